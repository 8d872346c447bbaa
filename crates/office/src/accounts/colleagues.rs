use std::borrow::Borrow;
use std::collections::BTreeMap;

use lyhty_base::{AccountId, Outcome, RecordId};
use lyhty_store::keys::Holder;
use lyhty_store::{Tx, keys};
use lyhty_vault::{Compartment, CompartmentPublic, RecordKey, Sealed, json_payload};
use lyhty_web::policy::Role;
use lyhty_web::{Frame, Opener};
use serde::{Deserialize, Serialize};

use super::credentials::StaffName;
use super::rows;

/// The name of a colleague, under the compartment `staff`.
#[derive(Debug, Serialize, Deserialize)]
pub struct SealedName {
    /// The name, as colleagues know them.
    #[serde(with = "lyhty_base::under_seal")]
    pub name: StaffName,
}
json_payload!(SealedName, "accounts.name", 1);

/// Seals a name under a record key of its own, which goes to the compartment `staff`.
pub(super) fn seal_name(
    tx: &mut Tx<'_>,
    staff: &CompartmentPublic,
    record: RecordId,
    name: &StaffName,
) -> Outcome<Sealed<SealedName>> {
    let key = RecordKey::generate();
    keys::put(tx, record, &Holder::Compartment(Compartment::Staff), &staff.wrap(&key, record)?)?;
    Ok(key.seal(record, &SealedName { name: name.clone() })?)
}

/// Somebody of the office, as far as the reader may know.
#[derive(Clone, Debug)]
pub struct Colleague {
    /// What they are in the office.
    pub role: Role,
    /// Their place among those of the role, from 0, in the order in which the accounts were made.
    pub ordinal: i64,
    /// Their name; nothing for a reader who holds no key of the compartment `staff`.
    pub name: Option<StaffName>,
}

impl Colleague {
    /// The letters that tell colleagues of a role apart for somebody who can't read names: A, B, … Z, AA, AB, …
    pub fn designation(&self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.ordinal.max(0);
        loop {
            letters.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
            rest = rest / 26 - 1;
            if rest < 0 {
                break;
            }
        }
        letters.iter().rev().copied().map(char::from).collect()
    }

    /// The name, or else role and letter: "senior adviser B".
    pub fn shown(&self, frame: &Frame) -> String {
        match &self.name {
            Some(name) => name.reveal().as_str().to_owned(),
            None => format!("{} {}", frame.plain(self.role.message_key()), self.designation()),
        }
    }
}

/// Everybody who ever had an account, closed ones too: the past has names as well.
#[derive(Clone, Debug, Default)]
pub struct Colleagues(pub BTreeMap<AccountId, Colleague>);

impl Colleagues {
    /// How one of them is shown on a page.
    pub fn shown(&self, frame: &Frame, account: impl Borrow<AccountId>) -> String {
        self.0
            .get(account.borrow())
            .map_or_else(|| frame.plain("accounts-nobody-known"), |colleague| colleague.shown(frame))
    }
}

/// Everybody of the office, with names as far as the opener opens them.
///
/// # Errors
/// From the store, and when a name is damaged.
pub fn names(tx: &mut Tx<'_>, opener: &Opener) -> Outcome<Colleagues> {
    let accounts = rows::list(tx)?;
    let records: Vec<RecordId> = accounts.iter().map(|account| account.name_record).collect();
    let keys: BTreeMap<RecordId, RecordKey> = opener.open_keys(tx, &records)?.into_iter().collect();
    let mut colleagues = BTreeMap::new();
    for account in accounts {
        let name = match keys.get(&account.name_record) {
            Some(key) => Some(key.open(account.name_record, &account.name)?.name),
            None => None,
        };
        colleagues.insert(account.id, Colleague { role: account.role, ordinal: account.ordinal, name });
    }
    Ok(Colleagues(colleagues))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let letters = |ordinal| Colleague { role: Role::Nurse, ordinal, name: None }.designation();
        assert_eq!(
            [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters),
            ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]
        );
    }
}
