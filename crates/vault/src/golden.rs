//! One example of every format, made once with the recorded keys below. Each must open for ever: when a test here fails,
//! the code is wrong and never the file. A new version of a format gets a new file beside the old one.
//!
//! `LYHTY_MAKE_GOLDEN=1` writes the files that are not there yet; it overwrites none.

use std::path::Path;

use data_encoding::HEXLOWER;
use lyhty_base::{AccountId, Identity, Moment, RecordId, SeededChance};
use zeroize::Zeroizing;

use crate::account::{AccountPublic, AccountSecret};
use crate::archive::{ArchiveKind, ArchiveReader, ArchiveWriter};
use crate::compartment::{Compartment, CompartmentPublic, CompartmentSecret};
use crate::derive::Secret;
use crate::field::Sealed;
use crate::grant::{Grant, Granter};
use crate::keyring::Keyring;
use crate::locked_account::LockedAccount;
use crate::machine::MachineSecrets;
use crate::node::NodeSecrets;
use crate::password::Password;
use crate::receipt::ReceiptDigits;
use crate::record_key::RecordKey;
use crate::recovery::{RecoveryGrant, RecoveryPublic, RecoverySecret};
use crate::second_factor::{RecoveryCode, TotpSecret};
use crate::session::{SealUse, SessionSecret};
use crate::trail::{Checkpoint, EntryHash, SignedCheckpoint, digest_row, link};
use crate::wrapped_key::WrappedKey;

#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Note {
    text: String,
}

crate::json_payload!(Note, "golden.note", 1);

const NOON: Moment = Moment::from_milliseconds(1_530_351_000_000);
const PASSWORD: &str = "violet kettle under the north stair";

fn note() -> Note {
    Note { text: "The kettle is under the north stair. Ä, ش, 文.".to_owned() }
}

fn seed(byte: u8) -> Secret {
    Zeroizing::new([byte; 32])
}

fn record() -> RecordId {
    RecordId::from_random_bytes([0x11; 16])
}

fn account_id() -> AccountId {
    AccountId::from_random_bytes([0x22; 16])
}

fn granter_id() -> AccountId {
    AccountId::from_random_bytes([0x33; 16])
}

fn record_key() -> RecordKey {
    RecordKey::from_opened(seed(1).as_slice()).unwrap()
}

fn account() -> AccountSecret {
    AccountSecret::from_seed(seed(2))
}

fn granter() -> AccountSecret {
    AccountSecret::from_seed(seed(3))
}

fn intake() -> CompartmentSecret {
    CompartmentSecret::from_seed(Compartment::Intake, seed(4))
}

fn recovery() -> RecoverySecret {
    RecoverySecret::from_seed(seed(5))
}

fn machine() -> MachineSecrets {
    let mut next = 5;
    MachineSecrets::from_parts(|| {
        next += 1;
        seed(next)
    })
}

fn session() -> SessionSecret {
    SessionSecret::from_cookie(SealUse::Session, "CwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCws").unwrap()
}

fn nodes() -> NodeSecrets {
    let bytes = golden("node-secrets-1", || {
        let mut nodes = NodeSecrets::in_memory(NOON.plus_hours(-24));
        nodes.advance(NOON);
        nodes.to_bytes().to_vec()
    });
    NodeSecrets::from_bytes(&bytes).unwrap()
}

/// The recorded bytes; `make` makes them the first time.
fn golden(name: &str, make: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.hex"));
    if !path.exists() && std::env::var_os("LYHTY_MAKE_GOLDEN").is_some() {
        let digits = HEXLOWER.encode(&make());
        let lines: Vec<&str> = digits.as_bytes().chunks(96).map(|line| std::str::from_utf8(line).unwrap()).collect();
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("golden file {name}: {error}"));
    HEXLOWER.decode(text.replace('\n', "").as_bytes()).unwrap()
}

/// For what has only one form: recorded and made now are the same.
fn unchanged(name: &str, made: &[u8]) {
    let recorded = golden(name, || made.to_vec());
    assert_eq!(HEXLOWER.encode(&recorded), HEXLOWER.encode(made), "{name}");
}

