use lyhty_base::{AccountId, RecordId};
use lyhty_vault::{Compartment, WrappedKey};

use super::{count, fresh};
use crate::keys::{self, Holder};
use crate::testing::{TestStore, both_engines};
use crate::{Actor, EngineKind, Store, StoreError};

/// Bytes that stand out in a file.
const WRAPPED: &[u8] = b"wrapped-key-that-must-not-stay-anywhere-0123456789";

fn put(store: &Store, record: RecordId, holder: Holder) {
    store
        .write_blocking("put", Actor::Nobody, move |tx| {
            keys::put(tx, record, &holder, &WrappedKey::from_bytes(WRAPPED.to_vec()))
        })
        .unwrap();
}

#[test]
fn holders_have_one_spelling_each() {
    let account: AccountId = fresh(&lyhty_base::SeededChance::new(3));
    for holder in
        [Holder::Compartment(Compartment::Intake), Holder::Receipt("00ff".to_owned()), Holder::Account(account)]
    {
        assert_eq!(holder.to_string().parse::<Holder>(), Ok(holder));
    }
    for wrong in ["", "receipt:", "compartment:", "compartment:kitchen", "account:1", "else:x"] {
        assert!(wrong.parse::<Holder>().is_err(), "{wrong}");
    }
}

#[test]
fn only_the_copies_of_the_holders_asked_for_are_found() {
    both_engines(|test| {
        let (one, two): (RecordId, RecordId) = (fresh(&*test.chance), fresh(&*test.chance));
        let (intake, receipt) = (Holder::Compartment(Compartment::Intake), Holder::Receipt("ab".to_owned()));
        put(&test.store, one, intake.clone());
        put(&test.store, one, intake.clone());
        put(&test.store, one, receipt.clone());
        put(&test.store, two, receipt.clone());
        let wanted = [receipt.clone(), intake.clone()];
        let found = test.store.read_blocking("find", |tx| keys::find(tx, one, &wanted)).unwrap();
        assert_eq!(found.into_iter().map(|(holder, _)| holder).collect::<Vec<_>>(), wanted);
        let only = std::slice::from_ref(&intake);
        assert_eq!(test.store.read_blocking("find", |tx| keys::find(tx, two, only)).unwrap(), []);
        let many = vec![one; 150].into_iter().chain([two]).collect::<Vec<_>>();
        let found = test.store.read_blocking("find", |tx| keys::find_many(tx, &many[149..], &wanted)).unwrap();
        assert_eq!(found.len(), 3);
    });
}

#[test]
fn destroying_a_record_takes_every_copy() {
    both_engines(|test| {
        let record: RecordId = fresh(&*test.chance);
        put(&test.store, record, Holder::Compartment(Compartment::Intake));
        put(&test.store, record, Holder::Receipt("ab".to_owned()));
        let gone = test.store.write_blocking("erase", Actor::Nobody, move |tx| keys::destroy(tx, record)).unwrap();
        assert_eq!(gone, 2);
        assert_eq!(count(&test.store, "SELECT count(*) FROM record_keys"), 0);
        keys::rewrite(&test.store).unwrap();
    });
}

fn lies_in_files(test: &TestStore) -> bool {
    assert_eq!(test.store.engine(), EngineKind::Sqlite);
    std::fs::read_dir(test.folder()).unwrap().any(|entry| {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(WRAPPED.len()).any(|window| window == WRAPPED)
    })
}

#[test]
fn on_sqlite_a_destroyed_key_is_in_no_file_once_the_erasure_is_acknowledged() {
    let test = TestStore::sqlite();
    let record: RecordId = fresh(&*test.chance);
    put(&test.store, record, Holder::Compartment(Compartment::Intake));
    assert!(lies_in_files(&test));
    test.store.write_blocking("erase", Actor::Nobody, move |tx| keys::destroy(tx, record)).unwrap();
    assert!(!lies_in_files(&test));
}

#[test]
fn a_reader_that_holds_the_log_up_only_delays_the_erasure() {
    let test = TestStore::sqlite();
    let record: RecordId = fresh(&*test.chance);
    put(&test.store, record, Holder::Compartment(Compartment::Intake));
    let store = test.store.clone();
    test.store
        .read_blocking("holds", |tx| {
            tx.query("SELECT record FROM record_keys", &[])?;
            let erased = std::thread::scope(|scope| {
                scope.spawn(|| store.write_blocking("erase", Actor::Nobody, move |tx| keys::destroy(tx, record))).join()
            });
            assert_eq!(erased.unwrap()?, 1);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    // The next transaction makes the writer try again.
    test.store.write_blocking("erase", Actor::Nobody, move |tx| keys::destroy(tx, record)).unwrap();
    assert!(!lies_in_files(&test));
}
