//! What a seal promises: it opens for its holder, its record and its column, and for nothing else, and no byte of it can
//! be changed.

use lyhty_base::{AccountId, Identity, RecordId};
use lyhty_vault::{
    AccountSecret, Compartment, CompartmentPublic, CompartmentSecret, Grant, KeySuite, Letterbox, MachineSecrets,
    OpenError, Payload, RecordKey, RecoverySecret, Sealed, WrappedKey, json_payload,
};
use proptest::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Story {
    text: String,
}
json_payload!(Story, "story.body", 3);

#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Contact {
    text: String,
}
json_payload!(Contact, "story.contact", 3);

#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct LaterStory {
    text: String,
}
json_payload!(LaterStory, "story.body", 4);

fn story(text: &str) -> Story {
    Story { text: text.to_owned() }
}

fn record(byte: u8) -> RecordId {
    RecordId::from_random_bytes([byte; 16])
}

fn account(byte: u8) -> AccountId {
    AccountId::from_random_bytes([byte; 16])
}

/// Whether a record key is the one that sealed something.
fn is_key_of(key: &RecordKey, record: RecordId, sealed: &Sealed<Story>) -> bool {
    key.open(record, sealed).is_ok()
}

proptest! {
    #[test]
    fn a_field_comes_back_and_its_length_is_a_step(text in "\\PC{0,2000}", byte: u8) {
        let key = RecordKey::generate();
        let sealed = key.seal(record(byte), &story(&text)).unwrap();
        prop_assert_eq!(key.open(record(byte), &sealed), Ok(story(&text)));
        let padded = sealed.as_bytes().len() - 2 - 24 - 32 - 16;
        prop_assert!([64, 256, 1024, 4096, 16_384].contains(&padded), "{padded}");
    }

    #[test]
    fn a_field_opens_in_its_own_place_alone(text in "\\PC{0,100}", here: u8, there: u8) {
        prop_assume!(here != there);
        let (key, other) = (RecordKey::generate(), RecordKey::generate());
        let sealed = key.seal(record(here), &story(&text)).unwrap();
        prop_assert_eq!(key.open(record(there), &sealed), Err(OpenError::Tampered));
        prop_assert_eq!(other.open(record(here), &sealed), Err(OpenError::WrongKey));
        let moved = Sealed::<Contact>::from_bytes(sealed.clone().into_bytes());
        prop_assert_eq!(key.open(record(here), &moved), Err(OpenError::Tampered));
    }

    #[test]
    fn whatever_bytes_come_nothing_breaks(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let key = RecordKey::generate();
        prop_assert!(key.open(record(1), &Sealed::<Story>::from_bytes(bytes.clone())).is_err());
        let wrapped = WrappedKey::from_bytes(bytes.clone());
        prop_assert!(CompartmentSecret::generate(Compartment::Health).unwrap(&wrapped, record(1)).is_err());
        prop_assert!(CompartmentPublic::from_bytes(Compartment::Health, &bytes).is_err());
        let _ = Grant::from_bytes(bytes.clone());
        prop_assert!(MachineSecrets::from_bytes(&bytes).is_err());
    }
}

/// Every byte of the value, flipped in one bit.
fn flipped(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    (0..bytes.len()).map(|place| {
        let mut changed = bytes.to_vec();
        changed[place] ^= 1 << (place % 8);
        changed
    })
}

#[test]
fn no_byte_of_a_field_can_be_changed() {
    let key = RecordKey::generate();
    let sealed = key.seal(record(1), &story("short")).unwrap();
    for changed in flipped(sealed.as_bytes()) {
        assert!(key.open(record(1), &Sealed::<Story>::from_bytes(changed)).is_err());
    }
    for length in 0..sealed.as_bytes().len() {
        let short = Sealed::<Story>::from_bytes(sealed.as_bytes()[..length].to_vec());
        assert!(key.open(record(1), &short).is_err());
    }
}

#[test]
fn no_byte_of_a_wrapped_key_can_be_changed() {
    let (key, secret) = (RecordKey::generate(), CompartmentSecret::generate(Compartment::Register));
    for wrapped in [secret.wrap(&key, record(1)).unwrap(), secret.public().wrap(&key, record(1)).unwrap()] {
        // Most of an X-Wing ciphertext is one vector of numbers: every 17th byte stands for its neighbours.
        for changed in flipped(wrapped.as_bytes()).step_by(if wrapped.as_bytes().len() > 1000 { 17 } else { 1 }) {
            assert!(secret.unwrap(&WrappedKey::from_bytes(changed), record(1)).is_err());
        }
    }
}

#[test]
fn an_unknown_version_or_suite_is_named() {
    let key = RecordKey::generate();
    let mut bytes = key.seal(record(1), &story("text")).unwrap().into_bytes();
    bytes[1] = 9;
    assert_eq!(key.open(record(1), &Sealed::<Story>::from_bytes(bytes.clone())), Err(OpenError::Suite(9)));
    bytes[0] = 7;
    assert_eq!(key.open(record(1), &Sealed::<Story>::from_bytes(bytes)), Err(OpenError::Version(7)));
}

#[test]
fn a_payload_of_another_version_is_handed_to_its_type() {
    let key = RecordKey::generate();
    let old = key.seal(record(1), &story("text")).unwrap();
    let read = key.open(record(1), &Sealed::<LaterStory>::from_bytes(old.into_bytes()));
    assert_eq!(read, Err(OpenError::Payload));
    assert_eq!((Story::LABEL, Story::VERSION), ("story.body", 3));
}

