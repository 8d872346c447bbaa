//! SQL of decisions.

use lyhty_base::{AccountId, DecisionId, DelegationId, ProposalId};
use lyhty_store::{StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::AdmissionRule;
use crate::proposals::sealed::DecisionGrounds;
use crate::proposals::words::DecisionKind;

#[expect(clippy::too_many_arguments, reason = "one argument a column")]
pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: DecisionId,
    proposal: ProposalId,
    kind: DecisionKind,
    signer: AccountId,
    delegation: Option<DelegationId>,
    rule: AdmissionRule,
    grounds: &Sealed<DecisionGrounds>,
) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        "INSERT INTO decisions (id, proposal, kind, decided_day, decided_at, signer, delegation, rule, grounds) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![id, proposal, kind.word(), day, now, signer, delegation, rule.word, grounds],
    )?;
    Ok(())
}

pub(super) fn find(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Option<(String, Sealed<DecisionGrounds>)>, StoreError> {
    tx.query_optional("SELECT rule, grounds FROM decisions WHERE proposal = $1", params![proposal])?
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .transpose()
}
