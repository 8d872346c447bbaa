//! Who comes through which door: the list of every route, and every route for staff asked for by every role and by nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use lyhty_store::trail::{self, Filter, RecordedEntry};
use lyhty_store::{EngineKind, StoreError, Tx};
use lyhty_web::policy::{self, Grade, Role, TABLE};
use lyhty_web::testing::golden;
use lyhty_web::walker::{Seen, Walker};
use lyhty_web::{Access, Method, RouteLine};

use crate::office::{ACCEPT, EXPLOITATION, TestOffice, adult, first_client, first_proposal, on_both_engines};

fn golden_file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden").join(name)
}

#[test]
fn every_route_is_in_the_golden_list() {
    let office = TestOffice::with(EngineKind::Sqlite, &[]);
    let lines: Vec<String> = office.site.list().iter().map(|line| format!("{line}\n")).collect();
    golden(golden_file("routes.txt"), &lines.concat());
}

#[test]
fn no_page_is_open_to_everybody_without_a_hand_that_wrote_it_down() {
    let office = TestOffice::with(EngineKind::Sqlite, &[]);
    let list = office.site.list();
    let open = list.iter().filter(|line| !matches!(line.access, Access::Staff(_)));
    let is: BTreeSet<String> = open.map(ToString::to_string).collect();
    let file = golden_file("open_routes.txt");
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let was: BTreeSet<String> = written.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    let new: Vec<_> = is.difference(&was).collect();
    let gone: Vec<_> = was.difference(&is).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "The pages that need no sign-in are not those of {}. LYHTY_OVERWRITE does not mend this. Do two things:\n\
         1. ask whether everybody may see this page, and what its handler can open: an open handler may seal, never open;\n\
         2. write the line into that file (or out of it) by hand, in the same change as the route.\n\
         new: {new:#?}\ngone: {gone:#?}",
        file.display()
    );
}

/// The ids of an office in which something of everything is there, by the name that paths give them.
pub async fn known_ids(office: &TestOffice) -> BTreeMap<&'static str, String> {
    let wanted = [
        ("proposal", "SELECT id FROM proposals"),
        ("record", "SELECT record FROM proposals"),
        ("thread", "SELECT id FROM threads"),
        ("consultation", "SELECT id FROM consultations"),
        ("account", "SELECT id FROM accounts WHERE role = 'editor'"),
        ("invitation", "SELECT id FROM invitations"),
        ("delegation", "SELECT id FROM delegations"),
        ("reset", "SELECT id FROM resets"),
        ("job", "SELECT id FROM jobs"),
        ("client", "SELECT id FROM clients"),
        ("child", "SELECT id FROM children_of_clients"),
        ("review", "SELECT id FROM reviews"),
        ("text", "SELECT 'fi-introduction'"),
        ("exploitation", "SELECT id FROM exploitations"),
    ];
    let find = move |tx: &mut Tx<'_>| -> Result<_, StoreError> {
        let mut found = BTreeMap::new();
        for (name, sql) in wanted {
            let row = tx.query_one(&format!("{sql} LIMIT 1"), &[])?;
            found.insert(name, row.get::<String>(0)?);
        }
        Ok(found)
    };
    office.test.store.read("ids of everything", find).await.expect("something of everything is there")
}

async fn account(office: &TestOffice, role: Role) -> String {
    let sql = format!("SELECT id FROM accounts WHERE role = '{}'", role.word());
    let find = move |tx: &mut Tx<'_>| -> Result<String, StoreError> { tx.query_one(&sql, &[])?.get(0) };
    office.test.store.read("find account", find).await.expect("the account")
}

