use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::Duration;

use lyhty_base::{JobId, Problem};

use super::{count, later};
use crate::jobs::{self, Job, JobFailure, Worker};
use crate::testing::{TEST_BEGINS, both_engines};
use crate::{Actor, Store, StoreError};

fn enqueue(store: &Store, payload: &'static str) -> JobId {
    store.write_blocking("enqueue", Actor::Nobody, move |tx| tx.enqueue("note", payload, tx.now())).unwrap()
}

#[test]
fn a_committed_job_is_done_once_and_an_undone_one_never() {
    both_engines(|test| {
        enqueue(&test.store, "kept");
        let undone: Result<(), Problem> = test.store.write_blocking("undone", Actor::Nobody, |tx| {
            tx.enqueue("note", "undone", tx.now())?;
            Err(Problem::Absent)
        });
        assert!(undone.is_err());
        let done = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&done);
        let worker = Worker::new(test.store.clone()).on("note", move |_, job: &Job| {
            seen.lock().unwrap().push(job.payload.clone());
            Ok(())
        });
        assert_eq!(worker.run_due().unwrap(), 1);
        assert_eq!(worker.run_due().unwrap(), 0);
        assert_eq!(*done.lock().unwrap(), ["kept"]);
        assert_eq!(count(&test.store, "SELECT count(*) FROM jobs"), 0);
    });
}

#[test]
fn a_job_waits_for_its_moment() {
    both_engines(|test| {
        test.store.write_blocking("enqueue", Actor::Nobody, |tx| tx.enqueue("note", "", later(tx.now()))).unwrap();
        let worker = Worker::new(test.store.clone()).on("note", |_, _| Ok(()));
        assert_eq!(worker.run_due().unwrap(), 0);
        test.clock.set(later(TEST_BEGINS));
        assert_eq!(worker.run_due().unwrap(), 1);
    });
}

#[test]
fn a_failing_job_is_tried_ten_times_ever_later_then_given_up_and_can_be_revived() {
    both_engines(|test| {
        let id = enqueue(&test.store, "");
        let attempts = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&attempts);
        let worker = Worker::new(test.store.clone()).on("note", move |_, _| {
            counted.fetch_add(1, Ordering::SeqCst);
            Err(JobFailure::again("the post office is closed"))
        });
        for round in 1..=10 {
            assert_eq!(worker.run_due().unwrap(), 1, "round {round}");
            assert_eq!(worker.run_due().unwrap(), 0, "not again at once");
            test.clock.advance_seconds(2 * 3600);
        }
        assert_eq!(worker.run_due().unwrap(), 0);
        let dead = test.store.read_blocking("dead", jobs::dead).unwrap();
        assert_eq!(dead.len(), 1);
        assert_eq!((dead[0].job.id, dead[0].job.attempts), (id, 10));
        assert_eq!(dead[0].failure, "the post office is closed");
        assert!(test.store.write_blocking("revive", Actor::Nobody, move |tx| jobs::revive(tx, id)).unwrap());
        assert!(!test.store.write_blocking("revive", Actor::Nobody, move |tx| jobs::revive(tx, id)).unwrap());
        assert_eq!(test.store.read_blocking("waiting", jobs::waiting).unwrap(), 1);
        assert_eq!(worker.run_due().unwrap(), 1);
        assert_eq!(attempts.load(Ordering::SeqCst), 11);
    });
}

#[test]
fn a_lasting_failure_a_panic_and_an_unknown_kind_are_told_apart() {
    both_engines(|test| {
        let worker = Worker::new(test.store.clone())
            .on("lasting", |_, _| Err(JobFailure::lasting("gone")))
            .on("panics", |_, _| panic!("on purpose"));
        for kind in ["lasting", "panics", "unknown"] {
            test.store.write_blocking("enqueue", Actor::Nobody, move |tx| tx.enqueue(kind, "", tx.now())).unwrap();
        }
        assert_eq!(worker.run_due().unwrap(), 3);
        let dead = test.store.read_blocking("dead", jobs::dead).unwrap();
        assert_eq!(dead.iter().map(|dead| dead.job.kind.as_str()).collect::<Vec<_>>(), ["lasting"]);
        assert_eq!(test.store.read_blocking("waiting", jobs::waiting).unwrap(), 2);
    });
}

#[test]
fn a_job_whose_worker_died_is_taken_over_when_its_lease_is_out() {
    both_engines(|test| {
        enqueue(&test.store, "");
        super::tamper(test, "UPDATE jobs SET lease_until = 1528102800000 + 300000, attempts = 1");
        let worker = Worker::new(test.store.clone()).on("note", |_, _| Ok(()));
        assert_eq!(worker.run_due().unwrap(), 0);
        test.clock.advance_seconds(301);
        assert_eq!(worker.run_due().unwrap(), 1);
    });
}

#[test]
fn two_workers_never_take_the_same_job() {
    both_engines(|test| {
        for _ in 0..40 {
            enqueue(&test.store, "");
        }
        let (done, start) = (Arc::new(AtomicUsize::new(0)), Barrier::new(4));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let counted = Arc::clone(&done);
                    let worker = Worker::new(test.store.clone()).on("note", move |_, _| {
                        counted.fetch_add(1, Ordering::SeqCst);
                        Ok(())
                    });
                    start.wait();
                    // A worker that lost the race for a job sees none; it looks again until none is left.
                    while test.store.read_blocking("waiting", jobs::waiting).unwrap() > 0 {
                        worker.run_due().unwrap();
                    }
                });
            }
        });
        assert_eq!(done.load(Ordering::SeqCst), 40);
    });
}

#[test]
fn a_running_worker_starts_a_committed_job_at_once_and_stops_cleanly() {
    both_engines(|test| {
        let (done, is_done) = mpsc::channel();
        let worker = Worker::new(test.store.clone())
            .on("note", move |_, job| done.send(job.payload.clone()).map_err(|_| JobFailure::again("nobody listens")))
            .start()
            .unwrap();
        enqueue(&test.store, "at once");
        assert_eq!(is_done.recv_timeout(Duration::from_secs(20)).unwrap(), "at once");
        worker.stop();
        assert_eq!(count(&test.store, "SELECT count(*) FROM jobs"), 0);
    });
}

#[test]
fn what_comes_round_every_day_waits_only_once_and_a_long_payload_is_refused() {
    both_engines(|test| {
        let again = || {
            test.store
                .write_blocking("daily", Actor::Nobody, |tx| tx.enqueue_unless_waiting("daily", "", later(tx.now())))
        };
        assert!(again().unwrap());
        assert!(!again().unwrap());
        let long =
            test.store.write_blocking("long", Actor::Nobody, |tx| tx.enqueue("note", &"x".repeat(2001), tx.now()));
        assert!(matches!(long, Err(StoreError::TooLong { .. })));
    });
}