#[test]
fn fields_open() {
    let bytes = golden("field-1", || record_key().seal(record(), &note()).unwrap().into_bytes());
    assert_eq!(record_key().open(record(), &Sealed::<Note>::from_bytes(bytes)), Ok(note()));
    let bytes = golden("own-field-1", || account().seal_own(account_id(), &note()).unwrap().into_bytes());
    assert_eq!(account().open_own(account_id(), &Sealed::<Note>::from_bytes(bytes)), Ok(note()));
    let machine = machine().machine_key;
    let bytes = golden("machine-field-1", || machine.public().seal("delivery", &note()).unwrap().into_bytes());
    assert_eq!(machine.open("delivery", &Sealed::<Note>::from_bytes(bytes)), Ok(note()));
}

#[test]
fn the_second_factor_opens() {
    let make = || account().seal_own(account_id(), &TotpSecret::generate()).unwrap().into_bytes();
    let sealed = Sealed::<TotpSecret>::from_bytes(golden("second-factor-1", make));
    unchanged("second-factor-secret", account().open_own(account_id(), &sealed).unwrap().base32().as_bytes());
    let code = RecoveryCode::parse("0123-4567-89AB-CDEF").unwrap();
    unchanged("recovery-code-1", code.stored(account_id(), &machine().pepper).as_bytes());
}

#[test]
fn documents_open() {
    let text = "A line of a document that is longer than one chunk.\n".repeat(1300);
    let bytes = golden("document-1", || {
        let mut sealed = Vec::new();
        record_key().seal_document(record(), "golden.document", text.as_bytes(), &mut sealed).unwrap();
        sealed
    });
    let mut opened = Vec::new();
    record_key().open_document(record(), "golden.document", bytes.as_slice(), &mut opened).unwrap();
    assert_eq!(opened, text.as_bytes());
}

#[test]
fn wrapped_keys_unwrap() {
    let expect = |key: RecordKey| assert_eq!(key.bytes(), record_key().bytes());
    let symmetric =
        golden("wrapped-key-symmetric-1", || intake().wrap(&record_key(), record()).unwrap().as_bytes().into());
    expect(intake().unwrap(&WrappedKey::from_bytes(symmetric), record()).unwrap());
    let make = || intake().public().wrap(&record_key(), record()).unwrap().as_bytes().into();
    let hybrid = golden("wrapped-key-compartment-1", make);
    expect(intake().unwrap(&WrappedKey::from_bytes(hybrid), record()).unwrap());
    let make = || account().public().wrap(&record_key(), record()).unwrap().as_bytes().into();
    let own = golden("wrapped-key-account-1", make);
    expect(account().unwrap(&WrappedKey::from_bytes(own), record()).unwrap());
}

#[test]
fn receipts_open() {
    let machine = machine();
    let stamp = String::from_utf8(golden("stamp-1", || {
        machine.stamp_key.issue(NOON, "golden form", &SeededChance::new(1)).into_bytes()
    }));
    let stamp = machine.stamp_key.check(&stamp.unwrap(), "golden form", NOON, 0).unwrap();
    unchanged("stamp-hash-1", stamp.hash().as_bytes());
    let digits = machine.stamp_key.receipt_digits(&stamp, 0);
    unchanged("receipt-digits-1", digits.grouped().as_bytes());
    let keys = ReceiptDigits::parse(&digits.grouped()).unwrap().derive(&machine.pepper).unwrap();
    unchanged("receipt-look-up-1", keys.lookup_id().as_bytes());
    let make = || keys.wrap(&record_key(), record()).unwrap().as_bytes().into();
    let wrapped = WrappedKey::from_bytes(golden("wrapped-key-receipt-1", make));
    assert_eq!(keys.unwrap(&wrapped, record()).unwrap().bytes(), record_key().bytes());
}

#[test]
fn public_keys_are_the_same() {
    unchanged("account-public-1", &account().public().to_bytes());
    unchanged("compartment-public-1", &intake().public().to_bytes());
    unchanged("recovery-public-1", &recovery().public().to_bytes());
    unchanged("trail-public-1", machine().trail_key.public().to_string().as_bytes());
    assert_eq!(AccountPublic::from_bytes(&account().public().to_bytes()), Ok(account().public()));
    assert_eq!(RecoveryPublic::from_bytes(&recovery().public().to_bytes()), Ok(recovery().public()));
    let read = CompartmentPublic::from_bytes(Compartment::Intake, &intake().public().to_bytes());
    assert_eq!(read, Ok(intake().public()));
}

