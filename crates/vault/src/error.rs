//! What can go wrong with keys and seals. No message holds anything secret or personal, so all of them may be logged.

use lyhty_base::Problem;

/// Something sealed could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Written by a release that this one does not know.
    #[error("format version {0} is unknown to this release")]
    Version(u8),
    /// Made with a set of algorithms that does not belong here.
    #[error("suite {0} does not belong here")]
    Suite(u8),
    /// Not the shape of anything we write: cut short, or never ours.
    #[error("not in the expected form")]
    Malformed,
    /// Sealed under another key.
    #[error("sealed under another key")]
    WrongKey,
    /// Changed, or moved: another record, another column, another holder, another signer.
    #[error("changed, or moved from where it was sealed")]
    Tampered,
    /// The seal is whole, but this release does not understand what is under it.
    #[error("the sealed content is not understood")]
    Payload,
}

/// Something could not be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The payload can't be written as bytes (a bug in its type).
    #[error("the payload can't be encoded")]
    Payload,
    /// Larger than the format holds: 4 GiB for a field, 2³² chunks for a document.
    #[error("too long to be sealed")]
    TooLong,
    /// Nothing can be sealed to this public key.
    #[error("the recipient's public key is unusable")]
    Recipient,
}

/// There was no memory for a slow key derivation. The same can be tried again a little later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no memory left for a key derivation")]
pub struct Exhausted;

/// An account could not be unlocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// Wrong password (or a locked account that was changed: both look the same).
    #[error("wrong password")]
    WrongPassword,
    /// No memory for the derivation.
    #[error(transparent)]
    Exhausted(#[from] Exhausted),
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        Self::fault(error)
    }
}

impl From<SealError> for Problem {
    fn from(error: SealError) -> Self {
        Self::fault(error)
    }
}

impl From<Exhausted> for Problem {
    fn from(_: Exhausted) -> Self {
        Self::Busy
    }
}
