//! `kill -9` at random moments while many propose: what was acknowledged is there, once, and the trail is whole.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use lyhty_base::SeededChance;
use lyhty_store::EngineKind;
use lyhty_vault::OsChance;

use crate::office::{adult, receipts};
use crate::own_postgres::OwnPostgres;
use crate::real_office::{Client, Machine, Served, get, long, mailbox_of, post};

const CLIENTS: usize = 16;
const FORM: &str = "/en/form/whole";
/// How long to wait for the next acknowledgement at most.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a client waits before it tries the same server again.
const PAUSE: Duration = Duration::from_millis(20);
/// After the acknowledgement that was drawn, the kill comes within so many microseconds.
const JITTER: u64 = 60_000;

/// How much is done.
#[derive(Clone, Copy)]
struct Size {
    rounds: usize,
    proposals: usize,
    kills: usize,
    mailboxes: usize,
}

impl Size {
    fn asked() -> Self {
        if long() {
            Self { rounds: 20, proposals: 1000, kills: 12, mailboxes: usize::MAX }
        } else {
            Self { rounds: 2, proposals: 250, kills: 4, mailboxes: 15 }
        }
    }
}

/// Where the office is to be found now. It moves with every restart.
struct Whereabouts {
    /// How often it has moved, and its address.
    now: Mutex<(usize, String)>,
    moved: Condvar,
}

impl Whereabouts {
    fn at(served: &Served) -> Self {
        Self { now: Mutex::new((0, served.address.clone())), moved: Condvar::new() }
    }

    fn now(&self) -> (usize, String) {
        self.now.lock().expect("nobody panicked").clone()
    }

    fn moved_to(&self, served: &Served) {
        let mut now = self.now.lock().expect("nobody panicked");
        *now = (now.0 + 1, served.address.clone());
        self.moved.notify_all();
    }

    /// Waits until it has moved on, for a short while.
    fn wait_for_move(&self, since: usize) {
        let now = self.now.lock().expect("nobody panicked");
        drop(self.moved.wait_timeout_while(now, PAUSE, |now| now.0 == since).expect("nobody panicked"));
    }
}

/// Somebody who proposes and does not give up.
struct Proposer<'a> {
    whereabouts: &'a Whereabouts,
    client: Option<(usize, Client)>,
    /// Requests that had no good answer and were sent again, by all.
    again: &'a AtomicUsize,
}

impl Proposer<'_> {
    /// Sends the same bytes until there is an answer: whole, and with status 200.
    fn insist(&mut self, request: &[u8]) -> lyhty_web::walker::Seen {
        loop {
            let (moves, address) = self.whereabouts.now();
            if self.client.as_ref().is_none_or(|(connected, _)| *connected != moves) {
                self.client = Client::to(&address).ok().map(|client| (moves, client));
            }
            let answer = self.client.as_mut().map(|(_, client)| client.exchange(request));
            match answer {
                Some(Ok(seen)) if seen.status == 200 => return seen,
                // The database may be away; then it must come back.
                Some(Ok(seen)) if seen.status >= 500 => drop(self.again.fetch_add(1, Ordering::Relaxed)),
                Some(Ok(seen)) => panic!("{} is no answer to a good form: {}", seen.status, seen.text),
                Some(Err(_)) => {
                    self.again.fetch_add(1, Ordering::Relaxed);
                    self.client = None;
                }
                None => {}
            }
            self.whereabouts.wait_for_move(moves);
        }
    }

    /// Sends a form and loses the connection with the first lines of the answer: kills alone seldom fall between a commit
    /// and its answer, since keys are what takes the time.
    fn lose(&mut self, request: &[u8]) {
        if let Ok(mut client) = Client::to(&self.whereabouts.now().1) {
            drop(client.exchange_head(request));
        }
    }

    /// Fetches a form and sends it; the receipts.
    fn propose(&mut self, number: usize) -> Vec<String> {
        let page = self.insist(&get(FORM, ""));
        let request = filled_form(&page, number);
        if number % 8 == 3 {
            self.lose(&request);
        }
        let shown = receipts(&self.insist(&request));
        assert_eq!(shown.len(), receipts_of(number), "form {number} shows its receipts");
        shown
    }
}

/// Every fifth person wants a mailbox.
fn receipts_of(number: usize) -> usize {
    if number.is_multiple_of(5) { 2 } else { 1 }
}

