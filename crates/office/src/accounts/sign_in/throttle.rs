//! How soon the next attempt may come.
//!
//! | failures in a row | wait before the next |
//! |---|---|
//! | up to 3 | none |
//! | 4, 5, 6, 7 | 2, 4, 8, 16 seconds |
//! | more | 30 seconds |
//!
//! Half a minute leaves at most 2,880 guesses a day at one login name, of a password of 15 characters *and* a code of six
//! digits that changes; more would only help whoever wants to keep the real owner out. An hour without a failure, or one
//! sign-in, forgets them.
//!
//! *The office's budget:* when attempts failed on more than 20 lanes within a minute, somebody tries many names; then
//! whoever failed once waits half a minute. A first attempt is never made to wait, so this too locks nobody out.

use lyhty_base::{Outcome, Problem, Refusal};
use lyhty_store::Tx;

use super::rows;

/// The longest wait, in seconds.
const WAIT_SECONDS_MOST: i64 = 30;
/// Failures that cost no wait: mistyping is human.
const FREE_FAILURES: i64 = 3;
/// After this long without a failure the earlier ones are forgotten.
const FORGOTTEN_AFTER_MINUTES: i64 = 60;
/// More lanes than this failing within a minute is an attack on the office.
const LANES_FAILING_MOST: i64 = 20;
/// Hexadecimal digits of the hash that make a lane: 65,536 lanes bound the table, whatever is typed.
const LANE_DIGITS: usize = 4;

/// An attempt that was counted as a failure until it succeeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    lane: String,
}

/// Seconds to wait after this many failures in a row.
fn wait_seconds(failures: i64, office_under_attack: bool) -> i64 {
    match failures {
        ..=0 => 0,
        _ if office_under_attack => WAIT_SECONDS_MOST,
        1..=FREE_FAILURES => 0,
        4 => 2,
        5 => 4,
        6 => 8,
        7 => 16,
        _ => WAIT_SECONDS_MOST,
    }
}

/// Counts an attempt, before it is tried: so that many at once don't all slip through.
///
/// # Errors
/// A refusal that says how many seconds to wait. Coming too soon changes nothing.
pub(super) fn claim(tx: &mut Tx<'_>, login_hash: &str) -> Outcome<Claim> {
    let lane: String = login_hash.chars().take(LANE_DIGITS).collect();
    let now = tx.now();
    let before = rows::find_lane(tx, &lane)?;
    let failures = match before {
        Some(lane) if lane.failed_at.plus_minutes(FORGOTTEN_AFTER_MINUTES) > now => lane.failures,
        _ => 0,
    };
    if let Some(lane) = before {
        let under_attack = rows::count_failed_since(tx, now.plus_minutes(-1))? > LANES_FAILING_MOST;
        let open_at = lane.failed_at.plus_seconds(wait_seconds(failures, under_attack));
        if open_at > now {
            return Err(too_soon((open_at.milliseconds() - now.milliseconds()).div_euclid(1000) + 1));
        }
    }
    // Of two at the same time one wins; the other is told to wait a second.
    if !rows::count_failure(tx, &lane, before, failures + 1)? {
        return Err(too_soon(1));
    }
    Ok(Claim { lane })
}

fn too_soon(seconds: i64) -> Problem {
    Problem::Refusal(Refusal::new("accounts-too-soon").with_number("seconds", seconds))
}

/// The attempt succeeded: earlier failures are forgotten.
pub(super) fn succeed(tx: &mut Tx<'_>, claim: &Claim) -> Outcome<()> {
    Ok(rows::erase_lane(tx, &claim.lane)?)
}

/// The attempt was not tried after all: its failure is not counted. Those of others on the lane are.
pub(super) fn give_back(tx: &mut Tx<'_>, claim: &Claim) -> Outcome<()> {
    Ok(rows::give_failure_back(tx, &claim.lane)?)
}

/// Erases failures that are forgotten anyway. For an hourly job.
///
/// # Errors
/// From the store.
pub fn forget_failures(tx: &mut Tx<'_>) -> Outcome<u64> {
    let before = tx.now().plus_minutes(-FORGOTTEN_AFTER_MINUTES);
    Ok(rows::erase_lanes_before(tx, before)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_half_a_minute_and_no_further() {
        let waits: Vec<i64> = (0..=9).map(|failures| wait_seconds(failures, false)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 2, 4, 8, 16, 30, 30]);
        assert_eq!(wait_seconds(1_000_000, false), 30);
    }

    #[test]
    fn under_attack_a_first_attempt_still_does_not_wait() {
        assert_eq!(wait_seconds(0, true), 0);
        assert_eq!(wait_seconds(1, true), 30);
    }
}
