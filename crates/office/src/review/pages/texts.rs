//! Writing a chapter in a language, and its history.

use askama::Template;
use lyhty_base::{Language, Outcome, Problem, Refusal, ReviewId};
use lyhty_web::components::{TextArea, TextField};
use lyhty_web::policy::{SeeReviews, WriteReview};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, Visit};

use super::{publisher, sentence};
use crate::accounts::{self, Colleagues};
use crate::review::manuscript::{ChapterKind, Finding, InsertHelp, Manuscript, inserts_help};
use crate::review::{Draft, TextVersion, Written, rows, save_text};
use crate::statistics::{figure_name, half_words};

/// The longest heading, in characters.
const TITLE_MOST: usize = 300;
/// The longest text, in characters.
const BODY_MOST: usize = 30_000;

/// The pages of texts.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<WriteReview>(Method::Get, "/{language}/staff/reviews/{review}/texts/{text}", edit)
        .staff::<WriteReview>(Method::Post, "/{language}/staff/reviews/{review}/texts/{text}", save)
        .staff::<SeeReviews>(Method::Get, "/{language}/staff/reviews/{review}/texts/{text}/history", history)
}

/// A figure that can be put into a text.
struct FigureShown {
    path: String,
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "review/pages/text.html")]
struct TextPage {
    frame: Frame,
    form: Form,
    id: ReviewId,
    half: String,
    chapter: ChapterKind,
    language: Language,
    /// What a colleague saved meanwhile.
    other: Option<TextVersion>,
    colleagues: Colleagues,
    /// What is wrong in what stands in the form.
    findings: Vec<Finding>,
    figures: Vec<FigureShown>,
    inserts: &'static [InsertHelp],
    just_saved: bool,
}

impl TextPage {
    fn title_field(&self) -> TextField<'_> {
        self.frame.text_field(&self.form, "title", "review-field-title").written_in(self.language)
    }

    fn body_field(&self) -> TextArea<'_> {
        let field = self.frame.text_area(&self.form, "body", "review-field-body").written_in(self.language);
        field.hint("review-field-body-hint").rows(24).most(30_000)
    }

    fn sentence(&self, finding: &Finding) -> String {
        sentence(&self.frame, finding)
    }
}

/// The text that a path is about: `fi-introduction`.
fn text_of(visit: &Visit) -> Outcome<(ChapterKind, Language)> {
    let (language, chapter) = visit.path("text").split_once('-').ok_or(Problem::Absent)?;
    let language = language.parse().map_err(|_| Problem::Absent)?;
    Ok((chapter.parse().map_err(|_| Problem::Absent)?, language))
}

async fn edit(visit: StaffVisit<WriteReview>) -> Outcome<Answer> {
    let mut page = text_page(&visit, None).await?;
    page.just_saved = visit.query("saved").is_some();
    Answer::page(&page)
}

async fn save(visit: StaffVisit<WriteReview>) -> Outcome<Answer> {
    let (id, (chapter, language)) = (visit.id::<ReviewId>("review")?, text_of(&visit)?);
    let mut form = visit.form();
    let title = form.required_text::<TITLE_MOST>("title");
    let body = form.required_text::<BODY_MOST>("body");
    let upon: i64 = form.value("upon").parse().unwrap_or(0);
    let mut moved = false;
    if !form.has_problems() {
        let written =
            Written { chapter, language, upon, title: title.as_str().to_owned(), body: body.as_str().to_owned() };
        let may = visit.may().clone();
        match visit.write("save-review-text", move |tx| save_text(tx, &may, id, &written)).await {
            Ok(()) => {
                let place = format!("/staff/reviews/{id}/texts/{language}-{}?saved=yes", chapter.word());
                return Ok(Answer::to(visit.to(&place)));
            }
            Err(problem) => {
                moved = matches!(&problem, Problem::Refusal(Refusal { key: "review-text-moved", .. }));
                form.take(problem)?;
            }
        }
    }
    let mut page = text_page(&visit, Some(form)).await?;
    if !moved {
        page.other = None;
    } else if let Some(other) = &page.other {
        // Sent again, it is written upon what was just shown.
        page.form.set("upon", other.version.to_string());
    }
    Answer::form(&page.form.clone(), &page)
}

