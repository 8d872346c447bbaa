//! Who the invented people are: sex, age, citizenship, and what was done to them where.

use lyhty_base::{Day, Month, SeededChance};
use lyhty_office::facts::words::{ClientKind, Form, Residence, ResidenceReason, Sex};
use lyhty_office::proposals::words::{Channel, ProposerKind};

use super::plan::{
    Birth, Client, End, Exploitation, Person, any_day, day_in, months_between, number, pick, shuffle, spread,
    working_day,
};
use super::quotas::{self, COHORTS, Cohort, Forms, month, reviewed, working_month};
use crate::console::Stop;

/// Finland.
const FINLAND: &str = "FI";

/// States of the European Union whose citizens are among the invented people.
const UNION: &[&str] = &["RO", "BG", "EE", "LV"];

/// Countries on the way.
const ELSEWHERE: &[&str] = &["LY", "IT", "GR", "TR", "RU", "SE", "ES", "AE", "LB", "SD"];

/// Everybody who is admitted. When they arrived and who proposed them is settled later.
///
/// # Errors
/// A fault when the quotas of a cohort do not fit each other.
pub fn admitted(chance: &SeededChance) -> Result<Vec<Person>, Stop> {
    let mut people = Vec::new();
    for cohort in COHORTS {
        people.extend(of_cohort(chance, cohort)?);
    }
    Ok(people)
}

/// Where somebody was exploited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In Finland only.
    Finland,
    /// Began at home and went on in Finland.
    HomeThenFinland,
    /// Another form in another country before Finland.
    ElsewhereThenFinland,
    /// In the home country only.
    Home,
    /// Abroad, not at home.
    Elsewhere,
    /// Began at home and went on abroad.
    HomeThenElsewhere,
}

impl Place {
    const fn needs_home(self) -> bool {
        matches!(self, Self::HomeThenFinland | Self::Home | Self::HomeThenElsewhere)
    }

    const fn in_finland(self) -> bool {
        matches!(self, Self::Finland | Self::HomeThenFinland | Self::ElsewhereThenFinland)
    }
}

/// What happened to somebody.
#[derive(Clone, Copy)]
struct Situation {
    place: Place,
    form: Form,
    residence: Residence,
    reason: ResidenceReason,
}

impl Situation {
    /// Whether it can have happened to somebody of this citizenship.
    fn fits(&self, citizenship: Option<&str>) -> bool {
        let citizen = self.residence == Residence::Citizen;
        match citizenship {
            Some(FINLAND) => citizen && self.place == Place::Finland,
            Some(letters) if UNION.contains(&letters) => citizen || !self.place.in_finland(),
            Some("XX") | None => !citizen && !self.place.needs_home(),
            Some(_) => !citizen,
        }
    }
}

fn of_cohort(chance: &SeededChance, cohort: &Cohort) -> Result<Vec<Person>, Stop> {
    let total: usize = cohort.admitted.iter().map(|(_, number)| number).sum();
    let situations = matched(chance, cohort)?;
    if situations.len() != total || cohort.women > total {
        return Err(Stop::Fault(format!("a cohort of {total} has {} situations", situations.len())));
    }
    // Who was exploited sexually or forced to marry comes first, and with them the women: the rest is chance.
    let (first, mut rest): (Vec<_>, Vec<_>) = situations
        .into_iter()
        .partition(|(situation, _)| matches!(situation.form, Form::Sexual | Form::ForcedMarriage));
    shuffle(chance, &mut rest);
    let all = first.into_iter().chain(rest).enumerate();
    let mut told: Vec<_> =
        all.map(|(place, told)| (if place < cohort.women { Sex::Woman } else { Sex::Man }, told)).collect();
    shuffle(chance, &mut told);

    let months: Vec<Month> =
        cohort.admitted.iter().flat_map(|(at, number)| std::iter::repeat_n(month(*at), *number)).collect();
    let births = births(chance, cohort, &months)?;
    // Those who assist the investigation are men who were not exploited themselves.
    let mut assisting = cohort.assisting;
    let mut people = Vec::new();
    for ((ended, birth), (sex, (situation, citizenship))) in months.into_iter().zip(births).zip(told) {
        let assists = assisting > 0 && sex == Sex::Man && situation.place == Place::Elsewhere;
        assisting -= usize::from(assists);
        let client = Client {
            kind: if assists { ClientKind::Assisting } else { ClientKind::Victim },
            citizenship,
            exploitations: if assists { Vec::new() } else { rows(chance, situation, citizenship) },
            children: Vec::new(),
            left: None,
        };
        people.push(person(chance, ended, sex, birth, End::Accepted(client))?);
    }
    Ok(people)
}

