//! Facts with a source that nobody counts: plans, telephone numbers, staff. A review states them; it does not compute them.

use std::collections::BTreeSet;

use lyhty_base::Language;

use crate::review::wording::{self, Ratio, find_numbers, names_counted};

/// A fact of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// The manuscript's name for it.
    pub key: String,
    /// Where it comes from.
    pub source: String,
    /// How it is said in English, Finnish and Swedish.
    pub words: [String; 3],
    /// Other ways to write its numbers, in any language.
    pub also: Vec<String>,
}

/// The facts that a review may state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedFacts(Vec<StatedFact>);

const REVIEW: &str = "the published review of January–June 2018";

/// Key, English, Finnish, Swedish, other writings.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const OF_2018_FIRST_HALF: &[Row] = &[
    ("years_of_existence", "12 years", "12 vuotta", "12 år", &[]),
    ("training_online_modules", "two online modules", "kaksi verkkokurssia", "två nätkurser", &[]),
    ("training_police_districts", "11 police districts", "11 poliisilaitosta", "11 polisinrättningar", &[]),
    ("training_officers_reached", "200–300", "200–300", "200–300", &[]),
    (
        "staff_social_work_professionals",
        "three social work professionals",
        "kolme sosiaalityön ammattilaista",
        "tre yrkesutbildade personer inom socialt arbete",
        &[],
    ),
    ("staff_senior_advisers", "four Senior Advisers", "neljä ylitarkastajaa", "fyra överinspektörer", &[]),
    (
        "staff_university_trainees",
        "one university trainee",
        "yksi korkeakouluharjoittelija",
        "en högskolepraktikant",
        &["1"],
    ),
    ("offices", "Joutseno, Oulu and Helsinki", "Joutseno, Oulu ja Helsinki", "Joutseno, Uleåborg och Helsingfors", &[]),
    ("new_social_worker_since", "1 June 2018", "1.6.2018", "1 juni 2018", &["2018"]),
    ("study_report_due", "early 2019", "alkuvuosi 2019", "början av 2019", &[]),
    (
        "chat_hours_at_opening",
        "Tuesdays 13:00–15:00",
        "tiistaisin kello 13–15",
        "tisdagar klockan 13–15",
        &["13–15", "13:00–15:00", "13.00–15.00", "1–3"],
    ),
    (
        "feature_source",
        "Kaleva, 4 December 2007",
        "Kaleva 4.12.2007",
        "Kaleva den 4 december 2007",
        &["4 December 2007", "2007"],
    ),
];

const LASTING: &[Row] = &[
    ("hotline_hours", "24/7", "ympäri vuorokauden", "dygnet runt", &["24/7", "24"]),
    (
        "information_hotline",
        "+358 29 54 63 177",
        "+358 29 54 63 177",
        "+358 29 54 63 177",
        &["+358 2954 63 177", "+358295463177", "02954 63 177"],
    ),
];

fn fact((key, english, finnish, swedish, also): &Row) -> StatedFact {
    StatedFact {
        key: (*key).to_owned(),
        source: REVIEW.to_owned(),
        words: [english, finnish, swedish].map(|words| (*words).to_owned()),
        also: also.iter().map(|writing| (*writing).to_owned()).collect(),
    }
}

impl StatedFacts {
    /// The facts of another edition. Those that last from one edition to the next, as the hotline's number, are added when they
    /// are not among them.
    pub fn new(facts: Vec<StatedFact>) -> Self {
        let mut facts = Self(facts);
        for lasting in LASTING.iter().map(fact) {
            if facts.get(&lasting.key).is_none() {
                facts.0.push(lasting);
            }
        }
        facts
    }

    /// The facts of the review of January–June 2018.
    pub fn of_2018_first_half() -> Self {
        Self::new(OF_2018_FIRST_HALF.iter().map(fact).collect())
    }

    /// A fact by its name.
    pub fn get(&self, key: &str) -> Option<&StatedFact> {
        self.0.iter().find(|fact| fact.key == key)
    }

    /// Every fact.
    pub fn iter(&self) -> impl Iterator<Item = &StatedFact> {
        self.0.iter()
    }
}

/// The numbers in a text in their order: the fourth of December is not the twelfth of April.
fn numbers(language: Language, text: &str) -> Vec<Option<Ratio>> {
    find_numbers(language, text).into_iter().map(|number| number.value).collect()
}

impl StatedFact {
    /// How it is said.
    pub fn say(&self, language: Language) -> &str {
        let [english, finnish, swedish] = &self.words;
        match language {
            Language::English => english,
            Language::Finnish => finnish,
            Language::Swedish => swedish,
        }
    }

    /// Whether somebody's own words for it, as a reader sees them, have its numbers and no others. Words without any number say
    /// only a fact that a language says without one; a fact of names alone needs its names; and no number of a fact may be said
    /// of those whom the figures count.
    pub(super) fn agrees(&self, language: Language, text: &str) -> bool {
        let own = numbers(language, text);
        let mut writings = Language::ALL.iter().map(|spoken| numbers(*spoken, self.say(*spoken)));
        let mut also = self.also.iter().map(|writing| numbers(language, writing));
        let numbers_agree = writings.any(|writing| writing == own) || also.any(|writing| writing == own);
        let fact = self.say(language);
        let counts_others = names_counted(language, text) && !names_counted(language, fact);
        let months_agree = months(language, text).iter().all(|month| fact.to_lowercase().contains(month.as_str()));
        let only_names = Language::ALL.iter().all(|spoken| numbers(*spoken, self.say(*spoken)).is_empty());
        numbers_agree && !counts_others && months_agree && (!only_names || same_names(fact, text))
    }
}

/// The names of months in an English or Swedish text. Finnish writes months of dates as numbers.
fn months(language: Language, text: &str) -> Vec<String> {
    if language == Language::Finnish {
        return Vec::new();
    }
    let names = (1..=12).filter_map(|month| format!("2018-{month:02}").parse().ok());
    let names =
        names.filter_map(|month| wording::month(language, month, None).split(' ').next().map(str::to_lowercase));
    let words: Vec<String> = text.split(|sign: char| !sign.is_alphabetic()).map(str::to_lowercase).collect();
    names.filter(|name| words.contains(name)).collect()
}

/// Whether a text has the names of a fact and no others. Finnish inflects names: their beginnings are compared.
fn same_names(fact: &str, text: &str) -> bool {
    let stems = |text: &str| -> BTreeSet<String> {
        let words = text.split(|sign: char| !sign.is_alphabetic());
        let names = words.filter(|word| word.starts_with(char::is_uppercase));
        names.map(|name| name.chars().take(NAME_STEM).collect()).collect()
    };
    stems(fact) == stems(text)
}

/// How many letters of a name its inflection leaves alone.
const NAME_STEM: usize = 4;