async fn text_page(visit: &StaffVisit<WriteReview>, typed: Option<Form>) -> Outcome<TextPage> {
    let (id, (chapter, language)) = (visit.id::<ReviewId>("review")?, text_of(visit)?);
    let (office, may) = (publisher(visit), visit.may().clone());
    let reading = office.clone();
    let (draft, colleagues) = visit
        .read("read-review-text", move |tx| Ok((Draft::read(tx, id, &reading)?, accounts::names(tx, &may.names())?)))
        .await?;
    let frame = visit.frame("review-text-title");
    let saved = draft.text(chapter, language).cloned();
    let form = typed.unwrap_or_else(|| {
        let mut form = Form::empty();
        form.set("upon", saved.as_ref().map_or(0, |saved| saved.version).to_string());
        if let Some(saved) = &saved {
            form.set("title", saved.title.as_str());
            form.set("body", saved.body.as_str());
        }
        form
    });
    let standing = Manuscript { title: form.value("title").to_owned(), body: form.value("body").to_owned() };
    let is_written = !standing.title.is_empty() || !standing.body.is_empty();
    let preview = is_written.then(|| draft.preview(chapter, language, &standing, &office)).flatten();
    let figures = draft.numbers.iter().flat_map(|numbers| &numbers.values);
    let figures = figures.map(|(path, value)| FigureShown {
        path: path.clone(),
        name: figure_name(&frame, path),
        value: value.to_string(),
    });
    Ok(TextPage {
        figures: figures.collect(),
        half: half_words(&frame, draft.review.dates.half),
        findings: preview.map(|preview| preview.findings).unwrap_or_default(),
        frame,
        form,
        id,
        chapter,
        language,
        other: saved,
        colleagues,
        inserts: inserts_help(),
        just_saved: false,
    })
}

#[derive(Template)]
#[template(path = "review/pages/history.html")]
struct HistoryPage {
    frame: Frame,
    id: ReviewId,
    half: String,
    chapter: ChapterKind,
    language: Language,
    versions: Vec<TextVersion>,
    colleagues: Colleagues,
}

async fn history(visit: StaffVisit<SeeReviews>) -> Outcome<Answer> {
    let (id, (chapter, language)) = (visit.id::<ReviewId>("review")?, text_of(&visit)?);
    let may = visit.may().clone();
    let (review, versions, colleagues) = visit
        .read("read-review-history", move |tx| {
            let review = rows::find(tx, id)?;
            Ok((review, rows::versions(tx, id, chapter, language)?, accounts::names(tx, &may.names())?))
        })
        .await?;
    let frame = visit.frame("review-history-title");
    let half = half_words(&frame, review.dates.half);
    Answer::page(&HistoryPage { frame, id, half, chapter, language, versions, colleagues })
}

#[cfg(test)]
mod tests {
    use lyhty_base::{AccountId, Identity as _, Moment, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::review::draft::samples::draft;
    use crate::review::tests::publisher;

    fn version() -> TextVersion {
        TextVersion {
            language: Language::Finnish,
            chapter: ChapterKind::Introduction,
            version: 3,
            title: "<Heading>".to_owned(),
            body: "<Text>\n\n{figure: proposals.received}".to_owned(),
            account: AccountId::fresh(&SeededChance::new(5)),
            at: Moment::from_milliseconds(1_533_900_000_000),
        }
    }

    impl Samples for TextPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let office = publisher(false);
            let draft = draft(&office, true, false);
            let (chapter, language) = (ChapterKind::Introduction, Language::Finnish);
            let page = |form: Form, other, findings, figures| Self {
                frame: frame.clone(),
                form,
                id: draft.review.id,
                half: "<half>".to_owned(),
                chapter,
                language,
                other,
                colleagues: Colleagues::default(),
                findings,
                figures,
                inserts: inserts_help(),
                just_saved: true,
            };
            let mut wrong = Form::empty();
            wrong.set("title", "<mine>");
            wrong.set("body", "10 <mine>");
            wrong.add("", Refusal::new("review-text-moved"));
            let mine = Manuscript { title: "<mine>".to_owned(), body: "10 <mine>".to_owned() };
            let preview = draft.preview(chapter, language, &mine, &office).expect("figures are there");
            assert!(!preview.findings.is_empty(), "a number that somebody typed");
            let (path, name, value) = ("proposals.received".to_owned(), "<name>".to_owned(), "10".to_owned());
            vec![
                page(Form::empty(), None, Vec::new(), Vec::new()),
                page(wrong, Some(version()), preview.findings, vec![FigureShown { path, name, value }]),
            ]
        }
    }

    impl Samples for HistoryPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let office = publisher(false);
            let page = |versions| Self {
                frame: frame.clone(),
                id: draft(&office, false, false).review.id,
                half: "<half>".to_owned(),
                chapter: ChapterKind::Contact,
                language: Language::Swedish,
                versions,
                colleagues: Colleagues::default(),
            };
            vec![page(Vec::new()), page(vec![version(), version()])]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<TextPage>();
        shows_every_sample::<HistoryPage>();
    }
}
