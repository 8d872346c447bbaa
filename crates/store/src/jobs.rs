//! What must happen outside the database: written in the same transaction as its cause, done afterwards by a worker.

mod worker;

use lyhty_base::{JobId, Moment, Problem};

use crate::{Row, StoreError, Tx, params};

pub use worker::{RunningWorker, Worker};

/// A payload holds a few ids; more than this is something else.
const PAYLOAD_BYTES_MAX: usize = 2000;
/// Dead jobs that a list shows.
const DEAD_SHOWN_MAX: i64 = 500;

/// A job that is being tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What is to be done.
    pub kind: String,
    /// The ids of what it is about.
    pub payload: String,
    /// How often it was tried, this time included.
    pub attempts: u32,
}

/// A job that was given up, for the list that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadJob {
    /// The job.
    pub job: Job,
    /// When it was given up.
    pub dead_at: Moment,
    /// Why, in a sentence that is safe to log.
    pub failure: String,
}

/// Why a job could not be done. The sentence must be safe to log: no value of a person's in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobFailure {
    safe_to_log: String,
    lasting: bool,
}

impl JobFailure {
    /// It may succeed later.
    pub fn again(safe_to_log: impl Into<String>) -> Self {
        Self { safe_to_log: safe_to_log.into(), lasting: false }
    }

    /// It will never succeed: give it up at once.
    pub fn lasting(safe_to_log: impl Into<String>) -> Self {
        Self { safe_to_log: safe_to_log.into(), lasting: true }
    }
}

impl From<StoreError> for JobFailure {
    fn from(error: StoreError) -> Self {
        Self::again(error.to_string())
    }
}

impl From<Problem> for JobFailure {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Refusal(refusal) => Self::lasting(refusal.key),
            Problem::Fields(_) => Self::lasting("refused for what fields hold"),
            Problem::Absent => Self::lasting("what it is about is not there"),
            Problem::Busy => Self::again("busy"),
            Problem::Fault(fault) => Self::again(fault.chain()),
        }
    }
}

impl Tx<'_> {
    /// Writes a job that is done once this transaction is committed and the moment has come. `payload` holds ids and
    /// nothing else.
    ///
    /// # Errors
    /// When the payload is too long or the database refuses.
    pub fn enqueue(&mut self, kind: &'static str, payload: &str, run_after: Moment) -> Result<JobId, StoreError> {
        if payload.len() > PAYLOAD_BYTES_MAX {
            return Err(StoreError::TooLong { what: "the payload of a job", most: PAYLOAD_BYTES_MAX });
        }
        let id: JobId = self.new_id();
        self.execute(
            "INSERT INTO jobs (id, kind, payload, created_at, run_after, attempts) VALUES ($1, $2, $3, $4, $5, 0)",
            params![id, kind, payload, self.now(), run_after],
        )?;
        self.effects.jobs = true;
        Ok(id)
    }

    /// Writes a job unless one of its kind and payload waits already: for what comes round every day. Whether it was
    /// written.
    ///
    /// # Errors
    /// As [`Tx::enqueue`].
    pub fn enqueue_unless_waiting(
        &mut self,
        kind: &'static str,
        payload: &str,
        run_after: Moment,
    ) -> Result<bool, StoreError> {
        let waiting = self.query_optional(
            "SELECT id FROM jobs WHERE kind = $1 AND payload = $2 AND dead_at IS NULL AND lease_until IS NULL",
            params![kind, payload],
        )?;
        if waiting.is_some() {
            return Ok(false);
        }
        self.enqueue(kind, payload, run_after)?;
        Ok(true)
    }
}

/// The jobs that were given up, the latest first.
///
/// # Errors
/// When the database refuses.
pub fn dead(tx: &mut Tx<'_>) -> Result<Vec<DeadJob>, StoreError> {
    let rows = tx.query(
        "SELECT id, kind, payload, attempts, dead_at, last_failure FROM jobs
         WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT $1",
        params![DEAD_SHOWN_MAX],
    )?;
    rows.iter()
        .map(|row| {
            Ok(DeadJob {
                job: job(row)?,
                dead_at: row.get(4)?,
                failure: row.get::<Option<String>>(5)?.unwrap_or_default(),
            })
        })
        .collect()
}

/// Lets a job that was given up be tried again from the start; whether there was such a one.
///
/// # Errors
/// When the database refuses.
pub fn revive(tx: &mut Tx<'_>, id: JobId) -> Result<bool, StoreError> {
    let revived = tx.execute(
        "UPDATE jobs SET dead_at = NULL, lease_until = NULL, attempts = 0, run_after = $2
         WHERE id = $1 AND dead_at IS NOT NULL",
        params![id, tx.now()],
    )?;
    tx.effects.jobs = true;
    Ok(revived > 0)
}

/// How many jobs are not done and not given up.
///
/// # Errors
/// When the database refuses.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.query_one("SELECT count(*) FROM jobs WHERE dead_at IS NULL", params![])?.get(0)
}

fn job(row: &Row) -> Result<Job, StoreError> {
    Ok(Job { id: row.get(0)?, kind: row.get(1)?, payload: row.get(2)?, attempts: row.get(3)? })
}
