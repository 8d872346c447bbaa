//! Fills the register month by month, with the store's clock set to each month, up to today.

use std::path::Path;
use std::sync::Arc;

use lyhty_base::{
    ClientId, Clock as _, Half, Moment, Month, Outcome as Done, ProposalId, SeededChance, SettableClock, SystemClock,
};
use lyhty_store::trail::Chainer;
use lyhty_store::{Row, Store, StoreConfig, StoreError, Tx, params};
use lyhty_vault::{MachineSecrets, OsChance};

use super::people::Person;
use super::register::{Client, Hands, refused};
use crate::office::PASSWORD;
use crate::{Outcome, say};

/// How long the register has been kept.
pub const MONTHS: usize = 144;
/// Proposals that nobody has decided on yet, in a register of any size.
pub const AWAITING: u32 = 60;
/// Clients whose pages are asked for.
const SAMPLES: u32 = 100;
/// People that one transaction writes.
const AT_ONCE: usize = 100;

/// What is known of a register that was filled.
pub struct Filled {
    /// Clients spread over the whole time, with their names.
    pub samples: Vec<(ClientId, String)>,
    /// Who has not left.
    pub present: usize,
    /// The query of a page of everybody's list, nine tenths down.
    pub deep: String,
    /// The query of the last page of the list of those who have not left.
    pub last: String,
    /// The query of a page of all proposals, nine tenths down.
    pub deep_proposals: String,
    /// Admitted in the last half-year that is over.
    pub admitted_in_half: usize,
}

/// Fills an empty office's register with so many clients.
pub fn fill(config: &StoreConfig, secrets: &Path, clients: u32) -> Outcome<Filled> {
    let clock = Arc::new(SettableClock::at(SystemClock.now()));
    let store = Store::open(config, Arc::clone(&clock) as _, Arc::new(OsChance))?;
    let hands = Arc::new(Hands::open(&store, secrets, PASSWORD)?);
    let chance = SeededChance::new(1);
    let firsts = firsts_of_months();
    let half = Half::of(Month::of(SystemClock.now().helsinki_day()).plus_months(-6));
    let mut filled = Filled {
        samples: Vec::new(),
        present: 0,
        deep: String::new(),
        last: String::new(),
        deep_proposals: String::new(),
        admitted_in_half: 0,
    };
    let (mut present, mut number): (Vec<Client>, u32) = (Vec::new(), 0);
    for (place, first) in (1_u64..).zip(&firsts) {
        clock.set(*first);
        let month = Month::of(first.helsinki_day());
        let leaving: Vec<Client>;
        (leaving, present) = present.into_iter().partition(|client| client.leaves <= month);
        write(&store, &hands, leaving, |hands, tx, client| hands.leave(tx, client))?;
        let due = u32::try_from(u64::from(clients) * place / firsts.len() as u64)?;
        let mut people = Vec::new();
        let mut names = Vec::new();
        while number < due {
            let person = Person::invent(&chance, number, first.helsinki_day())?;
            names.push((number, person.name.clone()));
            people.push(person);
            number += 1;
        }
        if half.contains(month) {
            filled.admitted_in_half += people.len();
        }
        let admitted = write(&store, &hands, people, |hands, tx, person| hands.admit(tx, person))?;
        for (client, (number, name)) in admitted.iter().zip(names) {
            if number.is_multiple_of((clients / SAMPLES).max(1)) {
                filled.samples.push((client.id, name));
            }
        }
        present.extend(admitted);
    }
    filled.present = present.len();
    clock.set(SystemClock.now());
    let today = SystemClock.now().helsinki_day();
    let awaiting: Outcome<Vec<Person>> =
        (number..number + AWAITING).map(|number| Person::invent(&chance, number, today)).collect();
    write(&store, &hands, awaiting?, |hands, tx, person| hands.propose(tx, person))?;
    (filled.deep, filled.last, filled.deep_proposals) = places(&store, clients)?;
    say(&format!("  {clients} clients are written; linking the trail"));
    // As the service does within a second of each entry.
    let machine = MachineSecrets::load(secrets)?;
    Chainer::new(store, machine.trail_key, secrets.join("no checkpoint is signed here")).link_all()?;
    Ok(filled)
}

/// Writes so many at once, and gives what was made of each.
fn write<T, R>(
    store: &Store,
    hands: &Arc<Hands>,
    all: Vec<T>,
    each: fn(&Hands, &mut Tx<'_>, &T) -> Done<R>,
) -> Outcome<Vec<R>>
where
    T: Send + Sync + 'static,
    R: Send + 'static,
{
    let mut made = Vec::with_capacity(all.len());
    let mut all = all.into_iter();
    loop {
        let some: Vec<T> = all.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(made);
        }
        let (hands, actor) = (Arc::clone(hands), hands.actor());
        let body = move |tx: &mut Tx<'_>| some.iter().map(|one| each(&hands, tx, one)).collect();
        made.extend(store.write_blocking::<Vec<R>, _, _>("fill the register", actor, body).map_err(refused)?);
    }
}

/// Some hour on the first day of each month up to this one.
fn firsts_of_months() -> Vec<Moment> {
    let now = SystemClock.now();
    let days = (0..).map(|days| now.plus_hours(-24 * days));
    let mut firsts: Vec<Moment> = days.filter(|moment| moment.helsinki_day().day() == 1).take(MONTHS).collect();
    firsts.reverse();
    firsts
}

fn places(store: &Store, clients: u32) -> Outcome<(String, String, String)> {
    let found = store.read_blocking("places in the list", move |tx| {
        let deep = tx.query_one(
            "SELECT admitted_in, id FROM clients ORDER BY admitted_in DESC, id DESC LIMIT 1 OFFSET $1",
            params![i64::from(clients) * 9 / 10],
        )?;
        let last = tx.query_one(
            "SELECT c.admitted_in, c.id FROM clients c WHERE NOT EXISTS (SELECT 1 FROM leavings l WHERE l.client = c.id) \
             ORDER BY c.admitted_in, c.id LIMIT 1 OFFSET 25",
            params![],
        )?;
        let proposal = tx.query_one(
            "SELECT id FROM proposals ORDER BY arrived_day DESC, submitted_at DESC, id DESC LIMIT 1 OFFSET $1",
            params![i64::from(clients) * 9 / 10],
        )?;
        let proposals = format!("?after={}", proposal.get::<ProposalId>(0)?);
        let query = |row: &Row| -> Result<String, StoreError> {
            Ok(format!("month={}&after={}", row.get::<Month>(0)?, row.get::<ClientId>(1)?))
        };
        let clients = format!("?everybody=yes&{}", query(&deep)?);
        Ok::<_, StoreError>((clients, format!("?{}", query(&last)?), proposals))
    })?;
    Ok(found)
}
