use std::collections::BTreeMap;

use lyhty_base::{AccountId, MessageId, Moment, RecordId, ThreadId};
use lyhty_store::{Row, StoreError, Tx, Value, params};
use lyhty_vault::Sealed;

use super::{Author, MessageBody, PreparedThread, Thread};

/// A message as it lies in the database.
pub struct MessageRow {
    pub id: MessageId,
    pub author: Author,
    pub account: Option<AccountId>,
    pub at: Moment,
    pub body: Sealed<MessageBody>,
}

/// A message to be inserted; without an account it is the holder's.
pub struct NewMessage {
    pub id: MessageId,
    pub thread: ThreadId,
    pub account: Option<AccountId>,
    pub body: Sealed<MessageBody>,
}

/// False when the receipt has a thread already.
pub fn insert_thread(tx: &mut Tx<'_>, prepared: &PreparedThread, ends_at: Moment) -> Result<bool, StoreError> {
    let now = tx.now();
    let inserted = tx.execute(
        "INSERT INTO threads (id, record, receipt, holder, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING",
        params![prepared.thread, prepared.record, prepared.receipt, prepared.holder.word(), now, ends_at],
    )?;
    Ok(inserted == 1)
}

const THREAD: &str =
    "id, record, holder, opened_at, holder_opened_at, holder_previously_opened_at, ends_at FROM threads";

fn thread(row: &Row) -> Result<Thread, StoreError> {
    Ok(Thread {
        id: row.get(0)?,
        record: row.get(1)?,
        holder: row.parse(2)?,
        opened_at: row.get(3)?,
        opened_by_holder_at: row.get(4)?,
        previously_opened_by_holder_at: row.get(5)?,
        ends_at: row.get(6)?,
    })
}

pub fn find(tx: &mut Tx<'_>, id: ThreadId) -> Result<Option<Thread>, StoreError> {
    let now = tx.now();
    let sql = format!("SELECT {THREAD} WHERE id = $1 AND erased_at IS NULL AND ends_at > $2");
    tx.query_optional(&sql, params![id, now])?.as_ref().map(thread).transpose()
}

pub fn find_by_receipt(tx: &mut Tx<'_>, receipt: &str) -> Result<Option<Thread>, StoreError> {
    let now = tx.now();
    let sql = format!("SELECT {THREAD} WHERE receipt = $1 AND erased_at IS NULL AND ends_at > $2");
    tx.query_optional(&sql, params![receipt, now])?.as_ref().map(thread).transpose()
}

pub fn note_opening(tx: &mut Tx<'_>, id: ThreadId) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "UPDATE threads SET holder_previously_opened_at = holder_opened_at, holder_opened_at = $2 WHERE id = $1",
        params![id, now],
    )?;
    Ok(())
}

pub fn set_end(tx: &mut Tx<'_>, id: ThreadId, ends_at: Moment) -> Result<(), StoreError> {
    tx.execute("UPDATE threads SET ends_at = $2 WHERE id = $1", params![id, ends_at])?;
    Ok(())
}

/// The record of the thread that is erased now; nothing when there was none to erase.
pub fn erase(tx: &mut Tx<'_>, id: ThreadId) -> Result<Option<RecordId>, StoreError> {
    let now = tx.now();
    let row = tx.query_optional(
        "UPDATE threads SET receipt = NULL, erased_at = $2 WHERE id = $1 AND erased_at IS NULL RETURNING record",
        params![id, now],
    )?;
    row.map(|row| row.get(0)).transpose()
}

pub fn list_ended(tx: &mut Tx<'_>) -> Result<Vec<ThreadId>, StoreError> {
    let now = tx.now();
    let rows = tx
        .query("SELECT id FROM threads WHERE erased_at IS NULL AND ends_at <= $1 ORDER BY ends_at, id", params![now])?;
    rows.iter().map(|row| row.get(0)).collect()
}

pub fn insert_message(tx: &mut Tx<'_>, message: &NewMessage) -> Result<(), StoreError> {
    let now = tx.now();
    let author = if message.account.is_some() { Author::Office } else { Author::Holder };
    tx.execute(
        "INSERT INTO messages (id, thread, author, account, at, body) VALUES ($1, $2, $3, $4, $5, $6)",
        params![message.id, message.thread, author.word(), message.account, now, message.body],
    )?;
    Ok(())
}

const MESSAGE: &str = "id, author, account, at, body FROM messages";

fn message(row: &Row) -> Result<MessageRow, StoreError> {
    Ok(MessageRow { id: row.get(0)?, author: row.parse(1)?, account: row.get(2)?, at: row.get(3)?, body: row.get(4)? })
}

/// Oldest first.
pub fn list_messages(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Vec<MessageRow>, StoreError> {
    let sql = format!("SELECT {MESSAGE} WHERE thread = $1 ORDER BY at, id");
    tx.query(&sql, params![thread])?.iter().map(message).collect()
}

pub fn find_last_message(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<MessageRow>, StoreError> {
    let sql = format!("SELECT {MESSAGE} WHERE thread = $1 ORDER BY at DESC, id DESC LIMIT 1");
    tx.query_optional(&sql, params![thread])?.as_ref().map(message).transpose()
}

pub fn count_new(tx: &mut Tx<'_>, threads: &[ThreadId]) -> Result<BTreeMap<ThreadId, u32>, StoreError> {
    let mut counts = BTreeMap::new();
    // In portions: engines limit the number of parameters of a statement.
    for portion in threads.chunks(500) {
        let places = (1..=portion.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "SELECT thread, COUNT(*) FROM messages
             WHERE author = 'holder' AND thread IN ({places}) AND at > COALESCE(
                 (SELECT MAX(answer.at) FROM messages answer
                  WHERE answer.thread = messages.thread AND answer.author = 'office'), 0)
             GROUP BY thread"
        );
        let parameters = portion.iter().map(|thread| Value::Text(thread.to_string())).collect::<Vec<_>>();
        for row in tx.query(&sql, &parameters)? {
            counts.insert(row.get(0)?, u32::try_from(row.get::<i64>(1)?).unwrap_or(u32::MAX));
        }
    }
    Ok(counts)
}
