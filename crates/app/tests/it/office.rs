//! A whole office for tests: a store, a clock that is set, people of every role, visitors without JavaScript, and a look for
//! the canary at its end.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

use lyhty_base::{Clock as _, Private, SettableClock, Text};
use lyhty_office::accounts::{self, Founding, LoginName, NewAccount};
use lyhty_store::testing::TestStore;
use lyhty_store::{Actor, EngineKind};
use lyhty_vault::second_factor::TotpSecret;
use lyhty_vault::{MachineSecrets, NodeSecrets, OsChance, Password, RecoverySecret};
use lyhty_web::policy::Role;
use lyhty_web::walker::{Seen, Walker};
use lyhty_web::{DerivationPool, Desk, NeutralSite, Services, Settings, Site, Texts};

/// What all personal test text carries. It may never be found in clear.
pub const CANARY: &str = "kanarialintu-7f3a";

/// An office of a test.
pub struct TestOffice {
    /// The database.
    pub test: TestStore,
    /// The door.
    pub site: Site,
    /// The services behind it.
    pub desk: Desk,
    /// The office's clock.
    pub clock: Arc<SettableClock>,
    /// What the director keeps in the safe.
    pub recovery: RecoverySecret,
    /// Where checkpoints of the trail go.
    pub folder: tempfile::TempDir,
    people: BTreeMap<Role, Person>,
    runtime: tokio::runtime::Runtime,
}

/// How one of the staff signs in.
struct Person {
    login: String,
    password: String,
    second_factor: TotpSecret,
}

impl TestOffice {
    /// An office on an engine, with a director and these colleagues.
    pub fn with(engine: EngineKind, colleagues: &[Role]) -> Self {
        let test = TestStore::on(engine);
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let machine = MachineSecrets::generate();
        let mut people = BTreeMap::new();
        let mut founding: Option<Founding> = None;
        for role in std::iter::once(&Role::Director).chain(colleagues) {
            let person = Person {
                login: role.word().to_owned(),
                password: format!("quiet herons wade past {}", role.word()),
                second_factor: TotpSecret::generate(),
            };
            let account = NewAccount {
                login: LoginName::parse(&person.login).expect("a login name"),
                name: Private::new(Text::new(&format!("{} {CANARY}", role.word())).expect("a name")),
                role: *role,
                password: Password::parse(&person.password).expect("a password"),
                second_factor: person.second_factor.clone(),
                used_step: 0,
            };
            let prepared = account.prepare(&OsChance, &machine).expect("an account");
            people.insert(*role, person);
            founding = Some(match founding {
                None => Founding::prepare(prepared).expect("a founding"),
                Some(founding) => founding.with_colleague(prepared).expect("a colleague"),
            });
        }
        let founding = founding.expect("a director");
        let recovery = RecoverySecret::parse(&founding.recovery_key()).expect("the printed key is the key");
        let letterbox = founding.letterbox().expect("a letterbox");
        test.store
            .write_blocking("found", Actor::Duty("test"), move |tx| accounts::found(tx, &founding))
            .expect("the office is founded");
        let clock = Arc::clone(&test.clock);
        let folder = tempfile::tempdir().expect("a folder");
        let node_secrets = NodeSecrets::in_memory(clock.now());
        let desk = Desk::new(Services {
            store: test.store.clone(),
            machine,
            node_secrets,
            letterbox: Some(letterbox),
            clock: clock.clone(),
            chance: Arc::new(OsChance),
            texts: Texts::new().expect("the texts"),
            settings: Settings {
                office_name: "Test office".to_owned(),
                telephone: Some("+358 00 000 0000".to_owned()),
                neutral_site: NeutralSite::new("https://www.example.org/").expect("an address"),
                demonstration: false,
                public_origin: Some("https://office.example.org".to_owned()),
                strict_transport: false,
            },
            standing: accounts::standing,
            derivations: DerivationPool::for_this_machine(),
        });
        let checkpoints = folder.path().join("checkpoints");
        let site =
            Site::assemble(desk.clone(), lyhty_office::routes(Arc::from(checkpoints.as_path()))).expect("a site");
        Self { test, site, desk, clock, recovery, folder, people, runtime }
    }

    /// Waits for a walk to end.
    pub fn walk<F: Future>(&self, walk: F) -> F::Output {
        self.runtime.block_on(walk)
    }

    /// Somebody of whom nothing is known.
    pub fn visitor(&self) -> Walker {
        Walker::new(&self.site)
    }

    /// The code that somebody's authenticator shows now.
    pub fn code(&self, role: Role) -> String {
        self.people[&role].second_factor.code_at(self.clock.now())
    }

    /// Somebody's password.
    pub fn password(&self, role: Role) -> &str {
        &self.people[&role].password
    }

    /// One of the staff, signed in.
    pub async fn staff(&self, role: Role) -> Walker {
        // A code counts once.
        self.clock.advance_seconds(60);
        let person = &self.people[&role];
        let mut walker = self.visitor();
        let code = self.code(role);
        let fields =
            [("login", person.login.as_str()), ("password", person.password.as_str()), ("code", code.as_str())];
        let seen = walker.fill("/en/staff/sign-in", &fields).await.expect("an answer");
        assert_eq!(seen.status, 303, "{} signs in: {}", role.word(), seen.text);
        walker
    }

