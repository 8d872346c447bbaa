use std::collections::BTreeSet;
use std::path::Path;

use lyhty_base::Language;

use crate::Texts;

/// Calls that take a key, and which of their string literals it is, counted from nought.
const CALLS: &[(&str, usize)] = &[
    (".say(", 0),
    (".plain(", 0),
    (".frame(", 0),
    (".form_frame(", 0),
    (".hint(", 0),
    (".option_hint(", 0),
    (".option(", 1),
    (".line(\"", 0),
    (".submit(", 0),
    (".button_link(", 1),
    (".calm(", 0),
    (".attention(", 0),
    (".danger(", 0),
    (".done(", 0),
    (".empty_state(", 0),
    (".column(", 0),
    (".tabs(", 0),
    (".navigation::<", 1),
    (".text_field(form,", 1),
    (".password_field(form,", 1),
    (".number_field(form,", 1),
    (".text_area(form,", 1),
    (".choice(form,", 1),
    (".choices(form,", 1),
    (".select(form,", 1),
    (".day(form,", 1),
    (".checkbox(form,", 1),
    ("Refusal::new(", 0),
    ("Problem::refusal(", 0),
];

/// The keys of texts that the sources under a folder name: in `.rs` and `.html` files. Keys that are put together at run
/// time are found by the samples of the pages instead.
pub fn keys_in(folder: &Path) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return keys };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            keys.extend(keys_in(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            keys.extend(keys_of(&std::fs::read_to_string(&path).unwrap_or_default()));
        }
    }
    keys
}

/// The keys under a folder that English does not have. The list has to be empty.
pub fn missing_keys(folder: &Path) -> Vec<String> {
    let texts = Texts::new();
    assert!(texts.is_ok(), "the text files are broken: {texts:?}", texts = texts.as_ref().err());
    let has = |key: &String| texts.as_ref().is_ok_and(|texts| texts.has(Language::English, key));
    keys_in(folder).into_iter().filter(|key| !has(key)).collect()
}

fn keys_of(source: &str) -> BTreeSet<String> {
    // Tests name keys that are not there on purpose, and comments name examples.
    let source = source.split("#[cfg(test)]").next().unwrap_or("");
    let lines: Vec<_> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let source = lines.join("\n");
    let mut keys = BTreeSet::new();
    for (call, place) in CALLS {
        for (at, _) in source.match_indices(call) {
            let call_end = source[at..].find([';', '\n', '}']).map_or(source.len(), |end| at + end);
            let literals: Vec<_> = source[at..call_end].split('"').skip(1).step_by(2).collect();
            if let Some(key) = literals.get(*place).filter(|key| looks_like_a_key(key)) {
                keys.insert((*key).to_owned());
            }
        }
    }
    keys
}

fn looks_like_a_key(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_where_calls_name_them() {
        let source = r#"{{ frame.text_field(form, "a-name", "a-label").hint("a-hint") }} {{ frame.say("a-word") }}"#;
        let keys: Vec<_> = keys_of(source).into_iter().collect();
        assert_eq!(keys, ["a-hint", "a-label", "a-word"]);
    }

    #[test]
    fn every_key_that_this_crate_names_is_written_in_english() {
        let missing = missing_keys(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")));
        assert_eq!(missing, Vec::<String>::new());
        let missing = missing_keys(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")));
        assert_eq!(missing, Vec::<String>::new());
    }
}
