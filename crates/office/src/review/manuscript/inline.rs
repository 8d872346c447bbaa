//! Reading a line of text: emphasis, links, inserts and marked words, each sign with its place.

use std::collections::HashMap;

use super::findings::{FindingKind, Place};
use super::inserts::Asked;

/// A sign with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub sign: char,
    pub place: Place,
}

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Signs that mean themselves.
    Text(Vec<Sign>),
    /// An insert.
    Insert {
        asked: Asked,
        place: Place,
        written: String,
    },
    /// What was meant for an insert and can't be read: a finding says so.
    Broken {
        place: Place,
        written: String,
    },
    /// Words that an insert is said of: `[words]{insert}`.
    Marked {
        words: Vec<Inline>,
        asked: Asked,
        place: Place,
    },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link {
        words: Vec<Inline>,
        target: String,
    },
}

/// How far a closing sign is looked for; nobody marks more than this, and reading stays quick whatever is written.
const REACH: usize = 2_000;
/// How many open marks of emphasis are looked after: the text is refused long before.
const MOST_UNCLOSED: usize = 100;
/// How deep marks may stand in each other.
const DEPTH: usize = 6;

/// The signs of a line from a column on.
pub(super) fn signs(line: usize, column: usize, text: &str) -> Vec<Sign> {
    let place = |offset: usize| Place { line, column: column + offset };
    text.chars().enumerate().map(|(offset, sign)| Sign { sign, place: place(offset) }).collect()
}

/// The plain text of signs.
pub(super) fn text_of(signs: &[Sign]) -> String {
    signs.iter().map(|sign| sign.sign).collect()
}

/// Reads signs; what is wrong is added to the findings.
pub(super) fn read(signs: &[Sign], findings: &mut Vec<(Place, FindingKind)>) -> Vec<Inline> {
    Reader { findings, depth: 0, unclosed: 0 }.read(signs)
}

struct Reader<'a> {
    findings: &'a mut Vec<(Place, FindingKind)>,
    depth: usize,
    /// How many marks of emphasis were left open.
    unclosed: usize,
}

fn at(signs: &[Sign], index: usize) -> Option<char> {
    signs.get(index).map(|sign| sign.sign)
}

fn is_escape(signs: &[Sign], index: usize) -> bool {
    at(signs, index) == Some('\\') && matches!(at(signs, index + 1), Some('{' | '}' | '[' | ']' | '*' | '\\'))
}

/// The index of the brace that closes the one at `open`; none when another opens first.
fn closing_brace(signs: &[Sign], open: usize) -> Option<usize> {
    let inside = signs.iter().enumerate().skip(open + 1).take(REACH);
    let (index, found) = inside.map(|(index, sign)| (index, sign.sign)).find(|(_, sign)| matches!(sign, '{' | '}'))?;
    (found == '}').then_some(index)
}

