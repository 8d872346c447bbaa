use std::sync::LazyLock;

use lyhty_base::{Day, Language, Outcome, Problem};
use lyhty_paper::{Document, PaperError, Press};

use super::files::{self, Sheet};
use super::publisher::{Around, Publisher};
use super::{Draft, Format, refusal_about};

/// Fonts are read when the first review is printed, once in the life of the process.
static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

/// A file of an edition.
pub(super) struct File {
    /// Its language.
    pub language: Language,
    /// Its format.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An edition before it is set: everything but the PDF.
pub struct Prepared {
    documents: Vec<(Language, Document)>,
    printed: Printed,
}

/// An edition ready to be published: what is frozen, with its files.
pub struct Printed {
    /// The digest of the content that was printed.
    pub(super) digest: String,
    /// The day that stands on it.
    pub(super) day: Day,
    /// The figures as they are kept.
    pub(super) figures: String,
    /// The compositions as they are kept, in the order of [`Language::ALL`].
    pub(super) compositions: Vec<String>,
    /// The files.
    pub(super) files: Vec<File>,
}

impl Prepared {
    /// Makes the next edition of a draft as it stands, for this day.
    ///
    /// # Errors
    /// A refusal when it can't be published.
    pub fn of(draft: &Draft, publisher: &Publisher, day: Day) -> Outcome<Self> {
        let content = draft.publishable()?;
        let numbers = draft.numbers.as_ref().ok_or(Problem::refusal("review-figures-not-released"))?;
        let edition = draft.next_edition();
        let (mut documents, mut compositions, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for (language, composition) in &content.compositions {
            let note = draft.notes().map(|notes| notes.of(*language));
            let around = Around { dates: draft.review.dates, day, edition, is_draft: false, note };
            let document = publisher.document(*language, composition, &around);
            compositions.push(serde_json::to_string(&document).map_err(Problem::fault)?);
            let claims = draft.claims(*language, publisher);
            let sheet =
                Sheet { publisher, language: *language, edition, published: day, note, numbers, claims: &claims };
            kept.push(File { language: *language, format: Format::Csv, bytes: files::csv(&sheet) });
            kept.push(File { language: *language, format: Format::Json, bytes: files::json(&sheet)? });
            documents.push((*language, document));
        }
        let figures = serde_json::to_string(numbers).map_err(Problem::fault)?;
        let printed = Printed { digest: content.digest.clone(), day, figures, compositions, files: kept };
        Ok(Self { documents, printed })
    }

    /// Looks for what no paper can show. Blocks for as long as fonts are read: not for threads that answer pages.
    ///
    /// # Errors
    /// A refusal that names the place.
    pub fn check(&self) -> Outcome<()> {
        self.documents.iter().try_for_each(|(_, document)| PRESS.check(document).map_err(refused))
    }

    /// Sets the PDF of each language. Blocks: not for threads that answer pages, and never inside a transaction.
    ///
    /// # Errors
    /// A refusal that names what no paper can show.
    pub fn print(self) -> Outcome<Printed> {
        let mut printed = self.printed;
        for (language, document) in &self.documents {
            printed.files.push(File { language: *language, format: Format::Pdf, bytes: print(document)? });
        }
        Ok(printed)
    }
}

/// Sets one document.
pub(super) fn print(document: &Document) -> Outcome<Vec<u8>> {
    PRESS.print(document).map_err(refused)
}

fn refused(error: PaperError) -> Problem {
    match error {
        PaperError::MissingGlyph { character, place } => {
            refusal_about("review-no-glyph", format!("{character} (U+{:04X}): {}", u32::from(character), place.text))
        }
        PaperError::Unfit { fault, place } => refusal_about("review-unfit", format!("{}: {fault}", place.text)),
        PaperError::Typesetting { .. } => Problem::fault(error),
    }
}

#[cfg(test)]
impl Prepared {
    /// A file that is text.
    pub(super) fn text(&self, language: Language, format: Format) -> String {
        let file = self.printed.files.iter().find(|file| file.language == language && file.format == format);
        String::from_utf8(file.expect("the file is there").bytes.clone()).expect("text")
    }
}
