use std::borrow::Cow;
use std::fmt;

use askama::filters::HtmlSafe;
use fluent_bundle::FluentValue;
use lyhty_base::{Argument, Language, Refusal};

use super::Texts;

/// A value inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidValue {
    /// A whole number, written as the language writes numbers.
    Number(i64),
    /// Words that stand as they are.
    Word(String),
}

impl SaidValue {
    pub(super) fn for_fluent(&self) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Word(word) => FluentValue::String(Cow::Owned(word.clone())),
        }
    }
}

/// A sentence on its way to a page. Shown, it is safe HTML: escaped, and marked as English where a translation is
/// missing. In attributes, where no mark can stand, use [`Said::plain`].
#[derive(Clone)]
pub struct Said<'a> {
    texts: &'a Texts,
    language: Language,
    key: &'a str,
    values: Vec<(&'static str, SaidValue)>,
}

impl<'a> Said<'a> {
    pub(super) const fn new(texts: &'a Texts, language: Language, key: &'a str) -> Self {
        Self { texts, language, key, values: Vec::new() }
    }

    /// The sentence of a refusal, with its values.
    pub fn of_refusal(texts: &'a Texts, language: Language, refusal: &'a Refusal) -> Self {
        let values = refusal.arguments.iter().map(|(name, argument)| {
            let value = match argument {
                Argument::Number(number) => SaidValue::Number(*number),
                Argument::Word(word) => SaidValue::Word(word.clone().into_owned()),
            };
            (*name, value)
        });
        Self { texts, language, key: refusal.key, values: values.collect() }
    }

    /// Gives the sentence a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: impl Whole) -> Self {
        self.values.push((name, SaidValue::Number(number.whole())));
        self
    }

    /// Gives the sentence words.
    #[must_use]
    pub fn word(mut self, name: &'static str, word: impl fmt::Display) -> Self {
        self.values.push((name, SaidValue::Word(word.to_string())));
        self
    }

    /// The text alone: for attributes, titles, mails. Nothing is escaped yet.
    pub fn plain(&self) -> String {
        self.find().map_or_else(|| "…".to_owned(), |found| found.text)
    }

    fn find(&self) -> Option<super::Found> {
        let found = self.texts.find(self.language, self.key, &self.values);
        if found.is_none() {
            tracing::error!(key = self.key, "no text for this key, or a value of it is missing");
        }
        found
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(found) = self.find() else { return formatter.write_str("…") };
        let foreign = found.language != self.language;
        if foreign {
            write!(formatter, r#"<span lang="{}" class="in-english">"#, found.language)?;
        }
        write_escaped(formatter, &found.text)?;
        if foreign {
            formatter.write_str(" <small>(in English)</small></span>")?;
        }
        Ok(())
    }
}

impl HtmlSafe for Said<'_> {}

/// A whole number of any kind; templates hand values in by reference, so references count as well.
pub trait Whole {
    /// The number; the nearest one that there is when it does not fit.
    fn whole(self) -> i64;
}

macro_rules! whole {
    ($($number:ty),+) => {$(
        impl Whole for $number {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )+};
}

impl<W: Whole + Copy> Whole for &W {
    fn whole(self) -> i64 {
        (*self).whole()
    }
}

whole!(i16, i32, i64, u8, u16, u32, u64, usize);

/// Escapes the five characters that mean something in HTML.
pub(crate) fn write_escaped(output: &mut dyn fmt::Write, text: &str) -> fmt::Result {
    for character in text.chars() {
        match character {
            '"' => output.write_str("&#34;")?,
            '&' => output.write_str("&#38;")?,
            '\'' => output.write_str("&#39;")?,
            '<' => output.write_str("&#60;")?,
            '>' => output.write_str("&#62;")?,
            other => output.write_char(other)?,
        }
    }
    Ok(())
}
