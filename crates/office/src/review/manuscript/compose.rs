//! Putting a review together: the same description becomes a page, a sheet of paper and a file.

use lyhty_base::Language;
use lyhty_paper::{Block as PaperBlock, Chapter, Cover, CoverFigure, MarginFigure};
use serde::Serialize;

use super::claims::Claim;
use super::findings::{Finding, FindingKind, Place};
use super::inline::Inline;
use super::inserts::{Asked, Insert, Named, Options};
use super::parse::{self, Block, Body};
use super::say::{MOST_FINDINGS, Speaker, place_of};
use super::{ChapterKind, Manuscript, Manuscripts, Source};

/// What the review is in one language, without what frames it (day, publisher, foot).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Composition {
    /// The title.
    pub title: String,
    /// The first page.
    pub cover: Cover,
    /// The chapters, without cover and contact.
    pub chapters: Vec<Chapter>,
    /// How to reach the office.
    pub contact: Option<Chapter>,
}

impl Composition {
    /// Puts a chapter where it belongs.
    pub fn put(&mut self, kind: ChapterKind, said: Preview) {
        match kind {
            ChapterKind::Cover => {
                self.title.clone_from(&said.chapter.title);
                self.cover.title = said.chapter.title;
                self.cover.figures = said.cover_figures;
            }
            ChapterKind::Contact => self.contact = Some(said.chapter),
            _ => self.chapters.push(said.chapter),
        }
    }
}

/// A chapter as far as it can be said, for its editor. What can't be said stands there as it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The chapter; of the cover the title alone.
    pub chapter: Chapter,
    /// The cover's figures.
    pub cover_figures: Vec<CoverFigure>,
    /// What stops approval.
    pub findings: Vec<Finding>,
}

/// A claim of a text with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClaimShown {
    /// The chapter.
    pub chapter: ChapterKind,
    /// Where in it.
    #[serde(skip)]
    pub place: Place,
    /// The rule over figures.
    pub rule: String,
    /// What the text says.
    pub words: String,
    /// What the figures come to; of a comparison the others in parentheses.
    pub computed: String,
    /// Whether it is true.
    pub holds: bool,
}

/// Every claim of a language's chapters in their order, true ones too.
pub fn claims(manuscripts: &Manuscripts, language: Language, source: &Source<'_>) -> Vec<ClaimShown> {
    let mut shown = Vec::new();
    for chapter in ChapterKind::ALL {
        let Some(manuscript) = manuscripts.get(*chapter, language) else { continue };
        let (_, claims) = say_chapter(*chapter, language, manuscript, source);
        shown.extend(claims.into_iter().map(|(place, claim, words)| ClaimShown {
            chapter: *chapter,
            place,
            rule: claim.to_string(),
            words,
            computed: claim.computed(language, source.numbers),
            holds: claim.hold(source.numbers).is_ok(),
        }));
    }
    shown
}

/// Puts a review together in one language.
///
/// # Errors
/// Everything in that language that stops approval.
pub fn compose(
    manuscripts: &Manuscripts,
    language: Language,
    source: &Source<'_>,
) -> Result<Composition, Vec<Finding>> {
    let mut findings = Vec::new();
    let mut composition = Composition {
        title: String::new(),
        cover: Cover {
            kicker: source.words.say(language, "review-cover-kicker", &[]),
            title: String::new(),
            figures: Vec::new(),
        },
        chapters: Vec::new(),
        contact: None,
    };
    for kind in ChapterKind::ALL {
        let Some(manuscript) = manuscripts.get(*kind, language) else {
            findings.push(Finding {
                language,
                chapter: *kind,
                place: Place::CHAPTER,
                kind: FindingKind::MissingChapter,
            });
            continue;
        };
        let mut said = preview(*kind, language, manuscript, source);
        findings.append(&mut said.findings);
        composition.put(*kind, said);
    }
    if findings.is_empty() { Ok(composition) } else { Err(findings) }
}

/// One chapter in one language as far as it can be said.
pub fn preview(kind: ChapterKind, language: Language, manuscript: &Manuscript, source: &Source<'_>) -> Preview {
    say_chapter(kind, language, manuscript, source).0
}

/// One chapter, and its claims with where they stand and the words that say them.
fn say_chapter(
    kind: ChapterKind,
    language: Language,
    manuscript: &Manuscript,
    source: &Source<'_>,
) -> (Preview, Vec<(Place, Claim, String)>) {
    let (title, title_findings) = parse::title(&manuscript.title);
    let Body { blocks, findings } = parse::body(&manuscript.body);
    let mut speaker = Speaker::new(language, source);
    speaker.findings.extend(title_findings.into_iter().chain(findings));
    let title = speaker.plain(&title);
    if title.is_empty() || blocks.is_empty() {
        speaker.find(Place::CHAPTER, FindingKind::Empty);
    }
    let mut chapter = Chapter { anchor: kind.word().to_owned(), title, margin_figure: None, blocks: Vec::new() };
    let mut cover_figures = Vec::new();
    if kind == ChapterKind::Cover {
        cover_figures = speaker.cover(&blocks);
    } else {
        for (place, block) in &blocks {
            speaker.block(*place, block, &mut chapter);
        }
    }
    speaker.findings.sort_by_key(|(place, _)| *place);
    if speaker.findings.len() > MOST_FINDINGS {
        speaker.left_out += speaker.findings.len() - MOST_FINDINGS;
        speaker.findings.truncate(MOST_FINDINGS);
    }
    if let (1.., Some((place, _))) = (speaker.left_out, speaker.findings.last()) {
        speaker.findings.push((*place, FindingKind::More { count: speaker.left_out }));
    }
    let found = speaker.findings.into_iter();
    let findings = found.map(|(place, kind_found)| Finding { language, chapter: kind, place, kind: kind_found });
    (Preview { chapter, cover_figures, findings: findings.collect() }, speaker.claims)
}

