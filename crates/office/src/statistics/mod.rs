//! Figures over facts: of any half-year, with three dates, defined once, in code.
//!
//! **Three dates.** The *half* picks what arrived, was admitted and was decided. The *stock day* is the last day of a month. The
//! *cut-off* is the month up to whose end something had to be known to count: what is corrected later moves later figures.
//!
//! **Two tables that are never mixed.** The outcome of the proposals *received* in the half, by the cut-off; and the decisions
//! *made* in the half by kind. They are different populations that may have the same totals.
//!
//! **Sums.** [`Figures::count`] refuses figures that do not add up: nothing of them is shown.
//!
//! **Out of the office** goes only [`SafeFigures`], which is made in one place, for a fixed list; each small cell by a recorded
//! decision of the director, and so each small rest that can be worked out from a published whole and its published parts.
//! Nothing is crossed, nothing else leaves.
//!
//! Imports no room but `facts`; opens no seal.

pub mod choosing;
mod counting;
mod definitions;
mod history;
mod names;
mod pages;
mod rows;
mod safe;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use lyhty_base::{Half, Month, Outcome, Problem};
use lyhty_store::Tx;

pub use definitions::{DEFINITIONS, Definition, covers, definition_of, figures_markdown};
pub use names::{figure_name, half_words};
pub use pages::routes;
pub use safe::{SMALL, SafeFigures, SmallCell, record_release, release_small_cell, releases, small_cells};

use crate::facts::Citizenship;

/// Which figures: of which half, which day's stock, known by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dates {
    /// The half-year.
    pub half: Half,
    /// The month on whose last day the stock is counted.
    pub stock: Month,
    /// The month up to whose end something had to be known.
    pub known_by: Month,
}

impl Dates {
    /// The usual dates of a half: its last month's end for the stock, the month after it for the cut-off.
    pub fn of(half: Half) -> Self {
        Self::known_after(half, choosing::USUAL_CUT_OFF)
    }

    /// The dates of a half with a cut-off so many months after it.
    pub fn known_after(half: Half, months: i32) -> Self {
        Self { half, stock: half.last_month(), known_by: half.last_month().plus_months(months) }
    }

    /// How many months after the half the cut-off is.
    pub fn months_after(self) -> i32 {
        let (last, known) = (self.half.last_month(), self.known_by);
        i32::from(known.year() - last.year()) * 12 + i32::from(known.month() - last.month())
    }
}

/// Counted figures by the dotted paths of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Which dates they are of.
    pub dates: Dates,
    values: BTreeMap<String, u64>,
    /// The citizenship that more clients of the stock have than any other; nothing when two have as many.
    pub largest_nationality: Option<LargestNationality>,
    records: BTreeMap<&'static str, bool>,
}

/// The largest group of the stock by citizenship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LargestNationality {
    /// Which citizenship: that leaves the office, by a decision when the group is small.
    pub citizenship: Citizenship,
    /// How many clients have it: that stays.
    pub clients: u64,
}

impl LargestNationality {
    /// The path under which a small group is decided about. With the letters: a decision is about one citizenship.
    fn path(self) -> String {
        format!("{}.{}", names::LARGEST_NATIONALITY, self.citizenship)
    }
}

/// A sum that has to hold, of these very figures.
struct Sum {
    whole: String,
    parts: Vec<String>,
}

/// Figures that don't add up: a sum, and what it should have been.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{whole} is {expected}, but its parts ({parts}) add up to {found}")]
pub struct SumError {
    /// The path of the whole.
    pub whole: String,
    /// Its value.
    pub expected: u64,
    /// The paths of its parts.
    pub parts: String,
    /// What they add up to.
    pub found: u64,
}

impl Figures {
    /// Counts. Reads `fact_*` tables and nothing else.
    ///
    /// # Errors
    /// A fault of the store, or figures that don't add up.
    pub fn count(tx: &mut Tx<'_>, dates: Dates) -> Outcome<Self> {
        let figures = counting::count(tx, dates)?;
        figures.check_sums().map_err(Problem::fault)?;
        Ok(figures)
    }

    /// A figure by its path; nothing when there is no such figure.
    pub fn get(&self, path: &str) -> Option<u64> {
        self.values.get(path).copied()
    }

    /// Every figure, by path.
    pub fn all(&self) -> impl Iterator<Item = (&str, u64)> {
        self.values.iter().map(|(path, value)| (path.as_str(), *value))
    }

    /// The parts of a whole that lie directly below a path: `proposals.by_proposer` gives a row for each proposer kind.
    pub fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = (&'a str, u64)> {
        self.values.iter().filter_map(move |(candidate, value)| {
            let last = candidate.strip_prefix(path)?.strip_prefix('.')?;
            (!last.contains('.')).then_some((last, *value))
        })
    }

    /// Whether a figure is higher than it ever was, as the same cut-off knows it: the stock than at the end of every earlier
    /// month, what a half counts than in every earlier half of any year. Nothing for figures that are not asked about.
    pub fn is_record(&self, path: &str) -> Option<bool> {
        self.records.get(path).copied()
    }

    /// Every sum that has to hold, with the paths that are really there.
    fn sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for (pattern, parts) in definitions::SUMS {
            for (whole, _) in self.all().filter(|(path, _)| covers(pattern, path)) {
                let word = pattern.split('.').zip(whole.split('.')).find(|(own, _)| *own == "*").map(|(_, word)| word);
                let parts = parts.iter().flat_map(|part| match (word, part.strip_suffix(".*")) {
                    (Some(word), _) => vec![part.replace('*', word)],
                    (None, Some(start)) => self.below(start).map(|(last, _)| format!("{start}.{last}")).collect(),
                    (None, None) => vec![(*part).to_owned()],
                });
                sums.push(Sum { whole: whole.to_owned(), parts: parts.collect() });
            }
        }
        sums
    }

    /// Every sum that has to hold, checked.
    ///
    /// # Errors
    /// The first that does not.
    pub fn check_sums(&self) -> Result<(), SumError> {
        for Sum { whole, parts } in self.sums() {
            let expected = self.get(&whole).unwrap_or(0);
            let found = parts.iter().filter_map(|part| self.get(part)).sum();
            if found != expected {
                return Err(SumError { whole, expected, parts: parts.join(" + "), found });
            }
        }
        Ok(())
    }
}
