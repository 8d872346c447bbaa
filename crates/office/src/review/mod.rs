//! The semiannual review: composed of editors' texts and figures that may leave the office, approved by a second person,
//! published, and corrected in the open.
//!
//! **A review** is of one half-year, with the three dates of its figures. It has twelve chapters in three languages; every
//! number in them is an insert that `manuscript` resolves, or stops the approval with its place.
//!
//! **In the order of its life:** [`begin`], [`save_text`] (each save is a version, nothing is overwritten), [`approve`] by somebody
//! who wrote none of it, [`publish`] under an approval of exactly this content, and [`correct`]: the note of why there will be another
//! edition, in the three languages, which that edition shows on page and paper and in its files.
//!
//! **An edition** is frozen: figures, words and files as they were on its day. Page, PDF, CSV and JSON are made from one composition,
//! so they can't differ, and what the register learns later changes none of them.
//!
//! Texts stand in clear: they are written for everybody and tell of nobody. Reads figures through `statistics` alone, and of
//! those only [`SafeFigures`](crate::statistics::SafeFigures).

mod differences;
mod draft;
mod edition;
mod files;
pub mod manuscript;
mod notes;
mod pages;
mod printing;
mod publisher;
mod rows;
#[cfg(test)]
mod tests;
mod wording;

use lyhty_base::{
    AccountId, DeedId, EditionId, Half, Language, Moment, Month, Outcome, Problem, Refusal, ReviewId, code_list,
};
use lyhty_store::{Entry, Tx, trail};
use lyhty_vault::sha256;
use lyhty_web::policy::{ApproveReview, PublishReview, ReleaseSmallCells, WriteReview};
use lyhty_web::{Frame, May};

pub use differences::Difference;
pub use draft::Draft;
pub use edition::edition_file;
pub use pages::routes;
pub use printing::{Prepared, Printed};
pub use publisher::Publisher;

use crate::statistics::{Dates, record_release};
use manuscript::ChapterKind;

code_list! {
    /// A form in which an edition can be had.
    pub enum Format: "review-format" {
        /// Tagged and archivable.
        Pdf = "pdf",
        /// The page, in one file.
        Html = "html",
        /// The figures, a row each.
        Csv = "csv",
        /// The figures and the claims.
        Json = "json",
    }
}

impl Format {
    /// The files that an edition keeps.
    pub const KEPT: [Self; 3] = [Self::Pdf, Self::Csv, Self::Json];
}

/// A review.
#[derive(Clone, Copy, Debug)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// The half-year, the stock's month, the cut-off.
    pub dates: Dates,
    /// When it was begun.
    pub at: Moment,
}

/// A version of a chapter's text in one language.
#[derive(Clone, Debug)]
pub struct TextVersion {
    /// The language.
    pub language: Language,
    /// The chapter.
    pub chapter: ChapterKind,
    /// The version's number, from 1.
    pub version: i64,
    /// The heading.
    pub title: String,
    /// The text with its inserts.
    pub body: String,
    /// Who wrote it.
    pub account: AccountId,
    /// When.
    pub at: Moment,
}

/// Why there is another edition, in the words that its readers see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notes {
    /// In English.
    pub english: String,
    /// In Finnish.
    pub finnish: String,
    /// In Swedish.
    pub swedish: String,
}

impl Notes {
    /// The note in one language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Finnish => &self.finnish,
            Language::Swedish => &self.swedish,
        }
    }
}

/// The note of a correction with its writer.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its id.
    pub id: DeedId,
    /// What it says.
    pub notes: Notes,
    /// Who wrote it.
    pub account: AccountId,
}

/// An approval.
#[derive(Clone, Copy, Debug)]
pub struct Approval {
    /// Its id.
    pub id: DeedId,
    /// Who approved.
    pub account: AccountId,
    /// When.
    pub at: Moment,
}

