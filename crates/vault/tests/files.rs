//! The machine's files: its owner's alone, never overwritten, never half read.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use lyhty_base::Moment;
use lyhty_vault::{MachineError, MachineSecrets, NodeSecrets, OpenError, SealUse, SessionSecret};
use tempfile::TempDir;

const NOON: Moment = Moment::from_milliseconds(1_530_351_000_000);

fn folder() -> (TempDir, PathBuf) {
    let temporary = TempDir::new().unwrap();
    let folder = temporary.path().join("lyhty").join("secrets");
    (temporary, folder)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn secrets_are_made_once_and_read_again() {
    let (_temporary, folder) = folder();
    let made = MachineSecrets::load_or_generate(&folder).unwrap();
    assert_eq!(MachineSecrets::load_or_generate(&folder).unwrap().to_bytes(), made.to_bytes());
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join("machine-secrets")), 0o600);
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["machine-secrets"], "nothing temporary is left behind");
}

#[test]
fn secrets_are_never_overwritten() {
    let (_temporary, folder) = folder();
    let first = MachineSecrets::generate();
    first.store(&folder).unwrap();
    let second = MachineSecrets::generate().store(&folder);
    assert!(matches!(second, Err(MachineError::Exists { .. })));
    assert_eq!(MachineSecrets::load(&folder).unwrap().to_bytes(), first.to_bytes());
}

#[test]
fn lax_modes_are_refused() {
    let (_temporary, folder) = folder();
    MachineSecrets::generate().store(&folder).unwrap();
    let file = folder.join("machine-secrets");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    let lax = MachineSecrets::load(&folder);
    assert!(matches!(lax, Err(MachineError::LaxMode { mode: 0o640, .. })));
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    assert!(matches!(MachineSecrets::load(&folder), Err(MachineError::LaxMode { mode: 0o755, .. })));
    assert!(matches!(MachineSecrets::load_or_generate(&folder), Err(MachineError::LaxMode { .. })));
    assert!(matches!(NodeSecrets::load_or_generate(&folder, NOON), Err(MachineError::LaxMode { .. })));
}

#[test]
fn damage_is_found() {
    let (_temporary, folder) = folder();
    MachineSecrets::generate().store(&folder).unwrap();
    let file = folder.join("machine-secrets");
    let whole = fs::read(&file).unwrap();
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        assert!(MachineSecrets::from_bytes(&changed).is_err());
    }
    fs::write(&file, &whole[..100]).unwrap();
    let damaged = MachineSecrets::load(&folder);
    assert!(matches!(damaged, Err(MachineError::Damaged { source: OpenError::Malformed, .. })));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(matches!(MachineSecrets::load(&folder), Err(MachineError::NotAFile { .. })));
}

#[test]
fn a_missing_file_is_said_and_not_made_up() {
    let (_temporary, folder) = folder();
    let error = MachineSecrets::load(&folder).unwrap_err();
    assert!(error.to_string().ends_with("secrets can't be read or written"), "{error}");
}

#[test]
fn login_names_are_hashed_alike_whatever_their_capitals() {
    let (one, other) = (MachineSecrets::generate().login_key, MachineSecrets::generate().login_key);
    assert_eq!(one.hash("Åsa.Exempel"), one.hash("  åsa.exempel "));
    assert_ne!(one.hash("åsa.exempel"), one.hash("asa.exempel"));
    assert_ne!(one.hash("åsa.exempel"), other.hash("åsa.exempel"));
}

#[test]
fn all_nodes_share_the_secret_of_the_day() {
    let (_temporary, folder) = folder();
    let mut one = NodeSecrets::load_or_generate(&folder, NOON).unwrap();
    let mut two = NodeSecrets::load_or_generate(&folder, NOON.plus_hours(1)).unwrap();
    assert_eq!(mode(&folder.join("node-secrets")), 0o600);
    let session = SessionSecret::generate(SealUse::Session);
    let sealed = session.seal(one.current(), b"keyring").unwrap();
    assert!(session.open(&two, &sealed).is_ok());

    assert!(one.rotate(&folder, NOON.plus_hours(24)).unwrap());
    let sealed_later = session.seal(one.current(), b"keyring").unwrap();
    assert!(session.open(&two, &sealed_later).is_err(), "the other node does not know yet");
    assert!(two.rotate(&folder, NOON.plus_hours(24)).unwrap());
    assert!(session.open(&two, &sealed_later).is_ok());
    assert!(session.open(&two, &sealed).is_ok());
    assert!(!one.rotate(&folder, NOON.plus_hours(25)).unwrap());

    assert!(two.rotate(&folder, NOON.plus_hours(36)).unwrap());
    assert!(session.open(&two, &sealed).is_err());
    assert!(session.open(&two, &sealed_later).is_ok());
}

#[test]
fn after_a_long_stop_no_old_secret_is_kept() {
    let (_temporary, folder) = folder();
    NodeSecrets::load_or_generate(&folder, NOON).unwrap();
    let later = NodeSecrets::load_or_generate(&folder, NOON.plus_hours(100)).unwrap();
    assert!(later.previous().is_none());
}
