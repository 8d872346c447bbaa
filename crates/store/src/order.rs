//! Where a row lies must not tell when it came.
//!
//! A fact for figures and the record that it is of are written in one transaction. SQLite would number both in the order of
//! their coming, and PostgreSQL marks both with the number of the transaction and lays them one behind the other: whoever reads
//! the files could lay the two orders side by side. On SQLite the tables of facts have no such numbers and lie by their random
//! ids. On PostgreSQL [`forget`], every night, lays them by their ids too, all marked by one transaction; until then the rows
//! of a day still tell.

use crate::columns::{self, Class, Table};
use crate::{Actor, EngineKind, Store, StoreError, Tx};

/// The tables whose every column is for statistics: facts.
///
/// # Errors
/// As [`columns::tables`].
pub fn tables_of_facts() -> Result<impl Iterator<Item = &'static Table>, StoreError> {
    let is_fact = |table: &&Table| table.columns.iter().all(|column| column.class == Class::Statistic);
    Ok(columns::tables()?.iter().filter(is_fact))
}

/// Lays facts by their random ids and gets rid of what is left of their order of coming. For every night; holds the tables for
/// the time that it takes to write them anew.
///
/// # Errors
/// When the database refuses; the account on the server must own the tables.
pub fn forget(store: &Store) -> Result<(), StoreError> {
    if store.engine() == EngineKind::Sqlite {
        return Ok(());
    }
    for table in tables_of_facts()? {
        // One table at a time: whoever waits for another of them must not be waited for.
        store.write_blocking("forget-order", Actor::Duty("upkeep"), move |tx| {
            tx.take_long()?;
            lay_by_key(tx, table)
        })?;
        store.on_postgres_outside_transaction(&[&format!("VACUUM FULL {}", table.name)])?;
    }
    Ok(())
}

/// Takes every row out and puts it back, in the order of the keys. Nobody else writes meanwhile: a change to a row that is
/// just being put back would be lost.
fn lay_by_key(tx: &mut Tx<'_>, table: &Table) -> Result<(), StoreError> {
    let Table { name, key, .. } = table;
    tx.on_postgres(&format!(
        "LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE; \
         WITH taken AS (DELETE FROM {name} RETURNING *) INSERT INTO {name} SELECT * FROM taken ORDER BY {key}"
    ))
}
