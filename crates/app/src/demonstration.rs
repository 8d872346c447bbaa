//! `lyhty demo`: an invented office in its own folder. Nothing in it is weaker than in a real one.

mod office;
mod past;
mod published;
pub mod register;
mod staff;

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use lyhty_base::{Clock as _, SettableClock, SystemClock};
use lyhty_office::accounts;
use lyhty_store::{Actor, Store};
use lyhty_web::Site;

use crate::command_line::Demo;
use crate::configuration::Configuration;
use crate::console::{self, Ending, Stop};
use crate::premises;
use crate::{keeping, pins, serving};
use office::Office;
use register::Register;
use staff::SignIn;

/// The name of the invented office.
const OFFICE_NAME: &str = "Invented Assistance Office";

/// Deeds of the past that the progress bar counts.
const SCENES: u64 = 9;

/// Makes the invented office if it is not there, and runs it.
///
/// # Errors
/// Refused when the folder is somebody else's, or the address another machine's.
pub fn demonstrate(options: &Demo) -> Result<Ending, Stop> {
    if options.codes {
        return staff::print(&options.data).map(|()| Ending::Fine);
    }
    let configuration = Configuration::for_demonstration(&options.data, options.listen, OFFICE_NAME)?;
    if let Some(sentence) = premises::plain_http(&configuration) {
        return Err(Stop::Refused(sentence));
    }
    take_folder(&options.data, options.fresh)?;
    premises::prepare_folders(&configuration)?;
    keeping::bring_to_shape(&configuration)?;
    if !staff::is_finished(&options.data) {
        invent(&configuration, &options.data)?;
    }
    staff::print(&options.data)?;
    serving::run(&configuration, serving::Kind::Demonstration)
}

/// Makes the invented office and its past. The clock of this office is set to each day in turn; its people walk through the
/// same door as everybody.
fn invent(configuration: &Configuration, folder: &Path) -> Result<(), Stop> {
    let founded = Founded::new(configuration)?;
    let register = Register::plan()?;
    let bar = console::progress("Inventing people", Some(register.months() + published::steps() + SCENES));
    let now = SystemClock.now();
    let receipts = runtime()?.block_on(async {
        let office = founded.office();
        register.make(&office, || bar.inc(1)).await?;
        published::publish(&office, || bar.inc(1)).await?;
        past::Past::new(&office).make(now, || bar.inc(1)).await
    })?;
    bar.finish_and_clear();
    pins::pin(configuration, &founded.store)?;
    let printed = receipts.iter().map(|receipt| format!("Receipt of {}: {}", receipt.whose, receipt.digits));
    staff::keep(folder, &founded.sign_ins, &printed.collect::<Vec<_>>())
}

/// Makes an invented office in an empty folder, with its register and its published review, and does not run it.
///
/// # Errors
/// A fault when the office can't be made.
pub fn make_published(folder: &Path, listen: SocketAddr) -> Result<(Configuration, Store), Stop> {
    let configuration = Configuration::for_demonstration(folder, listen, OFFICE_NAME)?;
    premises::mark_demonstration(folder)?;
    premises::prepare_folders(&configuration)?;
    keeping::bring_to_shape(&configuration)?;
    let founded = Founded::new(&configuration)?;
    let register = Register::plan()?;
    let bar = console::progress("Inventing people", Some(register.months() + published::steps()));
    runtime()?.block_on(async {
        let office = founded.office();
        register.make(&office, || bar.inc(1)).await?;
        published::publish(&office, || bar.inc(1)).await
    })?;
    bar.finish_and_clear();
    Ok((configuration, founded.store))
}

fn runtime() -> Result<tokio::runtime::Runtime, Stop> {
    tokio::runtime::Runtime::new().map_err(|error| Stop::fault("starting the runtime", error))
}

/// An invented office that is founded and where nothing has happened yet. Its clock shows [`register::BEGINNING`] and stands
/// still until it is set.
pub struct Founded {
    /// Its database.
    pub store: Store,
    clock: Arc<SettableClock>,
    site: Site,
    sign_ins: Vec<SignIn>,
}

impl Founded {
    /// Founds it in a database of this version's shape, with secrets of the machine, where nobody has an account.
    ///
    /// # Errors
    /// Refused when database or secrets can't be used; a fault when the office can't be founded.
    pub fn new(configuration: &Configuration) -> Result<Self, Stop> {
        let clock = Arc::new(SettableClock::at(register::BEGINNING));
        let store = premises::open_store_at(configuration, Arc::clone(&clock) as _)?;
        let sign_ins = staff::invent();
        let founding = staff::founding(&sign_ins, &premises::open_machine_secrets(configuration)?)?;
        store.write_blocking("found", Actor::Duty("demonstration"), move |tx| accounts::found(tx, &founding))?;
        let site = serving::assemble(configuration, &store, serving::Kind::Demonstration)?;
        Ok(Self { store, clock, site, sign_ins })
    }

    /// The office, for whoever walks there.
    pub fn office(&self) -> Office<'_> {
        Office { site: &self.site, clock: Arc::clone(&self.clock), sign_ins: &self.sign_ins }
    }
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
