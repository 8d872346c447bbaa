//! Keys out of keys: HKDF-SHA-256 (RFC 5869), HMAC-SHA-256 (RFC 2104), and one way of writing down a context.
//!
//! Whatever a seal is bound to is written as length-prefixed parts, so that no two contexts have the same bytes:
//! `("ab", "c")` and `("a", "bc")` differ.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A symmetric key, a seed, a tag: 32 bytes that are wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The parts, each after its length (8 bytes, big-endian).
pub(crate) fn context(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        bytes.extend_from_slice(&length(part));
        bytes.extend_from_slice(part);
    }
    bytes
}

/// A key of 32 bytes for one use, named by its label and context.
pub(crate) fn key(secret: &[u8], label: &str, parts: &[&[u8]]) -> Secret {
    let mut derived = Zeroizing::new([0; 32]);
    expand(secret, label, parts, derived.as_mut_slice());
    derived
}

/// HKDF without salt: every secret that comes here is uniform or holds enough entropy for its use.
#[expect(clippy::expect_used, reason = "HKDF-SHA-256 gives up to 8160 bytes; nobody here asks for more than 64")]
pub(crate) fn expand(secret: &[u8], label: &str, parts: &[&[u8]], derived: &mut [u8]) {
    let info = [context(&[label.as_bytes()]), context(parts)].concat();
    Hkdf::<Sha256>::new(None, secret).expand(&info, derived).expect("at most 8160 bytes");
}

/// HMAC-SHA-256 over a label and length-prefixed parts.
pub(crate) fn tag(key: &[u8; 32], label: &str, parts: &[&[u8]]) -> Secret {
    let mut mac = keyed(key);
    mac.update(&context(&[label.as_bytes()]));
    mac.update(&context(parts));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

/// SHA-256 over a label and length-prefixed parts.
pub(crate) fn hash(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(context(&[label.as_bytes()]));
    for part in parts {
        digest.update(length(part));
        digest.update(part);
    }
    digest.finalize().into()
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length (RFC 2104)")]
fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("a key of any length")
}

fn length(part: &[u8]) -> [u8; 8] {
    u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;

    use super::*;

    fn bytes(hexadecimal: &str) -> Vec<u8> {
        HEXLOWER.decode(hexadecimal.as_bytes()).unwrap()
    }

    #[test]
    fn hkdf_gives_what_rfc_5869_says() {
        // Appendix A.1.
        let secret = bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        let (salt, info) = (bytes("000102030405060708090a0b0c"), bytes("f0f1f2f3f4f5f6f7f8f9"));
        let mut derived = [0; 42];
        Hkdf::<Sha256>::new(Some(&salt), &secret).expand(&info, &mut derived).unwrap();
        let expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
        assert_eq!(HEXLOWER.encode(&derived), expected);
        // Appendix A.3: without salt and info, as `expand` uses it.
        Hkdf::<Sha256>::new(None, &secret).expand(&[], &mut derived).unwrap();
        let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
        assert_eq!(HEXLOWER.encode(&derived), expected);
    }

    #[test]
    fn hmac_gives_what_rfc_4231_says() {
        // Test case 2: a key shorter than a block, padded by hand to 32 bytes of which HMAC pads the rest alike.
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let mut mac = keyed(&key);
        mac.update(b"what do ya want for nothing?");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(HEXLOWER.encode(&mac.finalize().into_bytes()), expected);
    }

    #[test]
    fn contexts_do_not_run_together() {
        assert_ne!(context(&[b"ab", b"c"]), context(&[b"a", b"bc"]));
        assert_ne!(hash("label", &[b"ab", b"c"]), hash("label", &[b"a", b"bc"]));
        assert_ne!(*key(b"secret", "ab", &[b"c"]), *key(b"secret", "a", &[b"bc"]));
    }
}
