//! Signing in: login name, password and a code in one form.
//!
//! An unknown login name costs the same and gets the same answer as a wrong password and a wrong code. The slow
//! derivation runs between two transactions: [`begin_attempt`] counts the attempt and reads what is needed,
//! [`Attempt::unlock`] derives and opens, [`sign_in`] takes the code (once) and begins the session.
//!
//! **Throttling without lock-out** ([`throttle`]). Nothing about the visitor's address is known or kept. Attempts are
//! counted by *lane*, sixteen bits of the login name's keyed hash, from which nobody reads which name was typed; the
//! wait after a failure grows to half a minute at most and is never made longer by coming too soon.

pub(super) mod pages;
mod rows;
mod throttle;

use lyhty_base::{AccountId, DeedId, Moment, Outcome, Problem, Refusal};
use lyhty_store::{Entry, Tx};
use lyhty_vault::second_factor::RecoveryCode;
use lyhty_vault::{AccountSecret, Keyring, MachineSecrets, NodeSecrets, Password, UnlockError, spend_like_unlock};
use lyhty_web::policy::{ManageOwnAccount, Permission, Role};
use lyhty_web::sessions::{self, SessionRow};
use lyhty_web::{Cookie, May};

use super::Facts;
use super::grants::{self, HeldGrant};
use super::rows::{KeysRow, account_of_login, keys_in_force, set_signed_in, take_recovery_code, take_step};
use throttle::Claim;

pub(super) use pages::routes;
pub use throttle::forget_failures;

/// An attempt that was counted and may be tried: what is needed to try it outside the transaction.
pub struct Attempt {
    claim: Claim,
    candidate: Option<Candidate>,
}

/// The account that goes by the login name.
struct Candidate {
    account: AccountId,
    role: Role,
    keys: KeysRow,
    grants: Vec<HeldGrant>,
}

/// Password and code were right; nothing is written yet.
pub struct Proof {
    claim: Claim,
    role: Role,
    keys: DeedId,
    factor: Factor,
    keyring: Keyring,
    refused_grants: Facts,
}

/// What stood beside the password.
enum Factor {
    /// The code of a time step, which counts once.
    Step(i64),
    /// A recovery code, which counts once, as stored.
    RecoveryCode(String),
}

impl Factor {
    const fn word(&self) -> &'static str {
        match self {
            Self::Step(_) => "second-factor",
            Self::RecoveryCode(_) => "recovery-code",
        }
    }
}

/// The one answer to everything that is wrong about a sign-in.
pub fn wrong() -> Problem {
    Problem::Refusal(Refusal::new("accounts-sign-in-wrong"))
}

/// Counts an attempt at a login name, by its keyed hash, and reads what is needed to try it.
///
/// # Errors
/// A refusal that says how many seconds to wait; faults of the store.
pub fn begin_attempt(tx: &mut Tx<'_>, login_hash: &str) -> Outcome<Attempt> {
    let claim = throttle::claim(tx, login_hash)?;
    let candidate = match account_of_login(tx, login_hash)? {
        Some((account, role)) => keys_in_force(tx, account)?.map(|keys| (account, role, keys)),
        None => None,
    };
    let candidate = match candidate {
        Some((account, role, keys)) => {
            Some(Candidate { account, role, grants: grants::of_account(tx, account, role)?, keys })
        }
        None => None,
    };
    Ok(Attempt { claim, candidate })
}

/// The same for somebody who is signed in and has to show again that it is they.
///
/// # Errors
/// As [`begin_attempt`].
pub fn begin_own_attempt(tx: &mut Tx<'_>, may: &May<ManageOwnAccount>) -> Outcome<Attempt> {
    let login_hash = rows::login_hash(tx, may.account())?.ok_or(Problem::Absent)?;
    begin_attempt(tx, &login_hash)
}

impl Attempt {
    /// The account that was tried, when there is one.
    pub fn account(&self) -> Option<AccountId> {
        self.candidate.as_ref().map(|candidate| candidate.account)
    }

    /// Tries password and code. Slow (Argon2id), and as slow for a login name that nobody has: outside transactions, in
    /// the bounded pool. Nothing when either is wrong.
    ///
    /// # Errors
    /// Busy when there is no memory for the derivation; faults when something stored is damaged.
    pub fn unlock(
        &self,
        password: &Password,
        code: &str,
        now: Moment,
        machine: &MachineSecrets,
    ) -> Outcome<Option<Proof>> {
        let Some(candidate) = &self.candidate else {
            spend_like_unlock(password, &machine.pepper);
            return Ok(None);
        };
        let secret = match candidate.keys.locked.unlock(password, &machine.pepper) {
            Ok(secret) => secret,
            Err(UnlockError::WrongPassword) => return Ok(None),
            Err(UnlockError::Exhausted(_)) => return Err(Problem::Busy),
        };
        let second_factor = secret.open_own(candidate.account, &candidate.keys.second_factor)?;
        let factor = match (second_factor.check(code, now), RecoveryCode::parse(code)) {
            (Some(step), _) => Factor::Step(i64::try_from(step).unwrap_or(i64::MAX)),
            (None, Some(code)) => Factor::RecoveryCode(code.stored(candidate.account, &machine.pepper)),
            (None, None) => return Ok(None),
        };
        Ok(Some(candidate.proof(self.claim.clone(), factor, secret)))
    }
}

