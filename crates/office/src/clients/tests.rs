use lyhty_base::{Day, Private};

use super::leaving_rule;
use super::sealed::Birth;
use crate::facts::words::LeavingGround;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn the_day_of_leaving_picks_the_grounds_that_the_law_knows() {
    let knows = |on: &str, ground| leaving_rule(day(on)).is_some_and(|rule| rule.grounds.contains(&ground));
    assert!(knows("2022-12-31", LeavingGround::NoCharge));
    assert!(!knows("2023-01-01", LeavingGround::NoCharge));
    assert!(!knows("2015-06-30", LeavingGround::NotIdentified));
    assert!(knows("2015-07-01", LeavingGround::NotIdentified));
    for on in ["2014-01-01", "2018-06-30", "2024-02-29"] {
        assert!(knows(on, LeavingGround::NoMoreNeed) && knows(on, LeavingGround::AsksOut), "{on}");
    }
    assert!(leaving_rule(day("2011-08-31")).is_none());
}

#[test]
fn the_age_on_admission_comes_from_the_day_of_birth_or_from_what_was_told() {
    assert_eq!(Birth::on(day("2000-06-30")).age_on(day("2018-06-29")), Some(17));
    assert_eq!(Birth::on(day("2000-06-30")).age_on(day("2018-06-30")), Some(18));
    assert_eq!(Birth::AgeThen(16).age_on(day("2018-06-30")), Some(16));
    assert_eq!(Birth::NotKnown.age_on(day("2018-06-30")), None);
}

#[test]
fn personal_text_of_a_client_stays_out_of_debug() {
    let name = Private::new(lyhty_base::Text::<200>::new("canary").expect("a text"));
    assert_eq!(format!("{name:?}"), "Private(…)");
}
