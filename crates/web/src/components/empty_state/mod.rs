use askama::Template;

use crate::Frame;

/// Nothing is here: says so, and what to do.
#[derive(Clone, Template)]
#[template(path = "components/empty_state/template.html")]
pub struct EmptyState<'a> {
    frame: &'a Frame,
    what: &'a str,
    link: Option<(String, &'a str)>,
}

impl<'a> EmptyState<'a> {
    /// The way to do something about it: the path after the language, the key of its words.
    #[must_use]
    pub fn link(mut self, path: &str, key: &'a str) -> Self {
        self.link = Some((self.frame.path(path), key));
        self
    }
}

impl Frame {
    /// Nothing is here: the key of the sentence that says so, and what to do.
    pub const fn empty_state<'a>(&'a self, what: &'a str) -> EmptyState<'a> {
        EmptyState { frame: self, what, link: None }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.empty_state("example-hint").link("/staff", "form-continue").to_string()]
}
