//! Paper: publications as accessible, archivable PDF, and the drawings that page and paper share.
//!
//! [`Document`] says what a publication says; [`Press::print`] sets it in the look of the office and gives a PDF that the
//! exporter itself has checked against PDF/UA-1 and PDF/A-2a, byte for byte the same for the same document.
//! [`chart::svg`] and [`emblem::svg`] draw the same charts and the emblem for the web page.
//!
//! Nothing here knows what the office does: words and numbers come in as they are written in the language.

mod check;
mod document;
mod error;
mod fonts;
mod language;
mod press;
mod svg;

pub mod chart;
pub mod emblem;

pub use document::{
    Annex, Block, Cell, Chapter, Chart, ChartKind, Cover, CoverFigure, Document, Emphasis, MarginFigure, Point, Run,
    Series, Table,
};
pub use error::{Misfit, PaperError, Part, Place};
pub use language::{Direction, LanguageTag};
pub use press::Press;
