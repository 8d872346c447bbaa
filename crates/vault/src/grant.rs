//! Grants: a compartment's secret, given by one holder to another.
//!
//! Format 1: version byte, suite byte (2: HPKE with X-Wing, signed with Ed25519), compartment's word, granter (0 for the
//! recovery key; 1 and the account's id as 32 digits), sealed secret, signature (64). Sealed secret and signature are
//! bound to holder, role and compartment; the signature also to the holder's public key, so that a grant can't be passed
//! on to another key under the same name.

use std::fmt;

use lyhty_base::AccountId;

use crate::account::{AccountPublic, AccountSecret};
use crate::bytes::{self, Bytes};
use crate::compartment::{Compartment, CompartmentSecret};
use crate::derive;
use crate::error::{OpenError, SealError};
use crate::holder::{self, HolderPublic, HolderSecret, SIGNATURE};
use crate::recovery::{RecoveryPublic, RecoverySecret};

const VERSION: u8 = 1;
const SUITE: u8 = 2;

/// Who gave a grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granter {
    /// The recovery key: at set-up, or when everybody else is gone.
    Recovery,
    /// An account that holds the compartment itself.
    Account(AccountId),
}

/// A compartment's secret for one account in one role.
#[derive(Clone, PartialEq, Eq)]
pub struct Grant {
    compartment: Compartment,
    granter: Granter,
    /// Where the sealed secret begins.
    start: usize,
    bytes: Vec<u8>,
}

impl Grant {
    /// Gives a compartment to an account.
    ///
    /// # Errors
    /// When nothing can be sealed to the holder's key.
    pub fn make(
        granter: &AccountSecret,
        granter_id: AccountId,
        holder_id: AccountId,
        holder: &AccountPublic,
        role: &str,
        secret: &CompartmentSecret,
    ) -> Result<Self, SealError> {
        let purpose = Purpose { granter: Granter::Account(granter_id), holder_id, role };
        purpose.grant(granter.holder(), &holder.0, secret)
    }

    /// Gives a compartment to an account in the name of the recovery key.
    ///
    /// # Errors
    /// When nothing can be sealed to the holder's key.
    pub fn make_by_recovery(
        granter: &RecoverySecret,
        holder_id: AccountId,
        holder: &AccountPublic,
        role: &str,
        secret: &CompartmentSecret,
    ) -> Result<Self, SealError> {
        let purpose = Purpose { granter: Granter::Recovery, holder_id, role };
        purpose.grant(granter.holder(), &holder.0, secret)
    }

    /// Opens a grant that another account gave.
    ///
    /// # Errors
    /// When it is somebody else's, for another role, signed by another, or was changed.
    pub fn open(
        &self,
        holder: &AccountSecret,
        holder_id: AccountId,
        role: &str,
        granter: &AccountPublic,
    ) -> Result<CompartmentSecret, OpenError> {
        match self.granter {
            Granter::Account(_) => self.open_signed(holder, holder_id, role, &granter.0),
            Granter::Recovery => Err(OpenError::WrongKey),
        }
    }

    /// Opens a grant that the recovery key gave.
    ///
    /// # Errors
    /// As [`Grant::open`].
    pub fn open_from_recovery(
        &self,
        holder: &AccountSecret,
        holder_id: AccountId,
        role: &str,
        granter: &RecoveryPublic,
    ) -> Result<CompartmentSecret, OpenError> {
        match self.granter {
            Granter::Recovery => self.open_signed(holder, holder_id, role, &granter.0),
            Granter::Account(_) => Err(OpenError::WrongKey),
        }
    }

    fn open_signed(
        &self,
        holder: &AccountSecret,
        holder_id: AccountId,
        role: &str,
        granter: &HolderPublic,
    ) -> Result<CompartmentSecret, OpenError> {
        let purpose = Purpose { granter: self.granter, holder_id, role };
        let (sealed, signature) = self.bytes[self.start..].split_last_chunk().ok_or(OpenError::Malformed)?;
        let holder = holder.holder();
        granter.verify(&purpose.signed(self.compartment, &holder.public(), sealed), signature)?;
        let opened = holder.sealing().open(&purpose.sealed(self.compartment), sealed)?;
        CompartmentSecret::from_opened(self.compartment, &opened)
    }

    /// Which compartment is given.
    pub fn compartment(&self) -> Compartment {
        self.compartment
    }

    /// Who claims to have given it; opening proves it.
    pub fn granter(&self) -> Granter {
        self.granter
    }

    /// What the store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the store read.
    ///
    /// # Errors
    /// When this release does not know the format.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, OpenError> {
        let mut reader = Bytes::new(&bytes);
        reader.version(VERSION)?;
        reader.suite(SUITE)?;
        let compartment = reader.word()?.parse().map_err(|_| OpenError::Malformed)?;
        let granter = match reader.byte()? {
            0 => Granter::Recovery,
            1 => {
                let id = std::str::from_utf8(reader.array::<32>()?).map_err(|_| OpenError::Malformed)?;
                Granter::Account(id.parse().map_err(|_| OpenError::Malformed)?)
            }
            _ => return Err(OpenError::Malformed),
        };
        let start = bytes.len() - reader.rest().len();
        Ok(Self { compartment, granter, start, bytes })
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Grant({}, by {:?}, …)", self.compartment.word(), self.granter)
    }
}

/// What a grant is bound to besides its compartment.
struct Purpose<'a> {
    granter: Granter,
    holder_id: AccountId,
    role: &'a str,
}

impl Purpose<'_> {
    fn grant(
        &self,
        signer: &HolderSecret,
        holder: &HolderPublic,
        secret: &CompartmentSecret,
    ) -> Result<Grant, SealError> {
        let compartment = secret.compartment();
        let sealed = holder::seal(holder, &self.sealed(compartment), Vec::new(), secret.seed().as_slice())?;
        let signature: [u8; SIGNATURE] = signer.sign(&self.signed(compartment, holder, &sealed));
        let mut bytes = vec![VERSION, SUITE];
        bytes::word(&mut bytes, compartment.word());
        match self.granter {
            Granter::Recovery => bytes.push(0),
            Granter::Account(id) => {
                bytes.push(1);
                bytes.extend_from_slice(id.to_string().as_bytes());
            }
        }
        let start = bytes.len();
        bytes.extend_from_slice(&sealed);
        bytes.extend_from_slice(&signature);
        Ok(Grant { compartment, granter: self.granter, start, bytes })
    }

    fn sealed(&self, compartment: Compartment) -> Vec<u8> {
        derive::context(&[
            b"lyhty grant",
            &[VERSION, SUITE],
            self.holder_id.to_string().as_bytes(),
            self.role.as_bytes(),
            compartment.word().as_bytes(),
        ])
    }

    fn signed(&self, compartment: Compartment, holder: &HolderPublic, sealed: &[u8]) -> Vec<u8> {
        let granter = match self.granter {
            Granter::Recovery => "recovery".to_owned(),
            Granter::Account(id) => format!("account {id}"),
        };
        let context = self.sealed(compartment);
        derive::context(&[b"lyhty grant signature", granter.as_bytes(), &context, &holder.to_bytes(), sealed])
    }
}
