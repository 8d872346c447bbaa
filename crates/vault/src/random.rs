//! Randomness for keys: the operating system's, and nobody else's.

use std::convert::Infallible;

use lyhty_base::Chance;
use rand_core::{TryCryptoRng, TryRng};
use zeroize::Zeroizing;

/// The operating system's chance, for ids and other random values that the running programme hands around.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsChance;

impl Chance for OsChance {
    fn fill(&self, buffer: &mut [u8]) {
        fill(buffer);
    }
}

/// Fills the buffer from the operating system.
///
/// A system that can't give randomness makes keys that anybody can guess. There is no way to go on from there, not
/// even by unwinding into somebody's `catch_unwind`, so the process ends at once. Linux gives randomness for ever once
/// it has started.
pub(crate) fn fill(buffer: &mut [u8]) {
    #[expect(clippy::disallowed_methods, reason = "the one place that takes randomness from the operating system")]
    if getrandom::fill(buffer).is_err() {
        std::process::abort();
    }
}

/// Fresh secret bytes.
pub(crate) fn secret<const SIZE: usize>() -> Zeroizing<[u8; SIZE]> {
    let mut bytes = Zeroizing::new([0; SIZE]);
    fill(bytes.as_mut_slice());
    bytes
}

/// Fresh bytes that need not stay secret: salts and nonces.
pub(crate) fn public<const SIZE: usize>() -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    fill(&mut bytes);
    bytes
}

/// The operating system's randomness in the shape that the `hpke` crate asks for.
pub(crate) struct OsRandom;

impl TryRng for OsRandom {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(public()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(public()))
    }

    fn try_fill_bytes(&mut self, buffer: &mut [u8]) -> Result<(), Infallible> {
        fill(buffer);
        Ok(())
    }
}

impl TryCryptoRng for OsRandom {}
