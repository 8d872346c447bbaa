//! That every figure is defined, and the page of the definitions.

use lyhty_base::Language;
use lyhty_store::testing::both_engines;
use lyhty_web::{Texts, testing};

use super::*;
use crate::statistics::{DEFINITIONS, definition_of, figures_markdown};

#[test]
fn every_counted_figure_is_defined_and_every_sentence_of_a_definition_is_there_in_every_language() {
    let texts = Texts::new().expect("texts");
    for definition in DEFINITIONS {
        for &language in Language::ALL {
            let keys =
                [definition.unit.message_key(), definition.day.message_key(), definition.who, definition.not_known];
            for key in keys {
                assert!(texts.has(language, key), "{language}: {key}");
            }
        }
    }
    both_engines(|test| {
        let figures = count(test, Dates::of(half("2018-1")));
        let undefined: Vec<_> = figures.all().filter(|(path, _)| definition_of(path).is_none()).collect();
        assert!(undefined.is_empty(), "{undefined:?}");
    });
}

#[test]
fn the_page_of_the_definitions_is_up_to_date() {
    let texts = Texts::new().expect("texts");
    let mut page = "# Figures · Luvut · Siffror\n\n\
         <!-- Made from DEFINITIONS in crates/office/src/statistics; a test compares it and LYHTY_OVERWRITE=1 writes it \
         anew. -->\n\n"
        .to_owned();
    for &language in Language::ALL {
        page.push_str(&figures_markdown(&|key| texts.say(language, key).plain()));
    }
    testing::golden(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/figures.md"), &page);
}
