//! What nobody should send, sent to every form: never a fault of ours, always a sentence in the reader's language, and nothing
//! typed is lost.

use std::collections::BTreeMap;

use lyhty_base::Language;
use lyhty_store::EngineKind;
use lyhty_web::policy::{self, Grade, Role};
use lyhty_web::testing::{Browser, Page};
use lyhty_web::{Access, Method, RouteLine};

use crate::doors::{furnish, known_ids};
use crate::office::{TestOffice, adult, on_both_engines, with};

/// Whom every form needs: somebody who may send it, and those whom the deeds are about.
const COLLEAGUES: &[Role] = &[Role::SystemAdministrator, Role::SeniorAdviser, Role::Editor, Role::Trainee];

/// Who may send the form, already inside.
async fn sender(office: &TestOffice, access: Access, inside: &mut BTreeMap<Role, Browser>) -> Browser {
    match access {
        Access::Open => Browser::new(&office.site),
        Access::Receipt => {
            let receipts = office.propose(&adult()).await;
            let holder = office.holder(&receipts[1]).await;
            let mut browser = Browser::new(&office.site);
            browser.set_cookie("__Host-receipt", holder.cookie("__Host-receipt").expect("a visit with a receipt"));
            browser
        }
        Access::Staff(permission) => {
            let may = |role: &Role| policy::allows(*role, permission) != Grade::No;
            let role =
                [Role::Director, Role::SystemAdministrator, Role::Trainee].into_iter().find(may).expect("somebody may");
            if let Some(browser) = inside.get(&role) {
                return browser.clone();
            }
            let walker = office.staff(role).await;
            let mut browser = Browser::new(&office.site);
            browser.set_cookie("__Host-session", walker.cookie("__Host-session").expect("a session"));
            inside.insert(role, browser.clone());
            browser
        }
    }
}

/// Every form of the site with a path that leads to it; the form of many questions once for each.
fn forms(office: &TestOffice, ids: &BTreeMap<&'static str, String>) -> Vec<(RouteLine, String)> {
    let steps =
        ["who", "consent", "age", "consent-record", "safe-contact", "person", "told", "observed", "danger", "you"];
    let mut found = Vec::new();
    for line in office.site.list().into_iter().filter(|line| line.method == Method::Post) {
        // Whoever signs out has typed nothing and is outside afterwards.
        if line.path.contains("/sign-out") || line.path.ends_with("/leave") {
            continue;
        }
        let mut path = line.path.trim_start_matches("/{language}").to_owned();
        for (name, id) in ids {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        path = path.replace("{token}", &"A".repeat(43));
        if path.contains("{step}") {
            found.extend(steps.iter().map(|step| (line.clone(), path.replace("{step}", step))));
        } else {
            assert!(!path.contains('{'), "{path}: no test value for a part of the path");
            found.push((line, path));
        }
    }
    found
}

/// The fields of a page's forms: name, and whether it is one in which a text is typed.
fn fields(page: &Page) -> BTreeMap<String, bool> {
    let value = |tag: &str, name: &str| {
        let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(tag[start..].split('"').next()?.to_owned())
    };
    let mut found = BTreeMap::new();
    for tag in
        page.text.split('<').filter(|tag| ["input ", "textarea ", "select "].iter().any(|kind| tag.starts_with(kind)))
    {
        let Some(name) = value(tag, "name").filter(|name| name != "stamp" && name != "token") else { continue };
        let kind = value(tag, "type").unwrap_or_default();
        let is_text = tag.starts_with("textarea") || ["text", "email", "tel"].contains(&kind.as_str());
        let is_part_of_day = ["-day", "-month", "-year"].iter().any(|end| name.ends_with(end));
        let is_secret = ["password", "code", "receipt"].iter().any(|start| name.starts_with(start));
        found.insert(name, is_text && !is_part_of_day && !is_secret);
    }
    found
}

/// Text as it stands in HTML, as far as a search needs it.
fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;")
}

