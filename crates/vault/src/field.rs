//! Sealed fields: what lies in one column of one row.
//!
//! Format 1: version byte, suite byte, then for suite 1 an envelope (nonce, commitment, XChaCha20-Poly1305) and for
//! suite 2 HPKE with X-Wing. Under the seal: length, payload version, payload, padding in steps. Bound to the column's
//! permanent label, to whose field it is, and to version and suite.

use std::fmt;
use std::io::{self, Write};
use std::marker::PhantomData;

use zeroize::Zeroizing;

use crate::bytes::Bytes;
use crate::derive;
use crate::envelope;
use crate::error::{OpenError, SealError};
use crate::hybrid::{self, KeyPair, XWing};
use crate::padding;

const VERSION: u8 = 1;
const SYMMETRIC: u8 = 1;
const HYBRID: u8 = 2;

/// What may lie under a seal: a versioned value with a permanent label.
///
/// Payloads stay readable by every later release: [`Payload::decode`] takes every version that was ever written, and
/// migrations never touch sealed values.
pub trait Payload: Sized {
    /// The permanent label of the sealed column as it stands in `columns.toml`. Never renamed: the seal is bound to it.
    const LABEL: &'static str;
    /// The version that [`Payload::encode`] writes.
    const VERSION: u8;

    /// The value as bytes.
    ///
    /// # Errors
    /// [`SealError::Payload`] when the value can't be written.
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, SealError>;

    /// The value out of bytes that some release wrote with this version.
    ///
    /// # Errors
    /// [`OpenError::Payload`] when the version or the bytes are not understood.
    fn decode(version: u8, bytes: &[u8]) -> Result<Self, OpenError>;
}

/// Makes a serde type a [`Payload`] written as JSON.
///
/// ```
/// use lyhty_vault::Payload;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Note {
///     text: String,
/// }
/// lyhty_vault::json_payload!(Note, "notes.body", 1);
///
/// let note = Note { text: "water the plants".to_owned() };
/// assert_eq!(note.encode()?.as_slice(), br#"{"text":"water the plants"}"#);
/// # Ok::<(), lyhty_vault::SealError>(())
/// ```
#[macro_export]
macro_rules! json_payload {
    ($payload:ty, $label:expr, $version:literal) => {
        impl $crate::Payload for $payload {
            const LABEL: &'static str = $label;
            const VERSION: u8 = $version;

            fn encode(
                &self,
            ) -> ::std::result::Result<$crate::macro_support::Zeroizing<::std::vec::Vec<u8>>, $crate::SealError> {
                $crate::macro_support::to_json(self)
            }

            fn decode(version: u8, bytes: &[u8]) -> ::std::result::Result<Self, $crate::OpenError> {
                if version != $version {
                    return Err($crate::OpenError::Payload);
                }
                $crate::macro_support::from_json(bytes)
            }
        }
    };
}

/// The JSON of a value, leaving no copy behind in memory.
#[doc(hidden)]
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let mut buffer = WipedBuffer(Zeroizing::new(Vec::with_capacity(1024)));
    serde_json::to_writer(&mut buffer, value).map_err(|_| SealError::Payload)?;
    Ok(buffer.0)
}

/// The value of some JSON.
#[doc(hidden)]
pub fn from_json<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, OpenError> {
    serde_json::from_slice(bytes).map_err(|_| OpenError::Payload)
}

/// A buffer that wipes what it leaves behind when it grows; a plain `Vec` would leave copies on the heap.
struct WipedBuffer(Zeroizing<Vec<u8>>);

impl Write for WipedBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(self.0.capacity() * 2)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A sealed value as it lies in the database: says nothing of its content, not even in `Debug`.
pub struct Sealed<T: Payload> {
    bytes: Vec<u8>,
    payload: PhantomData<fn() -> T>,
}

impl<T: Payload> Sealed<T> {
    /// What the store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the store writes, without a copy.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What the store read. Whether it is sealed at all shows when it is opened.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self { bytes, payload: PhantomData }
    }
}

impl<T: Payload> fmt::Debug for Sealed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealed(…)")
    }
}

impl<T: Payload> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self::from_bytes(self.bytes.clone())
    }
}

impl<T: Payload> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<T: Payload> Eq for Sealed<T> {}

/// Whose field it is: part of what the seal is bound to.
pub(crate) enum Owner<'a> {
    Record(&'a str),
    Account(&'a str),
    Machine(&'a str),
}

impl Owner<'_> {
    fn context<T: Payload>(&self, suite: u8) -> Vec<u8> {
        let (kind, id) = match self {
            Self::Record(id) => ("record", id),
            Self::Account(id) => ("account", id),
            Self::Machine(id) => ("machine", id),
        };
        derive::context(&[b"lyhty field", &[VERSION, suite], T::LABEL.as_bytes(), kind.as_bytes(), id.as_bytes()])
    }
}

fn padded<T: Payload>(payload: &T) -> Result<Zeroizing<Vec<u8>>, SealError> {
    padding::pad(&[&[T::VERSION], &payload.encode()?])
}

fn decoded<T: Payload>(plain: &[u8]) -> Result<T, OpenError> {
    let (version, content) = padding::unpad(plain)?.split_first().ok_or(OpenError::Malformed)?;
    T::decode(*version, content)
}

/// Seals a payload under a symmetric key.
pub(crate) fn seal<T: Payload>(key: &[u8; 32], owner: &Owner<'_>, payload: &T) -> Result<Sealed<T>, SealError> {
    let header = vec![VERSION, SYMMETRIC];
    envelope::seal(key, &owner.context::<T>(SYMMETRIC), header, padded(payload)?).map(Sealed::from_bytes)
}

/// Opens what [`seal`] made.
pub(crate) fn open<T: Payload>(key: &[u8; 32], owner: &Owner<'_>, sealed: &Sealed<T>) -> Result<T, OpenError> {
    let mut bytes = Bytes::new(&sealed.bytes);
    bytes.version(VERSION)?;
    bytes.suite(SYMMETRIC)?;
    decoded(&envelope::open(key, &owner.context::<T>(SYMMETRIC), bytes.rest())?)
}

/// Seals a payload to a public key.
pub(crate) fn seal_to<T: Payload>(
    public: &<XWing as hpke::Kem>::PublicKey,
    owner: &Owner<'_>,
    payload: &T,
) -> Result<Sealed<T>, SealError> {
    let header = vec![VERSION, HYBRID];
    hybrid::seal::<XWing>(public, &owner.context::<T>(HYBRID), header, &padded(payload)?).map(Sealed::from_bytes)
}

/// Opens what [`seal_to`] made.
pub(crate) fn open_with<T: Payload>(
    pair: &KeyPair<XWing>,
    owner: &Owner<'_>,
    sealed: &Sealed<T>,
) -> Result<T, OpenError> {
    let mut bytes = Bytes::new(&sealed.bytes);
    bytes.version(VERSION)?;
    bytes.suite(HYBRID)?;
    decoded(&pair.open(&owner.context::<T>(HYBRID), bytes.rest())?)
}
