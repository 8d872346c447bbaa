//! Files of secrets: mode 0600 in a folder of mode 0700, never overwritten by accident, never half written.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::machine::MachineError;

/// More than any of our files of secrets holds.
const LARGEST: u64 = 64 * 1024;

fn storage(path: &Path) -> impl FnOnce(io::Error) -> MachineError {
    let path = path.to_owned();
    move |source| MachineError::Storage { path, source }
}

/// The folder must be there, and its owner's alone.
pub(crate) fn check_folder(folder: &Path) -> Result<(), MachineError> {
    let found = fs::metadata(folder).map_err(storage(folder))?;
    if !found.is_dir() {
        return Err(MachineError::NotAFile { path: folder.to_owned() });
    }
    check_mode(folder, &found)
}

/// Makes the folder, unless it is there.
pub(crate) fn make_folder(folder: &Path) -> Result<(), MachineError> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(storage(folder))?;
    check_folder(folder)
}

/// Is there a file (or anything) of this name?
pub(crate) fn exists(path: &Path) -> Result<bool, MachineError> {
    path.try_exists().map_err(storage(path))
}

/// Reads a file that must be its owner's alone.
pub(crate) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, MachineError> {
    let file = File::open(path).map_err(storage(path))?;
    let found = file.metadata().map_err(storage(path))?;
    if !found.is_file() {
        return Err(MachineError::NotAFile { path: path.to_owned() });
    }
    check_mode(path, &found)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(1024));
    file.take(LARGEST).read_to_end(&mut bytes).map_err(storage(path))?;
    Ok(bytes)
}

/// Writes a file that must not be there yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), MachineError> {
    let temporary = write_temporary(path, bytes)?;
    // A hard link, unlike a rename, fails when the name is taken: two that start at once don't overwrite each other.
    let linked = fs::hard_link(&temporary, path).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => MachineError::Exists { path: path.to_owned() },
        _ => MachineError::Storage { path: path.to_owned(), source },
    });
    fs::remove_file(&temporary).map_err(storage(&temporary))?;
    linked?;
    sync_folder(path)
}

/// Replaces a file, whole or not at all.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), MachineError> {
    let temporary = write_temporary(path, bytes)?;
    fs::rename(&temporary, path).map_err(storage(path))?;
    sync_folder(path)
}

fn write_temporary(path: &Path, bytes: &[u8]) -> Result<PathBuf, MachineError> {
    let random: [u8; 8] = crate::random::public();
    let temporary = path.with_extension(format!("new-{}", data_encoding::HEXLOWER.encode(&random)));
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary).map_err(storage(&temporary))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(storage(&temporary))?;
    Ok(temporary)
}

fn sync_folder(path: &Path) -> Result<(), MachineError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(storage(folder))
}

fn check_mode(path: &Path, found: &fs::Metadata) -> Result<(), MachineError> {
    let mode = found.permissions().mode() & 0o7777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(MachineError::LaxMode { path: path.to_owned(), mode }) }
}