impl Speaker<'_> {
    fn block(&mut self, place: Place, block: &Block, chapter: &mut Chapter) {
        let said = match block {
            Block::Heading(inlines) => PaperBlock::Heading { level: 2, text: self.plain(inlines) },
            Block::Paragraph(inlines) => PaperBlock::Paragraph(self.runs(inlines)),
            Block::Quote(inlines) => PaperBlock::Quote(self.runs(inlines)),
            Block::Items { ordered, items } => {
                let items = items.iter().map(|item| self.runs(item)).collect();
                PaperBlock::Items { ordered: *ordered, items }
            }
            Block::Contact(lines) => PaperBlock::Contact { lines: lines.iter().map(|line| self.runs(line)).collect() },
            Block::Placed { asked, text } => match self.placed(place, asked, text, chapter) {
                Ok(Some(block)) => block,
                Ok(None) => return,
                Err(finding) => {
                    self.find(place, finding);
                    return;
                }
            },
        };
        chapter.blocks.push(said);
    }

    /// An insert that stands alone on its line.
    fn placed(
        &mut self,
        place: Place,
        asked: &Asked,
        text: &[Inline],
        chapter: &mut Chapter,
    ) -> Result<Option<PaperBlock>, FindingKind> {
        let written = self.plain(text);
        let insert = || asked.name().to_owned();
        match &asked.insert {
            Insert::Margin(path) => {
                let figure = self.large_figure(path, asked, written)?;
                let figure = MarginFigure { number: figure.number, words: figure.words };
                if chapter.margin_figure.replace(figure).is_some() {
                    self.find(place, FindingKind::SecondMargin);
                }
                Ok(None)
            }
            Insert::Chart(_) if written.is_empty() => {
                Err(FindingKind::BadArgument { insert: insert(), argument: String::new() })
            }
            Insert::Chart(name) => self.chart(*name, written).map(|chart| Some(PaperBlock::Chart(chart))),
            Insert::Emblem if written.is_empty() => Ok(Some(PaperBlock::Emblem {
                alternative: self.sentence("review-emblem-alternative", &[]),
                lines: vec![
                    self.sentence("review-emblem-supported", &[]),
                    self.sentence("review-emblem-internal-security-fund", &[]),
                ],
            })),
            Insert::Emblem => Err(FindingKind::BadArgument { insert: insert(), argument: written }),
            _ => Err(FindingKind::OutOfPlace { insert: insert() }),
        }
    }

    /// A number with the words beside it: somebody's, or the figure's own definition.
    fn large_figure(&self, path: &str, asked: &Asked, written: String) -> Result<CoverFigure, FindingKind> {
        let named = asked.options.named == Some(Named::Clause);
        let (number, definition) = self.large(path, named)?;
        if let Some(finding) = self.unfit_words(path, &written) {
            return Err(finding);
        }
        match (definition, written.is_empty()) {
            (Some(words), true) => Ok(CoverFigure { number, words }),
            (None, false) => Ok(CoverFigure { number, words: written }),
            _ => Err(FindingKind::BadArgument { insert: asked.name().to_owned(), argument: written }),
        }
    }

    /// The cover's body: one to three figures with words.
    fn cover(&mut self, blocks: &[(Place, Block)]) -> Vec<CoverFigure> {
        let [(place, Block::Items { ordered: false, items })] = blocks else {
            let place = blocks.first().map_or(Place::CHAPTER, |(place, _)| *place);
            self.find(place, FindingKind::CoverForm);
            return Vec::new();
        };
        if items.len() > 3 {
            self.find(*place, FindingKind::CoverForm);
        }
        let mut figures = Vec::new();
        for item in items {
            let item_place = place_of(item).unwrap_or(*place);
            let Some((Inline::Insert { asked, .. }, text)) = item.split_first() else {
                self.find(item_place, FindingKind::CoverForm);
                continue;
            };
            let Insert::Figure(path) = &asked.insert else {
                self.find(item_place, FindingKind::CoverForm);
                continue;
            };
            let others = Options { named: None, ..asked.options };
            let written = self.plain(text);
            match self.large_figure(path, asked, written) {
                Ok(figure) if others.first().is_none() => figures.push(figure),
                Ok(_) => self.find(item_place, FindingKind::CoverForm),
                Err(finding) => self.find(item_place, finding),
            }
        }
        figures
    }
}
