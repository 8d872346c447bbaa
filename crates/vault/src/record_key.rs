//! Record keys: each person, thread and document has one, and erasure destroys it.

use std::fmt;
use std::io::{Read, Write};

use lyhty_base::RecordId;

use crate::derive::Secret;
use crate::document;
use crate::error::{OpenError, SealError};
use crate::field::{self, Owner, Payload, Sealed};
use crate::random;
use crate::stream::StreamError;

/// The key of one record: seals and opens its fields and documents.
///
/// It can't be copied; it is wrapped for each holder and unwrapped again when needed.
pub struct RecordKey(Secret);

impl RecordKey {
    /// The key of a record that is being made.
    pub fn generate() -> Self {
        Self(random::secret())
    }

    /// Seals one field of the record.
    ///
    /// # Errors
    /// When the payload can't be written as bytes or is larger than 4 GiB.
    pub fn seal<T: Payload>(&self, record: RecordId, payload: &T) -> Result<Sealed<T>, SealError> {
        field::seal(&self.0, &Owner::Record(&record.to_string()), payload)
    }

    /// Opens one field of the record.
    ///
    /// # Errors
    /// When it was sealed under another key, for another record or column, was changed, or is not understood.
    pub fn open<T: Payload>(&self, record: RecordId, sealed: &Sealed<T>) -> Result<T, OpenError> {
        field::open(&self.0, &Owner::Record(&record.to_string()), sealed)
    }

    /// Seals a document of any length, chunk by chunk, and says how many bytes were read. `label` is the permanent
    /// label of the column or file it goes to.
    ///
    /// # Errors
    /// When reading or writing fails.
    pub fn seal_document(
        &self,
        record: RecordId,
        label: &str,
        input: impl Read,
        output: impl Write,
    ) -> Result<u64, StreamError> {
        document::seal(&self.0, record, label, input, output)
    }

    /// Opens a document and says how many bytes were written. Every written byte is authentic, but only at the end is
    /// it sure that nothing is missing: on an error throw away what was written.
    ///
    /// # Errors
    /// When reading or writing fails, or the document is another's, changed or cut short.
    pub fn open_document(
        &self,
        record: RecordId,
        label: &str,
        input: impl Read,
        output: impl Write,
    ) -> Result<u64, StreamError> {
        document::open(&self.0, record, label, input, output)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn from_opened(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut key = Secret::default();
        if bytes.len() != key.len() {
            return Err(OpenError::Malformed);
        }
        key.copy_from_slice(bytes);
        Ok(Self(key))
    }
}

impl fmt::Debug for RecordKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecordKey(…)")
    }
}
