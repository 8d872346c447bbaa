//! What opens what: everything the machine has, a session, a password, a receipt, the recovery key. Whoever holds some of
//! them tries every sealed value with every key that can be made of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lyhty_base::{AccountId, Clock as _, RecordId};
use lyhty_store::columns::{self, Class};
use lyhty_store::{Store, StoreError, Tx, Value, params};
use lyhty_vault::macro_support::Zeroizing;
use lyhty_vault::{
    AccountPublic, AccountSecret, Compartment, CompartmentSecret, Grant, Keyring, LockedAccount, MachineSecrets,
    NodeSecrets, OpenError, OsChance, Password, Payload, ReceiptDigits, ReceiptKeys, RecordKey, RecoveryGrant,
    RecoveryPublic, RecoverySecret, SealError, SealUse, Sealed, SessionSecret, WrappedKey,
};
use lyhty_web::policy::Role;
use lyhty_web::walker::Walker;

use crate::office::{
    ACCEPT, CANARY, EXPLOITATION, TestOffice, adult, first_client, first_proposal, leaving_today, on_both_engines,
    receipts, with,
};

/// Every colleague of these tests, besides the director.
pub const COLLEAGUES: &[Role] = &[Role::SeniorAdviser, Role::Trainee, Role::SystemAdministrator];

/// The labels of sealed columns, which are also all that a key may be asked for. A test compares it with `columns.toml`.
const LABELS: [&str; 31] = [
    "account-keys-locked-key",
    "account-second-factor",
    "accounts.name",
    "child_links.link",
    "children_of_clients.details",
    "clients.admission",
    "clients.fact",
    "clients.identity",
    "clients.list_line",
    "consultations.question",
    "contacts_made.note",
    "decisions.grounds",
    "deliveries.envelope",
    "drafts-sealed",
    "exploitations.details",
    "grants-sealed",
    "help_given.note",
    "lapses.client",
    "later_consents.consent_record",
    "leavings.details",
    "messages.body",
    "proposals.consent_record",
    "proposals.fact",
    "proposals.narrative",
    "proposals.person",
    "proposals.person_fact",
    "proposals.proposer",
    "proposals.queue_line",
    "proposals.safe_contact",
    "record-keys-wrapped",
    "register_corrections.details",
];
/// Sealed columns whose format knows no label.
const WITHOUT_LABEL: [&str; 2] = ["recovery-grants-sealed", "sessions-sealed"];

/// Whatever lies under a label, as bytes.
struct Under<const LABEL: usize>(Vec<u8>);

impl<const LABEL: usize> Payload for Under<LABEL> {
    const LABEL: &'static str = LABELS[LABEL];
    const VERSION: u8 = 1;

    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, SealError> {
        Ok(Zeroizing::new(self.0.clone()))
    }

    fn decode(_: u8, bytes: &[u8]) -> Result<Self, OpenError> {
        Ok(Self(bytes.to_vec()))
    }
}

macro_rules! openers {
    ($($label:literal)+) => { [$(open_field::<$label>),+] };
}
type OpenField = fn(&Hand, &Found) -> Option<Vec<u8>>;
const OPENERS: [OpenField; LABELS.len()] =
    openers!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30);

/// A sealed value with the row that it stands in.
#[derive(Clone, Debug)]
pub struct Found {
    /// `table.column`.
    pub column: String,
    /// The row's key.
    pub id: String,
    label: &'static str,
    bytes: Vec<u8>,
    row: BTreeMap<&'static str, Value>,
}

impl Found {
    /// A text that stands in the same row.
    pub fn text(&self, column: &str) -> Option<&str> {
        match self.row.get(column) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        self.row.keys().filter_map(|column| self.text(column))
    }
}

/// Reads the database. On a thread of its own: PostgreSQL's client refuses to work where a walk is waited for.
pub fn look<T: Send>(store: &Store, body: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send) -> T {
    let looked = std::thread::scope(|scope| scope.spawn(|| store.read_blocking("look", body)).join());
    looked.expect("it ends").expect("a look at the database")
}

