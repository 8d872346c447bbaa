//! Finnish: every part of a number word is inflected, and the noun with it.

use super::forms::{Case, Stems, ending, stems};
use super::nouns::Noun;
use super::numeral::Stone;
use super::{Ratio, Style, digits};
use lyhty_base::Language;

/// 0 to 10 in their order.
pub(super) const UNITS: [Stems; 11] = [
    stems("nolla", "nolla", "nolla", "nollaa", "nollaan", true),
    stems("yksi", "yhde", "yhte", "yhtä", "yhteen", false),
    stems("kaksi", "kahde", "kahte", "kahta", "kahteen", true),
    stems("kolme", "kolme", "kolme", "kolmea", "kolmeen", true),
    stems("neljä", "neljä", "neljä", "neljää", "neljään", false),
    stems("viisi", "viide", "viite", "viittä", "viiteen", false),
    stems("kuusi", "kuude", "kuute", "kuutta", "kuuteen", true),
    stems("seitsemän", "seitsemä", "seitsemä", "seitsemää", "seitsemään", false),
    stems("kahdeksan", "kahdeksa", "kahdeksa", "kahdeksaa", "kahdeksaan", true),
    stems("yhdeksän", "yhdeksä", "yhdeksä", "yhdeksää", "yhdeksään", false),
    stems("kymmenen", "kymmene", "kymmene", "kymmentä", "kymmeneen", false),
];
pub(super) const HUNDRED: Stems = stems("sata", "sada", "sata", "sataa", "sataan", true);
pub(super) const THOUSAND: Stems = stems("tuhat", "tuhanne", "tuhante", "tuhatta", "tuhanteen", true);
const MILLION: Stems = stems("miljoona", "miljoona", "miljoona", "miljoonaa", "miljoonaan", true);
const PERCENT: Stems = stems("prosentti", "prosenti", "prosentti", "prosenttia", "prosenttiin", true);
const PART: Stems = stems("osa", "osa", "osa", "osaa", "osaan", true);
const HALF: Stems = stems("puolet", "puole", "puole", "puolta", "puoleen", true);

/// The beginnings of the names of parts: "kolmas" of kolmasosa, by the count of parts.
const ORDINALS: [(u64, &str); 11] = [
    (3, "kolmas"),
    (4, "neljäs"),
    (5, "viides"),
    (6, "kuudes"),
    (7, "seitsemäs"),
    (8, "kahdeksas"),
    (9, "yhdeksäs"),
    (10, "kymmenes"),
    (20, "kahdeskymmenes"),
    (100, "sadas"),
    (1000, "tuhannes"),
];

/// A number under 1,000 in words in a case, without a blank.
fn under_thousand(number: u64, case: Case) -> String {
    let unit = |count: u64| {
        let index = usize::try_from(count).unwrap_or(0);
        UNITS.get(index).map(|unit| unit.form(case)).unwrap_or_default()
    };
    // After a multiplier the nominative of ten, hundred and thousand is a partitive: kaksisataa.
    let times = |count: u64, stem: &Stems| match count {
        0 => String::new(),
        1 => stem.form(case),
        _ if case == Case::Nominative => format!("{}{}", unit(count), stem.partitive),
        _ => format!("{}{}", unit(count), stem.form(case)),
    };
    let (hundreds, rest) = (number / 100, number % 100);
    let ten = &UNITS[10];
    let end = match rest {
        0 => String::new(),
        1..=9 => unit(rest),
        11..=19 => format!("{}toista", unit(rest - 10)),
        _ if rest.is_multiple_of(10) => times(rest / 10, ten),
        _ => format!("{}{}", times(rest / 10, ten), unit(rest % 10)),
    };
    format!("{}{end}", times(hundreds, &HUNDRED))
}

/// A number up to 999,999 in words in a case: thousands stand apart.
pub(super) fn number_words(number: u64, case: Case) -> String {
    if number == 0 {
        return UNITS[0].form(case);
    }
    let (thousands, rest) = (number / 1000, number % 1000);
    let front = match thousands {
        0 => return under_thousand(rest, case),
        1 => THOUSAND.form(case),
        _ if case == Case::Nominative => format!("{}{}", under_thousand(thousands, case), THOUSAND.partitive),
        _ => format!("{}{}", under_thousand(thousands, case), THOUSAND.form(case)),
    };
    if rest == 0 { front } else { format!("{front} {}", under_thousand(rest, case)) }
}