/// Where a delimiter stands next outside of inserts, escapes and brackets.
fn next_outside(signs: &[Sign], from: usize, is_there: impl Fn(&[Sign], usize) -> bool) -> Option<usize> {
    let (mut index, mut brackets) = (from, 0_usize);
    while index < signs.len().min(from + REACH) {
        if is_escape(signs, index) {
            index += 2;
            continue;
        }
        if brackets == 0 && is_there(signs, index) {
            return Some(index);
        }
        match at(signs, index) {
            Some('{') => index = closing_brace(signs, index).unwrap_or(index),
            Some('[') => brackets += 1,
            Some(']') => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        index += 1;
    }
    None
}

/// Where each bracket is closed, outside of inserts and escapes: one pass, however many are left open.
fn closing_brackets(signs: &[Sign]) -> HashMap<usize, usize> {
    let (mut index, mut open, mut closings) = (0, Vec::new(), HashMap::new());
    while index < signs.len() {
        if is_escape(signs, index) {
            index += 2;
            continue;
        }
        match at(signs, index) {
            Some('{') => index = closing_brace(signs, index).unwrap_or(index),
            Some('[') => open.push(index),
            Some(']') => closings.extend(open.pop().map(|opened| (opened, index))),
            _ => {}
        }
        index += 1;
    }
    closings
}

fn slice(signs: &[Sign], from: usize, to: usize) -> &[Sign] {
    signs.get(from..to).unwrap_or_default()
}

impl Reader<'_> {
    fn read(&mut self, signs: &[Sign]) -> Vec<Inline> {
        let (mut read, mut index, closings) = (Vec::new(), 0, closing_brackets(signs));
        while let Some(sign) = signs.get(index) {
            if is_escape(signs, index) {
                push(&mut read, signs.get(index + 1));
                index += 2;
                continue;
            }
            let marked = match sign.sign {
                '{' => Some(self.insert(signs, index)),
                '[' if self.depth < DEPTH => closings.get(&index).and_then(|close| self.bracket(signs, index, *close)),
                '*' if self.depth < DEPTH && self.unclosed < MOST_UNCLOSED => self.emphasis(signs, index),
                _ => None,
            };
            match marked {
                Some((inline, next)) => {
                    read.push(inline);
                    index = next;
                }
                None => {
                    push(&mut read, Some(sign));
                    index += 1;
                }
            }
        }
        read
    }

    fn inside(&mut self, signs: &[Sign]) -> Vec<Inline> {
        self.depth += 1;
        let read = self.read(signs);
        self.depth -= 1;
        read
    }

    fn insert(&mut self, signs: &[Sign], open: usize) -> (Inline, usize) {
        let place = signs.get(open).map(|sign| sign.place).unwrap_or_default();
        let Some(close) = closing_brace(signs, open) else {
            self.findings.push((place, FindingKind::UnclosedInsert));
            return (Inline::Broken { place, written: "{".to_owned() }, open + 1);
        };
        let written = text_of(slice(signs, open, close + 1));
        let inline = match Asked::parse(&text_of(slice(signs, open + 1, close))) {
            Ok(asked) => Inline::Insert { asked, place, written },
            Err(finding) => {
                self.findings.push((place, finding));
                Inline::Broken { place, written }
            }
        };
        (inline, close + 1)
    }

    /// `[words](target)` or `[words]{insert}`; anything else in brackets is text.
    fn bracket(&mut self, signs: &[Sign], open: usize, close: usize) -> Option<(Inline, usize)> {
        let words = slice(signs, open + 1, close);
        match at(signs, close + 1)? {
            '(' => {
                let end = (close + 2..signs.len()).take(REACH).find(|index| at(signs, *index) == Some(')'))?;
                let target = text_of(slice(signs, close + 2, end));
                let target = target.trim().to_owned();
                if !is_link(&target) {
                    let place = signs.get(close + 1).map(|sign| sign.place).unwrap_or_default();
                    self.findings.push((place, FindingKind::BadLink { target: target.clone() }));
                }
                Some((Inline::Link { words: self.inside(words), target }, end + 1))
            }
            '{' => {
                let words = self.inside(words);
                match self.insert(signs, close + 1) {
                    (Inline::Insert { asked, place, .. }, next) => Some((Inline::Marked { words, asked, place }, next)),
                    other => Some(other),
                }
            }
            _ => None,
        }
    }

    fn emphasis(&mut self, signs: &[Sign], open: usize) -> Option<(Inline, usize)> {
        let double = |signs: &[Sign], index: usize| at(signs, index) == Some('*') && at(signs, index + 1) == Some('*');
        let strong = double(signs, open);
        let (start, length) = if strong { (open + 2, 2) } else { (open + 1, 1) };
        let close = if strong {
            next_outside(signs, start, double)
        } else {
            next_outside(signs, start, |signs, index| {
                let alone = !double(signs, index) && (index == 0 || at(signs, index - 1) != Some('*'));
                at(signs, index) == Some('*') && alone
            })
        };
        let Some(close) = close.filter(|close| *close > start) else {
            let place = signs.get(open).map(|sign| sign.place).unwrap_or_default();
            self.findings.push((place, FindingKind::UnclosedEmphasis));
            self.unclosed += 1;
            return Some((Inline::Text(slice(signs, open, open + length).to_vec()), open + length));
        };
        let words = self.inside(slice(signs, start, close));
        Some((if strong { Inline::Strong(words) } else { Inline::Emphasis(words) }, close + length))
    }
}

fn push(read: &mut Vec<Inline>, sign: Option<&Sign>) {
    let Some(sign) = sign else { return };
    match read.last_mut() {
        Some(Inline::Text(signs)) => signs.push(*sign),
        _ => read.push(Inline::Text(vec![*sign])),
    }
}

/// Whether a publication may lead there.
pub(super) fn is_link(target: &str) -> bool {
    let well_formed = !target.chars().any(|sign| sign.is_whitespace() || sign.is_control() || "<>\"".contains(sign));
    // What stands before "@" in an address of the web hides where it leads.
    let web = target.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains('@'));
    well_formed && (web || target.strip_prefix("mailto:").is_some_and(|rest| !rest.is_empty()))
}
