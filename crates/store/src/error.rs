use std::error::Error;

use lyhty_base::Problem;

use crate::value::ValueError;

/// Which rule of the schema a statement ran into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Such a row is there already.
    Unique,
    /// It points to a row that is not there, or rows point to it.
    ForeignKey,
    /// A value is missing or not allowed.
    Value,
}

/// Why the store did not do what it was asked. Safe to log: it holds names of tables, columns and transactions, never a
/// value.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// More waits than the store takes on, or somebody else holds the database.
    #[error("the store is busy")]
    Busy,
    /// The store is being closed.
    #[error("the store is closed")]
    Closed,
    /// A rule of the schema was broken.
    #[error("a rule of the schema was broken ({conflict:?}): {place}")]
    Constraint {
        /// Which kind of rule.
        conflict: Conflict,
        /// The names of the table and of the columns or the rule.
        place: String,
    },
    /// The database said something else.
    #[error("the database refused: {0}")]
    Database(String),
    /// Two transactions got in each other's way; tried again by the store, until it gives up.
    #[error("transactions keep getting in each other's way")]
    Contention,
    /// The connection to the database was lost. Whether the last commit was kept is not known.
    #[error("the connection to the database was lost")]
    Disconnected,
    /// A row was expected and there was none.
    #[error("there is no such row")]
    NoRow,
    /// A column has another kind of value than the reader expects.
    #[error("column {column} of a row can't be read")]
    Column {
        /// Its place in the row, from 0.
        column: usize,
        /// What was expected.
        #[source]
        source: ValueError,
    },
    /// A statement in the same transaction failed before this one, so nothing of the transaction is kept.
    #[error("an earlier statement of this transaction failed")]
    Poisoned,
    /// The closure panicked; its transaction was undone.
    #[error("the transaction {0} panicked and was undone")]
    Panicked(&'static str),
    /// A write where only reading is allowed.
    #[error("this transaction only reads")]
    ReadOnly,
    /// Something is longer than the store takes.
    #[error("{what} is longer than {most}")]
    TooLong {
        /// What it is.
        what: &'static str,
        /// The longest allowed.
        most: usize,
    },
    /// A table that `columns.toml` does not know, or that can't be used so.
    #[error("the table {0} is not in columns.toml, or has no single key")]
    Table(String),
    /// The configuration can't be used; a sentence for whoever runs the machine.
    #[error("{0}")]
    Configuration(String),
    /// There is no database, or an empty one.
    #[error("there is no database of ours here; make it with `lyhty migrate`")]
    NoDatabase,
    /// There is something where an empty place is needed.
    #[error("the database is not empty")]
    NotEmpty,
    /// The schema is older than this programme.
    #[error("the database lacks the migration {0}; run `lyhty migrate`")]
    MigrationMissing(String),
    /// The schema is newer than this programme.
    #[error("the database has the migration {0}, which this programme does not know: it is older than the database")]
    MigrationUnknown(String),
    /// A migration was changed after it was applied.
    #[error("the migration {0} was changed after it was applied to this database")]
    MigrationChanged(String),
    /// The database would lose what it acknowledged; a sentence for each setting.
    #[error("the database is not set up to keep what it acknowledges: {}", .0.join("; "))]
    NotDurable(Vec<String>),
    /// A file of the machine could not be read or written.
    #[error("{what}")]
    File {
        /// Which file, and what was tried.
        what: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

impl StoreError {
    /// Whether a rule of the schema was broken.
    pub const fn is_constraint(&self) -> bool {
        matches!(self, Self::Constraint { .. })
    }

    pub(crate) fn file(what: impl Into<String>, source: std::io::Error) -> Self {
        Self::File { what: what.into(), source }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy | StoreError::Contention => Self::Busy,
            other => Self::fault(other),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        // SQLite's messages name tables and columns, but a message about a value could hold it: only the messages of
        // constraints and of the preparation of a statement are passed on.
        match &error {
            rusqlite::Error::SqliteFailure(failure, message) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::ConstraintViolation => Self::Constraint {
                    conflict: match failure.extended_code {
                        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                        | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                        | rusqlite::ffi::SQLITE_CONSTRAINT_ROWID => Conflict::Unique,
                        rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Conflict::ForeignKey,
                        _ => Conflict::Value,
                    },
                    place: message.clone().unwrap_or_default(),
                },
                ErrorCode::ReadOnly => Self::ReadOnly,
                ErrorCode::Unknown => Self::Database(message.clone().unwrap_or_default()),
                code => Self::Database(format!("{code:?} ({})", failure.extended_code)),
            },
            rusqlite::Error::SqlInputError { msg, .. } => Self::Database(msg.clone()),
            _ => Self::Database("SQLite could not run a statement".to_owned()),
        }
    }
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        let Some(said) = error.as_db_error() else {
            if error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>()) {
                return Self::Disconnected;
            }
            // Our own side: a parameter of a kind that the column does not take. The text names types, not values.
            let cause = error.source().map_or_else(String::new, |cause| format!(": {cause}"));
            return Self::Database(format!("{error}{cause}"));
        };
        let code = said.code().code();
        let place =
            [said.table(), said.column(), said.constraint()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        match code {
            "40001" | "40P01" => Self::Contention,
            // A lock or a statement took too long, or the server takes on no more.
            "55P03" | "57014" | "53300" | "57P03" => Self::Busy,
            "57P01" | "57P02" => Self::Disconnected,
            "25006" => Self::ReadOnly,
            "25P02" => Self::Poisoned,
            "23505" => Self::Constraint { conflict: Conflict::Unique, place },
            "23503" => Self::Constraint { conflict: Conflict::ForeignKey, place },
            _ if code.starts_with("23") => Self::Constraint { conflict: Conflict::Value, place },
            // Class 42 is about the text of the statement, which is ours; other messages could quote a value.
            _ if code.starts_with("42") || code.starts_with("28") || code.starts_with("3D") => {
                Self::Database(format!("{code} {}", said.message()))
            }
            _ => Self::Database(format!("{code} {place}")),
        }
    }
}
