//! Setting the office up, once: the compartments, the recovery key, the director's account.
//!
//! **Nouns.** The *set-up code* is printed on the console while no account exists; whoever can read the console may
//! found the office. The *recovery key* is made here, shown once to be printed, and kept nowhere: the database has its
//! public half, and each compartment's key sealed to it. The *pinned keys* are all public keys in one text, which the
//! assembly keeps beside the machine's secrets and compares at each start, so that nobody who can only write to the
//! database puts keys of their own in their place.
//!
//! **Verbs:** [`set_up_code`], [`found_with_code`], [`found`].

mod pages;
mod rows;

use lyhty_base::{AccountId, Outcome, Problem};
use lyhty_store::{Entry, Tx};
use lyhty_vault::{
    Compartment, CompartmentPublic, CompartmentSecret, Grant, Letterbox, LoginKey, RecoveryGrant, RecoveryPublic,
    RecoverySecret,
};
use lyhty_web::policy;
use zeroize::Zeroizing;

use super::credentials::{PreparedAccount, RecoveryCodes};
use super::token::{OneTimeToken, TokenPurpose};
use super::{Facts, grants};

pub(super) use pages::routes;

/// An office about to be founded: everything made, nothing stored. In memory only.
pub struct Founding {
    director: PreparedAccount,
    colleagues: Vec<PreparedAccount>,
    compartments: Vec<CompartmentSecret>,
    recovery: RecoverySecret,
    recovery_grants: Vec<(Compartment, RecoveryGrant)>,
    grants: Vec<(AccountId, Grant)>,
}

impl Founding {
    /// Makes the six compartments and the recovery key, and grants the director what the role may be granted.
    ///
    /// # Errors
    /// A fault when sealing fails.
    pub fn prepare(director: PreparedAccount) -> Outcome<Self> {
        let compartments: Vec<_> = Compartment::ALL.iter().copied().map(CompartmentSecret::generate).collect();
        let recovery = RecoverySecret::generate();
        let public = recovery.public();
        let mut recovery_grants = Vec::new();
        for secret in &compartments {
            recovery_grants.push((secret.compartment(), RecoveryGrant::make(&public, secret)?));
        }
        let grants = grants_by_recovery(&recovery, &compartments, &director)?;
        Ok(Self { director, colleagues: Vec::new(), compartments, recovery, recovery_grants, grants })
    }

    /// The same with a colleague who is granted by the recovery key at once: for the demonstration and for tests.
    ///
    /// # Errors
    /// A fault when sealing fails.
    pub fn with_colleague(mut self, colleague: PreparedAccount) -> Outcome<Self> {
        self.grants.extend(grants_by_recovery(&self.recovery, &self.compartments, &colleague)?);
        self.colleagues.push(colleague);
        Ok(self)
    }

    /// The recovery key as it is printed: shown once, stored nowhere.
    pub fn recovery_key(&self) -> Zeroizing<String> {
        self.recovery.printable()
    }

    /// The recovery key itself, for what is sealed to it or checked with it.
    pub const fn recovery_secret(&self) -> &RecoverySecret {
        &self.recovery
    }

    /// The director's recovery codes.
    pub const fn recovery_codes(&self) -> &RecoveryCodes {
        self.director.recovery_codes()
    }

    fn public(&self, compartment: Compartment) -> Outcome<CompartmentPublic> {
        let secret = self.compartments.iter().find(|secret| secret.compartment() == compartment);
        secret.map(CompartmentSecret::public).ok_or_else(|| Problem::fault("a compartment is missing at founding"))
    }

    /// What public pages seal with from now on.
    ///
    /// # Errors
    /// A fault when the compartment `intake` is missing, which can't be.
    pub fn letterbox(&self) -> Outcome<Letterbox> {
        Ok(Letterbox::new(self.public(Compartment::Intake)?)?)
    }
}

impl std::fmt::Debug for Founding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Founding(1 + {} accounts)", self.colleagues.len())
    }
}

/// Grants, signed by the recovery key, of all that the role may be granted.
fn grants_by_recovery(
    recovery: &RecoverySecret,
    compartments: &[CompartmentSecret],
    account: &PreparedAccount,
) -> Outcome<Vec<(AccountId, Grant)>> {
    let due = policy::compartments(account.role);
    let secrets = compartments.iter().filter(|secret| due.contains(&secret.compartment()));
    secrets
        .map(|secret| {
            let public = &account.credentials.public;
            let grant = Grant::make_by_recovery(recovery, account.id, public, account.role.word(), secret)?;
            Ok((account.id, grant))
        })
        .collect()
}

/// Makes the one code with which the office is set up, voiding the one before; nothing once an account exists. For
/// `serve`, which prints it on the console at start.
///
/// # Errors
/// From the store.
pub fn set_up_code(tx: &mut Tx<'_>, key: &LoginKey) -> Outcome<Option<OneTimeToken>> {
    if super::rows::any_account(tx)? {
        return Ok(None);
    }
    let code = OneTimeToken::fresh(tx.chance());
    rows::set_code(tx, &code.hash(TokenPurpose::SetUp, key))?;
    tx.enter(Entry { subject_kind: "office", ..Entry::of("make-set-up-code") })?;
    Ok(Some(code))
}

