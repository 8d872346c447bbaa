use lyhty_base::{Day, Outcome, Private, Problem, Text};

use super::{AdmittedAs, Grounds, IsKnown, Limb, Ruling, admission_rule};
use crate::clients::Known;
use crate::clients::sealed::Birth;
use crate::facts::words::{ClientKind, Sex};
use crate::proposals::words::DecisionKind;

fn limb(holds: bool) -> Limb {
    let text = Text::new("grounds").expect("a text");
    Limb { holds, grounds: Grounds::new(Private::new(text)).expect("grounds") }
}

fn admitted() -> AdmittedAs {
    let known = Known { sex: Sex::Woman, birth: Birth::NotKnown, citizenships: vec!["NG".to_owned()] };
    AdmittedAs { kind: ClientKind::Victim, known }
}

fn refused(outcome: Outcome<Ruling>) -> &'static str {
    match outcome {
        Err(Problem::Refusal(refusal)) => refusal.key,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn accepting_needs_both_limbs_and_not_accepting_says_which_fails() {
    for (victim, help) in [(true, false), (false, true), (false, false)] {
        let accept = Ruling::new(DecisionKind::Accept, IsKnown::No, limb(victim), limb(help), Some(admitted()));
        assert_eq!(refused(accept), "decision-both-limbs");
        assert!(Ruling::new(DecisionKind::NotAccept, IsKnown::No, limb(victim), limb(help), None).is_ok());
    }
    assert!(Ruling::new(DecisionKind::Accept, IsKnown::No, limb(true), limb(true), Some(admitted())).is_ok());
    assert_eq!(
        refused(Ruling::new(DecisionKind::Accept, IsKnown::No, limb(true), limb(true), None)),
        "decision-admitted-as"
    );
    assert_eq!(
        refused(Ruling::new(DecisionKind::NotAccept, IsKnown::No, limb(true), limb(true), None)),
        "decision-no-limb-fails"
    );
}

#[test]
fn whoever_is_a_client_is_not_decided_about_again() {
    for (kind, help) in [(DecisionKind::Accept, true), (DecisionKind::NotAccept, false)] {
        let ruling = Ruling::new(kind, IsKnown::AsClient, limb(true), limb(help), Some(admitted()));
        assert_eq!(refused(ruling), "decision-is-client");
    }
}

#[test]
fn there_are_no_empty_grounds() {
    let empty = Grounds::new(Private::new(Text::new("  \n ").expect("a text")));
    assert!(matches!(empty, Err(Problem::Refusal(refusal)) if refusal.key == "decision-grounds-required"));
}

#[test]
fn the_day_of_the_decision_picks_the_rule_in_force() {
    let rule = |text: &str| admission_rule(text.parse::<Day>().expect("a day")).map(|rule| rule.word);
    assert_eq!(rule("2011-08-31"), None);
    assert_eq!(rule("2015-06-30"), Some("2011"));
    assert_eq!(rule("2015-07-01"), Some("2015"));
    assert_eq!(rule("2022-12-31"), Some("2015"));
    assert_eq!(rule("2023-01-01"), Some("2023"));
}
