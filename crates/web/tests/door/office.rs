use std::sync::Arc;

use lyhty_base::{AccountId, Identity, Outcome, Problem, RecordId, Refusal, SeededChance};
use lyhty_store::testing::TestStore;
use lyhty_store::{Actor, EngineKind, Tx, keys, params};
use lyhty_vault::{AccountSecret, Compartment, CompartmentSecret, Keyring, Letterbox, MachineSecrets, NodeSecrets};
use lyhty_web::policy::{self, Decide, DelegateDecisions, ManageOwnAccount, ReadProposal, Role, SeeQueue};
use lyhty_web::testing::{self, Browser};
use lyhty_web::{
    Answer, DerivationPool, Desk, Frame, Method, ReceiptVisit, Routes, Services, Site, StaffVisit, Texts, Visit,
    sessions,
};

/// An office with a door and hardly any rooms.
pub struct Office {
    pub test: TestStore,
    pub site: Site,
    secrets: Vec<CompartmentSecret>,
}

#[derive(askama::Template)]
#[template(path = "components_page.html")]
struct SmallPage {
    frame: Frame,
    examples: Vec<lyhty_web::components::Example>,
}

fn page(frame: Frame, shown: String) -> Outcome<Answer> {
    let form = format!("<form method=\"post\">{}</form>", frame.token());
    let examples = vec![lyhty_web::components::Example { name: "content", shown: vec![shown, form] }];
    Answer::page(&SmallPage { frame, examples })
}

async fn front(visit: Visit) -> Outcome<Answer> {
    page(visit.frame("layout-skip"), "front".to_owned())
}

async fn question(visit: Visit) -> Outcome<Answer> {
    let draft: Option<String> = visit.draft().await?;
    page(visit.form_frame("layout-skip"), draft.unwrap_or_else(|| "no draft".to_owned()))
}

async fn answer(visit: Visit) -> Outcome<Answer> {
    let mut form = visit.form();
    let facts = form.required_text::<20>("facts");
    match facts.as_str() {
        "panic" => panic!("as asked"),
        "busy" => return Err(Problem::Busy),
        "fault" => return Err(Problem::fault("as asked")),
        "refuse" => return Err(Refusal::new("form-required").into()),
        "draft" => {
            let cookie = visit.save_draft(&"what was typed".to_owned()).await?;
            return Ok(Answer::to(visit.to("/question")).with_cookie(cookie));
        }
        _ => {}
    }
    if form.has_problems() {
        return Answer::form(&form, &SmallPage { frame: visit.form_frame("layout-skip"), examples: Vec::new() });
    }
    let stamp = visit.stamp()?.hash();
    page(visit.frame("layout-skip"), format!("sent {stamp}"))
}

async fn mailbox(visit: ReceiptVisit) -> Outcome<Answer> {
    page(visit.frame("layout-skip"), format!("thread {}", visit.thread()?))
}

async fn own(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    page(visit.frame("layout-skip"), format!("hello {}", visit.may().role().word()))
}

async fn queue(visit: StaffVisit<SeeQueue>) -> Outcome<Answer> {
    page(visit.frame("layout-skip"), "queue".to_owned())
}

async fn read(visit: StaffVisit<ReadProposal>) -> Outcome<Answer> {
    let record: RecordId = visit.id("record")?;
    let opener = visit.may().opener();
    visit.write("read", move |tx| opener.open_key(tx, record).map(drop)).await?;
    page(visit.frame("layout-skip"), "opened".to_owned())
}

async fn decide(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    Ok(Answer::to(visit.to("/staff/queue")))
}

async fn delegate(visit: StaffVisit<DelegateDecisions>) -> Outcome<Answer> {
    page(visit.frame("layout-skip"), "delegate".to_owned())
}

pub fn routes() -> Routes {
    Routes::new("test")
        .open(Method::Get, "/{language}", front)
        .open(Method::Get, "/{language}/question", question)
        .open(Method::Post, "/{language}/question", answer)
        .receipt(Method::Get, "/{language}/mailbox", mailbox)
        .receipt(Method::Post, "/{language}/mailbox", mailbox)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff", own)
        .staff::<SeeQueue>(Method::Get, "/{language}/staff/queue", queue)
        .staff::<ReadProposal>(Method::Get, "/{language}/staff/records/{record}", read)
        .staff::<Decide>(Method::Post, "/{language}/staff/records/{record}/decide", decide)
        .staff::<DelegateDecisions>(Method::Get, "/{language}/staff/delegate", delegate)
        .staff::<DelegateDecisions>(Method::Post, "/{language}/staff/delegate", delegate)
        .navigation::<SeeQueue>("/{language}/staff/queue", "navigation-start")
}

