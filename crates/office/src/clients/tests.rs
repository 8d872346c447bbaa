use lyhty_base::{
    AccountId, ClientId, Day, DecisionId, Identity as _, Month, Outcome, Private, Problem, SeededChance, Text,
};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::trail::{self, Chainer};
use lyhty_store::{Actor, Tx, params};
use lyhty_vault::trail::TrailKey;
use lyhty_vault::{AccountSecret, Compartment, CompartmentSecret, Keyring, MachineSecrets, OsChance, Stamp};
use lyhty_web::May;
use lyhty_web::policy::{
    CorrectAdmission, Decide, Permission, RecordClient, RecordLeaving, Role, SeeClients, TakeBackLeaving,
};
use lyhty_web::testing::may;

use super::sealed::{AdmissionNote, Birth, Exploitation, Identity, SafeContact};
use super::{
    Admission, LeavingDecision, TakenBackWhy, admit, correct_child, correct_exploitation, correct_kind, end_child,
    end_child_as_client, leave, leaving_rule, read, record_child, record_exploitation, record_identity, share_child,
    strike_child, strike_exploitation, take_back_leaving,
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
        struck: false,
    }
}

fn stamp(tx: &Tx<'_>) -> Stamp {
    let (key, now) = (MachineSecrets::generate().stamp_key, tx.now());
    key.check(&key.issue(now, "clients", &OsChance), "clients", now, 60).expect("a stamp")
}

fn decision(day: Day, ground: LeavingGround) -> LeavingDecision {
    LeavingDecision { day, ground, grounds: private("Needs no more help."), on_paper: None }
}

fn refused<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Problem::Refusal(refusal)) => refusal.key,
        Err(Problem::Absent) => "absent",
        _ => "not refused",
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
            record_identity(tx, &recorder, client, &known, 0)?;
            for (country, form, main) in
                [("NG", Form::Sexual, false), ("FI", Form::Labour, false), ("FI", Form::ForcedCriminality, true)]
            {
                record_exploitation(tx, &recorder, client, &exploitation(country, form, main), &stamp(tx))?;
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
        let here = format!("form = '{}'", Form::ForcedCriminality.word());
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
        assert_eq!(main.expect("opened"), (Form::ForcedCriminality, Form::ForcedCriminality));
    });
}

#[test]
fn every_deed_of_the_register_is_told_by_the_trail_and_nothing_is_recorded_of_who_has_left() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let (recorder, leaver) = (office.may::<RecordClient>(), office.may::<RecordLeaving>());
        write(test, move |tx| {
            record_identity(tx, &recorder, client, &identity("Koe", Birth::AgeThen(30), &["VN"]), 0)?;
            record_exploitation(tx, &recorder, client, &exploitation("VN", Form::Labour, true), &stamp(tx))?;
            record_exploitation(tx, &recorder, client, &exploitation("FI", Form::Labour, true), &stamp(tx))?;
            let month = Month::of(tx.today());
            let child = record_child(tx, &recorder, client, (&private("Lapsi"), &Birth::NotKnown, month), &stamp(tx))?;
            end_child(tx, &recorder, client, child, month)?;
            let today = tx.today();
            assert!(matches!(
                leave(tx, &leaver, client, &decision(today.plus_days(1), LeavingGround::AsksOut)),
                Err(Problem::Refusal(refusal)) if refusal.key == "clients-leaving-day"
            ));
            leave(tx, &leaver, client, &decision(today, LeavingGround::AsksOut))
        })
        .expect("left");
        let recorder = office.may::<RecordClient>();
        let late = write(test, move |tx| {
            record_exploitation(tx, &recorder, client, &exploitation("FI", Form::Labour, true), &stamp(tx))
        });
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
            record_identity(tx, &recorder, client, &identity("Koe", Birth::on(day("2003-05-20")), &["NG"]), 0)?;
            // In Finland before the mother was in the system: counted from her admission on.
            let since = admitted.plus_months(-5);
            record_child(tx, &recorder, client, (&private("Lapsi"), &Birth::NotKnown, since), &stamp(tx))?;
            let earlier =
                record_child(tx, &recorder, client, (&private("Toinen"), &Birth::NotKnown, since), &stamp(tx))?;
            record_child(tx, &recorder, other, (&private("Kolmas"), &Birth::NotKnown, since), &stamp(tx))?;
            Ok(earlier)
        });
        let earlier = earlier.expect("recorded");
        test.clock.advance_seconds(40 * 86_400);
        let (recorder, leaver) = (office.may::<RecordClient>(), office.may::<RecordLeaving>());
        write(test, move |tx| end_child(tx, &recorder, client, earlier, admitted)).expect("ended");
        test.clock.advance_seconds(40 * 86_400);
        write(test, move |tx| {
            let today = tx.today();
            leave(tx, &leaver, client, &decision(today, LeavingGround::NoMoreNeed))
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
        assert_eq!((leaving.details.ground, leaving.details.rule.as_str()), (LeavingGround::NoMoreNeed, "2015"));
        assert_eq!((Month::of(leaving.day), Month::of(shown.admitted_day)), (left, admitted));
    });
}

