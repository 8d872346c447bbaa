use std::fmt;

use lyhty_base::Language;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The language of a text on paper: the primary part of a BCP 47 tag, of two or three letters.
///
/// Wider than [`Language`], which has only the languages that the site is whole in: a page of advice is printed in
/// Arabic or Thai as well, and a name in another language inside a paragraph wants to be read out rightly.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LanguageTag {
    letters: [u8; 3],
    length: u8,
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "ckb", "dv", "fa", "he", "ps", "prs", "sd", "ug", "ur", "yi"];

impl LanguageTag {
    /// A tag of two or three small Latin letters (`fi`, `ckb`), or nothing.
    pub fn parse(tag: &str) -> Option<Self> {
        let bytes = tag.as_bytes();
        if !matches!(bytes.len(), 2 | 3) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut letters = [0; 3];
        for (place, letter) in letters.iter_mut().zip(bytes) {
            *place = *letter;
        }
        Some(Self { letters, length: if bytes.len() == 2 { 2 } else { 3 } })
    }

    /// The tag's letters.
    pub fn tag(&self) -> &str {
        let letters = self.letters.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(letters).unwrap_or_default()
    }

    /// The direction that the language is written in.
    pub fn direction(&self) -> Direction {
        if RIGHT_TO_LEFT.contains(&self.tag()) { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        // The tags of the site's languages are two letters each; a test walks through them all.
        Self::parse(language.tag()).unwrap_or(Self { letters: *b"en\0", length: 2 })
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl Serialize for LanguageTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::parse(&tag).ok_or_else(|| serde::de::Error::custom("not the tag of a language"))
    }
}

/// The direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Direction {
    /// As English.
    #[serde(rename = "ltr")]
    LeftToRight,
    /// As Arabic.
    #[serde(rename = "rtl")]
    RightToLeft,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_of_the_site_has_its_own_tag() {
        for language in Language::ALL {
            assert_eq!(LanguageTag::from(*language).tag(), language.tag());
        }
    }

    #[test]
    fn only_two_or_three_small_letters_are_a_tag() {
        assert_eq!(LanguageTag::parse("ckb").unwrap().tag(), "ckb");
        for wrong in ["", "f", "FI", "fi-FI", "abcd", "ää"] {
            assert!(LanguageTag::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn arabic_and_sorani_are_written_from_right_to_left() {
        for (tag, direction) in
            [("ar", Direction::RightToLeft), ("ckb", Direction::RightToLeft), ("so", Direction::LeftToRight)]
        {
            assert_eq!(LanguageTag::parse(tag).unwrap().direction(), direction);
        }
    }
}
