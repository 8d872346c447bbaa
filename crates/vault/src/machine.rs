//! The machine's secrets: in one file outside database and backups of data.
//!
//! Format 1: the line `lyhty machine secrets`, version byte, pepper, stamp key, login key, machine key, trail key (32
//! each), SHA-256 checksum (32), which finds a damaged disk or a slip of the hand.

use std::fmt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

use crate::bytes::Bytes;
use crate::derive::{self, Secret};
use crate::error::{OpenError, SealError};
use crate::field::{self, Owner, Payload, Sealed};
use crate::hybrid::{KeyPair, XWing};
use crate::random;
use crate::secret_file;
use crate::stamp::StampKey;
use crate::trail::TrailKey;

const MAGIC: &[u8; 22] = b"lyhty machine secrets\n";
const VERSION: u8 = 1;
const FILE: &str = "machine-secrets";

/// What went wrong with a file of secrets.
#[derive(Debug, thiserror::Error)]
pub enum MachineError {
    /// It can't be read or written.
    #[error("{} can't be read or written", path.display())]
    Storage {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// Others than its owner may reach it.
    #[error("{} is open to others (mode {mode:04o}): allow its owner alone (chmod u=rwX,go= …)", path.display())]
    LaxMode {
        /// The file or folder.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// It is there already; secrets are never overwritten.
    #[error("{} is there already and is never overwritten", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Something else than a file (or folder) has this name.
    #[error("{} is not what it should be: a plain file in a plain folder", path.display())]
    NotAFile {
        /// Whatever it is.
        path: PathBuf,
    },
    /// The content is not what we write.
    #[error("{} is damaged or of an unknown version", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was wrong with it.
        source: OpenError,
    },
}

impl From<MachineError> for lyhty_base::Problem {
    fn from(error: MachineError) -> Self {
        Self::fault(error)
    }
}

/// All secrets of the machine (or of the group of machines that serve one office).
#[derive(Debug)]
pub struct MachineSecrets {
    /// Joins every slow derivation, so that a stolen database can't be guessed at.
    pub pepper: Pepper,
    /// Stamps forms.
    pub stamp_key: StampKey,
    /// Hashes login names.
    pub login_key: LoginKey,
    /// Opens addresses of mails that are not yet sent.
    pub machine_key: MachineKey,
    /// Signs the trail's checkpoints.
    pub trail_key: TrailKey,
}

impl MachineSecrets {
    /// New secrets, at set-up.
    pub fn generate() -> Self {
        Self::from_parts(random::secret)
    }

    pub(crate) fn from_parts(mut next: impl FnMut() -> Secret) -> Self {
        Self {
            pepper: Pepper(next()),
            stamp_key: StampKey::new(next()),
            login_key: LoginKey(next()),
            machine_key: MachineKey(next()),
            trail_key: TrailKey::new(next()),
        }
    }

    /// Reads the secrets from their folder.
    ///
    /// # Errors
    /// When folder or file are missing, open to others, or damaged.
    pub fn load(folder: &Path) -> Result<Self, MachineError> {
        secret_file::check_folder(folder)?;
        let path = folder.join(FILE);
        Self::from_bytes(&secret_file::read(&path)?).map_err(|source| MachineError::Damaged { path, source })
    }

    /// Writes the secrets to a folder, making it if need be.
    ///
    /// # Errors
    /// When the folder is open to others, or holds secrets already.
    pub fn store(&self, folder: &Path) -> Result<(), MachineError> {
        secret_file::make_folder(folder)?;
        secret_file::write_new(&folder.join(FILE), &self.to_bytes())
    }

    /// Reads the secrets, or makes and stores them when there are none yet.
    ///
    /// # Errors
    /// As [`MachineSecrets::load`] and [`MachineSecrets::store`].
    pub fn load_or_generate(folder: &Path) -> Result<Self, MachineError> {
        if secret_file::exists(&folder.join(FILE))? {
            return Self::load(folder);
        }
        let secrets = Self::generate();
        secrets.store(folder)?;
        Ok(secrets)
    }

