//! What the database tells: dead jobs, the newest entry against the clock, the pinned public key of intake, people who
//! can be singled out.

use lyhty_base::{Clock as _, Moment, SystemClock};
use lyhty_store::{Store, StoreError, jobs, trail};

use super::{Finding, LedTo, SinglingOut};
use crate::configuration::Configuration;
use crate::pins::{self, Pins};

/// Looks at what the database holds.
pub fn look(store: &Store) -> Vec<Finding> {
    let mut findings = vec![dead_jobs(store), newest_entry(store, SystemClock.now())];
    findings.push(match SinglingOut::count(store) {
        Ok(counted) if counted.unique == 0 => Finding::good(counted.to_string()),
        Ok(counted) => Finding::warning(format!("{counted} This is the risk that remains if the database is taken.")),
        Err(stop) => Finding::wrong(stop.to_string()),
    });
    findings.push(match LedTo::count(store) {
        Ok(counted) if counted.clients == 0 => Finding::good(counted.to_string()),
        Ok(counted) => Finding::warning(format!("{counted} This too remains if the database is taken.")),
        Err(stop) => Finding::wrong(stop.to_string()),
    });
    findings
}

fn dead_jobs(store: &Store) -> Finding {
    match store.read_blocking("dead-jobs", jobs::dead) {
        Ok(dead) if dead.is_empty() => Finding::good("No job has been given up."),
        Ok(dead) => Finding::warning(format!(
            "{} jobs have been given up after ten attempts: look at them on the page of jobs, mend the cause and revive \
             them.",
            dead.len()
        )),
        Err(error) => Finding::wrong(format!("The jobs can't be read: {error}.")),
    }
}

fn newest_entry(store: &Store, now: Moment) -> Finding {
    let newest = store.read_blocking("newest-entry", |tx| -> Result<Option<Moment>, StoreError> {
        let newest = trail::find(tx, &trail::Filter { limit: 1, ..trail::Filter::default() })?;
        Ok(newest.first().map(|entry| entry.at))
    });
    match newest {
        Ok(Some(at)) if at > now.plus_minutes(5) => Finding::wrong(format!(
            "The clock shows {now}, but the newest entry of the trail is of {at}: the clock is late, or was wrong before."
        )),
        Ok(_) => Finding::good("The clock is not before the newest entry of the trail."),
        Err(error) => Finding::wrong(format!("The trail can't be read: {error}.")),
    }
}

/// The public keys that people's messages are sealed to are those pinned outside the database.
pub fn pinned_keys(configuration: &Configuration, store: &Store) -> Finding {
    match pins::compare(configuration, store) {
        Ok(Pins::Same) => Finding::good("The office's public keys are those that were pinned."),
        Ok(Pins::NotPinned) => Finding::good("The office's public keys are not pinned yet; `serve` pins them."),
        Ok(Pins::NoKeysYet) => Finding::good("The office is not set up yet; `serve` prints the code for it."),
        Err(stop) => Finding::wrong(format!("{stop}")),
    }
}
