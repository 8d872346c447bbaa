//! Children of clients: a child belongs to one client or to two, and is counted once, while any of them is in the system.

use lyhty_base::{ChildId, ClientId, Day, DeedId, FactId, Month, Outcome, Problem, RecordId};
use lyhty_store::keys::{self, Holder};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{Compartment, RecordKey, Stamp};
use lyhty_web::policy::{Opening, RecordClient};
use lyhty_web::{May, Opener, stamps};

use super::sealed::{Birth, ChildLink, ChildOfClient, Parentage, Short};
use super::{OpenedClient, enter, open_to_change, rows};
use crate::facts::{self, ADULT, ChildFact};

/// Clients whose child one child can be.
const PARENTS_MOST: usize = 2;

/// A child, opened.
pub struct OpenedChild {
    /// Its id.
    pub id: ChildId,
    /// What is known of it.
    pub details: ChildOfClient,
    pub(super) record: RecordId,
    pub(super) key: RecordKey,
}

impl OpenedChild {
    /// How long the child is with one client.
    pub fn with(&self, client: &ClientId) -> Option<&Parentage> {
        self.details.parents.iter().find(|parentage| parentage.client == *client)
    }

    /// Is with this client, and not a client in their own right.
    pub fn is_still_with(&self, client: &ClientId) -> bool {
        self.details.became_client.is_none() && self.with(client).is_some_and(|parentage| parentage.until.is_none())
    }
}

/// The children of a client, without those who were recorded by mistake.
pub(super) fn of_client(
    tx: &mut Tx<'_>,
    opener: &Opener,
    id: ClientId,
    key: &RecordKey,
    record: RecordId,
) -> Outcome<Vec<OpenedChild>> {
    let mut children = Vec::new();
    for sealed in rows::child_links(tx, id)? {
        let ChildLink { child } = key.open(record, &sealed)?;
        let opened = open(tx, opener, child)?;
        if !opened.details.struck {
            children.push(opened);
        }
    }
    Ok(children)
}

fn open(tx: &mut Tx<'_>, opener: &Opener, id: ChildId) -> Outcome<OpenedChild> {
    let row = rows::find_child(tx, id)?.ok_or(Problem::Absent)?;
    let key = opener.open_key(tx, row.record)?;
    Ok(OpenedChild { id, details: key.open(row.record, &row.details)?, record: row.record, key })
}

/// Opens a child to be changed: locked, and with this client.
pub(super) fn open_of(tx: &mut Tx<'_>, opener: &Opener, client: ClientId, id: ChildId) -> Outcome<OpenedChild> {
    if !tx.lock("children_of_clients", id)? {
        return Err(Problem::Absent);
    }
    let opened = open(tx, opener, id)?;
    if opened.details.struck || opened.with(&client).is_none() { Err(Problem::Absent) } else { Ok(opened) }
}

/// Writes a child and what it contributes to figures.
pub(super) fn write(tx: &mut Tx<'_>, child: &OpenedChild) -> Outcome<()> {
    rows::rewrite_child(tx, child.id, &child.key.seal(child.record, &child.details)?)?;
    note(tx, &child.details)
}

fn month(text: &str) -> Outcome<Month> {
    text.parse().map_err(|()| Problem::fault("a month under seal is none"))
}

/// What a child contributes: from the first month in which they are in Finland and a parent in the system, to the last. A time
/// between two parents' times is counted too.
fn note(tx: &mut Tx<'_>, details: &ChildOfClient) -> Outcome<()> {
    let (mut since, mut until) = (None::<Month>, None::<Month>);
    let mut goes_on = false;
    for parentage in &details.parents {
        let begins = month(&parentage.since)?.max(month(&parentage.admitted)?);
        since = Some(since.map_or(begins, |earlier| earlier.min(begins)));
        match &parentage.until {
            Some(text) => until = until.max(Some(month(text)?)),
            None => goes_on = true,
        }
    }
    let ended = if goes_on { None } else { until };
    let became_client = details.became_client.as_deref().map(month).transpose()?;
    let until = [ended, became_client].into_iter().flatten().min();
    let since = since.ok_or(Problem::fault("a child without a client"))?;
    facts::note_child(tx, details.fact, &ChildFact { since, until, comes_of_age: comes_of_age(details)? })
}

