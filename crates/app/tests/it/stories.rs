//! From the proposal to the decision, through the same door as everybody and without JavaScript.

use std::collections::{BTreeMap, BTreeSet};

use lyhty_base::Moment;
use lyhty_store::columns::{self, Class};
use lyhty_store::{Value, order, params};
use lyhty_web::policy::Role;

use crate::office::{
    ACCEPT, EXPLOITATION, TestOffice, adult, first_client, first_proposal, on_both_engines, receipts, with,
};
use crate::sealed::look;

#[test]
fn a_person_is_proposed_asked_and_accepted_and_the_proposer_learns_no_more() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            let both = office.propose(&adult()).await;
            let [proposer, person] = both.as_slice() else { panic!("two receipts: {both:?}") };

            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            let id = first_proposal(&queue);
            let one = adviser.get(&format!("/en/staff/proposals/{id}")).await.expect("the proposal");
            assert!(one.text.contains("kanarialintu-7f3a was told"), "the adviser reads it");
            let safe = one.text.find("Before you reach out").expect("safe contact is shown");
            assert!(
                safe < one.text.find("kanarialintu-7f3a@example.org").expect("contact"),
                "safe contact comes first"
            );
            let act = |what: &str| format!("/en/staff/proposals/{id}/{what}");
            assert_eq!(adviser.post(&act("take-up"), &[]).await.expect("an answer").status, 303);
            let ask = [("whom", "person"), ("text", "kanarialintu-7f3a where do you sleep?")];
            assert_eq!(adviser.fill(&act("ask"), &ask).await.expect("an answer").status, 303);

            let mut holder = office.holder(person).await;
            let mailbox = holder.get("/en/mailbox").await.expect("the mailbox");
            assert!(mailbox.text.contains("kanarialintu-7f3a where do you sleep?"), "the person reads the question");
            let answer = [("message", "kanarialintu-7f3a at a friend's")];
            assert_eq!(holder.fill("/en/mailbox", &answer).await.expect("an answer").status, 303);

            // Neither receipt opens the other's thread.
            let mut other = office.holder(proposer).await;
            let mailbox = other.get("/en/mailbox").await.expect("the mailbox");
            assert!(!mailbox.text.contains("where do you sleep"), "the proposer does not read it");
            assert!(mailbox.text.contains("Awaiting a decision"), "{}", mailbox.text);
            assert!(!mailbox.text.contains("/mailbox/withdraw"), "the proposer can't take it back");
            assert_eq!(other.get("/en/mailbox/withdraw").await.expect("an answer").status, 404);

            // The adviser may not decide without the director's deed, the director may.
            let refused = adviser.fill(&act("decide"), &ACCEPT).await.expect("an answer");
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("no valid delegation"), "{}", refused.text);
            assert!(refused.text.contains("kanarialintu-7f3a grounds"), "nothing typed is lost");
            let mut director = office.staff(Role::Director).await;
            let one = director.get(&format!("/en/staff/proposals/{id}")).await.expect("the proposal");
            assert!(one.text.contains("kanarialintu-7f3a at a friend"), "the answer is there");
            assert_eq!(director.fill(&act("decide"), &ACCEPT).await.expect("an answer").status, 303);
            let again = director.fill(&act("decide"), &ACCEPT).await.expect("an answer");
            assert_eq!(again.status, 422, "nothing is decided twice");

            let mut other = office.holder(proposer).await;
            let mailbox = other.get("/en/mailbox").await.expect("the mailbox");
            assert!(mailbox.text.contains("Accepted"), "{}", mailbox.text);
            assert!(!mailbox.text.contains("grounds"), "grounds are not the proposer's");
        });
    });
}

#[test]
fn the_same_form_sent_again_shows_the_same_receipts_and_is_counted_once() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            let mut visitor = office.visitor();
            let first = visitor.fill("/en/form/whole", &adult()).await.expect("an answer");
            let stamp = first.hidden("stamp");
            assert_eq!(stamp, None, "the page with the receipts has no form");
            let mut again = office.visitor();
            let page = again.get("/en/form/whole").await.expect("the form");
            let one = again.post("/en/form/whole", &adult()).await.expect("an answer");
            // The browser sends the very same bytes once more: the answer got lost.
            let stamp = page.hidden("stamp").expect("a stamp");
            let mut repeat = adult();
            let leaked: &'static str = Box::leak(stamp.into_boxed_str());
            repeat.push(("stamp", leaked));
            again.get("/en/receipt").await.expect("a page");
            let mut blank = office.visitor();
            let two = blank.post("/en/form/whole", &repeat).await.expect("an answer");
            assert_eq!(receipts(&one), receipts(&two));
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            assert_eq!(queue.text.matches("data-label=\"Urgency\"").count(), 2, "two forms, not three");
        });
    });
}

