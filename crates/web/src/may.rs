use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use lyhty_base::{AccountId, Outcome, Problem, RecordId};
use lyhty_store::Tx;
use lyhty_store::keys::{self, Holder};
use lyhty_vault::{AccountSecret, Compartment, CompartmentSecret, KeySuite, Keyring, RecordKey, WrappedKey};

use crate::policy::{Grade, Granting, Opening, OwnSecret, Permission, Role};

/// The witness that somebody may do `P` now. Only the guard makes one, and verbs take `&May<P>`: so a verb that was
/// reached without its check does not compile.
pub struct May<P: Permission> {
    holder: Arc<PermitHolder>,
    grade: Grade,
    permission: PhantomData<fn() -> P>,
}

/// Who is allowed, with the keys that they opened at sign-in.
pub(crate) struct PermitHolder {
    pub role: Role,
    pub keyring: Keyring,
}

impl<P: Permission> May<P> {
    /// For the guard, which has looked the policy up.
    pub(crate) const fn granted(holder: Arc<PermitHolder>, grade: Grade) -> Self {
        Self { holder, grade, permission: PhantomData }
    }

    /// Who may.
    pub fn account(&self) -> AccountId {
        self.holder.keyring.account_id()
    }

    /// What they are in the office.
    pub fn role(&self) -> Role {
        self.holder.role
    }

    /// Whether it is allowed outright, for own records, or with a deed; the verb checks the last two.
    pub const fn grade(&self) -> Grade {
        self.grade
    }

    /// Opens the names of colleagues and nothing else.
    pub fn names(&self) -> Opener {
        Opener { holder: Arc::clone(&self.holder), through: &[Compartment::Staff], shared: false }
    }
}

impl<P: Opening> May<P> {
    /// Opens the records that this permission is for.
    pub fn opener(&self) -> Opener {
        Opener { holder: Arc::clone(&self.holder), through: P::OPENS, shared: true }
    }
}

impl<P: Granting> May<P> {
    /// The keys that can be handed on.
    pub fn granting(&self) -> KeysToGrant<'_> {
        KeysToGrant(&self.holder.keyring)
    }
}

impl<P: OwnSecret> May<P> {
    /// The secret of the person's own account: to lock it under a new password, to seal a second factor.
    pub fn own_secret(&self) -> &AccountSecret {
        self.holder.keyring.account()
    }
}

impl<P: Permission> Clone for May<P> {
    fn clone(&self) -> Self {
        Self { holder: Arc::clone(&self.holder), grade: self.grade, permission: PhantomData }
    }
}

impl<P: Permission> fmt::Debug for May<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "May<{}>({:?})", P::NAME, self.account())
    }
}

/// The keys that somebody may hand on to a colleague, and the secret that signs the grant.
#[derive(Clone, Copy)]
pub struct KeysToGrant<'a>(&'a Keyring);

impl<'a> KeysToGrant<'a> {
    /// Signs the grants.
    pub fn account_secret(self) -> &'a AccountSecret {
        self.0.account()
    }

    /// A compartment's secret; nothing when the granter was not granted it.
    pub fn compartment_secret(self, compartment: Compartment) -> Option<&'a CompartmentSecret> {
        self.0.compartment(compartment)
    }
}

/// Opens record keys: through the compartments that a permission names and the person was granted, and for single
/// records that were shared with the account.
#[derive(Clone)]
pub struct Opener {
    holder: Arc<PermitHolder>,
    through: &'static [Compartment],
    shared: bool,
}

impl Opener {
    /// The key of a record.
    ///
    /// # Errors
    /// [`Problem::Absent`] when there is no such record or it is not for this person; both look the same.
    pub fn open_key(&self, tx: &mut Tx<'_>, record: RecordId) -> Outcome<RecordKey> {
        let found = keys::find(tx, record, &self.holders())?;
        for (holder, wrapped) in found {
            if let Some(key) = self.unwrap(tx, record, &holder, &wrapped)? {
                return Ok(key);
            }
        }
        Err(Problem::Absent)
    }

    /// The keys of those of the records that open: for lists. A record that does not open is left out.
    ///
    /// # Errors
    /// A fault of the store.
    pub fn open_keys(&self, tx: &mut Tx<'_>, records: &[RecordId]) -> Outcome<Vec<(RecordId, RecordKey)>> {
        let mut opened: Vec<(RecordId, RecordKey)> = Vec::with_capacity(records.len());
        for (record, holder, wrapped) in keys::find_many(tx, records, &self.holders())? {
            if opened.iter().any(|(known, _)| *known == record) {
                continue;
            }
            if let Some(key) = self.unwrap(tx, record, &holder, &wrapped)? {
                opened.push((record, key));
            }
        }
        Ok(opened)
    }

    /// Wraps a record's key for a compartment that this permission opens through.
    ///
    /// # Errors
    /// [`Problem::Absent`] without that compartment.
    pub fn wrap(&self, compartment: Compartment, key: &RecordKey, record: RecordId) -> Outcome<WrappedKey> {
        Ok(self.secret(compartment).ok_or(Problem::Absent)?.wrap(key, record)?)
    }

    /// Whether this person was granted a compartment that the permission opens through.
    pub fn holds(&self, compartment: Compartment) -> bool {
        self.secret(compartment).is_some()
    }

    fn secret(&self, compartment: Compartment) -> Option<&CompartmentSecret> {
        self.through.contains(&compartment).then(|| self.holder.keyring.compartment(compartment)).flatten()
    }

    fn holders(&self) -> Vec<Holder> {
        let granted = self.through.iter().copied().filter(|compartment| self.secret(*compartment).is_some());
        let own = self.shared.then(|| Holder::Account(self.holder.keyring.account_id()));
        granted.map(Holder::Compartment).chain(own).collect()
    }

    /// Unwraps one copy of the key. A copy that was sealed to a compartment from outside is wrapped again symmetrically,
    /// so that the next list opens fast; only a transaction that writes can do that.
    fn unwrap(
        &self,
        tx: &mut Tx<'_>,
        record: RecordId,
        holder: &Holder,
        wrapped: &WrappedKey,
    ) -> Outcome<Option<RecordKey>> {
        match holder {
            Holder::Compartment(compartment) => {
                let Some(secret) = self.secret(*compartment) else { return Ok(None) };
                let key = secret.unwrap(wrapped, record)?;
                if tx.writes() && wrapped.suite()? == KeySuite::Hybrid {
                    keys::put(tx, record, holder, &secret.wrap(&key, record)?)?;
                }
                Ok(Some(key))
            }
            Holder::Account(account) if *account == self.holder.keyring.account_id() => {
                Ok(Some(self.holder.keyring.account().unwrap(wrapped, record)?))
            }
            Holder::Account(_) | Holder::Receipt(_) => Ok(None),
        }
    }
}

impl fmt::Debug for Opener {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Opener({:?})", self.through)
    }
}
