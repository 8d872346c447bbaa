//! Putting right what stands wrong of a client: also after leaving, since figures and the person's rights go on.

use lyhty_base::{AccountId, ChildId, ClientId, DeedId, ExploitationId, Month, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_web::May;
use lyhty_web::policy::{CorrectAdmission, RecordClient};

use super::exploitation::{note_all, settle};
use super::sealed::{Before, Birth, Correction, Exploitation, Lines, Short};
use super::{OpenedClient, children, enter, fact_of, line_of, open_locked, rows};
use crate::accounts::Signer;
use crate::facts;
use crate::facts::words::ClientKind;

/// Keeps why something was put right and what stood there; gives it for the trail.
pub(super) fn correct(
    tx: &mut Tx<'_>,
    account: AccountId,
    opened: &OpenedClient,
    reason: &Lines,
    before: Before,
) -> Outcome<(&'static str, String)> {
    if reason.reveal().is_empty() {
        return Err(Problem::refusal("clients-reason-required"));
    }
    let deed: DeedId = tx.new_id();
    let sealed = opened.key.seal(opened.row.record, &Correction { reason: reason.clone(), before })?;
    rows::insert_correction(tx, deed, opened.row.id, account, &sealed)?;
    Ok(("register_corrections", deed.to_string()))
}

/// Puts a row of exploitation right.
///
/// # Errors
/// [`Problem::Absent`] when there is no such row of this client; a refusal as for recording one.
pub fn correct_exploitation(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    exploitation: ExploitationId,
    row: &Exploitation,
    reason: &Lines,
) -> Outcome<()> {
    rewrite(tx, may, id, exploitation, reason, "correct-exploitation", |_| row.clone())
}

/// Strikes a row of exploitation that was recorded by mistake.
///
/// # Errors
/// [`Problem::Absent`] when there is no such row of this client.
pub fn strike_exploitation(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    exploitation: ExploitationId,
    reason: &Lines,
) -> Outcome<()> {
    let strike = |before: &Exploitation| Exploitation { struck: true, ..before.clone() };
    rewrite(tx, may, id, exploitation, reason, "strike-exploitation", strike)
}

fn rewrite(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    exploitation: ExploitationId,
    reason: &Lines,
    verb: &'static str,
    change: impl FnOnce(&Exploitation) -> Exploitation,
) -> Outcome<()> {
    let mut opened = open_locked(tx, &may.opener(), id)?;
    let place = opened.exploitations.iter().position(|(candidate, _)| *candidate == exploitation);
    let place = place.ok_or(Problem::Absent)?;
    let (_, before) = opened.exploitations.remove(place);
    let after = change(&before);
    let struck = after.struck;
    if struck {
        rows::rewrite_exploitation(tx, exploitation, &opened.key.seal(opened.row.record, &after)?)?;
    } else {
        opened.exploitations.insert(place, (exploitation, after));
    }
    let changed = settle(&mut opened.exploitations, (!struck).then_some(exploitation))?;
    let correction = correct(tx, may.account(), &opened, reason, Before::Exploitation(before))?;
    let mut written = vec![("exploitations", exploitation.to_string()), correction];
    for (other, row) in opened.exploitations.iter().filter(|(other, _)| changed.contains(other)) {
        rows::rewrite_exploitation(tx, *other, &opened.key.seal(opened.row.record, row)?)?;
        if *other != exploitation {
            written.push(("exploitations", other.to_string()));
        }
    }
    note_all(tx, &opened)?;
    enter(tx, verb, id, &written)
}

/// Puts right who a child is and since when they are with the client.
///
/// # Errors
/// [`Problem::Absent`] when there is no such child of this client; a refusal as for recording one.
pub fn correct_child(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    child: ChildId,
    (name, birth, since): (&Short, &Birth, Month),
    reason: &Lines,
) -> Outcome<()> {
    let opener = may.opener();
    let opened = open_locked(tx, &opener, id)?;
    let mut child = children::open_of(tx, &opener, id, child)?;
    children::check(birth, since, tx.today())?;
    let correction = correct(tx, may.account(), &opened, reason, Before::Child(child.details.clone()))?;
    (child.details.name, child.details.birth) = (name.clone(), birth.clone());
    for parentage in child.details.parents.iter_mut().filter(|parentage| parentage.client == id) {
        parentage.since = since.to_string();
        // An end that was recorded wrongly goes too; that of a leaving stays.
        if !parentage.by_leaving {
            parentage.until = None;
        }
    }
    children::write(tx, &child)?;
    enter(tx, "correct-child", id, &[("children_of_clients", child.id.to_string()), correction])
}

/// Strikes a child that was recorded by mistake: of this client, and altogether when there is no other.
///
/// # Errors
/// [`Problem::Absent`] when there is no such child of this client.
pub fn strike_child(
    tx: &mut Tx<'_>,
    may: &May<RecordClient>,
    id: ClientId,
    child: ChildId,
    reason: &Lines,
) -> Outcome<()> {
    let opener = may.opener();
    let opened = open_locked(tx, &opener, id)?;
    let mut child = children::open_of(tx, &opener, id, child)?;
    let correction = correct(tx, may.account(), &opened, reason, Before::Child(child.details.clone()))?;
    if child.details.parents.len() > 1 {
        child.details.parents.retain(|parentage| parentage.client != id);
        children::write(tx, &child)?;
    } else {
        child.details.struck = true;
        rows::rewrite_child(tx, child.id, &child.key.seal(child.record, &child.details)?)?;
        facts::end_child(tx, child.details.fact)?;
    }
    enter(tx, "strike-child", id, &[("children_of_clients", child.id.to_string()), correction])
}

/// Puts right as what a client was admitted.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the signer holds no valid deed.
pub fn correct_kind(
    tx: &mut Tx<'_>,
    may: &May<CorrectAdmission>,
    id: ClientId,
    kind: ClientKind,
    reason: &Lines,
) -> Outcome<()> {
    let opened = open_locked(tx, &may.opener(), id)?;
    Signer::today(tx, may)?;
    let correction = correct(tx, may.account(), &opened, reason, Before::Kind(opened.kind))?;
    let line = line_of(kind, opened.admitted_day, &opened.identity, opened.version);
    rows::rewrite_line(tx, id, &opened.key.seal(opened.row.record, &line)?)?;
    super::note_client(tx, &opened, fact_of(kind, &opened.identity, opened.admitted_day))?;
    enter(tx, "correct-kind", id, &[("clients", id.to_string()), correction])
}
