use askama::Template;

use crate::Frame;

/// "Check your answers": what somebody wrote, each with a way to change it.
#[derive(Clone, Template)]
#[template(path = "components/answers/template.html")]
pub struct Answers<'a> {
    frame: &'a Frame,
    lines: Vec<AnswerLine<'a>>,
}

#[derive(Clone)]
struct AnswerLine<'a> {
    label: &'a str,
    value: String,
    change: Option<String>,
}

impl<'a> Answers<'a> {
    /// One answer: the label's key and what was written.
    #[must_use]
    pub fn line(mut self, label: &'a str, value: impl std::fmt::Display) -> Self {
        self.lines.push(AnswerLine { label, value: value.to_string(), change: None });
        self
    }

    /// Where the answer that was added last can be changed: the path after the language.
    #[must_use]
    pub fn change(mut self, path: &str) -> Self {
        let path = self.frame.path(path);
        if let Some(last) = self.lines.last_mut() {
            last.change = Some(path);
        }
        self
    }
}

impl Frame {
    /// A list of answers, to be filled with [`Answers::line`].
    pub const fn answers(&self) -> Answers<'_> {
        Answers { frame: self, lines: Vec::new() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    let list = frame.answers().line("example-label", "Matti <b>").change("/propose/name").line("example-question", "");
    vec![list.to_string()]
}
