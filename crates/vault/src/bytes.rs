//! Reading our own formats from front to back, without ever reading past the end.

use crate::error::OpenError;

/// What is still to be read.
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    /// From the first byte.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next bytes of a known number.
    pub(crate) fn array<const SIZE: usize>(&mut self) -> Result<&'a [u8; SIZE], OpenError> {
        let (taken, rest) = self.0.split_first_chunk::<SIZE>().ok_or(OpenError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8, OpenError> {
        self.array::<1>().map(|[byte]| *byte)
    }

    /// The next bytes of a number known only now.
    pub(crate) fn slice(&mut self, length: usize) -> Result<&'a [u8], OpenError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(OpenError::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next word that [`word`] wrote.
    pub(crate) fn word(&mut self) -> Result<&'a str, OpenError> {
        let length = usize::from(self.byte()?);
        std::str::from_utf8(self.slice(length)?).map_err(|_| OpenError::Malformed)
    }

    /// The version byte, which must be this one.
    pub(crate) fn version(&mut self, known: u8) -> Result<(), OpenError> {
        let version = self.byte()?;
        if version == known { Ok(()) } else { Err(OpenError::Version(version)) }
    }

    /// The suite byte, which must be this one.
    pub(crate) fn suite(&mut self, known: u8) -> Result<(), OpenError> {
        let suite = self.byte()?;
        if suite == known { Ok(()) } else { Err(OpenError::Suite(suite)) }
    }

    /// Is nothing left?
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that is left.
    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }

    /// Nothing may be left.
    pub(crate) fn end(self) -> Result<(), OpenError> {
        if self.is_empty() { Ok(()) } else { Err(OpenError::Malformed) }
    }
}

/// Writes a short word after its length; our words are far below 255 bytes, and a longer one would be cut.
pub(crate) fn word(into: &mut Vec<u8>, text: &str) {
    let length = u8::try_from(text.len()).unwrap_or(u8::MAX);
    into.push(length);
    into.extend_from_slice(&text.as_bytes()[..usize::from(length)]);
}
