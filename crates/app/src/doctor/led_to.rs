//! How many clients the columns in clear lead to exactly one fact for figures: by months that stand on both sides.
//!
//! No id leads from a client to a fact. But the register says in which month somebody was admitted, the trail in which months
//! something was recorded of them, and a fact since when it is known: whoever is alone in a month, or alone with a row of
//! months, is led to. This counts what whoever has taken the whole database could do, with everything sealed shut.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use lyhty_base::{Moment, Month};
use lyhty_store::trail::Fact;
use lyhty_store::{Store, StoreError, Tx, params};

use crate::console::Stop;
use crate::premises;

/// The numbers.
#[derive(Debug, PartialEq, Eq)]
pub struct LedTo {
    /// Clients who are led to exactly one fact, by admission, by leaving or by a child.
    pub clients: usize,
    /// All clients.
    pub all: usize,
    /// By the month of admission and the months in which identity and exploitation were recorded.
    pub by_admission: usize,
    /// By the month in which the leaving was recorded.
    pub by_leaving: usize,
    /// By the months in which something of a child was recorded.
    pub by_child: usize,
}

/// Months in which something was recorded.
type Months = BTreeSet<Month>;

/// What the trail and the register say in clear of a client.
#[derive(Default)]
struct Seen {
    identity: Months,
    exploitation: Months,
    leaving: Option<Month>,
    /// Of each child, by its id.
    children: BTreeMap<String, Months>,
}

/// What the facts say in clear, with how many say the same.
#[derive(Default)]
struct Facts {
    /// By the month of admission, since when versions are known, and since when rows of exploitation are.
    admissions: BTreeMap<(Month, Months, Months), usize>,
    leavings: BTreeMap<Month, usize>,
    children: BTreeMap<Months, usize>,
}

impl LedTo {
    /// Counts.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn count(store: &Store) -> Result<Self, Stop> {
        store.read_blocking("led-to", count).map_err(premises::stop_for_store)
    }
}

fn count(tx: &mut Tx<'_>) -> Result<LedTo, StoreError> {
    let facts = Facts::read(tx)?;
    let mut seen = seen(tx)?;
    let mut led = LedTo { clients: 0, all: 0, by_admission: 0, by_leaving: 0, by_child: 0 };
    tx.for_each("SELECT id, admitted_in FROM clients", params![], |row| {
        let (id, admitted): (String, Month) = (row.get(0)?, row.get(1)?);
        let mut seen = seen.remove(&id).unwrap_or_default();
        seen.identity.insert(admitted);
        let alone = |count: Option<&usize>| count == Some(&1);
        let admission = alone(facts.admissions.get(&(admitted, seen.identity, seen.exploitation)));
        let leaving = seen.leaving.is_some_and(|month| alone(facts.leavings.get(&month)));
        let child = seen.children.values().any(|months| alone(facts.children.get(months)));
        led.all += 1;
        led.by_admission += usize::from(admission);
        led.by_leaving += usize::from(leaving);
        led.by_child += usize::from(child);
        led.clients += usize::from(admission || leaving || child);
        Ok(())
    })?;
    Ok(led)
}

