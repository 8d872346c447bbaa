use askama::Template;

use crate::Frame;
use crate::texts::Said;

/// How a notice speaks. Each has a word or a mark; colour alone never says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Calm,
    /// To be read before going on.
    Attention,
    /// Danger: the telephone comes first.
    Danger,
    /// It is done.
    Done,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Attention => "attention",
            Self::Danger => "danger",
            Self::Done => "done",
        }
    }

    const fn mark(self) -> &'static str {
        match self {
            Self::Calm => "i",
            Self::Attention | Self::Danger => "!",
            Self::Done => "✓",
        }
    }
}

/// A few sentences that stand out from the page.
#[derive(Clone, Template)]
#[template(path = "components/notice/template.html")]
pub struct Notice<'a> {
    frame: &'a Frame,
    tone: Tone,
    title: Said<'a>,
    lines: Vec<Said<'a>>,
    telephone: Option<&'a str>,
}

impl<'a> Notice<'a> {
    /// One more sentence, by its key.
    #[must_use]
    pub fn line(self, key: &'a str) -> Self {
        let said = self.frame.say(key);
        self.said(said)
    }

    /// One more sentence, with its values.
    #[must_use]
    pub fn said(mut self, said: Said<'a>) -> Self {
        self.lines.push(said);
        self
    }

    /// A number to call, shown first and large.
    #[must_use]
    pub const fn telephone(mut self, number: &'a str) -> Self {
        self.telephone = Some(number);
        self
    }
}

impl Frame {
    /// A notice with its title's key: `frame.calm("…")`.
    pub fn notice<'a>(&'a self, tone: Tone, title: &'a str) -> Notice<'a> {
        Notice { frame: self, tone, title: self.say(title), lines: Vec::new(), telephone: None }
    }

    /// Good to know.
    pub fn calm<'a>(&'a self, title: &'a str) -> Notice<'a> {
        self.notice(Tone::Calm, title)
    }

    /// To be read before going on.
    pub fn attention<'a>(&'a self, title: &'a str) -> Notice<'a> {
        self.notice(Tone::Attention, title)
    }

    /// Danger: the telephone comes first.
    pub fn danger<'a>(&'a self, title: &'a str) -> Notice<'a> {
        self.notice(Tone::Danger, title)
    }

    /// It is done.
    pub fn done<'a>(&'a self, title: &'a str) -> Notice<'a> {
        self.notice(Tone::Done, title)
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    vec![
        frame.calm("example-label").line("example-hint").to_string(),
        frame.attention("example-label").line("example-hint").to_string(),
        frame.danger("layout-danger").telephone("112").line("example-hint").to_string(),
        frame.done("example-label").to_string(),
    ]
}
