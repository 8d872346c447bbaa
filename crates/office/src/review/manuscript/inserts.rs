//! The inserts of a manuscript, read from the text between braces.

use lyhty_base::{Day, Half, Month};

use super::claims::{Claim, Share, path, share};
use super::laws::Law;
use super::numbers::Numbers;
use super::{FindingKind, laws};
use crate::review::wording::{Case, Noun};

/// A day that is given or that the edition has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayWord {
    Given(Day),
    Stock,
    KnownBy,
    HalfFirst,
    HalfLast,
}

impl DayWord {
    /// The day that it is in an edition.
    pub(super) fn day(self, numbers: &Numbers) -> Option<Day> {
        match self {
            Self::Given(day) => Some(day),
            Self::Stock => Some(numbers.stock_day),
            Self::KnownBy => numbers.known_by_day(),
            Self::HalfFirst => numbers.half.first_month().first_day(),
            Self::HalfLast => numbers.half.last_month().last_day(),
        }
    }
}

/// The form of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShareForm {
    Percent,
    Decimal,
    Fraction,
}

/// How a figure that is easily taken for another says what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A noun and a clause: "14 clients who were under 18 on …".
    Clause,
    /// A predicate: "14 were under 18 on …".
    Predicate,
    /// What stands after a verb of the text's own: "av dem var" and "14 under 18 år den …".
    Attribute,
}

/// A chart that a chapter may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChartName {
    Proposers,
    Outcomes,
    FormInFinland,
    Sex,
    Minors,
    Halves,
}

impl ChartName {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Proposers, "proposers"),
        (Self::Outcomes, "outcomes"),
        (Self::FormInFinland, "form-in-finland"),
        (Self::Sex, "sex"),
        (Self::Minors, "minors"),
        (Self::Halves, "halves"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(name, _)| *name == self).map_or("", |(_, word)| word)
    }
}

/// What an insert is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Insert {
    Figure(String),
    Share(Share, ShareForm),
    Claim(Claim),
    Date(DayWord),
    /// A month; nothing is the cut-off's.
    Month(Option<Month>),
    /// A half; nothing is the edition's.
    Half(Option<Half>),
    Year(i16),
    Law(&'static Law, Option<&'static str>),
    Telephone,
    Stated(String),
    /// Words that are no figure, with the reason that the editor gives.
    Plain(String),
    Margin(String),
    Chart(ChartName),
    Emblem,
    Contact,
}

/// How an insert is to be written. What does not belong to an insert is refused when it is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    pub words: bool,
    pub capital: bool,
    pub definite: bool,
    pub case: Option<Case>,
    pub noun: Option<Noun>,
    pub named: Option<Named>,
}

impl Options {
    /// The manuscript's word for an option that is set; nothing when none is.
    pub(super) fn first(self) -> Option<&'static str> {
        let case = self.case.and_then(|own| Case::ALL.iter().find(|(case, _)| *case == own));
        let named = self.named.map(|named| match named {
            Named::Clause => "named",
            Named::Predicate => "predicate",
            Named::Attribute => "attribute",
        });
        let flags = [(self.words, "words"), (self.capital, "capital"), (self.definite, "definite")];
        let flag = flags.into_iter().find(|(set, _)| *set).map(|(_, word)| word);
        flag.or(case.map(|(_, word)| *word)).or(self.noun.map(Noun::word)).or(named)
    }
}

/// An insert with its options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub insert: Insert,
    pub options: Options,
}

/// The emblem that there is.
const EMBLEM: &str = "internal-security-fund";
/// The telephone number that there is, as a stated fact: the staff's own numbers are never published.
pub(super) const HOTLINE: &str = "information_hotline";

