//! A real office for tests: the programme as it is shipped, in a folder of its own, on either engine, and a small client
//! of HTTP that sees every error.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use lyhty_base::{Clock as _, Private, SystemClock, Text};
use lyhty_office::accounts::{self, Founding, LoginName, NewAccount};
use lyhty_store::testing::TestPlace;
use lyhty_store::{Actor, EngineConfig, EngineKind, Store, StoreConfig, StoreError};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{MachineSecrets, OsChance, Password};
use lyhty_web::policy::Role;
use lyhty_web::walker::Seen;
use rustix::process::{Pid, Signal, kill_process};

use crate::office::CANARY;

/// Whoever waits longer has found something worse than a slow answer.
const WAIT_MOST: Duration = Duration::from_secs(120);
const PASSWORD: &str = "quiet herons wade past director";

/// A machine of a test. It is not set up before [`Machine::found`].
pub struct Machine {
    /// The folder in which everything of it lies.
    pub folder: PathBuf,
    /// How the programme is told of the database.
    address: String,
    /// How we open the same database.
    config: StoreConfig,
    /// Gone when dropped.
    _place: TestPlace,
}

/// What the founding of an office leaves with people.
pub struct Founded {
    /// The file with the recovery key.
    pub recovery_key: PathBuf,
    second_factor: TotpSecret,
}

impl Machine {
    /// An empty machine with a place for a database.
    pub fn empty(engine: EngineKind) -> Self {
        let place = TestPlace::on(engine);
        let folder = place.folder().to_owned();
        match &place.config.engine {
            EngineConfig::Sqlite { .. } => {
                let path = folder.join("data/database/lyhty.sqlite");
                let address = format!("sqlite:{}", path.display());
                Self { folder, address, config: StoreConfig::sqlite(path), _place: place }
            }
            EngineConfig::Postgres { url, .. } => {
                let address = as_address(url);
                Self { folder, address, config: place.config.clone(), _place: place }
            }
        }
    }

    /// The same machine with a database somewhere else.
    pub fn with_database_at(mut self, address: &str) -> Self {
        self.address = address.to_owned();
        self.config = StoreConfig::postgres(address);
        self
    }

    /// The programme on this machine, with nothing of ours in its environment.
    pub fn lyhty(&self, arguments: &[&str]) -> Command {
        self.command(env!("CARGO_BIN_EXE_lyhty"), arguments)
    }

    fn command(&self, programme: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(programme);
        command.args(arguments).env_clear().current_dir(&self.folder).stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("LYHTY_DATA_FOLDER", self.data()).env("LYHTY_LISTEN", "127.0.0.1:0");
        command.env("LYHTY_DATABASE", &self.address);
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.lyhty(arguments).output().expect("the programme starts");
        Said {
            code: output.status.code().expect("it ends by itself"),
            text: String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr),
        }
    }

    /// Runs a command that must end well.
    pub fn run_well(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, 0, "{arguments:?}: {}", said.text);
        said.text
    }

    /// Its data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The machine's secrets.
    pub fn secrets(&self) -> MachineSecrets {
        MachineSecrets::load(&self.data().join("secrets")).expect("the machine's secrets")
    }

    /// The database, as somebody sees it who sits at the machine.
    pub fn store(&self) -> Store {
        Store::open(&self.config, Arc::new(SystemClock), Arc::new(OsChance)).expect("the database opens")
    }

    /// What a statement counts.
    pub fn count(&self, sql: &'static str) -> usize {
        let count = self.store().read_blocking("count", move |tx| -> Result<i64, StoreError> {
            tx.query_one(&format!("SELECT CAST(({sql}) AS BIGINT)"), &[])?.get(0)
        });
        usize::try_from(count.expect("a count")).expect("a count")
    }

    /// Makes the database and sets the office up, with a director.
    pub fn found(&self) -> Founded {
        self.run_well(&["migrate"]);
        let second_factor = TotpSecret::generate();
        let director = NewAccount {
            login: LoginName::parse("director").expect("a login name"),
            name: Private::new(Text::new(&format!("director {CANARY}")).expect("a name")),
            role: Role::Director,
            password: Password::parse(PASSWORD).expect("a password"),
            second_factor: second_factor.clone(),
            used_step: 0,
        };
        let prepared = director.prepare(&OsChance, &self.secrets()).expect("an account");
        let founding = Founding::prepare(prepared).expect("a founding");
        let recovery_key = self.folder.join("recovery-key");
        std::fs::write(&recovery_key, founding.recovery_key().as_bytes()).expect("a file");
        self.store()
            .write_blocking("found", Actor::Duty("test"), move |tx| accounts::found(tx, &founding))
            .expect("the office is founded");
        Founded { recovery_key, second_factor }
    }

    /// Serves, and comes back when it listens.
    pub fn serve(&self) -> Served {
        Served::start(self.lyhty(&["serve"]), &self.folder)
    }

    /// Serves under another programme's eyes, which hands itself over to ours.
    pub fn serve_under(&self, programme: &str, arguments: &[&str]) -> Served {
        let arguments: Vec<&str> = arguments.iter().copied().chain([env!("CARGO_BIN_EXE_lyhty"), "serve"]).collect();
        Served::start(self.command(programme, &arguments), &self.folder)
    }
}

