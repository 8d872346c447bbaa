use lyhty_base::{AccountId, DeedId, Moment};
use lyhty_store::{StoreError, Tx, params};

use crate::accounts::rows::column;

/// Notes a closing; false when the account is closed already.
pub fn insert_closure(
    tx: &mut Tx<'_>,
    id: DeedId,
    account: AccountId,
    closed_by: AccountId,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let inserted = tx.execute(
        "INSERT INTO closures (id, account, closed_by, closed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        params![id, account, closed_by, now],
    )?;
    Ok(inserted == 1)
}

/// Accounts with keys in force whose keys were made, and that were last used, before this moment.
pub fn list_unused_since(tx: &mut Tx<'_>, before: Moment) -> Result<Vec<AccountId>, StoreError> {
    let rows = tx.query(
        "SELECT accounts.id FROM accounts
         JOIN account_keys ON account_keys.account = accounts.id AND account_keys.ended_at IS NULL
         WHERE accounts.signed_in_at < $1 AND account_keys.made_at < $1",
        params![before],
    )?;
    column(&rows)
}
