//! A review from its first text to its correction, through the same door as everybody and without JavaScript.

use lyhty_base::{Day, FactId, Half, Identity as _, Language, Moment, Month, Outcome, SeededChance};
use lyhty_office::facts::{self, ProposalFact};
use lyhty_office::review::{Format, Publisher, edition_file};
use lyhty_store::{Actor, Tx};
use lyhty_web::policy::Role;
use lyhty_web::testing::Browser;
use lyhty_web::walker::{Seen, Walker};

use crate::office::{TestOffice, on_both_engines};

/// Every chapter in the order of a review.
const CHAPTERS: [&str; 12] = [
    "cover",
    "introduction",
    "website",
    "campaign",
    "training",
    "feature",
    "new-clients",
    "proposers",
    "outcome",
    "all-clients",
    "personnel",
    "contact",
];

/// Sets the clock to noon of a day.
fn on(office: &TestOffice, day: &str) {
    let day: Day = day.parse().expect("a day");
    let mut moment = Moment::from_milliseconds(1_500_000_000_000);
    while moment.helsinki_day() < day {
        moment = moment.plus_hours(12);
    }
    office.clock.set(moment.plus_hours(6));
}

/// So many proposals of lawyers arrive, noted on the day of the clock. The number may leave the office: it is not small.
fn arrive(office: &TestOffice, seed: u64, number: usize) {
    let write = move |tx: &mut Tx<'_>| -> Outcome<()> {
        let chance = SeededChance::new(seed);
        let arrived: Month = "2018-03".parse().expect("a month");
        let fact = ProposalFact { arrived, proposer_kind: "lawyer", outcome: "awaiting", ended: None };
        (0..number).try_for_each(|_| facts::note_proposal(tx, FactId::fresh(&chance), &fact))
    };
    office.test.store.write_blocking("facts", Actor::Duty("test"), write).expect("they are noted");
}

/// Simple texts of a chapter, right in every language.
fn text(chapter: &str, language: Language) -> (&'static str, &'static str) {
    match (chapter, language) {
        ("cover", Language::English) => ("Semiannual review {half}", "- {figure: proposals.received} proposals"),
        ("cover", Language::Finnish) => ("Puolivuotiskatsaus {half}", "- {figure: proposals.received} esitystä"),
        ("cover", Language::Swedish) => ("Halvårsöversikt {half}", "- {figure: proposals.received} framställningar"),
        ("introduction", Language::English) => ("Introduction", "We received {figure: proposals.received, proposal}."),
        ("introduction", Language::Finnish) => ("Johdanto", "Saimme {figure: proposals.received, proposal}."),
        ("introduction", Language::Swedish) => ("Inledning", "Vi fick {figure: proposals.received, proposal}."),
        (_, Language::English) => ("Heading", "A sentence without a number."),
        (_, Language::Finnish) => ("Otsikko", "Lause ilman lukua."),
        (_, Language::Swedish) => ("Rubrik", "En mening utan tal."),
    }
}

/// The office at a review: who works on it, and where it lies.
struct Desk<'a> {
    office: &'a TestOffice,
    review: String,
}

impl Desk<'_> {
    fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.review)
    }

    /// Saves a text as somebody who has looked at it.
    async fn save(&self, walker: &mut Walker, place: &str, title: &str, body: &str) -> Seen {
        let path = self.path(&format!("/texts/{place}"));
        let upon = walker.get(&path).await.expect("a page").hidden("upon").expect("a version");
        walker.post(&path, &[("title", title), ("body", body), ("upon", &upon)]).await.expect("an answer")
    }

    /// Somebody tries to approve what the page shows.
    async fn approve(&self, walker: &mut Walker) -> Seen {
        let path = self.path("/approve");
        let digest = walker.get(&path).await.expect("a page").hidden("digest").unwrap_or_default();
        walker.post(&path, &[("digest", &digest)]).await.expect("an answer")
    }
}

/// Begins the review of early 2018 and writes all its texts.
async fn written<'a>(office: &'a TestOffice, editor: &mut Walker) -> Desk<'a> {
    let begun = editor.fill("/en/staff/reviews", &[("half", "2018-1"), ("later", "1")]).await.expect("an answer");
    assert_eq!(begun.status, 303, "{}", begun.text);
    let desk = Desk { office, review: begun.location.expect("the review") };
    for chapter in CHAPTERS {
        for &language in Language::ALL {
            let (title, body) = text(chapter, language);
            let saved = desk.save(editor, &format!("{language}-{chapter}"), title, body).await;
            assert_eq!(saved.status, 303, "{chapter} {language}: {}", saved.text);
        }
    }
    desk
}

