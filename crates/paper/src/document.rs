//! What a publication says, without how it looks: the same description becomes a page and a sheet of paper.

use lyhty_base::Day;
use serde::{Deserialize, Serialize};

use crate::LanguageTag;

/// A whole publication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Document {
    /// The language of everything that does not say another one. Gives the direction of writing as well.
    pub language: LanguageTag,
    /// The title, which programs show instead of a file's name.
    pub title: String,
    /// What it is about, in a sentence; stands beside the contents and in the file's properties.
    pub subject: String,
    /// Who publishes it; the foot of the cover and the file's author.
    pub publisher: String,
    /// The day of the publication. The only time that the file knows.
    #[serde(with = "day")]
    pub day: Day,
    /// Words that every page must bear, as "Demonstration, invented people".
    pub mark: Option<String>,
    /// The first page.
    pub cover: Cover,
    /// The heading over the contents.
    pub contents_title: String,
    /// The chapters in order.
    pub chapters: Vec<Chapter>,
    /// Where the tables of the charts stand. Without it each stands below its chart.
    pub annex: Option<Annex>,
    /// How to reach the publisher: the last thing, in a box of its own.
    pub contact: Option<Chapter>,
    /// The foot of every page before its number: period and language.
    pub footer: String,
}

/// A day as it is kept: `2018-06-30`.
mod day {
    use lyhty_base::Day;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom("not a day"))
    }
}

/// The first page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cover {
    /// The short line over the title: what kind of publication this is.
    pub kicker: String,
    /// The title as the cover breaks it: usually the period.
    pub title: String,
    /// At most three figures that say the most.
    pub figures: Vec<CoverFigure>,
}

/// A figure on the cover.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CoverFigure {
    /// The number as it is written in the language.
    pub number: String,
    /// What it counts.
    pub words: String,
}

/// The figure in the margin of a chapter's beginning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MarginFigure {
    /// The number as it is written in the language.
    pub number: String,
    /// What it counts.
    pub words: String,
}

/// A chapter: a heading of the first level and what stands under it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chapter {
    /// The chapter's name for links: small letters, digits and hyphens, once in a document.
    pub anchor: String,
    /// The heading.
    pub title: String,
    /// The chapter's first figure.
    pub margin_figure: Option<MarginFigure>,
    /// The content in order.
    pub blocks: Vec<Block>,
}

/// Where the tables of the charts stand together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Annex {
    /// Its name for links.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// A sentence before the tables.
    pub introduction: Vec<Run>,
    /// The words beside a chart that lead to its table; the number of the page follows them.
    pub reference: String,
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading inside a chapter.
    Heading {
        /// 2 to 4; never more than one deeper than the heading before it.
        level: u8,
        /// The heading's words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    Items {
        /// Whether the order matters: numbers instead of dots.
        ordered: bool,
        /// The items in order.
        items: Vec<Vec<Run>>,
    },
    /// Words of somebody else.
    Quote(Vec<Run>),
    /// A large figure with a sentence beside it.
    Figure {
        /// The number as it is written in the language.
        number: String,
        /// The sentence.
        words: String,
    },
    /// A chart.
    Chart(Chart),
    /// A table.
    Table(Table),
    /// Something set apart.
    Notice {
        /// Its first line.
        title: String,
        /// What it says.
        runs: Vec<Run>,
    },
    /// The emblem of the European Union with what must stand beside it.
    Emblem {
        /// What the emblem is, for a reader who does not see it.
        alternative: String,
        /// The text beside: the support and the fund.
        lines: Vec<String>,
    },
    /// An address.
    Contact {
        /// Its lines; the first one is the name.
        lines: Vec<Vec<Run>>,
    },
}

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Run {
    /// The text, literally: no sign in it has a meaning.
    pub text: String,
    /// How it stands out.
    pub emphasis: Emphasis,
    /// Its language where that is another one than the document's.
    pub language: Option<LanguageTag>,
    /// Where it leads: `https:`, `http:`, `mailto:`, `tel:`, or `#` and the anchor of a chapter.
    pub link: Option<String>,
}

/// How a stretch of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emphasis {
    /// It does not.
    #[default]
    None,
    /// It matters more: bold.
    Strong,
    /// It is stressed, or a title: italic.
    Emphasis,
}

impl Run {
    /// Text that does not stand out.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), emphasis: Emphasis::None, language: None, link: None }
    }

    /// Text that matters more.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { emphasis: Emphasis::Strong, ..Self::plain(text) }
    }

    /// Text that is stressed.
    pub fn emphasised(text: impl Into<String>) -> Self {
        Self { emphasis: Emphasis::Emphasis, ..Self::plain(text) }
    }

    /// The same text, said to be of another language.
    pub fn in_language(self, language: impl Into<LanguageTag>) -> Self {
        Self { language: Some(language.into()), ..self }
    }

    /// The same text, leading somewhere.
    pub fn to(self, link: impl Into<String>) -> Self {
        Self { link: Some(link.into()), ..self }
    }
}

/// A chart, for page and paper alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Chart {
    /// The sentence that the chart shows.
    pub title: String,
    /// Bars or lines.
    pub kind: ChartKind,
    /// One to four series with the same points' labels in the same order.
    pub series: Vec<Series>,
    /// Of how many, and of which day.
    pub note: String,
    /// What the chart shows in words, with its values, for a reader who does not see it.
    pub alternative: String,
    /// The same values as a table.
    pub table: Table,
}

/// Bars for things beside each other, lines for a course in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Lying bars from a zero line.
    Bars,
    /// Lines over a zero line.
    Lines,
}

/// Values that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Series {
    /// What they are; shown when there is more than one series.
    pub label: String,
    /// The values in order.
    pub points: Vec<Point>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Point {
    /// What it is the value of.
    pub label: String,
    /// The value, a count.
    pub value: u64,
    /// Whether this is the one thing to look at: amber.
    pub mark: bool,
}

/// A table with a row of headings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Table {
    /// What the table gives.
    pub caption: String,
    /// The headings of the columns.
    pub headings: Vec<String>,
    /// The rows, each with a cell for every heading.
    pub rows: Vec<Vec<Cell>>,
    /// Of how many, of which day, what is not known; may be empty.
    pub note: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// Whether it is a number, which is set at the end of the column.
    pub number: bool,
    /// Whether it is the heading of its row.
    pub heading: bool,
}

impl Cell {
    /// The heading of a row.
    pub fn heading(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: false, heading: true }
    }

    /// A cell with words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: false, heading: false }
    }

    /// A cell with a number as it is written in the language.
    pub fn number(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: true, heading: false }
    }
}
