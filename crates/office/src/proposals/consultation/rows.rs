//! SQL of consultations.

use lyhty_base::{AccountId, ConsultationId, ThreadId};
use lyhty_store::{Row, StoreError, Tx, params};

use super::{ConsultationRow, SealedConsultation};

const COLUMNS: &str = "id, record, thread, asked_by, channel, day, question";

fn consultation(row: &Row) -> Result<ConsultationRow, StoreError> {
    Ok(ConsultationRow {
        id: row.get(0)?,
        record: row.get(1)?,
        thread: row.get(2)?,
        asked_by: row.parse(3)?,
        channel: row.parse(4)?,
        day: row.get(5)?,
        question: row.get(6)?,
    })
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: ConsultationId,
    sealed: &SealedConsultation,
    thread: Option<ThreadId>,
    account: Option<AccountId>,
) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        "INSERT INTO consultations (id, record, thread, asked_by, channel, day, at, account, question) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            id,
            sealed.record,
            thread,
            sealed.asked_by.word(),
            sealed.channel.word(),
            day,
            now,
            account,
            sealed.question
        ],
    )?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: ConsultationId) -> Result<Option<ConsultationRow>, StoreError> {
    tx.query_optional(&format!("SELECT {COLUMNS} FROM consultations WHERE id = $1"), params![id])?
        .as_ref()
        .map(consultation)
        .transpose()
}

/// The newest first.
pub(super) fn list(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<ConsultationRow>, StoreError> {
    tx.query(
        &format!("SELECT {COLUMNS} FROM consultations ORDER BY day DESC, at DESC, id LIMIT $1 OFFSET $2"),
        params![limit, offset],
    )?
    .iter()
    .map(consultation)
    .collect()
}