/// The bytes of a form with the stamp of its page.
fn filled_form(page: &lyhty_web::walker::Seen, number: usize) -> Vec<u8> {
    let (stamp, told) = (page.hidden("stamp").expect("a stamp"), format!("kanarialintu-7f3a told {number}"));
    let mailbox = if receipts_of(number) == 2 { "yes" } else { "no" };
    let mut fields = adult();
    fields.retain(|(name, _)| !["told", "mailbox"].contains(name));
    let own = [("told", told.as_str()), ("mailbox", mailbox), ("stamp", stamp.as_str())];
    let fields: Vec<(&str, &str)> = fields.into_iter().chain(own).collect();
    post(FORM, "", &fields)
}

/// All that a round has acknowledged: the receipts of each form.
type Acknowledged = Vec<Vec<String>>;

/// Everybody proposes at once, until all have their answers; meanwhile `harm` is done, with what was acknowledged as its
/// clock. Gives the receipts and how many requests were sent again.
fn propose_during(
    whereabouts: &Whereabouts,
    proposals: usize,
    harm: impl FnOnce(&Receiver<Vec<String>>, &mut Acknowledged),
) -> (Acknowledged, usize) {
    let (next, again) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let (acknowledge, acknowledged) = channel();
    let mut all = Vec::new();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            let (acknowledge, next, again): (Sender<_>, _, _) = (acknowledge.clone(), &next, &again);
            scope.spawn(move || {
                let mut proposer = Proposer { whereabouts, client: None, again };
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= proposals || acknowledge.send(proposer.propose(number)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(acknowledge);
        harm(&acknowledged, &mut all);
        while all.len() < proposals {
            all.push(acknowledged.recv_timeout(PATIENCE).expect("all get their answer"));
        }
    });
    (all, again.into_inner())
}

/// Waits until so many are acknowledged, and then for a random moment more.
fn wait_until(wanted: usize, chance: &SeededChance, acknowledged: &Receiver<Vec<String>>, all: &mut Acknowledged) {
    while all.len() < wanted {
        all.push(acknowledged.recv_timeout(PATIENCE).expect("somebody gets an answer"));
    }
    let moment = Duration::from_micros(chance.below(JITTER));
    let (_never, silence) = channel::<()>();
    let _ = silence.recv_timeout(moment);
}

/// Kills the office at random moments and brings it back.
fn kill_at_random(machine: &Machine, size: Size, chance: &SeededChance) -> (Acknowledged, usize) {
    let mut served = Some(machine.serve());
    let whereabouts = Whereabouts::at(served.as_ref().expect("it serves"));
    let done = propose_during(&whereabouts, size.proposals, |acknowledged, all| {
        let stretch = size.proposals / (size.kills + 1);
        for kill in 0..size.kills {
            let within = usize::try_from(chance.below(stretch as u64)).expect("small");
            wait_until(kill * stretch + within, chance, acknowledged, all);
            served.take().expect("it serves").kill_nine();
            served = Some(machine.serve());
            whereabouts.moved_to(served.as_ref().expect("it serves"));
        }
    });
    // The last answer has only just been read.
    served.take().expect("it serves").kill_nine();
    done
}

/// What must hold after any harm.
fn all_is_there_once(machine: &Machine, all: &Acknowledged, mailboxes: usize, chance: &SeededChance) {
    machine.run_well(&["audit", "verify"]);
    let mut distinct: Vec<&String> = all.iter().flatten().collect();
    let shown = distinct.len();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), shown, "no receipt is given to two forms");
    assert_eq!(machine.count("SELECT count(*) FROM proposals"), all.len(), "none is lost and none is there twice");
    assert_eq!(machine.count("SELECT count(*) FROM threads"), shown, "a thread for every receipt");
    let belong = "SELECT count(*) FROM threads t JOIN proposals p ON t.id IN (p.proposer_thread, p.person_thread)";
    assert_eq!(machine.count(belong), shown, "every thread belongs to one proposal");

    let mut sample: Vec<&String> = all.iter().flatten().collect();
    let wanted = mailboxes.min(sample.len());
    for place in 0..wanted {
        let other = place + usize::try_from(chance.below((sample.len() - place) as u64)).expect("small");
        sample.swap(place, other);
    }
    let served = machine.serve();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(receipt) = sample[..wanted].get(next.fetch_add(1, Ordering::Relaxed)) {
                    let mailbox = mailbox_of(&served.address, receipt);
                    assert!(mailbox.text.contains("Awaiting a decision"), "{receipt}: {}", mailbox.text);
                }
            });
        }
    });
    served.stop();
    let verified = machine.run_well(&["audit", "verify"]);
    assert!(verified.contains("Every entry is covered by a checkpoint."), "{verified}");
}

