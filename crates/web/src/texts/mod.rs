//! What the site says, in every language: Fluent messages, compiled in, one file a room and language.

mod days;
mod files;
mod said;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use lyhty_base::Language;
use unic_langid::LanguageIdentifier;

pub use days::{ENGLISH_MONTHS, day_text, moment_text};
pub use files::{ROOMS, RoomTexts};
pub(crate) use said::write_escaped;
pub use said::{Said, SaidValue, Whole};

type Bundle = FluentBundle<Arc<FluentResource>>;

/// The texts of the site. Cheap to clone.
#[derive(Clone)]
pub struct Texts(Arc<Vec<(Language, Bundle)>>);

/// A text file that can't be read: only a programming mistake, since the files are compiled in.
#[derive(Debug, thiserror::Error)]
#[error("text/{language}/{room}.ftl: {what}")]
pub struct TextsError {
    language: &'static str,
    room: &'static str,
    what: String,
}

/// One message as found: its text and the language that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The text, with values filled in and nothing escaped.
    pub text: String,
    /// The language the text is in: English when a translation is missing.
    pub language: Language,
}

impl Texts {
    /// Reads the compiled-in files.
    ///
    /// # Errors
    /// When a file breaks Fluent's syntax or two files of a language share a key.
    pub fn new() -> Result<Self, TextsError> {
        Self::of(ROOMS)
    }

    /// Reads the files of these rooms.
    ///
    /// # Errors
    /// When a file breaks Fluent's syntax or two files of a language share a key.
    pub fn of(rooms: &[RoomTexts]) -> Result<Self, TextsError> {
        let mut bundles = Vec::new();
        for &language in Language::ALL {
            bundles.push((language, bundle(language, rooms)?));
        }
        Ok(Self(Arc::new(bundles)))
    }

    /// The sentence of this key for a reader of this language; without values.
    pub fn say<'a>(&'a self, language: Language, key: &'a str) -> Said<'a> {
        Said::new(self, language, key)
    }

    /// The message in the language itself or else in English; nothing when no language has the key.
    pub fn find(&self, language: Language, key: &str, values: &[(&str, SaidValue)]) -> Option<Found> {
        [language, Language::English].into_iter().find_map(|language| {
            let text = self.format(language, key, values)?;
            Some(Found { text, language })
        })
    }

    /// Whether the language itself has the key.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.bundle(language).is_some_and(|bundle| bundle.has_message(key))
    }

    fn bundle(&self, language: Language) -> Option<&Bundle> {
        self.0.iter().find(|(candidate, _)| *candidate == language).map(|(_, bundle)| bundle)
    }

    fn format(&self, language: Language, key: &str, values: &[(&str, SaidValue)]) -> Option<String> {
        let bundle = self.bundle(language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(Cow::Owned((*name).to_owned()), value.for_fluent());
        }
        let mut mistakes = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut mistakes).into_owned();
        // A value that a sentence asks for and nobody gave: better the sentence in English, or none, than a hole.
        mistakes.is_empty().then_some(text)
    }
}

fn bundle(language: Language, rooms: &[RoomTexts]) -> Result<Bundle, TextsError> {
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Marks around values are for mixed directions; none of the three languages needs them, and mails would show them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::English => group_with_comma,
        Language::Finnish | Language::Swedish => group_with_space,
    }));
    for room in rooms {
        let mistake = |what: String| TextsError { language: language.tag(), room: room.room, what };
        let resource = FluentResource::try_new(room.source(language).to_owned())
            .map_err(|(_, mistakes)| mistake(format!("{mistakes:?}")))?;
        bundle.add_resource(Arc::new(resource)).map_err(|mistakes| mistake(format!("{mistakes:?}")))?;
    }
    Ok(bundle)
}

fn group_with_comma<Memoizer>(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    grouped(value, ',')
}

fn group_with_space<Memoizer>(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    grouped(value, '\u{A0}')
}

/// Whole numbers of five digits or more in groups of three; four digits stay together, as years do.
fn grouped(value: &FluentValue<'_>, separator: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = number.as_string().parse::<i64>().ok()?;
    let digits = whole.unsigned_abs().to_string();
    let sign = if whole < 0 { "−" } else { "" };
    if digits.len() < 5 {
        return Some(format!("{sign}{digits}"));
    }
    let mut text = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(english: &'static str, finnish: &'static str) -> Texts {
        Texts::of(&[RoomTexts { room: "test", sources: [english, finnish, ""] }]).expect("the test's texts are sound")
    }

    #[test]
    fn every_text_file_is_sound() {
        Texts::new().expect("every file parses and no key stands twice");
    }

    fn keys(source: &str) -> Vec<&str> {
        let lines = source.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
    }

    #[test]
    fn no_translation_has_a_key_that_english_lacks_and_the_frame_is_whole_in_every_language() {
        for room in ROOMS {
            let english = keys(room.source(Language::English));
            for &language in Language::ALL {
                let translated = keys(room.source(language));
                let odd: Vec<_> = translated.iter().filter(|key| !english.contains(key)).collect();
                assert!(odd.is_empty(), "text/{language}/{}.ftl: {odd:?}", room.room);
                if room.room == "web" {
                    let lacking: Vec<_> = english.iter().filter(|key| !translated.contains(key)).collect();
                    assert!(lacking.is_empty(), "text/{language}/web.ftl lacks {lacking:?}");
                }
            }
        }
    }

    #[test]
    fn a_missing_translation_is_english_and_says_so() {
        let texts = texts("hello = Hello & welcome", "");
        assert_eq!(
            texts.say(Language::Finnish, "hello").to_string(),
            r#"<span lang="en" class="in-english">Hello &#38; welcome <small>(in English)</small></span>"#
        );
        assert_eq!(texts.say(Language::English, "hello").to_string(), "Hello &#38; welcome");
    }

    #[test]
    fn values_are_escaped_and_numbers_grouped_by_the_language() {
        let texts = texts("long = { $name }: { $most }", "long = { $name }: { $most }");
        let said = |language| texts.say(language, "long").word("name", "<b>").number("most", 15000).to_string();
        assert_eq!(said(Language::English), "&#60;b&#62;: 15,000");
        assert_eq!(said(Language::Finnish), "&#60;b&#62;: 15\u{A0}000");
    }

    #[test]
    fn a_key_that_nobody_wrote_is_never_shown_to_a_reader() {
        let texts = texts("", "");
        assert_eq!(texts.say(Language::English, "no-such-key").to_string(), "…");
        assert_eq!(texts.find(Language::English, "no-such-key", &[]), None);
    }
}
