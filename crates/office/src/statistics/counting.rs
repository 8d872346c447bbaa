//! How figures are counted, as `definitions` says.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{Month, Outcome, Problem};
use lyhty_store::Tx;

use super::history::History;
use super::rows::{self, Counts, ExploitationGroup, Group};
use super::{Dates, Figures, LargestNationality};
use crate::facts::Citizenship;
use crate::facts::words::{Form, Residence, Sex};

/// How many earlier years the same half is compared with, and how many whole years.
const EARLIER_YEARS: i16 = 2;

/// Grows by addition under dotted paths.
#[derive(Default)]
struct Values(BTreeMap<String, u64>);

impl Values {
    fn put(&mut self, path: impl Into<String>, value: u64) {
        self.0.insert(path.into(), value);
    }

    fn add(&mut self, path: impl Into<String>, more: u64) {
        *self.0.entry(path.into()).or_insert(0) += more;
    }
}

/// Counts everything.
pub(super) fn count(tx: &mut Tx<'_>, dates: Dates) -> Outcome<Figures> {
    let mut values = Values::default();
    count_proposals(tx, dates, &mut values)?;
    for (kind, number) in rows::decisions_by_kind(tx, dates)? {
        values.put(format!("decisions.{}", name(&kind)), number);
    }
    let history = History::read(tx, dates.known_by)?;
    count_new_clients(&history, dates, &mut values);
    values.put("new_clients.nationalities", rows::nationalities_of_new(tx, dates)?);
    count_exploitation(&rows::exploitation_of_new(tx, dates)?, &mut values);
    count_stock(&history, dates, &mut values);
    values.put("stock.minors_now", rows::minors_on(tx, dates.stock, dates.known_by)?);
    count_earlier(tx, &history, dates, &mut values)?;
    let largest_nationality = largest_nationality(tx, dates)?;
    Ok(Figures { dates, values: values.0, largest_nationality, records: records(&history, dates) })
}

/// A word of a code list as the last part of a path.
fn name(word: &str) -> String {
    word.replace('-', "_")
}

fn total(counts: &Counts) -> u64 {
    counts.iter().map(|(_, number)| number).sum()
}

fn count_proposals(tx: &mut Tx<'_>, dates: Dates, values: &mut Values) -> Outcome<()> {
    let by_proposer = rows::proposals_by_proposer(tx, dates)?;
    values.put("proposals.received", total(&by_proposer));
    values.put("proposals.proposed_themselves", 0);
    for (kind, number) in by_proposer {
        if kind == "the-person" {
            values.put("proposals.proposed_themselves", number);
        }
        values.put(format!("proposals.by_proposer.{}", name(&kind)), number);
    }
    for path in ["accepted", "awaiting", "neither_accepted_nor_awaiting"] {
        values.put(format!("proposals.outcome.{path}"), 0);
    }
    for (outcome, number) in rows::proposals_by_outcome(tx, dates)? {
        match outcome.as_str() {
            "accepted" | "awaiting" => values.add(format!("proposals.outcome.{outcome}"), number),
            _ => values.add("proposals.outcome.neither_accepted_nor_awaiting", number),
        }
    }
    Ok(())
}

fn everybody(group: &Group) -> u64 {
    group.number
}

fn minors(group: &Group) -> u64 {
    group.minors
}

fn men(group: &Group) -> u64 {
    if group.sex == Sex::Man.word() { group.number } else { 0 }
}

fn women(group: &Group) -> u64 {
    if group.sex == Sex::Woman.word() { group.number } else { 0 }
}

fn neither(group: &Group) -> u64 {
    if group.sex == Sex::Man.word() || group.sex == Sex::Woman.word() { 0 } else { group.number }
}

fn count_new_clients(history: &History, dates: Dates, values: &mut Values) {
    let (first, last) = (dates.half.first_month(), dates.half.last_month());
    values.put("new_clients.total", history.admitted(first, last, everybody));
    let adults = |group: &Group| group.number.saturating_sub(group.minors + group.age_not_known);
    values.put("new_clients.minors", history.admitted(first, last, minors));
    values.put("new_clients.adults", history.admitted(first, last, adults));
    values.put("new_clients.age_not_known", history.admitted(first, last, |group| group.age_not_known));
}

