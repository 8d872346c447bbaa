use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use lyhty_base::{Chance, Moment};

use super::{Job, JobFailure};
use crate::{Actor, Store, StoreError, params};

/// A job is given up after so many attempts.
const ATTEMPTS_MAX: u32 = 10;
/// How long a worker may take over a job before another may try it: longer than any hand-over we make.
const LEASE_SECONDS: i64 = 300;
/// The longest wait between two attempts: an hour.
const BACK_OFF_SECONDS_MAX: i64 = 3600;
/// How long the worker sleeps when nobody wakes it: another process may have written a job, or one has become due.
const NAP: Duration = Duration::from_secs(1);
/// Longer reasons are cut.
const FAILURE_CHARACTERS_MAX: usize = 500;

type Handler = Box<dyn Fn(&Store, &Job) -> Result<(), JobFailure> + Send + Sync>;

/// Does the jobs, one after the other, each at least once: a handler must bear being run again for the same job.
pub struct Worker {
    store: Store,
    handlers: BTreeMap<&'static str, Handler>,
}

impl Worker {
    /// A worker that knows no kind of job yet.
    pub const fn new(store: Store) -> Self {
        Self { store, handlers: BTreeMap::new() }
    }

    /// Says how jobs of a kind are done. The handler may block.
    #[must_use]
    pub fn on(
        mut self,
        kind: &'static str,
        handler: impl Fn(&Store, &Job) -> Result<(), JobFailure> + Send + Sync + 'static,
    ) -> Self {
        self.handlers.insert(kind, Box::new(handler));
        self
    }

    /// Does what is due now and returns the number of jobs tried, those that failed included.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn run_due(&self) -> Result<usize, StoreError> {
        let mut tried = 0;
        while self.run_one()? {
            tried += 1;
        }
        Ok(tried)
    }

    /// Starts a thread that does jobs as they are committed or become due.
    ///
    /// # Errors
    /// When the thread can't be started.
    pub fn start(self) -> Result<RunningWorker, StoreError> {
        let (store, stopping) = (self.store.clone(), Arc::new(AtomicBool::new(false)));
        let seen = Arc::clone(&stopping);
        let thread = std::thread::Builder::new()
            .name("job-worker".to_owned())
            .spawn(move || {
                while !seen.load(Ordering::SeqCst) {
                    match self.run_one() {
                        Ok(true) => {}
                        Ok(false) => self.store.context().jobs.wait(NAP),
                        Err(error) => {
                            tracing::error!(%error, "the worker could not take a job");
                            self.store.context().jobs.wait(NAP);
                        }
                    }
                }
            })
            .map_err(|source| StoreError::file("the worker thread can't be started", source))?;
        Ok(RunningWorker { store, stopping, thread: Some(thread) })
    }

    /// Takes one due job and does it; false when none is due.
    fn run_one(&self) -> Result<bool, StoreError> {
        let Some((job, lease)) = self.claim()? else { return Ok(false) };
        match self.attempt(&job) {
            Ok(()) => self.done(&job, lease)?,
            Err(failure) => self.failed(&job, lease, &failure)?,
        }
        Ok(true)
    }

    fn claim(&self) -> Result<Option<(Job, Moment)>, StoreError> {
        self.store.write_blocking("claim job", Actor::Duty("worker"), |tx| {
            let lease = tx.now().plus_seconds(LEASE_SECONDS);
            // The conditions stand twice: when two workers choose the same job, the second waits for the first and then
            // looks again at the outer ones only.
            let row = tx.query_optional(
                "UPDATE jobs SET lease_until = $1, attempts = attempts + 1
                 WHERE dead_at IS NULL AND run_after <= $2 AND (lease_until IS NULL OR lease_until < $2) AND id = (
                     SELECT id FROM jobs
                     WHERE dead_at IS NULL AND run_after <= $2 AND (lease_until IS NULL OR lease_until < $2)
                     ORDER BY run_after LIMIT 1)
                 RETURNING id, kind, payload, attempts",
                params![lease, tx.now()],
            )?;
            row.map(|row| Ok((super::job(&row)?, lease))).transpose()
        })
    }

    fn attempt(&self, job: &Job) -> Result<(), JobFailure> {
        let Some(handler) = self.handlers.get(job.kind.as_str()) else {
            return Err(JobFailure::again("nobody here knows how to do this kind of job"));
        };
        std::panic::catch_unwind(AssertUnwindSafe(|| handler(&self.store, job)))
            .unwrap_or_else(|_| Err(JobFailure::again("the handler panicked")))
    }

    fn done(&self, job: &Job, lease: Moment) -> Result<(), StoreError> {
        let id = job.id;
        self.store.write_blocking("finish job", Actor::Duty("worker"), move |tx| {
            // If the lease ran out, somebody else has the job now.
            tx.execute("DELETE FROM jobs WHERE id = $1 AND lease_until = $2", params![id, lease]).map(drop)
        })
    }

    fn failed(&self, job: &Job, lease: Moment, failure: &JobFailure) -> Result<(), StoreError> {
        let id = job.id;
        let give_up = failure.lasting || job.attempts >= ATTEMPTS_MAX;
        let wait = back_off_seconds(job.attempts, &**self.store.chance());
        let reason: String = failure.safe_to_log.chars().take(FAILURE_CHARACTERS_MAX).collect();
        tracing::warn!(kind = job.kind, job = %job.id, attempts = job.attempts, give_up, reason, "a job failed");
        self.store.write_blocking("put job off", Actor::Duty("worker"), move |tx| {
            let dead_at = give_up.then_some(tx.now());
            tx.execute(
                "UPDATE jobs SET lease_until = NULL, run_after = $3, last_failure = $4, dead_at = $5
                 WHERE id = $1 AND lease_until = $2",
                params![id, lease, tx.now().plus_seconds(wait), reason, dead_at],
            )
            .map(drop)
        })
    }
}

/// Twice as long after each attempt, from five seconds on, and up to a half more so that not all come back at once.
fn back_off_seconds(attempts: u32, chance: &dyn Chance) -> i64 {
    let base = (5_i64 << attempts.saturating_sub(1).min(20)).min(BACK_OFF_SECONDS_MAX);
    let mut byte = [0];
    chance.fill(&mut byte);
    base + base * i64::from(byte[0]) / 512
}

/// A worker at work. Dropping it stops it too.
pub struct RunningWorker {
    store: Store,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl RunningWorker {
    /// Lets the job at hand be finished and stops.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for RunningWorker {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.store.context().jobs.give();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the worker thread panicked");
        }
    }
}
