use askama::Template;

use crate::Frame;

/// The ways to the page before and the page after.
#[derive(Clone, Template)]
#[template(path = "components/pager/template.html")]
pub struct Pager<'a> {
    frame: &'a Frame,
    before: Option<String>,
    after: Option<String>,
}

impl Pager<'_> {
    /// There is a page before: its path after the language, with its query.
    #[must_use]
    pub fn before(mut self, path: &str) -> Self {
        self.before = Some(self.frame.path(path));
        self
    }

    /// There is a page after: its path after the language, with its query.
    #[must_use]
    pub fn after(mut self, path: &str) -> Self {
        self.after = Some(self.frame.path(path));
        self
    }
}

impl Frame {
    /// The ways to the pages before and after.
    pub const fn pager(&self) -> Pager<'_> {
        Pager { frame: self, before: None, after: None }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.pager().before("/staff?page=1").after("/staff?page=3").to_string()]
}
