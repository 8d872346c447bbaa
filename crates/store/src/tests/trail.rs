use std::path::PathBuf;
use std::time::Duration;

use lyhty_vault::trail::{SignedCheckpoint, TrailKey};

use super::{count, rows, stamp, stamp_with_entry, tamper};
use crate::testing::{TestStore, both_engines};
use crate::trail::{self, Chainer, Filter, Finding, Report};
use crate::{Actor, Entry, StoreError, params};

/// A trail of eight entries with checkpoints at positions 3 and 6; two entries stand behind the last.
struct Office<'a> {
    test: &'a TestStore,
    chainer: Chainer,
    public: lyhty_vault::trail::TrailPublic,
    file: PathBuf,
}

const HASHES: [&str; 8] = ["h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8"];

impl<'a> Office<'a> {
    fn open(test: &'a TestStore) -> Self {
        let key = TrailKey::generate();
        let (public, file) = (key.public(), test.folder().join("checkpoints"));
        let chainer = Chainer::new(test.store.clone(), key, file.clone());
        for (place, hash) in HASHES.into_iter().enumerate() {
            stamp_with_entry(&test.store, hash);
            assert_eq!(chainer.link_all().unwrap(), 1);
            if place == 2 || place == 5 {
                assert!(chainer.checkpoint().unwrap().is_some());
            }
        }
        Self { test, chainer, public, file }
    }

    fn verify(&self) -> Report {
        trail::verify(&self.test.store, &self.public, &self.file, None).unwrap()
    }

    fn findings(&self) -> Vec<Finding> {
        self.verify().findings
    }
}

#[test]
fn a_trail_that_nobody_touched_is_sound_and_its_unsigned_tail_is_counted() {
    both_engines(|test| {
        let office = Office::open(test);
        stamp_with_entry(&test.store, "unlinked");
        let report = office.verify();
        assert!(report.is_sound(), "{:?}", report.findings);
        assert_eq!((report.entries, report.checkpoints, report.unsigned_tail, report.facts), (8, 2, 3, 9));
    });
}

#[test]
fn one_changed_byte_is_named() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(test, "UPDATE entries SET verb = 'stemp' WHERE position = 4");
        assert_eq!(office.findings(), [Finding::Changed { position: 4 }]);
    });
}

#[test]
fn a_removed_entry_is_named_whether_or_not_its_link_went_too() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(test, "DELETE FROM entries WHERE position = 4");
        assert_eq!(office.findings(), [Finding::Removed { position: 4 }]);
        tamper(test, "DELETE FROM links WHERE position IN (4, 5)");
        let findings = office.findings();
        assert_eq!(findings.first(), Some(&Finding::Gap { first: 4, last: 5 }), "{findings:?}");
    });
}

#[test]
fn reordered_entries_are_named() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(
            test,
            "UPDATE links SET entry = -1 WHERE position = 4;
             UPDATE links SET entry = (SELECT number FROM entries WHERE position = 4) WHERE position = 5;
             UPDATE links SET entry = (SELECT number FROM entries WHERE position = 5) WHERE position = 4",
        );
        assert_eq!(office.findings(), [Finding::Reordered { position: 4 }, Finding::Reordered { position: 5 }]);
    });
    both_engines(|test| {
        let office = Office::open(test);
        tamper(
            test,
            "UPDATE links SET position = -1 WHERE position = 4; UPDATE links SET position = 4 WHERE position = 5;
             UPDATE links SET position = 5 WHERE position = -1;
             UPDATE entries SET position = 9 - position WHERE position IN (4, 5)",
        );
        let findings = office.findings();
        assert!(findings.contains(&Finding::Reordered { position: 4 }), "{findings:?}");
        assert!(findings.contains(&Finding::Reordered { position: 5 }), "{findings:?}");
    });
}

#[test]
fn a_tail_cut_at_or_before_the_last_checkpoint_is_named() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(test, "DELETE FROM entries WHERE position >= 6; DELETE FROM links WHERE position >= 6");
        assert!(office.findings().contains(&Finding::Truncated { head: 5, checkpoint: 6 }));
        tamper(test, "DELETE FROM entries; DELETE FROM links");
        assert!(office.findings().contains(&Finding::Truncated { head: 0, checkpoint: 6 }));
    });
}

#[test]
fn a_chain_rewritten_with_fresh_hashes_does_not_fit_the_checkpoints() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(
            test,
            "UPDATE entries SET verb = 'other' WHERE position = 2; DELETE FROM links; UPDATE entries SET position = NULL",
        );
        assert_eq!(office.chainer.link_all().unwrap(), 8);
        assert_eq!(
            office.findings(),
            [Finding::Rewritten { checkpoint: 3, held: false }, Finding::Rewritten { checkpoint: 6, held: false }]
        );
    });
}

