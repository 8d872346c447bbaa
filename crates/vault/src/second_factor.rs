//! The second factor: one-time codes by time (TOTP, RFC 6238) and recovery codes on paper.

use std::fmt;

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use lyhty_base::{AccountId, Moment};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

use crate::derive;
use crate::error::{OpenError, SealError};
use crate::field::Payload;
use crate::machine::Pepper;
use crate::random;
use crate::symbols;

/// Seconds of one step.
const STEP_SECONDS: u64 = 30;

/// The secret that a person's authenticator application shares with the account. Sealed with
/// [`crate::AccountSecret::seal_own`].
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; 20]>);

impl TotpSecret {
    /// A new secret of 160 bits, as RFC 4226 recommends.
    pub fn generate() -> Self {
        Self(random::secret())
    }

    /// The secret as a person types it, when no camera is at hand: 32 characters.
    pub fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(self.0.as_slice()))
    }

    /// The address that goes into a code picture: `otpauth://totp/…`.
    pub fn provisioning_uri(&self, issuer: &str, account_name: &str) -> Zeroizing<String> {
        let (issuer, account_name) = (percent_encoded(issuer), percent_encoded(account_name));
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account_name}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period=30",
            *self.base32()
        ))
    }

    /// The step that a typed code belongs to: the present one, the one before or the one after; nothing when it is wrong.
    /// The caller refuses a step that is not later than the last one used, so that a code counts once.
    pub fn check(&self, typed: &str, now: Moment) -> Option<u64> {
        let mut code = Zeroizing::new(String::with_capacity(6));
        for character in typed.chars().filter(|character| !symbols::is_separator(*character)) {
            code.push(char::from(b'0' + crate::receipt::decimal_digit(character)?));
            if code.len() > 6 {
                return None;
            }
        }
        self.totp().check(&code, seconds(now))
    }

    /// The code of a moment: for tests and for the demonstration's own page.
    pub fn code_at(&self, now: Moment) -> String {
        self.totp().generate(seconds(now)).to_string()
    }

    fn totp(&self) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP_SECONDS)
            .with_secret(*self.0)
            .build_noncompliant()
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TotpSecret(…)")
    }
}

impl Payload for TotpSecret {
    const LABEL: &'static str = "account-second-factor";
    const VERSION: u8 = 1;

    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, SealError> {
        Ok(Zeroizing::new(self.0.to_vec()))
    }

    fn decode(version: u8, bytes: &[u8]) -> Result<Self, OpenError> {
        let secret: &[u8; 20] = bytes.try_into().map_err(|_| OpenError::Payload)?;
        if version == Self::VERSION { Ok(Self(Zeroizing::new(*secret))) } else { Err(OpenError::Payload) }
    }
}

/// A moment before 1970 is taken for its beginning.
fn seconds(now: Moment) -> u64 {
    u64::try_from(now.milliseconds() / 1000).unwrap_or(0)
}

/// RFC 3986: everything but the unreserved characters.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// A code on paper that stands in for the second factor once: 80 bits, 16 characters.
pub struct RecoveryCode(Zeroizing<[u8; 10]>);

impl RecoveryCode {
    /// A new code.
    pub fn generate() -> Self {
        Self(random::secret())
    }

    /// The code as it is shown: four groups of four characters, parted by dashes.
    pub fn grouped(&self) -> Zeroizing<String> {
        let mut symbols = Zeroizing::new([0; 16]);
        symbols::from_bytes(self.0.as_slice(), symbols.as_mut_slice());
        let mut shown = Zeroizing::new(String::with_capacity(19));
        for (index, symbol) in symbols.iter().enumerate() {
            if index > 0 && index % 4 == 0 {
                shown.push('-');
            }
            shown.push(symbols::character(*symbol));
        }
        shown
    }

    /// Reads a typed code: capital or small letters, any blanks and dashes; nothing when it can't be one.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut symbols = Zeroizing::new([0; 16]);
        let mut found = 0;
        for character in typed.chars().filter(|character| !symbols::is_separator(*character)) {
            *symbols.get_mut(found)? = symbols::symbol(character)?;
            found += 1;
        }
        let mut code = Zeroizing::new([0; 10]);
        symbols::to_bytes(symbols.as_slice(), code.as_mut_slice());
        (found == symbols.len()).then_some(Self(code))
    }

    /// What is stored: a keyed hash, 64 hexadecimal digits. The pepper keeps it from being guessed, so that it need not
    /// be slow.
    pub fn stored(&self, account: AccountId, pepper: &Pepper) -> String {
        let key = derive::key(pepper.bytes(), "lyhty recovery code 1", &[]);
        let parts = [account.to_string().into_bytes(), self.0.to_vec()];
        HEXLOWER.encode(derive::tag(&key, "lyhty recovery code 1", &[&parts[0], &parts[1]]).as_slice())
    }

    /// Is this what was stored? Takes the same time whatever the answer.
    pub fn matches(&self, account: AccountId, pepper: &Pepper, stored: &str) -> bool {
        self.stored(account, pepper).as_bytes().ct_eq(stored.as_bytes()).into()
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode(…)")
    }
}