/// Every sealed value of a database.
pub fn sealed_values(store: &Store) -> Vec<Found> {
    look(store, |tx| {
        let mut found = Vec::new();
        for table in columns::tables()? {
            let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            let rows = tx.query(&format!("SELECT {} FROM {}", names.join(", "), table.name), params![])?;
            for row in rows {
                let mut values = BTreeMap::new();
                for (place, column) in table.columns.iter().enumerate() {
                    values.insert(column.name.as_str(), row.get::<Value>(place)?);
                }
                for column in table.columns.iter().filter(|column| column.class == Class::Sealed) {
                    let Some(Value::Bytes(bytes)) = values.get(column.name.as_str()) else { continue };
                    let key = table.key.split(' ').map(|part| format!("{:?}", values.get(part)));
                    found.push(Found {
                        column: format!("{}.{}", table.name, column.name),
                        id: key.collect(),
                        label: column.label.as_deref().unwrap_or(""),
                        bytes: bytes.clone(),
                        row: values.clone(),
                    });
                }
            }
        }
        Ok(found)
    })
}

/// What somebody holds, and what came of it.
#[derive(Default)]
pub struct Hand {
    /// The machine's secrets.
    pub machine: Option<Arc<MachineSecrets>>,
    /// Secrets of the node group, of now and before.
    pub nodes: Vec<NodeSecrets>,
    /// Cookies.
    pub cookies: Vec<String>,
    /// Passwords; they need the machine's pepper.
    pub passwords: Vec<String>,
    /// Receipts.
    pub receipts: Vec<String>,
    /// The recovery key.
    pub recovery: Option<RecoverySecret>,
    recovery_public: Option<RecoveryPublic>,
    keyrings: Vec<Keyring>,
    receipt_keys: Vec<ReceiptKeys>,
    records: Vec<(RecordId, RecordKey)>,
}

/// A keyring's bytes around one secret, so that it is tried as the key of an account and of every compartment.
fn keyring_of(seed: &[u8; 32]) -> Vec<u8> {
    let mut bytes = vec![1];
    bytes.extend_from_slice(&[b'0'; 32]);
    bytes.extend_from_slice(seed);
    for compartment in Compartment::ALL {
        let word = compartment.word();
        bytes.push(u8::try_from(word.len()).expect("a short word"));
        bytes.extend_from_slice(word.as_bytes());
        bytes.extend_from_slice(seed);
    }
    bytes
}

/// 32 bytes as a cookie's value.
fn as_cookie(secret: &[u8; 32]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: String = secret.iter().map(|byte| format!("{byte:08b}")).chain(["00".to_owned()]).collect();
    let sextets = bits.as_bytes().chunks(6).map(|six| six.iter().fold(0, |sum, bit| sum * 2 + usize::from(bit - b'0')));
    sextets.map(|sextet| char::from(LETTERS[sextet])).collect()
}

fn open_field<const LABEL: usize>(hand: &Hand, found: &Found) -> Option<Vec<u8>> {
    // The label is bound into the seal; a wrong one would open nothing for anybody.
    if LABELS[LABEL] != found.label {
        return None;
    }
    let sealed = || Sealed::<Under<LABEL>>::from_bytes(found.bytes.clone());
    let with_machine = hand
        .machine
        .iter()
        .flat_map(|machine| found.texts().filter_map(move |row| machine.machine_key.open(row, &sealed()).ok()));
    let with_accounts = hand
        .keyrings
        .iter()
        .filter_map(|keyring| keyring.account().open_own(found.text("account")?.parse().ok()?, &sealed()).ok());
    let with_records = hand.records.iter().filter_map(|(record, key)| key.open(*record, &sealed()).ok());
    with_records.chain(with_accounts).chain(with_machine).next().map(|Under(bytes)| bytes)
}

