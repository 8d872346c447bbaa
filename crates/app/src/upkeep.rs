//! What the office does by itself while it runs: sends mails, forgets what has ended, renews the secret of the sessions.
//!
//! Hourly and nightly rounds are jobs that order their successors, so that several nodes do them once and a round that
//! keeps failing is seen on the page of jobs.

use lyhty_base::{Moment, Outcome};
use lyhty_office::notices::{self, Post};
use lyhty_office::{accounts, contact};
use lyhty_store::jobs::{Job, JobFailure, Worker};
use lyhty_store::{Actor, Store, StoreError, Tx, keys, order, trail};
use lyhty_web::{drafts, sessions, stamps};

const HOURLY: &str = "hourly-round";
const NIGHTLY: &str = "nightly-round";

/// The nightly round begins at this hour in Helsinki.
const NIGHT_HOUR: i64 = 3;

/// One step of a round: its name in the trail, and what it does, which gives how many rows it concerned.
type Step = (&'static str, fn(&mut Tx<'_>) -> Outcome<u64>);

const HOURLY_STEPS: &[Step] = &[
    ("erase-expired-sessions", sessions::erase_expired),
    ("erase-expired-drafts", drafts::erase_expired),
    ("erase-expired-stamps", stamps::erase_expired),
    ("forget-failures", accounts::forget_failures),
];

const NIGHTLY_STEPS: &[Step] = &[
    ("retire-unused", accounts::retire_unused),
    ("erase-ended-threads", contact::erase_ended),
    ("give-up-old-mails", notices::give_up_old),
    ("digest-facts", |tx| Ok(trail::enter_known_facts(tx)?)),
];

/// Adds the handlers to a worker.
pub fn handlers(worker: Worker, post: Post) -> Worker {
    worker
        .on(notices::SEND_JOB, move |store, job| post.send(store, job))
        .on(HOURLY, |store, _: &Job| round(store, HOURLY, HOURLY_STEPS))
        .on(NIGHTLY, |store, _: &Job| {
            round(store, NIGHTLY, NIGHTLY_STEPS)?;
            keys::rewrite(store)?;
            order::forget(store).map_err(JobFailure::from)
        })
}

/// Orders the next rounds, unless they are ordered already.
///
/// # Errors
/// When the database refuses.
pub fn begin(store: &Store) -> Result<(), StoreError> {
    order(store, HOURLY)?;
    order(store, NIGHTLY)
}

fn round(store: &Store, kind: &'static str, steps: &[Step]) -> Result<(), JobFailure> {
    // The successor first: a step that fails must not end the rounds.
    order(store, kind)?;
    let mut failure = None;
    for &(name, step) in steps {
        if let Err(problem) = store.write_blocking(name, Actor::Duty("upkeep"), step) {
            failure = failure.or(Some(problem));
        }
    }
    failure.map_or(Ok(()), |problem| Err(problem.into()))
}

fn order(store: &Store, kind: &'static str) -> Result<(), StoreError> {
    store.write_blocking("order-round", Actor::Duty("upkeep"), move |tx| {
        let next = if kind == NIGHTLY { next_night(tx.now()) } else { next_hour(tx.now()) };
        // The moment is the payload, so that the round under way is not taken for its successor.
        tx.enqueue_unless_waiting(kind, &next.milliseconds().to_string(), next).map(drop)
    })
}

fn next_hour(now: Moment) -> Moment {
    const HOUR_MILLISECONDS: i64 = 3_600_000;
    Moment::from_milliseconds((now.milliseconds().div_euclid(HOUR_MILLISECONDS) + 1) * HOUR_MILLISECONDS)
}

/// The next time the clock in Helsinki shows the night's hour, to the minute; an hour off in the nights when clocks
/// change.
fn next_night(now: Moment) -> Moment {
    let clock = now.helsinki_clock();
    let (hours, minutes) = clock.split_once(':').unwrap_or(("0", "0"));
    let since_midnight = hours.parse::<i64>().unwrap_or(0) * 60 + minutes.parse::<i64>().unwrap_or(0);
    let until = (NIGHT_HOUR * 60 - since_midnight - 1).rem_euclid(24 * 60) + 1;
    Moment::from_milliseconds(now.milliseconds() / 60_000 * 60_000).plus_minutes(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_at_three_in_helsinki_and_never_now() {
        // 2018-06-30T21:30Z is half past midnight on 1 July in Helsinki.
        let half_past_midnight = Moment::from_milliseconds(1_530_394_200_000);
        let night = next_night(half_past_midnight.plus_seconds(17));
        assert_eq!((night.helsinki_clock(), night.helsinki_day().day()), ("03:00".to_owned(), 1));
        let next = next_night(night);
        assert_eq!((next.helsinki_clock(), next.helsinki_day().day()), ("03:00".to_owned(), 2));
    }

    #[test]
    fn the_next_hour_is_later_and_whole() {
        let now = Moment::from_milliseconds(1_530_394_200_000);
        assert_eq!(next_hour(now), now.plus_minutes(30));
        assert_eq!(next_hour(next_hour(now)), now.plus_minutes(90));
    }
}
