use askama::Template;

use crate::Frame;

/// Parts of one thing, as links; only in the workspace.
#[derive(Clone, Template)]
#[template(path = "components/tabs/template.html")]
pub struct Tabs<'a> {
    frame: &'a Frame,
    label: &'a str,
    tabs: Vec<Tab<'a>>,
}

#[derive(Clone)]
struct Tab<'a> {
    path: String,
    key: &'a str,
    current: bool,
}

impl<'a> Tabs<'a> {
    /// One more part: the path after the language, the key of its words.
    #[must_use]
    pub fn tab(mut self, path: &str, key: &'a str) -> Self {
        self.tabs.push(Tab { path: self.frame.path(path), key, current: false });
        self
    }

    /// The part that is shown now.
    #[must_use]
    pub fn current(mut self, path: &str, key: &'a str) -> Self {
        self.tabs.push(Tab { path: self.frame.path(path), key, current: true });
        self
    }
}

impl Frame {
    /// Tabs, with the key of what they are parts of.
    pub const fn tabs<'a>(&'a self, label: &'a str) -> Tabs<'a> {
        Tabs { frame: self, label, tabs: Vec::new() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.tabs("example-question").current("/staff", "example-label").tab("/staff/b", "form-year").to_string()]
}