/// Splits at commas that are in no parentheses.
fn at_commas(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_i32, 0, Vec::new());
    for (index, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth <= 0 => {
                parts.push(text.get(start..index).unwrap_or_default().trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

impl Asked {
    /// Reads what stands between the braces.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn parse(text: &str) -> Result<Self, FindingKind> {
        let text = text.trim();
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        let name = name.trim();
        if name == "plain" {
            // The reason is for the reader of the manuscript and may hold commas.
            let bad = || FindingKind::BadArgument { insert: name.to_owned(), argument: String::new() };
            let asked = Self { insert: Insert::Plain(rest.trim().to_owned()), options: Options::default() };
            return if rest.trim().is_empty() { Err(bad()) } else { Ok(asked) };
        }
        // `{half, in inessive}` has options and no argument.
        let (name, options_after_name) = name.split_once(',').unwrap_or((name, ""));
        let (name, mut parts) = (name.trim(), at_commas(rest));
        let argument = if parts.is_empty() { "" } else { parts.remove(0) };
        if !options_after_name.is_empty() {
            parts.extend(at_commas(options_after_name));
        }
        let bad = || FindingKind::BadArgument { insert: name.to_owned(), argument: argument.to_owned() };
        let insert = match name {
            "figure" => Insert::Figure(path(argument, false).ok_or_else(bad)?),
            "share" => Insert::Share(share(argument).ok_or_else(bad)?, share_form(&mut parts).ok_or_else(bad)?),
            "claim" => Insert::Claim(Claim::parse(argument).ok_or_else(bad)?),
            "date" => Insert::Date(match argument {
                "stock" => DayWord::Stock,
                "known_by" => DayWord::KnownBy,
                "half.first" => DayWord::HalfFirst,
                "half.last" => DayWord::HalfLast,
                given => DayWord::Given(given.parse().map_err(|()| bad())?),
            }),
            "month" if argument == "known_by" => Insert::Month(None),
            "month" => Insert::Month(Some(argument.parse().map_err(|()| bad())?)),
            "half" if argument.is_empty() => Insert::Half(None),
            "half" => Insert::Half(Some(argument.parse().map_err(|()| bad())?)),
            "year" => Insert::Year(argument.parse().ok().filter(|year| (1000..=9999).contains(year)).ok_or_else(bad)?),
            "law" => match laws::find(argument) {
                Some((law, section)) => Insert::Law(law, section),
                None => return Err(FindingKind::UnknownLaw { law: argument.to_owned() }),
            },
            "telephone" if argument.replace('-', "_") == HOTLINE => Insert::Telephone,
            "stated" if !argument.is_empty() => Insert::Stated(argument.to_owned()),
            "margin" => Insert::Margin(path(argument, false).ok_or_else(bad)?),
            "chart" => {
                let chart = ChartName::ALL.iter().find(|(_, word)| *word == argument);
                Insert::Chart(chart.map(|(chart, _)| *chart).ok_or_else(bad)?)
            }
            "emblem" if argument == EMBLEM => Insert::Emblem,
            "contact" if argument.is_empty() => Insert::Contact,
            "telephone" | "stated" | "emblem" | "contact" => return Err(bad()),
            _ => return Err(FindingKind::UnknownInsert { name: name.to_owned() }),
        };
        let mut asked = Self { insert, options: Options::default() };
        for option in parts {
            if !asked.take_option(option) {
                return Err(FindingKind::UnknownOption { insert: name.to_owned(), option: option.to_owned() });
            }
        }
        Ok(asked)
    }

    /// Takes an option; no when the insert has no such option.
    fn take_option(&mut self, option: &str) -> bool {
        let (insert, options) = (&self.insert, &mut self.options);
        let is_figure = matches!(insert, Insert::Figure(_));
        if let Some(case) = option.strip_prefix("in ") {
            let inflected = is_figure
                || matches!(
                    insert,
                    Insert::Share(..) | Insert::Claim(_) | Insert::Month(_) | Insert::Half(_) | Insert::Year(_)
                )
                || matches!(insert, Insert::Law(..));
            options.case = Case::of_word(case.trim());
            return inflected && options.case.is_some();
        }
        match option {
            "words" if is_figure || matches!(insert, Insert::Date(_)) => options.words = true,
            "capital" => {
                options.capital = true;
                return !matches!(
                    insert,
                    Insert::Margin(_) | Insert::Chart(_) | Insert::Emblem | Insert::Contact | Insert::Telephone
                );
            }
            "definite" if is_figure => options.definite = true,
            "named" if is_figure || matches!(insert, Insert::Margin(_)) => options.named = Some(Named::Clause),
            "predicate" if is_figure => options.named = Some(Named::Predicate),
            "attribute" if is_figure => options.named = Some(Named::Attribute),
            word if is_figure => {
                let noun = Noun::of_word(word);
                let first = options.noun.is_none();
                options.noun = noun;
                return first && noun.is_some();
            }
            _ => return false,
        }
        true
    }

    /// The years that an insert of time is about; nothing for other inserts.
    pub(super) fn years(&self, numbers: &Numbers) -> Option<i16> {
        match &self.insert {
            Insert::Date(word) => word.day(numbers).map(|day| day.year()),
            Insert::Month(month) => Some(month.unwrap_or(numbers.known_by).year()),
            Insert::Half(half) => Some(half.unwrap_or(numbers.half).year()),
            Insert::Year(year) => Some(*year),
            _ => None,
        }
    }

    /// What the three languages of a chapter must have alike; nothing for what may differ.
    pub(super) fn key(&self, numbers: &Numbers) -> Option<String> {
        let or_empty = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let key = match &self.insert {
            Insert::Figure(path) => format!("figure: {path}"),
            Insert::Share(share, _) => format!("share: {share}"),
            Insert::Claim(claim) => format!("claim: {claim}"),
            Insert::Date(word) => format!("date: {}", or_empty(word.day(numbers))),
            Insert::Month(month) => format!("month: {}", month.unwrap_or(numbers.known_by)),
            Insert::Half(half) => format!("half: {}", half.unwrap_or(numbers.half)),
            Insert::Year(year) => format!("year: {year}"),
            Insert::Law(law, section) => format!("law: {} {}", law.number, section.unwrap_or_default()),
            Insert::Telephone => format!("telephone: {HOTLINE}"),
            Insert::Stated(key) => format!("stated: {key}"),
            Insert::Margin(path) => format!("margin: {path}"),
            Insert::Chart(chart) => format!("chart: {}", chart.word()),
            Insert::Emblem => format!("emblem: {EMBLEM}"),
            // Reasons are written in each language; how many there are is alike.
            Insert::Plain(_) => "plain".to_owned(),
            Insert::Contact => return None,
        };
        Some(key.trim_end().to_owned())
    }

    /// The insert's name, where it can't stand.
    pub(super) fn name(&self) -> &'static str {
        match self.insert {
            Insert::Figure(_) => "figure",
            Insert::Share(..) => "share",
            Insert::Claim(_) => "claim",
            Insert::Date(_) => "date",
            Insert::Month(_) => "month",
            Insert::Half(_) => "half",
            Insert::Year(_) => "year",
            Insert::Law(..) => "law",
            Insert::Telephone => "telephone",
            Insert::Stated(_) => "stated",
            Insert::Plain(_) => "plain",
            Insert::Margin(_) => "margin",
            Insert::Chart(_) => "chart",
            Insert::Emblem => "emblem",
            Insert::Contact => "contact",
        }
    }
}

/// Takes the form of a share out of its options.
fn share_form(options: &mut Vec<&str>) -> Option<ShareForm> {
    let place = options.iter().position(|option| matches!(*option, "percent" | "decimal" | "fraction"))?;
    match options.remove(place) {
        "percent" => Some(ShareForm::Percent),
        "decimal" => Some(ShareForm::Decimal),
        _ => Some(ShareForm::Fraction),
    }
}
