//! The audit trail: who did what, to what, when.
//!
//! A transaction writes its entry together with its facts: an entry names the rows that were written and holds a digest
//! of each. The [`Chainer`] links entries into a chain of hashes and signs a checkpoint every minute, which goes to a
//! file outside the database; [`verify`] names what was changed, removed, reordered or cut off afterwards. The trail
//! holds ids and fixed words, no personal data.

mod chainer;
mod find;
mod known;
mod verify;

use std::fmt;
use std::str::FromStr;

use lyhty_base::EntryId;
use lyhty_vault::trail::{RowDigest, digest_row};

use crate::{Actor, Row, StoreError, Tx, columns, params};

pub use chainer::{Chainer, RunningChainer, head};
pub use find::{Filter, RecordedEntry, find};
pub use known::enter_known_facts;
pub use verify::{Finding, Report, verify};

/// Rows that one entry names at most.
const FACTS_MAX: usize = 200;

/// The columns of an entry, in the order of the table, `position` left out: it is the chain's and not the entry's.
const ENTRY_COLUMNS: [&str; 15] = [
    "number",
    "id",
    "at",
    "actor_kind",
    "actor",
    "role",
    "verb",
    "permission",
    "subject_kind",
    "subject",
    "reason",
    "route",
    "result",
    "begun",
    "facts",
];

/// What an entry of the trail says; who and when come from the transaction.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What was done or tried: the office's verb.
    pub verb: &'static str,
    /// The permission that allowed it.
    pub permission: Option<&'static str>,
    /// The kind of thing it was done to, such as `proposal`; empty when to nothing.
    pub subject_kind: &'static str,
    /// The id of that thing; empty when there is none.
    pub subject: String,
    /// The rows that this transaction wrote: table and id. Their digests are taken when the entry is written, so it is
    /// written last; a row that was deleted is named too.
    pub facts: &'a [(&'static str, String)],
    /// A reason from a fixed list. What somebody typed goes under seal into a row that is named among the facts.
    pub reason: Option<&'static str>,
    /// The pattern of the page that was asked for.
    pub route: Option<&'static str>,
    /// How it ended, from a fixed list.
    pub result: Option<&'static str>,
    /// The entry that this one completes.
    pub begun: Option<EntryId>,
}

impl Entry<'_> {
    /// An entry that says nothing but its verb, to be filled in:
    /// `Entry { subject_kind: "proposal", subject: id.to_string(), ..Entry::of("decide") }`.
    pub const fn of(verb: &'static str) -> Self {
        Self {
            verb,
            permission: None,
            subject_kind: "",
            subject: String::new(),
            facts: &[],
            reason: None,
            route: None,
            result: None,
            begun: None,
        }
    }
}

impl Tx<'_> {
    /// Writes an entry of the trail, with a digest of each row it names as this transaction leaves it.
    ///
    /// # Errors
    /// When a fact names a table without a single key, there are too many, or the database refuses.
    pub fn enter(&mut self, entry: Entry<'_>) -> Result<EntryId, StoreError> {
        if entry.facts.len() > FACTS_MAX {
            return Err(StoreError::TooLong { what: "the facts of an entry", most: FACTS_MAX });
        }
        let mut facts = Vec::with_capacity(entry.facts.len());
        for (table, id) in entry.facts {
            facts.push(Fact::of(self, table, id)?.to_string());
        }
        let id: EntryId = self.new_id();
        let role = match self.actor() {
            Actor::Account { role, .. } => Some(*role),
            _ => None,
        };
        let (kind, actor) = (self.actor().kind(), self.actor().identity());
        self.execute(
            "INSERT INTO entries (id, at, actor_kind, actor, role, verb, permission, subject_kind, subject, reason,
                 route, result, begun, facts)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            params![
                id,
                self.now(),
                kind,
                actor,
                role,
                entry.verb,
                entry.permission,
                entry.subject_kind,
                entry.subject,
                entry.reason,
                entry.route,
                entry.result,
                entry.begun,
                facts.join("\n")
            ],
        )?;
        self.effects.entries = true;
        Ok(id)
    }
}

/// What an entry says of one row: its digest over the first so many columns, or that it is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The table.
    pub table: String,
    /// The row's key.
    pub id: String,
    columns: usize,
    digest: Option<RowDigest>,
}

impl Fact {
    fn of(tx: &mut Tx<'_>, table: &str, id: &str) -> Result<Self, StoreError> {
        if id.is_empty() || id.contains(char::is_whitespace) {
            return Err(StoreError::Database(format!(
                "a fact of the table {table} is named by something that is no id"
            )));
        }
        let columns = columns::table(table)?.columns.len();
        let digest = live_digest(tx, table, id, columns)?;
        Ok(Self { table: table.to_owned(), id: id.to_owned(), columns, digest })
    }

    /// Whether the row was deleted.
    pub const fn is_gone(&self) -> bool {
        self.digest.is_none()
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {} ", self.table, self.id, self.columns)?;
        match &self.digest {
            Some(digest) => write!(formatter, "{digest}"),
            None => formatter.write_str("gone"),
        }
    }
}

impl FromStr for Fact {
    type Err = ();

    fn from_str(line: &str) -> Result<Self, ()> {
        let mut words = line.split(' ');
        let (table, id) = (words.next().ok_or(())?, words.next().ok_or(())?);
        let columns = words.next().and_then(|word| word.parse().ok()).ok_or(())?;
        let digest = match words.next().ok_or(())? {
            "gone" => None,
            hex => Some(hex.parse().map_err(drop)?),
        };
        match words.next() {
            None => Ok(Self { table: table.to_owned(), id: id.to_owned(), columns, digest }),
            Some(_) => Err(()),
        }
    }
}

/// The digest of a row as it is now, over the first so many columns of its table; nothing when there is no such row.
fn live_digest(tx: &mut Tx<'_>, table: &str, id: &str, columns: usize) -> Result<Option<RowDigest>, StoreError> {
    let table = columns::table(table)?;
    let names: Vec<&str> = table.digested(columns).map(|column| column.name.as_str()).collect();
    let sql = format!("SELECT {} FROM {} WHERE {} = $1", names.join(", "), table.name, table.single_key()?);
    let Some(row) = tx.query_optional(&sql, params![id])? else { return Ok(None) };
    let values: Vec<Option<Vec<u8>>> = row.values().iter().map(crate::Value::canonical).collect();
    let named: Vec<(&str, Option<&[u8]>)> = names.into_iter().zip(values.iter().map(Option::as_deref)).collect();
    Ok(Some(digest_row(&table.name, id, &named)))
}

/// The bytes of an entry that the chain covers: each column that holds something, its name and its value, both with
/// their lengths. A column that a later release adds is empty in old entries, so their bytes stay the same.
fn canonical(row: &Row, first: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, value) in ENTRY_COLUMNS.iter().zip(row.values().iter().skip(first)) {
        if let Some(value) = value.canonical() {
            for part in [name.as_bytes(), &value] {
                bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
                bytes.extend_from_slice(part);
            }
        }
    }
    bytes
}

/// The columns of an entry for a SELECT, each with this prefix.
fn entry_columns(prefix: &str) -> String {
    ENTRY_COLUMNS.map(|name| format!("{prefix}{name}")).join(", ")
}
