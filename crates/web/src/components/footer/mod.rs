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

    /// The number at which the office can be called: as people write it, and as a telephone dials it.
    pub fn telephone(&self) -> Option<(&str, String)> {
        let number = self.settings().telephone.as_deref()?;
        Some((number, number.chars().filter(|mark| *mark != ' ').collect()))
    }

    /// Finnish and Swedish were not yet read by a native speaker, and the page says so.
    fn awaits_review(&self) -> bool {
        self.language() != Language::English
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.footer().to_string()]
}
