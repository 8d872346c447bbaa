//! The register: admission, who a client is, exploitation, children, leaving.
//!
//! **Nouns.** A *client* is accepted into the system in their own right: a victim or a person assisting the investigation. A
//! *child of a client* is under 18, in Finland, and not a client: counted once, in totals only. *Exploitation* is repeatable
//! rows: country, months, form, residence then; one main form per client and one among the rows in Finland. *Leaving* is the
//! end of being a client, with its ground by the law in force on the day.
//!
//! **Verbs**, in the order of a client's life: [`admit`] (out of the decision, in its transaction), [`record_identity`],
//! [`record_exploitation`], [`record_child`], [`end_child`], [`leave`].
//!
//! **Keys.** Each client has a record key, wrapped to the compartment `register`. Every verb that changes what figures count
//! opens the record, since the link to the facts lies under its seal.

mod candidates;
mod pages;
mod rows;
mod rules;
pub mod sealed;
#[cfg(test)]
mod tests;
pub mod words;

use std::collections::BTreeSet;

use lyhty_base::{
    ChildId, ClientId, Day, DecisionId, DeedId, ExploitationId, FactId, Month, Outcome, Problem, RecordId,
};
use lyhty_store::keys::{self, Holder};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{Compartment, RecordKey};
use lyhty_web::policy::{Opening, RecordClient, RecordLeaving, SeeClients};
use lyhty_web::{May, Opener};

pub use candidates::{Candidate, Candidates, LOOKED_THROUGH_MOST, Sought, candidates, is_present};
pub use pages::{read_known, routes};
pub use rows::ClientRow;
pub use rules::{LEAVING_RULES, LeavingRule, leaving_rule};
use sealed::{AdmissionNote, Birth, ChildOfClient, Exploitation, FactLink, Identity, Leaving, ListLine};

use crate::facts::words::{ClientKind, LeavingGround, Sex};
use crate::facts::{self, ADULT, ChildFact, ClientFact, ExploitationFact, LeavingFact};

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
    let client = rows::NewClient {
        id,
        record,
        decision,
        admitted_in: Month::of(today),
        identity: key.seal(record, identity)?,
        list_line: key.seal(record, &line_of(admission.kind, today, identity))?,
        fact: key.seal(record, &FactLink { fact })?,
        admission: key.seal(record, &admission.note)?,
    };
    rows::insert(tx, &client)?;
    facts::note_client(tx, fact, &fact_of(admission.kind, identity, today))?;
    enter(tx, "admit", id, &[("clients", id.to_string())])?;
    Ok(id)
}

fn line_of(kind: ClientKind, admitted: Day, identity: &Identity) -> ListLine {
    let (name, languages) = (identity.name.clone(), identity.languages.clone());
    ListLine { kind, admitted: admitted.to_string(), name, languages, birth: identity.birth.clone() }
}

/// What a client contributes to figures.
fn fact_of(kind: ClientKind, identity: &Identity, admitted: Day) -> ClientFact {
    let age = identity.birth.age_on(admitted);
    let is_minor = age.is_some_and(|age| age < ADULT);
    ClientFact {
        admitted: Month::of(admitted),
        kind,
        sex: identity.sex,
        age,
        comes_of_age: identity.birth.day().filter(|_| is_minor).and_then(comes_of_age),
        citizenship: identity.first_citizenship(),
    }
}

/// The month in which somebody turns 18.
fn comes_of_age(born: Day) -> Option<Month> {
    Month::new(born.year().checked_add(18)?, born.month())
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
    /// Rows of exploitation, the oldest first.
    pub exploitations: Vec<(ExploitationId, Exploitation)>,
    /// Children.
    pub children: Vec<(ChildId, ChildOfClient)>,
    /// Leaving, if the client has left.
    pub leaving: Option<LeavingShown>,
    /// What is kept of the admission.
    pub admission: AdmissionNote,
    key: RecordKey,
    fact: FactId,
}

/// A leaving, opened.
pub struct LeavingShown {
    /// The Helsinki day.
    pub day: Day,
    /// Its ground.
    pub ground: LeavingGround,
    /// The word of the rule in force that day.
    pub rule: String,
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
        exploitations.push((exploitation, key.open(row.record, &sealed)?));
    }
    let mut children = Vec::new();
    for (child, sealed) in rows::children(tx, id)? {
        children.push((child, key.open(row.record, &sealed)?));
    }
    let leaving = rows::leaving(tx, id)?.map(|sealed| opened_leaving(key.open(row.record, &sealed)?)).transpose()?;
    Ok(OpenedClient {
        row,
        kind: line.kind,
        admitted_day: line.admitted_day()?,
        identity,
        exploitations,
        children,
        leaving,
        admission,
        key,
        fact,
    })
}

