//! Padding in steps, so that a sealed value tells only roughly how long it is.
//!
//! Bytes: length of the content (4, big-endian), content, zeros. The whole fills a step: 64, 256, 1024, 4096, 16384 or
//! 65536 bytes, then a multiple of 65536.

use zeroize::Zeroizing;

use crate::error::{OpenError, SealError};

/// Bytes of the length in front of the content.
pub(crate) const PREFIX: usize = 4;
/// The largest step; beyond it lengths are multiples of it.
pub(crate) const LARGEST: usize = 65_536;

const STEPS: [usize; 6] = [64, 256, 1024, 4096, 16_384, LARGEST];

/// The padded content of several parts laid one after the other.
pub(crate) fn pad(parts: &[&[u8]]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let prefix = u32::try_from(length).map_err(|_| SealError::TooLong)?.to_be_bytes();
    let needed = length.checked_add(PREFIX).ok_or(SealError::TooLong)?;
    let step = STEPS.into_iter().find(|step| needed <= *step).unwrap_or(needed.next_multiple_of(LARGEST));
    let mut padded = Zeroizing::new(Vec::with_capacity(step));
    padded.extend_from_slice(&prefix);
    for part in parts {
        padded.extend_from_slice(part);
    }
    padded.resize(step, 0);
    Ok(padded)
}

/// The content between length and padding.
pub(crate) fn unpad(padded: &[u8]) -> Result<&[u8], OpenError> {
    let (prefix, rest) = padded.split_first_chunk::<PREFIX>().ok_or(OpenError::Malformed)?;
    let length = usize::try_from(u32::from_be_bytes(*prefix)).map_err(|_| OpenError::Malformed)?;
    let (content, padding) = rest.split_at_checked(length).ok_or(OpenError::Malformed)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(OpenError::Malformed);
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_come_in_steps() {
        for (content, step) in [(0, 64), (60, 64), (61, 256), (65_532, 65_536), (65_533, 131_072), (200_000, 262_144)] {
            let padded = pad(&[&vec![7; content]]).unwrap();
            assert_eq!(padded.len(), step);
            assert_eq!(unpad(&padded).unwrap().len(), content);
        }
    }

    #[test]
    fn parts_lie_one_after_the_other() {
        assert_eq!(unpad(&pad(&[b"one", b"", b" two"]).unwrap()), Ok(b"one two".as_slice()));
    }

    #[test]
    fn what_was_never_padded_is_refused() {
        assert_eq!(unpad(&[0, 0, 0]), Err(OpenError::Malformed));
        assert_eq!(unpad(&[0, 0, 0, 9, 1]), Err(OpenError::Malformed));
        assert_eq!(unpad(&[0, 0, 0, 1, 1, 0, 1]), Err(OpenError::Malformed));
    }
}