fn refused(seen: &Seen, sentence: &str) {
    assert_eq!(seen.status, 422, "{sentence}: {}", seen.text);
    assert!(seen.text.contains(sentence), "{sentence}: {}", seen.text);
}

const ROLES: &[Role] = &[Role::Editor, Role::SeniorAdviser];

#[test]
fn a_review_is_written_approved_by_a_second_person_published_and_corrected_in_the_open() {
    on_both_engines(ROLES, |office| {
        on(office, "2018-06-20");
        arrive(office, 1, 10);
        on(office, "2018-08-10");
        let first = office.walk(first_edition(office));
        // The register learns more; what was published stays.
        on(office, "2018-07-20");
        arrive(office, 2, 5);
        on(office, "2018-08-20");
        office.walk(second_edition(office, &first));
        // One more: whoever has both editions would know of one person.
        on(office, "2018-07-20");
        arrive(office, 6, 1);
        on(office, "2018-08-30");
        office.walk(third_edition(office, &first));
        let publisher = Publisher::at(&office.desk);
        let half: Half = "2018-1".parse().expect("a half");
        for (format, begins) in
            [(Format::Pdf, "%PDF"), (Format::Html, "<!doctype html>"), (Format::Csv, "\u{feff}\"path\"")]
        {
            let bytes = edition_file(&office.test.store, &publisher, half, Language::Finnish, format);
            let bytes = bytes.expect("it is read").expect("it is published");
            assert!(bytes.starts_with(begins.as_bytes()), "{format:?}");
        }
        let none = edition_file(&office.test.store, &publisher, half.years_earlier(1), Language::Finnish, Format::Pdf);
        assert!(none.expect("it is looked for").is_none());
    });
}

/// Everything of a published edition: what a reader gets.
struct Published {
    review: String,
    page: String,
    json: String,
}

async fn first_edition(office: &TestOffice) -> Published {
    let mut editor = office.staff(Role::Editor).await;
    let desk = written(office, &mut editor).await;
    let mut director = office.staff(Role::Director).await;

    // A number typed by hand is refused with its place and what it may mean.
    let wrong = desk.save(&mut editor, "en-introduction", "Introduction", "We received 10 proposals.").await;
    assert_eq!(wrong.status, 303, "a draft may be wrong: {}", wrong.text);
    let page = editor.get(&desk.path("")).await.expect("the review");
    assert!(page.text.contains("Line 1, character 13"), "{}", page.text);
    assert!(page.text.contains("proposals.received"), "it says what the number may mean: {}", page.text);
    refused(&desk.approve(&mut director).await, "has to be mended");
    let (title, body) = text("introduction", Language::English);
    assert_eq!(desk.save(&mut editor, "en-introduction", title, body).await.status, 303);

    // Whoever wrote any of it can't approve it, and nothing is published without an approval.
    let mut adviser = office.staff(Role::SeniorAdviser).await;
    let changed = desk.save(&mut adviser, "sv-website", "Rubrik", "En annan mening utan tal.").await;
    assert_eq!(changed.status, 303);
    refused(&desk.approve(&mut adviser).await, "You wrote part of this edition");
    // A colleague's later version of the same text does not make its first writer a second person.
    let mended = desk.save(&mut editor, "sv-website", "Rubrik", "En annan mening utan något tal.").await;
    assert_eq!(mended.status, 303, "{}", mended.text);
    refused(&desk.approve(&mut adviser).await, "You wrote part of this edition");
    refused(&editor.fill(&desk.path("/publish"), &[]).await.expect("an answer"), "has approved");
    let old = director.post(&desk.path("/approve"), &[("digest", "0")]).await.expect("an answer");
    refused(&old, "has changed since");
    let approved = desk.approve(&mut director).await;
    assert_eq!(approved.status, 303, "{}", approved.text);

    // An approval is of exactly what it was given to.
    assert_eq!(desk.save(&mut editor, "fi-campaign", "Otsikko", "Toinen lause.").await.status, 303);
    refused(&editor.fill(&desk.path("/publish"), &[]).await.expect("an answer"), "has approved");
    assert_eq!(desk.approve(&mut director).await.status, 303);
    let published = editor.fill(&desk.path("/publish"), &[]).await.expect("an answer");
    assert_eq!(published.status, 303, "{}", published.text);
    refused(&editor.fill(&desk.path("/publish"), &[]).await.expect("an answer"), "what is corrected");

    everybody_reads(office).await;
    let mut reader = Browser::new(&office.site);
    let page = reader.get("/en/reviews/2018-1/1").await.text;
    let json = reader.get("/en/reviews/2018-1/1/figures.json").await.text;
    assert!(json.contains("\"proposals.received\": 10"), "{json}");
    Published { review: desk.review.clone(), page: article(&page).to_owned(), json }
}

