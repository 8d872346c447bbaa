//! SQL of the register.

use lyhty_base::{AccountId, ChildId, ClientId, DecisionId, DeedId, ExploitationId, Month, RecordId};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::sealed::{
    AdmissionNote, ChildLink, ChildOfClient, Correction, Exploitation, FactLink, Identity, Leaving, ListLine,
};

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

/// Where a page of the list begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// At the newest admission.
    Beginning,
    /// After this client.
    After(ClientId),
    /// Before this client.
    Before(ClientId),
}

/// The newest months of admission first. A page is picked by the last or first client of the page beside it, so that the list is
/// as fast at its end as at its beginning.
pub(super) fn list(tx: &mut Tx<'_>, place: Place, everybody: bool, limit: i64) -> Result<Vec<ClientRow>, StoreError> {
    let present = if everybody { "" } else { "AND leaving IS NULL" };
    let newest_first = "ORDER BY admitted_in DESC, id DESC";
    let beside = |sign: &str, order: &str| {
        format!(
            "SELECT {CLIENT} WHERE (admitted_in, id) {sign} (SELECT admitted_in, id FROM clients WHERE id = $1) \
             {present} {order} LIMIT $2"
        )
    };
    let rows = match place {
        Place::Beginning => {
            tx.query(&format!("SELECT {CLIENT} WHERE TRUE {present} {newest_first} LIMIT $1"), params![limit])?
        }
        Place::After(id) => tx.query(&beside("<", newest_first), params![id, limit])?,
        Place::Before(id) => {
            let mut rows = tx.query(&beside(">", "ORDER BY admitted_in, id"), params![id, limit])?;
            rows.reverse();
            rows
        }
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

/// A child as it lies in the database.
pub(super) struct ChildRow {
    /// Whose key opens the rest.
    pub record: RecordId,
    pub details: Sealed<ChildOfClient>,
}

fn child(row: &Row) -> Result<ChildRow, StoreError> {
    Ok(ChildRow { record: row.get(0)?, details: row.get(1)? })
}

pub(super) fn child_links(tx: &mut Tx<'_>, client: ClientId) -> Result<Vec<Sealed<ChildLink>>, StoreError> {
    tx.query("SELECT link FROM child_links WHERE client = $1 ORDER BY id", params![client])?
        .iter()
        .map(|row| row.get(0))
        .collect()
}

pub(super) fn find_child(tx: &mut Tx<'_>, id: ChildId) -> Result<Option<ChildRow>, StoreError> {
    tx.query_optional("SELECT record, details FROM children_of_clients WHERE id = $1", params![id])?
        .as_ref()
        .map(child)
        .transpose()
}

pub(super) fn insert_child(
    tx: &mut Tx<'_>,
    id: ChildId,
    record: RecordId,
    account: AccountId,
    details: &Sealed<ChildOfClient>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO children_of_clients (id, record, account, details) VALUES ($1, $2, $3, $4)",
        params![id, record, account, details],
    )?;
    Ok(())
}

pub(super) fn rewrite_child(tx: &mut Tx<'_>, id: ChildId, details: &Sealed<ChildOfClient>) -> Result<(), StoreError> {
    tx.execute("UPDATE children_of_clients SET details = $2 WHERE id = $1", params![id, details])?;
    Ok(())
}

pub(super) fn insert_child_link(
    tx: &mut Tx<'_>,
    id: DeedId,
    client: ClientId,
    link: &Sealed<ChildLink>,
) -> Result<(), StoreError> {
    tx.execute("INSERT INTO child_links (id, client, link) VALUES ($1, $2, $3)", params![id, client, link])?;
    Ok(())
}

pub(super) fn leaving(tx: &mut Tx<'_>, client: ClientId) -> Result<Option<(DeedId, Sealed<Leaving>)>, StoreError> {
    tx.query_optional("SELECT id, details FROM leavings WHERE client = $1 AND NOT taken_back", params![client])?
        .map(|row| Ok((row.get(0)?, row.get(1)?)))
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
        "INSERT INTO leavings (id, client, account, taken_back, details) VALUES ($1, $2, $3, FALSE, $4)",
        params![deed, client, account, details],
    )?;
    tx.execute("UPDATE clients SET leaving = $2 WHERE id = $1", params![client, deed])?;
    Ok(())
}

pub(super) fn take_back_leaving(tx: &mut Tx<'_>, deed: DeedId) -> Result<(), StoreError> {
    tx.execute("UPDATE leavings SET taken_back = TRUE WHERE id = $1", params![deed])?;
    tx.execute("UPDATE clients SET leaving = NULL WHERE leaving = $1", params![deed])?;
    Ok(())
}

pub(super) fn rewrite_line(tx: &mut Tx<'_>, id: ClientId, line: &Sealed<ListLine>) -> Result<(), StoreError> {
    tx.execute("UPDATE clients SET list_line = $2 WHERE id = $1", params![id, line])?;
    Ok(())
}

pub(super) fn insert_correction(
    tx: &mut Tx<'_>,
    deed: DeedId,
    client: ClientId,
    account: AccountId,
    details: &Sealed<Correction>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO register_corrections (id, client, account, details) VALUES ($1, $2, $3, $4)",
        params![deed, client, account, details],
    )?;
    Ok(())
}
