//! The plan counts as the published review does: every figure under `counted`, by its dotted path.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{Day, Half, Month};
use lyhty_office::facts::words::{ClientKind, Form, Residence, Sex};
use lyhty_office::proposals::words::ProposerKind;

use super::plan::{Birth, Client, End, Person, Plan, working_day};
use super::quotas::{month, reviewed, working_month};

/// The figures that the review states.
const REVIEW: &str = include_str!("../../../tests/data/review-2018-h1.toml");

fn plan() -> Plan {
    Plan::make().expect("the quotas fit each other")
}

/// Every leaf under `counted`, by its dotted path.
fn counted() -> BTreeMap<String, String> {
    fn leaves(path: &str, value: &toml::Value, found: &mut BTreeMap<String, String>) {
        match value {
            toml::Value::Table(table) => {
                for (name, value) in table {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    leaves(&path, value, found);
                }
            }
            toml::Value::String(text) => drop(found.insert(path.to_owned(), text.clone())),
            other => drop(found.insert(path.to_owned(), other.to_string())),
        }
    }
    let review: toml::Table = REVIEW.parse().expect("the figures are TOML");
    let mut found = BTreeMap::new();
    leaves("", &review["counted"], &mut found);
    found
}

fn clients(plan: &Plan) -> impl Iterator<Item = (&Person, &Client)> {
    plan.people.iter().filter_map(|person| Some((person, person.client()?)))
}

fn is_minor(person: &Person) -> bool {
    person.birth.age_on(working_day(person.ended).expect("a day")) < 18
}

fn is_there(person: &Person, client: &Client, at: Month) -> bool {
    person.ended <= at && client.left.is_none_or(|leaving| Month::of(leaving.day) > at)
}

fn turns_18(born: Day) -> Month {
    Month::of(born).plus_months(12 * 18)
}

fn stock(plan: &Plan, at: Month) -> Vec<(&Person, &Client)> {
    clients(plan).filter(|(person, client)| is_there(person, client, at)).collect()
}

fn children(plan: &Plan, at: Month) -> usize {
    let of = |client: &Client| client.children.iter().filter(|c| c.since <= at && turns_18(c.born) > at).count();
    stock(plan, at).iter().map(|(_, client)| of(client)).sum()
}

fn covered(plan: &Plan, at: Month) -> usize {
    stock(plan, at).len() + children(plan, at)
}

fn admitted(plan: &Plan, first: (i16, i8), last: (i16, i8)) -> Vec<(&Person, &Client)> {
    clients(plan).filter(|(person, _)| (month(first)..=month(last)).contains(&person.ended)).collect()
}

/// The row that is the main one among those in Finland: the first of them.
fn main_in_finland(client: &Client) -> Option<(Form, Residence)> {
    client.exploitations.iter().find(|row| row.country == "FI").map(|row| (row.form, row.residence))
}

fn sexual_in_finland(people: &[(&Person, &Client)]) -> usize {
    people.iter().filter(|(_, client)| main_in_finland(client).is_some_and(|(form, _)| form == Form::Sexual)).count()
}

