use std::io::{Read, Write};

use lyhty_base::Moment;
use sha2::{Digest, Sha256};

use super::BackupError;
use crate::Value;
use crate::columns::Archive;

const MAGIC: &[u8; 8] = b"LYHTYCPY";
const VERSION: u8 = 1;

const TABLE: u8 = 1;
const ROW: u8 = 2;
const END_OF_TABLE: u8 = 3;
const END: u8 = 4;

const NULL: u8 = 0;
const INTEGER: u8 = 1;
const TEXT: u8 = 2;
const BYTES: u8 = 3;

/// Nothing we keep is longer; a damaged length must not make us ask for memory without end.
const VALUE_BYTES_MAX: usize = 64 << 20;
const NAME_BYTES_MAX: usize = 128;
const COLUMNS_MAX: usize = 256;

/// What stands at the beginning of a stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) archive: Archive,
    /// The number of the newest migration.
    pub(super) schema: u32,
    pub(super) taken_at: Moment,
}

/// One piece of a stream.
pub(super) enum Frame {
    Table { name: String, columns: Vec<String> },
    Row(Vec<Value>),
    EndOfTable { rows: u64 },
    End,
}

const fn archive_byte(archive: Archive) -> u8 {
    match archive {
        Archive::None => 0,
        Archive::Data => 1,
        Archive::RecordKeys => 2,
    }
}

/// Writes a stream: header, tables with their rows and counts, and at the end a SHA-256 over everything before.
pub(super) struct FrameWriter<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
    frame: Vec<u8>,
}

impl<'a> FrameWriter<'a> {
    pub(super) fn begin(out: &'a mut dyn Write, header: Header) -> std::io::Result<Self> {
        let mut writer = Self { out, hash: Sha256::new(), frame: Vec::new() };
        writer.frame.extend_from_slice(MAGIC);
        writer.frame.extend_from_slice(&[VERSION, archive_byte(header.archive)]);
        writer.frame.extend_from_slice(&header.schema.to_be_bytes());
        writer.frame.extend_from_slice(&header.taken_at.milliseconds().to_be_bytes());
        writer.put()?;
        Ok(writer)
    }

    pub(super) fn table(&mut self, name: &str, columns: &[&str]) -> std::io::Result<()> {
        self.frame.push(TABLE);
        self.bytes(name.as_bytes());
        self.length(columns.len());
        for column in columns {
            self.bytes(column.as_bytes());
        }
        self.put()
    }

    pub(super) fn row(&mut self, values: &[Value]) -> std::io::Result<()> {
        self.frame.push(ROW);
        self.length(values.len());
        for value in values {
            match value {
                Value::Null => self.frame.push(NULL),
                Value::Integer(number) => self.integer(*number),
                // As SQLite keeps it, so that both engines give the same bytes.
                Value::Boolean(yes) => self.integer(i64::from(*yes)),
                Value::Text(text) => {
                    self.frame.push(TEXT);
                    self.bytes(text.as_bytes());
                }
                Value::Bytes(bytes) => {
                    self.frame.push(BYTES);
                    self.bytes(bytes);
                }
            }
        }
        self.put()
    }

    pub(super) fn end_of_table(&mut self, rows: u64) -> std::io::Result<()> {
        self.frame.push(END_OF_TABLE);
        self.frame.extend_from_slice(&rows.to_be_bytes());
        self.put()
    }

    pub(super) fn finish(mut self) -> std::io::Result<()> {
        self.frame.push(END);
        self.put()?;
        self.out.write_all(&self.hash.finalize())?;
        self.out.flush()
    }

    fn integer(&mut self, number: i64) {
        self.frame.push(INTEGER);
        self.frame.extend_from_slice(&number.to_be_bytes());
    }

    fn length(&mut self, length: usize) {
        self.frame.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.frame.extend_from_slice(bytes);
    }

    fn put(&mut self) -> std::io::Result<()> {
        self.hash.update(&self.frame);
        self.out.write_all(&self.frame)?;
        self.frame.clear();
        Ok(())
    }
}

/// Reads a stream and checks it as it goes.
pub(super) struct FrameReader<'a> {
    from: &'a mut dyn Read,
    hash: Sha256,
}

impl<'a> FrameReader<'a> {
    pub(super) fn begin(from: &'a mut dyn Read, wanted: Archive) -> Result<(Header, Self), BackupError> {
        let mut reader = Self { from, hash: Sha256::new() };
        let what = if wanted == Archive::Data { "a copy of the data" } else { "a copy of the record keys" };
        let magic: [u8; 8] = reader.array()?;
        let [version, archive] = reader.array()?;
        if magic != *MAGIC || version != VERSION || archive != archive_byte(wanted) {
            return Err(BackupError::NotThis(what));
        }
        let schema = u32::from_be_bytes(reader.array()?);
        let taken_at = Moment::from_milliseconds(i64::from_be_bytes(reader.array()?));
        Ok((Header { archive: wanted, schema, taken_at }, reader))
    }

    pub(super) fn next(&mut self) -> Result<Frame, BackupError> {
        let [kind] = self.array()?;
        match kind {
            TABLE => {
                let name = self.name()?;
                let count = self.length(COLUMNS_MAX)?;
                let columns = (0..count).map(|_| self.name()).collect::<Result<_, _>>()?;
                Ok(Frame::Table { name, columns })
            }
            ROW => {
                let count = self.length(COLUMNS_MAX)?;
                Ok(Frame::Row((0..count).map(|_| self.value()).collect::<Result<_, _>>()?))
            }
            END_OF_TABLE => Ok(Frame::EndOfTable { rows: u64::from_be_bytes(self.array()?) }),
            END => {
                let expected = self.hash.clone().finalize();
                let found: [u8; 32] = self.array()?;
                let mut after = [0];
                if found != expected[..] {
                    Err(BackupError::Damaged("its checksum is wrong"))
                } else if self.from.read(&mut after)? > 0 {
                    Err(BackupError::Damaged("something stands behind its end"))
                } else {
                    Ok(Frame::End)
                }
            }
            _ => Err(BackupError::Damaged("an unknown kind of piece")),
        }
    }

    fn value(&mut self) -> Result<Value, BackupError> {
        let [kind] = self.array()?;
        match kind {
            NULL => Ok(Value::Null),
            INTEGER => Ok(Value::Integer(i64::from_be_bytes(self.array()?))),
            TEXT => Ok(Value::Text(self.text(VALUE_BYTES_MAX)?)),
            BYTES => Ok(Value::Bytes(self.bytes(VALUE_BYTES_MAX)?)),
            _ => Err(BackupError::Damaged("an unknown kind of value")),
        }
    }

    fn name(&mut self) -> Result<String, BackupError> {
        self.text(NAME_BYTES_MAX)
    }

    fn text(&mut self, most: usize) -> Result<String, BackupError> {
        String::from_utf8(self.bytes(most)?).map_err(|_| BackupError::Damaged("text that is not UTF-8"))
    }

    fn bytes(&mut self, most: usize) -> Result<Vec<u8>, BackupError> {
        let length = self.length(most)?;
        let mut bytes = vec![0; length];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn length(&mut self, most: usize) -> Result<usize, BackupError> {
        let length = u32::from_be_bytes(self.array()?) as usize;
        if length <= most { Ok(length) } else { Err(BackupError::Damaged("a length that can't be")) }
    }

    fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], BackupError> {
        let mut bytes = [0; LENGTH];
        self.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), BackupError> {
        self.from.read_exact(bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => BackupError::Damaged("it ends too early"),
            _ => BackupError::Stream(error),
        })?;
        self.hash.update(&*bytes);
        Ok(())
    }
}