fn opened_leaving(leaving: Leaving) -> Outcome<LeavingShown> {
    let Leaving { day, ground, rule, .. } = leaving;
    let day = day.parse().map_err(|_| Problem::fault("a day under seal is none"))?;
    Ok(LeavingShown { day, ground, rule })
}

/// Opens a client to be changed: locked, and not left.
fn open_to_change(tx: &mut Tx<'_>, opener: &Opener, id: ClientId) -> Outcome<OpenedClient> {
    if !tx.lock("clients", id)? {
        return Err(Problem::Absent);
    }
    let opened = open_with(tx, opener, id)?;
    if opened.leaving.is_some() { Err(Problem::refusal("clients-has-left")) } else { Ok(opened) }
}

/// Records who a client is, better known than before.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left.
pub fn record_identity(tx: &mut Tx<'_>, may: &May<RecordClient>, id: ClientId, identity: &Identity) -> Outcome<()> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    let record = opened.row.record;
    let line = line_of(opened.kind, opened.admitted_day, identity);
    rows::rewrite_identity(tx, id, &opened.key.seal(record, identity)?, &opened.key.seal(record, &line)?)?;
    facts::note_client(tx, opened.fact, &fact_of(opened.kind, identity, opened.admitted_day))?;
    // The home country may have changed with the citizenship.
    note_exploitations(
        tx,
        opened.fact,
        opened.admitted_day,
        identity,
        opened.exploitations.iter().map(|(_, row)| row),
    )?;
    enter(tx, "record-identity", id, &[("clients", id.to_string())])
}

/// Records a row of exploitation. A row that is the main one takes that from the row that was.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left.
pub fn record_exploitation(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    row: &Exploitation,
) -> Outcome<ExploitationId> {
    let mut opened = open_to_change(tx, &may.opener(), id)?;
    let record = opened.row.record;
    let exploitation: ExploitationId = tx.new_id();
    let mut row = row.clone();
    row.main_in_finland = row.main_in_finland && row.country == FINLAND;
    // The first row is the main one, and the first in Finland the main one there: a client with rows has one of each.
    row.main |= opened.exploitations.is_empty();
    let none_in_finland = !opened.exploitations.iter().any(|(_, earlier)| earlier.country == FINLAND);
    row.main_in_finland |= row.country == FINLAND && none_in_finland;
    let mut facts_written = vec![("exploitations", exploitation.to_string())];
    for (other, earlier) in &mut opened.exploitations {
        let (main, main_in_finland) = (earlier.main && !row.main, earlier.main_in_finland && !row.main_in_finland);
        if (main, main_in_finland) != (earlier.main, earlier.main_in_finland) {
            (earlier.main, earlier.main_in_finland) = (main, main_in_finland);
            rows::rewrite_exploitation(tx, *other, &opened.key.seal(record, &*earlier)?)?;
            facts_written.push(("exploitations", other.to_string()));
        }
    }
    rows::insert_exploitation(tx, exploitation, id, may.account(), &opened.key.seal(record, &row)?)?;
    let all = opened.exploitations.iter().map(|(_, earlier)| earlier).chain(std::iter::once(&row));
    note_exploitations(tx, opened.fact, opened.admitted_day, &opened.identity, all)?;
    enter(tx, "record-exploitation", id, &facts_written)?;
    Ok(exploitation)
}

fn note_exploitations<'a>(
    tx: &mut Tx<'_>,
    fact: FactId,
    admitted: Day,
    identity: &Identity,
    rows: impl Iterator<Item = &'a Exploitation>,
) -> Outcome<()> {
    let home = identity.citizenships.first().map(String::as_str);
    let facts: Vec<ExploitationFact> = rows
        .map(|row| ExploitationFact {
            admitted: Month::of(admitted),
            in_finland: row.country == FINLAND,
            at_home: home == Some(row.country.as_str()),
            form: row.form,
            main_in_finland: row.main_in_finland,
            residence: row.residence,
            reason: row.reason,
        })
        .collect();
    facts::note_exploitations(tx, fact, &facts)
}