impl Hand {
    /// Everything of a machine and nothing of a person: its files, and what can be made of them.
    pub fn of_the_machine(office: &TestOffice, nodes: Vec<NodeSecrets>) -> Self {
        let machine = office.desk.machine().clone();
        let node_file = std::fs::read(office.folder.path().join("node/node-secrets")).expect("the node's file");
        // Both files end in secrets of 32 bytes each. Every one of them is tried as every kind of secret that there is.
        let files = [machine.to_bytes().to_vec(), node_file];
        let seeds: Vec<[u8; 32]> =
            files.iter().flat_map(|file| file.rchunks_exact(32)).filter_map(|seed| seed.try_into().ok()).collect();
        let mut hand = Self { machine: Some(machine.clone()), nodes, ..Self::default() };
        hand.recovery_public = Some(office.recovery.public());
        hand.cookies = seeds.iter().map(as_cookie).collect();
        hand.keyrings = seeds.iter().map(|seed| Keyring::from_bytes(&keyring_of(seed)).expect("a keyring")).collect();
        hand.passwords = ["director", "quiet herons wade past"].map(str::to_owned).into();
        // With the stamp key anybody makes receipts; none of them is one that was given.
        let now = office.clock.now();
        let stamp = machine.stamp_key.issue(now, "proposals", &OsChance);
        let stamp = machine.stamp_key.check(&stamp, "proposals", now, 60).expect("a stamp of ours");
        hand.receipts =
            (0..3).map(|which| machine.stamp_key.receipt_digits(&stamp, which).grouped().to_string()).collect();
        hand
    }

    /// Somebody's cookies and passwords, with what the machine adds to them.
    pub fn of_somebody(office: &TestOffice, cookies: &[&str], passwords: &[&str]) -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            machine: Some(office.desk.machine().clone()),
            nodes: vec![(*office.desk.node_secrets()).clone()],
            cookies: owned(cookies),
            passwords: owned(passwords),
            recovery_public: Some(office.recovery.public()),
            ..Self::default()
        }
    }

    fn keep(&mut self, compartment: CompartmentSecret) {
        let public = compartment.public();
        let mut known = self.keyrings.iter().filter_map(|keyring| keyring.compartment(compartment.compartment()));
        if known.any(|secret| secret.public() == public) {
            return;
        }
        let nobody = "0".repeat(32).parse().expect("an id");
        self.keyrings.push(Keyring::new(nobody, AccountSecret::generate(), vec![compartment]));
    }

    /// Tries every value with every key, and with every key that comes of that; gives the values that opened, with what
    /// they say.
    pub fn opens(&mut self, values: &[Found]) -> Vec<(Found, Vec<u8>)> {
        let machine = self.machine.clone();
        if let Some(machine) = &machine {
            let digits = self.receipts.iter().map(|receipt| ReceiptDigits::parse(receipt).expect("a receipt"));
            let derived = digits.map(|digits| digits.derive(&machine.pepper).expect("memory"));
            self.receipt_keys = derived.collect();
        }
        let publics: Vec<AccountPublic> = values
            .iter()
            .filter_map(|found| match found.row.get("public_key") {
                Some(Value::Bytes(bytes)) => AccountPublic::from_bytes(bytes).ok(),
                _ => None,
            })
            .collect();
        type Step<'a> = &'a dyn Fn(&mut Hand, &Found) -> Option<Vec<u8>>;
        let steps: [Step<'_>; 5] = [
            &|hand, found| hand.open_visit(found),
            &|hand, found| hand.open_account(found),
            &|hand, found| hand.open_grant(found, &publics),
            &|hand, found| hand.open_wrapped(found),
            &|hand, found| OPENERS.iter().find_map(|open| open(hand, found)),
        ];
        let mut opened: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        for step in steps {
            for (place, found) in values.iter().enumerate() {
                if let Some(said) = step(self, found) {
                    opened.entry(place).or_insert(said);
                }
            }
        }
        opened.into_iter().map(|(place, said)| (values[place].clone(), said)).collect()
    }

    /// As the row of a session or draft.
    fn open_visit(&mut self, found: &Found) -> Option<Vec<u8>> {
        let uses = [SealUse::Session, SealUse::Draft];
        let secrets = self.cookies.iter().flat_map(|cookie| uses.map(|one| SessionSecret::from_cookie(one, cookie)));
        let said = secrets
            .flatten()
            .find_map(|secret| self.nodes.iter().find_map(|nodes| secret.open(nodes, &found.bytes).ok()))?;
        self.keyrings.extend(Keyring::from_bytes(&said));
        Some(said.to_vec())
    }

    /// As an account's key under a password.
    fn open_account(&mut self, found: &Found) -> Option<Vec<u8>> {
        let locked = LockedAccount::from_bytes(found.bytes.clone()).ok()?;
        let id: AccountId = found.text("account")?.parse().ok()?;
        let machine = self.machine.as_ref()?;
        let secret =
            self.passwords.iter().find_map(|word| locked.unlock(&Password::typed(word), &machine.pepper).ok())?;
        self.keyrings.push(Keyring::new(id, secret, Vec::new()));
        Some(Vec::new())
    }

    /// As the key of a compartment for an account, or for the recovery key.
    fn open_grant(&mut self, found: &Found, publics: &[AccountPublic]) -> Option<Vec<u8>> {
        if let Some(recovery) = &self.recovery {
            let grant = RecoveryGrant::from_bytes(found.bytes.clone());
            let opened = Compartment::ALL.iter().find_map(|compartment| grant.open(recovery, *compartment).ok());
            if let Some(compartment) = opened {
                self.keep(compartment);
                return Some(Vec::new());
            }
        }
        let grant = Grant::from_bytes(found.bytes.clone()).ok()?;
        let holder: AccountId = found.text("account")?.parse().ok()?;
        let recovery = self.recovery_public.as_ref();
        let opened = self.keyrings.iter().find_map(|keyring| {
            Role::ALL.iter().find_map(|role| {
                let (secret, role) = (keyring.account(), role.word());
                let from_recovery =
                    recovery.and_then(|public| grant.open_from_recovery(secret, holder, role, public).ok());
                from_recovery
                    .or_else(|| publics.iter().find_map(|public| grant.open(secret, holder, role, public).ok()))
            })
        })?;
        self.keep(opened);
        Some(Vec::new())
    }

    /// As the wrapped key of a record.
    fn open_wrapped(&mut self, found: &Found) -> Option<Vec<u8>> {
        let record: RecordId = found.text("record")?.parse().ok()?;
        let wrapped = WrappedKey::from_bytes(found.bytes.clone());
        let with_receipts = self.receipt_keys.iter().find_map(|keys| keys.unwrap(&wrapped, record).ok());
        let key = with_receipts.or_else(|| {
            self.keyrings.iter().find_map(|keyring| {
                let with_account = keyring.account().unwrap(&wrapped, record).ok();
                let mut compartments = keyring.compartments().iter();
                with_account.or_else(|| compartments.find_map(|secret| secret.unwrap(&wrapped, record).ok()))
            })
        })?;
        self.records.push((record, key));
        Some(Vec::new())
    }
}