/// The sentences that say what is wrong: those beside the fields, else the first of the page.
fn sentences(page: &Page) -> Vec<String> {
    let texts = |start: &str, end: &str| -> Vec<String> {
        let parts = page.text.split(start).skip(1).filter_map(|part| part.split_once('>')?.1.split(end).next());
        parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let beside = texts("class=\"problem\"", "</p>");
    if !beside.is_empty() {
        return beside;
    }
    let listed = page.text.split_once("error-summary").map(|(_, rest)| rest);
    if let Some(rest) = listed {
        return rest.split("<li>").skip(1).filter_map(|part| part.split("</li>").next()).map(str::to_owned).collect();
    }
    let after = page.text.split_once("</h1>").map_or("", |(_, rest)| rest);
    after.split("<p>").skip(1).take(1).filter_map(|part| part.split("</p>").next()).map(str::to_owned).collect()
}

/// Looks at an answer: ours is not at fault; what is refused is said in the language of the path.
fn check(place: &str, language: Language, page: &Page) {
    assert!(page.status < 500, "{place}: {}: {}", page.status, page.text);
    if page.status < 400 {
        return;
    }
    assert!(page.text.contains(&format!("<html lang=\"{language}\"")), "{place}: {}", page.text);
    assert!(!page.text.contains("in-english"), "{place}: a sentence is not translated: {}", page.text);
    let said = sentences(page);
    assert!(!said.is_empty(), "{place}: refused without a sentence: {}", page.text);
    assert!(said.iter().all(|sentence| !sentence.contains('…')), "{place}: a sentence is missing: {said:?}");
}

/// The sentences of a translated page are not the English ones.
fn check_translated(place: &str, english: &Page, other: &Page) {
    // A form that asks for nothing does its deed the first time.
    if english.status >= 400 {
        assert_eq!(english.status, other.status, "{place}: the language changes the outcome");
        let (english, other) = (sentences(english), sentences(other));
        assert!(other.iter().all(|sentence| !english.contains(sentence)), "{place}: English: {other:?}");
    }
}

/// What is typed into every field at once.
const BAD: &[(&str, &str)] = &[
    ("an unknown word", "kanarialintu-7f3a no-such-word"),
    ("a direction override", "kanarialintu-7f3a \u{202E}txet"),
    ("NUL", "kanarialintu-7f3a\u{0}end"),
    ("a negative number", "-1"),
    ("an age of 150", "150"),
    ("a number that fits nowhere", "99999999999999999999999"),
    ("nothing", ""),
    ("markup", "kanarialintu-7f3a <script>alert(1)</script>'\"&"),
];

#[test]
fn bad_input_every_form_refuses_what_nobody_should_send_in_the_readers_language() {
    let long = std::env::var_os("LYHTY_LONG").is_some();
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            let mut inside = BTreeMap::new();
            let every = office.test.store.engine() == EngineKind::Sqlite || long;
            for (line, path) in forms(office, &ids) {
                let mut browser = sender(office, line.access, &mut inside).await;
                for (number, (what, bad)) in BAD.iter().enumerate() {
                    // What is written to be published stands in clear, so the canary may be there and is left out.
                    let bad = if line.room == "review" { &bad.replace("kanarialintu-7f3a ", "") } else { *bad };
                    // The second engine sees what could reach its rows.
                    if !every && number != 2 {
                        continue;
                    }
                    let mut english: Option<Page> = None;
                    let languages = if long || number < 2 { Language::ALL } else { &Language::ALL[..1] };
                    for &language in languages {
                        let place = format!("{language}{path} with {what}");
                        let address = format!("/{language}{path}");
                        let shown = browser.get(&address).await;
                        assert!(shown.status < 500, "{place}: {}", shown.text);
                        let fields = fields(&shown);
                        let (stamp, token) = (shown.field("stamp"), shown.field("token"));
                        let mut typed = vec![("stamp", stamp.as_str()), ("token", token.as_str())];
                        for name in fields.keys() {
                            let day = [("-day", "31"), ("-month", "2"), ("-year", "2018")];
                            let part = day.iter().find(|(end, _)| name.ends_with(end)).map(|(_, value)| *value);
                            typed.push((name, part.unwrap_or(bad)));
                        }
                        if fields.is_empty() {
                            typed.push(("anything", bad));
                        }
                        let page = browser.post(&address, &typed).await;
                        check(&place, language, &page);
                        assert_ne!(page.status, 403, "{place}: the sender is no longer inside: {}", page.text);
                        let texts = fields.values().any(|is_text| *is_text);
                        if page.status == 422 && texts && !bad.is_empty() {
                            assert!(
                                page.text.contains(&escaped(bad)),
                                "{place}: what was typed is lost: {}",
                                page.text
                            );
                        }
                        match &english {
                            None => english = Some(page),
                            Some(english) => check_translated(&place, english, &page),
                        }
                    }
                }
            }
        });
    });
}

