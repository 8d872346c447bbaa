use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier};

use lyhty_base::{AccountId, Day, Problem};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};

use super::{count, fresh, rows, stamp};
use crate::testing::{TestStore, both_engines};
use crate::{Actor, Conflict, EngineKind, StoreError, Value, params};

#[test]
fn parameters_land_by_their_number_and_not_by_their_first_appearance() {
    both_engines(|test| {
        let row = test
            .store
            .read_blocking("numbers", |tx| {
                tx.query_one("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), CAST($2 AS TEXT)", params!["one", "two"])
            })
            .unwrap();
        assert_eq!(row.get::<String>(0).unwrap(), "two");
        assert_eq!(row.get::<String>(1).unwrap(), "one");
        assert_eq!(row.get::<String>(2).unwrap(), "two");
    });
}

#[test]
fn too_few_or_too_many_parameters_are_an_error_and_no_null() {
    both_engines(|test| {
        for parameters in [params!["only one"], params!["one", "two", "three"]] {
            let parameters = parameters.to_vec();
            let result = test.store.read_blocking("count", |tx| {
                tx.query("SELECT hash FROM stamps WHERE hash = $1 AND purpose = $2", &parameters)
            });
            assert!(matches!(result, Err(StoreError::Database(_))), "{result:?}");
        }
    });
}

#[test]
fn what_is_written_is_read_back_as_it_was() {
    both_engines(|test| {
        let account: AccountId = fresh(&*test.chance);
        tables_of_values(test);
        let day: Day = "2018-06-30".parse().unwrap();
        test.store
            .write_blocking("write", Actor::Nobody, move |tx| {
                tx.execute(
                    "INSERT INTO kept (number, word, yes, bytes, missing) VALUES ($1, $2, $3, $4, $5)",
                    params![i64::MIN, account, true, b"\0\xff".as_slice(), None::<String>],
                )?;
                tx.execute("INSERT INTO kept (number, word, yes) VALUES ($1, $2, $3)", params![tx.now(), day, false])
            })
            .unwrap();
        let found = rows(&test.store, "SELECT number, word, yes, bytes, missing FROM kept ORDER BY number");
        assert_eq!(found[0].get::<i64>(0).unwrap(), i64::MIN);
        assert_eq!(found[0].get::<AccountId>(1).unwrap(), account);
        assert!(found[0].get::<bool>(2).unwrap());
        assert_eq!(found[0].get::<Vec<u8>>(3).unwrap(), b"\0\xff");
        assert_eq!(found[0].get::<Option<String>>(4).unwrap(), None);
        assert_eq!(found[1].get::<lyhty_base::Moment>(0).unwrap(), crate::testing::TEST_BEGINS);
        assert_eq!(found[1].get::<Day>(1).unwrap(), day);
        assert!(!found[1].get::<bool>(2).unwrap());
        assert!(matches!(found[0].get::<i64>(1), Err(StoreError::Column { column: 1, .. })));
        assert!(matches!(found[0].parse::<Day>(1), Err(StoreError::Column { column: 1, .. })));
    });
}

fn tables_of_values(test: &TestStore) {
    let bytes = if test.store.engine() == EngineKind::Sqlite { "BLOB" } else { "BYTEA" };
    let sql = format!("CREATE TABLE kept (number BIGINT, word TEXT, yes BOOLEAN, bytes {bytes}, missing TEXT)");
    test.store.write_blocking("table", Actor::Nobody, move |tx| tx.batch(&sql)).unwrap();
}

