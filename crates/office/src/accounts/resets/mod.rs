//! A new way in for somebody who lost theirs.
//!
//! **By two colleagues.** One *starts* a reset, a second *confirms* it and gets a one-time link for the person, who
//! *completes* it with a new password and a new second factor. That makes a new key pair: nothing sealed to the old one
//! opens any more, and the account waits until a colleague who holds the keys grants them. Neither colleague learns a
//! password, and one alone can do nothing.
//!
//! **By the recovery key.** Whoever has the paper types it with a login name: a new key pair, granted by the recovery
//! key at once. It is an event that everybody sees on their first page for [`USE_SHOWN_DAYS`] days, and in the trail for
//! ever.
//!
//! **States** ([`ResetState`]): `started → confirmed → completed`, each step within a day; `stopped` and `ended` are other
//! ends.
//!
//! **Verbs:** [`start`], [`confirm`], [`stop`], [`complete`]; [`recover`].

mod office_pages;
mod person_pages;
mod rows;

use lyhty_base::{AccountId, DeedId, Moment, Outcome, Problem, ResetId};
use lyhty_store::{Entry, Tx};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{Compartment, Grant, MachineSecrets, Password, RecoveryGrant, RecoverySecret};
use lyhty_web::policy::{self, Permission, ResetAccount, Role};
use lyhty_web::{May, Routes};

use super::credentials::Credentials;
use super::{AccountState, Facts, founding, grants};

pub use rows::{RecoveryUse, ResetRow};

/// How long a reset waits for its next step, in hours.
pub const STEP_HOURS: i64 = 24;
/// How long everybody sees on their first page that the recovery key was used.
pub const USE_SHOWN_DAYS: i64 = 30;

/// Every page of the resets.
pub(super) fn routes(routes: Routes) -> Routes {
    person_pages::routes(office_pages::routes(routes))
}

/// Where a reset stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetState {
    /// Waits for a second colleague.
    Started {
        /// Until when.
        until: Moment,
    },
    /// Waits for the person.
    Confirmed {
        /// Until when.
        until: Moment,
    },
    /// The person has new credentials.
    Completed {
        /// When.
        at: Moment,
    },
    /// A colleague stopped it.
    Stopped {
        /// When.
        at: Moment,
    },
    /// The next step did not come in time.
    Ended {
        /// Since when.
        at: Moment,
    },
}

impl ResetState {
    /// The key of the word that a reader sees.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Started { .. } => "accounts-reset-started",
            Self::Confirmed { .. } => "accounts-reset-confirmed",
            Self::Completed { .. } => "accounts-reset-completed",
            Self::Stopped { .. } => "accounts-reset-stopped",
            Self::Ended { .. } => "accounts-reset-ended",
        }
    }

    /// The moment that belongs to the state.
    pub const fn moment(self) -> Moment {
        match self {
            Self::Started { until: at }
            | Self::Confirmed { until: at }
            | Self::Completed { at }
            | Self::Stopped { at }
            | Self::Ended { at } => at,
        }
    }
}

/// The first colleague starts a reset.
///
/// # Errors
/// [`Problem::Absent`] when there is no such account or it is closed; refusals for one's own, when one waits already, and
/// for somebody who holds no keys yet.
pub fn start(tx: &mut Tx<'_>, may: &May<ResetAccount>, account: AccountId) -> Outcome<ResetId> {
    super::acts_with_keys(tx, may.account())?;
    if account == may.account() {
        return Err(Problem::refusal("accounts-reset-own"));
    }
    let row = super::rows::find(tx, account)?.ok_or(Problem::Absent)?;
    if matches!(row.state, AccountState::Closed { .. }) {
        return Err(Problem::Absent);
    }
    let now = tx.now();
    let waits = |reset: &ResetRow| {
        let state = reset.state(now);
        reset.account == account && matches!(state, ResetState::Started { .. } | ResetState::Confirmed { .. })
    };
    if rows::list(tx)?.iter().any(waits) {
        return Err(Problem::refusal("accounts-reset-waits"));
    }
    let id: ResetId = tx.new_id();
    rows::insert(tx, id, account, may.account(), now.plus_hours(STEP_HOURS))?;
    enter(tx, "start-reset", Some(ResetAccount::NAME), id, Facts::new())?;
    Ok(id)
}

