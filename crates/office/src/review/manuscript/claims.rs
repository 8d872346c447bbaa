//! What a sentence claims of figures, and whether it is true. Exact arithmetic throughout.
//!
//! | claim | true when |
//! |---|---|
//! | `almost_percent(A / B, n)` | (n − 1) % ≤ A / B < n %, and A is somebody |
//! | `about_fraction(A / B, p/q)` | A / B is at most 3 percentage points, and at most a tenth of p/q, away from p/q |
//! | `less_than(A / B, p/q)`, `more_than(A / B, p/q)` | A / B < p/q, A / B > p/q |
//! | `percent(A / B)` | it is the share, rounded to the whole with halves up; not when that makes nobody or everybody of some |
//! | `record(P)` | P is higher than at the end of any month, or in any half, before |
//! | `higher_than(P, PATTERN)` | P is higher than every figure of the pattern, and there is one, and both count the same |
//! | `equal(A, B)` | A and B are the same number |
//! | `largest(P) == word` | P.word is higher than every other figure directly below P |
//! | `largest_nationality(stock) == XX` | more clients have that citizenship than any other |
//!
//! A may end in `.*`: then the claim is of each of the figures. One that counts those of whom it is not known, and is nought, is
//! left out.

use std::fmt;

use lyhty_base::Language;

use super::FindingKind;
use super::figures::{count_alike, is_part_of};
use super::numbers::Numbers;
use crate::review::wording::{self, Ratio};

/// How far "about" may be, in percentage points.
const ABOUT_POINTS: u64 = 3;

/// A part of a whole, by their paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub part: String,
    pub whole: String,
}

/// What is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    AlmostPercent(Share, u64),
    AboutFraction(Share, Ratio),
    LessThan(Share, Ratio),
    MoreThan(Share, Ratio),
    Percent(Share),
    Record(String),
    HigherThan(String, String),
    Equal(String, String),
    Largest(String, String),
    LargestNationality(String),
    All(Vec<Claim>),
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} / {}", self.part, self.whole)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AlmostPercent(share, percent) => write!(formatter, "almost_percent({share}, {percent})"),
            Self::AboutFraction(share, fraction) => write!(formatter, "about_fraction({share}, {fraction})"),
            Self::LessThan(share, fraction) => write!(formatter, "less_than({share}, {fraction})"),
            Self::MoreThan(share, fraction) => write!(formatter, "more_than({share}, {fraction})"),
            Self::Percent(share) => write!(formatter, "percent({share})"),
            Self::Record(path) => write!(formatter, "record({path})"),
            Self::HigherThan(path, pattern) => write!(formatter, "higher_than({path}, {pattern})"),
            Self::Equal(one, other) => write!(formatter, "equal({one}, {other})"),
            Self::Largest(path, word) => write!(formatter, "largest({path}) == {word}"),
            Self::LargestNationality(country) => write!(formatter, "largest_nationality(stock) == {country}"),
            Self::All(claims) => {
                let claims: Vec<String> = claims.iter().map(ToString::to_string).collect();
                formatter.write_str(&claims.join(" and "))
            }
        }
    }
}

/// A path, or with `patterns` one in which a part may be `*`.
pub(super) fn path(text: &str, patterns: bool) -> Option<String> {
    let text = text.trim();
    let part_is_well_formed = |part: &str| {
        let of_word = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '_' | '-');
        (patterns && part == "*") || (!part.is_empty() && part.chars().all(of_word))
    };
    (text.len() <= 200 && text.split('.').all(part_is_well_formed)).then(|| text.to_owned())
}

/// `A / B`
pub(super) fn share(text: &str) -> Option<Share> {
    let (part, whole) = text.split_once('/')?;
    Some(Share { part: path(part, true)?, whole: path(whole, false)? })
}

fn fraction(text: &str) -> Option<Ratio> {
    let (numerator, denominator) = text.trim().split_once('/')?;
    let fraction = Ratio::new(numerator.trim().parse().ok()?, denominator.trim().parse().ok()?)?;
    (fraction.numerator() > 0 && fraction < Ratio::whole(1) && fraction.denominator() <= 10).then_some(fraction)
}