#[test]
fn bad_input_a_text_over_its_limit_is_kept_and_the_limit_is_said() {
    let office = TestOffice::with(EngineKind::Sqlite, &[]);
    office.walk(async {
        let told = "ö".repeat(15_001);
        for (language, said) in [("en", "15,000"), ("fi", "15\u{A0}000"), ("sv", "15\u{A0}000")] {
            let mut browser = Browser::new(&office.site);
            let address = format!("/{language}/form/advice");
            let stamp = browser.get(&address).await.field("stamp");
            let page = browser.post(&address, &[("stamp", &stamp), ("question", &told)]).await;
            assert_eq!(page.status, 422);
            assert!(sentences(&page).iter().any(|sentence| sentence.contains(said)), "{:?}", sentences(&page));
            assert!(page.text.contains(&told), "what was typed is lost");
        }
    });
}

/// Answers the first question, so that something is saved.
async fn with_a_draft(office: &TestOffice, language: &str) -> Browser {
    let mut browser = Browser::new(&office.site);
    let address = format!("/{language}/form/who");
    let stamp = browser.get(&address).await.field("stamp");
    let page = browser.post(&address, &[("stamp", &stamp), ("who", "shelter")]).await;
    assert_eq!(page.status, 303, "{}", page.text);
    browser
}

#[test]
fn bad_input_bodies_that_are_too_large_no_text_or_no_form_get_a_sentence_and_what_was_saved_stays() {
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            let form = "application/x-www-form-urlencoded";
            let huge = || [b"told=".as_slice(), &vec![b'a'; 10 * 1024 * 1024]].concat();
            let bodies: Vec<(&str, &str, u16, Vec<u8>)> = vec![
                ("10 MB in a field", form, 413, huge()),
                ("a percent form that is no text", form, 400, b"told=%FF%FE".to_vec()),
                ("bytes that are no text", form, 400, b"told=\xC3\x28".to_vec()),
                ("a name that is no text", form, 400, b"%C0%AF=x".to_vec()),
                ("JSON", "application/json", 415, b"{\"told\": 1}".to_vec()),
                ("parts", "multipart/form-data; boundary=x", 415, b"--x--".to_vec()),
                ("no type", "", 415, b"told=1".to_vec()),
            ];
            let mut saved: Vec<(Language, Browser)> = Vec::new();
            for &language in Language::ALL {
                saved.push((language, with_a_draft(office, language.tag()).await));
            }
            let mut inside = BTreeMap::new();
            for (line, path) in forms(office, &ids) {
                let open = line.access == Access::Open;
                let mut outsider = if open { None } else { Some(sender(office, line.access, &mut inside).await) };
                for (what, media_type, status, body) in &bodies {
                    let mut english: Option<Page> = None;
                    for (language, with_draft) in &mut saved {
                        // Ten megabytes are the same to every form: once for each room is enough, and for the one with a draft.
                        if *status == 413 && !path.ends_with("/who") && *language != Language::English {
                            continue;
                        }
                        let place = format!("{language}{path} with {what}");
                        let browser = outsider.as_mut().unwrap_or(with_draft);
                        let page = browser.post_body(&format!("/{language}{path}"), media_type, body.clone()).await;
                        assert_eq!(page.status, *status, "{place}: {}", page.text);
                        check(&place, *language, &page);
                        match &english {
                            None => english = Some(page),
                            Some(english) => check_translated(&place, english, &page),
                        }
                    }
                }
            }
            for (language, browser) in &mut saved {
                let page = browser.get(&format!("/{language}/form/who")).await;
                let chosen =
                    page.text.split('<').any(|tag| tag.contains("value=\"shelter\"") && tag.contains(" checked"));
                assert!(chosen, "{language}: what was saved is gone: {}", page.text);
            }
        });
    });
}

