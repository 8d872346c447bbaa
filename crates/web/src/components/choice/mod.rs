use askama::Template;

use super::field::{Field, hint};
use crate::{Form, Frame, Word};

/// A question with answers to choose from: one (radio buttons) or several (boxes).
#[derive(Clone, Template)]
#[template(path = "components/choice/template.html")]
pub struct Choice<'a> {
    field: Field<'a>,
    several: bool,
    options: Vec<ChoiceOption>,
    page_question: bool,
}

#[derive(Clone)]
struct ChoiceOption {
    value: String,
    key: &'static str,
    hint: Option<&'static str>,
}

impl<'a> Choice<'a> {
    hint!();

    /// The words of a code list as answers.
    #[must_use]
    pub fn of<E: Word>(mut self, codes: &[E]) -> Self {
        let options = codes.iter().map(|code| (code.word(), code.message_key()));
        self.options.extend(options.map(|(word, key)| ChoiceOption { value: word.to_owned(), key, hint: None }));
        self
    }

    /// One more answer: the value that is sent and the key of its words.
    #[must_use]
    pub fn option(mut self, value: &str, key: &'static str) -> Self {
        self.options.push(ChoiceOption { value: value.to_owned(), key, hint: None });
        self
    }

    /// A sentence under the answer that was added last.
    #[must_use]
    pub fn option_hint(mut self, key: &'static str) -> Self {
        if let Some(last) = self.options.last_mut() {
            last.hint = Some(key);
        }
        self
    }

    /// Yes and no.
    #[must_use]
    pub fn yes_no(self) -> Self {
        self.option("yes", "form-yes").option("no", "form-no")
    }

    /// The question is the page's heading: for one question a page.
    #[must_use]
    pub const fn page_question(self) -> Self {
        self.page_question_if(true)
    }

    /// The same where the question is alone on its page.
    pub const fn page_question_if(mut self, alone: bool) -> Self {
        self.page_question = alone;
        self
    }
}

impl Frame {
    /// A question with one answer of several.
    pub const fn choice<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> Choice<'a> {
        let field = Field::new(self, form, name, label);
        Choice { field, several: false, options: Vec::new(), page_question: false }
    }

    /// A question with any number of answers.
    pub const fn choices<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> Choice<'a> {
        let field = Field::new(self, form, name, label);
        Choice { field, several: true, options: Vec::new(), page_question: false }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    use crate::policy::Role;
    let some = &Role::ALL[..4];
    vec![
        frame.choice(form, "example-role", "example-question").hint("example-hint").of(some).to_string(),
        frame.choices(form, "example-roles", "example-question").of(some).to_string(),
        frame.choice(form, "example-empty", "example-question").yes_no().option_hint("example-hint").to_string(),
    ]
}
