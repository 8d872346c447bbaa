use lyhty_base::{AccountId, EntryId, Moment};

use super::Fact;
use crate::{Row, StoreError, Tx, Value, params};

/// Entries that one look-up gives at most.
const FOUND_MAX: u32 = 500;

/// Which entries are asked for; what is not said does not matter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// About this thing: its kind and its id.
    pub subject: Option<(String, String)>,
    /// By this account.
    pub actor: Option<AccountId>,
    /// With this verb.
    pub verb: Option<String>,
    /// Not before this moment.
    pub since: Option<Moment>,
    /// Older than the entry with this number: for the next page.
    pub before: Option<u32>,
    /// So many at most; 0 means as many as one look-up gives.
    pub limit: u32,
}

/// An entry as it stands in the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEntry {
    /// Its number, in the order of writing.
    pub number: i64,
    /// Its id.
    pub id: EntryId,
    /// When its transaction began.
    pub at: Moment,
    /// The kind of doer: `nobody`, `receipt`, `account`, `duty`.
    pub actor_kind: String,
    /// The doer's id, or the name of the duty.
    pub actor: String,
    /// The role in which an account acted.
    pub role: Option<String>,
    /// What was done or tried.
    pub verb: String,
    /// The permission that allowed it.
    pub permission: Option<String>,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// The id of that thing.
    pub subject: String,
    /// The reason, from a fixed list.
    pub reason: Option<String>,
    /// The pattern of the page that was asked for.
    pub route: Option<String>,
    /// How it ended.
    pub result: Option<String>,
    /// The entry that this one completes.
    pub begun: Option<EntryId>,
    /// The rows that were written.
    pub facts: Vec<Fact>,
    /// Its place in the chain, once it is linked.
    pub position: Option<i64>,
}

/// The entries that were asked for, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn find(tx: &mut Tx<'_>, filter: &Filter) -> Result<Vec<RecordedEntry>, StoreError> {
    let mut conditions = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut narrow = |condition: &str, value: &[Value]| {
        values.extend_from_slice(value);
        conditions.push(condition.replace("$n", &format!("${}", values.len())));
    };
    if let Some((kind, id)) = &filter.subject {
        narrow("subject_kind = $n", params![kind]);
        narrow("subject = $n", params![id]);
    }
    if let Some(account) = filter.actor {
        narrow("actor = $n", params![account]);
    }
    if let Some(verb) = &filter.verb {
        narrow("verb = $n", params![verb]);
    }
    if let Some(since) = filter.since {
        narrow("at >= $n", params![since]);
    }
    if let Some(before) = filter.before {
        narrow("number < $n", params![before]);
    }
    let limit = if filter.limit == 0 { FOUND_MAX } else { filter.limit.min(FOUND_MAX) };
    values.push(Value::Integer(i64::from(limit)));
    let narrowed = if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let sql = format!(
        "SELECT {}, position FROM entries {narrowed} ORDER BY number DESC LIMIT ${}",
        super::entry_columns(""),
        values.len()
    );
    tx.query(&sql, &values)?.iter().map(entry).collect()
}

fn entry(row: &Row) -> Result<RecordedEntry, StoreError> {
    let facts: String = row.get(14)?;
    Ok(RecordedEntry {
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
        facts: facts.lines().filter_map(|line| line.parse().ok()).collect(),
        position: row.get(15)?,
    })
}