#[test]
fn the_letterbox_writes_and_intake_reads() {
    let intake = CompartmentSecret::generate(Compartment::Intake);
    let letterbox = Letterbox::new(intake.public()).unwrap();
    let fresh = letterbox.new_record(record(1));
    let sealed = fresh.seal(&story("written by somebody")).unwrap();
    let wrapped = fresh.wrapped_for_intake().unwrap();
    assert_eq!(wrapped.suite(), Ok(KeySuite::Hybrid));

    let key = intake.unwrap(&wrapped, record(1)).unwrap();
    assert_eq!(key.open(record(1), &sealed), Ok(story("written by somebody")));
    let again = intake.wrap(&key, record(1)).unwrap();
    assert_eq!(again.suite(), Ok(KeySuite::Symmetric));
    assert!(is_key_of(&intake.unwrap(&again, record(1)).unwrap(), record(1), &sealed));
}

#[test]
fn the_letterbox_takes_no_other_compartment() {
    let health = CompartmentSecret::generate(Compartment::Health).public();
    assert_eq!(Letterbox::new(health).err(), Some(OpenError::WrongKey));
}

#[test]
fn a_wrapped_key_is_bound_to_compartment_and_record() {
    let key = RecordKey::generate();
    let (intake, health) =
        (CompartmentSecret::generate(Compartment::Intake), CompartmentSecret::generate(Compartment::Health));
    for wrapped in [intake.wrap(&key, record(1)).unwrap(), intake.public().wrap(&key, record(1)).unwrap()] {
        assert!(intake.unwrap(&wrapped, record(1)).is_ok());
        assert!(intake.unwrap(&wrapped, record(2)).is_err());
        assert!(health.unwrap(&wrapped, record(1)).is_err());
        assert!(AccountSecret::generate().unwrap(&wrapped, record(1)).is_err());
    }
}

#[test]
fn a_single_key_given_to_an_account_opens_for_that_account() {
    let (key, holder, other) = (RecordKey::generate(), AccountSecret::generate(), AccountSecret::generate());
    let sealed = key.seal(record(1), &story("for the interpreter")).unwrap();
    let wrapped = holder.public().wrap(&key, record(1)).unwrap();
    assert!(is_key_of(&holder.unwrap(&wrapped, record(1)).unwrap(), record(1), &sealed));
    assert!(holder.unwrap(&wrapped, record(2)).is_err());
    assert!(other.unwrap(&wrapped, record(1)).is_err());
}

#[test]
fn an_own_field_is_bound_to_account_and_column() {
    let (own, other) = (AccountSecret::generate(), AccountSecret::generate());
    let sealed = own.seal_own(account(1), &story("mine")).unwrap();
    assert_eq!(own.open_own(account(1), &sealed), Ok(story("mine")));
    assert!(own.open_own(account(2), &sealed).is_err());
    assert!(other.open_own(account(1), &sealed).is_err());
    assert!(own.open_own(account(1), &Sealed::<Contact>::from_bytes(sealed.into_bytes())).is_err());
}

#[test]
fn an_address_sealed_to_the_machine_is_bound_to_its_row() {
    let machine = MachineSecrets::generate().machine_key;
    let sealed = machine.public().seal("row one", &story("somebody@example.org")).unwrap();
    assert_eq!(machine.open("row one", &sealed), Ok(story("somebody@example.org")));
    assert!(machine.open("row two", &sealed).is_err());
    assert!(MachineSecrets::generate().machine_key.open("row one", &sealed).is_err());
}

#[test]
fn a_grant_opens_for_its_holder_in_its_role_from_its_granter() {
    let (granter, holder, other) = (AccountSecret::generate(), AccountSecret::generate(), AccountSecret::generate());
    let secret = CompartmentSecret::generate(Compartment::Register);
    let grant = Grant::make(&granter, account(1), account(2), &holder.public(), "nurse", &secret).unwrap();
    let (from, recovery) = (granter.public(), RecoverySecret::generate());
    let opened = grant.open(&holder, account(2), "nurse", &from).unwrap();
    assert_eq!(opened.public(), secret.public());
    assert_eq!(grant.compartment(), Compartment::Register);
    assert!(grant.open(&holder, account(2), "director", &from).is_err(), "another role");
    assert!(grant.open(&holder, account(3), "nurse", &from).is_err(), "another name");
    assert!(grant.open(&other, account(2), "nurse", &from).is_err(), "another key");
    assert!(grant.open(&holder, account(2), "nurse", &other.public()).is_err(), "another granter");
    assert!(grant.open_from_recovery(&holder, account(2), "nurse", &recovery.public()).is_err());
    for changed in flipped(grant.as_bytes()).step_by(7) {
        let opened = Grant::from_bytes(changed).and_then(|grant| grant.open(&holder, account(2), "nurse", &from));
        assert!(opened.is_err());
    }
}

#[test]
fn debug_shows_no_secret() {
    let intake = CompartmentSecret::generate(Compartment::Intake);
    let fresh = Letterbox::new(intake.public()).unwrap().new_record(record(1));
    let sealed = fresh.seal(&story("written by somebody")).unwrap();
    assert_eq!(format!("{sealed:?}"), "Sealed(…)");
    assert_eq!(format!("{:?}", RecordKey::generate()), "RecordKey(…)");
    assert_eq!(format!("{intake:?}"), "CompartmentSecret(intake, …)");
    assert_eq!(format!("{:?}", AccountSecret::generate()), "AccountSecret(…)");
    assert_eq!(format!("{:?}", RecoverySecret::generate()), "RecoverySecret(…)");
    let machine = format!("{:?}", MachineSecrets::generate());
    assert!(machine.starts_with("MachineSecrets { pepper: Pepper(…), stamp_key: StampKey(…)"), "{machine}");
    assert!(format!("{fresh:?}").ends_with(", …)"));
}
