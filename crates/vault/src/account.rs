//! Accounts: the keys of one person of the staff.

use std::fmt;

use lyhty_base::{AccountId, RecordId};

use crate::derive::Secret;
use crate::error::{Exhausted, OpenError, SealError};
use crate::field::{self, Owner, Payload, Sealed};
use crate::holder::{HolderPublic, HolderSecret};
use crate::locked_account::LockedAccount;
use crate::machine::Pepper;
use crate::password::Password;
use crate::random;
use crate::record_key::RecordKey;
use crate::wrapped_key::{self, Binding, WrappedKey};

/// The secret half of an account: opens what is sealed to it, signs grants. Lives in an open session and, locked with
/// the password, in the database.
pub struct AccountSecret(HolderSecret);

impl AccountSecret {
    /// The keys of a new account.
    pub fn generate() -> Self {
        Self::from_seed(random::secret())
    }

    pub(crate) fn from_seed(seed: Secret) -> Self {
        Self(HolderSecret::new(seed, "account"))
    }

    pub(crate) fn holder(&self) -> &HolderSecret {
        &self.0
    }

    /// The public half.
    pub fn public(&self) -> AccountPublic {
        AccountPublic(self.0.public())
    }

    /// Locks the account with a password. Slow on purpose (about a tenth of a second, 64 MiB): never in a transaction,
    /// always in the bounded pool.
    ///
    /// # Errors
    /// When there is no memory for it just now.
    pub fn lock_with_password(&self, password: &Password, pepper: &Pepper) -> Result<LockedAccount, Exhausted> {
        LockedAccount::lock(self.0.seed(), password, pepper)
    }

    /// Unwraps a record key that was given to this account.
    ///
    /// # Errors
    /// When it was wrapped for another holder or record, or was changed.
    pub fn unwrap(&self, wrapped: &WrappedKey, record: RecordId) -> Result<RecordKey, OpenError> {
        wrapped_key::unwrap_hybrid(&self.0.sealing(), Binding { holder: "account", record }, wrapped)
    }

    /// Seals a field that only this account opens, such as its second factor.
    ///
    /// # Errors
    /// When the payload can't be written as bytes or is too long.
    pub fn seal_own<T: Payload>(&self, own: AccountId, payload: &T) -> Result<Sealed<T>, SealError> {
        field::seal(&self.0.own_key(), &Owner::Account(&own.to_string()), payload)
    }

    /// Opens a field that this account sealed for itself.
    ///
    /// # Errors
    /// When it is another account's or column's, was changed, or is not understood.
    pub fn open_own<T: Payload>(&self, own: AccountId, sealed: &Sealed<T>) -> Result<T, OpenError> {
        field::open(&self.0.own_key(), &Owner::Account(&own.to_string()), sealed)
    }
}

impl fmt::Debug for AccountSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccountSecret(…)")
    }
}

/// The public half of an account: others seal to it and verify what it signed.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountPublic(pub(crate) HolderPublic);

impl AccountPublic {
    /// For the table of accounts.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// From the table of accounts.
    ///
    /// # Errors
    /// When the bytes are not public keys that this release knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        HolderPublic::from_bytes(bytes).map(Self)
    }

    /// Wraps a record key for this account.
    ///
    /// # Errors
    /// When nothing can be sealed to this key.
    pub fn wrap(&self, key: &RecordKey, record: RecordId) -> Result<WrappedKey, SealError> {
        wrapped_key::wrap_hybrid(&self.0.sealing, Binding { holder: "account", record }, key)
    }
}

impl fmt::Debug for AccountPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccountPublic(…)")
    }
}
