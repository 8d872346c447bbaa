//! The register: admission, who a client is, exploitation, children, leaving.
//!
//! **Nouns.** A *client* is accepted into the system in their own right: a victim or a person assisting the investigation. A
//! *child of a client* is under 18, in Finland, and not a client: counted once, in totals only. *Exploitation* is repeatable
//! rows: country, months, form, residence then; one main form per client and one among the rows in Finland. *Leaving* is the
//! end of being a client, with its ground by the law in force on the day.
//!
//! **Verbs**, in the order of a client's life: [`admit`] (out of the decision, in its transaction), [`record_identity`],
//! [`record_exploitation`], [`record_child`], [`share_child`], [`end_child`], [`end_child_as_client`], [`leave`],
//! [`take_back_leaving`]; and what puts right: [`correct_exploitation`], [`strike_exploitation`], [`correct_child`],
//! [`strike_child`], [`correct_kind`].
//!
//! **Keys.** Each client has a record key, and each child of clients, wrapped to the compartment `register`. Every verb that
//! changes what figures count opens the record, since the link to the facts lies under its seal.

mod candidates;
mod children;
mod corrections;
mod exploitation;
mod leaving;
mod pages;
mod rows;
mod rules;
pub mod sealed;
#[cfg(test)]
mod tests;
pub mod words;

use lyhty_base::{ClientId, Day, DecisionId, ExploitationId, FactId, Month, Outcome, Problem, RecordId};
use lyhty_store::keys::{self, Holder};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{Compartment, RecordKey};
use lyhty_web::policy::{Opening, RecordClient, SeeClients};
use lyhty_web::{May, Opener};

pub use candidates::{Candidate, Candidates, LOOKED_THROUGH_MOST, Sought, candidates, is_present};
pub use children::{OpenedChild, end_child, end_child_as_client, record_child, share_child};
use corrections::correct;
pub use corrections::{correct_child, correct_exploitation, correct_kind, strike_child, strike_exploitation};
pub use exploitation::record_exploitation;
pub use leaving::{LeavingDecision, LeavingShown, TakenBackWhy, leave, take_back_leaving};
pub use pages::{country_select, read_known, routes};
pub use rows::ClientRow;
pub use rules::{LEAVING_RULES, LeavingRule, leaving_rule};
use sealed::{AdmissionNote, Birth, Exploitation, FactLink, Identity, ListLine};

use crate::facts::words::{ClientKind, Sex};
use crate::facts::{self, ADULT, ClientFact};

/// Finland, as exploitation rows and citizenships write it.
pub const FINLAND: &str = "FI";

/// What figures count of somebody, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Sex.
    pub sex: Sex,
    /// Birth.
    pub birth: Birth,
    /// Citizenships, the first first.
    pub citizenships: Vec<String>,
}

/// Who is admitted, and as what.
#[derive(Clone, Debug)]
pub struct Admission {
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// Who they are, as far as is known on the day, and how they may be reached.
    pub identity: Identity,
    /// What the proposal said of them, and whom they were before.
    pub note: AdmissionNote,
}

/// Makes somebody a client, in the transaction of the decision that accepts them.
///
/// # Errors
/// [`Problem::Absent`] when the decider holds no key of the register.
pub fn admit<P: Opening>(
    tx: &mut Tx<'_>,
    may: &May<P>,
    decision: DecisionId,
    admission: &Admission,
) -> Outcome<ClientId> {
    let (id, record): (ClientId, RecordId) = (tx.new_id(), tx.new_id());
    let fact: FactId = tx.new_id();
    let key = RecordKey::generate();
    let wrapped = may.opener().wrap(Compartment::Register, &key, record)?;
    keys::put(tx, record, &Holder::Compartment(Compartment::Register), &wrapped)?;
    let (identity, today) = (&admission.identity, tx.today());
    check_birth(&identity.birth, today)?;
    let client = rows::NewClient {
        id,
        record,
        decision,
        admitted_in: Month::of(today),
        identity: key.seal(record, identity)?,
        list_line: key.seal(record, &line_of(admission.kind, today, identity, 0))?,
        fact: key.seal(record, &FactLink { fact })?,
        admission: key.seal(record, &admission.note)?,
    };
    rows::insert(tx, &client)?;
    facts::note_client(tx, fact, &fact_of(admission.kind, identity, today))?;
    enter(tx, "admit", id, &[("clients", id.to_string())])?;
    Ok(id)
}

fn line_of(kind: ClientKind, admitted: Day, identity: &Identity, version: i64) -> ListLine {
    let (name, languages) = (identity.name.clone(), identity.languages.clone());
    ListLine { kind, admitted: admitted.to_string(), name, languages, birth: identity.birth.clone(), version }
}

/// What a client contributes to figures.
fn fact_of(kind: ClientKind, identity: &Identity, admitted: Day) -> ClientFact {
    let age = identity.birth.age_on(admitted);
    let comes_of_age = match &identity.birth {
        Birth::Day(_) => identity.birth.day().and_then(month_of_age),
        Birth::AgeThen(years) => months_on(Month::of(admitted), ADULT - years),
        // How much under 18 is not known: a year at least, until it is.
        Birth::Under18 => months_on(Month::of(admitted), 1),
        Birth::NotKnown => None,
    };
    ClientFact {
        admitted: Month::of(admitted),
        kind,
        sex: identity.sex,
        age,
        comes_of_age: comes_of_age.filter(|_| age.is_none_or(|age| age < ADULT)),
        citizenship: identity.first_citizenship(),
    }
}

