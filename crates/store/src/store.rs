use std::path::Path;
use std::sync::Arc;

use lyhty_base::{Chance, Clock};
use tokio::sync::oneshot;

use crate::pool::Gate;
use crate::signal::Signal;
use crate::sqlite::{self, Work};
use crate::transaction::{Actor, Effects, Tx};
use crate::{EngineConfig, EngineKind, StoreConfig, StoreError, config, migrations, postgresql};

/// Async callers that may wait for a connection.
const WAITING_MAX: usize = 1024;

/// What every transaction needs from outside, and whom a commit wakes.
pub(crate) struct Context {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) jobs: Signal,
    pub(crate) entries: Signal,
}

impl Context {
    pub(crate) fn new(clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self { clock, chance, jobs: Signal::default(), entries: Signal::default() }
    }

    /// Wakes whoever has something to do after a commit.
    pub(crate) fn after_commit(&self, effects: Effects) {
        if effects.jobs {
            self.jobs.give();
        }
        if effects.entries {
            self.entries.give();
        }
    }
}

enum Engine {
    Sqlite(sqlite::Engine),
    Postgres(Box<postgresql::Engine>),
}

struct Inner {
    engine: Engine,
    context: Arc<Context>,
    /// Async readers of SQLite, async callers of PostgreSQL.
    gate: Gate,
}

/// The database, shared by cloning.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

impl Store {
    /// Opens a database whose schema is exactly this programme's.
    ///
    /// # Errors
    /// When it is not there, lacks a migration, has one that this programme does not know, or one that was changed.
    pub fn open(config: &StoreConfig, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Result<Self, StoreError> {
        let store = Self::open_unchecked(config, clock, chance)?;
        store.read_blocking("check migrations", migrations::check)?;
        Ok(store)
    }

    /// Makes the database if it is not there, brings its schema up to date and opens it.
    ///
    /// # Errors
    /// As [`Store::migrate`] and [`Store::open`].
    pub fn create_or_migrate(
        config: &StoreConfig,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        Self::migrate(config, Arc::clone(&clock), Arc::clone(&chance))?;
        Self::open(config, clock, chance)
    }

    /// Applies the migrations that the database lacks, all in one transaction; their names. A file of SQLite is made
    /// when it is not there, a database of PostgreSQL must exist.
    ///
    /// # Errors
    /// When the database has a migration that this programme does not know or one that was changed, or refuses.
    pub fn migrate(
        config: &StoreConfig,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Vec<&'static str>, StoreError> {
        Self::alone(config, &Context::new(clock, chance), "migrate", |tx| migrations::apply(tx, u32::MAX))
    }

    /// Runs one transaction on a connection of its own, before the store is open.
    pub(crate) fn alone<T, E: From<StoreError>>(
        config: &StoreConfig,
        context: &Context,
        name: &'static str,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match &config.engine {
            EngineConfig::Sqlite { path } => sqlite::on_own_connection(path, context, name, body),
            EngineConfig::Postgres { url, pool_size } => {
                let address = config::postgres_address(url, *pool_size)?;
                postgresql::on_own_connection(&address, context, name, body)
            }
        }
    }

    fn open_unchecked(
        config: &StoreConfig,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, StoreError> {
        let context = Arc::new(Context::new(clock, chance));
        let (engine, permits) = match &config.engine {
            EngineConfig::Sqlite { path } => {
                (Engine::Sqlite(sqlite::Engine::open(Path::new(path), Arc::clone(&context))?), sqlite::READERS_MAX)
            }
            EngineConfig::Postgres { url, pool_size } => {
                let address = config::postgres_address(url, *pool_size)?;
                let size = usize::try_from(*pool_size).unwrap_or(1);
                (Engine::Postgres(Box::new(postgresql::Engine::new(address, size))), size)
            }
        };
        Ok(Self(Arc::new(Inner { engine, context, gate: Gate::new(permits, WAITING_MAX) })))
    }

    /// Which of the two databases it is.
    pub fn engine(&self) -> EngineKind {
        match self.0.engine {
            Engine::Sqlite(_) => EngineKind::Sqlite,
            Engine::Postgres(_) => EngineKind::Postgres,
        }
    }

    /// The clock that was handed in.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.context.clock
    }