#[test]
fn without_consent_the_only_ending_is_a_consultation() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            let mut visitor = office.visitor();
            assert_eq!(visitor.fill("/en/form/who", &[("who", "police")]).await.expect("an answer").status, 303);
            let next = visitor.fill("/en/form/consent", &[("consent", "no")]).await.expect("an answer");
            assert_eq!(next.location.as_deref(), Some("/en/form/advice?who=police"));
            assert_eq!(visitor.cookie("__Host-draft"), None, "nothing is kept");
            let page = visitor.get("/en/form/advice").await.expect("the page");
            for field in ["name=\"name\"", "name=\"birth\"", "name=\"contact\""] {
                assert!(!page.text.contains(field), "no place for an identity");
            }
            let question = [("question", "kanarialintu-7f3a may I ask?"), ("who", "police")];
            let sent = visitor.fill("/en/form/advice", &question).await.expect("an answer");
            assert_eq!(receipts(&sent).len(), 1, "{}", sent.text);
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            assert!(queue.text.contains("Nothing awaits"), "no proposal came of it");
            let list = adviser.get("/en/staff/consultations").await.expect("the list");
            assert!(list.text.contains("/staff/consultations/"), "{}", list.text);
        });
    });
}

#[test]
fn a_child_whose_guardian_is_suspected_is_held_first_in_the_queue() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            office.propose(&adult()).await;
            let child =
                with(with(with(adult(), "age", "under-15"), "consent", "child-without-guardian"), "given-by", "held");
            let child = with(child, "guardian", "suspected");
            office.propose(&child).await;
            // The guardian's yes is not taken when the guardian is suspected.
            let wrong = with(with(child.clone(), "consent", "yes"), "given-by", "guardian");
            let refused = office.visitor().fill("/en/form/whole", &wrong).await.expect("an answer");
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("the child is not turned away"), "{}", refused.text);
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            let (child, grown) = (queue.text.find("Child, guardian suspected"), queue.text.find("Nothing urgent told"));
            assert!(child.expect("the child") < grown.expect("the adult"), "{}", queue.text);
            let one = adviser.get(&format!("/en/staff/proposals/{}", first_proposal(&queue))).await.expect("a page");
            assert!(one.text.contains("Nothing goes to the guardian"), "{}", one.text);
        });
    });
}

#[test]
fn a_way_that_the_person_did_not_call_safe_is_refused() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            office.propose(&with(adult(), "safe", "letter")).await;
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let id = first_proposal(&adviser.get("/en/staff/proposals").await.expect("the queue"));
            let reach = format!("/en/staff/proposals/{id}/reach");
            let refused =
                adviser.fill(&reach, &[("channel", "call"), ("note", "kanarialintu-7f3a")]).await.expect("an answer");
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("did not say that this way is safe"), "{}", refused.text);
            assert_eq!(
                adviser.fill(&reach, &[("channel", "letter"), ("note", "")]).await.expect("an answer").status,
                303
            );
        });
    });
}

#[test]
fn only_the_person_takes_a_proposal_back_and_it_looks_not_accepted_to_the_proposer() {
    on_both_engines(&[], |office| {
        office.walk(async {
            let both = office.propose(&adult()).await;
            let mut person = office.holder(&both[1]).await;
            let back = person.fill("/en/mailbox/withdraw", &[("by", "the-person")]).await.expect("an answer");
            assert_eq!(back.status, 303, "{}", back.text);
            let mut proposer = office.holder(&both[0]).await;
            let mailbox = proposer.get("/en/mailbox").await.expect("the mailbox");
            assert!(mailbox.text.contains("Not accepted"), "{}", mailbox.text);
            assert!(!mailbox.text.to_lowercase().contains("withdrawn"), "not even the word");
        });
    });
}

