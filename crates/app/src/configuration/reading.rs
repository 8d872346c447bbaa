//! Takes what the file and the environment say, and names what is not a setting with the nearest one that is.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::settings::{self, ALL, Fallback, Kind, Setting};

/// Where a value was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the file, on this line.
    File(PathBuf, usize),
    /// In the environment.
    Environment,
    /// On the command line.
    CommandLine,
    /// Nowhere: it is what stands when nothing is set.
    Fallback,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, line) => write!(formatter, "{} line {line}", path.display()),
            Self::Environment => formatter.write_str("environment"),
            Self::CommandLine => formatter.write_str("command line"),
            Self::Fallback => formatter.write_str("not set"),
        }
    }
}

/// What is wrong with the configuration: every fault at once, a sentence each, which names the key and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigurationError(pub Vec<String>);

impl fmt::Display for ConfigurationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for ConfigurationError {}

/// The values as they were set, each with its place. A later source replaces an earlier one.
#[derive(Debug, Default)]
pub struct Reading {
    values: BTreeMap<&'static str, (String, Place)>,
    problems: Vec<String>,
}

/// Variables with our prefix that belong to the test suite and the choice of the file, not to the table.
const NOT_SETTINGS: [&str; 2] = ["LYHTY_CONFIGURATION", "LYHTY_OVERWRITE"];
const TEST_PREFIX: &str = "LYHTY_TEST_";

impl Reading {
    /// Takes the text of a file.
    pub fn take_file(&mut self, path: &Path, text: &str) {
        match DeTable::parse(text) {
            Ok(table) => self.take_table(path, text, "", table.get_ref()),
            Err(error) => {
                let line = error.span().map_or(1, |span| line_of(text, span.start));
                // The message of the parser alone: its display quotes the line, which may hold a password.
                self.problems.push(format!("{} line {line}: this is not TOML: {}.", path.display(), error.message()));
            }
        }
    }

    fn take_table(&mut self, path: &Path, text: &str, prefix: &str, table: &DeTable<'_>) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            let place = Place::File(path.to_owned(), line_of(text, name.span().start));
            let is_table_of_ours = ALL.iter().any(|setting| setting.key.starts_with(&format!("{key}.")));
            let written = match value.get_ref() {
                DeValue::Table(inner) if is_table_of_ours => {
                    self.take_table(path, text, &format!("{key}."), inner);
                    continue;
                }
                DeValue::String(words) => Some(words.to_string()),
                DeValue::Integer(number) => Some(number.as_str().to_owned()),
                DeValue::Boolean(yes) => Some(yes.to_string()),
                DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => None,
            };
            match (ALL.iter().find(|setting| setting.key == key), written) {
                (Some(setting), Some(written)) => {
                    self.take(setting, beside(path, setting.kind, written), place);
                }
                (Some(setting), None) => {
                    self.problems.push(format!("{place}: `{key}` must be {}.", setting.kind.description()));
                }
                (None, None) if matches!(value.get_ref(), DeValue::Table(_)) => {
                    let tables = ALL.iter().filter_map(|setting| setting.key.split_once('.'));
                    self.problems.push(unknown(&place, &key, tables.map(|(table, _)| table.to_owned())));
                }
                (None, _) => {
                    let names = ALL.iter().map(|setting| setting.key.to_owned());
                    self.problems.push(unknown(&place, &key, names));
                }
            }
        }
    }

    /// Takes the environment: every variable whose name begins with `LYHTY_` must be one of ours.
    pub fn take_environment(&mut self, variables: impl Iterator<Item = (std::ffi::OsString, std::ffi::OsString)>) {
        for (name, value) in variables {
            let Some(name) = name.to_str().filter(|name| name.starts_with("LYHTY_")) else { continue };
            if NOT_SETTINGS.contains(&name) || name.starts_with(TEST_PREFIX) {
                continue;
            }
            match (ALL.iter().find(|setting| setting.environment() == name), value.into_string()) {
                (Some(setting), Ok(value)) => self.take(setting, value, Place::Environment),
                (Some(_), Err(_)) => self.problems.push(format!("environment: `{name}` is not valid UTF-8.")),
                (None, _) => {
                    let names = ALL.iter().map(|setting| setting.environment());
                    self.problems.push(unknown(&Place::Environment, name, names));
                }
            }
        }
    }

    /// Takes one value.
    pub fn take(&mut self, setting: &'static Setting, value: String, place: Place) {
        if let Err(rule) = setting.kind.check(&value) {
            let name = if place == Place::Environment { setting.environment() } else { setting.key.to_owned() };
            self.problems.push(format!("{place}: `{name}` {rule}."));
            return;
        }
        self.values.insert(setting.key, (value, place));
    }

    /// Notes a fault that concerns several settings together.
    pub fn refuse(&mut self, sentence: String) {
        self.problems.push(sentence);
    }

    /// The value of a setting: as set, else what stands when nothing is set.
    pub fn text(&self, setting: &Setting) -> Option<String> {
        match (self.values.get(setting.key), setting.fallback) {
            (Some((value, _)), _) => Some(value.clone()),
            (None, Fallback::Text(text)) => Some(text.to_owned()),
            (None, Fallback::InDataFolder(inside)) => {
                let folder = self.text(&settings::DATA_FOLDER).unwrap_or_default();
                let path = Path::new(&folder).join(inside).display().to_string();
                Some(if setting.kind == Kind::Database { format!("sqlite:{path}") } else { path })
            }
            (None, Fallback::Nothing) => None,
        }
    }

    /// Where the value of a setting comes from.
    pub fn place(&self, setting: &Setting) -> Place {
        self.values.get(setting.key).map_or(Place::Fallback, |(_, place)| place.clone())
    }

    /// This reading, when nothing was wrong with it.
    ///
    /// # Errors
    /// Everything that was wrong.
    pub fn finish(self) -> Result<Self, ConfigurationError> {
        if self.problems.is_empty() { Ok(self) } else { Err(ConfigurationError(self.problems)) }
    }
}

fn unknown(place: &Place, name: &str, names: impl Iterator<Item = String>) -> String {
    let nearest = names.max_by(|left, right| {
        let likeness = |other: &String| strsim::jaro_winkler(&name.to_lowercase(), &other.to_lowercase());
        likeness(left).total_cmp(&likeness(right))
    });
    format!("{place}: `{name}` is not a setting; the nearest is `{}`.", nearest.unwrap_or_default())
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// A relative path in the file counts from the file's folder, so that it means the same from wherever we are started.
fn beside(file: &Path, kind: Kind, written: String) -> String {
    let prefix = match kind {
        Kind::Path => "",
        Kind::Database => "sqlite:",
        Kind::Listen => "unix:",
        _ => return written,
    };
    match (written.strip_prefix(prefix), file.parent()) {
        (Some(path), Some(folder)) if !path.is_empty() => format!("{prefix}{}", folder.join(path).display()),
        _ => written,
    }
}
