use crate::testing::both_engines;
use crate::{EngineKind, StoreError, order, params};

/// Facts whose ids fall while they come.
fn facts(test: &crate::testing::TestStore) {
    let write = |tx: &mut crate::Tx<'_>| -> Result<(), StoreError> {
        for number in (1..=9).rev() {
            tx.execute(
                "INSERT INTO fact_decisions (id, subject, known_from, made, kind) \
                 VALUES ($1, $2, '2018-01', '2018-01', 'accept')",
                params![number.to_string(), format!("s{number}")],
            )?;
        }
        Ok(())
    };
    test.store.write_blocking("facts", crate::Actor::Duty("test"), write).unwrap();
}

/// Ids as they lie.
fn as_they_lie(test: &crate::testing::TestStore, order: &str) -> String {
    let read = |tx: &mut crate::Tx<'_>| -> Result<Vec<String>, StoreError> {
        let sql = format!("SELECT id FROM fact_decisions {order}");
        tx.query(&sql, params![])?.iter().map(|row| row.get(0)).collect()
    };
    test.store.read_blocking("lie", read).unwrap().concat()
}

#[test]
fn facts_lie_by_their_ids_and_not_in_the_order_in_which_they_came() {
    both_engines(|test| {
        facts(test);
        order::forget(&test.store).unwrap();
        match test.store.engine() {
            EngineKind::Sqlite => {
                assert_eq!(as_they_lie(test, ""), "123456789");
                let rowid = |tx: &mut crate::Tx<'_>| tx.query("SELECT rowid FROM fact_decisions", params![]);
                assert!(test.store.read_blocking("rowid", rowid).is_err(), "there is no number of their coming");
            }
            EngineKind::Postgres => {
                assert_eq!(as_they_lie(test, "ORDER BY ctid"), "123456789");
                let marks = |tx: &mut crate::Tx<'_>| -> Result<i64, StoreError> {
                    let sql = "SELECT COUNT(DISTINCT xmin::text) FROM fact_decisions";
                    tx.query_one(sql, params![])?.get(0)
                };
                assert_eq!(test.store.read_blocking("marks", marks).unwrap(), 1, "one transaction marks them all");
            }
        }
    });
}

#[test]
fn every_table_of_facts_is_laid_by_its_ids_and_no_other() {
    let names: Vec<&str> = order::tables_of_facts().unwrap().map(|table| table.name.as_str()).collect();
    assert!(names.contains(&"fact_clients") && names.contains(&"fact_leavings") && names.contains(&"fact_children"));
    assert!(names.iter().all(|name| name.starts_with("fact_")), "{names:?}");
    let all = crate::columns::tables().unwrap().iter().filter(|table| table.name.starts_with("fact_")).count();
    assert_eq!(names.len(), all);
}