/// The publication in its page.
fn article(page: &str) -> &str {
    let (_, rest) = page.split_once("<article").expect("a publication");
    rest.split_once("</article>").expect("its end").0
}

async fn everybody_reads(office: &TestOffice) {
    let mut reader = Browser::new(&office.site);
    for &language in Language::ALL {
        let page = reader.get(&format!("/{language}/reviews/2018-1")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("10"), "{}", page.text);
        assert_eq!(page.header("set-cookie"), None);
        assert_eq!(page.header("cache-control"), Some("public, no-cache"));
        let mark = page.header("etag").expect("a mark").to_owned();
        let again = reader.clone().always("if-none-match", &mark).get(&format!("/{language}/reviews/2018-1")).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""), "{language}");
        let file = |name: &str| format!("/{language}/reviews/2018-1/1/{name}");
        let pdf = reader.get(&file("review.pdf")).await;
        assert!(pdf.text.starts_with("%PDF"), "{language}");
        assert_eq!(pdf.header("cache-control"), Some("public, max-age=86400"));
        let csv = reader.get(&file("figures.csv")).await;
        assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
        assert!(csv.text.contains("\"proposals.received\"") && csv.text.contains("\"10\""), "{}", csv.text);
        let archive = reader.get(&format!("/{language}/reviews")).await;
        assert!(archive.text.contains("/reviews/2018-1/1/review.pdf"), "{}", archive.text);
    }
    for absent in ["/en/reviews/2017-1", "/en/reviews/2018-1/2", "/en/reviews/2018-1/01", "/en/reviews/x/1"] {
        assert_eq!(reader.get(absent).await.status, 404, "{absent}");
    }
}

async fn second_edition(office: &TestOffice, first: &Published) {
    let desk = Desk { office, review: first.review.clone() };
    let mut editor = office.staff(Role::Editor).await;
    let mut director = office.staff(Role::Director).await;
    refused(&desk.approve(&mut director).await, "what is corrected");
    let lacking = [("note-en", "Five more proposals."), ("note-fi", ""), ("note-sv", "")];
    assert_eq!(editor.fill(&desk.path("/correct"), &lacking).await.expect("an answer").status, 422);
    // A number in a note is no more typed by hand than one in a text, and stands in all three languages.
    let typed = [
        ("note-en", "The first edition said 10; five came later."),
        ("note-fi", "Ensimmäisessä painoksessa luki 100."),
        ("note-sv", "Det kom {figure: proposals.received, proposal}."),
    ];
    let refused_note = editor.fill(&desk.path("/correct"), &typed).await.expect("an answer");
    for named in ["10", "five", "100", "figure: proposals.received"] {
        refused(&refused_note, named);
    }
    let notes = [
        ("note-en", "Late ones are counted: {figure: proposals.received, proposal}."),
        ("note-fi", "Myöhässä tulleet on laskettu: {figure: proposals.received, proposal}."),
        ("note-sv", "De sena har räknats: {figure: proposals.received, proposal}."),
    ];
    let noted = editor.fill(&desk.path("/correct"), &notes).await.expect("an answer");
    assert_eq!(noted.status, 303, "{}", noted.text);
    assert_eq!(desk.approve(&mut director).await.status, 303);
    // Paper is the same each time it is printed.
    let mut reader = Browser::new(&desk.office.site);
    reader.set_cookie("__Host-session", director.cookie("__Host-session").expect("a session"));
    let preview = desk.path("/preview.pdf");
    let (one, two) = (reader.get(&preview).await, reader.get(&preview).await);
    assert!(one.text.starts_with("%PDF") && one.text == two.text, "two prints differ");
    let published = editor.fill(&desk.path("/publish"), &[]).await.expect("an answer");
    assert_eq!(published.status, 303, "{}", published.text);

    let mut reader = Browser::new(&office.site);
    let newest = reader.get("/en/reviews/2018-1").await.text;
    assert!(article(&newest).contains("Late ones are counted: 15 proposals."), "{newest}");
    assert!(article(&newest).contains("15"), "{newest}");
    let csv = reader.get("/fi/reviews/2018-1/2/figures.csv").await.text;
    assert!(csv.contains("\"15\"") && csv.contains("Myöhässä tulleet on laskettu: 15 esitystä."), "{csv}");
    let json = reader.get("/sv/reviews/2018-1/2/figures.json").await.text;
    assert!(json.contains("\"correction\": \"De sena har räknats: 15 framställningar.\""), "{json}");
    let archive = reader.get("/en/reviews").await.text;
    assert!(archive.contains("/reviews/2018-1/1") && archive.contains("/reviews/2018-1/2"), "{archive}");
    assert!(archive.contains("Late ones are counted: 15 proposals."), "{archive}");
    // The first edition is what it was, and says that there is a newer one.
    let old = reader.get("/en/reviews/2018-1/1").await.text;
    assert_eq!(article(&old), first.page);
    assert!(old.contains("There is a newer edition"), "{old}");
    assert_eq!(reader.get("/en/reviews/2018-1/1/figures.json").await.text, first.json);
}

