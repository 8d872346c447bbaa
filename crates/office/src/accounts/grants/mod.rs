//! Who holds which compartment's key. A **grant** is the key, sealed to one account, bound to account, role and
//! compartment, and signed by the granter: a colleague who holds the key, or the recovery key.
//!
//! Whoever can write to the database can copy a grant but make none, since a grant opens only under the granter's
//! signature and only to the key whose public half the office has pinned.
//!
//! **Verbs:** [`grant`], [`take_away`]. A grant that was taken away stays as a row without its key; the key that the
//! holder had in a session is gone with the session.

mod pages;
mod rows;

use lyhty_base::{AccountId, DeedId, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_vault::{
    AccountPublic, AccountSecret, Compartment, CompartmentPublic, CompartmentSecret, Grant, Granter, RecoveryPublic,
};
use lyhty_web::policy::{self, GrantCompartments, Permission, Role};
use lyhty_web::{May, sessions};

use super::{Facts, founding};

pub(super) use pages::routes;

/// A grant as it lies in the store, with what is needed to check it.
pub(super) struct HeldGrant {
    pub id: DeedId,
    grant: Grant,
    signer: Signer,
    pinned: CompartmentPublic,
}

/// Whose signature a grant must bear.
enum Signer {
    RecoveryKey(RecoveryPublic),
    Colleague(AccountPublic),
}

impl HeldGrant {
    /// Opens the grant: the signature, the binding to holder and role, and that the key is the office's own.
    pub fn open(&self, holder: &AccountSecret, holder_id: AccountId, role: Role) -> Outcome<CompartmentSecret> {
        let secret = match &self.signer {
            Signer::RecoveryKey(public) => self.grant.open_from_recovery(holder, holder_id, role.word(), public)?,
            Signer::Colleague(public) => self.grant.open(holder, holder_id, role.word(), public)?,
        };
        if secret.public() == self.pinned {
            Ok(secret)
        } else {
            Err(Problem::fault("a grant holds a key that is not the compartment's"))
        }
    }
}

/// The grants of an account that are in force and that its role may have.
pub(super) fn of_account(tx: &mut Tx<'_>, account: AccountId, role: Role) -> Outcome<Vec<HeldGrant>> {
    let mut held = Vec::new();
    for row in rows::in_force(tx, account)? {
        if !policy::compartments(role).contains(&row.compartment) {
            continue;
        }
        let signer = match (row.grant.granter(), row.granter_key) {
            (Granter::Recovery, None) => Signer::RecoveryKey(
                founding::recovery_public(tx)?
                    .ok_or_else(|| Problem::fault("the recovery key's public half is missing"))?,
            ),
            (Granter::Account(granter), Some(keys)) => match super::rows::public_key_of(tx, keys)? {
                (owner, public) if owner == granter => Signer::Colleague(public),
                _ => return Err(Problem::fault("a grant names a granter whose key it is not")),
            },
            _ => return Err(Problem::fault("a grant names another granter than its row")),
        };
        let pinned = founding::compartment_public(tx, row.compartment)?;
        held.push(HeldGrant { id: row.id, grant: row.grant, signer, pinned });
    }
    Ok(held)
}

/// Stores a grant in the place of the one before. The row that it wrote.
pub(super) fn store(
    tx: &mut Tx<'_>,
    account: AccountId,
    grant: &Grant,
    granter_key: Option<DeedId>,
) -> Outcome<(&'static str, String)> {
    let id: DeedId = tx.new_id();
    rows::insert(tx, id, account, grant, granter_key)?;
    Ok(("grants", id.to_string()))
}

/// Ends every grant of an account and blanks the keys. The rows that this changed.
pub(super) fn end_all(tx: &mut Tx<'_>, account: AccountId) -> Outcome<Facts> {
    Ok(rows::end_all(tx, account)?.into_iter().map(|id| ("grants", id.to_string())).collect())
}

/// Grants a colleague what their role may be granted, as far as the granter holds it and the colleague does not.
/// Gives the compartments. The colleague's sessions end: the keys come with the next sign-in.
///
/// # Errors
/// [`Problem::Absent`] when there is no such account or it can't sign in; a refusal for one's own account, for a director's
/// or that of somebody whom the granter invited alone, when the granter is no director, and when there is nothing that this
/// granter can grant.
pub fn grant(tx: &mut Tx<'_>, may: &May<GrantCompartments>, account: AccountId) -> Outcome<Vec<Compartment>> {
    if account == may.account() {
        return Err(Problem::refusal("accounts-grant-own"));
    }
    let role = super::standing(tx, account)?.ok_or(Problem::Absent)?;
    if role == Role::Director && may.role() != Role::Director {
        return Err(Problem::refusal("accounts-grant-director"));
    }
    // Else one person alone could make a second colleague, and with two do what needs two.
    if may.role() != Role::Director && super::invitations::inviter_of(tx, account)? == Some(may.account()) {
        return Err(Problem::refusal("accounts-grant-invited"));
    }
    let public = super::public_key(tx, account)?.ok_or(Problem::Absent)?;
    let granter_key = super::rows::keys_in_force(tx, may.account())?.ok_or(Problem::Absent)?.id;
    let held: Vec<Compartment> = rows::in_force(tx, account)?.iter().map(|row| row.compartment).collect();
    let granting = may.granting();
    let mut granted = Vec::new();
    let mut facts = Facts::new();
    for &compartment in policy::compartments(role).iter().filter(|compartment| !held.contains(compartment)) {
        let Some(secret) = granting.compartment_secret(compartment) else { continue };
        let grant = Grant::make(granting.account_secret(), may.account(), account, &public, role.word(), secret)?;
        facts.push(store(tx, account, &grant, Some(granter_key))?);
        granted.push(compartment);
    }
    if granted.is_empty() {
        return Err(Problem::refusal("accounts-grant-nothing"));
    }
    sessions::end_all(tx, account)?;
    super::enter(tx, "grant", Some(GrantCompartments::NAME), account, &facts)?;
    Ok(granted)
}

/// Takes all grants of a colleague away; their sessions end.
///
/// # Errors
/// [`Problem::Absent`] when there is no such account; a refusal for one's own, for a director's when one is no director, and
/// when there is nothing to take.
pub fn take_away(tx: &mut Tx<'_>, may: &May<GrantCompartments>, account: AccountId) -> Outcome<()> {
    if account == may.account() {
        return Err(Problem::refusal("accounts-grant-own"));
    }
    let row = super::rows::find(tx, account)?.ok_or(Problem::Absent)?;
    if row.role == Role::Director && may.role() != Role::Director {
        return Err(Problem::refusal("accounts-take-away-director"));
    }
    let facts = end_all(tx, account)?;
    if facts.is_empty() {
        return Err(Problem::refusal("accounts-take-away-nothing"));
    }
    sessions::end_all(tx, account)?;
    super::enter(tx, "take-away-grants", Some(GrantCompartments::NAME), account, &facts)
}

/// What each account holds at present, for the list of accounts.
pub(super) fn held(tx: &mut Tx<'_>) -> Outcome<Vec<(AccountId, Compartment)>> {
    Ok(rows::list_held(tx)?)
}