/// Somebody who arrives in the month in which the proposal ends; the rest is settled later.
fn person(chance: &SeededChance, ended: Month, sex: Sex, birth: Birth, end: End) -> Result<Person, Stop> {
    let channel = if chance.below(5) < 2 { Channel::Telephone } else { Channel::Paper };
    let arrived = any_day(chance, ended)?;
    Ok(Person { arrived, entered: ended, channel, proposer: ProposerKind::Other, sex, birth, ended, end })
}

/// Everybody who is proposed and not admitted.
///
/// # Errors
/// A fault when the quotas name months that are none.
pub fn not_admitted(chance: &SeededChance) -> Result<Vec<Person>, Stop> {
    let mut people = Vec::new();
    let mut add = |arrived: Month, ended: Month, end: End| -> Result<(), Stop> {
        let ended = working_month(ended);
        let sex = if chance.below(5) < 3 { Sex::Woman } else { Sex::Man };
        let mut found = person(chance, ended, sex, Birth::Age(adult_age(chance)), end)?;
        found.entered = working_month(arrived);
        found.arrived = any_day(chance, arrived)?;
        people.push(found);
        Ok(())
    };
    for (at, people_then) in quotas::NOT_ACCEPTED_BEFORE_2016 {
        for _ in 0..*people_then {
            add(month(*at), month(*at), End::NotAccepted)?;
        }
    }
    for stretch in quotas::ARRIVALS {
        let (first, last) = (month(stretch.months.0), month(stretch.months.1));
        let mut after = vec![last.plus_months(1); stretch.decided_after[0]];
        after.extend(vec![last.plus_months(2); stretch.decided_after[1]]);
        let during = stretch.not_accepted.saturating_sub(after.len());
        for ended in after {
            // Decided within three months, or so.
            let arrived = pick_month(chance, last.plus_months(-1).max(first), last)?;
            add(arrived, ended, End::NotAccepted)?;
        }
        let within = |chance: &SeededChance| -> Result<(Month, Month), Stop> {
            let arrived = pick_month(chance, first, last)?;
            Ok((arrived, pick_month(chance, arrived, arrived.plus_months(2).min(last))?))
        };
        for _ in 0..during {
            let (arrived, ended) = within(chance)?;
            add(arrived, ended, End::NotAccepted)?;
        }
        for _ in 0..stretch.withdrawn {
            let (arrived, ended) = within(chance)?;
            add(arrived, ended, End::Withdrawn)?;
        }
        for _ in 0..stretch.lapsed {
            let (arrived, ended) = within(chance)?;
            add(arrived, ended, End::Lapsed)?;
        }
    }
    Ok(people)
}

fn pick_month(chance: &SeededChance, first: Month, last: Month) -> Result<Month, Stop> {
    let months = months_between(first, last);
    pick(chance, &months).copied().ok_or_else(|| Stop::Fault(format!("no month from {first} to {last}")))
}

/// Most are between 20 and 35.
fn adult_age(chance: &SeededChance) -> i16 {
    i16::from(if chance.below(4) == 0 { number(chance, 36, 58) } else { number(chance, 19, 35) })
}

