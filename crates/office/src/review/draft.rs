use lyhty_base::{AccountId, Language, Outcome, Problem, ReviewId};
use lyhty_store::Tx;
use lyhty_vault::sha256;
use serde::Serialize;

use super::differences::{self, Difference};
use super::manuscript::{
    self, ChapterKind, ClaimShown, Composition, Finding, Manuscript, Manuscripts, Numbers, Source, StatedFacts,
    Unfigured,
};
use super::publisher::Publisher;
use super::{Approval, Correction, Edition, Notes, Review, TextVersion, notes, rows};
use crate::statistics::{Dates, Figures, SafeFigures, SmallCell, small_cells};

/// A review as it stands: its texts, its figures, what is wrong, and what an edition would say.
pub struct Draft {
    /// Which review.
    pub review: Review,
    /// The newest version of every text.
    pub texts: Vec<TextVersion>,
    /// The note that the next edition would bear.
    pub correction: Option<Correction>,
    /// What was published, the newest first.
    pub editions: Vec<Edition>,
    /// The figures; nothing while a small one has no decision of the director.
    pub numbers: Option<Numbers>,
    /// The small ones among what leaves or can be worked out from it.
    pub cells: Vec<SmallCell>,
    /// What stops the approval, in every language.
    pub findings: Vec<Finding>,
    /// What stops it in the note.
    pub note_findings: Vec<Finding>,
    /// Figures that differ little from what the newest edition says.
    pub differences: Vec<Difference>,
    /// The cut-off is not over: what is recorded this month still moves the figures.
    pub still_moves: bool,
    writers: Vec<AccountId>,
    said_notes: Option<Notes>,
    content: Option<Content>,
    approvals: Vec<Approval>,
}

/// What an edition would say, in the order of [`Language::ALL`].
pub(super) struct Content {
    /// The composition in each language.
    pub compositions: Vec<(Language, Composition)>,
    /// The digest of texts, figures, note and words: an approval is of exactly this.
    pub digest: String,
}

/// What the digest covers.
#[derive(Serialize)]
struct Covered<'a> {
    edition: i64,
    texts: Vec<(&'a str, &'a str, &'a str, &'a str)>,
    notes: Vec<&'a str>,
    numbers: &'a Numbers,
    compositions: &'a [(&'a str, &'a Composition)],
}

impl Draft {
    /// Reads a review as it stands, counts its figures and checks its texts.
    ///
    /// # Errors
    /// [`Problem::Absent`] without such a review; a fault when figures don't add up.
    pub fn read(tx: &mut Tx<'_>, id: ReviewId, publisher: &Publisher) -> Outcome<Self> {
        let review = rows::find(tx, id)?;
        let texts = rows::texts(tx, id)?;
        let editions = rows::editions_of(tx, review.dates.half)?;
        let correction = rows::correction(tx, id, next_after(&editions))?;
        let writers = rows::writers(tx, id, next_after(&editions))?;
        let (numbers, cells) = numbers(tx, review.dates)?;
        let differences = match (editions.first(), &numbers) {
            (Some(newest), Some(numbers)) => differences::small(tx, review.dates, newest, numbers)?,
            _ => Vec::new(),
        };
        let still_moves = review.dates.known_by.last_day().is_none_or(|last| tx.today() <= last);
        let mut draft = Self {
            review,
            texts,
            correction,
            editions,
            numbers,
            cells,
            findings: Vec::new(),
            note_findings: Vec::new(),
            differences,
            still_moves,
            writers,
            said_notes: None,
            content: None,
            approvals: Vec::new(),
        };
        draft.compose(publisher)?;
        if let Some(content) = &draft.content {
            draft.approvals = rows::approvals(tx, id, &content.digest)?;
        }
        Ok(draft)
    }

    fn compose(&mut self, publisher: &Publisher) -> Outcome<()> {
        let Some(numbers) = &self.numbers else { return Ok(()) };
        let stated = stated_facts(self.review.dates);
        let source = Source { numbers, stated: &stated, words: publisher };
        (self.said_notes, self.note_findings) = match &self.correction {
            Some(correction) => match notes::say(&correction.notes, &source) {
                Ok(said) => (Some(said), Vec::new()),
                Err(findings) => (None, findings),
            },
            None => (None, Vec::new()),
        };
        let manuscripts = self.manuscripts();
        self.findings = manuscript::check(&manuscripts, &source);
        if !self.findings.is_empty() {
            return Ok(());
        }
        let mut compositions = Vec::new();
        for &language in Language::ALL {
            match manuscript::compose(&manuscripts, language, &source) {
                Ok(composition) => compositions.push((language, composition)),
                Err(findings) => {
                    self.findings = findings;
                    return Ok(());
                }
            }
        }
        let digest = self.digest(numbers, &compositions)?;
        self.content = Some(Content { compositions, digest });
        Ok(())
    }