/// The month in which a child turns 18, at the latest: by the day of birth, else by the age in the month of recording, else
/// 18 years after it, so that nobody is counted for ever.
fn comes_of_age(details: &ChildOfClient) -> Outcome<Option<Month>> {
    let recorded = month(&details.recorded)?;
    Ok(match &details.birth {
        Birth::Day(_) => details.birth.day().and_then(super::month_of_age),
        Birth::AgeThen(years) => super::months_on(recorded, ADULT - years),
        Birth::Under18 | Birth::NotKnown => super::months_on(recorded, ADULT),
    })
}

/// Checks the day of birth of a child and the month since when they are with the client.
pub(super) fn check(birth: &Birth, since: Month, today: Day) -> Outcome<()> {
    if birth.age_on(today).is_some_and(|age| age >= ADULT) {
        return Err(Problem::refusal("clients-child-grown-up"));
    }
    super::check_birth(birth, today)?;
    if since > Month::of(today) || birth.day().is_some_and(|born| since < Month::of(born)) {
        return Err(Problem::refusal("clients-since"));
    }
    Ok(())
}

/// Records a child of a client. A form that was sent before gives the child of then and writes nothing.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left, the child is grown up or the months can't be.
pub fn record_child(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    (name, birth, since): (&Short, &Birth, Month),
    stamp: &Stamp,
) -> Outcome<ChildId> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    let child: ChildId = tx.new_id();
    if let Some(made) = stamps::take(tx, stamp, "clients", &child.to_string())? {
        return made.parse().map_err(|_| Problem::refusal("clients-sent-before"));
    }
    let today = tx.today();
    check(birth, since, today)?;
    let (record, fact): (RecordId, FactId) = (tx.new_id(), tx.new_id());
    let key = RecordKey::generate();
    let wrapped = may.opener().wrap(Compartment::Register, &key, record)?;
    keys::put(tx, record, &Holder::Compartment(Compartment::Register), &wrapped)?;
    let details = ChildOfClient {
        name: name.clone(),
        birth: birth.clone(),
        recorded: Month::of(today).to_string(),
        parents: vec![parentage(&opened, since)],
        became_client: None,
        fact,
        struck: false,
    };
    rows::insert_child(tx, child, record, may.account(), &key.seal(record, &details)?)?;
    let link = link(tx, &opened, child)?;
    note(tx, &details)?;
    enter(tx, "record-child", id, &[("children_of_clients", child.to_string()), ("child_links", link.to_string())])?;
    Ok(child)
}

fn parentage(opened: &OpenedClient, since: Month) -> Parentage {
    let admitted = Month::of(opened.admitted_day).to_string();
    Parentage { client: opened.row.id, since: since.to_string(), admitted, until: None, by_leaving: false }
}

fn link(tx: &mut Tx<'_>, opened: &OpenedClient, child: ChildId) -> Outcome<DeedId> {
    let id: DeedId = tx.new_id();
    let sealed = opened.key.seal(opened.row.record, &ChildLink { child })?;
    rows::insert_child_link(tx, id, opened.row.id, &sealed)?;
    Ok(id)
}

