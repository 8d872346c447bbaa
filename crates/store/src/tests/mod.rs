//! What the store promises, on both engines.

mod backup;
mod jobs;
mod keys;
mod order;
mod schema;
mod trail;
mod transactions;

use lyhty_base::{Chance, Identity, Moment};

use crate::testing::TestStore;
use crate::{Actor, Entry, Row, Store, StoreError, params};

/// A row that a test may write without any room: a stamp.
fn stamp(store: &Store, hash: &'static str) -> Result<u64, StoreError> {
    store.write_blocking("stamp", Actor::Nobody, move |tx| {
        tx.execute("INSERT INTO stamps (hash, purpose, used_at) VALUES ($1, $2, $3)", params![hash, "test", tx.now()])
    })
}

/// The same with an entry of the trail that names the row.
fn stamp_with_entry(store: &Store, hash: &'static str) {
    store
        .write_blocking("stamp", Actor::Duty("test"), move |tx| {
            tx.execute(
                "INSERT INTO stamps (hash, purpose, used_at) VALUES ($1, $2, $3)",
                params![hash, "test", tx.now()],
            )?;
            tx.enter(Entry {
                subject_kind: "stamp",
                subject: hash.to_owned(),
                facts: &[("stamps", hash.to_owned())],
                ..Entry::of("stamp")
            })
        })
        .unwrap();
}

/// Changes the database behind the trail's back.
fn tamper(test: &TestStore, sql: &'static str) {
    test.store.write_blocking("tamper", Actor::Nobody, move |tx| tx.batch(sql)).unwrap();
}

fn rows(store: &Store, sql: &'static str) -> Vec<Row> {
    store.read_blocking("rows", |tx| tx.query(sql, params![])).unwrap()
}

fn count(store: &Store, sql: &'static str) -> i64 {
    rows(store, sql)[0].get(0).unwrap()
}

fn fresh<I: Identity>(chance: &dyn Chance) -> I {
    I::fresh(chance)
}

fn later(moment: Moment) -> Moment {
    moment.plus_hours(1)
}
