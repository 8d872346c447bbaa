//! The house is as its map says: rooms import what their table allows, every sentence is there and used, and it is tidy.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lyhty_base::Language;
use lyhty_web::Word as _;
use lyhty_web::policy::{Role, TABLE};
use lyhty_web::texts::ROOMS;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the workspace").to_owned()
}

/// Every file of ours below a folder, with its path from the root of the workspace.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    folders.push(path);
                }
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let path = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn is(path: &str, kinds: &[&str]) -> bool {
    Path::new(path).extension().is_some_and(|kind| kinds.iter().any(|wanted| kind == *wanted))
}

/// Source without the lines that are comments.
fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

// --- rooms ------------------------------------------------------------------------------------------------------------

type Imports = BTreeMap<String, BTreeSet<String>>;

/// The table of rooms in the map: what each room may import, besides the floor.
fn allowed(map: &str) -> Imports {
    let (_, after) = map.split_once("\n## The rooms\n").expect("the map has a table of rooms");
    let rows = after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let in_marks = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let mut table = Imports::new();
    for row in rows.skip(2) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let room = in_marks(cells[1]).pop_first().expect("a room's name in marks");
        table.insert(room, in_marks(cells[3]));
    }
    table
}

/// The rooms that paths in a source lead to: `crate::room`, `crate::{room, other}` and `super::…::room`.
fn rooms_named(source: &str, rooms: &BTreeSet<String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let word = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    for start in ["crate::", "super::"] {
        for (at, _) in source.match_indices(start) {
            let is_another_word = source[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
            if is_another_word {
                continue;
            }
            let rest = &source[at + start.len()..];
            if let Some(list) = rest.strip_prefix('{') {
                let mut depth = 0_usize;
                for (place, character) in list.char_indices() {
                    if depth == 0 && (place == 0 || list[..place].ends_with([',', ' ', '\n'])) {
                        found.insert(word(&list[place..]));
                    }
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        _ => {}
                    }
                }
            } else {
                found.insert(word(rest));
            }
        }
    }
    found.retain(|name| rooms.contains(name));
    found
}

/// What every room imports: room → other rooms, each with the file that does.
fn imported(rooms: &BTreeSet<String>) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut all: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, text) in files("crates/office/src").into_iter().filter(|(path, _)| is(path, &["rs", "html"])) {
        let below = path.trim_start_matches("crates/office/src/");
        let Some((room, _)) = below.split_once('/') else { continue };
        let imports = all.entry(room.to_owned()).or_default();
        for other in rooms_named(&without_comments(&text), rooms) {
            if other != room {
                imports.entry(other).or_insert_with(|| path.clone());
            }
        }
    }
    all
}

#[test]
fn rooms_import_only_what_the_map_allows_and_never_in_a_circle() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let table = allowed(&map);
    let folders = std::fs::read_dir(root().join("crates/office/src")).expect("the rooms").flatten();
    let rooms: BTreeSet<String> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> = table.keys().cloned().collect();
    assert_eq!(listed, rooms, "the table of rooms in ARCHITECTURE.md lists the folders of crates/office/src");

    let mut imports = Imports::new();
    for (room, others) in imported(&rooms) {
        for (other, file) in &others {
            assert!(table[&room].contains(other), "{file}: `{room}` may not import `{other}`, says ARCHITECTURE.md");
        }
        imports.insert(room, others.into_keys().collect());
    }
    for graph in [&table, &imports] {
        assert_eq!(circle(graph), None, "rooms import each other in a circle");
    }
}

/// Rooms that lead back to themselves, if there are any: takes away who imports nobody left, until nobody goes.
fn circle(imports: &Imports) -> Option<Vec<String>> {
    let mut left = imports.clone();
    loop {
        let names: BTreeSet<String> = left.keys().cloned().collect();
        left.retain(|_, others| others.iter().any(|other| names.contains(other)));
        if left.is_empty() {
            return None;
        }
        if left.len() == names.len() {
            return Some(names.into_iter().collect());
        }
    }
}