/// The columns of what opened.
pub fn columns_of(opened: &[(Found, Vec<u8>)]) -> BTreeSet<&str> {
    opened.iter().map(|(found, _)| found.column.as_str()).collect()
}

/// What a lived-in office gave to people: receipts and cookies.
#[derive(Default)]
pub struct Given {
    /// Receipts.
    pub receipts: Vec<String>,
    /// Cookies of sessions, visits and drafts.
    pub cookies: Vec<String>,
    /// The proposal of which every kind of fact is recorded; it is given to the trainee.
    pub proposal: String,
}

/// The node group's secrets into a file, as in a real office.
fn use_node_file(office: &TestOffice) -> NodeSecrets {
    let folder = office.folder.path().join("node");
    let nodes = NodeSecrets::load_or_generate(&folder, office.clock.now()).expect("node secrets");
    office.desk.rotate_node_secrets(nodes.clone());
    nodes
}

fn keep_cookies(given: &mut Given, walker: &Walker) {
    let names = ["__Host-session", "__Host-draft", "__Host-receipt"];
    given.cookies.extend(names.iter().filter_map(|name| walker.cookie(name)).map(str::to_owned));
}

/// The value of the option that shows these words.
pub fn option_of(page: &str, words: &str) -> String {
    let option =
        page.split("value=\"").find(|option| option.split('<').next().is_some_and(|shown| shown.contains(words)));
    option.expect("an option").get(..32).expect("an id").to_owned()
}

