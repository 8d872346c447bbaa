use lyhty_base::{AccountId, Identity, Outcome, SeededChance, ThreadId};
use lyhty_store::Actor;
use lyhty_vault::{ReceiptDigits, StampKey};
use lyhty_web::policy::Role;
use lyhty_web::{receipts, sessions, stamps, testing};

use crate::office::{Office, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_half_an_hour_without_a_page_and_after_twelve_hours_with() {
    let office = Office::new();
    let mut browser = office.signed_in(Role::Nurse).await;
    for _ in 0..24 {
        office.test.clock.advance_seconds(29 * 60);
        assert_eq!(browser.get("/en/staff").await.status, 200);
    }
    office.test.clock.advance_seconds(29 * 60);
    assert_eq!(browser.get("/en/staff").await.status, 303, "twelve hours are over");
    let mut other = office.signed_in(Role::Nurse).await;
    office.test.clock.advance_seconds(30 * 60);
    assert_eq!(other.get("/en/staff").await.status, 303, "half an hour is over");
    office.test.store.write("clean", Actor::Nobody, sessions::erase_expired).await.expect("cleaned");
    assert_eq!(office.rows("sessions").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_everywhere_ends_every_session_of_the_account_and_no_other() {
    let office = Office::new();
    let (mut first, mut second) = (office.signed_in(Role::Editor).await, office.signed_in(Role::Editor).await);
    let mut other = office.signed_in(Role::Nurse).await;
    let account = account_of(Role::Editor);
    let ended = office.test.store.write("everywhere", Actor::Nobody, move |tx| sessions::end_all(tx, account)).await;
    assert_eq!(ended.expect("ended"), 2);
    assert_eq!(first.get("/en/staff").await.status, 303);
    assert_eq!(second.get("/en/staff").await.status, 303);
    assert_eq!(other.get("/en/staff").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_was_closed_or_has_another_role_is_out_at_once() {
    let office = Office::new();
    let closed = AccountId::from_random_bytes([255; 16]);
    assert_eq!(office.signed_in_as(Role::Editor, closed).await.get("/en/staff").await.status, 303);
    let now_a_nurse = account_of(Role::Nurse);
    assert_eq!(office.signed_in_as(Role::Editor, now_a_nurse).await.get("/en/staff").await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_after_the_session_ended_is_shown_again() {
    let office = Office::new();
    let page = office.visitor().post("/en/staff/delegate", &[("reason", "typed at length")]).await;
    assert_eq!(page.status, 403);
    assert!(page.text.contains("typed at length") && page.text.contains("/en/staff/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_opens_the_mailbox_whose_pages_have_one_length() {
    let office = Office::new();
    assert_eq!(office.visitor().get("/en/mailbox").await.leads_to(), Some("/en/receipt"));
    let desk = office.site.desk().clone();
    let now = desk.clock().now();
    let key: &StampKey = &desk.machine().stamp_key;
    let issued = key.issue(now, "test", desk.chance().as_ref());
    let stamp = key.check(&issued, "test", now, 60).expect("our own stamp");
    let digits: ReceiptDigits = key.receipt_digits(&stamp, 0);
    let thread = ThreadId::fresh(&SeededChance::new(9));
    let secrets = desk.node_secrets();
    let begun =
        office.test.store.write("begin", Actor::Nobody, move |tx| receipts::begin(tx, &secrets, thread, &digits));
    let (name, value) = testing::cookie_pair(&begun.await.expect("begun"));
    let mut browser = office.visitor();
    browser.set_cookie(&name, &value);
    let page = browser.get("/en/mailbox").await;
    assert!(page.text.contains(&thread.to_string()), "{}", page.text);
    assert_eq!(page.text.len(), 64 * 1024);
    office.test.clock.advance_seconds(31 * 60);
    assert_eq!(browser.get("/en/mailbox").await.leads_to(), Some("/en/receipt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_sent_before_gives_what_it_made_then() {
    let office = Office::new();
    let desk = office.site.desk().clone();
    let now = desk.clock().now();
    let issued = desk.machine().stamp_key.issue(now, "test", desk.chance().as_ref());
    let take = |made: &'static str| {
        let (desk, issued) = (desk.clone(), issued.clone());
        office.test.store.write("take", Actor::Nobody, move |tx| -> Outcome<Option<String>> {
            let stamp = desk.machine().stamp_key.check(&issued, "test", now, 60).expect("our own stamp");
            stamps::take(tx, &stamp, "test", made)
        })
    };
    assert_eq!(take("one").await.expect("taken"), None);
    assert_eq!(take("two").await.expect("taken"), Some("one".to_owned()));
}
