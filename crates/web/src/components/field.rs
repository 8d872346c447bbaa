use lyhty_base::Language;

use crate::{Form, Frame};

/// What every form control has: its place in the form, its label, a hint, the problems beside it.
#[derive(Clone)]
pub struct Field<'a> {
    pub frame: &'a Frame,
    pub form: &'a Form,
    pub name: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    /// The language of what is typed, where that is not the page's.
    pub language: Option<Language>,
}

impl<'a> Field<'a> {
    pub const fn new(frame: &'a Frame, form: &'a Form, name: &'a str, label: &'a str) -> Self {
        Self { frame, form, name, label, hint: None, language: None }
    }

    /// What is typed in it.
    pub fn value(&self) -> &str {
        self.form.value(self.name)
    }

    /// Whether something is wrong with it.
    pub fn is_wrong(&self) -> bool {
        self.form.problems_of(self.name).next().is_some()
    }

    /// The attributes that say the language of what is typed and tie the control to its hint and its problems: safe HTML, since
    /// names are ours.
    pub fn described(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("hint-{}", self.name));
        }
        if self.is_wrong() {
            ids.push(format!("problem-{}", self.name));
        }
        let described = if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) };
        let invalid = if self.is_wrong() { " aria-invalid=\"true\"" } else { "" };
        let language = self.language.map(|language| format!(" lang=\"{language}\"")).unwrap_or_default();
        format!("{language}{described}{invalid}")
    }
}

/// Gives a control of a form its hint.
macro_rules! hint {
    () => {
        /// A sentence under the label: why we ask, or how to answer.
        #[must_use]
        pub const fn hint(mut self, key: &'a str) -> Self {
            self.field.hint = Some(key);
            self
        }
    };
}

pub(super) use hint;
