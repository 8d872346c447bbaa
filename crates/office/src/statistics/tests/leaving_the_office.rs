//! What may leave the office.

use lyhty_base::{AccountId, FactId, Identity as _, Outcome, SeededChance};
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_store::{Actor, Tx};
use lyhty_vault::{AccountSecret, Keyring};
use lyhty_web::policy::{ReleaseSmallCells, Role};
use lyhty_web::testing;

use super::*;
use crate::facts::words::{Form, Sex};
use crate::facts::{self, ClientFact, DecisionFact, ProposalFact};
use crate::statistics::{SafeFigures, SmallCell, release_small_cell, small_cells};

/// The small figures, and what may leave.
fn cells(test: &TestStore, dates: Dates) -> (Vec<SmallCell>, Outcome<SafeFigures>) {
    let list = move |tx: &mut Tx<'_>| -> Outcome<(Vec<SmallCell>, Outcome<SafeFigures>)> {
        let figures = Figures::count(tx, dates)?;
        Ok((small_cells(tx, &figures)?, SafeFigures::make(tx, &figures)))
    };
    test.store.read_blocking("small", list).expect("listed")
}

fn release(test: &TestStore, chance: &SeededChance, dates: Dates, path: &str, value: u64) -> Outcome<()> {
    let keyring = Keyring::new(AccountId::fresh(chance), AccountSecret::generate(), Vec::new());
    let may = testing::may::<ReleaseSmallCells>(Role::Director, keyring);
    let path = path.to_owned();
    let body = move |tx: &mut Tx<'_>| release_small_cell(tx, &may, dates, &path, value);
    test.store.write_blocking("release", Actor::Duty("test"), body)
}

#[test]
fn a_small_figure_of_the_list_leaves_only_by_a_decision_of_the_director() {
    both_engines(|test| {
        let chance = SeededChance::new(6);
        let subject = FactId::fresh(&chance);
        at(test, "2018-03");
        write(test, move |tx| {
            facts::note_client(tx, subject, &client("2018-03", "NG"))?;
            facts::note_exploitations(tx, subject, &[exploitation("2018-03", true, false, Form::Labour)])
        });
        let dates = Dates::of(half("2018-1"));
        let cells = || cells(test, dates);
        let release = |path: &str, value: u64| release(test, &chance, dates, path, value);
        let (small, made) = cells();
        assert!(small.iter().any(|cell| cell.path == "new_clients.total") && small.iter().all(|cell| !cell.released));
        assert!(made.is_err(), "nothing leaves while a small figure has no decision");
        for wrong in ["new_clients.minors", "decisions.accept", "no.such.figure"] {
            assert!(
                release(wrong, 1).is_err() && release(wrong, 0).is_err(),
                "{wrong} is nought, not of the list, or no figure"
            );
        }
        for cell in &small {
            assert!(release(&cell.path, cell.value + 1).is_err(), "another number than the one that was shown");
            release(&cell.path, cell.value).expect("the director releases");
            release(&cell.path, cell.value).expect("and twice is once");
        }
        let (small, made) = cells();
        assert!(small.iter().all(|cell| cell.released));
        let safe = made.expect("every small figure was decided about");
        assert_eq!(safe.get("new_clients.total"), Some(1));
        assert_eq!(safe.get("new_clients.exploitation_not_known"), None, "not of the list");
        // A decision is about one cut-off: other figures need their own.
        let other = Dates { known_by: month("2018-08"), ..dates };
        let list = move |tx: &mut Tx<'_>| -> Outcome<bool> {
            let figures = Figures::count(tx, other)?;
            Ok(SafeFigures::make(tx, &figures).is_err())
        };
        assert!(test.store.read_blocking("other", list).expect("tried"));
    });
}

