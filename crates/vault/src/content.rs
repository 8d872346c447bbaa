use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

/// The SHA-256 of something public in small hexadecimal letters, as `sha256sum` prints it: says whether a file or a text is
/// still the same, and protects nothing.
pub fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_everybody_else_computes() {
        // FIPS 180-4, the example of three letters.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