/// The second colleague confirms; the token was made outside the transaction and is shown to them once.
///
/// # Errors
/// [`Problem::Absent`] when it does not wait for that, or whoever started it has left; refusals for whoever started it, for
/// one's own account, for a director's when neither of the two is a director, and for somebody who holds no keys yet.
pub fn confirm(tx: &mut Tx<'_>, may: &May<ResetAccount>, id: ResetId, token_hash: &str) -> Outcome<()> {
    super::acts_with_keys(tx, may.account())?;
    let reset = rows::find(tx, id)?.ok_or(Problem::Absent)?;
    if reset.account == may.account() {
        return Err(Problem::refusal("accounts-reset-own"));
    }
    if reset.started_by == may.account() {
        return Err(Problem::refusal("accounts-reset-second"));
    }
    let first = super::standing(tx, reset.started_by)?.ok_or(Problem::Absent)?;
    let row = super::rows::find(tx, reset.account)?.ok_or(Problem::Absent)?;
    if row.role == Role::Director && first != Role::Director && may.role() != Role::Director {
        return Err(Problem::refusal("accounts-reset-director"));
    }
    let until = tx.now().plus_hours(STEP_HOURS);
    if !rows::confirm(tx, id, may.account(), token_hash, until)? {
        return Err(Problem::Absent);
    }
    enter(tx, "confirm-reset", Some(ResetAccount::NAME), id, Facts::new())
}

/// A colleague stops a reset that is not completed.
///
/// # Errors
/// [`Problem::Absent`] when there is none that waits.
pub fn stop(tx: &mut Tx<'_>, may: &May<ResetAccount>, id: ResetId) -> Outcome<()> {
    super::acts_with_keys(tx, may.account())?;
    if !rows::stop(tx, id, may.account())? {
        return Err(Problem::Absent);
    }
    enter(tx, "stop-reset", Some(ResetAccount::NAME), id, Facts::new())
}

/// The confirmed reset behind a token.
///
/// # Errors
/// [`Problem::Absent`] when there is none: wrong, used, stopped and ended look the same.
pub fn find_confirmed(tx: &mut Tx<'_>, token_hash: &str) -> Outcome<ResetRow> {
    let reset = rows::find_by_token(tx, token_hash)?.ok_or(Problem::Absent)?;
    match reset.state(tx.now()) {
        ResetState::Confirmed { .. } => Ok(reset),
        ResetState::Started { .. }
        | ResetState::Completed { .. }
        | ResetState::Stopped { .. }
        | ResetState::Ended { .. } => Err(Problem::Absent),
    }
}

/// The person completes the reset with new credentials, made for the account of [`find_confirmed`]. All that was sealed to
/// the old keys is gone; sessions end.
///
/// # Errors
/// [`Problem::Absent`] when it does not wait for that, or the account was closed meanwhile.
pub fn complete(tx: &mut Tx<'_>, token_hash: &str, credentials: &Credentials) -> Outcome<AccountId> {
    let reset = find_confirmed(tx, token_hash)?;
    let facts = renew(tx, reset.account, credentials)?;
    if !rows::complete(tx, reset.id)? {
        return Err(Problem::Absent);
    }
    enter(tx, "complete-reset", None, reset.id, facts)?;
    Ok(reset.account)
}

/// Ends the old keys with all that was sealed to them, and puts new ones into force.
fn renew(tx: &mut Tx<'_>, account: AccountId, credentials: &Credentials) -> Outcome<Facts> {
    let row = super::rows::find(tx, account)?.ok_or(Problem::Absent)?;
    if matches!(row.state, AccountState::Closed { .. }) {
        return Err(Problem::Absent);
    }
    let mut facts = super::end_access(tx, account, None)?;
    let keys: DeedId = tx.new_id();
    super::rows::insert_keys(tx, keys, account, credentials)?;
    super::rows::replace_recovery_codes(tx, account, &credentials.code_hashes)?;
    facts.push(("account_keys", keys.to_string()));
    Ok(facts)
}

