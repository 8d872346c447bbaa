use lyhty_base::Language;

use super::ChapterKind;

/// Something that stops approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The language of the text.
    pub language: Language,
    /// The chapter.
    pub chapter: ChapterKind,
    /// Where in it.
    pub place: Place,
    /// What it is.
    pub kind: FindingKind,
}

/// Where in a chapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line of the body, from 1; 0 is the title, or the whole chapter when the column is 0 too.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl Place {
    /// The chapter as a whole.
    pub const CHAPTER: Self = Self { line: 0, column: 0 };
}

/// What stops approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A number that somebody typed.
    UnboundNumber {
        /// As it stands there.
        text: String,
        /// The figures that have this value.
        may_mean: Vec<String>,
    },
    /// A claim that the figures do not bear out.
    UntrueClaim {
        /// The claim.
        claim: String,
        /// What the figures say instead.
        figures: String,
    },
    /// A claim that has no words of its own stands alone.
    ClaimWithoutWords {
        /// The claim.
        claim: String,
    },
    /// Nothing is known by that name.
    UnknownInsert {
        /// The insert's name.
        name: String,
    },
    /// An insert has no such option.
    UnknownOption {
        /// The insert's name.
        insert: String,
        /// The option.
        option: String,
    },
    /// What an insert is about is missing or is not of its kind.
    BadArgument {
        /// The insert's name.
        insert: String,
        /// What stands there.
        argument: String,
    },
    /// No figure has this path.
    UnknownFigure {
        /// The path.
        path: String,
    },
    /// The figure does not count what the noun names.
    WrongNoun {
        /// The figure.
        path: String,
        /// The noun.
        noun: String,
    },
    /// The figure is easily taken for another and must be named with its definition.
    NeedsNaming {
        /// The figure.
        path: String,
    },
    /// Only Finnish has cases.
    CaseOutsideFinnish,
    /// Finnish has no definite form.
    DefiniteInFinnish,
    /// A share of others than those it is taken of, or of nobody.
    UnfitShare {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
    },
    /// The share is no simple fraction.
    NoSimpleFraction {
        /// The part.
        part: String,
        /// The whole.
        whole: String,
        /// What the share is, in percent.
        percent: String,
    },
    /// No such law or section in the table.
    UnknownLaw {
        /// As it was written.
        law: String,
    },
    /// No such stated fact.
    UnknownStated {
        /// The key.
        key: String,
    },
    /// The words beside a stated fact have other numbers than the fact.
    StatedMismatch {
        /// The key.
        key: String,
        /// The words.
        text: String,
        /// The fact.
        fact: String,
    },
    /// An insert that is never closed.
    UnclosedInsert,
    /// An emphasis that is never closed.
    UnclosedEmphasis,
    /// A link that leads nowhere that a publication may lead to.
    BadLink {
        /// Where it leads.
        target: String,
    },
    /// A heading of another level than three signs.
    BadHeading,
    /// An insert where it can't stand: a chart in a sentence, a link in a title.
    OutOfPlace {
        /// The insert's name.
        insert: String,
    },
    /// A second figure in the margin.
    SecondMargin,
    /// The cover's body is not one to three figures with words.
    CoverForm,
    /// A chapter without a title or without a body.
    Empty,
    /// A chapter is not written in this language.
    MissingChapter,
    /// A time outside those that a review speaks of.
    UnlikelyTime {
        /// The year.
        year: i16,
    },
    /// A time stands where the number of a noun would stand.
    TimeCounts {
        /// The insert's name.
        insert: String,
        /// The noun.
        noun: String,
    },
    /// There is more than a list shows.
    More {
        /// How many findings are left out.
        count: usize,
    },
    /// The languages of a chapter do not use the same inserts.
    DifferentInserts {
        /// The insert that is lacking here.
        insert: String,
        /// How often it stands here.
        here: usize,
        /// How often it stands in another language.
        elsewhere: usize,
        /// That language.
        other: Language,
    },
}

