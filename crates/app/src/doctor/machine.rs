//! What the machine itself does that matters: core files, swap, the clock, the secrets' files, the certificate.

use std::fs;
use std::path::Path;

use lyhty_base::{Clock as _, Moment, SystemClock};

use super::Finding;
use crate::configuration::{Configuration, Database};
use crate::hardening;
use crate::premises;

/// The programme was not written before this day (2026-11-01): a clock that shows less is wrong.
const EARLIEST_RIGHT_TIME: Moment = Moment::from_milliseconds(1_793_491_200_000);

/// How far a file's time may lie ahead of the clock, in seconds, before the clock is thought to be late.
const CLOCK_TOLERANCE_SECONDS: i64 = 300;

/// The secret of the sessions is renewed daily; past this many hours nobody has renewed it.
const NODE_SECRET_HOURS_MAX: i64 = 25;

/// Looks at the machine.
pub fn look(configuration: &Configuration) -> Vec<Finding> {
    let now = SystemClock.now();
    let mut findings = vec![core_files(), swap()];
    findings.push(clock(configuration, now));
    findings.extend(node_secret(configuration, now));
    findings.push(checkpoints(configuration));
    findings
}

fn core_files() -> Finding {
    // This process has gone through the same first steps as `serve`.
    if hardening::leaves_no_core() {
        Finding::good("No core file would be written: a crash leaves nothing of the memory behind.")
    } else {
        Finding::wrong(
            "A crash could write the memory, opened keys and all, to a core file: start with `LimitCORE=0` (systemd) \
             or `ulimit -c 0`, and look at kernel.core_pattern.",
        )
    }
}

fn swap() -> Finding {
    let Ok(table) = fs::read_to_string("/proc/swaps") else {
        return Finding::warning("Whether memory is swapped to a disk can't be seen here; it should not be.");
    };
    let devices = swap_devices(&table);
    if devices.is_empty() {
        Finding::good("No memory is swapped to a disk.")
    } else {
        Finding::warning(format!(
            "Memory may be swapped to {}, opened keys and all: switch swap off, encrypt it with a key made at each \
             start, or set `MemorySwapMax=0` for the service.",
            devices.join(", ")
        ))
    }
}

/// Devices that keep swapped memory; zram is memory itself and keeps nothing.
fn swap_devices(table: &str) -> Vec<&str> {
    let devices = table.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    devices.filter(|device| !device.starts_with("/dev/zram")).collect()
}

fn clock(configuration: &Configuration, now: Moment) -> Finding {
    if now < EARLIEST_RIGHT_TIME {
        return Finding::wrong(format!(
            "The clock shows {now}, which is before this programme was written: deadlines, second factors and the trail \
             would be wrong. Set it, and let it be kept by NTP."
        ));
    }
    let mut files = vec![configuration.checkpoints_file.clone()];
    if let Database::Sqlite(path) = &configuration.database {
        files.push(path.clone());
        files.push(format!("{}-wal", path.display()).into());
    }
    let ahead = files.iter().filter_map(|path| changed_at(path).map(|at| (path, at))).max_by_key(|(_, at)| *at);
    match ahead {
        Some((path, at)) if at > now.plus_seconds(CLOCK_TOLERANCE_SECONDS) => Finding::wrong(format!(
            "The clock shows {now}, but {} was changed at {at}: the clock is late. Set it, and let it be kept by NTP.",
            path.display()
        )),
        _ => Finding::good(format!("The clock shows {now}, not before anything that was written here.")),
    }
}

fn changed_at(path: &Path) -> Option<Moment> {
    let since = fs::metadata(path).ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Moment::from_milliseconds(i64::try_from(since.as_millis()).ok()?))
}

