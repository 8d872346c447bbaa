//! Finnish inflection of single words, from the stems that a table gives.

/// A Finnish case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// henkilö
    Nominative,
    /// henkilön
    Genitive,
    /// henkilöä
    Partitive,
    /// henkilössä
    Inessive,
    /// henkilöstä
    Elative,
    /// henkilöön
    Illative,
    /// henkilöllä
    Adessive,
    /// henkilöltä
    Ablative,
    /// henkilölle
    Allative,
    /// henkilönä
    Essive,
    /// henkilöksi
    Translative,
}

impl Case {
    /// Every case, with the word that a manuscript says it by.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Nominative, "nominative"),
        (Self::Genitive, "genitive"),
        (Self::Partitive, "partitive"),
        (Self::Inessive, "inessive"),
        (Self::Elative, "elative"),
        (Self::Illative, "illative"),
        (Self::Adessive, "adessive"),
        (Self::Ablative, "ablative"),
        (Self::Allative, "allative"),
        (Self::Essive, "essive"),
        (Self::Translative, "translative"),
    ];

    /// The case of that word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(case, _)| *case)
    }
}

/// The stems of a Finnish word in the singular.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stems {
    /// henkilö, kuusi
    pub nominative: &'static str,
    /// What the endings -n, -ssa, -sta, -lla, -lta, -lle, -ksi follow: kuude-.
    pub weak: &'static str,
    /// What the ending -na follows: kuute-.
    pub strong: &'static str,
    /// kuutta
    pub partitive: &'static str,
    /// kuuteen
    pub illative: &'static str,
    /// Whether endings have back vowels: -ssa, not -ssä.
    pub back: bool,
}

pub(super) const fn stems(
    nominative: &'static str,
    weak: &'static str,
    strong: &'static str,
    partitive: &'static str,
    illative: &'static str,
    back: bool,
) -> Stems {
    Stems { nominative, weak, strong, partitive, illative, back }
}

/// The ending of a case that is the same for every word but for its vowels. Nothing for nominative, partitive and illative.
pub(super) fn ending(case: Case, back: bool) -> &'static str {
    match (case, back) {
        (Case::Nominative | Case::Partitive | Case::Illative, _) => "",
        (Case::Genitive, _) => "n",
        (Case::Inessive, true) => "ssa",
        (Case::Inessive, false) => "ssä",
        (Case::Elative, true) => "sta",
        (Case::Elative, false) => "stä",
        (Case::Adessive, true) => "lla",
        (Case::Adessive, false) => "llä",
        (Case::Ablative, true) => "lta",
        (Case::Ablative, false) => "ltä",
        (Case::Allative, _) => "lle",
        (Case::Essive, true) => "na",
        (Case::Essive, false) => "nä",
        (Case::Translative, _) => "ksi",
    }
}

impl Stems {
    /// The word in a case.
    pub(super) fn form(&self, case: Case) -> String {
        match case {
            Case::Nominative => self.nominative.to_owned(),
            Case::Partitive => self.partitive.to_owned(),
            Case::Illative => self.illative.to_owned(),
            Case::Essive => format!("{}{}", self.strong, ending(case, self.back)),
            _ => format!("{}{}", self.weak, ending(case, self.back)),
        }
    }
}