/// The last part of the number's word that is inflected; its ending is what is written after digits and a colon.
fn last_inflected(number: u64) -> (u64, &'static Stems) {
    let unit = |count: u64| (count, UNITS.get(usize::try_from(count).unwrap_or(0)).unwrap_or(&UNITS[0]));
    let rest = number % 100;
    match rest {
        0 if number == 0 => unit(0),
        0 if !number.is_multiple_of(1000) => (100, &HUNDRED),
        0 if !number.is_multiple_of(1_000_000) => (1000, &THOUSAND),
        0 => (1_000_000, &MILLION),
        11..=19 => unit(rest - 10),
        _ if rest.is_multiple_of(10) => unit(10),
        _ => unit(rest % 10),
    }
}

/// Digits with the ending of a case after a colon: "30:stä", "8:aa".
fn digits_in_case(number: u64, case: Case) -> String {
    let plain = digits(Language::Finnish, number);
    let (last, word) = last_inflected(number);
    let end = match (case, last) {
        (Case::Nominative, _) => return plain,
        (Case::Partitive, 0 | 8 | 100 | 1_000_000) => "aa",
        (Case::Partitive, 3) => "a",
        (Case::Partitive, 4 | 7 | 9) => "ää",
        (Case::Partitive, 2 | 6 | 1000) => "ta",
        (Case::Partitive, _) => "tä",
        (Case::Illative, 0 | 8 | 100 | 1_000_000) => "aan",
        (Case::Illative, 4 | 7 | 9) => "ään",
        (Case::Illative, _) => "een",
        _ => ending(case, word.back),
    };
    format!("{plain}:{end}")
}

/// A number with its noun. After any number but one the noun is a singular partitive, or a singular in the number's case.
pub(super) fn counted(number: u64, noun: Option<Noun>, style: Style) -> String {
    let case = style.case.unwrap_or(Case::Nominative);
    let one = number == 1;
    let words = style.words.then(|| number_words(number, case));
    let Some(noun) = noun else {
        return words.unwrap_or_else(|| digits_in_case(number, case));
    };
    let noun_case = if case == Case::Nominative && !one { Case::Partitive } else { case };
    let front = words.unwrap_or_else(|| digits(Language::Finnish, number));
    format!("{front} {}", noun.finnish(one, noun_case))
}

/// The word "prosentti" after a number.
pub(super) fn percent_word(one: bool, case: Option<Case>) -> String {
    match case {
        None | Some(Case::Nominative) if one => PERCENT.form(Case::Nominative),
        None | Some(Case::Nominative) => PERCENT.form(Case::Partitive),
        Some(case) => PERCENT.form(case),
    }
}

/// A part of a whole in words.
pub(super) fn fraction(fraction: Ratio, case: Option<Case>) -> Option<String> {
    let case = case.unwrap_or(Case::Nominative);
    if fraction == Ratio::new(1, 2)? {
        return Some(HALF.form(case));
    }
    let (_, ordinal) = ORDINALS.iter().find(|(count, _)| *count == fraction.denominator())?;
    let part_case = if case == Case::Nominative && fraction.numerator() > 1 { Case::Partitive } else { case };
    let part = format!("{ordinal}{}", PART.form(part_case));
    if fraction.numerator() == 1 {
        return Some(part);
    }
    Some(format!("{} {part}", number_words(fraction.numerator(), case)))
}

fn plural(stem: &str, back: bool, plain: &str, genitive: &str, partitive: &str, illative: &str) -> Vec<String> {
    let mut forms = vec![plain.to_owned(), genitive.to_owned(), partitive.to_owned(), illative.to_owned()];
    for (case, _) in Case::ALL {
        let end = ending(*case, back);
        if !matches!(case, Case::Nominative | Case::Genitive | Case::Partitive | Case::Illative) {
            forms.push(format!("{stem}{end}"));
        }
    }
    forms
}

