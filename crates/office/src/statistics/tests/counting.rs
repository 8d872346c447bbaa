//! What is counted, by which date, and as known by when.

use lyhty_base::{FactId, Identity as _, Month, Outcome, SeededChance};
use lyhty_store::Tx;
use lyhty_store::testing::both_engines;

use super::*;
use crate::facts::words::{Form, LeavingGround, Sex};
use crate::facts::{self, ChildFact, ClientFact, ExploitationFact, LeavingFact, ProposalFact};

/// Writes a proposal as it is in a month.
fn proposal(tx: &mut Tx<'_>, subject: FactId, arrived: &str, outcome: &'static str) -> Outcome<()> {
    let ended = (outcome != "awaiting").then(|| Month::of(tx.today()));
    let fact = ProposalFact { arrived: month(arrived), proposer_kind: "lawyer", outcome, ended };
    facts::note_proposal(tx, subject, &fact)
}

#[test]
fn seventy_six_accepted_of_those_received_and_seventy_six_admitted_are_different_people() {
    both_engines(|test| {
        let chance = SeededChance::new(1);
        let ids = |number: usize| -> Vec<FactId> { (0..number).map(|_| FactId::fresh(&chance)).collect() };
        // Proposed in 2017 and admitted in the half; proposed and admitted in it; proposed in it and accepted in July;
        // proposed in it and awaiting still.
        let (carried, inside, late, awaiting) = (ids(7), ids(69), ids(7), ids(5));
        let proposed = carried.clone();
        at(test, "2017-12");
        write(test, move |tx| proposed.iter().try_for_each(|id| proposal(tx, *id, "2017-12", "awaiting")));
        let (carried_on, accepted) = (carried.clone(), inside.clone());
        at(test, "2018-02");
        write(test, move |tx| {
            for id in &carried_on {
                proposal(tx, *id, "2017-12", "accepted")?;
                facts::note_client(tx, *id, &client("2018-02", "NG"))?;
            }
            for id in &accepted {
                proposal(tx, *id, "2018-02", "accepted")?;
                facts::note_client(tx, *id, &client("2018-02", "NG"))?;
            }
            Ok(())
        });
        let open: Vec<FactId> = late.iter().chain(&awaiting).copied().collect();
        at(test, "2018-06");
        write(test, move |tx| open.iter().try_for_each(|id| proposal(tx, *id, "2018-06", "awaiting")));
        let accepted_late = late.clone();
        at(test, "2018-07");
        write(test, move |tx| {
            for id in &accepted_late {
                proposal(tx, *id, "2018-06", "accepted")?;
                facts::note_client(tx, *id, &client("2018-07", "VN"))?;
            }
            Ok(())
        });
        let numbers = |of: &str, known_by: &str| {
            let figures = count(test, Dates { known_by: month(known_by), ..Dates::of(half(of)) });
            let get = |path: &str| figures.get(path).unwrap_or(u64::MAX);
            [get("proposals.received"), get("proposals.outcome.accepted"), get("new_clients.total")]
        };
        assert_eq!(numbers("2018-1", "2018-07"), [81, 76, 76], "the same number, by chance");
        assert_eq!(
            numbers("2018-1", "2018-06"),
            [81, 69, 76],
            "an earlier cut-off knows fewer outcomes, not fewer clients"
        );
        assert_eq!(numbers("2018-1", "2018-01"), [0, 0, 0], "nothing was known of the half yet");
        assert_eq!(numbers("2017-2", "2018-07"), [7, 7, 0], "those carried over were proposed here and admitted later");
        assert_eq!(numbers("2017-2", "2018-01"), [7, 0, 0]);
        assert_eq!(numbers("2018-2", "2018-07"), [0, 0, 7], "those accepted late are admitted here");
    });
}

