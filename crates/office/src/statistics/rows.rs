//! SQL of figures: `fact_*` tables only. Everything is added up in the database, in groups: what comes out is as much for a
//! hundred thousand clients as for a hundred.

use lyhty_base::Month;
use lyhty_store::{Row, StoreError, Tx, params};

use super::Dates;
use crate::facts::ADULT;
use crate::facts::words::Form;

/// The condition that a version was the one known by the cut-off `$1`.
const KNOWN: &str = "known_from <= $1 AND (known_until IS NULL OR known_until > $1)";

/// A row of counts: words and how many.
pub(super) type Counts = Vec<(String, u64)>;

/// How many in which month.
pub(super) type Months = Vec<(Month, u64)>;

fn number(row: &Row, place: usize) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.get::<i64>(place)?).unwrap_or(0))
}

fn counts(rows: &[Row]) -> Result<Counts, StoreError> {
    rows.iter().map(|row| Ok((row.get(0)?, number(row, 1)?))).collect()
}

fn months(rows: &[Row]) -> Result<Months, StoreError> {
    rows.iter().map(|row| Ok((row.get(0)?, number(row, 1)?))).collect()
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

/// Proposals of every month of arrival.
pub(super) fn proposals_by_month(tx: &mut Tx<'_>, known_by: Month) -> Result<Months, StoreError> {
    let sql = format!("SELECT arrived, COUNT(*) FROM fact_proposals WHERE {KNOWN} GROUP BY arrived");
    months(&tx.query(&sql, params![known_by])?)
}

/// Decisions made in the half, by kind.
pub(super) fn decisions_by_kind(tx: &mut Tx<'_>, dates: Dates) -> Result<Counts, StoreError> {
    let sql = format!(
        "SELECT kind, COUNT(*) FROM fact_decisions WHERE {KNOWN} AND made >= $2 AND made <= $3 GROUP BY kind \
         ORDER BY kind"
    );
    counts(&tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?)
}

/// Clients of one sex who came or went in a month.
pub(super) struct Group {
    pub month: Month,
    pub sex: String,
    pub number: u64,
    /// Of them, those under 18 on admission.
    pub minors: u64,
    /// Of them, those whose age on admission is not known; of leavers nothing asks for it.
    pub age_not_known: u64,
}

fn groups(rows: &[Row]) -> Result<Vec<Group>, StoreError> {
    let group = |row: &Row| {
        Ok(Group {
            month: row.get(0)?,
            sex: row.get(1)?,
            number: number(row, 2)?,
            minors: number(row, 3)?,
            age_not_known: number(row, 4)?,
        })
    };
    rows.iter().map(group).collect()
}

/// Admissions of every month.
pub(super) fn admissions(tx: &mut Tx<'_>, known_by: Month) -> Result<Vec<Group>, StoreError> {
    let sql = format!(
        "SELECT admitted, sex, COUNT(*), COUNT(CASE WHEN age < {ADULT} OR (age IS NULL AND comes_of_age IS NOT NULL) THEN 1 END), \
         COUNT(CASE WHEN age IS NULL AND comes_of_age IS NULL THEN 1 END) FROM fact_clients WHERE {KNOWN} GROUP BY admitted, sex"
    );
    groups(&tx.query(&sql, params![known_by])?)
}

/// Leavings of every month.
pub(super) fn leavings(tx: &mut Tx<'_>, known_by: Month) -> Result<Vec<Group>, StoreError> {
    let sql = format!(
        "SELECT left_in, sex, COUNT(*), COUNT(CASE WHEN minor_on_admission THEN 1 END), 0 FROM fact_leavings \
         WHERE {KNOWN} GROUP BY left_in, sex"
    );
    groups(&tx.query(&sql, params![known_by])?)
}

/// Clients admitted by the end of a month who turn 18 after it, less those of them who had left.
pub(super) fn minors_on(tx: &mut Tx<'_>, month: Month, known_by: Month) -> Result<u64, StoreError> {
    let of = |table: &str, column: &str| {
        format!("SELECT COUNT(*) FROM {table} WHERE {KNOWN} AND {column} <= $2 AND comes_of_age > $2")
    };
    let admitted = number(&tx.query_one(&of("fact_clients", "admitted"), params![known_by, month])?, 0)?;
    let left = number(&tx.query_one(&of("fact_leavings", "left_in"), params![known_by, month])?, 0)?;
    Ok(admitted.saturating_sub(left))
}

/// Citizenships of those admitted by the end of a month.
pub(super) fn citizenships_admitted(tx: &mut Tx<'_>, month: Month, known_by: Month) -> Result<Counts, StoreError> {
    citizenships(tx, "fact_clients", "admitted", month, known_by)
}

/// Citizenships of those of them who had left.
pub(super) fn citizenships_left(tx: &mut Tx<'_>, month: Month, known_by: Month) -> Result<Counts, StoreError> {
    citizenships(tx, "fact_leavings", "left_in", month, known_by)
}

fn citizenships(
    tx: &mut Tx<'_>,
    table: &'static str,
    column: &'static str,
    month: Month,
    known_by: Month,
) -> Result<Counts, StoreError> {
    let sql = format!(
        "SELECT citizenship, COUNT(*) FROM {table} WHERE {KNOWN} AND {column} <= $2 AND citizenship IS NOT NULL \
         GROUP BY citizenship"
    );
    counts(&tx.query(&sql, params![known_by, month])?)
}

/// Different citizenships of those admitted in the half, without the stateless (`XX`).
pub(super) fn nationalities_of_new(tx: &mut Tx<'_>, dates: Dates) -> Result<u64, StoreError> {
    let sql = format!(
        "SELECT COUNT(DISTINCT citizenship) FROM fact_clients WHERE {KNOWN} AND admitted >= $2 AND admitted <= $3 \
         AND citizenship <> 'XX'"
    );
    let row = tx.query_one(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?;
    number(&row, 0)
}

/// New clients of the half whose exploitation is alike; whoever has no row of exploitation is in none.
pub(super) struct ExploitationGroup {
    /// There is a row in Finland.
    pub in_finland: bool,
    /// Every row lies in the home country.
    pub only_at_home: bool,
    /// Form and residence of the main row in Finland.
    pub form: Option<String>,
    pub residence: Option<String>,
    pub number: u64,
}

/// The new clients of the half, by their exploitation.
pub(super) fn exploitation_of_new(tx: &mut Tx<'_>, dates: Dates) -> Result<Vec<ExploitationGroup>, StoreError> {
    let sql = format!(
        "SELECT in_finland, only_at_home, form, residence, COUNT(*) FROM fact_exploitations \
         WHERE {KNOWN} AND admitted >= $2 AND admitted <= $3 GROUP BY in_finland, only_at_home, form, residence"
    );
    tx.query(&sql, params![dates.known_by, dates.half.first_month(), dates.half.last_month()])?
        .iter()
        .map(|row| {
            Ok(ExploitationGroup {
                in_finland: row.get(0)?,
                only_at_home: row.get(1)?,
                form: row.get(2)?,
                residence: row.get(3)?,
                number: number(row, 4)?,
            })
        })
        .collect()
}

/// Clients whose main form in Finland is one, by the month of admission.
pub(super) fn form_in_finland_by_month(
    tx: &mut Tx<'_>,
    form: Form,
    (first, last): (Month, Month),
    known_by: Month,
) -> Result<Months, StoreError> {
    let sql = format!(
        "SELECT admitted, COUNT(*) FROM fact_exploitations WHERE {KNOWN} AND admitted >= $2 \
         AND admitted <= $3 AND in_finland AND form = $4 GROUP BY admitted"
    );
    months(&tx.query(&sql, params![known_by, first, last, form.word()])?)
}

/// The month in which a child of a client is counted no more: gone, or grown up.
const CHILD_ENDS: &str =
    "CASE WHEN until IS NULL THEN comes_of_age WHEN comes_of_age < until THEN comes_of_age ELSE until END";

/// Children of clients by the month since when they are counted. Who is never counted is in neither list.
pub(super) fn children_coming(tx: &mut Tx<'_>, known_by: Month) -> Result<Months, StoreError> {
    children(tx, "since", known_by)
}

/// Children of clients by the month in which they are counted no more.
pub(super) fn children_going(tx: &mut Tx<'_>, known_by: Month) -> Result<Months, StoreError> {
    children(tx, "ends", known_by)
}

fn children(tx: &mut Tx<'_>, column: &'static str, known_by: Month) -> Result<Months, StoreError> {
    let whole = if column == "since" { "ends IS NULL OR" } else { "" };
    let sql = format!(
        "WITH spans AS (SELECT since, {CHILD_ENDS} AS ends FROM fact_children WHERE {KNOWN}) \
         SELECT {column}, COUNT(*) FROM spans WHERE {whole} ends > since GROUP BY {column}"
    );
    months(&tx.query(&sql, params![known_by])?)
}
