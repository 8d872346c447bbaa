//! Strangers' journeys in a real browser against the programme as it is shipped, without a line of script.
//!
//! With `LYHTY_SCREENSHOTS=folder` every step leaves a picture there.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use lyhty_base::{Clock as _, SystemClock};
use lyhty_vault::Payload as _;
use lyhty_vault::second_factor::TotpSecret;

use crate::browser::{DESK, Driver, Scripts, TELEPHONE, Window};
use crate::office::CANARY;

/// The programme, running an office in a folder of its own; stopped with the test.
pub struct Running {
    child: Child,
    said: BufReader<std::process::ChildStdout>,
    lines: Vec<String>,
    folder: tempfile::TempDir,
}

impl Running {
    /// A demonstration: the invented staff and their sign-ins. It is made once and copied for each test.
    pub fn demonstration() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy_demonstration(&folder.path().join("demonstration"));
        Self::demonstrating(folder)
    }

    fn demonstrating(folder: tempfile::TempDir) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lyhty"));
        command.env_clear().args(["demo", "--listen", "127.0.0.1:0", "--data"]);
        command.arg(folder.path().join("demonstration"));
        Self::listening(command, folder)
    }

    /// An office that nobody has set up.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let office = |verb: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_lyhty"));
            command.env_clear().env("LYHTY_DATA_FOLDER", folder.path().join("data"));
            command.env("LYHTY_LISTEN", "127.0.0.1:0").arg(verb);
            command
        };
        assert!(office("migrate").stdout(Stdio::null()).status().expect("the programme starts").success());
        let serve = office("serve");
        Self::listening(serve, folder)
    }

    fn listening(mut command: Command, folder: tempfile::TempDir) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the programme starts");
        let said = BufReader::new(child.stdout.take().expect("its output"));
        let mut running = Self { child, said, lines: Vec::new(), folder };
        while !running.lines.last().is_some_and(|line| line.starts_with("listening on ")) {
            let mut line = String::new();
            let read = running.said.read_line(&mut line).expect("its output");
            assert_ne!(read, 0, "it ended before it listened: {:?}", running.lines);
            running.lines.push(line.trim().to_owned());
        }
        running
    }

    pub fn address(&self) -> &str {
        self.lines.last().and_then(|line| line.strip_prefix("listening on ")).expect("where it listens")
    }

    /// The demonstration's folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("demonstration")
    }

    /// One of the invented staff signs in.
    pub async fn sign_in(&self, window: &Window, role: &str) {
        let sign_in = SignIn::of(&self.data(), role);
        window.open("/en/staff/sign-in").await;
        window.see("sign-in").await;
        let code = sign_in.second_factor.code_at(SystemClock.now());
        window.answer(&[("login", &sign_in.login), ("password", &sign_in.password), ("code", &code)]).await;
        window.send().await;
        window.arrives("/en/staff").await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Copies the data of the one demonstration that this run of the tests makes.
pub fn copy_demonstration(to: &Path) {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        // Nothing drops it at the end: it lies where the next run clears away.
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demonstrations");
        let alive = |name: &std::ffi::OsStr| Path::new("/proc").join(name).exists();
        for left in fs::read_dir(&place).into_iter().flatten().flatten().filter(|left| !alive(&left.file_name())) {
            let _ = fs::remove_dir_all(left.path());
        }
        let kept = place.join(std::process::id().to_string());
        let _ = fs::remove_dir_all(&kept);
        fs::create_dir_all(&place).expect("a folder");
        let mut running = Running::demonstrating(tempfile::tempdir().expect("a folder"));
        running.child.kill().expect("it is stopped");
        running.child.wait().expect("it has ended");
        copy_folder(&running.data(), &kept);
        kept
    });
    copy_folder(made, to);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).expect("a folder");
    fs::set_permissions(to, fs::metadata(from).expect("a folder").permissions()).expect("its mode");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(&path, &to).expect("it is copied");
        }
    }
}

/// A line of the demonstration's sign-ins.
pub struct SignIn {
    pub login: String,
    pub password: String,
    pub second_factor: TotpSecret,
}

