//! `proposals`: clients that send proposals for a while.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use lyhty_store::Store;
use serde_json::{Value as Json, json};

use crate::figures::{Processor, Times, machine, mebibytes, now, rounded, wait_until};
use crate::http::Client;
use crate::office::Office;
use crate::page::{encoded, hidden};
use crate::raw::{self, Snapshot};
use crate::server::Memory;
use crate::{Outcome, Proposals, say};

const WARMING_UP: Duration = Duration::from_secs(2);
/// The raw run takes no longer than this.
const RAW_SECONDS_MAX: u16 = 10;
/// Entries of the trail are linked within a second; whoever waits longer has found a fault.
const LINKED_WAIT: Duration = Duration::from_secs(10);

/// How proposals are sent.
struct Way {
    path: &'static str,
    /// The fields that are the same in every form, encoded.
    fields: String,
    /// What the answer to a proposal that was taken is.
    accepted: fn(&crate::http::Answer) -> bool,
}

impl Way {
    fn of(signed_in: bool) -> Self {
        if signed_in {
            Self {
                path: "/en/staff/urgent",
                fields: encoded(&URGENT),
                accepted: |answer| answer.status == 303 && answer.location.as_deref() == Some("/en/staff/proposals"),
            }
        } else {
            Self {
                path: "/en/form/whole",
                fields: encoded(&WHOLE),
                accepted: |answer| answer.status == 200 && answer.body.contains("class=\"digits\""),
            }
        }
    }

    /// Asks for the page, as whoever fills it in must: its stamp is good for one proposal. What the form begins with.
    fn ask(&self, client: &mut Client) -> Outcome<String> {
        let page = client.get(self.path)?.page()?;
        let stamp = hidden(&page, "stamp")?;
        let token = if self.path.contains("/staff/") { hidden(&page, "token")? } else { "" };
        Ok(encoded(&[("stamp", stamp), ("token", token)]))
    }

    /// Sends a form.
    fn send(&self, client: &mut Client, mark: &str) -> Outcome<Sent> {
        let form = format!("{mark}&{}", self.fields);
        let answer = client.post(self.path, &form)?;
        match answer.status {
            503 => Ok(Sent::Refused),
            _ if (self.accepted)(&answer) => Ok(Sent::Accepted),
            _ => Err(answer.unexpected()),
        }
    }
}

enum Sent {
    Accepted,
    Refused,
}

/// When what happens counts.
#[derive(Clone, Copy)]
struct Window {
    from: Instant,
    until: Instant,
}

/// What the service took of the machine within the window.
struct Watched {
    before: Processor,
    after: Processor,
    memory: Memory,
}

/// What one client saw.
#[derive(Default)]
struct Tally {
    /// In the whole run.
    accepted_ever: u64,
    /// Answered within the window.
    accepted: u64,
    refused: u64,
    pages: Times,
    posts: Times,
}

/// Sends until the window ends; all clients stop when one finds what it did not expect.
fn send_on(
    mut client: Client,
    way: &Way,
    window: Window,
    forms: Option<Vec<String>>,
    stop: &AtomicBool,
) -> Outcome<Tally> {
    let mut tally = Tally::default();
    let mut forms = forms.map(Vec::into_iter);
    while !stop.load(Ordering::Relaxed) && now() < window.until {
        let began = now();
        let mark = match &mut forms {
            None => way.ask(&mut client)?,
            Some(forms) => forms.next().ok_or("the forms asked for beforehand did not last: give a larger number")?,
        };
        let asked = now();
        let sent = way.send(&mut client, &mark)?;
        let answered = now();
        let counts = window.from <= answered && answered < window.until;
        match sent {
            Sent::Accepted => {
                tally.accepted_ever += 1;
                if counts {
                    tally.accepted += 1;
                    tally.posts.push(answered - asked);
                    tally.pages.push(asked - began);
                }
            }
            Sent::Refused if counts => tally.refused += 1,
            Sent::Refused => {}
        }
    }
    Ok(tally)
}

/// Gets forms for each client before the clock starts.
fn forms_beforehand(clients: &mut [Client], way: &Way, each: u32) -> Outcome<Vec<Vec<String>>> {
    std::thread::scope(|scope| {
        let asking: Vec<_> = clients
            .iter_mut()
            .map(|client| scope.spawn(move || (0..each).map(|_| way.ask(client)).collect::<Outcome<Vec<_>>>()))
            .collect();
        asking.into_iter().map(|thread| thread.join().map_err(|_| "a client panicked")?).collect()
    })
}

fn send_all(
    clients: Vec<Client>,
    way: &Way,
    window: Window,
    forms: Vec<Option<Vec<String>>>,
    watch: impl FnOnce() -> Outcome<Watched>,
) -> Outcome<(Tally, Watched)> {
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let sending: Vec<_> = clients
            .into_iter()
            .zip(forms)
            .map(|(client, forms)| {
                let stop = &stop;
                scope.spawn(move || {
                    send_on(client, way, window, forms, stop).inspect_err(|_| stop.store(true, Ordering::Relaxed))
                })
            })
            .collect();
        let watched = watch();
        let mut all = Tally::default();
        for thread in sending {
            let tally = thread.join().map_err(|_| "a client panicked")??;
            all.accepted_ever += tally.accepted_ever;
            all.accepted += tally.accepted;
            all.refused += tally.refused;
            all.pages.append(tally.pages);
            all.posts.append(tally.posts);
        }
        Ok((all, watched?))
    })
}