#[test]
fn a_second_proposal_of_the_same_matter_is_linked_and_not_counted() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            office.propose(&with(adult(), "told", "kanarialintu-7f3a first")).await;
            office.clock.advance_seconds(3600);
            office.propose(&with(adult(), "told", "kanarialintu-7f3a second")).await;
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            let ids: Vec<&str> = queue.text.split("/staff/proposals/").skip(1).map(|rest| &rest[..32]).collect();
            let [first, second] = ids.as_slice() else { panic!("two proposals: {ids:?}") };
            let link = format!("/en/staff/proposals/{second}/link");
            let itself = adviser.fill(&link, &[("counted", second)]).await.expect("an answer");
            assert_eq!(itself.status, 422);
            let backwards = format!("/en/staff/proposals/{first}/link");
            let later = adviser.fill(&backwards, &[("counted", second)]).await.expect("an answer");
            assert_eq!(later.status, 422, "the earlier one is counted");
            assert_eq!(adviser.fill(&link, &[("counted", first)]).await.expect("an answer").status, 303);
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            let shown = |word: &str| queue.text.contains(&format!("kanarialintu-7f3a {word}"));
            assert!(shown("first") && !shown("second"), "{}", queue.text);
        });
    });
}

#[test]
fn whatever_ended_a_proposal_takes_it_out_of_the_queue_and_all_stay_in_the_list_page_by_page() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            let ids = |page: &str| -> Vec<String> {
                page.split("/staff/proposals/").skip(1).map(|rest| rest[..32].to_owned()).collect()
            };
            let mut receipts = Vec::new();
            for told in ["kanarialintu-7f3a waits", "is linked", "lapses", "is taken back"] {
                office.clock.advance_seconds(3600);
                receipts = office.propose(&with(adult(), "told", told)).await;
            }
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = ids(&adviser.get("/en/staff/proposals").await.expect("the queue").text);
            let [waits, linked, lapses, _] = queue.as_slice() else { panic!("four proposals: {queue:?}") };
            let link = format!("/en/staff/proposals/{linked}/link");
            assert_eq!(adviser.fill(&link, &[("counted", waits)]).await.expect("an answer").status, 303);
            let lapse = format!("/en/staff/proposals/{lapses}/lapse");
            assert_eq!(adviser.fill(&lapse, &[("reason", "not-reached")]).await.expect("an answer").status, 303);
            let mut person = office.holder(&receipts[1]).await;
            let back = person.fill("/en/mailbox/withdraw", &[("by", "the-person")]).await.expect("an answer");
            assert_eq!(back.status, 303, "{}", back.text);
            assert_eq!(
                ids(&adviser.get("/en/staff/proposals").await.expect("the queue").text),
                std::slice::from_ref(waits)
            );

            let all = ids(&adviser.get("/en/staff/all-proposals").await.expect("the list").text);
            assert_eq!(all, queue.iter().rev().cloned().collect::<Vec<_>>(), "the newest first");
            for (place, id) in all.iter().enumerate() {
                let rest = adviser.get(&format!("/en/staff/all-proposals?after={id}")).await.expect("the list");
                assert_eq!(ids(&rest.text), all[place + 1..], "after {id}");
            }
        });
    });
}

#[test]
fn an_urgent_entry_takes_four_fields_and_is_completed_later() {
    on_both_engines(&[Role::HotlineDuty, Role::SeniorAdviser], |office| {
        office.walk(async {
            let mut duty = office.staff(Role::HotlineDuty).await;
            let fields =
                [("who", "private-person"), ("consent", "yes"), ("told", "kanarialintu-7f3a now"), ("danger", "now")];
            assert_eq!(duty.fill("/en/staff/urgent", &fields).await.expect("an answer").status, 303);
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let queue = adviser.get("/en/staff/proposals").await.expect("the queue");
            assert!(queue.text.contains("The rest is to come"), "{}", queue.text);
            let id = first_proposal(&queue);
            let complete = format!("/en/staff/proposals/{id}/complete");
            let page = adviser.get(&complete).await.expect("a page");
            assert!(page.text.contains("kanarialintu-7f3a now"), "what was told is there");
            assert_eq!(adviser.post(&complete, &adult()).await.expect("an answer").status, 303);
            let one = adviser.get(&format!("/en/staff/proposals/{id}")).await.expect("a page");
            assert!(one.text.contains("kanarialintu-7f3a was told") && !one.text.contains("The rest is to come"));
            // What came by telephone may have arrived earlier; never later than today.
            let arrival = format!("/en/staff/proposals/{id}/arrival");
            let future = [("arrived-day", "1"), ("arrived-month", "1"), ("arrived-year", "2999")];
            assert_eq!(adviser.fill(&arrival, &future).await.expect("an answer").status, 422);
            let past = [("arrived-day", "2"), ("arrived-month", "1"), ("arrived-year", "2018")];
            assert_eq!(adviser.fill(&arrival, &past).await.expect("an answer").status, 303);
        });
    });
}

