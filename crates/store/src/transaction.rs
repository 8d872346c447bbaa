use std::fmt::Display;
use std::panic::AssertUnwindSafe;

use lyhty_base::{AccountId, Chance, Day, Identity, Moment, ThreadId};

use crate::postgresql::{self, Session};
use crate::store::Context;
use crate::{Row, StoreError, Value, columns, params, sqlite};

/// In whose name a transaction runs. What the trail names as the doer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody of the public, of whom we know nothing.
    Nobody,
    /// Somebody who came back with a receipt.
    Receipt(ThreadId),
    /// Somebody signed in.
    Account {
        /// The account.
        id: AccountId,
        /// The word of the role in which they act.
        role: &'static str,
    },
    /// The machine itself, by the name of the duty: a job or a command.
    Duty(&'static str),
}

impl Actor {
    /// The lasting word for this kind of doer.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Receipt(_) => "receipt",
            Self::Account { .. } => "account",
            Self::Duty(_) => "duty",
        }
    }

    /// Who exactly: an id, the name of a duty, or nothing.
    pub fn identity(&self) -> String {
        match self {
            Self::Nobody => String::new(),
            Self::Receipt(thread) => thread.to_string(),
            Self::Account { id, .. } => id.to_string(),
            Self::Duty(name) => (*name).to_owned(),
        }
    }
}

/// What a transaction needs doing once it is committed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Effects {
    /// Jobs were written: wake the worker.
    pub(crate) jobs: bool,
    /// Entries were written: wake the chainer.
    pub(crate) entries: bool,
    /// Keys were destroyed: remnants must go from the log too.
    pub(crate) erased: bool,
}

impl Effects {
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            jobs: self.jobs || other.jobs,
            entries: self.entries || other.entries,
            erased: self.erased || other.erased,
        }
    }
}

/// The engine's side of a transaction.
pub(crate) enum Connection<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut Session),
}

