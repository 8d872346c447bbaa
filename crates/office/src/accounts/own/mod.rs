//! One's own account: the first page after signing in, password, second factor, recovery codes, sessions.
//!
//! Whatever changes credentials asks for password and code once more, in the same form: a session that somebody left open
//! must not be enough to lock its owner out.
//!
//! **Verbs:** [`change_password`], [`change_second_factor`], [`renew_recovery_codes`], [`sign_out_everywhere`].

mod pages;

use lyhty_base::Outcome;
use lyhty_store::Tx;
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{LockedAccount, Sealed};
use lyhty_web::policy::{ManageOwnAccount, Permission};
use lyhty_web::{May, sessions};

use super::rows;
use super::sign_in::{Proof, show_again};

pub(super) use pages::routes;

/// Puts the private half under a new password, locked outside the transaction. The keys stay the same, so nothing has
/// to be granted anew; other sessions end.
///
/// # Errors
/// A refusal when the proof is not good any more.
pub fn change_password(
    tx: &mut Tx<'_>,
    may: &May<ManageOwnAccount>,
    proof: &Proof,
    locked: &LockedAccount,
) -> Outcome<()> {
    show_again(tx, may, proof)?;
    rows::set_locked_key(tx, proof.keys(), locked)?;
    sessions::end_all(tx, may.account())?;
    enter(tx, "change-password", may, &[("account_keys", proof.keys().to_string())])
}

/// Puts a new second factor, sealed outside the transaction, in the place of the old one.
///
/// # Errors
/// A refusal when the proof is not good any more.
pub fn change_second_factor(
    tx: &mut Tx<'_>,
    may: &May<ManageOwnAccount>,
    proof: &Proof,
    second_factor: &Sealed<TotpSecret>,
    used_step: i64,
) -> Outcome<()> {
    show_again(tx, may, proof)?;
    rows::set_second_factor(tx, proof.keys(), second_factor, used_step)?;
    enter(tx, "change-second-factor", may, &[("account_keys", proof.keys().to_string())])
}

/// Puts fresh recovery codes, as stored, in the place of the old ones.
///
/// # Errors
/// A refusal when the proof is not good any more.
pub fn renew_recovery_codes(
    tx: &mut Tx<'_>,
    may: &May<ManageOwnAccount>,
    proof: &Proof,
    hashes: &[String],
) -> Outcome<()> {
    show_again(tx, may, proof)?;
    rows::replace_recovery_codes(tx, may.account(), hashes)?;
    enter(tx, "renew-recovery-codes", may, &[])
}

/// Ends every session of one's own, this one too. Gives how many there were.
///
/// # Errors
/// From the store.
pub fn sign_out_everywhere(tx: &mut Tx<'_>, may: &May<ManageOwnAccount>) -> Outcome<u64> {
    let ended = sessions::end_all(tx, may.account())?;
    enter(tx, "sign-out-everywhere", may, &[])?;
    Ok(ended)
}

fn enter(
    tx: &mut Tx<'_>,
    verb: &'static str,
    may: &May<ManageOwnAccount>,
    facts: &[(&'static str, String)],
) -> Outcome<()> {
    super::enter(tx, verb, Some(ManageOwnAccount::NAME), may.account(), facts)
}