impl SignIn {
    pub fn of(data: &Path, role: &str) -> Self {
        let text = fs::read_to_string(data.join("sign-ins.txt")).expect("the sign-ins");
        let line = text.lines().find(|line| line.split('\t').next() == Some(role)).expect("somebody of this role");
        let parts: Vec<&str> = line.split('\t').collect();
        let [_, login, password, secret] = parts.as_slice() else { panic!("four parts: {line}") };
        Self {
            login: (*login).to_owned(),
            password: (*password).to_owned(),
            second_factor: TotpSecret::decode(TotpSecret::VERSION, &from_hexadecimal(secret)).expect("a secret"),
        }
    }
}

fn from_hexadecimal(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("digits")).collect()
}

/// Waits for a walk to end.
pub fn walk<F: Future>(walk: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(walk)
}

/// Who walks, in which words, on which screen.
struct Journey {
    name: &'static str,
    language: &'static str,
    width: u32,
    /// Somebody asks for help for themself.
    own: bool,
    awaiting: &'static str,
    accepted: &'static str,
}

const JOURNEYS: &[Journey] = &[
    Journey {
        name: "en-professional",
        language: "en",
        width: DESK,
        own: false,
        awaiting: "Awaiting a decision",
        accepted: "Accepted",
    },
    Journey {
        name: "fi-professional",
        language: "fi",
        width: TELEPHONE,
        own: false,
        awaiting: "Odottaa päätöstä",
        accepted: "Hyväksytty",
    },
    Journey {
        name: "fi-own",
        language: "fi",
        width: TELEPHONE,
        own: true,
        awaiting: "Odottaa päätöstä",
        accepted: "Hyväksytty",
    },
];

type Fields<'a> = &'a [(&'a str, &'a str)];