#[test]
fn a_finn_in_finland_a_case_that_went_on_and_two_forms_in_two_countries_are_counted_as_defined() {
    both_engines(|test| {
        let chance = SeededChance::new(2);
        let (finn, went_on, two) = (FactId::fresh(&chance), FactId::fresh(&chance), FactId::fresh(&chance));
        at(test, "2018-03");
        write(test, move |tx| {
            facts::note_client(tx, finn, &client("2018-03", "FI"))?;
            facts::note_exploitations(tx, finn, &[exploitation("2018-03", true, true, Form::Sexual)])?;
            facts::note_client(tx, went_on, &client("2018-03", "NG"))?;
            let began = exploitation("2018-03", false, true, Form::Sexual);
            facts::note_exploitations(tx, went_on, &[began, exploitation("2018-03", true, false, Form::Labour)])?;
            facts::note_client(tx, two, &client("2018-03", "VN"))?;
            let abroad = exploitation("2018-03", false, false, Form::Sexual);
            let here = exploitation("2018-03", true, false, Form::ForcedCriminality);
            let also_here =
                ExploitationFact { main_in_finland: false, ..exploitation("2018-03", true, false, Form::Labour) };
            facts::note_exploitations(tx, two, &[abroad, also_here, here])
        });
        let figures = count(test, Dates::of(half("2018-1")));
        let get = |path: &str| figures.get(&format!("new_clients.{path}"));
        assert_eq!(get("exploited_in_finland"), Some(3));
        assert_eq!(get("exploited_abroad_only"), Some(0));
        assert_eq!(get("exploited_only_in_home_country"), Some(1), "the Finn, whose home is Finland");
        assert_eq!(get("exploited_outside_home_country"), Some(2));
        assert_eq!(get("in_finland_by_form.sexual_exploitation"), Some(1));
        assert_eq!(get("in_finland_by_form.labour_exploitation_or_related_offence"), Some(1));
        assert_eq!(get("in_finland_by_form.other"), Some(1), "the main form in Finland, not the main form of all");
        assert_eq!(get("nationalities"), Some(3));
    });
}

#[test]
fn the_stock_is_of_the_last_day_and_children_are_counted_once() {
    both_engines(|test| {
        let chance = SeededChance::new(3);
        let ids: Vec<FactId> = (0..5).map(|_| FactId::fresh(&chance)).collect();
        let (mother, girl, gone, child, leaving) = (ids[0], ids[1], ids[2], ids[3], ids[4]);
        at(test, "2018-01");
        write(test, move |tx| {
            facts::note_client(tx, mother, &client("2018-01", "NG"))?;
            let born = ChildFact { since: month("2018-01"), until: None, comes_of_age: Some(month("2030-01")) };
            facts::note_child(tx, child, &born)?;
            // Turns 18 in June: grown up on the last day of June, a minor on admission.
            let girl_fact =
                ClientFact { age: Some(17), comes_of_age: Some(month("2018-06")), ..client("2018-01", "NG") };
            facts::note_client(tx, girl, &girl_fact)?;
            facts::note_client(tx, gone, &ClientFact { sex: Sex::Man, ..client("2018-01", "VN") })
        });
        at(test, "2018-06");
        write(test, move |tx| {
            let man = ClientFact { sex: Sex::Man, ..client("2018-01", "VN") };
            facts::note_leaving(tx, leaving, &LeavingFact::of(&man, month("2018-06"), LeavingGround::NoMoreNeed))?;
            // The child is noted again, corrected: still one child.
            let born = ChildFact { since: month("2018-01"), until: None, comes_of_age: Some(month("2031-01")) };
            facts::note_child(tx, child, &born)
        });
        let figures = count(test, Dates::of(half("2018-1")));
        let get = |path: &str| figures.get(&format!("stock.{path}"));
        assert_eq!((get("clients"), get("women_or_girls"), get("men_or_boys")), (Some(2), Some(2), Some(0)));
        assert_eq!((get("minors_now"), get("minors_on_admission")), (Some(0), Some(1)));
        assert_eq!((get("children_of_clients"), get("people_covered")), (Some(1), Some(3)));
        assert_eq!(figures.largest_nationality.map(|largest| largest.citizenship.to_string()), Some("NG".to_owned()));
        // A month earlier nobody had left and the girl was a minor.
        let may = Dates { stock: month("2018-05"), ..Dates::of(half("2018-1")) };
        let figures = count(test, may);
        assert_eq!(figures.get("stock.clients"), Some(3));
        assert_eq!(figures.get("stock.minors_now"), Some(1));
    });
}

