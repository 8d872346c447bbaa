//! Compartments: what the office may read, divided by what a role needs.
//!
//! Public format 1: version byte, X-Wing public key (1216). From the secret seed grow the X-Wing pair, which public
//! code seals to, and the symmetric key, under which those inside wrap record keys so that a list opens fast.

use std::fmt;

use hpke::Serializable;
use lyhty_base::RecordId;

use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::error::{OpenError, SealError};
use crate::holder;
use crate::hybrid::{KeyPair, XWing};
use crate::random;
use crate::record_key::RecordKey;
use crate::wrapped_key::{self, Binding, KeySuite, WrappedKey};

const VERSION: u8 = 1;

lyhty_base::code_list! {
    /// A compartment of the office. A role is granted those it needs, the system administrator none.
    pub enum Compartment: "compartment" {
        /// Messages and proposals: what comes in.
        Intake = "intake",
        /// The register of persons.
        Register = "register",
        /// What is about somebody's health.
        Health = "health",
        /// Walled records and secret addresses.
        Protected = "protected",
        /// The links from records to facts.
        Linkage = "linkage",
        /// The names of the staff.
        Staff = "staff",
    }
}

/// The public half of a compartment: whoever has it can seal to the compartment and open nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct CompartmentPublic {
    compartment: Compartment,
    key: <XWing as hpke::Kem>::PublicKey,
}

impl CompartmentPublic {
    /// Which compartment.
    pub fn compartment(&self) -> Compartment {
        self.compartment
    }

    /// For the table of compartments.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.key.to_bytes());
        bytes
    }

    /// From the table of compartments.
    ///
    /// # Errors
    /// When the bytes are not a public key that this release knows.
    pub fn from_bytes(compartment: Compartment, bytes: &[u8]) -> Result<Self, OpenError> {
        let mut bytes = Bytes::new(bytes);
        bytes.version(VERSION)?;
        Ok(Self { compartment, key: holder::sealing_key(bytes.rest())? })
    }

    /// Wraps a record key for the compartment, from outside.
    ///
    /// # Errors
    /// When nothing can be sealed to this key.
    pub fn wrap(&self, key: &RecordKey, record: RecordId) -> Result<WrappedKey, SealError> {
        wrapped_key::wrap_hybrid(&self.key, Binding { holder: self.compartment.word(), record }, key)
    }
}

impl fmt::Debug for CompartmentPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CompartmentPublic({})", self.compartment.word())
    }
}

/// The secret of a compartment, as a granted account holds it.
pub struct CompartmentSecret {
    compartment: Compartment,
    seed: Secret,
    /// Derived once, since a list unwraps many keys.
    symmetric: Secret,
}

impl CompartmentSecret {
    /// A new compartment's secret, at set-up.
    pub fn generate(compartment: Compartment) -> Self {
        Self::from_seed(compartment, random::secret())
    }

    pub(crate) fn from_seed(compartment: Compartment, seed: Secret) -> Self {
        let symmetric = derive::key(&*seed, "lyhty compartment 1: wrapping", &[compartment.word().as_bytes()]);
        Self { compartment, seed, symmetric }
    }

    pub(crate) fn from_opened(compartment: Compartment, bytes: &[u8]) -> Result<Self, OpenError> {
        let mut seed = Secret::default();
        if bytes.len() != seed.len() {
            return Err(OpenError::Malformed);
        }
        seed.copy_from_slice(bytes);
        Ok(Self::from_seed(compartment, seed))
    }

    pub(crate) fn seed(&self) -> &Secret {
        &self.seed
    }

    fn pair(&self) -> KeyPair<XWing> {
        let seed = derive::key(&*self.seed, "lyhty compartment 1: sealing", &[self.compartment.word().as_bytes()]);
        KeyPair::from_seed(&seed)
    }

    fn binding(&self, record: RecordId) -> Binding<'static> {
        Binding { holder: self.compartment.word(), record }
    }

    /// Which compartment.
    pub fn compartment(&self) -> Compartment {
        self.compartment
    }

    /// The public half.
    pub fn public(&self) -> CompartmentPublic {
        CompartmentPublic { compartment: self.compartment, key: self.pair().public().clone() }
    }

    /// Wraps a record key symmetrically.
    ///
    /// # Errors
    /// None that a record key can meet; the type is that of every seal.
    pub fn wrap(&self, key: &RecordKey, record: RecordId) -> Result<WrappedKey, SealError> {
        wrapped_key::wrap_symmetric(&self.symmetric, self.binding(record), key)
    }

    /// Unwraps a record key, whether somebody inside or outside wrapped it.
    ///
    /// # Errors
    /// When it was wrapped for another holder or record, or was changed.
    pub fn unwrap(&self, wrapped: &WrappedKey, record: RecordId) -> Result<RecordKey, OpenError> {
        match wrapped.suite()? {
            KeySuite::Symmetric => wrapped_key::unwrap_symmetric(&self.symmetric, self.binding(record), wrapped),
            KeySuite::Hybrid => wrapped_key::unwrap_hybrid(&self.pair(), self.binding(record), wrapped),
            KeySuite::Receipt => Err(OpenError::Suite(1)),
        }
    }
}

impl fmt::Debug for CompartmentSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "CompartmentSecret({}, …)", self.compartment.word())
    }
}