/// An open transaction: what verbs and look-ups read and write through. Its moment stands still.
pub struct Tx<'a> {
    connection: Connection<'a>,
    name: &'static str,
    actor: &'a Actor,
    now: Moment,
    chance: &'a dyn Chance,
    writes: bool,
    poisoned: bool,
    contended: bool,
    pub(crate) effects: Effects,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(
        connection: Connection<'a>,
        context: &'a Context,
        name: &'static str,
        actor: &'a Actor,
        writes: bool,
    ) -> Self {
        Self {
            connection,
            name,
            actor,
            now: context.clock.now(),
            chance: &*context.chance,
            writes,
            poisoned: false,
            contended: false,
            effects: Effects::default(),
        }
    }

    /// Runs a body so that a panic in it, or a failed statement that it did not pass on, undoes the transaction and
    /// nothing else.
    pub(crate) fn run<T, E: From<StoreError>>(&mut self, body: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let result = std::panic::catch_unwind(AssertUnwindSafe(|| body(self)));
        match result {
            Err(_) => Err(StoreError::Panicked(self.name).into()),
            Ok(Ok(_)) if self.poisoned => Err(StoreError::Poisoned.into()),
            Ok(outcome) => outcome,
        }
    }

    /// Whether another transaction got in the way, so that the same again may succeed.
    pub(crate) const fn contended(&self) -> bool {
        self.contended
    }

    /// The moment at which the transaction began.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// The office's day at that moment: Helsinki's.
    pub fn today(&self) -> Day {
        self.now.helsinki_day()
    }

    /// In whose name the transaction runs; [`Actor::Nobody`] in one that only reads.
    pub const fn actor(&self) -> &Actor {
        self.actor
    }

    /// The name that the transaction was given.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The chance that was handed to the store; not for keys.
    pub const fn chance(&self) -> &dyn Chance {
        self.chance
    }

    /// Whether this transaction may write.
    pub const fn writes(&self) -> bool {
        self.writes
    }

    /// A fresh random id.
    pub fn new_id<I: Identity>(&self) -> I {
        I::fresh(self.chance)
    }

    /// Runs a statement that gives no rows back; the number of rows it touched.
    ///
    /// # Errors
    /// When the database refuses it; then nothing of this transaction will be kept.
    pub fn execute(&mut self, sql: &str, parameters: &[Value]) -> Result<u64, StoreError> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::execute(connection, sql, parameters),
            Connection::Postgres(session) => session.execute(sql, parameters),
        })
    }

    /// Runs a statement and hands each row to `each` as it comes: for what may be too much to hold.
    ///
    /// # Errors
    /// When the database refuses it (then nothing of this transaction will be kept), or `each` does.
    pub fn for_each(
        &mut self,
        sql: &str,
        parameters: &[Value],
        mut each: impl FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => sqlite::for_each(connection, sql, parameters, &mut each),
            Connection::Postgres(session) => session.for_each(sql, parameters, &mut each),
        })
    }

    /// Runs a statement and gives its rows.
    ///
    /// # Errors
    /// When the database refuses it; then nothing of this transaction will be kept.
    pub fn query(&mut self, sql: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        self.for_each(sql, parameters, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Runs a statement and gives its first row, if there is one.
    ///
    /// # Errors
    /// When the database refuses it; then nothing of this transaction will be kept.
    pub fn query_optional(&mut self, sql: &str, parameters: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.query(sql, parameters)?.into_iter().next())
    }

    /// Runs a statement that must give a row.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when it gives none; else as [`Tx::query`].
    pub fn query_one(&mut self, sql: &str, parameters: &[Value]) -> Result<Row, StoreError> {
        self.query_optional(sql, parameters)?.ok_or(StoreError::NoRow)
    }

    /// Says that this transaction blanks or deletes something whose remnants must go too: on SQLite the write-ahead log is
    /// emptied after the commit, as after the destruction of a record's key.
    pub const fn erases(&mut self) {
        self.effects.erased = true;
    }

    /// Keeps a row for this transaction until it ends: others who lock or change it wait. False when there is no such
    /// row. On SQLite, where only one writes at a time, it only looks.
    ///
    /// # Errors
    /// When `columns.toml` knows no such table with a single key, or the database refuses.
    pub fn lock(&mut self, table: &'static str, id: impl Display) -> Result<bool, StoreError> {
        let table = columns::table(table)?;
        let key = table.single_key()?;
        let hold = match self.connection {
            Connection::Postgres(_) if self.writes => " FOR UPDATE",
            _ => "",
        };
        let sql = format!("SELECT {key} FROM {} WHERE {key} = $1{hold}", table.name);
        Ok(self.query_optional(&sql, params![id.to_string()])?.is_some())
    }

    /// Runs several statements of ours without parameters: migrations.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.guarded(|connection| match connection {
            Connection::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Connection::Postgres(session) => session.batch(sql),
        })
    }

    /// Which engine is behind it.
    pub(crate) const fn engine(&self) -> crate::EngineKind {
        match self.connection {
            Connection::Sqlite(_) => crate::EngineKind::Sqlite,
            Connection::Postgres(_) => crate::EngineKind::Postgres,
        }
    }

    /// Runs statements that only PostgreSQL knows; SQLite does without.
    pub(crate) fn on_postgres(&mut self, sql: &str) -> Result<(), StoreError> {
        match self.engine() {
            crate::EngineKind::Sqlite => Ok(()),
            crate::EngineKind::Postgres => self.batch(sql),
        }
    }

    /// Lets this transaction take as long as it needs: copies, checks of the whole trail.
    pub(crate) fn take_long(&mut self) -> Result<(), StoreError> {
        self.on_postgres(postgresql::NO_TIME_LIMIT)
    }

    fn guarded<T>(&mut self, run: impl FnOnce(&mut Connection<'_>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        if self.poisoned {
            return Err(StoreError::Poisoned);
        }
        run(&mut self.connection).inspect_err(|error| {
            self.poisoned = true;
            self.contended |= matches!(error, StoreError::Contention);
        })
    }
}
