//! A copy of everything, the same whichever engine it comes from, and putting it back into either.
//!
//! Two streams from one snapshot: the data, and the record keys, which are kept apart so that what was erased stays
//! erased even where an old copy of the data lies. Sessions and drafts are in neither. The streams are framed here and
//! sealed by whoever writes them to a file (`vault`'s archives).

mod frames;

use std::io::{Read, Write};
use std::sync::Arc;

use lyhty_base::{Chance, Clock, Moment};

use crate::columns::{Archive, Table};
use crate::store::Context;
use crate::{EngineKind, Row, Store, StoreConfig, StoreError, Tx, columns, migrations, params};
use frames::{Frame, FrameReader, FrameWriter, Header};

/// Why a copy could not be made or put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The stream could not be read or written.
    #[error("the copy can't be read or written")]
    Stream(#[from] std::io::Error),
    /// The stream is not one of ours, or of the other kind.
    #[error("this is not {0}")]
    NotThis(&'static str),
    /// The stream was made by a newer release.
    #[error("the copy is from a newer release of this programme (schema {found}, here {known})")]
    Newer {
        /// The schema of the copy.
        found: u32,
        /// The newest schema that we know.
        known: u32,
    },
    /// The stream is damaged.
    #[error("the copy is damaged: {0}")]
    Damaged(&'static str),
    /// Data and record keys belong to different schemas.
    #[error("the data and the record keys are from databases with different schemas")]
    Mismatch,
}

/// How far a copy has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The table that is being copied.
    pub table: String,
    /// Rows copied so far, of all tables.
    pub rows: u64,
    /// Rows there are, of all tables; nothing while that is not known.
    pub rows_of: Option<u64>,
}

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Rows of the data.
    pub rows: u64,
    /// Wrapped record keys.
    pub record_keys: u64,
    /// The moment of the snapshot.
    pub taken_at: Moment,
}

/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 256;

/// Copies everything, from one snapshot, while the database goes on being used: all tables of the data into one stream,
/// the record keys into another.
///
/// # Errors
/// When the database or a stream refuses.
pub fn export(
    store: &Store,
    data: &mut dyn Write,
    record_keys: &mut dyn Write,
    progress: &mut dyn FnMut(Progress),
) -> Result<Summary, BackupError> {
    store.read_blocking("backup", |tx| {
        tx.take_long()?;
        let mut rows_of = 0_u64;
        for table in columns::tables()?.iter().filter(|table| table.archive != Archive::None) {
            let count: i64 = tx.query_one(&format!("SELECT count(*) FROM {}", table.name), params![])?.get(0)?;
            rows_of += count.unsigned_abs();
        }
        let mut rows = 0;
        let mut copy = |tx: &mut Tx<'_>, archive, out: &mut dyn Write| {
            let header = Header { archive, schema: migrations::newest(), taken_at: tx.now() };
            write_archive(tx, header, out, &mut |table| {
                rows += 1;
                if rows % REPORT_EVERY == 0 || rows == rows_of {
                    progress(Progress { table: table.to_owned(), rows, rows_of: Some(rows_of) });
                }
            })
        };
        Ok(Summary {
            rows: copy(tx, Archive::Data, data)?,
            record_keys: copy(tx, Archive::RecordKeys, record_keys)?,
            taken_at: tx.now(),
        })
    })
}

fn write_archive(
    tx: &mut Tx<'_>,
    header: Header,
    out: &mut dyn Write,
    each: &mut dyn FnMut(&str),
) -> Result<u64, BackupError> {
    let archive = header.archive;
    let mut frames = FrameWriter::begin(out, header)?;
    let mut rows = 0;
    for table in columns::tables()?.iter().filter(|table| table.archive == archive) {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        frames.table(&table.name, &names)?;
        let mut broken = None;
        let mut count = 0;
        let sql = format!("SELECT {} FROM {} ORDER BY {}", names.join(", "), table.name, table.key.replace(' ', ", "));
        let copied = tx.for_each(&sql, params![], |row| {
            count += 1;
            each(&table.name);
            frames.row(row.values()).map_err(|error| {
                broken = Some(error);
                StoreError::Closed
            })
        });
        if let Some(error) = broken {
            return Err(error.into());
        }
        copied?;
        frames.end_of_table(count)?;
        rows += count;
    }
    frames.finish()?;
    Ok(rows)
}