    fn digest(&self, numbers: &Numbers, compositions: &[(Language, Composition)]) -> Outcome<String> {
        let compositions: Vec<_> = compositions.iter().map(|(language, words)| (language.tag(), words)).collect();
        let covered = Covered {
            edition: self.next_edition(),
            texts: self
                .texts
                .iter()
                .map(|text| (text.chapter.word(), text.language.tag(), text.title.as_str(), text.body.as_str()))
                .collect(),
            notes: self
                .notes()
                .map_or_else(Vec::new, |notes| Language::ALL.iter().map(|language| notes.of(*language)).collect()),
            numbers,
            compositions: &compositions,
        };
        Ok(sha256(&serde_json::to_vec(&covered).map_err(Problem::fault)?))
    }

    /// The texts as `manuscript` takes them.
    pub(super) fn manuscripts(&self) -> Manuscripts {
        let mut manuscripts = Manuscripts::default();
        for text in &self.texts {
            let manuscript = Manuscript { title: text.title.clone(), body: text.body.clone() };
            manuscripts.put(text.chapter, text.language, manuscript);
        }
        manuscripts
    }

    /// What is said with the figures, facts and words of this review; nothing while there are no figures.
    fn with_figures<T>(&self, publisher: &Publisher, say: impl FnOnce(&Source<'_>) -> T) -> Option<T> {
        let numbers = self.numbers.as_ref()?;
        let stated = stated_facts(self.review.dates);
        Some(say(&Source { numbers, stated: &stated, words: publisher }))
    }

    /// Every claim of a language's texts, with what it comes to.
    pub(super) fn claims(&self, language: Language, publisher: &Publisher) -> Vec<ClaimShown> {
        let claims = |source: &Source<'_>| manuscript::claims(&self.manuscripts(), language, source);
        self.with_figures(publisher, claims).unwrap_or_default()
    }

    /// What a language's texts say that no figure is behind.
    pub(super) fn unfigured(&self, language: Language, publisher: &Publisher) -> Vec<Unfigured> {
        let unfigured = |source: &Source<'_>| manuscript::unfigured(&self.manuscripts(), language, source);
        self.with_figures(publisher, unfigured).unwrap_or_default()
    }

    /// One chapter as far as it goes, for whoever writes it.
    pub(super) fn preview(
        &self,
        chapter: ChapterKind,
        language: Language,
        text: &Manuscript,
        publisher: &Publisher,
    ) -> Option<manuscript::Preview> {
        self.with_figures(publisher, |source| manuscript::preview(chapter, language, text, source))
    }

    /// The newest version of a text.
    pub fn text(&self, chapter: ChapterKind, language: Language) -> Option<&TextVersion> {
        self.texts.iter().find(|text| text.chapter == chapter && text.language == language)
    }

    /// The number that the next edition will have.
    pub fn next_edition(&self) -> i64 {
        next_after(&self.editions)
    }

    /// The note that the next edition would bear, as its readers will be told; as it was written while it can't be said.
    pub fn notes(&self) -> Option<&Notes> {
        self.said_notes.as_ref().or(self.correction.as_ref().map(|correction| &correction.notes))
    }

    /// What stops approval in notes that somebody writes; nothing is known while there are no figures.
    pub(super) fn findings_in(&self, notes: &Notes, publisher: &Publisher) -> Vec<Finding> {
        self.with_figures(publisher, |source| notes::say(notes, source).err().unwrap_or_default()).unwrap_or_default()
    }

    /// The digest of what an edition would say; nothing while it can't be said.
    pub fn digest_now(&self) -> Option<&str> {
        self.content.as_ref().map(|content| content.digest.as_str())
    }

    /// Whoever wrote any version of a text, or any note for the next edition. A colleague's later version does not end that: most
    /// of what it says may still be the first writer's.
    pub fn writers(&self) -> &[AccountId] {
        &self.writers
    }

    /// Whether an account wrote any of it.
    pub fn is_writer(&self, account: AccountId) -> bool {
        self.writers.contains(&account)
    }

    /// An approval of exactly this content by somebody who wrote none of it.
    pub fn approval(&self) -> Option<&Approval> {
        self.approvals.iter().find(|approval| !self.is_writer(approval.account))
    }

    /// Why this can't be approved or published now, as the key of a sentence.
    pub fn hindrance(&self) -> Option<&'static str> {
        if self.numbers.is_none() {
            return Some("review-figures-not-released");
        }
        if !self.findings.is_empty() || self.content.is_none() {
            return Some("review-has-findings");
        }
        if self.still_moves {
            return Some("review-cut-off-not-over");
        }
        if !self.editions.is_empty() && self.correction.is_none() {
            return Some("review-correction-needed");
        }
        if !self.note_findings.is_empty() {
            return Some("review-note-has-findings");
        }
        if self.differences.iter().any(|difference| !difference.released) {
            return Some("review-differences-not-released");
        }
        None
    }

    /// What can be approved and published.
    ///
    /// # Errors
    /// A refusal with the first hindrance.
    pub(super) fn publishable(&self) -> Outcome<&Content> {
        match (self.hindrance(), &self.content) {
            (None, Some(content)) => Ok(content),
            (Some(hindrance), _) => Err(Problem::refusal(hindrance)),
            (None, None) => Err(Problem::refusal("review-has-findings")),
        }
    }

