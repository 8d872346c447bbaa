//! The raw rate: what the same store takes when the same rows are written into the same tables without any application.
//!
//! "The same rows" are found and not assumed: those that are in the database after one proposal and were not there
//! before, entries of the trail and their links included. Each transaction of the raw run writes a copy of all of them, with
//! fresh ids of the same length. No HTTP, no page, no session, no key is left in it; the settings that make a commit
//! durable, the writer thread or the pool, the indexes and the number of threads stay.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use data_encoding::HEXLOWER;
use lyhty_base::{Chance, SeededChance, SystemClock};
use lyhty_store::{Actor, Store, StoreConfig, StoreError, Tx, Value, columns};
use lyhty_vault::OsChance;
use serde_json::{Value as Json, json};

use crate::Outcome;
use crate::figures::{Times, now, own_processor_time, rounded};

/// What lies in a table only for a while, or moves: jobs, sessions, drafts.
const PASSING: &[&str] = &["migrations", "jobs", "sessions", "drafts"];
/// The table whose first column numbers itself, and that column.
const SELF_NUMBERED: (&str, &str) = ("entries", "number");
/// Columns of the trail that hold a number of which there is one each.
const NUMBERS: &[(&str, &str)] = &[("entries", "position"), ("links", "position"), ("links", "entry")];
/// Ids and hashes are hexadecimal digits, this many at least.
const ID_DIGITS: usize = 32;

