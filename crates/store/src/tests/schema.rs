use std::path::Path;

use lyhty_base::{SeededChance, SettableClock};

use super::tamper;
use crate::testing::{TEST_BEGINS, TestPlace, both_engines};
use crate::{EngineConfig, EngineKind, Store, StoreConfig, StoreError, columns};
use std::sync::Arc;

fn open(config: &StoreConfig) -> Result<Store, StoreError> {
    Store::open(config, Arc::new(SettableClock::at(TEST_BEGINS)), Arc::new(SeededChance::new(1)))
}

fn migrate(config: &StoreConfig) -> Result<Vec<&'static str>, StoreError> {
    Store::migrate(config, Arc::new(SettableClock::at(TEST_BEGINS)), Arc::new(SeededChance::new(1)))
}

#[test]
fn every_column_of_the_live_schema_is_classified_and_the_other_way_round() {
    both_engines(|test| {
        let differences = test.store.read_blocking("compare", columns::differences).unwrap();
        assert!(differences.is_empty(), "{}", differences.join("\n"));
    });
}

#[test]
fn a_column_that_nobody_classified_is_named() {
    both_engines(|test| {
        tamper(test, "ALTER TABLE stamps ADD COLUMN surname TEXT; CREATE TABLE notes (id TEXT)");
        let differences = test.store.read_blocking("compare", columns::differences).unwrap().join("\n");
        assert!(differences.contains("surname") && differences.contains("notes is in the database"), "{differences}");
    });
}

#[test]
fn the_page_of_what_is_held_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/data-held.md");
    let made = columns::data_held_markdown().unwrap();
    if std::env::var_os("LYHTY_OVERWRITE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "docs/data-held.md is not what columns.toml says; run this test with LYHTY_OVERWRITE=1");
}

#[test]
fn migrating_twice_changes_nothing_the_second_time() {
    for engine in EngineKind::ALL {
        let place = TestPlace::on(engine);
        assert!(!migrate(&place.config).unwrap().is_empty());
        assert!(migrate(&place.config).unwrap().is_empty());
        open(&place.config).unwrap();
    }
}

#[test]
fn an_empty_or_absent_database_is_not_opened() {
    for engine in EngineKind::ALL {
        let place = TestPlace::on(engine);
        assert!(matches!(open(&place.config), Err(StoreError::NoDatabase)));
    }
}

#[test]
fn a_schema_that_is_not_ours_is_refused_with_the_reason() {
    both_engines(|test| {
        tamper(test, "UPDATE migrations SET checksum = 'other' WHERE number = 1");
        assert!(matches!(open(&test.config), Err(StoreError::MigrationChanged(name)) if name == "0001 foundation"));
        assert!(matches!(migrate(&test.config), Err(StoreError::MigrationChanged(_))));
    });
    both_engines(|test| {
        tamper(test, "INSERT INTO migrations VALUES (9999, 'from the future', 'x', 0)");
        assert!(
            matches!(open(&test.config), Err(StoreError::MigrationUnknown(name)) if name == "9999 from the future")
        );
        assert!(matches!(migrate(&test.config), Err(StoreError::MigrationUnknown(_))));
    });
    both_engines(|test| {
        tamper(test, "DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations WHERE number > 1)");
        let result = open(&test.config);
        let only_one = crate::migrations::newest() == 1;
        assert!(only_one || matches!(result, Err(StoreError::MigrationMissing(_))), "{result:?}");
    });
}

#[test]
fn migrations_are_numbered_in_order_without_gaps() {
    for (place, migration) in crate::migrations::MIGRATIONS.iter().enumerate() {
        assert_eq!(usize::try_from(migration.number).unwrap(), place + 1, "{}", migration.name);
    }
}

#[test]
fn a_postgresql_that_is_reached_over_a_network_is_refused() {
    for url in [
        "postgresql://lyhty@db.example.org/lyhty",
        "host=192.0.2.1 user=lyhty dbname=lyhty",
        "host=/run/postgresql,db.example.org user=lyhty",
        "host=localhost hostaddr=192.0.2.1 user=lyhty",
        "user=lyhty",
        "nonsense",
    ] {
        let result = open(&StoreConfig::postgres(url));
        assert!(matches!(result, Err(StoreError::Configuration(_))), "{url}: {result:?}");
    }
    let shown = format!("{:?}", StoreConfig::postgres("postgresql://lyhty:open-sesame@127.0.0.1/lyhty"));
    assert!(!shown.contains("sesame"), "{shown}");
}

#[test]
fn durable_settings_pass_and_careless_ones_are_named() {
    both_engines(|test| {
        test.store.durability_check().unwrap();
        if let EngineConfig::Postgres { url, .. } = &test.config.engine {
            let careless = StoreConfig::postgres(format!("{url} options='-c synchronous_commit=off'"));
            let result = open(&careless).unwrap().durability_check();
            let Err(StoreError::NotDurable(problems)) = result else { panic!("{result:?}") };
            assert!(problems.len() == 1 && problems[0].contains("synchronous_commit"), "{problems:?}");
        }
    });
}

#[test]
fn the_files_of_sqlite_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let test = crate::testing::TestStore::sqlite();
    super::stamp(&test.store, "so that there is a log").unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(test.folder()).unwrap() {
        let entry = entry.unwrap();
        files += 1;
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
    }
    assert!(files >= 2);
}
