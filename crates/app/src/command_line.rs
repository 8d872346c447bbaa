//! What can be typed after `lyhty`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use lyhty_base::{Half, Language};
use lyhty_office::review::Format;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, and something wrong was found (audit verify, check, doctor)
  2  the command line or the configuration is wrong
  3  refused, because it would not have been safe
  4  a fault of ours or of the machine

Settings: docs/configuration.md, or `lyhty check` for those that hold here.

Examples:
  lyhty demo                        an invented office to look around in
  lyhty check                       would it start here, and with which settings?
  lyhty serve                       the office
  lyhty audit verify                is the trail whole?
  lyhty review --demo --half 2018-1 --language en --format pdf --output review.pdf";

/// The open national referral mechanism: people are proposed with their consent, the office decides, and nothing
/// sealed opens without a person.
#[derive(Debug, Parser)]
#[command(name = "lyhty", version, after_help = EXIT_CODES, after_long_help = EXIT_CODES)]
pub struct CommandLine {
    /// The configuration file; without it /etc/lyhty/lyhty.toml, when that is there.
    #[arg(long, value_name = "FILE", env = "LYHTY_CONFIGURATION", global = true)]
    pub configuration: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What `lyhty` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run an invented office with invented people, to look around in.
    Demo(Demo),
    /// Write out a published semiannual review.
    Review(Review),
    /// What is done with a real office.
    #[command(flatten)]
    Office(OfficeCommand),
}

/// What is done with a real office, which has a configuration.
#[derive(Debug, Subcommand)]
pub enum OfficeCommand {
    /// Run the office.
    Serve,
    /// Invite somebody to make an account, and list accounts.
    #[command(subcommand)]
    Account(Account),
    /// Verify the trail, or print its newest checkpoint.
    #[command(subcommand)]
    Audit(Audit),
    /// Copy everything, sealed to the recovery key, while the office runs.
    Backup(Backup),
    /// Bring a backup back onto an empty machine.
    Restore(Restore),
    /// Bring the database to this version's shape.
    Migrate,
    /// Say whether `serve` would start here, and with which settings.
    Check(Check),
    /// Look for what would stop a good start or let something leak, and say what to do about it.
    Doctor(Doctor),
}

/// Options of `demo`.
#[derive(Args, Debug)]
#[command(after_help = "\
Everybody is invented, nobody reads what is written there, and every page says so. One sign-in per role is printed.
The folder is marked as a demonstration's: `serve` refuses it.

Examples:
  lyhty demo
  lyhty demo --listen 127.0.0.1:9000 --data /tmp/office --fresh")]
pub struct Demo {
    /// Where to listen; only this machine itself.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The demonstration's own folder.
    #[arg(long, value_name = "DIRECTORY", default_value = "lyhty-demonstration")]
    pub data: PathBuf,
    /// Start over: what is in the folder is deleted, if it is a demonstration's.
    #[arg(long)]
    pub fresh: bool,
    /// Print the sign-ins again with the codes of this half minute, and end.
    #[arg(long, conflicts_with = "fresh")]
    pub codes: bool,
}

/// Options of `review`.
#[derive(Args, Debug)]
#[command(after_help = "\
Only what is published can be written out: a second person has approved it, and every small figure was released. With
--demo an invented office is made, with its register and its published review of January to June 2018.

Examples:
  lyhty review --demo --half 2018-1 --language en --format pdf --output review.pdf
  lyhty review --half 2026-1 --language fi --format csv --output figures.csv")]
pub struct Review {
    /// The half-year: a year, then 1 for January to June or 2 for July to December.
    #[arg(long, value_name = "YEAR-1|YEAR-2", value_parser = half)]
    pub half: Half,
    /// The language: en, fi or sv.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Language,
    /// The form: pdf, html, csv or json.
    #[arg(long, value_name = "FORM", value_parser = format)]
    pub format: Format,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
    /// Of the invented office, which is made for this and then deleted.
    #[arg(long)]
    pub demo: bool,
}

