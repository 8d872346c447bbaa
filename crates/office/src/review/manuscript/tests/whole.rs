//! Whole reviews: what is composed, and what is lacking.

use lyhty_base::Language;
use lyhty_paper::{Block, Chart, ChartKind};

use super::support::{ENGLISH, FINNISH, SWEDISH, ShortWords, findings, kinds, numbers, review};
use crate::review::manuscript::{
    ChapterKind, Composition, FindingKind, Manuscript, Manuscripts, Numbers, Source, StatedFacts, check, claims,
    compose, inserts_help, preview,
};

fn composed(manuscripts: &Manuscripts, language: Language) -> Composition {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    compose(manuscripts, language, &Source { numbers: &numbers, stated: &stated, words: &ShortWords }).unwrap()
}

fn checked(manuscripts: &Manuscripts) -> Vec<(ChapterKind, FindingKind)> {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let found = check(manuscripts, &Source { numbers: &numbers, stated: &stated, words: &ShortWords });
    found.into_iter().map(|finding| (finding.chapter, finding.kind)).collect()
}

#[test]
fn a_review_is_composed_in_every_language() {
    let english = composed(&review(), ENGLISH);
    assert_eq!(english.title, "January–June 2018");
    assert_eq!(english.cover.figures[0].number, "76");
    assert_eq!(english.cover.figures[0].words, "new clients");
    assert_eq!(english.cover.figures[1].words, "clients who were under 18 on 30 June 2018");
    assert_eq!(english.chapters.len(), ChapterKind::ALL.len() - 2);
    assert_eq!(english.chapters[0].anchor, "introduction");
    assert_eq!(english.chapters[0].margin_figure.as_ref().unwrap().number, "76");
    let contact = english.contact.unwrap();
    let Some(Block::Contact { lines }) = contact.blocks.first() else { panic!("{contact:?}") };
    assert_eq!(lines[1][0].link.as_deref(), Some("tel:+358295463177"));
    let finnish = composed(&review(), FINNISH);
    assert_eq!(finnish.title, "Tammi–kesäkuu 2018".to_lowercase());
    assert_eq!(finnish.cover.figures[1].words, "asiakasta, jotka olivat alle 18-vuotiaita 30.6.2018");
    assert_eq!(composed(&review(), SWEDISH).cover.figures[1].words, "klienter som var under 18 år den 30 juni 2018");
}

#[test]
fn a_composition_becomes_a_file_and_figures_come_back_from_one() {
    let json = serde_json::to_string(&composed(&review(), ENGLISH)).unwrap();
    assert!(json.contains("\"cover\""));
    let kept = serde_json::to_string(&numbers()).unwrap();
    assert!(kept.contains("\"half\":\"2018-1\"") && kept.contains("\"stock_day\":\"2018-06-30\""));
    assert_eq!(serde_json::from_str::<Numbers>(&kept).unwrap(), numbers());
}

#[test]
fn a_chapter_that_is_missing_stops_approval_of_its_language() {
    let mut manuscripts = Manuscripts::default();
    for (chapter, language, manuscript) in review().iter() {
        if (chapter, language) != (ChapterKind::Outcome, SWEDISH) {
            manuscripts.put(chapter, language, manuscript.clone());
        }
    }
    assert_eq!(checked(&manuscripts), [(ChapterKind::Outcome, FindingKind::MissingChapter)]);
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    assert!(compose(&manuscripts, ENGLISH, &source).is_ok());
    assert_eq!(compose(&manuscripts, SWEDISH, &source).unwrap_err().len(), 1);
}

#[test]
fn options_may_differ_between_languages_and_inserts_may_not() {
    let mut manuscripts = review();
    let put = |manuscripts: &mut Manuscripts, language, body: &str| {
        let manuscript = Manuscript { title: "Lyhty".to_owned(), body: body.to_owned() };
        manuscripts.put(ChapterKind::Outcome, language, manuscript);
    };
    put(
        &mut manuscripts,
        ENGLISH,
        "{figure: stock.clients, words} by {date: 2018-06-30}, [a record]{claim: record(stock.clients)}",
    );
    put(
        &mut manuscripts,
        FINNISH,
        "[ennätys]{claim: record( stock.clients )} {date: stock} {figure: stock.clients, client, in elative}",
    );
    put(
        &mut manuscripts,
        SWEDISH,
        "[ett rekord]{claim: record(stock.clients)} {figure: stock.clients} {date: half.last}",
    );
    assert_eq!(checked(&manuscripts), []);
    put(
        &mut manuscripts,
        SWEDISH,
        "[ett rekord]{claim: record(stock.people_covered)} {figure: stock.clients} {figure: stock.clients} {date: stock}",
    );
    let found = checked(&manuscripts);
    assert_eq!(found.len(), 5);
    assert!(found.iter().all(|(_, kind)| matches!(kind, FindingKind::DifferentInserts { .. })));
}

#[test]
fn the_cover_is_a_list_of_at_most_three_figures_with_words() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let line = "- {figure: stock.clients} clients\n";
    for (body, fits) in [
        (line.repeat(3), true),
        (line.repeat(4), false),
        ("Text".to_owned(), false),
        ("- words alone".to_owned(), false),
        ("- {figure: stock.clients}".to_owned(), false),
        ("- {figure: stock.clients, words} clients".to_owned(), false),
        ("- {date: stock} clients".to_owned(), false),
        (format!("{line}\nmore"), false),
        ("- {figure: stock.minors_now} minors".to_owned(), false),
    ] {
        let manuscript = Manuscript { title: "Lyhty".to_owned(), body };
        let preview = preview(ChapterKind::Cover, ENGLISH, &manuscript, &source);
        assert_eq!(preview.findings.is_empty(), fits, "{}", manuscript.body);
    }
}

