//! Receipts: twenty digits that a person may carry in the head, and the keys that grow from them.
//!
//! Nineteen digits are the secret (63 bits); the twentieth is Damm's check digit (Damm 2004), which catches every single
//! wrong digit and every exchange of two neighbours before anything slow is done.

use std::fmt;

use lyhty_base::{RecordId, Refusal};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use data_encoding::HEXLOWER;

use crate::derive;
use crate::error::{Exhausted, OpenError, SealError};
use crate::hybrid::{KeyPair, X25519};
use crate::machine::Pepper;
use crate::record_key::RecordKey;
use crate::slow::{self, Cost};
use crate::symbols;
use crate::wrapped_key::{self, Binding, WrappedKey};

/// Digits of a receipt, the check digit among them.
const DIGITS: usize = 20;
/// Digits of a group, as it is shown and spoken.
const IN_GROUP: usize = 4;
/// The salt is the same for all: the look-up id must be found from the digits alone. What a salt is for, that one guess
/// can't be tried against everybody, the pepper outside the database does here.
const SALT: &[u8; 16] = b"lyhty receipt  1";

/// Why typed text is not a receipt. To the person it is said as for an unknown one: it opens nothing, check the digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptProblem {
    /// Not twenty digits.
    #[error("{found} digits instead of 20")]
    Length {
        /// How many there were.
        found: usize,
    },
    /// Something that is neither a digit nor parts groups.
    #[error("something else than digits")]
    Character,
    /// The last digit does not match.
    #[error("the check digit does not match")]
    CheckDigit,
}

impl From<ReceiptProblem> for Refusal {
    fn from(_: ReceiptProblem) -> Self {
        Self::new("receipt-opens-nothing")
    }
}

/// The digits of a receipt, already checked. Shown once, kept nowhere.
pub struct ReceiptDigits(Zeroizing<[u8; DIGITS]>);

impl ReceiptDigits {
    /// The receipt with these nineteen digits (a number below 10¹⁹).
    pub(crate) fn from_number(mut number: u64) -> Self {
        let mut digits = Zeroizing::new([0; DIGITS]);
        for digit in digits[..DIGITS - 1].iter_mut().rev() {
            // A remainder by ten is a digit.
            *digit = u8::try_from(number % 10).unwrap_or(0);
            number /= 10;
        }
        digits[DIGITS - 1] = damm(&digits[..DIGITS - 1]);
        Self(digits)
    }

    /// Reads typed digits of any script (٣, ३, 3 …), with any blanks and dashes between them.
    ///
    /// # Errors
    /// When they can't be a receipt; most slips are found here, by the check digit.
    pub fn parse(typed: &str) -> Result<Self, ReceiptProblem> {
        let mut digits = Zeroizing::new([0; DIGITS]);
        let mut found = 0;
        for character in typed.chars().filter(|character| !is_unseen(*character)) {
            let value = decimal_digit(character).ok_or(ReceiptProblem::Character)?;
            if let Some(digit) = digits.get_mut(found) {
                *digit = value;
            }
            found += 1;
        }
        if found != DIGITS {
            return Err(ReceiptProblem::Length { found });
        }
        if damm(digits.as_slice()) != 0 {
            return Err(ReceiptProblem::CheckDigit);
        }
        Ok(Self(digits))
    }

    /// The digits as they are shown: five groups of four, parted by blanks.
    pub fn grouped(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(DIGITS + DIGITS / IN_GROUP));
        for (index, digit) in self.0.iter().enumerate() {
            if index > 0 && index % IN_GROUP == 0 {
                shown.push(' ');
            }
            shown.push(char::from(b'0' + digit));
        }
        shown
    }

    /// Derives the receipt's keys. Slow on purpose (about 20 milliseconds, 19 MiB): never in a transaction, always in
    /// the bounded pool.
    ///
    /// # Errors
    /// When there is no memory for it just now.
    pub fn derive(&self, pepper: &Pepper) -> Result<ReceiptKeys, Exhausted> {
        let digits = Zeroizing::new(self.0.map(|digit| b'0' + digit));
        let stretched = slow::derive(Cost::RECEIPT, digits.as_slice(), SALT, Some(pepper.bytes()))?;
        let mut lookup = [0; 16];
        derive::expand(&*stretched, "lyhty receipt 1: look-up", &[], &mut lookup);
        let seed = derive::key(&*stretched, "lyhty receipt 1: sealing", &[]);
        Ok(ReceiptKeys { lookup, pair: KeyPair::from_seed(&seed) })
    }
}

impl PartialEq for ReceiptDigits {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for ReceiptDigits {}

impl fmt::Debug for ReceiptDigits {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReceiptDigits(…)")
    }
}

/// What a receipt opens with: an id to find its thread, and a key pair to which the thread's record key is sealed.
pub struct ReceiptKeys {
    lookup: [u8; 16],
    pair: KeyPair<X25519>,
}

impl ReceiptKeys {
    /// The id by which the store finds the thread, 32 hexadecimal digits. Tells nothing of the receipt's digits to
    /// whoever has not the pepper.
    pub fn lookup_id(&self) -> String {
        HEXLOWER.encode(&self.lookup)
    }