/// Everything happens once, so that every sealed column has a value.
pub async fn live(office: &TestOffice) -> Given {
    let mut given = Given::default();
    let mut visitor = office.visitor();
    visitor.fill("/en/form/who", &[("who", "lawyer")]).await.expect("an answer");
    assert_eq!(visitor.fill("/en/form/consent", &[("consent", "yes")]).await.expect("an answer").status, 303);
    keep_cookies(&mut given, &visitor);
    let mut fields = adult();
    fields.extend([("safe", "letter")]);
    given.receipts = office.propose(&fields).await;
    let mut adviser = office.staff(Role::SeniorAdviser).await;
    given.proposal = first_proposal(&adviser.get("/en/staff/proposals").await.expect("the queue"));
    let proposal = given.proposal.clone();
    let act = |what: &str| format!("/en/staff/proposals/{proposal}/{what}");
    let today = office.clock.now().helsinki_day().to_string();
    let [year, month, day] = today.split('-').collect::<Vec<_>>()[..] else { panic!("a day: {today}") };
    let (day, month) = (day.trim_start_matches('0'), month.trim_start_matches('0'));
    let help = [
        ("measure", "safe-accommodation"),
        ("day-day", day),
        ("day-month", month),
        ("day-year", year),
        ("note", CANARY),
    ];
    let share = adviser.get(&act("share")).await.expect("a page");
    let trainee = option_of(&share.text, "trainee");
    for (what, fields) in [
        ("share", &[("with", trainee.as_str())][..]),
        ("take-up", &[]),
        ("ask", &[("whom", "person"), ("text", CANARY)]),
        ("reach", &[("channel", "letter"), ("note", CANARY)]),
        ("help", &help),
    ] {
        adviser.get(&format!("/en/staff/proposals/{proposal}")).await.expect("a page");
        let done = adviser.post(&act(what), fields).await.expect("an answer");
        assert_eq!(done.status, 303, "{what}: {}", done.text);
    }
    let mut holder = office.holder(&given.receipts[0]).await;
    holder.fill("/en/mailbox", &[("message", CANARY)]).await.expect("an answer");
    keep_cookies(&mut given, &holder);
    let asked = [("question", CANARY), ("who", "other")];
    let advice = office.visitor().fill("/en/form/advice", &asked).await.expect("an answer");
    given.receipts.extend(receipts(&advice));
    let mut director = office.staff(Role::Director).await;
    assert_eq!(director.fill(&act("decide"), &ACCEPT).await.expect("an answer").status, 303);
    let client = first_client(&director.get("/en/staff/clients").await.expect("the register"));
    let since = [("name", CANARY), ("since-month", "3"), ("since-year", "2018")];
    for (what, fields) in [("exploitation", &EXPLOITATION[..]), ("child", &since)] {
        let done = director.fill(&format!("/en/staff/clients/{client}/{what}"), fields).await.expect("an answer");
        assert_eq!(done.status, 303, "{what}: {}", done.text);
    }
    let begun = director.fill("/en/staff/reviews", &[("half", "2017-2"), ("later", "1")]).await.expect("an answer");
    assert_eq!(begun.status, 303, "{}", begun.text);
    let invited = [("role", "nurse"), ("address", "kanarialintu-7f3a@example.org")];
    let invited = director.fill("/en/staff/invitations", &invited).await.expect("an answer");
    assert!(invited.status < 400, "{}", invited.text);
    // A child is held, and a representative says yes later.
    let child = with(with(with(adult(), "age", "under-15"), "consent", "child-without-guardian"), "given-by", "held");
    given.receipts.extend(office.propose(&with(child, "guardian", "absent")).await);
    let held = first_proposal(&adviser.get("/en/staff/proposals").await.expect("the queue"));
    let agreed = [
        ("age", "under-15"),
        ("guardian", "representative"),
        ("given-by", "representative"),
        ("told-before", "voluntary"),
        ("consent-language", CANARY),
        ("interpreter", "professional"),
        ("present", "nobody"),
        ("consent-more", CANARY),
    ];
    let agreed = adviser.fill(&format!("/en/staff/proposals/{held}/consent"), &agreed).await.expect("an answer");
    assert_eq!(agreed.status, 303, "{}", agreed.text);
    // It is seen that the child is that client, who leaves.
    let which = [("client", client.as_str())];
    let ended = adviser.fill(&format!("/en/staff/proposals/{held}/already-client"), &which).await.expect("an answer");
    assert_eq!(ended.status, 303, "{}", ended.text);
    let corrected = [("kind", "assisting"), ("reason-of-correction", CANARY)];
    let corrected = director.fill(&format!("/en/staff/clients/{client}/kind"), &corrected).await.expect("an answer");
    assert_eq!(corrected.status, 303, "{}", corrected.text);
    let leave = format!("/en/staff/clients/{client}/leave");
    let left = director.fill(&leave, &leaving_today(office)).await.expect("an answer");
    assert_eq!(left.status, 303, "{}", left.text);
    keep_cookies(&mut given, &adviser);
    keep_cookies(&mut given, &director);
    given
}

