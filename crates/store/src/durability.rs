use crate::{EngineKind, Store, StoreError, Tx, params, sqlite};

/// The oldest PostgreSQL that we know to do what we ask of it.
const POSTGRES_OLDEST: i64 = 150_000;

impl Store {
    /// Checks that what is acknowledged is on the disk and what is erased is gone: the settings of the server, or of our
    /// own connection to SQLite. `serve` refuses to start otherwise.
    ///
    /// # Errors
    /// [`StoreError::NotDurable`] with a sentence for each setting.
    pub fn durability_check(&self) -> Result<(), StoreError> {
        let problems = self.read_blocking("durability", |tx| match tx.engine() {
            EngineKind::Sqlite => sqlite_problems(tx),
            EngineKind::Postgres => postgres_problems(tx),
        })?;
        if problems.is_empty() { Ok(()) } else { Err(StoreError::NotDurable(problems)) }
    }
}

fn sqlite_problems(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut problems = Vec::new();
    for (setting, expected) in sqlite::SETTINGS_EXPECTED {
        let row = tx.query_one(&format!("SELECT CAST({setting} AS TEXT) FROM pragma_{setting}"), params![])?;
        let found: String = row.get(0)?;
        if found != expected {
            problems.push(format!("SQLite's {setting} is {found} and must be {expected}"));
        }
    }
    Ok(problems)
}

fn postgres_problems(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut problems = Vec::new();
    for (setting, loss) in [
        ("fsync", "a power cut can destroy the whole database"),
        ("synchronous_commit", "a power cut can undo what was acknowledged"),
        ("full_page_writes", "a power cut can tear pages"),
    ] {
        let found: String = tx.query_one("SELECT current_setting($1)", params![setting])?.get(0)?;
        if found == "off" {
            problems.push(format!("PostgreSQL runs with {setting} = off: {loss}; set it to on"));
        }
    }
    let version: i64 =
        tx.query_one("SELECT CAST(current_setting('server_version_num') AS BIGINT)", params![])?.get(0)?;
    if version < POSTGRES_OLDEST {
        problems.push(format!("PostgreSQL is version {}, and must be 15 or newer", version / 10_000));
    }
    Ok(problems)
}