#[test]
fn a_correction_moves_later_figures_and_not_earlier_ones() {
    both_engines(|test| {
        let chance = SeededChance::new(4);
        let ids: Vec<FactId> = (0..4).map(|_| FactId::fresh(&chance)).collect();
        let (subject, gone, leaving, child) = (ids[0], ids[1], ids[2], ids[3]);
        at(test, "2018-03");
        write(test, move |tx| {
            facts::note_client(tx, subject, &client("2018-03", "NG"))?;
            facts::note_exploitations(tx, subject, &[exploitation("2018-03", false, true, Form::Sexual)])?;
            facts::note_client(tx, gone, &client("2018-03", "NG"))?;
            facts::note_child(tx, child, &ChildFact { since: month("2018-03"), until: None, comes_of_age: None })
        });
        let of = |known_by: &str| {
            let figures = count(test, Dates { known_by: month(known_by), ..Dates::of(half("2018-1")) });
            ["stock.women_or_girls", "stock.men_or_boys", "stock.people_covered", "new_clients.exploited_in_finland"]
                .map(|path| figures.get(path).unwrap_or(u64::MAX))
        };
        let july = of("2018-07");
        assert_eq!(july, [2, 0, 3, 0]);
        // In September somebody turns out to be a man exploited in Finland, and somebody to have left in May with the child.
        at(test, "2018-09");
        write(test, move |tx| {
            facts::note_client(tx, subject, &ClientFact { sex: Sex::Man, ..client("2018-03", "NG") })?;
            facts::note_exploitations(tx, subject, &[exploitation("2018-03", true, false, Form::Labour)])?;
            let left = LeavingFact::of(&client("2018-03", "NG"), month("2018-05"), LeavingGround::AsksOut);
            facts::note_leaving(tx, leaving, &left)?;
            let until = Some(month("2018-05"));
            facts::note_child(tx, child, &ChildFact { since: month("2018-03"), until, comes_of_age: None })
        });
        assert_eq!(of("2018-07"), july, "what July knew stays what it was");
        assert_eq!(of("2018-08"), july);
        assert_eq!(of("2018-09"), [0, 1, 1, 1]);
    });
}

#[test]
fn figures_that_do_not_add_up_are_refused_by_name() {
    both_engines(|test| {
        let mut figures = count(test, Dates::of(half("2018-1")));
        figures.values.insert("stock.clients".to_owned(), 3);
        let wrong = figures.check_sums().expect_err("the parts are nought");
        assert_eq!(wrong.whole, "stock.clients");
        assert!(wrong.to_string().contains("stock.men_or_boys"), "{wrong}");
    });
}

