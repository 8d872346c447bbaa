use lyhty_base::{DeedId, DeliveryId, Moment};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::{Envelope, NoticeKind, TrayReason};

/// A mail that is not yet sent.
pub struct DeliveryRow {
    pub kind: NoticeKind,
    /// None for the office's own, whose address is a setting.
    pub envelope: Option<Sealed<Envelope>>,
}

/// A notice that was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrayRow {
    pub kind: NoticeKind,
    pub reason: TrayReason,
    pub at: Moment,
}

pub fn insert_delivery(
    tx: &mut Tx<'_>,
    id: DeliveryId,
    kind: NoticeKind,
    envelope: Option<&Sealed<Envelope>>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO deliveries (id, notice, created_at, envelope) VALUES ($1, $2, $3, $4)",
        params![id, kind.word(), now, envelope],
    )?;
    Ok(())
}

pub fn find_delivery(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<DeliveryRow>, StoreError> {
    let row = tx.query_optional("SELECT notice, envelope FROM deliveries WHERE id = $1", params![id])?;
    row.map(|row| Ok(DeliveryRow { kind: row.parse(0)?, envelope: row.get(1)? })).transpose()
}

/// Which text it was; nothing when it is gone already.
pub fn erase_delivery(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<NoticeKind>, StoreError> {
    tx.erases();
    let row = tx.query_optional("DELETE FROM deliveries WHERE id = $1 RETURNING notice", params![id])?;
    row.map(|row| row.parse(0)).transpose()
}

pub fn count_waiting(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.query_one("SELECT COUNT(*) FROM deliveries", params![])?.get(0)
}

pub fn count_waiting_of(tx: &mut Tx<'_>, kind: NoticeKind) -> Result<i64, StoreError> {
    tx.query_one("SELECT COUNT(*) FROM deliveries WHERE notice = $1", params![kind.word()])?.get(0)
}

pub fn list_deliveries_before(tx: &mut Tx<'_>, before: Moment) -> Result<Vec<DeliveryId>, StoreError> {
    let rows = tx.query("SELECT id FROM deliveries WHERE created_at < $1 ORDER BY created_at, id", params![before])?;
    rows.iter().map(|row| row.get(0)).collect()
}

pub fn insert_tray(tx: &mut Tx<'_>, id: DeedId, kind: NoticeKind, reason: TrayReason) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO tray (id, notice, reason, at) VALUES ($1, $2, $3, $4)",
        params![id, kind.word(), reason.word(), now],
    )?;
    Ok(())
}

/// Newest first.
pub fn list_tray(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<TrayRow>, StoreError> {
    let rows = tx.query("SELECT notice, reason, at FROM tray ORDER BY at DESC, id LIMIT $1", params![limit])?;
    rows.iter().map(tray_row).collect()
}

fn tray_row(row: &Row) -> Result<TrayRow, StoreError> {
    Ok(TrayRow { kind: row.parse(0)?, reason: row.parse(1)?, at: row.get(2)? })
}

pub fn erase_tray_before(tx: &mut Tx<'_>, before: Moment) -> Result<(), StoreError> {
    tx.execute("DELETE FROM tray WHERE at < $1", params![before])?;
    Ok(())
}
