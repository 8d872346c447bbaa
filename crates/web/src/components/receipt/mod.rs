use askama::Template;

use crate::Frame;

/// The receipt: twenty digits in five groups, shown once, sayable and printable, with how to hide it.
#[derive(Clone, Template)]
#[template(path = "components/receipt/template.html")]
pub struct Receipt<'a> {
    frame: &'a Frame,
    label: &'a str,
    groups: Vec<&'a str>,
}

impl Frame {
    /// A receipt: the key of whose it is, and the digits in groups parted by blanks.
    pub fn receipt<'a>(&'a self, label: &'a str, grouped: &'a str) -> Receipt<'a> {
        Receipt { frame: self, label, groups: grouped.split_whitespace().collect() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![frame.receipt("example-label", "1234 5678 9012 3456 7890").to_string()]
}
