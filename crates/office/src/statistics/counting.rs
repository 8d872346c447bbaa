//! How figures are counted, as `definitions` says.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{FactId, Outcome};
use lyhty_store::Tx;

use super::rows::{self, ClientRow, Counts, ExploitationRow};
use super::{Dates, Figures};
use crate::facts::Citizenship;
use crate::facts::words::{Form, Residence, Sex};

/// How many earlier years the same half is compared with.
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
    let new = rows::new_clients(tx, dates)?;
    let exploitations = rows::exploitations_of_new(tx, dates)?;
    count_new_clients(&new, &exploitations, &mut values);
    let stock = rows::stock(tx, dates)?;
    count_stock(&stock, rows::children_of_stock(tx, dates)?, dates, &mut values);
    for years in 1..=EARLIER_YEARS {
        let earlier = dates.years_earlier(years);
        let half = earlier.half;
        let received: u64 = rows::proposals_by_outcome(tx, earlier)?.iter().map(|(_, number)| number).sum();
        values.put(format!("earlier_halves.{half}.received"), received);
        values.put(format!("earlier_halves.{half}.new_clients"), length(&rows::new_clients(tx, earlier)?));
    }
    Ok(Figures { dates, values: values.0, largest_nationality: largest_nationality(&stock) })
}

/// A word of a code list as the last part of a path.
fn name(word: &str) -> String {
    word.replace('-', "_")
}

fn length<T>(rows: &[T]) -> u64 {
    u64::try_from(rows.len()).unwrap_or(u64::MAX)
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

fn count_new_clients(new: &[ClientRow], exploitations: &[ExploitationRow], values: &mut Values) {
    let mut of_client: BTreeMap<FactId, Vec<&ExploitationRow>> = BTreeMap::new();
    for row in exploitations {
        of_client.entry(row.subject).or_default().push(row);
    }
    values.put("new_clients.total", length(new));
    for path in [
        "minors",
        "adults",
        "age_not_known",
        "exploited_in_finland",
        "exploited_abroad_only",
        "exploitation_not_known",
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
    let mut nationalities = BTreeSet::new();
    for client in new {
        let age = match client.age {
            Some(age) if age < 18 => "minors",
            Some(_) => "adults",
            None => "age_not_known",
        };
        values.add(format!("new_clients.{age}"), 1);
        if let Some(citizenship) = client.citizenship.as_deref().filter(|letters| *letters != "XX") {
            nationalities.insert(citizenship);
        }
        match of_client.get(&client.subject) {
            None => values.add("new_clients.exploitation_not_known", 1),
            Some(rows) => count_exploitation(rows, values),
        }
    }
    values.put("new_clients.nationalities", u64::try_from(nationalities.len()).unwrap_or(u64::MAX));
}

fn count_exploitation(rows: &[&ExploitationRow], values: &mut Values) {
    let home = if rows.iter().all(|row| row.at_home) { "only_in_home_country" } else { "outside_home_country" };
    values.add(format!("new_clients.exploited_{home}"), 1);
    if !rows.iter().any(|row| row.in_finland) {
        values.add("new_clients.exploited_abroad_only", 1);
        return;
    }
    values.add("new_clients.exploited_in_finland", 1);
    let main = rows.iter().find(|row| row.in_finland && row.main_in_finland);
    let form = main.and_then(|row| row.form.parse().ok());
    let form = match form {
        Some(form @ (Form::Sexual | Form::Labour | Form::ForcedMarriage)) => name(form.word()),
        _ => "other".to_owned(),
    };
    values.add(format!("new_clients.in_finland_by_form.{form}"), 1);
    let residence = main.and_then(|row| row.residence.parse().ok());
    let residence = match residence {
        Some(Residence::None) => "no_lawful_residence",
        Some(Residence::AsylumSeeker) => "asylum_seeker",
        Some(Residence::Permit | Residence::Visa | Residence::TemporaryProtection | Residence::Citizen) => {
            "permit_or_citizen_of_finland_or_eu"
        }
        Some(Residence::NotKnown) | None => "not_known",
    };
    values.add(format!("new_clients.in_finland_by_residence.{residence}"), 1);
}

fn count_stock(stock: &[ClientRow], children: u64, dates: Dates, values: &mut Values) {
    let of = |condition: &dyn Fn(&ClientRow) -> bool| {
        u64::try_from(stock.iter().filter(|client| condition(client)).count()).unwrap_or(u64::MAX)
    };
    values.put("stock.clients", length(stock));
    values.put("stock.men_or_boys", of(&|client| client.sex == Sex::Man.word()));
    values.put("stock.women_or_girls", of(&|client| client.sex == Sex::Woman.word()));
    let neither = |client: &ClientRow| client.sex != Sex::Man.word() && client.sex != Sex::Woman.word();
    values.put("stock.other_or_not_known_sex", of(&neither));
    // Whoever turns 18 within the stock's month is grown up on its last day.
    values.put("stock.minors_now", of(&|client| client.comes_of_age.is_some_and(|month| month > dates.stock)));
    values.put("stock.minors_on_admission", of(&|client| client.age.is_some_and(|age| age < 18)));
    values.put("stock.children_of_clients", children);
    values.put("stock.people_covered", length(stock) + children);
}

/// The citizenship that more clients have than any other.
fn largest_nationality(stock: &[ClientRow]) -> Option<Citizenship> {
    let mut of_each: BTreeMap<&str, u64> = BTreeMap::new();
    for letters in stock.iter().filter_map(|client| client.citizenship.as_deref()).filter(|letters| *letters != "XX") {
        *of_each.entry(letters).or_insert(0) += 1;
    }
    let most = of_each.values().max().copied()?;
    let mut largest = of_each.iter().filter(|(_, number)| **number == most).map(|(letters, _)| *letters);
    match (largest.next(), largest.next()) {
        (Some(letters), None) => letters.parse().ok(),
        _ => None,
    }
}