#[test]
fn imports_are_found_in_every_way_to_write_them() {
    let rooms: BTreeSet<String> = ["a", "b", "c", "d"].map(str::to_owned).into();
    let source = "use crate::a::x;\nuse crate::{b, other::{d}};\nlet y = super::super::c::z();\nmy_crate::d::x();";
    let found: Vec<String> = rooms_named(source, &rooms).into_iter().collect();
    assert_eq!(found, ["a", "b", "c"]);
    let graph = |pairs: &[(&str, &str)]| -> Imports {
        let mut graph = Imports::new();
        for (from, to) in pairs {
            graph.entry((*from).to_owned()).or_default().insert((*to).to_owned());
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c")])), None);
    assert!(circle(&graph(&[("a", "b"), ("b", "c"), ("c", "a")])).is_some());
}

// --- sentences --------------------------------------------------------------------------------------------------------

/// The keys of one language, with the file of each.
fn keys(language: Language) -> BTreeMap<String, String> {
    let mut keys = BTreeMap::new();
    for room in ROOMS {
        let file = format!("text/{}/{}.ftl", language.tag(), room.room);
        let lines = room.source(language).lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
        for key in lines.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()) {
            assert_eq!(keys.insert(key.clone(), file.clone()), None, "{file}: {key} stands twice");
        }
    }
    keys
}

#[test]
fn every_sentence_is_in_every_language_and_every_file_is_of_a_room() {
    let english = keys(Language::English);
    for &language in Language::ALL {
        let own = keys(language);
        let lacking: Vec<_> = english.iter().filter(|(key, _)| !own.contains_key(*key)).collect();
        let odd: Vec<_> = own.iter().filter(|(key, _)| !english.contains_key(*key)).collect();
        assert!(lacking.is_empty() && odd.is_empty(), "{language} lacks {lacking:#?} and has {odd:#?} of its own");
        for (path, _) in files(&format!("text/{}", language.tag())) {
            let room = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            assert!(ROOMS.iter().any(|texts| texts.room == room), "{path} is not compiled in");
        }
    }
}

/// Code lists as sources declare them: list → words.
fn code_lists(source: &str) -> Vec<(String, Vec<String>)> {
    let mut lists = Vec::new();
    for (at, _) in source.match_indices("enum ") {
        let Some((head, rest)) = source[at..].split_once('{') else { continue };
        let Some((_, list)) = head.split_once(": \"") else { continue };
        let Some(list) = list.trim_end().strip_suffix('"') else { continue };
        let (body, _) = rest.split_once('}').unwrap_or((rest, ""));
        let words = body.lines().filter_map(|line| line.split_once("= \"")?.1.split('"').next()).map(str::to_owned);
        lists.push((list.to_owned(), words.collect()));
    }
    lists
}

/// Everything between double quotes in a source.
fn literals(source: &str) -> BTreeSet<String> {
    source.split('"').map(str::to_owned).collect()
}

#[test]
fn every_sentence_is_used_and_every_word_of_a_shown_code_list_has_one() {
    let english = keys(Language::English);
    let (mut named, mut derived) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in files("crates").into_iter().filter(|(path, _)| is(path, &["rs", "html"])) {
        if path.contains("/tests/") || path.ends_with("/tests.rs") {
            continue;
        }
        // What only the tests of a file name is not used.
        let source = without_comments(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(""));
        named.extend(literals(&source));
        for (list, words) in code_lists(&source) {
            let keys: Vec<String> = words.iter().map(|word| format!("{list}-{word}")).collect();
            if keys.iter().any(|key| english.contains_key(key)) {
                let missing: Vec<_> = keys.iter().filter(|key| !english.contains_key(*key)).collect();
                assert!(missing.is_empty(), "{path}: words of a code list without a sentence: {missing:?}");
            }
            derived.extend(keys);
        }
    }
    // The keys that are put together of something that is no code list: the dated rules of decisions.
    let rules = lyhty_office::proposals::decision::ADMISSION_RULES;
    derived.extend(rules.iter().map(|rule| format!("decision-rule-{}", rule.word)));
    let rules = lyhty_office::clients::LEAVING_RULES;
    derived.extend(rules.iter().map(|rule| format!("clients-leaving-rule-{}", rule.word)));
    for key in &derived {
        let shown = key.starts_with("decision-rule-") || key.starts_with("clients-leaving-rule-");
        assert!(!shown || english.contains_key(key), "{key} has no sentence");
    }
    let unused: Vec<_> = english.iter().filter(|(key, _)| !named.contains(*key) && !derived.contains(*key)).collect();
    assert!(unused.is_empty(), "sentences that nothing shows: {unused:#?}");
}

#[test]
fn every_key_that_a_room_or_the_door_names_is_written() {
    for folder in ["crates/office/src", "crates/web/src", "crates/web/templates", "crates/app/src"] {
        let missing = lyhty_web::testing::missing_keys(&root().join(folder));
        assert_eq!(missing, Vec::<String>::new(), "{folder}");
    }
    let english = keys(Language::English);
    for role in Role::ALL {
        assert!(english.contains_key(role.message_key()), "{}", role.message_key());
    }
    assert!(TABLE.len() > 20, "the policy is not empty");
}

// --- tidiness ---------------------------------------------------------------------------------------------------------

const LINES_MOST: usize = 600;

#[test]
fn no_source_file_is_longer_than_a_sitting() {
    let kinds = ["rs", "html", "css", "js", "sql", "toml"];
    let long: Vec<String> = ["crates", "bench"]
        .into_iter()
        .flat_map(files)
        .filter(|(path, text)| is(path, &kinds) && text.lines().count() > LINES_MOST)
        .map(|(path, text)| format!("{path}: {}", text.lines().count()))
        .collect();
    assert_eq!(long, Vec::<String>::new(), "at most {LINES_MOST} lines");
}

#[test]
fn no_file_is_named_after_nothing() {
    let empty = ["utils", "util", "helpers", "helper", "manager", "common", "misc"];
    let named: Vec<String> = ["crates", "bench", "text", "docs", "deploy"]
        .into_iter()
        .flat_map(files)
        .map(|(path, _)| path)
        .filter(|path| {
            let parts = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
            let last = |part: &str| part.rsplit('_').next().unwrap_or(part).to_owned();
            parts.into_iter().any(|part| empty.contains(&last(part).as_str()))
        })
        .collect();
    assert_eq!(named, Vec::<String>::new());
}

#[test]
fn no_path_of_somebodys_machine_is_written_down() {
    // Assembled, so that this file does not find itself.
    let machine: Vec<String> = ["/ro~ot/", "/ho~me/", "/wo~rk/", "/tmp/ly~hty", "/tmp/w~t-", "/tmp/ta~rget"]
        .iter()
        .map(|path| path.replace('~', ""))
        .collect();
    let mut found = Vec::new();
    for (path, text) in ["crates", "bench", "text", "docs", "deploy"].into_iter().flat_map(files) {
        for (number, line) in text.lines().enumerate() {
            if machine.iter().any(|part| line.contains(part.as_str())) {
                found.push(format!("{path}:{}: {line}", number + 1));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_files_that_the_map_names_are_there() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let named = map.split('`').skip(1).step_by(2).filter(|name| name.contains('/') && !name.contains([' ', '<', '{']));
    let paths =
        named.filter(|name| ["crates/", "text/", "docs/", "deploy/", "bench/"].iter().any(|p| name.starts_with(p)));
    let missing: Vec<&str> = paths.filter(|path| !root().join(path).exists()).collect();
    assert_eq!(missing, Vec::<&str>::new(), "ARCHITECTURE.md leads to what is not there");
}