/// In these tests an account's id begins with the place of its role; 255 is a closed account.
fn standing(_: &mut Tx<'_>, account: AccountId) -> Outcome<Option<Role>> {
    let place = usize::from_str_radix(&account.to_string()[..2], 16).expect("an id is hexadecimal");
    Ok(Role::ALL.get(place).copied())
}

pub fn account_of(role: Role) -> AccountId {
    let place = Role::ALL.iter().position(|candidate| *candidate == role).expect("every role is in the list");
    let mut bytes = [7; 16];
    bytes[0] = u8::try_from(place).expect("few roles");
    AccountId::from_random_bytes(bytes)
}

impl Office {
    pub fn new() -> Self {
        Self::on(EngineKind::Sqlite)
    }

    pub fn on(engine: EngineKind) -> Self {
        let test = TestStore::on(engine);
        let secrets: Vec<_> =
            Compartment::ALL.iter().map(|compartment| CompartmentSecret::generate(*compartment)).collect();
        let now = lyhty_base::Clock::now(test.clock.as_ref());
        let desk = Desk::new(Services {
            store: test.store.clone(),
            machine: MachineSecrets::generate(),
            node_secrets: NodeSecrets::in_memory(now),
            letterbox: Some(Letterbox::new(secrets[0].public()).expect("the key of intake")),
            clock: test.clock.clone(),
            chance: Arc::new(SeededChance::new(3)),
            texts: Texts::new().expect("the texts"),
            settings: testing::settings(),
            standing,
            derivations: DerivationPool::new(2),
        });
        let site = Site::assemble(desk, vec![routes()]).expect("the routes fit together");
        Self { test, site, secrets }
    }

    pub fn visitor(&self) -> Browser {
        Browser::new(&self.site)
    }

    fn keyring(&self, role: Role, account: AccountId) -> Keyring {
        Keyring::new(account, AccountSecret::generate(), self.copies(policy::compartments(role)))
    }

    fn copies(&self, wanted: &[Compartment]) -> Vec<CompartmentSecret> {
        let granter = AccountSecret::generate();
        let holder = AccountSecret::generate();
        let (granter_id, holder_id) = (account_of(Role::Director), account_of(Role::Auditor));
        let granted = self.secrets.iter().filter(|secret| wanted.contains(&secret.compartment()));
        granted
            .map(|secret| {
                let grant = lyhty_vault::Grant::make(&granter, granter_id, holder_id, &holder.public(), "test", secret);
                let opened = grant.expect("a grant").open(&holder, holder_id, "test", &granter.public());
                opened.expect("the grant opens")
            })
            .collect()
    }

    /// A browser of somebody signed in.
    pub async fn signed_in(&self, role: Role) -> Browser {
        self.signed_in_as(role, account_of(role)).await
    }

    pub async fn signed_in_as(&self, role: Role, account: AccountId) -> Browser {
        let keyring = self.keyring(role, account);
        let secrets = self.site.desk().node_secrets();
        let signed =
            self.test.store.write("sign in", Actor::Nobody, move |tx| sessions::begin(tx, &secrets, role, &keyring));
        let cookie = signed.await.expect("signing in");
        let mut browser = self.visitor();
        let (name, value) = testing::cookie_pair(&cookie);
        browser.set_cookie(&name, &value);
        browser
    }

    /// A record that public code sealed to intake.
    pub async fn record(&self) -> RecordId {
        let record = RecordId::fresh(self.test.chance.as_ref());
        let letterbox = self.site.desk().letterbox().expect("the office is set up");
        let fresh = letterbox.new_record(record);
        let wrapped = fresh.wrapped_for_intake().expect("wrapped");
        let stored = self.test.store.write("record", Actor::Nobody, move |tx| -> Outcome<()> {
            Ok(keys::put(tx, record, &keys::Holder::Compartment(Compartment::Intake), &wrapped)?)
        });
        stored.await.expect("stored");
        record
    }

    /// Verbs and results of the entries so far, in their order.
    pub async fn entries(&self) -> Vec<String> {
        let read = self.test.store.read("entries", |tx| -> Outcome<Vec<String>> {
            let rows = tx.query("SELECT verb, result, permission FROM entries ORDER BY number", params![])?;
            rows.iter()
                .map(|row| {
                    let (verb, result): (String, Option<String>) = (row.get(0)?, row.get(1)?);
                    let permission: Option<String> = row.get(2)?;
                    Ok([Some(verb), result, permission].into_iter().flatten().collect::<Vec<_>>().join(" "))
                })
                .collect()
        });
        read.await.expect("the entries")
    }

    /// How many rows a table has.
    pub async fn rows(&self, table: &'static str) -> i64 {
        let count = move |tx: &mut Tx<'_>| -> Outcome<i64> {
            Ok(tx.query_one(&format!("SELECT CAST(count(*) AS BIGINT) FROM {table}"), params![])?.get(0)?)
        };
        self.test.store.read("count", count).await.expect("counted")
    }
}