#[test]
fn any_value_comes_back_the_same_from_both_engines() {
    let value = prop_oneof![
        any::<i64>().prop_map(Value::Integer),
        // PostgreSQL can't keep U+0000, and no text from outside holds it (base's Text refuses control characters).
        "[^\u{0}]{0,40}".prop_map(Value::Text),
        any::<Vec<u8>>().prop_map(Value::Bytes),
    ];
    both_engines(|test| {
        tables_of_values(test);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 64,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&value, |value| {
                let column = match value {
                    Value::Integer(_) => "number",
                    Value::Text(_) => "word",
                    _ => "bytes",
                };
                let (sql, sent) =
                    (format!("INSERT INTO kept ({column}) VALUES ($1) RETURNING {column}"), value.clone());
                let back = test
                    .store
                    .write_blocking("round trip", Actor::Nobody, move |tx| {
                        tx.query_one(&sql, std::slice::from_ref(&sent))?.get::<Value>(0)
                    })
                    .unwrap();
                assert_eq!(back, value);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn an_error_undoes_its_transaction_and_no_other() {
    both_engines(|test| {
        stamp(&test.store, "kept").unwrap();
        let refused: Result<(), Problem> = test.store.write_blocking("refused", Actor::Nobody, |tx| {
            tx.execute("INSERT INTO stamps (hash, purpose, used_at) VALUES ('undone', 'test', 0)", params![])?;
            Err(Problem::refusal("no"))
        });
        assert!(matches!(refused, Err(Problem::Refusal(refusal)) if refusal.key == "no"));
        assert_eq!(count(&test.store, "SELECT count(*) FROM stamps"), 1);
    });
}

#[test]
fn a_failed_statement_spoils_its_transaction_on_both_engines() {
    both_engines(|test| {
        stamp(&test.store, "there").unwrap();
        let twice = stamp(&test.store, "there");
        assert!(matches!(&twice, Err(StoreError::Constraint { conflict: Conflict::Unique, .. })), "{twice:?}");
        let went_on: Result<u64, StoreError> = test.store.write_blocking("goes on", Actor::Nobody, |tx| {
            tx.execute("INSERT INTO stamps (hash, purpose, used_at) VALUES ('before', 'test', 0)", params![])?;
            let failed = tx.execute("INSERT INTO stamps (hash) VALUES ('there')", params![]);
            assert!(failed.is_err());
            let after = tx.execute("DELETE FROM stamps", params![]);
            assert!(matches!(after, Err(StoreError::Poisoned)), "{after:?}");
            Ok(1)
        });
        assert!(matches!(went_on, Err(StoreError::Poisoned)), "{went_on:?}");
        assert_eq!(count(&test.store, "SELECT count(*) FROM stamps"), 1);
    });
}

#[test]
fn a_panic_undoes_its_transaction_and_the_store_goes_on() {
    both_engines(|test| {
        let result: Result<(), Problem> = test.store.write_blocking("panics", Actor::Nobody, |tx| {
            tx.execute("INSERT INTO stamps (hash, purpose, used_at) VALUES ('undone', 'test', 0)", params![])?;
            panic!("on purpose")
        });
        assert!(matches!(&result, Err(Problem::Fault(fault)) if fault.chain().contains("panics")), "{result:?}");
        stamp(&test.store, "after").unwrap();
        assert_eq!(count(&test.store, "SELECT count(*) FROM stamps"), 1);
    });
}

#[test]
fn a_reading_transaction_refuses_to_write() {
    both_engines(|test| {
        let result = test.store.read_blocking("writes", |tx| {
            assert!(!tx.writes());
            tx.execute("INSERT INTO stamps (hash, purpose, used_at) VALUES ('x', 'test', 0)", params![])
        });
        assert!(matches!(result, Err(StoreError::ReadOnly)), "{result:?}");
        stamp(&test.store, "writes still work").unwrap();
    });
}

#[test]
fn a_reading_transaction_sees_one_state() {
    both_engines(|test| {
        let store = test.store.clone();
        let (before, after) = test
            .store
            .read_blocking("twice", |tx| {
                let before: i64 = tx.query_one("SELECT count(*) FROM stamps", params![])?.get(0)?;
                std::thread::scope(|scope| scope.spawn(|| stamp(&store, "meanwhile")).join()).unwrap()?;
                let after: i64 = tx.query_one("SELECT count(*) FROM stamps", params![])?.get(0)?;
                Ok::<_, StoreError>((before, after))
            })
            .unwrap();
        assert_eq!((before, after), (0, 0));
        assert_eq!(count(&test.store, "SELECT count(*) FROM stamps"), 1);
    });
}

#[test]
fn a_lock_makes_two_who_count_up_wait_for_each_other() {
    both_engines(|test| {
        stamp(&test.store, "counter").unwrap();
        let start = Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    for _ in 0..10 {
                        test.store
                            .write_blocking("count up", Actor::Nobody, |tx| {
                                assert!(tx.lock("stamps", "counter")?);
                                assert!(!tx.lock("stamps", "nobody")?);
                                let sql = "SELECT used_at FROM stamps WHERE hash = 'counter'";
                                let now: i64 = tx.query_one(sql, params![])?.get(0)?;
                                tx.execute("UPDATE stamps SET used_at = $1 WHERE hash = 'counter'", params![now + 1])
                            })
                            .unwrap();
                    }
                });
            }
        });
        let began = crate::testing::TEST_BEGINS.milliseconds();
        assert_eq!(count(&test.store, "SELECT used_at FROM stamps"), began + 80);
    });
}

#[test]
fn a_deadlock_is_tried_again_and_both_succeed() {
    let test = TestStore::postgres();
    stamp(&test.store, "a").unwrap();
    stamp(&test.store, "b").unwrap();
    let both_hold_one = Arc::new(Barrier::new(2));
    std::thread::scope(|scope| {
        for (first, second) in [("a", "b"), ("b", "a")] {
            let (store, barrier, tries) = (test.store.clone(), Arc::clone(&both_hold_one), AtomicU32::new(0));
            scope.spawn(move || {
                store
                    .write_blocking("crosses", Actor::Nobody, move |tx| {
                        tx.lock("stamps", first)?;
                        if tries.fetch_add(1, Ordering::SeqCst) == 0 {
                            barrier.wait();
                        }
                        tx.lock("stamps", second)?;
                        tx.execute("UPDATE stamps SET used_at = used_at + 1", params![])
                    })
                    .unwrap();
            });
        }
    });
    let began = crate::testing::TEST_BEGINS.milliseconds();
    assert_eq!(count(&test.store, "SELECT max(used_at) FROM stamps"), began + 2);
}

