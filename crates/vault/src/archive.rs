//! Archives: what `backup` writes, sealed to the recovery key, of any length.
//!
//! Format 1: the line `lyhty archive`, version byte, suite byte (2: HPKE with X-Wing, then a [stream](crate::stream)),
//! kind, moment it was made (8, big-endian milliseconds), sealed stream key, stream. Everything before the sealed key is
//! bound to all of the rest, so that an archive can't be passed off as one of another kind or day.

use std::fmt;
use std::io::{self, Read, Write};

use lyhty_base::Moment;

use crate::derive::{self, Secret};
use crate::envelope::TAG;
use crate::error::OpenError;
use crate::holder;
use crate::random;
use crate::recovery::{RecoveryPublic, RecoverySecret};
use crate::stream::{StreamError, StreamReader, StreamWriter};

const MAGIC: &[u8; 14] = b"lyhty archive\n";
const VERSION: u8 = 1;
const SUITE: u8 = 2;
const HEADER: usize = MAGIC.len() + 3 + 8;
/// X-Wing's encapsulated key, the stream's key and a tag.
const SEALED_KEY: usize = 1120 + 32 + TAG;

lyhty_base::code_list! {
    /// The three archives of a backup, which are kept apart and for different times.
    pub enum ArchiveKind: "archive-kind" {
        /// All data, sealed as it lies in the database; kept as long as the office wishes.
        Data = "data",
        /// The wrapped record keys; kept 35 days, so that what was erased is gone for good after that.
        RecordKeys = "record keys",
        /// Pepper, stamp key and the machine's other secrets; kept apart from both.
        MachineSecrets = "machine secrets",
    }
}

impl ArchiveKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Data => 1,
            Self::RecordKeys => 2,
            Self::MachineSecrets => 3,
        }
    }
}

/// Why an archive was not opened.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// Not an archive of ours.
    #[error("not an archive of this programme")]
    NotAnArchive,
    /// An archive of ours, but of another kind.
    #[error("an archive of another kind: {}", found.word())]
    Kind {
        /// What it is.
        found: ArchiveKind,
    },
    /// It can't be read or opened.
    #[error(transparent)]
    Stream(#[from] StreamError),
}

impl From<OpenError> for ArchiveError {
    fn from(error: OpenError) -> Self {
        Self::Stream(error.into())
    }
}

impl From<io::Error> for ArchiveError {
    fn from(error: io::Error) -> Self {
        Self::Stream(error.into())
    }
}

impl From<ArchiveError> for lyhty_base::Problem {
    fn from(error: ArchiveError) -> Self {
        Self::fault(error)
    }
}

fn sealed_context(header: &[u8]) -> Vec<u8> {
    derive::context(&[b"lyhty archive key", header])
}

fn stream_context(header: &[u8]) -> Vec<u8> {
    derive::context(&[b"lyhty archive", header])
}

/// Seals what is written to it. Only [`ArchiveWriter::finish`] makes it an archive: one that was broken off is refused.
pub struct ArchiveWriter<W: Write>(StreamWriter<W>);

impl<W: Write> ArchiveWriter<W> {
    /// Begins an archive.
    ///
    /// # Errors
    /// When writing fails or nothing can be sealed to the recovery key.
    pub fn new(recovery: &RecoveryPublic, kind: ArchiveKind, made_at: Moment, mut output: W) -> io::Result<Self> {
        let mut header = MAGIC.to_vec();
        header.extend_from_slice(&[VERSION, SUITE, kind.byte()]);
        header.extend_from_slice(&made_at.milliseconds().to_be_bytes());
        let key: Secret = random::secret();
        let begun = holder::seal(&recovery.0, &sealed_context(&header), header.clone(), key.as_slice());
        output.write_all(&begun.map_err(StreamError::from)?)?;
        StreamWriter::new(&key, stream_context(&header), output).map(Self)
    }

    /// Writes the end and flushes.
    ///
    /// # Errors
    /// When writing fails.
    pub fn finish(self) -> io::Result<W> {
        let mut output = self.0.finish()?;
        output.flush()?;
        Ok(output)
    }
}

impl<W: Write> Write for ArchiveWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.push(bytes)?;
        Ok(bytes.len())
    }

    /// Does nothing: a chunk is written when it is full, and the rest by [`ArchiveWriter::finish`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> fmt::Debug for ArchiveWriter<W> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ArchiveWriter(…)")
    }
}

/// Opens an archive. What is read is authentic, but only the end of reading (0 bytes) says that nothing is missing.
pub struct ArchiveReader<R: Read> {
    stream: StreamReader<R>,
    /// Content of the present chunk that was not yet given out.
    content: zeroize::Zeroizing<Vec<u8>>,
    given: usize,
    made_at: Moment,
}

impl<R: Read> ArchiveReader<R> {
    /// Opens an archive of a kind.
    ///
    /// # Errors
    /// When it is none, of another kind, sealed to another recovery key, or changed.
    pub fn open(recovery: &RecoverySecret, kind: ArchiveKind, mut input: R) -> Result<Self, ArchiveError> {
        let mut header = [0; HEADER];
        read_whole(&mut input, &mut header).map_err(|_| ArchiveError::NotAnArchive)?;
        let Some((magic, [version, suite, found, made_at @ ..])) = header.split_first_chunk::<14>() else {
            return Err(ArchiveError::NotAnArchive);
        };
        if magic != MAGIC {
            return Err(ArchiveError::NotAnArchive);
        }
        if *version != VERSION {
            return Err(OpenError::Version(*version).into());
        }
        if *suite != SUITE {
            return Err(OpenError::Suite(*suite).into());
        }
        let known = ArchiveKind::ALL.iter().copied().find(|kind| kind.byte() == *found).ok_or(OpenError::Malformed)?;
        if known != kind {
            return Err(ArchiveError::Kind { found: known });
        }
        let made_at = made_at.try_into().map_err(|_| OpenError::Malformed)?;
        let mut sealed = [0; SEALED_KEY];
        read_whole(&mut input, &mut sealed)?;
        let opened = recovery.holder().sealing().open(&sealed_context(&header), &sealed)?;
        let key = opened.first_chunk().filter(|_| opened.len() == 32).ok_or(OpenError::Malformed)?;
        let stream = StreamReader::new(key, stream_context(&header), input)?;
        let made_at = Moment::from_milliseconds(i64::from_be_bytes(made_at));
        Ok(Self { stream, content: zeroize::Zeroizing::default(), given: 0, made_at })
    }

    /// When it was made, as its maker's clock said.
    pub fn made_at(&self) -> Moment {
        self.made_at
    }
}

impl<R: Read> Read for ArchiveReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        while self.given == self.content.len() {
            match self.stream.next_chunk()? {
                Some(content) => {
                    self.content.clear();
                    self.content.extend_from_slice(content);
                    self.given = 0;
                }
                None => return Ok(0),
            }
        }
        let left = &self.content[self.given..];
        let now = left.len().min(buffer.len());
        buffer[..now].copy_from_slice(&left[..now]);
        self.given += now;
        Ok(now)
    }
}

impl<R: Read> fmt::Debug for ArchiveReader<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ArchiveReader(…)")
    }
}

fn read_whole(input: &mut impl Read, buffer: &mut [u8]) -> Result<(), StreamError> {
    input.read_exact(buffer).map_err(crate::stream::truncated)
}
