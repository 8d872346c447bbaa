//! The one place of every wrapped record key.
//!
//! A record's key lies here once for each holder and nowhere else, so that destroying the rows destroys the record. On
//! SQLite what is deleted is overwritten and the write-ahead log emptied at once; on PostgreSQL the rows are gone at
//! once and [`rewrite`], every night, gets rid of what they leave in the files.

use std::fmt;
use std::str::FromStr;

use lyhty_base::{AccountId, CodeListError, RecordId};
use lyhty_vault::{Compartment, WrappedKey};

use crate::{FromValue, Store, StoreError, ToValue, Tx, Value, ValueError, params};

/// Records that one statement asks for at most.
const RECORDS_AT_ONCE: usize = 100;

/// Who can unwrap a copy of a record's key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// Whoever was granted the compartment.
    Compartment(Compartment),
    /// The receipt with this look-up id.
    Receipt(String),
    /// One account.
    Account(AccountId),
}

impl fmt::Display for Holder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Compartment(compartment) => write!(formatter, "compartment:{}", compartment.word()),
            Self::Receipt(lookup) => write!(formatter, "receipt:{lookup}"),
            Self::Account(account) => write!(formatter, "account:{account}"),
        }
    }
}

impl FromStr for Holder {
    type Err = CodeListError;

    fn from_str(text: &str) -> Result<Self, CodeListError> {
        match text.split_once(':') {
            Some(("compartment", word)) => word.parse().map(Self::Compartment),
            Some(("receipt", lookup)) if !lookup.is_empty() => Ok(Self::Receipt(lookup.to_owned())),
            Some(("account", id)) => id.parse().map(Self::Account).map_err(|_| CodeListError),
            _ => Err(CodeListError),
        }
    }
}

impl ToValue for Holder {
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl FromValue for Holder {
    fn from_value(value: &Value) -> Result<Self, ValueError> {
        String::from_value(value)?.parse().map_err(|_| ValueError::new("a holder", value))
    }
}

/// Keeps a copy of a record's key for a holder, instead of the one that the holder may have had.
///
/// # Errors
/// When the database refuses.
pub fn put(tx: &mut Tx<'_>, record: RecordId, holder: &Holder, wrapped: &WrappedKey) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO record_keys (record, holder, wrapped) VALUES ($1, $2, $3)
         ON CONFLICT (record, holder) DO UPDATE SET wrapped = excluded.wrapped",
        params![record, holder, wrapped],
    )?;
    Ok(())
}

/// The copies of a record's key that these holders have, in the order in which the holders were given.
///
/// # Errors
/// When the database refuses.
pub fn find(tx: &mut Tx<'_>, record: RecordId, holders: &[Holder]) -> Result<Vec<(Holder, WrappedKey)>, StoreError> {
    let rows = tx.query("SELECT holder, wrapped FROM record_keys WHERE record = $1", params![record])?;
    let mut found = Vec::new();
    for row in rows {
        let holder: Holder = row.get(0)?;
        if let Some(rank) = holders.iter().position(|wanted| *wanted == holder) {
            found.push((rank, holder, row.get(1)?));
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    Ok(found.into_iter().map(|(_, holder, wrapped)| (holder, wrapped)).collect())
}

/// The copies of many records' keys that these holders have, for lists; in no particular order.
///
/// # Errors
/// When the database refuses.
pub fn find_many(
    tx: &mut Tx<'_>,
    records: &[RecordId],
    holders: &[Holder],
) -> Result<Vec<(RecordId, Holder, WrappedKey)>, StoreError> {
    let mut found = Vec::new();
    for some in records.chunks(RECORDS_AT_ONCE) {
        // One text for every number of records, so that the statement is prepared once; what is left over is NULL.
        let places: Vec<String> = (1..=RECORDS_AT_ONCE).map(|number| format!("${number}")).collect();
        let sql = format!("SELECT record, holder, wrapped FROM record_keys WHERE record IN ({})", places.join(", "));
        let mut wanted: Vec<Value> = some.iter().map(ToValue::to_value).collect();
        wanted.resize(RECORDS_AT_ONCE, Value::Null);
        for row in tx.query(&sql, &wanted)? {
            let holder: Holder = row.get(1)?;
            if holders.contains(&holder) {
                found.push((row.get(0)?, holder, row.get(2)?));
            }
        }
    }
    Ok(found)
}

/// Takes one holder's copy of a record's key away; whether there was one.
///
/// # Errors
/// When the database refuses.
pub fn remove(tx: &mut Tx<'_>, record: RecordId, holder: &Holder) -> Result<bool, StoreError> {
    tx.effects.erased = true;
    Ok(tx.execute("DELETE FROM record_keys WHERE record = $1 AND holder = $2", params![record, holder])? > 0)
}

/// Destroys every copy of a record's key: what was sealed under it opens never again. The number of copies.
///
/// # Errors
/// When the database refuses.
pub fn destroy(tx: &mut Tx<'_>, record: RecordId) -> Result<u64, StoreError> {
    tx.effects.erased = true;
    tx.execute("DELETE FROM record_keys WHERE record = $1", params![record])
}

/// Gets rid of what destroyed keys, blanked keys of accounts and addresses of sent mails left in PostgreSQL's files: writes
/// the tables anew and makes the server write everything out. For every night; holds each table for a moment. SQLite has done it at once.
///
/// # Errors
/// When the database refuses; the account on the server must own the table and be a member of `pg_checkpoint`.
pub fn rewrite(store: &Store) -> Result<(), StoreError> {
    store.on_postgres_outside_transaction(&[
        "VACUUM FULL record_keys",
        "VACUUM FULL account_keys",
        "VACUUM FULL grants",
        "VACUUM FULL deliveries",
        "CHECKPOINT",
    ])
}
