use askama::Template;

use crate::Frame;

/// "Leave now": first in tab order, in view, the same words on every page. Works without a script.
#[derive(Clone, Template)]
#[template(path = "components/leave_now/template.html")]
pub struct LeaveNow<'a> {
    frame: &'a Frame,
}

impl Frame {
    /// The bar for leaving at once.
    pub const fn leave_now(&self) -> LeaveNow<'_> {
        LeaveNow { frame: self }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.leave_now().to_string()]
}
