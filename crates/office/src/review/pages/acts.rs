//! Approving, publishing, and saying what is corrected.

use askama::Template;
use lyhty_base::{AccountId, Argument, Language, Outcome, Problem, Refusal, ReviewId};
use lyhty_web::components::TextArea;
use lyhty_web::policy::{ApproveReview, Permission, PublishReview, ReleaseSmallCells, WriteReview};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::publisher;
use crate::accounts::{self, Colleagues};
use crate::review::manuscript::{ClaimShown, Finding, Unfigured};
use crate::review::{Draft, Notes, Prepared, Publisher, approve, correct, publish, release_difference};
use crate::statistics::{figure_name, half_words};

/// The longest note of a correction, in characters.
const NOTE_MOST: usize = 1000;

/// The pages of deeds.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<WriteReview>(Method::Get, "/{language}/staff/reviews/{review}/correct", show_correct)
        .staff::<WriteReview>(Method::Post, "/{language}/staff/reviews/{review}/correct", save_correct)
        .staff::<ApproveReview>(Method::Get, "/{language}/staff/reviews/{review}/approve", show_approve)
        .staff::<ApproveReview>(Method::Post, "/{language}/staff/reviews/{review}/approve", save_approve)
        .staff::<ReleaseSmallCells>(Method::Post, "/{language}/staff/reviews/{review}/release", release)
        .staff::<PublishReview>(Method::Get, "/{language}/staff/reviews/{review}/publish", show_publish)
        .staff::<PublishReview>(Method::Post, "/{language}/staff/reviews/{review}/publish", save_publish)
}

/// What is done on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Correct,
    Approve,
    Publish,
}

impl Act {
    const fn title(self) -> &'static str {
        match self {
            Self::Correct => "review-correct-title",
            Self::Approve => "review-approve-title",
            Self::Publish => "review-publish-title",
        }
    }
}

#[derive(Template)]
#[template(path = "review/pages/act.html")]
struct ActPage {
    frame: Frame,
    form: Form,
    act: Act,
    half: String,
    draft: Draft,
    colleagues: Colleagues,
    /// Every figure that leaves with the edition, for whoever approves it.
    figures: Vec<FigureShown>,
    /// What the texts say beside figures, for whoever approves it.
    languages: Vec<LanguageShown>,
    /// Why it can't be done, as the key of a sentence.
    hindrance: Option<&'static str>,
}

impl ActPage {
    fn name(&self, account: &AccountId) -> String {
        self.colleagues.shown(&self.frame, account)
    }

    fn writers(&self) -> String {
        self.draft.writers().iter().map(|account| self.name(account)).collect::<Vec<_>>().join(", ")
    }

    fn note_area(&self, language: &Language) -> TextArea<'_> {
        let label = match language {
            Language::English => "review-note-en",
            Language::Finnish => "review-note-fi",
            Language::Swedish => "review-note-sv",
        };
        self.frame.text_area(&self.form, note_field(*language), label).written_in(*language).rows(3).most(1000)
    }

    fn digest(&self) -> &str {
        self.draft.digest_now().unwrap_or_default()
    }
}

/// A figure that leaves with an edition.
struct FigureShown {
    name: String,
    value: u64,
    /// It is small, and the director decided that it may leave.
    is_released: bool,
}

/// What the texts of a language claim and state.
struct LanguageShown {
    language: Language,
    claims: Vec<ClaimShown>,
    unfigured: Vec<Unfigured>,
}

fn figures(frame: &Frame, draft: &Draft) -> Vec<FigureShown> {
    let released = |path: &str| draft.cells.iter().any(|cell| cell.path == path && cell.released);
    let values = draft.numbers.iter().flat_map(|numbers| &numbers.values);
    let shown = values.map(|(path, value)| FigureShown {
        name: figure_name(frame, path),
        value: *value,
        is_released: released(path),
    });
    shown.collect()
}

