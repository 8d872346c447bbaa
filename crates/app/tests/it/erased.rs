//! What was erased stays erased when an old archive comes back.

use lyhty_office::contact;
use lyhty_store::testing::TestPlace;
use lyhty_store::{Actor, EngineKind, Store, Tx, backup, params};
use lyhty_vault::{ReceiptDigits, RecoverySecret};

use crate::office::TestOffice;
use crate::sealed::{COLLEAGUES, Found, Given, Hand, live, office_passwords, sealed_values};

/// The two archives that are kept apart: data and record keys.
fn archives(store: &Store) -> (Vec<u8>, Vec<u8>) {
    let (mut data, mut keys) = (Vec::new(), Vec::new());
    backup::export(store, &mut data, &mut keys, &mut |_| {}).expect("an export");
    (data, keys)
}

/// What opens, with every credential that there ever was, in an office that comes back from archives.
fn brought_back(
    office: &TestOffice,
    engine: EngineKind,
    given: &Given,
    data: &[u8],
    keys: &[u8],
) -> Vec<(Found, bool)> {
    let place = TestPlace::on(engine);
    let (mut data, mut keys) = (data, keys);
    let (clock, chance) = (office.test.clock.clone(), office.test.chance.clone());
    let (store, _) = backup::restore(&place.config, clock, chance, &mut data, Some(&mut keys), &mut |_| {})
        .expect("archives come back");
    let values = sealed_values(&store);
    let mut everybody = Hand::of_somebody(office, &[], &[]);
    everybody.passwords = office_passwords(office);
    everybody.receipts.clone_from(&given.receipts);
    everybody.recovery = Some(RecoverySecret::parse(&office.recovery.printable()).expect("the key"));
    let opened = everybody.opens(&values);
    let is_open = |one: &Found| opened.iter().any(|(found, _)| found.column == one.column && found.id == one.id);
    values.into_iter().map(|found| (found.clone(), is_open(&found))).collect()
}

#[test]
fn an_old_data_archive_with_the_record_keys_of_today_opens_nothing_that_was_erased() {
    for (engine, another) in EngineKind::ALL.into_iter().zip(EngineKind::ALL.into_iter().rev()) {
        let office = TestOffice::with(engine, COLLEAGUES);
        let given = office.walk(live(&office));
        let (old_data, old_keys) = archives(&office.test.store);

        // The proposer's thread is erased as the nightly round erases it; the person's stays.
        let digits = ReceiptDigits::parse(&given.receipts[0]).expect("a receipt");
        let lookup = digits.derive(&office.desk.machine().pepper).expect("memory").lookup_id();
        let erase = move |tx: &mut Tx<'_>| {
            let row = tx.query_one("SELECT id, record FROM threads WHERE receipt = $1", params![lookup])?;
            let (thread, record): (String, String) = (row.get(0)?, row.get(1)?);
            contact::erase_thread(tx, row.get(0)?)?;
            Ok::<_, lyhty_base::Problem>((thread, record))
        };
        let (thread, record) =
            office.test.store.write_blocking("erase", Actor::Duty("test"), erase).expect("it is erased");
        let (_, keys_of_today) = archives(&office.test.store);

        let of_thread = |values: &[(Found, bool)], erased: bool| -> Vec<bool> {
            let messages = values.iter().filter(|(found, _)| found.column == "messages.body");
            messages
                .filter(|(found, _)| (found.text("thread") == Some(thread.as_str())) == erased)
                .map(|(_, open)| *open)
                .collect()
        };
        let today = brought_back(&office, another, &given, &old_data, &keys_of_today);
        assert_eq!(of_thread(&today, true), [false], "{engine:?}: the message is there and nobody opens it");
        assert_eq!(of_thread(&today, false), [true], "{engine:?}: the other thread opens as before");
        let wraps = today.iter().filter(|(found, _)| found.column == "record_keys.wrapped");
        let of_record = |(found, _): &&(Found, bool)| found.text("record") == Some(record.as_str());
        assert_eq!(wraps.clone().filter(of_record).count(), 0, "no copy of its key came along");
        assert!(wraps.count() > 0, "other keys did");
        let proposal = today.iter().filter(|(found, _)| found.column.starts_with("proposals."));
        assert!(proposal.clone().count() > 0 && proposal.clone().all(|(_, open)| *open), "what stays opens");

        // With the keys of that day it would: they are the ones that are deleted after 35 days.
        let then = brought_back(&office, another, &given, &old_data, &old_keys);
        assert_eq!(of_thread(&then, true), [true], "{engine:?}: the archive of old keys opens it");
    }
}
