use askama::Template;

use lyhty_base::Moment;

use crate::Frame;
use crate::texts::Said;

/// What happened, in its order.
#[derive(Clone, Template)]
#[template(path = "components/time_line/template.html")]
pub struct TimeLine<'a> {
    frame: &'a Frame,
    events: Vec<TimeLineEvent<'a>>,
}

#[derive(Clone)]
struct TimeLineEvent<'a> {
    at: Moment,
    what: Said<'a>,
    text: Option<String>,
}

impl<'a> TimeLine<'a> {
    /// One event: when, and what, in a sentence.
    #[must_use]
    pub fn event(mut self, at: &Moment, what: Said<'a>) -> Self {
        self.events.push(TimeLineEvent { at: *at, what, text: None });
        self
    }

    /// What was written at the event that was added last.
    #[must_use]
    pub fn text(mut self, text: impl std::fmt::Display) -> Self {
        if let Some(last) = self.events.last_mut() {
            last.text = Some(text.to_string());
        }
        self
    }
}

impl Frame {
    /// A time line, to be filled with [`TimeLine::event`].
    pub const fn time_line(&self) -> TimeLine<'_> {
        TimeLine { frame: self, events: Vec::new() }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    let early = Moment::from_milliseconds(1_530_394_200_000);
    let line = frame.time_line().event(&early, frame.say("example-label"));
    vec![line.event(&early.plus_hours(30), frame.say("example-hint")).text("Matti <b>").to_string()]
}
