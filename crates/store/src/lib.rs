//! The only way to the database: SQLite or PostgreSQL behind one [`Store`], with one text of SQL for both.
//!
//! A verb runs inside a named, short, synchronous closure over a [`Tx`]. The closure may run more than once (two
//! transactions can get in each other's way), so it has no effect but what it writes: whatever must happen outside the
//! database leaves as a [job](jobs) written in the same transaction. SQLite has one writer thread that groups what
//! waits into one durable commit, a savepoint each; PostgreSQL has a pool and groups commits by itself.
//!
//! A statement that fails spoils its transaction on both engines, as it does in PostgreSQL: nothing of it is kept, even
//! if the closure goes on. Whoever expects a conflict writes `ON CONFLICT DO NOTHING` and looks at the count.
//!
//! What every column is for, and whether it may be in clear, stands in `columns.toml` ([`columns`]); who did what, in
//! the [`trail`]; the wrapped record keys lie in one table ([`keys`]); [`backup`] copies everything engine-neutrally.

pub mod backup;
pub mod columns;
mod config;
mod durability;
mod error;
pub mod jobs;
pub mod keys;
mod migrations;
pub mod order;
mod pool;
mod postgresql;
mod row;
mod signal;
mod sqlite;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod trail;
mod transaction;
mod value;

pub use config::{EngineConfig, EngineKind, StoreConfig};
pub use error::{Conflict, StoreError};
pub use row::Row;
pub use store::Store;
pub use trail::Entry;
pub use transaction::{Actor, Tx};
pub use value::{FromValue, ToValue, Value, ValueError};
