//! How far live sessions reach: an account with one record shared, which is the closest that there is to a partner's, and the
//! system administrator.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_store::params;
use lyhty_web::policy::{self, Grade, Role};
use lyhty_web::walker::Walker;
use lyhty_web::{Access, Method};

use crate::office::{CANARY, TestOffice, adult, on_both_engines};
use crate::sealed::{COLLEAGUES, Found, Hand, columns_of, live, look, sealed_values};

/// What a walker met on one path.
struct Met {
    path: String,
    permission: &'static str,
    status: u16,
    text: String,
}

/// The ids of everything that a path can be about.
fn real_ids(office: &TestOffice) -> BTreeMap<&'static str, Vec<String>> {
    look(&office.test.store, |tx| {
        let mut ids = BTreeMap::new();
        for (part, sql) in [
            ("proposal", "SELECT id FROM proposals"),
            ("consultation", "SELECT id FROM consultations"),
            ("thread", "SELECT id FROM threads"),
            ("account", "SELECT id FROM accounts"),
            ("client", "SELECT id FROM clients"),
            ("child", "SELECT id FROM children_of_clients"),
            ("exploitation", "SELECT id FROM exploitations"),
            ("review", "SELECT id FROM reviews"),
            ("text", "SELECT 'fi-introduction'"),
            ("record", "SELECT id FROM proposals UNION SELECT record FROM proposals UNION SELECT record FROM threads"),
        ] {
            let rows = tx.query(sql, params![])?;
            let found = rows.iter().map(|row| row.get(0)).collect::<Result<Vec<String>, _>>()?;
            assert!(!found.is_empty(), "there is no {part} in this office");
            ids.insert(part, found);
        }
        Ok(ids)
    })
}

/// Walks every page of the staff, with every id that there is.
async fn walk_everywhere(office: &TestOffice, walker: &mut Walker) -> Vec<Met> {
    let ids = real_ids(office);
    let mut met = Vec::new();
    for line in office.site.list() {
        let Access::Staff(permission) = line.access else { continue };
        if line.method != Method::Get {
            continue;
        }
        let mut paths = vec![line.path.replace("{language}", "en")];
        // A path can be about several things: every one with every other.
        while let Some(part) =
            paths.first().and_then(|path| Some(path.split_once('{')?.1.split_once('}')?.0.to_owned()))
        {
            let found = ids.get(part.as_str()).unwrap_or_else(|| panic!("nobody knows a {part}: {}", line.path));
            let with_part = |path: &String| found.iter().map(|id| path.replace(&format!("{{{part}}}"), id)).collect();
            paths = paths.iter().flat_map::<Vec<String>, _>(with_part).collect();
        }
        for path in paths {
            let seen = walker.get(&path).await.expect("an answer");
            let text = format!("{} {}", seen.location.unwrap_or_default(), seen.text);
            met.push(Met { path, permission, status: seen.status, text });
        }
    }
    assert!(met.len() > 30, "only {} pages", met.len());
    met
}

fn assert_as_the_table_says(role: Role, met: &[Met]) {
    for page in met {
        if policy::allows(role, page.permission) == Grade::No {
            assert_eq!(page.status, 404, "{} at {}", role.word(), page.path);
        }
    }
}

/// A page without the names of colleagues, which all the staff may read.
fn without_names(text: &str) -> String {
    let roles = COLLEAGUES.iter().chain(&[Role::Director]);
    roles.fold(text.to_owned(), |text, role| text.replace(&format!("{} {CANARY}", role.word()), ""))
}

/// The fields of somebody else's proposal.
fn other() -> Vec<(&'static str, String)> {
    adult().into_iter().map(|(name, value)| (name, value.replace(CANARY, "kanarialintu-7f3a other-record"))).collect()
}

async fn propose_other(office: &TestOffice) {
    let fields = other();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    office.propose(&fields).await;
}

/// The rows of people's lives among what opened, by the proposal that they belong to.
fn lives(opened: &[(Found, Vec<u8>)]) -> BTreeSet<(&str, Option<&str>)> {
    let tables = [
        "proposals.",
        "later_consents.",
        "decisions.",
        "messages.",
        "consultations.",
        "help_given.",
        "contacts_made.",
        "clients.",
        "exploitations.",
        "children_of_clients.",
        "leavings.",
    ];
    let found = opened.iter().map(|(found, _)| found);
    let found = found.filter(|found| tables.iter().any(|table| found.column.starts_with(table)));
    found
        .map(|found| {
            let own = if found.column.starts_with("proposals.") { "id" } else { "proposal" };
            (found.column.as_str(), found.text(own))
        })
        .collect()
}

