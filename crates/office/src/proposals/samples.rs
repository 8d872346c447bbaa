//! What the samples of this room's pages are made of: invented people and their proposals.

use std::collections::BTreeMap;

use lyhty_base::{
    AccountId, ClientId, Day, Identity as _, Moment, Private, ProposalId, RecordId, Refusal, SeededChance, Text,
    ThreadId,
};
use lyhty_vault::{MachineSecrets, ReceiptDigits, RecordKey, Stamp};
use lyhty_web::Form;
use lyhty_web::policy::Role;

use super::rows::{ProposalRow, QueueRow};
use super::sealed::{ConsentRecord, Narrative, PersonProposed, Proposer, QueueLine, SafeContact};
use super::words::{
    AgeGroup, Channel, ConsentGivenBy, ContactChannel, Guardian, Interpreter, Present, PresentAs, ProposerKind, Told,
    Urgency, UrgencyReason, WhoseTelephone,
};
use super::{ClearWords, FactLinks, OpenedProposal, SealedColumns, Standing};
use crate::accounts::{Colleague, Colleagues};
use crate::clients::{Candidate, Candidates};
use crate::facts::words::ClientKind;

pub fn private<const MAX: usize>(text: &str) -> Private<Text<MAX>> {
    Private::new(Text::new(text).unwrap())
}

pub fn day() -> Day {
    Day::new(2018, 3, 27).unwrap()
}

pub fn moment() -> Moment {
    Moment::from_milliseconds(1_522_130_400_000)
}

pub fn account() -> AccountId {
    AccountId::fresh(&SeededChance::new(1))
}

pub fn proposal() -> ProposalId {
    ProposalId::fresh(&SeededChance::new(2))
}

pub fn client() -> ClientId {
    ClientId::fresh(&SeededChance::new(10))
}

/// Somebody who was found when looking whether a person is known.
pub fn candidate(number: u64, left: bool) -> Candidate {
    Candidate {
        id: ClientId::fresh(&SeededChance::new(number)),
        admitted_day: day(),
        kind: if left { ClientKind::Assisting } else { ClientKind::Victim },
        left,
        name: private("Koe <b>"),
        born: left.then(day),
        same_name: true,
        same_birth: left,
    }
}

/// What looks at the clients may find: no key, nobody, some.
pub fn looks() -> [Candidates; 3] {
    let found = vec![candidate(31, false), candidate(32, true), candidate(33, false), candidate(34, true)];
    [
        Candidates::default(),
        Candidates { opens: true, all: true, found: Vec::new() },
        Candidates { opens: true, all: false, found },
    ]
}

pub fn thread() -> ThreadId {
    ThreadId::fresh(&SeededChance::new(3))
}

pub fn record() -> RecordId {
    RecordId::fresh(&SeededChance::new(4))
}

pub fn colleagues() -> Colleagues {
    let colleague = Colleague { role: Role::SeniorAdviser, ordinal: 1, name: Some(private("Aino <Koe>")) };
    Colleagues(BTreeMap::from([(account(), colleague)]))
}

