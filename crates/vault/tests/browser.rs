//! What travels through a browser: stamps of forms, session cookies, receipts, one-time codes.

use lyhty_base::{AccountId, Identity, Moment, RecordId, SeededChance};
use lyhty_vault::second_factor::{RecoveryCode, TotpSecret};
use lyhty_vault::{
    AccountSecret, Compartment, CompartmentSecret, Keyring, MachineSecrets, NodeSecrets, OpenError, Payload, Pepper,
    ReceiptDigits, RecordKey, SealUse, SessionSecret, StampProblem,
};
use proptest::prelude::*;

const NOON: Moment = Moment::from_milliseconds(1_530_351_000_000);
const HOUR: i64 = 3600;

fn account(byte: u8) -> AccountId {
    AccountId::from_random_bytes([byte; 16])
}

#[test]
fn a_stamp_is_good_for_its_form_and_time() {
    let key = MachineSecrets::generate().stamp_key;
    let stamp = key.issue(NOON, "propose", &SeededChance::new(1));
    assert!(stamp.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
    let read = key.check(&stamp, "propose", NOON.plus_hours(1), HOUR).unwrap();
    assert_eq!(read.issued_at(), NOON);
    assert_eq!(read.hash().len(), 64);
    let problem = |purpose, now| key.check(&stamp, purpose, now, HOUR).unwrap_err();
    assert_eq!(problem("ask", NOON), StampProblem::Forged);
    assert_eq!(problem("propose", NOON.plus_seconds(HOUR + 1)), StampProblem::TooOld);
    assert_eq!(problem("propose", NOON.plus_minutes(-10)), StampProblem::TooOld);
    assert!(key.check(&stamp, "propose", NOON.plus_minutes(-4), HOUR).is_ok(), "another node's clock is a bit ahead");
    let other = MachineSecrets::generate().stamp_key;
    assert_eq!(other.check(&stamp, "propose", NOON, HOUR).unwrap_err(), StampProblem::Forged);
}

#[test]
fn no_character_of_a_stamp_can_be_changed() {
    let key = MachineSecrets::generate().stamp_key;
    let stamp = key.issue(NOON, "propose", &SeededChance::new(1));
    for place in 0..stamp.len() {
        let mut changed = stamp.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        assert_eq!(key.check(&changed, "propose", NOON, HOUR).unwrap_err(), StampProblem::Forged);
    }
    for wrong in ["", "AAAA", "ä", &stamp[1..], &format!("{stamp}A")] {
        assert_eq!(key.check(wrong, "propose", NOON, HOUR).unwrap_err(), StampProblem::Forged);
    }
}

#[test]
fn the_same_form_always_shows_the_same_receipt() {
    let (key, chance) = (MachineSecrets::generate().stamp_key, SeededChance::new(1));
    let (one, two) = (key.issue(NOON, "propose", &chance), key.issue(NOON, "propose", &chance));
    let read = |stamp: &str| key.check(stamp, "propose", NOON, HOUR).unwrap();
    let digits = key.receipt_digits(&read(&one), 0);
    assert_eq!(key.receipt_digits(&read(&one), 0), digits);
    assert_ne!(key.receipt_digits(&read(&one), 1), digits);
    assert_ne!(key.receipt_digits(&read(&two), 0), digits);
    assert_eq!(ReceiptDigits::parse(&digits.grouped()), Ok(digits));
}

#[test]
fn a_receipt_opens_what_was_sealed_to_it() {
    let pepper = Pepper::generate();
    let record = RecordId::from_random_bytes([1; 16]);
    let digits = ReceiptDigits::parse("0000 0000 0000 0000 0000").unwrap();
    let (keys, again) = (digits.derive(&pepper).unwrap(), digits.derive(&pepper).unwrap());
    assert_eq!(keys.lookup_id(), again.lookup_id());
    let elsewhere = digits.derive(&Pepper::generate()).unwrap();
    assert_ne!(keys.lookup_id(), elsewhere.lookup_id(), "the pepper counts");

    let key = RecordKey::generate();
    let wrapped = keys.wrap(&key, record).unwrap();
    let sealed = key.seal(record, &TotpSecret::generate()).unwrap();
    assert!(again.unwrap(&wrapped, record).unwrap().open(record, &sealed).is_ok());
    assert!(again.unwrap(&wrapped, RecordId::from_random_bytes([2; 16])).is_err());
    assert_eq!(elsewhere.unwrap(&wrapped, record).unwrap_err(), OpenError::Tampered);
}

#[test]
fn a_session_opens_with_cookie_and_node_secret_together() {
    let nodes = NodeSecrets::in_memory(NOON);
    let session = SessionSecret::generate(SealUse::Session);
    let sealed = session.seal(nodes.current(), b"keyring").unwrap();
    let again = SessionSecret::from_cookie(SealUse::Session, &session.cookie_value()).unwrap();
    assert_eq!(again.row_id(), session.row_id());
    assert_eq!(again.open(&nodes, &sealed).unwrap().as_slice(), b"keyring");

    let draft = SessionSecret::from_cookie(SealUse::Draft, &session.cookie_value()).unwrap();
    assert_ne!(draft.row_id(), session.row_id());
    assert_eq!(draft.open(&nodes, &sealed).unwrap_err(), OpenError::WrongKey);
    let other = SessionSecret::generate(SealUse::Session);
    assert_eq!(other.open(&nodes, &sealed).unwrap_err(), OpenError::WrongKey);
    assert_eq!(session.open(&NodeSecrets::in_memory(NOON), &sealed).unwrap_err(), OpenError::WrongKey);
    for place in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[place] ^= 1;
        assert!(session.open(&nodes, &changed).is_err());
    }
}

