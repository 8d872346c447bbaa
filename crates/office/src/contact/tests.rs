//! Stories of a thread, on both engines.

use std::sync::Arc;

use lyhty_base::SeededChance;
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::{Actor, StoreError, trail};
use lyhty_vault::{AccountSecret, CompartmentSecret, Keyring, MachineSecrets};
use lyhty_web::policy::{AnswerThread, ReadThread, Role};
use lyhty_web::testing;

use super::*;
use crate::notices;

/// What all personal text here carries; it must be nowhere in clear.
const CANARY: &str = "kanarialintu-4711";

/// An office with one social worker, and people with receipts.
struct TestOffice {
    machine: MachineSecrets,
    letterbox: Letterbox,
    keyring: Keyring,
    chance: SeededChance,
}

impl TestOffice {
    fn new() -> Self {
        let chance = SeededChance::new(3);
        let intake = CompartmentSecret::generate(Compartment::Intake);
        let letterbox = Letterbox::new(intake.public()).unwrap();
        let keyring = Keyring::new(AccountId::fresh(&chance), AccountSecret::generate(), vec![intake]);
        Self { machine: MachineSecrets::generate(), letterbox, keyring, chance }
    }

    fn keyring(&self) -> Keyring {
        Keyring::from_bytes(&self.keyring.to_bytes()).unwrap()
    }

    fn worker(&self) -> May<AnswerThread> {
        testing::may(Role::SocialWorker, self.keyring())
    }

    /// A form that somebody opens now.
    fn stamp(&self, test: &TestStore) -> Arc<Stamp> {
        let now = test.store.clock().now();
        let sent = self.machine.stamp_key.issue(now, "contact", &self.chance);
        Arc::new(self.machine.stamp_key.check(&sent, "contact", now, 3600).unwrap())
    }

    fn receipt(&self, test: &TestStore) -> ReceiptKeys {
        let digits = self.machine.stamp_key.receipt_digits(&self.stamp(test), 0);
        digits.derive(&self.machine.pepper).unwrap()
    }

    fn prepare(&self, receipt: &ReceiptKeys) -> PreparedThread {
        PreparedThread::new(&self.letterbox, receipt, Holder::Person, &self.chance).unwrap()
    }

    fn open(&self, test: &TestStore, receipt: &ReceiptKeys) -> ThreadId {
        let prepared = self.prepare(receipt);
        write(test, move |tx| open_thread(tx, &prepared)).unwrap()
    }

    fn answer(&self, test: &TestStore, thread: ThreadId, words: &str) -> Outcome<MessageId> {
        let (may, text) = (self.worker(), text(words));
        write(test, move |tx| write_from_office(tx, &may, thread, &text))
    }

    fn read(&self, test: &TestStore, thread: ThreadId) -> Outcome<Vec<String>> {
        let opener = self.worker().opener();
        let shown = test.store.read_blocking("read", move |tx| messages(tx, &opener, thread))?;
        Ok(shown
            .iter()
            .map(|message| format!("{}: {}", message.author.word(), message.text.reveal().as_str()))
            .collect())
    }

    fn count_new(&self, test: &TestStore, thread: ThreadId) -> Option<u32> {
        test.store.read_blocking("count", move |tx| count_new(tx, &[thread])).unwrap().get(&thread).copied()
    }
}

fn text(words: &str) -> MessageText {
    MessageText::new(words).unwrap()
}

fn write<T: Send + 'static>(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static) -> Outcome<T> {
    test.store.write_blocking("test", Actor::Nobody, body)
}

/// What the holder does behind the receipt.
fn reply(test: &TestStore, receipt: ReceiptKeys, thread: ThreadId, stamp: Arc<Stamp>, words: &str) -> Outcome<bool> {
    let text = text(words);
    test.store.write_blocking("test", Actor::Receipt(thread), move |tx| {
        let thread = find_thread(tx, thread)?;
        let key = key_of(tx, &receipt, &thread)?;
        let written = write_from_holder(tx, &thread, &key, &stamp, &text)?;
        if written {
            notices::tell_office(tx)?;
        }
        Ok(written)
    })
}

fn key_of(tx: &mut Tx<'_>, receipt: &ReceiptKeys, thread: &Thread) -> Outcome<RecordKey> {
    let found = keys::find(tx, thread.record, &[keys::Holder::Receipt(receipt.lookup_id())])?;
    Ok(receipt.unwrap(&found.first().ok_or(Problem::Absent)?.1, thread.record)?)
}