/// Makes one of everything that a path can name.
pub async fn furnish(office: &TestOffice) {
    office.propose(&adult()).await;
    let question = [("question", "kanarialintu-7f3a may I ask?"), ("who", "police")];
    assert_eq!(office.visitor().fill("/en/form/advice", &question).await.expect("an answer").status, 200);
    let mut director = office.staff(Role::Director).await;
    // One is accepted, another awaits.
    let accepted = first_proposal(&director.get("/en/staff/proposals").await.expect("the queue"));
    let act = |what: &str| format!("/en/staff/proposals/{accepted}/{what}");
    director.get(&format!("/en/staff/proposals/{accepted}")).await.expect("a page");
    assert_eq!(director.post(&act("take-up"), &[]).await.expect("an answer").status, 303);
    assert_eq!(director.fill(&act("decide"), &ACCEPT).await.expect("an answer").status, 303);
    let client = first_client(&director.get("/en/staff/clients").await.expect("the register"));
    let since = [("name", "kanarialintu-7f3a child"), ("since-month", "3"), ("since-year", "2018")];
    let child = director.fill(&format!("/en/staff/clients/{client}/child"), &since).await.expect("an answer");
    assert_eq!(child.status, 303, "{}", child.text);
    let exploitation = format!("/en/staff/clients/{client}/exploitation");
    let recorded = director.fill(&exploitation, &EXPLOITATION).await.expect("an answer");
    assert_eq!(recorded.status, 303, "{}", recorded.text);
    office.propose(&adult()).await;
    let begun = director.fill("/en/staff/reviews", &[("half", "2017-2"), ("later", "1")]).await.expect("an answer");
    assert_eq!(begun.status, 303, "{}", begun.text);
    let accounts = director.get("/en/staff/grants").await.expect("the grants");
    assert_eq!(accounts.status, 200, "{}", accounts.text);
    let (adviser, editor) = (account(office, Role::SeniorAdviser).await, account(office, Role::Editor).await);
    let invited = director.post("/en/staff/invitations", &[("role", "trainee")]).await.expect("an answer");
    assert!(invited.status < 400, "{}", invited.text);
    let days = [
        ("account", adviser.as_str()),
        ("first-day", "1"),
        ("first-month", "1"),
        ("first-year", "2030"),
        ("last-day", "2"),
        ("last-month", "1"),
        ("last-year", "2030"),
    ];
    let delegated = director.post("/en/staff/delegations/new", &days).await.expect("an answer");
    assert_eq!(delegated.status, 303, "{}", delegated.text);
    let reset = director.post(&format!("/en/staff/accounts/{editor}/reset"), &[]).await.expect("an answer");
    assert!(reset.status < 400, "{}", reset.text);
}

/// An id that nothing has.
const NOBODYS_ID: &str = "0123456789abcdef0123456789abcdef";

/// The paths to ask a route by: without an id as it is; with one, once with an id that is there and once with one that is not.
fn paths(line: &RouteLine, ids: &BTreeMap<&'static str, String>) -> Vec<String> {
    let path = line.path.replace("{language}", "en");
    let names: Vec<&str> = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
    if names.is_empty() {
        return vec![path];
    }
    let filled = |absent: bool| {
        let mut path = path.clone();
        for name in &names {
            let id = ids.get(name);
            let id =
                id.unwrap_or_else(|| panic!("{}: no test id is known for {{{name}}}: add it to known_ids", line.path));
            path = path.replace(&format!("{{{name}}}"), if absent { NOBODYS_ID } else { id });
        }
        path
    };
    vec![filled(false), filled(true)]
}

async fn fire(walker: &mut Walker, method: Method, path: &str) -> Seen {
    match method {
        Method::Get => walker.get(path).await.expect("an answer"),
        Method::Post => walker.post(path, &[]).await.expect("an answer"),
    }
}

/// The entries with a higher number, in their order. No firing writes more than a few.
async fn entries_after(office: &TestOffice, number: i64) -> Vec<RecordedEntry> {
    let latest = move |tx: &mut Tx<'_>| trail::find(tx, &Filter { limit: 40, ..Filter::default() });
    let mut found = office.test.store.read("latest entries", latest).await.expect("the trail");
    found.retain(|entry| entry.number > number);
    found.reverse();
    found
}

async fn last_number(office: &TestOffice) -> i64 {
    entries_after(office, -1).await.last().map_or(-1, |entry| entry.number)
}

/// Signing out is allowed to everybody and ends the session: whoever did comes back for the next route.
fn ends_the_session(line: &RouteLine) -> bool {
    line.method == Method::Post && line.path.contains("/sign-out")
}