/// Every form of every stone, as a dictionary to read numbers with.
pub(super) fn dictionary() -> Vec<(String, Stone)> {
    let mut forms = Vec::new();
    let mut put = |word: &Stems, stone: Stone| {
        forms.extend(Case::ALL.iter().map(|(case, _)| (word.form(*case), stone)));
        // kahdet, kolmet: for things that come in pairs
        forms.push((format!("{}t", word.weak), stone));
    };
    for (count, unit) in (0..=9).zip(&UNITS) {
        put(unit, Stone::Unit(count));
    }
    put(&UNITS[10], Stone::Ten);
    put(&HUNDRED, Stone::Hundred);
    put(&THOUSAND, Stone::Thousand);
    put(&MILLION, Stone::Million);
    for (stem, back, words, stone) in [
        ("kymmeni", false, ["kymmenet", "kymmenien", "kymmeniä", "kymmeniin"], Stone::Ten),
        ("sadoi", true, ["sadat", "satojen", "satoja", "satoihin"], Stone::Hundred),
        ("tuhansi", true, ["tuhannet", "tuhansien", "tuhansia", "tuhansiin"], Stone::Thousand),
        ("miljooni", true, ["miljoonat", "miljoonien", "miljoonia", "miljooniin"], Stone::Million),
    ] {
        let [plain, genitive, partitive, illative] = words;
        forms.extend(plural(stem, back, plain, genitive, partitive, illative).into_iter().map(|form| (form, stone)));
    }
    forms.push(("satoina".to_owned(), Stone::Hundred));
    forms.push(("toista".to_owned(), Stone::Teen));
    for (count, about) in [
        (2, "parisen"),
        (3, "kolmisen"),
        (4, "nelisen"),
        (5, "viitisen"),
        (6, "kuutisen"),
        (7, "seitsemisen"),
        (8, "kahdeksisen"),
        (9, "yhdeksisen"),
    ] {
        forms.push((about.to_owned(), Stone::Unit(count)));
    }
    forms.push(("kymmenisen".to_owned(), Stone::Ten));
    for (count, ordinal) in ORDINALS {
        let singular = Case::ALL.iter().map(|(case, _)| PART.form(*case));
        let plural = plural("osi", true, "osat", "osien", "osia", "osiin");
        forms.extend(singular.chain(plural).map(|part| (format!("{ordinal}{part}"), Stone::Part(count))));
    }
    // kolmannes, neljännes …: their stems are kolmannekse-, kolmanneksi-.
    for (count, stem) in [
        (3, "kolmanne"),
        (4, "neljänne"),
        (5, "viidenne"),
        (6, "kuudenne"),
        (7, "seitsemänne"),
        (8, "kahdeksanne"),
        (9, "yhdeksänne"),
    ] {
        let back = matches!(count, 3 | 6 | 8);
        let stone = Stone::Part(count);
        let a = if back { "a" } else { "ä" };
        for form in [format!("{stem}s"), format!("{stem}st{a}"), format!("{stem}kseen"), format!("{stem}kset")] {
            forms.push((form, stone));
        }
        for form in [format!("{stem}ksien"), format!("{stem}sten"), format!("{stem}ksi{a}"), format!("{stem}ksiin")] {
            forms.push((form, stone));
        }
        for (case, _) in Case::ALL {
            let end = ending(*case, back);
            if !end.is_empty() {
                forms.push((format!("{stem}kse{end}"), stone));
                forms.push((format!("{stem}ksi{end}"), stone));
            }
        }
    }
    for half in ["puolet", "puolta", "puolessa", "puolikas", "puolikkaan", "puolikasta"] {
        forms.push((half.to_owned(), Stone::Part(2)));
    }
    forms
}

/// Forms of "yksi" that are everyday words of another meaning: "together", "as … as", "add up".
pub(super) const EVERYDAY: &[&str] = &["yhdessä", "yhtä", "yhteen"];

/// What a number word may end in without being another: "kolmekin", "satakunta".
pub(super) const TAILS: &[&str] = &["", "kin", "kaan", "kään", "kunta"];

/// Other Finnish words that sentences inflect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FinnishWord {
    /// "annettu laki", after what the Act is about
    PassedAct,
    /// "hallintolaki"
    AdministrativeProcedureAct,
    /// "pykälä", the sign of a section
    Section,
}

impl FinnishWord {
    /// The word in a case.
    pub fn form(self, case: Case) -> String {
        const PASSED: Stems = stems("annettu", "annetu", "annettu", "annettua", "annettuun", true);
        const ACT: Stems = stems("laki", "lai", "laki", "lakia", "lakiin", true);
        const PROCEDURE: Stems =
            stems("hallintolaki", "hallintolai", "hallintolaki", "hallintolakia", "hallintolakiin", true);
        const SECTION: Stems = stems("pykälä", "pykälä", "pykälä", "pykälää", "pykälään", false);
        match self {
            // The bare "laki" comes before what it is about; in a sentence the Act is "annettu laki" in every case.
            Self::PassedAct => format!("{} {}", PASSED.form(case), ACT.form(case)),
            Self::AdministrativeProcedureAct => PROCEDURE.form(case),
            Self::Section => SECTION.form(case),
        }
    }

    /// The ending of the word as it is written after its sign: "38 f §:ssä".
    pub fn ending_after_sign(self, case: Case) -> String {
        match self.form(case).strip_prefix(&self.form(Case::Nominative)) {
            Some("") | None => String::new(),
            Some(end) if case == Case::Partitive || case == Case::Illative => format!(":ä{end}"),
            Some(end) => format!(":{end}"),
        }
    }
}
