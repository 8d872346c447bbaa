use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::OpenFlags;

use crate::pool::Pool;
use crate::store::Context;
use crate::transaction::{Actor, Connection, Effects, Tx};
use crate::value::from_sqlite;
use crate::{Row, StoreError, Value};

/// Transactions that one durable commit takes at most: enough to share the cost of the disk, few enough that the first
/// does not wait for long.
const GROUP_MAX: usize = 64;
/// Transactions that may wait for the writer; more are told that the store is busy.
const QUEUE_MAX: usize = 1024;
/// Connections that read beside the writer.
pub(crate) const READERS_MAX: usize = 8;
/// How long to wait for another process (the command line) that holds the database.
const OTHERS_WAIT: Duration = Duration::from_secs(5);
/// How long readers may delay the emptying of the log before the writer goes on and tries again later.
const TRUNCATE_WAIT: Duration = Duration::from_millis(50);
/// When to try again to empty the log.
const TRUNCATE_AGAIN: Duration = Duration::from_millis(250);
const STATEMENTS_MAX: usize = 256;

const SETTINGS: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
";

/// The settings that make a commit durable and an erasure real, and what SQLite answers when they hold.
pub(crate) const SETTINGS_EXPECTED: [(&str, &str); 5] =
    [("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("temp_store", "2"), ("foreign_keys", "1")];

/// Runs a statement that gives no rows.
pub(crate) fn execute(connection: &rusqlite::Connection, sql: &str, parameters: &[Value]) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, parameters)?;
    Ok(statement.raw_execute()? as u64)
}

/// Runs a statement and hands over its rows one by one.
pub(crate) fn for_each(
    connection: &rusqlite::Connection,
    sql: &str,
    parameters: &[Value],
    each: &mut dyn FnMut(Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, parameters)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|column| from_sqlite(row.get_ref(column)?)).collect::<Result<_, _>>()?;
        each(Row::new(values))?;
    }
    Ok(())
}

/// Binds `$n` by its number. To SQLite `$2` is a name, numbered by its first appearance, so that binding by place would
/// put values into the wrong columns.
fn bind(statement: &mut rusqlite::Statement<'_>, parameters: &[Value]) -> Result<(), StoreError> {
    let mut most = 0;
    for place in 1..=statement.parameter_count() {
        let number = statement
            .parameter_name(place)
            .and_then(|name| name.strip_prefix('$'))
            .and_then(|digits| digits.parse::<usize>().ok())
            .ok_or_else(|| StoreError::Database("parameters are written $1, $2, …".to_owned()))?;
        let value = number
            .checked_sub(1)
            .and_then(|index| parameters.get(index))
            .ok_or_else(|| StoreError::Database(format!("no value is given for ${number}")))?;
        most = most.max(number);
        statement.raw_bind_parameter(place, value)?;
    }
    if most == parameters.len() {
        Ok(())
    } else {
        Err(StoreError::Database(format!("{} values given for {most} parameters", parameters.len())))
    }
}

/// Opens the database file with our settings. `create` makes it, readable by its owner alone.
fn connect(path: &Path, create: bool) -> Result<rusqlite::Connection, StoreError> {
    if create {
        std::fs::OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path).map_err(
            |source| StoreError::file(format!("the database file {} can't be made", path.display()), source),
        )?;
    } else if !path.is_file() {
        return Err(StoreError::NoDatabase);
    }
    let connection = rusqlite::Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(OTHERS_WAIT)?;
    connection.execute_batch(SETTINGS)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    Ok(connection)
}

/// Runs one writing transaction on a connection of its own, on this thread: migrations and restoring, before anything
/// else uses the database.
pub(crate) fn on_own_connection<T, E: From<StoreError>>(
    path: &Path,
    context: &Context,
    name: &'static str,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let connection = connect(path, true)?;
    begin(&connection)?;
    let actor = Actor::Duty(name);
    let result = Tx::new(Connection::Sqlite(&connection), context, name, &actor, true).run(body);
    match result {
        Ok(value) => connection.execute_batch("COMMIT").map(|()| value).map_err(|error| StoreError::from(error).into()),
        // Closing the connection undoes what is open.
        Err(error) => Err(error),
    }
}

fn begin(connection: &rusqlite::Connection) -> Result<(), StoreError> {
    // IMMEDIATE: one that reads first and writes later would fail at once when somebody else writes meanwhile.
    Ok(connection.execute_batch("BEGIN IMMEDIATE")?)
}

/// A transaction that waits for the writer.
pub(crate) trait Work: Send {
    /// Its name.
    fn name(&self) -> &'static str;
    /// In whose name it runs.
    fn actor(&self) -> &Actor;
    /// Runs it and keeps its result for [`Work::settle`]; whether its writes are to be kept.
    fn attempt(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers whoever waits: with the result, or with what kept the group from being committed.
    fn settle(self: Box<Self>, lost: Option<StoreError>);
}

/// A database of SQLite: one thread that writes, connections that read beside it.
pub(crate) struct Engine {
    path: PathBuf,
    readers: Pool<rusqlite::Connection>,
    queue: Option<SyncSender<Box<dyn Work>>>,
    writer: Option<JoinHandle<()>>,
}

impl Engine {
    pub(crate) fn open(path: &Path, context: Arc<Context>) -> Result<Self, StoreError> {
        let connection = connect(path, false)?;
        let (queue, waiting) = sync_channel(QUEUE_MAX);
        let writer = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || Writer { connection, context, truncate: false }.run(&waiting))
            .map_err(|source| StoreError::file("the writer thread can't be started", source))?;
        Ok(Self { path: path.to_owned(), readers: Pool::new(READERS_MAX), queue: Some(queue), writer: Some(writer) })
    }

