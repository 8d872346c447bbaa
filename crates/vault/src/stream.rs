//! Sealing without end in sight: the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015) over
//! XChaCha20-Poly1305.
//!
//! Bytes: nonce prefix (19), key commitment (32), chunks. A chunk's nonce is the prefix, the chunk's number (4,
//! big-endian) and a last byte that is 1 for the last chunk and 0 before it; so chunks can't be dropped, doubled, put in
//! another order or cut off at the end. A chunk's plain text is padded content: all chunks but the last hold 65,532
//! bytes and fill 65,536; the last is padded to a step, and there is always a last one, if need be an empty one.

use std::io::{self, Read, Write};

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305, XNonce};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::envelope::{COMMITMENT, TAG, message_key};
use crate::error::{OpenError, SealError};
use crate::padding::{self, LARGEST, PREFIX};
use crate::random;

const NONCE_PREFIX: usize = 19;
/// Bytes of content in a full chunk.
const CONTENT: usize = LARGEST - PREFIX;
/// Bytes of a full chunk as it is written.
const CHUNK: usize = LARGEST + TAG;

/// Why a document or an archive was not sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// Reading or writing failed.
    #[error("reading or writing failed")]
    Storage(#[from] io::Error),
    /// It can't be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It ends too early.
    #[error("cut short")]
    Truncated,
}

impl From<StreamError> for lyhty_base::Problem {
    fn from(error: StreamError) -> Self {
        Self::fault(error)
    }
}

impl From<StreamError> for io::Error {
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Storage(error) => error,
            StreamError::Truncated => Self::new(io::ErrorKind::UnexpectedEof, StreamError::Truncated),
            other => Self::new(io::ErrorKind::InvalidData, other),
        }
    }
}

/// Cipher and counter, the same on both sides.
struct Chunks {
    cipher: XChaCha20Poly1305,
    prefix: [u8; NONCE_PREFIX],
    context: Vec<u8>,
    /// The next chunk's number; nothing once all numbers are used up.
    next: Option<u32>,
}

impl Chunks {
    fn new(key: &[u8; 32], prefix: [u8; NONCE_PREFIX], context: Vec<u8>) -> (Self, [u8; COMMITMENT]) {
        let (own, commitment) = message_key(key, &prefix);
        let cipher = XChaCha20Poly1305::new((&*own).into());
        (Self { cipher, prefix, context, next: Some(0) }, commitment)
    }

    fn nonce(&mut self, last: bool) -> Option<XNonce> {
        let number = self.next?;
        self.next = number.checked_add(1);
        let mut nonce = [0; 24];
        nonce[..NONCE_PREFIX].copy_from_slice(&self.prefix);
        nonce[NONCE_PREFIX..23].copy_from_slice(&number.to_be_bytes());
        nonce[23] = u8::from(last);
        Some(nonce.into())
    }
}

/// Seals what is written to it. Without [`StreamWriter::finish`] the last chunk is missing and nobody opens it.
pub(crate) struct StreamWriter<W: Write> {
    chunks: Chunks,
    content: Zeroizing<Vec<u8>>,
    output: W,
}

impl<W: Write> StreamWriter<W> {
    pub(crate) fn new(key: &[u8; 32], context: Vec<u8>, mut output: W) -> io::Result<Self> {
        let prefix = random::public();
        let (chunks, commitment) = Chunks::new(key, prefix, context);
        output.write_all(&prefix)?;
        output.write_all(&commitment)?;
        Ok(Self { chunks, content: Zeroizing::new(Vec::with_capacity(CONTENT)), output })
    }

    /// Takes more content. A full chunk is written only when more comes, since it might be the last.
    pub(crate) fn push(&mut self, mut bytes: &[u8]) -> Result<(), StreamError> {
        while !bytes.is_empty() {
            if self.content.len() == CONTENT {
                self.write_chunk(false)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CONTENT - self.content.len()));
            self.content.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// Writes the last chunk and gives the output back, not yet flushed.
    pub(crate) fn finish(mut self) -> Result<W, StreamError> {
        self.write_chunk(true)?;
        Ok(self.output)
    }

    fn write_chunk(&mut self, last: bool) -> Result<(), StreamError> {
        let mut plain = padding::pad(&[&self.content])?;
        let nonce = self.chunks.nonce(last).ok_or(SealError::TooLong)?;
        let tag = self
            .chunks
            .cipher
            .encrypt_inout_detached(&nonce, &self.chunks.context, plain.as_mut_slice().into())
            .map_err(|_| SealError::TooLong)?;
        self.output.write_all(&plain)?;
        self.output.write_all(&tag)?;
        self.content.clear();
        Ok(())
    }
}

/// Opens a stream chunk by chunk, giving out authentic content only.
pub(crate) struct StreamReader<R: Read> {
    chunks: Chunks,
    input: R,
    /// The byte after the last full chunk, read to find out whether one follows.
    ahead: Option<u8>,
    plain: Zeroizing<Vec<u8>>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Finished,
    Failed,
}

impl<R: Read> StreamReader<R> {
    pub(crate) fn new(key: &[u8; 32], context: Vec<u8>, mut input: R) -> Result<Self, StreamError> {
        let (mut prefix, mut claimed) = ([0; NONCE_PREFIX], [0; COMMITMENT]);
        input.read_exact(&mut prefix).map_err(truncated)?;
        input.read_exact(&mut claimed).map_err(truncated)?;
        let (chunks, commitment) = Chunks::new(key, prefix, context);
        if !bool::from(commitment.ct_eq(&claimed)) {
            return Err(OpenError::WrongKey.into());
        }
        let plain = Zeroizing::new(Vec::with_capacity(CHUNK));
        Ok(Self { chunks, input, ahead: None, plain, state: State::Open })
    }

    /// The next chunk's content; nothing after the last. After an error there is no going on.
    pub(crate) fn next_chunk(&mut self) -> Result<Option<&[u8]>, StreamError> {
        match self.state {
            State::Finished => return Ok(None),
            State::Failed => return Err(OpenError::Tampered.into()),
            State::Open => self.state = State::Failed,
        }
        let last = self.read_chunk()?;
        let nonce = self.chunks.nonce(last).ok_or(OpenError::Malformed)?;
        let (body, tag) = self.plain.split_last_chunk_mut::<TAG>().ok_or(StreamError::Truncated)?;
        self.chunks
            .cipher
            .decrypt_inout_detached(&nonce, &self.chunks.context, (&mut *body).into(), (&*tag).into())
            .map_err(|_| OpenError::Tampered)?;
        self.state = if last { State::Finished } else { State::Open };
        let content = padding::unpad(body)?;
        Ok(Some(content))
    }

    /// Reads one chunk as it is written and says whether it is the last.
    fn read_chunk(&mut self) -> Result<bool, StreamError> {
        self.plain.clear();
        self.plain.extend(self.ahead.take());
        let wanted = u64::try_from(CHUNK - self.plain.len()).unwrap_or(0);
        (&mut self.input).take(wanted).read_to_end(&mut self.plain)?;
        if self.plain.len() < CHUNK {
            return Ok(true);
        }
        let mut byte = [0; 1];
        self.ahead = loop {
            match self.input.read(&mut byte) {
                Ok(0) => break None,
                Ok(_) => break Some(byte[0]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        };
        Ok(self.ahead.is_none())
    }
}

/// An end that comes too early is a stream cut short.
pub(crate) fn truncated(error: io::Error) -> StreamError {
    if error.kind() == io::ErrorKind::UnexpectedEof { StreamError::Truncated } else { error.into() }
}
