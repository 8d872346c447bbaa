use lyhty_base::{FactId, Identity as _, Month, Outcome, SeededChance};
use lyhty_store::testing::both_engines;
use lyhty_store::{Actor, params};

use super::{Citizenship, ProposalFact, end_proposal, note_proposal};

#[test]
fn what_changes_within_a_month_is_one_version_and_what_changes_later_is_two() {
    both_engines(|test| {
        let subject = FactId::fresh(&SeededChance::new(5));
        let note = |outcome: &'static str| {
            let body = move |tx: &mut lyhty_store::Tx<'_>| -> Outcome<()> {
                let arrived = Month::of(tx.today());
                note_proposal(tx, subject, &ProposalFact { arrived, proposer_kind: "lawyer", outcome, ended: None })
            };
            test.store.write_blocking("note", Actor::Duty("test"), body).expect("noted");
        };
        let versions = || {
            let count = |tx: &mut lyhty_store::Tx<'_>| -> Outcome<i64> {
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
        let end = move |tx: &mut lyhty_store::Tx<'_>| end_proposal(tx, subject);
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
