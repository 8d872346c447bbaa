//! Sealed documents: the same protection as a field's, in chunks, so that a large file never lies in memory whole.
//!
//! Format 1: version byte, suite byte (1), then a [stream](crate::stream). Bound to the label and the record's id.

use std::io::{Read, Write};

use lyhty_base::RecordId;

use crate::derive::{self, Secret};
use crate::error::OpenError;
use crate::stream::{StreamError, StreamReader, StreamWriter};

const VERSION: u8 = 1;
const SUITE: u8 = 1;

fn context(record: RecordId, label: &str) -> Vec<u8> {
    derive::context(&[b"lyhty document", &[VERSION, SUITE], label.as_bytes(), record.to_string().as_bytes()])
}

/// A key of its own for documents, so that a chunk can never be taken for a field.
fn document_key(record: &[u8; 32]) -> Secret {
    derive::key(record, "lyhty document key 1", &[])
}

pub(crate) fn seal(
    key: &[u8; 32],
    record: RecordId,
    label: &str,
    mut input: impl Read,
    mut output: impl Write,
) -> Result<u64, StreamError> {
    output.write_all(&[VERSION, SUITE])?;
    let mut writer = StreamWriter::new(&document_key(key), context(record, label), output)?;
    let length = copy(&mut input, |bytes| writer.push(bytes))?;
    writer.finish()?.flush()?;
    Ok(length)
}

pub(crate) fn open(
    key: &[u8; 32],
    record: RecordId,
    label: &str,
    mut input: impl Read,
    mut output: impl Write,
) -> Result<u64, StreamError> {
    let mut header = [0; 2];
    input.read_exact(&mut header)?;
    match header {
        [VERSION, SUITE] => {}
        [VERSION, suite] => return Err(OpenError::Suite(suite).into()),
        [version, _] => return Err(OpenError::Version(version).into()),
    }
    let mut reader = StreamReader::new(&document_key(key), context(record, label), input)?;
    let mut length = 0_u64;
    while let Some(content) = reader.next_chunk()? {
        output.write_all(content)?;
        length = length.saturating_add(u64::try_from(content.len()).unwrap_or(u64::MAX));
    }
    output.flush()?;
    Ok(length)
}

fn copy(input: &mut impl Read, mut push: impl FnMut(&[u8]) -> Result<(), StreamError>) -> Result<u64, StreamError> {
    let mut buffer = zeroize::Zeroizing::new(vec![0; 65_536]);
    let mut length = 0_u64;
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return Ok(length),
            Ok(read) => {
                push(&buffer[..read])?;
                length = length.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
}
