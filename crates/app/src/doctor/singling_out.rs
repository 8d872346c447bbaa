//! How many people are unique on what stands in clear about them: the risk that remains when everything sealed stays
//! shut (singling out, in the words of the Article 29 Working Party's opinion 05/2014).

use std::fmt;

use lyhty_store::columns::{self, Class};
use lyhty_store::{Store, StoreError};

use crate::console::Stop;
use crate::premises;

/// The table with a row a person proposed.
const TABLE: &str = "proposals";

/// The number and what it was counted on.
#[derive(Debug, PartialEq, Eq)]
pub struct SinglingOut {
    /// People whose row nobody else's looks like.
    pub unique: i64,
    /// All people.
    pub people: i64,
    /// The columns in clear that say something about the person.
    pub counted: Vec<&'static str>,
    /// Columns in clear that are different for everybody and say nothing about the person by themselves: random ids, and
    /// the moment at which the form was sent.
    pub left_out: Vec<&'static str>,
}

impl SinglingOut {
    /// Counts on the working columns of the table of people proposed.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn count(store: &Store) -> Result<Self, Stop> {
        let table = columns::table(TABLE).map_err(premises::stop_for_store)?;
        let working = table.columns.iter().filter(|column| column.class == Class::Working);
        let (left_out, counted): (Vec<_>, Vec<_>) =
            working.map(|column| column.name.as_str()).partition(|name| *name == table.key || is_own(name));
        if counted.is_empty() {
            return Err(Stop::Fault(format!("columns.toml has no working columns of {TABLE} to count on")));
        }
        // Names of columns come from columns.toml, which a test compares with the schema; never from outside.
        let groups = counted.join(", ");
        let (unique, people) = store
            .read_blocking("singling-out", |tx| -> Result<(i64, i64), StoreError> {
                let unique = format!(
                    "SELECT CAST(COUNT(*) AS BIGINT) FROM \
                     (SELECT 1 AS one FROM {TABLE} GROUP BY {groups} HAVING COUNT(*) = 1) AS groups_of_one"
                );
                let people = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {TABLE}");
                Ok((tx.query_one(&unique, &[])?.get(0)?, tx.query_one(&people, &[])?.get(0)?))
            })
            .map_err(premises::stop_for_store)?;
        Ok(Self { unique, people, counted, left_out })
    }
}

/// Whether a column is different for everybody: the ids of the record, of the threads and of the deed that ended it, and exact
/// moments.
fn is_own(name: &str) -> bool {
    ["record", "ending"].contains(&name) || name.ends_with("_thread") || name.ends_with("_at")
}

impl fmt::Display for SinglingOut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} of {} people proposed are unique on what stands in clear ({}; not counted, being different for \
             everybody: {}).",
            self.unique,
            self.people,
            self.counted.join(", "),
            self.left_out.join(", ")
        )
    }
}
