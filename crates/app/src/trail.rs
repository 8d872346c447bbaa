//! `lyhty audit`: is the trail whole, and its newest checkpoint for a second party.

use std::io::{self, Write as _};
use std::path::Path;

use lyhty_office::audit;
use lyhty_store::trail::verify;
use lyhty_vault::trail::{SignedCheckpoint, TrailPublic};

use crate::configuration::Configuration;
use crate::console::{self, Ending, Stop};
use crate::premises;

/// Names everything that is wrong with the trail.
///
/// # Errors
/// When database, keys or checkpoints can't be read.
pub fn audit_verify(configuration: &Configuration, against: Option<&Path>) -> Result<Ending, Stop> {
    let public = premises::open_machine_secrets(configuration)?.trail_key.public();
    let against = against.map(newest_checkpoint).transpose()?;
    if let Some(checkpoint) = &against {
        checkpoint.verify(&public).map_err(|error| {
            Stop::Usage(format!("the checkpoint to compare with was not signed by this office: {error}"))
        })?;
    }
    let store = premises::open_store(configuration)?;
    let bar = console::progress("verifying the trail", None);
    bar.enable_steady_tick(std::time::Duration::from_millis(200));
    let report = verify(&store, &public, &configuration.checkpoints_file, against.as_ref());
    bar.finish_and_clear();
    let report = report.map_err(premises::stop_for_store)?;
    // A reader that went away (`lyhty … | head`) is no fault of ours; the exit code still says it.
    let _ = audit::print_report(&report, &mut io::stdout().lock());
    Ok(if report.is_sound() { Ending::Fine } else { Ending::FoundWrong })
}

/// Gives out the newest checkpoint: one line that a second party keeps.
///
/// # Errors
/// When there is none, or it is not ours.
pub fn audit_checkpoint(configuration: &Configuration, output: Option<&Path>) -> Result<Ending, Stop> {
    let public: TrailPublic = premises::open_machine_secrets(configuration)?.trail_key.public();
    let newest = newest_checkpoint(&configuration.checkpoints_file)?;
    let checkpoint = newest.verify(&public).map_err(|error| {
        Stop::Refused(format!(
            "the newest checkpoint in {} is not signed by this office: {error}. Run `lyhty audit verify`.",
            configuration.checkpoints_file.display()
        ))
    })?;
    match output {
        Some(path) => {
            premises::write_whole(path, |file| writeln!(file, "{newest}"))
                .map_err(|error| Stop::fault(format!("writing {}", path.display()), error))?;
            console::say(format_args!("Position {} as of {}: {}", checkpoint.position, checkpoint.at, path.display()));
        }
        None => console::say(format_args!("{newest}")),
    }
    Ok(Ending::Fine)
}

/// The last checkpoint in a file of them.
fn newest_checkpoint(path: &Path) -> Result<SignedCheckpoint, Stop> {
    let text =
        std::fs::read_to_string(path).map_err(|error| Stop::fault(format!("reading {}", path.display()), error))?;
    let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
    let last = last.ok_or_else(|| Stop::Usage(format!("{} holds no checkpoint yet", path.display())))?;
    last.parse().map_err(|_| Stop::Usage(format!("the last line of {} is no checkpoint", path.display())))
}
