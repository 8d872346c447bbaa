use askama::Template;

use lyhty_base::Language;

use super::field::{Field, hint};
use crate::{Form, Frame};

/// Text of several lines.
#[derive(Clone, Template)]
#[template(path = "components/text_area/template.html")]
pub struct TextArea<'a> {
    field: Field<'a>,
    rows: u8,
    most: Option<u32>,
}

impl<'a> TextArea<'a> {
    hint!();

    /// What is typed is in this language, which need not be the page's.
    #[must_use]
    pub const fn written_in(mut self, language: Language) -> Self {
        self.field.language = Some(language);
        self
    }

    /// How many lines it shows.
    #[must_use]
    pub const fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// Says how many characters may be written. Nothing is cut: what is too long is refused and kept.
    #[must_use]
    pub const fn most(mut self, characters: u32) -> Self {
        self.most = Some(characters);
        self
    }
}

impl Frame {
    /// Text of several lines.
    pub const fn text_area<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> TextArea<'a> {
        TextArea { field: Field::new(self, form, name, label), rows: 6, most: None }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    vec![
        frame.text_area(form, "example-text", "example-label").hint("example-hint").most(15_000).to_string(),
        frame.text_area(form, "example-empty", "example-label").rows(3).to_string(),
    ]
}
