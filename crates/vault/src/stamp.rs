//! Form stamps: a form that was shown carries one, and comes back with it.
//!
//! A stamp proves that we issued the form, for this purpose, not too long ago, without any cookie; it makes sending the
//! same form twice harmless, since the receipt's digits come from it.
//!
//! Format 1 (base 64, safe in addresses): version byte, purpose's hash (8), random bytes (16), moment of issue (8,
//! big-endian milliseconds), HMAC-SHA-256 (32).

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use lyhty_base::{Chance, Moment};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::error::OpenError;
use crate::receipt::ReceiptDigits;

const VERSION: u8 = 1;
const BODY: usize = 1 + 8 + 16 + 8;
/// How far another node's clock may be ahead.
const CLOCKS_APART_SECONDS: i64 = 300;

/// Why a stamp was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StampProblem {
    /// Not issued by us, or for another purpose.
    #[error("not a stamp of ours for this form")]
    Forged,
    /// Issued by us, but too long ago (or by a clock that was put back since).
    #[error("the stamp is too old")]
    TooOld,
}

/// A stamp that was looked at and is ours.
pub struct Stamp {
    body: Zeroizing<[u8; BODY]>,
    issued_at: Moment,
}

impl Stamp {
    /// What may be stored, to know the form again: a hash, in hexadecimal digits. Without the stamp key no digits of a
    /// receipt come out of it.
    pub fn hash(&self) -> String {
        HEXLOWER.encode(&derive::hash("lyhty stamp hash 1", &[self.body.as_slice()]))
    }

    /// When the form was shown.
    pub fn issued_at(&self) -> Moment {
        self.issued_at
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Stamp(…)")
    }
}

/// The machine's key for stamps and for the digits that come from them.
#[derive(Clone)]
pub struct StampKey(Secret);

impl StampKey {
    pub(crate) fn new(key: Secret) -> Self {
        Self(key)
    }

    pub(crate) fn bytes(&self) -> &Secret {
        &self.0
    }

    /// A stamp for a form that is being shown. `purpose` names the form and never changes.
    pub fn issue(&self, now: Moment, purpose: &str, chance: &dyn Chance) -> String {
        let mut random = Zeroizing::new([0; 16]);
        chance.fill(random.as_mut_slice());
        let mut stamp = Zeroizing::new(Vec::with_capacity(BODY + 32));
        stamp.push(VERSION);
        stamp.extend_from_slice(&purpose_hash(purpose));
        stamp.extend_from_slice(random.as_slice());
        stamp.extend_from_slice(&now.milliseconds().to_be_bytes());
        let tag = self.tag(&stamp);
        stamp.extend_from_slice(tag.as_slice());
        BASE64URL_NOPAD.encode(&stamp)
    }

    /// Looks at a stamp that came back.
    ///
    /// # Errors
    /// When it is not ours, for another purpose, or older than `max_age_seconds`.
    pub fn check(&self, stamp: &str, purpose: &str, now: Moment, max_age_seconds: i64) -> Result<Stamp, StampProblem> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(stamp.as_bytes()).map_err(|_| StampProblem::Forged)?);
        let (body, tag) = bytes.split_first_chunk::<BODY>().ok_or(StampProblem::Forged)?;
        if !bool::from(self.tag(body).as_slice().ct_eq(tag)) {
            return Err(StampProblem::Forged);
        }
        let (claimed, issued_at) = read(body).map_err(|_| StampProblem::Forged)?;
        if claimed != purpose_hash(purpose) {
            return Err(StampProblem::Forged);
        }
        if now > issued_at.plus_seconds(max_age_seconds) || now.plus_seconds(CLOCKS_APART_SECONDS) < issued_at {
            return Err(StampProblem::TooOld);
        }
        Ok(Stamp { body: Zeroizing::new(*body), issued_at })
    }

    /// The receipt that belongs to a stamp: the same stamp always gives the same digits. `which` tells several receipts
    /// of one form apart.
    pub fn receipt_digits(&self, stamp: &Stamp, which: u8) -> ReceiptDigits {
        let key = derive::key(&*self.0, "lyhty stamp 1: receipt digits", &[]);
        let tag = derive::tag(&key, "lyhty receipt digits 1", &[stamp.body.as_slice(), &[which]]);
        let mut half = Zeroizing::new([0; 16]);
        half.copy_from_slice(&tag[..16]);
        // 128 bits modulo 10¹⁹: the digits are uneven by less than one part in 10¹⁹.
        let number = u128::from_be_bytes(*half) % 10_u128.pow(19);
        // 10¹⁹ is less than 2⁶⁴.
        ReceiptDigits::from_number(u64::try_from(number).unwrap_or(0))
    }

    fn tag(&self, body: &[u8]) -> Secret {
        let key = derive::key(&*self.0, "lyhty stamp 1: tag", &[]);
        derive::tag(&key, "lyhty stamp 1", &[body])
    }
}

impl fmt::Debug for StampKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StampKey(…)")
    }
}

fn read(body: &[u8]) -> Result<([u8; 8], Moment), OpenError> {
    let mut bytes = Bytes::new(body);
    bytes.version(VERSION)?;
    let purpose = *bytes.array()?;
    bytes.array::<16>()?;
    Ok((purpose, Moment::from_milliseconds(i64::from_be_bytes(*bytes.array()?))))
}

fn purpose_hash(purpose: &str) -> [u8; 8] {
    let hash = derive::hash("lyhty stamp purpose 1", &[purpose.as_bytes()]);
    core::array::from_fn(|index| hash[index])
}
