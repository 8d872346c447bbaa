use std::fmt::Write as _;

use lyhty_base::{Chance, Private};
use lyhty_vault::LoginKey;

/// A secret that is good once: the code of the set-up, the link of an invitation or of a reset. 160 bits in hexadecimal
/// digits. Stored only as a keyed hash, so that the database alone lets nobody in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeToken(Private<String>);

/// What a token is good for; goes into its hash, so that one kind never passes for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenPurpose {
    /// Setting up the office.
    SetUp,
    /// Making an account.
    Invitation,
    /// Making new credentials.
    Reset,
}

impl TokenPurpose {
    const fn word(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }
}

impl OneTimeToken {
    /// A fresh one, from the chance that is handed in: the running programme hands in the operating system's.
    pub fn fresh(chance: &dyn Chance) -> Self {
        let mut bytes = [0; 20];
        chance.fill(&mut bytes);
        let mut text = String::with_capacity(40);
        for byte in bytes {
            // Writing into a string can't fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(Private::new(text))
    }

    /// One as it came in an address or was typed from the console; whether it is good, the look-up says.
    pub fn typed(text: &str) -> Self {
        Self(Private::new(text.trim().to_lowercase()))
    }

    /// The token itself: for the one page, mail or console line that hands it out.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// What is stored and looked up.
    pub fn hash(&self, purpose: TokenPurpose, key: &LoginKey) -> String {
        // A login name has no blank, so no login name's hash is a token's.
        key.hash(&format!("{} {}", purpose.word(), self.0.reveal()))
    }
}