    /// Somebody proposes a person on the whole form; gives the receipts that the page showed.
    pub async fn propose(&self, fields: &[(&str, &str)]) -> Vec<String> {
        let seen = self.visitor().fill("/en/form/whole", fields).await.expect("an answer");
        assert_eq!(seen.status, 200, "{}", seen.text);
        receipts(&seen)
    }

    /// Somebody comes back with a receipt.
    pub async fn holder(&self, receipt: &str) -> Walker {
        let mut walker = self.visitor();
        let seen = walker.fill("/en/receipt", &[("receipt", receipt)]).await.expect("an answer");
        assert_eq!(seen.status, 303, "{}", seen.text);
        walker
    }
}

impl Drop for TestOffice {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let (mut data, mut keys) = (Vec::new(), Vec::new());
        lyhty_store::backup::export(&self.test.store, &mut data, &mut keys, &mut |_| {}).expect("an export");
        assert_no_canary("the database", &data);
        assert_no_canary("the record keys", &keys);
    }
}

/// Fails when the canary is found.
pub fn assert_no_canary(place: &str, bytes: &[u8]) {
    let found = bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes());
    assert!(!found, "the canary is in clear in {place}");
}

/// Runs a story on both engines.
pub fn on_both_engines(colleagues: &[Role], story: impl Fn(&TestOffice)) {
    for engine in EngineKind::ALL {
        let office = TestOffice::with(engine, colleagues);
        story(&office);
    }
}

/// Every receipt on a page.
pub fn receipts(seen: &Seen) -> Vec<String> {
    seen.text
        .split("class=\"digits\"")
        .skip(1)
        .filter_map(|part| part.split_once("</p>"))
        .map(|(digits, _)| {
            let groups = digits.split("<span>").skip(1).filter_map(|part| part.split_once("</span>"));
            groups.map(|(group, _)| group.trim().to_owned()).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The id of the first proposal that a page leads to.
pub fn first_proposal(seen: &Seen) -> String {
    let (_, rest) = seen.text.split_once("/staff/proposals/").expect("the page leads to a proposal");
    rest[..32].to_owned()
}

/// The id of the first client that a page leads to.
pub fn first_client(seen: &Seen) -> String {
    let (_, rest) = seen.text.split_once("/staff/clients/").expect("the page leads to a client");
    rest[..32].to_owned()
}

/// The fields of a row of exploitation in Finland.
pub const EXPLOITATION: [(&str, &str); 6] = [
    ("country", "FI"),
    ("months", "kanarialintu-7f3a spring"),
    ("form", "labour-exploitation-or-related-offence"),
    ("residence", "permit"),
    ("reason", "work"),
    ("means", "kanarialintu-7f3a debts"),
];

/// The fields of somebody who leaves on the office's day.
pub fn leaving_today(office: &TestOffice) -> Vec<(&'static str, &'static str)> {
    let today = office.clock.now().helsinki_day();
    let part = |number: i64| -> &'static str { number.to_string().leak() };
    vec![
        ("day-day", part(i64::from(today.day()))),
        ("day-month", part(i64::from(today.month()))),
        ("day-year", part(i64::from(today.year()))),
        ("ground", "no-more-need"),
        ("grounds", "kanarialintu-7f3a grounds"),
        ("checked", "yes"),
    ]
}

/// The fields of an adult whom a lawyer proposes with their consent; all personal text carries the canary.
pub fn adult() -> Vec<(&'static str, &'static str)> {
    vec![
        ("who", "lawyer"),
        ("consent", "yes"),
        ("age", "adult"),
        ("given-by", "the-person"),
        ("told-before", "what-the-system-is"),
        ("told-before", "voluntary"),
        ("consent-language", "kanarialintu-7f3a language"),
        ("interpreter", "professional"),
        ("present", "nobody"),
        ("safe", "mailbox"),
        ("whose-telephone", "own-watched"),
        ("safe-when", "kanarialintu-7f3a mornings"),
        ("present-as", "first-name"),
        ("never", "kanarialintu-7f3a never call"),
        ("name", "kanarialintu-7f3a name"),
        ("contact", "kanarialintu-7f3a@example.org"),
        ("told", "kanarialintu-7f3a was told"),
        ("observed", "kanarialintu-7f3a was seen"),
        ("danger", "none"),
        ("your-name", "kanarialintu-7f3a proposer"),
        ("your-contact", "kanarialintu-7f3a telephone"),
        ("mailbox", "yes"),
    ]
}

/// The fields of a decision that accepts somebody, as a victim.
pub const ACCEPT: [(&str, &str); 10] = [
    ("known", "no"),
    ("kind", "accept"),
    ("victim", "yes"),
    ("grounds-victim", "kanarialintu-7f3a grounds"),
    ("help", "yes"),
    ("grounds-help", "kanarialintu-7f3a grounds"),
    ("admitted-as", "victim"),
    ("sex", "woman"),
    ("age", "34"),
    ("citizenships", "NG, FI"),
];

/// The same fields with another value in one of them.
pub fn with(
    mut fields: Vec<(&'static str, &'static str)>,
    name: &'static str,
    value: &'static str,
) -> Vec<(&'static str, &'static str)> {
    fields.retain(|(candidate, _)| *candidate != name);
    fields.push((name, value));
    fields
}
