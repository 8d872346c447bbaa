//! Fresh databases of both engines for tests, here and in other crates (feature `testing`).
//!
//! PostgreSQL comes from the server that `LYHTY_TEST_POSTGRES` names (a URL under which databases may be made), or else
//! from a private one that is started once for each test process and goes with it, whatever becomes of the process.

mod cluster;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lyhty_base::{Moment, SeededChance, SettableClock};

use crate::{EngineConfig, EngineKind, Store, StoreConfig};

/// The moment at which every test begins: Monday, 4 June 2018, noon in Helsinki.
pub const TEST_BEGINS: Moment = Moment::from_milliseconds(1_528_102_800_000);

/// A fresh store of its own, gone when dropped.
pub struct TestStore {
    /// The store, with every migration.
    pub store: Store,
    /// Its clock, which stands still until it is set.
    pub clock: Arc<SettableClock>,
    /// Its chance: the same in every run.
    pub chance: Arc<SeededChance>,
    /// How to open it once more.
    pub config: StoreConfig,
    place: TestPlace,
}

/// An empty place for a database, gone when dropped.
pub struct TestPlace {
    /// How to open it.
    pub config: StoreConfig,
    folder: tempfile::TempDir,
    database: Option<String>,
}

impl TestPlace {
    /// An empty place on one engine.
    pub fn on(engine: EngineKind) -> Self {
        let folder = tempfile::tempdir().unwrap_or_else(|error| broken(&format!("no temporary folder: {error}")));
        match engine {
            EngineKind::Sqlite => {
                Self { config: StoreConfig::sqlite(folder.path().join("lyhty.sqlite")), folder, database: None }
            }
            EngineKind::Postgres => {
                let name = cluster::create_database();
                let engine = EngineConfig::Postgres { url: cluster::url_of(&name), pool_size: 8 };
                Self { config: StoreConfig { engine }, folder, database: Some(name) }
            }
        }
    }

    /// A folder that goes with it, where SQLite's files lie.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for TestPlace {
    fn drop(&mut self) {
        if let Some(name) = &self.database {
            cluster::give_back_database(name);
        }
    }
}

impl TestStore {
    /// A fresh store on one engine.
    pub fn on(engine: EngineKind) -> Self {
        let place = TestPlace::on(engine);
        let clock = Arc::new(SettableClock::at(TEST_BEGINS));
        let chance = Arc::new(SeededChance::new(20180604));
        // The test may stand on a thread of an async runtime, where PostgreSQL's client refuses to work.
        let made = std::thread::scope(|scope| {
            scope.spawn(|| Store::create_or_migrate(&place.config, clock.clone(), chance.clone())).join()
        });
        let store = match made {
            Ok(Ok(store)) => store,
            Ok(Err(error)) => broken(&format!("the fresh store can't be made: {error}")),
            Err(_) => broken("the fresh store can't be made"),
        };
        Self { store, clock, chance, config: place.config.clone(), place }
    }

    /// A fresh store in a file of SQLite.
    pub fn sqlite() -> Self {
        Self::on(EngineKind::Sqlite)
    }

    /// A fresh store in a database of PostgreSQL.
    pub fn postgres() -> Self {
        Self::on(EngineKind::Postgres)
    }

    /// A folder that goes with the store; SQLite's files lie in it.
    pub fn folder(&self) -> PathBuf {
        self.place.folder().to_owned()
    }
}

/// Runs a test on a fresh store of each engine.
pub fn both_engines(test: impl Fn(&TestStore)) {
    for engine in EngineKind::ALL {
        let store = TestStore::on(engine);
        test(&store);
    }
}

/// Ends a test whose surroundings are not as they must be.
#[expect(clippy::panic, reason = "only tests come here, and a test that can't run must fail")]
fn broken(sentence: &str) -> ! {
    panic!("{sentence}")
}
