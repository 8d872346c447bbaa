//! A locked account: the root seed under the password and the machine's pepper.
//!
//! Format 1: version byte, suite byte (1: Argon2id, HKDF-SHA-256, XChaCha20-Poly1305), memory in KiB and passes (4 each,
//! big-endian), salt (16), envelope. The header is bound to the envelope, so that nobody makes guessing cheaper by
//! changing it.

use std::fmt;

use zeroize::Zeroizing;

use crate::account::AccountSecret;
use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::envelope;
use crate::error::{Exhausted, OpenError, UnlockError};
use crate::machine::Pepper;
use crate::password::Password;
use crate::random;
use crate::slow::{self, Cost};

const VERSION: u8 = 1;
const SUITE: u8 = 1;
const HEADER: usize = 2 + 4 + 4 + 16;

/// An account as it lies in the database: only the password, on this machine, opens it.
#[derive(Clone, PartialEq, Eq)]
pub struct LockedAccount(Vec<u8>);

impl LockedAccount {
    pub(crate) fn lock(seed: &Secret, password: &Password, pepper: &Pepper) -> Result<Self, Exhausted> {
        let (cost, salt) = (Cost::ACCOUNT, random::public());
        let mut header = vec![VERSION, SUITE];
        header.extend_from_slice(&cost.memory.to_be_bytes());
        header.extend_from_slice(&cost.passes.to_be_bytes());
        header.extend_from_slice(&salt);
        let key = wrapping_key(cost, password, &salt, pepper)?;
        let context = derive::context(&[b"lyhty locked account", &header]);
        let plain = Zeroizing::new(seed.to_vec());
        // 32 bytes are never too long to be sealed.
        envelope::seal(&key, &context, header, plain).map(Self).map_err(|_| Exhausted)
    }

    /// What the store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the store read.
    ///
    /// # Errors
    /// When this release does not know the format, or the header asks for more than we would ever spend.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, OpenError> {
        parse(&bytes)?;
        Ok(Self(bytes))
    }

    /// Unlocks the account. As slow as locking.
    ///
    /// # Errors
    /// When the password is wrong, or there is no memory for the derivation just now.
    pub fn unlock(&self, password: &Password, pepper: &Pepper) -> Result<AccountSecret, UnlockError> {
        let (cost, salt, envelope) = parse(&self.0).map_err(|_| UnlockError::WrongPassword)?;
        let key = wrapping_key(cost, password, salt, pepper)?;
        let context = derive::context(&[b"lyhty locked account", &self.0[..HEADER]]);
        let opened = envelope::open(&key, &context, envelope).map_err(|_| UnlockError::WrongPassword)?;
        let mut seed = Secret::default();
        if opened.len() != seed.len() {
            return Err(UnlockError::WrongPassword);
        }
        seed.copy_from_slice(&opened);
        Ok(AccountSecret::from_seed(seed))
    }
}

impl fmt::Debug for LockedAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("LockedAccount(…)")
    }
}

/// Spends what [`LockedAccount::unlock`] spends, for a login name that nobody has, so that the time does not tell.
pub fn spend_like_unlock(password: &Password, pepper: &Pepper) {
    // The outcome is of no use to anybody; a lack of memory shows the same way as with a real account, by being quick.
    drop(wrapping_key(Cost::ACCOUNT, password, &random::public(), pepper));
}

fn parse(bytes: &[u8]) -> Result<(Cost, &[u8; 16], &[u8]), OpenError> {
    let mut bytes = Bytes::new(bytes);
    bytes.version(VERSION)?;
    bytes.suite(SUITE)?;
    let cost = Cost { memory: u32::from_be_bytes(*bytes.array()?), passes: u32::from_be_bytes(*bytes.array()?) };
    let salt = bytes.array()?;
    if cost.is_bounded() { Ok((cost, salt, bytes.rest())) } else { Err(OpenError::Malformed) }
}

/// The pepper joins after Argon2, so that it also protects a seed whose password was guessed from elsewhere.
fn wrapping_key(cost: Cost, password: &Password, salt: &[u8; 16], pepper: &Pepper) -> Result<Secret, Exhausted> {
    let stretched = slow::derive(cost, password.as_bytes(), salt, None)?;
    let joined = Zeroizing::new([stretched.as_slice(), pepper.bytes().as_slice()].concat());
    Ok(derive::key(&joined, "lyhty locked account 1", &[]))
}