#[test]
fn what_came_on_paper_is_entered_with_the_day_on_which_it_arrived() {
    on_both_engines(&[Role::SocialWorker], |office| {
        office.walk(async {
            let mut worker = office.staff(Role::SocialWorker).await;
            let mut from_paper = adult();
            from_paper.extend([
                ("channel", "paper"),
                ("arrived-day", "2"),
                ("arrived-month", "1"),
                ("arrived-year", "2018"),
            ]);
            let future = with(from_paper.clone(), "arrived-year", "2999");
            let refused = worker.fill("/en/staff/new-proposal", &future).await.expect("an answer");
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("kanarialintu-7f3a was told"), "nothing typed is lost");
            assert_eq!(worker.fill("/en/staff/new-proposal", &from_paper).await.expect("an answer").status, 303);
            let queue = worker.get("/en/staff/proposals").await.expect("the queue");
            assert!(queue.text.contains("2 January 2018"), "{}", queue.text);
            assert_eq!(queue.text.matches("data-label=\"Urgency\"").count(), 1, "the refused one was not written");
        });
    });
}

#[test]
fn a_held_child_is_not_a_dead_end_a_representatives_yes_is_recorded_later() {
    on_both_engines(&[Role::SeniorAdviser], |office| {
        office.walk(async {
            let child =
                with(with(with(adult(), "age", "under-15"), "consent", "child-without-guardian"), "given-by", "held");
            office.propose(&with(child, "guardian", "absent")).await;
            let mut adviser = office.staff(Role::SeniorAdviser).await;
            let id = first_proposal(&adviser.get("/en/staff/proposals").await.expect("the queue"));
            let path = format!("/en/staff/proposals/{id}/consent");
            let yes = [
                ("age", "under-15"),
                ("guardian", "representative"),
                ("given-by", "representative"),
                ("interpreter", "professional"),
                ("present", "nobody"),
                ("consent-more", "kanarialintu-7f3a appointed by the court"),
            ];
            let untold = adviser.fill(&path, &yes).await.expect("an answer");
            assert_eq!(untold.status, 422, "a yes is a yes to something");
            let mut told = yes.to_vec();
            told.push(("told-before", "voluntary"));
            assert_eq!(adviser.fill(&path, &told).await.expect("an answer").status, 303);
            let one = adviser.get(&format!("/en/staff/proposals/{id}")).await.expect("a page");
            assert!(one.text.contains("A yes was given"), "{}", one.text);
            assert!(one.text.contains("kanarialintu-7f3a appointed by the court"));
            assert!(!one.text.contains("Held:"), "nothing is held any more");
        });
    });
}

/// The first of February 2023, at noon: the law of leaving has changed since the tests begin.
const UNDER_THE_LATER_LAW: Moment = Moment::from_milliseconds(1_675_245_600_000);

