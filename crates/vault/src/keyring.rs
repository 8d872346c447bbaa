//! The keyring: what a session of somebody signed in has opened.
//!
//! Format 1: version byte, account's id (32 digits), account's seed (32), then for each compartment its word and seed.

use std::fmt;

use lyhty_base::AccountId;
use zeroize::Zeroizing;

use crate::account::AccountSecret;
use crate::bytes::{self, Bytes};
use crate::compartment::{Compartment, CompartmentSecret};
use crate::derive::Secret;
use crate::error::OpenError;

const VERSION: u8 = 1;

/// An account's secret and the compartments it was granted.
pub struct Keyring {
    account_id: AccountId,
    account: AccountSecret,
    compartments: Vec<CompartmentSecret>,
}

impl Keyring {
    /// What was opened at sign-in.
    pub fn new(account_id: AccountId, account: AccountSecret, compartments: Vec<CompartmentSecret>) -> Self {
        Self { account_id, account, compartments }
    }

    /// Whose keyring it is.
    pub fn account_id(&self) -> AccountId {
        self.account_id
    }

    /// The account's own keys.
    pub fn account(&self) -> &AccountSecret {
        &self.account
    }

    /// All compartments that were opened.
    pub fn compartments(&self) -> &[CompartmentSecret] {
        &self.compartments
    }

    /// One compartment, if it was granted.
    pub fn compartment(&self, compartment: Compartment) -> Option<&CompartmentSecret> {
        self.compartments.iter().find(|secret| secret.compartment() == compartment)
    }

    /// The keyring as bytes, only to be sealed into a session's row.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        // Large enough from the start: a buffer that grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(128 + self.compartments.len() * 64));
        bytes.push(VERSION);
        bytes.extend_from_slice(self.account_id.to_string().as_bytes());
        bytes.extend_from_slice(self.account.holder().seed().as_slice());
        for secret in &self.compartments {
            bytes::word(&mut bytes, secret.compartment().word());
            bytes.extend_from_slice(secret.seed().as_slice());
        }
        bytes
    }

    /// The keyring out of a session's row.
    ///
    /// # Errors
    /// When the bytes are not a keyring that this release knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut bytes = Bytes::new(bytes);
        bytes.version(VERSION)?;
        let id = std::str::from_utf8(bytes.array::<32>()?).map_err(|_| OpenError::Malformed)?;
        let account_id = id.parse().map_err(|_| OpenError::Malformed)?;
        let account = AccountSecret::from_seed(seed(&mut bytes)?);
        let mut compartments = Vec::new();
        while !bytes.is_empty() {
            let compartment = bytes.word()?.parse().map_err(|_| OpenError::Malformed)?;
            compartments.push(CompartmentSecret::from_seed(compartment, seed(&mut bytes)?));
        }
        Ok(Self { account_id, account, compartments })
    }
}

fn seed(bytes: &mut Bytes<'_>) -> Result<Secret, OpenError> {
    Ok(Zeroizing::new(*bytes.array()?))
}

impl fmt::Debug for Keyring {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Keyring({:?}, …)", self.account_id)
    }
}
