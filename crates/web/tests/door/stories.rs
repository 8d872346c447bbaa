use lyhty_base::RecordId;
use lyhty_store::EngineKind;
use lyhty_vault::SealUse;
use lyhty_web::policy::{self, Grade, Role};

use crate::office::{Office, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_with_the_permission_comes_in_and_the_visit_has_its_two_entries() {
    for engine in EngineKind::ALL {
        let office = Office::on(engine);
        let page = office.signed_in(Role::SocialWorker).await.get("/en/staff/queue").await;
        assert_eq!(page.status, 200);
        assert_eq!(office.entries().await, ["look see-queue", "complete done see-queue"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_permission_it_looks_as_if_the_page_were_not_there_and_the_trail_says_denied() {
    let office = Office::new();
    let mut browser = office.signed_in(Role::Auditor).await;
    let denied = browser.get("/en/staff/queue").await;
    let missing = browser.get("/en/staff/no-such-page").await;
    assert_eq!((denied.status, &denied.text), (404, &missing.text));
    assert_eq!(office.entries().await, ["denied see-queue"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_signed_in_is_led_to_sign_in_and_back() {
    let office = Office::new();
    for path in ["/fi/staff/queue?page=2", "/fi/staff/no-such-page?page=2"] {
        let page = office.visitor().get(path).await;
        assert_eq!(page.status, 303);
        let encoded = path.replace('/', "%2F").replace('?', "%3F").replace('=', "%3D");
        assert_eq!(page.leads_to(), Some(format!("/fi/staff/sign-in?next={encoded}").as_str()));
    }
    assert!(office.entries().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_at_every_staff_route_gets_what_the_policy_says() {
    let office = Office::new();
    let record = office.record().await;
    for role in Role::ALL {
        let mut browser = office.signed_in(*role).await;
        for line in office.site.list() {
            let lyhty_web::Access::Staff(permission) = line.access else { continue };
            let path = line.path.replace("{language}", "en").replace("{record}", &record.to_string());
            let page = match line.method {
                lyhty_web::Method::Get => browser.get(&path).await,
                lyhty_web::Method::Post => browser.post(&path, &[]).await,
            };
            let allowed = policy::allows(*role, permission) != Grade::No;
            assert_eq!(page.status != 404, allowed, "{} {line}: {}", role.word(), page.status);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_not_there_and_one_not_for_you_look_the_same() {
    let office = Office::new();
    let record = office.record().await;
    let other: RecordId = "0123456789ab4def8123456789abcdef".parse().expect("an id");
    let mut worker = office.signed_in(Role::SocialWorker).await;
    assert_eq!(worker.get(&format!("/en/staff/records/{record}")).await.status, 200);
    // The first look wrapped the key again under the compartment; the second opens that copy.
    assert_eq!(worker.get(&format!("/en/staff/records/{record}")).await.status, 200);
    let missing = worker.get(&format!("/en/staff/records/{other}")).await;
    let denied = office.signed_in(Role::Trainee).await.get(&format!("/en/staff/records/{record}")).await;
    assert_eq!((missing.status, &missing.text), (404, &denied.text));
    let entries = office.entries().await;
    assert!(entries.contains(&"complete absent read-proposal".to_owned()), "{entries:?}");
    assert_eq!(entries.last().map(String::as_str), Some("denied read-proposal"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_up_permission_asks_again_after_ten_minutes() {
    let office = Office::new();
    let mut director = office.signed_in(Role::Director).await;
    assert_eq!(director.get("/en/staff/delegate").await.status, 200);
    office.test.clock.advance_seconds(601);
    let page = director.get("/en/staff/delegate").await;
    assert_eq!(page.leads_to(), Some("/en/staff/confirm?next=%2Fen%2Fstaff%2Fdelegate"));
    let page = director.post("/en/staff/delegate", &[("reason", "illness & leave")]).await;
    assert_eq!(page.status, 403);
    assert!(page.text.contains("illness &#38; leave"), "what was typed is shown again");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_entry_nothing_is_done() {
    let office = Office::new();
    let mut worker = office.signed_in(Role::SocialWorker).await;
    let broken =
        office.test.store.write("break the trail", lyhty_store::Actor::Nobody, |tx| -> lyhty_base::Outcome<()> {
            tx.execute("ALTER TABLE entries RENAME TO entries_gone", &[])?;
            Ok(())
        });
    broken.await.expect("the table is renamed");
    assert_eq!(worker.get("/en/staff/queue").await.status, 503);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_site_is_refused_and_shown() {
    let office = Office::new();
    let record = office.record().await;
    let path = format!("/en/staff/records/{record}/decide");
    let director = office.signed_in(Role::Director).await;
    for headers in
        [&[("sec-fetch-site", "cross-site")][..], &[("origin", "https://evil.example")], &[("origin", "null")], &[]]
    {
        let page = director.clone().saying(headers).post(&path, &[("grounds", "typed")]).await;
        assert_eq!(page.status, 403, "{headers:?}");
        assert!(page.text.contains("typed"));
    }
    assert!(office.entries().await.is_empty());
    let token = director.clone().get("/en/staff").await.field("token");
    let page = director.clone().saying(&[("origin", "null")]).post(&path, &[("token", &token)]).await;
    assert_eq!(page.leads_to(), Some("/en/staff/queue"), "{}", page.text);
    let page = director.clone().saying(&[("origin", "https://office.example")]).post(&path, &[]).await;
    assert_eq!(page.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_form_without_an_origin_needs_its_stamp() {
    let office = Office::new();
    let mut visitor = office.visitor().saying(&[("origin", "null")]);
    let stamp = visitor.get("/sv/question").await.field("stamp");
    assert_eq!(visitor.post("/sv/question", &[("facts", "typed"), ("stamp", "forged")]).await.status, 403);
    let first = visitor.post("/sv/question", &[("facts", "typed"), ("stamp", &stamp)]).await;
    let second = visitor.post("/sv/question", &[("facts", "typed"), ("stamp", &stamp)]).await;
    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!(first.text, second.text, "the same form is known as the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_lost_when_the_office_is_busy_or_at_fault() {
    let office = Office::new();
    let mut visitor = office.visitor();
    for (facts, status) in [("busy", 503), ("fault", 500), ("panic", 500), ("refuse", 422)] {
        let page = visitor
            .post("/fi/question", &[("facts", facts), ("more", "kirjoitettu <teksti>"), ("password", "x1y2")])
            .await;
        assert_eq!(page.status, status, "{facts}");
        assert!(page.text.contains("kirjoitettu &#60;teksti&#62;"), "{facts}");
        assert!(!page.text.contains("x1y2"), "{facts}");
        assert!(page.text.contains("lang=\"fi\""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_too_large_or_no_text_or_no_form_get_a_sentence() {
    let office = Office::new();
    let mut visitor = office.visitor();
    let form = "application/x-www-form-urlencoded";
    let large = [b"facts=".to_vec(), vec![b'a'; 10_000_000]].concat();
    assert_eq!(visitor.post_body("/en/question", form, large).await.status, 413);
    assert_eq!(visitor.post_body("/en/question", form, b"facts=%FF%FE".to_vec()).await.status, 400);
    assert_eq!(visitor.post_body("/en/question", "application/json", b"{}".to_vec()).await.status, 415);
    assert_eq!(visitor.post("/en", &[]).await.status, 405);
    assert_eq!(visitor.get("/xx/question").await.status, 404);
    assert_eq!(visitor.get("/en/%FF").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_found_again_and_forgotten_at_the_exit() {
    let office = Office::new();
    let mut visitor = office.visitor();
    assert!(visitor.get("/en/question").await.text.contains("no draft"));
    assert_eq!(visitor.cookie("__Host-draft"), None, "no cookie before a form needs one");
    visitor.post("/en/question", &[("facts", "draft")]).await;
    assert!(visitor.get("/en/question").await.text.contains("what was typed"));
    let draft = visitor.cookie("__Host-draft").expect("a draft").to_owned();
    assert!(lyhty_vault::SessionSecret::from_cookie(SealUse::Draft, &draft).is_some());
    let left = visitor.post("/en/exit", &[]).await;
    assert_eq!((left.status, left.leads_to()), (303, Some("https://weather.example/")));
    assert_eq!(left.header("clear-site-data"), Some("\"cache\", \"storage\""));
    assert_eq!((visitor.cookie("__Host-draft"), office.rows("drafts").await), (None, 0));
    assert_eq!(visitor.get("/en/question").await.leads_to(), Some("https://weather.example/"));
    assert_eq!(visitor.get("/en").await.status, 200, "the front page stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exit_needs_no_mark_of_where_it_comes_from() {
    let office = Office::new();
    let mut director =
        office.signed_in_as(Role::Director, account_of(Role::Director)).await.saying(&[("origin", "null")]);
    assert_eq!(director.post("/en/exit", &[]).await.status, 303);
    assert_eq!((director.cookie("__Host-session"), office.rows("sessions").await), (None, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_is_in_the_language_that_the_browser_asks_for() {
    let office = Office::new();
    assert_eq!(office.visitor().get("/").await.leads_to(), Some("/en"));
}
