//! What a description must be like before anything is set: so that a fault is named in the reader's terms.

use crate::document::{Block, Chapter, Chart, ChartKind, Document, Run, Table};
use crate::error::{Misfit, PaperError, Part, Place};

/// Text that stands in a document, with its place.
struct Walk<'a> {
    part: Part,
    block: Option<usize>,
    anchors: Vec<&'a str>,
    has_glyph: &'a dyn Fn(char) -> bool,
}

/// Checks a whole document. `has_glyph` says whether a font of the paper has a character.
pub(crate) fn check(document: &Document, has_glyph: &dyn Fn(char) -> bool) -> Result<(), PaperError> {
    let mut walk = Walk { part: Part::Frame, block: None, anchors: Vec::new(), has_glyph };
    for (text, name) in [
        (&document.title, "title"),
        (&document.subject, "subject"),
        (&document.publisher, "publisher"),
        (&document.contents_title, "heading of the contents"),
        (&document.footer, "foot of the pages"),
    ] {
        walk.filled(text, name)?;
    }
    if let Some(mark) = &document.mark {
        walk.filled(mark, "mark")?;
    }
    walk.part = Part::Cover;
    walk.filled(&document.cover.kicker, "line over the title")?;
    walk.filled(&document.cover.title, "title of the cover")?;
    if document.cover.figures.len() > 3 {
        return Err(walk.unfit(Misfit::TooManyCoverFigures));
    }
    for figure in &document.cover.figures {
        walk.filled(&figure.number, "number")?;
        walk.filled(&figure.words, "words of a figure")?;
    }
    walk.collect_anchors(document)?;
    for chapter in document.chapters.iter().chain(&document.contact) {
        walk.chapter(chapter)?;
    }
    if let Some(annex) = &document.annex {
        walk.part = Part::Chapter(annex.title.clone());
        walk.filled(&annex.title, "heading")?;
        walk.filled(&annex.reference, "reference to the tables")?;
        walk.runs(&annex.introduction)?;
    }
    Ok(())
}

impl<'a> Walk<'a> {
    fn unfit(&self, fault: Misfit) -> PaperError {
        PaperError::Unfit { fault, place: self.place("") }
    }

    fn place(&self, text: &str) -> Place {
        Place { part: self.part.clone(), block: self.block, text: text.to_owned() }
    }

    fn text(&self, text: &str) -> Result<(), PaperError> {
        match text.chars().find(|character| !is_unseen(*character) && !(self.has_glyph)(*character)) {
            Some(character) => Err(PaperError::MissingGlyph { character, place: self.place(text) }),
            None => Ok(()),
        }
    }

    fn filled(&self, text: &str, name: &'static str) -> Result<(), PaperError> {
        if text.trim().is_empty() {
            return Err(self.unfit(Misfit::Empty(name)));
        }
        self.text(text)
    }

    fn collect_anchors(&mut self, document: &'a Document) -> Result<(), PaperError> {
        let chapters = document.chapters.iter().chain(&document.contact);
        let named = chapters
            .map(|chapter| (chapter.anchor.as_str(), &chapter.title))
            .chain(document.annex.iter().map(|annex| (annex.anchor.as_str(), &annex.title)));
        for (anchor, title) in named {
            self.part = Part::Chapter(title.clone());
            let well_formed =
                anchor.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if anchor.is_empty() || !well_formed {
                return Err(self.unfit(Misfit::NotAnAnchor(anchor.to_owned())));
            }
            if self.anchors.contains(&anchor) {
                return Err(self.unfit(Misfit::AnchorTwice(anchor.to_owned())));
            }
            self.anchors.push(anchor);
        }
        Ok(())
    }

