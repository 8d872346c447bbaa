use std::collections::HashMap;
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Client, NoTls, Statement};

use crate::pool::Pool;
use crate::store::Context;
use crate::transaction::{Actor, Connection, Tx};
use crate::{Row, StoreError, Value};

/// How often a transaction is tried when others get in its way.
const ATTEMPTS_MAX: u32 = 10;
const STATEMENTS_MAX: usize = 256;
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// No statement may hold others up for ever; lifted by [`NO_TIME_LIMIT`].
const SETTINGS: &str = "
    SET statement_timeout = '30s';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '60s';
    SET timezone = 'UTC';
    SET client_min_messages = 'warning';
";
/// For one transaction that copies or checks everything.
pub(crate) const NO_TIME_LIMIT: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;";

/// A connection with the statements that it has prepared.
pub(crate) struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Session {
    pub(crate) fn connect(address: &postgres::Config) -> Result<Self, StoreError> {
        let mut client = address.clone().connect_timeout(CONNECT_WAIT).connect(NoTls)?;
        client.batch_execute(SETTINGS)?;
        Ok(Self { client, statements: HashMap::new() })
    }

    pub(crate) fn execute(&mut self, sql: &str, parameters: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql)?;
        let parameters: Vec<&(dyn ToSql + Sync)> = parameters.iter().map(|value| value as _).collect();
        Ok(self.client.execute(&statement, &parameters)?)
    }

    pub(crate) fn for_each(
        &mut self,
        sql: &str,
        parameters: &[Value],
        each: &mut dyn FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepared(sql)?;
        let columns = statement.columns().len();
        let mut rows = self.client.query_raw(&statement, parameters)?;
        while let Some(row) = rows.next()? {
            each(Row::new((0..columns).map(|column| row.try_get(column)).collect::<Result<_, _>>()?))?;
        }
        Ok(())
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        Ok(self.client.batch_execute(sql)?)
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql)?;
        if self.statements.len() >= STATEMENTS_MAX {
            self.statements.clear();
        }
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Runs one writing transaction on a connection of its own: migrations and restoring.
pub(crate) fn on_own_connection<T, E: From<StoreError>>(
    address: &postgres::Config,
    context: &Context,
    name: &'static str,
    body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut session = Session::connect(address)?;
    session.batch("BEGIN")?;
    session.batch(NO_TIME_LIMIT)?;
    let actor = Actor::Duty(name);
    let value = Tx::new(Connection::Postgres(&mut session), context, name, &actor, true).run(body)?;
    session.batch("COMMIT")?;
    Ok(value)
}

/// A PostgreSQL database behind a pool of connections.
pub(crate) struct Engine {
    address: postgres::Config,
    sessions: Pool<Session>,
}

impl Engine {
    pub(crate) const fn new(address: postgres::Config, pool_size: usize) -> Self {
        Self { address, sessions: Pool::new(pool_size) }
    }

    /// Runs a transaction that writes, again when others get in its way.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        context: &Context,
        name: &'static str,
        actor: &Actor,
        body: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        for attempt in 1..=ATTEMPTS_MAX {
            let mut session = self.begin("BEGIN")?;
            let mut tx = Tx::new(Connection::Postgres(&mut session), context, name, actor, true);
            let result = tx.run(body);
            let (effects, mut contended) = (tx.effects, tx.contended());
            let outcome = match result {
                Ok(value) => match session.batch("COMMIT") {
                    Ok(()) => {
                        self.sessions.give_back(session);
                        context.after_commit(effects);
                        return Ok(value);
                    }
                    Err(error) => {
                        contended = matches!(error, StoreError::Contention);
                        Err(error.into())
                    }
                },
                Err(error) => Err(error),
            };
            self.end(session);
            if !contended {
                return outcome;
            }
            tracing::debug!(name, attempt, "a transaction is tried again");
            pause(attempt, context);
        }
        Err(StoreError::Contention.into())
    }

    /// Runs a transaction that only reads; it sees one state of the whole database.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        context: &Context,
        name: &'static str,
        body: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut session = self.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        let result = Tx::new(Connection::Postgres(&mut session), context, name, &Actor::Nobody, false).run(body);
        self.end(session);
        result
    }

    /// Runs statements outside any transaction: the nightly rewriting.
    pub(crate) fn outside_transaction(&self, statements: &[&str]) -> Result<(), StoreError> {
        let mut session = Session::connect(&self.address)?;
        session.batch("SET statement_timeout = 0")?;
        statements.iter().try_for_each(|statement| session.batch(statement))
    }

    /// A connection on which a transaction has begun. One that was lost while it lay idle is replaced: nothing has
    /// happened on it yet.
    fn begin(&self, how: &str) -> Result<Session, StoreError> {
        let mut replaced = false;
        loop {
            let mut session = self.sessions.take(|| Session::connect(&self.address))?;
            match session.batch(how) {
                Ok(()) => return Ok(session),
                Err(error) => {
                    drop(session);
                    self.sessions.give_up();
                    if replaced || !matches!(error, StoreError::Disconnected) {
                        return Err(error);
                    }
                    // The server was restarted, say: the others are lost too.
                    drop(self.sessions.drain());
                    replaced = true;
                }
            }
        }
    }

    /// Undoes what is open and gives the connection back.
    fn end(&self, mut session: Session) {
        if session.batch("ROLLBACK").is_ok() {
            self.sessions.give_back(session);
        } else {
            drop(session);
            self.sessions.give_up();
        }
    }
}

impl Drop for Engine {
    /// A client of PostgreSQL must not be dropped on a thread that runs async tasks.
    fn drop(&mut self) {
        let sessions = self.sessions.drain();
        if !sessions.is_empty() && std::thread::spawn(move || drop(sessions)).join().is_err() {
            tracing::error!("connections to PostgreSQL could not be closed");
        }
    }
}

/// Waits a little, longer each time and never twice the same, so that two who got in each other's way don't meet again.
fn pause(attempt: u32, context: &Context) {
    let mut byte = [0];
    context.chance.fill(&mut byte);
    let milliseconds = (1_u64 << attempt.min(7)) * u64::from(byte[0]) / 128;
    std::thread::park_timeout(Duration::from_millis(milliseconds));
}