/// Whether the office waits to be set up with this code.
///
/// # Errors
/// As [`found_with_code`].
fn set_up_waits(tx: &mut Tx<'_>, code_hash: &str) -> Outcome<()> {
    if super::rows::any_account(tx)? {
        return Err(Problem::refusal("accounts-set-up-done"));
    }
    if rows::has_code(tx, code_hash)? { Ok(()) } else { Err(wrong_code()) }
}

fn wrong_code() -> Problem {
    Problem::Fields(vec![lyhty_base::FieldProblem {
        field: "code-set-up".into(),
        refusal: lyhty_base::Refusal::new("accounts-set-up-code-wrong"),
    }])
}

/// Founds the office with the code from the console, which is good once.
///
/// # Errors
/// A refusal when an account exists; one beside the field when the code is not the one that was printed last.
pub fn found_with_code(tx: &mut Tx<'_>, code_hash: &str, founding: &Founding) -> Outcome<AccountId> {
    if super::rows::any_account(tx)? {
        return Err(Problem::refusal("accounts-set-up-done"));
    }
    if !rows::take_code(tx, code_hash)? {
        return Err(wrong_code());
    }
    found(tx, founding)
}

/// Founds the office. May be tried again with the same founding, since all keys are made before.
///
/// # Errors
/// A refusal when an account exists; faults of the store.
pub fn found(tx: &mut Tx<'_>, founding: &Founding) -> Outcome<AccountId> {
    if super::rows::any_account(tx)? {
        return Err(Problem::refusal("accounts-set-up-done"));
    }
    let mut facts = Facts::new();
    for secret in &founding.compartments {
        rows::insert_compartment(tx, &secret.public())?;
        facts.push(("compartments", secret.compartment().word().to_owned()));
    }
    let recovery_key = rows::insert_recovery_key(tx, &founding.recovery.public())?;
    facts.push(("recovery_keys", recovery_key.to_string()));
    for (compartment, grant) in &founding.recovery_grants {
        rows::insert_recovery_grant(tx, recovery_key, *compartment, grant)?;
        facts.push(("recovery_grants", compartment.word().to_owned()));
    }
    let staff = founding.public(Compartment::Staff)?;
    facts.extend(super::store_account(tx, &staff, &founding.director)?);
    for colleague in &founding.colleagues {
        facts.extend(super::store_account(tx, &staff, colleague)?);
    }
    for (account, grant) in &founding.grants {
        facts.push(grants::store(tx, *account, grant, None)?);
    }
    rows::erase_codes(tx)?;
    super::enter(tx, "found", None, founding.director.id, &facts)?;
    Ok(founding.director.id)
}

/// The public half of a compartment's key.
///
/// # Errors
/// A refusal while the office is not set up; a fault when the key is damaged.
pub fn compartment_public(tx: &mut Tx<'_>, compartment: Compartment) -> Outcome<CompartmentPublic> {
    rows::find_compartment(tx, compartment)?.ok_or(Problem::refusal("office-not-set-up"))
}

/// What public pages seal with; nothing while the office is not set up.
///
/// # Errors
/// From the store, and when the key is damaged.
pub fn letterbox(tx: &mut Tx<'_>) -> Outcome<Option<Letterbox>> {
    match rows::find_compartment(tx, Compartment::Intake)? {
        Some(public) => Ok(Some(Letterbox::new(public)?)),
        None => Ok(None),
    }
}

/// The public half of the recovery key; nothing while the office is not set up.
///
/// # Errors
/// From the store, and when the key is damaged.
pub fn recovery_public(tx: &mut Tx<'_>) -> Outcome<Option<RecoveryPublic>> {
    rows::find_recovery_key(tx)
}

/// Every compartment's key that the recovery key can open, still sealed.
pub(super) fn recovery_grants(tx: &mut Tx<'_>) -> Outcome<Vec<(Compartment, RecoveryGrant)>> {
    rows::list_recovery_grants(tx)
}

/// Every public key of the office as one text, always the same for the same keys: a line each of kind and hexadecimal
/// digits. Nothing while the office is not set up.
///
/// # Errors
/// From the store, and when a key is damaged.
pub fn pinned_keys(tx: &mut Tx<'_>) -> Outcome<Option<Vec<u8>>> {
    let Some(recovery) = rows::find_recovery_key(tx)? else { return Ok(None) };
    let hexadecimal = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut text = format!("recovery-key {}\n", hexadecimal(recovery.to_bytes()));
    for &compartment in Compartment::ALL {
        let public = compartment_public(tx, compartment)?;
        text.push_str(&format!("{} {}\n", compartment.word(), hexadecimal(public.to_bytes())));
    }
    Ok(Some(text.into_bytes()))
}
