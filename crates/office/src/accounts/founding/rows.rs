use lyhty_base::{DeedId, Outcome};
use lyhty_store::{StoreError, Tx, params};
use lyhty_vault::{Compartment, CompartmentPublic, RecoveryGrant, RecoveryPublic};

/// There is one code at a time.
const CODE: &str = "set-up";

pub fn set_code(tx: &mut Tx<'_>, code_hash: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO set_up_codes (id, code_hash, made_at) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET code_hash = excluded.code_hash, made_at = excluded.made_at",
        params![CODE, code_hash, now],
    )?;
    Ok(())
}

pub fn has_code(tx: &mut Tx<'_>, code_hash: &str) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM set_up_codes WHERE id = $1 AND code_hash = $2";
    Ok(tx.query_optional(sql, params![CODE, code_hash])?.is_some())
}

/// Takes the code; false when it is another one.
pub fn take_code(tx: &mut Tx<'_>, code_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.execute("DELETE FROM set_up_codes WHERE id = $1 AND code_hash = $2", params![CODE, code_hash])? == 1)
}

pub fn erase_codes(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    tx.execute("DELETE FROM set_up_codes", params![])?;
    Ok(())
}

pub fn insert_compartment(tx: &mut Tx<'_>, public: &CompartmentPublic) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO compartments (compartment, public_key, created_at) VALUES ($1, $2, $3)",
        params![public.compartment().word(), public.to_bytes(), now],
    )?;
    Ok(())
}

pub fn find_compartment(tx: &mut Tx<'_>, compartment: Compartment) -> Outcome<Option<CompartmentPublic>> {
    let row =
        tx.query_optional("SELECT public_key FROM compartments WHERE compartment = $1", params![compartment.word()])?;
    match row {
        Some(row) => Ok(Some(CompartmentPublic::from_bytes(compartment, &row.get::<Vec<u8>>(0)?)?)),
        None => Ok(None),
    }
}

pub fn insert_recovery_key(tx: &mut Tx<'_>, public: &RecoveryPublic) -> Result<DeedId, StoreError> {
    let id: DeedId = tx.new_id();
    let now = tx.now();
    tx.execute(
        "INSERT INTO recovery_keys (id, public_key, made_at) VALUES ($1, $2, $3)",
        params![id, public.to_bytes(), now],
    )?;
    Ok(id)
}

pub fn find_recovery_key(tx: &mut Tx<'_>) -> Outcome<Option<RecoveryPublic>> {
    match tx.query_optional("SELECT public_key FROM recovery_keys", params![])? {
        Some(row) => Ok(Some(RecoveryPublic::from_bytes(&row.get::<Vec<u8>>(0)?)?)),
        None => Ok(None),
    }
}

pub fn insert_recovery_grant(
    tx: &mut Tx<'_>,
    recovery_key: DeedId,
    compartment: Compartment,
    grant: &RecoveryGrant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO recovery_grants (compartment, recovery_key, sealed) VALUES ($1, $2, $3)",
        params![compartment.word(), recovery_key, grant.as_bytes()],
    )?;
    Ok(())
}

pub fn list_recovery_grants(tx: &mut Tx<'_>) -> Outcome<Vec<(Compartment, RecoveryGrant)>> {
    let rows = tx.query("SELECT compartment, sealed FROM recovery_grants ORDER BY compartment", params![])?;
    rows.iter().map(|row| Ok((row.parse(0)?, RecoveryGrant::from_bytes(row.get(1)?)))).collect()
}