/// Children of clients who are counted after a month.
fn children_counted(test: &TestStore, after: Month) -> i64 {
    let counted = format!("known_until IS NULL AND since <= '{after}' AND (until IS NULL OR until > '{after}')");
    number(test, &format!("SELECT COUNT(*) FROM fact_children WHERE {counted}"))
}

#[test]
fn a_child_of_two_clients_is_one_child_until_both_have_left_or_it_is_a_client_itself() {
    both_engines(|test| {
        let office = Office::new();
        let (mother, father) = (office.admit(test), office.admit(test));
        let (recorder, again) = (office.may::<RecordClient>(), office.may::<RecordClient>());
        let (child, sibling) = write(test, move |tx| {
            let month = Month::of(tx.today());
            let record = |tx: &mut Tx<'_>, name: &str| {
                let stamp = stamp(tx);
                record_child(tx, &recorder, mother, (&private(name), &Birth::NotKnown, month), &stamp)
            };
            let (child, sibling) = (record(tx, "Lapsi")?, record(tx, "Sisar")?);
            for of_both in [child, sibling] {
                share_child(tx, &recorder, father, (mother, of_both), month)?;
            }
            Ok((child, sibling))
        })
        .expect("recorded");
        let month = Month::of(test.store.clock().now().helsinki_day());
        assert_eq!(children_counted(test, month), 2, "each once");
        let twice = write(test, move |tx| share_child(tx, &again, father, (mother, child), month));
        assert_eq!(refused(twice), "clients-child-has-parents");

        test.clock.advance_seconds(40 * 86_400);
        let leaver = office.may::<RecordLeaving>();
        let go = move |tx: &mut Tx<'_>| leave(tx, &leaver, mother, &decision(tx.today(), LeavingGround::AsksOut));
        write(test, go).expect("left");
        let later = Month::of(test.store.clock().now().helsinki_day());
        assert_eq!(children_counted(test, later), 2, "still with the other parent");

        let (decider, decided) = (office.may::<Decide>(), DecisionId::fresh(&office.chance));
        write(test, move |tx| {
            let (identity, note) = (identity("Lapsi", Birth::Under18, &[]), AdmissionNote::default());
            let client = admit(tx, &decider, decided, &Admission { kind: ClientKind::Victim, identity, note })?;
            end_child_as_client(tx, &decider, child, client)
        })
        .expect("admitted");
        assert_eq!(children_counted(test, later), 1, "who is a client is no child of a client");
        let minors = "FROM fact_clients WHERE age IS NULL AND comes_of_age IS NOT NULL";
        assert_eq!(number(test, &format!("SELECT COUNT(*) {minors}")), 1, "known to be under 18");

        let leaver = office.may::<RecordLeaving>();
        let go = move |tx: &mut Tx<'_>| leave(tx, &leaver, father, &decision(tx.today(), LeavingGround::AsksOut));
        write(test, go).expect("left");
        assert_eq!(children_counted(test, later), 0);
        let director = office.may::<TakeBackLeaving>();
        let back = move |tx: &mut Tx<'_>| {
            take_back_leaving(tx, &director, father, TakenBackWhy::Mistake, &private("The wrong client."))
        };
        write(test, back).expect("taken back");
        assert_eq!(children_counted(test, later), 1, "the sibling is with the father again");
        assert_eq!(number(test, "SELECT COUNT(*) FROM fact_leavings WHERE known_until IS NULL"), 1);
        let ends = "SELECT COUNT(*) FROM fact_decisions WHERE kind = 'end' AND known_until IS NULL";
        assert_eq!(number(test, ends), 1, "what was no decision is not counted");
        let recorder = office.may::<RecordClient>();
        write(test, move |tx| strike_child(tx, &recorder, father, sibling, &private("Nobody's child.")))
            .expect("struck");
        assert_eq!(children_counted(test, later), 0, "the mother has left, and nobody else is a parent");
    });
}

