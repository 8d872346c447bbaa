//! What comes out of the press. Every sample is left as a PDF in the folder that cargo gives to tests, to be looked at.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can not print or not read what it printed has to fail"
)]

mod samples;

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use lyhty_base::Language;
use lyhty_paper::{
    Annex, Block, Cell, ChartKind, CoverFigure, Document, Misfit, PaperError, Part, Place, Press, Run, Table,
};
use samples::{arabic, chapter, chart, finnish, paragraph, review, series, small};

static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

/// Prints a document and leaves it under a name.
fn printed(name: &str, document: &Document) -> PathBuf {
    let bytes = PRESS.print(document).unwrap_or_else(|error| panic!("{name}: {error}"));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, bytes).expect("the test folder is writable");
    path
}

/// What one of poppler's programs says about a file.
fn poppler(program: &str, arguments: &[&str], path: &PathBuf, after: &[&str]) -> String {
    let output = Command::new(program).args(arguments).arg(path).args(after).output().unwrap_or_else(|error| {
        panic!("{program} did not start ({error}): install what Debian calls poppler-utils");
    });
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // It writes the titles of headings in UTF-16 when they are not Latin.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn structure(path: &PathBuf) -> String {
    poppler("pdfinfo", &["-struct-text"], path, &[])
}

fn text(path: &PathBuf) -> String {
    poppler("pdftotext", &["-layout"], path, &["-"])
}

/// Asserts that the texts follow each other.
fn assert_in_order(whole: &str, parts: &[&str]) {
    let mut rest = whole;
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("“{part}” does not come in its place in:\n{whole}"));
        rest = &rest[at + part.len()..];
    }
}

fn misfit(document: &Document) -> Misfit {
    match PRESS.print(document) {
        Err(PaperError::Unfit { fault, .. }) => fault,
        other => panic!("it was not refused as unfit: {:?}", other.map(|bytes| bytes.len())),
    }
}

#[test]
fn a_review_is_printed_as_tagged_and_archivable_pdf() {
    // That it conforms the exporter has checked; here, that it says so.
    let path = printed("review", &review());
    let metadata = poppler("pdfinfo", &["-meta"], &path, &[]);
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"), "{metadata}");
    assert_in_order(&metadata, &["<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>"]);
    let facts = poppler("pdfinfo", &["-isodates"], &path, &[]);
    assert!(facts.contains("Assistance for victims of human trafficking: review of January–June 2018"));
    assert!(facts.contains("2018-08-01T00:00:00Z"), "{facts}");
    assert!(facts.contains("Tagged:          yes"));
}

#[test]
fn the_same_document_gives_the_same_bytes_from_two_presses() {
    let first = PRESS.print(&review()).unwrap();
    assert!(first == PRESS.print(&review()).unwrap());
    assert!(first == Press::new().print(&review()).unwrap());
    let mut other = review();
    other.day = lyhty_base::Day::new(2018, 8, 2).unwrap();
    assert!(first != PRESS.print(&other).unwrap());
}

#[test]
fn a_document_that_was_kept_is_read_back_as_it_was() {
    for document in [review(), finnish(), arabic()] {
        let kept = serde_json::to_string(&document).expect("it is written");
        assert_eq!(serde_json::from_str::<Document>(&kept).expect("it is read"), document);
    }
}

#[test]
fn a_screen_reader_meets_everything_in_order() {
    let structure = structure(&printed("review-order", &review()));
    assert_in_order(
        &structure,
        &[
            "Semiannual review",
            "\"103\"",
            "people were proposed to",
            "H1 \"Contents\"",
            "TOCI",
            "H1 \"Introduction\"",
            "\"12\"",
            "Sexual exploitation that amounts",
            "H2 \"What this review is about\"",
            "L (block)",
            "BlockQuote",
            "Where there is danger now",
            "Figure",
            "Supported by the European Union",
            "H1 \"New clients\"",
            "Twelve of the thirty",
            "As a table: page",
            "Figure",
            "H1 \"What became of the proposals\"",
            "Table",
            "TH",
            "H1 \"Contact\"",
            "Hotline, day and night",
        ],
    );
    // Of what is inside a figure only the alternative is read: no title and no link may stand there.
    for figure in structure.split("\n  Figure").skip(1) {
        let inside: Vec<&str> = figure.lines().skip(1).take_while(|line| line.starts_with("   ")).collect();
        assert!(!inside.iter().any(|line| line.contains("Link")), "{inside:?}");
    }
}

#[test]
fn every_page_bears_the_mark_and_its_foot() {
    let whole = text(&printed("review-mark", &review()));
    let pages: Vec<&str> = whole.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() >= 6, "{} pages", pages.len());
    for (index, page) in pages.iter().enumerate() {
        assert!(page.contains("Demonstration, invented people"), "page {}: {page}", index + 1);
        if index > 0 {
            let foot = page.trim_end().lines().last().unwrap_or_default();
            assert!(foot.contains("January–June 2018 · English"), "{foot}");
            assert!(foot.trim_end().ends_with(&(index + 1).to_string()), "{foot}");
        }
    }
}