/// One proposal after the other over one connection, so many.
pub fn send_some(client: &mut Client, signed_in: bool, count: u32) -> Outcome<()> {
    let way = Way::of(signed_in);
    for _ in 0..count {
        let mark = way.ask(client)?;
        if let Sent::Refused = way.send(client, &mark)? {
            return Err("a proposal was refused though nobody else sent one".into());
        }
    }
    Ok(())
}

/// How many proposals are in the database.
fn count(store: &Store) -> Outcome<u64> {
    let count = store.read_blocking("count", |tx| {
        tx.query_one("SELECT CAST(count(*) AS BIGINT) FROM proposals", &[])?.get::<i64>(0)
    })?;
    Ok(count.unsigned_abs())
}

fn wait_until_linked(store: &Store) -> Outcome<()> {
    let began = now();
    loop {
        let waiting = store.read_blocking("count", |tx| {
            let sql = "SELECT CAST(count(*) AS BIGINT) FROM entries WHERE position IS NULL";
            tx.query_one(sql, &[])?.get::<i64>(0)
        })?;
        if waiting == 0 {
            return Ok(());
        }
        if began.elapsed() > LINKED_WAIT {
            return Err("entries of the trail are not linked".into());
        }
        wait_until(now() + Duration::from_millis(50));
    }
}

/// Runs `proposals`.
pub fn measure(programme: &Path, options: &Proposals) -> Outcome<Json> {
    let mut office = Office::found(programme, options.store)?;
    let machine = machine(office.folder.path())?;
    let way = Way::of(options.signed_in);
    let mut clients = if options.signed_in {
        office.colleagues(options.clients)?
    } else {
        let address = office.server.address;
        (0..options.clients).map(|_| Client::connect(address)).collect::<Outcome<_>>()?
    };
    let store = raw::open(&office.store)?;
    // The first is larger (the office is told once that something awaits it); the second is as all others.
    let first = clients.first_mut().ok_or("there is no client")?;
    send_some(first, options.signed_in, 1)?;
    wait_until_linked(&store)?;
    let before = Snapshot::take(&store)?;
    send_some(first, options.signed_in, 1)?;
    wait_until_linked(&store)?;
    let footprint = Snapshot::take(&store)?.added_since(&before)?;
    let earlier = count(&store)?;

    let forms = match options.forms_beforehand {
        Some(each) => forms_beforehand(&mut clients, &way, each)?.into_iter().map(Some).collect(),
        None => clients.iter().map(|_| None).collect(),
    };
    let seconds = f64::from(options.seconds);
    let from = now() + WARMING_UP;
    let window = Window { from, until: from + Duration::from_secs(options.seconds.into()) };
    let server = &office.server;
    let (mut tally, watched) = send_all(clients, &way, window, forms, || {
        wait_until(window.from);
        let before = Processor::read(server.number())?;
        wait_until(window.until);
        Ok(Watched { before, after: Processor::read(server.number())?, memory: server.memory()? })
    })?;
    office.server.stop()?;
    let durable = count(&store)? - earlier;
    if durable != tally.accepted_ever {
        let sentence = format!("{} proposals were acknowledged and {durable} are in the database", tally.accepted_ever);
        return Err(sentence.into());
    }

    let raw_time = Duration::from_secs(options.seconds.min(RAW_SECONDS_MAX).into());
    let (_, raw_config) = office.place.make("raw")?;
    let (raw, raw_rate) = raw::measure(&raw_config, footprint, options.clients, raw_time)?;
    let rate = tally.accepted as f64 / seconds;
    let figures = json!({
        "bench": "proposals",
        "store": options.store.word(),
        "signed_in": options.signed_in,
        "forms_beforehand": options.forms_beforehand.is_some(),
        "clients": options.clients,
        "seconds": options.seconds,
        "accepted": tally.accepted,
        "accepted_per_second": rounded(rate, 1),
        "refused": tally.refused,
        "post_milliseconds": tally.posts.percentiles(),
        "page_milliseconds": tally.pages.percentiles(),
        "cores_busy": watched.after.since(watched.before, seconds),
        "server_processor_milliseconds_each": watched.after.server_each(watched.before, tally.accepted),
        "server_mebibytes": {
            "resident": mebibytes(watched.memory.resident),
            "peak": mebibytes(watched.memory.peak),
        },
        "raw": raw,
        "share_of_raw": rounded(rate / raw_rate, 3),
        "machine": machine,
    });
    show(&figures);
    Ok(figures)
}