fn languages(draft: &Draft, office: &Publisher) -> Vec<LanguageShown> {
    let shown = Language::ALL.iter().map(|&language| LanguageShown {
        language,
        claims: draft.claims(language, office),
        unfigured: draft.unfigured(language, office),
    });
    shown.collect()
}

async fn act_page<P: Permission>(visit: &StaffVisit<P>, act: Act, form: Form) -> Outcome<ActPage> {
    let (id, office, may) = (visit.id::<ReviewId>("review")?, publisher(visit), visit.may().clone());
    let reading = office.clone();
    let (draft, colleagues) = visit
        .read("read-review", move |tx| Ok((Draft::read(tx, id, &reading)?, accounts::names(tx, &may.names())?)))
        .await?;
    let account = visit.may().account();
    let hindrance = match act {
        Act::Correct => draft.editions.is_empty().then_some("review-nothing-to-correct"),
        Act::Approve => {
            let wrote = || draft.is_writer(account).then_some("review-approver-wrote");
            draft.hindrance().or_else(wrote)
        }
        Act::Publish => {
            let lacks = || draft.approval().is_none().then_some("review-not-approved");
            draft.hindrance().or_else(lacks)
        }
    };
    let frame = visit.frame(act.title());
    let (figures, languages) = match act {
        Act::Approve => (figures(&frame, &draft), languages(&draft, &office)),
        Act::Correct | Act::Publish => (Vec::new(), Vec::new()),
    };
    let half = half_words(&frame, draft.review.dates.half);
    Ok(ActPage { half, frame, form, act, draft, colleagues, figures, languages, hindrance })
}

fn back<P: Permission>(visit: &StaffVisit<P>, query: &str) -> Outcome<Answer> {
    let id: ReviewId = visit.id("review")?;
    Ok(Answer::to(visit.to(&format!("/staff/reviews/{id}{query}"))))
}

async fn show_correct(visit: StaffVisit<WriteReview>) -> Outcome<Answer> {
    let mut page = act_page(&visit, Act::Correct, Form::empty()).await?;
    if let Some(notes) = page.draft.correction.as_ref().map(|correction| correction.notes.clone()) {
        page.form.set("note-en", notes.english);
        page.form.set("note-fi", notes.finnish);
        page.form.set("note-sv", notes.swedish);
    }
    Answer::page(&page)
}

async fn save_correct(visit: StaffVisit<WriteReview>) -> Outcome<Answer> {
    let (id, may, mut form) = (visit.id::<ReviewId>("review")?, visit.may().clone(), visit.form());
    let mut note = |name| form.required_text::<NOTE_MOST>(name).as_str().to_owned();
    let notes = Notes { english: note("note-en"), finnish: note("note-fi"), swedish: note("note-sv") };
    if !form.has_problems() {
        let (office, written) = (publisher(&visit), notes.clone());
        let found = visit
            .read("check-notes", move |tx| Ok(Draft::read(tx, id, &office)?.findings_in(&written, &office)))
            .await?;
        for finding in &found {
            form.add(note_field(finding.language), refusal(finding));
        }
    }
    if !form.has_problems() {
        match visit.write("correct-review", move |tx| correct(tx, &may, id, &notes)).await {
            Ok(()) => return back(&visit, ""),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form.clone(), &act_page(&visit, Act::Correct, form).await?)
}

/// The field of a language's note.
const fn note_field(language: Language) -> &'static str {
    match language {
        Language::English => "note-en",
        Language::Finnish => "note-fi",
        Language::Swedish => "note-sv",
    }
}

/// What is wrong in a note, at its field.
fn refusal(finding: &Finding) -> Refusal {
    let arguments = finding.kind.arguments().into_iter().map(|(name, value)| (name, Argument::Word(value.into())));
    Refusal { key: finding.kind.message_key(), arguments: arguments.collect() }
}

