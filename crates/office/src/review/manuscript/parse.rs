//! Reading a chapter's body into blocks. Never fails: what can't be read is a finding, and the text stays.

use super::findings::{FindingKind, Place};
use super::inline::{Inline, Sign, read, signs};
use super::inserts::{Asked, Insert};

/// A block of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading(Vec<Inline>),
    Paragraph(Vec<Inline>),
    Items {
        ordered: bool,
        items: Vec<Vec<Inline>>,
    },
    Quote(Vec<Inline>),
    /// An insert alone at the beginning of a line, and the text after it.
    Placed {
        asked: Asked,
        text: Vec<Inline>,
    },
    Contact(Vec<Vec<Inline>>),
}

/// A body that was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    /// Blocks with where they begin.
    pub blocks: Vec<(Place, Block)>,
    /// What could not be read.
    pub findings: Vec<(Place, FindingKind)>,
}

/// A line without its number.
struct Line<'a> {
    number: usize,
    text: &'a str,
}

impl Line<'_> {
    /// The signs after so many bytes of its beginning.
    fn after(&self, bytes: usize) -> Vec<Sign> {
        let (front, rest) = self.text.split_at_checked(bytes).unwrap_or((self.text, ""));
        let blanks = rest.len() - rest.trim_start().len();
        let column = 1 + front.chars().count() + rest.get(..blanks).unwrap_or_default().chars().count();
        signs(self.number, column, rest.trim())
    }

    fn place(&self) -> Place {
        Place { line: self.number, column: 1 }
    }
}

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Empty,
    Heading(usize),
    /// An item, of an ordered list with its number.
    Item {
        number: Option<usize>,
        bytes: usize,
    },
    Quote(usize),
    Placed,
    Text,
}

impl Start {
    /// Whether a line that begins so goes on with a paragraph: a number at its beginning is then a number of the text.
    fn goes_on(self) -> bool {
        matches!(self, Self::Text | Self::Item { number: Some(_), .. })
    }
}

fn start(line: &Line<'_>) -> Start {
    let text = line.text;
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Start::Empty;
    }
    let signs = trimmed.chars().take_while(|sign| *sign == '#').count();
    if signs > 0 && trimmed.chars().nth(signs).is_none_or(char::is_whitespace) {
        return Start::Heading(signs);
    }
    let indent = text.len() - text.trim_start().len();
    if trimmed.starts_with("- ") {
        return Start::Item { number: None, bytes: indent + 2 };
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) && trimmed.get(digits..).is_some_and(|rest| rest.starts_with(". ")) {
        let number = trimmed.get(..digits).and_then(|digits| digits.parse().ok());
        return Start::Item { number, bytes: indent + digits + 2 };
    }
    if trimmed == ">" || trimmed.starts_with("> ") {
        return Start::Quote(indent + 1);
    }
    let placed = ["margin", "chart", "emblem", "contact"];
    let insert = trimmed.strip_prefix('{').map(str::trim_start).unwrap_or_default();
    let name = insert.split([':', '}', ',']).next().unwrap_or_default().trim_end();
    if placed.contains(&name) { Start::Placed } else { Start::Text }
}

