//! The recovery key: printed at set-up, kept offline, opens what is sealed to it (every compartment and the backups),
//! and signs the first grants.

use std::fmt;

use lyhty_base::Refusal;
use zeroize::Zeroizing;

use crate::bytes::{self, Bytes};
use crate::compartment::{Compartment, CompartmentSecret};
use crate::derive::{self, Secret};
use crate::error::{OpenError, SealError};
use crate::holder::{self, HolderPublic, HolderSecret};
use crate::random;
use crate::symbols;

const VERSION: u8 = 1;
const SUITE: u8 = 2;

/// Symbols of the key itself in one group; a check symbol follows.
const IN_GROUP: usize = 4;
/// Groups that hold the key: 52 symbols of 5 bits, of which the last 4 bits are the printed form's version.
const KEY_GROUPS: usize = 13;
/// One more group holds a hash of the key.
const GROUPS: usize = KEY_GROUPS + 1;
const PRINTED_VERSION: u8 = 1;

/// The recovery key's secret half. Exists on paper, and in memory only while it is used.
pub struct RecoverySecret(HolderSecret);

/// Why typed text is not the recovery key. Groups are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryParseError {
    /// Too few or too many characters.
    #[error("{found} characters instead of 70")]
    WrongLength {
        /// How many there were, without blanks and dashes.
        found: usize,
    },
    /// A character that never occurs in a recovery key.
    #[error("group {group} holds a character that no recovery key has")]
    UnknownCharacter {
        /// The group with the character.
        group: usize,
    },
    /// A group does not match its check character: mistyped, or in another group's place.
    #[error("group {group} is mistyped or in the wrong place")]
    Group {
        /// The group.
        group: usize,
    },
    /// Each group looks right, but they do not make a key.
    #[error("the groups do not belong together")]
    Checksum,
    /// Printed by a release that this one does not know.
    #[error("printed in a form unknown to this release")]
    Version,
}

impl From<RecoveryParseError> for Refusal {
    fn from(error: RecoveryParseError) -> Self {
        let numbered = |key, name, number: usize| Self::new(key).with_number(name, i64::try_from(number).unwrap_or(0));
        match error {
            RecoveryParseError::WrongLength { found } => numbered("recovery-key-length", "found", found),
            RecoveryParseError::UnknownCharacter { group } => numbered("recovery-key-character", "group", group),
            RecoveryParseError::Group { group } => numbered("recovery-key-group", "group", group),
            RecoveryParseError::Checksum => Self::new("recovery-key-checksum"),
            RecoveryParseError::Version => Self::new("recovery-key-version"),
        }
    }
}

impl RecoverySecret {
    /// A new recovery key, at set-up.
    pub fn generate() -> Self {
        Self::from_seed(random::secret())
    }

    pub(crate) fn from_seed(seed: Secret) -> Self {
        Self(HolderSecret::new(seed, "recovery"))
    }

    pub(crate) fn holder(&self) -> &HolderSecret {
        &self.0
    }

    /// The public half.
    pub fn public(&self) -> RecoveryPublic {
        RecoveryPublic(self.0.public())
    }

    /// The key as it is printed: 14 groups of 5 characters in two lines. The last character of a group is a check, and
    /// the last group checks the whole, so that a mistake is named by its group.
    pub fn printable(&self) -> Zeroizing<String> {
        let mut key = Zeroizing::new([0; KEY_GROUPS * IN_GROUP]);
        let mut padded = Zeroizing::new([0; 33]);
        padded[..32].copy_from_slice(self.0.seed().as_slice());
        padded[32] = PRINTED_VERSION << 4;
        symbols::from_bytes(padded.as_slice(), key.as_mut_slice());
        let checks = checksum(self.0.seed());
        let mut printed = Zeroizing::new(String::with_capacity(GROUPS * (IN_GROUP + 2)));
        for (index, group) in key.chunks_exact(IN_GROUP).chain(checks.chunks_exact(IN_GROUP)).enumerate() {
            if index > 0 {
                printed.push(if index == GROUPS / 2 { '\n' } else { ' ' });
            }
            printed.extend(group.iter().chain([&check(index, group)]).map(|symbol| symbols::character(*symbol)));
        }
        printed
    }

