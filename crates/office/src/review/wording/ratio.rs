use std::cmp::Ordering;
use std::fmt;

/// An exact share or number: a reduced fraction of counts. Nothing here ever becomes a floating number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u64,
    denominator: u64,
}

fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl Ratio {
    /// One count over another; nothing over nought.
    pub fn new(numerator: u64, denominator: u64) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor = common_divisor(numerator, denominator);
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// A whole number.
    pub const fn whole(number: u64) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// The upper count, reduced.
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The lower count, reduced; never nought.
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// The count, where it is a whole one.
    pub const fn as_whole(self) -> Option<u64> {
        if self.denominator == 1 { Some(self.numerator) } else { None }
    }

    /// So many times the ratio, rounded to the whole with halves up: times 100 for percent.
    pub fn rounded_times(self, times: u64) -> u64 {
        let (numerator, denominator) = (u128::from(self.numerator) * u128::from(times), u128::from(self.denominator));
        u64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap_or(u64::MAX)
    }

    /// How far apart two ratios are, in percentage points, compared with a limit: at most so many?
    pub fn within_points(self, other: Self, points: u64) -> bool {
        let product = |one: u64, two: u64| u128::from(one).checked_mul(u128::from(two));
        let (Some(left), Some(right), Some(under)) = (
            product(self.numerator, other.denominator),
            product(other.numerator, self.denominator),
            product(self.denominator, other.denominator),
        ) else {
            return false;
        };
        let apart = left.abs_diff(right).checked_mul(100);
        let limit = under.checked_mul(u128::from(points));
        matches!((apart, limit), (Some(apart), Some(limit)) if apart <= limit)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u128::from(self.numerator) * u128::from(other.denominator);
        let right = u128::from(other.numerator) * u128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_whole() {
            Some(whole) => write!(formatter, "{whole}"),
            None => write!(formatter, "{}/{}", self.numerator, self.denominator),
        }
    }
}
