use lyhty_base::{AccountId, Moment};
use lyhty_store::{StoreError, Tx, params};

/// Failures in a row on one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    pub failures: i64,
    pub failed_at: Moment,
}

pub fn login_hash(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<String>, StoreError> {
    let row = tx.query_optional("SELECT login_hash FROM accounts WHERE id = $1", params![account])?;
    row.map(|row| row.get(0)).transpose()
}

pub fn find_lane(tx: &mut Tx<'_>, lane: &str) -> Result<Option<Lane>, StoreError> {
    let row = tx.query_optional("SELECT failures, failed_at FROM sign_in_lanes WHERE lane = $1", params![lane])?;
    row.map(|row| Ok(Lane { failures: row.get(0)?, failed_at: row.get(1)? })).transpose()
}

pub fn count_failed_since(tx: &mut Tx<'_>, since: Moment) -> Result<i64, StoreError> {
    let sql = "SELECT CAST(count(*) AS BIGINT) FROM sign_in_lanes WHERE failed_at > $1 AND failures > 0";
    tx.query_one(sql, params![since])?.get(0)
}

/// Counts a failure unless the lane has changed since it was read; false when it has.
pub fn count_failure(tx: &mut Tx<'_>, lane: &str, before: Option<Lane>, failures: i64) -> Result<bool, StoreError> {
    let now = tx.now();
    let written = match before {
        None => tx.execute(
            "INSERT INTO sign_in_lanes (lane, failures, failed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            params![lane, failures, now],
        )?,
        Some(before) => tx.execute(
            "UPDATE sign_in_lanes SET failures = $2, failed_at = $3
             WHERE lane = $1 AND failures = $4 AND failed_at = $5",
            params![lane, failures, now, before.failures, before.failed_at],
        )?,
    };
    Ok(written == 1)
}

/// Takes one counted failure back; what others counted on the lane meanwhile stays.
pub fn give_failure_back(tx: &mut Tx<'_>, lane: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE sign_in_lanes SET failures = failures - 1 WHERE lane = $1 AND failures > 0", params![lane])?;
    Ok(())
}

pub fn erase_lane(tx: &mut Tx<'_>, lane: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sign_in_lanes WHERE lane = $1", params![lane])?;
    Ok(())
}

pub fn erase_lanes_before(tx: &mut Tx<'_>, before: Moment) -> Result<u64, StoreError> {
    tx.execute("DELETE FROM sign_in_lanes WHERE failed_at <= $1", params![before])
}
