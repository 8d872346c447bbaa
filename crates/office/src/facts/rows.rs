//! SQL of facts.

use lyhty_base::{FactId, FactVersionId, Month};
use lyhty_store::{StoreError, Tx, params};

use super::{ChildFact, ClientFact, DecisionFact, Exploited, LeavingFact, ProposalFact};

/// Ends what is known of a chain: versions of this very month are replaced, earlier ones are known until this month.
/// `table` is one of our own words.
pub(super) fn supersede(tx: &mut Tx<'_>, table: &'static str, subject: FactId, month: Month) -> Result<(), StoreError> {
    tx.execute(
        &format!("DELETE FROM {table} WHERE subject = $1 AND known_until IS NULL AND known_from = $2"),
        params![subject, month],
    )?;
    tx.execute(
        &format!("UPDATE {table} SET known_until = $2 WHERE subject = $1 AND known_until IS NULL"),
        params![subject, month],
    )?;
    Ok(())
}

pub(super) fn insert_proposal(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &ProposalFact,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_proposals (id, subject, known_from, known_until, arrived, proposer_kind, outcome, ended) \
         VALUES ($1, $2, $3, NULL, $4, $5, $6, $7)",
        params![version, subject, known, fact.arrived, fact.proposer_kind, fact.outcome, fact.ended],
    )?;
    Ok(())
}

pub(super) fn insert_decision(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &DecisionFact,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_decisions (id, subject, known_from, known_until, made, kind) VALUES ($1, $2, $3, NULL, $4, $5)",
        params![version, subject, known, fact.made, fact.kind],
    )?;
    Ok(())
}

pub(super) fn insert_client(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &ClientFact,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_clients (id, subject, known_from, known_until, admitted, kind, sex, age, comes_of_age, \
         citizenship) VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, $9)",
        params![
            version,
            subject,
            known,
            fact.admitted,
            fact.kind.word(),
            fact.sex.word(),
            fact.age,
            fact.comes_of_age,
            fact.citizenship.map(|citizenship| citizenship.to_string())
        ],
    )?;
    Ok(())
}

pub(super) fn insert_leaving(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &LeavingFact,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_leavings (id, subject, known_from, known_until, left_in, ground, kind, sex, \
         minor_on_admission, comes_of_age, citizenship) VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, $9, $10)",
        params![
            version,
            subject,
            known,
            fact.left,
            fact.ground.word(),
            fact.kind.word(),
            fact.sex.word(),
            fact.minor_on_admission,
            fact.comes_of_age,
            fact.citizenship.map(|citizenship| citizenship.to_string())
        ],
    )?;
    Ok(())
}

pub(super) fn insert_exploitation(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &Exploited,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_exploitations (id, subject, known_from, known_until, admitted, in_finland, only_at_home, \
         form, residence, residence_reason) VALUES ($1, $2, $3, NULL, $4, $5, $6, $7, $8, $9)",
        params![
            version,
            subject,
            known,
            fact.admitted,
            fact.in_finland.is_some(),
            fact.only_at_home,
            fact.in_finland.map(|row| row.form.word()),
            fact.in_finland.map(|row| row.residence.word()),
            fact.in_finland.map(|row| row.reason.word())
        ],
    )?;
    Ok(())
}

pub(super) fn insert_child(
    tx: &mut Tx<'_>,
    version: FactVersionId,
    subject: FactId,
    fact: &ChildFact,
) -> Result<(), StoreError> {
    let known = Month::of(tx.today());
    tx.execute(
        "INSERT INTO fact_children (id, subject, known_from, known_until, since, until, comes_of_age) \
         VALUES ($1, $2, $3, NULL, $4, $5, $6)",
        params![version, subject, known, fact.since, fact.until, fact.comes_of_age],
    )?;
    Ok(())
}
