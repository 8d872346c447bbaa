//! Facts for figures: what a proposal or a client contributes to statistics, and nothing else of them. The verbs of other
//! rooms write them; `statistics` reads them and nothing else.
//!
//! **Random ids.** A chain of facts has a [`FactId`] of its own: a client's admission one, each child one, the leaving one. The
//! link from the record to it lies under the record's seal, so that the database alone leads from no client to a fact; and a
//! fact changes only by the deed of a person who can open the record. Admission, leaving and children share no id: what each
//! says is somebody's alone far less often than what they would say together.
//!
//! **Months.** Nothing finer is here: the month of arrival, of admission, of leaving, the month in which a child comes of age.
//!
//! **Versions.** A change is a new version, and the old one is known until the month of the change. So the figures of a half
//! with an earlier cut-off of knowledge stay what they were, however much is corrected afterwards. What is changed within the
//! month in which it became known is replaced: a month is the finest step of knowledge too. A
//! version of an earlier month is never touched but to end it: the trail's digest of what was known then relies on that
//! ([`lyhty_store::trail::enter_known_facts`]).

mod rows;
#[cfg(test)]
mod tests;
pub mod words;

use lyhty_base::{Country, FactId, FactVersionId, Month, Outcome};
use lyhty_store::Tx;

use words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};

/// What a proposal contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposalFact {
    /// The Helsinki month of arrival.
    pub arrived: Month,
    /// Who proposed, by its lasting word.
    pub proposer_kind: &'static str,
    /// What has become of it, by its lasting word.
    pub outcome: &'static str,
    /// The month in which it ended; nothing while it awaits.
    pub ended: Option<Month>,
}

/// What a decision contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionFact {
    /// The month in which it was made.
    pub made: Month,
    /// Which, by its lasting word.
    pub kind: &'static str,
}

/// What a client contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientFact {
    /// The month of admission.
    pub admitted: Month,
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// Sex.
    pub sex: Sex,
    /// Whole years on the day of admission; nothing when not known.
    pub age: Option<i64>,
    /// For whoever was under 18 on admission the month in which they turn 18, at the latest.
    pub comes_of_age: Option<Month>,
    /// First citizenship; nothing when not known.
    pub citizenship: Option<Citizenship>,
}

impl ClientFact {
    /// Was under 18 on admission: by the age, or by being known to come of age, whatever the age is.
    pub fn is_minor(&self) -> bool {
        self.age.map_or(self.comes_of_age.is_some(), |age| age < ADULT)
    }
}

/// What a client who left takes out of the stock. The month of admission is not here: together the two months could be
/// somebody's alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeavingFact {
    /// The month of leaving.
    pub left: Month,
    /// Its ground.
    pub ground: LeavingGround,
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// Sex.
    pub sex: Sex,
    /// Was under 18 on admission.
    pub minor_on_admission: bool,
    /// For whoever is under 18 after the month of leaving the month in which they turn 18.
    pub comes_of_age: Option<Month>,
    /// First citizenship; nothing when not known.
    pub citizenship: Option<Citizenship>,
}

impl LeavingFact {
    /// Of a client as the facts know one, in the month and on the ground of leaving.
    pub fn of(client: &ClientFact, left: Month, ground: LeavingGround) -> Self {
        Self {
            left,
            ground,
            kind: client.kind,
            sex: client.sex,
            minor_on_admission: client.is_minor(),
            comes_of_age: client.comes_of_age.filter(|month| *month > left),
            citizenship: client.citizenship,
        }
    }
}

/// Whole years from which on somebody is grown up.
pub const ADULT: i64 = 18;

/// A citizenship: a country of the closed list, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citizenship([u8; 2]);

impl Citizenship {
    /// No state's: `XX`, as travel documents write it (ICAO 9303 has XXA; two letters here).
    pub const STATELESS: Self = Self(*b"XX");

    /// The two letters.
    pub fn letters(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XX")
    }
}

impl std::str::FromStr for Citizenship {
    type Err = lyhty_base::CodeListError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.as_bytes() {
            b"XX" => Ok(Self::STATELESS),
            [first, second] if Country::find(text).is_some() => Ok(Self([*first, *second])),
            _ => Err(lyhty_base::CodeListError),
        }
    }
}

impl std::fmt::Display for Citizenship {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.letters())
    }
}

/// What one row of exploitation contributes to its client's fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExploitationFact {
    /// The month of the client's admission, so that nothing has to be looked up to count.
    pub admitted: Month,
    /// It happened in Finland, wholly or partly.
    pub in_finland: bool,
    /// It happened in the person's home country: that of the first citizenship.
    pub at_home: bool,
    /// Its form.
    pub form: Form,
    /// The main form among the rows in Finland.
    pub main_in_finland: bool,
    /// Residence in Finland then.
    pub residence: Residence,
    /// Its finer reason.
    pub reason: ResidenceReason,
}

