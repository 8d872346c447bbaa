//! A consultation: asking for advice without naming the person. Without consent this is the only ending of the form, and
//! no type here has a place for an identity.

mod pages;
mod rows;

use lyhty_base::{AccountId, ConsultationId, Day, Outcome, Problem, RecordId, ThreadId};
use lyhty_store::{Entry, Tx, keys};
use lyhty_vault::{Compartment, Letterbox, Sealed, Stamp, WrappedKey};
use lyhty_web::policy::{RecordConsultation, SeeConsultations};
use lyhty_web::{May, stamps};

pub(super) use pages::routes;

use super::sealed::Question;
use super::words::{Channel, ProposerKind};
use crate::contact;

/// A consultation sealed outside the transaction.
pub struct SealedConsultation {
    record: RecordId,
    key: WrappedKey,
    question: Sealed<Question>,
    asked_by: ProposerKind,
    channel: Channel,
    thread: Option<contact::PreparedThread>,
}

impl SealedConsultation {
    /// Seals a question to the office.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the cryptography fails.
    pub fn seal(
        question: &Question,
        asked_by: ProposerKind,
        channel: Channel,
        record: RecordId,
        letterbox: &Letterbox,
        thread: Option<contact::PreparedThread>,
    ) -> Outcome<Self> {
        let fresh = letterbox.new_record(record);
        Ok(Self {
            record,
            key: fresh.wrapped_for_intake()?,
            question: fresh.seal(question)?,
            asked_by,
            channel,
            thread,
        })
    }
}

fn insert(
    tx: &mut Tx<'_>,
    consultation: &SealedConsultation,
    stamp: &Stamp,
    account: Option<AccountId>,
) -> Outcome<Option<ConsultationId>> {
    let id: ConsultationId = tx.new_id();
    if stamps::take(tx, stamp, "consultations", &id.to_string())?.is_some() {
        return Ok(None);
    }
    let thread = consultation.thread.as_ref().map(|thread| contact::open_thread(tx, thread)).transpose()?;
    keys::put(tx, consultation.record, &keys::Holder::Compartment(Compartment::Intake), &consultation.key)?;
    rows::insert(tx, id, consultation, thread, account)?;
    tx.enter(Entry {
        subject_kind: "consultation",
        subject: id.to_string(),
        facts: &[("consultations", id.to_string())],
        ..Entry::of("consult")
    })?;
    Ok(Some(id))
}

/// Somebody asks on the site. The same stamp again writes nothing.
///
/// # Errors
/// From the store.
pub fn ask(tx: &mut Tx<'_>, consultation: &SealedConsultation, stamp: &Stamp) -> Outcome<Option<ConsultationId>> {
    insert(tx, consultation, stamp, None)
}

/// Staff record what was asked and advised on the telephone.
///
/// # Errors
/// From the store.
pub fn record(
    tx: &mut Tx<'_>,
    may: &May<RecordConsultation>,
    consultation: &SealedConsultation,
    stamp: &Stamp,
) -> Outcome<Option<ConsultationId>> {
    insert(tx, consultation, stamp, Some(may.account()))
}

/// A consultation as it lies in the database.
pub struct ConsultationRow {
    /// Its id.
    pub id: ConsultationId,
    /// Whose key opens the question.
    pub record: RecordId,
    /// The asker's thread.
    pub thread: Option<ThreadId>,
    /// Who asked.
    pub asked_by: ProposerKind,
    /// How.
    pub channel: Channel,
    /// The Helsinki day.
    pub day: Day,
    /// The question, under seal.
    pub question: Sealed<Question>,
}

/// Opens one consultation.
///
/// # Errors
/// [`Problem::Absent`] when there is none, or it does not open to this reader.
pub fn read(tx: &mut Tx<'_>, may: &May<SeeConsultations>, id: ConsultationId) -> Outcome<(ConsultationRow, Question)> {
    let row = rows::find(tx, id)?.ok_or(Problem::Absent)?;
    let key = may.opener().open_key(tx, row.record)?;
    let question = key.open(row.record, &row.question)?;
    Ok((row, question))
}
