use lyhty_base::{AccountId, Day, DeedId, DelegationId};
use lyhty_store::{Row, StoreError, Tx, params};

use super::{DelegatedDays, Delegation};

pub fn insert(
    tx: &mut Tx<'_>,
    id: DelegationId,
    account: AccountId,
    delegated_by: AccountId,
    days: DelegatedDays,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO delegations (id, account, delegated_by, first_day, last_day, delegated_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, account, delegated_by, days.first(), days.last(), now],
    )?;
    Ok(())
}

pub fn exists(tx: &mut Tx<'_>, id: DelegationId) -> Result<bool, StoreError> {
    Ok(tx.query_optional("SELECT id FROM delegations WHERE id = $1", params![id])?.is_some())
}

/// Notes a revocation; false when there is one already.
pub fn insert_revocation(
    tx: &mut Tx<'_>,
    id: DeedId,
    delegation: DelegationId,
    revoked_by: AccountId,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let inserted = tx.execute(
        "INSERT INTO delegation_revocations (id, delegation, revoked_by, revoked_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        params![id, delegation, revoked_by, now],
    )?;
    Ok(inserted == 1)
}

pub fn find_valid(tx: &mut Tx<'_>, account: AccountId, day: Day) -> Result<Option<DelegationId>, StoreError> {
    // Days are written so that their order as text is their order in time.
    let row = tx.query_optional(
        "SELECT id FROM delegations
         WHERE account = $1 AND first_day <= $2 AND last_day >= $2
           AND id NOT IN (SELECT delegation FROM delegation_revocations)
         ORDER BY last_day DESC, id LIMIT 1",
        params![account, day],
    )?;
    row.map(|row| row.get(0)).transpose()
}

pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Delegation>, StoreError> {
    let rows = tx.query(
        "SELECT delegations.id, delegations.account, delegations.delegated_by, delegations.first_day,
                delegations.last_day, delegation_revocations.revoked_at
         FROM delegations LEFT JOIN delegation_revocations ON delegation_revocations.delegation = delegations.id
         ORDER BY delegations.first_day DESC, delegations.id",
        params![],
    )?;
    rows.iter().map(delegation).collect()
}

fn delegation(row: &Row) -> Result<Delegation, StoreError> {
    Ok(Delegation {
        id: row.get(0)?,
        account: row.get(1)?,
        delegated_by: row.get(2)?,
        days: DelegatedDays::stored(row.get(3)?, row.get(4)?),
        revoked_at: row.get(5)?,
    })
}
