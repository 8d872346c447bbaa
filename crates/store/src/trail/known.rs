//! What the trail says of the facts for figures.
//!
//! An entry that named a fact beside a client would lead from the one to the other. So one digest covers each whole table of
//! facts, as it was known before a month began. Facts change every day, but that does not: a change is a new version known from
//! the month of the change on, and all it does to an earlier version is to end it in that month. Versions of the present month,
//! and ends in it, are therefore left out, and covered when the month is over.

use data_encoding::HEXLOWER;
use lyhty_base::{DeedId, Month};
use sha2::{Digest as _, Sha256};

use super::verify::Finding;
use crate::columns::Table;
use crate::{Entry, StoreError, Tx, order, params};

/// Enters a digest of each table of facts as it was known before this month, unless that is entered already; gives how many
/// tables were digested. For every night and for whatever is approved on the ground of facts.
///
/// # Errors
/// When the database refuses.
pub fn enter_known_facts(tx: &mut Tx<'_>) -> Result<u64, StoreError> {
    let before = Month::of(tx.today());
    let mut entered = Vec::new();
    for table in order::tables_of_facts()? {
        if last(tx, table)?.is_some_and(|(month, _)| month == before) {
            continue;
        }
        let (id, digest): (DeedId, _) = (tx.new_id(), digest(tx, table, before)?);
        let at = tx.now();
        tx.execute(
            "INSERT INTO figure_digests (id, of_table, known_before, digest, at) VALUES ($1, $2, $3, $4, $5)",
            params![id, table.name.as_str(), before, digest, at],
        )?;
        entered.push(("figure_digests", id.to_string()));
    }
    if !entered.is_empty() {
        let (subject, facts) = (before.to_string(), entered.as_slice());
        tx.enter(Entry { subject_kind: "figures", subject, facts, ..Entry::of("digest-facts") })?;
    }
    Ok(entered.len() as u64)
}

/// The tables whose facts are not what was last entered of them.
pub(super) fn findings(tx: &mut Tx<'_>) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for table in order::tables_of_facts()? {
        if let Some((before, entered)) = last(tx, table)?
            && digest(tx, table, before)? != entered
        {
            findings.push(Finding::KnownFacts { table: table.name.clone(), before });
        }
    }
    Ok(findings)
}

/// What was last entered of a table: before which month, and the digest.
fn last(tx: &mut Tx<'_>, table: &Table) -> Result<Option<(Month, String)>, StoreError> {
    let sql = "SELECT known_before, digest FROM figure_digests WHERE of_table = $1 ORDER BY at DESC, known_before DESC LIMIT 1";
    let row = tx.query_optional(sql, params![table.name.as_str()])?;
    row.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// SHA-256 in hexadecimal of what a table of facts knew before a month, in the order of its random ids.
fn digest(tx: &mut Tx<'_>, table: &Table, before: Month) -> Result<String, StoreError> {
    let columns: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column.name.as_str() {
            "known_until" => "CASE WHEN known_until < $1 THEN known_until END",
            name => name,
        })
        .collect();
    let Table { name, key, .. } = table;
    let sql = format!("SELECT {} FROM {name} WHERE known_from < $1 ORDER BY {key}", columns.join(", "));
    let mut hash = Sha256::new();
    tx.for_each(&sql, params![before], |row| {
        for value in row.values() {
            // Nothing has no bytes, so that it is told from something empty by its mark.
            let value = value.canonical();
            hash.update([u8::from(value.is_some())]);
            let bytes = value.unwrap_or_default();
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
        Ok(())
    })?;
    Ok(HEXLOWER.encode(&hash.finalize()))
}
