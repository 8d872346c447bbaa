use std::borrow::Cow;
use std::error::Error;

/// A value that a sentence needs, such as the longest allowed length. Never personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A whole number.
    Number(i64),
    /// A word that is public, such as a role's key.
    Word(Cow<'static, str>),
}

/// Something expected that can't be done: a key that the language layer turns into a sentence, never the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The key of the sentence.
    pub key: &'static str,
    /// Named values of the sentence.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Refusal {
    /// A refusal whose sentence needs no values.
    pub const fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// The same with a number for the sentence.
    #[must_use]
    pub fn with_number(mut self, name: &'static str, number: i64) -> Self {
        self.arguments.push((name, Argument::Number(number)));
        self
    }
}

/// A refusal that belongs beside one field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name in the form.
    pub field: Cow<'static, str>,
    /// What is wrong with it.
    pub refusal: Refusal,
}

/// Our own failure. The person sees a reference; the log gets the chain, which must be safe to log.
#[derive(Debug)]
pub struct Fault(Box<dyn Error + Send + Sync>);

impl Fault {
    /// A fault with a sentence that is safe to log: no value of a person's in it.
    pub fn new(safe_to_log: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(safe_to_log.into())
    }

    /// The whole chain of causes in one line, for the log.
    pub fn chain(&self) -> String {
        let mut text = self.0.to_string();
        let mut cause = self.0.source();
        while let Some(next) = cause {
            text.push_str(": ");
            text.push_str(&next.to_string());
            cause = next.source();
        }
        text
    }
}

/// The three ways in which something does not happen.
#[derive(Debug)]
pub enum Problem {
    /// Expected; said in the person's language.
    Refusal(Refusal),
    /// Expected, and beside fields of a form.
    Fields(Vec<FieldProblem>),
    /// Not there, or not for you: both look the same.
    Absent,
    /// So much is going on that this can't be done now; nothing typed is lost.
    Busy,
    /// Ours.
    Fault(Fault),
}

impl Problem {
    /// A refusal by its key.
    pub const fn refusal(key: &'static str) -> Self {
        Self::Refusal(Refusal::new(key))
    }

    /// A fault with a sentence that is safe to log.
    pub fn fault(safe_to_log: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Fault(Fault::new(safe_to_log))
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What a verb gives.
pub type Outcome<T> = Result<T, Problem>;