/// The month in which somebody born on a day turns 18.
fn month_of_age(born: Day) -> Option<Month> {
    Month::new(born.year().checked_add(18)?, born.month())
}

/// The month some years later.
fn months_on(month: Month, years: i64) -> Option<Month> {
    i32::try_from(years).ok()?.checked_mul(12).map(|months| month.plus_months(months))
}

/// Nobody is born in days to come or was 120 years ago.
fn check_birth(birth: &Birth, today: Day) -> Outcome<()> {
    let can_be = |born: Day| born <= today && i64::from(born.whole_years_until(today)) < 120;
    if birth.day().is_none_or(can_be) { Ok(()) } else { Err(Problem::refusal("clients-born-day")) }
}

/// A client opened for somebody who may.
pub struct OpenedClient {
    /// The row.
    pub row: ClientRow,
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// The Helsinki day of admission.
    pub admitted_day: Day,
    /// Who the client is.
    pub identity: Identity,
    /// How often that was written anew.
    pub version: i64,
    /// Rows of exploitation, the oldest first; without those that were struck.
    pub exploitations: Vec<(ExploitationId, Exploitation)>,
    /// Children; without those that were struck.
    pub children: Vec<OpenedChild>,
    /// Leaving, if the client has left.
    pub leaving: Option<LeavingShown>,
    /// What is kept of the admission.
    pub admission: AdmissionNote,
    key: RecordKey,
    fact: FactId,
}

/// Opens a client for reading.
///
/// # Errors
/// [`Problem::Absent`] when there is none or it does not open to this reader.
pub fn read(tx: &mut Tx<'_>, may: &May<SeeClients>, id: ClientId) -> Outcome<OpenedClient> {
    open_with(tx, &may.opener(), id)
}

fn open_with(tx: &mut Tx<'_>, opener: &Opener, id: ClientId) -> Outcome<OpenedClient> {
    let row = rows::find(tx, id)?.ok_or(Problem::Absent)?;
    let key = opener.open_key(tx, row.record)?;
    let identity = key.open(row.record, &row.identity)?;
    let line: ListLine = key.open(row.record, &row.list_line)?;
    let FactLink { fact } = key.open(row.record, &row.fact)?;
    let admission = key.open(row.record, &row.admission)?;
    let mut exploitations = Vec::new();
    for (exploitation, sealed) in rows::exploitations(tx, id)? {
        let details: Exploitation = key.open(row.record, &sealed)?;
        if !details.struck {
            exploitations.push((exploitation, details));
        }
    }
    let children = children::of_client(tx, opener, id, &key, row.record)?;
    let leaving = match rows::leaving(tx, id)? {
        Some((deed, sealed)) => Some(LeavingShown::of(deed, key.open(row.record, &sealed)?)?),
        None => None,
    };
    Ok(OpenedClient {
        row,
        kind: line.kind,
        admitted_day: line.admitted_day()?,
        identity,
        version: line.version,
        exploitations,
        children,
        leaving,
        admission,
        key,
        fact,
    })
}

/// Opens a client to be put right: locked, left or not.
fn open_locked(tx: &mut Tx<'_>, opener: &Opener, id: ClientId) -> Outcome<OpenedClient> {
    if tx.lock("clients", id)? { open_with(tx, opener, id) } else { Err(Problem::Absent) }
}

/// Opens a client to be written about: locked, and not left.
fn open_to_change(tx: &mut Tx<'_>, opener: &Opener, id: ClientId) -> Outcome<OpenedClient> {
    let opened = open_locked(tx, opener, id)?;
    if opened.leaving.is_some() { Err(Problem::refusal("clients-has-left")) } else { Ok(opened) }
}

/// Notes what a client contributes to figures, and what their leaving took out.
fn note_client(tx: &mut Tx<'_>, opened: &OpenedClient, fact: ClientFact) -> Outcome<()> {
    facts::note_client(tx, opened.fact, &fact)?;
    if let Some(leaving) = &opened.leaving {
        let (month, details) = (Month::of(leaving.day), &leaving.details);
        facts::note_leaving(tx, details.fact, &facts::LeavingFact::of(&fact, month, details.ground))?;
    }
    Ok(())
}

/// Records who a client is, better known than before; also of somebody who has left, whose data is as much to be right.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when a colleague has written it since it was read, or nobody can be born on that day.
pub fn record_identity(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    identity: &Identity,
    version_read: i64,
) -> Outcome<()> {
    let opened = open_locked(tx, &may.opener(), id)?;
    if opened.version != version_read {
        return Err(Problem::refusal("clients-identity-changed"));
    }
    check_birth(&identity.birth, tx.today())?;
    let record = opened.row.record;
    let line = line_of(opened.kind, opened.admitted_day, identity, opened.version + 1);
    rows::rewrite_identity(tx, id, &opened.key.seal(record, identity)?, &opened.key.seal(record, &line)?)?;
    note_client(tx, &opened, fact_of(opened.kind, identity, opened.admitted_day))?;
    // The home country may have changed with the citizenship.
    exploitation::note_with(tx, &opened, identity)?;
    enter(tx, "record-identity", id, &[("clients", id.to_string())])
}

fn enter(tx: &mut Tx<'_>, verb: &'static str, id: ClientId, facts: &[(&'static str, String)]) -> Outcome<()> {
    tx.enter(Entry { subject_kind: "client", subject: id.to_string(), facts, ..Entry::of(verb) })?;
    Ok(())
}
