use lyhty_base::{
    AccountId, ClientId, Day, DecisionId, Identity as _, Month, Outcome, Private, Problem, SeededChance, Text,
};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::trail::{self, Chainer};
use lyhty_store::{Actor, Tx, params};
use lyhty_vault::trail::TrailKey;
use lyhty_vault::{AccountSecret, Compartment, CompartmentSecret, Keyring};
use lyhty_web::May;
use lyhty_web::policy::{Decide, Permission, RecordClient, RecordLeaving, Role, SeeClients};
use lyhty_web::testing::may;

use super::sealed::{AdmissionNote, Birth, Exploitation, Identity, SafeContact};
use super::{
    Admission, admit, end_child, leave, leaving_rule, read, record_child, record_exploitation, record_identity, rows,
};
use crate::facts::words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn the_day_of_leaving_picks_the_grounds_that_the_law_knows() {
    let knows = |on: &str, ground| leaving_rule(day(on)).is_some_and(|rule| rule.grounds.contains(&ground));
    assert!(knows("2022-12-31", LeavingGround::NoCharge));
    assert!(!knows("2023-01-01", LeavingGround::NoCharge));
    assert!(!knows("2015-06-30", LeavingGround::NotIdentified));
    assert!(knows("2015-07-01", LeavingGround::NotIdentified));
    for on in ["2014-01-01", "2018-06-30", "2024-02-29"] {
        assert!(knows(on, LeavingGround::NoMoreNeed) && knows(on, LeavingGround::AsksOut), "{on}");
    }
    assert!(leaving_rule(day("2011-08-31")).is_none());
}

#[test]
fn the_age_on_admission_comes_from_the_day_of_birth_or_from_what_was_told() {
    assert_eq!(Birth::on(day("2000-06-30")).age_on(day("2018-06-29")), Some(17));
    assert_eq!(Birth::on(day("2000-06-30")).age_on(day("2018-06-30")), Some(18));
    assert_eq!(Birth::AgeThen(16).age_on(day("2018-06-30")), Some(16));
    assert_eq!(Birth::NotKnown.age_on(day("2018-06-30")), None);
}

#[test]
fn personal_text_of_a_client_stays_out_of_debug() {
    let name = Private::new(Text::<200>::new("canary").expect("a text"));
    assert_eq!(format!("{name:?}"), "Private(…)");
}

/// Somebody who holds the key of the register.
struct Office {
    keyring: Keyring,
    chance: SeededChance,
}

impl Office {
    fn new() -> Self {
        let chance = SeededChance::new(21);
        let register = CompartmentSecret::generate(Compartment::Register);
        let keyring = Keyring::new(AccountId::fresh(&chance), AccountSecret::generate(), vec![register]);
        Self { keyring, chance }
    }

    fn may<P: Permission>(&self) -> May<P> {
        may(Role::Director, Keyring::from_bytes(&self.keyring.to_bytes()).expect("a keyring"))
    }

    fn admit(&self, test: &TestStore) -> ClientId {
        let (decider, decision) = (self.may::<Decide>(), DecisionId::fresh(&self.chance));
        let identity = identity("", Birth::NotKnown, &[]);
        let admission = Admission { kind: ClientKind::Victim, identity, note: AdmissionNote::default() };
        write(test, move |tx| admit(tx, &decider, decision, &admission)).expect("admitted")
    }
}

fn write<T: Send + 'static>(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<T> + Send + 'static) -> Outcome<T> {
    test.store.write_blocking("clients", Actor::Duty("test"), body)
}

fn private<const MAX: usize>(text: &str) -> Private<Text<MAX>> {
    Private::new(Text::new(text).expect("a text"))
}

fn identity(name: &str, birth: Birth, citizenships: &[&str]) -> Identity {
    Identity {
        name: private(name),
        birth,
        sex: Sex::Woman,
        citizenships: citizenships.iter().map(|letters| (*letters).to_owned()).collect(),
        languages: private(""),
        safe_contact: SafeContact::default(),
        contact: private(""),
        home_municipality: private(""),
        circumstances: private(""),
    }
}

fn exploitation(country: &str, form: Form, main: bool) -> Exploitation {
    Exploitation {
        country: country.to_owned(),
        months: private(""),
        form,
        residence: Residence::NotKnown,
        reason: ResidenceReason::NotKnown,
        means: private(""),
        main,
        main_in_finland: false,
    }
}

