//! The plan of the invented register: who is proposed when, what becomes of it, who is admitted and leaves. Made from a fixed
//! seed, so that every demonstration has the same figures; only ids and keys differ.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::{Day, Month, SeededChance};
use lyhty_office::facts::words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};
use lyhty_office::proposals::words::{Channel, ProposerKind};

use super::quotas::{self, Arrivals, month, working_month};
use super::{leaving, people};
use crate::console::Stop;

/// The seed. Another one gives other people with the same figures.
const SEED: u64 = 20_180_630;

/// Everybody whom the invented office has met, in the order of arrival.
pub struct Plan {
    /// People proposed. Their number is their place.
    pub people: Vec<Person>,
}

/// Somebody who was proposed.
pub struct Person {
    /// The day of arrival.
    pub arrived: Day,
    /// The month in which staff enter the proposal.
    pub entered: Month,
    /// How it came.
    pub channel: Channel,
    /// Who proposed.
    pub proposer: ProposerKind,
    /// Sex.
    pub sex: Sex,
    /// What is known of the birth on the working day of [`Person::ended`].
    pub birth: Birth,
    /// The month in which the proposal ends.
    pub ended: Month,
    /// How it ends.
    pub end: End,
}

/// What is known of somebody's birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// The day.
    Day(Day),
    /// The age on admission.
    Age(i16),
}

impl Birth {
    /// Age on a day; for an age that is known only for the admission, that age.
    pub fn age_on(self, day: Day) -> i16 {
        match self {
            Self::Day(born) => born.whole_years_until(day),
            Self::Age(years) => years,
        }
    }
}

/// How a proposal ends.
pub enum End {
    /// Accepted: the person becomes a client.
    Accepted(Client),
    /// Not accepted.
    NotAccepted,
    /// Taken back by the person.
    Withdrawn,
    /// Lapsed, which staff confirm.
    Lapsed,
}

/// Somebody who was admitted.
pub struct Client {
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// First citizenship: two letters, `XX` for stateless; nothing when not known.
    pub citizenship: Option<&'static str>,
    /// Rows of exploitation.
    pub exploitations: Vec<Exploitation>,
    /// Children.
    pub children: Vec<Child>,
    /// Leaving.
    pub left: Option<Leaving>,
}

/// A row of exploitation.
#[derive(Clone, Copy, Debug)]
pub struct Exploitation {
    /// Country, two letters.
    pub country: &'static str,
    /// Form.
    pub form: Form,
    /// Residence in Finland then.
    pub residence: Residence,
    /// Its reason.
    pub reason: ResidenceReason,
}

/// A child of a client.
#[derive(Clone, Copy, Debug)]
pub struct Child {
    /// Birth.
    pub born: Day,
    /// Since when in Finland with the client; recorded on the next working day.
    pub since: Month,
}

/// Leaving.
#[derive(Clone, Copy, Debug)]
pub struct Leaving {
    /// The day.
    pub day: Day,
    /// Its ground.
    pub ground: LeavingGround,
    /// The month in which it is recorded.
    pub recorded: Month,
}

impl Person {
    /// The client, when the proposal was accepted.
    pub const fn client(&self) -> Option<&Client> {
        match &self.end {
            End::Accepted(client) => Some(client),
            End::NotAccepted | End::Withdrawn | End::Lapsed => None,
        }
    }

    /// The client, to be changed.
    pub const fn client_mut(&mut self) -> Option<&mut Client> {
        match &mut self.end {
            End::Accepted(client) => Some(client),
            End::NotAccepted | End::Withdrawn | End::Lapsed => None,
        }
    }
}

impl Plan {
    /// Makes the plan.
    ///
    /// # Errors
    /// A fault when the quotas do not fit each other: then no plan has these figures.
    pub fn make() -> Result<Self, Stop> {
        let chance = SeededChance::new(SEED);
        let mut people = people::admitted(&chance)?;
        settle_arrivals(&chance, &mut people)?;
        people.extend(people::not_admitted(&chance)?);
        settle_proposers(&chance, &mut people)?;
        leaving::settle_leavings(&chance, &mut people)?;
        leaving::settle_children(&chance, &mut people)?;
        people.sort_by_key(|person| person.arrived);
        Ok(Self { people })
    }

    /// The months on whose working day something is recorded.
    pub fn months(&self) -> BTreeSet<Month> {
        let mut months = BTreeSet::new();
        for person in &self.people {
            months.extend([person.entered, person.ended]);
            let Some(client) = person.client() else { continue };
            months.extend(client.children.iter().map(|child| working_month(child.since)));
            months.extend(client.left.map(|leaving| leaving.recorded));
        }
        months
    }
}

/// The working day of a month, on which staff record what has come and happened since the one before.
///
/// # Errors
/// A fault when there is no such day, which can't be.
pub fn working_day(month: Month) -> Result<Day, Stop> {
    day_in(month, 26)
}

