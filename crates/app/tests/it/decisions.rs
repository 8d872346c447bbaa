//! Who is decided about, and who is not: somebody known, somebody whose yes is still to come, a signer without the key.

use lyhty_base::Outcome;
use lyhty_store::{Actor, params};
use lyhty_web::policy::Role;
use lyhty_web::walker::{Seen, Walker};

use crate::office::{ACCEPT, TestOffice, adult, first_client, first_proposal, leaving_today, on_both_engines, with};
use crate::sealed::look;

async fn get(walker: &mut Walker, path: &str) -> Seen {
    walker.get(path).await.expect("a page")
}

async fn fill(walker: &mut Walker, path: &str, fields: &[(&str, &str)]) -> Seen {
    walker.fill(path, fields).await.expect("an answer")
}

/// The newest proposal in the queue, taken up: the address of its pages.
async fn take_up(walker: &mut Walker) -> String {
    let id = first_proposal(&get(walker, "/en/staff/proposals").await);
    let proposal = format!("/en/staff/proposals/{id}");
    get(walker, &proposal).await;
    let taken = walker.post(&format!("{proposal}/take-up"), &[]).await.expect("an answer");
    assert_eq!(taken.status, 303, "{}", taken.text);
    proposal
}

/// Somebody is proposed and accepted: the address of the client.
async fn accepted(office: &TestOffice, director: &mut Walker) -> String {
    office.propose(&adult()).await;
    let proposal = take_up(director).await;
    let decided = fill(director, &format!("{proposal}/decide"), &ACCEPT).await;
    assert_eq!(decided.status, 303, "{}", decided.text);
    format!("/en/staff/clients/{}", first_client(&get(director, "/en/staff/clients").await))
}

fn number(office: &TestOffice, sql: &'static str) -> i64 {
    look(&office.test.store, |tx| tx.query_one(sql, params![])?.get(0))
}

fn accept_with(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    changes.iter().fold(ACCEPT.to_vec(), |fields, (name, value)| with(fields, name, value))
}

#[test]
fn who_is_a_client_already_is_not_admitted_twice_and_their_proposal_has_an_ending_of_its_own() {
    on_both_engines(&[Role::HotlineDuty], |office| {
        office.walk(async {
            let mut director = office.staff(Role::Director).await;
            let client = accepted(office, &mut director).await;
            let client_id = client.rsplit('/').next().expect("an id");

            // Another authority proposes the same person.
            let both = office.propose(&adult()).await;
            let [proposer, person] = both.as_slice() else { panic!("two receipts: {both:?}") };
            let proposal = take_up(&mut director).await;
            let decide = format!("{proposal}/decide");
            let page = get(&mut director, &decide).await;
            assert!(page.text.contains("is a client") && page.text.contains("same name"), "{}", page.text);
            assert!(page.text.contains(&client), "the candidate leads to the client");
            let unasked: Vec<_> = ACCEPT.into_iter().filter(|(name, _)| *name != "known").collect();
            assert_eq!(fill(&mut director, &decide, &unasked).await.status, 422, "the question has to be answered");
            let refused = fill(&mut director, &decide, &accept_with(&[("known", "client")])).await;
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("is not decided about again"), "{}", refused.text);
            assert!(refused.text.contains("kanarialintu-7f3a grounds"), "nothing typed is lost");

            // The ending wants to know which client, and the plain lapse does not know this reason.
            let lapse = fill(&mut director, &format!("{proposal}/lapse"), &[("reason", "already-client")]).await;
            assert_eq!(lapse.status, 422, "{}", lapse.text);
            let end = format!("{proposal}/already-client");
            assert_eq!(fill(&mut director, &end, &[]).await.status, 422);
            let mut duty = office.staff(Role::HotlineDuty).await;
            assert_eq!(get(&mut duty, &end).await.status, 404, "who does not see clients does not look for one");
            let ended = fill(&mut director, &end, &[("client", client_id)]).await;
            assert_eq!(ended.status, 303, "{}", ended.text);

            let one = get(&mut director, &proposal).await;
            assert!(one.text.contains("the person was a client already") && one.text.contains(&client), "{}", one.text);
            assert!(!one.text.contains("Lapsed"), "it does not look like a lapse: {}", one.text);
            let all = get(&mut director, "/en/staff/all-proposals").await;
            assert!(all.text.contains("A client already"), "{}", all.text);
            let mailbox = get(&mut office.holder(person).await, "/en/mailbox").await;
            assert!(mailbox.text.contains("Your help goes on as before"), "{}", mailbox.text);
            let mailbox = get(&mut office.holder(proposer).await, "/en/mailbox").await;
            assert!(!mailbox.text.contains("Your help goes on"), "the proposer does not learn it");
            let again = fill(&mut director, &end, &[("client", client_id)]).await;
            assert_eq!(again.status, 422, "nothing ends twice");
        });
        assert_eq!(number(office, "SELECT COUNT(*) FROM clients"), 1);
        // Received, and in the figures neither accepted nor awaiting.
        let now = "SELECT COUNT(*) FROM fact_proposals WHERE known_until IS NULL AND outcome = 'lapsed'";
        assert_eq!(number(office, now), 1);
    });
}

