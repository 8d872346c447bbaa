//! Who works in the office, how they sign in, and who holds which keys.
//!
//! **Nouns.** An *account* is a member of staff as the system knows them: one role, one key pair in force. An
//! *invitation* is a one-time link with which somebody makes an account; it grants nothing. A *grant* is a compartment's
//! key sealed to one account and signed by the granter. A *reset* is a new way in for somebody who lost theirs. A
//! *delegation* is the dated deed by which the director hands on the power to decide. The *recovery key* lies on paper;
//! its use is an event that everybody sees.
//!
//! **States of an account** ([`AccountState`]): `awaiting keys → in use`; 90 days of disuse lead to `retired`, from which
//! a reset leads back to `awaiting keys`; `closed` is the end.
//!
//! **Verbs**, in the order of an office's life: [`founding::found`]; [`invitations::invite`],
//! [`invitations::accept`]; [`grants::grant`]; [`sign_in::begin_attempt`], [`sign_in::sign_in`], [`sign_in::confirm`];
//! what one does with one's own account ([`own`]); [`delegations::delegate`], [`delegations::revoke`];
//! [`resets::start`], [`resets::confirm`], [`resets::complete`], [`resets::recover`]; [`roster::close`],
//! [`roster::retire_unused`].
//!
//! **Keys.** The private half of an account lies wrapped under its password (and a pepper outside the database); so
//! do, under the private half, its second factor and, sealed to it, its grants. A password changes the wrapping only;
//! a reset makes a new pair, to which nothing is sealed before a colleague who holds the keys grants them again. The
//! command line makes invitations and never a grant.

mod colleagues;
mod credential_fields;
mod credentials;
pub mod delegations;
pub mod founding;
pub mod grants;
pub mod invitations;
pub mod own;
pub mod resets;
pub mod roster;
mod rows;
mod shown_once;
pub mod sign_in;
mod signer;
#[cfg(test)]
mod tests;
mod token;

use lyhty_base::{AccountId, DeedId, Moment, Outcome, Problem, RecordId, Refusal};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{AccountPublic, CompartmentPublic};
use lyhty_web::Routes;
use lyhty_web::policy::Role;

pub use colleagues::{Colleague, Colleagues, names};
pub use credentials::{Credentials, LoginName, NewAccount, PreparedAccount, RecoveryCodes, StaffName};
pub use delegations::valid_delegation;
pub use founding::{Founding, found, letterbox, pinned_keys, recovery_public, set_up_code};
pub use invitations::invite_by_duty;
pub use roster::retire_unused;
pub use sign_in::forget_failures;
pub use signer::Signer;
pub use token::OneTimeToken;

/// Where an account stands. Derived from its deeds; nothing is stored as a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// Can sign in and holds less than its role may be granted: a signed-in holder has to grant the rest.
    AwaitingKeys,
    /// Can sign in and holds all that its role may be granted.
    InUse,
    /// Lost its wrapped key after 90 days of disuse; a reset leads back.
    Retired {
        /// Since when.
        since: Moment,
    },
    /// Closed by a colleague, for good.
    Closed {
        /// When.
        at: Moment,
    },
}

impl AccountState {
    /// One word for it, for the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AwaitingKeys => "awaiting-keys",
            Self::InUse => "in-use",
            Self::Retired { .. } => "retired",
            Self::Closed { .. } => "closed",
        }
    }

    /// The key of the word that a reader sees.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::AwaitingKeys => "accounts-state-awaiting-keys",
            Self::InUse => "accounts-state-in-use",
            Self::Retired { .. } => "accounts-state-retired",
            Self::Closed { .. } => "accounts-state-closed",
        }
    }

    /// Since when it stands so, where that is a single moment.
    pub const fn since(self) -> Option<Moment> {
        match self {
            Self::Retired { since } | Self::Closed { at: since } => Some(since),
            Self::AwaitingKeys | Self::InUse => None,
        }
    }
}

