//! Documents and archives: any length, in chunks that can't be changed, moved, dropped or cut off.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::io::{self, Read, Write};

use lyhty_base::{Identity, Moment, RecordId};
use lyhty_vault::{
    ArchiveError, ArchiveKind, ArchiveReader, ArchiveWriter, OpenError, RecordKey, RecoverySecret, StreamError,
};
use proptest::prelude::*;

const HEADER: usize = 2 + 19 + 32;
const CONTENT: usize = 65_532;
const CHUNK: usize = 65_552;

fn record(byte: u8) -> RecordId {
    RecordId::from_random_bytes([byte; 16])
}

fn text(length: usize) -> Vec<u8> {
    (0..length).map(|place| u8::try_from(place % 251).unwrap_or(0)).collect()
}

fn sealed(key: &RecordKey, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let length = key.seal_document(record(1), "document", content, &mut bytes).unwrap();
    assert_eq!(length, u64::try_from(content.len()).unwrap());
    bytes
}

fn opened(key: &RecordKey, bytes: &[u8]) -> Result<Vec<u8>, StreamError> {
    let mut content = Vec::new();
    key.open_document(record(1), "document", bytes, &mut content)?;
    Ok(content)
}

/// Gives one byte at a time, with interruptions, as a slow connection does.
struct Dripping<'a>(&'a [u8], bool);

impl Read for Dripping<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = buffer.len().min(1);
        self.0.read(&mut buffer[..length])
    }
}

#[test]
fn documents_of_every_length_come_back() {
    let key = RecordKey::generate();
    for length in [0, 1, 60, 61, CONTENT - 1, CONTENT, CONTENT + 1, 2 * CONTENT, 3 * CONTENT + 17] {
        let bytes = sealed(&key, &text(length));
        assert_eq!(opened(&key, &bytes).unwrap(), text(length), "{length} bytes");
        let last = length - if length == 0 { 0 } else { (length - 1) / CONTENT * CONTENT };
        let step = [64, 256, 1024, 4096, 16_384, 65_536].into_iter().find(|step| last + 4 <= *step).unwrap();
        assert_eq!((bytes.len() - HEADER) % CHUNK % (step + 16), 0, "{length} bytes are padded to a step");
    }
}

#[test]
fn documents_come_back_from_slow_readers() {
    let key = RecordKey::generate();
    let bytes = sealed(&key, &text(CONTENT + 9));
    let mut content = Vec::new();
    key.open_document(record(1), "document", Dripping(&bytes, false), &mut content).unwrap();
    assert_eq!(content, text(CONTENT + 9));
}

#[test]
fn a_document_opens_in_its_own_place_alone() {
    let key = RecordKey::generate();
    let bytes = sealed(&key, b"text");
    let mut content = Vec::new();
    let moved = key.open_document(record(2), "document", bytes.as_slice(), &mut content);
    assert!(matches!(moved, Err(StreamError::Open(OpenError::Tampered))));
    let moved = key.open_document(record(1), "letter", bytes.as_slice(), &mut content);
    assert!(matches!(moved, Err(StreamError::Open(OpenError::Tampered))));
    let other = opened(&RecordKey::generate(), &bytes);
    assert!(matches!(other, Err(StreamError::Open(OpenError::WrongKey))));
    assert!(content.is_empty());
}

