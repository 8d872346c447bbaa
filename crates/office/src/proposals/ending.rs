//! How a proposal ends without a decision: it is linked to one that is counted already, it is taken
//! back, it lapses, or its person turns out to be a client already.

use lyhty_base::{AccountId, ClientId, DeedId, FactId, Outcome, Problem, ProposalId, ThreadId};
use lyhty_store::Tx;
use lyhty_web::policy::{EndAsClient, LinkProposals, RecordWithdrawal};
use lyhty_web::{May, ReceiptOpener};

use super::sealed::{AlreadyClient, PersonsFactLink};
use super::words::{LapseReason, ProposalOutcome, WithdrawnBy};
use super::{awaiting, enter, fact_of, find, note, rows, standing};
use crate::{clients, contact, facts};

/// The person or their representative takes the proposal back through the person's own mailbox.
///
/// # Errors
/// [`Problem::Absent`] when the thread is not the person's; a refusal when the proposal has ended.
pub fn withdraw(tx: &mut Tx<'_>, opener: &ReceiptOpener, thread: ThreadId, by: WithdrawnBy) -> Outcome<()> {
    let thread = contact::find_thread(tx, thread)?;
    let id = rows::by_person_thread(tx, thread.id)?.ok_or(Problem::Absent)?;
    let link =
        find(tx, id)?.links.persons.ok_or(Problem::fault("a proposal without the person's link to its facts"))?;
    let PersonsFactLink { fact } = opener.open_key(tx, thread.record)?.open(thread.record, &link)?;
    insert_withdrawal(tx, id, by, None, fact)
}

/// Staff record that the person or their representative took the proposal back by word of mouth.
///
/// # Errors
/// A refusal when the proposal has ended.
pub fn record_withdrawal(tx: &mut Tx<'_>, may: &May<RecordWithdrawal>, id: ProposalId, by: WithdrawnBy) -> Outcome<()> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    let row = find(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    insert_withdrawal(tx, id, by, Some(may.account()), fact_of(&key, &row)?)
}

fn insert_withdrawal(
    tx: &mut Tx<'_>,
    id: ProposalId,
    by: WithdrawnBy,
    recorded_by: Option<AccountId>,
    fact: FactId,
) -> Outcome<()> {
    let row = awaiting(tx, id)?;
    let deed: DeedId = tx.new_id();
    rows::insert_withdrawal(tx, deed, id, by, recorded_by)?;
    rows::end(tx, id, deed)?;
    if rows::linked_to(tx, id)?.is_none() {
        note(tx, fact, row.words.proposer_kind, row.arrived_day, ProposalOutcome::Withdrawn)?;
    }
    enter(tx, "withdraw", id, &[("withdrawals", deed.to_string()), ("proposals", id.to_string())])
}

/// Staff confirm that a proposal lapses. A job may suggest it; a person does it.
///
/// # Errors
/// A refusal when the proposal has ended, and for the reason that wants a client besides: that is [`end_as_client`].
pub fn lapse(tx: &mut Tx<'_>, may: &May<RecordWithdrawal>, id: ProposalId, reason: LapseReason) -> Outcome<()> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    if !LapseReason::PLAIN.contains(&reason) {
        return Err(Problem::refusal("proposals-lapse-which-client"));
    }
    let row = awaiting(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    let deed: DeedId = tx.new_id();
    rows::insert_lapse(tx, deed, id, reason, may.account(), None)?;
    rows::end(tx, id, deed)?;
    if rows::linked_to(tx, id)?.is_none() {
        note(tx, fact_of(&key, &row)?, row.words.proposer_kind, row.arrived_day, ProposalOutcome::Lapsed)?;
    }
    enter(tx, "lapse", id, &[("lapses", deed.to_string()), ("proposals", id.to_string())])
}

/// Ends a proposal whose person is a client already: another authority proposed them too. The person was received and is
/// neither accepted anew nor refused. Which client it is lies under the proposal's seal.
///
/// # Errors
/// [`Problem::Absent`] when either does not open; a refusal when the proposal has ended, or the client has left: who has left
/// is decided about anew.
pub fn end_as_client(tx: &mut Tx<'_>, may: &May<EndAsClient>, id: ProposalId, client: ClientId) -> Outcome<()> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    let row = awaiting(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    if !clients::is_present(tx, &may.opener(), client)? {
        return Err(Problem::refusal("proposals-already-client-left"));
    }
    let deed: DeedId = tx.new_id();
    let which = key.seal(row.record, &AlreadyClient { client })?;
    rows::insert_lapse(tx, deed, id, LapseReason::AlreadyClient, may.account(), Some(&which))?;
    rows::end(tx, id, deed)?;
    if rows::linked_to(tx, id)?.is_none() {
        note(tx, fact_of(&key, &row)?, row.words.proposer_kind, row.arrived_day, ProposalOutcome::Lapsed)?;
    }
    enter(tx, "end-as-client", id, &[("lapses", deed.to_string()), ("proposals", id.to_string())])
}

/// Links a second proposal of the same open matter to the one that is counted.
///
/// # Errors
/// A refusal when the other has ended, is itself linked, is this one, or arrived later: the earlier is counted.
pub fn link(tx: &mut Tx<'_>, may: &May<LinkProposals>, id: ProposalId, counted: ProposalId) -> Outcome<DeedId> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    // Both rows are locked in the order of their ids, so that two colleagues who link crosswise don't wait for each other.
    let (first, second) = if id < counted { (id, counted) } else { (counted, id) };
    if !tx.lock("proposals", first)? || !tx.lock("proposals", second)? {
        return Err(Problem::Absent);
    }
    awaiting(tx, id)?;
    let linked = rows::linked_to(tx, id)?.is_some() || rows::linked_to(tx, counted)?.is_some();
    if id == counted || linked || !rows::linked_here(tx, id)?.is_empty() {
        return Err(Problem::refusal("proposals-link-itself"));
    }
    let (this, other) = (find(tx, id)?, find(tx, counted)?);
    if (other.arrived_day, other.submitted_at) > (this.arrived_day, this.submitted_at) {
        return Err(Problem::refusal("proposals-link-later"));
    }
    if standing(tx, counted)?.outcome() != ProposalOutcome::Awaiting {
        return Err(Problem::refusal("proposals-link-not-open"));
    }
    let deed: DeedId = tx.new_id();
    rows::insert_link(tx, deed, id, counted, may.account())?;
    rows::end(tx, id, deed)?;
    let key = may.opener().open_key(tx, this.record)?;
    facts::end_proposal(tx, fact_of(&key, &this)?)?;
    enter(tx, "link", id, &[("proposal_links", deed.to_string()), ("proposals", id.to_string())])?;
    Ok(deed)
}
