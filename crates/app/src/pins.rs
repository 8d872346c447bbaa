//! The office's public keys, pinned outside the database: what people write is sealed to them, so somebody who could
//! replace them in the database would read everything from then on.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

use lyhty_base::Problem;
use lyhty_office::accounts;
use lyhty_store::Store;

use crate::configuration::Configuration;
use crate::console::Stop;
use crate::premises;

/// How the keys in the database stand to those that were pinned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pins {
    /// The office is not set up: there are no keys yet.
    NoKeysYet,
    /// There are keys, and nothing is pinned yet.
    NotPinned,
    /// They are the same.
    Same,
}

fn path(configuration: &Configuration) -> PathBuf {
    configuration.secrets_folder.join("pinned-keys")
}

/// Compares the keys in the database with those that were pinned.
///
/// # Errors
/// Refused when they differ.
pub fn compare(configuration: &Configuration, store: &Store) -> Result<Pins, Stop> {
    let path = path(configuration);
    let pinned = match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Stop::fault(format!("reading {}", path.display()), error)),
    };
    match (pinned, keys(store)?) {
        (None, None) => Ok(Pins::NoKeysYet),
        (None, Some(_)) => Ok(Pins::NotPinned),
        (Some(pinned), Some(found)) if pinned == found => Ok(Pins::Same),
        (Some(_), _) => Err(Stop::Refused(format!(
            "the office's public keys in the database are not those pinned in {}: somebody may have replaced them to \
             read what people write. Compare with a backup before anything else; delete the file only if you know why \
             they differ.",
            path.display()
        ))),
    }
}

/// Pins the keys when the office has been set up and nothing is pinned yet.
///
/// # Errors
/// As [`compare`], and when the file can't be written.
pub fn pin(configuration: &Configuration, store: &Store) -> Result<(), Stop> {
    if compare(configuration, store)? == Pins::NotPinned
        && let Some(found) = keys(store)?
    {
        let path = path(configuration);
        premises::write_whole(&path, |file| file.write_all(&found))
            .map_err(|error| Stop::fault(format!("writing {}", path.display()), error))?;
    }
    Ok(())
}

fn keys(store: &Store) -> Result<Option<Vec<u8>>, Stop> {
    store.read_blocking("pinned-keys", |tx| -> Result<_, Problem> { accounts::pinned_keys(tx) }).map_err(Stop::from)
}
