//! What several nouns of the room need: accounts, their keys, their recovery codes.

use lyhty_base::{AccountId, DeedId, Moment, Outcome, RecordId};
use lyhty_store::keys::Holder;
use lyhty_store::{FromValue, Row, StoreError, Tx, params};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{AccountPublic, LockedAccount, Sealed};
use lyhty_web::policy::Role;

use super::AccountState;
use super::colleagues::SealedName;
use super::credentials::Credentials;

/// The keys of an account that are in force.
#[derive(Clone)]
pub(super) struct KeysRow {
    pub id: DeedId,
    pub public: AccountPublic,
    pub locked: LockedAccount,
    pub second_factor: Sealed<TotpSecret>,
}

/// An account as a list shows it.
pub(super) struct AccountRow {
    pub id: AccountId,
    pub role: Role,
    pub ordinal: i64,
    pub name_record: RecordId,
    pub name: Sealed<SealedName>,
    pub created_at: Moment,
    pub signed_in_at: Moment,
    pub state: AccountState,
}

pub(super) fn any_account(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    Ok(tx.query_optional("SELECT id FROM accounts LIMIT 1", params![])?.is_some())
}

pub(super) fn login_taken(tx: &mut Tx<'_>, login_hash: &str) -> Result<bool, StoreError> {
    Ok(tx.query_optional("SELECT id FROM accounts WHERE login_hash = $1", params![login_hash])?.is_some())
}

pub(super) fn account_of_login(tx: &mut Tx<'_>, login_hash: &str) -> Result<Option<(AccountId, Role)>, StoreError> {
    let row = tx.query_optional(
        "SELECT id, role FROM accounts
         WHERE login_hash = $1 AND id NOT IN (SELECT account FROM closures)",
        params![login_hash],
    )?;
    row.map(|row| Ok((row.get(0)?, row.parse(1)?))).transpose()
}

pub(super) fn set_signed_in(tx: &mut Tx<'_>, account: AccountId) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute("UPDATE accounts SET signed_in_at = $2 WHERE id = $1", params![account, now])?;
    Ok(())
}

/// How many accounts of the role there have ever been: the letter in a designation is never given twice.
pub(super) fn count_of_role(tx: &mut Tx<'_>, role: Role) -> Result<i64, StoreError> {
    tx.query_one("SELECT CAST(count(*) AS BIGINT) FROM accounts WHERE role = $1", params![role.word()])?.get(0)
}

/// What is inserted of a new account, besides its keys.
pub(super) struct NewRow<'a> {
    pub id: AccountId,
    pub login_hash: &'a str,
    pub role: Role,
    pub ordinal: i64,
    pub name_record: RecordId,
    pub name: &'a Sealed<SealedName>,
}

pub(super) fn insert_account(tx: &mut Tx<'_>, new: &NewRow<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO accounts (id, login_hash, role, ordinal, name_record, name, created_at, signed_in_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)",
        params![new.id, new.login_hash, new.role.word(), new.ordinal, new.name_record, new.name, now],
    )?;
    Ok(())
}

pub(super) fn insert_keys(
    tx: &mut Tx<'_>,
    id: DeedId,
    account: AccountId,
    credentials: &Credentials,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO account_keys
             (id, account, public_key, locked_key, second_factor, second_factor_step, made_at, ended_at, ended_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL)",
        params![
            id,
            account,
            credentials.public.to_bytes(),
            credentials.locked.as_bytes(),
            credentials.second_factor,
            credentials.used_step,
            now
        ],
    )?;
    Ok(())
}

pub(super) fn keys_in_force(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Option<KeysRow>> {
    let row = tx.query_optional(
        "SELECT id, public_key, locked_key, second_factor FROM account_keys
         WHERE account = $1 AND ended_at IS NULL",
        params![account],
    )?;
    row.map(|row| {
        Ok(KeysRow {
            id: row.get(0)?,
            public: AccountPublic::from_bytes(&row.get::<Vec<u8>>(1)?)?,
            locked: LockedAccount::from_bytes(row.get(2)?)?,
            second_factor: row.get(3)?,
        })
    })
    .transpose()
}

/// A public half that once was or is in force, to check a signature made with it.
pub(super) fn public_key_of(tx: &mut Tx<'_>, keys: DeedId) -> Outcome<(AccountId, AccountPublic)> {
    let row = tx.query_one("SELECT account, public_key FROM account_keys WHERE id = $1", params![keys])?;
    Ok((row.get(0)?, AccountPublic::from_bytes(&row.get::<Vec<u8>>(1)?)?))
}

/// Ends the keys in force and blanks the private half. Gives the row's id, when there was one.
pub(super) fn end_keys(
    tx: &mut Tx<'_>,
    account: AccountId,
    ended_by: Option<AccountId>,
) -> Result<Option<DeedId>, StoreError> {
    tx.erases();
    let now = tx.now();
    let row = tx.query_optional(
        "UPDATE account_keys SET locked_key = NULL, ended_at = $2, ended_by = $3
         WHERE account = $1 AND ended_at IS NULL RETURNING id",
        params![account, now, ended_by],
    )?;
    row.map(|row| row.get(0)).transpose()
}

pub(super) fn set_locked_key(tx: &mut Tx<'_>, keys: DeedId, locked: &LockedAccount) -> Result<(), StoreError> {
    // What an old password unlocks must not lie in the log.
    tx.erases();
    tx.execute(
        "UPDATE account_keys SET locked_key = $2 WHERE id = $1 AND ended_at IS NULL",
        params![keys, locked.as_bytes()],
    )?;
    Ok(())
}

pub(super) fn set_second_factor(
    tx: &mut Tx<'_>,
    keys: DeedId,
    second_factor: &Sealed<TotpSecret>,
    used_step: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account_keys SET second_factor = $2, second_factor_step = $3 WHERE id = $1 AND ended_at IS NULL",
        params![keys, second_factor, used_step],
    )?;
    Ok(())
}

