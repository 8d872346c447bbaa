//! Writing between the office and one person, as far as the mailbox behind a receipt needs it.
//!
//! A **thread** is what is written between the office and the **holder** of one receipt: a proposer, the person
//! proposed, or somebody who asked for advice. Proposer's and person's threads are two, and neither opens the other.
//! A **message** lies sealed under the thread's record key, which is wrapped for the compartment `intake` and for the
//! receipt: the office's staff and whoever holds the twenty digits open it, nobody else, and not the database.
//!
//! A thread is *open* until its end, then *erased*: its keys are gone, and its receipt looks like one that never was.
//! Every message moves the end.
//!
//! In the order of a thread's life: [`open_thread`] (in the transaction of whatever it belongs to),
//! [`write_from_office`], the holder opens the mailbox with the receipt and writes back, [`messages`], [`count_new`],
//! [`erase_thread`] and, night by night, [`erase_ended`]. Other rooms put what they have to say to a holder into the
//! mailbox as a [`Panel`]; this room imports none of them.

mod pages;
mod panel;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use lyhty_base::{
    AccountId, Chance, Day, Identity, MessageId, Moment, Outcome, Private, Problem, RecordId, Text, ThreadId, code_list,
};
use lyhty_store::{Entry, Tx, keys};
use lyhty_vault::{
    Compartment, FreshRecord, Letterbox, Payload, ReceiptKeys, RecordKey, Sealed, Stamp, WrappedKey, json_payload,
};
use lyhty_web::policy::{Grade, Opening};
use lyhty_web::{May, Opener, stamps};
use serde::{Deserialize, Serialize};

pub use pages::routes;
pub use panel::{Panel, PanelLine, PanelLink, PanelShown, SafetyLine, SafetyPanel, SafetyShown};

/// The most characters of one message: what fits on a mailbox page of fixed length in any script.
pub const MESSAGE_LENGTH_MAX: usize = 4000;

/// A message's text.
pub type MessageText = Text<MESSAGE_LENGTH_MAX>;

code_list! {
    /// Who holds the receipt of a thread.
    pub enum Holder: "thread-holder" {
        /// Whoever made a proposal.
        Proposer = "proposer",
        /// The person proposed, in a thread that the proposer can't open.
        Person = "person",
        /// Somebody who asked for advice without naming a person.
        Consultation = "consultation",
    }
}

code_list! {
    /// Which side of a thread wrote a message.
    pub enum Author: "message-author" {
        /// The office; the account is known too.
        Office = "office",
        /// The holder of the receipt.
        Holder = "holder",
    }
}

/// A thread that is made ready outside the transaction, where sealing has time, and may be used by a transaction as
/// often as it is retried.
pub struct PreparedThread {
    thread: ThreadId,
    record: RecordId,
    holder: Holder,
    receipt: String,
    for_intake: WrappedKey,
    for_receipt: WrappedKey,
    fresh: FreshRecord,
}

impl PreparedThread {
    /// A fresh thread for the holder of this receipt.
    ///
    /// # Errors
    /// A fault when its keys can't be wrapped.
    pub fn new(letterbox: &Letterbox, receipt: &ReceiptKeys, holder: Holder, chance: &dyn Chance) -> Outcome<Self> {
        let record = RecordId::fresh(chance);
        let fresh = letterbox.new_record(record);
        Ok(Self {
            thread: ThreadId::fresh(chance),
            record,
            holder,
            receipt: receipt.lookup_id(),
            for_intake: fresh.wrapped_for_intake()?,
            for_receipt: fresh.wrap_for_receipt(receipt)?,
            fresh,
        })
    }

    /// Seals what the holder of the receipt shall be able to open, and the office too.
    ///
    /// # Errors
    /// A fault when the cryptography fails.
    pub fn seal<T: Payload>(&self, payload: &T) -> Outcome<Sealed<T>> {
        Ok(self.fresh.seal(payload)?)
    }

    /// The thread's id, if it is the first of its receipt (see [`open_thread`]).
    pub const fn thread(&self) -> ThreadId {
        self.thread
    }

    /// The record whose key seals the thread's messages.
    pub const fn record(&self) -> RecordId {
        self.record
    }
}

/// A thread as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The thread.
    pub id: ThreadId,
    /// The record whose key seals its messages.
    pub record: RecordId,
    /// Who holds its receipt.
    pub holder: Holder,
    /// When it was opened.
    pub opened_at: Moment,
    /// When the holder last came with the receipt.
    pub opened_by_holder_at: Option<Moment>,
    /// When the holder had come the time before that: what the mailbox shows, so that the holder sees if somebody
    /// else was there.
    pub previously_opened_by_holder_at: Option<Moment>,
    /// When it will be erased, unless somebody writes.
    pub ends_at: Moment,
}

/// A message, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageShown {
    /// The message.
    pub id: MessageId,
    /// Which side wrote it.
    pub author: Author,
    /// Who at the office wrote it; nothing for the holder's.
    pub account: Option<AccountId>,
    /// When it was written.
    pub at: Moment,
    /// What it says.
    pub text: Private<MessageText>,
}

