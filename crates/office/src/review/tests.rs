//! Every page of reviews in every language, and what a publication says to those who do not see it.

use lyhty_base::Language;
use lyhty_web::testing;

use super::draft::samples::draft;
use super::publisher::Around;
use super::{Draft, Format, Prepared, Publisher};

/// The office of tests, as it publishes.
pub(super) fn publisher(demonstration: bool) -> Publisher {
    let mut settings = testing::settings();
    settings.demonstration = demonstration;
    Publisher::new(&lyhty_web::Texts::new().expect("texts"), &std::sync::Arc::new(settings))
}

fn prepared(draft: &Draft, demonstration: bool) -> Prepared {
    Prepared::of(draft, &publisher(demonstration), "2018-08-10".parse().expect("a day")).expect("it can be published")
}

#[test]
fn an_invented_office_says_so_on_page_paper_and_in_every_file() {
    let (office, real) = (publisher(true), publisher(false));
    let invented = draft(&office, true, false);
    let marks = [
        "Demonstration, invented people",
        "Esittelyaineisto, keksittyjä ihmisiä",
        "Demonstration, påhittade människor",
    ];
    for (&language, mark) in Language::ALL.iter().zip(marks) {
        let (_, composition) = &invented.content().expect("content").compositions[0];
        let around = Around {
            dates: invented.review.dates,
            day: "2018-08-10".parse().unwrap(),
            edition: 1,
            is_draft: false,
            note: None,
        };
        assert_eq!(office.document(language, composition, &around).mark.as_deref(), Some(mark));
        assert_eq!(real.document(language, composition, &around).mark, None);
        for format in [Format::Csv, Format::Json] {
            assert!(prepared(&invented, true).text(language, format).contains(mark), "{language} {format:?}");
            assert!(!prepared(&invented, false).text(language, format).contains(mark), "{language} {format:?}");
        }
    }
}

#[test]
fn a_correction_is_said_on_page_and_paper_and_in_every_file() {
    let office = publisher(false);
    let corrected = draft(&office, true, true);
    let prepared = prepared(&corrected, false);
    for &language in Language::ALL {
        for format in [Format::Csv, Format::Json] {
            assert!(prepared.text(language, format).contains("<corrected>"), "{language} {format:?}");
        }
        let (_, composition) = &corrected.content().expect("content").compositions[0];
        let note = corrected.notes().map(|notes| notes.of(language));
        let around = Around {
            dates: corrected.review.dates,
            day: "2018-08-10".parse().unwrap(),
            edition: 2,
            is_draft: false,
            note,
        };
        let document = office.document(language, composition, &around);
        assert_eq!(document.chapters[0].anchor, "correction", "it comes first");
    }
}

#[test]
fn a_row_of_the_sheet_has_everything_that_a_figure_needs_to_be_understood_alone() {
    let office = publisher(false);
    let sheet = prepared(&draft(&office, true, false), false).text(Language::English, Format::Csv);
    let mut lines = sheet.split("\r\n");
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}\"path\",\"name\",\"value\",\"unit\",\"day\",\"half\",\"stock_day\",\"known_by\",\"edition\",\"mark\",\"correction\""
        )
    );
    let received = lines.find(|line| line.starts_with("\"proposals.received\"")).expect("the figure is there");
    assert!(
        received.contains(
            "\"10\",\"people proposed\",\"the day on which the proposal arrived (Helsinki time), within the half-year\""
        ),
        "{received}"
    );
    assert!(received.ends_with("\"2018-1\",\"2018-06-30\",\"2018-07-31\",\"1\",\"\",\"\""), "{received}");
    assert!(sheet.contains("\"largest_nationality.stock\""), "{sheet}");
}

#[test]
fn programs_find_every_figure_by_its_path() {
    let office = publisher(false);
    let file = prepared(&draft(&office, true, false), false).text(Language::Swedish, Format::Json);
    let read: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(read["figures"]["proposals.outcome.accepted"], 6);
    assert_eq!(read["figures"]["largest_nationality.stock"], "NG");
    assert_eq!(
        (&read["half"], &read["stock"], &read["known_by"]),
        (&"2018-1".into(), &"2018-06-30".into(), &"2018-07-31".into())
    );
    assert!(read["claims"].is_array() && read["edition"] == 1 && read["language"] == "sv", "{read}");
}

#[test]
fn the_digest_changes_with_every_text_figure_and_note() {
    let office = publisher(false);
    let base = draft(&office, true, false);
    let digest = |change: &dyn Fn(&mut Draft)| {
        let mut other = draft(&office, true, false);
        change(&mut other);
        other.composed(&office);
        other.digest_now().expect("a digest").to_owned()
    };
    let same = digest(&|_| {});
    assert_eq!(base.digest_now(), Some(same.as_str()));
    let changed = [
        digest(&|draft| draft.texts[5].body.push_str(" More.")),
        digest(&|draft| draft.texts[7].title.push('x')),
        digest(&|draft| {
            draft.numbers.as_mut().expect("numbers").values.insert("proposals.received".to_owned(), 11);
        }),
    ];
    for other in &changed {
        assert_ne!(*other, same);
    }
    assert_ne!(draft(&office, true, true).digest_now(), Some(same.as_str()));
}
