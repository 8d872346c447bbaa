//! What somebody typed: kept as typed, read by type, with each problem beside its field.

mod encoding;
mod readers;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use lyhty_base::{FieldProblem, Outcome, Private, Problem, Refusal};

pub(crate) use encoding::encoded;
pub use encoding::{NotText, fields_of};
pub use readers::{CodeList, Word};

/// The fields of a form, as typed, and what is wrong with them. Cheap to clone; wiped when dropped.
#[derive(Clone, Default)]
pub struct Form {
    values: Arc<Vec<(String, Private<String>)>>,
    problems: Vec<FieldProblem>,
    busy: bool,
}

impl Form {
    /// A form in which nothing is typed.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A form with these fields typed.
    pub fn typed(values: Vec<(String, Private<String>)>) -> Self {
        Self { values: Arc::new(values), problems: Vec::new(), busy: false }
    }

    /// What is typed in a field; empty when there is no such field. The first, when it came several times.
    pub fn value(&self, name: &str) -> &str {
        self.values_of(name).next().unwrap_or("")
    }

    /// Everything typed or chosen under one name.
    pub fn values_of<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.values.iter().filter(move |(candidate, _)| candidate == name).map(|(_, value)| value.reveal().as_str())
    }

    /// Whether this value is among those chosen under the name.
    pub fn is_chosen(&self, name: &str, value: &str) -> bool {
        self.values_of(name).any(|chosen| chosen == value)
    }

    /// The form without this field.
    #[must_use]
    pub(crate) fn without(mut self, name: &str) -> Self {
        Arc::make_mut(&mut self.values).retain(|(candidate, _)| candidate != name);
        self
    }

    /// Whether the form has this field at all.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(candidate, _)| candidate == name)
    }

    /// Puts a value into a field, as if typed: for a draft that is gone on with.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        let values = Arc::make_mut(&mut self.values);
        values.retain(|(candidate, _)| candidate != name);
        values.push((name.to_owned(), Private::new(value.into())));
    }

    /// The fields that may be shown to the person again: no passwords, codes, receipts, stamps or tokens.
    pub fn shown_again(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values
            .iter()
            .filter(|(name, value)| may_be_shown_again(name) && !value.reveal().is_empty())
            .map(|(name, value)| (name.as_str(), value.reveal().as_str()))
    }

    /// What travels along unseen when the same form is sent again: its stamp, so that it stays the same form.
    pub(crate) fn unseen(&self) -> impl Iterator<Item = (&str, &str)> {
        let stamps = self.values.iter().filter(|(name, _)| name == "stamp");
        stamps.map(|(name, value)| (name.as_str(), value.reveal().as_str()))
    }

    /// Adds a problem beside a field; an empty name means the whole form.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, refusal: Refusal) {
        self.problems.push(FieldProblem { field: field.into(), refusal });
    }

    /// Takes what a verb refused into the form, so that the page can be shown again with it.
    ///
    /// # Errors
    /// What no form can show passes on: [`Problem::Absent`] and [`Problem::Fault`].
    pub fn take(&mut self, problem: Problem) -> Outcome<()> {
        match problem {
            Problem::Refusal(refusal) => self.add("", refusal),
            Problem::Fields(problems) => self.problems.extend(problems),
            Problem::Busy => {
                self.busy = true;
                self.add("", Refusal::new("form-busy"));
            }
            other @ (Problem::Absent | Problem::Fault(_)) => return Err(other),
        }
        Ok(())
    }

    /// Everything wrong, in the order in which it was found.
    pub fn problems(&self) -> &[FieldProblem] {
        &self.problems
    }

    /// Whether anything is wrong.
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with one field.
    pub fn problems_of<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Refusal> {
        self.problems.iter().filter(move |problem| problem.field == name).map(|problem| &problem.refusal)
    }

    /// The status of the answer that shows this form: 200, 422 with problems, 503 when the office was busy.
    pub(crate) fn status(&self) -> u16 {
        match (self.busy, self.has_problems()) {
            (true, _) => 503,
            (false, true) => 422,
            (false, false) => 200,
        }
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Form({} fields, {} problems)", self.values.len(), self.problems.len())
    }
}

/// Secrets and our own marks are not shown again.
fn may_be_shown_again(name: &str) -> bool {
    !["password", "code", "receipt", "stamp", "token"].iter().any(|secret| name.starts_with(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::typed(
            fields.iter().map(|(name, value)| ((*name).to_owned(), Private::new((*value).to_owned()))).collect(),
        )
    }

    #[test]
    fn passwords_codes_receipts_and_stamps_are_never_shown_again() {
        let form = form(&[
            ("password-again", "x"),
            ("code", "1"),
            ("receipt", "2"),
            ("stamp", "3"),
            ("token", "4"),
            ("facts", "5"),
        ]);
        assert_eq!(form.shown_again().collect::<Vec<_>>(), [("facts", "5")]);
    }

    #[test]
    fn what_is_typed_stays_out_of_debug() {
        assert_eq!(format!("{:?}", form(&[("facts", "canary")])), "Form(1 fields, 0 problems)");
    }

    #[test]
    fn a_refusal_goes_into_the_form_and_a_fault_passes_on() {
        let mut form = form(&[]);
        assert!(form.take(Problem::refusal("no")).is_ok());
        assert_eq!(form.status(), 422);
        assert!(form.take(Problem::Busy).is_ok());
        assert_eq!(form.status(), 503);
        assert!(matches!(form.take(Problem::Absent), Err(Problem::Absent)));
    }
}