/// Records that the child of another client is this client's child too. They stay one child and are counted once.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left, the child has two clients already, is this client's already, is a
/// client in their own right, or the month can't be.
pub fn share_child(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    (other, child): (ClientId, ChildId),
    since: Month,
) -> Outcome<()> {
    let opener = may.opener();
    let opened = open_to_change(tx, &opener, id)?;
    let mut child = open_of(tx, &opener, other, child)?;
    if child.with(&id).is_some() || child.details.parents.len() >= PARENTS_MOST || child.details.became_client.is_some()
    {
        return Err(Problem::refusal("clients-child-has-parents"));
    }
    check(&child.details.birth, since, tx.today())?;
    child.details.parents.push(parentage(&opened, since));
    write(tx, &child)?;
    let link = link(tx, &opened, child.id)?;
    enter(tx, "share-child", id, &[("children_of_clients", child.id.to_string()), ("child_links", link.to_string())])
}

/// Records that a child of a client is not in Finland with them any more.
///
/// # Errors
/// [`Problem::Absent`] when there is no such child of this client; a refusal when the month can't be.
pub fn end_child(tx: &mut Tx<'_>, may: &May<RecordClient>, id: ClientId, child: ChildId, until: Month) -> Outcome<()> {
    let opener = may.opener();
    open_to_change(tx, &opener, id)?;
    let mut child = open_of(tx, &opener, id, child)?;
    let this_month = Month::of(tx.today());
    for parentage in child.details.parents.iter_mut().filter(|parentage| parentage.client == id) {
        if until < month(&parentage.since)? || until > this_month {
            return Err(Problem::refusal("clients-until"));
        }
        parentage.until = Some(until.to_string());
    }
    write(tx, &child)?;
    enter(tx, "end-child", id, &[("children_of_clients", child.id.to_string())])
}

/// Ends the children of a client who leaves: with this client, and so altogether when there is no other.
pub(super) fn end_by_leaving(tx: &mut Tx<'_>, opened: OpenedClient, until: Month) -> Outcome<Vec<ChildId>> {
    let (id, mut ended) = (opened.row.id, Vec::new());
    for mut child in opened.children {
        let mut changed = false;
        for parentage in child.details.parents.iter_mut().filter(|parentage| parentage.client == id) {
            // A child whose end was recorded is with the client no longer than until then.
            let later = parentage.until.as_deref().map(month).transpose()?.is_none_or(|recorded| recorded > until);
            if later {
                parentage.until = Some(until.to_string());
                parentage.by_leaving = true;
                changed = true;
            }
        }
        if changed && tx.lock("children_of_clients", child.id)? {
            write(tx, &child)?;
            ended.push(child.id);
        }
    }
    Ok(ended)
}

/// The children whose end the leaving was go on to be with the client.
pub(super) fn go_on(tx: &mut Tx<'_>, opened: OpenedClient) -> Outcome<Vec<ChildId>> {
    let (id, mut changed) = (opened.row.id, Vec::new());
    for mut child in opened.children {
        let ended = |parentage: &&mut Parentage| parentage.client == id && parentage.by_leaving;
        for parentage in child.details.parents.iter_mut().filter(ended) {
            (parentage.until, parentage.by_leaving) = (None, false);
            changed.push(child.id);
        }
        if changed.contains(&child.id) && tx.lock("children_of_clients", child.id)? {
            write(tx, &child)?;
        }
    }
    Ok(changed)
}

/// A child of a client becomes a client in their own right: from this month on they are counted as that alone. For the
/// transaction of the admission.
///
/// # Errors
/// [`Problem::Absent`] when there is no such child or it does not open.
pub fn end_child_as_client<P: Opening>(tx: &mut Tx<'_>, may: &May<P>, child: ChildId, client: ClientId) -> Outcome<()> {
    if !tx.lock("children_of_clients", child)? {
        return Err(Problem::Absent);
    }
    let mut child = open(tx, &may.opener(), child)?;
    if child.details.struck {
        return Err(Problem::Absent);
    }
    child.details.became_client = Some(Month::of(tx.today()).to_string());
    write(tx, &child)?;
    let facts = [("children_of_clients", child.id.to_string())];
    let subject = client.to_string();
    tx.enter(Entry { subject_kind: "client", subject, facts: &facts, ..Entry::of("end-child-as-client") })?;
    Ok(())
}
