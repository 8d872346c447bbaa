//! A server of PostgreSQL for one test, which may be set wrongly and killed.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, geteuid, kill_process};

/// Makes the cluster, says "ready", and clears away when the test process is gone, however it went.
const KEEPER: &str = r#"
trap '' INT TERM
binaries=$1; folder=$2
"$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder/initdb.log" 2>&1 </dev/null \
  && echo ready || tail -n 5 "$folder/initdb.log"
read -r nothing
"$binaries/pg_ctl" -w -m immediate -D "$folder/data" stop >/dev/null 2>&1
rm -rf "$folder"
"#;

/// A server with a folder of its own, reachable by its socket only; gone when dropped.
pub struct OwnPostgres {
    folder: PathBuf,
    binaries: PathBuf,
    keeper: Child,
}

impl OwnPostgres {
    /// A cluster that is not started.
    pub fn new() -> Self {
        let binaries = find_binaries();
        // Not under TMPDIR: the path of a socket may have 107 bytes.
        let folder = tempfile::Builder::new().prefix("lyhty-own-pg-").tempdir_in("/tmp").expect("a folder").keep();
        let mut keeper = Command::new("sh");
        keeper.arg("-c").arg(KEEPER).arg("keeper").arg(&binaries).arg(&folder).current_dir("/");
        keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
        if let Some((user, group)) = user_of_the_server() {
            std::os::unix::fs::chown(&folder, Some(user), Some(group)).expect("the folder is handed over");
        }
        let mut keeper = as_user_of_the_server(&mut keeper).spawn().expect("a shell starts");
        let mut said = String::new();
        BufReader::new(keeper.stdout.take().expect("its output")).read_line(&mut said).expect("output is UTF-8");
        let made = Self { folder, binaries, keeper };
        assert_eq!(said.trim(), "ready", "the cluster is made");
        made
    }

    /// Starts it with these settings; after a kill as often as it takes until what the dead one held is free.
    pub fn start(&self, settings: &str) {
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c shared_buffers=32MB {settings}",
            self.folder.display()
        );
        let started = (0..100).any(|_| self.control(&["start", "-o", &options]));
        assert!(started, "{}", std::fs::read_to_string(self.folder.join("log")).unwrap_or_default());
    }

    /// Stops it.
    pub fn stop(&self) {
        assert!(self.control(&["stop", "-m", "fast"]), "it stops");
    }

    /// Ends the server and all that it has started, at once.
    pub fn kill_nine(&self) {
        let said = std::fs::read_to_string(self.folder.join("data/postmaster.pid")).expect("it runs");
        let first = said.lines().next().and_then(|line| line.parse().ok()).expect("a number");
        let children = children_of(first);
        for process in std::iter::once(first).chain(children) {
            // A child may have ended by itself meanwhile.
            let _ = kill_process(Pid::from_raw(process).expect("a process"), Signal::KILL);
        }
    }

    /// Runs one statement.
    pub fn run(&self, statement: &str) {
        let mut command = Command::new(self.binaries.join("psql"));
        command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres", "-c", statement]);
        let output = command.arg("-h").arg(&self.folder).stdin(Stdio::null()).output().expect("psql starts");
        assert!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// How the programme is told of it.
    pub fn address(&self) -> String {
        format!("postgres://postgres@/postgres?host={}", self.folder.display())
    }

    fn control(&self, arguments: &[&str]) -> bool {
        let mut command = Command::new(self.binaries.join("pg_ctl"));
        command.arg("-w").arg("-D").arg(self.folder.join("data")).arg("-l").arg(self.folder.join("log"));
        command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        as_user_of_the_server(&mut command).status().expect("pg_ctl starts").success()
    }
}

impl Drop for OwnPostgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// The processes that a process has started and that still run.
fn children_of(parent: i32) -> Vec<i32> {
    let processes = std::fs::read_dir("/proc").expect("a list of processes").flatten();
    processes
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|process: &i32| {
            let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
            let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
            after.split(' ').nth(1) == Some(&parent.to_string())
        })
        .collect()
}

fn find_binaries() -> PathBuf {
    if let Ok(folder) = std::env::var("LYHTY_POSTGRES_BINARIES") {
        return PathBuf::from(folder);
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok()).max();
    Path::new("/usr/lib/postgresql").join(newest.expect("PostgreSQL is installed").to_string()).join("bin")
}

/// PostgreSQL refuses to run as root: then it runs as the user that Debian's package made.
fn user_of_the_server() -> Option<(u32, u32)> {
    if !geteuid().is_root() {
        return None;
    }
    let users = std::fs::read_to_string("/etc/passwd").expect("a list of users");
    let line = users.lines().find_map(|line| line.strip_prefix("postgres:")).expect("a user named postgres");
    let mut fields = line.split(':').skip(1).map(|field| field.parse().expect("a number"));
    Some((fields.next()?, fields.next()?))
}

fn as_user_of_the_server(command: &mut Command) -> &mut Command {
    if let Some((user, group)) = user_of_the_server() {
        command.uid(user).gid(group);
    }
    command
}