#[test]
fn a_decision_is_about_the_number_that_was_shown_and_not_about_the_one_that_comes_after() {
    both_engines(|test| {
        let chance = SeededChance::new(9);
        let (first, second) = (FactId::fresh(&chance), FactId::fresh(&chance));
        let dates = Dates::of(half("2018-1"));
        at(test, "2018-06");
        write(test, move |tx| facts::note_client(tx, first, &client("2018-06", "NG")));
        for cell in cells(test, dates).0 {
            release(test, &chance, dates, &cell.path, cell.value).expect("released");
        }
        assert!(cells(test, dates).1.is_ok());
        // The cut-off is not over: somebody admitted in June is recorded in July.
        at(test, "2018-07");
        write(test, move |tx| facts::note_client(tx, second, &client("2018-06", "NG")));
        let (small, made) = cells(test, dates);
        assert!(made.is_err(), "two were not decided about");
        let total = small.iter().find(|cell| cell.path == "new_clients.total").expect("still small");
        assert!(total.value == 2 && !total.released);
        assert!(release(test, &chance, dates, "new_clients.total", 1).is_err(), "one is no figure any more");
        for cell in small {
            release(test, &chance, dates, &cell.path, cell.value).expect("released");
        }
        assert!(cells(test, dates).1.is_ok());
    });
}

#[test]
fn a_small_rest_that_published_figures_imply_is_decided_about_like_a_small_figure() {
    both_engines(|test| {
        let chance = SeededChance::new(10);
        let ids: Vec<FactId> = (0..12).map(|_| FactId::fresh(&chance)).collect();
        at(test, "2018-06");
        write(test, move |tx| {
            for (place, id) in ids.iter().enumerate() {
                // Two of twelve have another sex or none that is known: the published men and women don't make up the whole.
                let sex = match place {
                    0 => Sex::Other,
                    1 => Sex::NotKnown,
                    2..7 => Sex::Man,
                    _ => Sex::Woman,
                };
                facts::note_client(tx, *id, &ClientFact { sex, ..client("2018-06", "NG") })?;
                facts::note_exploitations(tx, *id, &[exploitation("2018-06", true, false, Form::Labour)])?;
            }
            Ok(())
        });
        let dates = Dates::of(half("2018-1"));
        let (small, made) = cells(test, dates);
        let rest = small.iter().find(|cell| cell.path == "stock.other_or_not_known_sex").expect("the rest is listed");
        assert!(rest.implied && rest.value == 2 && !rest.released);
        assert!(small.iter().filter(|cell| cell.implied).count() == 1, "a rest of nought tells of nobody: {small:?}");
        assert!(made.is_err());
        for cell in &small {
            release(test, &chance, dates, &cell.path, cell.value).expect("released");
        }
        let safe = cells(test, dates).1.expect("every small number was decided about");
        assert_eq!(safe.get("stock.other_or_not_known_sex"), None, "it may be worked out; it is not published");
        assert_eq!(safe.is_record("stock.clients"), Some(true));
        // An earlier year has such a rest too.
        let later = Dates::of(half("2019-1"));
        let (small, _) = cells(test, later);
        assert!(small.iter().any(|cell| cell.implied && cell.path == "earlier_years.2018.other_or_not_known_sex"));
    });
}

/// Every figure of the published review, and who proposed.
const PUBLISHED: &[&str] = &[
    "earlier_days.2017-06-30.people_covered",
    "earlier_halves.2016-1.new_clients",
    "earlier_halves.2016-1.received",
    "earlier_halves.2017-1.new_clients",
    "earlier_halves.2017-1.received",
    "earlier_years.2016.men_or_boys",
    "earlier_years.2016.minors",
    "earlier_years.2016.new_clients",
    "earlier_years.2016.people_covered_on_last_day",
    "earlier_years.2016.sexual_exploitation_in_finland",
    "earlier_years.2016.women_or_girls",
    "earlier_years.2017.men_or_boys",
    "earlier_years.2017.minors",
    "earlier_years.2017.new_clients",
    "earlier_years.2017.people_covered_on_last_day",
    "earlier_years.2017.sexual_exploitation_in_finland",
    "earlier_years.2017.women_or_girls",
    "new_clients.adults",
    "new_clients.exploited_abroad_only",
    "new_clients.exploited_in_finland",
    "new_clients.exploited_only_in_home_country",
    "new_clients.exploited_outside_home_country",
    "new_clients.in_finland_by_form.forced_marriage",
    "new_clients.in_finland_by_form.labour_exploitation_or_related_offence",
    "new_clients.in_finland_by_form.other",
    "new_clients.in_finland_by_form.sexual_exploitation",
    "new_clients.in_finland_by_residence.asylum_seeker",
    "new_clients.in_finland_by_residence.no_lawful_residence",
    "new_clients.in_finland_by_residence.permit_or_citizen_of_finland_or_eu",
    "new_clients.minors",
    "new_clients.nationalities",
    "new_clients.total",
    "proposals.by_proposer.lawyer",
    "proposals.outcome.accepted",
    "proposals.outcome.awaiting",
    "proposals.outcome.neither_accepted_nor_awaiting",
    "proposals.proposed_themselves",
    "proposals.received",
    "stock.children_of_clients",
    "stock.clients",
    "stock.men_or_boys",
    "stock.minors_now",
    "stock.minors_on_admission",
    "stock.people_covered",
    "stock.women_or_girls",
];

