use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// A point in time: milliseconds since 1970-01-01 UTC. What the database keeps (BIGINT).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// From milliseconds since 1970-01-01 UTC.
    pub const fn from_milliseconds(milliseconds: i64) -> Self {
        Self(milliseconds)
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn milliseconds(self) -> i64 {
        self.0
    }

    /// This moment moved by whole seconds, later when positive.
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// This moment moved by minutes, later when positive.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// This moment moved by hours of 60 minutes, later when positive.
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_minutes(hours.saturating_mul(60))
    }

    /// The calendar day in Helsinki at this moment: the office's day.
    pub fn helsinki_day(self) -> Day {
        Day(self.in_helsinki().date())
    }

    /// Hours and minutes in Helsinki, as `14:05`.
    pub fn helsinki_clock(self) -> String {
        let at = self.in_helsinki();
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    fn in_helsinki(self) -> jiff::ZonedDateTime {
        let zone = TimeZone::get("Europe/Helsinki").unwrap_or(TimeZone::UTC);
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH), formatter)
    }
}

/// A calendar day, without a time of day or a zone. Shown and stored as `2018-06-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day, or nothing when there is no such day (31 February).
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Year, as in 2018.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day this many days later (earlier when negative); stays at the calendar's end instead of overflowing.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }

    /// Whole years from this day to `later`, as ages are counted; negative when `later` comes first.
    pub fn whole_years_until(self, later: Self) -> i16 {
        let years = later.year() - self.year();
        if (later.month(), later.day()) < (self.month(), self.day()) { years - 1 } else { years }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl FromStr for Day {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|part| part.parse::<i16>().ok());
        let (year, month, day) = (next().ok_or(())?, next().ok_or(())?, next().ok_or(())?);
        let (month, day) = (i8::try_from(month).map_err(drop)?, i8::try_from(day).map_err(drop)?);
        Self::new(year, month, day).ok_or(())
    }
}

/// What time it is. Handed in everywhere; the linter bans asking the system elsewhere.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// The machine's own clock.
#[derive(Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask the machine for the time")]
    fn now(&self) -> Moment {
        Moment(Timestamp::now().as_millisecond())
    }
}

/// A clock that stands still until it is set: for tests and for the past of the demonstration.
#[derive(Debug)]
pub struct SettableClock(AtomicI64);

impl SettableClock {
    /// A clock that shows `moment`.
    pub fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Shows `moment` from now on.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }

    /// Moves on by whole seconds.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_helsinkis_and_not_utcs() {
        // 2018-06-30T21:30Z is half past midnight on 1 July in Helsinki: another half-year.
        let moment = Moment::from_milliseconds(1_530_394_200_000);
        assert_eq!(moment.helsinki_day(), Day::new(2018, 7, 1).unwrap_or(Day(Date::MIN)));
        assert_eq!(moment.helsinki_clock(), "00:30");
    }

    #[test]
    fn there_is_no_31_february() {
        assert_eq!("2018-02-31".parse::<Day>(), Err(()));
        assert_eq!("2018-2-3-4".parse::<Day>(), Err(()));
        assert!("2018-02-28".parse::<Day>().is_ok());
    }

    #[test]
    fn a_birthday_not_reached_is_not_counted() {
        let born: Day = "2000-06-30".parse().unwrap_or(Day(Date::MIN));
        let eve: Day = "2018-06-29".parse().unwrap_or(Day(Date::MIN));
        assert_eq!(born.whole_years_until(eve), 17);
        assert_eq!(born.whole_years_until(eve.plus_days(1)), 18);
    }
}