#[test]
fn what_is_wrong_is_put_right_with_a_reason_also_of_who_has_left() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let (recorder, leaver) = (office.may::<RecordClient>(), office.may::<RecordLeaving>());
        let (wrong, other, child) = write(test, move |tx| {
            let row = |tx: &mut Tx<'_>, country: &str, main: bool| {
                let stamp = stamp(tx);
                record_exploitation(tx, &recorder, client, &exploitation(country, Form::Labour, main), &stamp)
            };
            let (wrong, other) = (row(tx, "FI", true)?, row(tx, "VN", false)?);
            let (stamp, month) = (stamp(tx), Month::of(tx.today()));
            let child = record_child(tx, &recorder, client, (&private("Lapsi"), &Birth::NotKnown, month), &stamp)?;
            leave(tx, &leaver, client, &decision(tx.today(), LeavingGround::AsksOut))?;
            Ok((wrong, other, child))
        })
        .expect("recorded");
        let recorder = office.may::<RecordClient>();
        let unreasoned = write(test, move |tx| strike_exploitation(tx, &recorder, client, wrong, &private("")));
        assert_eq!(refused(unreasoned), "clients-reason-required");
        let (recorder, kinds) = (office.may::<RecordClient>(), office.may::<CorrectAdmission>());
        write(test, move |tx| {
            let why = private("Told again with an interpreter.");
            strike_exploitation(tx, &recorder, client, wrong, &why)?;
            let right = exploitation("NG", Form::Sexual, false);
            correct_exploitation(tx, &recorder, client, other, &right, &why)?;
            let born = Birth::on(day("2015-02-03"));
            correct_child(tx, &recorder, client, child, (&private("Lapsi"), &born, Month::of(tx.today())), &why)?;
            correct_kind(tx, &kinds, client, ClientKind::Assisting, &why)?;
            record_identity(tx, &recorder, client, &identity("Koe", Birth::AgeThen(30), &["NG"]), 0)
        })
        .expect("put right");
        let now = "known_until IS NULL";
        let row = format!("SELECT COUNT(*) FROM fact_exploitations WHERE {now} AND only_at_home AND NOT in_finland");
        assert_eq!(number(test, &row), 1);
        assert_eq!(number(test, &format!("SELECT COUNT(*) FROM fact_exploitations WHERE {now}")), 1);
        let child = format!("SELECT COUNT(*) FROM fact_children WHERE {now} AND comes_of_age = '2033-02'");
        assert_eq!(number(test, &child), 1);
        for table in ["fact_clients", "fact_leavings"] {
            let kinds =
                format!("SELECT COUNT(*) FROM {table} WHERE {now} AND kind = 'assisting' AND citizenship = 'NG'");
            assert_eq!(number(test, &kinds), 1, "{table}");
        }
        assert_eq!(number(test, "SELECT COUNT(*) FROM register_corrections"), 4, "what stood there is kept");
        let (key, file) = (TrailKey::generate(), test.folder().join("checkpoints"));
        let public = key.public();
        let chainer = Chainer::new(test.store.clone(), key, file.clone());
        chainer.link_all().expect("linked");
        chainer.checkpoint().expect("signed");
        assert!(trail::verify(&test.store, &public, &file, None).expect("verified").is_sound());
    });
}