/// A form in which something is typed and something is wrong, with these fields.
pub fn wrong(fields: &[(&'static str, &str)]) -> Form {
    let mut form = Form::empty();
    for (name, value) in fields {
        form.set(name, *value);
        form.add(*name, Refusal::new("form-required"));
    }
    form
}

pub fn digits(which: u8) -> ReceiptDigits {
    let machine = MachineSecrets::generate();
    machine.stamp_key.receipt_digits(&stamp(&machine), which)
}

fn stamp(machine: &MachineSecrets) -> Stamp {
    let sent = machine.stamp_key.issue(moment(), "proposals", &SeededChance::new(7));
    machine.stamp_key.check(&sent, "proposals", moment(), 60).unwrap()
}

fn line() -> QueueLine {
    QueueLine {
        language: private("tigrinja"),
        place: private("Oulu"),
        beginning: private("He took my passport & <said>"),
    }
}

/// A row of a list, with its line.
pub fn queue_row(complete: bool, taken_up: bool, standing: Standing) -> (QueueRow, QueueLine) {
    let row = QueueRow {
        id: ProposalId::fresh(&SeededChance::new(if complete { 5 } else { 6 })),
        record: record(),
        urgency: if complete { Urgency::InTurn } else { Urgency::Now },
        reason: if complete { UrgencyReason::Nothing } else { UrgencyReason::DangerNow },
        arrived_day: day(),
        proposer_kind: ProposerKind::Lawyer,
        channel: Channel::Telephone,
        complete,
        line: RecordKey::generate().seal(record(), &line()).unwrap(),
        taken_up_by: taken_up.then(account),
        standing,
    };
    (row, line())
}

/// A proposal of a grown person of whom everything is known.
pub fn full() -> OpenedProposal {
    let safe_contact = SafeContact {
        safe: vec![ContactChannel::Call, ContactChannel::Mailbox],
        whose_telephone: WhoseTelephone::OwnWatched,
        when: private("mornings"),
        present_as: PresentAs::AsTold,
        as_told: private("the dentist"),
        never: private("never\na letter"),
    };
    let consent = ConsentRecord {
        given_by: ConsentGivenBy::ThePerson,
        told: Told::ALL.to_vec(),
        language: private("tigrinja"),
        interpreter: Interpreter::Professional,
        present: Present::Professionals,
        more: private("by telephone"),
    };
    let person = PersonProposed {
        name: private("Koe <b>"),
        birth: private("1990"),
        citizenship: private("not known"),
        languages: private("tigrinja"),
        place: private("Oulu"),
        contact: private("+358 40"),
        residence: private("waits"),
        others: private("a sister"),
    };
    let narrative = Narrative { told: private("Told <i>so</i>\nand so."), observed: private("Seen.") };
    let proposer = Proposer {
        kind: ProposerKind::Lawyer,
        name: private("Lawyer"),
        workplace: private("Office"),
        contact: private("lawyer@example.org"),
    };
    let words = ClearWords {
        proposer_kind: ProposerKind::Lawyer,
        channel: Channel::Site,
        urgency: Urgency::InTurn,
        urgency_reason: UrgencyReason::Nothing,
        age_group: AgeGroup::Adult,
        guardian: Guardian::NotNeeded,
        consent: ConsentGivenBy::ThePerson,
        complete: true,
    };
    opened(words, safe_contact, consent, person, narrative, proposer)
}

/// A child without a guardian, told in four fields.
pub fn spare() -> OpenedProposal {
    let safe_contact = SafeContact {
        safe: Vec::new(),
        whose_telephone: WhoseTelephone::None,
        when: Private::default(),
        present_as: PresentAs::FirstName,
        as_told: Private::default(),
        never: Private::default(),
    };
    let consent = ConsentRecord {
        given_by: ConsentGivenBy::Held,
        told: Vec::new(),
        language: Private::default(),
        interpreter: Interpreter::NotNeeded,
        present: Present::NotKnown,
        more: Private::default(),
    };
    let person = PersonProposed {
        name: Private::default(),
        birth: Private::default(),
        citizenship: Private::default(),
        languages: Private::default(),
        place: Private::default(),
        contact: Private::default(),
        residence: Private::default(),
        others: Private::default(),
    };
    let narrative = Narrative { told: private("A child."), observed: Private::default() };
    let proposer = Proposer {
        kind: ProposerKind::Police,
        name: Private::default(),
        workplace: Private::default(),
        contact: Private::default(),
    };
    let words = ClearWords {
        proposer_kind: ProposerKind::Police,
        channel: Channel::Telephone,
        urgency: Urgency::Now,
        urgency_reason: UrgencyReason::GuardianSuspected,
        age_group: AgeGroup::Under15,
        guardian: Guardian::Suspected,
        consent: ConsentGivenBy::Held,
        complete: false,
    };
    opened(words, safe_contact, consent, person, narrative, proposer)
}

fn opened(
    words: ClearWords,
    safe_contact: SafeContact,
    consent: ConsentRecord,
    person: PersonProposed,
    narrative: Narrative,
    proposer: Proposer,
) -> OpenedProposal {
    let key = RecordKey::generate();
    let columns = SealedColumns {
        queue_line: key.seal(record(), &line()).unwrap(),
        consent_record: key.seal(record(), &consent).unwrap(),
        safe_contact: key.seal(record(), &safe_contact).unwrap(),
        person: key.seal(record(), &person).unwrap(),
        narrative: key.seal(record(), &narrative).unwrap(),
        proposer: key.seal(record(), &proposer).unwrap(),
    };
    let row = ProposalRow {
        id: proposal(),
        record: record(),
        proposer_thread: Some(thread()),
        person_thread: None,
        arrived_day: day(),
        submitted_at: moment(),
        words,
        columns,
        links: FactLinks { own: None, persons: None },
    };
    OpenedProposal { row, safe_contact, consent, person, narrative, proposer }
}