/// What a child of a client contributes: only to totals. Whose child it is, is not here: a child's facts end when the client
/// leaves, so that nothing else has to lead from the one to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildFact {
    /// The month since when the child is in Finland with the client in the system.
    pub since: Month,
    /// The month in which that ended.
    pub until: Option<Month>,
    /// The month in which the child turns 18; nothing when not known.
    pub comes_of_age: Option<Month>,
}

/// Notes what a proposal contributes now.
///
/// # Errors
/// From the store.
pub fn note_proposal(tx: &mut Tx<'_>, subject: FactId, fact: &ProposalFact) -> Outcome<()> {
    supersede(tx, "fact_proposals", subject)?;
    let version = tx.new_id();
    Ok(rows::insert_proposal(tx, version, subject, fact)?)
}

/// A proposal that was linked to another is not counted any more.
///
/// # Errors
/// From the store.
pub fn end_proposal(tx: &mut Tx<'_>, subject: FactId) -> Outcome<()> {
    supersede(tx, "fact_proposals", subject)
}

/// Notes a decision.
///
/// # Errors
/// From the store.
pub fn note_decision(tx: &mut Tx<'_>, subject: FactId, fact: &DecisionFact) -> Outcome<()> {
    let version = tx.new_id();
    Ok(rows::insert_decision(tx, version, subject, fact)?)
}

/// A decision that was entered by mistake is not counted any more.
///
/// # Errors
/// From the store.
pub fn end_decision(tx: &mut Tx<'_>, subject: FactId) -> Outcome<()> {
    supersede(tx, "fact_decisions", subject)
}

/// A leaving that was taken back is not counted any more.
///
/// # Errors
/// From the store.
pub fn end_leaving(tx: &mut Tx<'_>, subject: FactId) -> Outcome<()> {
    supersede(tx, "fact_leavings", subject)
}

/// A child that was recorded by mistake is not counted any more.
///
/// # Errors
/// From the store.
pub fn end_child(tx: &mut Tx<'_>, subject: FactId) -> Outcome<()> {
    supersede(tx, "fact_children", subject)
}

/// Notes what a client contributes now.
///
/// # Errors
/// From the store.
pub fn note_client(tx: &mut Tx<'_>, subject: FactId, fact: &ClientFact) -> Outcome<()> {
    supersede(tx, "fact_clients", subject)?;
    let version = tx.new_id();
    Ok(rows::insert_client(tx, version, subject, fact)?)
}

/// Notes that a client has left, under an id of the leaving's own.
///
/// # Errors
/// From the store.
pub fn note_leaving(tx: &mut Tx<'_>, subject: FactId, fact: &LeavingFact) -> Outcome<()> {
    supersede(tx, "fact_leavings", subject)?;
    let version = tx.new_id();
    Ok(rows::insert_leaving(tx, version, subject, fact)?)
}

/// What all rows of exploitation of a client contribute together, and no more than is counted. How many rows there are is told by
/// the register and by the trail: a fact for each row would lead from them to the client's facts.
struct Exploited {
    /// The month of the client's admission.
    admitted: Month,
    /// Every row lies in the home country.
    only_at_home: bool,
    /// The main row in Finland, for whoever was exploited there.
    in_finland: Option<ExploitationFact>,
}

impl Exploited {
    /// Nothing when nothing is recorded.
    fn of(rows: &[ExploitationFact]) -> Option<Self> {
        let admitted = rows.first()?.admitted;
        let in_finland = || rows.iter().filter(|row| row.in_finland);
        Some(Self {
            admitted,
            only_at_home: rows.iter().all(|row| row.at_home),
            in_finland: in_finland().find(|row| row.main_in_finland).or_else(|| in_finland().next()).copied(),
        })
    }
}

/// Notes all rows of exploitation of a client as they are now, as one fact in the place of that known before.
///
/// # Errors
/// From the store.
pub fn note_exploitations(tx: &mut Tx<'_>, subject: FactId, facts: &[ExploitationFact]) -> Outcome<()> {
    supersede(tx, "fact_exploitations", subject)?;
    let Some(exploited) = Exploited::of(facts) else { return Ok(()) };
    let version: FactVersionId = tx.new_id();
    Ok(rows::insert_exploitation(tx, version, subject, &exploited)?)
}

/// Notes a child of a client, under the child's own id.
///
/// # Errors
/// From the store.
pub fn note_child(tx: &mut Tx<'_>, subject: FactId, fact: &ChildFact) -> Outcome<()> {
    supersede(tx, "fact_children", subject)?;
    let version = tx.new_id();
    Ok(rows::insert_child(tx, version, subject, fact)?)
}

fn supersede(tx: &mut Tx<'_>, table: &'static str, subject: FactId) -> Outcome<()> {
    let month = Month::of(tx.today());
    Ok(rows::supersede(tx, table, subject, month)?)
}
