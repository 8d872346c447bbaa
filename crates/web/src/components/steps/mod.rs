use askama::Template;

use crate::Frame;
use crate::texts::Whole;

/// Where one is in a form of several pages: in words, since a picture of steps says nothing to many.
#[derive(Clone, Template)]
#[template(path = "components/steps/template.html")]
pub struct Steps<'a> {
    frame: &'a Frame,
    step: i64,
    of: i64,
}

impl Frame {
    /// Step `step` of `of`, counted from one.
    pub fn steps(&self, step: impl Whole, of: impl Whole) -> Steps<'_> {
        Steps { frame: self, step: step.whole(), of: of.whole() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.steps(2, 7).to_string()]
}