    /// The chance that was handed in; not for keys.
    pub fn chance(&self) -> &Arc<dyn Chance> {
        &self.0.context.chance
    }

    pub(crate) fn context(&self) -> &Context {
        &self.0.context
    }

    /// Runs a transaction that writes. When this returns a value, the transaction is durably committed; when it returns
    /// an error, nothing of it is kept. The closure may run more than once.
    ///
    /// # Errors
    /// What the closure gives, or what the store could not do.
    pub async fn write<T, E, F>(&self, name: &'static str, actor: Actor, body: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(engine) => {
                let (reply, answer) = oneshot::channel();
                engine.submit(Box::new(Pending::new(name, actor, body, |result| drop(reply.send(result)))));
                answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
            }
            Engine::Postgres(_) => self.on_blocking_thread(move |store| store.write_blocking(name, actor, body)).await,
        }
    }

    /// [`Store::write`] for plain threads; never call it on a thread that runs async tasks.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, E, F>(&self, name: &'static str, actor: Actor, body: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(engine) => {
                let (reply, answer) = std::sync::mpsc::sync_channel(1);
                engine.submit(Box::new(Pending::new(name, actor, body, move |result| drop(reply.send(result)))));
                answer.recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
            }
            Engine::Postgres(engine) => engine.write(&self.0.context, name, &actor, &body),
        }
    }

    /// Runs a transaction that only reads and sees one state of the whole database.
    ///
    /// # Errors
    /// What the closure gives, or what the store could not do.
    pub async fn read<T, E, F>(&self, name: &'static str, body: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0.engine {
            // A read of SQLite takes microseconds: handing it to another thread costs more than the read.
            Engine::Sqlite(_) => {
                let _turn = self.0.gate.pass().await?;
                self.read_blocking(name, body)
            }
            Engine::Postgres(_) => self.on_blocking_thread(move |store| store.read_blocking(name, body)).await,
        }
    }

    /// [`Store::read`] for plain threads; never call it on a thread that runs async tasks.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_blocking<T, E, F>(&self, name: &'static str, body: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.read(&self.0.context, name, body),
            Engine::Postgres(engine) => engine.read(&self.0.context, name, body),
        }
    }

    /// Runs statements that must stand outside any transaction; SQLite does without.
    pub(crate) fn on_postgres_outside_transaction(&self, statements: &[&str]) -> Result<(), StoreError> {
        match &self.0.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(engine) => engine.outside_transaction(statements),
        }
    }

    async fn on_blocking_thread<T, E>(&self, run: impl FnOnce(&Self) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let _turn = self.0.gate.pass().await?;
        let store = self.clone();
        tokio::task::spawn_blocking(move || run(&store)).await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Store").field("engine", &self.engine()).finish_non_exhaustive()
    }
}

/// A transaction on its way through SQLite's writer, with whoever waits for it.
struct Pending<T, E, F, R> {
    name: &'static str,
    actor: Actor,
    body: F,
    result: Option<Result<T, E>>,
    reply: R,
}

impl<T, E, F, R> Pending<T, E, F, R> {
    const fn new(name: &'static str, actor: Actor, body: F, reply: R) -> Self
    where
        R: FnOnce(Result<T, E>) + Send,
    {
        Self { name, actor, body, result: None, reply }
    }
}

impl<T, E, F, R> Work for Pending<T, E, F, R>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn actor(&self) -> &Actor {
        &self.actor
    }

    fn attempt(&mut self, tx: &mut Tx<'_>) -> bool {
        let result = tx.run(&self.body);
        let kept = result.is_ok();
        self.result = Some(result);
        kept
    }

    fn settle(self: Box<Self>, lost: Option<StoreError>) {
        (self.reply)(match (self.result, lost) {
            (Some(Err(own)), _) => Err(own),
            (_, Some(error)) => Err(error.into()),
            (Some(Ok(value)), None) => Ok(value),
            (None, None) => Err(StoreError::Closed.into()),
        });
    }
}
