//! The programme as a service: it says where it is, stops without losing anything, and a crash leaves nothing behind.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};

/// A served office in a folder of its own; stopped with the test.
struct Served {
    child: Child,
    /// What it said up to and with the line that tells where it listens.
    said: Vec<String>,
}

impl Served {
    fn start(folder: &Path) -> Self {
        let office = |arguments: &str| {
            let mut command = Command::new("sh");
            // The shell allows core files as far as it may, so that it is the programme that forbids them.
            command.args(["-c", &format!("ulimit -c unlimited 2>/dev/null; exec \"$PROGRAMME\" {arguments}")]);
            command.env_clear().env("PROGRAMME", env!("CARGO_BIN_EXE_lyhty"));
            command.env("LYHTY_DATA_FOLDER", folder.join("data")).env("LYHTY_LISTEN", "127.0.0.1:0");
            command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped());
            command
        };
        assert!(office("migrate").status().expect("the programme starts").success());
        let mut served = Self { child: office("serve").spawn().expect("the programme starts"), said: Vec::new() };
        let output = BufReader::new(served.child.stdout.take().expect("its output"));
        for line in output.lines() {
            served.said.push(line.expect("output is UTF-8"));
            if served.said.last().is_some_and(|line| line.starts_with("listening on ")) {
                return served;
            }
        }
        panic!("it ended before it listened: {:?}", served.said);
    }

    fn address(&self) -> &str {
        self.said.last().and_then(|line| line.strip_prefix("listening on http://")).expect("where it listens")
    }

    fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it can be signalled");
    }

    fn end(&mut self) -> ExitStatus {
        self.child.wait().expect("it ends")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Whatever a test found, nothing of it stays running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn an_office_without_an_account_prints_its_set_up_code_and_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let served = Served::start(folder.path());
    let code = served.said.iter().find_map(|line| line.strip_prefix("set-up code: ")).expect("a code");
    assert!(code.len() >= 32, "{code}");
    let agent = ureq::Agent::new_with_defaults();
    let mut answer = agent.get(format!("http://{}/en", served.address())).call().expect("it answers");
    assert!(answer.body_mut().read_to_string().expect("a page").contains("<html"), "the front page is a page");
}

#[test]
fn a_stop_is_clean_and_signs_the_last_checkpoint() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut served = Served::start(folder.path());
    served.send(Signal::TERM);
    assert_eq!(served.end().code(), Some(0));
    let mut verify = Command::new(env!("CARGO_BIN_EXE_lyhty"));
    verify.env_clear().env("LYHTY_DATA_FOLDER", folder.path().join("data")).args(["audit", "verify"]);
    let output = verify.output().expect("the programme starts");
    let said = String::from_utf8(output.stdout).expect("output is UTF-8");
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("Every entry is covered by a checkpoint."), "{said}");
}

#[test]
fn a_crash_leaves_no_core_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut served = Served::start(folder.path());
    served.send(Signal::ABORT);
    let status = served.end();
    assert_eq!(status.signal(), Some(Signal::ABORT.as_raw()));
    assert!(!status.core_dumped(), "the system says that memory was written");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(left, [folder.path().join("data")], "nothing but the data lies where it ran");
}