/// Everything that the review counts, counted in the plan.
fn figures(plan: &Plan) -> BTreeMap<String, String> {
    let mut figures = BTreeMap::new();
    let mut put = |path: &str, number: usize| drop(figures.insert(path.to_owned(), number.to_string()));
    let (half, cut_off) = (Half::first_of(2018), month((2018, 7)));

    let received: Vec<_> = plan.people.iter().filter(|person| half.contains(Month::of(person.arrived))).collect();
    let by_cut_off = |accepted: bool| {
        received.iter().filter(|person| person.ended <= cut_off && person.client().is_some() == accepted).count()
    };
    put("proposals.received", received.len());
    let themselves = received.iter().filter(|person| person.proposer == ProposerKind::ThePerson);
    put("proposals.proposed_themselves", themselves.count());
    put("proposals.outcome.accepted", by_cut_off(true));
    put("proposals.outcome.neither_accepted_nor_awaiting", by_cut_off(false));
    put("proposals.outcome.awaiting", received.iter().filter(|person| person.ended > cut_off).count());

    let new = admitted(plan, (2018, 1), (2018, 6));
    assert!(new.iter().all(|(_, client)| client.kind == ClientKind::Victim && !client.exploitations.is_empty()));
    let minors = new.iter().filter(|(person, _)| is_minor(person)).count();
    put("new_clients.total", new.len());
    put("new_clients.minors", minors);
    put("new_clients.adults", new.len() - minors);
    let nationalities: BTreeSet<_> =
        new.iter().filter_map(|(_, client)| client.citizenship).filter(|letters| *letters != "XX").collect();
    put("new_clients.nationalities", nationalities.len());
    let in_finland: Vec<_> = new.iter().filter_map(|(_, client)| main_in_finland(client)).collect();
    put("new_clients.exploited_in_finland", in_finland.len());
    put("new_clients.exploited_abroad_only", new.len() - in_finland.len());
    let only_home = |client: &Client| client.exploitations.iter().all(|row| Some(row.country) == client.citizenship);
    let home = new.iter().filter(|(_, client)| only_home(client)).count();
    put("new_clients.exploited_only_in_home_country", home);
    put("new_clients.exploited_outside_home_country", new.len() - home);
    let form = |fits: &dyn Fn(Form) -> bool| in_finland.iter().filter(|(form, _)| fits(*form)).count();
    let by_form = "new_clients.in_finland_by_form";
    put(&format!("{by_form}.sexual_exploitation"), form(&|form| form == Form::Sexual));
    put(&format!("{by_form}.labour_exploitation_or_related_offence"), form(&|form| form == Form::Labour));
    put(&format!("{by_form}.forced_marriage"), form(&|form| form == Form::ForcedMarriage));
    let named = [Form::Sexual, Form::Labour, Form::ForcedMarriage];
    put(&format!("{by_form}.other"), form(&|form| !named.contains(&form)));
    let residence = |those: &[Residence]| in_finland.iter().filter(|(_, then)| those.contains(then)).count();
    let by_residence = "new_clients.in_finland_by_residence";
    put(&format!("{by_residence}.no_lawful_residence"), residence(&[Residence::None]));
    put(&format!("{by_residence}.asylum_seeker"), residence(&[Residence::AsylumSeeker]));
    let lawful = [Residence::Permit, Residence::Citizen];
    put(&format!("{by_residence}.permit_or_citizen_of_finland_or_eu"), residence(&lawful));

    let present = stock(plan, reviewed());
    put("stock.clients", present.len());
    put("stock.men_or_boys", present.iter().filter(|(person, _)| person.sex == Sex::Man).count());
    put("stock.women_or_girls", present.iter().filter(|(person, _)| person.sex == Sex::Woman).count());
    put("stock.minors_on_admission", present.iter().filter(|(person, _)| is_minor(person)).count());
    let still_minor =
        |person: &Person| matches!(person.birth, Birth::Day(born) if turns_18(born) > reviewed()) && is_minor(person);
    put("stock.minors_now", present.iter().filter(|(person, _)| still_minor(person)).count());
    put("stock.children_of_clients", children(plan, reviewed()));
    put("stock.people_covered", covered(plan, reviewed()));

    for year in [2016, 2017] {
        let earlier = Half::first_of(year);
        let arrived = plan.people.iter().filter(|person| earlier.contains(Month::of(person.arrived))).count();
        put(&format!("earlier_halves.{earlier}.received"), arrived);
        put(&format!("earlier_halves.{earlier}.new_clients"), admitted(plan, (year, 1), (year, 6)).len());
        let whole = admitted(plan, (year, 1), (year, 12));
        put(&format!("earlier_years.{year}.new_clients"), whole.len());
        put(&format!("earlier_years.{year}.minors"), whole.iter().filter(|(person, _)| is_minor(person)).count());
        put(&format!("earlier_years.{year}.sexual_exploitation_in_finland"), sexual_in_finland(&whole));
        put(&format!("earlier_years.{year}.people_covered_on_last_day"), covered(plan, month((year, 12))));
        if year == 2016 {
            let women = whole.iter().filter(|(person, _)| person.sex == Sex::Woman).count();
            put("earlier_years.2016.women_or_girls", women);
            put("earlier_years.2016.men_or_boys", whole.len() - women);
        }
    }
    put("earlier_days.2017-06-30.people_covered", covered(plan, month((2017, 6))));

    let mut nations: BTreeMap<&str, usize> = BTreeMap::new();
    for letters in present.iter().filter_map(|(_, client)| client.citizenship).filter(|letters| *letters != "XX") {
        *nations.entry(letters).or_default() += 1;
    }
    let most = *nations.values().max().expect("somebody");
    let largest: Vec<_> = nations.iter().filter(|(_, number)| **number == most).map(|(letters, _)| *letters).collect();
    figures.insert("largest_nationality.stock".to_owned(), largest.join(" and "));
    figures
}

#[test]
fn the_plan_counts_as_the_review_does() {
    let (plan, counted) = (plan(), counted());
    let figures = figures(&plan);
    assert_eq!(counted.len(), 43, "leaves under `counted`");
    assert_eq!(figures, counted);
}

