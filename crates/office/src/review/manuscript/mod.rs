//! Seam: stands here until the manuscript's own code comes. Signatures as agreed, behaviour of the simplest kind.
#![allow(dead_code, missing_docs, clippy::allow_attributes, clippy::allow_attributes_without_reason)]

use std::collections::BTreeMap;

use lyhty_base::{Day, Half, Language, Month, code_list};
use lyhty_paper::{Block, Chapter, Cover, CoverFigure, Run};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

code_list! {
    /// A chapter.
    pub enum ChapterKind: "review-chapter" {
        /// Cover
        Cover = "cover",
        /// Introduction
        Introduction = "introduction",
        /// Website
        Website = "website",
        /// Campaign
        Campaign = "campaign",
        /// Training
        Training = "training",
        /// Feature
        Feature = "feature",
        /// New clients
        NewClients = "new-clients",
        /// Proposers
        Proposers = "proposers",
        /// Outcome
        Outcome = "outcome",
        /// All clients
        AllClients = "all-clients",
        /// Personnel
        Personnel = "personnel",
        /// Contact
        Contact = "contact",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manuscript {
    pub title: String,
    pub body: String,
}

#[derive(Clone, Debug, Default)]
pub struct Manuscripts(BTreeMap<(ChapterKind, Language), Manuscript>);

impl Manuscripts {
    pub fn put(&mut self, kind: ChapterKind, language: Language, manuscript: Manuscript) {
        self.0.insert((kind, language), manuscript);
    }
    pub fn get(&self, kind: ChapterKind, language: Language) -> Option<&Manuscript> {
        self.0.get(&(kind, language))
    }
    pub fn iter(&self) -> impl Iterator<Item = (ChapterKind, Language, &Manuscript)> {
        self.0.iter().map(|((kind, language), text)| (*kind, *language, text))
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Numbers {
    pub values: BTreeMap<String, u64>,
    pub largest_nationality: Option<String>,
    pub records: BTreeMap<String, bool>,
    #[serde(serialize_with = "written", deserialize_with = "read")]
    pub half: Half,
    #[serde(serialize_with = "written", deserialize_with = "read")]
    pub stock_day: Day,
    #[serde(serialize_with = "written", deserialize_with = "read")]
    pub known_by: Month,
}

fn written<T: std::fmt::Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}
fn read<'de, T: std::str::FromStr, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(|_| serde::de::Error::custom("date"))
}

pub struct StatedFacts;
pub struct StatedFact;
impl StatedFacts {
    pub fn of_2018_first_half() -> Self {
        Self
    }
    pub fn new(_facts: Vec<StatedFact>) -> Self {
        Self
    }
}

pub trait Words {
    fn say(&self, language: Language, key: &str, arguments: &[(&str, String)]) -> String;
    fn figure_name(&self, language: Language, path: &str) -> String;
}

pub struct Source<'a> {
    pub numbers: &'a Numbers,
    pub stated: &'a StatedFacts,
    pub words: &'a dyn Words,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Composition {
    pub title: String,
    pub cover: Cover,
    pub chapters: Vec<Chapter>,
    pub contact: Option<Chapter>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    Missing,
    Unbound(String),
}

impl FindingKind {
    pub fn message_key(&self) -> &'static str {
        match self {
            Self::Missing => "review-finding-missing",
            Self::Unbound(_) => "review-finding-unbound",
        }
    }
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing => Vec::new(),
            Self::Unbound(text) => vec![("text", text.clone())],
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub language: Language,
    pub chapter: ChapterKind,
    pub place: Place,
    pub kind: FindingKind,
}

pub struct Preview {
    pub chapter: Chapter,
    pub cover_figures: Vec<CoverFigure>,
    pub findings: Vec<Finding>,
}

pub struct InsertHelp {
    pub name: &'static str,
    pub example: &'static str,
    pub key: &'static str,
}

pub fn inserts_help() -> &'static [InsertHelp] {
    &[InsertHelp { name: "figure", example: "{figure: new_clients.total}", key: "review-insert-figure" }]
}

