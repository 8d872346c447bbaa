//! Everything that stops approval of a review: each language by itself, and the three beside each other.

use std::collections::BTreeMap;

use lyhty_base::Language;

use super::compose::preview;
use super::findings::{Finding, FindingKind, Place};
use super::numbers::Numbers;
use super::{ChapterKind, Manuscript, Manuscripts, Source, parse};

/// Every finding of all chapters in all languages, by chapter, language and place.
pub fn check(manuscripts: &Manuscripts, source: &Source<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chapter in ChapterKind::ALL {
        for language in Language::ALL {
            match manuscripts.get(*chapter, *language) {
                Some(manuscript) => findings.extend(preview(*chapter, *language, manuscript, source).findings),
                None => findings.push(Finding {
                    language: *language,
                    chapter: *chapter,
                    place: Place::CHAPTER,
                    kind: FindingKind::MissingChapter,
                }),
            }
        }
        findings.extend(different_inserts(*chapter, manuscripts, source.numbers));
    }
    findings
}

/// How often each insert stands in a chapter.
fn inserts(manuscript: &Manuscript, numbers: &Numbers) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut count = |asked: &super::inserts::Asked| {
        if let Some(key) = asked.key(numbers) {
            *counts.entry(key).or_insert(0) += 1;
        }
    };
    parse::each_insert(&parse::title(&manuscript.title).0, &mut count);
    for (_, block) in &parse::body(&manuscript.body).blocks {
        block.each_insert(&mut count);
    }
    counts
}

/// A finding in each language that has an insert less often than another.
fn different_inserts(chapter: ChapterKind, manuscripts: &Manuscripts, numbers: &Numbers) -> Vec<Finding> {
    let written = Language::ALL.iter().filter_map(|language| {
        manuscripts.get(chapter, *language).map(|manuscript| (*language, inserts(manuscript, numbers)))
    });
    let counts: Vec<(Language, BTreeMap<String, usize>)> = written.collect();
    // For each insert the language that has it most often.
    let mut most: BTreeMap<&str, (usize, Language)> = BTreeMap::new();
    for (language, inserts) in &counts {
        for (key, count) in inserts {
            let entry = most.entry(key).or_insert((*count, *language));
            if *count > entry.0 {
                *entry = (*count, *language);
            }
        }
    }
    let mut findings = Vec::new();
    for (language, inserts) in &counts {
        for (key, (elsewhere, other)) in &most {
            let here = inserts.get(*key).copied().unwrap_or(0);
            if here < *elsewhere {
                let kind = FindingKind::DifferentInserts {
                    insert: (*key).to_owned(),
                    here,
                    elsewhere: *elsewhere,
                    other: *other,
                };
                findings.push(Finding { language: *language, chapter, place: Place::CHAPTER, kind });
            }
        }
    }
    findings
}
