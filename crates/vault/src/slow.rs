//! Slow derivation: Argon2id version 1.3 (RFC 9106), one lane.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

use crate::derive::Secret;
use crate::error::Exhausted;

/// What a derivation costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    /// Memory in KiB.
    pub(crate) memory: u32,
    /// Passes over the memory.
    pub(crate) passes: u32,
}

impl Cost {
    /// For a password that locks an account: beyond RFC 9106's second recommendation (64 MiB, 3 passes, but 4 lanes).
    pub(crate) const ACCOUNT: Self = Self { memory: 64 * 1024, passes: 3 };
    /// For a receipt: OWASP's setting. The digits hold 63 bits, and the pepper lies outside the database.
    pub(crate) const RECEIPT: Self = Self { memory: 19 * 1024, passes: 2 };
    /// Beyond these a header was not written by us and would only use up the machine.
    const MOST: Self = Self { memory: 1024 * 1024, passes: 16 };

    /// May somebody who changed a stored header make us spend this?
    pub(crate) fn is_bounded(self) -> bool {
        (8..=Self::MOST.memory).contains(&self.memory) && (1..=Self::MOST.passes).contains(&self.passes)
    }
}

/// Derives 32 bytes.
///
/// Everything that could be refused (lengths, parameters) is fixed by our own code or was checked before, so that what
/// remains is a lack of memory.
pub(crate) fn derive(
    cost: Cost,
    input: &[u8],
    salt: &[u8; 16],
    pepper: Option<&[u8; 32]>,
) -> Result<Secret, Exhausted> {
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).map_err(|_| Exhausted)?;
    let mut memory = Vec::new();
    memory.try_reserve_exact(params.block_count()).map_err(|_| Exhausted)?;
    memory.resize(params.block_count(), Block::new());
    let argon = match pepper {
        Some(pepper) => Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params),
        None => Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params)),
    };
    let mut derived = Secret::default();
    let done = argon.and_then(|argon| {
        argon.hash_password_into_with_memory(input, salt, derived.as_mut_slice(), memory.as_mut_slice())
    });
    // From the blocks that are left the key can be computed anew, without any password.
    memory.zeroize();
    done.map_err(|_| Exhausted)?;
    Ok(derived)
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};
    use data_encoding::HEXLOWER;

    use super::*;

    #[test]
    fn argon2id_gives_what_rfc_9106_says() {
        // Section 5.3.
        let mut builder = ParamsBuilder::new();
        builder.m_cost(32).t_cost(3).p_cost(4).output_len(32).data(AssociatedData::new(&[4; 12]).unwrap());
        let params = builder.build().unwrap();
        let mut tag = [0; 32];
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
            .unwrap()
            .hash_password_into(&[1; 32], &[2; 16], &mut tag)
            .unwrap();
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(HEXLOWER.encode(&tag), expected);
    }

    #[test]
    fn a_header_cannot_make_us_spend_without_end() {
        assert!(Cost::ACCOUNT.is_bounded() && Cost::RECEIPT.is_bounded());
        assert!(!Cost { memory: 4 * 1024 * 1024, passes: 3 }.is_bounded());
        assert!(!Cost { memory: 65_536, passes: 1_000 }.is_bounded());
        assert!(!Cost { memory: 0, passes: 0 }.is_bounded());
    }
}
