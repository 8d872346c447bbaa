//! SQL of reviews.

use lyhty_base::{AccountId, DeedId, EditionId, Half, Language, Outcome, Problem, ReviewId};
use lyhty_store::{Row, StoreError, Tx, params};

use lyhty_vault::sha256;

use super::manuscript::ChapterKind;
use super::{Approval, Correction, Edition, Format, Notes, Review, TextVersion};
use crate::statistics::Dates;

fn review(row: &Row) -> Result<Review, StoreError> {
    let half: Half = row.get(1)?;
    let dates = Dates { half, stock: row.get(2)?, known_by: row.get(3)? };
    Ok(Review { id: row.get(0)?, dates, at: row.get(4)? })
}

const REVIEW: &str = "SELECT id, half, stock, known_by, at FROM reviews";

/// Every review, the newest half first.
pub(super) fn list(tx: &mut Tx<'_>) -> Result<Vec<Review>, StoreError> {
    tx.query(&format!("{REVIEW} ORDER BY half DESC"), params![])?.iter().map(review).collect()
}

/// One review.
pub(super) fn find(tx: &mut Tx<'_>, id: ReviewId) -> Outcome<Review> {
    let row = tx.query_optional(&format!("{REVIEW} WHERE id = $1"), params![id])?.ok_or(Problem::Absent)?;
    Ok(review(&row)?)
}

/// Begins a review; false when the half has one.
pub(super) fn insert(tx: &mut Tx<'_>, id: ReviewId, dates: Dates, account: AccountId) -> Result<bool, StoreError> {
    let now = tx.now();
    let written = tx.execute(
        "INSERT INTO reviews (id, half, stock, known_by, account, at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT DO NOTHING",
        params![id, dates.half, dates.stock, dates.known_by, account, now],
    )?;
    Ok(written > 0)
}

fn version(row: &Row) -> Result<TextVersion, StoreError> {
    Ok(TextVersion {
        language: row.parse::<Language>(0)?,
        chapter: row.parse::<ChapterKind>(1)?,
        version: row.get(2)?,
        title: row.get(3)?,
        body: row.get(4)?,
        account: row.get(5)?,
        at: row.get(6)?,
    })
}

const TEXT: &str = "SELECT language, chapter, version, title, body, account, at FROM review_texts AS text";

/// The newest version of every text of a review.
pub(super) fn texts(tx: &mut Tx<'_>, id: ReviewId) -> Result<Vec<TextVersion>, StoreError> {
    let sql = format!(
        "{TEXT} WHERE review = $1 AND version = (SELECT MAX(version) FROM review_texts AS newer \
         WHERE newer.review = text.review AND newer.language = text.language AND newer.chapter = text.chapter) \
         ORDER BY chapter, language"
    );
    tx.query(&sql, params![id])?.iter().map(version).collect()
}

/// Every version of one text, the newest first.
pub(super) fn versions(
    tx: &mut Tx<'_>,
    id: ReviewId,
    chapter: ChapterKind,
    language: Language,
) -> Result<Vec<TextVersion>, StoreError> {
    let sql = format!("{TEXT} WHERE review = $1 AND chapter = $2 AND language = $3 ORDER BY version DESC");
    tx.query(&sql, params![id, chapter.word(), language.tag()])?.iter().map(version).collect()
}

/// Whoever wrote any version of a text of a review, or any note for an edition of it.
pub(super) fn writers(tx: &mut Tx<'_>, id: ReviewId, edition: i64) -> Result<Vec<AccountId>, StoreError> {
    tx.query(
        "SELECT account FROM review_texts WHERE review = $1 \
         UNION SELECT account FROM review_corrections WHERE review = $1 AND edition = $2 ORDER BY account",
        params![id, edition],
    )?
    .iter()
    .map(|row| row.get(0))
    .collect()
}

/// Writes a version of a text.
pub(super) fn insert_text(tx: &mut Tx<'_>, id: DeedId, review: ReviewId, text: &TextVersion) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO review_texts (id, review, language, chapter, version, title, body, account, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            id,
            review,
            text.language.tag(),
            text.chapter.word(),
            text.version,
            text.title,
            text.body,
            text.account,
            text.at
        ],
    )?;
    Ok(())
}

/// The note of the correction that an edition has or will have.
pub(super) fn correction(tx: &mut Tx<'_>, id: ReviewId, edition: i64) -> Result<Option<Correction>, StoreError> {
    let row = tx.query_optional(
        "SELECT id, note_en, note_fi, note_sv, account FROM review_corrections WHERE review = $1 AND edition = $2 \
         ORDER BY at DESC, id DESC LIMIT 1",
        params![id, edition],
    )?;
    row.map(|row| {
        let notes = Notes { english: row.get(1)?, finnish: row.get(2)?, swedish: row.get(3)? };
        Ok(Correction { id: row.get(0)?, notes, account: row.get(4)? })
    })
    .transpose()
}

/// Writes the note of a correction.
pub(super) fn insert_correction(
    tx: &mut Tx<'_>,
    id: DeedId,
    review: ReviewId,
    edition: i64,
    notes: &Notes,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO review_corrections (id, review, edition, note_en, note_fi, note_sv, account, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, review, edition, notes.english, notes.finnish, notes.swedish, account, now],
    )?;
    Ok(())
}

