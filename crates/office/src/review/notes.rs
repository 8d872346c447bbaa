//! The notes of a correction, read like the texts of a review: a number that somebody typed does not reach a reader through them.

use lyhty_base::Language;
use lyhty_paper::Block;

use super::Notes;
use super::manuscript::{self, ChapterKind, Finding, FindingKind, Manuscript, Manuscripts, Place, Source};

/// Notes are read as if each were a paragraph of this chapter.
const READ_AS: ChapterKind = ChapterKind::Introduction;

/// The heading that a paragraph needs to be read; nobody sees it.
const HEADING: &str = "Note";

/// Says notes with the figures of the edition that will bear them.
///
/// # Errors
/// Everything that stops approval: numbers typed by hand, different inserts in the languages, anything but text.
pub(super) fn say(notes: &Notes, source: &Source<'_>) -> Result<Notes, Vec<Finding>> {
    let mut manuscripts = Manuscripts::default();
    for &language in Language::ALL {
        let text = Manuscript { title: HEADING.to_owned(), body: notes.of(language).to_owned() };
        manuscripts.put(READ_AS, language, text);
    }
    let mut findings = manuscript::check(&manuscripts, source);
    findings.retain(|finding| finding.chapter == READ_AS);
    let mut said = |language| {
        let Some(manuscript) = manuscripts.get(READ_AS, language) else { return String::new() };
        match text_of(&manuscript::preview(READ_AS, language, manuscript, source).chapter) {
            Ok(text) => text,
            Err(insert) => {
                let kind = FindingKind::OutOfPlace { insert: insert.to_owned() };
                findings.push(Finding { language, chapter: READ_AS, place: Place::CHAPTER, kind });
                String::new()
            }
        }
    };
    let (english, finnish, swedish) = (said(Language::English), said(Language::Finnish), said(Language::Swedish));
    if findings.is_empty() { Ok(Notes { english, finnish, swedish }) } else { Err(findings) }
}

/// The text of paragraphs, or the name of what is none.
fn text_of(chapter: &lyhty_paper::Chapter) -> Result<String, &'static str> {
    if chapter.margin_figure.is_some() {
        return Err("margin");
    }
    let mut paragraphs = Vec::new();
    for block in &chapter.blocks {
        match block {
            Block::Paragraph(runs) if runs.iter().any(|run| run.link.is_some()) => return Err("link"),
            Block::Paragraph(runs) => paragraphs.push(runs.iter().map(|run| run.text.as_str()).collect::<String>()),
            Block::Heading { .. } => return Err("###"),
            Block::Items { ordered: true, .. } => return Err("1."),
            Block::Items { ordered: false, .. } => return Err("-"),
            Block::Quote(_) => return Err(">"),
            Block::Chart(_) | Block::Table(_) => return Err("chart"),
            Block::Emblem { .. } => return Err("emblem"),
            Block::Contact { .. } => return Err("contact"),
            Block::Figure { .. } | Block::Notice { .. } => return Err("figure"),
        }
    }
    Ok(paragraphs.join(" "))
}
