use askama::Template;

use super::field::{Field, hint};
use crate::{Form, Frame, Word};

/// A list that opens: only where there are more answers than a page of radio buttons can hold.
#[derive(Clone, Template)]
#[template(path = "components/select/template.html")]
pub struct Select<'a> {
    field: Field<'a>,
    options: Vec<(String, String)>,
}

impl<'a> Select<'a> {
    hint!();

    /// The words of a code list as answers.
    #[must_use]
    pub fn of<E: Word>(mut self, codes: &[E]) -> Self {
        let frame = self.field.frame;
        self.options.extend(codes.iter().map(|code| (code.word().to_owned(), frame.word(code).plain())));
        self
    }

    /// One more answer, whose words are not ours: a name.
    #[must_use]
    pub fn named(mut self, value: &str, words: &str) -> Self {
        self.options.push((value.to_owned(), words.to_owned()));
        self
    }
}

impl Frame {
    /// A list that opens.
    pub const fn select<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> Select<'a> {
        Select { field: Field::new(self, form, name, label), options: Vec::new() }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    use crate::policy::Role;
    vec![
        frame.select(form, "example-role", "example-label").of(Role::ALL).to_string(),
        frame.select(form, "example-empty", "example-label").hint("example-hint").named("a", "Aino").to_string(),
    ]
}