fn said(text: &str, source: &Source<'_>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (insert, end) = after.split_once('}').unwrap_or((after, ""));
        match insert.strip_prefix("figure: ").and_then(|path| source.numbers.values.get(path)) {
            Some(value) => out.push_str(&value.to_string()),
            None => out.push_str(insert),
        }
        rest = end;
    }
    out.push_str(rest);
    out
}

fn findings(kind: ChapterKind, language: Language, text: &Manuscript, source: &Source<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, words) in text.body.lines().enumerate() {
        let mut inside = false;
        for (column, mark) in words.chars().enumerate() {
            match mark {
                '{' => inside = true,
                '}' => inside = false,
                digit if digit.is_ascii_digit() && !inside => {
                    let digits: String = words.chars().skip(column).take_while(char::is_ascii_digit).collect();
                    let may: Vec<_> = source
                        .numbers
                        .values
                        .iter()
                        .filter(|(_, value)| value.to_string() == digits)
                        .map(|(path, _)| path.clone())
                        .collect();
                    found.push(Finding {
                        language,
                        chapter: kind,
                        place: Place { line: line + 1, column: column + 1 },
                        kind: FindingKind::Unbound(format!("{digits}: {}", may.join(", "))),
                    });
                    break;
                }
                _ => {}
            }
        }
    }
    found
}

fn chapter(kind: ChapterKind, text: &Manuscript, source: &Source<'_>) -> Chapter {
    let blocks = text.body.split("\n\n").filter(|part| !part.is_empty());
    Chapter {
        anchor: kind.word().to_owned(),
        title: text.title.clone(),
        margin_figure: None,
        blocks: blocks.map(|part| Block::Paragraph(vec![Run::plain(said(part, source))])).collect(),
    }
}

pub fn check(texts: &Manuscripts, source: &Source<'_>) -> Vec<Finding> {
    Language::ALL.iter().filter_map(|language| compose(texts, *language, source).err()).flatten().collect()
}

pub fn compose(texts: &Manuscripts, language: Language, source: &Source<'_>) -> Result<Composition, Vec<Finding>> {
    let mut wrong = Vec::new();
    let mut chapters = Vec::new();
    for &kind in ChapterKind::ALL {
        match texts.get(kind, language) {
            None => wrong.push(Finding {
                language,
                chapter: kind,
                place: Place { line: 0, column: 1 },
                kind: FindingKind::Missing,
            }),
            Some(text) => {
                wrong.extend(findings(kind, language, text, source));
                chapters.push(chapter(kind, text, source));
            }
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let cover = chapters.remove(0);
    let contact = chapters.pop();
    let cover_text = texts.get(ChapterKind::Cover, language).map(|text| text.body.as_str()).unwrap_or_default();
    Ok(Composition {
        title: cover.title.clone(),
        cover: Cover {
            kicker: source.words.say(language, "review-cover-kicker", &[]),
            title: cover.title,
            figures: cover_text
                .lines()
                .map(|line| {
                    let line = said(line.trim_start_matches("- "), source);
                    let (number, words) = line.split_once(' ').unwrap_or((&line, ""));
                    CoverFigure { number: number.to_owned(), words: words.to_owned() }
                })
                .collect(),
        },
        chapters,
        contact,
    })
}

pub fn preview(kind: ChapterKind, language: Language, text: &Manuscript, source: &Source<'_>) -> Preview {
    Preview {
        chapter: chapter(kind, text, source),
        cover_figures: Vec::new(),
        findings: findings(kind, language, text, source),
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ClaimShown {
    pub chapter: ChapterKind,
    #[serde(skip)]
    pub place: Place,
    pub rule: String,
    pub words: String,
    pub computed: String,
    pub holds: bool,
}

pub fn claims(_texts: &Manuscripts, _language: Language, _source: &Source<'_>) -> Vec<ClaimShown> {
    Vec::new()
}