/// The fields of the page's "send again" form: what a person who presses the button sends.
fn send_again(page: &Page) -> Vec<(String, String)> {
    let form = page.text.split("<form").find(|form| form.contains("typed-again")).expect("the page can be sent again");
    let value = |tag: &str, name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split('"').next()?.to_owned());
    let tags = form.split("<input ").skip(1).filter_map(|tag| tag.split('>').next()).map(|tag| format!(" {tag}"));
    tags.filter_map(|tag| Some((value(&tag, "name")?, value(&tag, "value")?))).collect()
}

#[test]
fn bad_input_a_stamp_that_is_missing_forged_old_or_of_another_room_loses_nothing_and_sending_again_helps() {
    on_both_engines(&[], |office| {
        office.walk(async {
            for &language in Language::ALL {
                let address = format!("/{language}/form/whole");
                let mut browser = Browser::new(&office.site);
                let good = browser.get(&address).await.field("stamp");
                let mut forged = good.clone();
                forged.replace_range(10..11, if forged[10..].starts_with('A') { "B" } else { "A" });
                let others = browser.get(&format!("/{language}/receipt")).await.field("stamp");
                office.clock.advance_seconds(25 * 3600);
                for (what, stamp) in
                    [("old", &*good), ("missing", ""), ("forged", &*forged), ("foreign", &*others), ("no", "%")]
                {
                    let place = format!("{language} with a stamp that is {what}");
                    let mut fields = adult();
                    fields.push(("stamp", stamp));
                    let page = Browser::new(&office.site).post(&address, &fields).await;
                    assert_eq!(page.status, 422, "{place}: {}", page.text);
                    check(&place, language, &page);
                    assert!(page.text.contains("kanarialintu-7f3a was told"), "{place}: what was typed is lost");
                    let again = send_again(&page);
                    let again: Vec<_> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
                    let page = browser.post(&address, &again).await;
                    assert_eq!(page.status, 200, "{place}: sending again does not help: {}", page.text);
                    assert!(page.text.contains("class=\"digits\""), "{place}: {}", page.text);
                }
            }
        });
    });
}

