//! Who leaves and when, and the children of those who stay.

use lyhty_base::{Day, Month, SeededChance};
use lyhty_office::clients::leaving_rule;
use lyhty_office::facts::words::{LeavingGround, Sex};

use super::plan::{Birth, Child, Leaving, Person, day_in, number, pick, shuffle, spread, working_day};
use super::quotas::{self, month, reviewed, working_month};
use crate::console::Stop;

/// Most children of one client.
const CHILDREN_MOST: usize = 3;

/// Says who leaves in which month, on a ground that the law of the day knows.
///
/// # Errors
/// A fault when fewer people are there than leave.
pub fn settle_leavings(chance: &SeededChance, people: &mut [Person]) -> Result<(), Stop> {
    let by_review: usize =
        quotas::LEAVING.iter().filter(|(at, _)| month(*at) <= reviewed()).map(|(_, number)| number).sum();
    let men = by_review.saturating_sub(quotas::WOMEN_LEAVING);
    let mut sexes = spread(chance, &[(Sex::Woman, quotas::WOMEN_LEAVING), (Sex::Man, men)]);
    for (at, leavers) in quotas::LEAVING {
        let month_left = month(*at);
        for place in 0..*leavers {
            let sex = if month_left <= reviewed() { sexes.pop() } else { None };
            let minor = *at == quotas::MINOR_LEAVES && place == 0;
            let late = month_left == reviewed() && place < quotas::LEAVINGS_RECORDED_LATE;
            let fits = |person: &Person| may_leave(person, month_left, sex, minor);
            let mut candidates: Vec<usize> =
                people.iter().enumerate().filter(|(_, person)| fits(person)).map(|(index, _)| index).collect();
            shuffle(chance, &mut candidates);
            let leaver = candidates.first().and_then(|index| people.get_mut(*index));
            let client = leaver.and_then(Person::client_mut);
            let client = client.ok_or_else(|| Stop::Fault(format!("nobody can leave in {month_left}")))?;
            let day = day_in(month_left, number(chance, 1, 25))?;
            let recorded = if late { month_left.plus_months(1) } else { working_month(month_left) };
            client.left = Some(Leaving { day, ground: ground(chance, day)?, recorded });
        }
    }
    Ok(())
}

fn may_leave(person: &Person, at: Month, sex: Option<Sex>, minor: bool) -> bool {
    let under_age = is_minor(person);
    // The one who leaves had been admitted in 2016 and comes of age by the reviewed month.
    let rightly_aged = if minor { under_age && person.ended.year() == 2016 && grows_up(person) } else { !under_age };
    person.client().is_some_and(|client| client.left.is_none())
        && person.ended.plus_months(2) <= at
        && rightly_aged
        && sex.is_none_or(|sex| person.sex == sex)
}

fn is_minor(person: &Person) -> bool {
    working_day(person.ended).is_ok_and(|day| person.birth.age_on(day) < 18)
}

fn grows_up(person: &Person) -> bool {
    matches!(person.birth, Birth::Day(born) if Month::of(born).plus_months(12 * 18) <= reviewed())
}

/// A ground of the law in force on a day: most leave since they need no more help.
fn ground(chance: &SeededChance, day: Day) -> Result<LeavingGround, Stop> {
    let rule = leaving_rule(day).ok_or_else(|| Stop::Fault(format!("no law of leaving on {day}")))?;
    let usual = chance.below(2) == 0 || rule.grounds.len() < 2;
    let others: Vec<_> = rule.grounds.iter().filter(|ground| **ground != LeavingGround::Danger).collect();
    let other = pick(chance, &others).map(|ground| **ground);
    Ok(other.filter(|_| !usual).unwrap_or(LeavingGround::NoMoreNeed))
}

/// Says whose children come when.
///
/// # Errors
/// A fault when nobody can be the parent.
pub fn settle_children(chance: &SeededChance, people: &mut [Person]) -> Result<(), Stop> {
    for (months, children) in quotas::CHILDREN {
        for place in 0..*children {
            let since = month(months[place % months.len()]);
            let parent =
                parent(chance, people, since, |person, client_left| client_left.is_none() && age(person) >= 20)?;
            let oldest = u8::try_from((age(parent) - 18).clamp(1, 11)).unwrap_or(1);
            // Nobody of them comes of age before 2019.
            let years = number(chance, 0, if since < month((2016, 1)) { oldest.min(9) } else { oldest });
            add(chance, parent, since, years)?;
        }
    }
    for _ in 0..quotas::CHILDREN_OF_THOSE_WHO_LEAVE {
        let until = month((2016, 12));
        let since = month((2015, 10));
        let parent = parent(chance, people, since, |person, left| {
            left.is_some_and(|month| month > since && month < until) && age(person) >= 20
        })?;
        add(chance, parent, since, 2)?;
    }
    for _ in 0..quotas::CHILDREN_WHO_GROW_UP {
        let since = month((2015, 5));
        let parent = parent(chance, people, since, |person, left| left.is_none() && age(person) >= 36)?;
        add(chance, parent, since, 17)?;
    }
    Ok(())
}

/// A client who can be a child's parent: of age, not left before the child came, with few children so far.
fn parent<'a>(
    chance: &SeededChance,
    people: &'a mut [Person],
    since: Month,
    fits: impl Fn(&Person, Option<Month>) -> bool,
) -> Result<&'a mut Person, Stop> {
    let mut candidates: Vec<usize> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| {
            let Some(client) = person.client() else { return false };
            let left = client.left.map(|leaving| Month::of(leaving.day));
            person.ended <= since && client.children.len() < CHILDREN_MOST && fits(person, left)
        })
        .map(|(index, _)| index)
        .collect();
    shuffle(chance, &mut candidates);
    let found = candidates.first().and_then(|index| people.get_mut(*index));
    found.ok_or_else(|| Stop::Fault(format!("no child can come in {since}")))
}

/// Age on admission.
fn age(person: &Person) -> i16 {
    working_day(person.ended).map_or(0, |day| person.birth.age_on(day))
}

fn add(chance: &SeededChance, parent: &mut Person, since: Month, years: u8) -> Result<(), Stop> {
    let days = 365 * i32::from(years) + i32::from(years) / 4 + 5 + i32::from(number(chance, 1, 200));
    let born = working_day(since)?.plus_days(-days);
    if let Some(client) = parent.client_mut() {
        client.children.push(Child { born, since });
    }
    Ok(())
}
