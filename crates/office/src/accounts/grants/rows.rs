use lyhty_base::{AccountId, DeedId, Outcome};
use lyhty_store::{StoreError, Tx, params};
use lyhty_vault::{Compartment, Grant, Granter};

use crate::accounts::rows::column;

/// A grant in force.
pub struct GrantRow {
    pub id: DeedId,
    pub compartment: Compartment,
    pub granter_key: Option<DeedId>,
    pub grant: Grant,
}

pub fn in_force(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Vec<GrantRow>> {
    let rows = tx.query(
        "SELECT id, compartment, granter_key, sealed FROM grants
         WHERE account = $1 AND ended_at IS NULL ORDER BY compartment",
        params![account],
    )?;
    rows.iter()
        .map(|row| {
            Ok(GrantRow {
                id: row.get(0)?,
                compartment: row.parse(1)?,
                granter_key: row.get(2)?,
                grant: Grant::from_bytes(row.get(3)?)?,
            })
        })
        .collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    id: DeedId,
    account: AccountId,
    grant: &Grant,
    granter_key: Option<DeedId>,
) -> Result<(), StoreError> {
    let granter = match grant.granter() {
        Granter::Recovery => None,
        Granter::Account(granter) => Some(granter),
    };
    let now = tx.now();
    tx.execute(
        "INSERT INTO grants (id, account, compartment, granter, granter_key, sealed, granted_at, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)",
        params![id, account, grant.compartment().word(), granter, granter_key, grant.as_bytes(), now],
    )?;
    Ok(())
}

/// Ends what is in force and blanks the keys.
pub fn end_all(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<DeedId>, StoreError> {
    tx.erases();
    let now = tx.now();
    let rows = tx.query(
        "UPDATE grants SET sealed = NULL, ended_at = $2 WHERE account = $1 AND ended_at IS NULL RETURNING id",
        params![account, now],
    )?;
    column(&rows)
}

pub fn list_held(tx: &mut Tx<'_>) -> Result<Vec<(AccountId, Compartment)>, StoreError> {
    let rows = tx.query(
        "SELECT account, compartment FROM grants WHERE ended_at IS NULL ORDER BY account, compartment",
        params![],
    )?;
    rows.iter().map(|row| Ok((row.get(0)?, row.parse(1)?))).collect()
}