/// The only number that a query gives.
fn number(test: &TestStore, sql: &str) -> i64 {
    let sql = sql.to_owned();
    let ask = move |tx: &mut Tx<'_>| -> Outcome<i64> { Ok(tx.query_one(&sql, params![])?.get(0)?) };
    test.store.read_blocking("number", ask).expect("a number")
}

#[test]
fn a_client_is_one_chain_of_facts_with_one_main_row_and_one_in_finland() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let recorder = office.may::<RecordClient>();
        write(test, move |tx| {
            let known = identity("Koe", Birth::on(day("2003-05-20")), &["NG"]);
            record_identity(tx, &recorder, client, &known)?;
            for (country, form, main) in
                [("NG", Form::Sexual, false), ("FI", Form::Labour, false), ("FI", Form::ForcedCriminality, true)]
            {
                record_exploitation(tx, &recorder, client, &exploitation(country, form, main))?;
            }
            Ok(())
        })
        .expect("recorded");
        let now = "FROM fact_exploitations WHERE known_until IS NULL";
        assert_eq!(
            number(test, "SELECT COUNT(*) FROM fact_clients"),
            1,
            "what is better known the same month replaces"
        );
        assert_eq!(number(test, "SELECT COUNT(*) FROM fact_exploitations"), 1, "three rows are one fact");
        let here = format!("form = '{}'", Form::Labour.word());
        for (condition, rows) in [("TRUE", 1), (&here, 1), ("in_finland", 1), ("only_at_home", 0)] {
            assert_eq!(number(test, &format!("SELECT COUNT(*) {now} AND {condition}")), rows, "{condition}");
        }
        let reader = office.may::<SeeClients>();
        let main = test.store.read_blocking("read", move |tx| -> Outcome<(Form, Form)> {
            let opened = read(tx, &reader, client)?;
            let rows = || opened.exploitations.iter().map(|(_, row)| row);
            let main = rows().find(|row| row.main).map(|row| row.form);
            let here = rows().find(|row| row.main_in_finland).map(|row| row.form);
            Ok((main.unwrap_or(Form::Unclear), here.unwrap_or(Form::Unclear)))
        });
        assert_eq!(main.expect("opened"), (Form::ForcedCriminality, Form::Labour));
    });
}

#[test]
fn every_deed_of_the_register_is_told_by_the_trail_and_nothing_is_recorded_of_who_has_left() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let (recorder, leaver) = (office.may::<RecordClient>(), office.may::<RecordLeaving>());
        write(test, move |tx| {
            record_identity(tx, &recorder, client, &identity("Koe", Birth::AgeThen(30), &["VN"]))?;
            record_exploitation(tx, &recorder, client, &exploitation("VN", Form::Labour, true))?;
            record_exploitation(tx, &recorder, client, &exploitation("FI", Form::Labour, true))?;
            let month = Month::of(tx.today());
            let child = record_child(tx, &recorder, client, &private("Lapsi"), &Birth::NotKnown, month)?;
            end_child(tx, &recorder, client, child, month)?;
            let today = tx.today();
            assert!(matches!(
                leave(tx, &leaver, client, today.plus_days(1), LeavingGround::AsksOut),
                Err(Problem::Refusal(refusal)) if refusal.key == "clients-leaving-day"
            ));
            leave(tx, &leaver, client, today, LeavingGround::AsksOut)
        })
        .expect("left");
        let recorder = office.may::<RecordClient>();
        let late =
            write(test, move |tx| record_exploitation(tx, &recorder, client, &exploitation("FI", Form::Labour, true)));
        assert!(matches!(late, Err(Problem::Refusal(refusal)) if refusal.key == "clients-has-left"));
        assert_eq!(number(test, "SELECT COUNT(*) FROM fact_leavings WHERE ground = 'asks-out'"), 1);
        let (key, file) = (TrailKey::generate(), test.folder().join("checkpoints"));
        let public = key.public();
        let chainer = Chainer::new(test.store.clone(), key, file.clone());
        chainer.link_all().expect("linked");
        chainer.checkpoint().expect("signed");
        let report = trail::verify(&test.store, &public, &file, None).expect("verified");
        assert!(report.is_sound(), "{:?}", report.findings);
        assert!(report.facts >= 5, "the client, two rows, a child, a leaving: {}", report.facts);
    });
}

