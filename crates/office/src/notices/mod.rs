//! The few mails that we send: "something awaits you", never what, never about whom.
//!
//! A **notice** is one of three fixed texts under the subject "Information": to the office, when something came in; to a
//! new colleague, with the link of an invitation; to somebody with a mailbox, if they said that mail is safe. Whoever
//! reads over a shoulder learns nothing from it.
//!
//! [`queue`] writes a **delivery** in the caller's transaction: which text, and an envelope (address, language, perhaps a
//! link) sealed to the machine key, with a job to send it; [`tell_office`] writes one without an envelope, since the
//! office's own address is a setting. The worker's [`Post`] opens the envelope, sends, and erases the delivery. A notice
//! that no mail server takes leaves a line in the **tray**, which says which text, why and when, and not to whom; the
//! envelope is erased all the same ([`give_up_old`] for those that wait a week).
//!
//! In the order of a notice's life: [`queue`] or [`tell_office`], [`Post::send`], [`give_up_old`].

mod pages;
mod post;
mod rows;
#[cfg(test)]
mod tests;

use lyhty_base::{DeedId, DeliveryId, Language, Outcome, Private, Text, code_list};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{MachinePublic, json_payload};
use serde::{Deserialize, Serialize};

pub use pages::routes;
pub use post::{MailServer, OfficeAddress, Post, PostError, Protection, SignIn};

/// The kind of the job that sends a delivery; its payload is the delivery's id.
pub const SEND_JOB: &str = "send-notice";

/// A mail address. 254 characters are the most that a mail server takes (RFC 5321, section 4.5.3.1.3).
pub type Address = Text<254>;

code_list! {
    /// Which of the fixed texts a notice is.
    pub enum NoticeKind: "notice" {
        /// To the office: something came in.
        SomethingAwaitsOffice = "something-awaits-office",
        /// To a new colleague: the link with which an account is made.
        Invitation = "invitation",
        /// To the holder of a mailbox, if they said that mail is safe.
        MailboxAnswer = "mailbox-answer",
    }
}

/// A notice to one person, with what its text needs. The office itself is told by [`tell_office`].
#[derive(Clone, Copy, Debug)]
pub enum Notice<'a> {
    /// To a new colleague.
    Invitation {
        /// The whole link, its one-time code in it.
        link: &'a Private<String>,
    },
    /// To the holder of a mailbox.
    MailboxAnswer,
}

impl Notice<'_> {
    /// Which of the fixed texts it is.
    pub const fn kind(&self) -> NoticeKind {
        match self {
            Self::Invitation { .. } => NoticeKind::Invitation,
            Self::MailboxAnswer => NoticeKind::MailboxAnswer,
        }
    }
}

code_list! {
    /// Why a notice lies in the tray instead of having been sent.
    pub enum TrayReason: "tray-reason" {
        /// No mail server is set.
        NoMailServer = "no-mail-server",
        /// The office has set no address for its own notices.
        NoAddress = "no-address",
        /// The mail server said that there is no such address.
        Refused = "refused",
        /// It could not be sent for a week.
        GivenUp = "given-up",
    }
}

/// What is sealed of a delivery, for the machine key alone.
#[derive(Serialize, Deserialize)]
pub(crate) struct Envelope {
    #[serde(with = "lyhty_base::under_seal")]
    address: Private<Address>,
    /// The language's tag.
    language: String,
    /// Empty when the text has none.
    #[serde(with = "lyhty_base::under_seal")]
    link: Private<String>,
}
json_payload!(Envelope, "deliveries.envelope", 1);

/// Notices to the office wait this long, and while one waits no other is queued: a flood of messages is one mail.
const GATHERING_SECONDS: i64 = 60;

/// How long an envelope may wait to be sent before its address is erased.
const GIVEN_UP_AFTER_DAYS: i64 = 7;

/// How long a line stays in the tray.
const TRAY_KEPT_DAYS: i64 = 30;

/// Queues a notice in the caller's transaction: it is sent if, and only if, the transaction is committed.
///
/// # Errors
/// A fault when sealing or the store fails.
pub fn queue(
    tx: &mut Tx<'_>,
    machine: &MachinePublic,
    notice: &Notice<'_>,
    language: Language,
    address: &Private<Address>,
) -> Outcome<DeliveryId> {
    let link = match notice {
        Notice::Invitation { link } => (*link).clone(),
        Notice::MailboxAnswer => Private::new(String::new()),
    };
    let id = tx.new_id::<DeliveryId>();
    let envelope = machine
        .seal(&id.to_string(), &Envelope { address: address.clone(), language: language.tag().to_owned(), link })?;
    rows::insert_delivery(tx, id, notice.kind(), Some(&envelope))?;
    let now = tx.now();
    tx.enqueue(SEND_JOB, &id.to_string(), now)?;
    enter(tx, "queue-notice", id)?;
    Ok(id)
}

/// Tells the office that something awaits it, in the caller's transaction. Nothing when such a notice waits already.
///
/// # Errors
/// A fault of the store.
pub fn tell_office(tx: &mut Tx<'_>) -> Outcome<()> {
    let kind = NoticeKind::SomethingAwaitsOffice;
    if rows::count_waiting_of(tx, kind)? > 0 {
        return Ok(());
    }
    let id = tx.new_id::<DeliveryId>();
    rows::insert_delivery(tx, id, kind, None)?;
    let run_after = tx.now().plus_seconds(GATHERING_SECONDS);
    tx.enqueue(SEND_JOB, &id.to_string(), run_after)?;
    enter(tx, "queue-notice", id)
}

/// Erases the envelopes that could not be sent for a week, leaving a line in the tray for each, and lines of the tray
/// after a month. Gives how many envelopes. For the nightly job.
///
/// # Errors
/// A fault of the store.
pub fn give_up_old(tx: &mut Tx<'_>) -> Outcome<u64> {
    let before = tx.now().plus_hours(-24 * GIVEN_UP_AFTER_DAYS);
    let old = rows::list_deliveries_before(tx, before)?;
    for &id in &old {
        put_in_tray(tx, id, TrayReason::GivenUp)?;
    }
    let before = tx.now().plus_hours(-24 * TRAY_KEPT_DAYS);
    rows::erase_tray_before(tx, before)?;
    Ok(u64::try_from(old.len()).unwrap_or(u64::MAX))
}

/// Erases a delivery that was sent.
fn note_sent(tx: &mut Tx<'_>, id: DeliveryId) -> Outcome<()> {
    if rows::erase_delivery(tx, id)?.is_some() {
        enter(tx, "send-notice", id)?;
    }
    Ok(())
}

/// Erases a delivery that is not sent, and says so in the tray.
fn put_in_tray(tx: &mut Tx<'_>, id: DeliveryId, reason: TrayReason) -> Outcome<()> {
    if let Some(kind) = rows::erase_delivery(tx, id)? {
        let line = tx.new_id::<DeedId>();
        rows::insert_tray(tx, line, kind, reason)?;
        enter(tx, "put-in-tray", id)?;
    }
    Ok(())
}

/// Deliveries are no facts: they are gone as soon as they have done their work.
fn enter(tx: &mut Tx<'_>, verb: &'static str, id: DeliveryId) -> Outcome<()> {
    tx.enter(Entry { subject_kind: "delivery", subject: id.to_string(), ..Entry::of(verb) })?;
    Ok(())
}