#[test]
fn a_leaving_has_grounds_and_a_signer_and_the_law_of_the_day_of_its_decision() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let without = LeavingDecision {
            grounds: private(""),
            ..decision(test.store.clock().now().helsinki_day(), LeavingGround::AsksOut)
        };
        let leaver = office.may::<RecordLeaving>();
        assert_eq!(refused(write(test, move |tx| leave(tx, &leaver, client, &without))), "decision-grounds-required");
        let adviser: May<RecordLeaving> =
            may(Role::SeniorAdviser, Keyring::from_bytes(&office.keyring.to_bytes()).expect("a keyring"));
        let unsigned =
            write(test, move |tx| leave(tx, &adviser, client, &decision(tx.today(), LeavingGround::AsksOut)));
        assert_eq!(refused(unsigned), "decision-needs-delegation");
        // Years later another law is in force: a day typed does not bring the old one back, a decision on paper does.
        let admitted = test.store.clock().now().helsinki_day();
        while test.store.clock().now().helsinki_day() < day("2023-02-01") {
            test.clock.advance_seconds(30 * 86_400);
        }
        let leaver = office.may::<RecordLeaving>();
        let typed = write(test, move |tx| leave(tx, &leaver, client, &decision(admitted, LeavingGround::NoCharge)));
        assert_eq!(refused(typed), "clients-leaving-ground");
        let leaver = office.may::<RecordLeaving>();
        let on_paper = LeavingDecision { on_paper: Some(admitted), ..decision(admitted, LeavingGround::NoCharge) };
        write(test, move |tx| leave(tx, &leaver, client, &on_paper)).expect("entered");
        let made = Month::of(admitted);
        let ends = format!("SELECT COUNT(*) FROM fact_decisions WHERE kind = 'end' AND made = '{made}'");
        assert_eq!(number(test, &ends), 1);
    });
}

#[test]
fn a_form_sent_twice_is_recorded_once_and_two_who_write_at_a_time_are_told() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let recorder = office.may::<RecordClient>();
        write(test, move |tx| {
            let (first, second) = (stamp(tx), stamp(tx));
            let month = Month::of(tx.today());
            for _ in 0..2 {
                record_exploitation(tx, &recorder, client, &exploitation("FI", Form::Labour, true), &first)?;
                record_child(tx, &recorder, client, (&private("Lapsi"), &Birth::NotKnown, month), &second)?;
            }
            record_identity(tx, &recorder, client, &identity("Koe", Birth::NotKnown, &[]), 0)
        })
        .expect("recorded");
        assert_eq!(number(test, "SELECT COUNT(*) FROM exploitations"), 1);
        assert_eq!(number(test, "SELECT COUNT(*) FROM children_of_clients"), 1);
        let recorder = office.may::<RecordClient>();
        let late =
            move |tx: &mut Tx<'_>| record_identity(tx, &recorder, client, &identity("", Birth::NotKnown, &[]), 0);
        assert_eq!(refused(write(test, late)), "clients-identity-changed");
    });
}

#[test]
fn nobody_is_born_tomorrow_and_no_child_comes_before_its_birth() {
    both_engines(|test| {
        let office = Office::new();
        let client = office.admit(test);
        let today = test.store.clock().now().helsinki_day();
        for born in [today.plus_days(1), day("1018-05-05")] {
            let recorder = office.may::<RecordClient>();
            let wrong =
                write(test, move |tx| record_identity(tx, &recorder, client, &identity("", Birth::on(born), &[]), 0));
            assert_eq!(refused(wrong), "clients-born-day", "{born}");
        }
        let this = Month::of(today);
        for (born, since) in [(Birth::NotKnown, this.plus_months(1)), (Birth::on(today), this.plus_months(-1))] {
            let recorder = office.may::<RecordClient>();
            let wrong = write(test, move |tx| {
                let stamp = stamp(tx);
                record_child(tx, &recorder, client, (&private("Lapsi"), &born, since), &stamp)
            });
            assert_eq!(refused(wrong), "clients-since");
        }
    });
}