impl Claim {
    /// Reads a claim; nothing when it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let claims: Option<Vec<Self>> = text.split(" and ").map(Self::parse_one).collect();
        let mut claims = claims?;
        if claims.len() == 1 { claims.pop() } else { Some(Self::All(claims)) }
    }

    fn parse_one(text: &str) -> Option<Self> {
        let (name, rest) = text.trim().split_once('(')?;
        let (inside, after) = rest.split_once(')')?;
        let after = after.trim();
        let two = || inside.split_once(',');
        let claim = match name.trim() {
            "largest" | "largest_nationality" => {
                let word = after.strip_prefix("==")?.trim();
                if name.trim() == "largest" {
                    return Some(Self::Largest(path(inside, false)?, path(&word.replace('-', "_"), false)?));
                }
                let is_country = word.len() == 2 && word.bytes().all(|letter| letter.is_ascii_uppercase());
                return (inside.trim() == "stock" && is_country).then(|| Self::LargestNationality(word.to_owned()));
            }
            "almost_percent" => {
                let (of, percent) = two()?;
                let percent = percent.trim().parse().ok().filter(|percent| (1..=100).contains(percent))?;
                Self::AlmostPercent(share(of)?, percent)
            }
            "about_fraction" => two().and_then(|(of, part)| Some(Self::AboutFraction(share(of)?, fraction(part)?)))?,
            "less_than" => two().and_then(|(of, part)| Some(Self::LessThan(share(of)?, fraction(part)?)))?,
            "more_than" => two().and_then(|(of, part)| Some(Self::MoreThan(share(of)?, fraction(part)?)))?,
            "percent" => Self::Percent(share(inside)?),
            "record" => Self::Record(path(inside, false)?),
            "higher_than" => {
                two().and_then(|(one, others)| Some(Self::HigherThan(path(one, false)?, path(others, true)?)))?
            }
            "equal" => two().and_then(|(one, other)| Some(Self::Equal(path(one, false)?, path(other, false)?)))?,
            _ => return None,
        };
        after.is_empty().then_some(claim)
    }

    fn untrue(&self, figures: String) -> FindingKind {
        FindingKind::UntrueClaim { claim: self.to_string(), figures }
    }

    /// Whether the claim is true of the figures.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn hold(&self, numbers: &Numbers) -> Result<(), FindingKind> {
        match self {
            Self::AlmostPercent(share, percent) => {
                let hundredth = |count: u64| Ratio::new(count, 100).unwrap_or(Ratio::whole(0));
                let (least, below) = (hundredth(percent - 1), hundredth(*percent));
                self.of_each(share, numbers, |ratio| least <= ratio && ratio < below && ratio > Ratio::whole(0))
            }
            Self::AboutFraction(share, fraction) => {
                let tenths = |count: u64| Ratio::new(fraction.numerator() * count, fraction.denominator() * 10);
                let (least, most) = (tenths(9).unwrap_or(*fraction), tenths(11).unwrap_or(*fraction));
                self.of_each(share, numbers, |ratio| {
                    ratio.within_points(*fraction, ABOUT_POINTS) && least <= ratio && ratio <= most
                })
            }
            Self::LessThan(share, fraction) => self.of_each(share, numbers, |ratio| ratio < *fraction),
            Self::MoreThan(share, fraction) => self.of_each(share, numbers, |ratio| ratio > *fraction),
            Self::Percent(share) => self.of_each(share, numbers, |ratio| match ratio.rounded_times(100) {
                0 => ratio == Ratio::whole(0),
                100 => ratio == Ratio::whole(1),
                _ => true,
            }),
            Self::Record(path) => match numbers.records.get(path) {
                Some(true) => Ok(()),
                Some(false) => Err(self.untrue(written(path, numbers.get(path)))),
                None => Err(FindingKind::UnknownFigure { path: path.clone() }),
            },
            Self::HigherThan(path, pattern) => {
                let own = value(path, numbers)?;
                let mut others = numbers.matching(pattern).peekable();
                if others.peek().is_none() {
                    return Err(FindingKind::UnknownFigure { path: pattern.clone() });
                }
                if numbers.matching(pattern).any(|(other, _)| !count_alike(path, other)) {
                    return Err(FindingKind::BadArgument { insert: "claim".to_owned(), argument: self.to_string() });
                }
                match others.find(|(_, other)| *other >= own) {
                    None => Ok(()),
                    Some((other, count)) => {
                        let figures = format!("{}, {}", written(path, Some(own)), written(other, Some(count)));
                        Err(self.untrue(figures))
                    }
                }
            }
            Self::Equal(one, other) => {
                let (own, others) = (value(one, numbers)?, value(other, numbers)?);
                if own == others {
                    return Ok(());
                }
                Err(self.untrue(format!("{}, {}", written(one, Some(own)), written(other, Some(others)))))
            }
            Self::Largest(path, word) => {
                let named = format!("{path}.{word}");
                let own = value(&named, numbers)?;
                let pattern = format!("{path}.*");
                let mut others = numbers.matching(&pattern).filter(|(other, _)| *other != named);
                match others.find(|(_, other)| *other >= own) {
                    None => Ok(()),
                    Some((other, count)) => {
                        let figures = format!("{}, {}", written(&named, Some(own)), written(other, Some(count)));
                        Err(self.untrue(figures))
                    }
                }
            }
            Self::LargestNationality(country) => match &numbers.largest_nationality {
                Some(largest) if largest == country => Ok(()),
                largest => Err(self.untrue(largest.clone().unwrap_or_default())),
            },
            Self::All(claims) => claims.iter().try_for_each(|claim| claim.hold(numbers)),
        }
    }

    /// What the claim's figures come to, in the language's writing.
    pub(super) fn computed(&self, language: Language, numbers: &Numbers) -> String {
        let number = |path: &str| numbers.get(path).map(|value| wording::digits(language, value)).unwrap_or_default();
        let beside = |own: &str, pattern: &str| {
            let others = numbers.matching(pattern).filter(|(path, _)| *path != own);
            let others: Vec<String> = others.map(|(_, value)| wording::digits(language, value)).collect();
            format!("{} ({})", number(own), others.join("; "))
        };
        match self {
            Self::AlmostPercent(share, _)
            | Self::AboutFraction(share, _)
            | Self::LessThan(share, _)
            | Self::MoreThan(share, _)
            | Self::Percent(share) => {
                let parts = share.parts(numbers).unwrap_or_default().into_iter();
                let ratios = parts.filter_map(|part| part.ratio(numbers).ok());
                let said = ratios.map(|ratio| wording::percent_with_decimal(language, ratio.rounded_times(1000), None));
                said.collect::<Vec<_>>().join("; ")
            }
            Self::Record(path) => number(path),
            Self::HigherThan(path, pattern) | Self::Equal(path, pattern) => beside(path, pattern),
            Self::Largest(path, word) => beside(&format!("{path}.{word}"), &format!("{path}.*")),
            Self::LargestNationality(_) => numbers.largest_nationality.clone().unwrap_or_default(),
            Self::All(claims) => {
                claims.iter().map(|claim| claim.computed(language, numbers)).collect::<Vec<_>>().join("; ")
            }
        }
    }

    fn of_each(&self, share: &Share, numbers: &Numbers, is_true: impl Fn(Ratio) -> bool) -> Result<(), FindingKind> {
        for part in share.parts(numbers)? {
            if !is_true(part.ratio(numbers)?) {
                let figures = [&part.part, &share.whole].map(|path| written(path, numbers.get(path)));
                return Err(self.untrue(figures.join(", ")));
            }
        }
        Ok(())
    }
}