#[test]
fn a_session_outlives_one_change_of_the_node_secret_and_not_two() {
    let mut nodes = NodeSecrets::in_memory(NOON);
    let session = SessionSecret::generate(SealUse::Session);
    let sealed = session.seal(nodes.current(), b"keyring").unwrap();
    assert!(nodes.advance(NOON.plus_hours(24)));
    assert!(session.open(&nodes, &sealed).is_ok());
    assert!(!nodes.advance(NOON.plus_hours(35)));
    assert!(session.open(&nodes, &sealed).is_ok());
    assert!(nodes.advance(NOON.plus_hours(36)));
    assert_eq!(session.open(&nodes, &sealed).unwrap_err(), OpenError::WrongKey);
}

#[test]
fn a_cookie_that_is_not_ours_is_nothing() {
    for value in ["", "AAAA", "not base 64!", &"A".repeat(44), &"A".repeat(5000)] {
        assert!(SessionSecret::from_cookie(SealUse::Session, value).is_none());
    }
    assert_eq!(SessionSecret::generate(SealUse::Draft).cookie_value().len(), 43);
}

#[test]
fn a_token_belongs_to_session_and_purpose() {
    let (session, other) = (SessionSecret::generate(SealUse::Session), SessionSecret::generate(SealUse::Session));
    let token = session.token("form");
    assert!(session.token_matches("form", &token));
    assert!(!session.token_matches("other form", &token));
    assert!(!other.token_matches("form", &token));
    assert!(!session.token_matches("form", ""));
}

#[test]
fn a_keyring_comes_back_whole() {
    let (own, register) = (AccountSecret::generate(), CompartmentSecret::generate(Compartment::Register));
    let (own_public, register_public) = (own.public(), register.public());
    let bytes = Keyring::new(account(1), own, vec![register]).to_bytes();
    let keyring = Keyring::from_bytes(&bytes).unwrap();
    assert_eq!(keyring.account_id(), account(1));
    assert_eq!(keyring.account().public(), own_public);
    assert_eq!(keyring.compartment(Compartment::Register).unwrap().public(), register_public);
    assert!(keyring.compartment(Compartment::Health).is_none());
    assert!(Keyring::from_bytes(&bytes[..bytes.len() - 1]).is_err());
    assert_eq!(Keyring::from_bytes(&[2]).unwrap_err(), OpenError::Version(2));
}

#[test]
fn one_time_codes_are_those_of_rfc_6238() {
    // Appendix B: the last six of its eight digits, for SHA-1 and the secret "12345678901234567890".
    let secret = TotpSecret::decode(1, b"12345678901234567890").unwrap();
    for (seconds, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ] {
        let at = Moment::from_milliseconds(seconds * 1000);
        assert_eq!(secret.code_at(at), code);
        assert_eq!(secret.check(code, at), u64::try_from(seconds / 30).ok());
    }
    assert_eq!(secret.base32().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

#[test]
fn a_code_counts_one_step_before_and_after() {
    let secret = TotpSecret::generate();
    let code = secret.code_at(NOON);
    let step = u64::try_from(NOON.milliseconds() / 30_000).ok();
    for seconds in [-30, 0, 30] {
        assert_eq!(secret.check(&code, NOON.plus_seconds(seconds)), step, "the matched step, so that it counts once");
    }
    assert_eq!(secret.check(&code, NOON.plus_seconds(90)), None);
    assert_eq!(secret.check(&format!(" {}-{} ", &code[..3], &code[3..]), NOON), step);
    let arabic: String = code.chars().filter_map(|digit| char::from_u32(0x660 + digit.to_digit(10)?)).collect();
    assert_eq!(secret.check(&arabic, NOON), step);
    for wrong in ["", "12345", "1234567", "12345x", "٠"] {
        assert_eq!(secret.check(wrong, NOON), None);
    }
}

#[test]
fn the_address_for_the_authenticator_has_the_form_all_of_them_read() {
    let secret = TotpSecret::decode(1, b"12345678901234567890").unwrap();
    assert_eq!(
        secret.provisioning_uri("Lyhty: näyte", "aada").as_str(),
        "otpauth://totp/Lyhty%3A%20n%C3%A4yte:aada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
         &issuer=Lyhty%3A%20n%C3%A4yte&algorithm=SHA1&digits=6&period=30"
    );
}

#[test]
fn a_recovery_code_is_known_again_by_its_keyed_hash() {
    let (code, pepper) = (RecoveryCode::generate(), Pepper::generate());
    let shown = code.grouped();
    assert_eq!(shown.len(), 19);
    let stored = code.stored(account(1), &pepper);
    let typed = RecoveryCode::parse(&shown.to_lowercase().replace('-', " ")).unwrap();
    assert!(typed.matches(account(1), &pepper, &stored));
    assert!(!typed.matches(account(2), &pepper, &stored));
    assert!(!typed.matches(account(1), &Pepper::generate(), &stored));
    assert!(!RecoveryCode::generate().matches(account(1), &pepper, &stored));
    for wrong in ["", "ABCD", "ABCD-ABCD-ABCD-ABCU", "ABCD-ABCD-ABCD-ABCD-A"] {
        assert!(RecoveryCode::parse(wrong).is_none());
    }
}

proptest! {
    #[test]
    fn whatever_a_browser_sends_nothing_breaks(text in ".{0,120}") {
        let secrets = MachineSecrets::generate();
        prop_assert!(secrets.stamp_key.check(&text, "form", NOON, HOUR).is_err());
        let _ = SessionSecret::from_cookie(SealUse::Session, &text);
        let _ = TotpSecret::generate().check(&text, NOON);
        let _ = RecoveryCode::parse(&text);
        let _ = lyhty_vault::Password::parse(&text);
        prop_assert!(lyhty_vault::RecoverySecret::parse(&text).is_err());
    }
}
