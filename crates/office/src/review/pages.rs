//! Reviews on pages: for the staff who write, approve and publish them, and for everybody.

mod acts;
mod preview;
mod public;
mod publication;
mod texts;

use askama::Template;
use lyhty_base::{AccountId, Half, Language, Month, Outcome, Refusal, ReviewId};
use lyhty_web::components::Select;
use lyhty_web::policy::{
    self, ApproveReview, Grade, Permission, PublishReview, ReleaseSmallCells, Role, SeeReviews, WriteReview,
};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

pub(super) use public::standalone;

use super::manuscript::{ChapterKind, ClaimShown, Finding};
use super::{Draft, Edition, Publisher, Review, TextVersion, begin, rows};
use crate::accounts::{self, Colleagues};
use crate::statistics::choosing::{self, CUT_OFFS, DaysShown, USUAL_CUT_OFF};
use crate::statistics::{Dates, figure_name, half_words};

/// How many half-years can be chosen, the newest first.
const HALVES: usize = 12;
/// The pages of reviews.
pub fn routes() -> Routes {
    let routes = Routes::new("review")
        .staff::<SeeReviews>(Method::Get, "/{language}/staff/reviews", list)
        .staff::<WriteReview>(Method::Post, "/{language}/staff/reviews", begin_one)
        .staff::<SeeReviews>(Method::Get, "/{language}/staff/reviews/{review}", one)
        .navigation::<SeeReviews>("/{language}/staff/reviews", "review-navigation");
    public::routes(acts::routes(preview::routes(texts::routes(routes))))
}

/// The words and the identity that the office publishes under.
fn publisher<P: Permission>(visit: &StaffVisit<P>) -> Publisher {
    Publisher::at(visit.desk())
}

fn may(role: Role, permission: &str) -> bool {
    policy::allows(role, permission) == Grade::Yes
}

/// A review on the list.
struct Listed {
    review: Review,
    words: String,
    newest: Option<Edition>,
}

#[derive(Template)]
#[template(path = "review/pages/list.html")]
struct ListPage {
    frame: Frame,
    form: Form,
    listed: Vec<Listed>,
    halves: Vec<Half>,
    may_write: bool,
}

impl ListPage {
    fn half_field(&self) -> Select<'_> {
        choosing::half_field(&self.frame, &self.form, &self.halves)
    }

    fn cut_off_field(&self) -> Select<'_> {
        choosing::cut_off_field(&self.frame, &self.form)
    }
}

async fn list_page<P: Permission>(visit: &StaffVisit<P>, mut form: Form) -> Outcome<ListPage> {
    let found = visit
        .read("list-reviews", |tx| {
            let mut found = Vec::new();
            for review in rows::list(tx)? {
                let newest = rows::editions_of(tx, review.dates.half)?.into_iter().next();
                found.push((review, newest));
            }
            Ok(found)
        })
        .await?;
    let frame = visit.frame("review-list-title");
    let this_month = Month::of(visit.now().helsinki_day());
    let is_free = |half: &Half| found.iter().all(|(review, _)| review.dates.half != *half);
    let halves = choosing::halves_back(this_month).take(HALVES).filter(is_free).collect();
    let listed = found
        .into_iter()
        .map(|(review, newest)| Listed { review, words: half_words(&frame, review.dates.half), newest })
        .collect();
    if !form.has("later") {
        form.set("later", USUAL_CUT_OFF.to_string());
    }
    Ok(ListPage { listed, halves, form, may_write: may(visit.may().role(), WriteReview::NAME), frame })
}

async fn list(visit: StaffVisit<SeeReviews>) -> Outcome<Answer> {
    Answer::page(&list_page(&visit, Form::empty()).await?)
}