#[test]
fn two_plans_are_the_same() {
    let shown = |plan: &Plan| -> Vec<String> {
        let person = |person: &Person| {
            let client = person.client().map(|client| {
                let left = client.left.map(|leaving| (leaving.day, leaving.ground));
                (client.citizenship, format!("{:?} {:?}", client.exploitations, client.children), left)
            });
            format!("{} {:?} {:?} {:?}", person.arrived, person.proposer, person.birth, client)
        };
        plan.people.iter().map(person).collect()
    };
    assert_eq!(shown(&plan()), shown(&plan()));
}

#[test]
fn the_two_seventy_sixes_are_different_people() {
    let plan = plan();
    let (half, cut_off) = (Half::first_of(2018), month((2018, 7)));
    let mut accepted: BTreeSet<usize> = BTreeSet::new();
    let mut new: BTreeSet<usize> = BTreeSet::new();
    for (number, person) in plan.people.iter().enumerate().filter(|(_, person)| person.client().is_some()) {
        if half.contains(Month::of(person.arrived)) && person.ended <= cut_off {
            accepted.insert(number);
        }
        if half.contains(person.ended) {
            new.insert(number);
        }
    }
    assert_eq!((accepted.len(), new.len()), (76, 76));
    assert_eq!(accepted.intersection(&new).count(), 66);
}

#[test]
fn stock_and_people_covered_are_a_record_and_new_clients_and_proposals_are_none() {
    let plan = plan();
    let mut at = month((2011, 9));
    while at < reviewed() {
        assert!(stock(&plan, at).len() < 299 && covered(&plan, at) < 379, "{at}");
        at = at.plus_months(1);
    }
    assert_eq!(admitted(&plan, (2016, 7), (2016, 12)).len(), 85);
    let second = Half::second_of(2016);
    assert!(plan.people.iter().filter(|person| second.contains(Month::of(person.arrived))).count() > 115);
}

#[test]
fn no_small_number_of_proposers_comes_by_accident() {
    let plan = plan();
    for half in [2016, 2017, 2018].into_iter().flat_map(|year| [Half::first_of(year), Half::second_of(year)]) {
        let mut kinds: BTreeMap<ProposerKind, usize> = BTreeMap::new();
        for person in plan.people.iter().filter(|person| half.contains(Month::of(person.arrived))) {
            *kinds.entry(person.proposer).or_default() += 1;
        }
        assert!(kinds.values().all(|number| *number >= 5), "{half}: {kinds:?}");
    }
}

#[test]
fn the_cases_that_are_hard_to_count_are_there() {
    let plan = plan();
    let new = admitted(&plan, (2018, 1), (2018, 6));
    let has = |fits: &dyn Fn(&Client) -> bool| new.iter().any(|(_, client)| fits(client));
    let countries = |client: &Client| client.exploitations.iter().map(|row| row.country).collect::<Vec<_>>();
    assert!(has(&|client| client.citizenship == Some("FI") && countries(client) == ["FI"]), "a Finn in Finland");
    assert!(
        has(&|client| client.citizenship.is_some_and(|home| countries(client) == ["FI", home])),
        "began at home and went on in Finland"
    );
    assert!(
        has(&|client| client.exploitations.len() == 2 && client.exploitations[0].form != client.exploitations[1].form),
        "two forms in two countries"
    );
    assert!(has(&|client| client.citizenship == Some("XX")) && has(&|client| client.citizenship.is_none()));
}

#[test]
fn decisions_made_in_the_half_are_others_than_the_outcomes_of_those_received() {
    let plan = plan();
    let half = Half::first_of(2018);
    let refused = |fits: &dyn Fn(&Person) -> bool| {
        plan.people.iter().filter(|person| matches!(person.end, End::NotAccepted) && fits(person)).count()
    };
    let made = refused(&|person| half.contains(person.ended));
    let of_received = refused(&|person| half.contains(Month::of(person.arrived)) && person.ended <= month((2018, 7)));
    assert_ne!(made, of_received);
}

#[test]
fn what_comes_by_the_cut_off_and_not_by_the_last_day_changes_the_stock() {
    let plan = plan();
    let late = clients(&plan).filter(|(_, client)| {
        client.left.is_some_and(|left| Month::of(left.day) == reviewed() && left.recorded > reviewed())
    });
    assert_eq!(late.count(), 2);
}

#[test]
fn somebody_works_in_few_months_only() {
    let months = plan().months();
    assert!(months.iter().all(|at| working_month(*at) == *at), "{months:?}");
    assert!(months.len() <= 27, "each takes a sign-in when a demonstration is made: {months:?}");
}