#[test]
fn accounts_unlock() {
    let (password, pepper) = (Password::typed(PASSWORD), machine().pepper);
    let make = || account().lock_with_password(&password, &pepper).unwrap().as_bytes().into();
    let locked = LockedAccount::from_bytes(golden("locked-account-1", make)).unwrap();
    assert_eq!(locked.unlock(&password, &pepper).unwrap().public(), account().public());
}

#[test]
fn grants_open() {
    let make = || {
        let public = account().public();
        Grant::make(&granter(), granter_id(), account_id(), &public, "nurse", &intake()).unwrap().as_bytes().into()
    };
    let grant = Grant::from_bytes(golden("grant-1", make)).unwrap();
    assert_eq!(grant.granter(), Granter::Account(granter_id()));
    let opened = grant.open(&account(), account_id(), "nurse", &granter().public()).unwrap();
    assert_eq!(opened.public(), intake().public());

    let make = || {
        let public = account().public();
        Grant::make_by_recovery(&recovery(), account_id(), &public, "director", &intake()).unwrap().as_bytes().into()
    };
    let grant = Grant::from_bytes(golden("grant-by-recovery-1", make)).unwrap();
    let opened = grant.open_from_recovery(&account(), account_id(), "director", &recovery().public()).unwrap();
    assert_eq!(opened.public(), intake().public());

    let make = || RecoveryGrant::make(&recovery().public(), &intake()).unwrap().as_bytes().into();
    let grant = RecoveryGrant::from_bytes(golden("recovery-grant-1", make));
    assert_eq!(grant.open(&recovery(), Compartment::Intake).unwrap().public(), intake().public());
}

#[test]
fn the_printed_recovery_key_is_the_same() {
    unchanged("recovery-key-1", recovery().printable().as_bytes());
    assert_eq!(RecoverySecret::parse(&recovery().printable()).unwrap().public(), recovery().public());
}

#[test]
fn archives_open() {
    let make = || {
        let mut writer = ArchiveWriter::new(&recovery().public(), ArchiveKind::Data, NOON, Vec::new()).unwrap();
        std::io::Write::write_all(&mut writer, b"what a backup holds").unwrap();
        writer.finish().unwrap()
    };
    let bytes = golden("archive-1", make);
    let mut reader = ArchiveReader::open(&recovery(), ArchiveKind::Data, bytes.as_slice()).unwrap();
    assert_eq!(reader.made_at(), NOON);
    assert_eq!(std::io::read_to_string(&mut reader).unwrap(), "what a backup holds");
}

#[test]
fn files_of_secrets_are_read() {
    unchanged("machine-secrets-1", &machine().to_bytes());
    let read = MachineSecrets::from_bytes(&machine().to_bytes()).unwrap();
    assert_eq!(read.to_bytes(), machine().to_bytes());
    unchanged("login-name-1", machine().login_key.hash(" Aada.Esimerkki ").as_bytes());
    assert!(nodes().previous().is_some());
}

#[test]
fn sessions_open() {
    let nodes = nodes();
    let keyring = Keyring::new(account_id(), account(), vec![intake()]);
    unchanged("keyring-1", &keyring.to_bytes());
    unchanged("session-row-id-1", session().row_id().as_bytes());
    unchanged("session-token-1", session().token("form").as_bytes());
    for (name, node) in [("session-1", nodes.current()), ("session-previous-1", nodes.previous().unwrap())] {
        let bytes = golden(name, || session().seal(node, &keyring.to_bytes()).unwrap());
        let opened = Keyring::from_bytes(&session().open(&nodes, &bytes).unwrap()).unwrap();
        assert_eq!(opened.to_bytes(), keyring.to_bytes());
    }
}

#[test]
fn the_trail_is_the_same() {
    let entry_hash = link(&EntryHash::START, b"the first entry");
    unchanged("trail-link-1", entry_hash.as_bytes());
    let columns: [(&str, Option<&[u8]>); 3] = [("id", Some(b"1")), ("empty", Some(b"")), ("missing", None)];
    unchanged("trail-row-1", digest_row("table", "1", &columns).as_bytes());
    let checkpoint = Checkpoint { position: 1, entry_hash, at: NOON };
    let line = checkpoint.sign(&machine().trail_key).to_string();
    unchanged("checkpoint-1", line.as_bytes());
    let read: SignedCheckpoint = line.parse().unwrap();
    assert_eq!(read.verify(&machine().trail_key.public()), Ok(checkpoint));
}