#[test]
fn a_trainee_reaches_the_one_shared_record_and_after_the_account_is_closed_nothing() {
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            let shared = live(office).await.proposal;
            propose_other(office).await;
            let mut trainee = office.staff(Role::Trainee).await;
            let cookie = trainee.cookie("__Host-session").expect("a session").to_owned();
            let met = walk_everywhere(office, &mut trainee).await;
            assert_as_the_table_says(Role::Trainee, &met);
            let given = format!("/en/staff/given/{shared}");
            for page in &met {
                let text = without_names(&page.text);
                if page.path == given {
                    assert_eq!(page.status, 200, "{}", page.path);
                    assert!(text.contains("kanarialintu-7f3a was told"), "the shared record is readable");
                } else if page.permission == "read-shared-record" && page.path != "/en/staff/given" {
                    assert_eq!(page.status, 404, "{}", page.path);
                }
                assert!(!text.contains("other-record"), "another record on {}", page.path);
                if page.permission != "read-shared-record" {
                    assert!(!text.contains(CANARY), "somebody's words on {}: {text}", page.path);
                }
            }

            // The same with the keys that the session holds instead of the pages.
            let values = sealed_values(&office.test.store);
            let opened = Hand::of_somebody(office, &[&cookie], &[office.password(Role::Trainee)]).opens(&values);
            let reached = lives(&opened);
            assert!(reached.iter().any(|(column, _)| *column == "proposals.narrative"), "the shared record opens");
            assert!(reached.iter().all(|(_, proposal)| *proposal == Some(shared.as_str())), "{reached:?}");

            let mut director = office.staff(Role::Director).await;
            office.clock.advance_seconds(60);
            let code = office.code(Role::Director);
            let confirm = [("password", office.password(Role::Director)), ("code", code.as_str())];
            let confirmed = director.fill("/en/staff/confirm", &confirm).await.expect("an answer");
            assert_eq!(confirmed.status, 303, "{}", confirmed.text);
            let sql = "SELECT id FROM accounts WHERE role = 'trainee'";
            let account: String = look(&office.test.store, |tx| tx.query_one(sql, params![])?.get(0));
            let closed = director.fill(&format!("/en/staff/accounts/{account}/close"), &[]).await.expect("an answer");
            assert_eq!(closed.status, 303, "{}", closed.text);

            for page in walk_everywhere(office, &mut trainee).await {
                assert_ne!(page.status, 200, "{}", page.path);
                assert!(!page.text.contains(CANARY), "somebody's words on {}", page.path);
            }
            // Nor do cookie, password and the old row of the session open it, for whoever kept them aside.
            let mut kept = sealed_values(&office.test.store);
            kept.extend(values.into_iter().filter(|found| !found.column.starts_with("record_keys.")));
            let opened = Hand::of_somebody(office, &[&cookie], &[office.password(Role::Trainee)]).opens(&kept);
            assert!(columns_of(&opened).contains("sessions.sealed"), "the old row opens");
            assert_eq!(lives(&opened), BTreeSet::new());
        });
    });
}

#[test]
fn the_system_administrator_opens_nothing() {
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            live(office).await;
            propose_other(office).await;
            let mut administrator = office.staff(Role::SystemAdministrator).await;
            let cookie = administrator.cookie("__Host-session").expect("a session").to_owned();
            let met = walk_everywhere(office, &mut administrator).await;
            assert_as_the_table_says(Role::SystemAdministrator, &met);
            assert!(met.iter().filter(|page| page.status == 200).count() > 5, "the own pages are there");
            for page in &met {
                assert!(!page.text.contains(CANARY), "the canary on {}", page.path);
            }
            let values = sealed_values(&office.test.store);
            let password = office.password(Role::SystemAdministrator);
            let opened = Hand::of_somebody(office, &[&cookie], &[password]).opens(&values);
            let own =
                ["account_keys.locked_key", "account_keys.second_factor", "deliveries.envelope", "sessions.sealed"];
            assert_eq!(columns_of(&opened), BTreeSet::from(own));

            // Whoever may read meets the canary on the same walk.
            let mut director = office.staff(Role::Director).await;
            let met = walk_everywhere(office, &mut director).await;
            assert_as_the_table_says(Role::Director, &met);
            assert!(met.iter().filter(|page| page.text.contains("other-record")).count() > 3);
        });
    });
}
