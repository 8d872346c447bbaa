use askama::Template;

use super::field::{Field, hint};
use crate::{Form, Frame};

/// One box to tick; ticked, `yes` is sent.
#[derive(Clone, Template)]
#[template(path = "components/checkbox/template.html")]
pub struct Checkbox<'a> {
    field: Field<'a>,
}

impl<'a> Checkbox<'a> {
    hint!();
}

impl Frame {
    /// One box to tick.
    pub const fn checkbox<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> Checkbox<'a> {
        Checkbox { field: Field::new(self, form, name, label) }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    vec![
        frame.checkbox(form, "example-box", "example-label").hint("example-hint").to_string(),
        frame.checkbox(form, "example-empty", "example-label").to_string(),
    ]
}