impl FindingKind {
    /// The key of the sentence that says it.
    pub const fn message_key(&self) -> &'static str {
        match self {
            Self::UnboundNumber { may_mean, .. } if may_mean.is_empty() => "review-finding-unbound-number",
            Self::UnboundNumber { .. } => "review-finding-unbound-number-may-mean",
            Self::UntrueClaim { .. } => "review-finding-untrue-claim",
            Self::ClaimWithoutWords { .. } => "review-finding-claim-without-words",
            Self::UnknownInsert { .. } => "review-finding-unknown-insert",
            Self::UnknownOption { .. } => "review-finding-unknown-option",
            Self::BadArgument { .. } => "review-finding-bad-argument",
            Self::UnknownFigure { .. } => "review-finding-unknown-figure",
            Self::WrongNoun { .. } => "review-finding-wrong-noun",
            Self::NeedsNaming { .. } => "review-finding-needs-naming",
            Self::CaseOutsideFinnish => "review-finding-case-outside-finnish",
            Self::DefiniteInFinnish => "review-finding-definite-in-finnish",
            Self::UnfitShare { .. } => "review-finding-unfit-share",
            Self::NoSimpleFraction { .. } => "review-finding-no-simple-fraction",
            Self::UnknownLaw { .. } => "review-finding-unknown-law",
            Self::UnknownStated { .. } => "review-finding-unknown-stated",
            Self::StatedMismatch { .. } => "review-finding-stated-mismatch",
            Self::UnclosedInsert => "review-finding-unclosed-insert",
            Self::UnclosedEmphasis => "review-finding-unclosed-emphasis",
            Self::BadLink { .. } => "review-finding-bad-link",
            Self::BadHeading => "review-finding-bad-heading",
            Self::OutOfPlace { .. } => "review-finding-out-of-place",
            Self::SecondMargin => "review-finding-second-margin",
            Self::CoverForm => "review-finding-cover-form",
            Self::Empty => "review-finding-empty",
            Self::MissingChapter => "review-finding-missing-chapter",
            Self::UnlikelyTime { .. } => "review-finding-unlikely-time",
            Self::TimeCounts { .. } => "review-finding-time-counts",
            Self::More { .. } => "review-finding-more",
            Self::DifferentInserts { .. } => "review-finding-different-inserts",
        }
    }

    /// The arguments of that sentence.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnboundNumber { text, may_mean } => vec![("text", text.clone()), ("figures", may_mean.join(", "))],
            Self::UntrueClaim { claim, figures } => vec![("claim", claim.clone()), ("figures", figures.clone())],
            Self::ClaimWithoutWords { claim } => vec![("claim", claim.clone())],
            Self::UnknownInsert { name } => vec![("name", name.clone())],
            Self::UnknownOption { insert, option } => vec![("insert", insert.clone()), ("option", option.clone())],
            Self::BadArgument { insert, argument } => {
                vec![("insert", insert.clone()), ("argument", argument.clone())]
            }
            Self::UnknownFigure { path } | Self::NeedsNaming { path } => vec![("path", path.clone())],
            Self::WrongNoun { path, noun } => vec![("path", path.clone()), ("noun", noun.clone())],
            Self::UnfitShare { part, whole } => vec![("part", part.clone()), ("whole", whole.clone())],
            Self::NoSimpleFraction { part, whole, percent } => {
                vec![("part", part.clone()), ("whole", whole.clone()), ("percent", percent.clone())]
            }
            Self::UnknownLaw { law } => vec![("law", law.clone())],
            Self::UnknownStated { key } => vec![("key", key.clone())],
            Self::StatedMismatch { key, text, fact } => {
                vec![("key", key.clone()), ("text", text.clone()), ("fact", fact.clone())]
            }
            Self::BadLink { target } => vec![("target", target.clone())],
            Self::UnlikelyTime { year } => vec![("year", year.to_string())],
            Self::TimeCounts { insert, noun } => vec![("insert", insert.clone()), ("noun", noun.clone())],
            Self::More { count } => vec![("count", count.to_string())],
            Self::OutOfPlace { insert } => vec![("insert", insert.clone())],
            Self::DifferentInserts { insert, here, elsewhere, other } => vec![
                ("insert", insert.clone()),
                ("here", here.to_string()),
                ("elsewhere", elsewhere.to_string()),
                ("other", other.own_name().to_owned()),
            ],
            Self::CaseOutsideFinnish
            | Self::DefiniteInFinnish
            | Self::UnclosedInsert
            | Self::UnclosedEmphasis
            | Self::BadHeading
            | Self::SecondMargin
            | Self::CoverForm
            | Self::Empty
            | Self::MissingChapter => Vec::new(),
        }
    }
}