#[test]
fn a_whole_rewrite_by_somebody_with_every_key_is_named_by_the_checkpoint_that_another_holds() {
    both_engines(|test| {
        let office = Office::open(test);
        let text = std::fs::read_to_string(&office.file).unwrap();
        let held: SignedCheckpoint = text.lines().next().unwrap().parse().unwrap();
        tamper(
            test,
            "UPDATE entries SET verb = 'other' WHERE position = 2; DELETE FROM links; UPDATE entries SET position = NULL",
        );
        std::fs::remove_file(&office.file).unwrap();
        office.chainer.link_all().unwrap();
        tamper(test, "DELETE FROM entries WHERE position > 7; DELETE FROM links WHERE position > 7");
        office.chainer.checkpoint().unwrap();
        let alone = trail::verify(&test.store, &office.public, &office.file, None).unwrap();
        assert_eq!(alone.findings, [], "nothing inside the machine can tell");
        let report = trail::verify(&test.store, &office.public, &office.file, Some(&held)).unwrap();
        assert_eq!(report.findings, [Finding::Rewritten { checkpoint: 3, held: true }]);
    });
}

#[test]
fn a_checkpoint_file_that_is_gone_or_forged_is_named() {
    let test = TestStore::sqlite();
    let office = Office::open(&test);
    let text = std::fs::read_to_string(&office.file).unwrap();
    std::fs::write(&office.file, text.replacen('6', "7", 1)).unwrap();
    assert!(office.findings().iter().any(|finding| matches!(finding, Finding::Checkpoint { .. })));
    let other = TrailKey::generate().public();
    let report = trail::verify(&test.store, &other, &office.file, None).unwrap();
    assert!(report.findings.contains(&Finding::Checkpoint { line: 1 }));
    std::fs::remove_file(&office.file).unwrap();
    assert_eq!(office.findings(), [Finding::NoCheckpoint]);
}

#[test]
fn a_changed_or_vanished_row_is_named_by_its_digest() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(test, "UPDATE stamps SET purpose = 'changed' WHERE hash = 'h2'; DELETE FROM stamps WHERE hash = 'h7'");
        let numbers = rows(&test.store, "SELECT number FROM entries WHERE subject IN ('h2', 'h7') ORDER BY number");
        let named = |id: &str, place: usize| Finding::Fact {
            table: "stamps".to_owned(),
            id: id.to_owned(),
            entry: numbers[place].get(0).unwrap(),
        };
        assert_eq!(office.findings(), [named("h2", 0), named("h7", 1)]);
    });
}

#[test]
fn a_deed_that_no_entry_tells_of_is_named() {
    both_engines(|test| {
        let office = Office::open(test);
        tamper(
            test,
            "INSERT INTO lapses (id, proposal, reason, account, day, at) VALUES ('forged', 'p', 'gone', 'a', '2018-01-01', 0)",
        );
        assert_eq!(office.findings(), [Finding::Unrecorded { table: "lapses".to_owned(), id: "forged".to_owned() }]);
    });
}

#[test]
fn the_last_entry_about_a_row_counts_and_a_recorded_erasure_is_sound() {
    both_engines(|test| {
        let office = Office::open(test);
        let facts = [("stamps", "h2".to_owned())];
        test.store
            .write_blocking("change", Actor::Nobody, move |tx| {
                tx.execute("UPDATE stamps SET purpose = 'changed' WHERE hash = 'h2'", params![])?;
                tx.enter(Entry { facts: &facts, ..Entry::of("change") })
            })
            .unwrap();
        assert!(office.verify().is_sound());
        test.store
            .write_blocking("erase", Actor::Nobody, |tx| {
                tx.execute("DELETE FROM stamps WHERE hash = 'h2'", params![])?;
                tx.enter(Entry { facts: &[("stamps", "h2".to_owned())], ..Entry::of("erase") })
            })
            .unwrap();
        office.chainer.link_all().unwrap();
        assert!(office.verify().is_sound());
        stamp(&test.store, "h2").unwrap();
        assert_eq!(office.findings().len(), 1, "it must stay gone");
    });
}

