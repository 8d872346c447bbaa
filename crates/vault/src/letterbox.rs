//! The letterbox: how public code writes without being able to read.

use std::fmt;
use std::io::{Read, Write};

use lyhty_base::RecordId;

use crate::compartment::{Compartment, CompartmentPublic};
use crate::error::{OpenError, SealError};
use crate::field::{Payload, Sealed};
use crate::receipt::ReceiptKeys;
use crate::record_key::RecordKey;
use crate::stream::StreamError;
use crate::wrapped_key::WrappedKey;

/// What the public pages hold: the public key of intake and nothing else.
#[derive(Clone, Debug)]
pub struct Letterbox(CompartmentPublic);

impl Letterbox {
    /// The letterbox of intake.
    ///
    /// # Errors
    /// When the key is another compartment's.
    pub fn new(intake: CompartmentPublic) -> Result<Self, OpenError> {
        match intake.compartment() {
            Compartment::Intake => Ok(Self(intake)),
            _ => Err(OpenError::WrongKey),
        }
    }

    /// Begins a record whose key goes to intake.
    pub fn new_record(&self, id: RecordId) -> FreshRecord {
        FreshRecord { id, key: RecordKey::generate(), intake: self.0.clone() }
    }
}

/// A record being written by public code: it can be sealed and handed over, never opened.
pub struct FreshRecord {
    id: RecordId,
    key: RecordKey,
    intake: CompartmentPublic,
}

impl FreshRecord {
    /// The record's id.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Seals one field.
    ///
    /// # Errors
    /// As [`RecordKey::seal`].
    pub fn seal<T: Payload>(&self, payload: &T) -> Result<Sealed<T>, SealError> {
        self.key.seal(self.id, payload)
    }

    /// Seals a document.
    ///
    /// # Errors
    /// As [`RecordKey::seal_document`].
    pub fn seal_document(&self, label: &str, input: impl Read, output: impl Write) -> Result<u64, StreamError> {
        self.key.seal_document(self.id, label, input, output)
    }

    /// The record's key for intake.
    ///
    /// # Errors
    /// When nothing can be sealed to intake's key.
    pub fn wrapped_for_intake(&self) -> Result<WrappedKey, SealError> {
        self.intake.wrap(&self.key, self.id)
    }

    /// The record's key for whoever holds the receipt.
    ///
    /// # Errors
    /// As [`ReceiptKeys::wrap`].
    pub fn wrap_for_receipt(&self, receipt: &ReceiptKeys) -> Result<WrappedKey, SealError> {
        receipt.wrap(&self.key, self.id)
    }
}

impl fmt::Debug for FreshRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FreshRecord({:?}, …)", self.id)
    }
}
