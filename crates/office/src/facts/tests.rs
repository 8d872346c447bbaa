use lyhty_base::{FactId, Identity as _, Month, Outcome, SeededChance};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::trail::{self, Chainer, Finding};
use lyhty_store::{Actor, Tx, order, params};
use lyhty_vault::trail::{TrailKey, TrailPublic};

use super::{Citizenship, ProposalFact, end_proposal, note_proposal};

#[test]
fn what_changes_within_a_month_is_one_version_and_what_changes_later_is_two() {
    both_engines(|test| {
        let subject = FactId::fresh(&SeededChance::new(5));
        let note = |outcome: &'static str| {
            let body = move |tx: &mut Tx<'_>| -> Outcome<()> {
                let arrived = Month::of(tx.today());
                note_proposal(tx, subject, &ProposalFact { arrived, proposer_kind: "lawyer", outcome, ended: None })
            };
            test.store.write_blocking("note", Actor::Duty("test"), body).expect("noted");
        };
        let versions = || {
            let count = |tx: &mut Tx<'_>| -> Outcome<i64> {
                Ok(tx.query_one("SELECT COUNT(*) FROM fact_proposals", params![])?.get(0)?)
            };
            test.store.read_blocking("count", count).expect("counted")
        };
        note("awaiting");
        note("accepted");
        assert_eq!(versions(), 1);
        test.clock.advance_seconds(40 * 86_400);
        note("not-accepted");
        assert_eq!(versions(), 2);
        let end = move |tx: &mut Tx<'_>| end_proposal(tx, subject);
        test.store.write_blocking("end", Actor::Duty("test"), end).expect("ended");
        assert_eq!(versions(), 1, "what was noted this month is gone, what was known before stays");
    });
}

#[test]
fn a_citizenship_is_that_of_a_country_of_the_list_or_none() {
    for wrong in ["", "F", "fi", "FIN", "F1", "ÄÖ", "UK", "ZZ"] {
        assert!(wrong.parse::<Citizenship>().is_err(), "{wrong}");
    }
    assert_eq!("XX".parse(), Ok(Citizenship::STATELESS));
    assert_eq!("FI".parse::<Citizenship>().map(|found| found.to_string()), Ok("FI".to_owned()));
}

/// A month and a few days later.
const A_MONTH: i64 = 40 * 86_400;

fn write(test: &TestStore, body: impl Fn(&mut Tx<'_>) -> Outcome<()> + Send + 'static) {
    test.store.write_blocking("facts", Actor::Duty("test"), body).expect("written");
}

fn night(test: &TestStore, chainer: &Chainer) {
    write(test, |tx| Ok(trail::enter_known_facts(tx).map(drop)?));
    order::forget(&test.store).expect("laid anew");
    chainer.link_all().expect("linked");
    chainer.checkpoint().expect("signed");
}

#[test]
fn the_trail_vouches_for_facts_whatever_is_recorded_later_and_names_the_table_that_was_tampered_with() {
    both_engines(|test| {
        let chance = SeededChance::new(6);
        let ids: Vec<FactId> = (0..3).map(|_| FactId::fresh(&chance)).collect();
        let [corrected, linked, late] = [ids[0], ids[1], ids[2]];
        let (key, file) = (TrailKey::generate(), test.folder().join("checkpoints"));
        let public: TrailPublic = key.public();
        let chainer = Chainer::new(test.store.clone(), key, file.clone());
        let findings = || trail::verify(&test.store, &public, &file, None).expect("verified").findings;
        let note = |subject: FactId, outcome: &'static str| {
            write(test, move |tx| {
                let arrived = Month::of(tx.today());
                note_proposal(tx, subject, &ProposalFact { arrived, proposer_kind: "lawyer", outcome, ended: None })
            });
        };
        note(corrected, "awaiting");
        note(linked, "awaiting");
        night(test, &chainer);
        assert_eq!(findings(), [], "of this month nothing is vouched for yet");
        test.clock.advance_seconds(A_MONTH);
        note(late, "awaiting");
        night(test, &chainer);
        // Whatever the office records ends versions, adds versions or replaces those of the month: nothing of it is tampering.
        note(corrected, "accepted");
        note(corrected, "not-accepted");
        note(late, "accepted");
        write(test, move |tx| end_proposal(tx, linked));
        night(test, &chainer);
        assert_eq!(findings(), []);
        test.clock.advance_seconds(A_MONTH);
        note(corrected, "accepted");
        assert_eq!(findings(), [], "by what the night of another month entered");
        let before = {
            let month = |tx: &mut Tx<'_>| -> Outcome<Month> { Ok(Month::of(tx.today())) };
            test.store.read_blocking("month", month).expect("a month")
        };
        night(test, &chainer);
        assert_eq!(findings(), []);
        let entry = || Finding::KnownFacts { table: "fact_proposals".to_owned(), before };
        let tamper = |statement: &'static str| {
            write(test, move |tx| {
                tx.execute(statement, params![])?;
                Ok(())
            });
        };
        for (tampering, undoing) in [
            (
                "UPDATE fact_proposals SET proposer_kind = 'police' WHERE outcome = 'not-accepted'",
                "UPDATE fact_proposals SET proposer_kind = 'lawyer' WHERE outcome = 'not-accepted'",
            ),
            (
                "UPDATE fact_proposals SET known_until = '1999-01' WHERE outcome = 'accepted'",
                "UPDATE fact_proposals SET known_until = NULL WHERE outcome = 'accepted'",
            ),
            (
                "INSERT INTO fact_proposals (id, subject, known_from, arrived, proposer_kind, outcome) \
                 VALUES ('forged', 'forged', '2000-01', '2000-01', 'lawyer', 'accepted')",
                "DELETE FROM fact_proposals WHERE id = 'forged'",
            ),
        ] {
            tamper(tampering);
            assert_eq!(findings(), [entry()], "{tampering}");
            tamper(undoing);
            assert_eq!(findings(), [], "{undoing}");
        }
        tamper("DELETE FROM fact_proposals WHERE outcome = 'not-accepted'");
        assert_eq!(findings(), [entry()]);
    });
}
