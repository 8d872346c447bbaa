//! Where the office is kept: its folders, files, database and machine secrets, and whether they may be used as they are.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lyhty_base::{Chance, Clock, SystemClock};
use lyhty_store::{Store, StoreConfig, StoreError};
use lyhty_vault::{MachineSecrets, OsChance};

use crate::configuration::{Configuration, Database, Listen};
use crate::console::Stop;

/// The file that marks a folder as a demonstration's.
const DEMONSTRATION_MARK: &str = "DEMONSTRATION";

const MARK_TEXT: &str = "Everybody in this folder is invented. `lyhty demo` made it; `lyhty serve` refuses it.\n";

/// The clock and the chance of the running programme.
pub fn surroundings() -> (Arc<dyn Clock>, Arc<dyn Chance>) {
    (Arc::new(SystemClock), Arc::new(OsChance))
}

/// The store's own way to say which database.
pub fn store_config(database: &Database) -> StoreConfig {
    match database {
        Database::Sqlite(path) => StoreConfig::sqlite(path.clone()),
        Database::Postgres(address) => StoreConfig::postgres(address.reveal().clone()),
    }
}

/// Opens the database as it is; it must have this version's shape.
///
/// # Errors
/// Refused when its shape or its settings are not safe to work on.
pub fn open_store(configuration: &Configuration) -> Result<Store, Stop> {
    open_store_at(configuration, surroundings().0)
}

/// The same with a clock that somebody else sets: for the past of the demonstration.
///
/// # Errors
/// As [`open_store`].
pub fn open_store_at(configuration: &Configuration, clock: Arc<dyn Clock>) -> Result<Store, Stop> {
    let (_, chance) = surroundings();
    Store::open(&store_config(&configuration.database), clock, chance).map_err(stop_for_store)
}

/// How an error of the store ends a command: what is the fault of shape or settings is a refusal that can be mended.
pub fn stop_for_store(error: StoreError) -> Stop {
    match error {
        StoreError::NoDatabase
        | StoreError::NotEmpty
        | StoreError::MigrationMissing(_)
        | StoreError::MigrationUnknown(_)
        | StoreError::MigrationChanged(_)
        | StoreError::NotDurable(_) => Stop::Refused(error.to_string()),
        StoreError::Configuration(sentence) => Stop::Usage(sentence),
        other => Stop::fault("database", chain(&other)),
    }
}

/// An error and all its causes in one line.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        text.push_str(": ");
        text.push_str(&next.to_string());
        cause = next.source();
    }
    text
}

/// The machine's secrets, which must be there.
///
/// # Errors
/// Refused when they are missing, damaged, or readable by others.
pub fn open_machine_secrets(configuration: &Configuration) -> Result<MachineSecrets, Stop> {
    MachineSecrets::load(&configuration.secrets_folder).map_err(|error| {
        Stop::Refused(format!(
            "the machine's secrets can't be used: {}. Without them nothing opens: bring them back from the backup \
             (`lyhty restore`), or, for an office that never began, make them with `lyhty migrate`.",
            chain(&error)
        ))
    })
}

/// Makes the folders of a new office, closed to others, and leaves those that are there as they are.
///
/// # Errors
/// When a folder can't be made.
pub fn prepare_folders(configuration: &Configuration) -> Result<(), Stop> {
    let mut folders = vec![configuration.data_folder.as_path(), &configuration.secrets_folder];
    folders.push(&configuration.node_secret_folder);
    folders.extend(configuration.checkpoints_file.parent());
    if let Database::Sqlite(path) = &configuration.database {
        folders.extend(path.parent());
    }
    folders.into_iter().try_for_each(prepare_folder)
}

/// Makes one folder, closed to others.
///
/// # Errors
/// When it can't be made.
pub fn prepare_folder(folder: &Path) -> Result<(), Stop> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(|error| Stop::fault(format!("making the folder {}", folder.display()), error))
}

/// Marks a folder as a demonstration's.
///
/// # Errors
/// When the mark can't be written.
pub fn mark_demonstration(folder: &Path) -> Result<(), Stop> {
    let mark = folder.join(DEMONSTRATION_MARK);
    fs::write(&mark, MARK_TEXT).map_err(|error| Stop::fault(format!("writing {}", mark.display()), error))
}

