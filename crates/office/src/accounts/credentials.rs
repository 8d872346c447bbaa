use std::fmt;

use lyhty_base::{AccountId, Chance, Identity, Outcome, Private, Refusal, Text};
use lyhty_vault::second_factor::{RecoveryCode, TotpSecret};
use lyhty_vault::{AccountPublic, AccountSecret, LockedAccount, LoginKey, MachineSecrets, Password, Pepper, Sealed};
use lyhty_web::policy::Role;
use zeroize::Zeroizing;

/// How many recovery codes an account gets at a time.
pub const RECOVERY_CODES: usize = 10;

/// The name of a colleague, as colleagues know them.
pub type StaffName = Private<Text<100>>;

/// The name somebody signs in with. Stored nowhere: found by its keyed hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginName(Private<String>);

impl LoginName {
    /// Looks at what was typed: 3 to 64 letters of a to z, digits and `. - _ @`; capitals count as small.
    ///
    /// # Errors
    /// `accounts-login-form` when it has another form.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let name = typed.trim().to_lowercase();
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || ".-_@".contains(letter);
        if (3..=64).contains(&name.len()) && name.chars().all(allowed) {
            Ok(Self(Private::new(name)))
        } else {
            Err(Refusal::new("accounts-login-form"))
        }
    }

    /// What is stored and looked up.
    pub fn hash(&self, key: &LoginKey) -> String {
        key.hash(self.0.reveal())
    }
}

/// Codes that stand in for the second factor, once each. Shown once.
pub struct RecoveryCodes(Vec<RecoveryCode>);

impl RecoveryCodes {
    /// A full set of fresh ones.
    pub fn generate() -> Self {
        Self((0..RECOVERY_CODES).map(|_| RecoveryCode::generate()).collect())
    }

    /// In groups, as the person writes them down.
    pub fn grouped(&self) -> impl Iterator<Item = Zeroizing<String>> {
        self.0.iter().map(RecoveryCode::grouped)
    }

    /// What is stored.
    pub(super) fn stored(&self, account: AccountId, pepper: &Pepper) -> Vec<String> {
        self.0.iter().map(|code| code.stored(account, pepper)).collect()
    }
}

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "RecoveryCodes({})", self.0.len())
    }
}

/// A new key pair of an account with all that leads to it, made outside the transaction that stores it.
pub struct Credentials {
    /// The public half.
    pub(super) public: AccountPublic,
    /// The private half under the password.
    pub(super) locked: LockedAccount,
    /// The second factor under the private half.
    pub(super) second_factor: Sealed<TotpSecret>,
    /// The step of the code that confirmed the second factor, which is not taken again.
    pub(super) used_step: i64,
    /// The recovery codes, to be shown once.
    pub(super) codes: RecoveryCodes,
    /// The recovery codes as stored.
    pub(super) code_hashes: Vec<String>,
}

impl Credentials {
    /// Makes a fresh pair. Slow (Argon2id): outside transactions, in the bounded pool.
    ///
    /// # Errors
    /// Busy when there is no memory for the derivation; a fault when sealing fails.
    pub fn make(
        account: AccountId,
        password: &Password,
        second_factor: &TotpSecret,
        used_step: u64,
        machine: &MachineSecrets,
    ) -> Outcome<Self> {
        let secret = AccountSecret::generate();
        let codes = RecoveryCodes::generate();
        Ok(Self {
            public: secret.public(),
            locked: secret.lock_with_password(password, &machine.pepper)?,
            second_factor: secret.seal_own(account, second_factor)?,
            used_step: i64::try_from(used_step).unwrap_or(i64::MAX),
            code_hashes: codes.stored(account, &machine.pepper),
            codes,
        })
    }

    /// The recovery codes, for the page that shows them once.
    pub const fn recovery_codes(&self) -> &RecoveryCodes {
        &self.codes
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credentials(…)")
    }
}

/// An account as somebody typed it: looked at, nothing derived yet.
pub struct NewAccount {
    /// The name to sign in with.
    pub login: LoginName,
    /// The name colleagues know.
    pub name: StaffName,
    /// What the person is in the office.
    pub role: Role,
    /// The password, chosen by the rules.
    pub password: Password,
    /// The second factor that the person has put into their authenticator.
    pub second_factor: TotpSecret,
    /// The step of the code with which they showed it; 0 when nobody typed one (the demonstration).
    pub used_step: u64,
}

impl NewAccount {
    /// Derives and seals everything. Slow (Argon2id): outside transactions, in the bounded pool.
    ///
    /// # Errors
    /// As [`Credentials::make`].
    pub fn prepare(&self, chance: &dyn Chance, machine: &MachineSecrets) -> Outcome<PreparedAccount> {
        let id = AccountId::fresh(chance);
        Ok(PreparedAccount {
            id,
            login_hash: self.login.hash(&machine.login_key),
            name: self.name.clone(),
            role: self.role,
            credentials: Credentials::make(id, &self.password, &self.second_factor, self.used_step, machine)?,
        })
    }
}

/// An account ready to be stored, as often as the transaction is tried.
#[derive(Debug)]
pub struct PreparedAccount {
    pub(super) id: AccountId,
    pub(super) login_hash: String,
    pub(super) name: StaffName,
    pub(super) role: Role,
    pub(super) credentials: Credentials,
}

impl PreparedAccount {
    /// The id that the account will have.
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// The recovery codes, for the page that shows them once.
    pub const fn recovery_codes(&self) -> &RecoveryCodes {
        self.credentials.recovery_codes()
    }
}