impl Founded {
    /// Signs the director in. A code counts once: one sign-in a test.
    pub fn sign_in(&self, client: &mut Client) {
        let code = self.second_factor.code_at(SystemClock.now());
        let fields = [("login", "director"), ("password", PASSWORD), ("code", code.as_str())];
        let seen = client.fill("/en/staff/sign-in", &fields);
        assert_eq!(seen.status, 303, "the director signs in: {}", seen.text);
    }
}

/// What a command said and how it ended.
pub struct Said {
    /// Its exit code.
    pub code: i32,
    /// Output and errors.
    pub text: String,
}

/// `host='…' port=… user='…' dbname=…` as an address.
fn as_address(words: &str) -> String {
    let word = |name: &str| {
        let (_, rest) = words.split_once(&format!("{name}=")).expect("the address of the test server is complete");
        rest.split(' ').next().unwrap_or_default().trim_matches('\'').to_owned()
    };
    format!("postgres://{}@/{}?host={}&port={}", word("user"), word("dbname"), word("host"), word("port"))
}

/// A served office; stopped with the test.
pub struct Served {
    child: Child,
    output: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: String,
}

impl Served {
    fn start(mut command: Command, folder: &Path) -> Self {
        let log = OpenOptions::new().append(true).create(true).open(folder.join("log")).expect("a file");
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().expect("the programme starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        while output.read_line(&mut line).expect("output is UTF-8") > 0 {
            if let Some(address) = line.trim_end().strip_prefix("listening on http://") {
                let address = address.to_owned();
                return Self { child, output, address };
            }
            line.clear();
        }
        let _ = child.kill();
        let _ = child.wait();
        let mut said = String::new();
        let _ = File::open(folder.join("log")).and_then(|mut log| log.read_to_string(&mut said));
        panic!("it ended before it listened: {said}");
    }