#[test]
fn a_long_table_goes_on_under_its_headings() {
    let rows = (1..=90).map(|number| vec![Cell::heading(format!("Row {number}")), Cell::number(number.to_string())]);
    let table = Table {
        caption: "Ninety rows".into(),
        headings: vec!["What".into(), "Quantity".into()],
        rows: rows.collect(),
        note: String::new(),
    };
    let path = printed("long-table", &small("en", "Long table", vec![Block::Table(table)]));
    let whole = text(&path);
    let pages: Vec<&str> = whole.split('\u{c}').filter(|page| page.contains("Row ")).collect();
    assert!(pages.len() >= 3, "{} pages", pages.len());
    assert!(pages.iter().all(|page| page.contains("Quantity")));
    assert_in_order(&whole, &["Row 1 ", "Row 45 ", "Row 90 "]);
    // Repeated on paper, the headings are read once.
    assert_eq!(structure(&path).matches("\"Quantity\"").count(), 1);
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_place() {
    let mut document = small("en", "Signs", vec![paragraph("Nothing odd."), paragraph("A smile \u{1f642} here.")]);
    let error = PRESS.print(&document).unwrap_err();
    let place = Place { part: Part::Chapter("Signs".into()), block: Some(2), text: "A smile \u{1f642} here.".into() };
    assert_eq!(error, PaperError::MissingGlyph { character: '\u{1f642}', place });
    assert_eq!(
        error.to_string(),
        "no font has the character “\u{1f642}” (U+1F642) (chapter “Signs”, block 2, in “A smile \u{1f642} here.”)"
    );
    document.chapters[0].blocks.pop();
    document.footer = "bell \u{7}".into();
    let error = PRESS.print(&document).unwrap_err();
    assert!(matches!(&error, PaperError::MissingGlyph { character: '\u{7}', place } if place.part == Part::Frame));
    assert!(error.to_string().contains("U+0007"));
}

#[test]
fn every_language_of_the_site_is_printed_in_its_script() {
    for (tag, words) in [
        ("sv", "Har du blivit utsatt för människohandel? Åland, öar"),
        ("so", "Ma u baahan tahay caawimaad?"),
        ("uk", "Чи потрібна вам допомога? Її, ґанок"),
        ("ru", "Вам нужна помощь?"),
        ("fa", "آیا به کمک نیاز دارید؟ پژوهش گفتار"),
        ("prs", "آیا به کمک ضرورت دارید؟"),
        ("ps", "ایا تاسو مرستې ته اړتیا لرئ؟ ښځه، ځای، ډېر، ګټه"),
        ("ckb", "پێویستت بە یارمەتییە؟ ڕۆژ، ڵ"),
        ("ur", "کیا آپ کو مدد کی ضرورت ہے؟ ٹھیک، ڈر، بڑے"),
        ("fr", "Avez-vous besoin d’aide ? Œuvre, où"),
        ("es", "¿Necesita ayuda? Mañana"),
        ("vi", "Bạn có cần giúp đỡ không? Những người được"),
        ("th", "คุณต้องการความช่วยเหลือหรือไม่ ที่นี่"),
        ("zh", "您需要帮助吗？我们免费提供咨询，打电话给我们。"),
        ("tr", "Yardıma ihtiyacınız var mı? Şğİı"),
        ("ro", "Aveți nevoie de ajutor? Știți"),
        ("et", "Kas vajate abi? Õäöü"),
        ("sq", "A keni nevojë për ndihmë? Çfarë"),
        ("se", "Dárbbašat go veahki? Čŋŧž"),
    ] {
        let block = vec![Run::plain(words), Run::strong(words), Run::emphasised(words)];
        let path = printed(&format!("language-{tag}"), &small(tag, words, vec![Block::Paragraph(block)]));
        assert!(poppler("pdffonts", &[], &path, &[]).contains("Noto"), "{tag}");
    }
}

#[test]
fn arabic_runs_from_right_to_left_with_latin_in_it() {
    let path = printed("arabic", &arabic());
    let structure = structure(&path);
    assert!(structure.contains("ihmiskauppa.fi"));
    assert!(structure.contains("TH"));
}

#[test]
fn marks_of_direction_and_soft_hyphens_are_no_missing_glyphs() {
    let text = "Of \u{2068}103\u{2069} people, auttamis\u{ad}järjestelmä\u{200b}, one\nline.";
    let path = printed("unseen", &small("en", "Unseen", vec![paragraph(text)]));
    assert!(self::text(&path).contains("one line."));
}

#[test]
fn finnish_is_parted_at_the_ends_of_lines_and_english_is_not() {
    let word = "auttamisjärjestelmäkokonaisuuden hyväksikäyttötapaustutkintavaliokunta ".repeat(12);
    for (tag, parted) in [("fi", true), ("en", false)] {
        let path = printed(&format!("hyphens-{tag}"), &small(tag, "Rivit", vec![paragraph(&word)]));
        assert_eq!(text(&path).lines().any(|line| line.trim_end().ends_with('\u{ad}')), parted, "{tag}");
    }
    printed("finnish", &finnish());
}

#[test]
fn what_a_person_wrote_is_never_read_as_markup() {
    let text =
        "#panic(\"no\") $x$ *bold* _it_ `raw` @label <label> \\ // comment /* */ = heading - item \"#sys.inputs\"";
    let mut document = small("en", text, vec![paragraph(text)]);
    document.cover.figures = vec![CoverFigure { number: text.into(), words: text.into() }];
    assert!(self::text(&printed("markup", &document)).contains("#panic(\"no\") $x$ *bold* _it_"));
}

#[test]
fn a_description_that_does_not_fit_is_refused_with_its_fault() {
    let with = |blocks| small("en", "Unfit", blocks);
    let heading = |level| Block::Heading { level, text: "H".into() };
    assert_eq!(misfit(&with(vec![heading(3)])), Misfit::HeadingLevel { level: 3, before: 1 });
    assert_eq!(misfit(&with(vec![heading(2), heading(4)])), Misfit::HeadingLevel { level: 4, before: 2 });
    let link = |target: &str| vec![Block::Paragraph(vec![Run::plain("there").to(target)])];
    assert_eq!(misfit(&with(link("#nowhere"))), Misfit::UnknownAnchor("nowhere".into()));
    assert_eq!(misfit(&with(link("javascript:alert(1)"))), Misfit::UnknownLink("javascript:alert(1)".into()));
    let mut twice = with(Vec::new());
    twice.chapters.push(chapter("first", "Again", Vec::new()));
    assert_eq!(misfit(&twice), Misfit::AnchorTwice("first".into()));
    twice.chapters[1].anchor = "Not One".into();
    assert_eq!(misfit(&twice), Misfit::NotAnAnchor("Not One".into()));
    let mut crowded = with(Vec::new());
    crowded.cover.figures = vec![CoverFigure { number: "1".into(), words: "w".into() }; 4];
    assert_eq!(misfit(&crowded), Misfit::TooManyCoverFigures);
    let bars = |all| Block::Chart(chart("Bars", ChartKind::Bars, all, ""));
    assert_eq!(misfit(&with(vec![bars(Vec::new())])), Misfit::SeriesCount(0));
    let uneven = vec![series("a", &[("x", 1), ("y", 2)], None), series("b", &[("x", 1), ("z", 2)], None)];
    assert_eq!(misfit(&with(vec![bars(uneven)])), Misfit::SeriesPoints);
    let mut short = samples::table("T", &["A", "B"], &[&["a", "1"]], "");
    short.rows[0].pop();
    assert_eq!(misfit(&with(vec![Block::Table(short)])), Misfit::RowLength { row: 1, cells: 1, headings: 2 });
    let mut silent = chart("Bars", ChartKind::Bars, vec![series("a", &[("x", 1)], None)], "");
    silent.alternative = " ".into();
    assert_eq!(misfit(&with(vec![Block::Chart(silent)])), Misfit::Empty("alternative of a chart"));
}

#[test]
fn charts_with_nothing_in_them_and_with_very_much_are_drawn() {
    let zero = vec![series("a", &[("x", 0), ("y", 0)], None)];
    let vast = vec![
        series(
            "a very long name of a series",
            &[("Very long words of a label that must be broken", 4_000_000_000), ("y", 1)],
            None,
        ),
        series("b", &[("Very long words of a label that must be broken", 0), ("y", 7)], Some(1)),
        series("c", &[("Very long words of a label that must be broken", 5), ("y", 7)], Some(0)),
        series("d", &[("Very long words of a label that must be broken", 5), ("y", 9)], None),
    ];
    let blocks = [ChartKind::Bars, ChartKind::Lines]
        .into_iter()
        .flat_map(|kind| [zero.clone(), vast.clone()].map(|all| Block::Chart(chart("Extremes", kind, all, "n"))));
    printed("extremes", &small("en", "Extremes", blocks.collect()));
}

#[test]
fn without_an_annex_each_table_follows_its_chart() {
    let bars = chart("Bars", ChartKind::Bars, vec![series("People", &[("x", 1)], None)], "n = 1");
    let mut document = small("en", "Tables", vec![Block::Chart(bars), paragraph("After.")]);
    let structure_below = structure(&printed("table-below", &document));
    assert_in_order(&structure_below, &["Figure", "Table", "After."]);
    document.annex = Some(Annex {
        anchor: "tables".into(),
        title: "Tables".into(),
        introduction: vec![Run::plain("All.").in_language(Language::English)],
        reference: "As a table: page".into(),
    });
    let structure_behind = structure(&printed("table-behind", &document));
    assert_in_order(&structure_behind, &["As a table: page", "Figure", "After.", "H1 \"Tables\"", "Table"]);
}