fn come_back(test: &TestStore, receipt: ReceiptKeys) -> Outcome<Thread> {
    write(test, move |tx| open_mailbox(tx, &receipt))
}

/// Receipt keys can't be copied; the digits are derived once more.
fn again(office: &TestOffice, digits: &lyhty_vault::ReceiptDigits) -> ReceiptKeys {
    digits.derive(&office.machine.pepper).unwrap()
}

fn opens_nothing<T: std::fmt::Debug>(outcome: Outcome<T>) -> bool {
    matches!(outcome, Err(Problem::Refusal(refusal)) if refusal.key == "receipt-opens-nothing")
}

fn verbs(test: &TestStore) -> Vec<String> {
    let find = |tx: &mut Tx<'_>| -> Result<Vec<_>, StoreError> { trail::find(tx, &trail::Filter::default()) };
    let entries = test.store.read_blocking("verbs", find).unwrap();
    entries.into_iter().rev().map(|entry| entry.verb).collect()
}

#[test]
fn the_office_writes_the_holder_comes_back_and_answers_and_only_they_read_it() {
    both_engines(|test| {
        let office = TestOffice::new();
        let digits = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &digits));
        office.answer(test, thread, &format!("Can we call you? {CANARY}")).unwrap();
        assert_eq!(office.count_new(test, thread), None);

        test.clock.advance_seconds(3600);
        assert_eq!(come_back(test, again(&office, &digits)).unwrap().id, thread);
        assert!(reply(test, again(&office, &digits), thread, office.stamp(test), &format!("Yes. {CANARY}")).unwrap());
        assert_eq!(office.count_new(test, thread), Some(1));
        assert_eq!(
            office.read(test, thread).unwrap(),
            [format!("office: Can we call you? {CANARY}"), format!("holder: Yes. {CANARY}")]
        );

        test.clock.advance_seconds(3600);
        office.answer(test, thread, "Thank you.").unwrap();
        assert_eq!(office.count_new(test, thread), None);
        let expected = ["open-thread", "answer", "open-mailbox", "write", "queue-notice", "answer"];
        assert_eq!(verbs(test), expected);

        let bodies = test.store.read_blocking("look", |tx| -> Outcome<_> {
            Ok(tx.query("SELECT body FROM messages", lyhty_store::params![])?)
        });
        for row in bodies.unwrap() {
            let body = row.get::<Vec<u8>>(0).unwrap();
            assert!(!body.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()));
        }
    });
}

#[test]
fn another_receipt_does_not_open_the_thread() {
    both_engines(|test| {
        let office = TestOffice::new();
        let (one, other) = (office.receipt(test), office.receipt(test));
        let thread = office.open(test, &one);
        let others = office.open(test, &other);
        assert_ne!(come_back(test, other).unwrap().id, thread);
        let stranger = office.receipt(test);
        assert!(matches!(reply(test, stranger, others, office.stamp(test), "x"), Err(Problem::Absent)));
    });
}

#[test]
fn the_same_receipt_again_opens_no_second_thread() {
    both_engines(|test| {
        let office = TestOffice::new();
        let receipt = office.receipt(test);
        let first = office.open(test, &receipt);
        let prepared = office.prepare(&receipt);
        let fresh = prepared.thread();
        let again = write(test, move |tx| open_thread(tx, &prepared)).unwrap();
        assert_eq!(again, first);
        assert_ne!(again, fresh);
        assert_eq!(verbs(test), ["open-thread"]);
    });
}

#[test]
fn a_form_sent_twice_is_one_message_and_one_notice() {
    both_engines(|test| {
        let office = TestOffice::new();
        let digits = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &digits));
        let stamp = office.stamp(test);
        assert!(reply(test, again(&office, &digits), thread, Arc::clone(&stamp), "Hello").unwrap());
        assert!(!reply(test, again(&office, &digits), thread, stamp, "Hello").unwrap());
        assert_eq!(office.read(test, thread).unwrap(), ["holder: Hello"]);
        assert_eq!(verbs(test), ["open-thread", "write", "queue-notice"]);
    });
}

#[test]
fn an_answer_pressed_twice_is_one_message_and_the_same_words_later_are_another() {
    both_engines(|test| {
        let office = TestOffice::new();
        let thread = office.open(test, &office.receipt(test));
        let first = office.answer(test, thread, "Please call us.").unwrap();
        assert_eq!(office.answer(test, thread, "Please call us.").unwrap(), first);
        test.clock.advance_seconds(SENT_TWICE_MINUTES * 60 + 1);
        assert_ne!(office.answer(test, thread, "Please call us.").unwrap(), first);
        assert_eq!(office.read(test, thread).unwrap().len(), 2);
    });
}