#[test]
fn an_unknown_table_can_not_be_locked() {
    both_engines(|test| {
        let result = test.store.write_blocking("lock", Actor::Nobody, |tx| tx.lock("pg_class", "x"));
        assert!(matches!(result, Err(StoreError::Table(_))));
    });
}

#[test]
fn a_full_queue_says_busy_and_what_waited_is_done() {
    let test = TestStore::sqlite();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let hold = Arc::new(Barrier::new(2));
    let writer_held = Arc::clone(&hold);
    let (busy, done) = runtime.block_on(async {
        let store = test.store.clone();
        // The first keeps the writer until all others were handed in.
        let first = store.write("holds", Actor::Nobody, move |_| {
            writer_held.wait();
            Ok::<_, StoreError>(())
        });
        let mut first = Box::pin(first);
        assert!(
            std::future::poll_fn(|context| std::task::Poll::Ready(first.as_mut().poll(context).is_pending())).await
        );
        let mut others: Vec<_> = (0..3000)
            .map(|_| Box::pin(store.write("waits", Actor::Nobody, |tx| tx.query("SELECT 1", params![]))))
            .collect();
        let mut busy = 0;
        let mut waiting = Vec::new();
        for mut other in others.drain(..) {
            let now = std::future::poll_fn(|context| {
                std::task::Poll::Ready(match other.as_mut().poll(context) {
                    std::task::Poll::Ready(result) => Some(result),
                    std::task::Poll::Pending => None,
                })
            })
            .await;
            match now {
                Some(Err(StoreError::Busy)) => busy += 1,
                Some(other) => panic!("{other:?}"),
                None => waiting.push(other),
            }
        }
        hold.wait();
        first.await.unwrap();
        let mut done = 0;
        for other in waiting {
            match other.await {
                Ok(_) => done += 1,
                Err(StoreError::Busy) => busy += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
        (busy, done)
    });
    assert_eq!(busy + done, 3000);
    // The first may still have stood in the queue when the others came.
    assert!(busy > 0 && done >= 1023, "{busy} {done}");
}

#[test]
fn async_callers_read_and_write_too() {
    both_engines(|test| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        let store = test.store.clone();
        let total: i64 = runtime.block_on(async move {
            let tasks: Vec<_> = (0..100_i64)
                .map(|number| {
                    let store = store.clone();
                    tokio::spawn(async move {
                        store
                            .write("stamp", Actor::Nobody, move |tx| {
                                tx.execute(
                                    "INSERT INTO stamps (hash, purpose, used_at) VALUES ($1, 'test', $2)",
                                    params![number.to_string(), tx.now()],
                                )
                            })
                            .await
                            .unwrap();
                        store
                            .read("count", |tx| tx.query_one("SELECT count(*) FROM stamps", params![])?.get::<i64>(0))
                            .await
                            .unwrap()
                    })
                })
                .collect();
            for task in tasks {
                assert!(task.await.unwrap() >= 1);
            }
            // The last handle is dropped here, on an async thread: that must not panic.
            store
                .read("count", |tx| tx.query_one("SELECT count(*) FROM stamps", params![])?.get::<i64>(0))
                .await
                .unwrap()
        });
        assert_eq!(total, 100);
    });
}

#[test]
fn the_store_may_be_dropped_by_a_transaction_on_its_own_writer() {
    let test = TestStore::sqlite();
    let store = crate::Store::open(&test.config, test.clock.clone(), test.chance.clone()).unwrap();
    let inside = std::sync::Mutex::new(Some(store.clone()));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let write = store.write("drops", Actor::Nobody, move |_| {
            drop(inside.lock().unwrap().take());
            Ok::<_, StoreError>(())
        });
        write.await.unwrap();
        drop(store);
    });
    stamp(&test.store, "the file is whole").unwrap();
}

#[test]
fn the_moment_of_a_transaction_stands_still_and_the_actor_is_there() {
    both_engines(|test| {
        let (clock, account) = (Arc::clone(&test.clock), fresh::<AccountId>(&*test.chance));
        test.store
            .write_blocking("moment", Actor::Account { id: account, role: "auditor" }, move |tx| {
                let before = tx.now();
                clock.advance_seconds(60);
                assert_eq!(tx.now(), before);
                assert_eq!(tx.today().to_string(), "2018-06-04");
                assert_eq!(tx.actor(), &Actor::Account { id: account, role: "auditor" });
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
