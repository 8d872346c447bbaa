//! `lyhty doctor`: what would stop a good start, or let something leak, and what to do about it.

mod database;
mod led_to;
mod machine;
mod singling_out;

use std::fmt;

use lyhty_store::Store;

use crate::command_line::Doctor;
use crate::configuration::Configuration;
use crate::console::{self, Ending, Stop};
use crate::premises;

pub use led_to::LedTo;
pub use singling_out::SinglingOut;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// As it should be.
    Good,
    /// Works, but somebody should know.
    Warning,
    /// Stops a good start, or lets something leak.
    Wrong,
}

/// What was looked at and what was found, with what to do about it.
#[derive(Debug)]
pub struct Finding {
    /// How bad it is.
    pub grade: Grade,
    /// A sentence: what is so, and what to do when it is not good.
    pub sentence: String,
}

impl Finding {
    fn good(sentence: impl Into<String>) -> Self {
        Self { grade: Grade::Good, sentence: sentence.into() }
    }

    fn warning(sentence: impl Into<String>) -> Self {
        Self { grade: Grade::Warning, sentence: sentence.into() }
    }

    fn wrong(sentence: impl Into<String>) -> Self {
        Self { grade: Grade::Wrong, sentence: sentence.into() }
    }

    /// Good with one sentence, or wrong with each of the others.
    fn of_objections(good: &str, objections: Vec<String>) -> Vec<Self> {
        if objections.is_empty() { vec![Self::good(good)] } else { objections.into_iter().map(Self::wrong).collect() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grade = match self.grade {
            Grade::Good => "good",
            Grade::Warning => "warning",
            Grade::Wrong => "WRONG",
        };
        write!(formatter, "{grade:8} {}", self.sentence)
    }
}

/// Looks at everything and says what it found.
///
/// # Errors
/// Only with `--singling-out`, when the database can't be read: otherwise that is a finding.
pub fn doctor(configuration: &Configuration, options: &Doctor) -> Result<Ending, Stop> {
    if options.singling_out {
        let store = premises::open_store(configuration)?;
        console::say(format_args!("{}\n{}", SinglingOut::count(&store)?, LedTo::count(&store)?));
        return Ok(Ending::Fine);
    }
    let mut findings = machine::look(configuration);
    findings.extend(start_findings(configuration));
    if let Ok(store) = premises::open_store(configuration) {
        findings.extend(database::look(&store));
    }
    Ok(report(&findings))
}

/// What `check` and `doctor` both look at: whether `serve` would start here.
pub fn start_findings(configuration: &Configuration) -> Vec<Finding> {
    let mut findings = Finding::of_objections(
        "The listener, the folders and the modes of the files are safe.",
        premises::objections(configuration),
    );
    findings.push(machine::secrets(configuration));
    findings.extend(machine::certificate(configuration));
    match premises::open_store(configuration) {
        Ok(store) => {
            findings.push(Finding::good("The database has this version's shape."));
            findings.push(durability(&store));
            findings.push(database::pinned_keys(configuration, &store));
        }
        Err(stop) => findings.push(Finding::wrong(format!("The database can't be used: {stop}."))),
    }
    findings
}

fn durability(store: &Store) -> Finding {
    match store.durability_check() {
        Ok(()) => Finding::good("The database keeps what it acknowledges."),
        Err(error) => Finding::wrong(format!("{error}.")),
    }
}

/// Prints findings, the worst last, so that they stand above the prompt.
pub fn report(findings: &[Finding]) -> Ending {
    for grade in [Grade::Good, Grade::Warning, Grade::Wrong] {
        for finding in findings.iter().filter(|finding| finding.grade == grade) {
            console::say(format_args!("{finding}"));
        }
    }
    if findings.iter().any(|finding| finding.grade == Grade::Wrong) { Ending::FoundWrong } else { Ending::Fine }
}
