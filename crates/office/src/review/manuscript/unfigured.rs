//! What a text says that no figure is behind: facts with a source, and numbers that are no figures. Whoever approves reads it.

use lyhty_base::Language;

use super::inline::Inline;
use super::inserts::{Asked, Insert};
use super::parse::{self, Block};
use super::say::Speaker;
use super::{ChapterKind, Manuscript, Manuscripts, Source};

/// Words of a text that no figure is behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfigured {
    /// The chapter.
    pub chapter: ChapterKind,
    /// What the text says.
    pub words: String,
    /// The fact that it states and where that comes from; nothing when the words were only marked as no figure.
    pub fact: Option<(String, String)>,
}

/// Everything that a language's chapters say without a figure, in their order.
pub fn unfigured(manuscripts: &Manuscripts, language: Language, source: &Source<'_>) -> Vec<Unfigured> {
    let mut found = Vec::new();
    for &chapter in ChapterKind::ALL {
        let Some(manuscript) = manuscripts.get(chapter, language) else { continue };
        each(manuscript, &mut |asked, marked| {
            let said = |words: &[Inline]| Speaker::new(language, source).plain(words);
            match &asked.insert {
                Insert::Stated(key) => {
                    let Some(fact) = source.stated.get(key) else { return };
                    let own = fact.say(language).to_owned();
                    let words = marked.map_or_else(|| own.clone(), said);
                    found.push(Unfigured { chapter, words, fact: Some((own, fact.source.clone())) });
                }
                _ if asked.name() == PLAIN => {
                    found.push(Unfigured { chapter, words: marked.map(said).unwrap_or_default(), fact: None });
                }
                _ => {}
            }
        });
    }
    found
}

/// The name of the insert that marks a number as no figure.
const PLAIN: &str = "plain";

/// Takes each insert of a chapter with the words that it is said of.
fn each(manuscript: &Manuscript, take: &mut dyn FnMut(&Asked, Option<&[Inline]>)) {
    walk(&parse::title(&manuscript.title).0, take);
    for (_, block) in &parse::body(&manuscript.body).blocks {
        match block {
            Block::Heading(inlines) | Block::Paragraph(inlines) | Block::Quote(inlines) => walk(inlines, take),
            Block::Placed { text, .. } => walk(text, take),
            Block::Items { items: lines, .. } | Block::Contact(lines) => {
                lines.iter().for_each(|inlines| walk(inlines, take));
            }
        }
    }
}

fn walk(inlines: &[Inline], take: &mut dyn FnMut(&Asked, Option<&[Inline]>)) {
    for inline in inlines {
        match inline {
            Inline::Insert { asked, .. } => take(asked, None),
            Inline::Marked { words, asked, .. } => {
                take(asked, Some(words));
                walk(words, take);
            }
            Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => walk(words, take),
            Inline::Text(_) | Inline::Broken { .. } => {}
        }
    }
}