async fn third_edition(office: &TestOffice, first: &Published) {
    let desk = Desk { office, review: first.review.clone() };
    let mut editor = office.staff(Role::Editor).await;
    let mut director = office.staff(Role::Director).await;
    let notes = [
        ("note-en", "A late one is counted."),
        ("note-fi", "Myöhässä tullut on laskettu."),
        ("note-sv", "Den sena har räknats."),
    ];
    let noted = editor.fill(&desk.path("/correct"), &notes).await.expect("an answer");
    assert_eq!(noted.status, 303, "{}", noted.text);
    refused(&desk.approve(&mut director).await, "differ so little from the published edition");
    // Only the director decides, about exactly what differs.
    let release = desk.path("/release");
    let wrong = [("path", "proposals.received"), ("value", "2")];
    assert_ne!(director.post(&release, &wrong).await.expect("an answer").status, 303);
    let right = [("path", "proposals.received"), ("value", "1")];
    assert_ne!(editor.post(&release, &right).await.expect("an answer").status, 303);
    let page = director.get(&desk.path("")).await.expect("the review").text;
    let mut decided = 0;
    for form in page.split("/release\"").skip(1) {
        let (_, rest) = form.split_once("name=\"path\" value=\"").expect("a figure");
        let path = rest.split_once('"').expect("its end").0;
        let seen = director.post(&release, &[("path", path), ("value", "1")]).await.expect("an answer");
        assert_eq!(seen.status, 303, "{path}: {}", seen.text);
        decided += 1;
    }
    assert!(decided > 0, "{page}");
    assert_eq!(desk.approve(&mut director).await.status, 303);
    let published = editor.fill(&desk.path("/publish"), &[]).await.expect("an answer");
    assert_eq!(published.status, 303, "{}", published.text);
}

#[test]
fn nothing_typed_is_lost_when_a_colleague_saved_meanwhile_and_every_version_stays() {
    on_both_engines(ROLES, |office| {
        office.walk(async {
            let mut editor = office.staff(Role::Editor).await;
            let begun =
                editor.fill("/en/staff/reviews", &[("half", "2017-2"), ("later", "1")]).await.expect("an answer");
            let desk = Desk { office, review: begun.location.expect("the review") };
            let again =
                editor.fill("/en/staff/reviews", &[("half", "2017-2"), ("later", "1")]).await.expect("an answer");
            refused(&again, "has a review already");
            let place = desk.path("/texts/en-feature");
            editor.get(&place).await.expect("a page");
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            assert_eq!(desk.save(&mut adviser, "en-feature", "Theirs", "Their words.").await.status, 303);
            let mine = [("title", "Mine"), ("body", "My words."), ("upon", "0")];
            let moved = editor.post(&place, &mine).await.expect("an answer");
            refused(&moved, "A colleague saved this text");
            for kept in ["Mine", "My words.", "Theirs", "Their words."] {
                assert!(moved.text.contains(kept), "{kept}: {}", moved.text);
            }
            let upon = moved.hidden("upon").expect("a version");
            let both = [("title", "Both"), ("body", "My words. Their words."), ("upon", upon.as_str())];
            assert_eq!(editor.post(&place, &both).await.expect("an answer").status, 303);
            let history = adviser.get(&desk.path("/texts/en-feature/history")).await.expect("a page");
            for kept in ["Theirs", "Both", "version 1", "version 2"] {
                assert!(history.text.contains(kept), "{kept}: {}", history.text);
            }
            for absent in ["/texts/en-none", "/texts/de-feature", "/texts/feature"] {
                assert_eq!(editor.get(&desk.path(absent)).await.expect("an answer").status, 404, "{absent}");
            }
        });
    });
}

