//! Keys and seals: the only cryptography of the programme.
//!
//! Everything that must stay unreadable in the database is sealed here, and everything that opens it is made here.
//! Other crates handle [`Sealed`] and [`WrappedKey`] as bytes without meaning. Every format begins with a version byte
//! (or a line and a version byte, for files) and stays readable by every later release; the golden files hold one example
//! of each. Secrets are wiped when dropped, blank in `Debug`, compared in constant time, and come from the operating
//! system alone.
//!
//! Primitives: HPKE (RFC 9180) with X-Wing or X25519, XChaCha20-Poly1305, HKDF and HMAC with SHA-256 (RFC 5869, 2104),
//! Argon2id (RFC 9106), Ed25519 (RFC 8032), TOTP (RFC 6238).

mod account;
mod archive;
mod bytes;
mod common_passwords;
mod compartment;
mod content;
mod derive;
mod document;
mod envelope;
mod error;
mod field;
#[cfg(test)]
mod golden;
mod grant;
mod holder;
mod hybrid;
mod keyring;
mod letterbox;
mod locked_account;
mod machine;
mod node;
mod padding;
mod password;
mod random;
mod receipt;
mod record_key;
mod recovery;
pub mod second_factor;
mod secret_file;
mod session;
mod slow;
mod stamp;
mod stream;
mod symbols;
pub mod trail;
mod wrapped_key;

pub use account::{AccountPublic, AccountSecret};
pub use archive::{ArchiveError, ArchiveKind, ArchiveReader, ArchiveWriter};
pub use compartment::{Compartment, CompartmentPublic, CompartmentSecret};
pub use content::sha256;
pub use error::{Exhausted, OpenError, SealError, UnlockError};
pub use field::{Payload, Sealed};
pub use grant::{Grant, Granter};
pub use keyring::Keyring;
pub use letterbox::{FreshRecord, Letterbox};
pub use locked_account::{LockedAccount, spend_like_unlock};
pub use machine::{LoginKey, MachineError, MachineKey, MachinePublic, MachineSecrets, Pepper};
pub use node::{NodeSecret, NodeSecrets};
pub use password::{Password, PasswordProblem};
pub use random::OsChance;
pub use receipt::{ReceiptDigits, ReceiptKeys, ReceiptProblem};
pub use record_key::RecordKey;
pub use recovery::{RecoveryGrant, RecoveryParseError, RecoveryPublic, RecoverySecret};
pub use session::{SealUse, SessionSecret};
pub use stamp::{Stamp, StampKey, StampProblem};
pub use stream::StreamError;
pub use wrapped_key::{KeySuite, WrappedKey};

#[doc(hidden)]
pub mod macro_support {
    pub use zeroize::Zeroizing;

    pub use crate::field::{from_json, to_json};
}
