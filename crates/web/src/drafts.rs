//! What somebody has typed into a form of several pages and not yet sent: sealed under the cookie's secret, kept a day at
//! most, forgotten at the exit and when it is sent.

use lyhty_base::{Moment, Outcome, Private, Problem};
use lyhty_store::{Tx, params};
use lyhty_vault::{NodeSecrets, SealUse, SessionSecret};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cookie::{self, Cookie};

/// How long a draft is kept after it was last saved, at most.
pub const KEPT_HOURS: i64 = 24;

/// The row of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow(String);

/// The row that a cookie points to; whether there is one is another question.
pub(crate) fn row(cookie_value: Option<&str>) -> Option<DraftRow> {
    let secret = SessionSecret::from_cookie(SealUse::Draft, cookie_value?)?;
    Some(DraftRow(secret.row_id()))
}

/// Forgets a draft: in the transaction that sends it.
///
/// # Errors
/// A fault of the store.
pub fn erase(tx: &mut Tx<'_>, row: &DraftRow) -> Outcome<()> {
    tx.execute("DELETE FROM drafts WHERE id = $1", params![row.0])?;
    Ok(())
}

/// Removes drafts whose day is over, and visits with a receipt that ended; gives how many. For a job every hour.
///
/// # Errors
/// A fault of the store.
pub fn erase_expired(tx: &mut Tx<'_>) -> Outcome<u64> {
    let now = tx.now();
    Ok(tx.execute("DELETE FROM drafts WHERE ends_at <= $1", params![now])?)
}

/// The bytes of a draft, sealed and ready to be written.
pub(crate) struct SealedDraft {
    id: String,
    content: Vec<u8>,
    cookie: Private<String>,
}

impl SealedDraft {
    /// The cookie that opens it.
    pub(crate) fn cookie(&self) -> Cookie {
        Cookie::secret(cookie::DRAFT, self.cookie.reveal().clone())
    }
}

/// Seals a draft under the cookie that there is, or else under a new one.
pub(crate) fn seal<T: Serialize>(
    secrets: &NodeSecrets,
    cookie_value: Option<&str>,
    room: &str,
    draft: &T,
) -> Outcome<SealedDraft> {
    let known = cookie_value.and_then(|value| SessionSecret::from_cookie(SealUse::Draft, value));
    let secret = known.unwrap_or_else(|| SessionSecret::generate(SealUse::Draft));
    let plain = Private::new(serde_json::to_vec(&(room, draft)).map_err(Problem::fault)?);
    let content = secret.seal(secrets.current(), plain.reveal())?;
    let cookie = Private::new(secret.cookie_value().as_str().to_owned());
    Ok(SealedDraft { id: secret.row_id(), content, cookie })
}

/// Writes a sealed draft; what the same cookie held before is replaced.
pub(crate) fn write(tx: &mut Tx<'_>, draft: &SealedDraft) -> Outcome<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO drafts (id, sealed, created_at, ends_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, ends_at = excluded.ends_at",
        params![draft.id, draft.content, now, now.plus_hours(KEPT_HOURS)],
    )?;
    Ok(())
}

/// Opens the draft of a cookie; nothing when there is none, it is over, it is another room's or of an older shape.
pub(crate) fn open<T: DeserializeOwned>(
    tx: &mut Tx<'_>,
    secrets: &NodeSecrets,
    cookie_value: &str,
    room: &str,
) -> Outcome<Option<T>> {
    let Some(secret) = SessionSecret::from_cookie(SealUse::Draft, cookie_value) else { return Ok(None) };
    let row = tx.query_optional("SELECT sealed, ends_at FROM drafts WHERE id = $1", params![secret.row_id()])?;
    let Some(row) = row else { return Ok(None) };
    let ends_at: Moment = row.get(1)?;
    if ends_at <= tx.now() {
        return Ok(None);
    }
    let content: Vec<u8> = row.get(0)?;
    let Ok(plain) = secret.open(secrets, &content) else { return Ok(None) };
    let opened: Option<(String, T)> = serde_json::from_slice(&plain).ok();
    Ok(opened.filter(|(of, _)| of == room).map(|(_, draft)| draft))
}
