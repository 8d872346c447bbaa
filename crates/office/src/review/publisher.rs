use std::sync::Arc;

use lyhty_base::{Day, Language};
use lyhty_paper::{Annex, Block, Chapter, Document, Run};
use lyhty_web::texts::SaidValue;
use lyhty_web::{Desk, Frame, Settings, Texts};

use super::manuscript::{Composition, Words};
use crate::statistics::{Dates, figure_name, half_words};

/// The chapter of a note of correction, by its anchor.
pub(super) const CORRECTION: &str = "correction";
/// The tables of the charts, by their anchor.
const TABLES: &str = "tables";

/// The office as it publishes: its name, its words in every language, and whether it is invented.
#[derive(Clone)]
pub struct Publisher {
    texts: Texts,
    settings: Arc<Settings>,
    frames: Vec<Frame>,
}

/// What stands around a composition.
pub(super) struct Around<'a> {
    /// The dates of the figures.
    pub dates: Dates,
    /// The day of the publication.
    pub day: Day,
    /// The number that the edition has, or will have.
    pub edition: i64,
    /// It is not published: mark and footer say so.
    pub is_draft: bool,
    /// What is corrected.
    pub note: Option<&'a str>,
}

impl Publisher {
    /// The office of these settings, with these words.
    pub fn new(texts: &Texts, settings: &Arc<Settings>) -> Self {
        let frame = |language: &Language| {
            Frame::new(texts.clone(), Arc::clone(settings), *language, "review-public-title", "/reviews")
        };
        Self { texts: texts.clone(), settings: Arc::clone(settings), frames: Language::ALL.iter().map(frame).collect() }
    }

    /// The office behind a desk.
    pub fn at(desk: &Desk) -> Self {
        Self::new(desk.texts(), desk.settings())
    }

    /// The frame of a page for anybody in this language.
    pub fn frame(&self, language: Language) -> Frame {
        let found = self.frames.iter().find(|frame| frame.language() == language);
        found.cloned().unwrap_or_else(|| {
            Frame::new(self.texts.clone(), Arc::clone(&self.settings), language, "review-public-title", "/reviews")
        })
    }

    /// The words that everything must bear that an invented office publishes.
    pub(super) fn mark(&self, language: Language) -> Option<String> {
        self.settings.demonstration.then(|| self.frame(language).plain("review-mark"))
    }

    /// A composition with what stands around it: what page and paper are made from.
    pub(super) fn document(&self, language: Language, composition: &Composition, around: &Around<'_>) -> Document {
        let frame = self.frame(language);
        let half = half_words(&frame, around.dates.half);
        let mut marks: Vec<String> = self.mark(language).into_iter().collect();
        if around.is_draft {
            marks.push(frame.plain("review-draft-mark"));
        }
        let note = around.note.map(|note| Chapter {
            anchor: CORRECTION.to_owned(),
            title: frame.plain("review-correction-title"),
            margin_figure: None,
            blocks: vec![Block::Notice {
                title: frame.say("review-correction-edition").word("edition", around.edition).plain(),
                runs: vec![Run::plain(note)],
            }],
        });
        let chapters: Vec<Chapter> = note.into_iter().chain(composition.chapters.iter().map(within_reach)).collect();
        let has_charts =
            chapters.iter().any(|chapter| chapter.blocks.iter().any(|block| matches!(block, Block::Chart(_))));
        let annex = has_charts.then(|| Annex {
            anchor: TABLES.to_owned(),
            title: frame.plain("review-tables-title"),
            introduction: vec![Run::plain(frame.plain("review-tables-lead"))],
            reference: frame.plain("review-as-table"),
        });
        let footer = if around.is_draft {
            frame.say("review-footer-draft").word("half", &half).word("language", language.own_name())
        } else {
            frame
                .say("review-footer")
                .word("half", &half)
                .word("edition", around.edition)
                .word("language", language.own_name())
        };
        Document {
            language: language.into(),
            title: composition.title.clone(),
            subject: frame.say("review-subject").word("half", &half).plain(),
            publisher: self.settings.office_name.clone(),
            day: around.day,
            mark: (!marks.is_empty()).then(|| marks.join(" · ")),
            cover: composition.cover.clone(),
            contents_title: frame.plain("review-contents"),
            chapters,
            annex,
            contact: composition.contact.as_ref().map(within_reach),
            footer: footer.plain(),
        }
    }
}

/// The beginnings of what a publication may lead to.
const REACHED: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// A chapter whose links lead nowhere else: a draft is shown with what is wrong in it, and a link to a script is one of those things.
fn within_reach(chapter: &Chapter) -> Chapter {
    let mut chapter = chapter.clone();
    for block in &mut chapter.blocks {
        match block {
            Block::Paragraph(runs) | Block::Quote(runs) | Block::Notice { runs, .. } => cut_links(runs),
            Block::Items { items: lines, .. } | Block::Contact { lines } => {
                lines.iter_mut().for_each(|runs| cut_links(runs));
            }
            Block::Heading { .. } | Block::Figure { .. } | Block::Chart(_) | Block::Table(_) | Block::Emblem { .. } => {
            }
        }
    }
    chapter
}

fn cut_links(runs: &mut [Run]) {
    for run in runs {
        run.link = run.link.take().filter(|link| REACHED.iter().any(|start| link.starts_with(start)));
    }
}

impl Words for Publisher {
    fn say(&self, language: Language, key: &str, arguments: &[(&str, String)]) -> String {
        let values: Vec<(&str, SaidValue)> =
            arguments.iter().map(|(name, value)| (*name, SaidValue::Word(value.clone()))).collect();
        // A key without a sentence is seen, and a test finds it first.
        self.texts.find(language, key, &values).map_or_else(|| key.to_owned(), |found| found.text)
    }

    fn figure_name(&self, language: Language, path: &str) -> String {
        figure_name(&self.frame(language), path)
    }
}