/// Whether a folder is marked as a demonstration's.
pub fn is_demonstration(folder: &Path) -> bool {
    folder.join(DEMONSTRATION_MARK).exists()
}

/// Everything about configuration and files for which `serve` refuses to start: a sentence each, with what to do.
pub fn objections(configuration: &Configuration) -> Vec<String> {
    let mut found = Vec::new();
    found.extend(plain_http(configuration));
    found.extend(belongs_to_demonstration(configuration));
    found.extend(lax_modes(configuration));
    found
}

/// What people write never crosses a network in clear.
pub fn plain_http(configuration: &Configuration) -> Option<String> {
    match configuration.listen {
        Listen::Address(address) if !address.ip().is_loopback() && configuration.tls.is_none() => Some(format!(
            "plain HTTP on {address}: what people write would cross the network in clear. Set `tls.certificate` and \
             `tls.key`, or listen on 127.0.0.1 or a Unix socket behind a proxy."
        )),
        _ => None,
    }
}

fn belongs_to_demonstration(configuration: &Configuration) -> Option<String> {
    let marked = places(configuration).into_iter().find_map(|path| {
        // A link must not hide where a folder really is.
        let real = path.canonicalize().unwrap_or(path);
        real.ancestors().find(|folder| is_demonstration(folder)).map(Path::to_owned)
    })?;
    Some(format!(
        "{} is a demonstration's folder, whose people are invented and whose sign-ins were printed: use another one.",
        marked.display()
    ))
}

/// Every path of ours, for the checks.
fn places(configuration: &Configuration) -> Vec<PathBuf> {
    let mut places = vec![
        configuration.data_folder.clone(),
        configuration.secrets_folder.clone(),
        configuration.node_secret_folder.clone(),
        configuration.checkpoints_file.clone(),
    ];
    if let Database::Sqlite(path) = &configuration.database {
        places.push(path.clone());
    }
    places
}

/// Files and folders that others on this machine could read, a sentence each.
pub fn lax_modes(configuration: &Configuration) -> Vec<String> {
    let mut closed = vec![configuration.secrets_folder.clone(), configuration.node_secret_folder.clone()];
    for folder in [&configuration.secrets_folder, &configuration.node_secret_folder] {
        closed.extend(fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    if let Database::Sqlite(path) = &configuration.database {
        closed.extend(path.parent().map(Path::to_owned));
        closed.push(path.clone());
        for ending in ["-wal", "-shm"] {
            closed.push(PathBuf::from(format!("{}{ending}", path.display())));
        }
    }
    let password_file = configuration.smtp.as_ref().and_then(|smtp| smtp.sign_in.as_ref());
    closed.extend(password_file.map(|sign_in| sign_in.password_file.clone()));
    let mut found: Vec<_> = closed.iter().filter_map(|path| lax(path, 0o077)).collect();
    // Certificate tools give the key to a group of their own; anybody else must not read it.
    found.extend(configuration.tls.iter().filter_map(|tls| lax(&tls.key, 0o027)));
    found.extend(lax(&configuration.checkpoints_file, 0o022));
    found
}

fn lax(path: &Path, forbidden: u32) -> Option<String> {
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o7777;
    (mode & forbidden != 0).then(|| {
        format!(
            "{} has mode {mode:04o}, so others on this machine could get at it: `chmod {:04o} {}`.",
            path.display(),
            mode & !forbidden,
            path.display()
        )
    })
}

/// Writes a file whole or not at all, readable by us alone, and makes sure that it is on the disk.
///
/// # Errors
/// When the disk refuses.
pub fn write_whole<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut io::BufWriter<fs::File>) -> Result<T, E>,
) -> Result<T, E> {
    let unfinished = PathBuf::from(format!("{}.unfinished", path.display()));
    let file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    let mut file = io::BufWriter::new(file);
    let written = write(&mut file)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    fs::rename(&unfinished, path)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(written)
}
