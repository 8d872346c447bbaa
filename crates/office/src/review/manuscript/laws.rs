//! The Acts that a review may name, with those sections that the office's own sources cite.
//!
//! Sources: the statutes as promulgated (746/2011 as amended by 388/2015 and 1294/2022; 434/2003; 621/1999; 1386/2010; 1326/2014;
//! 615/2020; 681/2023). The English names are translations without force of law.

use lyhty_base::Language;

use crate::review::wording::{Case, FinnishWord};

/// An Act.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Law {
    /// Number and year of promulgation.
    pub number: &'static str,
    english: &'static str,
    /// What stands before the Finnish word for the Act: what it is about, or nothing.
    finnish_about: &'static str,
    finnish: FinnishWord,
    swedish: &'static str,
    sections: &'static [&'static str],
}

const LAWS: &[Law] = &[
    Law {
        number: "746/2011",
        english: "Act on the Reception of Persons Applying for International Protection and on the Identification of and \
                  Assistance to Victims of Trafficking in Human Beings",
        finnish_about: "kansainvälistä suojelua hakevan vastaanotosta sekä ihmiskaupan uhrin tunnistamisesta ja auttamisesta",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om mottagande av personer som söker internationellt skydd och om identifiering av och hjälp till \
                  offer för människohandel",
        sections: &[
            "3", "4", "5", "7", "8", "33", "34", "35", "36", "37", "38", "38 a", "38 b", "38 c", "38 d", "38 f", "39",
            "40", "41", "42", "43", "46", "48", "54", "55", "57", "58", "59",
        ],
    },
    Law {
        number: "434/2003",
        english: "Administrative Procedure Act",
        finnish_about: "",
        finnish: FinnishWord::AdministrativeProcedureAct,
        swedish: "förvaltningslagen",
        sections: &[],
    },
    Law {
        number: "621/1999",
        english: "Act on the Openness of Government Activities",
        finnish_about: "viranomaisten toiminnan julkisuudesta",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om offentlighet i myndigheternas verksamhet",
        sections: &["24"],
    },
    Law {
        number: "1386/2010",
        english: "Act on the Promotion of Immigrant Integration",
        finnish_about: "kotoutumisen edistämisestä",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om främjande av integration",
        sections: &["44", "45", "53", "54", "55", "56"],
    },
    Law {
        number: "1326/2014",
        english: "Act on the Non-Discrimination Ombudsman",
        finnish_about: "yhdenvertaisuusvaltuutetusta",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om diskrimineringsombudsmannen",
        sections: &[],
    },
    Law {
        number: "615/2020",
        english: "Act on the Processing of Personal Data in the Field of Migration Administration",
        finnish_about: "henkilötietojen käsittelystä maahanmuuttohallinnossa",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om behandling av personuppgifter i migrationsförvaltningen",
        sections: &["3", "7", "8", "15", "16", "18", "19"],
    },
    Law {
        number: "681/2023",
        english: "Act on the Promotion of Integration",
        finnish_about: "kotoutumisen edistämisestä",
        finnish: FinnishWord::PassedAct,
        swedish: "lagen om främjande av integration",
        sections: &["2", "15", "20", "68", "70", "71"],
    },
];

/// An Act, and one of its sections: `746/2011 38 f`.
pub(super) fn find(text: &str) -> Option<(&'static Law, Option<&'static str>)> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (number, section) = text.split_once(' ').unwrap_or((&text, ""));
    let law = LAWS.iter().find(|law| law.number == number)?;
    if section.is_empty() {
        return Some((law, None));
    }
    let section = law.sections.iter().find(|known| **known == section)?;
    Some((law, Some(section)))
}

impl Law {
    /// The Act or its section as it stands in a sentence.
    pub(super) fn say(&self, language: Language, section: Option<&str>, case: Option<Case>) -> String {
        let number = self.number;
        match (language, section) {
            (Language::English, None) => format!("the {} ({number})", self.english),
            (Language::English, Some(section)) => format!("section {section} of the {} ({number})", self.english),
            (Language::Swedish, None) => format!("{} ({number})", self.swedish),
            (Language::Swedish, Some(section)) => format!("{section} § i {} ({number})", self.swedish),
            (Language::Finnish, None) => format!("{} ({number})", self.in_finnish(case.unwrap_or(Case::Nominative))),
            (Language::Finnish, Some(section)) => {
                let end = FinnishWord::Section.ending_after_sign(case.unwrap_or(Case::Nominative));
                format!("{} ({number}) {section} §{end}", self.in_finnish(Case::Genitive))
            }
        }
    }

    fn in_finnish(&self, case: Case) -> String {
        format!("{} {}", self.finnish_about, self.finnish.form(case)).trim_start().to_owned()
    }
}