    /// Wraps a record key for the receipt.
    ///
    /// # Errors
    /// None that a derived key pair can meet; the type is that of every seal.
    pub fn wrap(&self, key: &RecordKey, record: RecordId) -> Result<WrappedKey, SealError> {
        wrapped_key::wrap_for_receipt(self.pair.public(), Binding { holder: "receipt", record }, key)
    }

    /// Unwraps a record key that was wrapped for the receipt.
    ///
    /// # Errors
    /// When it was wrapped for another holder or record, or was changed.
    pub fn unwrap(&self, wrapped: &WrappedKey, record: RecordId) -> Result<RecordKey, OpenError> {
        wrapped_key::unwrap_for_receipt(&self.pair, Binding { holder: "receipt", record }, wrapped)
    }
}

impl fmt::Debug for ReceiptKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ReceiptKeys(…)")
    }
}

/// Damm's quasigroup of order 10; the check digit of a number makes the whole come out 0.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| QUASIGROUP[usize::from(interim % 10)][usize::from(digit % 10)])
}

/// Where the digits of each script begin: the nought of every run of Unicode's decimal digits (category Nd, Unicode 16),
/// in order.
const NOUGHTS: [u32; 76] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// The value of a decimal digit of any script.
pub(crate) fn decimal_digit(character: char) -> Option<u8> {
    let code = u32::from(character);
    let nought = NOUGHTS.iter().rev().find(|nought| **nought <= code)?;
    u8::try_from(code - nought).ok().filter(|value| *value < 10)
}

/// Blanks, dashes, and the unseen marks that right-to-left keyboards and messengers slip in.
fn is_unseen(character: char) -> bool {
    symbols::is_separator(character)
        || matches!(character, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(receipt: &ReceiptDigits) -> String {
        receipt.grouped().replace(' ', "")
    }

    #[test]
    fn the_check_digit_is_damms() {
        // The example of Damm's thesis: 572 has the check digit 4.
        assert_eq!(damm(&[5, 7, 2]), 4);
        assert_eq!(damm(&[5, 7, 2, 4]), 0);
    }

    #[test]
    fn receipts_are_read_in_any_script() {
        let shown = ReceiptDigits::from_number(9_223_372_036_854_775_807);
        for nought in NOUGHTS {
            let written = |digit: char| char::from_u32(nought + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit);
            let typed: String =
                shown.grouped().chars().map(|digit| if digit == ' ' { '‑' } else { written(digit) }).collect();
            assert_eq!(ReceiptDigits::parse(&typed), Ok(ReceiptDigits(shown.0.clone())), "{nought:X}");
        }
    }

    #[test]
    fn marks_that_keyboards_slip_in_do_no_harm() {
        let shown = ReceiptDigits::from_number(42);
        let typed = format!("\u{200F} {}\u{200E}\n", shown.grouped().replace(' ', "–"));
        assert_eq!(ReceiptDigits::parse(&typed), Ok(shown));
    }

    #[test]
    fn what_is_no_receipt_is_refused() {
        assert_eq!(ReceiptDigits::parse(""), Err(ReceiptProblem::Length { found: 0 }));
        assert_eq!(ReceiptDigits::parse(&"0".repeat(21)), Err(ReceiptProblem::Length { found: 21 }));
        assert_eq!(ReceiptDigits::parse("0000 0000 0000 0000 000½"), Err(ReceiptProblem::Character));
        assert_eq!(ReceiptDigits::parse("0000 0000 0000 0000 0001"), Err(ReceiptProblem::CheckDigit));
        assert!(ReceiptDigits::parse("0000 0000 0000 0000 0000").is_ok());
    }

    #[test]
    fn receipts_show_nothing_of_themselves() {
        let receipt = ReceiptDigits::from_number(1_234_567_890_123_456_789);
        assert_eq!(format!("{receipt:?}"), "ReceiptDigits(…)");
        assert_eq!(receipt.grouped().len(), 24);
    }

    proptest::proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(number in 0..10_u64.pow(19), place in 0..20_usize, off in 1..10_u8) {
            let right = digits(&ReceiptDigits::from_number(number));
            let mut wrong = right.into_bytes();
            wrong[place] = b'0' + (wrong[place] - b'0' + off) % 10;
            let wrong = String::from_utf8(wrong).unwrap();
            proptest::prop_assert_eq!(ReceiptDigits::parse(&wrong), Err(ReceiptProblem::CheckDigit));
        }

        #[test]
        fn two_neighbours_exchanged_are_always_found(number in 0..10_u64.pow(19), place in 0..19_usize) {
            let right = digits(&ReceiptDigits::from_number(number));
            let mut wrong = right.clone().into_bytes();
            wrong.swap(place, place + 1);
            let wrong = String::from_utf8(wrong).unwrap();
            proptest::prop_assert_eq!(ReceiptDigits::parse(&wrong).is_ok(), wrong == right);
        }

        #[test]
        fn what_is_typed_from_a_receipt_is_the_receipt(number in 0..10_u64.pow(19)) {
            let shown = ReceiptDigits::from_number(number);
            proptest::prop_assert_eq!(ReceiptDigits::parse(&shown.grouped()), Ok(shown));
        }

        #[test]
        fn whatever_is_typed_nothing_breaks(typed in ".{0,40}") {
            let _ = ReceiptDigits::parse(&typed);
        }
    }
}