/// Takes a step of the second factor; false when it, or a later one, was taken before.
pub(super) fn take_step(tx: &mut Tx<'_>, keys: DeedId, step: i64) -> Result<bool, StoreError> {
    let taken = tx.execute(
        "UPDATE account_keys SET second_factor_step = $2
         WHERE id = $1 AND ended_at IS NULL AND second_factor_step < $2",
        params![keys, step],
    )?;
    Ok(taken == 1)
}

/// Puts a fresh set of recovery codes in the place of the old one.
pub(super) fn replace_recovery_codes(tx: &mut Tx<'_>, account: AccountId, hashes: &[String]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM recovery_codes WHERE account = $1", params![account])?;
    for hash in hashes {
        let id: DeedId = tx.new_id();
        tx.execute(
            "INSERT INTO recovery_codes (id, account, code_hash) VALUES ($1, $2, $3)",
            params![id, account, hash],
        )?;
    }
    Ok(())
}

/// Takes a recovery code; false when it is none of the account's, or was taken before.
pub(super) fn take_recovery_code(tx: &mut Tx<'_>, account: AccountId, hash: &str) -> Result<bool, StoreError> {
    let taken =
        tx.execute("DELETE FROM recovery_codes WHERE account = $1 AND code_hash = $2", params![account, hash])?;
    Ok(taken == 1)
}

pub(super) fn count_recovery_codes(tx: &mut Tx<'_>, account: AccountId) -> Result<i64, StoreError> {
    tx.query_one("SELECT CAST(count(*) AS BIGINT) FROM recovery_codes WHERE account = $1", params![account])?.get(0)
}

/// The role of an account that has keys in force and is not closed.
pub(super) fn role_of_usable(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<Role>, StoreError> {
    let row = tx.query_optional(
        "SELECT accounts.role FROM accounts
         JOIN account_keys ON account_keys.account = accounts.id AND account_keys.ended_at IS NULL
         WHERE accounts.id = $1 AND accounts.id NOT IN (SELECT account FROM closures)",
        params![account],
    )?;
    row.map(|row| row.parse(0)).transpose()
}

/// Removes every single record's key that was sealed to the account.
pub(super) fn remove_record_keys(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, StoreError> {
    tx.erases();
    tx.execute("DELETE FROM record_keys WHERE holder = $1", params![Holder::Account(account).to_string()])
}

const ACCOUNT_COLUMNS: &str =
    "SELECT accounts.id, accounts.role, accounts.ordinal, accounts.name_record, accounts.name,
    accounts.created_at, accounts.signed_in_at, closures.closed_at,
    (SELECT max(ended_at) FROM account_keys WHERE account_keys.account = accounts.id),
    (SELECT CAST(count(*) AS BIGINT) FROM account_keys
        WHERE account_keys.account = accounts.id AND account_keys.ended_at IS NULL),
    (SELECT CAST(count(*) AS BIGINT) FROM grants WHERE grants.account = accounts.id AND grants.ended_at IS NULL)
    FROM accounts LEFT JOIN closures ON closures.account = accounts.id";

pub(super) fn list(tx: &mut Tx<'_>) -> Result<Vec<AccountRow>, StoreError> {
    let rows = tx.query(&format!("{ACCOUNT_COLUMNS} ORDER BY accounts.role, accounts.ordinal"), params![])?;
    rows.iter().map(account_row).collect()
}

pub(super) fn find(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<AccountRow>, StoreError> {
    let row = tx.query_optional(&format!("{ACCOUNT_COLUMNS} WHERE accounts.id = $1"), params![account])?;
    row.as_ref().map(account_row).transpose()
}

fn account_row(row: &Row) -> Result<AccountRow, StoreError> {
    let role: Role = row.parse(1)?;
    let closed_at: Option<Moment> = row.get(7)?;
    let ended_at: Option<Moment> = row.get(8)?;
    let created_at = row.get(5)?;
    let (keys, granted): (i64, i64) = (row.get(9)?, row.get(10)?);
    let due = i64::try_from(lyhty_web::policy::compartments(role).len()).unwrap_or(i64::MAX);
    let state = match closed_at {
        Some(at) => AccountState::Closed { at },
        None if keys == 0 => AccountState::Retired { since: ended_at.unwrap_or(created_at) },
        None if granted < due => AccountState::AwaitingKeys,
        None => AccountState::InUse,
    };
    Ok(AccountRow {
        id: row.get(0)?,
        role,
        ordinal: row.get(2)?,
        name_record: row.get(3)?,
        name: row.get(4)?,
        created_at,
        signed_in_at: row.get(6)?,
        state,
    })
}

/// One column of many rows.
pub(super) fn column<T: FromValue>(rows: &[Row]) -> Result<Vec<T>, StoreError> {
    rows.iter().map(|row| row.get(0)).collect()
}