#[test]
fn who_has_left_and_is_proposed_again_is_accepted_only_when_it_is_said_which_client_they_were() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let mut director = office.staff(Role::Director).await;
            let client = accepted(office, &mut director).await;
            let earlier: &'static str = client.rsplit('/').next().expect("an id").to_owned().leak();
            office.propose(&with(adult(), "name", "kanarialintu-7f3a Another")).await;
            let proposal = take_up(&mut director).await;
            let decide = format!("{proposal}/decide");

            // Known by another name: the look by it keeps what was typed and signs nothing.
            let page = get(&mut director, &decide).await;
            assert!(page.text.contains("No client has the same name"), "{}", page.text);
            let look_again = accept_with(&[("known-name", "NAME kanarialintu 7f3a"), ("look", "yes")]);
            let page = fill(&mut director, &decide, &look_again).await;
            assert_eq!(page.status, 200);
            assert!(page.text.contains(&client) && page.text.contains("kanarialintu-7f3a grounds"), "{}", page.text);

            let tied = accept_with(&[("known", "left"), ("earlier", earlier)]);
            let present = fill(&mut director, &decide, &tied).await;
            assert_eq!(present.status, 422);
            assert!(present.text.contains("has not left"), "{}", present.text);
            let leaving = leaving_today(office);
            let left = fill(&mut director, &format!("{client}/leave"), &leaving).await;
            assert_eq!(left.status, 303, "{}", left.text);

            let end = fill(&mut director, &format!("{proposal}/already-client"), &[("client", earlier)]).await;
            assert_eq!(end.status, 422);
            assert!(end.text.contains("This client has left"), "{}", end.text);
            let which = fill(&mut director, &decide, &accept_with(&[("known", "left")])).await;
            assert_eq!(which.status, 422);
            assert!(which.text.contains("Choose which client it was"), "{}", which.text);
            let decided = fill(&mut director, &decide, &tied).await;
            assert_eq!(decided.status, 303, "{}", decided.text);
            let list = get(&mut director, "/en/staff/clients").await;
            assert_ne!(first_client(&list), earlier, "a client of their own, while the earlier one stays left");
        });
        assert_eq!(number(office, "SELECT COUNT(*) FROM clients"), 2);
    });
}

#[test]
fn nobody_is_accepted_while_a_yes_is_still_to_come_and_not_accepting_stays_possible() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let child =
                with(with(with(adult(), "age", "under-15"), "consent", "child-without-guardian"), "given-by", "held");
            office.propose(&with(child, "guardian", "absent")).await;
            let mut director = office.staff(Role::Director).await;
            let decide = format!("{}/decide", take_up(&mut director).await);
            let page = get(&mut director, &decide).await;
            assert!(page.text.contains("Not accepting is possible"), "{}", page.text);
            let refused = fill(&mut director, &decide, &ACCEPT).await;
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("Record it first"), "{}", refused.text);
            assert!(refused.text.contains("kanarialintu-7f3a grounds"), "nothing typed is lost");
            let not = accept_with(&[("kind", "not-accept"), ("help", "no")]);
            let decided = fill(&mut director, &decide, &not).await;
            assert_eq!(decided.status, 303, "{}", decided.text);
        });
        assert_eq!(number(office, "SELECT COUNT(*) FROM clients"), 0);
    });
}

#[test]
fn a_signer_without_the_key_of_the_register_is_told_so_and_loses_nothing_typed() {
    on_both_engines(&[], |office| {
        let taken = office.test.store.write_blocking("take-a-key", Actor::Duty("test"), |tx| -> Outcome<()> {
            tx.execute("DELETE FROM grants WHERE compartment = 'register'", params![])?;
            Ok(())
        });
        taken.expect("the key is taken away");
        office.walk(async {
            office.propose(&adult()).await;
            let mut director = office.staff(Role::Director).await;
            let decide = format!("{}/decide", take_up(&mut director).await);
            let page = get(&mut director, &decide).await;
            assert!(page.text.contains("nobody can be looked for among the clients"), "{}", page.text);
            let refused = fill(&mut director, &decide, &ACCEPT).await;
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("You do not hold the key of the register"), "{}", refused.text);
            assert!(refused.text.contains("kanarialintu-7f3a grounds"), "nothing typed is lost");
            let not = accept_with(&[("kind", "not-accept"), ("victim", "no")]);
            assert_eq!(fill(&mut director, &decide, &not).await.status, 303, "that needs no key of the register");
        });
    });
}

#[test]
fn who_decides_sees_what_was_told_and_finds_taken_over_what_can_be() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let mut told = adult();
            told.extend([
                ("birth", "30.6.1984"),
                ("citizenship", "NG"),
                ("place", "kanarialintu-7f3a place"),
                ("residence", "kanarialintu-7f3a residence"),
                ("others", "kanarialintu-7f3a a sister"),
            ]);
            office.propose(&told).await;
            let mut director = office.staff(Role::Director).await;
            let decide = format!("{}/decide", take_up(&mut director).await);
            let page = get(&mut director, &decide).await;
            for shown in
                ["30.6.1984", "kanarialintu-7f3a place", "kanarialintu-7f3a residence", "a sister", "18 or older"]
            {
                assert!(page.text.contains(shown), "{shown}: {}", page.text);
            }
            for typed in ["value=\"30\"", "value=\"1984\"", "value=\"NG\""] {
                assert!(page.text.contains(typed), "{typed}: {}", page.text);
            }
            assert!(page.text.contains("<legend><h2>Admission: only when accepting"), "{}", page.text);
            assert!(page.text.contains("record the child on the parent’s page"), "{}", page.text);
            assert_eq!(fill(&mut director, &decide, &ACCEPT).await.status, 303);
        });
    });
}
