//! Forms that were sent: the same form sent again, by a double press or a reload, writes nothing and shows the same.

use lyhty_base::{Moment, Outcome};
use lyhty_store::{Tx, params};
use lyhty_vault::Stamp;

/// How long a form may lie open before it is sent.
pub const STAMP_HOURS: i64 = 24;

/// Notes, in the verb's own transaction, that the form with this stamp was sent and what it made. When it was sent before,
/// nothing is noted and what it made then is given: the verb writes nothing and shows that.
///
/// # Errors
/// A fault of the store.
pub fn take(tx: &mut Tx<'_>, stamp: &Stamp, purpose: &str, made: &str) -> Outcome<Option<String>> {
    let (hash, now) = (stamp.hash(), tx.now());
    let inserted = tx.execute(
        "INSERT INTO stamps (hash, purpose, used_at, result_id) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO NOTHING",
        params![hash, purpose, now, made],
    )?;
    if inserted > 0 {
        return Ok(None);
    }
    let row = tx.query_one("SELECT result_id FROM stamps WHERE hash = $1", params![hash])?;
    Ok(Some(row.get::<Option<String>>(0)?.unwrap_or_default()))
}

/// What the form with this stamp made when it was sent before; nothing when it was not.
///
/// # Errors
/// A fault of the store.
pub fn made(tx: &mut Tx<'_>, stamp: &Stamp) -> Outcome<Option<String>> {
    let row = tx.query_optional("SELECT result_id FROM stamps WHERE hash = $1", params![stamp.hash()])?;
    Ok(row.map(|row| row.get::<Option<String>>(0)).transpose()?.flatten())
}

/// Removes what is too old to be sent again; gives how many. For a job every hour.
///
/// # Errors
/// A fault of the store.
pub fn erase_expired(tx: &mut Tx<'_>) -> Outcome<u64> {
    let before: Moment = tx.now().plus_hours(-2 * STAMP_HOURS);
    Ok(tx.execute("DELETE FROM stamps WHERE used_at <= $1", params![before])?)
}
