use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use lyhty_base::{AccountId, Private, RecordId, Text};
use lyhty_office::accounts::{Founding, LoginName, NewAccount, found};
use lyhty_store::keys::{self, Holder};
use lyhty_store::testing::TestPlace;
use lyhty_store::{EngineConfig, EngineKind};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{Compartment, OsChance, Password};
use lyhty_web::policy::Role;

use super::*;
use crate::configuration::{Database, Reading};
use crate::pins::Pins;

/// A machine of a test, with a place for a database of one engine.
struct Machine {
    place: TestPlace,
    configuration: Configuration,
}

impl Machine {
    fn empty(engine: EngineKind) -> Self {
        let place = TestPlace::on(engine);
        let data = place.folder().join("machine");
        let mut reading = Reading::default();
        reading.take_file(&place.folder().join("lyhty.toml"), &format!("data-folder = '{}'", data.display()));
        let (mut configuration, _) = Configuration::from_reading(reading).expect("a configuration");
        if let EngineConfig::Postgres { url, .. } = &place.config.engine {
            configuration.database = Database::Postgres(Private::new(url.clone()));
        }
        Self { place, configuration }
    }

    /// A machine whose office is founded, and the file with its recovery key.
    fn founded(engine: EngineKind) -> (Self, PathBuf) {
        let machine = Self::empty(engine);
        migrate(&machine.configuration).expect("a database");
        let secrets = premises::open_machine_secrets(&machine.configuration).expect("secrets");
        let director = NewAccount {
            login: LoginName::parse("director").expect("a login name"),
            name: Private::new(Text::new("Aino Keksitty").expect("a name")),
            role: Role::Director,
            password: Password::parse("quiet herons wade past noon").expect("a password"),
            second_factor: TotpSecret::generate(),
            used_step: 0,
        };
        let founding =
            Founding::prepare(director.prepare(&OsChance, &secrets).expect("an account")).expect("a founding");
        let key_file = machine.place.folder().join("recovery-key");
        fs::write(&key_file, founding.recovery_key().as_bytes()).expect("a file");
        machine.store().write_blocking("found", Actor::Duty("test"), move |tx| found(tx, &founding)).expect("founded");
        (machine, key_file)
    }

    fn store(&self) -> Store {
        premises::open_store(&self.configuration).expect("a store")
    }

    /// The accounts, and those of their names' record keys that the compartment holds.
    fn accounts(&self) -> Vec<(AccountId, RecordId, bool)> {
        let read = self.store().read_blocking("test", |tx| -> Result<_, StoreError> {
            let rows = tx.query("SELECT id, name_record FROM accounts", &[])?;
            rows.iter()
                .map(|row| {
                    let record = row.get(1)?;
                    let held = keys::find(tx, record, &[Holder::Compartment(Compartment::Staff)])?;
                    Ok((row.get(0)?, record, !held.is_empty()))
                })
                .collect()
        });
        read.expect("accounts")
    }

    fn restore(&self, from: &Path, record_keys: Option<PathBuf>, key_file: &Path) -> Result<Ending, Stop> {
        let recovery_key_file = Some(key_file.to_owned());
        restore(
            &self.configuration,
            &Restore { from: from.to_owned(), record_keys, machine_secrets: None, recovery_key_file },
        )
    }
}

#[test]
fn a_backup_comes_back_onto_an_empty_machine_of_either_engine() {
    for (from, to) in [
        (EngineKind::Sqlite, EngineKind::Sqlite),
        (EngineKind::Sqlite, EngineKind::Postgres),
        (EngineKind::Postgres, EngineKind::Sqlite),
    ] {
        let (machine, key_file) = Machine::founded(from);
        let backup = machine.place.folder().join("backup");
        back_up(&machine.configuration, Some(&backup)).expect("a backup");
        let archives: Vec<_> = fs::read_dir(&backup).expect("archives").flatten().collect();
        assert_eq!(archives.len(), 3, "nothing unfinished is left");
        for archive in &archives {
            assert_eq!(archive.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
        }

        let other = Machine::empty(to);
        other.restore(&backup, None, &key_file).unwrap_or_else(|stop| panic!("{from:?} to {to:?}: {stop}"));
        assert_eq!(other.accounts(), machine.accounts());
        let secrets =
            |machine: &Machine| premises::open_machine_secrets(&machine.configuration).expect("secrets").to_bytes();
        assert_eq!(*secrets(&other), *secrets(&machine));
        assert_eq!(pins::compare(&other.configuration, &other.store()).expect("pins"), Pins::Same);
        let again = other.restore(&backup, None, &key_file);
        assert!(matches!(again, Err(Stop::Refused(_))), "a second time the machine is not empty: {again:?}");
    }
}

#[test]
fn an_old_data_archive_with_todays_keys_opens_nothing_that_was_erased() {
    let (machine, key_file) = Machine::founded(EngineKind::Sqlite);
    let old = machine.place.folder().join("old");
    back_up(&machine.configuration, Some(&old)).expect("a backup");
    let [(_, record, true)] = machine.accounts()[..] else { panic!("one account with its name") };
    machine
        .store()
        .write_blocking("erase", Actor::Duty("test"), move |tx| keys::destroy(tx, record).map(drop))
        .expect("erased");
    let today = machine.place.folder().join("today");
    back_up(&machine.configuration, Some(&today)).expect("a backup");
    let todays_keys = newest(&today, ArchiveKind::RecordKeys).expect("today's keys");

    let other = Machine::empty(EngineKind::Sqlite);
    other.restore(&old, Some(todays_keys), &key_file).expect("restored");
    let [(_, found, held)] = other.accounts()[..] else { panic!("one account") };
    assert_eq!((found, held), (record, false), "the row is there, and its key is not");
}

#[test]
fn another_recovery_key_brings_nothing_back() {
    let (machine, _) = Machine::founded(EngineKind::Sqlite);
    let backup = machine.place.folder().join("backup");
    back_up(&machine.configuration, Some(&backup)).expect("a backup");
    let wrong = machine.place.folder().join("wrong");
    fs::write(&wrong, RecoverySecret::generate().printable().as_bytes()).expect("a file");
    let other = Machine::empty(EngineKind::Sqlite);
    let outcome = other.restore(&backup, None, &wrong);
    assert!(matches!(outcome, Err(Stop::Refused(_))), "{outcome:?}");
    assert!(!other.configuration.data_folder.exists(), "nothing was made");
}

#[test]
fn before_the_office_is_set_up_there_is_no_key_to_seal_a_backup_to() {
    let machine = Machine::empty(EngineKind::Sqlite);
    migrate(&machine.configuration).expect("a database");
    let outcome = back_up(&machine.configuration, None);
    assert!(matches!(outcome, Err(Stop::Refused(_))), "{outcome:?}");
    assert!(!machine.configuration.backup_folder.exists());
}