#[test]
fn an_accepted_person_is_in_the_register_until_they_leave_on_a_ground_that_the_law_of_the_day_knows() {
    on_both_engines(&[Role::SocialInstructor], |office| {
        office.walk(async {
            office.propose(&adult()).await;
            let mut director = office.staff(Role::Director).await;
            let id = first_proposal(&director.get("/en/staff/proposals").await.expect("the queue"));
            director.get(&format!("/en/staff/proposals/{id}")).await.expect("the proposal");
            let act = |what: &str| format!("/en/staff/proposals/{id}/{what}");
            assert_eq!(director.post(&act("take-up"), &[]).await.expect("an answer").status, 303);

            // Who is accepted is accepted as something.
            let mut as_nothing = ACCEPT.to_vec();
            as_nothing.retain(|(name, _)| *name != "admitted-as");
            assert_eq!(director.fill(&act("decide"), &as_nothing).await.expect("an answer").status, 422);
            let register = director.get("/en/staff/clients").await.expect("the register");
            assert!(!register.text.contains("kanarialintu-7f3a name"), "nobody is admitted by a refused decision");
            let mut born = ACCEPT.to_vec();
            born.retain(|(name, _)| *name != "age");
            born.extend([("born-day", "30"), ("born-month", "6"), ("born-year", "2000")]);
            let decided = director.fill(&act("decide"), &born).await.expect("an answer");
            assert_eq!(decided.status, 303, "{}", decided.text);

            let mut instructor = office.staff(Role::SocialInstructor).await;
            let register = instructor.get("/en/staff/clients").await.expect("the register");
            assert!(register.text.contains("kanarialintu-7f3a name"), "{}", register.text);
            let client = format!("/en/staff/clients/{}", first_client(&register));
            let exploitation = format!("{client}/exploitation");
            let recorded = instructor.fill(&exploitation, &EXPLOITATION).await.expect("an answer");
            assert_eq!(recorded.status, 303, "{}", recorded.text);
            let one = instructor.get(&client).await.expect("the client");
            assert!(one.text.contains(">Finland<") || one.text.contains("· Finland"), "{}", one.text);
            assert!(!one.text.contains("/leave\""), "no deed is offered that would be refused");
            let looked_for =
                instructor.fill("/en/staff/clients", &[("name", "LINTU-7F3A NAME")]).await.expect("an answer");
            assert!(looked_for.text.contains(&first_client(&register)), "{}", looked_for.text);
            let record = instructor.get(&client).await.expect("the client");
            let (_, rest) = record.text.split_once("/exploitation/").expect("a row to correct");
            let row = format!("{exploitation}/{}", &rest[..32]);
            let mut no_country = with(EXPLOITATION.to_vec(), "country", "UK");
            no_country.push(("reason-of-correction", "kanarialintu-7f3a told again"));
            assert_eq!(instructor.fill(&row, &no_country).await.expect("an answer").status, 422, "no such country");
            let right = with(no_country, "country", "ZZ");
            assert_eq!(instructor.fill(&row, &right).await.expect("an answer").status, 303);
            let right = with(right, "country", "FI");
            assert_eq!(instructor.fill(&row, &right).await.expect("an answer").status, 303);
            let child = [("name", "kanarialintu-7f3a child"), ("since-month", "1"), ("since-year", "2018")];
            let recorded = instructor.fill(&format!("{client}/child"), &child).await.expect("an answer");
            assert_eq!(recorded.status, 303, "{}", recorded.text);

            // Years later: the age then is still the age then, and the law knows fewer grounds.
            office.clock.set(UNDER_THE_LATER_LAW);
            let mut director = office.staff(Role::Director).await;
            let one = director.get(&client).await.expect("the client");
            for shown in ["Age on admission</dt><dd>17<", "Age now</dt><dd>22<", "kanarialintu-7f3a debts"] {
                assert!(one.text.contains(shown), "{shown}: {}", one.text);
            }
            let leave = format!("{client}/leave");
            let days = [("day-day", "1"), ("day-month", "2"), ("day-year", "2023")];
            let asked = director.fill(&leave, &days).await.expect("an answer");
            assert!(asked.text.contains("as amended by 1294/2022"), "the law first, then its grounds: {}", asked.text);
            assert!(asked.text.contains("kanarialintu-7f3a name"), "whose leaving it is");
            let on = |day, ground| {
                let (month, year) = (("day-month", "2"), ("day-year", "2023"));
                let grounds = ("grounds", "kanarialintu-7f3a needs no more");
                [("day-day", day), month, year, ("ground", ground), grounds, ("checked", "yes")]
            };
            let mut unchecked = on("1", "no-more-need").to_vec();
            unchecked.pop();
            let check = director.fill(&leave, &unchecked).await.expect("an answer");
            assert!(check.text.contains("Sign: the client leaves"), "{}", check.text);
            let refused = director.fill(&leave, &on("1", "not-identified")).await.expect("an answer");
            assert_eq!(refused.status, 422);
            assert!(refused.text.contains("does not know this ground"), "{}", refused.text);
            let to_come = director.fill(&leave, &on("2", "no-more-need")).await.expect("an answer");
            assert_eq!(to_come.status, 422, "nobody leaves tomorrow");
            assert_eq!(director.fill(&leave, &on("1", "no-more-need")).await.expect("an answer").status, 303);
            let again = director.fill(&exploitation, &EXPLOITATION).await.expect("an answer");
            assert_eq!(again.status, 422, "who has left is not written about any more");
            let one = director.get(&client).await.expect("the client");
            for shown in ["1 February 2023: No more need of help", "1294/2022", "kanarialintu-7f3a needs no more"] {
                assert!(one.text.contains(shown), "{shown}: {}", one.text);
            }
            let taken_back = [("why", "mistake"), ("reason-of-correction", "kanarialintu-7f3a another client")];
            let answer = director.fill(&format!("{client}/take-back"), &taken_back).await.expect("an answer");
            assert_eq!(answer.status, 303, "{}", answer.text);
            assert_eq!(director.fill(&leave, &on("1", "no-more-need")).await.expect("an answer").status, 303);
        });
        no_clear_column_leads_from_a_fact_to_anybody(office);
    });
}

