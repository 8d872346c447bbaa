use lyhty_base::{Day, Outcome, Private, ThreadId};
use lyhty_store::Tx;
use lyhty_web::Opener;

/// What another room says to the holder of a thread, above the messages of the mailbox. Nothing when the thread is
/// none of the room's. Runs in a reading transaction, behind the receipt.
pub type Panel = fn(&mut Tx<'_>, ThreadId) -> Outcome<Option<PanelShown>>;

/// A panel as the mailbox shows it: sentences by their keys, so that nothing but fixed texts gets into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelShown {
    /// The key of its heading.
    pub title: &'static str,
    /// Its sentences, a line each.
    pub lines: Vec<PanelLine>,
    /// What the holder can do from here.
    pub links: Vec<PanelLink>,
}

/// One sentence of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelLine {
    /// The key of the sentence.
    pub key: &'static str,
    /// A day that the sentence needs, as its value `day`.
    pub day: Option<Day>,
}

/// One link of a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelLink {
    /// The address below the language, such as `/mailbox/withdraw`.
    pub path: String,
    /// The key of its words.
    pub label: &'static str,
}

/// What another room says to staff before they write into a thread: how its holder may be reached without danger. Nothing
/// when the thread is none of the room's, or when there is nothing to heed.
pub type SafetyPanel = fn(&mut Tx<'_>, &Opener, ThreadId) -> Outcome<Option<SafetyShown>>;

/// A panel of safety as the staff's page shows it, above everything.
#[derive(Debug)]
pub struct SafetyShown {
    /// The key of its heading.
    pub title: &'static str,
    /// Its lines.
    pub lines: Vec<SafetyLine>,
}

/// One line of a panel of safety.
#[derive(Debug)]
pub struct SafetyLine {
    /// The key of its label.
    pub label: &'static str,
    /// Keys of words.
    pub words: Vec<&'static str>,
    /// What the person said in their own words.
    pub text: Private<String>,
}