#[test]
fn bad_input_another_site_can_not_send_our_forms_and_a_browser_that_says_nothing_can() {
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            let foreign: [&[(&'static str, &str)]; 5] = [
                &[("sec-fetch-site", "cross-site")],
                &[("sec-fetch-site", "same-site")],
                &[("origin", "https://elsewhere.example")],
                &[("origin", "null"), ("sec-fetch-site", "cross-site")],
                &[("origin", "file://")],
            ];
            let unsaid: [&[(&'static str, &str)]; 2] = [&[("origin", "null")], &[]];
            let mut inside = BTreeMap::new();
            for (line, path) in forms(office, &ids) {
                let browser = sender(office, line.access, &mut inside).await;
                let shown = browser.clone().get(&format!("/en{path}")).await;
                let marks = [("stamp", shown.field("stamp")), ("token", shown.field("token"))];
                let marked: Vec<_> = marks.iter().map(|(name, value)| (*name, value.as_str())).collect();
                for (number, headers) in foreign.iter().chain(&unsaid).enumerate() {
                    let is_foreign = number < foreign.len();
                    let place = format!("{path} from {headers:?}");
                    let mut fields = if is_foreign { marked.clone() } else { Vec::new() };
                    fields.push(("told", "kanarialintu-7f3a typed"));
                    let mut english: Option<Page> = None;
                    for &language in Language::ALL {
                        let mut sender = browser.clone().saying(headers);
                        let page = sender.post(&format!("/{language}{path}"), &fields).await;
                        assert_eq!(page.status, 403, "{place}: {}", page.text);
                        check(&place, language, &page);
                        assert!(page.text.contains("kanarialintu-7f3a typed"), "{place}: what was typed is lost");
                        match &english {
                            None => english = Some(page),
                            Some(english) => check_translated(&place, english, &page),
                        }
                    }
                }
                // Our own `no-referrer` makes browsers send `Origin: null`: the page's mark lets the form in.
                if !marked[0].1.is_empty() || !marked[1].1.is_empty() {
                    let mut fields = marked.clone();
                    fields.push(("told", ""));
                    let page = browser.clone().saying(&[("origin", "null")]).post(&format!("/en{path}"), &fields).await;
                    assert_ne!(page.status, 403, "{path} with its mark: {}", page.text);
                    check(&path, Language::English, &page);
                }
            }
        });
    });
}

#[test]
fn bad_input_a_language_that_is_none_is_a_page_that_is_not_there() {
    let office = TestOffice::with(EngineKind::Sqlite, &[]);
    office.walk(async {
        for (wanted, language) in
            [("fi-FI,fi;q=0.9", Language::Finnish), ("sv", Language::Swedish), ("de, ru", Language::English)]
        {
            for path in [
                "/xx/form",
                "/EN/form",
                "/xx",
                "/english/form/whole",
                "/../en/form",
                "/en%2Fform",
                "/%FF/form",
                "//en/form",
            ] {
                let mut browser = Browser::new(&office.site).always("accept-language", wanted);
                let page = browser.get(path).await;
                assert_eq!(page.status, 404, "{path}");
                check(path, language, &page);
            }
            let mut browser = Browser::new(&office.site).always("accept-language", wanted);
            let page = browser.post("/xx/form/whole", &adult()).await;
            assert_eq!(page.status, 404);
            check("/xx/form/whole", language, &page);
        }
    });
}

#[test]
fn bad_input_absurd_paths_and_queries_are_no_fault_of_ours() {
    on_both_engines(COLLEAGUES, |office| {
        office.walk(async {
            furnish(office).await;
            let ids = known_ids(office).await;
            let queries = [
                "page=-1",
                "page=0",
                "page=99999999999999999999",
                "page=1&page=2",
                "page=%FF",
                "page=%00",
                "who=%E2%80%AE&sent=&next=//elsewhere.example&next=",
                "subject=%27%3B--&since-day=31&since-month=2&since-year=2018&actor=x&verb=%00",
                "=&&&=%",
            ];
            let mut inside = BTreeMap::new();
            for line in office.site.list().into_iter().filter(|line| line.method == Method::Get) {
                let mut browser = sender(office, line.access, &mut inside).await;
                let mut known = line.path.replace("{language}", "fi");
                let names: Vec<&str> =
                    line.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
                for (name, id) in &ids {
                    known = known.replace(&format!("{{{name}}}"), id);
                }
                for name in ["token", "step"] {
                    known = known.replace(&format!("{{{name}}}"), "who");
                }
                for query in queries {
                    let page = browser.get(&format!("{known}?{query}")).await;
                    check(&format!("{known}?{query}"), Language::Finnish, &page);
                }
                for absurd in [
                    "0",
                    "-1",
                    "null",
                    "%00",
                    "%FF",
                    "..",
                    "%2e%2e%2f",
                    "'%3B--",
                    "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                    &"f".repeat(9000),
                ] {
                    if names.len() < 2 {
                        break;
                    }
                    let path = names.iter().fold(line.path.to_owned(), |path, name| {
                        path.replace(&format!("{{{name}}}"), if *name == "language" { "fi" } else { absurd })
                    });
                    let page = browser.get(&path).await;
                    check(&path, Language::Finnish, &page);
                }
            }
        });
    });
}

#[test]
fn bad_input_absurd_cookies_are_no_cookies() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let good = office.staff(Role::Director).await.cookie("__Host-session").expect("a session").to_owned();
            let values = [
                String::new(),
                "x".repeat(200_000),
                format!("{good}x"),
                good[1..].to_owned(),
                "%00%FF".to_owned(),
                "a=b=c".to_owned(),
            ];
            for value in &values {
                for path in ["/fi/form/who", "/fi/form/check", "/fi/mailbox", "/fi/staff", "/fi/staff/proposals"] {
                    let mut browser = Browser::new(&office.site);
                    for name in ["__Host-session", "__Host-receipt", "__Host-draft"] {
                        browser.set_cookie(name, value);
                    }
                    let page = browser.get(path).await;
                    assert!(page.status < 400, "{path}: {}: {}", page.status, page.text);
                    if path.contains("staff") {
                        assert!(page.leads_to().is_some_and(|to| to.starts_with("/fi/staff/sign-in")), "{path}");
                    }
                    let page = browser.post("/fi/staff/urgent", &[("told", "kanarialintu-7f3a typed")]).await;
                    assert_eq!(page.status, 403);
                    check("/fi/staff/urgent", Language::Finnish, &page);
                    assert!(page.text.contains("kanarialintu-7f3a typed"), "what was typed is lost");
                }
            }
        });
    });
}