/// What is sealed of a message. Its id and side are under the seal too, so that a row can't pass for another one of
/// the same thread.
#[derive(Serialize, Deserialize)]
pub(crate) struct MessageBody {
    message: MessageId,
    author: Author,
    #[serde(with = "lyhty_base::under_seal")]
    text: Private<MessageText>,
}
json_payload!(MessageBody, "messages.body", 1);

/// How long a thread is kept after somebody last wrote in it; the day of writing picks the rule.
struct KeptRule {
    /// The first day on which the rule holds, as ISO 8601 writes it.
    from: &'static str,
    kept_days: i64,
}

/// Oldest first. Unconfirmed: no statute is known to set this period; a year is our own choice until an office's plan
/// of archives names one.
const KEPT: [KeptRule; 1] = [KeptRule { from: "2015-07-01", kept_days: 365 }];

fn end_of_thread(written_at: Moment, written_on: Day) -> Moment {
    let day = written_on.to_string();
    let rule = KEPT.iter().rev().find(|rule| rule.from <= day.as_str()).unwrap_or(&KEPT[0]);
    written_at.plus_hours(24 * rule.kept_days)
}

/// How soon the same words of the same account count as the same message sent twice.
const SENT_TWICE_MINUTES: i64 = 10;

/// Opens a thread for whoever holds the receipt.
///
/// The same receipt comes again when the same form is sent again: then nothing is written, and the thread that is
/// already there is given. A caller sees it by `id != prepared.thread()`.
///
/// # Errors
/// A fault of the store.
pub fn open_thread(tx: &mut Tx<'_>, prepared: &PreparedThread) -> Outcome<ThreadId> {
    let ends_at = end_of_thread(tx.now(), tx.today());
    if !rows::insert_thread(tx, prepared, ends_at)? {
        return Ok(rows::find_by_receipt(tx, &prepared.receipt)?.ok_or(Problem::Absent)?.id);
    }
    keys::put(tx, prepared.record, &keys::Holder::Compartment(Compartment::Intake), &prepared.for_intake)?;
    keys::put(tx, prepared.record, &keys::Holder::Receipt(prepared.receipt.clone()), &prepared.for_receipt)?;
    tx.enter(Entry {
        subject_kind: "thread",
        subject: prepared.thread.to_string(),
        facts: &[("threads", prepared.thread.to_string())],
        ..Entry::of("open-thread")
    })?;
    Ok(prepared.thread)
}

/// A thread that is neither ended nor erased.
///
/// # Errors
/// Absent when there is none.
pub fn find_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<Thread> {
    rows::find(tx, thread)?.ok_or(Problem::Absent)
}

/// The holder comes with the receipt: gives the thread that it opens, and remembers when.
///
/// # Errors
/// The one refusal for a receipt that is wrong, ended or erased.
fn open_mailbox(tx: &mut Tx<'_>, receipt: &ReceiptKeys) -> Outcome<Thread> {
    let nothing = || Problem::refusal("receipt-opens-nothing");
    let thread = rows::find_by_receipt(tx, &receipt.lookup_id())?.ok_or_else(nothing)?;
    let wrapped = keys::find(tx, thread.record, &[keys::Holder::Receipt(receipt.lookup_id())])?;
    let (_, wrapped) = wrapped.first().ok_or_else(nothing)?;
    receipt.unwrap(wrapped, thread.record).map_err(|_| nothing())?;
    rows::note_opening(tx, thread.id)?;
    tx.enter(Entry { subject_kind: "thread", subject: thread.id.to_string(), ..Entry::of("open-mailbox") })?;
    Ok(thread)
}

/// The office writes. Sends no notice by itself: whether the holder may be told is for the room to say that knows
/// what is safe.
///
/// # Errors
/// Absent when the thread is not there, has ended or may not be opened; a refusal when nothing is written.
pub fn write_from_office<P: Opening>(
    tx: &mut Tx<'_>,
    may: &May<P>,
    thread: ThreadId,
    text: &MessageText,
) -> Outcome<MessageId> {
    not_empty(text)?;
    let (thread, key) = open_own(tx, may, thread)?;
    tx.lock("threads", thread.id)?;
    if let Some(already) = sent_twice(tx, may.account(), &thread, &key, text)? {
        return Ok(already);
    }
    let id = tx.new_id::<MessageId>();
    let body = MessageBody { message: id, author: Author::Office, text: Private::new(text.clone()) };
    let body = key.seal(thread.record, &body)?;
    rows::insert_message(tx, &rows::NewMessage { id, thread: thread.id, account: Some(may.account()), body })?;
    put_off_end(tx, thread.id)?;
    tx.enter(Entry {
        permission: Some(P::NAME),
        subject_kind: "thread",
        subject: thread.id.to_string(),
        facts: &[("messages", id.to_string()), ("threads", thread.id.to_string())],
        ..Entry::of("answer")
    })?;
    Ok(id)
}