#[test]
fn the_labels_that_are_tried_are_those_of_the_columns() {
    let labels: BTreeSet<&str> = columns::labels().expect("labels").into_keys().collect();
    assert_eq!(labels, LABELS.into_iter().chain(WITHOUT_LABEL).collect());
}

#[test]
fn everything_but_a_credential_opens_the_addresses_of_mails_and_nothing_else() {
    on_both_engines(COLLEAGUES, |office| {
        let before = use_node_file(office);
        let mut given = office.walk(live(office));
        // Rows of sessions, visits and drafts that are gone later are kept aside; then the node group's secret changes.
        let mut values = sealed_values(&office.test.store);
        values.retain(|found| ["sessions.sealed", "drafts.sealed"].contains(&found.column.as_str()));
        assert!(values.len() > 3, "sessions, a visit and a draft");
        office.clock.advance_seconds(25 * 3600);
        let mut nodes = before.clone();
        assert!(nodes.rotate(&office.folder.path().join("node"), office.clock.now()).expect("a rotation"));
        office.desk.rotate_node_secrets(nodes.clone());
        keep_cookies(&mut given, &office.walk(office.staff(Role::Trainee)));
        values.extend(sealed_values(&office.test.store));

        // No sealed column is empty here: what nobody writes, nobody tries.
        let live: BTreeSet<&str> = values.iter().map(|found| found.column.as_str()).collect();
        let sealed: BTreeSet<String> = columns::labels().expect("labels").into_values().collect();
        assert_eq!(live, sealed.iter().map(String::as_str).collect());

        let mut machine = Hand::of_the_machine(office, vec![nodes.clone(), before.clone()]);
        let opened = machine.opens(&values);
        assert_eq!(columns_of(&opened), BTreeSet::from(["deliveries.envelope"]));
        for (_, said) in &opened {
            let said = String::from_utf8_lossy(said);
            assert!(said.contains("kanarialintu-7f3a@example.org"), "an address: {said}");
        }

        // The same tries open everything for whoever has the credentials: the test could have found more.
        let mut people = Hand::of_somebody(office, &[], &[]);
        people.nodes = vec![nodes, before];
        people.cookies = given.cookies;
        people.receipts = given.receipts;
        people.recovery = Some(RecoverySecret::parse(&office.recovery.printable()).expect("the key"));
        people.passwords = office_passwords(office);
        let opened = people.opens(&values);
        assert_eq!(columns_of(&opened), sealed.iter().map(String::as_str).collect());
        let shown = opened.iter().filter(|(_, said)| said.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()));
        assert!(shown.count() > 10, "what opens says what was typed");
        assert_eq!(opened.len(), values.len(), "with every credential every value opens");
    });
}

/// The passwords of everybody in the office.
pub fn office_passwords(office: &TestOffice) -> Vec<String> {
    COLLEAGUES.iter().chain(&[Role::Director]).map(|role| office.password(*role).to_owned()).collect()
}
