//! `lyhty demo`: an invented office in its own folder. Nothing in it is weaker than in a real one.

use std::fs;
use std::path::Path;

use crate::command_line::Demo;
use crate::configuration::Configuration;
use crate::console::{Ending, Stop};
use crate::premises;
use crate::{keeping, serving};

/// The name of the invented office.
const OFFICE_NAME: &str = "Invented Assistance Office";

/// Makes the invented office if it is not there, and runs it.
///
/// # Errors
/// Refused when the folder is somebody else's, or the address another machine's.
pub fn demonstrate(options: &Demo) -> Result<Ending, Stop> {
    let configuration = Configuration::for_demonstration(&options.data, options.listen, OFFICE_NAME)?;
    if let Some(sentence) = premises::plain_http(&configuration) {
        return Err(Stop::Refused(sentence));
    }
    take_folder(&options.data, options.fresh)?;
    premises::prepare_folders(&configuration)?;
    keeping::bring_to_shape(&configuration)?;
    serving::run(&configuration, serving::Kind::Demonstration)
}

/// The folder becomes a demonstration's only if it is empty; what is deleted was a demonstration's.
fn take_folder(folder: &Path, fresh: bool) -> Result<(), Stop> {
    let doing = |what: &str| format!("{what} {}", folder.display());
    let empty = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(Stop::fault(doing("reading"), error)),
    };
    if empty {
        premises::prepare_folder(folder)?;
        return premises::mark_demonstration(folder);
    }
    if !premises::is_demonstration(folder) {
        return Err(Stop::Refused(format!(
            "{} is not empty and not a demonstration's folder: name another one with --data.",
            folder.display()
        )));
    }
    if fresh {
        fs::remove_dir_all(folder).map_err(|error| Stop::fault(doing("deleting"), error))?;
        premises::prepare_folder(folder)?;
        premises::mark_demonstration(folder)?;
    }
    Ok(())
}
