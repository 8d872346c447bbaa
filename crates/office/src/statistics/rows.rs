//! SQL of figures: `fact_*` tables only.

use lyhty_base::{FactId, Month};
use lyhty_store::{Row, StoreError, Tx, params};

use super::Dates;

/// The condition that a version was the one known by the cut-off `$1`.
const KNOWN: &str = "known_from <= $1 AND (known_until IS NULL OR known_until > $1)";

/// A row of counts: words and how many.
pub(super) type Counts = Vec<(String, u64)>;

fn counts(rows: &[Row]) -> Result<Counts, StoreError> {
    rows.iter().map(|row| Ok((row.get(0)?, u64::try_from(row.get::<i64>(1)?).unwrap_or(0)))).collect()
}

/// Proposals that arrived in the half, by proposer.
pub(super) fn proposals_by_proposer(tx: &mut Tx<'_>, dates: Dates) -> Result<Counts, StoreError> {
    proposals_by(tx, dates, "proposer_kind")
}

/// Proposals that arrived in the half, by outcome at the cut-off.
pub(super) fn proposals_by_outcome(tx: &mut Tx<'_>, dates: Dates) -> Result<Counts, StoreError> {
    proposals_by(tx, dates, "outcome")
}

fn proposals_by(tx: &mut Tx<'_>, dates: Dates, column: &'static str) -> Result<Counts, StoreError> {
    let sql = format!(
        "SELECT {column}, COUNT(*) FROM fact_proposals WHERE {KNOWN} AND arrived >= $2 AND arrived <= $3 \
         GROUP BY {column} ORDER BY {column}"
    );
    counts(&tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?)
}

/// Decisions made in the half, by kind.
pub(super) fn decisions_by_kind(tx: &mut Tx<'_>, dates: Dates) -> Result<Counts, StoreError> {
    let sql = format!(
        "SELECT kind, COUNT(*) FROM fact_decisions WHERE {KNOWN} AND made >= $2 AND made <= $3 GROUP BY kind \
         ORDER BY kind"
    );
    counts(&tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?)
}

/// A client as figures see one.
pub(super) struct ClientRow {
    pub subject: FactId,
    pub sex: String,
    pub age: Option<i64>,
    pub comes_of_age: Option<Month>,
    pub citizenship: Option<String>,
}

fn client(row: &Row) -> Result<ClientRow, StoreError> {
    Ok(ClientRow {
        subject: row.get(0)?,
        sex: row.get(1)?,
        age: row.get(2)?,
        comes_of_age: row.get(3)?,
        citizenship: row.get(4)?,
    })
}

const CLIENT: &str = "SELECT subject, sex, age, comes_of_age, citizenship FROM fact_clients";

/// Clients admitted in the half.
pub(super) fn new_clients(tx: &mut Tx<'_>, dates: Dates) -> Result<Vec<ClientRow>, StoreError> {
    let sql = format!("{CLIENT} WHERE {KNOWN} AND admitted >= $2 AND admitted <= $3");
    tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?
        .iter()
        .map(client)
        .collect()
}

/// Clients on the last day of the stock's month: admitted by then and not left by then.
pub(super) fn stock(tx: &mut Tx<'_>, dates: Dates) -> Result<Vec<ClientRow>, StoreError> {
    let sql = format!("{CLIENT} WHERE {KNOWN} AND admitted <= $2 AND (left_in IS NULL OR left_in > $2)");
    tx.query(&sql, params![dates.known_by, dates.stock])?.iter().map(client).collect()
}

/// A row of exploitation as figures see one.
pub(super) struct ExploitationRow {
    pub subject: FactId,
    pub in_finland: bool,
    pub at_home: bool,
    pub form: String,
    pub main_in_finland: bool,
    pub residence: String,
}

/// The rows of exploitation of the clients admitted in the half.
pub(super) fn exploitations_of_new(tx: &mut Tx<'_>, dates: Dates) -> Result<Vec<ExploitationRow>, StoreError> {
    let known = KNOWN.replace("known_", "e.known_");
    let sql = format!(
        "SELECT e.subject, e.in_finland, e.at_home, e.form, e.main_in_finland, e.residence FROM fact_exploitations e \
         WHERE {known} AND e.subject IN (SELECT subject FROM fact_clients WHERE {KNOWN} AND admitted >= $2 \
         AND admitted <= $3)"
    );
    tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?
        .iter()
        .map(|row| {
            Ok(ExploitationRow {
                subject: row.get(0)?,
                in_finland: row.get(1)?,
                at_home: row.get(2)?,
                form: row.get(3)?,
                main_in_finland: row.get(4)?,
                residence: row.get(5)?,
            })
        })
        .collect()
}

/// Children of the stock's clients who are under 18 on the day and not gone, each once.
pub(super) fn children_of_stock(tx: &mut Tx<'_>, dates: Dates) -> Result<u64, StoreError> {
    let known = KNOWN.replace("known_", "c.known_");
    let sql = format!(
        "SELECT COUNT(DISTINCT c.child) FROM fact_children c WHERE {known} AND c.since <= $2 \
         AND (c.until IS NULL OR c.until > $2) AND (c.comes_of_age IS NULL OR c.comes_of_age > $2) \
         AND c.subject IN (SELECT subject FROM fact_clients WHERE {KNOWN} AND admitted <= $2 \
         AND (left_in IS NULL OR left_in > $2))"
    );
    let row = tx.query_one(&sql, params![dates.known_by, dates.stock])?;
    Ok(u64::try_from(row.get::<i64>(0)?).unwrap_or(0))
}
