use askama::Template;

use crate::{Form, Frame};

/// What is wrong, first on the page, each line leading to its field. Empty when nothing is wrong.
#[derive(Clone, Template)]
#[template(path = "components/error_summary/template.html")]
pub struct ErrorSummary<'a> {
    frame: &'a Frame,
    form: &'a Form,
}

impl Frame {
    /// What is wrong with the form, each line leading to its field.
    pub const fn error_summary<'a>(&'a self, form: &'a Form) -> ErrorSummary<'a> {
        ErrorSummary { frame: self, form }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    vec![frame.error_summary(form).to_string()]
}