/// The role of an account that may act; nothing for one that is closed, retired or not there. The guard asks this on
/// every request of a session.
///
/// # Errors
/// From the store.
pub fn standing(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Option<Role>> {
    Ok(rows::role_of_usable(tx, account)?)
}

/// The accounts that can sign in at present, in the order of roles.
///
/// # Errors
/// From the store.
pub fn open_accounts(tx: &mut Tx<'_>) -> Outcome<Vec<AccountId>> {
    let accounts = rows::list(tx)?;
    let open =
        accounts.iter().filter(|account| matches!(account.state, AccountState::InUse | AccountState::AwaitingKeys));
    Ok(open.map(|account| account.id).collect())
}

/// An account as the command line shows it: without its name, which is sealed.
#[derive(Clone, Copy, Debug)]
pub struct AccountLine {
    /// Its id.
    pub id: AccountId,
    /// What the person is in the office.
    pub role: Role,
    /// Where it stands.
    pub state: AccountState,
    /// When it was made.
    pub created_at: Moment,
}

/// Every account, for the command line.
///
/// # Errors
/// From the store.
pub fn list_by_duty(tx: &mut Tx<'_>) -> Outcome<Vec<AccountLine>> {
    let line = |row: rows::AccountRow| AccountLine {
        id: row.id,
        role: row.role,
        state: row.state,
        created_at: row.created_at,
    };
    Ok(rows::list(tx)?.into_iter().map(line).collect())
}

/// The public half of the keys in force, to seal a single record to a colleague; nothing for an account that is
/// closed, retired or not there.
///
/// # Errors
/// From the store, and when the stored key is damaged.
pub fn public_key(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Option<AccountPublic>> {
    Ok(rows::keys_in_force(tx, account)?.map(|keys| keys.public))
}

/// Rows that a deed wrote: table and id.
type Facts = Vec<(&'static str, String)>;

/// Stores a new account: the row, the keys, the recovery codes, the name under the compartment `staff`.
fn store_account(tx: &mut Tx<'_>, staff: &CompartmentPublic, account: &PreparedAccount) -> Outcome<Facts> {
    if rows::login_taken(tx, &account.login_hash)? {
        return Err(Problem::Fields(vec![lyhty_base::FieldProblem {
            field: "login".into(),
            refusal: Refusal::new("accounts-login-taken"),
        }]));
    }
    let name_record: RecordId = tx.new_id();
    let name = colleagues::seal_name(tx, staff, name_record, &account.name)?;
    let ordinal = rows::count_of_role(tx, account.role)?;
    rows::insert_account(
        tx,
        &rows::NewRow {
            id: account.id,
            login_hash: &account.login_hash,
            role: account.role,
            ordinal,
            name_record,
            name: &name,
        },
    )?;
    let keys: DeedId = tx.new_id();
    rows::insert_keys(tx, keys, account.id, &account.credentials)?;
    rows::replace_recovery_codes(tx, account.id, &account.credentials.code_hashes)?;
    Ok(vec![("accounts", account.id.to_string()), ("account_keys", keys.to_string())])
}

/// Ends all that lets somebody in with the keys in force: the keys, the grants and single records' keys sealed to them,
/// the sessions. The rows that this changed.
fn end_access(tx: &mut Tx<'_>, account: AccountId, ended_by: Option<AccountId>) -> Outcome<Facts> {
    let mut facts = Facts::new();
    facts.extend(rows::end_keys(tx, account, ended_by)?.map(|keys| ("account_keys", keys.to_string())));
    facts.extend(grants::end_all(tx, account)?);
    rows::remove_record_keys(tx, account)?;
    lyhty_web::sessions::end_all(tx, account)?;
    Ok(facts)
}

/// Refuses somebody whom nobody who holds keys has let in yet: an invitation by the command line alone must not close
/// accounts, reset them, invite or delegate, nor end somebody's proposal.
///
/// # Errors
/// A refusal for an account that holds no key; faults of the store.
pub(crate) fn acts_with_keys(tx: &mut Tx<'_>, account: AccountId) -> Outcome<()> {
    let held = grants::held(tx)?;
    if held.iter().any(|(holder, _)| *holder == account) {
        Ok(())
    } else {
        Err(Problem::refusal("accounts-act-without-keys"))
    }
}

/// Enters a deed about an account in the trail.
fn enter(
    tx: &mut Tx<'_>,
    verb: &'static str,
    permission: Option<&'static str>,
    account: AccountId,
    facts: &[(&'static str, String)],
) -> Outcome<()> {
    let entry = Entry { permission, subject_kind: "account", subject: account.to_string(), facts, ..Entry::of(verb) };
    tx.enter(entry)?;
    Ok(())
}

/// Every page of the room.
pub fn routes() -> Routes {
    let routes = Routes::new("accounts");
    let routes = founding::routes(routes);
    let routes = sign_in::routes(routes);
    let routes = own::routes(routes);
    let routes = roster::routes(routes);
    let routes = invitations::routes(routes);
    let routes = grants::routes(routes);
    let routes = resets::routes(routes);
    delegations::routes(routes)
}