/// A day of a month.
///
/// # Errors
/// A fault when there is no such day.
pub fn day_in(month: Month, day: u8) -> Result<Day, Stop> {
    let found = i8::try_from(day).ok().and_then(|day| Day::new(month.year(), month.month(), day));
    found.ok_or_else(|| Stop::Fault(format!("{month} has no day {day}")))
}

/// A day from the first up to the working day of a month.
///
/// # Errors
/// As [`day_in`].
pub fn any_day(chance: &SeededChance, month: Month) -> Result<Day, Stop> {
    day_in(month, number(chance, 1, 26))
}

/// A number from `least` to `most`.
pub fn number(chance: &SeededChance, least: u8, most: u8) -> u8 {
    let more = chance.below(u64::from(most.saturating_sub(least)) + 1);
    least.saturating_add(u8::try_from(more).unwrap_or(0))
}

/// One of a list.
pub fn pick<'a, T>(chance: &SeededChance, list: &'a [T]) -> Option<&'a T> {
    list.get(usize::try_from(chance.below(u64::try_from(list.len()).unwrap_or(0))).unwrap_or(0))
}

/// Brings a list into another order.
pub fn shuffle<T>(chance: &SeededChance, list: &mut [T]) {
    for last in (1..list.len()).rev() {
        let other = usize::try_from(chance.below(u64::try_from(last + 1).unwrap_or(1))).unwrap_or(0);
        list.swap(last, other);
    }
}

/// Each value as often as it is to come, in an order of chance.
pub fn spread<T: Copy>(chance: &SeededChance, quotas: &[(T, usize)]) -> Vec<T> {
    let mut list: Vec<T> = quotas.iter().flat_map(|(value, number)| std::iter::repeat_n(*value, *number)).collect();
    shuffle(chance, &mut list);
    list
}

/// Months from the first to the last.
pub fn months_between(first: Month, last: Month) -> Vec<Month> {
    std::iter::successors(Some(first), |month| Some(month.plus_months(1))).take_while(|month| *month <= last).collect()
}

/// The stretch of arrivals that a month lies in or, for decisions made after it, the last one.
fn stretch_of(of: Month) -> Option<&'static Arrivals> {
    quotas::ARRIVALS.iter().rfind(|stretch| month(stretch.months.0) <= of)
}

/// Says when those arrived who were admitted.
fn settle_arrivals(chance: &SeededChance, people: &mut [Person]) -> Result<(), Stop> {
    let mut carried: BTreeMap<Month, usize> = BTreeMap::new();
    for stretch in quotas::ARRIVALS {
        let first = month(stretch.months.0);
        for (later, number) in stretch.carried_in.iter().enumerate() {
            let decided = working_month(first.plus_months(i32::try_from(later).unwrap_or(0)));
            *carried.entry(decided).or_default() += number;
        }
    }
    for person in people {
        let Some(stretch) = stretch_of(person.ended) else {
            person.arrived = any_day(chance, person.ended)?;
            continue;
        };
        let (first, last) = (month(stretch.months.0), month(stretch.months.1));
        let left = carried.entry(person.ended).or_insert(0);
        let months = if *left > 0 {
            *left -= 1;
            // What came at the end of the stretch before. In 2015 there is only one working day at the end.
            let before = first.plus_months(-1);
            if before == month(quotas::LAST_OF_2015) { vec![before] } else { vec![before.plus_months(-1), before] }
        } else {
            let earliest = person.ended.plus_months(-2).max(first);
            months_between(earliest, person.ended.min(last))
        };
        let arrived = *pick(chance, &months).ok_or_else(|| Stop::Fault("nobody can arrive".to_owned()))?;
        person.entered = working_month(arrived);
        person.arrived = any_day(chance, arrived)?;
    }
    Ok(())
}

/// Says who proposed.
fn settle_proposers(chance: &SeededChance, people: &mut [Person]) -> Result<(), Stop> {
    for stretch in quotas::ARRIVALS {
        let (first, last) = (month(stretch.months.0), month(stretch.months.1));
        let mut proposers = spread(chance, stretch.proposers);
        for person in people.iter_mut().filter(|person| (first..=last).contains(&person.entered)) {
            let few = || Stop::Fault(format!("more people arrive from {first} on than there are proposers"));
            person.proposer = proposers.pop().ok_or_else(few)?;
        }
        if !proposers.is_empty() {
            return Err(Stop::Fault(format!("fewer people arrive from {first} on than there are proposers")));
        }
    }
    let first = quotas::ARRIVALS.first().map(|stretch| month(stretch.months.0));
    let early = spread(chance, quotas::PROPOSERS_BEFORE_2016);
    for person in people.iter_mut().filter(|person| first.is_some_and(|first| person.entered < first)) {
        person.proposer = pick(chance, &early).copied().unwrap_or(ProposerKind::Police);
    }
    Ok(())
}