/// Births, one for each admission.
fn births(chance: &SeededChance, cohort: &Cohort, months: &[Month]) -> Result<Vec<Birth>, Stop> {
    // Some place of the list for each minor. Who comes of age by the reviewed month is admitted in the first half.
    let mut early: Vec<usize> = (0..months.len() / 2).collect();
    let mut late: Vec<usize> = (months.len() / 2..months.len()).collect();
    shuffle(chance, &mut early);
    shuffle(chance, &mut late);
    let (come_of_age, others) = early.split_at(cohort.come_of_age.min(early.len()));
    let stay_minors = cohort.minors - cohort.come_of_age;
    let minors: Vec<usize> = late.into_iter().chain(others.iter().copied()).take(stay_minors).collect();
    let mut births = Vec::new();
    for (place, admitted) in months.iter().enumerate() {
        births.push(if come_of_age.contains(&place) {
            // Comes of age between the month after admission and the reviewed one.
            let most = months_between(admitted.plus_months(1), reviewed()).len().min(26);
            let later = i32::from(number(chance, 1, u8::try_from(most).unwrap_or(1)));
            eighteenth(chance, admitted.plus_months(later))?
        } else if minors.contains(&place) {
            let later = i32::from(number(chance, 3, 50));
            eighteenth(chance, reviewed().plus_months(later))?
        } else if chance.below(10) < 7 {
            let (age, day) = (adult_age(chance), working_day(*admitted)?);
            Birth::Day(day.plus_days(-365 * i32::from(age) - 15 - i32::from(number(chance, 1, 200))))
        } else {
            Birth::Age(adult_age(chance))
        });
    }
    Ok(births)
}

/// The birth of somebody who turns 18 in a month.
fn eighteenth(chance: &SeededChance, month: Month) -> Result<Birth, Stop> {
    let born: Day = day_in(month.plus_months(-12 * 18), number(chance, 1, 28))?;
    Ok(Birth::Day(born))
}

/// Situations with a citizenship that fits each.
fn matched(chance: &SeededChance, cohort: &Cohort) -> Result<Vec<(Situation, Option<&'static str>)>, Stop> {
    let mut citizenships: Vec<Option<&'static str>> = spread(chance, cohort.citizenships)
        .into_iter()
        .map(|letters| if letters == "--" { None } else { Some(letters) })
        .collect();
    let unioners = citizenships.iter().flatten().filter(|letters| UNION.contains(letters)).count();
    let finns = citizenships.iter().flatten().filter(|letters| **letters == FINLAND).count();
    let mut open = situations(chance, cohort, finns, unioners.min(2));
    // Who fits least chooses first.
    citizenships.sort_by_key(|letters| match letters {
        Some(FINLAND) => 0,
        Some(letters) if UNION.contains(letters) => 1,
        Some("XX") | None => 2,
        Some(_) => 3,
    });
    let mut found = Vec::new();
    for citizenship in citizenships {
        let place = open.iter().position(|situation| situation.fits(citizenship));
        let place = place.ok_or_else(|| Stop::Fault(format!("nothing fits the citizenship {citizenship:?}")))?;
        found.push((open.remove(place), citizenship));
    }
    shuffle(chance, &mut found);
    Ok(found)
}

/// What happened to the people of a cohort, those of Finland's and the Union's citizens first.
fn situations(chance: &SeededChance, cohort: &Cohort, finns: usize, unioners: usize) -> Vec<Situation> {
    let in_finland = forms(chance, cohort.in_finland);
    let mut residences = residences(chance, in_finland.len(), finns + unioners);
    let mut list = Vec::new();
    for (place, form) in in_finland.into_iter().enumerate() {
        let (residence, reason) = residences.pop().unwrap_or((Residence::NotKnown, ResidenceReason::NotKnown));
        // Of every ten in Finland two had come from exploitation at home and one from another country.
        let place = match place % 10 {
            _ if residence == Residence::Citizen => Place::Finland,
            3 | 7 => Place::HomeThenFinland,
            5 => Place::ElsewhereThenFinland,
            _ => Place::Finland,
        };
        list.push(Situation { place, form, residence, reason });
    }
    let abroad =
        |place, form| Situation { place, form, residence: Residence::NotKnown, reason: ResidenceReason::NotKnown };
    list.extend(forms(chance, cohort.at_home).into_iter().map(|form| abroad(Place::Home, form)));
    let elsewhere = forms(chance, cohort.elsewhere).into_iter().enumerate();
    list.extend(
        elsewhere.map(|(place, form)| {
            abroad(if place % 4 == 1 { Place::HomeThenElsewhere } else { Place::Elsewhere }, form)
        }),
    );
    shuffle(chance, &mut list);
    // The citizens choose first, so what only they can have stands first.
    list.sort_by_key(|situation| situation.residence != Residence::Citizen);
    list
}