    /// What an edition would say, whether or not it may be published yet.
    pub(super) fn content(&self) -> Option<&Content> {
        self.content.as_ref()
    }
}

fn next_after(editions: &[Edition]) -> i64 {
    editions.first().map_or(0, |edition| edition.number) + 1
}

/// The facts with a source that nobody counts. So far those of one half are written down.
fn stated_facts(dates: Dates) -> StatedFacts {
    if dates.half.to_string() == "2018-1" { StatedFacts::of_2018_first_half() } else { StatedFacts::new(Vec::new()) }
}

/// The figures of a review, nothing while a small one has no decision; and the small ones.
fn numbers(tx: &mut Tx<'_>, dates: Dates) -> Outcome<(Option<Numbers>, Vec<SmallCell>)> {
    let figures = Figures::count(tx, dates)?;
    let cells = small_cells(tx, &figures)?;
    let safe = match SafeFigures::make(tx, &figures) {
        Ok(safe) => safe,
        Err(Problem::Refusal(_)) => return Ok((None, cells)),
        Err(other) => return Err(other),
    };
    let (Some(stock_day), Dates { half, known_by, .. }) = (dates.stock.last_day(), dates) else {
        return Err(Problem::fault("a month without a last day"));
    };
    let numbers = Numbers {
        values: safe.all().map(|(path, value)| (path.to_owned(), value)).collect(),
        largest_nationality: safe.largest_nationality().map(|letters| letters.to_string()),
        records: safe.all().filter_map(|(path, _)| Some((path.to_owned(), safe.is_record(path)?))).collect(),
        half,
        stock_day,
        known_by,
    };
    Ok((Some(numbers), cells))
}

/// Drafts for the samples of pages.
#[cfg(test)]
pub(super) mod samples {
    use std::collections::BTreeMap;

    use lyhty_base::{DeedId, EditionId, Half, Identity as _, Moment, Month, SeededChance};

    use super::*;

    /// A draft of which nothing is written yet, or with every chapter written; with a published edition or without.
    pub(in crate::review) fn draft(publisher: &Publisher, is_written: bool, is_published: bool) -> Draft {
        let chance = SeededChance::new(11);
        let (half, month): (Half, Month) = (Half::first_of(2018), Half::first_of(2018).last_month());
        let (account, at) = (AccountId::fresh(&chance), Moment::from_milliseconds(1_533_900_000_000));
        let dates = Dates::of(half);
        let mut texts = Vec::new();
        if is_written {
            for &chapter in ChapterKind::ALL {
                for &language in Language::ALL {
                    let (title, body) = match chapter {
                        ChapterKind::Cover => ("<Review>", "- {figure: proposals.received} <words>"),
                        ChapterKind::Introduction => (
                            "<Heading>",
                            "{figure: proposals.received, proposal}.\n\n> *<quote>*\n\n### <Below>\n\n- **<a>**\n",
                        ),
                        ChapterKind::Outcome => ("<Outcome>", "{chart: outcomes} <What became of it.>"),
                        _ => ("<Heading>", "<Text>."),
                    };
                    let (title, body) = (title.to_owned(), body.to_owned());
                    texts.push(TextVersion { language, chapter, version: 2, title, body, account, at });
                }
            }
        }
        let notes = ["<corrected>"; 3].map(str::to_owned);
        let [english, finnish, swedish] = notes;
        let notes = Notes { english, finnish, swedish };
        let edition = Edition {
            id: EditionId::fresh(&chance),
            half,
            number: 1,
            published_at: at,
            notes: Some(notes.clone()),
            account,
        };
        let correction = Correction { id: DeedId::fresh(&chance), notes, account };
        let values = [
            ("proposals.received", 10),
            ("proposals.outcome.accepted", 6),
            ("proposals.outcome.awaiting", 0),
            ("proposals.outcome.neither_accepted_nor_awaiting", 4),
        ];
        let mut draft = Draft {
            review: Review { id: ReviewId::fresh(&chance), dates, at },
            texts,
            correction: is_published.then_some(correction),
            editions: if is_published { vec![edition] } else { Vec::new() },
            numbers: Some(Numbers {
                values: values.into_iter().map(|(path, value)| (path.to_owned(), value)).collect(),
                largest_nationality: Some("NG".to_owned()),
                records: BTreeMap::new(),
                half,
                stock_day: month.last_day().expect("a day"),
                known_by: dates.known_by,
            }),
            cells: Vec::new(),
            findings: Vec::new(),
            note_findings: Vec::new(),
            differences: Vec::new(),
            still_moves: false,
            writers: vec![account],
            said_notes: None,
            content: None,
            approvals: vec![Approval { id: DeedId::fresh(&chance), account: AccountId::fresh(&chance), at }],
        };
        draft.compose(publisher).expect("it is composed");
        draft
    }

    impl Draft {
        /// Composes again after a test changed something.
        pub(in crate::review) fn composed(&mut self, publisher: &Publisher) {
            self.compose(publisher).expect("it is composed");
        }
    }
}
