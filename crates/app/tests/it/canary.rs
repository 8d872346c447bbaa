//! The canary in the real programme: set up, used and crashed over HTTP, and then looked for wherever something may lie.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;

use lyhty_base::{Clock as _, Moment, SystemClock};
use lyhty_store::testing::TestPlace;
use lyhty_store::{Actor, EngineConfig, EngineKind, Store, StoreConfig, StoreError, Tx, params};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{OsChance, Payload as _};
use rustix::process::{Pid, Signal, kill_process};

use crate::office::{ACCEPT, CANARY, adult, with};

/// The canary as somebody might write it who did not mean to: in clear, in base64 at each of the three places where it may
/// begin, in hexadecimal digits, percent-encoded, in UTF-16, backwards.
fn writings() -> Vec<Vec<u8>> {
    let clear = CANARY.as_bytes();
    let hexadecimal = |before: &str| clear.iter().map(|byte| format!("{before}{byte:02x}")).collect::<String>();
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut all = vec![clear.to_vec(), clear.to_ascii_uppercase(), clear.iter().rev().copied().collect()];
    for digits in [hexadecimal(""), hexadecimal("%")] {
        all.extend([digits.to_uppercase().into_bytes(), digits.into_bytes()]);
    }
    // In the other order of bytes it is the same but for the first.
    all.push(utf16[..utf16.len() - 1].to_vec());
    for shift in 0..3 {
        let shifted: Vec<u8> = std::iter::repeat_n(b' ', shift).chain(clear.iter().copied()).collect();
        let letters = base64(&shifted);
        // The first and last letters depend on what stands around it.
        all.push(letters.as_bytes()[if shift == 0 { 0 } else { 4 }..shifted.len() / 3 * 4].to_vec());
    }
    all
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut letters = String::new();
    for three in bytes.chunks(3) {
        let sum = three
            .iter()
            .chain(std::iter::repeat_n(&0, 3 - three.len()))
            .fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
        letters.extend([18, 12, 6, 0].map(|places| char::from(LETTERS[sum >> places & 63])));
    }
    letters
}

/// Where in these bytes the canary begins, however it is written.
fn find(bytes: &[u8]) -> Option<usize> {
    let writings = writings();
    let mut begins = [false; 256];
    writings.iter().for_each(|writing| begins[usize::from(writing[0])] = true);
    bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| begins[usize::from(**byte)])
        .find_map(|(place, _)| writings.iter().any(|writing| bytes[place..].starts_with(writing)).then_some(place))
}

fn assert_clean(place: &str, bytes: &[u8]) {
    if let Some(at) = find(bytes) {
        let around = &bytes[at.saturating_sub(80)..(at + 80).min(bytes.len())];
        panic!("the canary is in {place}: {}", String::from_utf8_lossy(around));
    }
}

/// Looks into every file below a folder; their paths.
fn search(folder: &Path) -> Vec<PathBuf> {
    let mut searched = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        assert_clean("a file's name", path.as_os_str().as_encoded_bytes());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            searched.extend(search(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            assert_clean(&path.display().to_string(), &bytes);
            searched.push(path);
        }
    }
    searched
}

/// The programme at work in a folder of its own: data, temporary files, log and whatever else it may leave.
struct Served {
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
    child: Child,
    output: Option<JoinHandle<()>>,
    address: String,
    code: Option<String>,
}

