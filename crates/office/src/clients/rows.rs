//! SQL of the register.

use lyhty_base::{AccountId, ChildId, ClientId, DecisionId, DeedId, ExploitationId, Month, RecordId};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::sealed::{AdmissionNote, ChildOfClient, Exploitation, FactLink, Identity, Leaving, ListLine};

/// A client as it lies in the database.
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// Whose key opens the rest.
    pub record: RecordId,
    /// The decision that accepted.
    pub decision: DecisionId,
    /// The Helsinki month of admission; the day lies under seal.
    pub admitted_in: Month,
    pub(super) identity: Sealed<Identity>,
    pub(super) list_line: Sealed<ListLine>,
    pub(super) fact: Sealed<FactLink>,
    pub(super) admission: Sealed<AdmissionNote>,
    /// Has left.
    pub left: bool,
}

const CLIENT: &str = "id, record, decision, admitted_in, identity, list_line, fact, admission, leaving IS NOT NULL \
     FROM clients";

fn client(row: &Row) -> Result<ClientRow, StoreError> {
    Ok(ClientRow {
        id: row.get(0)?,
        record: row.get(1)?,
        decision: row.get(2)?,
        admitted_in: row.get(3)?,
        identity: row.get(4)?,
        list_line: row.get(5)?,
        fact: row.get(6)?,
        admission: row.get(7)?,
        left: row.get(8)?,
    })
}

pub(super) struct NewClient {
    pub id: ClientId,
    pub record: RecordId,
    pub decision: DecisionId,
    pub admitted_in: Month,
    pub identity: Sealed<Identity>,
    pub list_line: Sealed<ListLine>,
    pub fact: Sealed<FactLink>,
    pub admission: Sealed<AdmissionNote>,
}

pub(super) fn insert(tx: &mut Tx<'_>, client: &NewClient) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO clients (id, record, decision, admitted_in, identity, list_line, fact, admission) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            client.id,
            client.record,
            client.decision,
            client.admitted_in,
            client.identity,
            client.list_line,
            client.fact,
            client.admission
        ],
    )?;
    Ok(())
}

pub(super) fn rewrite_identity(
    tx: &mut Tx<'_>,
    id: ClientId,
    identity: &Sealed<Identity>,
    line: &Sealed<ListLine>,
) -> Result<(), StoreError> {
    tx.execute("UPDATE clients SET identity = $2, list_line = $3 WHERE id = $1", params![id, identity, line])?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: ClientId) -> Result<Option<ClientRow>, StoreError> {
    tx.query_optional(&format!("SELECT {CLIENT} WHERE id = $1"), params![id])?.as_ref().map(client).transpose()
}

/// The newest months of admission first; a page is picked by the month and id of the last row of the page before, so that the list is as
/// fast at its end as at its beginning.
pub(super) fn list(
    tx: &mut Tx<'_>,
    after: Option<(Month, ClientId)>,
    everybody: bool,
    limit: i64,
) -> Result<Vec<ClientRow>, StoreError> {
    let present = if everybody { "" } else { "AND leaving IS NULL" };
    let rows = match after {
        Some((month, id)) => tx.query(
            &format!(
                "SELECT {CLIENT} WHERE (admitted_in, id) < ($1, $2) {present} \
                 ORDER BY admitted_in DESC, id DESC LIMIT $3"
            ),
            params![month, id, limit],
        )?,
        None => tx.query(
            &format!("SELECT {CLIENT} WHERE TRUE {present} ORDER BY admitted_in DESC, id DESC LIMIT $1"),
            params![limit],
        )?,
    };
    rows.iter().map(client).collect()
}

/// What the look for somebody known needs of a client, and nothing more: so that it stays fast.
pub(super) struct LineRow {
    pub id: ClientId,
    pub record: RecordId,
    pub list_line: Sealed<ListLine>,
    pub left: bool,
}

/// The lines of the newest admissions, present and left.
pub(super) fn lines(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<LineRow>, StoreError> {
    tx.query(
        "SELECT id, record, list_line, leaving IS NOT NULL FROM clients ORDER BY admitted_in DESC, id DESC LIMIT $1",
        params![limit],
    )?
    .iter()
    .map(|row| Ok(LineRow { id: row.get(0)?, record: row.get(1)?, list_line: row.get(2)?, left: row.get(3)? }))
    .collect()
}

pub(super) fn exploitations(
    tx: &mut Tx<'_>,
    client: ClientId,
) -> Result<Vec<(ExploitationId, Sealed<Exploitation>)>, StoreError> {
    tx.query("SELECT id, details FROM exploitations WHERE client = $1 ORDER BY at, id", params![client])?
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}

pub(super) fn insert_exploitation(
    tx: &mut Tx<'_>,
    id: ExploitationId,
    client: ClientId,
    account: AccountId,
    details: &Sealed<Exploitation>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO exploitations (id, client, account, at, details) VALUES ($1, $2, $3, $4, $5)",
        params![id, client, account, now, details],
    )?;
    Ok(())
}

pub(super) fn rewrite_exploitation(
    tx: &mut Tx<'_>,
    id: ExploitationId,
    details: &Sealed<Exploitation>,
) -> Result<(), StoreError> {
    tx.execute("UPDATE exploitations SET details = $2 WHERE id = $1", params![id, details])?;
    Ok(())
}

pub(super) fn children(tx: &mut Tx<'_>, client: ClientId) -> Result<Vec<(ChildId, Sealed<ChildOfClient>)>, StoreError> {
    tx.query("SELECT id, details FROM children_of_clients WHERE client = $1 ORDER BY at, id", params![client])?
        .iter()
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
        .collect()
}

pub(super) fn insert_child(
    tx: &mut Tx<'_>,
    id: ChildId,
    client: ClientId,
    account: AccountId,
    details: &Sealed<ChildOfClient>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO children_of_clients (id, client, account, at, details) VALUES ($1, $2, $3, $4, $5)",
        params![id, client, account, now, details],
    )?;
    Ok(())
}

pub(super) fn rewrite_child(tx: &mut Tx<'_>, id: ChildId, details: &Sealed<ChildOfClient>) -> Result<(), StoreError> {
    tx.execute("UPDATE children_of_clients SET details = $2 WHERE id = $1", params![id, details])?;
    Ok(())
}

pub(super) fn leaving(tx: &mut Tx<'_>, client: ClientId) -> Result<Option<Sealed<Leaving>>, StoreError> {
    tx.query_optional("SELECT details FROM leavings WHERE client = $1", params![client])?
        .map(|row| row.get(0))
        .transpose()
}

/// Writes a leaving, and notes in the client's row which it is.
pub(super) fn insert_leaving(
    tx: &mut Tx<'_>,
    deed: DeedId,
    client: ClientId,
    account: AccountId,
    details: &Sealed<Leaving>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO leavings (id, client, account, details) VALUES ($1, $2, $3, $4)",
        params![deed, client, account, details],
    )?;
    tx.execute("UPDATE clients SET leaving = $2 WHERE id = $1", params![client, deed])?;
    Ok(())
}
