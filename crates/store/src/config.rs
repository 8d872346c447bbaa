use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use crate::StoreError;

/// Connections to PostgreSQL when the configuration names no number: what two to four cores keep busy.
const POOL_SIZE_USUAL: u32 = 16;
/// More connections than this make PostgreSQL slower, and its own default limit is 100.
const POOL_SIZE_MAX: u32 = 90;

/// Where the data lies.
#[derive(Clone, Debug)]
pub struct StoreConfig {
    /// Which database, and where.
    pub engine: EngineConfig,
}

/// One of the two databases.
#[derive(Clone)]
pub enum EngineConfig {
    /// A file of SQLite, with its `-wal` and `-shm` beside it.
    Sqlite {
        /// The database file; its folder must exist.
        path: PathBuf,
    },
    /// A PostgreSQL server, version 15 or newer, on this machine.
    Postgres {
        /// `postgresql://user@%2Frun%2Fpostgresql/name` or `host=/run/postgresql user=… dbname=…`.
        url: String,
        /// Connections at most.
        pool_size: u32,
    },
}

/// Which of the two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl EngineKind {
    /// Both, for tests that must hold on each.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

impl StoreConfig {
    /// A store in a file of SQLite.
    pub fn sqlite(path: impl Into<PathBuf>) -> Self {
        Self { engine: EngineConfig::Sqlite { path: path.into() } }
    }

    /// A store in a PostgreSQL database, with the usual number of connections.
    pub fn postgres(url: impl Into<String>) -> Self {
        Self { engine: EngineConfig::Postgres { url: url.into(), pool_size: POOL_SIZE_USUAL } }
    }

    /// Which of the two databases is meant.
    pub const fn kind(&self) -> EngineKind {
        match self.engine {
            EngineConfig::Sqlite { .. } => EngineKind::Sqlite,
            EngineConfig::Postgres { .. } => EngineKind::Postgres,
        }
    }
}

impl fmt::Debug for EngineConfig {
    /// A URL may hold a password, so it is not shown.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite { path } => formatter.debug_struct("Sqlite").field("path", path).finish(),
            Self::Postgres { pool_size, .. } => {
                formatter.debug_struct("Postgres").field("pool_size", pool_size).finish_non_exhaustive()
            }
        }
    }
}

/// Reads a PostgreSQL URL and refuses what we can't do safely.
///
/// # Errors
/// When it is no URL, names no host or database, or a host that is reached over a network: TLS to PostgreSQL is not
/// built in, and what travels (ids, moments, sealed bytes) must not travel in clear.
pub(crate) fn postgres_address(url: &str, pool_size: u32) -> Result<postgres::Config, StoreError> {
    let mut address = postgres::Config::from_str(url).map_err(|_| {
        StoreError::Configuration(
            "the PostgreSQL address is neither postgresql://user@%2Frun%2Fpostgresql/name nor host=… user=… dbname=…"
                .to_owned(),
        )
    })?;
    if !(1..=POOL_SIZE_MAX).contains(&pool_size) {
        return Err(StoreError::Configuration(format!(
            "the number of PostgreSQL connections must be 1 to {POOL_SIZE_MAX}"
        )));
    }
    if address.get_hosts().is_empty() && address.get_hostaddrs().is_empty() {
        return Err(StoreError::Configuration(
            "the PostgreSQL address names no host: give the folder of the server's Unix socket or 127.0.0.1".to_owned(),
        ));
    }
    let hosts_near = address.get_hosts().iter().all(|host| match host {
        postgres::config::Host::Unix(_) => true,
        postgres::config::Host::Tcp(name) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        }
    });
    if !hosts_near || !address.get_hostaddrs().iter().all(IpAddr::is_loopback) {
        return Err(StoreError::Configuration(
            "PostgreSQL must be on this machine (a Unix socket or a loopback address): TLS to PostgreSQL is not built in, \
             so over a network everything would travel in clear; tunnel it and give the near end"
                .to_owned(),
        ));
    }
    address.application_name("lyhty");
    address.ssl_mode(postgres::config::SslMode::Disable);
    Ok(address)
}
