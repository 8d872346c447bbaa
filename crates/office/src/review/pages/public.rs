//! What everybody sees: the archive of all editions, one edition, and its files. No cookie, no form, nothing about the visitor.

use askama::Template;
use lyhty_base::{Half, Language, Outcome, Problem};
use lyhty_paper::Document;
use lyhty_web::{Answer, Frame, Method, Routes, Visit};

use super::publication::Publication;
use crate::review::{Edition, Format, Publisher, edition, rows};
use crate::statistics::half_words;

/// The pages and files for everybody.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .open(Method::Get, "/{language}/reviews", archive)
        .open(Method::Get, "/{language}/reviews/{half}", newest)
        .open(Method::Get, "/{language}/reviews/{half}/{edition}", one)
        .open(Method::Get, "/{language}/reviews/{half}/{edition}/review.pdf", pdf)
        .open(Method::Get, "/{language}/reviews/{half}/{edition}/figures.csv", csv)
        .open(Method::Get, "/{language}/reviews/{half}/{edition}/figures.json", json)
}

/// The editions of a half, the newest first.
struct HalfShown {
    words: String,
    editions: Vec<Edition>,
}

#[derive(Template)]
#[template(path = "review/pages/archive.html")]
struct ArchivePage {
    frame: Frame,
    halves: Vec<HalfShown>,
}

async fn archive(visit: Visit) -> Outcome<Answer> {
    let editions = visit.read("list-editions", |tx| Ok(rows::editions(tx)?)).await?;
    let frame = visit.frame("review-archive-title");
    let halves = by_half(&frame, editions);
    Ok(Answer::page(&ArchivePage { frame, halves })?.for_everybody())
}

fn by_half(frame: &Frame, editions: Vec<Edition>) -> Vec<HalfShown> {
    let mut halves: Vec<HalfShown> = Vec::new();
    for edition in editions {
        match halves.last_mut() {
            Some(last) if last.editions.first().is_some_and(|first| first.half == edition.half) => {
                last.editions.push(edition);
            }
            _ => halves.push(HalfShown { words: half_words(frame, edition.half), editions: vec![edition] }),
        }
    }
    halves
}

#[derive(Template)]
#[template(path = "review/pages/edition.html")]
struct EditionPage {
    frame: Frame,
    document: Document,
    edition: Edition,
    editions: Vec<Edition>,
}

impl EditionPage {
    fn publication(&self) -> Publication<'_> {
        Publication::new(&self.frame, &self.document)
    }

    fn is_newest(&self) -> bool {
        self.editions.first().is_none_or(|newest| newest.number == self.edition.number)
    }
}

async fn newest(visit: Visit) -> Outcome<Answer> {
    show(visit, None).await
}

async fn one(visit: Visit) -> Outcome<Answer> {
    let number = number(&visit)?;
    show(visit, Some(number)).await
}

async fn show(visit: Visit, number: Option<i64>) -> Outcome<Answer> {
    let (half, language) = (visit.id::<Half>("half")?, visit.language());
    let (document, edition, editions) = visit
        .read("read-edition", move |tx| {
            let (found, editions) = edition::find(tx, half, number)?;
            Ok((edition::document(tx, found.id, language)?, found, editions))
        })
        .await?;
    let frame = visit.frame("review-public-title").called(document.title.clone());
    Ok(Answer::page(&EditionPage { frame, document, edition, editions })?.for_everybody())
}

/// A number has one spelling, so that an edition has one address.
fn number(visit: &Visit) -> Outcome<i64> {
    let number: i64 = visit.id("edition")?;
    if number.to_string() == visit.path("edition") { Ok(number) } else { Err(Problem::Absent) }
}

async fn pdf(visit: Visit) -> Outcome<Answer> {
    file(visit, Format::Pdf, "application/pdf").await
}

async fn csv(visit: Visit) -> Outcome<Answer> {
    file(visit, Format::Csv, "text/csv; charset=utf-8").await
}

async fn json(visit: Visit) -> Outcome<Answer> {
    file(visit, Format::Json, "application/json").await
}

async fn file(visit: Visit, format: Format, media_type: &'static str) -> Outcome<Answer> {
    let (half, number, language) = (visit.id::<Half>("half")?, number(&visit)?, visit.language());
    let bytes = visit
        .read("read-review-file", move |tx| {
            let (found, _) = edition::find(tx, half, Some(number))?;
            rows::file(tx, found.id, language, format)?.ok_or(Problem::Absent)
        })
        .await?;
    let name = format!("{}-{half}-{number}-{language}.{}", stem(format), format.word());
    Ok(Answer::download(&name, media_type, bytes).lasting_for_everybody())
}

const fn stem(format: Format) -> &'static str {
    match format {
        Format::Pdf | Format::Html => "review",
        Format::Csv | Format::Json => "figures",
    }
}

/// A publication as one file of HTML that needs nothing else.
#[derive(Template)]
#[template(path = "review/pages/standalone.html")]
struct Standalone<'a> {
    frame: &'a Frame,
    document: &'a Document,
}

impl Standalone<'_> {
    fn publication(&self) -> Publication<'_> {
        Publication::new(self.frame, self.document)
    }
}

