//! Figures over facts that were written in several months, on both engines.

use lyhty_base::{AccountId, FactId, Half, Identity as _, Language, Moment, Month, Outcome, SeededChance};
use lyhty_store::Actor;
use lyhty_store::testing::{TestStore, both_engines};
use lyhty_vault::{AccountSecret, Keyring};
use lyhty_web::policy::{ReleaseSmallCells, Role};
use lyhty_web::{Texts, testing};

use super::{
    DEFINITIONS, Dates, Figures, SafeFigures, SmallCell, definition_of, figures_markdown, release_small_cell,
    small_cells,
};
use crate::facts::words::{ClientKind, Form, LeavingGround, Residence, ResidenceReason, Sex};
use crate::facts::{self, ChildFact, ClientFact, ExploitationFact, ProposalFact};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn half(text: &str) -> Half {
    text.parse().expect("a half")
}

/// Sets the clock to the middle of a month.
fn at(test: &TestStore, text: &str) {
    let day = month(text).first_day().expect("a day").plus_days(14);
    let days = i64::from(day.year() - 1970) * 366 + 366;
    // Looks for the moment by steps of hours: no calendar arithmetic of our own in tests.
    let mut moment = Moment::from_milliseconds(days * 86_400_000);
    while moment.helsinki_day() > day {
        moment = moment.plus_hours(-24);
    }
    test.clock.set(moment);
}