fn node_secret(configuration: &Configuration, now: Moment) -> Vec<Finding> {
    let files = fs::read_dir(&configuration.node_secret_folder).into_iter().flatten().flatten();
    let Some(newest) = files.filter_map(|entry| changed_at(&entry.path())).max() else {
        return vec![Finding::good("There is no secret of the sessions yet; `serve` makes it.")];
    };
    let mut findings = Vec::new();
    if newest < now.plus_hours(-NODE_SECRET_HOURS_MAX) {
        findings.push(Finding::warning(format!(
            "The secret that sessions hang on was last renewed at {newest}; `serve` renews it daily while it runs, and \
             at its next start."
        )));
    } else {
        findings.push(Finding::good("The secret that sessions hang on is of today."));
    }
    if let Database::Sqlite(path) = &configuration.database
        && path.parent().is_some_and(|folder| configuration.node_secret_folder.starts_with(folder))
    {
        findings.push(Finding::warning(
            "The secret that sessions hang on lies in the database's folder, so that one copy takes both: set \
             `node-secret-folder` to another place.",
        ));
    }
    findings
}

fn checkpoints(configuration: &Configuration) -> Finding {
    let path = &configuration.checkpoints_file;
    if let Database::Sqlite(database) = &configuration.database
        && database.parent().is_some_and(|folder| path.starts_with(folder))
    {
        return Finding::warning(format!(
            "The checkpoints of the trail ({}) lie in the database's folder: whoever rewrites one can rewrite the \
             other. Set `checkpoints-file` to another place, best on another disk.",
            path.display()
        ));
    }
    if path.exists() {
        Finding::good(
            "The checkpoints of the trail lie apart from the database. Give the newest to a second party now and then \
             (`lyhty audit checkpoint`).",
        )
    } else {
        Finding::warning(format!(
            "There is no checkpoint of the trail yet ({}); `serve` writes one a minute. If there were some, they have \
             been taken away.",
            path.display()
        ))
    }
}

/// The machine's secrets can be loaded.
pub fn secrets(configuration: &Configuration) -> Finding {
    match premises::open_machine_secrets(configuration) {
        Ok(_) => Finding::good("The machine's secrets are there."),
        Err(stop) => Finding::wrong(format!("{stop}")),
    }
}

/// The certificate's files can be read.
pub fn certificate(configuration: &Configuration) -> Vec<Finding> {
    let files = configuration.tls.iter().flat_map(|tls| [("tls.certificate", &tls.certificate), ("tls.key", &tls.key)]);
    files
        .map(|(key, path)| match fs::read_to_string(path) {
            Ok(text) if text.contains("-----BEGIN ") => Finding::good(format!("`{key}` can be read.")),
            Ok(_) => Finding::wrong(format!("`{key}`: {} holds no PEM.", path.display())),
            Err(error) => Finding::wrong(format!("`{key}`: {} can't be read: {error}.", path.display())),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swap_in_memory_is_no_swap_on_a_disk() {
        let table = "Filename Type Size Used Priority\n/dev/zram0 partition 1 0 100\n/dev/sda2 partition 1 0 -2\n";
        assert_eq!(swap_devices(table), ["/dev/sda2"]);
        assert!(swap_devices("Filename Type Size Used Priority\n").is_empty());
    }

    #[test]
    fn a_clock_before_a_file_is_late() {
        let folder = tempfile::tempdir().expect("a folder");
        let configuration =
            Configuration::for_demonstration(folder.path(), ([127, 0, 0, 1], 1).into(), "Test").expect("fine");
        let Database::Sqlite(path) = &configuration.database else { panic!("SQLite") };
        premises::prepare_folders(&configuration).expect("folders");
        fs::write(path, "").expect("a file");
        let written = changed_at(path).expect("a time");
        assert_eq!(clock(&configuration, written).grade, super::super::Grade::Good);
        assert_eq!(clock(&configuration, written.plus_hours(-1)).grade, super::super::Grade::Wrong);
        assert_eq!(clock(&configuration, Moment::from_milliseconds(0)).grade, super::super::Grade::Wrong);
    }
}