fn chart(name: &str) -> Chart {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let body = format!("{{chart: {name}}} All {{figure: stock.clients}}.");
    let manuscript = Manuscript { title: "Title".to_owned(), body };
    let mut preview = preview(ChapterKind::Outcome, ENGLISH, &manuscript, &source);
    assert_eq!(preview.findings, []);
    match preview.chapter.blocks.pop() {
        Some(Block::Chart(chart)) => chart,
        other => panic!("{other:?}"),
    }
}

fn points(chart: &Chart) -> Vec<(&str, u64, bool)> {
    let points = chart.series.iter().flat_map(|series| &series.points);
    points.map(|point| (point.label.as_str(), point.value, point.mark)).collect()
}

#[test]
fn charts_are_drawn_from_the_figures_with_their_tables() {
    let proposers = chart("proposers");
    assert_eq!(proposers.title, "All 299.");
    let expected = [
        ("lawyer", 41, false),
        ("reception_centre", 33, false),
        ("immigration_service", 27, false),
        ("the_person", 10, false),
        ("other", 4, false),
    ];
    assert_eq!(points(&proposers), expected);
    assert_eq!(proposers.note, "<review-chart-note-proposers number=115 half=January–June 2018>");
    assert_eq!(proposers.table.rows.len(), 5);
    assert!(proposers.alternative.contains("title=All 299 values=lawyer: 41; reception_centre: 33"));
    let forms = chart("form-in-finland");
    assert_eq!(points(&forms)[0], ("sexual_exploitation", 12, true));
    assert_eq!(points(&forms).len(), 4);
    assert_eq!(points(&chart("outcomes"))[2], ("awaiting", 5, false));
    assert_eq!(points(&chart("sex")), [("women_or_girls", 180, false), ("men_or_boys", 119, false)]);
    assert_eq!(points(&chart("minors")), [("minors_on_admission", 40, false), ("minors_now", 14, false)]);
    let halves = chart("halves");
    assert_eq!(halves.kind, ChartKind::Lines);
    let values: Vec<u64> = points(&halves).iter().map(|point| point.1).collect();
    assert_eq!(values, [74, 88, 115, 45, 55, 76]);
    assert_eq!(halves.table.rows[0].len(), halves.table.headings.len());
}

#[test]
fn a_chart_without_its_figures_is_refused() {
    let (mut numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    numbers.values.retain(|path, _| !path.starts_with("proposals.by_proposer"));
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let manuscript = Manuscript { title: "Title".to_owned(), body: "{chart: proposers} Who".to_owned() };
    let preview = preview(ChapterKind::Proposers, ENGLISH, &manuscript, &source);
    assert!(matches!(preview.findings[0].kind, FindingKind::UnknownFigure { .. }));
}

#[test]
fn every_claim_is_listed_with_what_it_comes_to() {
    let mut manuscripts = review();
    let body = "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40), capital}.\n\n\
                - [*Higher* than {half: 2017-1}]{claim: higher_than(proposals.received, earlier_halves.*.received)}\n\
                - [a record]{claim: record(new_clients.total)}";
    let manuscript = Manuscript { title: "Lyhty".to_owned(), body: body.to_owned() };
    manuscripts.put(ChapterKind::Outcome, ENGLISH, manuscript);
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let shown = claims(&manuscripts, ENGLISH, &Source { numbers: &numbers, stated: &stated, words: &ShortWords });
    let seen: Vec<_> = shown.iter().map(|claim| (claim.words.as_str(), claim.computed.as_str(), claim.holds)).collect();
    let expected = [
        ("almost 40 percent", "39.5 percent", true),
        ("Higher than January–June 2017", "115 (74; 88)", true),
        ("a record", "76", false),
    ];
    assert_eq!(seen, expected);
    assert_eq!(shown[1].rule, "higher_than(proposals.received, earlier_halves.*.received)");
    assert_eq!((shown[1].place.line, shown[1].chapter), (3, ChapterKind::Outcome));
}

#[test]
fn every_example_for_the_editor_is_right_in_finnish() {
    for help in inserts_help() {
        let body = if help.name == "contact" { "{contact}\nLyhty".to_owned() } else { help.example.to_owned() };
        let found = findings(FINNISH, &body);
        assert_eq!(found, [], "{}", help.example);
        assert!(help.example.contains(&format!("{{{}", help.name)), "{}", help.example);
    }
    assert_eq!(kinds(ENGLISH, "{half, in inessive}"), [FindingKind::CaseOutsideFinnish]);
}

#[test]
fn every_stated_fact_agrees_with_itself() {
    assert!(StatedFacts::new(Vec::new()).get("information_hotline").is_some());
    assert!(StatedFacts::new(Vec::new()).get("study_report_due").is_none());
    assert_eq!(StatedFacts::of_2018_first_half().iter().count(), 14);
    for fact in StatedFacts::of_2018_first_half().iter() {
        assert!(!fact.source.is_empty());
        for language in Language::ALL {
            let body =
                format!("{{stated: {key}}} [{words}]{{stated: {key}}}", key = fact.key, words = fact.say(*language));
            assert_eq!(findings(*language, &body), [], "{}", fact.key);
        }
    }
}
