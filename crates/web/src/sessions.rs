//! Sessions of people signed in. The keys that they opened lie in the row as ciphertext under the cookie's secret and the
//! node group's, together with the role at sign-in, to which the grants are bound; without the cookie the row opens nothing.

use std::sync::Arc;

use lyhty_base::{AccountId, Moment, Outcome, Private};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::{Keyring, NodeSecrets, SealUse, SessionSecret};

use crate::cookie::{self, Cookie};
use crate::may::PermitHolder;
use crate::policy::Role;

/// A session ends this long after its last page.
pub const IDLE_MINUTES: i64 = 30;
/// A session ends this long after it began.
pub const LONGEST_HOURS: i64 = 12;
/// How long a confirmation that it is they counts, for what asks for one.
pub const CONFIRMED_MINUTES: i64 = 10;

/// One session as its row tells, without its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// The row's id: a hash of the cookie's secret.
    pub id: String,
    /// Whose it is.
    pub account: AccountId,
    /// When it began.
    pub begun_at: Moment,
    /// When its last page was asked for.
    pub last_seen_at: Moment,
    /// When the person last confirmed that it is they.
    pub confirmed_at: Option<Moment>,
    /// When it ends at the latest.
    pub ends_at: Moment,
}

impl SessionRow {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            begun_at: row.get(2)?,
            last_seen_at: row.get(3)?,
            confirmed_at: row.get(4)?,
            ends_at: row.get(5)?,
        })
    }

    /// Whether the person has confirmed within minutes that it is they.
    pub fn is_confirmed(&self, now: Moment) -> bool {
        self.confirmed_at.is_some_and(|at| at.plus_minutes(CONFIRMED_MINUTES) > now)
    }

    fn is_live(&self, now: Moment) -> bool {
        self.last_seen_at.plus_minutes(IDLE_MINUTES) > now && self.ends_at > now
    }
}

/// A session with its keys open, for one request.
pub(crate) struct OpenSession {
    pub row: SessionRow,
    pub secret: SessionSecret,
    pub holder: Arc<PermitHolder>,
}

const COLUMNS: &str = "id, account_id, created_at, last_seen_at, stepped_up_at, ends_at";

/// Begins a session: within the transaction that signs somebody in. Signing in counts as a confirmation.
///
/// # Errors
/// A fault of the store or of sealing.
pub fn begin(tx: &mut Tx<'_>, secrets: &NodeSecrets, role: Role, keyring: &Keyring) -> Outcome<Cookie> {
    let secret = SessionSecret::generate(SealUse::Session);
    let content = Private::new([role.word().as_bytes(), b"\n", &keyring.to_bytes()].concat());
    let sealed = secret.seal(secrets.current(), content.reveal())?;
    let now = tx.now();
    tx.execute(
        "INSERT INTO sessions (id, account_id, sealed, created_at, last_seen_at, stepped_up_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![secret.row_id(), keyring.account_id(), sealed, now, now, now, now.plus_hours(LONGEST_HOURS)],
    )?;
    Ok(Cookie::secret(cookie::SESSION, secret.cookie_value().as_str().to_owned()))
}

/// Notes that the person has confirmed that it is they.
///
/// # Errors
/// A fault of the store.
pub fn confirm(tx: &mut Tx<'_>, session: &SessionRow) -> Outcome<()> {
    let now = tx.now();
    tx.execute("UPDATE sessions SET stepped_up_at = $1 WHERE id = $2", params![now, session.id])?;
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// A fault of the store.
pub fn end(tx: &mut Tx<'_>, session: &SessionRow) -> Outcome<()> {
    tx.execute("DELETE FROM sessions WHERE id = $1", params![session.id])?;
    Ok(())
}

/// Ends every session of an account; gives how many there were. Whoever closes or resets an account, or changes its role or
/// its grants, calls it in the same transaction.
///
/// # Errors
/// A fault of the store.
pub fn end_all(tx: &mut Tx<'_>, account: AccountId) -> Outcome<u64> {
    Ok(tx.execute("DELETE FROM sessions WHERE account_id = $1", params![account])?)
}

/// The live sessions of an account, the newest first.
///
/// # Errors
/// A fault of the store.
pub fn list(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Vec<SessionRow>> {
    let sql = format!("SELECT {COLUMNS} FROM sessions WHERE account_id = $1 ORDER BY created_at DESC, id");
    let rows = tx.query(&sql, params![account])?;
    let now = tx.now();
    let sessions: Result<Vec<_>, _> = rows.iter().map(SessionRow::of).collect();
    Ok(sessions?.into_iter().filter(|session| session.is_live(now)).collect())
}

/// Removes the rows of sessions that are over; gives how many. For a job every few minutes.
///
/// # Errors
/// A fault of the store.
pub fn erase_expired(tx: &mut Tx<'_>) -> Outcome<u64> {
    let idle_since = tx.now().plus_minutes(-IDLE_MINUTES);
    let now = tx.now();
    Ok(tx.execute("DELETE FROM sessions WHERE last_seen_at <= $1 OR ends_at <= $2", params![idle_since, now])?)
}

/// Ends the session of a cookie, whoever holds it: at the exit.
pub(crate) fn forget(tx: &mut Tx<'_>, cookie_value: Option<&str>) -> Outcome<()> {
    if let Some(secret) = cookie_value.and_then(|value| SessionSecret::from_cookie(SealUse::Session, value)) {
        tx.execute("DELETE FROM sessions WHERE id = $1", params![secret.row_id()])?;
    }
    Ok(())
}

/// Notes that a page was asked for.
pub(crate) fn touch(tx: &mut Tx<'_>, id: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute("UPDATE sessions SET last_seen_at = $1 WHERE id = $2", params![now, id])?;
    Ok(())
}

/// Opens the session of a cookie; nothing when there is none, it is over, or the node group's secret has gone.
pub(crate) fn open(tx: &mut Tx<'_>, secrets: &NodeSecrets, cookie_value: &str) -> Outcome<Option<OpenSession>> {
    let Some(secret) = SessionSecret::from_cookie(SealUse::Session, cookie_value) else { return Ok(None) };
    let sql = format!("SELECT {COLUMNS}, sealed FROM sessions WHERE id = $1");
    let Some(found) = tx.query_optional(&sql, params![secret.row_id()])? else { return Ok(None) };
    let row = SessionRow::of(&found)?;
    if !row.is_live(tx.now()) {
        return Ok(None);
    }
    let sealed: Vec<u8> = found.get(6)?;
    let Ok(content) = secret.open(secrets, &sealed) else { return Ok(None) };
    let Some(end_of_role) = content.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
    let role = std::str::from_utf8(&content[..end_of_role]).ok().and_then(|word| word.parse().ok());
    let (Some(role), keyring) = (role, Keyring::from_bytes(&content[end_of_role + 1..])?) else { return Ok(None) };
    if keyring.account_id() != row.account {
        return Ok(None);
    }
    let holder = Arc::new(PermitHolder { role, keyring });
    Ok(Some(OpenSession { row, secret, holder }))
}