/// A publication as one file of HTML, with the style sheet in it.
///
/// # Errors
/// A fault when the template can't be written out.
pub(in crate::review) fn standalone(
    publisher: &Publisher,
    language: Language,
    document: &Document,
) -> Outcome<Vec<u8>> {
    let frame = publisher.frame(language);
    let page = Standalone { frame: &frame, document };
    Ok(page.render().map_err(Problem::fault)?.into_bytes())
}

#[cfg(test)]
mod tests {
    use lyhty_base::{AccountId, EditionId, Identity as _, Moment, SeededChance};
    use lyhty_paper::{Block, Cell, Chapter, Chart, ChartKind, MarginFigure, Point, Run, Series, Table};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::review::Notes;
    use crate::review::draft::samples::draft;
    use crate::review::publisher::Around;
    use crate::review::tests::publisher;

    fn edition(number: i64) -> Edition {
        let chance = SeededChance::new(9);
        let [english, finnish, swedish] = ["<note>"; 3].map(str::to_owned);
        Edition {
            id: EditionId::fresh(&chance),
            half: Half::first_of(2018),
            number,
            published_at: Moment::from_milliseconds(1_533_900_000_000),
            notes: (number > 1).then_some(Notes { english, finnish, swedish }),
            account: AccountId::fresh(&chance),
        }
    }

    /// A publication in which everything that a publication can have stands once.
    fn everything(language: Language) -> Document {
        let office = publisher(true);
        let draft = draft(&office, true, true);
        let day = "2018-08-10".parse().unwrap();
        let around = Around { dates: draft.review.dates, day, edition: 2, is_draft: false, note: Some("<note>") };
        let composition = &draft.content().expect("content").compositions[0].1;
        let mut document = office.document(language, composition, &around);
        let table = Table {
            caption: "<caption>".to_owned(),
            headings: vec!["<a>".to_owned(), "<b>".to_owned(), "<c>".to_owned()],
            rows: vec![vec![Cell::heading("<row>"), Cell::text("<words>"), Cell::number("7")]],
            note: "<n>".to_owned(),
        };
        let points = |value| {
            vec![
                Point { label: "<one>".to_owned(), value, mark: true },
                Point { label: "<two>".to_owned(), value: 3, mark: false },
            ]
        };
        let series = |value| Series { label: "<series>".to_owned(), points: points(value) };
        let chart = |kind, series| Chart {
            title: "<What it shows>".to_owned(),
            kind,
            series,
            note: "<n = 10>".to_owned(),
            alternative: "\"quoted\" & <alternative>".to_owned(),
            table: table.clone(),
        };
        let contact =
            || vec![vec![Run::strong("<Office>")], vec![Run::plain("<mail>").to("mailto:office@example.org")]];
        document.chapters.push(Chapter {
            anchor: "everything".to_owned(),
            title: "<Everything>".to_owned(),
            margin_figure: Some(MarginFigure { number: "7".to_owned(), words: "<words>".to_owned() }),
            blocks: vec![
                Block::Heading { level: 2, text: "<two>".to_owned() },
                Block::Heading { level: 3, text: "<three>".to_owned() },
                Block::Heading { level: 4, text: "<four>".to_owned() },
                Block::Paragraph(vec![
                    Run::plain("<plain> "),
                    Run::strong("<strong>").in_language(Language::Swedish).to("https://example.org/?a=1&b=\"2\""),
                    Run::emphasised("<stressed>"),
                ]),
                Block::Items { ordered: true, items: vec![vec![Run::plain("<item>")]] },
                Block::Items { ordered: false, items: vec![vec![Run::plain("<item>")]] },
                Block::Quote(vec![Run::plain("<quote>")]),
                Block::Figure { number: "7".to_owned(), words: "<words>".to_owned() },
                Block::Chart(chart(ChartKind::Bars, vec![series(5)])),
                Block::Chart(chart(ChartKind::Lines, vec![series(5), series(8)])),
                Block::Table(table.clone()),
                Block::Notice { title: "<notice>".to_owned(), runs: vec![Run::plain("<runs>")] },
                Block::Emblem { alternative: "<emblem>".to_owned(), lines: vec!["<supported by>".to_owned()] },
                Block::Contact { lines: contact() },
            ],
        });
        document.contact = Some(Chapter {
            anchor: "contact".to_owned(),
            title: "<Contact>".to_owned(),
            margin_figure: None,
            blocks: vec![Block::Contact { lines: contact() }],
        });
        document
    }

    impl Samples for ArchivePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let halves = by_half(frame, vec![edition(2), edition(1)]);
            assert_eq!(halves.len(), 1, "one half with two editions");
            vec![Self { frame: frame.clone(), halves: Vec::new() }, Self { frame: frame.clone(), halves }]
        }
    }

    impl Samples for EditionPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |number| Self {
                frame: frame.clone(),
                document: everything(frame.language()),
                edition: edition(number),
                editions: vec![edition(2), edition(1)],
            };
            vec![page(1), page(2)]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ArchivePage>();
        shows_every_sample::<EditionPage>();
    }

    #[test]
    fn a_publication_as_one_file_needs_nothing_else() {
        let file = standalone(&publisher(false), Language::Finnish, &everything(Language::Finnish)).expect("a file");
        let file = String::from_utf8(file).expect("text");
        assert!(file.contains("<html lang=\"fi\"") && file.contains("&#60;Everything&#62;"), "{file}");
        for outside in ["<link", "<script", "src=", "url("] {
            assert!(!file.contains(outside), "{outside}");
        }
    }
}
