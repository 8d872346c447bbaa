//! What can be worked out from two editions of one half-year. Both stay public: a figure that differs by one tells of one person.

use lyhty_base::{Outcome, Problem};
use lyhty_store::Tx;

use super::manuscript::Numbers;
use super::{Edition, rows};
use crate::statistics::{Dates, SMALL, releases};

/// A figure that differs little from what the newest edition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The figure.
    pub path: String,
    /// What the newest edition says.
    pub before: u64,
    /// What the next one would say.
    pub now: u64,
    /// The number of the newest edition.
    pub since: i64,
    /// The director has decided that it may be worked out.
    pub released: bool,
}

impl Difference {
    /// How many people it tells of.
    pub const fn size(&self) -> u64 {
        self.before.abs_diff(self.now)
    }

    /// The name of the decision about it, beside those about small figures. A decision is about one step between two editions.
    pub fn decision(&self) -> String {
        format!("difference.{}.{}", self.since, self.path)
    }
}

/// The small differences between what an edition says and the figures of the same dates now.
///
/// # Errors
/// From the store; a fault when what was frozen is damaged.
pub(super) fn small(tx: &mut Tx<'_>, dates: Dates, edition: &Edition, now: &Numbers) -> Outcome<Vec<Difference>> {
    let published: Numbers = serde_json::from_str(&rows::figures(tx, edition.id)?).map_err(Problem::fault)?;
    let released = releases(tx, dates)?;
    let mut found = Vec::new();
    for (path, now) in &now.values {
        let Some(before) = published.get(path) else { continue };
        let (path, now, since) = (path.clone(), *now, edition.number);
        let mut difference = Difference { path, before, now, since, released: false };
        if (1..=SMALL).contains(&difference.size()) {
            difference.released = released.contains(&(difference.decision(), difference.size()));
            found.push(difference);
        }
    }
    Ok(found)
}