fn write(test: &TestStore, body: impl Fn(&mut lyhty_store::Tx<'_>) -> Outcome<()> + Send + 'static) {
    test.store.write_blocking("facts", Actor::Duty("test"), body).expect("facts are written");
}

fn count(test: &TestStore, dates: Dates) -> Figures {
    test.store.read_blocking("figures", move |tx| Figures::count(tx, dates)).expect("figures")
}

fn client(admitted: &str, citizenship: &str) -> ClientFact {
    ClientFact {
        admitted: month(admitted),
        kind: ClientKind::Victim,
        sex: Sex::Woman,
        age: Some(30),
        comes_of_age: None,
        citizenship: citizenship.parse().ok(),
        left: None,
    }
}

fn exploitation(in_finland: bool, at_home: bool, form: Form) -> ExploitationFact {
    ExploitationFact {
        in_finland,
        at_home,
        form,
        main: true,
        main_in_finland: in_finland,
        residence: if in_finland { Residence::Permit } else { Residence::NotKnown },
        reason: ResidenceReason::NotKnown,
    }
}

#[test]
fn the_two_seventy_sixes_are_different_people() {
    both_engines(|test| {
        let chance = SeededChance::new(1);
        let id = || FactId::fresh(&chance);
        // Proposed in 2017, admitted in 2018; proposed in June 2018, accepted in July; proposed and admitted in the half.
        let (carried, late, inside) = (id(), id(), id());
        at(test, "2017-12");
        write(test, move |tx| {
            let awaiting =
                ProposalFact { arrived: month("2017-12"), proposer_kind: "lawyer", outcome: "awaiting", ended: None };
            facts::note_proposal(tx, carried, &awaiting)
        });
        at(test, "2018-02");
        write(test, move |tx| {
            let ended = Some(month("2018-02"));
            let accepted =
                ProposalFact { arrived: month("2017-12"), proposer_kind: "lawyer", outcome: "accepted", ended };
            facts::note_proposal(tx, carried, &accepted)?;
            facts::note_client(tx, carried, &client("2018-02", "NG"))?;
            let accepted =
                ProposalFact { arrived: month("2018-02"), proposer_kind: "police", outcome: "accepted", ended };
            facts::note_proposal(tx, inside, &accepted)?;
            facts::note_client(tx, inside, &client("2018-02", "NG"))
        });
        at(test, "2018-06");
        write(test, move |tx| {
            let awaiting = ProposalFact {
                arrived: month("2018-06"),
                proposer_kind: "the-person",
                outcome: "awaiting",
                ended: None,
            };
            facts::note_proposal(tx, late, &awaiting)
        });
        at(test, "2018-07");
        write(test, move |tx| {
            let ended = Some(month("2018-07"));
            let accepted =
                ProposalFact { arrived: month("2018-06"), proposer_kind: "the-person", outcome: "accepted", ended };
            facts::note_proposal(tx, late, &accepted)?;
            facts::note_client(tx, late, &client("2018-07", "VN"))
        });
        let figures = count(test, Dates::of(half("2018-1")));
        assert_eq!(figures.get("proposals.received"), Some(2));
        assert_eq!(figures.get("proposals.outcome.accepted"), Some(2), "by the cut-off at the end of July");
        assert_eq!(figures.get("new_clients.total"), Some(2), "as many, and other people");
        // By the end of June one of them still awaited: the populations are told apart.
        let earlier = Dates { known_by: month("2018-06"), ..Dates::of(half("2018-1")) };
        let figures = count(test, earlier);
        assert_eq!(figures.get("proposals.outcome.accepted"), Some(1));
        assert_eq!(figures.get("proposals.outcome.awaiting"), Some(1));
        assert_eq!(figures.get("new_clients.total"), Some(2));
        let before = count(test, Dates::of(half("2017-2")));
        assert_eq!((before.get("proposals.received"), before.get("new_clients.total")), (Some(1), Some(0)));
        let after = count(test, Dates::of(half("2018-2")));
        assert_eq!((after.get("proposals.received"), after.get("new_clients.total")), (Some(0), Some(1)));
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
            facts::note_exploitations(tx, finn, &[exploitation(true, true, Form::Sexual)])?;
            facts::note_client(tx, went_on, &client("2018-03", "NG"))?;
            let began = ExploitationFact { main: false, ..exploitation(false, true, Form::Sexual) };
            facts::note_exploitations(tx, went_on, &[began, exploitation(true, false, Form::Labour)])?;
            facts::note_client(tx, two, &client("2018-03", "VN"))?;
            let abroad = exploitation(false, false, Form::Sexual);
            let here = ExploitationFact { main: false, ..exploitation(true, false, Form::ForcedCriminality) };
            facts::note_exploitations(tx, two, &[abroad, here])
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
        let (mother, girl, gone, child) = (ids[0], ids[1], ids[2], ids[3]);
        at(test, "2018-01");
        write(test, move |tx| {
            facts::note_client(tx, mother, &client("2018-01", "NG"))?;
            let born = ChildFact { since: month("2018-01"), until: None, comes_of_age: Some(month("2030-01")) };
            facts::note_child(tx, mother, child, &born)?;
            // Turns 18 in June: grown up on the last day of June, a minor on admission.
            let girl_fact =
                ClientFact { age: Some(17), comes_of_age: Some(month("2018-06")), ..client("2018-01", "NG") };
            facts::note_client(tx, girl, &girl_fact)?;
            facts::note_client(tx, gone, &ClientFact { sex: Sex::Man, ..client("2018-01", "VN") })
        });
        at(test, "2018-06");
        write(test, move |tx| {
            let left = Some((month("2018-06"), LeavingGround::NoMoreNeed));
            facts::note_client(tx, gone, &ClientFact { sex: Sex::Man, left, ..client("2018-01", "VN") })?;
            // The child is noted again, corrected: still one child.
            let born = ChildFact { since: month("2018-01"), until: None, comes_of_age: Some(month("2031-01")) };
            facts::note_child(tx, mother, child, &born)
        });
        let figures = count(test, Dates::of(half("2018-1")));
        let get = |path: &str| figures.get(&format!("stock.{path}"));
        assert_eq!((get("clients"), get("women_or_girls"), get("men_or_boys")), (Some(2), Some(2), Some(0)));
        assert_eq!((get("minors_now"), get("minors_on_admission")), (Some(0), Some(1)));
        assert_eq!((get("children_of_clients"), get("people_covered")), (Some(1), Some(3)));
        assert_eq!(figures.largest_nationality.map(|letters| letters.to_string()), Some("NG".to_owned()));
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
        let subject = FactId::fresh(&SeededChance::new(4));
        at(test, "2018-03");
        write(test, move |tx| facts::note_client(tx, subject, &client("2018-03", "NG")));
        at(test, "2018-09");
        write(test, move |tx| {
            facts::note_client(tx, subject, &ClientFact { sex: Sex::Man, ..client("2018-03", "NG") })
        });
        let july = count(test, Dates::of(half("2018-1")));
        assert_eq!(july.get("stock.women_or_girls"), Some(1));
        let later = count(test, Dates { known_by: month("2018-09"), ..Dates::of(half("2018-1")) });
        assert_eq!((later.get("stock.women_or_girls"), later.get("stock.men_or_boys")), (Some(0), Some(1)));
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
fn a_small_figure_of_the_list_leaves_only_by_a_decision_of_the_director() {
    both_engines(|test| {
        let chance = SeededChance::new(6);
        let subject = FactId::fresh(&chance);
        at(test, "2018-03");
        write(test, move |tx| {
            facts::note_client(tx, subject, &client("2018-03", "NG"))?;
            facts::note_exploitations(tx, subject, &[exploitation(true, false, Form::Labour)])
        });
        let dates = Dates::of(half("2018-1"));
        let cells = || {
            let list = move |tx: &mut lyhty_store::Tx<'_>| -> Outcome<(Vec<SmallCell>, Outcome<SafeFigures>)> {
                let figures = Figures::count(tx, dates)?;
                Ok((small_cells(tx, &figures)?, SafeFigures::make(tx, &figures)))
            };
            test.store.read_blocking("small", list).expect("listed")
        };
        let release = |path: &str| {
            let keyring = Keyring::new(AccountId::fresh(&chance), AccountSecret::generate(), Vec::new());
            let may = testing::may::<ReleaseSmallCells>(Role::Director, keyring);
            let path = path.to_owned();
            test.store
                .write_blocking("release", Actor::Duty("test"), move |tx| release_small_cell(tx, &may, dates, &path))
        };
        let (small, made) = cells();
        assert!(small.iter().any(|cell| cell.path == "new_clients.total") && small.iter().all(|cell| !cell.released));
        assert!(made.is_err(), "nothing leaves while a small figure has no decision");
        for wrong in ["new_clients.minors", "new_clients.exploitation_not_known", "no.such.figure"] {
            assert!(release(wrong).is_err(), "{wrong} is nought, not of the list, or no figure");
        }
        for cell in &small {
            release(&cell.path).expect("the director releases");
            release(&cell.path).expect("and twice is once");
        }
        let (small, made) = cells();
        assert!(small.iter().all(|cell| cell.released));
        let safe = made.expect("every small figure was decided about");
        assert_eq!(safe.get("new_clients.total"), Some(1));
        assert_eq!(safe.get("new_clients.exploitation_not_known"), None, "not of the list");
        // A decision is about one cut-off: other figures need their own.
        let other = Dates { known_by: month("2018-08"), ..dates };
        let list = move |tx: &mut lyhty_store::Tx<'_>| -> Outcome<bool> {
            let figures = Figures::count(tx, other)?;
            Ok(SafeFigures::make(tx, &figures).is_err())
        };
        assert!(test.store.read_blocking("other", list).expect("tried"));
    });
}

#[test]
fn every_counted_figure_is_defined_and_every_sentence_of_a_definition_is_there_in_every_language() {
    let texts = Texts::new().expect("texts");
    for definition in DEFINITIONS {
        for &language in Language::ALL {
            let keys =
                [definition.unit.message_key(), definition.day.message_key(), definition.who, definition.not_known];
            for key in keys {
                assert!(texts.has(language, key), "{language}: {key}");
            }
        }
    }
    both_engines(|test| {
        let figures = count(test, Dates::of(half("2018-1")));
        let undefined: Vec<_> = figures.all().filter(|(path, _)| definition_of(path).is_none()).collect();
        assert!(undefined.is_empty(), "{undefined:?}");
    });
}

#[test]
fn the_page_of_the_definitions_is_up_to_date() {
    let texts = Texts::new().expect("texts");
    let mut page = "# Figures · Luvut · Siffror\n\n\
         <!-- Made from DEFINITIONS in crates/office/src/statistics; a test compares it and LYHTY_OVERWRITE=1 writes it \
         anew. -->\n\n"
        .to_owned();
    for &language in Language::ALL {
        page.push_str(&figures_markdown(&|key| texts.say(language, key).plain()));
    }
    testing::golden(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/figures.md"), &page);
}