/// The rows of a database by table and key.
pub struct Snapshot(BTreeMap<(&'static str, Vec<String>), Vec<Value>>);

/// Rows that one proposal leaves behind.
pub struct Footprint {
    rows: Vec<FootprintRow>,
}

struct FootprintRow {
    table: &'static str,
    columns: Vec<&'static str>,
    values: Vec<Value>,
}

/// Opens the store as the programme does.
pub fn open(config: &StoreConfig) -> Outcome<Store> {
    Ok(Store::create_or_migrate(config, Arc::new(SystemClock), Arc::new(OsChance))?)
}

impl Snapshot {
    /// Everything that stays; for a small database.
    pub fn take(store: &Store) -> Outcome<Self> {
        let rows = store.read_blocking("snapshot", |tx| {
            let mut rows = BTreeMap::new();
            for table in columns::tables()?.iter().filter(|table| !PASSING.contains(&table.name.as_str())) {
                let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
                let is_key: Vec<bool> = names.iter().map(|name| table.key.split(' ').any(|key| key == *name)).collect();
                let sql = format!("SELECT {} FROM {}", names.join(", "), table.name);
                for row in tx.query(&sql, &[])? {
                    let values: Vec<Value> = (0..row.len()).map(|place| row.get(place)).collect::<Result<_, _>>()?;
                    let key = values.iter().zip(&is_key).filter(|(_, is_key)| **is_key);
                    let key = key.map(|(value, _)| format!("{value:?}")).collect();
                    rows.insert((table.name.as_str(), key), values);
                }
            }
            Ok::<_, StoreError>(rows)
        })?;
        Ok(Self(rows))
    }

    /// What was added since.
    pub fn added_since(self, before: &Self) -> Outcome<Footprint> {
        let mut rows = Vec::new();
        for ((table, key), values) in self.0 {
            if before.0.contains_key(&(table, key)) {
                continue;
            }
            let columns: Vec<&'static str> =
                columns::table(table)?.columns.iter().map(|column| column.name.as_str()).collect();
            let (columns, values) =
                columns.into_iter().zip(values).filter(|(column, _)| (table, *column) != SELF_NUMBERED).unzip();
            rows.push(FootprintRow { table, columns, values });
        }
        Ok(Footprint { rows })
    }
}

impl Footprint {
    fn bytes(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.values).map(size).sum()
    }

    /// Rows by table, for the figures.
    pub fn shown(&self) -> Json {
        let mut tables: BTreeMap<&str, u32> = BTreeMap::new();
        for row in &self.rows {
            *tables.entry(row.table).or_default() += 1;
        }
        json!({ "bytes": self.bytes(), "rows": tables })
    }

    /// A copy that can be inserted beside all others.
    fn copied(&self, chance: &SeededChance, numbers: &AtomicI64) -> Vec<(usize, Vec<Value>)> {
        let mut ids: HashMap<&str, String> = HashMap::new();
        let mut copy = Vec::with_capacity(self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            let number = numbers.fetch_add(1, Ordering::Relaxed);
            let values = row.columns.iter().zip(&row.values).map(|(column, value)| match value {
                Value::Text(text) if is_id(text) => {
                    Value::Text(ids.entry(text).or_insert_with(|| fresh_id(text.len(), chance)).clone())
                }
                Value::Integer(_) if NUMBERS.contains(&(row.table, column)) => Value::Integer(number),
                other => other.clone(),
            });
            copy.push((place, values.collect()));
        }
        copy
    }

    fn statements(&self) -> Vec<String> {
        let statement = |row: &FootprintRow| {
            let places: Vec<String> = (1..=row.columns.len()).map(|number| format!("${number}")).collect();
            format!("INSERT INTO {} ({}) VALUES ({})", row.table, row.columns.join(", "), places.join(", "))
        };
        self.rows.iter().map(statement).collect()
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::Null => 0,
        Value::Integer(_) => 8,
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Boolean(_) => 1,
    }
}

fn is_id(text: &str) -> bool {
    text.len() >= ID_DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn fresh_id(digits: usize, chance: &SeededChance) -> String {
    let mut bytes = vec![0; digits.div_ceil(2)];
    chance.fill(&mut bytes);
    let mut id = HEXLOWER.encode(&bytes);
    id.truncate(digits);
    id
}

/// Writes copies of the footprint from so many threads for so long; the figures, and transactions a second.
pub fn measure(config: &StoreConfig, footprint: Footprint, threads: u16, time: Duration) -> Outcome<(Json, f64)> {
    let store = open(config)?;
    let (footprint, numbers) = (Arc::new(footprint), Arc::new(AtomicI64::new(1)));
    let statements = Arc::new(footprint.statements());
    let (began, spent) = (now(), own_processor_time()?);
    let writers: Vec<_> = (0..threads)
        .map(|seed| {
            let (store, footprint, numbers) = (store.clone(), Arc::clone(&footprint), Arc::clone(&numbers));
            let statements = Arc::clone(&statements);
            std::thread::spawn(move || -> Result<Times, StoreError> {
                let (chance, mut times) = (SeededChance::new(u64::from(seed)), Times::default());
                while began.elapsed() < time {
                    let (rows, statements) = (footprint.copied(&chance, &numbers), Arc::clone(&statements));
                    let began = now();
                    store.write_blocking("raw", Actor::Nobody, move |tx| insert(tx, &statements, &rows))?;
                    times.push(began.elapsed());
                }
                Ok(times)
            })
        })
        .collect();
    let mut times = Times::default();
    for writer in writers {
        times.append(writer.join().map_err(|_| "a thread of the raw run panicked")??);
    }
    let seconds = began.elapsed().as_secs_f64();
    let rate = times.count() as f64 / seconds;
    let spent = own_processor_time()? - spent;
    let figures = json!({
        "processor_milliseconds_each": rounded(spent * 1000.0 / times.count() as f64, 3),
        "per_second": rounded(rate, 1),
        "milliseconds": times.percentiles(),
        "each": footprint.shown(),
    });
    Ok((figures, rate))
}

fn insert(tx: &mut Tx<'_>, statements: &[String], rows: &[(usize, Vec<Value>)]) -> Result<(), StoreError> {
    for (place, values) in rows {
        if let Some(statement) = statements.get(*place) {
            tx.execute(statement, values)?;
        }
    }
    Ok(())
}
