//! What figures count, in every form that a sentence needs.

use std::sync::OnceLock;

use lyhty_base::Language;

use super::forms::{Case, Stems, stems};

/// What a figure counts. The word is the manuscript's name for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    /// person, people
    Person,
    /// client
    Client,
    /// new client
    NewClient,
    /// proposal
    Proposal,
    /// possible victim
    PossibleVictim,
    /// victim
    Victim,
    /// adult
    Adult,
    /// under 18
    Minor,
    /// child
    Child,
    /// child of a client
    ChildOfClient,
    /// nationality
    Nationality,
    /// different nationality
    DifferentNationality,
    /// man or boy
    ManOrBoy,
    /// woman or girl
    WomanOrGirl,
    /// asylum seeker
    AsylumSeeker,
}

/// A part of a Finnish noun phrase.
#[derive(Clone, Copy)]
enum Piece {
    /// Goes with the number.
    Inflected(Stems),
    /// Stays: "eri", "tai".
    Fixed(&'static str),
    /// One word for one, another for several: "asiakkaan lapsi", "asiakkaiden lasta".
    ByNumber(&'static str, &'static str),
}

struct Forms {
    noun: Noun,
    word: &'static str,
    /// one, several
    english: [&'static str; 2],
    finnish: &'static [Piece],
    /// one, several, the one, the several
    swedish: [&'static str; 4],
    /// Of the neuter gender in Swedish: ett.
    neuter: bool,
}

const CLIENT: Piece = Piece::Inflected(stems("asiakas", "asiakkaa", "asiakkaa", "asiakasta", "asiakkaaseen", true));
const CHILD: Piece = Piece::Inflected(stems("lapsi", "lapse", "lapse", "lasta", "lapseen", true));
const VICTIM: Piece = Piece::Inflected(stems("uhri", "uhri", "uhri", "uhria", "uhriin", true));
const OR: Piece = Piece::Fixed("tai");
const NATIONALITY: Piece = Piece::Inflected(stems(
    "kansalaisuus",
    "kansalaisuude",
    "kansalaisuute",
    "kansalaisuutta",
    "kansalaisuuteen",
    true,
));

const TABLE: &[Forms] = &[
    Forms {
        noun: Noun::Person,
        word: "person",
        english: ["person", "people"],
        finnish: &[Piece::Inflected(stems("henkilö", "henkilö", "henkilö", "henkilöä", "henkilöön", false))],
        swedish: ["person", "personer", "personen", "personerna"],
        neuter: false,
    },
    Forms {
        noun: Noun::Client,
        word: "client",
        english: ["client", "clients"],
        finnish: &[CLIENT],
        swedish: ["klient", "klienter", "klienten", "klienterna"],
        neuter: false,
    },
    Forms {
        noun: Noun::NewClient,
        word: "new-client",
        english: ["new client", "new clients"],
        finnish: &[Piece::Inflected(stems("uusi", "uude", "uute", "uutta", "uuteen", true)), CLIENT],
        swedish: ["ny klient", "nya klienter", "nya klienten", "nya klienterna"],
        neuter: false,
    },
    Forms {
        noun: Noun::Proposal,
        word: "proposal",
        english: ["proposal", "proposals"],
        finnish: &[Piece::Inflected(stems("esitys", "esitykse", "esitykse", "esitystä", "esitykseen", false))],
        swedish: ["framställning", "framställningar", "framställningen", "framställningarna"],
        neuter: false,
    },
    Forms {
        noun: Noun::PossibleVictim,
        word: "possible-victim",
        english: ["possible victim", "possible victims"],
        finnish: &[
            Piece::Inflected(stems("mahdollinen", "mahdollise", "mahdollise", "mahdollista", "mahdolliseen", true)),
            VICTIM,
        ],
        swedish: ["möjligt offer", "möjliga offer", "möjliga offret", "möjliga offren"],
        neuter: true,
    },
    Forms {
        noun: Noun::Victim,
        word: "victim",
        english: ["victim", "victims"],
        finnish: &[VICTIM],
        swedish: ["offer", "offer", "offret", "offren"],
        neuter: true,
    },
    Forms {
        noun: Noun::Adult,
        word: "adult",
        english: ["adult", "adults"],
        finnish: &[Piece::Inflected(stems("aikuinen", "aikuise", "aikuise", "aikuista", "aikuiseen", true))],
        swedish: ["vuxen", "vuxna", "vuxna", "vuxna"],
        neuter: false,
    },
    Forms {
        noun: Noun::Minor,
        word: "minor",
        english: ["minor", "minors"],
        finnish: &[Piece::Inflected(stems("alaikäinen", "alaikäise", "alaikäise", "alaikäistä", "alaikäiseen", false))],
        swedish: ["minderårig", "minderåriga", "minderåriga", "minderåriga"],
        neuter: false,
    },
    Forms {
        noun: Noun::Child,
        word: "child",
        english: ["child", "children"],
        finnish: &[CHILD],
        swedish: ["barn", "barn", "barnet", "barnen"],
        neuter: true,
    },
    Forms {
        noun: Noun::ChildOfClient,
        word: "child-of-client",
        english: ["child of a client", "children of clients"],
        finnish: &[Piece::ByNumber("asiakkaan", "asiakkaiden"), CHILD],
        swedish: ["barn till en klient", "barn till klienter", "barnet till en klient", "barnen till klienter"],
        neuter: true,
    },
    Forms {
        noun: Noun::Nationality,
        word: "nationality",
        english: ["nationality", "nationalities"],
        finnish: &[NATIONALITY],
        swedish: ["nationalitet", "nationaliteter", "nationaliteten", "nationaliteterna"],
        neuter: false,
    },
    Forms {
        noun: Noun::DifferentNationality,
        word: "different-nationality",
        english: ["nationality", "different nationalities"],
        finnish: &[Piece::ByNumber("", "eri"), NATIONALITY],
        swedish: ["nationalitet", "olika nationaliteter", "nationaliteten", "olika nationaliteterna"],
        neuter: false,
    },
    Forms {
        noun: Noun::ManOrBoy,
        word: "man-or-boy",
        english: ["man or boy", "men or boys"],
        finnish: &[
            Piece::Inflected(stems("mies", "miehe", "miehe", "miestä", "mieheen", false)),
            OR,
            Piece::Inflected(stems("poika", "poja", "poika", "poikaa", "poikaan", true)),
        ],
        swedish: ["man eller pojke", "män eller pojkar", "mannen eller pojken", "männen eller pojkarna"],
        neuter: false,
    },
    Forms {
        noun: Noun::WomanOrGirl,
        word: "woman-or-girl",
        english: ["woman or girl", "women or girls"],
        finnish: &[
            Piece::Inflected(stems("nainen", "naise", "naise", "naista", "naiseen", true)),
            OR,
            Piece::Inflected(stems("tyttö", "tytö", "tyttö", "tyttöä", "tyttöön", false)),
        ],
        swedish: ["kvinna eller flicka", "kvinnor eller flickor", "kvinnan eller flickan", "kvinnorna eller flickorna"],
        neuter: false,
    },
    Forms {
        noun: Noun::AsylumSeeker,
        word: "asylum-seeker",
        english: ["asylum seeker", "asylum seekers"],
        finnish: &[Piece::Inflected(stems(
            "turvapaikanhakija",
            "turvapaikanhakija",
            "turvapaikanhakija",
            "turvapaikanhakijaa",
            "turvapaikanhakijaan",
            true,
        ))],
        swedish: ["asylsökande", "asylsökande", "asylsökanden", "asylsökandena"],
        neuter: false,
    },
];

impl Noun {
    /// Every noun.
    #[cfg(test)]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|forms| forms.noun)
    }

    /// The noun of the manuscript's word for it.
    pub fn of_word(word: &str) -> Option<Self> {
        TABLE.iter().find(|forms| forms.word == word).map(|forms| forms.noun)
    }

    /// The manuscript's word for it.
    pub fn word(self) -> &'static str {
        self.forms().map_or("", |forms| forms.word)
    }