/// What the trail says of every client.
fn seen(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Seen>, StoreError> {
    let mut clients: BTreeMap<String, Seen> = BTreeMap::new();
    let sql = "SELECT subject, verb, at, facts FROM entries WHERE subject_kind = 'client' ORDER BY number";
    tx.for_each(sql, params![], |row| {
        let (subject, verb, facts): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let month = Month::of(row.get::<Moment>(2)?.helsinki_day());
        let client = clients.entry(subject).or_default();
        match verb.as_str() {
            "record-identity" => {
                client.identity.insert(month);
                // Rows of exploitation that are there already are noted anew.
                if !client.exploitation.is_empty() {
                    client.exploitation.insert(month);
                }
            }
            "record-exploitation" => {
                client.exploitation.insert(month);
            }
            "leave" => client.leaving = Some(month),
            _ => {}
        }
        for fact in facts.lines().filter_map(|line| line.parse::<Fact>().ok()) {
            if fact.table == "children_of_clients" {
                client.children.entry(fact.id).or_default().insert(month);
            }
        }
        Ok(())
    })?;
    Ok(clients)
}

impl Facts {
    fn read(tx: &mut Tx<'_>) -> Result<Self, StoreError> {
        let mut facts = Self::default();
        let mut exploitation = chains(tx, "SELECT DISTINCT subject, known_from FROM fact_exploitations")?;
        let mut admitted: BTreeMap<String, Month> = BTreeMap::new();
        tx.for_each("SELECT DISTINCT subject, admitted FROM fact_clients", params![], |row| {
            admitted.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
        for (subject, months) in chains(tx, "SELECT DISTINCT subject, known_from FROM fact_clients")? {
            let rows = exploitation.remove(&subject).unwrap_or_default();
            if let Some(month) = admitted.get(&subject) {
                *facts.admissions.entry((*month, months, rows)).or_insert(0) += 1;
            }
        }
        for months in chains(tx, "SELECT DISTINCT subject, known_from FROM fact_children")?.into_values() {
            *facts.children.entry(months).or_insert(0) += 1;
        }
        tx.for_each("SELECT known_from FROM fact_leavings", params![], |row| {
            *facts.leavings.entry(row.get(0)?).or_insert(0) += 1;
            Ok(())
        })?;
        Ok(facts)
    }
}

/// The months since when the versions of each chain are known.
fn chains(tx: &mut Tx<'_>, sql: &str) -> Result<BTreeMap<String, Months>, StoreError> {
    let mut chains: BTreeMap<String, Months> = BTreeMap::new();
    tx.for_each(sql, params![], |row| {
        chains.entry(row.get(0)?).or_default().insert(row.get(1)?);
        Ok(())
    })?;
    Ok(chains)
}

impl fmt::Display for LedTo {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} of {} clients are led to exactly one fact for figures by months that stand in clear ({} by admission and \
             what was recorded since, {} by leaving, {} by a child).",
            self.clients, self.all, self.by_admission, self.by_leaving, self.by_child
        )
    }
}

#[cfg(test)]
mod tests {
    use lyhty_store::testing::{TestStore, both_engines};
    use lyhty_store::{Actor, Entry, order};

    use super::*;

    /// Writes rows behind the rooms' backs; `{month}` is this month.
    fn write(test: &TestStore, statements: &'static [&'static str], entry: Option<(&'static str, &'static str)>) {
        let body = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
            let month = Month::of(tx.today()).to_string();
            for statement in statements {
                tx.execute(&statement.replace("{month}", &month), params![])?;
            }
            if let Some((verb, client)) = entry {
                tx.enter(Entry { subject_kind: "client", subject: client.to_owned(), ..Entry::of(verb) })?;
            }
            Ok(())
        };
        test.store.write_blocking("write", Actor::Duty("test"), body).expect("written");
    }

    fn counted(test: &TestStore) -> [usize; 5] {
        let led = LedTo::count(&test.store).expect("counted");
        [led.clients, led.all, led.by_admission, led.by_leaving, led.by_child]
    }

    #[test]
    fn who_came_alone_or_was_recorded_of_alone_is_led_to_and_who_has_company_is_not() {
        both_engines(|test| {
            write(
                test,
                &[
                    "INSERT INTO clients (id, record, decision, admitted_in, identity, list_line, fact, \
                     admission) VALUES ('a', 'ra', 'da', '{month}', '', '', '', ''), \
                     ('b', 'rb', 'db', '{month}', '', '', '', '')",
                    "INSERT INTO fact_clients (id, subject, known_from, admitted, kind, sex) \
                     VALUES ('1', 'x', '{month}', '{month}', 'victim', 'woman'), \
                     ('2', 'y', '{month}', '{month}', 'victim', 'man')",
                ],
                Some(("admit", "a")),
            );
            write(test, &[], Some(("admit", "b")));
            assert_eq!(counted(test), [0, 2, 0, 0, 0], "two of a month are told apart by nothing");
            test.clock.advance_seconds(40 * 86_400);
            write(
                test,
                &["INSERT INTO fact_clients (id, subject, known_from, admitted, kind, sex) \
                   SELECT '3', 'y', '{month}', admitted, kind, sex FROM fact_clients WHERE id = '2'"],
                Some(("record-identity", "b")),
            );
            assert_eq!(
                counted(test),
                [2, 2, 2, 0, 0],
                "one was recorded of in a month of her own, which shows the other"
            );
            write(
                test,
                &[
                    "INSERT INTO fact_leavings (id, subject, known_from, left_in, ground, kind, sex, minor_on_admission) \
                   VALUES ('4', 'z', '{month}', '{month}', 'asks-out', 'victim', 'man', FALSE)",
                ],
                Some(("leave", "b")),
            );
            assert_eq!(counted(test), [2, 2, 2, 1, 0]);
            order::forget(&test.store).expect("laid anew");
            assert_eq!(counted(test), [2, 2, 2, 1, 0], "where rows lie says nothing here");
        });
    }
}
