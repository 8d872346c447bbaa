use askama::Template;

use crate::Frame;

/// A button that says what happens: it sends a form, or leads to one of our pages.
#[derive(Clone, Template)]
#[template(path = "components/button/template.html")]
pub struct Button<'a> {
    frame: &'a Frame,
    key: &'a str,
    path: Option<String>,
    choice: Option<(&'a str, &'a str)>,
    second: bool,
}

impl<'a> Button<'a> {
    /// Not the page's main act.
    #[must_use]
    pub const fn second(mut self) -> Self {
        self.second = true;
        self
    }

    /// Sends this name and value with the form: for a form with two ways out.
    #[must_use]
    pub const fn sending(mut self, name: &'a str, value: &'a str) -> Self {
        self.choice = Some((name, value));
        self
    }
}

impl Frame {
    /// The button that sends the form.
    pub const fn submit<'a>(&'a self, key: &'a str) -> Button<'a> {
        Button { frame: self, key, path: None, choice: None, second: false }
    }

    /// A button that leads to one of our pages: the path after the language.
    pub fn button_link<'a>(&'a self, path: &str, key: &'a str) -> Button<'a> {
        Button { frame: self, key, path: Some(self.path(path)), choice: None, second: false }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![
        frame.submit("form-continue").to_string(),
        frame.submit("form-send-again").second().sending("way", "later").to_string(),
        frame.button_link("", "form-continue").to_string(),
    ]
}