fn half(text: &str) -> Result<Half, String> {
    text.parse().map_err(|()| "a half-year is written as 2018-1 or 2018-2".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|_| "the languages are en, fi and sv".to_owned())
}

fn format(text: &str) -> Result<Format, String> {
    text.parse().map_err(|_| "the forms are pdf, html, csv and json".to_owned())
}

/// What can be done about accounts from here. Never a grant: what is sealed is opened to people by people.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Print an invitation to make an account with this role. It grants nothing: somebody signed in, who holds the
    /// keys, does that afterwards.
    #[command(after_help = "Example:\n  lyhty account invite --role system-administrator")]
    Invite {
        /// The role, such as `social-worker`.
        #[arg(long)]
        role: String,
    },
    /// List accounts: id, role, state. Names are sealed and not shown.
    List,
}

/// What can be done with the trail.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Name every change, gap, reordering or cut at or before the last checkpoint, and rows that are not what was
    /// last recorded; count what is not signed yet.
    #[command(after_help = "\
Examples:
  lyhty audit verify
  lyhty audit verify --against yesterday.checkpoint     a checkpoint that a second party kept

Exit code 1 when anything is named.")]
    Verify {
        /// A checkpoint kept elsewhere; finds a trail that was rewritten as a whole.
        #[arg(long, value_name = "FILE")]
        against: Option<PathBuf>,
    },
    /// Print the newest signed checkpoint, to be kept by a second party.
    #[command(after_help = "Example:\n  lyhty audit checkpoint --output $(date +%F).checkpoint")]
    Checkpoint {
        /// Write it to this file and not to standard output.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Options of `backup`.
#[derive(Args, Debug)]
#[command(after_help = "\
Three archives, each sealed to the recovery key:
  *.data               keep as long as the office wishes
  *.record-keys        delete after 35 days: what was erased opens until then
  *.machine-secrets    keep apart from the other two

Example:
  lyhty backup --output /srv/backup")]
pub struct Backup {
    /// The folder to write to; without it the setting `backup-folder`.
    #[arg(long, value_name = "DIRECTORY")]
    pub output: Option<PathBuf>,
}

/// Options of `restore`.
#[derive(Args, Debug)]
#[command(after_help = "\
The recovery key is asked for on standard input, or read from a file. It is never an argument, where other users of
the machine could read it. Everybody must sign in anew afterwards.

Examples:
  lyhty restore --from /srv/backup
  lyhty restore --from /srv/backup --record-keys /srv/keys/today.record-keys --recovery-key-file /media/key.txt")]
pub struct Restore {
    /// The folder with the archives; the newest of each kind is taken.
    #[arg(long, value_name = "DIRECTORY")]
    pub from: PathBuf,
    /// Take the record keys from this archive: with today's keys, what was erased since stays erased.
    #[arg(long, value_name = "FILE")]
    pub record_keys: Option<PathBuf>,
    /// Take the machine's secrets from this archive, when they are kept apart as they should be.
    #[arg(long, value_name = "FILE")]
    pub machine_secrets: Option<PathBuf>,
    /// Read the recovery key from this file instead of asking for it.
    #[arg(long, value_name = "FILE")]
    pub recovery_key_file: Option<PathBuf>,
}

/// Options of `check`.
#[derive(Args, Debug)]
#[command(after_help = "Exit code 1 when `serve` would not start.")]
pub struct Check {
    /// Explain every setting first, as docs/configuration.md does.
    #[arg(long)]
    pub explain: bool,
}

/// Options of `doctor`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  lyhty doctor
  lyhty doctor --singling-out      how many people are unique on what stands in clear")]
pub struct Doctor {
    /// Print only how many people are unique on the columns that are kept in clear.
    #[arg(long)]
    pub singling_out: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        super::CommandLine::command().debug_assert();
    }
}
