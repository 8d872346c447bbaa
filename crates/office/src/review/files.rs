//! An edition's figures as files: CSV that a spreadsheet can't mistake for formulas, and JSON.

use std::collections::BTreeMap;

use lyhty_base::{Day, Language, Outcome, Problem};
use serde::Serialize;

use super::manuscript::{ClaimShown, Numbers};
use super::publisher::Publisher;
use crate::statistics::{definition_of, figure_name};

/// The path of the largest group's name.
const LARGEST: &str = "largest_nationality.stock";

/// What the files are made of.
pub(super) struct Sheet<'a> {
    /// Whose words.
    pub publisher: &'a Publisher,
    /// In which language.
    pub language: Language,
    /// The number of the edition.
    pub edition: i64,
    /// The day of its publication.
    pub published: Day,
    /// What it corrects.
    pub note: Option<&'a str>,
    /// The figures.
    pub numbers: &'a Numbers,
    /// The claims of its text.
    pub claims: &'a [ClaimShown],
}

impl Sheet<'_> {
    /// Every figure as text: path and value.
    fn figures(&self) -> Vec<(&str, String)> {
        let counted = self.numbers.values.iter().map(|(path, value)| (path.as_str(), value.to_string()));
        counted.chain(self.numbers.largest_nationality.iter().map(|letters| (LARGEST, letters.clone()))).collect()
    }

    fn known_by(&self) -> String {
        let month = self.numbers.known_by;
        month.last_day().map_or_else(|| month.to_string(), |day| day.to_string())
    }

    fn mark(&self) -> Option<String> {
        self.publisher.mark(self.language)
    }
}

/// The headings, the same in every language, so that programs find their columns.
const HEADINGS: [&str; 11] =
    ["path", "name", "value", "unit", "day", "half", "stock_day", "known_by", "edition", "mark", "correction"];

/// Tells spreadsheets that the file is UTF-8: without it they read "ä" as two signs.
const ENCODING: char = '\u{feff}';

/// A row for every figure (RFC 4180, UTF-8, every cell quoted).
pub(super) fn csv(sheet: &Sheet<'_>) -> Vec<u8> {
    let frame = sheet.publisher.frame(sheet.language);
    let mut file = format!("{ENCODING}{}", line(HEADINGS.map(str::to_owned)));
    for (path, value) in sheet.figures() {
        let definition = definition_of(path);
        let said = |key: Option<&'static str>| key.map(|key| frame.plain(key)).unwrap_or_default();
        file.push_str(&line([
            path.to_owned(),
            figure_name(&frame, path),
            value,
            said(definition.map(|definition| definition.unit.message_key())),
            said(definition.map(|definition| definition.day.message_key())),
            sheet.numbers.half.to_string(),
            sheet.numbers.stock_day.to_string(),
            sheet.known_by(),
            sheet.edition.to_string(),
            sheet.mark().unwrap_or_default(),
            sheet.note.unwrap_or_default().to_owned(),
        ]));
    }
    file.into_bytes()
}

fn line(cells: [String; HEADINGS.len()]) -> String {
    format!("{}\r\n", cells.map(|cell| quoted(&cell)).join(","))
}

/// A cell that stays text: what a spreadsheet would take for a formula gets an apostrophe before it.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// A figure's value: a number, or the letters of a country.
#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Number(u64),
    Letters(&'a str),
}

#[derive(Serialize)]
struct FiguresFile<'a> {
    half: String,
    stock: String,
    known_by: String,
    edition: i64,
    published: String,
    language: &'static str,
    mark: Option<String>,
    correction: Option<&'a str>,
    figures: BTreeMap<&'a str, Value<'a>>,
    claims: &'a [ClaimShown],
}

/// Every figure by its path, and every claim of the text.
pub(super) fn json(sheet: &Sheet<'_>) -> Outcome<Vec<u8>> {
    let numbers = sheet.numbers;
    let mut figures: BTreeMap<&str, Value<'_>> =
        numbers.values.iter().map(|(path, value)| (path.as_str(), Value::Number(*value))).collect();
    if let Some(letters) = &numbers.largest_nationality {
        figures.insert(LARGEST, Value::Letters(letters));
    }
    let file = FiguresFile {
        half: numbers.half.to_string(),
        stock: numbers.stock_day.to_string(),
        known_by: sheet.known_by(),
        edition: sheet.edition,
        published: sheet.published.to_string(),
        language: sheet.language.tag(),
        mark: sheet.mark(),
        correction: sheet.note,
        figures,
        claims: sheet.claims,
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(Problem::fault)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula_and_quotes_are_doubled() {
        for start in ["=", "+", "-", "@", "\t", "\r"] {
            let cell = format!("{start}SUM(A1)");
            assert_eq!(quoted(&cell), format!("\"'{cell}\""));
        }
        assert_eq!(quoted("a \"b\", c\nd"), "\"a \"\"b\"\", c\nd\"");
        assert_eq!(quoted("5"), "\"5\"");
    }
}
