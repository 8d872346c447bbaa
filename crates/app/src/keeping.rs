//! `lyhty backup`, `lyhty restore` and `lyhty migrate`.
//!
//! A backup is three archives, each sealed to the recovery key: the data; the record keys, to be deleted after 35 days,
//! so that what was erased stays erased; and the machine's secrets, to be kept apart from both.

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;
use lyhty_base::{Private, Problem};
use lyhty_office::accounts;
use lyhty_store::backup::{self, Progress, Summary};
use lyhty_store::{Actor, Entry, Store, StoreError};
use lyhty_vault::{ArchiveKind, ArchiveReader, ArchiveWriter, MachineSecrets, RecoverySecret};

use crate::command_line::Restore;
use crate::configuration::Configuration;
use crate::console::{self, Ending, Stop};
use crate::pins;
use crate::premises::{self, chain};

/// Days after which an archive of record keys must be deleted.
const RECORD_KEYS_KEPT_DAYS: u32 = 35;

/// The end of an archive's file name.
const fn ending(kind: ArchiveKind) -> &'static str {
    match kind {
        ArchiveKind::Data => "data",
        ArchiveKind::RecordKeys => "record-keys",
        ArchiveKind::MachineSecrets => "machine-secrets",
    }
}

/// Copies everything while the office runs.
///
/// # Errors
/// Before set-up (there is no recovery key yet), or when database or disk refuse.
pub fn back_up(configuration: &Configuration, output: Option<&Path>) -> Result<Ending, Stop> {
    let folder = output.unwrap_or(&configuration.backup_folder);
    let machine = premises::open_machine_secrets(configuration)?;
    let store = premises::open_store(configuration)?;
    let recovery = store
        .read_blocking("recovery-key", |tx| -> Result<_, Problem> { accounts::recovery_public(tx) })
        .map_err(Stop::from)?
        .ok_or_else(|| {
            Stop::Refused("the office is not set up: there is no recovery key to seal a backup to.".into())
        })?;
    premises::prepare_folder(folder)?;
    enter(&store, "back-up")?;

    let made_at = store.clock().now();
    let stamp = made_at.to_string().replace([':', '-'], "");
    let path = |kind| folder.join(format!("lyhty-{stamp}.{}", ending(kind)));
    let failed = |error: &dyn std::error::Error| Stop::fault(format!("writing to {}", folder.display()), chain(error));

    let bar = console::progress("copying", Some(0));
    let summary = premises::write_whole(&path(ArchiveKind::Data), |data_file| {
        premises::write_whole(&path(ArchiveKind::RecordKeys), |keys_file| {
            let mut data = ArchiveWriter::new(&recovery, ArchiveKind::Data, made_at, data_file)?;
            let mut keys = ArchiveWriter::new(&recovery, ArchiveKind::RecordKeys, made_at, keys_file)?;
            let summary = backup::export(&store, &mut data, &mut keys, &mut |step| show(&bar, &step))?;
            data.finish()?;
            keys.finish()?;
            Ok(summary)
        })
    })
    .map_err(|error: backup::BackupError| failed(&error))?;
    premises::write_whole(&path(ArchiveKind::MachineSecrets), |file| {
        let mut secrets = ArchiveWriter::new(&recovery, ArchiveKind::MachineSecrets, made_at, file)?;
        std::io::Write::write_all(&mut secrets, &machine.to_bytes())?;
        secrets.finish().map(drop)
    })
    .map_err(|error: std::io::Error| failed(&error))?;
    bar.finish_and_clear();

    console::say(format_args!("{}", said(&summary)));
    for (kind, keep) in [
        (ArchiveKind::Data, "keep as long as the office wishes".to_owned()),
        (
            ArchiveKind::RecordKeys,
            format!("delete after {RECORD_KEYS_KEPT_DAYS} days: until then it opens what was erased"),
        ),
        (ArchiveKind::MachineSecrets, "keep apart from the other two".to_owned()),
    ] {
        console::say(format_args!("{}: {keep}", path(kind).display()));
    }
    Ok(Ending::Fine)
}

