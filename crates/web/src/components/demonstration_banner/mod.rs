use askama::Template;

use crate::Frame;

/// Says before anything else that nobody reads this, and whom to call in danger.
#[derive(Clone, Template)]
#[template(path = "components/demonstration_banner/template.html")]
pub struct DemonstrationBanner<'a> {
    frame: &'a Frame,
}

impl Frame {
    /// Whether the office is an invented one.
    pub fn is_demonstration(&self) -> bool {
        self.settings().demonstration
    }

    /// Workspace pages and everything of a demonstration stay out of search engines.
    pub fn keeps_out_of_indexes(&self) -> bool {
        self.is_demonstration() || self.is_staff()
    }

    /// The banner of an invented office.
    pub const fn demonstration_banner(&self) -> DemonstrationBanner<'_> {
        DemonstrationBanner { frame: self }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.demonstration_banner().to_string()]
}