/// The places outside the facts where a value of these columns stands in clear.
fn places_of(office: &TestOffice, named: impl Fn(&str, &str) -> bool + Sync) -> BTreeSet<String> {
    look(&office.test.store, |tx| {
        let (mut wanted, mut clear) = (Vec::new(), Vec::new());
        for table in columns::tables()? {
            let columns: Vec<_> = table.columns.iter().filter(|column| column.class != Class::Sealed).collect();
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            for row in tx.query(&format!("SELECT {} FROM {}", names.join(", "), table.name), params![])? {
                for (place, name) in names.iter().enumerate() {
                    let said = match row.get::<Value>(place)? {
                        Value::Text(text) => text,
                        // Some keep texts as bytes.
                        Value::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                        Value::Null | Value::Integer(_) | Value::Boolean(_) => continue,
                    };
                    if named(&table.name, name) {
                        wanted.push(said);
                    } else if !table.name.starts_with("fact_") {
                        clear.push((format!("{}.{name}", table.name), said));
                    }
                }
            }
        }
        assert!(!wanted.is_empty(), "there is nothing to look for");
        let stands = |said: &str| wanted.iter().any(|id| said.contains(id.as_str()));
        Ok(clear.iter().filter(|(_, said)| stands(said)).map(|(place, _)| place.clone()).collect())
    })
}

/// The link lies under seal: an id of the facts stands nowhere else, and the trail names no table of facts.
fn no_clear_column_leads_from_a_fact_to_anybody(office: &TestOffice) {
    let is_id = |table: &str, name: &str| table.starts_with("fact_") && ["id", "subject"].contains(&name);
    let tables: Vec<&str> = order::tables_of_facts().expect("facts").map(|table| table.name.as_str()).collect();
    assert!(tables.contains(&"fact_children") && tables.contains(&"fact_leavings"), "{tables:?}");
    for table in &tables {
        let of_table = |one: &str, name: &str| one == *table && is_id(one, name);
        assert_eq!(places_of(office, of_table), BTreeSet::new(), "{table}");
    }
    // Of the facts themselves only a client's exploitation says whose it is: by the id of the client's own chain. A leaving
    // and a child share none, neither with the client nor with each other.
    look(&office.test.store, |tx| {
        let mut tables_of: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for table in &tables {
            for row in tx.query(&format!("SELECT subject, id FROM {table}"), params![])? {
                for place in 0..2 {
                    tables_of.entry(row.get(place)?).or_default().insert(table);
                }
            }
        }
        let shared: BTreeSet<_> = tables_of.into_values().filter(|tables| tables.len() > 1).collect();
        assert_eq!(shared, BTreeSet::from([BTreeSet::from(["fact_clients", "fact_exploitations"])]));
        Ok(())
    });
    // The same look finds what does stand in clear.
    let found = places_of(office, |table, name| (table, name) == ("clients", "id"));
    assert!(found.contains("exploitations.client") && found.contains("leavings.client"), "{found:?}");
    let entries = columns::table("entries").expect("the trail").columns.iter();
    let entries: Vec<&str> = entries.map(|column| column.name.as_str()).collect();
    look(&office.test.store, |tx| {
        for row in tx.query(&format!("SELECT {} FROM entries", entries.join(", ")), params![])? {
            for (place, name) in entries.iter().enumerate() {
                let said = format!("{:?}", row.get::<Value>(place)?);
                assert!(!said.contains("fact_"), "entries.{name}: {said}");
            }
        }
        Ok(())
    });
}
