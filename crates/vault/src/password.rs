//! Passwords: long ones, and no others (NIST SP 800-63B-4, section 3.1.1.2: length and a list of common ones; no rules
//! of composition, no forced change).

use std::fmt;

use lyhty_base::Refusal;
use zeroize::Zeroizing;

use crate::common_passwords;

/// The fewest characters of a password.
const LEAST: usize = 15;
/// The most characters of a password.
const MOST: usize = 128;

/// Why a password can't be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than 15 characters.
    #[error("fewer than {LEAST} characters")]
    TooShort,
    /// More than 128 characters.
    #[error("more than {MOST} characters")]
    TooLong,
    /// Among the first that anybody would try.
    #[error("a common password")]
    Common,
}

impl From<PasswordProblem> for Refusal {
    fn from(problem: PasswordProblem) -> Self {
        match problem {
            PasswordProblem::TooShort => Self::new("password-too-short").with_number("least", 15),
            PasswordProblem::TooLong => Self::new("password-too-long").with_number("most", 128),
            PasswordProblem::Common => Self::new("password-common"),
        }
    }
}

/// A password, chosen or tried.
pub struct Password(Zeroizing<String>);

impl Password {
    /// A password that somebody chooses.
    ///
    /// # Errors
    /// When it is too short, too long, or common.
    pub fn parse(chosen: &str) -> Result<Self, PasswordProblem> {
        let length = chosen.chars().count();
        if length < LEAST {
            return Err(PasswordProblem::TooShort);
        }
        if length > MOST {
            return Err(PasswordProblem::TooLong);
        }
        if common_passwords::is_common(chosen) {
            return Err(PasswordProblem::Common);
        }
        Ok(Self(Zeroizing::new(chosen.to_owned())))
    }

    /// A password that somebody tries at sign-in: right or wrong, no rules. What is longer than any password may be is
    /// cut, so that it costs nothing and is wrong.
    pub fn typed(tried: &str) -> Self {
        let end = tried.char_indices().nth(MOST + 1).map_or(tried.len(), |(place, _)| place);
        Self(Zeroizing::new(tried[..end].to_owned()))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert!(Password::parse("yötä päivää äiti").is_ok());
        assert_eq!(Password::parse("äöåäöå7kqwxzvb").unwrap_err(), PasswordProblem::TooShort);
        let long: String = "violet kettle stair ".chars().cycle().take(129).collect();
        assert_eq!(Password::parse(&long).unwrap_err(), PasswordProblem::TooLong);
    }

    #[test]
    fn refusals_have_their_keys() {
        let key = |problem: PasswordProblem| Refusal::from(problem).key;
        assert_eq!(key(Password::parse("short").unwrap_err()), "password-too-short");
        assert_eq!(key(Password::parse(&"x".repeat(200)).unwrap_err()), "password-too-long");
        assert_eq!(key(Password::parse("passwordpassword").unwrap_err()), "password-common");
    }

    #[test]
    fn a_tried_password_is_taken_as_it_is_but_not_without_end() {
        assert_eq!(Password::typed("short").as_bytes(), b"short");
        assert_eq!(Password::typed(&"x".repeat(100_000)).as_bytes().len(), MOST + 1);
        assert_eq!(format!("{:?}", Password::typed("short")), "Password(…)");
    }
}
