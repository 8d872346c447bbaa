//! The trail's arithmetic: hashes that chain entries, digests of rows, and signed checkpoints.
//!
//! A checkpoint is one line of text, so that a second party can keep it on paper or in a mail:
//! `lyhty-checkpoint 1 <position> <entry hash> <moment in milliseconds> <signature>`, hashes and signature in hexadecimal
//! digits.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use lyhty_base::Moment;

use crate::derive::{self, Secret};
use crate::error::OpenError;
use crate::holder;

const WORD: &str = "lyhty-checkpoint";
const VERSION: &str = "1";

/// Text that is not what it should be: not a hash, a key or a checkpoint of ours, or not signed by this key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// Not in the form that we write.
    #[error("not in the form of a checkpoint")]
    Form,
    /// Written by a release that this one does not know.
    #[error("a checkpoint of a version unknown to this release")]
    Version,
    /// Changed, or signed by another key.
    #[error("the signature does not match")]
    Signature,
}

macro_rules! hashes {
    ($($(#[$meta:meta])* $name:ident),+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// The 32 bytes.
            pub const fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = CheckpointError;

            fn from_str(text: &str) -> Result<Self, CheckpointError> {
                decode(text).map(Self)
            }
        }
    )+};
}

hashes! {
    /// The hash of an entry and, through the previous one, of all entries before it.
    EntryHash,
    /// The digest of one row as it was when an entry told of it.
    RowDigest
}

impl EntryHash {
    /// Before the first entry.
    pub const START: Self = Self([0; 32]);
}

/// The hash of the next entry: of the previous hash and the entry written in its one canonical way.
pub fn link(previous: &EntryHash, entry: &[u8]) -> EntryHash {
    EntryHash(derive::hash("lyhty trail entry 1", &[&previous.0, entry]))
}

/// The digest of a row: of its table, its id, and its columns in the order given, each with its name and value. A value
/// that is missing (NULL) differs from an empty one.
pub fn digest_row(table: &str, row_id: &str, columns: &[(&str, Option<&[u8]>)]) -> RowDigest {
    let mut parts = vec![table.as_bytes(), row_id.as_bytes()];
    for (name, value) in columns {
        let (mark, bytes): (&[u8], &[u8]) = match value {
            Some(bytes) => (b"value", bytes),
            None => (b"missing", b""),
        };
        parts.extend([name.as_bytes(), mark, bytes]);
    }
    RowDigest(derive::hash("lyhty trail row 1", &parts))
}

/// How far the trail had come at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The number of entries in the chain.
    pub position: u64,
    /// The hash of the last of them.
    pub entry_hash: EntryHash,
    /// When it was signed.
    pub at: Moment,
}

impl Checkpoint {
    /// Signs the checkpoint.
    pub fn sign(self, key: &TrailKey) -> SignedCheckpoint {
        SignedCheckpoint { checkpoint: self, signature: key.signing().sign(&self.signed()).to_bytes() }
    }

    fn signed(&self) -> Vec<u8> {
        derive::context(&[
            WORD.as_bytes(),
            VERSION.as_bytes(),
            &self.position.to_be_bytes(),
            &self.entry_hash.0,
            &self.at.milliseconds().to_be_bytes(),
        ])
    }
}

/// A checkpoint with a signature that is yet to be verified. `Display` and `FromStr` are its one line of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    signature: [u8; holder::SIGNATURE],
}

impl SignedCheckpoint {
    /// The checkpoint, if this key signed it.
    ///
    /// # Errors
    /// When the signature is another's.
    pub fn verify(&self, key: &TrailPublic) -> Result<Checkpoint, CheckpointError> {
        key.0
            .verify_strict(&self.checkpoint.signed(), &Signature::from_bytes(&self.signature))
            .map_err(|_| CheckpointError::Signature)?;
        Ok(self.checkpoint)
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checkpoint { position, entry_hash, at } = self.checkpoint;
        let signature = HEXLOWER.encode(&self.signature);
        write!(formatter, "{WORD} {VERSION} {position} {entry_hash} {} {signature}", at.milliseconds())
    }
}

impl FromStr for SignedCheckpoint {
    type Err = CheckpointError;

    /// Only the one spelling that we write, so that a line has one meaning.
    fn from_str(line: &str) -> Result<Self, CheckpointError> {
        let mut words = line.split(' ');
        let mut next = || words.next().ok_or(CheckpointError::Form);
        if next()? != WORD {
            return Err(CheckpointError::Form);
        }
        if next()? != VERSION {
            return Err(CheckpointError::Version);
        }
        let position = next()?.parse().map_err(|_| CheckpointError::Form)?;
        let entry_hash = next()?.parse()?;
        let at = Moment::from_milliseconds(next()?.parse().map_err(|_| CheckpointError::Form)?);
        let signed = Self { checkpoint: Checkpoint { position, entry_hash, at }, signature: decode(next()?)? };
        if signed.to_string() == line { Ok(signed) } else { Err(CheckpointError::Form) }
    }
}

/// The key that signs checkpoints.
#[derive(Clone)]
pub struct TrailKey(Secret);

impl TrailKey {
    pub(crate) fn new(seed: Secret) -> Self {
        Self(seed)
    }

    /// A key for tests; the machine's own lies in [`crate::MachineSecrets`].
    pub fn generate() -> Self {
        Self(crate::random::secret())
    }

    pub(crate) fn seed(&self) -> &Secret {
        &self.0
    }

    fn signing(&self) -> SigningKey {
        SigningKey::from_bytes(&derive::key(&*self.0, "lyhty trail key 1: signing", &[]))
    }

    /// The public half, for whoever verifies.
    pub fn public(&self) -> TrailPublic {
        TrailPublic(self.signing().verifying_key())
    }
}

impl fmt::Debug for TrailKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TrailKey(…)")
    }
}

/// The public half of the key that signs checkpoints; its text form is 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrailPublic(VerifyingKey);

impl fmt::Display for TrailPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&HEXLOWER.encode(self.0.as_bytes()))
    }
}

impl FromStr for TrailPublic {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        holder::verifying_key(&decode(text)?).map(Self).map_err(|_: OpenError| CheckpointError::Form)
    }
}

fn decode<const SIZE: usize>(text: &str) -> Result<[u8; SIZE], CheckpointError> {
    let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| CheckpointError::Form)?;
    bytes.try_into().map_err(|_| CheckpointError::Form)
}