fn value(path: &str, numbers: &Numbers) -> Result<u64, FindingKind> {
    numbers.get(path).ok_or_else(|| FindingKind::UnknownFigure { path: path.to_owned() })
}

fn written(path: &str, value: Option<u64>) -> String {
    value.map_or_else(|| path.to_owned(), |value| format!("{path} = {value}"))
}

impl Share {
    /// The shares of each figure that the part's pattern has.
    fn parts(&self, numbers: &Numbers) -> Result<Vec<Self>, FindingKind> {
        if !self.part.contains('*') {
            return Ok(vec![self.clone()]);
        }
        let figures = numbers.matching(&self.part);
        let counted = figures.filter(|(path, value)| *value > 0 || !path.ends_with(".not_known"));
        let shares: Vec<Self> =
            counted.map(|(path, _)| Self { part: path.to_owned(), whole: self.whole.clone() }).collect();
        if shares.is_empty() { Err(FindingKind::UnknownFigure { path: self.part.clone() }) } else { Ok(shares) }
    }

    /// The share itself.
    ///
    /// # Errors
    /// When a figure is not known, or the one is no part of the other, or nobody is in the whole.
    pub(super) fn ratio(&self, numbers: &Numbers) -> Result<Ratio, FindingKind> {
        let (part, whole) = (value(&self.part, numbers)?, value(&self.whole, numbers)?);
        Ratio::new(part, whole)
            .filter(|_| part <= whole && is_part_of(&self.part, &self.whole))
            .ok_or_else(|| FindingKind::UnfitShare { part: self.part.clone(), whole: self.whole.clone() })
    }
}