#[test]
fn the_figures_of_the_published_review_leave_and_no_others() {
    both_engines(|test| {
        let chance = SeededChance::new(11);
        let subject = FactId::fresh(&chance);
        at(test, "2018-03");
        write(test, move |tx| {
            let (arrived, ended) = (month("2018-03"), Some(month("2018-03")));
            let fact = ProposalFact { arrived, proposer_kind: "lawyer", outcome: "accepted", ended };
            facts::note_proposal(tx, subject, &fact)?;
            facts::note_decision(tx, subject, &DecisionFact { made: month("2018-03"), kind: "accept" })?;
            facts::note_client(tx, subject, &client("2018-03", "NG"))
        });
        let dates = Dates::of(half("2018-1"));
        for cell in cells(test, dates).0 {
            release(test, &chance, dates, &cell.path, cell.value).expect("released");
        }
        let safe = cells(test, dates).1.expect("safe");
        let paths: Vec<&str> = safe.all().map(|(path, _)| path).collect();
        assert_eq!(paths, PUBLISHED);
        assert_eq!(safe.largest_nationality().map(|letters| letters.to_string()), Some("NG".to_owned()));
    });
}

#[test]
fn the_largest_nationality_of_few_is_named_only_by_a_decision_about_that_very_one() {
    both_engines(|test| {
        let chance = SeededChance::new(12);
        let ids: Vec<FactId> = (0..3).map(|_| FactId::fresh(&chance)).collect();
        let [first, second, third] = [ids[0], ids[1], ids[2]];
        let dates = Dates::of(half("2018-1"));
        at(test, "2018-06");
        write(test, move |tx| {
            facts::note_client(tx, first, &client("2018-06", "NG"))?;
            facts::note_client(tx, second, &client("2018-06", "NG"))
        });
        let path = "largest_nationality.stock.NG";
        let (small, _) = cells(test, dates);
        let cell = small.iter().find(|cell| cell.path == path).expect("two are few");
        assert!(cell.value == 2 && !cell.released && !cell.implied);
        for cell in small.iter().filter(|cell| cell.path != path) {
            release(test, &chance, dates, &cell.path, cell.value).expect("released");
        }
        assert!(cells(test, dates).1.is_err(), "the name has no decision");
        release(test, &chance, dates, path, 2).expect("released");
        let safe = cells(test, dates).1.expect("everything was decided about");
        assert_eq!(safe.largest_nationality().map(|letters| letters.to_string()), Some("NG".to_owned()));
        assert!(safe.all().all(|(path, _)| !path.starts_with("largest_nationality")), "its count stays");
        // Two people again, of another citizenship: that was not decided about.
        write(test, move |tx| {
            facts::note_client(tx, first, &client("2018-06", "VN"))?;
            facts::note_client(tx, second, &client("2018-06", "VN"))
        });
        let (small, made) = cells(test, dates);
        assert!(
            made.is_err() && small.iter().any(|cell| cell.path == "largest_nationality.stock.VN" && !cell.released)
        );
        // With two equally common there is no name, and nothing to decide about it.
        write(test, move |tx| {
            facts::note_client(tx, second, &client("2018-06", "NG"))?;
            facts::note_client(tx, third, &client("2018-06", "SO"))
        });
        assert!(cells(test, dates).0.iter().all(|cell| !cell.path.starts_with("largest_nationality")));
    });
}