#[test]
fn a_column_that_moves_by_itself_is_left_out_of_the_digest() {
    both_engines(|test| {
        let office = Office::open(test);
        test.store
            .write_blocking("sign in", Actor::Nobody, |tx| {
                tx.execute(
                    "INSERT INTO sessions (id, account_id, sealed, created_at, last_seen_at, ends_at)
                     VALUES ('s', 'a', $1, 0, 0, 0)",
                    params![b"sealed".as_slice()],
                )?;
                tx.enter(Entry { facts: &[("sessions", "s".to_owned())], ..Entry::of("sign-in") })
            })
            .unwrap();
        tamper(test, "UPDATE sessions SET last_seen_at = 60000");
        assert!(office.verify().is_sound());
        tamper(test, "UPDATE sessions SET account_id = 'b'");
        assert_eq!(office.findings().len(), 1);
    });
}

#[test]
fn an_undone_transaction_leaves_no_entry() {
    both_engines(|test| {
        let result = test.store.write_blocking("undone", Actor::Nobody, |tx| {
            tx.enter(Entry::of("undone"))?;
            Err::<(), _>(StoreError::NoRow)
        });
        assert!(result.is_err());
        assert_eq!(count(&test.store, "SELECT count(*) FROM entries"), 0);
    });
}

#[test]
fn many_writers_and_two_chainers_make_one_chain() {
    both_engines(|test| {
        let key = TrailKey::generate();
        let (public, file) = (key.public(), test.folder().join("checkpoints"));
        let running = Chainer::new(test.store.clone(), key, file.clone()).start().unwrap();
        let second = Chainer::new(test.store.clone(), TrailKey::generate(), test.folder().join("other"));
        let names = ["a", "b", "c", "d"];
        std::thread::scope(|scope| {
            for name in names {
                scope.spawn(move || {
                    for round in 0..60 {
                        let hash = format!("{name}{round}");
                        test.store
                            .write_blocking("enter", Actor::Nobody, move |tx| {
                                tx.enter(Entry { subject: hash.clone(), ..Entry::of("enter") })
                            })
                            .unwrap();
                    }
                });
            }
            scope.spawn(|| {
                for _ in 0..20 {
                    second.link_all().unwrap();
                }
            });
        });
        running.stop();
        let report = trail::verify(&test.store, &public, &file, None).unwrap();
        assert!(report.is_sound(), "{:?}", report.findings);
        assert_eq!((report.entries, report.unsigned_tail), (240, 0));
        assert_eq!(count(&test.store, "SELECT count(*) FROM entries WHERE position IS NULL"), 0);
    });
}

#[test]
fn a_running_chainer_links_without_being_asked() {
    both_engines(|test| {
        let running =
            Chainer::new(test.store.clone(), TrailKey::generate(), test.folder().join("checkpoints")).start().unwrap();
        stamp_with_entry(&test.store, "soon");
        let waiting = crate::signal::Signal::default();
        let linked = (0..200).any(|_| {
            waiting.wait(Duration::from_millis(100));
            count(&test.store, "SELECT count(*) FROM links") == 1
        });
        assert!(linked);
        running.stop();
    });
}

#[test]
fn the_trail_is_searched_by_subject_actor_and_verb() {
    both_engines(|test| {
        let account = super::fresh(&*test.chance);
        for (verb, subject) in [("decide", "p1"), ("open", "p1"), ("open", "p2")] {
            test.store
                .write_blocking("enter", Actor::Account { id: account, role: "director" }, move |tx| {
                    let subject = subject.to_owned();
                    tx.enter(Entry { permission: Some(verb), subject_kind: "proposal", subject, ..Entry::of(verb) })
                })
                .unwrap();
        }
        stamp_with_entry(&test.store, "by-the-machine");
        let find = |filter: Filter| test.store.read_blocking("find", |tx| trail::find(tx, &filter)).unwrap();
        assert_eq!(find(Filter::default()).len(), 4);
        let about = find(Filter { subject: Some(("proposal".to_owned(), "p1".to_owned())), ..Filter::default() });
        assert_eq!(about.iter().map(|entry| entry.verb.as_str()).collect::<Vec<_>>(), ["open", "decide"]);
        assert_eq!(about[0].role.as_deref(), Some("director"));
        let opened = find(Filter { actor: Some(account), verb: Some("open".to_owned()), ..Filter::default() });
        assert_eq!(opened.len(), 2);
        let first = find(Filter { limit: 1, ..Filter::default() });
        assert_eq!(first[0].facts[0].to_string().split(' ').next(), Some("stamps"));
        let before = u32::try_from(first[0].number).unwrap();
        assert_eq!(find(Filter { before: Some(before), ..Filter::default() }).len(), 3);
    });
}
