use lyhty_base::{ClientId, Day, Identity as _, Outcome, Private, Problem, SeededChance, Text};

use super::{AdmittedAs, Grounds, IsKnown, Limb, Ruling, admission, admission_rule};
use crate::clients::Known;
use crate::clients::sealed::Birth;
use crate::facts::words::{ClientKind, Sex};
use crate::proposals::samples::full;
use crate::proposals::words::{AgeGroup, ContactChannel, DecisionKind, PresentAs};

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
fn the_admission_carries_the_safe_way_what_was_told_and_the_earlier_client() {
    let (proposal, earlier) = (full(), ClientId::fresh(&SeededChance::new(5)));
    let made = admission(&proposal.person, &proposal.safe_contact, AgeGroup::Under15, &admitted(), Some(earlier));
    let safe = &made.identity.safe_contact;
    assert_eq!(safe.safe, [ContactChannel::Call, ContactChannel::Mailbox]);
    assert_eq!(safe.present_as, Some(PresentAs::AsTold));
    assert_eq!((safe.as_told.reveal().as_str(), safe.when.reveal().as_str()), ("the dentist", "mornings"));
    assert_eq!(safe.never.reveal().as_str(), "never\na letter");
    let told = &made.note.as_told;
    let texts = [&told.birth, &told.citizenship, &told.place, &told.residence].map(|text| text.reveal().as_str());
    assert_eq!(texts, ["1990", "not known", "Oulu", "waits"]);
    assert_eq!(told.others.reveal().as_str(), "a sister");
    assert_eq!(made.note.earlier, Some(earlier));
    assert_eq!(made.identity.birth, Birth::Under18, "a child is known to be one");
    let adult = admission(&proposal.person, &proposal.safe_contact, AgeGroup::NotKnown, &admitted(), None);
    assert_eq!(adult.identity.birth, Birth::NotKnown, "treated as a child is not known to be one");
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
