use std::sync::Arc;

use lyhty_base::{RecordId, SeededChance, SettableClock};
use lyhty_vault::trail::TrailKey;
use lyhty_vault::{Compartment, WrappedKey};

use super::{count, fresh, stamp_with_entry};
use crate::backup::{self, BackupError, Progress, Summary};
use crate::keys::{self, Holder};
use crate::testing::{TEST_BEGINS, TestPlace, TestStore};
use crate::trail::{self, Chainer};
use crate::{Actor, EngineKind, Store, StoreConfig, StoreError, params};

struct Copy {
    data: Vec<u8>,
    keys: Vec<u8>,
    summary: Summary,
}

fn fill(test: &TestStore) {
    for hash in ["h1", "h2", "h3"] {
        stamp_with_entry(&test.store, hash);
    }
    let record: RecordId = fresh(&*test.chance);
    test.store
        .write_blocking("fill", Actor::Nobody, move |tx| {
            let wrapped = WrappedKey::from_bytes(b"wrapped".to_vec());
            keys::put(tx, record, &Holder::Compartment(Compartment::Register), &wrapped)?;
            tx.execute(
                "INSERT INTO sessions (id, account_id, sealed, created_at, last_seen_at, ends_at)
                 VALUES ('s', 'a', $1, 0, 0, 0)",
                params![b"sealed-session".as_slice()],
            )
        })
        .unwrap();
}

fn export(store: &Store) -> Copy {
    let (mut data, mut keys, mut last) = (Vec::new(), Vec::new(), None);
    let summary = backup::export(store, &mut data, &mut keys, &mut |progress: Progress| last = Some(progress)).unwrap();
    let last = last.unwrap();
    assert_eq!(Some(last.rows), last.rows_of);
    Copy { data, keys, summary }
}

fn restore(config: &StoreConfig, data: &[u8], keys: Option<&[u8]>) -> Result<(Store, Summary), BackupError> {
    let (clock, chance) = (Arc::new(SettableClock::at(TEST_BEGINS)), Arc::new(SeededChance::new(9)));
    let (mut data, mut keys) = (data, keys);
    let keys = keys.as_mut().map(|keys| keys as &mut dyn std::io::Read);
    backup::restore(config, clock, chance, &mut data, keys, &mut |_| {})
}

#[test]
fn a_copy_from_either_engine_goes_back_into_either_and_the_trail_still_verifies() {
    for from in EngineKind::ALL {
        for into in EngineKind::ALL {
            let test = TestStore::on(from);
            fill(&test);
            let key = TrailKey::generate();
            let (public, file) = (key.public(), test.folder().join("checkpoints"));
            let chainer = Chainer::new(test.store.clone(), key, file.clone());
            chainer.link_all().unwrap();
            chainer.checkpoint().unwrap();
            let copy = export(&test.store);
            let place = TestPlace::on(into);
            let (store, summary) = restore(&place.config, &copy.data, Some(&copy.keys)).unwrap();
            assert_eq!(summary, copy.summary);
            assert_eq!(summary.record_keys, 1);
            assert_eq!(count(&store, "SELECT count(*) FROM stamps"), 3);
            assert_eq!(count(&store, "SELECT count(*) FROM record_keys"), 1);
            assert_eq!(count(&store, "SELECT count(*) FROM sessions"), 0, "a session is in no copy");
            let report = trail::verify(&store, &public, &file, None).unwrap();
            assert!(report.is_sound(), "{from:?} to {into:?}: {:?}", report.findings);
            // The counter of entries goes on behind the restored ones.
            stamp_with_entry(&store, "after");
            assert_eq!(count(&store, "SELECT count(*) FROM entries"), 4);
            let again = export(&store);
            assert_ne!(again.data, copy.data);
        }
    }
}

#[test]
fn both_engines_give_the_same_bytes_for_the_same_rows() {
    let sqlite = TestStore::sqlite();
    fill(&sqlite);
    let copy = export(&sqlite.store);
    let place = TestPlace::on(EngineKind::Postgres);
    let (store, _) = restore(&place.config, &copy.data, Some(&copy.keys)).unwrap();
    let again = export(&store);
    assert!(copy.data == again.data && copy.keys == again.keys);
}

#[test]
fn data_without_record_keys_brings_no_key_back() {
    let test = TestStore::sqlite();
    fill(&test);
    let copy = export(&test.store);
    assert!(!copy.data.windows(7).any(|window| window == b"wrapped"));
    let place = TestPlace::on(EngineKind::Sqlite);
    let (store, summary) = restore(&place.config, &copy.data, None).unwrap();
    assert_eq!(summary.record_keys, 0);
    assert_eq!(count(&store, "SELECT count(*) FROM record_keys"), 0);
}

#[test]
fn every_damaged_byte_and_every_cut_is_noticed_and_leaves_nothing_behind() {
    let test = TestStore::sqlite();
    stamp_with_entry(&test.store, "h1");
    let copy = export(&test.store);
    let place = TestPlace::on(EngineKind::Sqlite);
    for position in (0..copy.data.len()).step_by(23) {
        let mut damaged = copy.data.clone();
        damaged[position] ^= 0x40;
        assert!(restore(&place.config, &damaged, None).is_err(), "byte {position}");
        assert!(restore(&place.config, &copy.data[..position], None).is_err(), "cut at {position}");
    }
    let mut longer = copy.data.clone();
    longer.push(0);
    assert!(matches!(restore(&place.config, &longer, None), Err(BackupError::Damaged(_))));
    restore(&place.config, &copy.data, None).unwrap();
}

#[test]
fn a_place_that_is_not_empty_and_a_stream_of_the_other_kind_are_refused() {
    for engine in EngineKind::ALL {
        let test = TestStore::on(engine);
        fill(&test);
        let copy = export(&test.store);
        let result = restore(&test.config, &copy.data, Some(&copy.keys));
        assert!(matches!(result, Err(BackupError::Store(StoreError::NotEmpty))), "{result:?}");
        let place = TestPlace::on(engine);
        assert!(matches!(restore(&place.config, &copy.keys, None), Err(BackupError::NotThis(_))));
        let mut newer = copy.data.clone();
        newer[10..14].copy_from_slice(&9999_u32.to_be_bytes());
        assert!(matches!(restore(&place.config, &newer, None), Err(BackupError::Newer { found: 9999, .. })));
    }
}
