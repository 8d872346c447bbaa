//! Figures about the real programme: starts the release build of `lyhty`, speaks HTTP with it as people's browsers do, and
//! prints one JSON object a run on standard output, with a short table on standard error. What came out, on which
//! machine, stands in `RESULTS.md`.

mod database;
mod figures;
mod growth;
mod http;
mod load;
mod office;
mod page;
mod raw;
mod server;
mod start;

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use database::Engine;

/// What goes wrong ends the run: a figure from half a run is worse than none.
type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Figures about the real programme, over HTTP.
#[derive(Debug, Parser)]
#[command(name = "lyhty-bench", version)]
struct CommandLine {
    /// The programme to measure; without it the `lyhty` that was built beside this one.
    #[arg(long, value_name = "FILE", global = true)]
    programme: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Proposals per second, and the raw rate of the same store inserting the same rows without any application.
    Proposals(Proposals),
    /// Time from the start to the first answer on existing data, and memory when idle.
    Start(Start),
    /// How long pages of the register take when it grows.
    Growth(Growth),
}

/// Options of `proposals`.
#[derive(Args, Debug)]
#[command(after_help = "\
Without --signed-in each client sends the public form again and again and gets a receipt each time. With it each client
is one of the staff with an account and a session of their own, and saves what they are told on the telephone. A form's
stamp is good once, so a proposal is always a page asked for and a form sent.")]
struct Proposals {
    /// How many send at once, each over a connection of their own.
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=256))]
    clients: u16,
    /// How long is measured, after two seconds of warming up.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=3600))]
    seconds: u16,
    /// The database.
    #[arg(long)]
    store: Engine,
    /// By staff on the telephone, without receipts.
    #[arg(long)]
    signed_in: bool,
    /// Staff ask for their forms before the clock starts, so that only the sending of forms is measured.
    #[arg(long, value_name = "FORMS", requires = "signed_in")]
    forms_beforehand: Option<u32>,
}

/// Options of `start`.
#[derive(Args, Debug)]
struct Start {
    /// The database.
    #[arg(long)]
    store: Engine,
    /// How often it is started; the median counts.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    /// How many proposals lie in the database.
    #[arg(long, default_value_t = 1000)]
    proposals: u32,
}

/// Options of `growth`.
#[derive(Args, Debug)]
#[command(after_help = "\
An office of its own for each number of clients: they came in twelve years, most have left, everything is sealed under the
office's keys as its verbs would have done it. The director asks for one page after the other. Of the figures it is the page of
the last half-year that is over.")]
struct Growth {
    /// The database.
    #[arg(long)]
    store: Engine,
    /// How many clients there are, one run each.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000],
        value_parser = clap::value_parser!(u32).range(500..=1_000_000))]
    clients: Vec<u32>,
    /// How often each page is asked for.
    #[arg(long, default_value_t = 200)]
    requests: usize,
}

fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("lyhty-bench: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(line: CommandLine) -> Outcome<()> {
    let programme = match line.programme {
        Some(programme) => programme,
        None => std::env::current_exe()?.with_file_name("lyhty"),
    };
    if !programme.is_file() {
        let sentence = format!("{} is not there: build the whole workspace with --release", programme.display());
        return Err(sentence.into());
    }
    let figures = match line.command {
        Command::Proposals(options) => load::measure(&programme, &options)?,
        Command::Start(options) => start::measure(&programme, &options)?,
        Command::Growth(options) => growth::measure(&programme, &options)?,
    };
    writeln!(std::io::stdout().lock(), "{figures}")?;
    Ok(())
}

/// Tells whoever watches. That nobody reads it is no reason to stop.
fn say(sentence: &str) {
    drop(writeln!(std::io::stderr().lock(), "{sentence}"));
}