/// Puts a copy back into an empty place, on either engine, and opens it. The schema is first made as it was when the
/// copy was made, then brought up to date; everything but that last step is one transaction, so a damaged copy leaves
/// nothing behind. Without record keys nothing sealed will open.
///
/// # Errors
/// When the place is not empty, or the copy is damaged, of another kind or from a newer release.
pub fn restore(
    config: &StoreConfig,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    data: &mut dyn Read,
    record_keys: Option<&mut dyn Read>,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Store, Summary), BackupError> {
    let context = Context::new(Arc::clone(&clock), Arc::clone(&chance));
    let summary = Store::alone(config, &context, "restore", |tx| {
        let (header, mut data) = FrameReader::begin(data, Archive::Data)?;
        if header.schema > migrations::newest() {
            return Err(BackupError::Newer { found: header.schema, known: migrations::newest() });
        }
        if !is_empty(tx)? {
            return Err(StoreError::NotEmpty.into());
        }
        migrations::apply(tx, header.schema)?;
        let mut rows = 0;
        let mut each = |table: &str| {
            rows += 1;
            if rows % REPORT_EVERY == 0 {
                progress(Progress { table: table.to_owned(), rows, rows_of: None });
            }
        };
        tx.on_postgres("SET CONSTRAINTS ALL DEFERRED")?;
        let data_rows = read_archive(tx, Archive::Data, &mut data, &mut each)?;
        let mut keys = 0;
        if let Some(stream) = record_keys {
            let (keys_header, mut stream) = FrameReader::begin(stream, Archive::RecordKeys)?;
            if keys_header.schema != header.schema {
                return Err(BackupError::Mismatch);
            }
            keys = read_archive(tx, Archive::RecordKeys, &mut stream, &mut each)?;
        }
        // Rows came with their numbers; PostgreSQL's counter does not notice that by itself.
        tx.on_postgres(
            "SELECT setval(pg_get_serial_sequence('entries', 'number'), (SELECT max(number) FROM entries))",
        )?;
        Ok(Summary { rows: data_rows, record_keys: keys, taken_at: header.taken_at })
    })?;
    Ok((Store::create_or_migrate(config, clock, chance)?, summary))
}

fn is_empty(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    let tables = match tx.engine() {
        EngineKind::Sqlite => "SELECT name FROM sqlite_master LIMIT 1",
        EngineKind::Postgres => {
            "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema() LIMIT 1"
        }
    };
    Ok(tx.query_optional(tables, params![])?.is_none())
}

fn read_archive(
    tx: &mut Tx<'_>,
    archive: Archive,
    frames: &mut FrameReader<'_>,
    each: &mut dyn FnMut(&str),
) -> Result<u64, BackupError> {
    let mut rows = 0;
    let mut into: Option<Insert> = None;
    loop {
        match frames.next()? {
            Frame::Table { name, columns } => {
                if into.is_some() {
                    return Err(BackupError::Damaged("a table begins inside another"));
                }
                into = Some(Insert::into_table(columns::table(&name)?, archive, &columns)?);
            }
            Frame::Row(values) => {
                let Some(insert) = &mut into else { return Err(BackupError::Damaged("a row outside of a table")) };
                insert.row(tx, &Row::new(values))?;
                rows += 1;
                each(&insert.table);
            }
            Frame::EndOfTable { rows: said } => match into.take() {
                Some(insert) if insert.rows == said => {}
                _ => return Err(BackupError::Damaged("the number of rows of a table is wrong")),
            },
            Frame::End if into.is_none() => return Ok(rows),
            Frame::End => return Err(BackupError::Damaged("it ends inside a table")),
        }
    }
}

/// Rows on their way into a table.
struct Insert {
    table: String,
    sql: String,
    columns: usize,
    rows: u64,
}

impl Insert {
    /// Names come from the stream, so each is checked against `columns.toml` before it stands in a statement.
    fn into_table(table: &Table, archive: Archive, names: &[String]) -> Result<Self, BackupError> {
        let known = |name: &String| table.columns.iter().any(|column| column.name == *name);
        if table.archive != archive || !names.iter().all(known) || names.is_empty() {
            return Err(BackupError::Damaged("it holds a table or column that does not belong into it"));
        }
        let places: Vec<String> = (1..=names.len()).map(|number| format!("${number}")).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), places.join(", "));
        Ok(Self { table: table.name.clone(), sql, columns: names.len(), rows: 0 })
    }

    fn row(&mut self, tx: &mut Tx<'_>, row: &Row) -> Result<(), BackupError> {
        if row.len() != self.columns {
            return Err(BackupError::Damaged("a row has too few or too many values"));
        }
        tx.execute(&self.sql, row.values())?;
        self.rows += 1;
        Ok(())
    }
}
