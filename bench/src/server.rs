//! The programme under measurement, as its own process.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::Outcome;

/// How the programme is started: itself, and the settings that it gets, which are the only ones.
pub struct Programme {
    path: PathBuf,
    data_folder: PathBuf,
    database: String,
}

impl Programme {
    pub fn new(path: &Path, data_folder: PathBuf, database: String) -> Self {
        Self { path: path.to_owned(), data_folder, database }
    }

    fn command(&self, argument: &str) -> Command {
        let mut command = Command::new(&self.path);
        command.env_clear().env("LYHTY_DATA_FOLDER", &self.data_folder).env("LYHTY_DATABASE", &self.database);
        command.env("LYHTY_LISTEN", "127.0.0.1:0").arg(argument).stdin(Stdio::null());
        command
    }

    /// Brings the empty database to the programme's shape.
    pub fn migrate(&self) -> Outcome<()> {
        let status = self.command("migrate").stdout(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("lyhty migrate: {status}").into()) }
    }

    /// Starts the service and waits until it says where it listens.
    pub fn serve(&self) -> Outcome<Server> {
        let mut child = self.command("serve").stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().map(BufReader::new).ok_or("the programme has no output")?;
        let mut server = Server { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), set_up_code: None, output };
        let mut line = String::new();
        loop {
            line.clear();
            if server.output.read_line(&mut line)? == 0 {
                return Err("lyhty serve ended before it listened".into());
            }
            if let Some(code) = line.trim().strip_prefix("set-up code: ") {
                server.set_up_code = Some(code.to_owned());
            }
            if let Some(address) = line.trim().strip_prefix("listening on http://") {
                server.address = address.parse()?;
                return Ok(server);
            }
        }
    }
}

/// The service at work; killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// The code with which the office is set up, while it is not.
    pub set_up_code: Option<String>,
    /// Kept open: a service that can't say anything any more might stop.
    output: BufReader<ChildStdout>,
}

/// What a process holds in memory, in kibibytes, as the system counts it.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Now, with the pages of the programme's file that are in memory (VmRSS).
    pub resident: u64,
    /// Of these the process's own (RssAnon).
    pub own: u64,
    /// The most there ever was (VmHWM).
    pub peak: u64,
}

impl Server {
    pub fn number(&self) -> u32 {
        self.child.id()
    }

    pub fn memory(&self) -> Outcome<Memory> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.number()))?;
        let line = |name: &str| -> Outcome<u64> {
            let value = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
            let number = value.and_then(|value| value.split_whitespace().next());
            Ok(number.ok_or_else(|| format!("the system does not tell {name}"))?.parse()?)
        };
        Ok(Memory { resident: line("VmRSS")?, own: line("RssAnon")?, peak: line("VmHWM")? })
    }

    /// Asks the service to stop and waits for it.
    pub fn stop(mut self) -> Outcome<()> {
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let status = self.child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("lyhty serve: {status}").into()) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ended already, when it was stopped; then both say so.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