impl Candidate {
    /// Opens the grants. One that does not hold what it should is left out and named in the trail: the rest of the
    /// office's work goes on.
    fn proof(&self, claim: Claim, factor: Factor, secret: AccountSecret) -> Proof {
        let mut compartments = Vec::new();
        let mut refused_grants = Facts::new();
        for grant in &self.grants {
            match grant.open(&secret, self.account, self.role) {
                Ok(compartment) => compartments.push(compartment),
                Err(_) => refused_grants.push(("grants", grant.id.to_string())),
            }
        }
        let keyring = Keyring::new(self.account, secret, compartments);
        Proof { claim, role: self.role, keys: self.keys.id, factor, keyring, refused_grants }
    }
}

impl Proof {
    /// Whose it is.
    pub fn account(&self) -> AccountId {
        self.keyring.account_id()
    }

    /// The key pair that the password opened.
    pub(super) const fn keys(&self) -> DeedId {
        self.keys
    }

    /// The role to which the opened grants are bound.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The opened keys.
    pub const fn keyring(&self) -> &Keyring {
        &self.keyring
    }

    /// Takes the code and forgets the failures. Refused like a wrong code when the code was taken before, or the
    /// account changed since the attempt began.
    fn take(&self, tx: &mut Tx<'_>) -> Outcome<()> {
        let account = self.account();
        if super::standing(tx, account)? != Some(self.role) {
            return Err(wrong());
        }
        if keys_in_force(tx, account)?.is_none_or(|keys| keys.id != self.keys) {
            return Err(wrong());
        }
        let taken = match &self.factor {
            Factor::Step(step) => take_step(tx, self.keys, *step)?,
            Factor::RecoveryCode(hash) => take_recovery_code(tx, account, hash)?,
        };
        if !taken {
            return Err(wrong());
        }
        throttle::succeed(tx, &self.claim)
    }
}

/// Signs in: takes the code, begins the session, gives its cookie.
///
/// # Errors
/// [`wrong`] when the code was taken before or the account changed meanwhile; faults of the store.
pub fn sign_in(tx: &mut Tx<'_>, secrets: &NodeSecrets, proof: &Proof) -> Outcome<Cookie> {
    proof.take(tx)?;
    let account = proof.account();
    set_signed_in(tx, account)?;
    if !proof.refused_grants.is_empty() {
        super::enter(tx, "refuse-grants", None, account, &proof.refused_grants)?;
    }
    let entry = Entry { subject_kind: "account", subject: account.to_string(), ..Entry::of("sign-in") };
    tx.enter(Entry { reason: Some(proof.factor.word()), ..entry })?;
    sessions::begin(tx, secrets, proof.role, &proof.keyring)
}

/// Enters in the trail that somebody could not sign in; the account only when there is one.
///
/// # Errors
/// From the store.
pub fn refuse(tx: &mut Tx<'_>, account: Option<AccountId>) -> Outcome<()> {
    let subject = account.map(|account| account.to_string()).unwrap_or_default();
    tx.enter(Entry { subject_kind: "account", subject, ..Entry::of("refuse-sign-in") })?;
    Ok(())
}

/// Takes back that an attempt was counted: the office was too busy to try it.
///
/// # Errors
/// From the store.
pub fn give_back(tx: &mut Tx<'_>, attempt: &Attempt) -> Outcome<()> {
    throttle::give_back(tx, &attempt.claim)
}

/// Somebody signed in has shown again that it is they: for some minutes they may do what asks for it.
///
/// # Errors
/// [`wrong`] when it is another account's proof or the code was taken before.
pub fn confirm(tx: &mut Tx<'_>, may: &May<ManageOwnAccount>, session: &SessionRow, proof: &Proof) -> Outcome<()> {
    show_again(tx, may, proof)?;
    sessions::confirm(tx, session)?;
    super::enter(tx, "confirm", Some(ManageOwnAccount::NAME), may.account(), &[])
}

/// Takes a proof that it is still the same person: before credentials change.
pub(super) fn show_again(tx: &mut Tx<'_>, may: &May<ManageOwnAccount>, proof: &Proof) -> Outcome<()> {
    if proof.account() != may.account() {
        return Err(wrong());
    }
    proof.take(tx)
}