/// The seed of a round: another one each time, unless one is asked for.
fn seed() -> u64 {
    let asked = std::env::var("LYHTY_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    asked.unwrap_or_else(|| {
        let mut bytes = [0; 8];
        lyhty_base::Chance::fill(&OsChance, &mut bytes);
        u64::from_le_bytes(bytes)
    })
}

/// Past the harness, which keeps what a test prints: a seed must be seen when a round hangs.
fn say(sentence: &str) {
    let _ = writeln!(io::stderr(), "{sentence}");
}

fn rounds(engine: EngineKind) {
    let size = Size::asked();
    for round in 1..=size.rounds {
        let seed = seed();
        say(&format!("kill -9, {engine:?}, round {round}: LYHTY_TEST_SEED={seed}"));
        let chance = SeededChance::new(seed);
        let machine = Machine::empty(engine);
        machine.found();
        let (all, again) = kill_at_random(&machine, size, &chance);
        assert!(again > 0, "no kill met a request: nothing was tested");
        all_is_there_once(&machine, &all, size.mailboxes, &chance);
        say(&format!(
            "kill -9, {engine:?}, round {round}: {} proposals, {} kills, {again} requests sent again",
            all.len(),
            size.kills + 1
        ));
    }
}

#[test]
fn what_sqlite_acknowledged_survives_kill_nine_at_random_moments_and_nothing_is_doubled() {
    rounds(EngineKind::Sqlite);
}

#[test]
fn what_postgresql_acknowledged_survives_kill_nine_at_random_moments_and_nothing_is_doubled() {
    rounds(EngineKind::Postgres);
}

#[test]
fn an_answer_lost_after_the_commit_and_asked_for_again_shows_the_same_receipts() {
    for engine in EngineKind::ALL {
        let machine = Machine::empty(engine);
        machine.found();
        let served = machine.serve();
        // Of one answer the head has come and nothing more; of the other we know what was on its way.
        let mut client = Client::to(&served.address).expect("it listens");
        let cut = filled_form(&client.get(FORM), 0);
        let mut other = Client::to(&served.address).expect("it listens");
        let lost = filled_form(&other.get(FORM), 5);
        let shown = receipts(&other.exchange(&lost).expect("an answer"));
        client.exchange_head(&cut).expect("the head of an answer");
        assert_eq!(client.status(), 200);
        drop((client, other));
        served.kill_nine();

        let served = machine.serve();
        let mut client = Client::to(&served.address).expect("it listens");
        let again = |client: &mut Client, form: &[u8]| receipts(&client.exchange(form).expect("an answer"));
        assert_eq!(shown.len(), 2, "the person wants a mailbox");
        assert_eq!(again(&mut client, &lost), shown, "the same receipts");
        let first = again(&mut client, &cut);
        assert_eq!(first.len(), 2);
        assert_eq!(again(&mut client, &cut), first, "however often it is sent");
        drop(client);
        served.stop();
        all_is_there_once(&machine, &vec![shown, first], 4, &SeededChance::new(1));
    }
}

#[test]
fn what_was_acknowledged_survives_the_kill_nine_of_the_postgresql_server() {
    let seed = seed();
    say(&format!("kill -9 of the server of PostgreSQL: LYHTY_TEST_SEED={seed}"));
    let (chance, size) = (SeededChance::new(seed), Size::asked());
    let (proposals, kills) = if long() { (size.proposals, 5) } else { (60, 2) };
    let server = OwnPostgres::new();
    server.start("");
    let machine = Machine::empty(EngineKind::Sqlite).with_database_at(&server.address());
    machine.found();
    let served = machine.serve();
    let whereabouts = Whereabouts::at(&served);
    let (all, again) = propose_during(&whereabouts, proposals, |acknowledged, all| {
        let stretch = proposals / (kills + 1);
        for kill in 0..kills {
            let within = usize::try_from(chance.below(stretch as u64)).expect("small");
            wait_until(kill * stretch + within, &chance, acknowledged, all);
            server.kill_nine();
            server.start("");
        }
    });
    served.stop();
    assert!(again > 0, "no kill met a request: nothing was tested");
    all_is_there_once(&machine, &all, size.mailboxes, &chance);
}