/// A published edition.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// The half-year that it is of.
    pub half: Half,
    /// Its number, from 1.
    pub number: i64,
    /// When it was published.
    pub published_at: Moment,
    /// What it corrects; nothing in a first edition.
    pub notes: Option<Notes>,
    /// Who published it.
    pub account: AccountId,
}

impl Edition {
    /// The day of its publication as the language of the frame writes it.
    pub fn day_text(&self, frame: &Frame) -> String {
        frame.day_text(&self.published_at.helsinki_day())
    }
}

/// Enters a deed in the trail.
fn enter(tx: &mut Tx<'_>, verb: &'static str, review: ReviewId, facts: &[(&'static str, String)]) -> Outcome<()> {
    tx.enter(Entry { subject_kind: "review", subject: review.to_string(), facts, ..Entry::of(verb) })?;
    Ok(())
}

/// Begins the review of a half-year.
///
/// # Errors
/// A refusal when the half has a review or has not begun.
pub fn begin(tx: &mut Tx<'_>, may: &May<WriteReview>, dates: Dates) -> Outcome<ReviewId> {
    if dates.half.first_month() > Month::of(tx.today()) {
        return Err(Problem::refusal("review-half-not-begun"));
    }
    let id: ReviewId = tx.new_id();
    if !rows::insert(tx, id, dates, may.account())? {
        return Err(Problem::refusal("review-half-has-one"));
    }
    enter(tx, "begin-review", id, &[("reviews", id.to_string())])?;
    Ok(id)
}

/// A text as somebody wrote it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The chapter.
    pub chapter: ChapterKind,
    /// The language.
    pub language: Language,
    /// The version that it was written upon; 0 when there was none.
    pub upon: i64,
    /// The heading.
    pub title: String,
    /// The text.
    pub body: String,
}

/// Saves a text as a new version. A text that says what the newest version says is not saved again.
///
/// # Errors
/// [`Problem::Absent`] without such a review; a refusal when a colleague saved another version meanwhile.
pub fn save_text(tx: &mut Tx<'_>, may: &May<WriteReview>, id: ReviewId, written: &Written) -> Outcome<()> {
    if !tx.lock("reviews", id)? {
        return Err(Problem::Absent);
    }
    let newest = rows::versions(tx, id, written.chapter, written.language)?.into_iter().next();
    if newest.as_ref().is_some_and(|newest| newest.title == written.title && newest.body == written.body) {
        return Ok(());
    }
    let version = newest.map_or(0, |newest| newest.version);
    if version != written.upon {
        return Err(Problem::refusal("review-text-moved"));
    }
    let text = TextVersion {
        language: written.language,
        chapter: written.chapter,
        version: version + 1,
        title: written.title.clone(),
        body: written.body.clone(),
        account: may.account(),
        at: tx.now(),
    };
    let deed: DeedId = tx.new_id();
    rows::insert_text(tx, deed, id, &text)?;
    enter(tx, "save-review-text", id, &[("review_texts", deed.to_string())])
}

/// Says why there will be another edition, as its readers will be told.
///
/// # Errors
/// [`Problem::Absent`] without such a review; a refusal while nothing is published, or when a language lacks its note.
pub fn correct(tx: &mut Tx<'_>, may: &May<WriteReview>, id: ReviewId, notes: &Notes) -> Outcome<()> {
    if !tx.lock("reviews", id)? {
        return Err(Problem::Absent);
    }
    if Language::ALL.iter().any(|language| notes.of(*language).is_empty()) {
        return Err(Problem::refusal("review-note-in-every-language"));
    }
    let half = rows::find(tx, id)?.dates.half;
    let newest = rows::editions_of(tx, half)?.first().map(|edition| edition.number);
    let edition = newest.ok_or(Problem::refusal("review-nothing-to-correct"))? + 1;
    let deed: DeedId = tx.new_id();
    rows::insert_correction(tx, deed, id, edition, notes, may.account())?;
    enter(tx, "correct-review", id, &[("review_corrections", deed.to_string())])
}

/// The director decides that a small difference between the newest edition and the next may be worked out from the two.
///
/// # Errors
/// [`Problem::Absent`] without such a review; a refusal when the figure does not differ so.
pub fn release_difference(
    tx: &mut Tx<'_>,
    may: &May<ReleaseSmallCells>,
    id: ReviewId,
    publisher: &Publisher,
    path: &str,
    size: u64,
) -> Outcome<()> {
    let draft = Draft::read(tx, id, publisher)?;
    let asked = |difference: &&Difference| difference.path == path && difference.size() == size;
    let found = draft.differences.iter().find(asked).ok_or(Problem::refusal("statistics-not-a-small-cell"))?;
    record_release(tx, may, draft.review.dates, &found.decision(), size)
}

/// Approves exactly the content that has this digest.
///
/// # Errors
/// [`Problem::Absent`] without such a review; a refusal when it can't be published ([`Draft::hindrance`]), has changed since, or
/// when the approver wrote any of it.
pub fn approve(
    tx: &mut Tx<'_>,
    may: &May<ApproveReview>,
    id: ReviewId,
    publisher: &Publisher,
    digest: &str,
) -> Outcome<()> {
    if !tx.lock("reviews", id)? {
        return Err(Problem::Absent);
    }
    let draft = Draft::read(tx, id, publisher)?;
    let content = draft.publishable()?;
    if draft.is_writer(may.account()) {
        return Err(Problem::refusal("review-approver-wrote"));
    }
    if content.digest != digest {
        return Err(Problem::refusal("review-changed-since"));
    }
    let deed: DeedId = tx.new_id();
    rows::insert_approval(tx, deed, id, draft.next_edition(), digest, may.account())?;
    // The facts that the figures were counted on, as far as the night has not vouched for them.
    trail::enter_known_facts(tx)?;
    enter(tx, "approve-review", id, &[("review_approvals", deed.to_string())])
}

/// Publishes what was printed, if it is still exactly what was approved.
///
/// # Errors
/// [`Problem::Absent`] without such a review; a refusal when it was not approved by somebody who wrote none of it, or has changed since it
/// was printed.
pub fn publish(
    tx: &mut Tx<'_>,
    may: &May<PublishReview>,
    id: ReviewId,
    publisher: &Publisher,
    printed: &Printed,
) -> Outcome<EditionId> {
    if !tx.lock("reviews", id)? {
        return Err(Problem::Absent);
    }
    let draft = Draft::read(tx, id, publisher)?;
    let digest = &draft.publishable()?.digest;
    if *digest != printed.digest || tx.today() != printed.day {
        return Err(Problem::refusal("review-changed-since"));
    }
    let approval = draft.approval().ok_or(Problem::refusal("review-not-approved"))?;
    let edition: EditionId = tx.new_id();
    let frozen = rows::Frozen {
        id: edition,
        review: id,
        number: draft.next_edition(),
        approval: approval.id,
        correction: draft.correction.as_ref().map(|correction| correction.id),
        notes: draft.notes(),
        account: may.account(),
        figures: &printed.figures,
        compositions: &printed.compositions,
    };
    rows::insert_edition(tx, &frozen)?;
    let mut facts = vec![("review_editions", edition.to_string())];
    for file in &printed.files {
        let deed: DeedId = tx.new_id();
        rows::insert_file(tx, deed, edition, file.language, file.format, &file.bytes, &sha256(&file.bytes))?;
        facts.push(("review_files", deed.to_string()));
    }
    enter(tx, "publish-review", id, &facts)?;
    Ok(edition)
}

/// A refusal with words in its sentence.
fn refusal_about(key: &'static str, about: String) -> Problem {
    let mut refusal = Refusal::new(key);
    refusal.arguments.push(("about", lyhty_base::Argument::Word(about.into())));
    Problem::Refusal(refusal)
}