/// What the trail has to say of one firing, besides the entry of the deed itself.
fn check_counted(line: &RouteLine, path: &str, role: Role, permission: &str, allowed: bool, new: &[RecordedEntry]) {
    let place = format!("{} {path} by {}", line.method, role.word());
    let guards = |verb: &str| -> Vec<&RecordedEntry> {
        let of_guard = |entry: &&RecordedEntry| entry.verb == verb && entry.route.as_deref() == Some(line.path);
        new.iter().filter(of_guard).collect()
    };
    for entry in new {
        assert_eq!(entry.role.as_deref(), Some(role.word()), "{place}: somebody else's entry: {entry:?}");
    }
    let begun = guards(if line.method == Method::Get { "look" } else { "try" });
    let (ended, denied) = (guards("complete"), guards("denied"));
    if allowed {
        let [begun] = begun.as_slice() else { panic!("{place}: not begun once: {new:?}") };
        let [ended] = ended.as_slice() else { panic!("{place}: not completed once: {new:?}") };
        assert_eq!(begun.permission.as_deref(), Some(permission), "{place}");
        assert_eq!(ended.begun, Some(begun.id), "{place}");
        assert!(denied.is_empty(), "{place}: {new:?}");
        let result = ended.result.as_deref().unwrap_or("");
        assert!(["done", "refused", "absent"].contains(&result), "{place} ended with {result}");
    } else {
        assert_eq!(new.len(), 1, "{place}: a denial is one entry: {new:?}");
        let [denied] = denied.as_slice() else { panic!("{place}: not denied: {new:?}") };
        assert_eq!(denied.permission.as_deref(), Some(permission), "{place}");
    }
}

/// Fires every route for staff as one role and gives whether it came in, by route.
async fn fired_by(office: &TestOffice, role: Role, ids: &BTreeMap<&'static str, String>, every: usize) -> Vec<bool> {
    let mut walker = office.staff(role).await;
    let nowhere = walker.get("/en/staff/no-such-page").await.expect("an answer");
    let mut number = last_number(office).await;
    let mut came_in = Vec::new();
    for (place, line) in office.site.list().iter().enumerate() {
        let Access::Staff(permission) = line.access else { continue };
        let allowed = policy::allows(role, permission) != Grade::No;
        came_in.push(allowed);
        if place % every != 0 {
            continue;
        }
        for path in paths(line, ids) {
            let seen = fire(&mut walker, line.method, &path).await;
            let new = entries_after(office, number).await;
            check_counted(line, &path, role, permission, allowed, &new);
            number = new.last().map_or(number, |entry| entry.number);
            assert_ne!(seen.status, 500, "{} {path} by {}: {}", line.method, role.word(), seen.text);
            if !allowed {
                assert_eq!((seen.status, seen.location.as_deref()), (404, None), "{} {path}", role.word());
                assert_eq!(seen.text, nowhere.text, "{} {path}: a denial looks like nothing there", role.word());
            }
            if allowed && ends_the_session(line) {
                walker = office.staff(role).await;
                number = last_number(office).await;
            }
        }
    }
    came_in
}

/// Fires every route for staff as somebody who is not signed in: nothing is told, nothing is entered.
async fn fired_by_nobody(office: &TestOffice, ids: &BTreeMap<&'static str, String>) {
    let before = last_number(office).await;
    for line in office.site.list() {
        if !matches!(line.access, Access::Staff(_)) {
            continue;
        }
        for path in paths(&line, ids) {
            let seen = fire(&mut office.visitor(), line.method, &path).await;
            if line.method == Method::Get {
                assert_eq!(seen.status, 303, "{path}");
                let location = seen.location.unwrap_or_default();
                assert!(location.starts_with("/en/staff/sign-in?next="), "{path} leads to {location}");
            } else {
                assert_eq!(seen.status, 403, "{path}");
                assert!(seen.text.contains("You are no longer signed in"), "{path}: {}", seen.text);
            }
        }
    }
    assert_eq!(last_number(office).await, before, "nobody writes no entry");
}

