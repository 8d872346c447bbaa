//! Days, months, halves and years in sentences.

use lyhty_base::{Day, Half, Language, Month};
use lyhty_web::texts::{ENGLISH_MONTHS as ENGLISH, day_text};

use super::forms::{Case, Stems, stems};

const SWEDISH: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
/// Before "kuu", which alone is inflected.
const FINNISH: [&str; 12] =
    ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];
const MOON: Stems = stems("kuu", "kuu", "kuu", "kuuta", "kuuhun", true);
const YEAR: Stems = stems("vuosi", "vuode", "vuote", "vuotta", "vuoteen", true);

fn name(table: [&'static str; 12], month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| table.get(index)).copied().unwrap_or_default()
}

/// A day: "30 June 2018", "30.6.2018", "30 juni 2018".
pub fn date(language: Language, day: Day) -> String {
    match language {
        Language::English | Language::Finnish => day_text(language, day),
        Language::Swedish => format!("{} {} {}", day.day(), name(SWEDISH, day.month()), day.year()),
    }
}

/// A day with the month in words in every language: "30. kesäkuuta 2018".
pub fn date_in_words(language: Language, day: Day) -> String {
    match language {
        Language::Finnish => format!("{}. {}kuuta {}", day.day(), name(FINNISH, day.month()), day.year()),
        Language::English | Language::Swedish => date(language, day),
    }
}

/// A month: "June 2018", "kesäkuussa 2018", "juni 2018".
pub fn month(language: Language, month: Month, case: Option<Case>) -> String {
    let year = month.year();
    match language {
        Language::English => format!("{} {year}", name(ENGLISH, month.month())),
        Language::Swedish => format!("{} {year}", name(SWEDISH, month.month())),
        Language::Finnish => {
            let moon = MOON.form(case.unwrap_or(Case::Nominative));
            format!("{}{moon} {year}", name(FINNISH, month.month()))
        }
    }
}

/// A half: "January–June 2018", "tammi–kesäkuussa 2018", "januari–juni 2018".
pub fn half(language: Language, half: Half, case: Option<Case>) -> String {
    let (first, last) = (half.first_month().month(), half.last_month());
    match language {
        Language::English => format!("{}–{}", name(ENGLISH, first), month(language, last, case)),
        Language::Swedish => format!("{}–{}", name(SWEDISH, first), month(language, last, case)),
        Language::Finnish => format!("{}–{}", name(FINNISH, first), month(language, last, case)),
    }
}

/// A year: "2018"; in a Finnish case with its word before it: "vuonna 2018".
pub fn year(language: Language, year: i16, case: Option<Case>) -> String {
    match (language, case) {
        // The essive of time is "vuonna", an old form that the stems do not give.
        (Language::Finnish, Some(Case::Essive)) => format!("vuonna {year}"),
        (Language::Finnish, Some(case)) => format!("{} {year}", YEAR.form(case)),
        _ => year.to_string(),
    }
}
