use askama::Template;

use crate::Frame;
use crate::texts::Said;

/// One row of a worker's queue: the word of urgency, how old it is, its language, one line, one main act.
#[derive(Clone, Template)]
#[template(path = "components/queue_row/template.html")]
pub struct QueueRow<'a> {
    urgent: bool,
    urgency: Said<'a>,
    path: String,
    line: String,
    facts: Vec<String>,
    act: Said<'a>,
}

impl<'a> QueueRow<'a> {
    /// One more short fact: age of the row, language.
    #[must_use]
    pub fn fact(mut self, fact: impl std::fmt::Display) -> Self {
        self.facts.push(fact.to_string());
        self
    }

    /// Urgent: shown with a mark.
    #[must_use]
    pub const fn urgent(mut self) -> Self {
        self.urgent = true;
        self
    }

    /// The line that says what it is.
    #[must_use]
    pub fn line(mut self, line: impl std::fmt::Display) -> Self {
        self.line = line.to_string();
        self
    }
}

impl Frame {
    /// A row of a queue: the key of its urgency, where it leads (the path after the language), the key of its main act.
    pub fn queue_row<'a>(&'a self, urgency: &'a str, path: &str, act: &'a str) -> QueueRow<'a> {
        let (urgency, act) = (self.say(urgency), self.say(act));
        QueueRow { urgent: false, urgency, path: self.path(path), line: String::new(), facts: Vec::new(), act }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    let row = || frame.queue_row("example-label", "/staff/proposals/1", "form-continue").fact("2 d").fact("fi");
    vec![row().urgent().line("Matti <b>").to_string(), row().to_string()]
}
