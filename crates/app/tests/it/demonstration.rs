//! The demonstration's register, as somebody of its staff sees it and as its review publishes it: every figure that the
//! published review of January–June 2018 counts comes out of it by counting, and two demonstrations print the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use lyhty_base::{Clock as _, SystemClock};

use crate::canary::Browser;
use crate::journeys::{Running, SignIn, copy_demonstration};

/// The figures that the review states.
const REVIEW: &str = include_str!("../data/review-2018-h1.toml");

/// Every leaf under `counted`, by its dotted path.
fn counted() -> BTreeMap<String, String> {
    fn leaves(path: &str, value: &toml::Value, found: &mut BTreeMap<String, String>) {
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(name, value)| leaves(&below(name), value, found)),
            toml::Value::String(text) => drop(found.insert(path.to_owned(), text.clone())),
            other => drop(found.insert(path.to_owned(), other.to_string())),
        }
    }
    let review: toml::Table = REVIEW.parse().expect("the figures are TOML");
    let mut found = BTreeMap::new();
    leaves("", &review["counted"], &mut found);
    found
}

/// A figure as the page of figures shows it.
fn shown(page: &str, path: &str) -> String {
    let (_, rest) = page.split_once(&format!("id=\"{path}\"")).unwrap_or_else(|| panic!("{path} is not on the page"));
    if path == "largest_nationality.stock" {
        let (sentence, _) = rest.split_once(".</p>").expect("a sentence");
        // Words are set off by marks of direction, which nobody sees.
        return sentence.rsplit(' ').next().unwrap_or_default().chars().filter(char::is_ascii_uppercase).collect();
    }
    let (_, rest) = rest.split_once("<strong>").expect("a number");
    rest.split_once("</strong>").expect("a number").0.to_owned()
}

#[test]
fn every_figure_of_the_review_comes_out_of_the_demonstration_by_counting() {
    let office = Running::demonstration();
    let mut browser = Browser::at(office.address());
    let sign_in = SignIn::of(&office.data(), "director");
    let code = sign_in.second_factor.code_at(SystemClock.now());
    let fields = [("login", &*sign_in.login), ("password", &*sign_in.password), ("code", &*code)];
    browser.fill("/en/staff/sign-in", &fields, 303);

    assert_eq!(browser.get("/en/staff/figures?half=2018-1&later=1"), 200);
    let counted = counted();
    assert_eq!(counted.len(), 43, "leaves under `counted`");
    let of_page: BTreeMap<String, String> =
        counted.keys().map(|path| (path.clone(), shown(&browser.seen, path))).collect();
    assert_eq!(of_page, counted);
    assert!(!browser.seen.contains("/staff/figures/release\""), "every small cell is released");

    // Two populations with the same total: who arrived in the half and was accepted by the cut-off, and who was admitted in
    // the half. A month earlier only one of them is the same.
    assert_eq!(browser.get("/en/staff/figures?half=2018-1&later=0"), 200);
    assert_eq!(shown(&browser.seen, "proposals.outcome.accepted"), "66");
    assert_eq!(shown(&browser.seen, "new_clients.total"), "76");
    assert_eq!(
        browser.get("/en/staff/figures?half=1999-1&later=1"),
        404,
        "no other figures in the place of those asked for"
    );
    assert_eq!(browser.get("/en/staff/figures?half=2017-2&later=1"), 200);
    assert_ne!(shown(&browser.seen, "proposals.outcome.accepted"), shown(&browser.seen, "new_clients.total"));
    assert_eq!(shown(&browser.seen, "new_clients.total"), "72");

    let mut doctor = Command::new(env!("CARGO_BIN_EXE_lyhty"));
    let said = doctor.env_clear().env("LYHTY_DATA_FOLDER", office.data()).args(["doctor", "--singling-out"]).output();
    let said = String::from_utf8(said.expect("the programme starts").stdout).expect("output is UTF-8");
    assert!(said.contains("people proposed are unique"), "{said}");
}

/// Writes the published review of January–June 2018 out, with the programme as it is shipped.
fn written(command: &mut Command, whose: &[&str], language: &str, format: &str, file: &Path) -> Vec<u8> {
    command
        .arg("review")
        .args(whose)
        .args(["--half", "2018-1", "--language", language, "--format", format, "--output"])
        .arg(file);
    let ended = command.output().expect("the programme starts");
    assert!(ended.status.success(), "{language} {format}: {}", String::from_utf8_lossy(&ended.stderr));
    fs::read(file).expect("what it wrote")
}

fn lyhty() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lyhty"));
    command.env_clear();
    command
}

#[test]
fn two_demonstrations_publish_the_same_review_with_every_figure_in_every_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    copy_demonstration(&data);
    let of_office = |language: &str, format: &str| {
        let file = folder.path().join(format!("{language}.{format}"));
        written(lyhty().env("LYHTY_DATA_FOLDER", &data), &[], language, format, &file)
    };

    let counted = counted();
    for (language, mark) in [("en", "invented"), ("fi", "keksit"), ("sv", "påhitta")] {
        let json: serde_json::Value = serde_json::from_slice(&of_office(language, "json")).expect("JSON");
        assert_eq!((json["language"].as_str(), json["half"].as_str()), (Some(language), Some("2018-1")));
        let figure = |path: &String| match &json["figures"][path] {
            serde_json::Value::String(letters) => letters.clone(),
            number => number.to_string(),
        };
        let published: BTreeMap<String, String> = counted.keys().map(|path| (path.clone(), figure(path))).collect();
        assert_eq!(published, counted, "{language}");

        let csv = String::from_utf8(of_office(language, "csv")).expect("text");
        for (path, value) in &counted {
            let row = csv.lines().find(|line| line.starts_with(&format!("\"{path}\","))).expect("a row");
            assert!(row.contains(&format!(",\"{value}\",")), "{language}: {row}");
        }
        let page = String::from_utf8(of_office(language, "html")).expect("text");
        assert!(page.contains("379") && page.to_lowercase().contains(mark), "{language}: {page}");
        assert!(of_office(language, "pdf").starts_with(b"%PDF"), "{language}");
    }

    let made_anew = written(&mut lyhty(), &["--demo"], "en", "pdf", &folder.path().join("anew.pdf"));
    assert!(made_anew == of_office("en", "pdf"), "two demonstrations print differently");
}
