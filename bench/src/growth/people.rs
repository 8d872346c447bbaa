//! Invented people: the same seed gives the same ones. No name here is anybody's.

use lyhty_base::{Day, Private, SeededChance, Text};
use lyhty_office::clients::FINLAND;
use lyhty_office::clients::sealed::{Birth, Exploitation, Identity, SafeContact};
use lyhty_office::facts::words::{ClientKind, Form, Residence, ResidenceReason, Sex};
use lyhty_office::proposals::words::ProposerKind;

use crate::Outcome;

/// Clients stay from half a year to five and a half.
const STAY_LEAST: u64 = 6;
const STAY_MORE: u64 = 60;

const BEGINNINGS: [&str; 8] = ["Ana", "Bel", "Dor", "Eli", "Kai", "Lin", "Mor", "Sol"];
const ENDINGS: [&str; 8] = ["dara", "enne", "ika", "moru", "nel", "ovi", "tamo", "wen"];
const COUNTRIES: [&str; 12] = ["NG", "NG", "NG", "SO", "SO", "IQ", "VN", "RO", "TH", "AF", "UA", "XX"];

const CIRCUMSTANCES: &str = concat!(
    "(invented) Left home after the father's death with a promise of work that a cousin had arranged. The journey took four ",
    "months and was paid on credit; the passport was kept on arrival. Afraid of the lender, who knows the family's address. ",
    "Sleeps badly, has seen a nurse twice, wants to learn the language before anything else.",
);
const MEANS: &str = concat!(
    "(invented) A debt that grew every month, the passport taken, threats against a sister at home, no key of their own and ",
    "somebody who came along wherever they went. Paid twice, much less than was said, then nothing."
);
const TOLD: &str = concat!(
    "(invented) The person came in the autumn with a promise of work. The man at the airport took the passport on the first ",
    "evening, to have it registered as he said. They sleep with five others in a flat above the place of work, pay for the bed ",
    "and were told that they owe for the journey, the permit and the place. They work from nine in the morning to midnight, ",
    "six days and sometimes seven, and were paid once. Twice they asked for the passport. They want to leave and say yes to ",
    "help, and ask that nobody comes to the place before they are out.",
);

/// Somebody who will be proposed, accepted, and leave some day.
pub struct Person {
    /// As the pages show it.
    pub name: String,
    pub kind: ClientKind,
    pub identity: Identity,
    pub exploitations: Vec<Exploitation>,
    /// A child who is with the client since admission.
    pub child: Option<Birth>,
    pub proposer: ProposerKind,
    pub told: &'static str,
    /// In months.
    pub stay: i32,
}

/// A text that is known to be short enough.
pub fn private<const MAX: usize>(text: &str) -> Outcome<Private<Text<MAX>>> {
    Ok(Private::new(Text::new(text)?))
}

fn pick<T: Copy>(chance: &SeededChance, from: &[T]) -> Outcome<T> {
    let place = usize::try_from(chance.below(from.len() as u64))?;
    from.get(place).copied().ok_or_else(|| "nothing to pick from".into())
}

/// Holds for so many of a hundred.
fn of_hundred(chance: &SeededChance, percent: u64) -> bool {
    chance.below(100) < percent
}

impl Person {
    /// Somebody who is admitted on a day. The number makes the name theirs alone.
    pub fn invent(chance: &SeededChance, number: u32, admitted: Day) -> Outcome<Self> {
        let name = format!("{}{} {number}", pick(chance, &BEGINNINGS)?, pick(chance, &ENDINGS)?);
        let home = pick(chance, &COUNTRIES)?;
        let identity = Identity {
            name: private(&name)?,
            birth: birth(chance, admitted)?,
            sex: if of_hundred(chance, 55) { Sex::Woman } else { Sex::Man },
            citizenships: vec![home.to_owned()],
            languages: private("An invented language, some English")?,
            safe_contact: SafeContact::default(),
            contact: private("(invented) Calls in the morning; the number is with the interpreter.")?,
            home_municipality: private("(invented) A town in the south")?,
            circumstances: private(CIRCUMSTANCES)?,
        };
        let mut exploitations = vec![exploitation(chance, home, true)?];
        if of_hundred(chance, 25) {
            exploitations.push(exploitation(chance, home, false)?);
        }
        // One row in Finland is the main one there.
        if let Some(row) = exploitations.iter_mut().find(|row| row.country == FINLAND) {
            row.main_in_finland = true;
        }
        let child_age = i16::try_from(chance.below(17))?;
        let child = of_hundred(chance, 20).then(|| born(admitted, child_age)).flatten().map(Birth::on);
        Ok(Self {
            name,
            kind: if of_hundred(chance, 97) { ClientKind::Victim } else { ClientKind::Assisting },
            identity,
            exploitations,
            child,
            proposer: pick(chance, ProposerKind::ALL)?,
            told: TOLD,
            stay: i32::try_from(STAY_LEAST + chance.below(STAY_MORE))?,
        })
    }
}

fn birth(chance: &SeededChance, admitted: Day) -> Outcome<Birth> {
    let years = if of_hundred(chance, 8) { 13 + chance.below(5) } else { 18 + chance.below(35) };
    Ok(match chance.below(20) {
        0 => Birth::NotKnown,
        1 => Birth::AgeThen(i64::try_from(years)?),
        _ => born(admitted, i16::try_from(years)?).map_or(Birth::NotKnown, Birth::on),
    })
}

/// The day on which somebody was born who is so old on another.
fn born(day: Day, years: i16) -> Option<Day> {
    Day::new(day.year() - years, 1, 1).map(|first| first.plus_days(-i32::from(day.day()) * 9))
}

fn exploitation(chance: &SeededChance, home: &str, main: bool) -> Outcome<Exploitation> {
    let country = match chance.below(10) {
        0..5 => FINLAND,
        5..7 => home,
        _ => "LY",
    };
    Ok(Exploitation {
        country: country.to_owned(),
        months: private("(invented) From spring to autumn")?,
        form: pick(chance, Form::ALL)?,
        residence: pick(chance, Residence::ALL)?,
        reason: pick(chance, ResidenceReason::ALL)?,
        means: private(MEANS)?,
        main,
        main_in_finland: false,
        struck: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_people_and_every_number_another_name() {
        let day = Day::new(2018, 3, 1).expect("a day");
        let invent = |seed, number| Person::invent(&SeededChance::new(seed), number, day).expect("invented");
        assert_eq!(invent(1, 7).name, invent(1, 7).name);
        assert_ne!(invent(1, 7).name, invent(1, 8).name);
    }

    #[test]
    fn whoever_was_exploited_in_finland_has_one_main_row_there() {
        let (chance, day) = (SeededChance::new(1), Day::new(2018, 3, 1).expect("a day"));
        for number in 0..200 {
            let person = Person::invent(&chance, number, day).expect("invented");
            let here = person.exploitations.iter().filter(|row| row.country == FINLAND).count();
            let main = person.exploitations.iter().filter(|row| row.main_in_finland).count();
            assert_eq!(main, here.min(1), "{}", person.name);
        }
    }
}