async fn begin_one(visit: StaffVisit<WriteReview>) -> Outcome<Answer> {
    let mut form = visit.form();
    let half: Option<Half> = form.value("half").parse().ok();
    let later: Option<i32> = form.value("later").parse().ok().filter(|later| CUT_OFFS.contains(later));
    if half.is_none() {
        form.add("half", Refusal::new("form-choose-one"));
    }
    if later.is_none() {
        form.add("later", Refusal::new("form-choose-one"));
    }
    if let (Some(half), Some(later)) = (half, later) {
        let dates = Dates::known_after(half, later);
        let may = visit.may().clone();
        match visit.write("begin-review", move |tx| begin(tx, &may, dates)).await {
            Ok(id) => return Ok(Answer::to(visit.to(&format!("/staff/reviews/{id}")))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form.clone(), &list_page(&visit, form).await?)
}

/// One text of a chapter in the table of texts.
struct TextShown {
    language: Language,
    version: Option<TextVersion>,
    findings: usize,
}

/// What is wrong in one text.
struct FindingsShown {
    chapter: ChapterKind,
    language: Language,
    findings: Vec<Finding>,
}

#[derive(Template)]
#[template(path = "review/pages/review.html")]
struct ReviewPage {
    frame: Frame,
    draft: Draft,
    half: String,
    days: DaysShown,
    colleagues: Colleagues,
    chapters: Vec<(ChapterKind, Vec<TextShown>)>,
    wrong: Vec<FindingsShown>,
    claims: Vec<ClaimShown>,
    may_write: bool,
    may_approve: bool,
    may_publish: bool,
    may_release: bool,
    just_published: bool,
    just_approved: bool,
}

impl ReviewPage {
    fn sentence<'a>(&'a self, finding: &'a Finding) -> String {
        sentence(&self.frame, finding)
    }

    fn name(&self, account: &AccountId) -> String {
        self.colleagues.shown(&self.frame, account)
    }

    fn figure(&self, path: &str) -> String {
        figure_name(&self.frame, path)
    }

    fn writers(&self) -> String {
        self.draft.writers().iter().map(|account| self.name(account)).collect::<Vec<_>>().join(", ")
    }
}

/// What is wrong, in the reader's language.
fn sentence(frame: &Frame, finding: &Finding) -> String {
    let said = finding
        .kind
        .arguments()
        .into_iter()
        .fold(frame.say(finding.kind.message_key()), |said, (name, value)| said.word(name, value));
    said.plain()
}

async fn one(visit: StaffVisit<SeeReviews>) -> Outcome<Answer> {
    let (id, may_see) = (visit.id::<ReviewId>("review")?, visit.may().clone());
    let office = publisher(&visit);
    let reading = office.clone();
    let (draft, colleagues) = visit
        .read("read-review", move |tx| Ok((Draft::read(tx, id, &reading)?, accounts::names(tx, &may_see.names())?)))
        .await?;
    let mut page = review_page(visit.frame("review-one-title"), &office, draft, colleagues);
    let role = visit.may().role();
    page.may_write = may(role, WriteReview::NAME);
    page.may_approve = may(role, ApproveReview::NAME);
    page.may_publish = may(role, PublishReview::NAME);
    page.may_release = may(role, ReleaseSmallCells::NAME);
    // A link with these words can be made by anybody: what is said is what is so.
    page.just_published = visit.query("published").is_some() && !page.draft.editions.is_empty();
    page.just_approved = visit.query("approved").is_some() && page.draft.approval().is_some();
    Answer::page(&page)
}

fn review_page(frame: Frame, office: &Publisher, draft: Draft, colleagues: Colleagues) -> ReviewPage {
    let half = half_words(&frame, draft.review.dates.half);
    let of_text = |chapter: ChapterKind, language: Language| {
        let findings = draft.findings.iter();
        findings
            .filter(|finding| finding.chapter == chapter && finding.language == language)
            .cloned()
            .collect::<Vec<_>>()
    };
    let (mut chapters, mut wrong) = (Vec::new(), Vec::new());
    for &chapter in ChapterKind::ALL {
        let mut texts = Vec::new();
        for &language in Language::ALL {
            let findings = of_text(chapter, language);
            let version = draft.text(chapter, language).cloned();
            // A text that nobody has written yet is seen in the table.
            let is_written = version.is_some();
            texts.push(TextShown { language, version, findings: findings.len() });
            if is_written && !findings.is_empty() {
                wrong.push(FindingsShown { chapter, language, findings });
            }
        }
        chapters.push((chapter, texts));
    }
    ReviewPage {
        days: DaysShown::of(&frame, draft.review.dates),
        claims: draft.claims(frame.language(), office),
        frame,
        half,
        colleagues,
        chapters,
        wrong,
        draft,
        may_write: false,
        may_approve: false,
        may_publish: false,
        may_release: false,
        just_published: false,
        just_approved: false,
    }
}

#[cfg(test)]
mod tests {
    use crate::review::Difference;
    use lyhty_base::{AccountId, EditionId, Identity as _, Moment, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::review::Notes;
    use crate::review::draft::samples::draft;
    use crate::review::tests::publisher;

    impl Samples for ListPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let chance = SeededChance::new(3);
            let half = Half::first_of(2018);
            let at = Moment::from_milliseconds(1_533_900_000_000);
            let review = Review { id: ReviewId::fresh(&chance), dates: Dates::of(half), at };
            let notes = ["<note>"; 3].map(str::to_owned);
            let [english, finnish, swedish] = notes;
            let notes = Some(Notes { english, finnish, swedish });
            let account = AccountId::fresh(&chance);
            let newest = Edition { id: EditionId::fresh(&chance), half, number: 2, published_at: at, notes, account };
            let listed = |newest| Listed { review, words: half_words(frame, half), newest };
            let mut wrong = Form::empty();
            wrong.add("half", Refusal::new("review-half-has-one"));
            let page =
                |form, listed, may_write| Self { frame: frame.clone(), form, listed, halves: vec![half], may_write };
            vec![page(Form::empty(), Vec::new(), false), page(wrong, vec![listed(Some(newest)), listed(None)], true)]
        }
    }

    impl Samples for ReviewPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let office = publisher(false);
            let mut pages = Vec::new();
            for (is_written, is_published) in [(false, false), (true, false), (true, true)] {
                let mut draft = draft(&office, is_written, is_published);
                if is_published {
                    let path = "proposals.received".to_owned();
                    let one = Difference { path, before: 9, now: 10, since: 1, released: false };
                    draft.differences = vec![Difference { released: true, ..one.clone() }, one];
                }
                let page = review_page(frame.clone(), &office, draft, Colleagues::default());
                let all = is_written;
                pages.push(Self {
                    may_write: all,
                    may_approve: all,
                    may_publish: all,
                    may_release: is_published,
                    just_published: is_published,
                    just_approved: all,
                    ..page
                });
            }
            let mut wrong = draft(&office, true, false);
            wrong.texts[4].body = "There were 10 of <them>.".to_owned();
            wrong.composed(&office);
            pages.push(Self { may_write: true, ..review_page(frame.clone(), &office, wrong, Colleagues::default()) });
            let mut unreleased = draft(&office, true, false);
            unreleased.numbers = None;
            pages.push(review_page(frame.clone(), &office, unreleased, Colleagues::default()));
            pages
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ListPage>();
        shows_every_sample::<ReviewPage>();
    }
}
