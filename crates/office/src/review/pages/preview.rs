//! The review as it would be published, in the language of the page.

use askama::Template;
use lyhty_base::{Outcome, ReviewId};
use lyhty_paper::{Cover, Document};
use lyhty_web::policy::SeeReviews;
use lyhty_web::{Answer, Frame, Method, Routes, StaffVisit};

use super::publication::Publication;
use super::publisher;
use crate::review::manuscript::{ChapterKind, Composition, Words as _};
use crate::review::printing::print;
use crate::review::publisher::Around;
use crate::review::{Draft, Publisher};

/// The previews.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.staff::<SeeReviews>(Method::Get, "/{language}/staff/reviews/{review}/preview", preview).staff::<SeeReviews>(
        Method::Get,
        "/{language}/staff/reviews/{review}/preview.pdf",
        preview_pdf,
    )
}

#[derive(Template)]
#[template(path = "review/pages/preview.html")]
struct PreviewPage {
    frame: Frame,
    id: ReviewId,
    /// Nothing is written in this language, or there are no figures yet.
    document: Option<Document>,
    is_whole: bool,
}

impl PreviewPage {
    fn publication(&self) -> Option<Publication<'_>> {
        self.document.as_ref().map(|document| Publication::new(&self.frame, document))
    }
}

async fn read(visit: &StaffVisit<SeeReviews>) -> Outcome<(ReviewId, Draft, Publisher)> {
    let (id, office) = (visit.id::<ReviewId>("review")?, publisher(visit));
    let reading = office.clone();
    let draft = visit.read("preview-review", move |tx| Draft::read(tx, id, &reading)).await?;
    Ok((id, draft, office))
}

async fn preview(visit: StaffVisit<SeeReviews>) -> Outcome<Answer> {
    let (id, draft, office) = read(&visit).await?;
    let document = document(&visit, &draft, &office);
    let frame = visit.frame("review-preview-title");
    Answer::page(&PreviewPage { frame, id, document, is_whole: draft.content().is_some() })
}

async fn preview_pdf(visit: StaffVisit<SeeReviews>) -> Outcome<Answer> {
    let (_, draft, office) = read(&visit).await?;
    let document = document(&visit, &draft, &office).ok_or(lyhty_base::Problem::refusal("review-preview-none"))?;
    let bytes = visit.derive(move || print(&document)).await??;
    let name = format!("preview-{}-{}.pdf", draft.review.dates.half, visit.language());
    Ok(Answer::download(&name, "application/pdf", bytes))
}

/// What would be published; while something is wrong, every chapter as far as it goes.
fn document(visit: &StaffVisit<SeeReviews>, draft: &Draft, office: &Publisher) -> Option<Document> {
    let language = visit.language();
    let around = Around {
        dates: draft.review.dates,
        day: visit.now().helsinki_day(),
        edition: draft.next_edition(),
        is_draft: true,
        note: draft.notes().map(|notes| notes.of(language)),
    };
    if let Some(content) = draft.content() {
        let found = content.compositions.iter().find(|(candidate, _)| *candidate == language);
        return found.map(|(_, composition)| office.document(language, composition, &around));
    }
    let manuscripts = draft.manuscripts();
    let cover = Cover {
        kicker: office.say(language, "review-cover-kicker", &[]),
        title: office.frame(language).plain("review-public-title"),
        figures: Vec::new(),
    };
    let mut composition = Composition { title: cover.title.clone(), cover, chapters: Vec::new(), contact: None };
    let mut is_empty = true;
    for &kind in ChapterKind::ALL {
        let Some(text) = manuscripts.get(kind, language) else { continue };
        let shown = draft.preview(kind, language, text, office)?;
        is_empty = false;
        composition.put(kind, shown);
    }
    (!is_empty).then(|| office.document(language, &composition, &around))
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::review::draft::samples::draft;
    use crate::review::tests::publisher;

    impl Samples for PreviewPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let office = publisher(true);
            let draft = draft(&office, true, false);
            let day = "2018-08-10".parse().unwrap();
            let around = Around { dates: draft.review.dates, day, edition: 1, is_draft: true, note: Some("<note>") };
            let composition = &draft.content().expect("content").compositions[0].1;
            let document = office.document(frame.language(), composition, &around);
            let page = |document, is_whole| Self { frame: frame.clone(), id: draft.review.id, document, is_whole };
            vec![page(None, false), page(Some(document.clone()), false), page(Some(document), true)]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<PreviewPage>();
    }
}