/// Reads a body.
pub(super) fn body(text: &str) -> Body {
    let lines: Vec<Line<'_>> = text.lines().enumerate().map(|(index, text)| Line { number: index + 1, text }).collect();
    let mut body = Body::default();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let begins = start(line);
        index += 1;
        let block = match begins {
            Start::Empty => continue,
            Start::Heading(level) => {
                if level != 3 {
                    body.findings.push((line.place(), FindingKind::BadHeading));
                }
                let indent = line.text.len() - line.text.trim_start().len();
                Block::Heading(read(&line.after(indent + level), &mut body.findings))
            }
            Start::Quote(bytes) => {
                let mut quote = line.after(bytes);
                while let Some((line, Start::Quote(bytes))) = lines.get(index).map(|line| (line, start(line))) {
                    join(&mut quote, line.after(bytes));
                    index += 1;
                }
                Block::Quote(read(&quote, &mut body.findings))
            }
            Start::Item { number: number @ (None | Some(1)), bytes } => {
                let ordered = number.is_some();
                let mut items = vec![line.after(bytes)];
                while let Some(line) = lines.get(index) {
                    match start(line) {
                        Start::Item { number, bytes } if number == ordered.then_some(items.len() + 1) => {
                            items.push(line.after(bytes));
                        }
                        begins if begins.goes_on() && line.text.starts_with("  ") => {
                            if let Some(item) = items.last_mut() {
                                join(item, line.after(0));
                            }
                        }
                        _ => break,
                    }
                    index += 1;
                }
                let items = items.iter().map(|item| read(item, &mut body.findings)).collect();
                Block::Items { ordered, items }
            }
            Start::Placed => {
                let mut inlines = read(&line.after(0), &mut body.findings);
                if inlines.is_empty() {
                    continue;
                }
                match inlines.remove(0) {
                    Inline::Insert { asked, place, written } => {
                        if asked.insert == Insert::Contact {
                            let mut contact = Vec::new();
                            while let Some(line) = lines.get(index).filter(|line| start(line) != Start::Empty) {
                                contact.push(read(&line.after(0), &mut body.findings));
                                index += 1;
                            }
                            if contact.is_empty() || !inlines.is_empty() {
                                let argument = if contact.is_empty() { String::new() } else { written };
                                let finding = FindingKind::BadArgument { insert: asked.name().to_owned(), argument };
                                body.findings.push((place, finding));
                            }
                            Block::Contact(contact)
                        } else {
                            Block::Placed { asked, text: inlines }
                        }
                    }
                    other => {
                        inlines.insert(0, other);
                        Block::Paragraph(inlines)
                    }
                }
            }
            // An ordered list begins with one; what begins with another number is text, and its number is found.
            Start::Text | Start::Item { .. } => {
                let mut paragraph = line.after(0);
                while let Some(line) = lines.get(index).filter(|line| start(line).goes_on()) {
                    join(&mut paragraph, line.after(0));
                    index += 1;
                }
                Block::Paragraph(read(&paragraph, &mut body.findings))
            }
        };
        body.blocks.push((line.place(), block));
    }
    body
}

/// Puts the next line after a blank.
fn join(signs: &mut Vec<Sign>, next: Vec<Sign>) {
    if let (Some(last), false) = (signs.last().copied(), next.is_empty()) {
        signs.push(Sign { sign: ' ', place: last.place });
    }
    signs.extend(next);
}

/// Reads a title: text and inserts of one line.
pub(super) fn title(text: &str) -> (Vec<Inline>, Vec<(Place, FindingKind)>) {
    let mut findings = Vec::new();
    let line = Line { number: 0, text };
    let inlines = read(&line.after(0), &mut findings);
    (inlines, findings)
}

/// Every insert of a row of inlines, however deep.
pub(super) fn each_insert<'a>(inlines: &'a [Inline], take: &mut dyn FnMut(&'a Asked)) {
    for inline in inlines {
        match inline {
            Inline::Text(_) | Inline::Broken { .. } => {}
            Inline::Insert { asked, .. } => take(asked),
            Inline::Marked { words, asked, .. } => {
                take(asked);
                each_insert(words, take);
            }
            Inline::Strong(words) | Inline::Emphasis(words) | Inline::Link { words, .. } => each_insert(words, take),
        }
    }
}

impl Block {
    /// Every insert of the block.
    pub(super) fn each_insert<'a>(&'a self, take: &mut dyn FnMut(&'a Asked)) {
        match self {
            Self::Heading(inlines) | Self::Paragraph(inlines) | Self::Quote(inlines) => each_insert(inlines, take),
            Self::Items { items: rows, .. } | Self::Contact(rows) => {
                rows.iter().for_each(|inlines| each_insert(inlines, take));
            }
            Self::Placed { asked, text } => {
                take(asked);
                each_insert(text, take);
            }
        }
    }
}