/// Each step's page with what is answered there, as a lawyer fills it in with the person beside them.
const FOR_ANOTHER: &[(&str, Fields<'_>)] = &[
    ("who", &[("who", "lawyer")]),
    ("consent", &[("consent", "yes")]),
    ("age", &[("age", "adult")]),
    (
        "yes",
        &[
            ("given-by", "the-person"),
            ("told-before", "what-the-system-is"),
            ("told-before", "voluntary"),
            ("consent-language", "kanarialintu-7f3a language"),
            ("interpreter", "professional"),
            ("present", "nobody"),
        ],
    ),
    (
        "contact",
        &[
            ("safe", "mailbox"),
            ("whose-telephone", "own-watched"),
            ("safe-when", "kanarialintu-7f3a weekday mornings"),
            ("present-as", "first-name"),
            ("never", "kanarialintu-7f3a never call"),
        ],
    ),
    ("person", &[("name", "kanarialintu-7f3a Äijö"), ("contact", "kanarialintu-7f3a@example.org")]),
    ("told", &[]),
    ("seen", &[("observed", "kanarialintu-7f3a was seen")]),
    ("urgent", &[("danger", "no-safe-place")]),
    ("you", &[("your-name", "kanarialintu-7f3a proposer")]),
    ("mailbox", &[("mailbox", "yes")]),
];

/// The same for somebody who asks for themself.
const OWN: &[(&str, Fields<'_>)] = &[
    ("who", &[("who", "the-person")]),
    ("consent", &[("consent", "yes")]),
    ("age", &[("age", "adult")]),
    ("contact", &[("safe", "mailbox"), ("whose-telephone", "shared"), ("present-as", "first-name")]),
    ("told", &[]),
    ("urgent", &[("danger", "not-known")]),
    ("person", &[("languages", "kanarialintu-7f3a language")]),
];

/// The staff, who stay signed in from one journey to the next.
struct Staff {
    adviser: Window,
    director: Window,
}

impl Journey {
    fn path(&self, rest: &str) -> String {
        format!("/{}{rest}", self.language)
    }

    fn told(&self) -> String {
        format!("{CANARY} {} works without pay äöå", self.name)
    }

    /// The form, a question a page, until the receipts are shown.
    async fn fill_in(&self, stranger: &Window) -> Vec<String> {
        stranger.open(&self.path("")).await;
        stranger.see("front").await;
        assert!(stranger.cookies().await.is_empty(), "no cookie before a form");
        stranger.press("main a.button").await;
        stranger.see("start").await;
        stranger.press("main a.button").await;
        let told = self.told();
        for (step, fields) in if self.own { OWN } else { FOR_ANOTHER } {
            stranger.arrives(&self.path(&format!("/form/{step}"))).await;
            if *step == "told" {
                stranger.answer(&[("told", &told)]).await;
            }
            stranger.answer(fields).await;
            stranger.see(step).await;
            stranger.send().await;
        }
        let cookies = stranger.cookies().await;
        let draft = cookies.iter().find(|cookie| cookie.name() == "__Host-draft").expect("the browser keeps the draft");
        assert_eq!((draft.secure(), draft.http_only()), (Some(true), Some(true)));
        stranger.arrives(&self.path("/form/check")).await;
        stranger.says(&told).await;
        stranger.see("check").await;
        stranger.send().await;
        stranger.see("receipts").await;
        stranger.receipts().await
    }

    /// Comes back with a receipt to the mailbox behind it.
    async fn open_mailbox(&self, stranger: &Window, receipt: &str) {
        stranger.open(&self.path("/receipt")).await;
        stranger.see("receipt").await;
        stranger.answer(&[("receipt", receipt)]).await;
        stranger.send().await;
        stranger.arrives(&self.path("/mailbox")).await;
    }

    async fn walk(&self, driver: &Driver, office: &str, staff: &mut Staff) {
        let mut stranger = driver.window(office, Scripts::Off, self.width).await;
        stranger.begin(&format!("{}-1-stranger", self.name), self.width).await;
        let receipts = self.fill_in(&stranger).await;
        let (proposer, person) = match receipts.as_slice() {
            [one] if self.own => (one, one),
            [proposer, person] if !self.own => (proposer, person),
            other => panic!("receipts: {other:?}"),
        };

        staff.adviser.begin(&format!("{}-2-adviser", self.name), self.width).await;
        let adviser = &staff.adviser;
        adviser.open(&self.path("/staff/proposals")).await;
        adviser.see("queue").await;
        adviser.press_row(&self.told()).await;
        let proposal = adviser.place().await;
        adviser.see("proposal").await;
        adviser.press("form[action$=\"/take-up\"] button").await;
        adviser.open(&format!("{proposal}/ask")).await;
        let question = format!("{CANARY} where do you sleep?");
        adviser.answer(&[("whom", "person"), ("text", &question)]).await;
        adviser.see("ask").await;
        adviser.send().await;
        adviser.open(&proposal).await;
        adviser.see("asked").await;

        self.open_mailbox(&stranger, person).await;
        stranger.says(&question).await;
        let reply = format!("{CANARY} at a friend’s");
        stranger.answer(&[("message", &reply)]).await;
        stranger.see("mailbox").await;
        stranger.press("#write .button").await;
        stranger.says(&reply).await;
        stranger.see("answered").await;
        stranger.press("form[action$=\"/mailbox/leave\"] button").await;

        staff.director.begin(&format!("{}-3-director", self.name), self.width).await;
        let director = &staff.director;
        director.open(&proposal).await;
        director.says(&reply).await;
        director.press(&format!("a[href$=\"{proposal}/decide\"]")).await;
        let grounds = format!("{CANARY} grounds");
        let decision = [
            ("known", "no"),
            ("victim", "yes"),
            ("grounds-victim", grounds.as_str()),
            ("help", "yes"),
            ("grounds-help", grounds.as_str()),
            ("kind", "accept"),
            ("admitted-as", "victim"),
            ("sex", "woman"),
            ("age", "34"),
            ("citizenships", "NG"),
            ("citizenships-second", "FI"),
        ];
        director.answer(&decision).await;
        director.see("decide").await;
        director.send().await;
        director.arrives(&proposal).await;
        director.see("decided").await;

        self.open_mailbox(&stranger, proposer).await;
        stranger.says(self.accepted).await;
        stranger.see("accepted").await;
        let source = stranger.source().await;
        assert!(!source.contains(self.awaiting), "it no longer awaits");
        assert!(!source.contains(&grounds), "grounds are not the proposer's");
        stranger.close().await;
    }
}

#[test]
fn strangers_propose_answer_and_learn_the_decision_without_script() {
    let office = Running::demonstration();
    let driver = Driver::start();
    walk(async {
        let mut staff = Staff {
            adviser: driver.window(office.address(), Scripts::Off, DESK).await,
            director: driver.window(office.address(), Scripts::Off, DESK).await,
        };
        staff.adviser.begin("staff-adviser", DESK).await;
        staff.director.begin("staff-director", DESK).await;
        office.sign_in(&staff.adviser, "senior-adviser").await;
        office.sign_in(&staff.director, "director").await;
        for journey in JOURNEYS {
            journey.walk(&driver, office.address(), &mut staff).await;
        }
    });
}

#[test]
fn leaving_at_once_leads_away_and_back_shows_nothing_typed() {
    let office = Running::empty();
    let driver = Driver::start();
    walk(async {
        let mut stranger = driver.window(office.address(), Scripts::Off, TELEPHONE).await;
        stranger.begin("leaving", TELEPHONE).await;
        stranger.open("/en/form/who").await;
        for (step, fields) in &FOR_ANOTHER[..3] {
            stranger.arrives(&format!("/en/form/{step}")).await;
            stranger.answer(fields).await;
            stranger.send().await;
        }
        stranger.answer(FOR_ANOTHER[3].1).await;
        stranger.press(".leave-now button").await;
        let neutral = "https://www.ilmatieteenlaitos.fi/";
        stranger.arrives(neutral).await;
        for _ in 0..5 {
            stranger.back().await;
            let (place, source) = (stranger.place().await, stranger.source().await);
            assert!(!source.contains(CANARY), "{place} shows what was typed");
            assert!(!source.contains("<form method=\"post\" class=\"stack\">"), "{place} shows the form");
        }
        // The mark of the exit leads every page below the front page away, and the answers are gone with the draft.
        stranger.try_to_open("/en/form/yes").await;
        stranger.arrives(neutral).await;
        stranger.open("/en").await;
        stranger.says("Information").await;
        assert!(!stranger.cookies().await.iter().any(|cookie| cookie.name() == "__Host-draft"), "no draft is left");
        stranger.close().await;
    });
}

#[test]
fn an_office_is_set_up_in_a_browser_without_script() {
    let office = Running::empty();
    let code = office.lines.iter().find_map(|line| line.strip_prefix("set-up code: ")).expect("a code").to_owned();
    let driver = Driver::start();
    walk(async {
        let mut director = driver.window(office.address(), Scripts::Off, DESK).await;
        director.begin("set-up", DESK).await;
        director.open("/en/staff/set-up").await;
        director.see("form").await;
        director.resize(TELEPHONE).await;
        director.see("form-telephone").await;
        director.resize(DESK).await;
        let secret = director.find("[name=\"code-secret\"]").await;
        let secret = secret.attr("value").await.expect("an attribute").expect("a secret");
        let secret = TotpSecret::decode(TotpSecret::VERSION, &from_hexadecimal(&secret)).expect("a secret");
        let password = "quiet herons wade past the pier";
        let answers = [
            ("code-set-up", code.as_str()),
            ("login", "director"),
            ("name", "kanarialintu-7f3a director"),
            ("password-new", password),
            ("password-again", password),
            ("code-new", &secret.code_at(SystemClock.now())),
        ];
        director.answer(&answers).await;
        director.send().await;
        director.see("recovery-key").await;
        assert_eq!(director.texts(".printed-key").await.len(), 1, "the key is shown once");
        director.resize(TELEPHONE).await;
        director.see("recovery-key-telephone").await;
        director.resize(DESK).await;
        director.press("main a.button").await;
        director.see("next").await;
        director.close().await;
    });
}
