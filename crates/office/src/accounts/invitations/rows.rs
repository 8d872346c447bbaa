use lyhty_base::{AccountId, InvitationId, Moment};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_web::policy::Role;

use super::InvitationState;

/// An invitation without its token.
#[derive(Clone, Debug)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// The role that the account will have.
    pub role: Role,
    /// Who invited; nothing for the command line.
    pub invited_by: Option<AccountId>,
    /// When.
    pub invited_at: Moment,
    ends_at: Moment,
    accepted: Option<(AccountId, Moment)>,
    withdrawn_at: Option<Moment>,
}

impl InvitationRow {
    /// Where it stands at this moment.
    pub fn state(&self, now: Moment) -> InvitationState {
        match (self.accepted, self.withdrawn_at) {
            (Some((account, at)), _) => InvitationState::Accepted { account, at },
            (None, Some(at)) => InvitationState::Withdrawn { at },
            (None, None) if self.ends_at <= now => InvitationState::Ended { at: self.ends_at },
            (None, None) => InvitationState::Waiting { until: self.ends_at },
        }
    }

    fn of(row: &Row) -> Result<Self, StoreError> {
        let account: Option<AccountId> = row.get(5)?;
        let accepted_at: Option<Moment> = row.get(6)?;
        Ok(Self {
            id: row.get(0)?,
            role: row.parse(1)?,
            invited_by: row.get(2)?,
            invited_at: row.get(3)?,
            ends_at: row.get(4)?,
            accepted: account.zip(accepted_at),
            withdrawn_at: row.get(7)?,
        })
    }
}

const COLUMNS: &str =
    "SELECT id, role, invited_by, invited_at, ends_at, account, accepted_at, withdrawn_at FROM invitations";

pub fn insert(
    tx: &mut Tx<'_>,
    id: InvitationId,
    token_hash: &str,
    role: Role,
    invited_by: Option<AccountId>,
    ends_at: Moment,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO invitations (id, token_hash, role, invited_by, invited_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)",
        params![id, token_hash, role.word(), invited_by, now, ends_at],
    )?;
    Ok(())
}

pub fn find_by_token(tx: &mut Tx<'_>, token_hash: &str) -> Result<Option<InvitationRow>, StoreError> {
    let row = tx.query_optional(&format!("{COLUMNS} WHERE token_hash = $1"), params![token_hash])?;
    row.as_ref().map(InvitationRow::of).transpose()
}

pub fn list(tx: &mut Tx<'_>) -> Result<Vec<InvitationRow>, StoreError> {
    let rows = tx.query(&format!("{COLUMNS} ORDER BY invited_at DESC, id"), params![])?;
    rows.iter().map(InvitationRow::of).collect()
}

pub fn inviter_of(tx: &mut Tx<'_>, account: AccountId) -> Result<Option<AccountId>, StoreError> {
    let row = tx.query_optional("SELECT invited_by FROM invitations WHERE account = $1", params![account])?;
    row.map_or(Ok(None), |row| row.get(0))
}

/// Uses it up; false when it did not wait any more.
pub fn accept(tx: &mut Tx<'_>, id: InvitationId, account: AccountId) -> Result<bool, StoreError> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE invitations SET account = $2, accepted_at = $3
         WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL AND ends_at > $3",
        params![id, account, now],
    )?;
    Ok(changed == 1)
}

/// Withdraws it; false when it did not wait any more.
pub fn withdraw(tx: &mut Tx<'_>, id: InvitationId, withdrawn_by: AccountId) -> Result<bool, StoreError> {
    let now = tx.now();
    let changed = tx.execute(
        "UPDATE invitations SET withdrawn_by = $2, withdrawn_at = $3
         WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL AND ends_at > $3",
        params![id, withdrawn_by, now],
    )?;
    Ok(changed == 1)
}
