use lyhty_base::{AccountId, DeedId, Moment, ResetId};
use lyhty_store::{Row, StoreError, Tx, params};

use super::ResetState;

/// A reset without its token.
#[derive(Clone, Copy, Debug)]
pub struct ResetRow {
    /// Its id.
    pub id: ResetId,
    /// Whose account.
    pub account: AccountId,
    /// The first colleague.
    pub started_by: AccountId,
    /// The second colleague, once there is one.
    pub confirmed_by: Option<AccountId>,
    ends_at: Moment,
    completed_at: Option<Moment>,
    stopped_at: Option<Moment>,
}

impl ResetRow {
    /// Where it stands at this moment.
    pub fn state(&self, now: Moment) -> ResetState {
        match (self.completed_at, self.stopped_at, self.confirmed_by) {
            (Some(at), _, _) => ResetState::Completed { at },
            (None, Some(at), _) => ResetState::Stopped { at },
            (None, None, _) if self.ends_at <= now => ResetState::Ended { at: self.ends_at },
            (None, None, Some(_)) => ResetState::Confirmed { until: self.ends_at },
            (None, None, None) => ResetState::Started { until: self.ends_at },
        }
    }

    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get(0)?,
            account: row.get(1)?,
            started_by: row.get(2)?,
            confirmed_by: row.get(3)?,
            ends_at: row.get(4)?,
            completed_at: row.get(5)?,
            stopped_at: row.get(6)?,
        })
    }
}

/// A use of the recovery key.
#[derive(Clone, Copy, Debug)]
pub struct RecoveryUse {
    /// The account that was recovered.
    pub account: AccountId,
    /// When.
    pub used_at: Moment,
}

const COLUMNS: &str = "SELECT id, account, started_by, confirmed_by, ends_at, completed_at, stopped_at FROM resets";

pub fn insert(
    tx: &mut Tx<'_>,
    id: ResetId,
    account: AccountId,
    started_by: AccountId,
    ends_at: Moment,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO resets (id, account, started_by, started_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
        params![id, account, started_by, now, ends_at],
    )?;
    Ok(())
}

pub fn find(tx: &mut Tx<'_>, id: ResetId) -> Result<Option<ResetRow>, StoreError> {
    let row = tx.query_optional(&format!("{COLUMNS} WHERE id = $1"), params![id])?;
    row.as_ref().map(ResetRow::of).transpose()
}

pub fn find_by_token(tx: &mut Tx<'_>, token_hash: &str) -> Result<Option<ResetRow>, StoreError> {
    let row = tx.query_optional(&format!("{COLUMNS} WHERE token_hash = $1"), params![token_hash])?;
    row.as_ref().map(ResetRow::of).transpose()
}

pub fn list(tx: &mut Tx<'_>) -> Result<Vec<ResetRow>, StoreError> {
    let rows = tx.query(&format!("{COLUMNS} ORDER BY started_at DESC, id"), params![])?;
    rows.iter().map(ResetRow::of).collect()
}

/// Confirms it; false when it did not wait for that any more.
pub fn confirm(
    tx: &mut Tx<'_>,
    id: ResetId,
    confirmed_by: AccountId,
    token_hash: &str,
    ends_at: Moment,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE resets SET confirmed_by = $2, confirmed_at = $3, token_hash = $4, ends_at = $5
         WHERE id = $1 AND confirmed_at IS NULL AND stopped_at IS NULL AND ends_at > $3",
        params![id, confirmed_by, now, token_hash, ends_at],
    )?;
    Ok(changed == 1)
}

/// Completes it; false when it did not wait for that any more.
pub fn complete(tx: &mut Tx<'_>, id: ResetId) -> Result<bool, StoreError> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE resets SET completed_at = $2
         WHERE id = $1 AND confirmed_at IS NOT NULL AND completed_at IS NULL AND stopped_at IS NULL AND ends_at > $2",
        params![id, now],
    )?;
    Ok(changed == 1)
}

/// Stops it; false when there was nothing to stop.
pub fn stop(tx: &mut Tx<'_>, id: ResetId, stopped_by: AccountId) -> Result<bool, StoreError> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE resets SET stopped_by = $2, stopped_at = $3
         WHERE id = $1 AND completed_at IS NULL AND stopped_at IS NULL AND ends_at > $3",
        params![id, stopped_by, now],
    )?;
    Ok(changed == 1)
}

pub fn insert_use(tx: &mut Tx<'_>, id: DeedId, account: AccountId) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute("INSERT INTO recovery_key_uses (id, account, used_at) VALUES ($1, $2, $3)", params![id, account, now])?;
    Ok(())
}

pub fn list_uses_since(tx: &mut Tx<'_>, since: Moment) -> Result<Vec<RecoveryUse>, StoreError> {
    let rows = tx.query(
        "SELECT account, used_at FROM recovery_key_uses WHERE used_at > $1 ORDER BY used_at DESC, id",
        params![since],
    )?;
    rows.iter().map(|row| Ok(RecoveryUse { account: row.get(0)?, used_at: row.get(1)? })).collect()
}
