//! Empty databases for the runs: files of SQLite, or databases on a server of PostgreSQL, which is the one that
//! `LYHTY_TEST_POSTGRES` names or a private one that goes with the run. Durability stays as in service.

use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use clap::ValueEnum;
use lyhty_store::{EngineConfig, StoreConfig};
use postgres::NoTls;

use crate::Outcome;

const SERVER: &str = "LYHTY_TEST_POSTGRES";

/// Starts the server, says "ready", and stops it and clears away when this programme is gone, however it went: then its end
/// of the standard input is closed.
const KEEPER: &str = r#"
trap '' INT TERM
programmes=$1; folder=$2
{ "$programmes/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --no-locale \
  && "$programmes/pg_ctl" start --wait --pgdata="$folder/data" --log="$folder/log" --options="\
       -c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 \
       -c fsync=on -c synchronous_commit=on -c full_page_writes=on"; \
} >"$folder/start.log" 2>&1 </dev/null && echo ready || tail -n 5 "$folder/start.log"
read -r nothing
"$programmes/pg_ctl" stop --wait --mode=immediate --pgdata="$folder/data" >/dev/null 2>&1
rm -rf "$folder"
"#;

/// Which database is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// A file of SQLite.
    Sqlite,
    /// A database of PostgreSQL.
    Postgres,
}

impl Engine {
    /// Its word on the command line and in the figures.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Where the databases of a run are made.
pub enum Place {
    /// In this folder.
    Folder(PathBuf),
    /// On this server.
    Server(Box<Server>),
}

/// A server of PostgreSQL.
pub struct Server {
    address: postgres::Config,
    /// A private server lives while the pipe to its keeper is open.
    keeper: Option<Child>,
    made: Vec<String>,
}

impl Place {
    pub fn of(engine: Engine, folder: &Path) -> Outcome<Self> {
        match engine {
            Engine::Sqlite => Ok(Self::Folder(folder.to_owned())),
            Engine::Postgres => Ok(Self::Server(Box::new(Server::find()?))),
        }
    }

    /// An empty database of this name: how the programme is told of it, and how the store opens it.
    pub fn make(&mut self, name: &str) -> Outcome<(String, StoreConfig)> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(format!("{name}.sqlite"));
                Ok((format!("sqlite:{}", path.display()), StoreConfig::sqlite(path)))
            }
            Self::Server(server) => {
                let address = server.make(name)?;
                Ok((address.clone(), StoreConfig::postgres(address)))
            }
        }
    }
}

/// Does what PostgreSQL's own upkeep does some time after much was written. SQLite has none.
pub fn tidy(config: &StoreConfig) -> Outcome<()> {
    match &config.engine {
        EngineConfig::Sqlite { .. } => Ok(()),
        EngineConfig::Postgres { url, .. } => {
            Ok(url.parse::<postgres::Config>()?.connect(NoTls)?.batch_execute("VACUUM ANALYZE")?)
        }
    }
}

impl Server {
    fn find() -> Outcome<Self> {
        let (address, keeper) = match std::env::var(SERVER) {
            Ok(address) => (address, None),
            Err(_) => start_private_server()?,
        };
        Ok(Self { address: address.parse()?, keeper, made: Vec::new() })
    }

    fn make(&mut self, name: &str) -> Outcome<String> {
        let database = format!("lyhty_bench_{}_{name}", std::process::id());
        self.run(&format!("CREATE DATABASE {database} TEMPLATE template0"))?;
        let address = self.address_of(&database)?;
        self.made.push(database);
        Ok(address)
    }

    fn run(&self, statement: &str) -> Outcome<()> {
        Ok(self.address.connect(NoTls)?.batch_execute(statement)?)
    }

    fn address_of(&self, database: &str) -> Outcome<String> {
        let host = match self.address.get_hosts().first() {
            Some(postgres::config::Host::Unix(folder)) => folder.display().to_string().replace('/', "%2F"),
            Some(postgres::config::Host::Tcp(name)) => name.clone(),
            None => return Err(format!("{SERVER} names no host").into()),
        };
        let user = self.address.get_user().unwrap_or("postgres");
        let password = self.address.get_password().map_or_else(String::new, |password| {
            let encoded: String = password.iter().map(|byte| format!("%{byte:02X}")).collect();
            format!(":{encoded}")
        });
        let port = self.address.get_ports().first().copied().unwrap_or(5432);
        Ok(format!("postgresql://{user}{password}@{host}:{port}/{database}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            if keeper.wait().is_ok() {
                return;
            }
        }
        for database in &self.made {
            if let Err(error) = self.run(&format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")) {
                crate::say(&format!("the database {database} stays behind: {error}"));
            }
        }
    }
}

fn start_private_server() -> Outcome<(String, Option<Child>)> {
    let programmes = find_programmes()?;
    // Not under TMPDIR: the path of a Unix socket may have 107 bytes, and the user postgres must reach it.
    let folder = tempfile::Builder::new().prefix("lyhty-bench-postgres-").tempdir_in("/tmp")?.keep();
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(&programmes).arg(&folder).current_dir("/").process_group(0);
    keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // PostgreSQL refuses to run as root.
    if std::fs::metadata(&folder)?.uid() == 0 {
        let (user, group) = postgres_user()?;
        std::os::unix::fs::chown(&folder, Some(user), Some(group))?;
        keeper.uid(user).gid(group);
    }
    let mut keeper = keeper.spawn()?;
    let mut said = String::new();
    if let Some(output) = keeper.stdout.take() {
        BufReader::new(output).read_line(&mut said)?;
    }
    if said.trim() != "ready" {
        return Err(format!("the private PostgreSQL server did not start: {said}").into());
    }
    Ok((format!("host='{}' user=postgres dbname=postgres", folder.display()), Some(keeper)))
}

fn find_programmes() -> Outcome<PathBuf> {
    let debian = Path::new("/usr/lib/postgresql");
    let found = std::fs::read_dir(debian).ok().and_then(|versions| {
        let numbers = versions.filter_map(|version| version.ok()?.file_name().to_str()?.parse::<u32>().ok());
        numbers.filter(|version| *version >= 15).max()
    });
    found.map(|version| debian.join(version.to_string()).join("bin")).ok_or_else(|| {
        format!("PostgreSQL 15 or newer is needed: install Debian's package postgresql, or name a server in {SERVER}")
            .into()
    })
}

/// The user and group that Debian's package makes.
fn postgres_user() -> Outcome<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd")?;
    let line = users.lines().find_map(|line| line.strip_prefix("postgres:"));
    let mut fields =
        line.ok_or("there is no user named postgres, and PostgreSQL refuses to run as root")?.split(':').skip(1);
    let (user, group) = (fields.next().unwrap_or("").parse()?, fields.next().unwrap_or("").parse()?);
    Ok((user, group))
}
