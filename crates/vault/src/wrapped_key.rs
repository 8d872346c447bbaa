//! Wrapped record keys: every copy of a record key that lies in the table `record_keys`.
//!
//! Format 1: version byte, suite byte, then by suite
//! 1. HPKE with X25519: for receipts;
//! 2. HPKE with X-Wing: to a compartment or an account by whoever has only the public key;
//! 3. an envelope under the compartment's symmetric key.
//!
//! Bound to the kind of holder and the record's id, and to version and suite.

use std::fmt;

use lyhty_base::RecordId;

use crate::bytes::Bytes;
use crate::derive;
use crate::envelope;
use crate::error::{OpenError, SealError};
use crate::hybrid::{self, KeyPair, X25519, XWing};
use crate::record_key::RecordKey;

const VERSION: u8 = 1;

/// How a record key is wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySuite {
    /// HPKE with X25519, HKDF-SHA-256 and ChaCha20-Poly1305: to a receipt.
    Receipt,
    /// HPKE with X-Wing, HKDF-SHA-256 and ChaCha20-Poly1305: to a compartment or an account.
    Hybrid,
    /// Symmetrically, by somebody inside the compartment.
    Symmetric,
}

impl KeySuite {
    const fn byte(self) -> u8 {
        match self {
            Self::Receipt => 1,
            Self::Hybrid => 2,
            Self::Symmetric => 3,
        }
    }
}

/// A record key that only its holder can unwrap.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey(Vec<u8>);

impl WrappedKey {
    /// What the store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the store read. Whether it is a wrapped key shows when it is unwrapped.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// How it is wrapped: a list finds out here what to wrap anew.
    ///
    /// # Errors
    /// When version or suite are unknown.
    pub fn suite(&self) -> Result<KeySuite, OpenError> {
        let mut bytes = Bytes::new(&self.0);
        bytes.version(VERSION)?;
        match bytes.byte()? {
            1 => Ok(KeySuite::Receipt),
            2 => Ok(KeySuite::Hybrid),
            3 => Ok(KeySuite::Symmetric),
            unknown => Err(OpenError::Suite(unknown)),
        }
    }

    fn body(&self, suite: KeySuite) -> Result<&[u8], OpenError> {
        let mut bytes = Bytes::new(&self.0);
        bytes.version(VERSION)?;
        bytes.suite(suite.byte())?;
        Ok(bytes.rest())
    }
}

impl fmt::Debug for WrappedKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("WrappedKey(…)")
    }
}

/// What a wrapped key is bound to besides its holder's key.
#[derive(Clone, Copy)]
pub(crate) struct Binding<'a> {
    /// The kind of holder: a compartment's word, `receipt` or `account`.
    pub(crate) holder: &'a str,
    pub(crate) record: RecordId,
}

impl Binding<'_> {
    fn context(self, suite: KeySuite) -> Vec<u8> {
        let record = self.record.to_string();
        derive::context(&[b"lyhty record key", &[VERSION, suite.byte()], self.holder.as_bytes(), record.as_bytes()])
    }
}

fn header(suite: KeySuite) -> Vec<u8> {
    vec![VERSION, suite.byte()]
}

pub(crate) fn wrap_symmetric(
    key: &[u8; 32],
    binding: Binding<'_>,
    record: &RecordKey,
) -> Result<WrappedKey, SealError> {
    let suite = KeySuite::Symmetric;
    let plain = record.bytes().to_vec().into();
    envelope::seal(key, &binding.context(suite), header(suite), plain).map(WrappedKey)
}

pub(crate) fn unwrap_symmetric(
    key: &[u8; 32],
    binding: Binding<'_>,
    wrapped: &WrappedKey,
) -> Result<RecordKey, OpenError> {
    let suite = KeySuite::Symmetric;
    RecordKey::from_opened(&envelope::open(key, &binding.context(suite), wrapped.body(suite)?)?)
}

pub(crate) fn wrap_hybrid(
    public: &<XWing as hpke::Kem>::PublicKey,
    binding: Binding<'_>,
    record: &RecordKey,
) -> Result<WrappedKey, SealError> {
    let suite = KeySuite::Hybrid;
    hybrid::seal::<XWing>(public, &binding.context(suite), header(suite), record.bytes()).map(WrappedKey)
}

pub(crate) fn unwrap_hybrid(
    pair: &KeyPair<XWing>,
    binding: Binding<'_>,
    wrapped: &WrappedKey,
) -> Result<RecordKey, OpenError> {
    let suite = KeySuite::Hybrid;
    RecordKey::from_opened(&pair.open(&binding.context(suite), wrapped.body(suite)?)?)
}

pub(crate) fn wrap_for_receipt(
    public: &<X25519 as hpke::Kem>::PublicKey,
    binding: Binding<'_>,
    record: &RecordKey,
) -> Result<WrappedKey, SealError> {
    let suite = KeySuite::Receipt;
    hybrid::seal::<X25519>(public, &binding.context(suite), header(suite), record.bytes()).map(WrappedKey)
}

pub(crate) fn unwrap_for_receipt(
    pair: &KeyPair<X25519>,
    binding: Binding<'_>,
    wrapped: &WrappedKey,
) -> Result<RecordKey, OpenError> {
    let suite = KeySuite::Receipt;
    RecordKey::from_opened(&pair.open(&binding.context(suite), wrapped.body(suite)?)?)
}
