//! What may leave the office. Until there is a kernel for disclosure control this is made here and nowhere else, for a fixed
//! list, and each small cell by a recorded decision of the director.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{DeedId, Outcome, Problem};
use lyhty_store::{Entry, StoreError, Tx, params};
use lyhty_web::May;
use lyhty_web::policy::ReleaseSmallCells;

use super::{Dates, Figures, definitions};
use crate::facts::Citizenship;

/// A figure from 1 to this is small: it may point at somebody.
pub const SMALL: u64 = 4;

/// The list of what may leave: the figures of the published review and who proposed. `*` is any one word.
const LIST: &[&str] = &[
    "proposals.received",
    "proposals.proposed_themselves",
    "proposals.by_proposer.*",
    "proposals.outcome.*",
    "new_clients.total",
    "new_clients.minors",
    "new_clients.adults",
    "new_clients.nationalities",
    "new_clients.exploited_in_finland",
    "new_clients.exploited_abroad_only",
    "new_clients.exploited_only_in_home_country",
    "new_clients.exploited_outside_home_country",
    "new_clients.in_finland_by_form.*",
    "new_clients.in_finland_by_residence.no_lawful_residence",
    "new_clients.in_finland_by_residence.asylum_seeker",
    "new_clients.in_finland_by_residence.permit_or_citizen_of_finland_or_eu",
    "stock.clients",
    "stock.men_or_boys",
    "stock.women_or_girls",
    "stock.minors_now",
    "stock.minors_on_admission",
    "stock.children_of_clients",
    "stock.people_covered",
    "earlier_halves.*.received",
    "earlier_halves.*.new_clients",
    "earlier_days.*.people_covered",
    "earlier_years.*.new_clients",
    "earlier_years.*.women_or_girls",
    "earlier_years.*.men_or_boys",
    "earlier_years.*.minors",
    "earlier_years.*.sexual_exploitation_in_finland",
    "earlier_years.*.people_covered_on_last_day",
];

/// Figures that may leave the office. There is no other way to make them than [`SafeFigures::make`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeFigures {
    dates: Dates,
    values: BTreeMap<String, u64>,
    largest_nationality: Option<Citizenship>,
    records: BTreeMap<&'static str, bool>,
}

/// A small figure, with whether there is a recorded decision about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmallCell {
    /// Its path.
    pub path: String,
    /// Its value.
    pub value: u64,
    /// It does not leave itself, but is what a whole that leaves has beyond its parts that leave.
    pub implied: bool,
    /// The director has decided that it may leave, or be worked out.
    pub released: bool,
}

fn is_listed(path: &str) -> bool {
    LIST.iter().any(|listed| definitions::covers(listed, path))
}

/// The small figures of the list, the largest nationality when its group is small, and the small rests that can be worked out, with whether the director released each. A
/// decision is about a value: when that has changed there is none.
///
/// # Errors
/// From the store.
pub fn small_cells(tx: &mut Tx<'_>, figures: &Figures) -> Outcome<Vec<SmallCell>> {
    let released = releases(tx, figures.dates)?;
    let sums = figures.sums();
    let implied: BTreeSet<&str> = sums
        .iter()
        .filter(|sum| is_listed(&sum.whole))
        .flat_map(|sum| sum.parts.iter().map(String::as_str).filter(|part| !is_listed(part)))
        .collect();
    let of_list = figures
        .all()
        .filter(|(path, _)| is_listed(path) || implied.contains(path))
        .map(|(path, value)| (path.to_owned(), value, !is_listed(path)));
    // A name alone says of a small group who is in it.
    let largest = figures.largest_nationality.map(|largest| (largest.path(), largest.clients, false));
    let small = of_list.chain(largest).filter(|(_, value, _)| (1..=SMALL).contains(value));
    Ok(small
        .map(|(path, value, implied)| {
            let released = released.contains(&(path.clone(), value));
            SmallCell { path, value, implied, released }
        })
        .collect())
}

impl SafeFigures {
    /// Makes what may leave out of what was counted.
    ///
    /// # Errors
    /// A refusal while a small figure has no decision.
    pub fn make(tx: &mut Tx<'_>, figures: &Figures) -> Outcome<Self> {
        if small_cells(tx, figures)?.iter().any(|cell| !cell.released) {
            return Err(Problem::refusal("statistics-small-cells"));
        }
        let values = figures.all().filter(|(path, _)| is_listed(path));
        Ok(Self {
            dates: figures.dates,
            values: values.map(|(path, value)| (path.to_owned(), value)).collect(),
            largest_nationality: figures.largest_nationality.map(|largest| largest.citizenship),
            records: figures.records.clone(),
        })
    }

    /// Whether a figure is higher than it ever was, as [`Figures::is_record`].
    pub fn is_record(&self, path: &str) -> Option<bool> {
        self.records.get(path).copied()
    }

    /// Which dates they are of.
    pub const fn dates(&self) -> Dates {
        self.dates
    }

    /// A figure by its path.
    pub fn get(&self, path: &str) -> Option<u64> {
        self.values.get(path).copied()
    }

    /// Every figure, by path.
    pub fn all(&self) -> impl Iterator<Item = (&str, u64)> {
        self.values.iter().map(|(path, value)| (path.as_str(), *value))
    }

    /// The name of the largest group of the stock, without its count.
    pub const fn largest_nationality(&self) -> Option<Citizenship> {
        self.largest_nationality
    }
}

/// The decisions about figures of these dates: what each is about, and its value then.
///
/// # Errors
/// From the store.
pub fn releases(tx: &mut Tx<'_>, dates: Dates) -> Result<BTreeSet<(String, u64)>, StoreError> {
    tx.query(
        "SELECT path, value FROM small_cell_releases WHERE half = $1 AND stock = $2 AND known_by = $3",
        params![dates.half, dates.stock, dates.known_by],
    )?
    .iter()
    .map(|row| Ok((row.get(0)?, u64::try_from(row.get::<i64>(1)?).unwrap_or(0))))
    .collect()
}

/// The director decides that a small figure of this value may leave the office.
///
/// # Errors
/// A refusal when the figure is not a small one of the list, or has another value by now.
pub fn release_small_cell(
    tx: &mut Tx<'_>,
    may: &May<ReleaseSmallCells>,
    dates: Dates,
    path: &str,
    value: u64,
) -> Outcome<()> {
    let figures = Figures::count(tx, dates)?;
    if !small_cells(tx, &figures)?.iter().any(|cell| cell.path == path && cell.value == value) {
        return Err(Problem::refusal("statistics-not-a-small-cell"));
    }
    record_release(tx, may, dates, path, value)
}

/// Records a decision of the director about something small that has been looked at. Deciding the same again changes nothing.
///
/// # Errors
/// From the store.
pub fn record_release(
    tx: &mut Tx<'_>,
    may: &May<ReleaseSmallCells>,
    dates: Dates,
    path: &str,
    value: u64,
) -> Outcome<()> {
    let (deed, now): (DeedId, _) = (tx.new_id(), tx.now());
    let stored = i64::try_from(value).map_err(Problem::fault)?;
    let written = tx.execute(
        "INSERT INTO small_cell_releases (id, half, stock, known_by, path, value, account, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        params![deed, dates.half, dates.stock, dates.known_by, path, stored, may.account(), now],
    )?;
    if written > 0 {
        tx.enter(Entry {
            subject_kind: "figures",
            subject: dates.half.to_string(),
            facts: &[("small_cell_releases", deed.to_string())],
            ..Entry::of("release-small-cell")
        })?;
    }
    Ok(())
}
