//! What a person at the terminal sees: lines, progress, questions, and how the programme ends.

use std::fmt;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lyhty_base::{Fault, Private, Problem};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};

use crate::configuration::ConfigurationError;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Done, and nothing wrong was found.
    Fine,
    /// Done, and something wrong was found.
    FoundWrong,
}

/// Why a command could not do its work. The sentences are safe to show and to log.
#[derive(Debug)]
pub enum Stop {
    /// The configuration or the command line is wrong.
    Usage(String),
    /// It would not have been safe.
    Refused(String),
    /// Ours or the machine's.
    Fault(String),
}

impl Stop {
    /// The documented exit code.
    pub const fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::Fault(_) => 4,
        }
    }

    /// A fault with what was being done: "reading /a/b: permission denied".
    pub fn fault(doing: impl fmt::Display, error: impl fmt::Display) -> Self {
        Self::Fault(format!("{doing}: {error}"))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) | Self::Fault(sentence) => formatter.write_str(sentence),
            Self::Refused(sentence) => write!(formatter, "refused: {sentence}"),
        }
    }
}

impl From<ConfigurationError> for Stop {
    fn from(error: ConfigurationError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault.chain())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Refusal(refusal) => Self::Refused(refusal.key.to_owned()),
            Problem::Fields(fields) => {
                let keys: Vec<_> = fields.iter().map(|field| field.refusal.key).collect();
                Self::Refused(keys.join(", "))
            }
            Problem::Absent => Self::Usage("there is no such thing".to_owned()),
            Problem::Busy => Self::Fault("the database is too busy; try again".to_owned()),
            Problem::Fault(fault) => fault.into(),
        }
    }
}

/// The exit code of a command, after saying on standard error why it stopped.
pub fn end(outcome: Result<Ending, Stop>) -> ExitCode {
    match outcome {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::FoundWrong) => ExitCode::from(1),
        Err(stop) => {
            warn(format_args!("{stop}"));
            ExitCode::from(stop.code())
        }
    }
}

/// A line on standard output. A reader that went away (`lyhty … | head`) is no fault of ours.
pub fn say(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}

/// A line on standard error.
pub fn warn(line: fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A bar for long work, on standard error; nothing when that is no terminal. The length is in steps of the work, or
/// unknown: then it turns.
pub fn progress(doing: &'static str, length: Option<u64>) -> ProgressBar {
    let target = if io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = match length {
        Some(length) => ProgressBar::with_draw_target(Some(length), target),
        None => ProgressBar::with_draw_target(None, target),
    };
    let look = if length.is_some() { "{msg} {wide_bar} {pos}/{len} {eta}" } else { "{msg} {spinner} {pos}" };
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style);
    }
    bar.set_message(doing);
    bar
}

/// Asks for something secret on standard input: one or more lines up to an empty one or the end. On a terminal what is
/// typed is not shown.
///
/// # Errors
/// When standard input can't be read.
pub fn ask_secret(question: &str) -> Result<Private<String>, Stop> {
    let input = io::stdin();
    if input.is_terminal() {
        warn(format_args!("{question} (not shown; an empty line ends it)"));
    }
    let _hidden = HiddenTyping::begin();
    let mut text = String::new();
    for line in input.lock().lines() {
        let line = Private::new(line.map_err(|error| Stop::fault("reading standard input", error))?);
        if line.reveal().trim().is_empty() {
            break;
        }
        text.push_str(line.reveal());
        text.push('\n');
    }
    Ok(Private::new(text))
}

/// While it lives, a terminal does not show what is typed.
struct HiddenTyping(Option<rustix::termios::Termios>);

impl HiddenTyping {
    fn begin() -> Self {
        let Ok(before) = tcgetattr(io::stdin()) else { return Self(None) };
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        let set = tcsetattr(io::stdin(), OptionalActions::Flush, &hidden);
        Self(set.is_ok().then_some(before))
    }
}

impl Drop for HiddenTyping {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, before);
        }
    }
}
