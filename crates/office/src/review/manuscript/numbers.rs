use std::collections::BTreeMap;

use lyhty_base::{Day, Half, Month};
use serde::{Deserialize, Serialize};

use crate::statistics::covers;

/// The figures of an edition: all that leaves the office, frozen with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// Figures by their paths.
    pub values: BTreeMap<String, u64>,
    /// The citizenship that more clients have than any other, as ISO 3166-1 letters; no count.
    pub largest_nationality: Option<String>,
    /// Whether a figure is higher than ever before, for those figures of which that is known.
    pub records: BTreeMap<String, bool>,
    /// The half.
    #[serde(with = "as_text")]
    pub half: Half,
    /// The day of the stock.
    #[serde(with = "as_text")]
    pub stock_day: Day,
    /// The month up to whose end something had to be known to count.
    #[serde(with = "as_text")]
    pub known_by: Month,
}

/// Times as the text that each of them has.
mod as_text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("not a time of its kind"))
    }
}

impl Numbers {
    /// A figure by its path.
    pub fn get(&self, path: &str) -> Option<u64> {
        self.values.get(path).copied()
    }

    /// Figures by a pattern in which `*` is any one part of a path.
    pub(super) fn matching<'a>(&'a self, pattern: &'a str) -> impl Iterator<Item = (&'a str, u64)> {
        self.values.iter().filter(|(path, _)| covers(pattern, path)).map(|(path, value)| (path.as_str(), *value))
    }

    /// The last day of the cut-off's month.
    pub(super) fn known_by_day(&self) -> Option<Day> {
        self.known_by.last_day()
    }
}
