//! The manuscripts of the demonstration stay free of findings on the figures that it comes to.

use std::path::Path;

use lyhty_base::Language;

use super::support::{ShortWords, numbers};
use crate::review::manuscript::{ChapterKind, Manuscript, Manuscripts, Source, StatedFacts, check};

/// The texts that the demonstration brings along, beside this crate.
fn manuscripts() -> Manuscripts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/manuscripts/2018-1");
    let mut manuscripts = Manuscripts::default();
    for chapter in ChapterKind::ALL {
        for language in Language::ALL {
            let file = folder.join(language.tag()).join(format!("{}.md", chapter.word()));
            let text = std::fs::read_to_string(&file).unwrap();
            let (title, body) = text.split_once('\n').unwrap();
            let title = title.strip_prefix("# ").unwrap().to_owned();
            manuscripts.put(*chapter, *language, Manuscript { title, body: body.to_owned() });
        }
    }
    manuscripts
}

#[test]
fn the_manuscripts_of_the_demonstration_have_no_finding() {
    let (numbers, stated) = (numbers(), StatedFacts::of_2018_first_half());
    let source = Source { numbers: &numbers, stated: &stated, words: &ShortWords };
    let found = check(&manuscripts(), &source);
    // Places count from the line after the title.
    let found: Vec<String> = found.iter().map(|finding| format!("{finding:?}")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
