//! Support for the tests of this crate and of the rooms. Never part of the binary: the feature `testing` is asked for by
//! development dependencies alone.

mod browser;
mod html;
mod keys;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use askama::Template;
use lyhty_base::Language;
use lyhty_vault::Keyring;

use crate::may::PermitHolder;
use crate::policy::{self, Grade, Permission, Role};
use crate::{Cookie, Frame, May, NeutralSite, Settings, Texts};

pub use browser::{Browser, Page};
pub use html::{well_formed, well_made};
pub use keys::{keys_in, missing_keys};

static TEXTS: OnceLock<Option<Texts>> = OnceLock::new();

/// A frame in this language, of an office with a dull name.
pub fn frame(language: Language) -> Frame {
    let texts = TEXTS.get_or_init(|| Texts::new().ok()).clone();
    assert!(texts.is_some(), "the text files are broken; their own test says where");
    let texts = texts.unwrap_or_else(|| unreachable!("asserted above"));
    Frame::new(texts, Arc::new(settings()), language, "layout-skip", "/information")
}

/// Settings of an invented office.
pub fn settings() -> Settings {
    let neutral_site = NeutralSite::new("https://weather.example/").unwrap_or_else(|_| unreachable!("a plain address"));
    Settings {
        office_name: "Information".to_owned(),
        telephone: Some("+358 00 000 0000".to_owned()),
        neutral_site,
        demonstration: false,
        public_origin: None,
        strict_transport: false,
    }
}

/// The witness that a test needs for a verb. It obeys the policy: for a role that may not, the test fails.
pub fn may<P: Permission>(role: Role, keyring: Keyring) -> May<P> {
    let grade = policy::allows(role, P::NAME);
    assert_ne!(grade, Grade::No, "{} may not {}", role.word(), P::NAME);
    May::granted(Arc::new(PermitHolder { role, keyring }), grade)
}

/// A cookie's name and value, to put into a [`Browser`] without a page that sets it.
pub fn cookie_pair(cookie: &Cookie) -> (String, String) {
    let header = cookie.header();
    let (name, value) = header.split(';').next().and_then(|pair| pair.split_once('=')).unwrap_or_default();
    (name.to_owned(), value.to_owned())
}

/// Compares a text with its golden file. With `LYHTY_OVERWRITE=1` the file is written instead.
pub fn golden(path: impl AsRef<Path>, actual: &str) {
    let path = path.as_ref();
    if std::env::var_os("LYHTY_OVERWRITE").is_some_and(|value| value == "1") {
        let written = std::fs::write(path, actual);
        assert!(written.is_ok(), "{} can't be written: {written:?}", path.display());
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == actual,
        "{} is not what it was; look at the difference and, if it is meant, run the tests with LYHTY_OVERWRITE=1\n{}",
        path.display(),
        difference(&expected, actual)
    );
}

/// The first lines that differ.
fn difference(expected: &str, actual: &str) -> String {
    let (mut before, mut after) = (expected.lines(), actual.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (before.next(), after.next()) {
            (None, None) => return "only the ends of lines differ".to_owned(),
            (old, new) if old != new => {
                return format!("line {number}\n- {}\n+ {}", old.unwrap_or("(end)"), new.unwrap_or("(end)"));
            }
            _ => {}
        }
    }
}

/// A page's context that comes with samples, so that one test can show every page.
pub trait Samples: Template + Sized {
    /// Some contexts of the page: an empty one, a full one, one with problems.
    fn samples(frame: &Frame) -> Vec<Self>;
}

fn is_a_key(word: &str) -> bool {
    word.contains('-')
        && TEXTS.get().is_some_and(|texts| texts.as_ref().is_some_and(|t| t.has(Language::English, word)))
}

/// Shows every sample of a page in every language: well-formed and well made, with one main heading, and no text missing,
/// not translated, or shown as its key.
pub fn shows_every_sample<P: Samples>() {
    for &language in Language::ALL {
        for page in P::samples(&frame(language)) {
            let shown = page.render().map_err(|error| error.to_string());
            let html = shown.clone().unwrap_or_default();
            assert!(shown.is_ok(), "{language}: {shown:?}");
            assert_eq!(html.matches("<h1").count(), 1, "{language}: a page has one main heading\n{html}");
            assert!(!html.contains('…'), "{language}: a text is missing\n{html}");
            assert_eq!(well_formed(&html), Ok(()), "{language}\n{html}");
            assert_eq!(well_made(&html), Ok(()), "{language}\n{html}");
            assert!(!html.contains("in-english"), "{language}: a text is not translated\n{html}");
            let heard = html::heard(&html);
            let key = heard.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').find(|word| is_a_key(word));
            assert_eq!(key, None, "{language}: a key is shown\n{html}");
        }
    }
}