/// Every role; the editor first, since the account that the acts are aimed at is the editor's.
fn roles() -> Vec<Role> {
    let others = Role::ALL.iter().copied().filter(|role| *role != Role::Editor);
    std::iter::once(Role::Editor).chain(others).collect()
}

#[test]
fn route_matrix_every_staff_route_is_fired_by_every_role_and_by_nobody() {
    let long = std::env::var_os("LYHTY_LONG").is_some();
    let colleagues: Vec<Role> = roles().into_iter().filter(|role| *role != Role::Director).collect();
    on_both_engines(&colleagues, |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            fired_by_nobody(office, &ids).await;
            let every = if long || office.test.store.engine() == EngineKind::Sqlite { 1 } else { 5 };
            let mut columns = BTreeMap::new();
            for role in roles() {
                columns.insert(role, fired_by(office, role, &ids, every).await);
            }
            golden(golden_file("doors.txt"), &matrix(&office.site.list(), &columns));
        });
    });
}

/// The matrix as a director reads it.
fn matrix(list: &[RouteLine], columns: &BTreeMap<Role, Vec<bool>>) -> String {
    let mut text = String::from(
        "Which page of the office each role comes into. This is not what was planned but what happened: a test asked for\n\
         every page and sent every form as every role. Every one of these requests left its entry in the trail.\n\
         yes   came in\n\
         own   came in, and finds the records given to the account, nothing else\n\
         deed  came in; what is signed needs a valid delegation of the director\n\
         .     saw the page that says that there is no such page, the same to the letter\n\
         *     only after confirming within ten minutes that it is they\n\
         Nobody who is not signed in came in anywhere: they were asked to sign in.\n\
         GET is looking at a page, POST is sending its form.\n\n",
    );
    let staff = list.iter().filter_map(|line| match line.access {
        Access::Staff(permission) => Some((line, permission)),
        Access::Open | Access::Receipt => None,
    });
    let short = |path: &'static str| path.trim_start_matches("/{language}").to_owned();
    let width = list.iter().map(|line| short(line.path).len()).max().unwrap_or(0) + "POST *".len();
    let _ = write!(text, "{:width$}", "page");
    for role in columns.keys() {
        let _ = write!(text, "  {}", role.word());
    }
    text.push('\n');
    for (place, (line, permission)) in staff.enumerate() {
        let confirmed = TABLE.iter().any(|row| row.name == permission && row.step_up);
        let name = format!("{:4} {}{}", line.method.to_string(), short(line.path), if confirmed { "*" } else { "" });
        let _ = write!(text, "{name:width$}");
        for (role, came_in) in columns {
            let cell = match (came_in[place], policy::allows(*role, permission)) {
                (false, _) => ".",
                (true, Grade::Own) => "own",
                (true, Grade::Deed) => "deed",
                (true, _) => "yes",
            };
            let _ = write!(text, "  {cell:cell_width$}", cell_width = role.word().len());
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

#[test]
fn what_asks_for_a_confirmation_leads_to_it_and_does_nothing_before() {
    on_both_engines(&[Role::SeniorAdviser, Role::Editor], |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            let mut director = office.staff(Role::Director).await;
            office.clock.advance_seconds(11 * 60);
            let mut asked = 0;
            for line in office.site.list() {
                let Access::Staff(permission) = line.access else { continue };
                if !TABLE.iter().any(|row| row.name == permission && row.step_up) {
                    continue;
                }
                asked += 1;
                for path in paths(&line, &ids) {
                    let before = last_number(office).await;
                    let seen = fire(&mut director, line.method, &path).await;
                    if line.method == Method::Get {
                        let location = seen.location.unwrap_or_default();
                        assert!(location.starts_with("/en/staff/confirm?next="), "{path} leads to {location}");
                    } else {
                        assert_eq!(seen.status, 403, "{path}: {}", seen.text);
                        assert!(seen.text.contains("/en/staff/confirm"), "{path}: {}", seen.text);
                    }
                    assert!(entries_after(office, before).await.is_empty(), "{path}: nothing was begun");
                }
            }
            assert!(asked > 5, "only {asked} routes ask for a confirmation");
        });
    });
}
