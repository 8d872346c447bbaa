//! Inviting somebody to make an account. An **invitation** is a one-time link with a role; it is good for seven days,
//! and grants nothing: the new account waits until a colleague who holds the keys grants them.
//!
//! **States** ([`InvitationState`]): `waiting → accepted | withdrawn | ended`; nothing leads back.
//!
//! **Verbs:** [`invite`], [`invite_by_duty`] (the command line), [`withdraw`], [`accept`].

mod pages;
mod rows;

use lyhty_base::{AccountId, InvitationId, Moment, Outcome, Problem};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{Compartment, LoginKey};
use lyhty_web::May;
use lyhty_web::policy::{Invite, Permission, Role};

use super::credentials::PreparedAccount;
use super::token::{OneTimeToken, TokenPurpose};

pub(super) use pages::routes;
pub use rows::InvitationRow;

/// How long an invitation is good.
pub const INVITATION_DAYS: i64 = 7;

/// Where an invitation stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// Nobody has used it yet.
    Waiting {
        /// Until when it is good.
        until: Moment,
    },
    /// Somebody made an account with it.
    Accepted {
        /// The account.
        account: AccountId,
        /// When.
        at: Moment,
    },
    /// A colleague took it back.
    Withdrawn {
        /// When.
        at: Moment,
    },
    /// Nobody used it in time.
    Ended {
        /// Since when.
        at: Moment,
    },
}

impl InvitationState {
    /// The key of the word that a reader sees.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Waiting { .. } => "accounts-invitation-waiting",
            Self::Accepted { .. } => "accounts-invitation-accepted",
            Self::Withdrawn { .. } => "accounts-invitation-withdrawn",
            Self::Ended { .. } => "accounts-invitation-ended",
        }
    }

    /// The moment that belongs to the state.
    pub const fn moment(self) -> Moment {
        match self {
            Self::Waiting { until: at } | Self::Accepted { at, .. } | Self::Withdrawn { at } | Self::Ended { at } => at,
        }
    }
}

/// Invites a colleague to make an account with this role. The token is made outside the transaction and shown once.
///
/// # Errors
/// A refusal when somebody who is no director invites a director, or the inviter holds no keys yet.
pub fn invite(tx: &mut Tx<'_>, may: &May<Invite>, token_hash: &str, role: Role) -> Outcome<InvitationId> {
    super::acts_with_keys(tx, may.account())?;
    if role == Role::Director && may.role() != Role::Director {
        return Err(Problem::refusal("accounts-invite-director"));
    }
    insert(tx, token_hash, role, Some(may.account()))
}

/// Invites by the command line of the machine: for an office in which nobody can invite any more. It grants nothing, so
/// whoever runs the machine gains no key by it.
///
/// # Errors
/// A refusal while the office is not set up.
pub fn invite_by_duty(tx: &mut Tx<'_>, token: &OneTimeToken, key: &LoginKey, role: Role) -> Outcome<InvitationId> {
    super::founding::compartment_public(tx, Compartment::Staff)?;
    insert(tx, &token.hash(TokenPurpose::Invitation, key), role, None)
}

fn insert(tx: &mut Tx<'_>, token_hash: &str, role: Role, by: Option<AccountId>) -> Outcome<InvitationId> {
    let id: InvitationId = tx.new_id();
    let ends_at = tx.now().plus_hours(24 * INVITATION_DAYS);
    rows::insert(tx, id, token_hash, role, by, ends_at)?;
    enter(tx, "invite", by.map(|_| Invite::NAME), id, Vec::new())?;
    Ok(id)
}

/// Takes an invitation back that nobody has used.
///
/// # Errors
/// [`Problem::Absent`] when there is none that waits.
pub fn withdraw(tx: &mut Tx<'_>, may: &May<Invite>, id: InvitationId) -> Outcome<()> {
    super::acts_with_keys(tx, may.account())?;
    if !rows::withdraw(tx, id, may.account())? {
        return Err(Problem::Absent);
    }
    enter(tx, "withdraw-invitation", Some(Invite::NAME), id, Vec::new())
}

/// The invitation that waits behind a token.
///
/// # Errors
/// [`Problem::Absent`] when there is none: wrong, used, withdrawn and ended look the same.
pub fn find_waiting(tx: &mut Tx<'_>, token_hash: &str) -> Outcome<InvitationRow> {
    let row = rows::find_by_token(tx, token_hash)?.ok_or(Problem::Absent)?;
    match row.state(tx.now()) {
        InvitationState::Waiting { .. } => Ok(row),
        InvitationState::Accepted { .. } | InvitationState::Withdrawn { .. } | InvitationState::Ended { .. } => {
            Err(Problem::Absent)
        }
    }
}

/// Makes an account with an invitation, which is used up by it. The account has no grants yet.
///
/// # Errors
/// [`Problem::Absent`] when the invitation does not wait, or has another role; a refusal beside the field when the
/// login name is taken.
pub fn accept(tx: &mut Tx<'_>, token_hash: &str, account: &PreparedAccount) -> Outcome<AccountId> {
    let invitation = find_waiting(tx, token_hash)?;
    if invitation.role != account.role {
        return Err(Problem::Absent);
    }
    let staff = super::founding::compartment_public(tx, Compartment::Staff)?;
    let facts = super::store_account(tx, &staff, account)?;
    if !rows::accept(tx, invitation.id, account.id)? {
        return Err(Problem::Absent);
    }
    enter(tx, "accept-invitation", None, invitation.id, facts)?;
    Ok(account.id)
}

/// Who invited the holder of an account; nothing for the command line and for those of the founding.
///
/// # Errors
/// From the store.
pub(super) fn inviter_of(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Option<AccountId>> {
    Ok(rows::inviter_of(tx, account)?)
}

/// Every invitation, the newest first.
///
/// # Errors
/// From the store.
pub fn list(tx: &mut Tx<'_>, _may: &May<Invite>) -> Outcome<Vec<InvitationRow>> {
    Ok(rows::list(tx)?)
}

fn enter(
    tx: &mut Tx<'_>,
    verb: &'static str,
    permission: Option<&'static str>,
    id: InvitationId,
    mut facts: super::Facts,
) -> Outcome<()> {
    facts.push(("invitations", id.to_string()));
    let entry = Entry { subject_kind: "invitation", subject: id.to_string(), permission, ..Entry::of(verb) };
    tx.enter(Entry { facts: &facts, ..entry })?;
    Ok(())
}
