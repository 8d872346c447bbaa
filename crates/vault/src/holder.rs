//! The two key pairs that an account and the recovery key have alike: one to be sealed to, one to sign with, both grown
//! from one root seed.
//!
//! Public format 1: version byte, X-Wing public key (1216), Ed25519 public key (32).

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hpke::{Deserializable, Serializable};

use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::error::{OpenError, SealError};
use crate::hybrid::{KeyPair, XWing};

const VERSION: u8 = 1;
/// Bytes of a signature.
pub(crate) const SIGNATURE: usize = 64;

/// A root seed and what it is for: `account` or `recovery`.
pub(crate) struct HolderSecret {
    seed: Secret,
    purpose: &'static str,
}

impl HolderSecret {
    pub(crate) fn new(seed: Secret, purpose: &'static str) -> Self {
        Self { seed, purpose }
    }

    pub(crate) fn seed(&self) -> &Secret {
        &self.seed
    }

    /// A symmetric key of the holder's own.
    pub(crate) fn own_key(&self) -> Secret {
        derive::key(&*self.seed, "lyhty holder 1: own fields", &[self.purpose.as_bytes()])
    }

    /// The pair that others seal to.
    pub(crate) fn sealing(&self) -> KeyPair<XWing> {
        let seed = derive::key(&*self.seed, "lyhty holder 1: sealing", &[self.purpose.as_bytes()]);
        KeyPair::from_seed(&seed)
    }

    fn signing(&self) -> SigningKey {
        let seed = derive::key(&*self.seed, "lyhty holder 1: signing", &[self.purpose.as_bytes()]);
        SigningKey::from_bytes(&seed)
    }

    pub(crate) fn sign(&self, context: &[u8]) -> [u8; SIGNATURE] {
        self.signing().sign(context).to_bytes()
    }

    pub(crate) fn public(&self) -> HolderPublic {
        HolderPublic { sealing: self.sealing().public().clone(), verifying: self.signing().verifying_key() }
    }
}

/// The public halves.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct HolderPublic {
    pub(crate) sealing: <XWing as hpke::Kem>::PublicKey,
    verifying: VerifyingKey,
}

impl HolderPublic {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.sealing.to_bytes());
        bytes.extend_from_slice(self.verifying.as_bytes());
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut bytes = Bytes::new(bytes);
        bytes.version(VERSION)?;
        let sealing = bytes.slice(<XWing as hpke::Kem>::PublicKey::size())?;
        let verifying = bytes.array()?;
        bytes.end()?;
        Ok(Self { sealing: sealing_key(sealing)?, verifying: verifying_key(verifying)? })
    }

    /// Strict verification (no small-order keys, no malleable signatures).
    pub(crate) fn verify(&self, context: &[u8], signature: &[u8; SIGNATURE]) -> Result<(), OpenError> {
        self.verifying.verify_strict(context, &Signature::from_bytes(signature)).map_err(|_| OpenError::Tampered)
    }
}

/// An X-Wing public key out of its bytes.
pub(crate) fn sealing_key(bytes: &[u8]) -> Result<<XWing as hpke::Kem>::PublicKey, OpenError> {
    <XWing as hpke::Kem>::PublicKey::from_bytes(bytes).map_err(|_| OpenError::Malformed)
}

/// An Ed25519 public key out of its bytes; weak ones are refused.
pub(crate) fn verifying_key(bytes: &[u8; 32]) -> Result<VerifyingKey, OpenError> {
    match VerifyingKey::from_bytes(bytes) {
        Ok(key) if !key.is_weak() => Ok(key),
        _ => Err(OpenError::Malformed),
    }
}

/// Seals a secret to a holder.
pub(crate) fn seal(public: &HolderPublic, context: &[u8], header: Vec<u8>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
    crate::hybrid::seal::<XWing>(&public.sealing, context, header, plain)
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn signatures_are_those_of_rfc_8032() {
        // Section 7.1, test 3.
        let seed = HEXLOWER.decode(b"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7").unwrap();
        let key = SigningKey::from_bytes(&seed.try_into().unwrap());
        assert_eq!(
            HEXLOWER.encode(key.verifying_key().as_bytes()),
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
        );
        assert_eq!(
            HEXLOWER.encode(&key.sign(&[0xaf, 0x82]).to_bytes()),
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac\
             18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        );
    }

    #[test]
    fn weak_public_keys_are_refused() {
        // The neutral element: everything verifies under it.
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert_eq!(verifying_key(&neutral), Err(OpenError::Malformed));
    }
}
