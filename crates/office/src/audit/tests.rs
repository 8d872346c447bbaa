//! Stories of an auditor, on both engines.

use lyhty_base::{Identity as _, SeededChance};
use lyhty_store::Actor;
use lyhty_store::jobs::{JobFailure, Worker};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_vault::{AccountSecret, Keyring};
use lyhty_web::policy::Role;
use lyhty_web::testing;

use super::*;

fn may<P: lyhty_web::policy::Permission>(role: Role) -> May<P> {
    let account = AccountId::fresh(&SeededChance::new(5));
    testing::may(role, Keyring::new(account, AccountSecret::generate(), Vec::new()))
}

/// Enters what somebody did to a proposal.
fn did(test: &TestStore, actor: Actor, verb: &'static str, subject: &str) {
    let subject = subject.to_owned();
    let enter = move |tx: &mut Tx<'_>| -> Outcome<()> {
        tx.enter(Entry { subject_kind: "proposal", subject: subject.clone(), ..Entry::of(verb) })?;
        Ok(())
    };
    test.store.write_blocking("did", actor, enter).unwrap();
}

fn found(test: &TestStore, search: Search) -> Vec<String> {
    let find = move |tx: &mut Tx<'_>| -> Outcome<_> { Ok(rows::find(tx, &search, 100)?) };
    test.store.read_blocking("found", find).unwrap().into_iter().map(|entry| entry.verb).collect()
}

fn adviser(seed: u64) -> (AccountId, Actor) {
    let id = AccountId::fresh(&SeededChance::new(seed));
    (id, Actor::Account { id, role: Role::SeniorAdviser.word() })
}

#[test]
fn entries_are_found_by_moment_verb_thing_and_doer_newest_first() {
    both_engines(|test| {
        let ((first, one), (_, other)) = (adviser(1), adviser(2));
        let (a, b) = ("a".repeat(32), "b".repeat(32));
        did(test, one.clone(), "take-up", &a);
        test.clock.advance_seconds(60);
        let later = test.store.clock().now();
        did(test, other, "take-up", &b);
        did(test, one, "decide", &a);

        assert_eq!(found(test, Search::default()), ["decide", "take-up", "take-up"]);
        assert_eq!(found(test, Search { subject: Some(a), ..Search::default() }), ["decide", "take-up"]);
        assert_eq!(found(test, Search { actor: Some(first), ..Search::default() }), ["decide", "take-up"]);
        assert_eq!(found(test, Search { verb: Some("take-up".into()), ..Search::default() }).len(), 2);
        assert_eq!(found(test, Search { since: Some(later), ..Search::default() }), ["decide", "take-up"]);
        assert_eq!(found(test, Search { until: Some(later), ..Search::default() }), ["take-up"]);
        let (verb, until) = (Some("decide".to_owned()), Some(later));
        assert!(found(test, Search { verb, until, ..Search::default() }).is_empty());
    });
}

#[test]
fn who_looked_names_each_act_once_with_how_it_ended() {
    both_engines(|test| {
        let (_, actor) = adviser(1);
        let record = "c".repeat(32);
        let subject = record.clone();
        let enter = move |tx: &mut Tx<'_>| -> Outcome<()> {
            let entry = |verb| Entry { subject_kind: "proposal", subject: subject.clone(), ..Entry::of(verb) };
            let begun = tx.enter(entry("begin"))?;
            tx.enter(Entry { begun: Some(begun), result: Some("done"), ..entry("end") })?;
            tx.enter(entry("decide"))?;
            Ok(())
        };
        test.store.write_blocking("read", actor, enter).unwrap();
        did(test, Actor::Nobody, "propose", &"d".repeat(32));
        let acts = test
            .store
            .read_blocking("acts", move |tx| -> Outcome<_> { Ok(rows::find_acts(tx, &record, None, 10)?) })
            .unwrap();
        let acts = acts.iter().map(|entry| (entry.verb.as_str(), entry.result.as_deref())).collect::<Vec<_>>();
        assert_eq!(acts, [("decide", None), ("begin", Some("done"))]);
    });
}

#[test]
fn an_export_is_entered_before_it_is_given_and_holds_what_was_asked_for() {
    both_engines(|test| {
        did(test, adviser(1).1, "decide", &"e".repeat(32));
        did(test, Actor::Duty("chainer"), "rest", "");
        let auditor = may::<ExportTrail>(Role::Auditor);
        test.store.write_blocking("note", Actor::Nobody, move |tx| note_exported(tx, &auditor)).unwrap();
        let export = |search: Search| {
            let file = test.store.read_blocking("export", move |tx| write_export(tx, &search)).unwrap();
            String::from_utf8(file).unwrap()
        };
        let whole = export(Search::default());
        assert_eq!(whole.lines().count(), 4);
        assert!(whole.lines().nth(1).unwrap().contains("\"account\""), "{whole}");
        assert!(whole.contains("\"export-trail\",\"export-trail\""), "{whole}");
        let narrowed = export(Search { verb: Some("decide".into()), ..Search::default() });
        assert_eq!(narrowed.lines().count(), 2);
    });
}

#[test]
fn a_check_is_entered_with_how_the_trail_stood() {
    both_engines(|test| {
        let auditor = may::<ReadTrail>(Role::Auditor);
        test.store
            .write_blocking("note", Actor::Nobody, move |tx| note_verified(tx, &auditor, &Report::default()))
            .unwrap();
        let entries = test
            .store
            .read_blocking("found", |tx| -> Outcome<_> { Ok(rows::find(tx, &Search::default(), 10)?) })
            .unwrap();
        assert_eq!((entries[0].verb.as_str(), entries[0].result.as_deref()), ("verify", Some("sound")));
    });
}

#[test]
fn a_dead_job_runs_again_when_revived_and_one_that_is_not_there_is_absent() {
    both_engines(|test| {
        let job = test
            .store
            .write_blocking("enqueue", Actor::Nobody, |tx| -> Outcome<_> {
                let now = tx.now();
                Ok(tx.enqueue("break", "", now)?)
            })
            .unwrap();
        let revive_it = || {
            let administrator = may::<ReviveJobs>(Role::SystemAdministrator);
            test.store.write_blocking("revive", Actor::Nobody, move |tx| revive(tx, &administrator, job))
        };
        assert!(matches!(revive_it(), Err(Problem::Absent)));
        let worker = Worker::new(test.store.clone()).on("break", |_, _| Err(JobFailure::lasting("it always does")));
        assert_eq!(worker.run_due().unwrap(), 1);
        let dead = test.store.read_blocking("dead", |tx| -> Outcome<_> { Ok(jobs::dead(tx)?) }).unwrap();
        assert_eq!(dead[0].failure, "it always does");
        revive_it().unwrap();
        assert_eq!(worker.run_due().unwrap(), 1);
        assert_eq!(found(test, Search { verb: Some("revive-job".into()), ..Search::default() }), ["revive-job"]);
    });
}
