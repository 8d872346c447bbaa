//! The one binary of Lyhty: configuration, command line, assembly of the rooms, and what keeps the office running.

mod account;
mod command_line;
mod configuration;
mod console;
mod demonstration;
mod doctor;
mod hardening;
mod keeping;
mod logging;
mod pins;
mod premises;
mod review;
mod serving;
mod trail;
mod upkeep;

use std::process::ExitCode;

use clap::Parser as _;

use command_line::{Account, Audit, Command, CommandLine, OfficeCommand};
use configuration::{Configuration, Reading};
use console::{Ending, Stop};

fn main() -> ExitCode {
    // Before anything secret is in the memory, and before clap, which ends the programme for `--help` and wrong usage.
    let hardened = hardening::begin();
    logging::start();
    let command_line = CommandLine::parse();
    console::end(match hardened {
        Ok(()) => run(&command_line),
        Err(error) => Err(Stop::fault("keeping core files from being written", error)),
    })
}

fn run(command_line: &CommandLine) -> Result<Ending, Stop> {
    match &command_line.command {
        // The demonstration has its own settings and reads none.
        Command::Demo(options) => demonstration::demonstrate(options),
        Command::Review(options) if options.demo => review::of_the_demonstration(options),
        Command::Review(options) => {
            let (configuration, _) = Configuration::read(command_line.configuration.as_deref())?;
            review::of_the_office(options, &configuration)
        }
        Command::Office(command) => {
            let (configuration, reading) = Configuration::read(command_line.configuration.as_deref())?;
            run_office(command, &configuration, &reading)
        }
    }
}

fn run_office(command: &OfficeCommand, configuration: &Configuration, reading: &Reading) -> Result<Ending, Stop> {
    match command {
        OfficeCommand::Serve => serving::serve(configuration),
        OfficeCommand::Account(Account::Invite { role }) => account::invite(configuration, role),
        OfficeCommand::Account(Account::List) => account::list(configuration),
        OfficeCommand::Audit(Audit::Verify { against }) => trail::audit_verify(configuration, against.as_deref()),
        OfficeCommand::Audit(Audit::Checkpoint { output }) => trail::audit_checkpoint(configuration, output.as_deref()),
        OfficeCommand::Backup(options) => keeping::back_up(configuration, options.output.as_deref()),
        OfficeCommand::Restore(options) => keeping::restore(configuration, options),
        OfficeCommand::Migrate => keeping::migrate(configuration),
        OfficeCommand::Check(options) => Ok(check(configuration, reading, options.explain)),
        OfficeCommand::Doctor(options) => doctor::doctor(configuration, options),
    }
}

/// Which settings hold, what they mean when that is asked, and whether `serve` would start with them.
fn check(configuration: &Configuration, reading: &Reading, explain: bool) -> Ending {
    if explain {
        console::say(format_args!("{}", configuration::markdown()));
    }
    console::say(format_args!("{}", configuration::effective(reading)));
    doctor::report(&doctor::start_findings(configuration))
}
