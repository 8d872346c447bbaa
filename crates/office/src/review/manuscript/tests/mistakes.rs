//! Mistakes that reviews really printed: each is impossible or refused.

use super::support::{ENGLISH, FINNISH, SWEDISH, ShortWords, findings, kinds, numbers, review, sentence};
use crate::review::manuscript::{ChapterKind, FindingKind, Manuscript, Place, Source, StatedFacts, check};

#[test]
fn swapped_digits_can_not_be_typed() {
    let found = findings(ENGLISH, "In all, 263 people were exploited in Finland.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, Place { line: 1, column: 9 });
    assert_eq!(found[0].kind, FindingKind::UnboundNumber { text: "263".to_owned(), may_mean: vec![] });
    let right = kinds(FINNISH, "\nSuomessa hyväksikäytettiin\nkolmeakymmentä henkilöä.");
    let FindingKind::UnboundNumber { text, may_mean } = &right[0] else { panic!("{right:?}") };
    assert_eq!(
        (text.as_str(), may_mean.as_slice()),
        ("kolmeakymmentä", ["new_clients.exploited_in_finland".to_owned()].as_slice())
    );
    assert_eq!(
        findings(FINNISH, "\nSuomessa hyväksikäytettiin\nkolmeakymmentä")[0].place,
        Place { line: 3, column: 1 }
    );
}

#[test]
fn a_date_that_differs_between_languages_is_found() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let mut manuscripts = review();
    assert_eq!(check(&manuscripts, &source), []);
    for (language, year) in [("en", "2020"), ("fi", "2019"), ("sv", "2019")] {
        let body = format!("Lyhty {{date: {year}-12-31}}");
        let language = language.parse().unwrap();
        manuscripts.put(ChapterKind::AllClients, language, Manuscript { title: "Lyhty".to_owned(), body });
    }
    let found = check(&manuscripts, &source);
    let lacking: Vec<(&str, &FindingKind)> =
        found.iter().map(|finding| (finding.language.tag(), &finding.kind)).collect();
    let expect = |insert: &str, other: &str| FindingKind::DifferentInserts {
        insert: insert.to_owned(),
        here: 0,
        elsewhere: 1,
        other: other.parse().unwrap(),
    };
    let (of_2019, of_2020) = (expect("date: 2019-12-31", "fi"), expect("date: 2020-12-31", "en"));
    assert_eq!(lacking, [("en", &of_2019), ("fi", &of_2020), ("sv", &of_2020)]);
    assert!(found.iter().all(|finding| finding.chapter == ChapterKind::AllClients));
}

#[test]
fn under_age_then_can_not_be_said_as_under_age_now() {
    let needs = |path: &str| FindingKind::NeedsNaming { path: path.to_owned() };
    assert_eq!(
        kinds(ENGLISH, "{figure: stock.minors_on_admission} underage children in care"),
        [needs("stock.minors_on_admission")]
    );
    assert_eq!(kinds(ENGLISH, "{margin: stock.minors_now} clients are minors"), [needs("stock.minors_now")]);
    assert_eq!(
        sentence(ENGLISH, "{figure: stock.minors_now, named}."),
        "14 clients who were under 18 on 30 June 2018."
    );
}

#[test]
fn two_thirds_can_not_be_twenty_seven_percent() {
    let typed = kinds(ENGLISH, "Two thirds (27 %) were sexually exploited.");
    assert_eq!(typed.len(), 2);
    let share = "new_clients.in_finland_by_form.sexual_exploitation / new_clients.exploited_in_finland";
    let claimed = kinds(ENGLISH, &format!("{{claim: about_fraction({share}, 2/3)}} ({{share: {share}, percent}})"));
    assert!(matches!(claimed.as_slice(), [FindingKind::UntrueClaim { .. }]));
    let exact = kinds(ENGLISH, &format!("{{share: {share}, fraction}} and {{share: {share}, percent}}"));
    assert_eq!(exact, []);
    assert_eq!(
        sentence(ENGLISH, &format!("{{share: {share}, fraction}} ({{share: {share}, percent}})")),
        "two fifths (40 percent)"
    );
}

#[test]
fn people_of_two_tables_make_no_share() {
    for share in [
        "proposals.outcome.accepted / new_clients.total",
        "new_clients.total / proposals.received",
        "new_clients.minors / stock.clients",
        "new_clients.in_finland_by_form.other / new_clients.adults",
        "new_clients.nationalities / new_clients.total",
        "earlier_years.2017.sexual_exploitation_in_finland / earlier_years.2016.new_clients",
    ] {
        let found = kinds(ENGLISH, &format!("{{share: {share}, percent}}"));
        assert!(matches!(found.as_slice(), [FindingKind::UnfitShare { .. }]), "{share}: {found:?}");
    }
    assert_eq!(
        kinds(
            ENGLISH,
            "{share: earlier_years.2017.sexual_exploitation_in_finland / earlier_years.2017.new_clients, decimal}"
        ),
        []
    );
}