/// Records a child of a client.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left or the child is grown up.
pub fn record_child(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    name: &sealed::Short,
    birth: &Birth,
    since: Month,
) -> Outcome<ChildId> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    let today = tx.today();
    if birth.age_on(today).is_some_and(|age| age >= ADULT) {
        return Err(Problem::refusal("clients-child-grown-up"));
    }
    let (child, fact): (ChildId, FactId) = (tx.new_id(), tx.new_id());
    let details =
        ChildOfClient { name: name.clone(), birth: birth.clone(), since: since.to_string(), until: None, fact };
    rows::insert_child(tx, child, id, may.account(), &opened.key.seal(opened.row.record, &details)?)?;
    facts::note_child(tx, fact, &child_fact(&details, opened.admitted_day)?)?;
    enter(tx, "record-child", id, &[("children_of_clients", child.to_string())])?;
    Ok(child)
}

/// Records that a child of a client is not in Finland with them any more.
///
/// # Errors
/// [`Problem::Absent`] when there is no such child of this client.
pub fn end_child(tx: &mut Tx<'_>, may: &May<RecordClient>, id: ClientId, child: ChildId, until: Month) -> Outcome<()> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    let (_, mut details) =
        opened.children.into_iter().find(|(candidate, _)| *candidate == child).ok_or(Problem::Absent)?;
    write_end(tx, &opened.key, opened.row.record, opened.admitted_day, (child, &mut details), until)?;
    enter(tx, "end-child", id, &[("children_of_clients", child.to_string())])
}

fn write_end(
    tx: &mut Tx<'_>,
    key: &RecordKey,
    record: RecordId,
    admitted: Day,
    (child, details): (ChildId, &mut ChildOfClient),
    until: Month,
) -> Outcome<()> {
    details.until = Some(until.to_string());
    rows::rewrite_child(tx, child, &key.seal(record, details)?)?;
    facts::note_child(tx, details.fact, &child_fact(details, admitted)?)
}

/// What a child contributes to figures: from the month on in which the child is in Finland and the client in the system.
fn child_fact(details: &ChildOfClient, admitted: Day) -> Outcome<ChildFact> {
    let month = |text: &str| text.parse::<Month>().map_err(|()| Problem::fault("a month under seal is none"));
    Ok(ChildFact {
        since: month(&details.since)?.max(Month::of(admitted)),
        until: details.until.as_deref().map(month).transpose()?,
        comes_of_age: details.birth.day().and_then(comes_of_age),
    })
}

/// Records that a client leaves, on a ground that the law of the day knows. With it the client's children are counted no more.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left already, for a day to come or before admission, and for a ground that
/// the law of that day does not know.
pub fn leave(
    tx: &mut Tx<'_>,
    may: &May<RecordLeaving>,
    id: ClientId,
    day: Day,
    ground: LeavingGround,
) -> Outcome<DeedId> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    if day > tx.today() || day < opened.admitted_day {
        return Err(Problem::refusal("clients-leaving-day"));
    }
    let rule = leaving_rule(day).filter(|rule| rule.grounds.contains(&ground));
    let rule = rule.ok_or(Problem::refusal("clients-leaving-ground"))?;
    let (deed, fact): (DeedId, FactId) = (tx.new_id(), tx.new_id());
    let details = Leaving { day: day.to_string(), ground, rule: rule.word.to_owned(), fact };
    let OpenedClient { row, kind, admitted_day, identity, children, key, .. } = opened;
    rows::insert_leaving(tx, deed, id, may.account(), &key.seal(row.record, &details)?)?;
    let month = Month::of(day);
    facts::note_leaving(tx, fact, &LeavingFact::of(&fact_of(kind, &identity, admitted_day), month, ground))?;
    let mut written = vec![("leavings", deed.to_string()), ("clients", id.to_string())];
    for (child, mut details) in children {
        // A child whose end was recorded is with the client no longer than until then.
        if details.until.as_deref().is_none_or(|until| until.parse::<Month>().is_ok_and(|until| until > month)) {
            write_end(tx, &key, row.record, admitted_day, (child, &mut details), month)?;
            written.push(("children_of_clients", child.to_string()));
        }
    }
    enter(tx, "leave", id, &written)?;
    Ok(deed)
}

/// Countries that the rows of exploitation name, for the page.
pub fn countries(opened: &OpenedClient) -> BTreeSet<&str> {
    opened.exploitations.iter().map(|(_, row)| row.country.as_str()).collect()
}

fn enter(tx: &mut Tx<'_>, verb: &'static str, id: ClientId, facts: &[(&'static str, String)]) -> Outcome<()> {
    tx.enter(Entry { subject_kind: "client", subject: id.to_string(), facts, ..Entry::of(verb) })?;
    Ok(())
}
