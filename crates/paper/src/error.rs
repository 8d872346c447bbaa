use std::fmt;

use thiserror::Error;

/// Why a document could not be printed. Nothing is ever printed in part.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PaperError {
    /// No font of the paper has this character; printed, it would be an empty box.
    #[error("no font has the character {} ({place})", name_of(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// Where it stands.
        place: Place,
    },
    /// The description breaks a rule of the paper.
    #[error("{fault} ({place})")]
    Unfit {
        /// Which rule.
        fault: Misfit,
        /// Where.
        place: Place,
    },
    /// The typesetter or the exporter refused, or warned: a defect of the paper's templates, or of a rule that
    /// [`Press::check`](crate::Press::check) should have known.
    #[error("the document could not be set: {}", messages.join("; "))]
    Typesetting {
        /// What it said, in its own words.
        messages: Vec<String>,
    },
}

/// A rule of the paper that a description breaks.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Misfit {
    /// A text that must not be empty is.
    #[error("the {0} is empty")]
    Empty(&'static str),
    /// The cover has room for three.
    #[error("there are more than three figures on the cover")]
    TooManyCoverFigures,
    /// A chapter's name for links has other signs than small letters, digits and hyphens.
    #[error("“{0}” is not an anchor")]
    NotAnAnchor(String),
    /// Two chapters have the same name for links.
    #[error("the anchor “{0}” is there twice")]
    AnchorTwice(String),
    /// A link leads to a chapter that is not there.
    #[error("no chapter has the anchor “{0}”")]
    UnknownAnchor(String),
    /// A link leads elsewhere than to the web, an address, a telephone or a chapter.
    #[error("“{0}” is no link that paper knows")]
    UnknownLink(String),
    /// A heading is deeper than the one before it allows.
    #[error("a heading of level {level} follows one of level {before}")]
    HeadingLevel {
        /// The heading's level.
        level: u8,
        /// The level of the heading before it.
        before: u8,
    },
    /// A chart needs one to four series.
    #[error("the chart has {0} series instead of one to four")]
    SeriesCount(usize),
    /// A chart's series differ in what their points are of, or have too few points.
    #[error("the series of the chart do not have the same points, or too few of them")]
    SeriesPoints,
    /// A row has more or fewer cells than there are headings.
    #[error("row {row} of the table has {cells} cells under {headings} headings")]
    RowLength {
        /// The row, counted from 1.
        row: usize,
        /// Its cells.
        cells: usize,
        /// The table's headings.
        headings: usize,
    },
}

/// A place in a document, for the person who has to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The part of the document.
    pub part: Part,
    /// The block within a chapter, counted from 1.
    pub block: Option<usize>,
    /// The text that stands there; empty where it is not about a text.
    pub text: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Title, subject, publisher, mark, the foot of the pages, the heading of the contents.
    Frame,
    /// The first page.
    Cover,
    /// The chapter (also the contact or the annex) with this title.
    Chapter(String),
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Part::Frame => formatter.write_str("frame of the document")?,
            Part::Cover => formatter.write_str("cover")?,
            Part::Chapter(title) => write!(formatter, "chapter “{title}”")?,
        }
        if let Some(block) = self.block {
            write!(formatter, ", block {block}")?;
        }
        if !self.text.is_empty() {
            write!(formatter, ", in “{}”", self.text)?;
        }
        Ok(())
    }
}

fn name_of(character: char) -> String {
    let number = u32::from(character);
    if character.is_control() { format!("U+{number:04X}") } else { format!("“{character}” (U+{number:04X})") }
}