/// The figures for whoever watches.
fn show(figures: &Json) {
    let way = if figures["signed_in"] == true { "signed in" } else { "by receipt" };
    let (post, busy) = (&figures["post_milliseconds"], &figures["cores_busy"]);
    let memory = &figures["server_mebibytes"];
    say(&format!(
        "{}, {way}, {} clients, {} s\n\
         \x20 accepted and durable   {} /s, refused {}\n\
         \x20 answer to the form     p50 {} ms, p95 {} ms, p99 {} ms\n\
         \x20 raw rate of the store  {} /s, of which ours is {}\n\
         \x20 memory of the server   {} MiB, at most {} MiB\n\
         \x20 cores busy             server {}, clients {}, machine {}; of the server {} ms each",
        figures["store"],
        figures["clients"],
        figures["seconds"],
        figures["accepted_per_second"],
        figures["refused"],
        post["p50"],
        post["p95"],
        post["p99"],
        figures["raw"]["per_second"],
        figures["share_of_raw"],
        memory["resident"],
        memory["peak"],
        busy["server"],
        busy["client"],
        busy["machine"],
        figures["server_processor_milliseconds_each"],
    ));
}

/// What somebody tells on the telephone; about 2 KB of text.
const URGENT: [(&str, &str); 5] = [
    ("consent", "yes"),
    ("never", "Never call in the evening: the employer's brother answers the telephone. No letters to the flat."),
    (
        "told",
        concat!(
            "She came to the country in the autumn with a promise of work in a restaurant kitchen. The man who met her at the ",
            "airport took her passport on the first evening, to have it registered as he said, and she has not seen it since. ",
            "She sleeps with five others in a flat above the restaurant, pays four hundred a month for the bed, and was told ",
            "that she owes eleven thousand for the journey, the permit and the place. She works from nine in the morning to ",
            "midnight, six days and sometimes seven, and got two hundred in the first month and nothing in the second, as ",
            "everything went towards the debt. ",
            "Twice she asked for the passport. The first time they laughed, the second time the man showed her a photograph of ",
            "her sister's house and asked whether the children still walked to school alone. Since then one of the others goes ",
            "with her when she leaves the building. A customer who speaks her language gave her our number on a receipt. She ",
            "telephones from the yard while the rubbish is taken out and has ten minutes at most. ",
            "She has a burn on the forearm from a fryer, three weeks old and not treated; she was told that a doctor would ask ",
            "for papers. She has not talked to the police and is afraid to, because the man says that he pays somebody there. ",
            "She does want to leave and says yes to our help; she asks that nobody comes to the restaurant before she is out. ",
            "The best time to reach her is the delivery on Tuesday and Friday at about half past ten in the morning. She will ",
            "try to telephone again on Friday. The others in the flat come from the same town; at least two of them are in the ",
            "same situation, and one may be younger than eighteen."
        ),
    ),
    ("danger", "no-safe-place"),
    ("who", "the-person"),
];

/// The whole form as a lawyer fills it in; about 2 KB of text.
const WHOLE: [(&str, &str); 29] = [
    ("who", "lawyer"),
    ("consent", "yes"),
    ("age", "adult"),
    ("given-by", "the-person"),
    ("told-before", "what-the-system-is"),
    ("told-before", "voluntary"),
    ("told-before", "what-is-written"),
    ("consent-language", "Tigrinya"),
    ("interpreter", "professional"),
    ("present", "nobody"),
    ("consent-more", "Given at our office on the second meeting, after a night to think about it."),
    ("safe", "mailbox"),
    ("safe", "call"),
    ("whose-telephone", "own-alone"),
    ("safe-when", "Weekdays between nine and eleven"),
    ("present-as", "first-name"),
    ("never", "Never through the employer or anybody who lives in the flat."),
    ("name", "An invented name"),
    ("birth", "1994, the day is not known"),
    ("citizenship", "Not known for certain"),
    ("languages", "Tigrinya, some English"),
    ("place", "A town in the south"),
    ("contact", "Through our office; the number is with the interpreter."),
    ("residence", "A work permit that has run out"),
    (
        "told",
        concat!(
            "My client came with a promise of work in cleaning and was met by the man who had arranged the permit. He keeps the ",
            "passport. She owes, as he says, nine thousand, and works it off at night in three office buildings and by day in ",
            "his own house, without a contract and without a free day since the spring. She sleeps in the laundry room. When ",
            "she refused to work with a fever he telephoned her mother in front of her. In the summer she was driven to another ",
            "town for a week and made to sign papers that she could not read; she believes that they concern a bank account. ",
            "She has been paid twice, two hundred each time. She is not locked in, but has no key and no money, and he collects ",
            "her from the last building every morning. She left during a shift, walked to the railway station and was brought ",
            "to us by a passer-by who knew our name from a poster."
        ),
    ),
    (
        "observed",
        concat!(
            "She looked at the door throughout both meetings and asked twice whether our letters show the sender. Old bruises ",
            "on the upper arm. The telephone that she carries is his and rang eleven times within the hour. She knew the dates ",
            "well and told the same in both meetings."
        ),
    ),
    ("danger", "no-safe-place"),
    ("your-name", "An invented lawyer"),
    ("mailbox", "no"),
];
