//! Visits of people who came with a receipt: short, and sealed like sessions. The row, among the drafts, since nobody
//! signed in, holds the digits as ciphertext under the cookie's secret; the keys are derived from them again on every
//! visit, in the bounded pool.

use lyhty_base::{Outcome, Private, ThreadId};
use lyhty_store::{StoreError, Tx, params};
use lyhty_vault::{NodeSecrets, ReceiptDigits, SealUse, SessionSecret};

use crate::cookie::{self, Cookie};
use crate::sessions::IDLE_MINUTES;

/// A visit with a receipt ends this long after it began.
pub const LONGEST_HOURS: i64 = 2;

/// The row of a visit with a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptRow(pub(crate) String);

/// A visit with a receipt, opened for one request.
pub(crate) struct OpenReceipt {
    pub row: ReceiptRow,
    pub secret: SessionSecret,
    pub thread: ThreadId,
    pub digits: ReceiptDigits,
}

/// Begins a visit: within the transaction that found the thread of the receipt.
///
/// # Errors
/// A fault of the store or of sealing.
pub fn begin(tx: &mut Tx<'_>, secrets: &NodeSecrets, thread: ThreadId, digits: &ReceiptDigits) -> Outcome<Cookie> {
    let secret = SessionSecret::generate(SealUse::Session);
    let content = Private::new(format!("{thread} {}", digits.grouped().as_str()));
    let sealed = secret.seal(secrets.current(), content.reveal().as_bytes())?;
    let now = tx.now();
    tx.execute(
        "INSERT INTO drafts (id, sealed, created_at, ends_at) VALUES ($1, $2, $3, $4)",
        params![secret.row_id(), sealed, now, now.plus_minutes(IDLE_MINUTES)],
    )?;
    Ok(Cookie::secret(cookie::RECEIPT, secret.cookie_value().as_str().to_owned()))
}

/// Ends a visit.
///
/// # Errors
/// A fault of the store.
pub fn end(tx: &mut Tx<'_>, row: &ReceiptRow) -> Outcome<()> {
    tx.execute("DELETE FROM drafts WHERE id = $1", params![row.0])?;
    Ok(())
}

/// Ends the visit of a cookie: at the exit.
pub(crate) fn forget(tx: &mut Tx<'_>, cookie_value: Option<&str>) -> Outcome<()> {
    match cookie_value.and_then(|value| SessionSecret::from_cookie(SealUse::Session, value)) {
        Some(secret) => end(tx, &ReceiptRow(secret.row_id())),
        None => Ok(()),
    }
}

/// Notes that a page was asked for.
pub(crate) fn touch(tx: &mut Tx<'_>, row: &ReceiptRow) -> Result<(), StoreError> {
    let idle_until = tx.now().plus_minutes(IDLE_MINUTES);
    tx.execute("UPDATE drafts SET ends_at = $1 WHERE id = $2", params![idle_until, row.0])?;
    Ok(())
}

/// Opens the visit of a cookie; nothing when there is none or it is over.
pub(crate) fn open(tx: &mut Tx<'_>, secrets: &NodeSecrets, cookie_value: &str) -> Outcome<Option<OpenReceipt>> {
    let Some(secret) = SessionSecret::from_cookie(SealUse::Session, cookie_value) else { return Ok(None) };
    let (now, begun_after) = (tx.now(), tx.now().plus_hours(-LONGEST_HOURS));
    let row = tx.query_optional(
        "SELECT sealed FROM drafts WHERE id = $1 AND ends_at > $2 AND created_at > $3",
        params![secret.row_id(), now, begun_after],
    )?;
    let Some(row) = row else { return Ok(None) };
    let content: Vec<u8> = row.get(0)?;
    let Ok(content) = secret.open(secrets, &content) else { return Ok(None) };
    let opened = std::str::from_utf8(&content).ok().and_then(|content| content.split_once(' '));
    let Some((thread, digits)) = opened else { return Ok(None) };
    let (Ok(thread), Ok(digits)) = (thread.parse(), ReceiptDigits::parse(digits)) else { return Ok(None) };
    Ok(Some(OpenReceipt { row: ReceiptRow(secret.row_id()), secret, thread, digits }))
}