async fn release(visit: StaffVisit<ReleaseSmallCells>) -> Outcome<Answer> {
    let (id, form, may, office) =
        (visit.id::<ReviewId>("review")?, visit.form(), visit.may().clone(), publisher(&visit));
    let path = form.value("path").to_owned();
    let size: u64 = form.value("value").parse().map_err(|_| Problem::Absent)?;
    visit.write("release-small-cell", move |tx| release_difference(tx, &may, id, &office, &path, size)).await?;
    back(&visit, "#differences")
}

async fn show_approve(visit: StaffVisit<ApproveReview>) -> Outcome<Answer> {
    Answer::page(&act_page(&visit, Act::Approve, Form::empty()).await?)
}

/// Reads the draft and makes its next edition, for today.
async fn prepare<P: Permission>(visit: &StaffVisit<P>, id: ReviewId, office: &Publisher) -> Outcome<Prepared> {
    let (reading, today) = (office.clone(), visit.now().helsinki_day());
    visit.read("prepare-review", move |tx| Prepared::of(&Draft::read(tx, id, &reading)?, &reading, today)).await
}

async fn save_approve(visit: StaffVisit<ApproveReview>) -> Outcome<Answer> {
    let (id, mut form) = (visit.id::<ReviewId>("review")?, visit.form());
    match approve_now(&visit, id, form.value("digest").to_owned()).await {
        Ok(()) => return back(&visit, "?approved=yes"),
        Err(problem) => form.take(problem)?,
    }
    Answer::form(&form.clone(), &act_page(&visit, Act::Approve, form).await?)
}

/// Whatever no paper can show is found before somebody approves it.
async fn approve_now(visit: &StaffVisit<ApproveReview>, id: ReviewId, digest: String) -> Outcome<()> {
    let (office, may) = (publisher(visit), visit.may().clone());
    let prepared = prepare(visit, id, &office).await?;
    visit.derive(move || prepared.check()).await??;
    visit.write("approve-review", move |tx| approve(tx, &may, id, &office, &digest)).await
}

async fn show_publish(visit: StaffVisit<PublishReview>) -> Outcome<Answer> {
    Answer::page(&act_page(&visit, Act::Publish, Form::empty()).await?)
}

async fn save_publish(visit: StaffVisit<PublishReview>) -> Outcome<Answer> {
    let (id, mut form) = (visit.id::<ReviewId>("review")?, visit.form());
    match publish_now(&visit, id).await {
        Ok(()) => return back(&visit, "?published=yes"),
        Err(problem) => form.take(problem)?,
    }
    Answer::form(&form.clone(), &act_page(&visit, Act::Publish, form).await?)
}

/// Prints first, off the threads that answer pages; then publishes in one transaction, if all is still as it was printed.
async fn publish_now(visit: &StaffVisit<PublishReview>, id: ReviewId) -> Outcome<()> {
    let (office, may) = (publisher(visit), visit.may().clone());
    let prepared = prepare(visit, id, &office).await?;
    let printed = visit.derive(move || prepared.print()).await??;
    visit.write("publish-review", move |tx| publish(tx, &may, id, &office, &printed)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::review::draft::samples::draft;
    use crate::review::tests::publisher;

    impl Samples for ActPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let office = publisher(false);
            let mut pages = Vec::new();
            for act in [Act::Correct, Act::Approve, Act::Publish] {
                let mut wrong = Form::empty();
                wrong.add("", Refusal::new("review-changed-since"));
                wrong.set("note-en", "<note>");
                for (form, is_published) in [(Form::empty(), false), (wrong, true)] {
                    let mut draft = draft(&office, true, is_published);
                    draft.texts[0].body.push_str("\n\n[<word>]{plain: why} {stated: hotline_hours}");
                    let (figures, languages) = (figures(frame, &draft), languages(&draft, &office));
                    pages.push(Self {
                        frame: frame.clone(),
                        form,
                        act,
                        half: "<half>".to_owned(),
                        draft,
                        colleagues: Colleagues::default(),
                        figures,
                        languages,
                        hindrance: (!is_published).then_some("review-not-approved"),
                    });
                }
            }
            pages
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ActPage>();
    }
}
