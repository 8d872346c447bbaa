//! What lies under seal of a client. Never rename a label or a field.

use lyhty_base::{ClientId, Day, FactId, Outcome, Private, Problem, Text};
use lyhty_vault::json_payload;
use serde::{Deserialize, Serialize};

use super::words::{ContactChannel, PresentAs, WhoseTelephone};
use crate::facts::Citizenship;
use crate::facts::words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};

/// A short private text.
pub type Short = Private<Text<200>>;
/// A private text of some lines.
pub type Lines = Private<Text<4000>>;

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

/// A row of exploitation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exploitation {
    /// Country, two letters of ISO 3166-1.
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
}
json_payload!(Exploitation, "exploitations.details", 1);

/// A child of a client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ChildOfClient {
    /// Name.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: Short,
    /// Birth.
    pub birth: Birth,
    /// The month since when the child is in Finland with the client.
    pub since: String,
    /// The month in which that ended.
    pub until: Option<String>,
    /// The child's chain of facts.
    pub fact: FactId,
}
json_payload!(ChildOfClient, "children_of_clients.details", 1);

/// The end of being a client.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Leaving {
    /// The Helsinki day, as ISO 8601 writes it; under seal only.
    pub day: String,
    /// Its ground.
    pub ground: LeavingGround,
    /// The word of the rule in force that day.
    pub rule: String,
    /// The leaving's own chain of facts.
    pub fact: FactId,
}
json_payload!(Leaving, "leavings.details", 1);
