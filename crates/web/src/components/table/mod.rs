use askama::Template;

use crate::Frame;
use crate::texts::Said;

/// What stands in one cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    text: String,
    path: Option<String>,
    number: bool,
}

impl Cell {
    /// Text as it stands.
    pub fn text(text: impl std::fmt::Display) -> Self {
        Self { text: text.to_string(), path: None, number: false }
    }

    /// Words of ours.
    pub fn said(said: &Said<'_>) -> Self {
        Self::text(said.plain())
    }

    /// A number, set to the end of the line.
    pub fn number(number: impl std::fmt::Display) -> Self {
        Self { text: number.to_string(), path: None, number: true }
    }

    /// The same as a link to one of our pages: the path with its language.
    #[must_use]
    pub fn leading_to(mut self, path: String) -> Self {
        self.path = Some(path);
        self
    }
}

/// A table with a caption and headings, which becomes a list on a narrow screen.
#[derive(Clone, Template)]
#[template(path = "components/table/template.html")]
pub struct Table<'a> {
    frame: &'a Frame,
    caption: &'a str,
    headings: Vec<&'a str>,
    rows: &'a [Vec<Cell>],
}

impl<'a> Table<'a> {
    /// One more column, by the key of its heading.
    #[must_use]
    pub fn column(mut self, key: &'a str) -> Self {
        self.headings.push(key);
        self
    }

    fn heading(&self, place: &usize) -> String {
        self.headings.get(*place).map_or_else(String::new, |key| self.frame.plain(key))
    }
}

impl Frame {
    /// A table: its caption's key and its rows; columns follow with [`Table::column`].
    pub const fn table<'a>(&'a self, caption: &'a str, rows: &'a [Vec<Cell>]) -> Table<'a> {
        Table { frame: self, caption, headings: Vec::new(), rows }
    }
}

pub(super) fn examples(frame: &Frame) -> Vec<String> {
    let link = Cell::text("Aino <b>").leading_to(frame.path("/staff"));
    let rows = vec![vec![link, Cell::number(12)], vec![Cell::text("Eino"), Cell::number(1_234)]];
    vec![frame.table("example-question", &rows).column("example-label").column("form-year").to_string()]
}