/// What the recovery key has to open for one account: read before, opened outside the transaction.
pub struct RecoveryRequest {
    account: AccountId,
    role: Role,
    sealed: Vec<(Compartment, RecoveryGrant)>,
}

/// An account about to be recovered: new credentials, granted by the recovery key.
pub struct Recovery {
    account: AccountId,
    credentials: Credentials,
    grants: Vec<Grant>,
}

/// Reads what is needed to recover the account of a login name. The key is looked at first, so that nobody without it
/// learns which login names there are.
///
/// # Errors
/// Refusals beside the fields when the key is not this office's, or nobody has the login name.
pub fn request_recovery(tx: &mut Tx<'_>, key: &RecoverySecret, login_hash: &str) -> Outcome<RecoveryRequest> {
    let beside = |field: &'static str, key: &'static str| {
        let refusal = lyhty_base::Refusal::new(key);
        Problem::Fields(vec![lyhty_base::FieldProblem { field: field.into(), refusal }])
    };
    let public = founding::recovery_public(tx)?.ok_or(Problem::refusal("office-not-set-up"))?;
    if public.to_bytes() != key.public().to_bytes() {
        return Err(beside("code-recovery-key", "accounts-recovery-key-other"));
    }
    let (account, role) =
        super::rows::account_of_login(tx, login_hash)?.ok_or_else(|| beside("login", "accounts-recovery-login"))?;
    Ok(RecoveryRequest { account, role, sealed: founding::recovery_grants(tx)? })
}

impl RecoveryRequest {
    /// Makes new credentials and grants. Slow (Argon2id): outside transactions, in the bounded pool.
    ///
    /// # Errors
    /// Busy when there is no memory for the derivation; faults when something stored is damaged.
    pub fn open(
        &self,
        key: &RecoverySecret,
        password: &Password,
        second_factor: &TotpSecret,
        used_step: u64,
        machine: &MachineSecrets,
    ) -> Outcome<Recovery> {
        let credentials = Credentials::make(self.account, password, second_factor, used_step, machine)?;
        let due = policy::compartments(self.role);
        let mut grants = Vec::new();
        for (compartment, sealed) in self.sealed.iter().filter(|(compartment, _)| due.contains(compartment)) {
            let secret = sealed.open(key, *compartment)?;
            let public = &credentials.public;
            grants.push(Grant::make_by_recovery(key, self.account, public, self.role.word(), &secret)?);
        }
        Ok(Recovery { account: self.account, credentials, grants })
    }
}

impl Recovery {
    /// The new recovery codes, for the page that shows them once.
    pub const fn recovery_codes(&self) -> &super::RecoveryCodes {
        self.credentials.recovery_codes()
    }
}

/// Puts a recovery into force, and the event before everybody's eyes.
///
/// # Errors
/// [`Problem::Absent`] when the account was closed meanwhile.
pub fn recover(tx: &mut Tx<'_>, recovery: &Recovery) -> Outcome<()> {
    let mut facts = renew(tx, recovery.account, &recovery.credentials)?;
    for grant in &recovery.grants {
        facts.push(grants::store(tx, recovery.account, grant, None)?);
    }
    let id: DeedId = tx.new_id();
    rows::insert_use(tx, id, recovery.account)?;
    facts.push(("recovery_key_uses", id.to_string()));
    super::enter(tx, "use-recovery-key", None, recovery.account, &facts)
}

/// The uses of the recovery key that everybody still sees, the newest first.
///
/// # Errors
/// From the store.
pub fn shown_uses(tx: &mut Tx<'_>) -> Outcome<Vec<RecoveryUse>> {
    let since = tx.now().plus_hours(-24 * USE_SHOWN_DAYS);
    Ok(rows::list_uses_since(tx, since)?)
}

fn enter(
    tx: &mut Tx<'_>,
    verb: &'static str,
    permission: Option<&'static str>,
    id: ResetId,
    mut facts: Facts,
) -> Outcome<()> {
    facts.push(("resets", id.to_string()));
    let entry = Entry { subject_kind: "reset", subject: id.to_string(), permission, ..Entry::of(verb) };
    tx.enter(Entry { facts: &facts, ..entry })?;
    Ok(())
}