#[test]
fn a_wrong_an_erased_and_an_ended_receipt_look_the_same() {
    both_engines(|test| {
        let office = TestOffice::new();
        assert!(opens_nothing(come_back(test, office.receipt(test))));

        let erased = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &erased));
        office.answer(test, thread, "Hello").unwrap();
        write(test, move |tx| erase_thread(tx, thread)).unwrap();
        assert!(opens_nothing(come_back(test, again(&office, &erased))));
        assert!(matches!(office.read(test, thread), Err(Problem::Absent)));
        assert!(matches!(write(test, move |tx| erase_thread(tx, thread)), Err(Problem::Absent)));

        let ended = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &ended));
        test.clock.advance_seconds(365 * 86_400);
        assert!(opens_nothing(come_back(test, again(&office, &ended))));
        assert!(matches!(office.read(test, thread), Err(Problem::Absent)));
        assert_eq!(write(test, erase_ended).unwrap(), 1);
        assert_eq!(write(test, erase_ended).unwrap(), 0);
        let keys_left = test.store.read_blocking("look", |tx| -> Outcome<i64> {
            Ok(tx.query_one("SELECT COUNT(*) FROM record_keys", lyhty_store::params![])?.get(0)?)
        });
        assert_eq!(keys_left.unwrap(), 0);
    });
}

#[test]
fn writing_puts_off_the_end_of_a_thread() {
    both_engines(|test| {
        let office = TestOffice::new();
        let digits = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &digits));
        test.clock.advance_seconds(364 * 86_400);
        office.answer(test, thread, "Are you well?").unwrap();
        test.clock.advance_seconds(364 * 86_400);
        assert_eq!(come_back(test, again(&office, &digits)).unwrap().id, thread);
    });
}

#[test]
fn the_holder_sees_when_the_mailbox_was_opened_the_time_before() {
    both_engines(|test| {
        let office = TestOffice::new();
        let digits = office.machine.stamp_key.receipt_digits(&office.stamp(test), 0);
        let thread = office.open(test, &again(&office, &digits));
        let find = move |tx: &mut Tx<'_>| find_thread(tx, thread);
        come_back(test, again(&office, &digits)).unwrap();
        assert_eq!(test.store.read_blocking("find", find).unwrap().previously_opened_by_holder_at, None);
        let first = test.store.clock().now();
        test.clock.advance_seconds(7200);
        come_back(test, again(&office, &digits)).unwrap();
        let found = test.store.read_blocking("find", find).unwrap();
        assert_eq!(found.previously_opened_by_holder_at, Some(first));
        assert_eq!(found.opened_by_holder_at, Some(first.plus_hours(2)));
    });
}

#[test]
fn a_message_moved_into_another_row_of_its_thread_is_noticed() {
    both_engines(|test| {
        let office = TestOffice::new();
        let thread = office.open(test, &office.receipt(test));
        office.answer(test, thread, "Yes").unwrap();
        test.clock.advance_seconds(1);
        office.answer(test, thread, "No").unwrap();
        write(test, |tx| {
            let swap = "UPDATE messages SET body = (SELECT body FROM messages ORDER BY at LIMIT 1)";
            Ok(tx.execute(swap, lyhty_store::params![])?)
        })
        .unwrap();
        assert!(matches!(office.read(test, thread), Err(Problem::Fault(_))));
    });
}

#[test]
fn somebody_without_the_compartment_finds_no_thread() {
    both_engines(|test| {
        let office = TestOffice::new();
        let thread = office.open(test, &office.receipt(test));
        office.answer(test, thread, "Hello").unwrap();
        let account = AccountId::fresh(&office.chance);
        let keyring = Keyring::new(account, AccountSecret::generate(), Vec::new());
        let outsider: May<ReadThread> = testing::may(Role::SocialWorker, keyring);
        let opener = outsider.opener();
        let read = test.store.read_blocking("read", move |tx| messages(tx, &opener, thread));
        assert!(matches!(read, Err(Problem::Absent)));
    });
}

#[test]
fn an_empty_message_is_refused() {
    both_engines(|test| {
        let office = TestOffice::new();
        let thread = office.open(test, &office.receipt(test));
        let refused = office.answer(test, thread, " \n ");
        assert!(matches!(refused, Err(Problem::Refusal(refusal)) if refusal.key == "contact-nothing-written"));
    });
}