    /// Sends it a signal.
    pub fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).expect("it can be signalled");
    }

    /// Waits for its end, and for the end of whoever watched it.
    pub fn end(&mut self) -> ExitStatus {
        let status = self.child.wait().expect("it ends");
        let _ = io::copy(&mut self.output, &mut io::sink());
        status
    }

    /// Ends it at once, without a chance to do anything.
    pub fn kill_nine(mut self) {
        self.send(Signal::KILL);
        self.end();
    }

    /// Asks it to stop and waits until it has.
    pub fn stop(mut self) {
        self.send(Signal::TERM);
        assert_eq!(self.end().code(), Some(0), "it stops well");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser's side of HTTP/1.1, as small as can be: one connection that stays open, and cookies.
pub struct Client {
    stream: TcpStream,
    cookies: BTreeMap<String, String>,
    seen: Option<Seen>,
    /// Answers that were received.
    pub answers: usize,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub fn to(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(WAIT_MOST))?;
        Ok(Self { stream, cookies: BTreeMap::new(), seen: None, answers: 0 })
    }

    /// Sends a request as it is and reads the whole answer.
    ///
    /// # Errors
    /// When the connection breaks before the answer's end.
    pub fn exchange(&mut self, request: &[u8]) -> io::Result<Seen> {
        let length = self.exchange_head(request)?;
        self.read_body(length)
    }

    /// Sends a request and reads the head of the answer, which must be 200; gives the length of what follows.
    ///
    /// # Errors
    /// When the connection breaks before the head's end.
    pub fn exchange_head(&mut self, request: &[u8]) -> io::Result<usize> {
        self.stream.write_all(request)?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut one = [0];
            self.stream.read_exact(&mut one)?;
            head.push(one[0]);
        }
        let head = String::from_utf8(head).map_err(io::Error::other)?;
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|word| word.parse().ok());
        let mut seen = Seen { status: status.expect("a status"), location: None, text: String::new() };
        let mut length = 0;
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().expect("a length"),
                "location" => seen.location = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                "transfer-encoding" => panic!("the client reads stated lengths only"),
                _ => {}
            }
        }
        self.seen = Some(seen);
        Ok(length)
    }

    /// The status of the answer whose head was read last.
    pub fn status(&self) -> u16 {
        self.seen.as_ref().map_or(0, |seen| seen.status)
    }

    fn read_body(&mut self, length: usize) -> io::Result<Seen> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        self.answers += 1;
        let mut seen = self.seen.take().expect("a head was read");
        seen.text = String::from_utf8(body).map_err(io::Error::other)?;
        self.seen = Some(seen.clone());
        Ok(seen)
    }

    fn keep(&mut self, set_cookie: &str) {
        let Some((name, value)) = set_cookie.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        if value.is_empty() || set_cookie.to_ascii_lowercase().contains("max-age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    fn cookie_line(&self) -> String {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { String::new() } else { format!("Cookie: {}\r\n", cookies.join("; ")) }
    }

    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> Seen {
        let request = get(path, &self.cookie_line());
        self.exchange(&request).expect("an answer")
    }

    /// Sends fields with the hidden marks of the page that was seen last.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        let page = self.seen.clone();
        let marks: Vec<(&str, String)> =
            ["stamp", "token"].into_iter().filter_map(|name| Some((name, page.as_ref()?.hidden(name)?))).collect();
        let all: Vec<(&str, &str)> =
            marks.iter().map(|(name, value)| (*name, value.as_str())).chain(fields.iter().copied()).collect();
        let request = post(path, &self.cookie_line(), &all);
        self.exchange(&request).expect("an answer")
    }

    /// Looks at a page, fills its form in and sends it to the same path.
    pub fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Seen {
        self.get(path);
        self.post(path, fields)
    }
}

/// The bytes of a request for a page.
pub fn get(path: &str, cookies: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{cookies}\r\n").into_bytes()
}

/// The bytes of a form that is sent.
pub fn post(path: &str, cookies: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let body = body.join("&");
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\n{cookies}Sec-Fetch-Site: same-origin\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(byte).collect()
}

/// Comes back with a receipt; what its mailbox says.
pub fn mailbox_of(address: &str, receipt: &str) -> Seen {
    let mut client = Client::to(address).expect("it listens");
    let seen = client.fill("/en/receipt", &[("receipt", receipt)]);
    assert_eq!(seen.status, 303, "the receipt {receipt} opens: {}", seen.text);
    client.get("/en/mailbox")
}

/// Whether the long tests are asked for.
pub fn long() -> bool {
    std::env::var_os("LYHTY_LONG").is_some()
}