/// The forms of a quota. Every second or so of the others is forced criminal activity.
fn forms(chance: &SeededChance, quota: Forms) -> Vec<Form> {
    let others = [Form::ForcedCriminality, Form::Begging, Form::ForcedCriminality, Form::Other];
    let mut list = spread(
        chance,
        &[(Form::Sexual, quota.sexual), (Form::Labour, quota.labour), (Form::ForcedMarriage, quota.forced_marriage)],
    );
    list.extend(others.iter().cycle().take(quota.other));
    shuffle(chance, &mut list);
    list
}

/// Residence in Finland then, in thirds: without right (rarely after a negative decision on asylum), asylum seekers (many in the
/// appeal phase), and with a permit (usually for work or family ties) or as citizens.
fn residences(chance: &SeededChance, people: usize, citizens: usize) -> Vec<(Residence, ResidenceReason)> {
    use ResidenceReason as Reason;
    let third = people / 3;
    let none = [Reason::NeverHad, Reason::Ended, Reason::NeverHad, Reason::Ended, Reason::NeverHad];
    let asylum = [Reason::Appeal, Reason::FirstInstance, Reason::Appeal, Reason::Appeal, Reason::NewApplication];
    let permit = [Reason::Work, Reason::Family, Reason::Work, Reason::Family, Reason::Study];
    let mut list: Vec<(Residence, Reason)> = Vec::new();
    list.extend(none.iter().cycle().take(third.saturating_sub(1)).map(|reason| (Residence::None, *reason)));
    list.extend(std::iter::repeat_n((Residence::None, Reason::NegativeAsylum), third.min(1)));
    list.extend(asylum.iter().cycle().take(third).map(|reason| (Residence::AsylumSeeker, *reason)));
    let rest = people - list.len();
    list.extend(std::iter::repeat_n((Residence::Citizen, Reason::NotKnown), citizens.min(rest)));
    let permits = rest.saturating_sub(citizens);
    list.extend(permit.iter().cycle().take(permits).map(|reason| (Residence::Permit, *reason)));
    shuffle(chance, &mut list);
    list
}

/// The rows of somebody's exploitation, the main one first.
fn rows(chance: &SeededChance, situation: Situation, citizenship: Option<&'static str>) -> Vec<Exploitation> {
    let Situation { place, form, residence, reason } = situation;
    let row = |country, form| Exploitation {
        country,
        form,
        residence: Residence::NotKnown,
        reason: ResidenceReason::NotKnown,
    };
    let finland = Exploitation { country: FINLAND, form, residence, reason };
    let others: Vec<&'static str> = ELSEWHERE.iter().copied().filter(|country| Some(*country) != citizenship).collect();
    let other = pick(chance, &others).copied().unwrap_or("LY");
    let home = citizenship.unwrap_or(other);
    let another = if form == Form::Labour { Form::Sexual } else { Form::Labour };
    match place {
        Place::Finland => vec![finland],
        Place::HomeThenFinland => vec![finland, row(home, form)],
        Place::ElsewhereThenFinland => vec![finland, row(other, another)],
        Place::Home => vec![row(home, form)],
        Place::Elsewhere => vec![row(other, form)],
        Place::HomeThenElsewhere => vec![row(other, form), row(home, form)],
    }
}
