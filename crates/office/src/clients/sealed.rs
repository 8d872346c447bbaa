//! What lies under seal of a client. Never rename a label or a field.

use lyhty_base::{AccountId, ChildId, ClientId, Day, DelegationId, FactId, Outcome, Private, Problem, Text};
use lyhty_vault::json_payload;
use serde::{Deserialize, Serialize};

use super::words::{ContactChannel, PresentAs, WhoseTelephone};
use crate::facts::Citizenship;
use crate::facts::words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};

/// A short private text.
pub type Short = Private<Text<200>>;
/// A private text of some lines.
pub type Lines = Private<Text<4000>>;
/// The written grounds of a decision.
pub type Long = Private<Text<15_000>>;

/// When somebody was born, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Birth {
    /// The day, as ISO 8601 writes it; under seal only.
    Day(String),
    /// Only the age on admission, in whole years.
    AgeThen(i64),
    /// Only that they were under 18 on admission.
    Under18,
    /// Nothing.
    #[default]
    NotKnown,
}

impl Birth {
    /// From a day.
    pub fn on(day: Day) -> Self {
        Self::Day(day.to_string())
    }

    /// The day, when it is known.
    pub fn day(&self) -> Option<Day> {
        match self {
            Self::Day(text) => text.parse().ok(),
            Self::AgeThen(_) | Self::Under18 | Self::NotKnown => None,
        }
    }

    /// Whole years on a day; for an age that is known only for the admission, that age.
    pub fn age_on(&self, day: Day) -> Option<i64> {
        match self {
            Self::Day(_) => self.day().map(|born| i64::from(born.whole_years_until(day))),
            Self::AgeThen(years) => Some(*years),
            Self::Under18 | Self::NotKnown => None,
        }
    }
}

/// How a client may be reached without danger. Shown before any other contact detail. What nobody asked is not safe: so the
/// default allows nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SafeContact {
    /// The ways that are safe. What is not here is not.
    pub safe: Vec<ContactChannel>,
    /// Whose telephone it is; nothing when nobody asked.
    pub whose_telephone: Option<WhoseTelephone>,
    /// When it is safe.
    #[serde(with = "lyhty_base::under_seal")]
    pub when: Short,
    /// As whom the office may present itself; nothing when nobody asked.
    pub present_as: Option<PresentAs>,
    /// As whom exactly, when the person named something.
    #[serde(with = "lyhty_base::under_seal")]
    pub as_told: Short,
    /// What must never be done.
    #[serde(with = "lyhty_base::under_seal")]
    pub never: Private<Text<2000>>,
}

/// Who a client is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Identity {
    /// Names.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Birth.
    pub birth: Birth,
    /// Sex.
    pub sex: Sex,
    /// Citizenships, the first first; empty when not known.
    pub citizenships: Vec<String>,
    /// Languages.
    #[serde(with = "lyhty_base::under_seal")]
    pub languages: Short,
    /// How the client may be reached without danger. An identity sealed before this was asked says that nothing is safe.
    #[serde(default)]
    pub safe_contact: SafeContact,
    /// Telephone, e-mail, address.
    #[serde(with = "lyhty_base::under_seal")]
    pub contact: Lines,
    /// Home municipality, if there is one.
    #[serde(with = "lyhty_base::under_seal")]
    pub home_municipality: Short,
    /// Circumstances of leaving home.
    #[serde(with = "lyhty_base::under_seal")]
    pub circumstances: Lines,
}
json_payload!(Identity, "clients.identity", 1);

impl Identity {
    /// The first citizenship, by which nationalities are counted.
    pub fn first_citizenship(&self) -> Option<Citizenship> {
        self.citizenships.first().and_then(|letters| letters.parse().ok())
    }
}

/// What the register keeps of the admission itself. Never rewritten.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AdmissionNote {
    /// The same person as a client who had left before.
    pub earlier: Option<ClientId>,
    /// What the proposal said of the person.
    pub as_told: AsTold,
}
json_payload!(AdmissionNote, "clients.admission", 1);

/// What the proposal said of the person, in its own words.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AsTold {
    /// Date of birth.
    #[serde(with = "lyhty_base::under_seal")]
    pub birth: Short,
    /// Citizenships.
    #[serde(with = "lyhty_base::under_seal")]
    pub citizenship: Short,
    /// Where the person stays.
    #[serde(with = "lyhty_base::under_seal")]
    pub place: Short,
    /// Permit or phase of an asylum application.
    #[serde(with = "lyhty_base::under_seal")]
    pub residence: Short,
    /// Counsel, children, others who help.
    #[serde(with = "lyhty_base::under_seal")]
    pub others: Private<Text<2000>>,
}

