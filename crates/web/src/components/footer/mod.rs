use askama::Template;

use lyhty_base::Language;

use crate::Frame;

/// The page's foot: whom to call in danger, and that a translation still waits for a native speaker.
#[derive(Clone, Template)]
#[template(path = "components/footer/template.html")]
pub struct Footer<'a> {
    frame: &'a Frame,
}

impl Frame {
    /// The page's foot.
    pub const fn footer(&self) -> Footer<'_> {
        Footer { frame: self }
    }

    /// Finnish and Swedish were not yet read by a native speaker, and the page says so.
    fn awaits_review(&self) -> bool {
        self.language() != Language::English
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.footer().to_string()]
}
