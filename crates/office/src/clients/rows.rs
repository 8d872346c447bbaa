//! SQL of the register.

use lyhty_base::{AccountId, ChildId, ClientId, Day, DecisionId, DeedId, ExploitationId, RecordId};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::sealed::{AdmissionNote, ChildOfClient, Exploitation, FactLink, Identity, ListLine};
use crate::facts::words::{ClientKind, LeavingGround};

/// A client as it lies in the database.
pub struct ClientRow {
    /// Its id.
    pub id: ClientId,
    /// Whose key opens the rest.
    pub record: RecordId,
    /// The decision that accepted.
    pub decision: DecisionId,
    /// The Helsinki day of admission.
    pub admitted_day: Day,
    /// Victim, or assisting.
    pub kind: ClientKind,
    pub(super) identity: Sealed<Identity>,
    pub(super) list_line: Sealed<ListLine>,
    pub(super) fact: Sealed<FactLink>,
    pub(super) admission: Sealed<AdmissionNote>,
    /// Has left.
    pub left: bool,
}

const CLIENT: &str = "c.id, c.record, c.decision, c.admitted_day, c.kind, c.identity, c.list_line, c.fact, \
     c.admission, l.id IS NOT NULL FROM clients c LEFT JOIN leavings l ON l.client = c.id";

fn client(row: &Row) -> Result<ClientRow, StoreError> {
    Ok(ClientRow {
        id: row.get(0)?,
        record: row.get(1)?,
        decision: row.get(2)?,
        admitted_day: row.get(3)?,
        kind: row.parse(4)?,
        identity: row.get(5)?,
        list_line: row.get(6)?,
        fact: row.get(7)?,
        admission: row.get(8)?,
        left: row.get(9)?,
    })
}

pub(super) struct NewClient {
    pub id: ClientId,
    pub record: RecordId,
    pub decision: DecisionId,
    pub kind: ClientKind,
    pub identity: Sealed<Identity>,
    pub list_line: Sealed<ListLine>,
    pub fact: Sealed<FactLink>,
    pub admission: Sealed<AdmissionNote>,
}

pub(super) fn insert(tx: &mut Tx<'_>, client: &NewClient) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        "INSERT INTO clients (id, record, decision, admitted_day, admitted_at, kind, identity, list_line, fact, \
         admission) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            client.id,
            client.record,
            client.decision,
            day,
            now,
            client.kind.word(),
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
    tx.query_optional(&format!("SELECT {CLIENT} WHERE c.id = $1"), params![id])?.as_ref().map(client).transpose()
}

/// The newest admissions first; a page is picked by the day and id of the last row of the page before, so that the list is as
/// fast at its end as at its beginning.
pub(super) fn list(
    tx: &mut Tx<'_>,
    after: Option<(Day, ClientId)>,
    everybody: bool,
    limit: i64,
) -> Result<Vec<ClientRow>, StoreError> {
    let present = if everybody { "" } else { "AND l.id IS NULL" };
    let rows = match after {
        Some((day, id)) => tx.query(
            &format!(
                "SELECT {CLIENT} WHERE (c.admitted_day, c.id) < ($1, $2) {present} \
                 ORDER BY c.admitted_day DESC, c.id DESC LIMIT $3"
            ),
            params![day, id, limit],
        )?,
        None => tx.query(
            &format!("SELECT {CLIENT} WHERE TRUE {present} ORDER BY c.admitted_day DESC, c.id DESC LIMIT $1"),
            params![limit],
        )?,
    };
    rows.iter().map(client).collect()
}

/// What the look for somebody known needs of a client, and nothing more: so that it stays fast.
pub(super) struct LineRow {
    pub id: ClientId,
    pub record: RecordId,
    pub admitted_day: Day,
    pub kind: ClientKind,
    pub list_line: Sealed<ListLine>,
    pub left: bool,
}

/// The lines of the newest admissions, present and left.
pub(super) fn lines(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<LineRow>, StoreError> {
    tx.query(
        "SELECT c.id, c.record, c.admitted_day, c.kind, c.list_line, l.id IS NOT NULL \
         FROM clients c LEFT JOIN leavings l ON l.client = c.id ORDER BY c.admitted_day DESC, c.id DESC LIMIT $1",
        params![limit],
    )?
    .iter()
    .map(|row| {
        Ok(LineRow {
            id: row.get(0)?,
            record: row.get(1)?,
            admitted_day: row.get(2)?,
            kind: row.parse(3)?,
            list_line: row.get(4)?,
            left: row.get(5)?,
        })
    })
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

/// A leaving.
pub struct LeavingRow {
    /// Its ground.
    pub ground: LeavingGround,
    /// The rule's word.
    pub rule: String,
    /// The Helsinki day.
    pub day: Day,
    /// Who recorded it.
    pub account: AccountId,
}

pub(super) fn leaving(tx: &mut Tx<'_>, client: ClientId) -> Result<Option<LeavingRow>, StoreError> {
    tx.query_optional("SELECT ground, rule, day, account FROM leavings WHERE client = $1", params![client])?
        .map(|row| Ok(LeavingRow { ground: row.parse(0)?, rule: row.get(1)?, day: row.get(2)?, account: row.get(3)? }))
        .transpose()
}

pub(super) fn insert_leaving(
    tx: &mut Tx<'_>,
    deed: DeedId,
    client: ClientId,
    ground: LeavingGround,
    rule: &'static str,
    day: Day,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO leavings (id, client, ground, rule, day, account, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![deed, client, ground.word(), rule, day, account, now],
    )?;
    Ok(())
}