/// The line of the list, with what the office decided on admission.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ListLine {
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// The Helsinki day of admission, as ISO 8601 writes it; under seal only.
    pub admitted: String,
    /// Name.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Languages.
    #[serde(with = "lyhty_base::under_seal")]
    pub languages: Short,
    /// Birth, by which it is seen whether somebody is known.
    #[serde(default)]
    pub birth: Birth,
    /// How often the identity was written anew: two colleagues who write at the same time are told.
    #[serde(default)]
    pub version: i64,
}
json_payload!(ListLine, "clients.list_line", 1);

impl ListLine {
    /// The day of admission.
    ///
    /// # Errors
    /// A fault when what was under seal is no day.
    pub fn admitted_day(&self) -> Outcome<Day> {
        self.admitted.parse().map_err(|_| Problem::fault("a day under seal is none"))
    }
}

/// The link to the facts: only whoever can open the record can change them.
#[derive(Debug, Serialize, Deserialize)]
pub struct FactLink {
    /// The chain.
    pub fact: FactId,
}
json_payload!(FactLink, "clients.fact", 1);

/// The letters of a country that is not known, as CLDR writes an unknown region.
pub const NOT_KNOWN: &str = "ZZ";

/// A row of exploitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exploitation {
    /// Country, two letters of ISO 3166-1; [`NOT_KNOWN`] when the country is not known.
    pub country: String,
    /// First and last month, as far as told.
    #[serde(with = "lyhty_base::under_seal")]
    pub months: Short,
    /// Form.
    pub form: Form,
    /// Residence in Finland then.
    pub residence: Residence,
    /// Its finer reason.
    pub reason: ResidenceReason,
    /// Means, circumstances.
    #[serde(with = "lyhty_base::under_seal")]
    pub means: Lines,
    /// The main form of the client.
    pub main: bool,
    /// The main form among the rows in Finland.
    pub main_in_finland: bool,
    /// Was recorded by mistake: shown and counted no more.
    #[serde(default)]
    pub struck: bool,
}
json_payload!(Exploitation, "exploitations.details", 1);

/// A child of one client or of two, under the child's own key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChildOfClient {
    /// Name.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Birth; an age is that in the month of recording.
    pub birth: Birth,
    /// The month of recording.
    pub recorded: String,
    /// Whose child: one client or two.
    pub parents: Vec<Parentage>,
    /// The month in which the child became a client in their own right.
    pub became_client: Option<String>,
    /// The child's chain of facts.
    pub fact: FactId,
    /// Was recorded by mistake: shown and counted no more.
    pub struck: bool,
}
json_payload!(ChildOfClient, "children_of_clients.details", 1);

/// That a child is in Finland with one client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Parentage {
    /// The client.
    pub client: ClientId,
    /// The month since when.
    pub since: String,
    /// The month in which the client was admitted: before it the child is not counted with them.
    pub admitted: String,
    /// The month in which it ended.
    pub until: Option<String>,
    /// It ended because the client left, and goes on when that is taken back.
    pub by_leaving: bool,
}

/// The link from a client to a child.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ChildLink {
    /// The child.
    pub child: ChildId,
}
json_payload!(ChildLink, "child_links.link", 1);

/// The end of being a client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// The Helsinki day, as ISO 8601 writes it; under seal only.
    pub day: String,
    /// Its ground.
    pub ground: LeavingGround,
    /// The word of the rule in force on the day of the decision.
    pub rule: String,
    /// Why, in the words of the decision.
    #[serde(with = "lyhty_base::under_seal")]
    pub grounds: Long,
    /// Who signed, or entered what was signed on paper.
    pub signer: AccountId,
    /// The director's deed under which they did.
    pub delegation: Option<DelegationId>,
    /// The day of a decision that was made on paper earlier and is only entered here.
    pub on_paper: Option<String>,
    /// The leaving's own chain of facts.
    pub fact: FactId,
    /// The decision's own chain of facts.
    pub decision_fact: FactId,
}
json_payload!(Leaving, "leavings.details", 1);

/// Why something of a client was put right, and what stood there before. Kept to protect the person's rights (Act 615/2020
/// §16).
#[derive(Debug, Serialize, Deserialize)]
pub struct Correction {
    /// Why.
    #[serde(with = "lyhty_base::under_seal")]
    pub reason: Lines,
    /// What stood there.
    pub before: Before,
}
json_payload!(Correction, "register_corrections.details", 1);

/// What stood where something was put right.
#[derive(Debug, Serialize, Deserialize)]
pub enum Before {
    /// A row of exploitation.
    Exploitation(Exploitation),
    /// A child.
    Child(ChildOfClient),
    /// As what the client was admitted.
    Kind(ClientKind),
    /// A leaving.
    Leaving(Leaving),
}
