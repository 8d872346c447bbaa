//! Numbers, nouns and times as English, Finnish and Swedish write them; and the finding of numbers that somebody typed.
//!
//! Pure grammar: nothing here knows a figure, a page or a database. Shares are exact ([`Ratio`]), never floating numbers.
//! Sources of the forms: the rules of the language offices for numerals, inflected numerals and case endings after digits.

mod detect;
mod english;
mod finnish;
mod forms;
mod nouns;
mod numeral;
mod quantity;
mod ratio;
mod swedish;
#[cfg(test)]
mod tests;
mod times;

use lyhty_base::Language;

pub use detect::find_numbers;
pub use finnish::FinnishWord;
pub use forms::Case;
pub use nouns::{Noun, names_counted, noun_at_start};
pub use ratio::Ratio;
pub use times::{date, date_in_words, half, month, year};

/// Numbers above this are written in digits only.
pub const WORDS_MAX: u64 = 999_999;

/// How a number and its noun are to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// In words instead of digits.
    pub words: bool,
    /// The Finnish case; the other languages have none.
    pub case: Option<Case>,
    /// "the 30 people", "de 30 personerna"; Finnish has no such form.
    pub definite: bool,
}

/// A number in digits, grouped as the language groups: a no-break space in Finnish and Swedish, a comma in English.
pub fn digits(language: Language, number: u64) -> String {
    let plain = number.to_string();
    let separator = if language == Language::English { ',' } else { '\u{a0}' };
    let mut grouped = String::new();
    for (index, digit) in plain.chars().enumerate() {
        if index > 0 && (plain.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// A number with the noun that it counts, both in their right forms.
pub fn counted(language: Language, number: u64, noun: Option<Noun>, style: Style) -> String {
    let style = Style { words: style.words && number <= WORDS_MAX, ..style };
    match language {
        Language::English => english::counted(number, noun, style),
        Language::Finnish => finnish::counted(number, noun, style),
        Language::Swedish => swedish::counted(number, noun, style),
    }
}

/// A whole number of percent with its word.
pub fn percent(language: Language, percent: u64, case: Option<Case>) -> String {
    with_percent(language, &digits(language, percent), percent == 1, case)
}

/// Percent with one decimal, given in tenths of a percent.
pub fn percent_with_decimal(language: Language, tenths: u64, case: Option<Case>) -> String {
    let mark = if language == Language::English { '.' } else { ',' };
    let number = format!("{}{mark}{}", digits(language, tenths / 10), tenths % 10);
    with_percent(language, &number, false, case)
}

fn with_percent(language: Language, number: &str, one: bool, case: Option<Case>) -> String {
    match language {
        Language::English => format!("{number} percent"),
        Language::Swedish => format!("{number} procent"),
        Language::Finnish => format!("{number} {}", finnish::percent_word(one, case)),
    }
}

/// A fraction in words: "one third", "kaksi kolmasosaa", "hälften". Nothing when it is no part of a whole or its parts are
/// smaller than tenths: such a fraction is said in percent.
pub fn fraction(language: Language, fraction: Ratio, case: Option<Case>) -> Option<String> {
    if !(2..=10).contains(&fraction.denominator()) || fraction.numerator() >= fraction.denominator() {
        return None;
    }
    match language {
        Language::English => english::fraction(fraction),
        Language::Finnish => finnish::fraction(fraction, case),
        Language::Swedish => swedish::fraction(fraction),
    }
}

/// How near a share is to the one that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// Not quite.
    Almost,
    /// A little more or less.
    About,
    /// Below.
    LessThan,
    /// Above.
    MoreThan,
}

/// A share with the word of nearness before it: "almost 40 percent", "noin kolmasosa", "mindre än en fjärdedel".
pub fn nearly(language: Language, nearness: Nearness, share: &str) -> String {
    let word = match (nearness, language) {
        (Nearness::Almost, Language::English) => "almost",
        (Nearness::Almost, Language::Finnish) => "lähes",
        (Nearness::Almost, Language::Swedish) => "nästan",
        (Nearness::About, Language::English) => "about",
        (Nearness::About, Language::Finnish) => "noin",
        (Nearness::About, Language::Swedish) => "ungefär",
        (Nearness::LessThan, Language::English) => "less than",
        (Nearness::LessThan, Language::Finnish) => "alle",
        (Nearness::LessThan, Language::Swedish) => "mindre än",
        (Nearness::MoreThan, Language::English) => "more than",
        (Nearness::MoreThan, Language::Finnish) => "yli",
        (Nearness::MoreThan, Language::Swedish) => "mer än",
    };
    format!("{word} {share}")
}

/// The same text with its first letter made a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
