//! A publication as HTML: the same document that the press sets.

use askama::Template;
use askama::filters::HtmlSafe;
use lyhty_paper::{Block, Chapter, Chart, Document, Emphasis, Run, Table, chart, emblem};
use lyhty_web::Frame;

use crate::review::publisher::CORRECTION;

/// A publication on a page.
#[derive(Template)]
#[template(path = "review/pages/publication.html")]
pub(super) struct Publication<'a> {
    frame: &'a Frame,
    document: &'a Document,
}

impl<'a> Publication<'a> {
    /// The document in the words of the frame.
    pub(super) const fn new(frame: &'a Frame, document: &'a Document) -> Self {
        Self { frame, document }
    }

    /// The note of a correction, which comes first.
    fn correction(&self) -> Option<&Chapter> {
        self.document.chapters.first().filter(|chapter| chapter.anchor == CORRECTION)
    }

    /// The chapters that the contents list.
    fn chapters(&self) -> &[Chapter] {
        self.document.chapters.get(usize::from(self.correction().is_some())..).unwrap_or_default()
    }
}

/// What stands in a chapter.
#[derive(Template)]
#[template(path = "review/pages/blocks.html")]
struct Blocks<'a> {
    frame: &'a Frame,
    blocks: &'a [Block],
}

impl<'a> Blocks<'a> {
    const fn new(frame: &'a Frame, blocks: &'a [Block]) -> Self {
        Self { frame, blocks }
    }

    fn drawn(&self, chart: &Chart) -> String {
        chart::svg(chart)
    }

    fn emblem(&self, alternative: &str) -> String {
        emblem::svg(alternative)
    }
}

/// A table of a publication.
#[derive(Template)]
#[template(path = "review/pages/figures_table.html")]
struct FiguresTable<'a> {
    table: &'a Table,
}

impl<'a> FiguresTable<'a> {
    const fn new(table: &'a Table) -> Self {
        Self { table }
    }
}

/// Running text.
#[derive(Template)]
#[template(path = "review/pages/runs.html")]
struct Runs<'a> {
    runs: &'a [Run],
}

impl<'a> Runs<'a> {
    const fn new(runs: &'a [Run]) -> Self {
        Self { runs }
    }
}

// Templates of HTML, which escape what they are given.
impl HtmlSafe for Publication<'_> {}
impl HtmlSafe for Blocks<'_> {}
impl HtmlSafe for FiguresTable<'_> {}
impl HtmlSafe for Runs<'_> {}
