use lyhty_base::{EntryId, Moment};
use lyhty_store::{Row, StoreError, Tx, Value, params};

use super::Search;

/// An entry as it stands in the trail, with its link of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    pub number: i64,
    pub id: EntryId,
    pub at: Moment,
    /// `nobody`, `receipt`, `account`, `duty`.
    pub actor_kind: String,
    pub actor: String,
    pub role: Option<String>,
    pub verb: String,
    pub permission: Option<String>,
    pub subject_kind: String,
    pub subject: String,
    pub reason: Option<String>,
    pub route: Option<String>,
    pub result: Option<String>,
    /// The entry that this one completes.
    pub begun: Option<EntryId>,
    /// A line for each row that was written: table, id, number of columns, digest.
    pub facts: String,
    /// Nothing until the entry is linked.
    pub position: Option<i64>,
    pub hash: Option<String>,
}

const ENTRY: &str = "e.number, e.id, e.at, e.actor_kind, e.actor, e.role, e.verb, e.permission, e.subject_kind, e.subject, \
                     e.reason, e.route, e.result, e.begun, e.facts, l.position, l.hash \
                     FROM entries e LEFT JOIN links l ON l.entry = e.number";

fn entry(row: &Row) -> Result<EntryRow, StoreError> {
    Ok(EntryRow {
        number: row.get(0)?,
        id: row.get(1)?,
        at: row.get(2)?,
        actor_kind: row.get(3)?,
        actor: row.get(4)?,
        role: row.get(5)?,
        verb: row.get(6)?,
        permission: row.get(7)?,
        subject_kind: row.get(8)?,
        subject: row.get(9)?,
        reason: row.get(10)?,
        route: row.get(11)?,
        result: row.get(12)?,
        begun: row.get(13)?,
        facts: row.get(14)?,
        position: row.get(15)?,
        hash: row.get(16)?,
    })
}

/// The condition and its values, the next of which is `$n`.
fn narrowed(search: &Search) -> (String, Vec<Value>) {
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut narrow = |condition: &str, value: &[Value]| {
        values.extend_from_slice(value);
        conditions.push(format!("{condition} ${}", values.len()));
    };
    if let Some(subject) = &search.subject {
        narrow("e.subject =", params![subject]);
    }
    if let Some(actor) = search.actor {
        narrow("e.actor =", params![actor]);
    }
    if let Some(verb) = &search.verb {
        narrow("e.verb =", params![verb]);
    }
    if let Some(since) = search.since {
        narrow("e.at >=", params![since]);
    }
    if let Some(until) = search.until {
        narrow("e.at <", params![until]);
    }
    if let Some(before) = search.before {
        narrow("e.number <", params![before]);
    }
    let conditions = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    (conditions, values)
}

/// The latest first, so many at most.
pub fn find(tx: &mut Tx<'_>, search: &Search, limit: i64) -> Result<Vec<EntryRow>, StoreError> {
    let (conditions, mut values) = narrowed(search);
    values.extend_from_slice(params![limit]);
    let sql = format!("SELECT {ENTRY} {conditions} ORDER BY e.number DESC LIMIT ${}", values.len());
    tx.query(&sql, &values)?.iter().map(entry).collect()
}

/// The acts of a look at a record, the latest first: completions left out, their results put beside what they complete.
pub fn find_acts(tx: &mut Tx<'_>, subject: &str, before: Option<i64>, limit: i64) -> Result<Vec<EntryRow>, StoreError> {
    let sql = format!(
        "SELECT {} WHERE e.subject = $1 AND e.begun IS NULL AND e.number < $2 ORDER BY e.number DESC LIMIT $3",
        ENTRY.replace(
            "e.result,",
            "COALESCE(e.result, (SELECT done.result FROM entries done WHERE done.subject = $1 AND done.begun = e.id)),"
        )
    );
    tx.query(&sql, params![subject, before.unwrap_or(i64::MAX), limit])?.iter().map(entry).collect()
}

/// Oldest first, each as it comes.
pub fn for_each(tx: &mut Tx<'_>, search: &Search, mut each: impl FnMut(&EntryRow)) -> Result<(), StoreError> {
    let (conditions, values) = narrowed(search);
    let sql = format!("SELECT {ENTRY} {conditions} ORDER BY e.number");
    tx.for_each(&sql, &values, |row| {
        each(&entry(&row)?);
        Ok(())
    })
}
