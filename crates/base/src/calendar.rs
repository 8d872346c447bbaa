use std::fmt;
use std::str::FromStr;

use crate::Day;

/// A calendar month, the finest step that facts for figures carry. Shown and stored as `2018-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// The month, or nothing when there is no such month.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        Day::new(year, month, 1).map(Self::of)
    }

    /// The month of a day.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// Year, as in 2018.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Month of the year, 1 to 12.
    pub const fn month(self) -> i8 {
        self.month
    }

    /// So many months later (earlier when negative); stays at the calendar's end instead of overflowing.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let year = i16::try_from(count.div_euclid(12)).unwrap_or(i16::MAX).clamp(1, 9998);
        Self { year, month: i8::try_from(count.rem_euclid(12) + 1).unwrap_or(1) }
    }

    /// The first day.
    pub fn first_day(self) -> Option<Day> {
        Day::new(self.year, self.month, 1)
    }

    /// The last day.
    pub fn last_day(self) -> Option<Day> {
        self.plus_months(1).first_day().map(|next| next.plus_days(-1))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, month) = text.split_once('-').ok_or(())?;
        let found = Self::new(year.parse().map_err(drop)?, month.parse().map_err(drop)?).ok_or(())?;
        if found.to_string() == text { Ok(found) } else { Err(()) }
    }
}

/// A half-year, the period of a review. Shown and stored as `2018-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Half {
    year: i16,
    second: bool,
}

impl Half {
    /// January to June of a year.
    pub const fn first_of(year: i16) -> Self {
        Self { year, second: false }
    }

    /// July to December of a year.
    pub const fn second_of(year: i16) -> Self {
        Self { year, second: true }
    }

    /// The half that a month lies in.
    pub const fn of(month: Month) -> Self {
        Self { year: month.year, second: month.month > 6 }
    }

    /// Year, as in 2018.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 for January to June, 2 for July to December.
    pub const fn number(self) -> i8 {
        if self.second { 2 } else { 1 }
    }

    /// The first month.
    pub const fn first_month(self) -> Month {
        Month { year: self.year, month: if self.second { 7 } else { 1 } }
    }

    /// The last month.
    pub const fn last_month(self) -> Month {
        Month { year: self.year, month: if self.second { 12 } else { 6 } }
    }

    /// The same half so many years earlier.
    #[must_use]
    pub const fn years_earlier(self, years: i16) -> Self {
        Self { year: self.year.saturating_sub(years), second: self.second }
    }

    /// Whether a month lies in it.
    pub fn contains(self, month: Month) -> bool {
        (self.first_month()..=self.last_month()).contains(&month)
    }
}

impl fmt::Display for Half {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{}", self.year, self.number())
    }
}

impl FromStr for Half {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, number) = text.split_once('-').ok_or(())?;
        let year: i16 = year.parse().map_err(drop)?;
        let found = match number {
            "1" => Self::first_of(year),
            "2" => Self::second_of(year),
            _ => return Err(()),
        };
        if (1000..=9998).contains(&year) && found.to_string() == text { Ok(found) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().expect("a month")
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        assert_eq!(month("2018-11").plus_months(3), month("2019-02"));
        assert_eq!(month("2018-01").plus_months(-1), month("2017-12"));
        assert_eq!(month("2016-02").last_day(), "2016-02-29".parse().ok());
    }

    #[test]
    fn a_month_and_a_half_have_one_spelling() {
        for wrong in ["2018-6", "2018-13", "18-06", "2018-06-01", ""] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
        for wrong in ["2018-3", "2018-01", "18-1", "x-1", ""] {
            assert!(wrong.parse::<Half>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn june_is_in_the_first_half_and_july_in_the_second() {
        let half: Half = "2018-1".parse().expect("a half");
        assert!(half.contains(month("2018-01")) && half.contains(month("2018-06")));
        assert!(!half.contains(month("2018-07")) && !half.contains(month("2017-06")));
        assert_eq!(Half::of(month("2018-07")).to_string(), "2018-2");
        assert_eq!(half.years_earlier(2).to_string(), "2016-1");
    }
}