/// The holder writes, once for each stamp of a form. Gives whether something was written now.
///
/// # Errors
/// A refusal when nothing is written.
fn write_from_holder(
    tx: &mut Tx<'_>,
    thread: &Thread,
    key: &RecordKey,
    stamp: &Stamp,
    text: &MessageText,
) -> Outcome<bool> {
    not_empty(text)?;
    let id = tx.new_id::<MessageId>();
    if stamps::take(tx, stamp, "contact", &id.to_string())?.is_some() {
        return Ok(false);
    }
    let body = MessageBody { message: id, author: Author::Holder, text: Private::new(text.clone()) };
    let body = key.seal(thread.record, &body)?;
    rows::insert_message(tx, &rows::NewMessage { id, thread: thread.id, account: None, body })?;
    put_off_end(tx, thread.id)?;
    tx.enter(Entry {
        subject_kind: "thread",
        subject: thread.id.to_string(),
        facts: &[("messages", id.to_string()), ("threads", thread.id.to_string())],
        ..Entry::of("write")
    })?;
    Ok(true)
}

/// The messages of a thread, oldest first.
///
/// # Errors
/// Absent when the thread is not there, has ended or may not be opened.
pub fn messages(tx: &mut Tx<'_>, opener: &Opener, thread: ThreadId) -> Outcome<Vec<MessageShown>> {
    let thread = find_thread(tx, thread)?;
    let key = opener.open_key(tx, thread.record)?;
    open_messages(tx, &thread, &key)
}

/// How many messages the holders wrote since the office last wrote to them. Threads without any are not in the map.
///
/// # Errors
/// A fault of the store.
pub fn count_new(tx: &mut Tx<'_>, threads: &[ThreadId]) -> Outcome<BTreeMap<ThreadId, u32>> {
    Ok(rows::count_new(tx, threads)?)
}

/// Erases a thread at once: every copy of its record key goes, and its receipt opens nothing.
///
/// # Errors
/// Absent when it is not there or was erased before.
pub fn erase_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<()> {
    let record = rows::erase(tx, thread)?.ok_or(Problem::Absent)?;
    keys::destroy(tx, record)?;
    tx.enter(Entry {
        subject_kind: "thread",
        subject: thread.to_string(),
        facts: &[("threads", thread.to_string())],
        ..Entry::of("erase-thread")
    })?;
    Ok(())
}

/// Erases the threads whose end has come; gives how many. For the nightly job.
///
/// # Errors
/// A fault of the store.
pub fn erase_ended(tx: &mut Tx<'_>) -> Outcome<u64> {
    let ended = rows::list_ended(tx)?;
    for &thread in &ended {
        erase_thread(tx, thread)?;
    }
    Ok(u64::try_from(ended.len()).unwrap_or(u64::MAX))
}

fn open_messages(tx: &mut Tx<'_>, thread: &Thread, key: &RecordKey) -> Outcome<Vec<MessageShown>> {
    rows::list_messages(tx, thread.id)?.iter().map(|row| open_message(thread, key, row)).collect()
}

fn open_message(thread: &Thread, key: &RecordKey, row: &rows::MessageRow) -> Outcome<MessageShown> {
    let body = key.open(thread.record, &row.body)?;
    if (body.message, body.author) != (row.id, row.author) {
        return Err(Problem::fault(format!(
            "message {}: the row and what is sealed in it do not belong together",
            row.id
        )));
    }
    Ok(MessageShown { id: row.id, author: row.author, account: row.account, at: row.at, text: body.text })
}

/// The thread and its key, for somebody of the staff. Who may open only what is given to them needs a key of their
/// own, whatever compartments they hold.
fn open_own<P: Opening>(tx: &mut Tx<'_>, may: &May<P>, thread: ThreadId) -> Outcome<(Thread, RecordKey)> {
    let thread = find_thread(tx, thread)?;
    if may.grade() == Grade::Own && keys::find(tx, thread.record, &[keys::Holder::Account(may.account())])?.is_empty() {
        return Err(Problem::Absent);
    }
    let key = may.opener().open_key(tx, thread.record)?;
    Ok((thread, key))
}

fn sent_twice(
    tx: &mut Tx<'_>,
    account: AccountId,
    thread: &Thread,
    key: &RecordKey,
    text: &MessageText,
) -> Outcome<Option<MessageId>> {
    let Some(last) = rows::find_last_message(tx, thread.id)? else { return Ok(None) };
    if last.account != Some(account) || last.at.plus_minutes(SENT_TWICE_MINUTES) < tx.now() {
        return Ok(None);
    }
    let last = open_message(thread, key, &last)?;
    Ok((last.text.reveal() == text).then_some(last.id))
}

fn put_off_end(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<()> {
    let ends_at = end_of_thread(tx.now(), tx.today());
    Ok(rows::set_end(tx, thread, ends_at)?)
}

fn not_empty(text: &MessageText) -> Outcome<()> {
    if text.is_empty() { Err(Problem::refusal("contact-nothing-written")) } else { Ok(()) }
}
