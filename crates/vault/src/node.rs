//! The node group's secret: half of what opens a session's row. It changes daily and is in no backup, so that an old
//! copy of the database and an old cookie open nothing together.
//!
//! Format 1: the line `lyhty node secrets`, version byte, moment the present secret was made (8, big-endian
//! milliseconds), present secret (32), then, if there is one, the previous secret (32).

use std::fmt;
use std::path::Path;

use lyhty_base::Moment;
use zeroize::Zeroizing;

use crate::bytes::Bytes;
use crate::derive::Secret;
use crate::error::OpenError;
use crate::machine::MachineError;
use crate::random;
use crate::secret_file;

const MAGIC: &[u8; 19] = b"lyhty node secrets\n";
const VERSION: u8 = 1;
const FILE: &str = "node-secrets";

/// How long a secret is the present one.
const PRESENT_HOURS: i64 = 24;
/// How long it is kept afterwards; as long as the longest session.
const PREVIOUS_HOURS: i64 = 12;

/// One day's secret of the node group.
#[derive(Clone)]
pub struct NodeSecret(Secret);

impl NodeSecret {
    pub(crate) fn bytes(&self) -> &Secret {
        &self.0
    }
}

impl fmt::Debug for NodeSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("NodeSecret(…)")
    }
}

/// The present secret, and the previous one for 12 hours. All nodes of an office share the file; each calls
/// [`NodeSecrets::rotate`] now and then, which also takes up what another node has changed.
#[derive(Clone, Debug)]
pub struct NodeSecrets {
    current: NodeSecret,
    made_at: Moment,
    previous: Option<NodeSecret>,
}

impl NodeSecrets {
    /// Secrets that lie in no file: for tests and the demonstration.
    pub fn in_memory(now: Moment) -> Self {
        Self { current: NodeSecret(random::secret()), made_at: now, previous: None }
    }

    /// What seals now.
    pub fn current(&self) -> &NodeSecret {
        &self.current
    }

    /// What sealed until the last change, if that is not too long ago.
    pub fn previous(&self) -> Option<&NodeSecret> {
        self.previous.as_ref()
    }

    /// Whatever may have sealed what still counts, the likeliest first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &NodeSecret> {
        std::iter::once(&self.current).chain(&self.previous)
    }

    /// Reads the secrets from their folder and brings them up to date, or makes the first.
    ///
    /// # Errors
    /// When folder or file are open to others, damaged, or can't be written.
    pub fn load_or_generate(folder: &Path, now: Moment) -> Result<Self, MachineError> {
        secret_file::make_folder(folder)?;
        let path = folder.join(FILE);
        if !secret_file::exists(&path)? {
            match secret_file::write_new(&path, &Self::in_memory(now).to_bytes()) {
                // Another node was quicker; its secret counts.
                Ok(()) | Err(MachineError::Exists { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        let mut secrets = Self::load(&path)?;
        secrets.rotate(folder, now)?;
        Ok(secrets)
    }

    /// Takes up what another node has changed, makes a new secret when the present one is a day old, and drops the
    /// previous one after its 12 hours. Says whether anything is different from before.
    ///
    /// # Errors
    /// As [`NodeSecrets::load_or_generate`].
    pub fn rotate(&mut self, folder: &Path, now: Moment) -> Result<bool, MachineError> {
        secret_file::check_folder(folder)?;
        let path = folder.join(FILE);
        let mut latest = Self::load(&path)?;
        if latest.advance(now) {
            secret_file::replace(&path, &latest.to_bytes())?;
        }
        let changed = latest.made_at != self.made_at || latest.previous.is_some() != self.previous.is_some();
        *self = latest;
        Ok(changed)
    }

    /// What time does, without any file. Says whether anything changed.
    pub fn advance(&mut self, now: Moment) -> bool {
        if now >= self.made_at.plus_hours(PRESENT_HOURS) {
            let next = NodeSecret(random::secret());
            let last = std::mem::replace(&mut self.current, next);
            // Nothing sealed under it can still count when nobody was there to change it in time.
            let still_counts = now < self.made_at.plus_hours(PRESENT_HOURS + PREVIOUS_HOURS);
            self.previous = still_counts.then_some(last);
            self.made_at = now;
            return true;
        }
        now >= self.made_at.plus_hours(PREVIOUS_HOURS) && self.previous.take().is_some()
    }

    fn load(path: &Path) -> Result<Self, MachineError> {
        Self::from_bytes(&secret_file::read(path)?)
            .map_err(|source| MachineError::Damaged { path: path.to_owned(), source })
    }

    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(128));
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        bytes.extend_from_slice(&self.made_at.milliseconds().to_be_bytes());
        for secret in self.all() {
            bytes.extend_from_slice(secret.0.as_slice());
        }
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut bytes = Bytes::new(bytes);
        if bytes.array()? != MAGIC {
            return Err(OpenError::Malformed);
        }
        bytes.version(VERSION)?;
        let made_at = Moment::from_milliseconds(i64::from_be_bytes(*bytes.array()?));
        let current = NodeSecret(Zeroizing::new(*bytes.array()?));
        let previous = if bytes.is_empty() { None } else { Some(NodeSecret(Zeroizing::new(*bytes.array()?))) };
        bytes.end()?;
        Ok(Self { current, made_at, previous })
    }
}
