use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

use postgres::NoTls;

use super::broken;

const SERVER: &str = "LYHTY_TEST_POSTGRES";
const BINARIES: &str = "LYHTY_POSTGRES_BINARIES";

/// Starts the server, says "ready", and stops it and clears away when the test process is gone, however it went: then
/// its end of our standard input is closed. `pg_ctl` must not keep our standard output open, hence the log.
const KEEPER: &str = r#"
trap '' INT TERM
binaries=$1; folder=$2
{ "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
  && "$binaries/pg_ctl" -w -D "$folder/data" -l "$folder/log" \
       -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 -c shared_buffers=64MB" start; \
} >"$folder/start.log" 2>&1 </dev/null && echo ready || { tail -n 5 "$folder/start.log"; }
read -r nothing
"$binaries/pg_ctl" -w -m immediate -D "$folder/data" stop >/dev/null 2>&1
rm -rf "$folder"
"#;

static SERVER_ADDRESS: LazyLock<Address> = LazyLock::new(Address::find);
static DATABASES: AtomicU64 = AtomicU64::new(0);
static EMPTIED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A server on which databases may be made.
struct Address {
    url: String,
    /// The private server lives while the pipe to its keeper is open.
    keeper: Option<Child>,
}

impl Address {
    fn find() -> Self {
        match std::env::var(SERVER) {
            Ok(url) => Self { url, keeper: None },
            Err(_) => start_private_server(),
        }
    }

    fn config(&self) -> postgres::Config {
        self.url.parse().unwrap_or_else(|_| broken(&format!("{SERVER} is no address of a PostgreSQL server")))
    }
}

/// Gives an empty database; its name.
pub(super) fn create_database() -> String {
    if let Some(name) = EMPTIED.lock().unwrap_or_else(PoisonError::into_inner).pop() {
        return name;
    }
    // Several test processes may share one server; their numbers differ.
    let count = DATABASES.fetch_add(1, Ordering::Relaxed);
    let name = format!("lyhty_test_{}_{count}", std::process::id());
    let server = &SERVER_ADDRESS.config();
    run(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    run(server, &format!("CREATE DATABASE {name} TEMPLATE template0"));
    name
}

/// Takes a database back, whoever is still connected. On our own server it is emptied for the next test, since making
/// and dropping databases costs a checkpoint each; on somebody else's it is dropped.
pub(super) fn give_back_database(name: &str) {
    let server = &SERVER_ADDRESS.config();
    if SERVER_ADDRESS.keeper.is_none() {
        run(server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        return;
    }
    run(server, &format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"));
    run(server.clone().dbname(name), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    EMPTIED.lock().unwrap_or_else(PoisonError::into_inner).push(name.to_owned());
}

fn run(config: &postgres::Config, statement: &str) {
    // The test may stand on a thread of an async runtime, where PostgreSQL's client refuses to work.
    let result = std::thread::scope(|scope| scope.spawn(|| config.connect(NoTls)?.batch_execute(statement)).join());
    match result {
        Ok(Ok(())) => {}
        Ok(Err(error)) => broken(&format!("the test server of PostgreSQL: {statement}: {error}")),
        Err(_) => broken("the thread that talks to the test server panicked"),
    }
}

/// The address of a database on the test server.
pub(super) fn url_of(database: &str) -> String {
    let config = SERVER_ADDRESS.config();
    let host = config.get_hosts().first().map_or_else(String::new, |host| match host {
        postgres::config::Host::Unix(path) => path.display().to_string(),
        postgres::config::Host::Tcp(name) => name.clone(),
    });
    let port = config.get_ports().first().copied().unwrap_or(5432);
    let user = config.get_user().unwrap_or("postgres");
    let password = config.get_password().map_or_else(String::new, |password| {
        format!(" password='{}'", String::from_utf8_lossy(password).replace('\\', r"\\").replace('\'', r"\'"))
    });
    format!("host='{host}' port={port} user='{user}' dbname={database}{password}")
}

fn start_private_server() -> Address {
    let binaries = find_binaries();
    let folder = tempfile::Builder::new()
        .prefix("lyhty-pg-")
        .tempdir()
        .unwrap_or_else(|error| broken(&format!("no temporary folder: {error}")))
        .keep();
    let mut keeper = Command::new("sh");
    keeper.arg("-c").arg(KEEPER).arg("keeper").arg(&binaries).arg(&folder).current_dir("/");
    keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    // PostgreSQL refuses to run as root.
    if std::fs::metadata(&folder).is_ok_and(|metadata| metadata.uid() == 0) {
        let (user, group) = postgres_user();
        std::os::unix::fs::chown(&folder, Some(user), Some(group))
            .unwrap_or_else(|error| broken(&format!("the folder of the test server can't be handed over: {error}")));
        keeper.uid(user).gid(group);
    }
    let mut child =
        keeper.spawn().unwrap_or_else(|error| broken(&format!("the test server can't be started: {error}")));
    let mut said = String::new();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let first = output.read_line(&mut said);
        if first.is_err() || said.trim() != "ready" {
            // The keeper says why, and ends when it is let go.
            drop(child.stdin.take());
            drop(output.read_to_string(&mut said));
            broken(&format!("the private PostgreSQL server did not start: {said}"));
        }
    }
    Address { url: format!("host='{}' user=postgres dbname=postgres", folder.display()), keeper: Some(child) }
}

fn find_binaries() -> PathBuf {
    if let Ok(folder) = std::env::var(BINARIES) {
        return PathBuf::from(folder);
    }
    let debian = Path::new("/usr/lib/postgresql");
    let mut versions: Vec<u32> = std::fs::read_dir(debian)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|version| *version >= 15)
        .collect();
    versions.sort_unstable();
    let found = versions.pop().map(|version| debian.join(version.to_string()).join("bin"));
    match found.filter(|folder| folder.join("initdb").is_file()) {
        Some(folder) => folder,
        None => broken(&format!(
            "tests need PostgreSQL 15 or newer: install Debian's package postgresql, or name a folder with its programmes \
             in {BINARIES}, or a server in {SERVER}"
        )),
    }
}

/// The user and group that Debian's package makes.
fn postgres_user() -> (u32, u32) {
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let found = users.lines().find_map(|line| {
        let mut fields = line.strip_prefix("postgres:")?.split(':').skip(1);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    });
    found.unwrap_or_else(|| {
        broken("tests run as root need a user named postgres, since PostgreSQL refuses to run as root")
    })
}