    /// Reads a typed recovery key: capital or small letters, any blanks and dashes, `O` for `0`, `I` and `L` for `1`.
    ///
    /// # Errors
    /// Says which group to look at.
    pub fn parse(typed: &str) -> Result<Self, RecoveryParseError> {
        let mut read = Zeroizing::new(Vec::with_capacity(GROUPS * (IN_GROUP + 1)));
        for character in typed.chars().filter(|character| !symbols::is_separator(*character)) {
            let group = read.len() / (IN_GROUP + 1) + 1;
            read.push(symbols::symbol(character).ok_or(RecoveryParseError::UnknownCharacter { group })?);
        }
        if read.len() != GROUPS * (IN_GROUP + 1) {
            return Err(RecoveryParseError::WrongLength { found: read.len() });
        }
        let mut key = Zeroizing::new(Vec::with_capacity(GROUPS * IN_GROUP));
        for (index, group) in read.chunks_exact(IN_GROUP + 1).enumerate() {
            let (symbols, typed_check) = group.split_at(IN_GROUP);
            if typed_check != [check(index, symbols)] {
                return Err(RecoveryParseError::Group { group: index + 1 });
            }
            key.extend_from_slice(symbols);
        }
        let (key, typed_checksum) = key.split_at(KEY_GROUPS * IN_GROUP);
        let mut padded = Zeroizing::new([0; 33]);
        symbols::to_bytes(key, padded.as_mut_slice());
        if padded[32] != PRINTED_VERSION << 4 {
            return Err(RecoveryParseError::Version);
        }
        let mut seed = Secret::default();
        seed.copy_from_slice(&padded[..32]);
        if typed_checksum != checksum(&seed) {
            return Err(RecoveryParseError::Checksum);
        }
        Ok(Self::from_seed(seed))
    }
}

impl fmt::Debug for RecoverySecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoverySecret(…)")
    }
}

/// The check symbol of the group at `index`: a weighted sum over GF(32) that begins with the group's place. Different
/// weights that are not zero catch every single wrong symbol and every exchange of two; the place catches every
/// exchange of groups.
fn check(index: usize, group: &[u8]) -> u8 {
    let place = u8::try_from(index).unwrap_or(u8::MAX);
    (2_u8..).zip(group).fold(place, |sum, (weight, symbol)| sum ^ symbols::product(weight, *symbol))
}

/// 20 bits of a hash of the key. They narrow 256 random bits by nothing that matters.
fn checksum(seed: &Secret) -> [u8; IN_GROUP] {
    let hash = derive::hash("lyhty recovery key checksum 1", &[seed.as_slice()]);
    let mut checks = [0; IN_GROUP];
    symbols::from_bytes(&hash, &mut checks);
    checks
}

/// The recovery key's public half: backups and compartment secrets are sealed to it.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryPublic(pub(crate) HolderPublic);

impl RecoveryPublic {
    /// For the database and the configuration of backups.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// From the database or the configuration of backups.
    ///
    /// # Errors
    /// When the bytes are not public keys that this release knows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        HolderPublic::from_bytes(bytes).map(Self)
    }
}

impl fmt::Debug for RecoveryPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryPublic(…)")
    }
}

/// A compartment's secret, sealed to the recovery key.
///
/// Format 1: version byte, suite byte (2: HPKE with X-Wing), compartment's word, sealed secret; bound to the compartment.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryGrant(Vec<u8>);

impl RecoveryGrant {
    /// Seals a compartment to the recovery key, when it is made.
    ///
    /// # Errors
    /// When nothing can be sealed to this key.
    pub fn make(recovery: &RecoveryPublic, secret: &CompartmentSecret) -> Result<Self, SealError> {
        let compartment = secret.compartment();
        let mut header = vec![VERSION, SUITE];
        bytes::word(&mut header, compartment.word());
        holder::seal(&recovery.0, &grant_context(compartment), header, secret.seed().as_slice()).map(Self)
    }

