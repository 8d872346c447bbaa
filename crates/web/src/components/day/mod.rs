use askama::Template;

use super::field::{Field, hint};
use crate::{Form, Frame};

/// A day in three fields, which everybody can type, in the order that all three languages use.
#[derive(Clone, Template)]
#[template(path = "components/day/template.html")]
pub struct DayField<'a> {
    field: Field<'a>,
}

impl<'a> DayField<'a> {
    hint!();

    fn part(&self, part: &str) -> &str {
        self.field.form.value(&format!("{}-{part}", self.field.name))
    }
}

impl Frame {
    /// A day in three fields.
    pub const fn day<'a>(&'a self, form: &'a Form, name: &'a str, label: &'a str) -> DayField<'a> {
        DayField { field: Field::new(self, form, name, label) }
    }
}

pub(super) fn examples(frame: &Frame, form: &Form) -> Vec<String> {
    vec![
        frame.day(form, "example-day", "example-question").hint("form-day-hint").to_string(),
        frame.day(form, "example-other-day", "example-question").to_string(),
    ]
}