fn count_exploitation(groups: &[ExploitationGroup], values: &mut Values) {
    // More with exploitation than there are new clients would not add up, and be refused.
    let new = values.0.get("new_clients.total").copied().unwrap_or(0);
    let known: u64 = groups.iter().map(|group| group.number).sum();
    values.put("new_clients.exploitation_not_known", new.saturating_sub(known));
    for path in [
        "exploited_in_finland",
        "exploited_abroad_only",
        "exploited_only_in_home_country",
        "exploited_outside_home_country",
        "in_finland_by_form.sexual_exploitation",
        "in_finland_by_form.labour_exploitation_or_related_offence",
        "in_finland_by_form.forced_marriage",
        "in_finland_by_form.other",
        "in_finland_by_residence.no_lawful_residence",
        "in_finland_by_residence.asylum_seeker",
        "in_finland_by_residence.permit_or_citizen_of_finland_or_eu",
        "in_finland_by_residence.not_known",
    ] {
        values.put(format!("new_clients.{path}"), 0);
    }
    for group in groups {
        let mut add = |path: &str| values.add(format!("new_clients.{path}"), group.number);
        add(if group.only_at_home { "exploited_only_in_home_country" } else { "exploited_outside_home_country" });
        if !group.in_finland {
            add("exploited_abroad_only");
            continue;
        }
        add("exploited_in_finland");
        let form = group.form.as_deref().and_then(|word| word.parse().ok());
        let form = match form {
            Some(form @ (Form::Sexual | Form::Labour | Form::ForcedMarriage)) => name(form.word()),
            _ => "other".to_owned(),
        };
        add(&format!("in_finland_by_form.{form}"));
        let residence = match group.residence.as_deref().and_then(|word| word.parse().ok()) {
            Some(Residence::None) => "no_lawful_residence",
            Some(Residence::AsylumSeeker) => "asylum_seeker",
            Some(Residence::Permit | Residence::Visa | Residence::TemporaryProtection | Residence::Citizen) => {
                "permit_or_citizen_of_finland_or_eu"
            }
            Some(Residence::NotKnown) | None => "not_known",
        };
        add(&format!("in_finland_by_residence.{residence}"));
    }
}

fn count_stock(history: &History, dates: Dates, values: &mut Values) {
    let month = dates.stock;
    values.put("stock.clients", history.stock(month, everybody));
    values.put("stock.men_or_boys", history.stock(month, men));
    values.put("stock.women_or_girls", history.stock(month, women));
    values.put("stock.other_or_not_known_sex", history.stock(month, neither));
    values.put("stock.minors_on_admission", history.stock(month, minors));
    values.put("stock.children_of_clients", history.children(month));
    values.put("stock.people_covered", history.people(month));
}

/// The same half and the same day of earlier years, and whole earlier years.
fn count_earlier(tx: &mut Tx<'_>, history: &History, dates: Dates, values: &mut Values) -> Outcome<()> {
    for years in 1..=EARLIER_YEARS {
        let half = dates.half.years_earlier(years);
        let (first, last) = (half.first_month(), half.last_month());
        values.put(format!("earlier_halves.{half}.received"), history.received(first, last));
        values.put(format!("earlier_halves.{half}.new_clients"), history.admitted(first, last, everybody));
    }
    let a_year_earlier = dates.stock.plus_months(-12);
    if let Some(day) = a_year_earlier.last_day() {
        values.put(format!("earlier_days.{day}.people_covered"), history.people(a_year_earlier));
    }
    for year in (1..=EARLIER_YEARS).map(|years| dates.half.year() - years) {
        let (first, last) = whole_year(year)?;
        let sexual = rows::form_in_finland_by_month(tx, Form::Sexual, (first, last), dates.known_by)?;
        let sexual = sexual.iter().map(|(_, number)| number).sum();
        for (path, value) in [
            ("new_clients", history.admitted(first, last, everybody)),
            ("women_or_girls", history.admitted(first, last, women)),
            ("men_or_boys", history.admitted(first, last, men)),
            ("other_or_not_known_sex", history.admitted(first, last, neither)),
            ("minors", history.admitted(first, last, minors)),
            ("sexual_exploitation_in_finland", sexual),
            ("people_covered_on_last_day", history.people(last)),
        ] {
            values.put(format!("earlier_years.{year}.{path}"), value);
        }
    }
    Ok(())
}

fn whole_year(year: i16) -> Outcome<(Month, Month)> {
    Month::new(year, 1).zip(Month::new(year, 12)).ok_or(Problem::fault("a year without months"))
}

/// Figures that are higher than they ever were, as the same cut-off knows it.
fn records(history: &History, dates: Dates) -> BTreeMap<&'static str, bool> {
    BTreeMap::from([
        ("stock.clients", history.is_record_of_clients(dates.stock)),
        ("stock.people_covered", history.is_record_of_people(dates.stock)),
        ("new_clients.total", history.is_record_of_new_clients(dates.half)),
        ("proposals.received", history.is_record_of_received(dates.half)),
    ])
}

/// The citizenship that more clients of the stock have than any other.
fn largest_nationality(tx: &mut Tx<'_>, dates: Dates) -> Outcome<Option<LargestNationality>> {
    let left: BTreeMap<String, u64> = rows::citizenships_left(tx, dates.stock, dates.known_by)?.into_iter().collect();
    let admitted = rows::citizenships_admitted(tx, dates.stock, dates.known_by)?;
    let stateless = Citizenship::STATELESS.to_string();
    let present: BTreeSet<(u64, String)> = admitted
        .into_iter()
        .filter(|(letters, _)| *letters != stateless)
        .map(|(letters, number)| (number.saturating_sub(left.get(&letters).copied().unwrap_or(0)), letters))
        .collect();
    let mut largest = present.into_iter().rev();
    Ok(match (largest.next(), largest.next()) {
        (Some((most, letters)), next) if most > 0 && next.as_ref().is_none_or(|(number, _)| *number < most) => {
            letters.parse().ok().map(|citizenship| LargestNationality { citizenship, clients: most })
        }
        _ => None,
    })
}