#[test]
fn a_year_can_not_count_anybody() {
    assert_eq!(kinds(ENGLISH, "{year: 1314} of them"), [FindingKind::UnlikelyTime { year: 1314 }]);
    assert_eq!(kinds(SWEDISH, "{date: 2023-12-31}"), [FindingKind::UnlikelyTime { year: 2023 }]);
    for (language, body, noun) in [
        (ENGLISH, "{year: 2016} people", "person"),
        (FINNISH, "{year: 2016} asiakasta", "client"),
        (SWEDISH, "{year: 2016} nya klienter", "new-client"),
    ] {
        let counts = FindingKind::TimeCounts { insert: "year".to_owned(), noun: noun.to_owned() };
        assert_eq!(kinds(language, body), [counts]);
    }
}

#[test]
fn a_noun_that_somebody_types_after_a_figure_must_fit_it() {
    for (language, body) in [
        (ENGLISH, "{figure: proposals.outcome.accepted} new clients"),
        (FINNISH, "{figure: proposals.outcome.accepted} uutta asiakasta"),
        (SWEDISH, "{figure: proposals.outcome.accepted} nya klienter"),
        (ENGLISH, "{margin: proposals.received} clients"),
        (FINNISH, "{figure: new_clients.total} esitystä"),
    ] {
        assert!(matches!(kinds(language, body).as_slice(), [FindingKind::WrongNoun { .. }]), "{body}");
    }
    assert_eq!(kinds(ENGLISH, "{figure: new_clients.total} new clients, {figure: stock.clients} clients"), []);
}

#[test]
fn a_stated_fact_is_compared_with_what_a_reader_sees() {
    for (language, body) in [
        (ENGLISH, "[started on {date: 2019-06-01}]{stated: new_social_worker_since}"),
        (ENGLISH, "[started on {date: 2018-07-01}]{stated: new_social_worker_since}"),
        (ENGLISH, "[Kaleva, {date: 2012-04-04}]{stated: feature_source}"),
        (ENGLISH, "[Kaleva, {date: 2007-04-04}]{stated: feature_source}"),
        (FINNISH, "[Kaleva {date: 2007-04-12}]{stated: feature_source}"),
        (ENGLISH, "[all {figure: new_clients.total} police districts]{stated: training_police_districts}"),
        (ENGLISH, "[all police districts]{stated: training_police_districts}"),
        (ENGLISH, "[Turku and Vaasa]{stated: offices}"),
        (FINNISH, "[Joutsenossa ja Oulussa]{stated: offices}"),
        (ENGLISH, "[12 new clients]{stated: years_of_existence}"),
        (SWEDISH, "[12 klienter]{stated: years_of_existence}"),
    ] {
        assert!(matches!(kinds(language, body).as_slice(), [FindingKind::StatedMismatch { .. }]), "{body}");
    }
    assert_eq!(kinds(FINNISH, "[Joutsenossa, Oulussa ja Helsingissä]{stated: offices}"), []);
}

#[test]
fn a_number_at_the_beginning_of_a_line_does_not_become_a_list() {
    let found = findings(FINNISH, "Asiakkaita oli\n30. kesäkuuta paljon");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, Place { line: 2, column: 1 });
    assert_eq!(findings(ENGLISH, "263. had been")[0].place, Place { line: 1, column: 1 });
    assert_eq!(findings(ENGLISH, "1. first\n3. third")[0].place, Place { line: 2, column: 1 });
    assert_eq!(findings(ENGLISH, "in\n1. first").len(), 1);
    assert_eq!(findings(ENGLISH, "1. first\n2. second\n   goes on"), []);
}

#[test]
fn marked_plain_words_stand_in_every_language() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let mut manuscripts = review();
    let body = "{margin: new_clients.total} new clients\n\n### Lyhty\n\n{figure: new_clients.total, new-client} \
                [two sides]{plain: a phrase}"
        .to_owned();
    manuscripts.put(ChapterKind::Outcome, ENGLISH, Manuscript { title: "Lyhty".to_owned(), body });
    let found = check(&manuscripts, &source);
    let lacking: Vec<&str> = found.iter().map(|finding| finding.language.tag()).collect();
    assert_eq!(lacking, ["fi", "sv"]);
}