/// The approvals of exactly this content, the newest first.
pub(super) fn approvals(tx: &mut Tx<'_>, id: ReviewId, digest: &str) -> Result<Vec<Approval>, StoreError> {
    tx.query(
        "SELECT id, account, at FROM review_approvals WHERE review = $1 AND digest = $2 ORDER BY at DESC, id DESC",
        params![id, digest],
    )?
    .iter()
    .map(|row| Ok(Approval { id: row.get(0)?, account: row.get(1)?, at: row.get(2)? }))
    .collect()
}

/// Writes an approval.
pub(super) fn insert_approval(
    tx: &mut Tx<'_>,
    id: DeedId,
    review: ReviewId,
    edition: i64,
    digest: &str,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO review_approvals (id, review, edition, digest, account, at) VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, review, edition, digest, account, now],
    )?;
    Ok(())
}

const EDITION: &str = "SELECT edition.id, review.half, edition.number, edition.published_at, edition.note_en, \
    edition.note_fi, edition.note_sv, edition.account FROM review_editions AS edition \
    JOIN reviews AS review ON review.id = edition.review";

fn edition(row: &Row) -> Result<Edition, StoreError> {
    let notes: (Option<String>, Option<String>, Option<String>) = (row.get(4)?, row.get(5)?, row.get(6)?);
    let notes = match notes {
        (Some(english), Some(finnish), Some(swedish)) => Some(Notes { english, finnish, swedish }),
        _ => None,
    };
    Ok(Edition {
        id: row.get(0)?,
        half: row.get(1)?,
        number: row.get(2)?,
        published_at: row.get(3)?,
        notes,
        account: row.get(7)?,
    })
}

/// Every published edition: the newest half first, and in it the newest edition.
pub(super) fn editions(tx: &mut Tx<'_>) -> Result<Vec<Edition>, StoreError> {
    let sql = format!("{EDITION} ORDER BY review.half DESC, edition.number DESC");
    tx.query(&sql, params![])?.iter().map(edition).collect()
}

/// The editions of one half, the newest first.
pub(super) fn editions_of(tx: &mut Tx<'_>, half: Half) -> Result<Vec<Edition>, StoreError> {
    let sql = format!("{EDITION} WHERE review.half = $1 ORDER BY edition.number DESC");
    tx.query(&sql, params![half])?.iter().map(edition).collect()
}

/// What an edition says in one language, as it was frozen.
pub(super) fn composition(tx: &mut Tx<'_>, id: EditionId, language: Language) -> Result<String, StoreError> {
    let column = match language {
        Language::English => "composition_en",
        Language::Finnish => "composition_fi",
        Language::Swedish => "composition_sv",
    };
    tx.query_one(&format!("SELECT {column} FROM review_editions WHERE id = $1"), params![id])?.get(0)
}

/// The figures of an edition, as they were frozen.
pub(super) fn figures(tx: &mut Tx<'_>, id: EditionId) -> Result<String, StoreError> {
    tx.query_one("SELECT figures FROM review_editions WHERE id = $1", params![id])?.get(0)
}

/// What is frozen of an edition.
pub(super) struct Frozen<'a> {
    /// Its id.
    pub id: EditionId,
    /// The review.
    pub review: ReviewId,
    /// Its number.
    pub number: i64,
    /// The approval that it is published under.
    pub approval: DeedId,
    /// The note that it bears.
    pub correction: Option<DeedId>,
    /// What the note says to readers.
    pub notes: Option<&'a Notes>,
    /// Who publishes.
    pub account: AccountId,
    /// Every figure.
    pub figures: &'a str,
    /// What it says, in the order of [`Language::ALL`].
    pub compositions: &'a [String],
}

/// Writes an edition.
pub(super) fn insert_edition(tx: &mut Tx<'_>, frozen: &Frozen<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    let note = |language| frozen.notes.map(|notes| notes.of(language));
    let composition = |language: usize| frozen.compositions.get(language).map(String::as_str).unwrap_or_default();
    tx.execute(
        "INSERT INTO review_editions (id, review, number, approval, correction, published_at, account, figures, \
         composition_en, composition_fi, composition_sv, note_en, note_fi, note_sv) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            frozen.id,
            frozen.review,
            frozen.number,
            frozen.approval,
            frozen.correction,
            now,
            frozen.account,
            frozen.figures,
            composition(0),
            composition(1),
            composition(2),
            note(Language::English),
            note(Language::Finnish),
            note(Language::Swedish)
        ],
    )?;
    Ok(())
}

/// Writes a file of an edition.
pub(super) fn insert_file(
    tx: &mut Tx<'_>,
    id: DeedId,
    edition: EditionId,
    language: Language,
    format: Format,
    bytes: &[u8],
    sha256: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO review_files (id, edition, language, format, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, edition, language.tag(), format.word(), bytes, sha256],
    )?;
    Ok(())
}

/// A file of an edition, if it is still what was published.
///
/// # Errors
/// From the store; a fault when its bytes are no longer those that were published.
pub(super) fn file(
    tx: &mut Tx<'_>,
    edition: EditionId,
    language: Language,
    format: Format,
) -> Outcome<Option<Vec<u8>>> {
    let row = tx.query_optional(
        "SELECT bytes, sha256 FROM review_files WHERE edition = $1 AND language = $2 AND format = $3",
        params![edition, language.tag(), format.word()],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (bytes, published): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
    if sha256(&bytes) != published {
        return Err(Problem::fault("a file of an edition is not what was published"));
    }
    Ok(Some(bytes))
}