#[test]
fn what_may_still_change_is_not_approved() {
    on_both_engines(ROLES, |office| {
        on(office, "2018-06-20");
        arrive(office, 3, 10);
        office.walk(async {
            let mut editor = office.staff(Role::Editor).await;
            let desk = written(office, &mut editor).await;
            let mut director = office.staff(Role::Director).await;
            refused(&desk.approve(&mut director).await, "The cut-off is not over");
        });
        // One more makes a small cell, about which the director has not decided.
        let write = |tx: &mut Tx<'_>| -> Outcome<()> {
            let arrived: Month = "2018-03".parse().expect("a month");
            let fact = ProposalFact { arrived, proposer_kind: "police", outcome: "awaiting", ended: None };
            facts::note_proposal(tx, FactId::fresh(&SeededChance::new(4)), &fact)
        };
        office.test.store.write_blocking("facts", Actor::Duty("test"), write).expect("it is noted");
        on(office, "2018-08-10");
        office.walk(async {
            let mut director = office.staff(Role::Director).await;
            let list = director.get("/en/staff/reviews").await.expect("the list");
            let (_, rest) = list.text.split_once("/en/staff/reviews/").expect("the review");
            let desk = Desk { office, review: format!("/en/staff/reviews/{}", &rest[..32]) };
            refused(&desk.approve(&mut director).await, "figures are small");
        });
    });
}

/// What such reviews have really printed: digits that were swapped, the year of another language, children of clients taken for minors
/// among the clients, a fraction beside a percentage that is another. Each with words of the sentence that refuses it.
const MISTAKES: [(&str, &str); 6] = [
    ("Of them 263 had been exploited in Finland.", "263"),
    ("They were under age on 31 December 2023.", "2023"),
    ("They were under age on {date: known_by}.", "date"),
    ("Among the clients there were {figure: stock.children_of_clients, child}.", "stock.children_of_clients"),
    ("Two thirds (27 %) still awaited a decision.", "Two thirds"),
    (
        "{claim: about_fraction(proposals.outcome.awaiting / proposals.received, 2/3), capital} awaited a decision.",
        "about_fraction",
    ),
];

#[test]
fn the_mistakes_that_such_reviews_have_printed_are_refused_at_approval() {
    let office = TestOffice::with(lyhty_store::EngineKind::Sqlite, ROLES);
    on(&office, "2018-06-20");
    arrive(&office, 5, 10);
    on(&office, "2018-08-10");
    office.walk(async {
        let mut editor = office.staff(Role::Editor).await;
        let desk = written(&office, &mut editor).await;
        let mut director = office.staff(Role::Director).await;
        for (wrong, named) in MISTAKES {
            let saved = desk.save(&mut editor, "en-all-clients", "Heading", wrong).await;
            assert_eq!(saved.status, 303, "{wrong}: {}", saved.text);
            refused(&desk.approve(&mut director).await, "has to be mended");
            let page = editor.get(&desk.path("")).await.expect("the review").text;
            let (_, findings) = page.split_once("class=\"findings\"").expect("what is to be mended");
            assert!(findings.contains(named), "{wrong}: {findings}");
        }
        let (title, body) = text("all-clients", Language::English);
        assert_eq!(desk.save(&mut editor, "en-all-clients", title, body).await.status, 303);
        assert_eq!(desk.approve(&mut director).await.status, 303, "and nothing else stood in the way");
    });
}
