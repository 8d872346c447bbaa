//! `lyhty review`: a published review, written to a file.

use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use lyhty_office::review::{self, Publisher};
use lyhty_store::Store;
use lyhty_web::{Settings, Texts};

use crate::command_line::Review;
use crate::configuration::Configuration;
use crate::console::{Ending, Stop};
use crate::demonstration;
use crate::premises;
use crate::serving;

/// Writes a published review of the office of this configuration.
///
/// # Errors
/// Refused when nothing of that half-year is published; a fault of the database or the disk.
pub fn of_the_office(options: &Review, configuration: &Configuration) -> Result<Ending, Stop> {
    let store = premises::open_store(configuration)?;
    // What a demonstration published says so, whoever writes it out.
    let kind = if premises::is_demonstration(&configuration.data_folder) {
        serving::Kind::Demonstration
    } else {
        serving::Kind::Office
    };
    write(options, &store, configuration, kind)
}

/// Makes the invented office in a folder of its own, lets it publish, and writes what it published.
///
/// # Errors
/// Refused when it published nothing of that half-year; a fault when the office can't be made.
pub fn of_the_demonstration(options: &Review) -> Result<Ending, Stop> {
    let folder = tempfile::Builder::new()
        .prefix("lyhty-demonstration")
        .tempdir()
        .map_err(|error| Stop::fault("making a folder for the invented office", error))?;
    // Nobody listens: no port is taken.
    let nowhere = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let (configuration, store) = demonstration::make_published(folder.path(), nowhere)?;
    write(options, &store, &configuration, serving::Kind::Demonstration)
}

fn write(options: &Review, store: &Store, configuration: &Configuration, kind: serving::Kind) -> Result<Ending, Stop> {
    let texts = Texts::new().map_err(|error| Stop::fault("reading the texts", premises::chain(&error)))?;
    let settings: Arc<Settings> = Arc::new(serving::settings(configuration, kind)?);
    let publisher = Publisher::new(&texts, &settings);
    let bytes = review::edition_file(store, &publisher, options.half, options.language, options.format)?;
    let Some(bytes) = bytes else {
        return Err(Stop::Refused(format!("No review of {} is published.", options.half)));
    };
    premises::write_whole(&options.output, |file| file.write_all(&bytes))
        .map_err(|error| Stop::fault(format!("writing {}", options.output.display()), error))?;
    Ok(Ending::Fine)
}