    /// Hands a transaction to the writer.
    pub(crate) fn submit(&self, work: Box<dyn Work>) {
        let refused = match &self.queue {
            None => Some((work, StoreError::Closed)),
            Some(queue) => match queue.try_send(work) {
                Ok(()) => None,
                Err(TrySendError::Full(work)) => Some((work, StoreError::Busy)),
                Err(TrySendError::Disconnected(work)) => Some((work, StoreError::Closed)),
            },
        };
        if let Some((work, reason)) = refused {
            work.settle(Some(reason));
        }
    }

    /// Runs a transaction that only reads, on this thread.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        context: &Context,
        name: &'static str,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let connection = self.readers.take(|| {
            let connection = connect(&self.path, false)?;
            connection.execute_batch("PRAGMA query_only = ON")?;
            Ok(connection)
        })?;
        let result = match connection.execute_batch("BEGIN") {
            Ok(()) => Tx::new(Connection::Sqlite(&connection), context, name, &Actor::Nobody, false).run(body),
            Err(error) => Err(StoreError::from(error).into()),
        };
        if connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok() {
            self.readers.give_back(connection);
        } else {
            self.readers.give_up();
        }
        result
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take() {
            // The last handle of the store may be dropped by a transaction on the writer itself.
            if writer.thread().id() != std::thread::current().id() && writer.join().is_err() {
                tracing::error!("the writer thread of the store panicked");
            }
        }
    }
}

/// The thread that writes.
struct Writer {
    connection: rusqlite::Connection,
    context: Arc<Context>,
    /// Erased keys may still lie in the write-ahead log.
    truncate: bool,
}

impl Writer {
    fn run(mut self, queue: &Receiver<Box<dyn Work>>) {
        loop {
            let first = if self.truncate {
                match queue.recv_timeout(TRUNCATE_AGAIN) {
                    Ok(work) => work,
                    Err(RecvTimeoutError::Timeout) => {
                        self.truncate_log();
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            } else {
                match queue.recv() {
                    Ok(work) => work,
                    Err(_) => break,
                }
            };
            let mut group = vec![first];
            while group.len() < GROUP_MAX {
                match queue.try_recv() {
                    Ok(work) => group.push(work),
                    Err(_) => break,
                }
            }
            self.commit(group);
        }
        if self.truncate {
            self.truncate_log();
        }
    }

    /// Writes a group in one durable commit and answers each.
    fn commit(&mut self, mut group: Vec<Box<dyn Work>>) {
        match self.write(&mut group) {
            Ok(effects) => {
                if effects.erased {
                    self.truncate = true;
                    self.truncate_log();
                }
                for work in group {
                    work.settle(None);
                }
                self.context.after_commit(effects);
            }
            Err(error) => {
                if !self.connection.is_autocommit() && self.connection.execute_batch("ROLLBACK").is_err() {
                    tracing::error!("a group of transactions could not be undone");
                }
                tracing::error!(%error, "a group of transactions was not committed");
                for work in group {
                    work.settle(Some(same(&error)));
                }
            }
        }
    }

    fn write(&self, group: &mut [Box<dyn Work>]) -> Result<Effects, StoreError> {
        begin(&self.connection)?;
        let mut effects = Effects::default();
        for work in group {
            self.statement("SAVEPOINT one")?;
            let (name, actor) = (work.name(), work.actor().clone());
            let mut tx = Tx::new(Connection::Sqlite(&self.connection), &self.context, name, &actor, true);
            let kept = work.attempt(&mut tx);
            let wanted = tx.effects;
            if self.connection.is_autocommit() {
                // A full disk or a broken file makes SQLite undo the whole transaction by itself.
                return Err(StoreError::Database(format!(
                    "the transaction {name} was undone by SQLite with its group"
                )));
            }
            if kept {
                effects = effects.and(wanted);
            } else {
                self.statement("ROLLBACK TO one")?;
            }
            self.statement("RELEASE one")?;
        }
        self.statement("COMMIT")?;
        Ok(effects)
    }

    fn statement(&self, sql: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(sql)?.raw_execute()?;
        Ok(())
    }

    /// Copies the write-ahead log into the database and empties it, so that erased keys are nowhere. Readers may hold
    /// it up; then it is tried again.
    fn truncate_log(&mut self) {
        let emptied = self
            .connection
            .busy_timeout(TRUNCATE_WAIT)
            .and_then(|()| self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)))
            .is_ok_and(|busy| busy == 0);
        if let Err(error) = self.connection.busy_timeout(OTHERS_WAIT) {
            tracing::error!(error = %StoreError::from(error), "the waiting time of the writer could not be set");
        }
        self.truncate = !emptied;
    }
}

/// The same failure once more, for everybody of a group.
fn same(error: &StoreError) -> StoreError {
    match error {
        StoreError::Busy => StoreError::Busy,
        other => StoreError::Database(other.to_string()),
    }
}
