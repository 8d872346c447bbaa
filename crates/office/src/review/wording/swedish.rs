//! Swedish: numbers have no case, "en" and "ett" go with the noun's gender.

use super::nouns::Noun;
use super::numeral::Stone;
use super::{Ratio, Style, digits};
use lyhty_base::Language;

/// 0 to 19, with the common gender for one.
const SMALL: [&str; 20] = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
];
/// 20 to 90.
const TENS: [&str; 8] = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
/// The beginnings of the names of parts: "tredje" of tredjedel.
const PARTS: [(u64, &str); 14] = [
    (3, "tredje"),
    (4, "fjärde"),
    (5, "femte"),
    (6, "sjätte"),
    (7, "sjunde"),
    (8, "åtton"),
    (8, "åttonde"),
    (9, "nion"),
    (9, "nionde"),
    (10, "tion"),
    (10, "tionde"),
    (20, "tjugon"),
    (100, "hundra"),
    (1000, "tusen"),
];

fn word(table: &[&'static str], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| table.get(index)).copied().unwrap_or_default()
}

fn unit(number: u64, neuter: bool) -> &'static str {
    if number == 1 && neuter { "ett" } else { word(&SMALL, number) }
}

fn under_thousand(number: u64, neuter: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let front = if hundreds == 0 { String::new() } else { format!("{}hundra", unit(hundreds, true)) };
    let end = match (rest / 10, rest % 10) {
        (0, 0) => String::new(),
        (0 | 1, _) => unit(rest, neuter).to_owned(),
        (tens, 0) => word(&TENS, tens - 2).to_owned(),
        (tens, one) => format!("{}{}", word(&TENS, tens - 2), unit(one, neuter)),
    };
    format!("{front}{end}")
}

/// A number up to 999,999 in words.
pub(super) fn number_words(number: u64, neuter: bool) -> String {
    match (number / 1000, number % 1000) {
        (0, 0) => SMALL[0].to_owned(),
        (0, 100) => "hundra".to_owned(),
        (0, rest) => under_thousand(rest, neuter),
        (1, 0) => "tusen".to_owned(),
        (thousands, rest) => {
            // Of three equal consonants two are written: ettusen.
            let front = format!("{}tusen", under_thousand(thousands, true)).replace("etttusen", "ettusen");
            if rest == 0 { front } else { format!("{front}{}", under_thousand(rest, neuter)) }
        }
    }
}

/// A number with its noun.
pub(super) fn counted(number: u64, noun: Option<Noun>, style: Style) -> String {
    let neuter = noun.is_some_and(Noun::is_neuter_in_swedish);
    let one = number == 1;
    let mut text = if style.words { number_words(number, neuter) } else { digits(Language::Swedish, number) };
    if let Some(noun) = noun {
        text = format!("{text} {}", noun.swedish(one, style.definite));
    }
    match (style.definite, one, neuter) {
        (false, ..) => text,
        (true, false, _) => format!("de {text}"),
        (true, true, false) => format!("den {text}"),
        (true, true, true) => format!("det {text}"),
    }
}

/// A part of a whole in words.
pub(super) fn fraction(fraction: Ratio) -> Option<String> {
    if fraction == Ratio::new(1, 2)? {
        return Some("hälften".to_owned());
    }
    let (_, part) = PARTS.iter().find(|(count, _)| *count == fraction.denominator())?;
    let end = if fraction.numerator() == 1 { "del" } else { "delar" };
    Some(format!("{} {part}{end}", number_words(fraction.numerator(), false)))
}

/// Every form of every stone, as a dictionary to read numbers with.
pub(super) fn dictionary() -> Vec<(String, Stone)> {
    let mut words: Vec<(String, Stone)> = Vec::new();
    for (count, word) in (0..).zip(SMALL) {
        words.push((word.to_owned(), if count < 10 { Stone::Unit(count) } else { Stone::Small(count) }));
    }
    for (count, word) in (2..).zip(TENS) {
        words.push((word.to_owned(), Stone::Tens(count * 10)));
    }
    for (word, stone) in [
        ("ett", Stone::Unit(1)),
        ("aderton", Stone::Small(18)),
        ("dussin", Stone::Dozen),
        ("hundra", Stone::Hundred),
        ("tusen", Stone::Thousand),
        // "ettusen": the third t is not written.
        ("usen", Stone::Thousand),
        ("miljon", Stone::Million),
        ("miljoner", Stone::Million),
        ("hälften", Stone::Part(2)),
        ("hälftens", Stone::Part(2)),
        ("halv", Stone::Part(2)),
        ("halvt", Stone::Part(2)),
        ("halva", Stone::Part(2)),
    ] {
        words.push((word.to_owned(), stone));
    }
    for (count, part) in PARTS {
        for end in ["del", "delen", "delar", "delarna"] {
            words.push((format!("{part}{end}"), Stone::Part(count)));
            words.push((format!("{part}{end}s"), Stone::Part(count)));
        }
    }
    words
}

/// What a number word may end in and still say so many: "tiotal", "hundratals".
pub(super) const TAILS: &[&str] = &["", "tal", "tals", "talet", "talen"];
