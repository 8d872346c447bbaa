use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, IntoValue, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
use crate::error::PaperError;
use crate::language::Direction;
use crate::{check, fonts};

/// What is set; it imports the others.
const MAIN_TEMPLATE: &str = include_str!("../templates/document.typ");

/// The other templates, by the names under which they import each other.
const TEMPLATES: &[(&str, &str)] = &[
    ("/look.typ", include_str!("../templates/look.typ")),
    ("/blocks.typ", include_str!("../templates/blocks.typ")),
    ("/chart.typ", include_str!("../templates/chart.typ")),
    ("/emblem.typ", include_str!("../templates/emblem.typ")),
];

/// How many prints a cached part of the setting outlives without being used. Measured with thirteen editions of a review
/// of nine pages: 72 MB with 1, 212 MB with 10, and no print slower.
const CACHE_AGE: usize = 1;

/// Sets documents and makes PDF of them. Made once: it parses the fonts; printing takes it by shared reference.
pub struct Press {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    main: Source,
    others: Vec<Source>,
}

impl Press {
    /// With the fonts and templates of the paper.
    pub fn new() -> Self {
        let fonts = fonts::all();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let others =
            TEMPLATES.iter().filter_map(|(name, text)| Some(Source::new(file(name)?, (*text).into()))).collect();
        Self { fonts, book, main: Source::detached(MAIN_TEMPLATE), others }
    }

    /// Whether a font of the paper has the character.
    pub fn has_glyph(&self, character: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character)))
    }

    /// Says what stands in the way of printing, without printing: a character without a glyph, a link that leads
    /// nowhere, a skipped level of heading, a chart or table whose parts don't fit together.
    pub fn check(&self, document: &Document) -> Result<(), PaperError> {
        check::check(document, &|character| self.has_glyph(character))
    }

    /// Prints the document: tagged PDF that the exporter has checked against PDF/UA-1 and PDF/A-2a.
    ///
    /// The same document gives the same bytes, whenever and wherever it is printed.
    pub fn print(&self, document: &Document) -> Result<Vec<u8>, PaperError> {
        self.check(document)?;
        let sheet = self.sheet(document)?;
        let outcome = typst::compile::<PagedDocument>(&sheet);
        let printed = match outcome.output {
            Ok(set) if outcome.warnings.is_empty() => {
                typst_pdf::pdf(&set, &options(document, sheet.today)?).map_err(|errors| refused(&sheet, &errors))
            }
            Ok(_) => Err(refused(&sheet, &outcome.warnings)),
            Err(errors) => Err(refused(&sheet, &errors)),
        };
        typst::comemo::evict(CACHE_AGE);
        printed
    }

    fn sheet(&self, document: &Document) -> Result<Sheet<'_>, PaperError> {
        let today = day_of(document)?;
        let content = Content {
            document,
            direction: document.language.direction(),
            year: document.day.year(),
            month: document.day.month(),
            day: document.day.day(),
        };
        let json = serde_json::to_vec(&content).map_err(|error| failed(error.to_string()))?;
        // What a person wrote goes in as data. It is never part of a template.
        let inputs = Dict::from_iter([("content".into(), Bytes::new(json).into_value())]);
        let library = Library::builder().with_inputs(inputs).with_features([Feature::A11yExtras].into_iter().collect());
        Ok(Sheet { press: self, library: LazyHash::new(library.build()), today })
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Serialize)]
struct Content<'a> {
    document: &'a Document,
    direction: Direction,
    year: i16,
    month: i8,
    day: i8,
}

/// The world of one document: typst sees the templates, the fonts, the document's own day, and nothing else.
struct Sheet<'a> {
    press: &'a Press,
    library: LazyHash<Library>,
    today: Datetime,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.press.others.iter().chain([&self.press.main]).find(|source| source.id() == id);
        found.cloned().ok_or_else(|| FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Err(FileError::NotFound(id.get().vpath().get_without_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}

fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

fn day_of(document: &Document) -> Result<Datetime, PaperError> {
    let day = document.day;
    let parts = (u8::try_from(day.month()), u8::try_from(day.day()));
    let (Ok(month), Ok(day_of_month)) = parts else { return Err(failed(format!("{day} is no day"))) };
    Datetime::from_ymd(day.year().into(), month, day_of_month).ok_or_else(|| failed(format!("{day} is no day")))
}

fn options(document: &Document, today: Datetime) -> Result<PdfOptions, PaperError> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|problem| failed(problem.message().to_string()))?;
    // Stable for a publication and different between two of them, as the identifier in the file should be.
    let ident = [&document.publisher, &document.title, &document.footer, document.language.tag()].map(String::from);
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{}\n{}", ident.join("\n"), document.day)),
        creator: Smart::Custom(Some("Lyhty".to_owned())),
        timestamp: Some(Timestamp::new_utc(today)),
        standards,
        ..PdfOptions::default()
    })
}

fn failed(message: String) -> PaperError {
    PaperError::Typesetting { messages: vec![message] }
}

/// What typst said, each with the line of the template that it is about.
fn refused(sheet: &Sheet<'_>, diagnostics: &[SourceDiagnostic]) -> PaperError {
    let messages = diagnostics.iter().map(|diagnostic| {
        let hints = diagnostic.hints.iter().map(|hint| format!(" ({})", hint.v)).collect::<String>();
        format!("{}{hints}{}", diagnostic.message, line_of(sheet, diagnostic).unwrap_or_default())
    });
    PaperError::Typesetting { messages: messages.collect() }
}

fn line_of(sheet: &Sheet<'_>, diagnostic: &SourceDiagnostic) -> Option<String> {
    let id = diagnostic.span.id()?;
    let start = sheet.range(diagnostic.span)?.start;
    let line = sheet.source(id).ok()?.text().get(..start)?.matches('\n').count() + 1;
    Some(format!(" [{}, line {line}]", id.get().vpath().get_without_slash()))
}
