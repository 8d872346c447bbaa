//! The language that a review is written in, and what makes a composed review of it.
//!
//! A chapter is a text in a small part of Markdown with *inserts*: `{figure: new_clients.total, person}`. A number that a reader
//! will see comes out of an insert, and an insert's number comes out of the figures of the edition; a number that somebody typed
//! stops approval, whether in digits or in words. What a sentence claims of figures is computed and stops approval when untrue.
//! The three languages of a chapter must use the same inserts.
//!
//! [`check`] gives everything that stops approval; [`compose`] gives the parts of a publication. Both are pure.

mod charts;
mod check;
mod claims;
mod compose;
mod figures;
mod findings;
mod help;
mod inline;
mod inserts;
mod laws;
mod numbers;
mod parse;
mod say;
mod stated;
#[cfg(test)]
mod tests;
mod unfigured;

use std::collections::BTreeMap;

use lyhty_base::{Language, code_list};
use serde::{Deserialize, Serialize};

pub use check::check;
pub use compose::{ClaimShown, Composition, Preview, claims, compose, preview};
pub use findings::{Finding, FindingKind, Place};
pub use help::{InsertHelp, inserts_help};
pub use numbers::Numbers;
pub use stated::{StatedFact, StatedFacts};
pub use unfigured::{Unfigured, unfigured};

code_list! {
    /// The chapters of a review, in their order.
    pub enum ChapterKind: "review-chapter" {
        /// The title and at most three figures.
        Cover = "cover",
        /// What the half was about.
        Introduction = "introduction",
        /// The renewed website.
        Website = "website",
        /// The campaign and its materials.
        Campaign = "campaign",
        /// Training and the study of child trafficking.
        Training = "training",
        /// The feature article.
        Feature = "feature",
        /// Who became a client in the half.
        NewClients = "new-clients",
        /// Who proposed.
        Proposers = "proposers",
        /// What became of the proposals.
        Outcome = "outcome",
        /// All clients on the last day.
        AllClients = "all-clients",
        /// Who works here.
        Personnel = "personnel",
        /// How to reach the office.
        Contact = "contact",
    }
}

/// A chapter in one language, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    /// Its title: text and inserts.
    pub title: String,
    /// Its body.
    pub body: String,
}

/// Every chapter in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manuscripts(BTreeMap<(ChapterKind, Language), Manuscript>);

impl Manuscripts {
    /// Puts a chapter in, in place of what was there.
    pub fn put(&mut self, chapter: ChapterKind, language: Language, manuscript: Manuscript) {
        self.0.insert((chapter, language), manuscript);
    }

    /// A chapter in a language; nothing while it is not written.
    pub fn get(&self, chapter: ChapterKind, language: Language) -> Option<&Manuscript> {
        self.0.get(&(chapter, language))
    }

    /// Every chapter that is there.
    pub fn iter(&self) -> impl Iterator<Item = (ChapterKind, Language, &Manuscript)> {
        self.0.iter().map(|((chapter, language), manuscript)| (*chapter, *language, manuscript))
    }
}

/// Sentences and names in the reader's language that are not grammar: they are kept with all other texts.
pub trait Words {
    /// The sentence of a key. Arguments are written out already; a choice is made on "one" and "other".
    fn say(&self, language: Language, key: &str, arguments: &[(&str, String)]) -> String;

    /// The name of a figure.
    fn figure_name(&self, language: Language, path: &str) -> String;
}

/// Where everything comes from that the text does not say itself.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The figures of the edition.
    pub numbers: &'a Numbers,
    /// The facts that nobody counts.
    pub stated: &'a StatedFacts,
    /// Sentences and names.
    pub words: &'a dyn Words,
}
