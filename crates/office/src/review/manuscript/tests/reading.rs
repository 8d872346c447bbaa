//! Reading never fails, whatever was written; and places are right.

use lyhty_base::Language;
use lyhty_paper::{Block, Emphasis, Run};
use proptest::prelude::*;

use super::support::{ENGLISH, FINNISH, ShortWords, findings, numbers};
use crate::review::manuscript::{ChapterKind, FindingKind, Manuscript, Place, Source, StatedFacts, preview};

fn blocks(body: &str) -> Vec<Block> {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let manuscript = Manuscript { title: "Title".to_owned(), body: body.to_owned() };
    let preview = preview(ChapterKind::Feature, ENGLISH, &manuscript, &source);
    assert_eq!(preview.findings, []);
    preview.chapter.blocks
}

#[test]
fn blocks_are_told_apart() {
    let body = "First line\nsecond line\n\n### A heading\n- one item\n  that goes on\n- *another*\n1. first\n2. second\n\
                > quoted\n> further\n\nsee [the **site**](https://example.org/a)\n\n{contact}\n**Lyhty**\nwrite";
    let run = Run::plain;
    let expected = [
        Block::Paragraph(vec![run("First line second line")]),
        Block::Heading { level: 2, text: "A heading".to_owned() },
        Block::Items {
            ordered: false,
            items: vec![vec![run("one item that goes on")], vec![Run::emphasised("another")]],
        },
        Block::Items { ordered: true, items: vec![vec![run("first")], vec![run("second")]] },
        Block::Quote(vec![run("quoted further")]),
        Block::Paragraph(vec![
            run("see "),
            run("the ").to("https://example.org/a"),
            Run::strong("site").to("https://example.org/a"),
        ]),
        Block::Contact { lines: vec![vec![Run::strong("Lyhty")], vec![run("write")]] },
    ];
    assert_eq!(blocks(body), expected);
}

#[test]
fn the_stars_of_a_pattern_are_no_emphasis() {
    let body = "*[higher]{claim: higher_than(new_clients.total, earlier_halves.*.new_clients)} than before*";
    assert_eq!(blocks(body), [Block::Paragraph(vec![Run::emphasised("higher than before")])]);
    let Some(Block::Paragraph(runs)) = blocks("a **b *c* d** e").pop() else { panic!("a paragraph") };
    let strong: String =
        runs.iter().filter(|run| run.emphasis == Emphasis::Strong).map(|run| run.text.as_str()).collect();
    assert_eq!(strong, "b c d");
}

#[test]
fn a_typed_number_is_found_wherever_it_stands() {
    for (body, line, column, number) in [
        ("### Twelve of them", 1, 5, "Twelve"),
        ("- none\n- [and **twelve**](https://example.org/12)", 2, 10, "twelve"),
        ("> so\n> 12", 2, 3, "12"),
        ("fo**ur** and", 1, 1, "four"),
        ("thirty-\nfive", 1, 1, "thirty"),
        ("{chart: sex} All 12", 1, 18, "12"),
        ("{margin: stock.clients} in 12", 1, 28, "12"),
        ("{contact}\nRoad 12", 2, 6, "12"),
        ("\\{ 12", 1, 4, "12"),
        ("ä{figure: stock.clients} 12", 1, 26, "12"),
        ("[in 12]{claim: record(stock.clients)}", 1, 5, "12"),
    ] {
        let found = findings(ENGLISH, body);
        let first = &found[0];
        assert_eq!(first.place, Place { line, column }, "{body}");
        assert!(matches!(&first.kind, FindingKind::UnboundNumber { text, .. } if text == number), "{body}: {first:?}");
    }
    assert_eq!(findings(FINNISH, "[linkki](https://example.org/12)"), []);
}

#[test]
fn the_title_is_looked_at_too() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let manuscript =
        Manuscript { title: "76 uutta {figure: new_clients.total, client}".to_owned(), body: "Teksti".to_owned() };
    let preview = preview(ChapterKind::NewClients, FINNISH, &manuscript, &source);
    assert_eq!(preview.chapter.title, "76 uutta 76 asiakasta");
    assert_eq!(preview.findings.len(), 1);
    assert_eq!(preview.findings[0].place, Place { line: 0, column: 1 });
}

/// Pieces of the language in any order.
fn anything() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "*",
        "**",
        "\\",
        ":",
        ",",
        " / ",
        "figure",
        "{figure: stock.clients",
        ", in ",
        "elative",
        "claim: ",
        "record(",
        "percent(a / b)",
        "](https://",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "###",
        " ",
        "{chart: sex}",
        "{contact}",
        "{margin: ",
        "kolme",
        "osaa",
        "two",
        "-",
        "third",
        "ettusen",
        "12",
        "½",
        "\u{308}",
        "ä",
        "\u{ad}",
        "{half,",
        "{plain: x}",
        "#",
        "\t",
        "\u{0}",
        "\u{2028}",
        "𝟙",
        "{date: ",
        "9999999999999999999999",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat()), any::<String>(),]
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_without_a_panic_and_in_bounds(title in anything(), body in anything()) {
        let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
        let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
        let manuscript = Manuscript { title, body };
        for kind in [ChapterKind::Cover, ChapterKind::Feature] {
            for language in Language::ALL {
                let preview = preview(kind, *language, &manuscript, &source);
                for finding in &preview.findings {
                    prop_assert!(finding.place.line <= manuscript.body.lines().count());
                }
            }
        }
    }

    #[test]
    fn no_digit_that_was_typed_reaches_a_reader_without_a_finding(before in "[a-z \\[\\]*(){}]{0,20}", digit in "[0-9]{1,3}") {
        let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
        let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
        let manuscript = Manuscript { title: "Title".to_owned(), body: format!("{before}{digit}") };
        let preview = preview(ChapterKind::Feature, ENGLISH, &manuscript, &source);
        prop_assert!(!preview.findings.is_empty());
    }
}

#[test]
fn long_nonsense_is_read_quickly() {
    for piece in ["[", "{", "*", "**", "[a]{", "[*", "\\", "- [", "kolme"] {
        let body = piece.repeat(10_000 / piece.len());
        findings(FINNISH, &body);
    }
}

#[test]
fn a_refused_link_leads_nowhere_in_a_preview_either() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    for target in ["javascript:alert()", "data:text/html,x", "http://example.org", "https://migri.fi@example.org"] {
        let manuscript = Manuscript { title: "Title".to_owned(), body: format!("[words]({target})") };
        let preview = preview(ChapterKind::Feature, ENGLISH, &manuscript, &source);
        assert!(matches!(preview.findings[0].kind, FindingKind::BadLink { .. }), "{target}");
        let Some(Block::Paragraph(runs)) = preview.chapter.blocks.first() else { panic!("a paragraph") };
        assert_eq!(runs[0].link, None, "{target}");
    }
}

#[test]
fn however_much_is_pasted_only_so_many_findings_are_shown() {
    for (body, many) in [("12 ".repeat(10_000), true), ("[".repeat(30_000), false), ("*".repeat(30_001), true)] {
        let found = findings(ENGLISH, &body);
        assert!(found.len() <= 51);
        let more = matches!(found.last().map(|last| &last.kind), Some(FindingKind::More { .. }));
        assert_eq!(more, many, "{}", body.len());
    }
}