    /// Opens the compartment with the recovery key.
    ///
    /// # Errors
    /// When it is another compartment's or recovery key's, or was changed.
    pub fn open(&self, recovery: &RecoverySecret, compartment: Compartment) -> Result<CompartmentSecret, OpenError> {
        let mut bytes = Bytes::new(&self.0);
        bytes.version(VERSION)?;
        bytes.suite(SUITE)?;
        if bytes.word()? != compartment.word() {
            return Err(OpenError::Tampered);
        }
        let opened = recovery.holder().sealing().open(&grant_context(compartment), bytes.rest())?;
        CompartmentSecret::from_opened(compartment, &opened)
    }

    /// What the store writes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What the store read. Whether it is a grant shows when it is opened.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for RecoveryGrant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryGrant(…)")
    }
}

fn grant_context(compartment: Compartment) -> Vec<u8> {
    derive::context(&[b"lyhty recovery grant", &[VERSION, SUITE], compartment.word().as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_key_is_two_lines_of_seven_groups() {
        let printed = RecoverySecret::generate().printable();
        let lines: Vec<Vec<&str>> = printed.lines().map(|line| line.split(' ').collect()).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.len() == 7 && line.iter().all(|group| group.len() == 5)));
    }

    #[test]
    fn it_is_read_however_it_is_typed() {
        let key = RecoverySecret::generate();
        let printed = key.printable();
        let typed = printed.to_lowercase().replace(' ', "-").replace('0', "o").replace('1', "l");
        assert_eq!(RecoverySecret::parse(&typed).unwrap().0.seed(), key.0.seed());
        assert_eq!(RecoverySecret::parse(&printed.replace([' ', '\n'], "")).unwrap().0.seed(), key.0.seed());
    }

    #[test]
    fn every_wrong_character_is_named_by_its_group() {
        let printed = RecoverySecret::from_seed(Secret::new([7; 32])).printable();
        for (place, right) in printed.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            for wrong in (0..32).map(symbols::character).filter(|wrong| *wrong != right) {
                let mut typed = printed.as_str().to_owned();
                typed.replace_range(place..=place, wrong.encode_utf8(&mut [0; 4]));
                let group = place / 6 + 1;
                assert_eq!(RecoverySecret::parse(&typed).unwrap_err(), RecoveryParseError::Group { group });
            }
        }
    }

    #[test]
    fn groups_in_the_wrong_order_are_found() {
        let printed = RecoverySecret::from_seed(Secret::new([9; 32])).printable();
        let mut groups: Vec<&str> = printed.split_whitespace().collect();
        groups.swap(2, 9);
        assert_eq!(RecoverySecret::parse(&groups.join(" ")).unwrap_err(), RecoveryParseError::Group { group: 3 });
    }

    #[test]
    fn mistakes_are_said_clearly() {
        let printed = RecoverySecret::from_seed(Secret::new([9; 32])).printable();
        let short = &printed[..printed.len() - 1];
        assert_eq!(RecoverySecret::parse(short).unwrap_err(), RecoveryParseError::WrongLength { found: 69 });
        let typed = format!("{}U{}", &printed[..6], &printed[7..]);
        assert_eq!(RecoverySecret::parse(&typed).unwrap_err(), RecoveryParseError::UnknownCharacter { group: 2 });
        let refusal = Refusal::from(RecoveryParseError::Group { group: 5 });
        assert_eq!(refusal, Refusal::new("recovery-key-group").with_number("group", 5));
    }

    #[test]
    fn a_compartment_comes_back_with_the_recovery_key_alone() {
        let (key, other) = (RecoverySecret::generate(), RecoverySecret::generate());
        let secret = CompartmentSecret::generate(Compartment::Health);
        let grant = RecoveryGrant::make(&key.public(), &secret).unwrap();
        assert_eq!(grant.open(&key, Compartment::Health).unwrap().seed(), secret.seed());
        assert_eq!(grant.open(&other, Compartment::Health).unwrap_err(), OpenError::Tampered);
        assert_eq!(grant.open(&key, Compartment::Intake).unwrap_err(), OpenError::Tampered);
    }
}
