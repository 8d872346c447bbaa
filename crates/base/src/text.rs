use std::fmt;

use zeroize::Zeroize;

use crate::Refusal;

/// Text from outside that has been looked at: at most `MAX` characters, no control characters, no marks that turn the
/// order of letters around, line ends made one kind, blanks at both ends cut. May be empty.
#[derive(Clone, PartialEq, Eq, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

/// Why text from outside was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// More than this many characters.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// Control characters, which no keyboard writes.
    #[error("control characters")]
    Control,
    /// Marks that show letters in another order than they are stored (U+202D, U+202E).
    #[error("marks that override the direction of writing")]
    DirectionOverride,
}

impl From<TextProblem> for Refusal {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::TooLong(most) => {
                Self::new("form-too-long").with_number("most", i64::try_from(most).unwrap_or(i64::MAX))
            }
            TextProblem::Control => Self::new("form-control-characters"),
            TextProblem::DirectionOverride => Self::new("form-direction-override"),
        }
    }
}

impl<const MAX: usize> Text<MAX> {
    /// Looks at text from outside.
    ///
    /// # Errors
    /// When it is too long or holds characters that could deceive a reader.
    pub fn new(raw: &str) -> Result<Self, TextProblem> {
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.chars().count() > MAX {
            return Err(TextProblem::TooLong(MAX));
        }
        for character in text.chars() {
            match character {
                '\n' | '\t' => {}
                '\u{202D}' | '\u{202E}' => return Err(TextProblem::DirectionOverride),
                control if control.is_control() => return Err(TextProblem::Control),
                _ => {}
            }
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const MAX: usize> fmt::Debug for Text<MAX> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Text({} characters)", self.0.chars().count())
    }
}

impl<const MAX: usize> Zeroize for Text<MAX> {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}

impl<'de, const MAX: usize> serde::Deserialize<'de> for Text<MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_and_not_bytes() {
        assert!(Text::<4>::new("ääää").is_ok());
        assert_eq!(Text::<4>::new("äääää"), Err(TextProblem::TooLong(4)));
    }

    #[test]
    fn deceiving_characters_are_refused_and_arabic_marks_are_not() {
        assert_eq!(Text::<9>::new("a\u{202E}b"), Err(TextProblem::DirectionOverride));
        assert_eq!(Text::<9>::new("a\u{0}b"), Err(TextProblem::Control));
        assert!(Text::<9>::new("\u{200F}سلام").is_ok());
    }

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(Text::<9>::new(" a\r\nb\rc ").map(|text| text.0), Ok("a\nb\nc".to_owned()));
    }
}