    fn chapter(&mut self, chapter: &Chapter) -> Result<(), PaperError> {
        self.part = Part::Chapter(chapter.title.clone());
        self.block = None;
        self.filled(&chapter.title, "heading")?;
        if let Some(figure) = &chapter.margin_figure {
            self.filled(&figure.number, "number")?;
            self.filled(&figure.words, "words of a figure")?;
        }
        let mut level_before = 1;
        for (index, block) in chapter.blocks.iter().enumerate() {
            self.block = Some(index + 1);
            if let Block::Heading { level, .. } = block {
                if *level < 2 || *level > 4 || *level > level_before + 1 {
                    return Err(self.unfit(Misfit::HeadingLevel { level: *level, before: level_before }));
                }
                level_before = *level;
            }
            self.block(block)?;
        }
        self.block = None;
        Ok(())
    }

    fn block(&self, block: &Block) -> Result<(), PaperError> {
        match block {
            Block::Heading { text, .. } => self.filled(text, "heading"),
            Block::Paragraph(runs) | Block::Quote(runs) => self.runs(runs),
            Block::Items { items, .. } => items.iter().try_for_each(|item| self.runs(item)),
            Block::Figure { number, words } => {
                self.filled(number, "number")?;
                self.filled(words, "words of a figure")
            }
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table),
            Block::Notice { title, runs } => {
                self.filled(title, "title of a notice")?;
                self.runs(runs)
            }
            Block::Emblem { alternative, lines } => {
                self.filled(alternative, "alternative of the emblem")?;
                lines.iter().try_for_each(|line| self.filled(line, "text beside the emblem"))
            }
            Block::Contact { lines } => lines.iter().try_for_each(|line| self.runs(line)),
        }
    }

    fn runs(&self, runs: &[Run]) -> Result<(), PaperError> {
        for run in runs {
            self.text(&run.text)?;
            if let Some(link) = &run.link {
                self.filled(&run.text, "text of a link")?;
                self.link(link)?;
            }
        }
        Ok(())
    }

    fn link(&self, link: &str) -> Result<(), PaperError> {
        if let Some(anchor) = link.strip_prefix('#') {
            if self.anchors.contains(&anchor) {
                return Ok(());
            }
            return Err(self.unfit(Misfit::UnknownAnchor(anchor.to_owned())));
        }
        if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme)) {
            return Ok(());
        }
        Err(self.unfit(Misfit::UnknownLink(link.to_owned())))
    }

    fn chart(&self, chart: &Chart) -> Result<(), PaperError> {
        self.filled(&chart.title, "title of a chart")?;
        self.filled(&chart.alternative, "alternative of a chart")?;
        self.text(&chart.note)?;
        if !(1..=4).contains(&chart.series.len()) {
            return Err(self.unfit(Misfit::SeriesCount(chart.series.len())));
        }
        let fewest = match chart.kind {
            ChartKind::Bars => 1,
            ChartKind::Lines => 2,
        };
        for series in &chart.series {
            let first = chart.series.first().map_or(&[][..], |first| &first.points);
            let same = series.points.len() == first.len()
                && series.points.iter().zip(first).all(|(one, other)| one.label == other.label);
            if !same || series.points.len() < fewest {
                return Err(self.unfit(Misfit::SeriesPoints));
            }
            if chart.series.len() > 1 {
                self.filled(&series.label, "label of a series")?;
            }
            series.points.iter().try_for_each(|point| self.filled(&point.label, "label of a point"))?;
        }
        self.table(&chart.table)
    }

    fn table(&self, table: &Table) -> Result<(), PaperError> {
        self.filled(&table.caption, "caption of a table")?;
        self.text(&table.note)?;
        if table.headings.is_empty() {
            return Err(self.unfit(Misfit::Empty("row of headings")));
        }
        table.headings.iter().try_for_each(|heading| self.filled(heading, "heading of a column"))?;
        for (index, row) in table.rows.iter().enumerate() {
            if row.len() != table.headings.len() {
                return Err(self.unfit(Misfit::RowLength {
                    row: index + 1,
                    cells: row.len(),
                    headings: table.headings.len(),
                }));
            }
            row.iter().try_for_each(|cell| self.text(&cell.text))?;
        }
        Ok(())
    }
}

/// Characters that steer the setting and are not seen themselves: spaces between words and lines, the soft hyphen, and
/// the marks of direction that Fluent puts around what it inserts.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\t' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}