fn command(folder: &Path, environment: &[(&'static str, String)], arguments: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -c unlimited 2>/dev/null; exec \"$PROGRAMME\" {arguments}")]);
    command.env_clear().env("PROGRAMME", env!("CARGO_BIN_EXE_lyhty")).envs(environment.iter().cloned());
    command.env("LYHTY_DATA_FOLDER", folder.join("data")).env("LYHTY_LISTEN", "127.0.0.1:0");
    command.env("TMPDIR", folder.join("tmp")).env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full");
    command.current_dir(folder.join("here")).stdin(Stdio::null());
    command
}

impl Served {
    fn start(folder: &Path, environment: &[(&'static str, String)]) -> Self {
        let log = |name: &str| File::options().create(true).append(true).open(folder.join(name)).expect("a log");
        let mut serve = command(folder, environment, "serve");
        let mut child = serve.stdout(Stdio::piped()).stderr(log("errors")).spawn().expect("the programme starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let (mut kept, mut code) = (log("output"), None);
        let address = loop {
            let mut line = String::new();
            assert_ne!(output.read_line(&mut line).expect("output is UTF-8"), 0, "it ended before it listened");
            kept.write_all(line.as_bytes()).expect("a log");
            code = line.strip_prefix("set-up code: ").map(|code| code.trim().to_owned()).or(code);
            if let Some(address) = line.strip_prefix("listening on http://") {
                break address.trim().to_owned();
            }
        };
        let output = std::thread::spawn(move || {
            std::io::copy(&mut output, &mut kept).expect("a log");
        });
        let environment = environment.to_vec();
        Self { folder: folder.to_owned(), environment, child, output: Some(output), address, code }
    }

    /// Another command beside it; what it says goes to the log.
    fn run(&self, arguments: &str) -> bool {
        let said = command(&self.folder, &self.environment, arguments).output().expect("the programme starts");
        let name = arguments.replace(' ', "-");
        std::fs::write(self.folder.join(name), [said.stdout, said.stderr].concat()).expect("a log");
        said.status.success()
    }

    fn end(&mut self, signal: Signal) -> ExitStatus {
        kill_process(Pid::from_child(&self.child), signal).expect("it can be signalled");
        let status = self.child.wait().expect("it ends");
        self.output.take().expect("its output").join().expect("its output");
        status
    }

    fn browser(&self) -> Browser {
        Browser::at(&format!("http://{}", self.address))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Whatever a test found, nothing of it stays running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser without JavaScript, over the network.
pub struct Browser {
    agent: ureq::Agent,
    base: String,
    cookies: BTreeMap<String, String>,
    /// The page that was seen last.
    pub seen: String,
}

fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

impl Browser {
    /// A browser of whose visitor nothing is known, at an office.
    pub fn at(address: &str) -> Self {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        let agent = agent.max_redirects_will_error(false).build().new_agent();
        Self { agent, base: address.to_owned(), cookies: BTreeMap::new(), seen: String::new() }
    }

    fn send(&mut self, path: &str, body: Option<&str>) -> Result<u16, ureq::Error> {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let (address, cookies) = (format!("{}{path}", self.base), cookies.join("; "));
        let mut answer = match body {
            None => self.agent.get(address).header("cookie", cookies).call()?,
            Some(body) => {
                let request =
                    self.agent.post(address).header("cookie", cookies).header("sec-fetch-site", "same-origin");
                request.header("content-type", "application/x-www-form-urlencoded").send(body)?
            }
        };
        for set in answer.headers().get_all("set-cookie") {
            let set = set.to_str().expect("a cookie");
            let (name, value) = set.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        self.seen = answer.body_mut().read_to_string()?;
        Ok(answer.status().as_u16())
    }

    /// Looks at a page; gives its status.
    pub fn get(&mut self, path: &str) -> u16 {
        self.send(path, None).expect("an answer")
    }

    fn body(&self, fields: &[(&str, &str)]) -> String {
        let marks = ["stamp", "token", "code-secret"].map(|name| Some((name, self.hidden(name)?)));
        let marks = marks.iter().flatten().map(|(name, value)| (*name, value.as_str()));
        let pairs = marks.chain(fields.iter().copied()).map(|(name, value)| format!("{name}={}", encoded(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    fn hidden(&self, name: &str) -> Option<String> {
        let (_, rest) = self.seen.split_once(&format!("name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)], expected: u16) {
        let body = self.body(fields);
        let status = self.send(path, Some(&body)).expect("an answer");
        assert_eq!(status, expected, "{path}: {}", self.seen);
    }

    /// Fills a page's form in and sends it.
    pub fn fill(&mut self, path: &str, fields: &[(&str, &str)], expected: u16) {
        self.get(path);
        self.post(path, fields, expected);
    }

    /// The second factor that the page offers.
    fn factor(&self) -> TotpSecret {
        let hexadecimal = self.hidden("code-secret").expect("a second factor");
        let bytes: Vec<u8> = (0..hexadecimal.len() / 2)
            .map(|place| u8::from_str_radix(&hexadecimal[2 * place..2 * place + 2], 16).expect("a byte"))
            .collect();
        TotpSecret::decode(TotpSecret::VERSION, &bytes).expect("a second factor")
    }

    fn receipts(&self) -> Vec<String> {
        let parts = self.seen.split("class=\"digits\"").skip(1).filter_map(|part| part.split_once("</p>"));
        let digits = parts.map(|(part, _)| part.split("<span>").skip(1).map(|group| &group[..4]).collect::<Vec<_>>());
        digits.map(|groups| groups.join(" ")).collect()
    }
}

const PASSWORD: &str = "kanarialintu-7f3a wades past quiet herons";
const LOGIN: &str = "kanarialintu-7f3a.director";

/// Somebody makes an account on a page that offers a second factor; signs in with the next code, since one counts once.
fn make_account(browser: &mut Browser, path: &str, login: &str, code: &str) {
    assert_eq!(browser.get(path), 200, "{}", browser.seen);
    let factor = browser.factor();
    let shown = factor.code_at(SystemClock.now());
    let name = format!("{CANARY} name");
    let fields = [
        ("code-set-up", code),
        ("login", login),
        ("name", &name),
        ("password-new", PASSWORD),
        ("password-again", PASSWORD),
        ("code-new", &shown),
    ];
    browser.post(path, &fields, 200);
    let next = factor.code_at(Moment::from_milliseconds(SystemClock.now().milliseconds() + 30_000));
    browser.fill("/en/staff/sign-in", &[("login", login), ("password", PASSWORD), ("code", &next)], 303);
}

/// The database of a test as the programme's environment names it.
fn database(place: &TestPlace, folder: &Path) -> (StoreConfig, Vec<(&'static str, String)>) {
    match &place.config.engine {
        EngineConfig::Sqlite { .. } => (StoreConfig::sqlite(folder.join("data/database/lyhty.sqlite")), Vec::new()),
        EngineConfig::Postgres { url, .. } => {
            let part = |name: &str| {
                let (_, rest) = url.split_once(&format!("{name}=")).expect("a part of the address");
                rest.split(' ').next().unwrap_or_default().trim_matches('\'').to_owned()
            };
            let address = format!(
                "postgres://{}@/{}?host={}&port={}",
                part("user"),
                part("dbname"),
                encoded(&part("host")),
                part("port")
            );
            (place.config.clone(), vec![("LYHTY_DATABASE", address)])
        }
    }
}

/// Everything of the office that lies anywhere: files, and what a dump of PostgreSQL says.
fn search_everywhere(folder: &Path, environment: &[(&'static str, String)]) -> Vec<PathBuf> {
    if let Some((_, address)) = environment.iter().find(|(name, _)| *name == "LYHTY_DATABASE") {
        let dump = Command::new("pg_dump").arg(address).output().expect("pg_dump");
        assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
        assert!(dump.stdout.windows(9).any(|part| part == b"proposals"), "the dump holds the tables");
        assert_clean("the dump", &dump.stdout);
    }
    search(folder)
}

/// Everybody types everything, with the canary in it.
fn live(served: &Served) {
    let mut director = served.browser();
    make_account(&mut director, "/en/staff/set-up", LOGIN, served.code.as_deref().expect("a code"));

    let mut proposer = served.browser();
    proposer.fill("/en/form/whole", &adult(), 200);
    let [mailbox, person] = &proposer.receipts()[..] else { panic!("two receipts: {}", proposer.seen) };
    let (mailbox, person) = (mailbox.clone(), person.clone());
    // The steps of the wizard lie in a draft that nobody sends.
    let mut wizard = served.browser();
    wizard.fill("/en/form/who", &[("who", "lawyer")], 303);
    let fields: Vec<(&str, &str)> = adult();
    for step in ["consent", "age", "yes", "contact", "person", "told", "seen", "urgent", "you", "mailbox"] {
        wizard.fill(&format!("/en/form/{step}"), &fields, 303);
    }
    assert_eq!(wizard.get("/en/form/check"), 200, "{}", wizard.seen);
    assert!(wizard.seen.contains(CANARY), "the draft holds what was typed");
    wizard.fill("/en/form/advice", &[("question", CANARY), ("who", "police")], 200);

    director.get("/en/staff/proposals");
    let (_, rest) = director.seen.split_once("/staff/proposals/").expect("the queue leads to a proposal");
    let proposal = format!("/en/staff/proposals/{}", &rest[..32]);
    assert_eq!(director.get(&proposal), 200);
    assert!(director.seen.contains("kanarialintu-7f3a was told"), "who may read it does");
    director.post(&format!("{proposal}/take-up"), &[], 303);
    director.fill(&format!("{proposal}/ask"), &[("whom", "person"), ("text", CANARY)], 303);
    director.fill(&format!("{proposal}/reach"), &[("channel", "mailbox"), ("note", CANARY)], 303);
    for receipt in [&mailbox, &person] {
        let mut holder = served.browser();
        holder.fill("/en/receipt", &[("receipt", receipt)], 303);
        holder.fill("/en/mailbox", &[("message", CANARY)], 303);
    }
    director.fill(&format!("{proposal}/decide"), &ACCEPT, 303);
    let urgent =
        [("who", "private-person"), ("consent", "yes"), ("told", CANARY), ("danger", "now"), ("never", CANARY)];
    director.fill("/en/staff/urgent", &urgent, 303);
    let advice = [("who", "other"), ("channel", "telephone"), ("question", CANARY), ("advice", CANARY)];
    director.fill("/en/staff/new-consultation", &advice, 303);
    let invited = [("role", "nurse"), ("address", "kanarialintu-7f3a@example.org")];
    director.fill("/en/staff/invitations", &invited, 200);
    let (_, rest) = director.seen.split_once("/en/staff/invitation/").expect("a link");
    let token: String =
        rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect();
    let mut nurse = served.browser();
    make_account(&mut nurse, &format!("/en/staff/invitation/{token}"), "kanarialintu-7f3a.nurse", "");
}

/// What goes wrong says it to whoever typed, and to nobody else.
fn err(served: &Served, config: &StoreConfig) {
    let mut visitor = served.browser();
    visitor.fill("/en/form/whole", &with(adult(), "age", "kanarialintu-7f3a"), 422);
    assert!(visitor.seen.contains("kanarialintu-7f3a was told"), "nothing typed is lost");
    assert_eq!(visitor.get("/en/kanarialintu-7f3a?kanarialintu-7f3a=kanarialintu-7f3a"), 404);
    assert_eq!(visitor.get("/en/staff/kanarialintu-7f3a"), 303);
    visitor.fill("/en/receipt", &[("receipt", CANARY)], 422);
    visitor.fill("/en/staff/sign-in", &[("login", CANARY), ("password", PASSWORD), ("code", CANARY)], 422);
    visitor.get("/en/form/whole");
    let large = format!("{}&told={}", visitor.body(&[]), CANARY.repeat(100_000));
    // It may close the line before everything was sent; whoever was cut off comes back on another.
    assert_eq!(visitor.send("/en/form/whole", Some(&large)).unwrap_or(413), 413);
    let mut visitor = served.browser();
    visitor.get("/en/form/whole");
    let broken = format!("{}&told={CANARY}%FF%FE", visitor.body(&[]));
    let status = visitor.send("/en/form/whole", Some(&broken)).expect("an answer");
    assert!((400..500).contains(&status), "{status}");

    // A fault: a table is away for a moment.
    let store = Store::open(config, Arc::new(SystemClock), Arc::new(OsChance)).expect("the store");
    let change = |sql: &'static str| {
        let body = move |tx: &mut Tx<'_>| -> Result<u64, StoreError> { tx.execute(sql, params![]) };
        store.write_blocking("break", Actor::Duty("test"), body).expect("a change of the schema")
    };
    change("ALTER TABLE consultations RENAME TO consultations_away");
    visitor.fill("/en/form/advice", &[("question", CANARY), ("who", "other")], 500);
    change("ALTER TABLE consultations_away RENAME TO consultations");
}

#[test]
fn the_search_finds_the_canary_however_it_is_written() {
    let hexadecimal: String = CANARY.bytes().map(|byte| format!("{byte:02X}")).collect();
    let utf16: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut samples = vec![CANARY.as_bytes().to_vec(), hexadecimal.into_bytes(), utf16];
    for before in ["", "a", "ab", "abc", "{\"name\":\"a"] {
        samples.push(base64(format!("{before}{CANARY} and more").as_bytes()).into_bytes());
    }
    for sample in samples {
        let text = [b"some words before ".as_slice(), &sample, b" and after"].concat();
        assert!(find(&text).is_some(), "{}", String::from_utf8_lossy(&text));
    }
    assert!(find(b"kanarialintu-7f3b, 6b616e61, a2FuYXJpYWxpbnR1").is_none());
}

fn the_canary_lies_nowhere(engine: EngineKind) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    for name in ["here", "tmp"] {
        std::fs::create_dir(folder.join(name)).expect("a folder");
    }
    let place = TestPlace::on(engine);
    let (config, mut environment) = database(&place, folder);
    environment.push(("LYHTY_OFFICE_NOTICE_ADDRESS", "kanarialintu-7f3a-office@example.org".to_owned()));
    // Invitations by mail need to know what stands in the address bar.
    environment.push(("LYHTY_PUBLIC_ORIGIN", "https://office.example.org".to_owned()));
    environment.push(("LYHTY_BEHIND_PROXY", "true".to_owned()));
    if engine == EngineKind::Sqlite {
        // A mail server that is not there: what is to be sent waits. On the other engine there is none: the tray has it.
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
        for (name, value) in [("HOST", "127.0.0.1".to_owned()), ("PORT", free.port().to_string())] {
            environment.push((if name == "HOST" { "LYHTY_SMTP_HOST" } else { "LYHTY_SMTP_PORT" }, value));
        }
        environment.push(("LYHTY_SMTP_PROTECTION", "none".to_owned()));
        environment.push(("LYHTY_SMTP_FROM", "no-reply@example.org".to_owned()));
    }
    assert!(command(folder, &environment, "migrate").status().expect("the programme starts").success());
    let mut served = Served::start(folder, &environment);
    live(&served);
    err(&served, &config);
    let beside = [("backup", true), ("audit verify", true), ("audit checkpoint", true), ("doctor", false)];
    for (arguments, must_succeed) in beside {
        assert!(served.run(arguments) || !must_succeed, "{arguments}");
    }

    let searched = search_everywhere(folder, &environment);
    let is_there = |ending: &str| searched.iter().any(|path| path.to_string_lossy().ends_with(ending));
    for ending in [".data", ".record-keys", ".machine-secrets", "machine-secrets", "node-secrets", "errors", "output"] {
        assert!(is_there(ending), "{ending} was not searched: {searched:?}");
    }
    for ending in ["lyhty.sqlite", "lyhty.sqlite-wal", "lyhty.sqlite-shm"] {
        assert!(is_there(ending) == (engine == EngineKind::Sqlite), "{ending}: {searched:?}");
    }
    let log = std::fs::read_to_string(folder.join("errors")).expect("the log");
    assert!(log.contains("a fault reference="), "the fault is in the log: {log}");
    assert!(!log.contains("no text for this key"), "every sentence has its words: {log}");
    let kept: Vec<_> = std::fs::read_dir(folder.join("tmp")).expect("a folder").flatten().collect();
    assert!(kept.is_empty(), "temporary files: {kept:?}");

    assert_eq!(served.end(Signal::TERM).code(), Some(0));
    search_everywhere(folder, &environment);

    // It crashes in the middle of what somebody sends. Both signals write a core file where one may be written; SIGSEGV
    // from outside would only be taken by Rust's own handler, which waits for the next.
    for signal in [Signal::ABORT, Signal::ILL] {
        let mut served = Served::start(folder, &environment);
        let mut line = TcpStream::connect(&served.address).expect("it listens");
        let head = "POST /en/form/whole HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n";
        write!(line, "{head}content-length: 9000\r\n\r\ntold={}", CANARY.repeat(200)).expect("half of a form");
        let mut visitor = served.browser();
        visitor.fill("/en/form/whole", &adult(), 200);
        let status = served.end(signal);
        assert_eq!(status.signal(), Some(signal.as_raw()));
        assert!(!status.core_dumped(), "the system says that memory was written");
        let searched = search_everywhere(folder, &environment);
        let core = searched
            .iter()
            .find(|path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"core")));
        assert_eq!(core, None, "memory was written to a file");
        let left = std::fs::read_dir(folder.join("here")).expect("a folder").count();
        assert_eq!(left, 0, "nothing lies where it ran");
    }
}

#[test]
fn the_canary_lies_nowhere_in_clear_with_sqlite() {
    the_canary_lies_nowhere(EngineKind::Sqlite);
}

#[test]
fn the_canary_lies_nowhere_in_clear_with_postgresql() {
    the_canary_lies_nowhere(EngineKind::Postgres);
}