#[test]
fn earlier_halves_days_and_years_are_counted_by_the_same_cut_off() {
    both_engines(|test| {
        let chance = SeededChance::new(7);
        let ids: Vec<FactId> = (0..9).map(|_| FactId::fresh(&chance)).collect();
        let (of_2016, of_2017, gone) = (ids[0..3].to_vec(), ids[3..5].to_vec(), ids[6]);
        let child = ids[7];
        at(test, "2016-10");
        write(test, move |tx| {
            let [one, two, three] = of_2016.as_slice() else { panic!("three") };
            facts::note_client(tx, *one, &ClientFact { sex: Sex::Man, ..client("2016-10", "VN") })?;
            facts::note_client(tx, *two, &ClientFact { age: Some(16), ..client("2016-10", "NG") })?;
            facts::note_client(tx, *three, &ClientFact { sex: Sex::NotKnown, ..client("2016-10", "NG") })?;
            let abroad =
                ExploitationFact { main_in_finland: false, ..exploitation("2016-10", false, true, Form::Sexual) };
            facts::note_exploitations(tx, *one, &[abroad, exploitation("2016-10", true, false, Form::Labour)])?;
            facts::note_exploitations(tx, *two, &[exploitation("2016-10", true, false, Form::Sexual)])?;
            let born = ChildFact { since: month("2016-11"), until: None, comes_of_age: Some(month("2030-01")) };
            facts::note_child(tx, child, &born)
        });
        at(test, "2017-03");
        write(test, move |tx| {
            let man = ClientFact { sex: Sex::Man, ..client("2016-10", "VN") };
            facts::note_leaving(tx, gone, &LeavingFact::of(&man, month("2017-03"), LeavingGround::LeftFinland))?;
            let ended = ChildFact {
                since: month("2016-11"),
                until: Some(month("2017-03")),
                comes_of_age: Some(month("2030-01")),
            };
            facts::note_child(tx, child, &ended)?;
            of_2017.iter().try_for_each(|id| facts::note_client(tx, *id, &client("2017-03", "NG")))
        });
        at(test, "2018-06");
        let figures = count(test, Dates::of(half("2018-1")));
        let year = |year: &str, path: &str| figures.get(&format!("earlier_years.{year}.{path}"));
        assert_eq!((year("2016", "new_clients"), year("2017", "new_clients")), (Some(3), Some(2)));
        assert_eq!((year("2016", "women_or_girls"), year("2016", "men_or_boys")), (Some(1), Some(1)));
        assert_eq!((year("2016", "other_or_not_known_sex"), year("2016", "minors")), (Some(1), Some(1)));
        let sexual = "sexual_exploitation_in_finland";
        assert_eq!((year("2016", sexual), year("2017", sexual)), (Some(1), Some(0)), "abroad is not in Finland");
        let covered = "people_covered_on_last_day";
        assert_eq!((year("2016", covered), year("2017", covered)), (Some(4), Some(4)));
        assert_eq!(figures.get("earlier_days.2017-06-30.people_covered"), Some(4));
        assert_eq!(figures.get("earlier_halves.2017-1.new_clients"), Some(2));
        assert_eq!(figures.get("earlier_halves.2016-1.new_clients"), Some(0));
    });
}

#[test]
fn a_record_is_higher_than_every_month_or_half_before_and_not_as_high() {
    both_engines(|test| {
        let chance = SeededChance::new(8);
        let admit = |text: &str, number: usize| {
            let ids: Vec<FactId> = (0..number).map(|_| FactId::fresh(&chance)).collect();
            at(test, text);
            let admitted = text.to_owned();
            write(test, move |tx| {
                ids.iter().try_for_each(|id| {
                    proposal(tx, *id, &admitted, "accepted")?;
                    facts::note_client(tx, *id, &client(&admitted, "NG"))
                })
            });
        };
        let records = |of: &str| {
            let figures = count(test, Dates { known_by: month("2019-12"), ..Dates::of(half(of)) });
            ["stock.clients", "stock.people_covered", "new_clients.total", "proposals.received"]
                .map(|path| figures.is_record(path).unwrap_or_else(|| panic!("{path}")))
        };
        let leave = |text: &str| {
            let (subject, left) = (FactId::fresh(&chance), month(text));
            at(test, text);
            let fact = LeavingFact::of(&client("2016-12", "NG"), left, LeavingGround::NoMoreNeed);
            write(test, move |tx| facts::note_leaving(tx, subject, &fact));
        };
        admit("2016-12", 3);
        // One leaves while somebody's child is there: the clients are fewer, the people as many.
        leave("2017-02");
        let child = FactId::fresh(&chance);
        write(test, move |tx| {
            facts::note_child(tx, child, &ChildFact { since: month("2017-02"), until: None, comes_of_age: None })
        });
        admit("2017-06", 1);
        admit("2017-12", 3);
        admit("2018-06", 4);
        assert_eq!(records("2016-2"), [true, true, true, true], "there was nobody before");
        assert_eq!(
            records("2017-1"),
            [false, true, false, false],
            "three clients were three already, four people never"
        );
        assert_eq!(
            records("2017-2"),
            [true, true, false, false],
            "six clients never; three new ones were three already"
        );
        assert_eq!(records("2018-1"), [true, true, true, true]);
        assert_eq!(records("2019-1"), [false, false, false, false], "nothing came: as high is not higher");
        let figures = count(test, Dates::of(half("2018-1")));
        assert_eq!(figures.is_record("stock.men_or_boys"), None);
    });
}