    /// The secrets as bytes: for their own file and their own archive, nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let parts =
            [&self.pepper.0, self.stamp_key.bytes(), &self.login_key.0, &self.machine_key.0, self.trail_key.seed()];
        let mut bytes = Zeroizing::new(Vec::with_capacity(MAGIC.len() + 1 + (parts.len() + 1) * 32));
        bytes.extend_from_slice(MAGIC);
        bytes.push(VERSION);
        for part in parts {
            bytes.extend_from_slice(part.as_slice());
        }
        let checksum = derive::hash("lyhty machine secrets checksum 1", &[&bytes]);
        bytes.extend_from_slice(&checksum);
        bytes
    }

    /// The secrets out of bytes: from their archive.
    ///
    /// # Errors
    /// When the bytes are not secrets that this release knows, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, OpenError> {
        let mut reader = Bytes::new(bytes);
        if reader.array()? != MAGIC {
            return Err(OpenError::Malformed);
        }
        reader.version(VERSION)?;
        let mut parts = Zeroizing::new([[0; 32]; 5]);
        for part in parts.iter_mut() {
            part.copy_from_slice(reader.array::<32>()?);
        }
        let checked = bytes.len().saturating_sub(32);
        let intact = *reader.array::<32>()? == derive::hash("lyhty machine secrets checksum 1", &[&bytes[..checked]]);
        reader.end()?;
        if !intact {
            return Err(OpenError::Tampered);
        }
        let mut index = 0;
        Ok(Self::from_parts(|| {
            let part = Zeroizing::new(parts[index]);
            index += 1;
            part
        }))
    }
}

macro_rules! blank_debug {
    ($($name:ident),+) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}

blank_debug!(Pepper, LoginKey, MachineKey, MachinePublic);

/// A secret that joins every slow derivation.
#[derive(Clone)]
pub struct Pepper(Secret);

impl Pepper {
    /// A pepper for tests; the machine's own lies in [`MachineSecrets`].
    pub fn generate() -> Self {
        Self(random::secret())
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The key by which login names are hashed: the database knows no login names.
#[derive(Clone)]
pub struct LoginKey(Secret);

impl LoginKey {
    /// The hash of a login name, 64 hexadecimal digits. Blanks around it and capitals make no difference.
    pub fn hash(&self, login_name: &str) -> String {
        let name = Zeroizing::new(login_name.trim().to_lowercase());
        HEXLOWER.encode(derive::tag(&self.0, "lyhty login name 1", &[name.as_bytes()]).as_slice())
    }
}

/// The key that opens addresses of mails that are not yet sent, and nothing else.
#[derive(Clone)]
pub struct MachineKey(Secret);

impl MachineKey {
    fn pair(&self) -> KeyPair<XWing> {
        KeyPair::from_seed(&derive::key(&*self.0, "lyhty machine key 1: sealing", &[]))
    }

    /// The public half, for whoever puts a mail in the queue.
    pub fn public(&self) -> MachinePublic {
        MachinePublic(self.pair().public().clone())
    }

    /// Opens a field of the row with this id.
    ///
    /// # Errors
    /// When it is another row's or column's, was changed, or is not understood.
    pub fn open<T: Payload>(&self, row: &str, sealed: &Sealed<T>) -> Result<T, OpenError> {
        field::open_with(&self.pair(), &Owner::Machine(row), sealed)
    }
}

/// The public half of the machine key.
#[derive(Clone)]
pub struct MachinePublic(<XWing as hpke::Kem>::PublicKey);

impl MachinePublic {
    /// Seals a field of the row with this id to the machine.
    ///
    /// # Errors
    /// When the payload can't be written as bytes or is too long.
    pub fn seal<T: Payload>(&self, row: &str, payload: &T) -> Result<Sealed<T>, SealError> {
        field::seal_to(&self.0, &Owner::Machine(row), payload)
    }
}
