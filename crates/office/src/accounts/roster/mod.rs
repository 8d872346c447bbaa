//! The list of accounts, and how an account ends.
//!
//! **Verbs:** [`close`] (somebody leaves: their keys and sessions are gone the same minute), [`retire_unused`] (an
//! account that nobody used for 90 days loses its wrapped key; a reset leads back).

mod pages;
mod rows;

use lyhty_base::{AccountId, DeedId, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_web::May;
use lyhty_web::policy::{CloseAccount, Permission, Role};

pub(super) use pages::routes;

/// After this many days without a sign-in an account loses its wrapped key.
pub const UNUSED_DAYS: i64 = 90;

/// Closes an account for good: its keys, grants, single records' keys and sessions end with the transaction.
///
/// # Errors
/// [`Problem::Absent`] when there is no such account or it is closed; a refusal for one's own, for a director's when one is
/// no director, and for somebody who holds no keys yet.
pub fn close(tx: &mut Tx<'_>, may: &May<CloseAccount>, account: AccountId) -> Outcome<()> {
    super::acts_with_keys(tx, may.account())?;
    if account == may.account() {
        return Err(Problem::refusal("accounts-close-own"));
    }
    let row = super::rows::find(tx, account)?.ok_or(Problem::Absent)?;
    if row.role == Role::Director && may.role() != Role::Director {
        return Err(Problem::refusal("accounts-close-director"));
    }
    let id: DeedId = tx.new_id();
    if !rows::insert_closure(tx, id, account, may.account())? {
        return Err(Problem::Absent);
    }
    let mut facts = super::end_access(tx, account, Some(may.account()))?;
    super::rows::replace_recovery_codes(tx, account, &[])?;
    facts.push(("closures", id.to_string()));
    super::enter(tx, "close-account", Some(CloseAccount::NAME), account, &facts)
}

/// Takes the wrapped keys of accounts that nobody used for 90 days. Gives how many. For a daily job.
///
/// # Errors
/// From the store.
pub fn retire_unused(tx: &mut Tx<'_>) -> Outcome<u64> {
    let before = tx.now().plus_hours(-24 * UNUSED_DAYS);
    let unused = rows::list_unused_since(tx, before)?;
    for &account in &unused {
        let facts = super::end_access(tx, account, None)?;
        super::enter(tx, "retire-account", None, account, &facts)?;
    }
    Ok(u64::try_from(unused.len()).unwrap_or(u64::MAX))
}
