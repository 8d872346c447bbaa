//! What every column is for and whether it may be in clear: `columns.toml` and its second part, read once.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::{EngineKind, StoreError, Tx, params};

const SOURCE: &str = concat!(include_str!("../columns.toml"), "\n", include_str!("../columns-register.toml"));

/// What follows from the clear columns together, for the end of `docs/data-held.md`.
const ENDING: &str = include_str!("../data-held-ending.md");

static TABLES: LazyLock<Result<Tables, String>> = LazyLock::new(|| Tables::read(SOURCE));

struct Tables {
    in_order: Vec<Table>,
    places: HashMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    table: Vec<Table>,
}

/// How far a column is from what a person must not fear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// May be shown to anybody.
    Public,
    /// In clear, since routing, deadlines or the machine need it.
    Working,
    /// In clear, coarse, with ids of its own: what figures are made from.
    Statistic,
    /// Ciphertext.
    Sealed,
}

/// Which archive of a backup a table goes into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Archive {
    /// Kept as long as the office wishes.
    #[default]
    #[serde(rename = "data")]
    Data,
    /// Kept 35 days.
    #[serde(rename = "record keys")]
    RecordKeys,
    /// In no archive.
    #[serde(rename = "none")]
    None,
}

/// A table of the database.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The columns of its primary key, separated by a blank.
    pub key: String,
    /// What it is for, in one line.
    pub meaning: String,
    /// The archive it goes into.
    #[serde(default)]
    pub archive: Archive,
    /// Whether every row is a deed that an entry of the trail tells of, so that one without an entry is wrong.
    #[serde(default)]
    pub recorded: bool,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it may be in clear.
    pub class: Class,
    /// What it is for, in one line.
    pub meaning: String,
    /// For a sealed column the permanent label that its seal is bound to.
    pub label: Option<String>,
    /// Whether it changes without an entry in the trail.
    #[serde(default)]
    pub moves: bool,
}

impl Table {
    /// The one column of its key.
    ///
    /// # Errors
    /// When the key has several columns.
    pub fn single_key(&self) -> Result<&str, StoreError> {
        if self.key.contains(' ') { Err(StoreError::Table(self.name.clone())) } else { Ok(&self.key) }
    }

    /// The columns that a digest of a row covers, when it covers the first so many.
    pub(crate) fn digested(&self, first: usize) -> impl Iterator<Item = &Column> {
        self.columns.iter().take(first).filter(|column| !column.moves)
    }
}

impl Tables {
    fn read(source: &str) -> Result<Self, String> {
        let in_order = toml::from_str::<Document>(source).map_err(|error| error.to_string())?.table;
        let mut places = HashMap::new();
        let mut labels = BTreeMap::new();
        for (place, table) in in_order.iter().enumerate() {
            if places.insert(table.name.clone(), place).is_some() {
                return Err(format!("the table {} stands there twice", table.name));
            }
            for column in &table.columns {
                let name = format!("{}.{}", table.name, column.name);
                match (&column.label, column.class) {
                    (Some(label), Class::Sealed) => {
                        if let Some(other) = labels.insert(label.clone(), name.clone()) {
                            return Err(format!("{other} and {name} have the same label"));
                        }
                    }
                    (None, Class::Sealed) => return Err(format!("{name} is sealed and has no label")),
                    (Some(_), _) => return Err(format!("{name} has a label and is not sealed")),
                    (None, _) => {}
                }
            }
        }
        Ok(Self { in_order, places })
    }
}

fn all() -> Result<&'static Tables, StoreError> {
    TABLES.as_ref().map_err(|error| StoreError::Configuration(format!("columns.toml: {error}")))
}

/// Every table, in the order in which they were made.
///
/// # Errors
/// When `columns.toml` contradicts itself, which a test excludes.
pub fn tables() -> Result<&'static [Table], StoreError> {
    Ok(&all()?.in_order)
}

/// One table by its name.
///
/// # Errors
/// When `columns.toml` does not know it.
pub fn table(name: &str) -> Result<&'static Table, StoreError> {
    let tables = all()?;
    let place = tables.places.get(name);
    place.and_then(|place| tables.in_order.get(*place)).ok_or_else(|| StoreError::Table(name.to_owned()))
}

/// Every label of a sealed column, with `table.column`.
///
/// # Errors
/// As [`tables`].
pub fn labels() -> Result<BTreeMap<&'static str, String>, StoreError> {
    let mut labels = BTreeMap::new();
    for table in tables()? {
        for column in &table.columns {
            if let Some(label) = &column.label {
                labels.insert(label.as_str(), format!("{}.{}", table.name, column.name));
            }
        }
    }
    Ok(labels)
}

/// Where the live schema and `columns.toml` differ, a line each; both ways, and in the order of columns.
///
/// # Errors
/// When the database can't be read.
pub fn differences(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let sql = match tx.engine() {
        EngineKind::Sqlite => {
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid"
        }
        EngineKind::Postgres => {
            "SELECT table_name::text, column_name::text FROM information_schema.columns \
             WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position"
        }
    };
    let mut live: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in tx.query(sql, params![])? {
        live.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let mut differences = Vec::new();
    for table in tables()? {
        let Some(found) = live.remove(&table.name) else {
            differences.push(format!("{} is in columns.toml and not in the database", table.name));
            continue;
        };
        let written: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        if found != written {
            differences.push(format!(
                "{}: the database has {}; columns.toml has {}",
                table.name,
                found.join(", "),
                written.join(", ")
            ));
        }
    }
    differences.extend(live.into_keys().map(|name| format!("{name} is in the database and not in columns.toml")));
    Ok(differences)
}

/// `docs/data-held.md`: what we keep, for everybody to read.
///
/// # Errors
/// As [`tables`].
pub fn data_held_markdown() -> Result<String, StoreError> {
    let mut text = "# What the database holds\n\n\
        Made from `crates/store/columns.toml` and `data-held-ending.md` there; don't edit. **Sealed** columns are ciphertext that only the holder of a \
        key can open. **Working** columns are in clear because routing, deadlines or the machine need them; none tells \
        who a person is. **Statistic** columns are coarse and carry ids of their own. **Public** ones could be shown to \
        anybody.\n"
        .to_owned();
    for table in tables()? {
        let archive = match table.archive {
            Archive::Data => "In the data archive of a backup.",
            Archive::RecordKeys => "In the archive of record keys, kept 35 days.",
            Archive::None => "In no backup.",
        };
        // Writing to a String can't fail.
        let _ = write!(
            text,
            "\n## {}\n\n{} {archive}\n\n| column | class | meaning |\n|---|---|---|\n",
            table.name, table.meaning
        );
        for column in &table.columns {
            let class = match column.class {
                Class::Public => "public",
                Class::Working => "working",
                Class::Statistic => "statistic",
                Class::Sealed => "**sealed**",
            };
            let _ = writeln!(text, "| `{}` | {class} | {} |", column.name, column.meaning);
        }
    }
    text.push_str(ENDING);
    Ok(text)
}
