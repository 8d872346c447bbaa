use lyhty_base::{EditionId, Half, Language, Outcome, Problem};
use lyhty_paper::Document;
use lyhty_store::{Store, Tx};

use super::pages::standalone;
use super::{Edition, Format, Publisher, rows};

/// What an edition says in a language, as it was frozen.
///
/// # Errors
/// A fault when the frozen text is damaged.
pub(super) fn document(tx: &mut Tx<'_>, edition: EditionId, language: Language) -> Outcome<Document> {
    serde_json::from_str(&rows::composition(tx, edition, language)?).map_err(Problem::fault)
}

/// An edition of a half with those of the same half: the one with the number, or the newest.
pub(super) fn find(tx: &mut Tx<'_>, half: Half, number: Option<i64>) -> Outcome<(Edition, Vec<Edition>)> {
    let editions = rows::editions_of(tx, half)?;
    let wanted = |edition: &&Edition| number.is_none_or(|number| edition.number == number);
    let found = editions.iter().find(wanted).cloned().ok_or(Problem::Absent)?;
    Ok((found, editions))
}

/// The newest published edition of a half in a language and a form, straight from the store, for the command line. PDF, CSV and JSON are
/// the published bytes; HTML is the frozen composition as one file that needs nothing else. Nothing when none is published.
/// Blocks: not for threads that answer pages.
///
/// # Errors
/// From the store, or when what was frozen is damaged.
pub fn edition_file(
    store: &Store,
    publisher: &Publisher,
    half: Half,
    language: Language,
    format: Format,
) -> Outcome<Option<Vec<u8>>> {
    let found = store.read_blocking("edition-file", move |tx| -> Outcome<_> {
        let (edition, _) = find(tx, half, None)?;
        match format {
            Format::Html => Ok((Some(document(tx, edition.id, language)?), None)),
            Format::Pdf | Format::Csv | Format::Json => Ok((None, rows::file(tx, edition.id, language, format)?)),
        }
    });
    match found {
        Ok((Some(document), _)) => standalone(publisher, language, &document).map(Some),
        Ok((None, bytes)) => Ok(bytes),
        Err(Problem::Absent) => Ok(None),
        Err(other) => Err(other),
    }
}
