//! Sealing to a public key: HPKE (RFC 9180), base mode, with HKDF-SHA-256 and ChaCha20-Poly1305.
//!
//! Two key encapsulations are in use: X-Wing (ML-KEM-768 with X25519, draft-connolly-cfrg-xwing-kem; code point of
//! draft-ietf-hpke-pq) for keys that must outlast a quantum computer, and X25519 alone where a receipt's few digits are
//! the weaker link anyway and the size counts.
//!
//! Bytes: encapsulated key (1120 or 32), ciphertext with tag. What it is bound to goes into HPKE's `info` as a hash, so
//! that it may be of any length.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::Zeroizing;

use crate::derive;
use crate::error::{OpenError, SealError};
use crate::random::OsRandom;

/// The key encapsulation of accounts, compartments, recovery and the machine.
pub(crate) type XWing = hpke::kem::XWing;
/// The key encapsulation of receipts.
pub(crate) type X25519 = hpke::kem::X25519HkdfSha256;

/// A key pair of a key encapsulation, the private half wiped by its own type.
pub(crate) struct KeyPair<K: Kem> {
    private: K::PrivateKey,
    public: K::PublicKey,
}

impl<K: Kem> KeyPair<K> {
    /// The key pair that belongs to a seed.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        let (private, public) = K::derive_keypair(seed);
        Self { private, public }
    }

    /// The public half.
    pub(crate) fn public(&self) -> &K::PublicKey {
        &self.public
    }

    /// Opens what [`seal`] made for this key pair and the same context.
    pub(crate) fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let (encapsulated, body) = sealed.split_at_checked(K::EncappedKey::size()).ok_or(OpenError::Malformed)?;
        let encapsulated = K::EncappedKey::from_bytes(encapsulated).map_err(|_| OpenError::Malformed)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, K>(
            &OpModeR::Base,
            &self.private,
            &encapsulated,
            &info(context),
            body,
            &[],
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::Tampered)
    }
}

/// Seals to a public key, bound to `context`, and appends the result to `header`.
pub(crate) fn seal<K: Kem>(
    public: &K::PublicKey,
    context: &[u8],
    mut header: Vec<u8>,
    plain: &[u8],
) -> Result<Vec<u8>, SealError> {
    let (encapsulated, body) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, K>(
        &OpModeS::Base,
        public,
        &info(context),
        plain,
        &[],
        &mut OsRandom,
    )
    .map_err(|_| SealError::Recipient)?;
    header.extend_from_slice(&encapsulated.to_bytes());
    header.extend_from_slice(&body);
    Ok(header)
}

/// HPKE takes less than 64 KiB of context and panics beyond: a hash always fits.
fn info(context: &[u8]) -> [u8; 32] {
    derive::hash("lyhty hpke 1", &[context])
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    fn bytes(hexadecimal: &str) -> Vec<u8> {
        let digits: String = hexadecimal.split_whitespace().collect();
        HEXLOWER.decode(digits.as_bytes()).unwrap()
    }

    #[test]
    fn hpke_gives_what_rfc_9180_says() {
        // Appendix A.2.1: X25519, HKDF-SHA-256, ChaCha20-Poly1305, base mode, first message.
        let seed = bytes("1ac01f181fdf9f352797655161c58b75c656a6cc2716dcb66372da835542e1df");
        let pair = KeyPair::<X25519>::from_seed(&seed.try_into().unwrap());
        let public = "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
        assert_eq!(HEXLOWER.encode(&pair.public().to_bytes()), public);
        let encapsulated = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519>(
            &OpModeR::Base,
            &pair.private,
            &<X25519 as Kem>::EncappedKey::from_bytes(&encapsulated).unwrap(),
            &bytes("4f6465206f6e2061204772656369616e2055726e"),
            &bytes("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"),
            b"Count-0",
        );
        assert_eq!(opened.unwrap(), b"Beauty is truth, truth beauty");
    }

    #[test]
    fn x_wing_gives_what_its_draft_says() {
        // draft-connolly-cfrg-xwing-kem, appendix C, first vector: private key, public key, ciphertext, shared secret.
        let vector = bytes(include_str!("../golden/x-wing-draft-vector.hex"));
        let (private, rest) = vector.split_at(32);
        let (public, rest) = rest.split_at(1216);
        let (encapsulated, shared) = rest.split_at(1120);
        let private = <XWing as Kem>::PrivateKey::from_bytes(private).unwrap();
        assert_eq!(XWing::sk_to_pk(&private).to_bytes().as_slice(), public);
        let encapsulated = <XWing as Kem>::EncappedKey::from_bytes(encapsulated).unwrap();
        assert_eq!(XWing::decap(&private, None, &encapsulated).unwrap().0.as_slice(), shared);
    }

    #[test]
    fn what_is_sealed_opens_with_the_right_key_and_context_alone() {
        let (right, wrong) = (KeyPair::<XWing>::from_seed(&[1; 32]), KeyPair::<XWing>::from_seed(&[2; 32]));
        let sealed = seal::<XWing>(right.public(), b"here", Vec::new(), b"text").unwrap();
        assert_eq!(right.open(b"here", &sealed).unwrap().as_slice(), b"text");
        assert_eq!(right.open(b"there", &sealed).unwrap_err(), OpenError::Tampered);
        assert_eq!(wrong.open(b"here", &sealed).unwrap_err(), OpenError::Tampered);
        assert_eq!(right.open(b"here", &sealed[..1119]).unwrap_err(), OpenError::Malformed);
    }
}
