//! The building stones of number words, and what a row of them is worth.

use super::Ratio;

/// A stone of a number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stone {
    /// 0 to 9.
    Unit(u64),
    /// 10 to 19 in a word of its own: "eleven", "elva".
    Small(u64),
    /// 20, 30 … in a word of its own: "twenty", "tjugo".
    Tens(u64),
    /// Finnish "-toista": ten more than the unit before.
    Teen,
    /// Finnish "kymmenen": ten, as often as the unit before says.
    Ten,
    /// "dozen"
    Dozen,
    /// "hundred"
    Hundred,
    /// "thousand"
    Thousand,
    /// "million"
    Million,
    /// A part: third is 3.
    Part(u64),
}

impl Stone {
    /// Whether smaller stones may follow it after a blank: "tuhat kaksi", "two hundred two".
    pub(super) const fn opens(self) -> bool {
        matches!(self, Self::Hundred | Self::Thousand | Self::Million)
    }

    /// Whether it multiplies what stands before it.
    pub(super) const fn multiplies(self) -> bool {
        matches!(self, Self::Hundred | Self::Thousand | Self::Million | Self::Dozen | Self::Part(_))
    }
}

/// The part of a number under thousand that is being read.
#[derive(Default)]
struct Group {
    done: u64,
    unit: Option<u64>,
    /// What comes next must be smaller; nothing has been read when there is none.
    below: Option<u64>,
}

impl Group {
    /// Takes a stone that is worth `value`, whose next must be smaller than `below`.
    fn take(&mut self, value: u64, least_below: u64, below: u64) -> Option<()> {
        if self.below.is_some_and(|limit| limit < least_below) {
            return None;
        }
        self.done += value;
        self.unit = None;
        self.below = Some(below);
        Some(())
    }

    fn add(&mut self, stone: Stone) -> Option<()> {
        match stone {
            Stone::Unit(unit) => {
                if self.unit.is_some() || self.below.is_some_and(|limit| limit < 10) {
                    return None;
                }
                self.unit = Some(unit);
                Some(())
            }
            Stone::Small(value) if self.unit.is_none() => self.take(value, 100, 1),
            Stone::Tens(value) if self.unit.is_none() => self.take(value, 100, 10),
            Stone::Teen => self.unit.and_then(|unit| self.take(10 + unit, 100, 1)),
            Stone::Ten => self.take(10 * self.unit.unwrap_or(1), 100, 10),
            Stone::Hundred if self.unit.is_none() && (10..100).contains(&self.done) => {
                // "fifteen hundred"
                *self = Self { done: self.done * 100, unit: None, below: Some(100) };
                Some(())
            }
            Stone::Hundred => self.take(100 * self.unit.unwrap_or(1), 1000, 100),
            Stone::Dozen => self.take(12 * self.unit.unwrap_or(1), 1000, 1),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        self.unit.is_none() && self.below.is_none()
    }

    /// What was read; one when nothing was, since "thousand" alone is one thousand.
    fn worth(&self) -> u64 {
        if self.is_empty() { 1 } else { self.done + self.unit.unwrap_or(0) }
    }
}

/// What a row of stones is worth; nothing when it is no number of the language.
pub(super) fn worth(stones: &[Stone]) -> Option<Ratio> {
    let (mut total, mut group, mut scale, mut parts) = (0_u64, Group::default(), u64::MAX, None);
    for stone in stones {
        if parts.is_some() {
            return None;
        }
        let larger = match stone {
            Stone::Million => 1_000_000,
            Stone::Thousand => 1_000,
            Stone::Part(count) => {
                parts = Some(*count);
                continue;
            }
            other => {
                group.add(*other)?;
                continue;
            }
        };
        if larger >= scale {
            return None;
        }
        total = total.checked_add(group.worth().checked_mul(larger)?)?;
        (group, scale) = (Group::default(), larger);
    }
    let rest = if group.is_empty() { 0 } else { group.worth() };
    match parts {
        None if stones.is_empty() => None,
        None => Some(Ratio::whole(total + rest)),
        Some(count) if total + rest == 0 => Ratio::new(1, count),
        Some(count) => Ratio::new(total + rest, count),
    }
}