#[test]
fn bad_input_a_form_sent_twice_makes_one_thing() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let count = |table: &'static str| {
                let store = office.test.store.clone();
                async move {
                    let sql = format!("SELECT COUNT(*) FROM {table}");
                    let read = move |tx: &mut lyhty_store::Tx<'_>| -> Result<i64, lyhty_store::StoreError> {
                        tx.query_one(&sql, &[])?.get(0)
                    };
                    store.read("count", read).await.expect("a number")
                }
            };
            // The whole form, whose proposer wants no mailbox for the person.
            let mut browser = Browser::new(&office.site);
            let stamp = browser.get("/en/form/whole").await.field("stamp");
            let mut fields = with(adult(), "mailbox", "no");
            fields.push(("stamp", &stamp));
            let first = browser.post("/en/form/whole", &fields).await;
            let second = browser.post("/en/form/whole", &fields).await;
            assert_eq!((first.status, second.status), (200, 200), "{}", second.text);
            assert_eq!(first.text, second.text, "the same receipt");
            assert_eq!((count("proposals").await, count("threads").await), (1, 1));

            let stamp = browser.get("/en/form/advice").await.field("stamp");
            let fields = [("stamp", stamp.as_str()), ("question", "kanarialintu-7f3a may I ask?")];
            let first = browser.post("/en/form/advice", &fields).await;
            assert_eq!(first.text, browser.post("/en/form/advice", &fields).await.text);
            assert_eq!(count("consultations").await, 1);

            let walker = office.staff(Role::Director).await;
            let mut director = Browser::new(&office.site);
            director.set_cookie("__Host-session", walker.cookie("__Host-session").expect("a session"));
            let stamp = director.get("/en/staff/urgent").await.field("stamp");
            let fields = [
                ("stamp", stamp.as_str()),
                ("who", "police"),
                ("consent", "yes"),
                ("told", "kanarialintu-7f3a now"),
                ("danger", "now"),
            ];
            for _ in 0..2 {
                assert_eq!(director.post("/en/staff/urgent", &fields).await.status, 303);
            }
            assert_eq!(count("proposals").await, 2);

            let receipts = office.propose(&adult()).await;
            let holder = office.holder(&receipts[1]).await;
            let mut person = Browser::new(&office.site);
            person.set_cookie("__Host-receipt", holder.cookie("__Host-receipt").expect("a visit with a receipt"));
            let stamp = person.get("/en/mailbox").await.field("stamp");
            for _ in 0..2 {
                let fields = [("stamp", stamp.as_str()), ("message", "kanarialintu-7f3a hello")];
                assert_eq!(person.post("/en/mailbox", &fields).await.status, 303);
            }
            assert_eq!(count("messages").await, 1);
        });
    });
}