    // Every noun has its row: a test walks through them.
    fn forms(self) -> Option<&'static Forms> {
        TABLE.iter().find(|forms| forms.noun == self)
    }

    pub(super) fn english(self, one: bool) -> &'static str {
        self.forms().map_or("", |forms| forms.english[usize::from(!one)])
    }

    pub(super) fn swedish(self, one: bool, definite: bool) -> &'static str {
        self.forms().map_or("", |forms| forms.swedish[usize::from(!one) + 2 * usize::from(definite)])
    }

    pub(super) fn is_neuter_in_swedish(self) -> bool {
        self.forms().is_some_and(|forms| forms.neuter)
    }

    /// The Finnish singular in a case, as it stands after a number.
    pub(super) fn finnish(self, one: bool, case: Case) -> String {
        let pieces = self.forms().map(|forms| forms.finnish).unwrap_or_default();
        let words = pieces.iter().map(|piece| match piece {
            Piece::Inflected(stems) => stems.form(case),
            Piece::Fixed(word) => (*word).to_owned(),
            Piece::ByNumber(of_one, of_several) => (*if one { of_one } else { of_several }).to_owned(),
        });
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The forms of every noun in a language, in small letters.
fn forms_of(language: Language) -> &'static [(String, Noun)] {
    static FORMS: OnceLock<[Vec<(String, Noun)>; 3]> = OnceLock::new();
    let [english, finnish, swedish] = FORMS.get_or_init(|| {
        let of = |say: &dyn Fn(Noun) -> Vec<String>| {
            let forms =
                TABLE.iter().flat_map(|row| say(row.noun).into_iter().map(|form| (form.to_lowercase(), row.noun)));
            let mut forms: Vec<(String, Noun)> = forms.collect();
            // The longest first: "child of a client" is no "child".
            forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
            forms
        };
        let both = [true, false];
        [
            of(&|noun| both.map(|one| noun.english(one).to_owned()).to_vec()),
            of(&|noun| {
                let cases = Case::ALL.iter().map(|(case, _)| *case);
                cases.flat_map(|case| both.map(|one| noun.finnish(one, case))).collect()
            }),
            of(&|noun| {
                both.iter().flat_map(|one| both.map(|definite| noun.swedish(*one, definite).to_owned())).collect()
            }),
        ]
    });
    match language {
        Language::English => english,
        Language::Finnish => finnish,
        Language::Swedish => swedish,
    }
}

/// No form of a noun has more signs: however long a text is, only its beginning is looked at.
const LONGEST: usize = 80;

/// The noun that a text begins with, after blanks.
pub fn noun_at_start(language: Language, text: &str) -> Option<Noun> {
    let text: String = text.trim_start().chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let begins = |form: &str| {
        text.strip_prefix(form)
            .is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-'))
    };
    forms_of(language).iter().find(|(form, _)| begins(form)).map(|(_, noun)| *noun)
}

/// Whether a text names anybody or anything that figures count.
pub fn names_counted(language: Language, text: &str) -> bool {
    let starts = text.char_indices().filter(|(index, _)| {
        !text.get(..*index).is_some_and(|before| before.ends_with(|sign: char| sign.is_alphanumeric() || sign == '-'))
    });
    starts.filter_map(|(index, _)| text.get(index..)).any(|rest| noun_at_start(language, rest).is_some())
}
