//! Rules of proposals that need no office around them. The stories walk through the door in `app/tests/it`.

use lyhty_base::{AccountId, Day, DecisionId, Identity as _, Private, SeededChance};

use super::sealed::{ConsentRecord, Narrative, PersonProposed, Proposer, SafeContact};
use super::words::{
    AgeGroup, Channel, ConsentGivenBy, ContactChannel, Danger, DecisionKind, Guardian, Interpreter, Present, PresentAs,
    ProposalOutcome, ProposerKind, ProposerView, Urgency, UrgencyReason, WhoseTelephone, WithdrawnBy,
};
use super::{NewProposal, Standing};

fn proposal(age_group: AgeGroup, guardian: Guardian, danger: Danger) -> NewProposal {
    let blank = Private::default;
    NewProposal {
        channel: Channel::Site,
        consent: ConsentRecord {
            given_by: ConsentGivenBy::ThePerson,
            told: Vec::new(),
            language: blank(),
            interpreter: Interpreter::NotNeeded,
            present: Present::Nobody,
            more: Private::default(),
        },
        age_group,
        guardian,
        safe_contact: SafeContact {
            safe: vec![ContactChannel::Letter],
            whose_telephone: WhoseTelephone::None,
            when: blank(),
            present_as: PresentAs::Openly,
            as_told: blank(),
            never: Private::default(),
        },
        person: PersonProposed {
            name: blank(),
            birth: blank(),
            citizenship: blank(),
            languages: blank(),
            place: blank(),
            contact: Private::default(),
            residence: blank(),
            others: Private::default(),
        },
        narrative: Narrative { told: Private::default(), observed: Private::default() },
        proposer: Proposer {
            kind: ProposerKind::Lawyer,
            name: blank(),
            workplace: blank(),
            contact: Private::default(),
        },
        danger,
        mailbox: false,
        complete: true,
    }
}

#[test]
fn urgency_follows_danger_then_the_child_then_the_night() {
    let cases = [
        (AgeGroup::Adult, Guardian::NotNeeded, Danger::Now, Urgency::Now, UrgencyReason::DangerNow),
        (AgeGroup::Under15, Guardian::Suspected, Danger::None, Urgency::Now, UrgencyReason::GuardianSuspected),
        (AgeGroup::From15To17, Guardian::Absent, Danger::None, Urgency::Now, UrgencyReason::GuardianAbsent),
        (AgeGroup::Under15, Guardian::NotKnown, Danger::None, Urgency::Now, UrgencyReason::GuardianAbsent),
        (AgeGroup::NotKnown, Guardian::Suspected, Danger::None, Urgency::Now, UrgencyReason::GuardianSuspected),
        (AgeGroup::NotKnown, Guardian::NotKnown, Danger::None, Urgency::Today, UrgencyReason::AgeUnknown),
        (AgeGroup::Under15, Guardian::Present, Danger::None, Urgency::Today, UrgencyReason::Child),
        (AgeGroup::Adult, Guardian::NotNeeded, Danger::NoSafePlace, Urgency::Today, UrgencyReason::NoSafePlace),
        (AgeGroup::Adult, Guardian::NotNeeded, Danger::NotKnown, Urgency::InTurn, UrgencyReason::Nothing),
    ];
    for (age, guardian, danger, urgency, reason) in cases {
        assert_eq!(proposal(age, guardian, danger).urgency(), (urgency, reason), "{age:?} {guardian:?} {danger:?}");
    }
}

#[test]
fn the_proposer_can_not_tell_withdrawn_and_lapsed_from_not_accepted() {
    for outcome in [ProposalOutcome::NotAccepted, ProposalOutcome::Withdrawn, ProposalOutcome::Lapsed] {
        assert_eq!(outcome.for_proposer(), ProposerView::NotAccepted);
    }
    assert_eq!(ProposalOutcome::Accepted.for_proposer(), ProposerView::Accepted);
    assert_eq!(ProposalOutcome::Awaiting.for_proposer(), ProposerView::Awaiting);
}

#[test]
fn the_outcome_on_a_day_is_what_had_ended_the_proposal_by_then() {
    let chance = SeededChance::new(7);
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let decided = Standing::Decided {
        decision: DecisionId::fresh(&chance),
        kind: DecisionKind::Accept,
        day: day("2018-07-03"),
        signer: AccountId::fresh(&chance),
        by_delegation: false,
    };
    assert_eq!(decided.outcome_on(day("2018-06-30")), ProposalOutcome::Awaiting);
    assert_eq!(decided.outcome_on(day("2018-07-03")), ProposalOutcome::Accepted);
    let withdrawn = Standing::Withdrawn { by: WithdrawnBy::ThePerson, day: day("2018-01-01") };
    assert_eq!(withdrawn.outcome_on(day("2017-12-31")), ProposalOutcome::Awaiting);
    assert_eq!(withdrawn.outcome_on(day("2018-01-01")), ProposalOutcome::Withdrawn);
}

#[test]
fn only_ways_that_were_called_safe_are_allowed() {
    let safe = proposal(AgeGroup::Adult, Guardian::NotNeeded, Danger::None).safe_contact;
    for channel in ContactChannel::ALL {
        assert_eq!(safe.allows(*channel), *channel == ContactChannel::Letter, "{channel:?}");
    }
}