#[test]
fn who_leaves_takes_nobody_but_their_children_out_of_the_figures_and_leaves_no_trace_of_when_they_came() {
    both_engines(|test| {
        let office = Office::new();
        let (client, other) = (office.admit(test), office.admit(test));
        let admitted = Month::of(test.store.clock().now().helsinki_day());
        let recorder = office.may::<RecordClient>();
        let earlier = write(test, move |tx| {
            record_identity(tx, &recorder, client, &identity("Koe", Birth::on(day("2003-05-20")), &["NG"]))?;
            // In Finland before the mother was in the system: counted from her admission on.
            let since = admitted.plus_months(-5);
            record_child(tx, &recorder, client, &private("Lapsi"), &Birth::NotKnown, since)?;
            let earlier = record_child(tx, &recorder, client, &private("Toinen"), &Birth::NotKnown, since)?;
            record_child(tx, &recorder, other, &private("Kolmas"), &Birth::NotKnown, since)?;
            Ok(earlier)
        });
        let earlier = earlier.expect("recorded");
        test.clock.advance_seconds(40 * 86_400);
        let (recorder, leaver) = (office.may::<RecordClient>(), office.may::<RecordLeaving>());
        write(test, move |tx| end_child(tx, &recorder, client, earlier, admitted)).expect("ended");
        test.clock.advance_seconds(40 * 86_400);
        write(test, move |tx| {
            let today = tx.today();
            leave(tx, &leaver, client, today, LeavingGround::NoMoreNeed)
        })
        .expect("left");
        let left = Month::of(test.store.clock().now().helsinki_day());
        let now = "FROM fact_children WHERE known_until IS NULL AND";
        assert_eq!(number(test, &format!("SELECT COUNT(*) {now} since = '{admitted}'")), 3, "from the admission on");
        for (until, children) in [(format!("= '{left}'"), 1), (format!("= '{admitted}'"), 1), ("IS NULL".to_owned(), 1)]
        {
            assert_eq!(number(test, &format!("SELECT COUNT(*) {now} until {until}")), children, "until {until}");
        }
        // The client's own chain is as it was, the leaving has an id of its own and says what the stock needs.
        assert_eq!(number(test, "SELECT COUNT(*) FROM fact_clients WHERE known_until IS NULL"), 2);
        let of_nobody =
            "subject NOT IN (SELECT subject FROM fact_clients) AND subject NOT IN (SELECT subject FROM fact_children)";
        let leavings = format!(
            "SELECT COUNT(*) FROM fact_leavings WHERE {of_nobody} AND left_in = '{left}' AND sex = 'woman' \
             AND minor_on_admission AND comes_of_age = '2021-05' AND citizenship = 'NG'"
        );
        assert_eq!(number(test, &leavings), 1);
        let reader = office.may::<SeeClients>();
        let shown = test.store.read_blocking("read", move |tx| read(tx, &reader, client)).expect("opened");
        let leaving = shown.leaving.expect("has left");
        assert_eq!((leaving.ground, leaving.rule.as_str()), (LeavingGround::NoMoreNeed, "2015"));
        assert_eq!((Month::of(leaving.day), Month::of(shown.admitted_day)), (left, admitted));
    });
}

#[test]
fn the_list_is_of_those_present_until_everybody_is_asked_for_and_goes_on_where_the_page_before_ended() {
    both_engines(|test| {
        let office = Office::new();
        let clients: Vec<ClientId> = (0..5).map(|_| office.admit(test)).collect();
        let (leaver, gone) = (office.may::<RecordLeaving>(), clients[2]);
        write(test, move |tx| leave(tx, &leaver, gone, tx.today(), LeavingGround::AsksOut)).expect("left");
        let pages = |everybody: bool| {
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let read = move |tx: &mut Tx<'_>| Ok::<_, Problem>(rows::list(tx, after, everybody, 2)?);
                let page = test.store.read_blocking("page", read).expect("a page");
                let Some(last) = page.last() else { return found };
                after = Some((last.admitted_in, last.id));
                found.extend(page.iter().map(|row| (row.id, row.left)));
            }
        };
        let mut newest_first = clients;
        newest_first.sort_unstable_by(|one, other| other.cmp(one));
        let everybody: Vec<_> = newest_first.iter().map(|id| (*id, *id == gone)).collect();
        assert_eq!(pages(true), everybody, "all came in the same month, so their ids order them");
        assert_eq!(pages(false), everybody.into_iter().filter(|(_, left)| !left).collect::<Vec<_>>());
    });
}