#[test]
fn chunks_cannot_be_dropped_doubled_or_exchanged() {
    let key = RecordKey::generate();
    let bytes = sealed(&key, &text(2 * CONTENT + 10));
    let (header, chunks) = bytes.split_at(HEADER);
    let (first, rest) = chunks.split_at(CHUNK);
    let (second, last) = rest.split_at(CHUNK);
    for wrong in [
        [header, second, first, last].concat(),
        [header, first, last].concat(),
        [header, first, first, second, last].concat(),
        [header, first, second].concat(),
        [header, first].concat(),
        [header, first, second, last, last].concat(),
        [header, first, second, last, &[0]].concat(),
        header.to_vec(),
        bytes[..10].to_vec(),
        bytes[..bytes.len() - 1].to_vec(),
    ] {
        assert!(opened(&key, &wrong).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_byte_of_a_document_can_be_changed(length in 0..2000_usize, place: prop::sample::Index, bit in 0..8_u32) {
        let key = RecordKey::generate();
        let mut bytes = sealed(&key, &text(length));
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert!(opened(&key, &bytes).is_err());
    }

    #[test]
    fn a_document_cut_anywhere_is_refused(length in 0..2000_usize, place: prop::sample::Index) {
        let key = RecordKey::generate();
        let bytes = sealed(&key, &text(length));
        prop_assert!(opened(&key, &bytes[..place.index(bytes.len())]).is_err());
    }
}

const MADE_AT: Moment = Moment::from_milliseconds(1_530_351_000_000);

fn archive(recovery: &RecoverySecret, content: &[u8]) -> Vec<u8> {
    let mut writer = ArchiveWriter::new(&recovery.public(), ArchiveKind::RecordKeys, MADE_AT, Vec::new()).unwrap();
    for part in content.chunks(1000) {
        writer.write_all(part).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn an_archive_comes_back_with_the_recovery_key() {
    let recovery = RecoverySecret::generate();
    let bytes = archive(&recovery, &text(150_000));
    let mut reader = ArchiveReader::open(&recovery, ArchiveKind::RecordKeys, bytes.as_slice()).unwrap();
    assert_eq!(reader.made_at(), MADE_AT);
    let mut content = Vec::new();
    reader.read_to_end(&mut content).unwrap();
    assert_eq!(content, text(150_000));
}

#[test]
fn an_archive_of_another_kind_or_key_is_refused() {
    let recovery = RecoverySecret::generate();
    let bytes = archive(&recovery, b"content");
    let other_kind = ArchiveReader::open(&recovery, ArchiveKind::Data, bytes.as_slice());
    assert!(matches!(other_kind, Err(ArchiveError::Kind { found: ArchiveKind::RecordKeys })));
    let other_key = ArchiveReader::open(&RecoverySecret::generate(), ArchiveKind::RecordKeys, bytes.as_slice());
    assert!(matches!(other_key, Err(ArchiveError::Stream(StreamError::Open(OpenError::Tampered)))));
    let other_file =
        ArchiveReader::open(&recovery, ArchiveKind::Data, b"PK\x03\x04 some other file, long enough".as_slice());
    assert!(matches!(other_file, Err(ArchiveError::NotAnArchive)));
    // The kind in the header changed by hand.
    let mut passed_off = bytes.clone();
    passed_off[16] = 1;
    assert!(ArchiveReader::open(&recovery, ArchiveKind::Data, passed_off.as_slice()).is_err());
    // And the day.
    let mut passed_off = bytes;
    passed_off[20] ^= 1;
    assert!(ArchiveReader::open(&recovery, ArchiveKind::RecordKeys, passed_off.as_slice()).is_err());
}

#[test]
fn an_archive_that_was_broken_off_is_refused() {
    let recovery = RecoverySecret::generate();
    let bytes = archive(&recovery, &text(200_000));
    for length in [bytes.len() - 1, bytes.len() / 2, 1300, 1200, 30, 3] {
        let read = ArchiveReader::open(&recovery, ArchiveKind::RecordKeys, &bytes[..length])
            .map_err(io::Error::other)
            .and_then(|mut reader| reader.read_to_end(&mut Vec::new()));
        assert!(read.is_err(), "{length} bytes");
    }
}

#[test]
fn a_damaged_archive_goes_on_failing() {
    let recovery = RecoverySecret::generate();
    let mut bytes = archive(&recovery, &text(200_000));
    bytes[100_000] ^= 1;
    let mut reader = ArchiveReader::open(&recovery, ArchiveKind::RecordKeys, bytes.as_slice()).unwrap();
    let mut content = Vec::new();
    assert_eq!(reader.read_to_end(&mut content).unwrap_err().kind(), io::ErrorKind::InvalidData);
    assert_eq!(content, text(CONTENT), "what came before the damage is authentic");
    assert!(reader.read(&mut [0; 10]).is_err());
}
