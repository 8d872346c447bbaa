//! English.

use super::nouns::Noun;
use super::numeral::Stone;
use super::{Ratio, Style, digits};
use lyhty_base::Language;

/// 0 to 19.
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// 20 to 90.
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// The parts of a whole, one and several.
const PARTS: [(u64, &str, &str); 11] = [
    (2, "half", "halves"),
    (3, "third", "thirds"),
    (4, "fourth", "fourths"),
    (5, "fifth", "fifths"),
    (6, "sixth", "sixths"),
    (7, "seventh", "sevenths"),
    (8, "eighth", "eighths"),
    (9, "ninth", "ninths"),
    (10, "tenth", "tenths"),
    (100, "hundredth", "hundredths"),
    (1000, "thousandth", "thousandths"),
];

fn word(table: &[&'static str], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| table.get(index)).copied().unwrap_or_default()
}

fn under_hundred(number: u64) -> String {
    match (number / 10, number % 10) {
        (0 | 1, _) => word(&SMALL, number).to_owned(),
        (tens, 0) => word(&TENS, tens - 2).to_owned(),
        (tens, unit) => format!("{}-{}", word(&TENS, tens - 2), word(&SMALL, unit)),
    }
}

fn under_thousand(number: u64) -> String {
    match (number / 100, number % 100) {
        (0, rest) => under_hundred(rest),
        (hundreds, 0) => format!("{} hundred", word(&SMALL, hundreds)),
        (hundreds, rest) => format!("{} hundred and {}", word(&SMALL, hundreds), under_hundred(rest)),
    }
}

/// A number up to 999,999 in words.
pub(super) fn number_words(number: u64) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => under_thousand(rest),
        (thousands, 0) => format!("{} thousand", under_thousand(thousands)),
        (thousands, rest @ 1..100) => format!("{} thousand and {}", under_thousand(thousands), under_hundred(rest)),
        (thousands, rest) => format!("{} thousand {}", under_thousand(thousands), under_thousand(rest)),
    }
}

/// A number with its noun.
pub(super) fn counted(number: u64, noun: Option<Noun>, style: Style) -> String {
    let mut text = if style.words { number_words(number) } else { digits(Language::English, number) };
    if let Some(noun) = noun {
        text = format!("{text} {}", noun.english(number == 1));
    }
    if style.definite { format!("the {text}") } else { text }
}

/// A part of a whole in words.
pub(super) fn fraction(fraction: Ratio) -> Option<String> {
    if fraction == Ratio::new(1, 2)? {
        return Some("half".to_owned());
    }
    let (_, one, several) = PARTS.iter().find(|(count, ..)| *count == fraction.denominator())?;
    let part = if fraction.numerator() == 1 { one } else { several };
    Some(format!("{} {part}", number_words(fraction.numerator())))
}

/// Every stone, as a dictionary to read numbers with. Parts are apart: in the singular most are ordinals as well.
pub(super) fn dictionary() -> Vec<(String, Stone)> {
    let mut words = Vec::new();
    for (count, word) in (0..).zip(SMALL) {
        words.push((word, if count < 10 { Stone::Unit(count) } else { Stone::Small(count) }));
    }
    for (count, word) in (2..).zip(TENS) {
        words.push((word, Stone::Tens(count * 10)));
    }
    words.extend([
        ("dozen", Stone::Dozen),
        ("dozens", Stone::Dozen),
        ("hundred", Stone::Hundred),
        ("hundreds", Stone::Hundred),
        ("thousand", Stone::Thousand),
        ("thousands", Stone::Thousand),
        ("million", Stone::Million),
        ("millions", Stone::Million),
        ("half", Stone::Part(2)),
        ("quarters", Stone::Part(4)),
    ]);
    words.extend(PARTS.iter().map(|(count, _, several)| (*several, Stone::Part(*count))));
    words.into_iter().map(|(word, stone)| (word.to_owned(), stone)).collect()
}

/// A word that is a part after "a", "one" and other numbers, or before "of"; elsewhere an ordinal or a time of the year.
pub(super) fn doubtful_part(word: &str) -> Option<Stone> {
    if word == "quarter" {
        return Some(Stone::Part(4));
    }
    PARTS.iter().find(|(count, one, _)| *count > 2 && *one == word).map(|(count, ..)| Stone::Part(*count))
}