/// Brings a backup back onto an empty machine, of either engine.
///
/// # Errors
/// When the place is not empty, an archive is missing or damaged, or the recovery key is another one.
pub fn restore(configuration: &Configuration, options: &Restore) -> Result<Ending, Stop> {
    let data_path = newest(&options.from, ArchiveKind::Data)?;
    let named = |path: &Option<PathBuf>, kind| path.clone().map_or_else(|| newest(&options.from, kind), Ok);
    let keys_path = named(&options.record_keys, ArchiveKind::RecordKeys)?;
    let secrets_path = named(&options.machine_secrets, ArchiveKind::MachineSecrets)?;
    let recovery = recovery_secret(options.recovery_key_file.as_deref())?;

    // Everything is opened before anything is written.
    let mut data = open(&recovery, ArchiveKind::Data, &data_path)?;
    let mut keys = open(&recovery, ArchiveKind::RecordKeys, &keys_path)?;
    let machine = machine_secrets(&recovery, &secrets_path)?;
    premises::prepare_folders(configuration)?;
    if MachineSecrets::load(&configuration.secrets_folder).is_ok() {
        return Err(Stop::Refused(format!(
            "{} holds secrets already: a backup comes back onto an empty machine only.",
            configuration.secrets_folder.display()
        )));
    }

    let (clock, chance) = premises::surroundings();
    let bar = console::progress("bringing back", Some(0));
    let (store, summary) = backup::restore(
        &premises::store_config(&configuration.database),
        clock,
        chance,
        &mut data,
        Some(&mut keys),
        &mut |step| show(&bar, &step),
    )
    .map_err(|error| Stop::fault(format!("bringing back {}", data_path.display()), chain(&error)))?;
    machine
        .store(&configuration.secrets_folder)
        .map_err(|error| Stop::fault("writing the machine's secrets", chain(&error)))?;
    bar.finish_and_clear();
    // The use of the recovery key is entered in the trail.
    enter(&store, "restore")?;
    pins::pin(configuration, &store)?;
    console::say(format_args!("{}", said(&summary)));
    console::say(format_args!("The record keys are of {}. Everybody signs in anew.", keys.made_at()));
    Ok(Ending::Fine)
}

/// Brings the database to this version's shape; on an empty machine makes its folders and secrets too.
///
/// # Errors
/// When there is a database but its machine secrets are gone, or its shape is not one of ours.
pub fn migrate(configuration: &Configuration) -> Result<Ending, Stop> {
    premises::prepare_folders(configuration)?;
    for name in bring_to_shape(configuration)? {
        console::say(format_args!("applied {name}"));
    }
    console::say(format_args!("The database has this version's shape."));
    Ok(Ending::Fine)
}

/// Makes or migrates the database; secrets are made only where there is no database yet, since new ones beside old data
/// would open nothing.
///
/// # Errors
/// As [`migrate`].
pub fn bring_to_shape(configuration: &Configuration) -> Result<Vec<&'static str>, Stop> {
    let config = premises::store_config(&configuration.database);
    let (clock, chance) = premises::surroundings();
    let fresh = matches!(Store::open(&config, clock.clone(), chance.clone()), Err(StoreError::NoDatabase));
    if fresh {
        MachineSecrets::load_or_generate(&configuration.secrets_folder)
            .map_err(|error| Stop::fault("making the machine's secrets", chain(&error)))?;
    } else {
        premises::open_machine_secrets(configuration)?;
    }
    Store::migrate(&config, clock, chance).map_err(premises::stop_for_store)
}

/// An entry of the trail for a deed at the console.
fn enter(store: &Store, verb: &'static str) -> Result<(), Stop> {
    store
        .write_blocking(verb, Actor::Duty("console"), move |tx| tx.enter(Entry::of(verb)).map(drop))
        .map_err(premises::stop_for_store)
}

/// The newest archive of a kind in a folder: the moment stands first in the name, so the last name is the newest.
fn newest(folder: &Path, kind: ArchiveKind) -> Result<PathBuf, Stop> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Stop::Usage(format!("the folder {} can't be read: {error}", folder.display())))?;
    let archives = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == ending(kind)));
    archives
        .max()
        .ok_or_else(|| Stop::Usage(format!("{} holds no archive that ends in .{}", folder.display(), ending(kind))))
}

fn recovery_secret(file: Option<&Path>) -> Result<RecoverySecret, Stop> {
    let text = match file {
        Some(path) => Private::new(
            std::fs::read_to_string(path)
                .map_err(|error| Stop::Usage(format!("{} can't be read: {error}", path.display())))?,
        ),
        None => console::ask_secret("The recovery key:")?,
    };
    RecoverySecret::parse(text.reveal()).map_err(|error| Stop::Usage(format!("this is no recovery key: {error}")))
}

fn open(recovery: &RecoverySecret, kind: ArchiveKind, path: &Path) -> Result<ArchiveReader<BufReader<File>>, Stop> {
    let file = File::open(path).map_err(|error| Stop::Usage(format!("{} can't be read: {error}", path.display())))?;
    ArchiveReader::open(recovery, kind, BufReader::new(file))
        .map_err(|error| Stop::Refused(format!("{}: {}", path.display(), chain(&error))))
}

fn machine_secrets(recovery: &RecoverySecret, path: &Path) -> Result<MachineSecrets, Stop> {
    let mut reader = open(recovery, ArchiveKind::MachineSecrets, path)?;
    let mut read = Vec::new();
    reader.read_to_end(&mut read).map_err(|error| Stop::fault(format!("reading {}", path.display()), error))?;
    let read = Private::new(read);
    MachineSecrets::from_bytes(read.reveal())
        .map_err(|error| Stop::fault(format!("reading {}", path.display()), chain(&error)))
}

fn said(summary: &Summary) -> String {
    format!("{} rows and {} record keys, as of {}.", summary.rows, summary.record_keys, summary.taken_at)
}

fn show(bar: &ProgressBar, step: &Progress) {
    if let Some(rows) = step.rows_of {
        bar.set_length(rows);
    }
    bar.set_position(step.rows);
}
