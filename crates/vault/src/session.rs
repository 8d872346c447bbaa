//! Sessions and drafts: what lies on the server opens only with the browser's cookie and the node group's secret of the
//! day, together.
//!
//! Format 1: version byte, envelope.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::envelope;
use crate::error::{OpenError, SealError};
use crate::node::{NodeSecret, NodeSecrets};
use crate::random;

const VERSION: u8 = 1;

/// What a cookie's secret is for: nothing of one use opens in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealUse {
    /// The session of somebody signed in.
    Session,
    /// A form that is not yet sent.
    Draft,
}

impl SealUse {
    const fn label(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Draft => "draft",
        }
    }
}

/// The secret that a browser keeps in a cookie, and the server keeps nowhere.
pub struct SessionSecret {
    secret: Secret,
    purpose: SealUse,
}

impl SessionSecret {
    /// A fresh secret, for a cookie that is about to be set.
    pub fn generate(purpose: SealUse) -> Self {
        Self { secret: random::secret(), purpose }
    }

    /// The secret out of a cookie; nothing when the cookie is not of our making.
    pub fn from_cookie(purpose: SealUse, value: &str) -> Option<Self> {
        let decoded = Zeroizing::new(BASE64URL_NOPAD.decode(value.as_bytes()).ok()?);
        let mut secret = Secret::default();
        if decoded.len() != secret.len() {
            return None;
        }
        secret.copy_from_slice(&decoded);
        Some(Self { secret, purpose })
    }

    /// The cookie's value: 43 characters.
    pub fn cookie_value(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(self.secret.as_slice()))
    }

    /// The id of the row, a hash of the secret in hexadecimal digits: the database tells no cookie.
    pub fn row_id(&self) -> String {
        HEXLOWER.encode(&derive::hash("lyhty row id 1", &[self.purpose.label().as_bytes(), self.secret.as_slice()]))
    }

    /// Seals the row's content with the node group's present secret.
    ///
    /// # Errors
    /// When it is too long.
    pub fn seal(&self, node: &NodeSecret, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        envelope::seal(&self.key(node), &self.context(), vec![VERSION], Zeroizing::new(plain.to_vec()))
    }

    /// Opens the row's content, also if it was sealed before the last change of the node group's secret.
    ///
    /// # Errors
    /// When it belongs to another cookie or use, was sealed too long ago, or was changed.
    pub fn open(&self, nodes: &NodeSecrets, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let mut bytes = Bytes::new(sealed);
        bytes.version(VERSION)?;
        let envelope = bytes.rest();
        let mut outcome = Err(OpenError::WrongKey);
        for node in nodes.all() {
            outcome = envelope::open(&self.key(node), &self.context(), envelope);
            if outcome != Err(OpenError::WrongKey) {
                break;
            }
        }
        outcome
    }

    /// A word that only pages of this session carry, against forms that other sites send in its name.
    pub fn token(&self, purpose: &str) -> String {
        let parts = [self.purpose.label().as_bytes(), purpose.as_bytes()];
        BASE64URL_NOPAD.encode(derive::tag(&self.secret, "lyhty session token 1", &parts).as_slice())
    }

    /// Does the word belong to this session and purpose? Takes the same time whatever the answer.
    pub fn token_matches(&self, purpose: &str, token: &str) -> bool {
        self.token(purpose).as_bytes().ct_eq(token.as_bytes()).into()
    }

    fn key(&self, node: &NodeSecret) -> Secret {
        let joined = Zeroizing::new([self.secret.as_slice(), node.bytes().as_slice()].concat());
        derive::key(&joined, "lyhty session 1", &[self.purpose.label().as_bytes()])
    }

    fn context(&self) -> Vec<u8> {
        let row = self.row_id();
        derive::context(&[b"lyhty session", &[VERSION], self.purpose.label().as_bytes(), row.as_bytes()])
    }
}

impl fmt::Debug for SessionSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SessionSecret({}, …)", self.purpose.label())
    }
}
