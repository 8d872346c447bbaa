use askama::Template;

use lyhty_base::Language;

use super::field::{Field, hint};
use crate::{Form, Frame};

/// One line of text.
#[derive(Clone, Template)]
#[template(path = "components/text_field/template.html")]
pub struct TextField<'a> {
    field: Field<'a>,
    kind: &'static str,
    autocomplete: &'a str,
    short: bool,
}

impl<'a> TextField<'a> {
    hint!();

    /// What is typed is in this language, which need not be the page's.
    #[must_use]
    pub const fn written_in(mut self, language: Language) -> Self {
        self.field.language = Some(language);
        self
    }

    /// What browsers may fill in, by HTML's words: `username`, `one-time-code`, `tel`, … Without it nothing is kept.
    #[must_use]
    pub const fn autocomplete(mut self, word: &'a str) -> Self {
        self.autocomplete = word;
        self
    }

    /// A short field, for a code or a number.
    #[must_use]
    pub const fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// A password is never written back into the page.
    fn shown_value(&self) -> &str {
        if self.kind == "password" { "" } else { self.field.value() }
    }
}

impl Frame {
    /// One line of text.
    pub const fn text_field<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> TextField<'a> {
        TextField { field: Field::new(self, form, name, label), kind: "text", autocomplete: "off", short: false }
    }

    /// A password: paste is allowed, the value is never written back. `autocomplete` is `current-password` or
    /// `new-password`.
    pub const fn password_field<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> TextField<'a> {
        let field = Field::new(self, form, name, label);
        TextField { field, kind: "password", autocomplete: "current-password", short: false }
    }

    /// A whole number or a code of digits.
    pub const fn number_field<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> TextField<'a> {
        TextField { field: Field::new(self, form, name, label), kind: "number", autocomplete: "off", short: true }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    vec![
        frame.text_field(form, "example-text", "example-label").hint("example-hint").to_string(),
        frame.text_field(form, "example-empty", "example-label").to_string(),
        frame.number_field(form, "example-number", "example-label").to_string(),
        frame.password_field(form, "example-password", "example-label").autocomplete("new-password").to_string(),
    ]
}
