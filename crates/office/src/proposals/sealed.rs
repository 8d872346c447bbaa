//! What lies under seal in a proposal: the payloads, each of one sealed column. Never rename a label or a field: every
//! later release must still open what this one sealed.

use lyhty_base::{ClientId, FactId, Private, Text};
use lyhty_vault::json_payload;
use serde::{Deserialize, Serialize};

use super::words::{
    ConsentGivenBy, ContactChannel, Interpreter, Present, PresentAs, ProposerKind, Told, WhoseTelephone,
};

/// A short private text: a name, a place, a language.
pub type Short = Private<Text<200>>;
/// A private text of some lines.
pub type Lines = Private<Text<2000>>;
/// One of the two long texts of a proposal: 15,000 characters.
pub type Long = Private<Text<15_000>>;

/// The one line of the queue: what an adviser needs to choose what to take up.
#[derive(Debug, Serialize, Deserialize)]
pub struct QueueLine {
    /// The language the person speaks.
    #[serde(with = "lyhty_base::under_seal")]
    pub language: Short,
    /// The place where the person stays, as far as told.
    #[serde(with = "lyhty_base::under_seal")]
    pub place: Short,
    /// The first words of what was told.
    #[serde(with = "lyhty_base::under_seal")]
    pub beginning: Short,
}
json_payload!(QueueLine, "proposals.queue_line", 1);

/// The person's yes: who gave it, what they had been told, in which language, and who else was there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// Who consented.
    pub given_by: ConsentGivenBy,
    /// What they had been told.
    pub told: Vec<Told>,
    /// The language in which it was talked about.
    #[serde(with = "lyhty_base::under_seal")]
    pub language: Short,
    /// Who interpreted.
    pub interpreter: Interpreter,
    /// Who else was in the room.
    pub present: Present,
    /// More about it, such as who the guardian or the representative is.
    #[serde(with = "lyhty_base::under_seal")]
    pub more: Lines,
}
json_payload!(ConsentRecord, "proposals.consent_record", 1);

/// A yes that was given after the proposal came.
#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LaterConsent(pub ConsentRecord);
json_payload!(LaterConsent, "later_consents.consent_record", 1);

/// How the person may be reached without danger. Shown first wherever staff would reach out.
#[derive(Debug, Serialize, Deserialize)]
pub struct SafeContact {
    /// The ways that are safe. What is not here is refused.
    pub safe: Vec<ContactChannel>,
    /// Whose telephone it is.
    pub whose_telephone: WhoseTelephone,
    /// When it is safe.
    #[serde(with = "lyhty_base::under_seal")]
    pub when: Short,
    /// As whom the office may present itself.
    pub present_as: PresentAs,
    /// As whom exactly, when the person named something.
    #[serde(with = "lyhty_base::under_seal")]
    pub as_told: Short,
    /// What must never be done.
    #[serde(with = "lyhty_base::under_seal")]
    pub never: Lines,
}
json_payload!(SafeContact, "proposals.safe_contact", 1);

impl SafeContact {
    /// The person said that this way is safe. What was not said to be safe is not, the proposer's way included; whoever
    /// wants a mailbox says by that that the mailbox is.
    pub fn allows(&self, channel: ContactChannel) -> bool {
        self.safe.contains(&channel)
    }
}

/// Who the person is, as far as they want it told. Everything may be empty.
#[derive(Debug, Serialize, Deserialize)]
pub struct PersonProposed {
    /// Names.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Date of birth, as told.
    #[serde(with = "lyhty_base::under_seal")]
    pub birth: Short,
    /// Citizenships, as told.
    #[serde(with = "lyhty_base::under_seal")]
    pub citizenship: Short,
    /// Languages, the best first.
    #[serde(with = "lyhty_base::under_seal")]
    pub languages: Short,
    /// Where the person stays.
    #[serde(with = "lyhty_base::under_seal")]
    pub place: Short,
    /// Telephone, e-mail, address.
    #[serde(with = "lyhty_base::under_seal")]
    pub contact: Lines,
    /// Permit or phase of an asylum application, as told.
    #[serde(with = "lyhty_base::under_seal")]
    pub residence: Short,
    /// Counsel, children, others who help.
    #[serde(with = "lyhty_base::under_seal")]
    pub others: Lines,
}
json_payload!(PersonProposed, "proposals.person", 1);

/// The two free texts of a proposal.
#[derive(Debug, Serialize, Deserialize)]
pub struct Narrative {
    /// What the person has told.
    #[serde(with = "lyhty_base::under_seal")]
    pub told: Long,
    /// What the proposer has seen otherwise.
    #[serde(with = "lyhty_base::under_seal")]
    pub observed: Long,
}
json_payload!(Narrative, "proposals.narrative", 1);

/// Who proposed, and how to reach them.
#[derive(Debug, Serialize, Deserialize)]
pub struct Proposer {
    /// The kind, also in clear.
    pub kind: ProposerKind,
    /// Name.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Workplace.
    #[serde(with = "lyhty_base::under_seal")]
    pub workplace: Short,
    /// Telephone and e-mail.
    #[serde(with = "lyhty_base::under_seal")]
    pub contact: Lines,
}
json_payload!(Proposer, "proposals.proposer", 1);

/// The grounds of a decision.
#[derive(Debug, Serialize, Deserialize)]
pub struct DecisionGrounds {
    /// Why the person is, or is not, one of those whom the system helps: a possible victim, or somebody who assists the
    /// investigation of an offence.
    #[serde(with = "lyhty_base::under_seal")]
    pub possible_victim: Long,
    /// Why the person needs, or does not need, assistance measures.
    #[serde(with = "lyhty_base::under_seal")]
    pub needs_help: Long,
}
json_payload!(DecisionGrounds, "decisions.grounds", 1);

/// The link from a proposal to its facts.
#[derive(Debug, Serialize, Deserialize)]
pub struct FactLink {
    /// The chain of facts.
    pub fact: FactId,
}
json_payload!(FactLink, "proposals.fact", 1);

/// The same link for the holder of the person's own receipt.
#[derive(Debug, Serialize, Deserialize)]
pub struct PersonsFactLink {
    /// The chain of facts.
    pub fact: FactId,
}
json_payload!(PersonsFactLink, "proposals.person_fact", 1);

/// Which client the person of a proposal was already.
#[derive(Debug, Serialize, Deserialize)]
pub struct AlreadyClient {
    /// The client.
    pub client: ClientId,
}
json_payload!(AlreadyClient, "lapses.client", 1);

/// A note about help given before the decision.
#[derive(Debug, Serialize, Deserialize)]
pub struct HelpNote {
    /// What was done.
    #[serde(with = "lyhty_base::under_seal")]
    pub text: Lines,
}
json_payload!(HelpNote, "help_given.note", 1);

/// A note about a contact.
#[derive(Debug, Serialize, Deserialize)]
pub struct ContactNote {
    /// What was said or agreed.
    #[serde(with = "lyhty_base::under_seal")]
    pub text: Lines,
}
json_payload!(ContactNote, "contacts_made.note", 1);

/// What was asked in a consultation. There is no field for who it is about.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// The question, without names.
    #[serde(with = "lyhty_base::under_seal")]
    pub text: Long,
    /// What was advised, when it was answered at once on the telephone.
    #[serde(with = "lyhty_base::under_seal")]
    pub advice: Long,
}
json_payload!(Question, "consultations.question", 1);
