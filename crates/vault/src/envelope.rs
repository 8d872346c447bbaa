//! The symmetric seal that everything else is built of: XChaCha20-Poly1305 under a key derived for this one message,
//! with a commitment to the key.
//!
//! Bytes: nonce (24), commitment (32), ciphertext with tag (16 more than the plain text). From the key and the nonce,
//! HKDF derives the message's own key and the commitment. Poly1305 alone does not commit: somebody who knows two keys
//! can make one ciphertext that opens under both to different texts ("invisible salamanders", Dodis and others 2018;
//! Len, Grubbs and Ristenpart 2021). With the commitment a sealed value has one key, and a wrong key is told apart from
//! a changed value.

use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305, XNonce};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::derive;
use crate::error::{OpenError, SealError};
use crate::random;

/// Bytes of a nonce.
pub(crate) const NONCE: usize = 24;
/// Bytes of a commitment to a key.
pub(crate) const COMMITMENT: usize = 32;
/// Bytes of a tag.
pub(crate) const TAG: usize = 16;

/// A message's own key and the commitment to it.
pub(crate) fn message_key(key: &[u8; 32], nonce: &[u8]) -> (derive::Secret, [u8; COMMITMENT]) {
    let mut derived = Zeroizing::new([0; 64]);
    derive::expand(key, "lyhty envelope 1", &[nonce], derived.as_mut_slice());
    let (mut own, mut commitment) = (Zeroizing::new([0; 32]), [0; COMMITMENT]);
    own.copy_from_slice(&derived[..32]);
    commitment.copy_from_slice(&derived[32..]);
    (own, commitment)
}

/// Seals `plain`, bound to `context`, and appends the envelope to `header`.
pub(crate) fn seal(
    key: &[u8; 32],
    context: &[u8],
    mut header: Vec<u8>,
    mut plain: Zeroizing<Vec<u8>>,
) -> Result<Vec<u8>, SealError> {
    let nonce: [u8; NONCE] = random::public();
    let (own, commitment) = message_key(key, &nonce);
    let cipher = XChaCha20Poly1305::new((&*own).into());
    let tag = cipher
        .encrypt_inout_detached(&XNonce::from(nonce), context, plain.as_mut_slice().into())
        .map_err(|_| SealError::TooLong)?;
    header.reserve(NONCE + COMMITMENT + plain.len() + TAG);
    header.extend_from_slice(&nonce);
    header.extend_from_slice(&commitment);
    header.extend_from_slice(&plain);
    header.extend_from_slice(&tag);
    Ok(header)
}

/// Opens an envelope that was bound to `context`.
pub(crate) fn open(key: &[u8; 32], context: &[u8], envelope: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (nonce, rest) = envelope.split_first_chunk::<NONCE>().ok_or(OpenError::Malformed)?;
    let (claimed, rest) = rest.split_first_chunk::<COMMITMENT>().ok_or(OpenError::Malformed)?;
    let (body, tag) = rest.split_last_chunk::<TAG>().ok_or(OpenError::Malformed)?;
    let (own, commitment) = message_key(key, nonce);
    if !bool::from(commitment.ct_eq(claimed)) {
        return Err(OpenError::WrongKey);
    }
    let mut plain = Zeroizing::new(body.to_vec());
    let cipher = XChaCha20Poly1305::new((&*own).into());
    match cipher.decrypt_inout_detached(&XNonce::from(*nonce), context, plain.as_mut_slice().into(), tag.into()) {
        Ok(()) => Ok(plain),
        Err(_) => {
            plain.zeroize();
            Err(OpenError::Tampered)
        }
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn the_cipher_gives_what_the_xchacha_draft_says() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        let key: [u8; 32] = core::array::from_fn(|index| 0x80 + u8::try_from(index).unwrap());
        let nonce: [u8; 24] = core::array::from_fn(|index| 0x40 + u8::try_from(index).unwrap());
        let associated = HEXLOWER.decode(b"50515253c0c1c2c3c4c5c6c7").unwrap();
        let mut text = *b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
            sunscreen would be it.";
        let tag = XChaCha20Poly1305::new((&key).into())
            .encrypt_inout_detached(&XNonce::from(nonce), &associated, text.as_mut_slice().into())
            .unwrap();
        assert_eq!(HEXLOWER.encode(&text[..16]), "bd6d179d3e83d43b9576579493c0e939");
        assert_eq!(HEXLOWER.encode(&tag), "c0875924c1c7987947deafd8780acf49");
    }

    #[test]
    fn a_wrong_key_is_told_apart_from_a_changed_value() {
        let sealed = seal(&[1; 32], b"here", Vec::new(), Zeroizing::new(b"text".to_vec())).unwrap();
        assert_eq!(open(&[1; 32], b"here", &sealed).unwrap().as_slice(), b"text");
        assert_eq!(open(&[2; 32], b"here", &sealed).unwrap_err(), OpenError::WrongKey);
        assert_eq!(open(&[1; 32], b"there", &sealed).unwrap_err(), OpenError::Tampered);
        assert_eq!(open(&[1; 32], b"here", &sealed[..71]).unwrap_err(), OpenError::Malformed);
    }
}
