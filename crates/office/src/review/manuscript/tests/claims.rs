//! Every claim of the published review is true on its figures and red after one of them is another.

use super::support::{ENGLISH, FINNISH, SWEDISH, findings, findings_with, kinds, numbers, numbers_with, sentence};
use crate::review::manuscript::FindingKind;

/// The claim, and a figure with the value that makes it untrue.
const CLAIMS: &[(&str, &str, u64)] = &[
    (
        "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40)}",
        "new_clients.exploited_in_finland",
        31,
    ),
    (
        "{claim: less_than(new_clients.exploited_only_in_home_country / new_clients.total, 1/4)}",
        "new_clients.exploited_only_in_home_country",
        19,
    ),
    (
        "{claim: about_fraction(new_clients.in_finland_by_residence.* / new_clients.exploited_in_finland, 1/3)}",
        "new_clients.in_finland_by_residence.asylum_seeker",
        12,
    ),
    (
        "[The figures are higher than before]{claim: higher_than(proposals.received, earlier_halves.*.received) and \
         higher_than(new_clients.total, earlier_halves.*.new_clients)}",
        "earlier_halves.2016-1.new_clients",
        76,
    ),
    (
        "[more than in whole years]{claim: higher_than(new_clients.in_finland_by_form.sexual_exploitation, \
         earlier_years.*.sexual_exploitation_in_finland)}",
        "earlier_years.2017.sexual_exploitation_in_finland",
        12,
    ),
    (
        "[most often sexual]{claim: largest(new_clients.in_finland_by_form) == sexual_exploitation}",
        "new_clients.in_finland_by_form.labour_exploitation_or_related_offence",
        12,
    ),
];

#[test]
fn every_claim_of_the_review_is_true_of_its_figures_and_untrue_after_one_of_them_changed() {
    for (claim, path, value) in CLAIMS {
        assert_eq!(findings(ENGLISH, claim), [], "{claim}");
        let changed = findings_with(&numbers_with(path, *value), ENGLISH, claim);
        assert!(
            matches!(changed.as_slice(), [finding] if matches!(finding.kind, FindingKind::UntrueClaim { .. })),
            "{claim}: {changed:?}"
        );
    }
}

#[test]
fn the_share_of_a_claim_follows_its_figures() {
    let claim = "{claim: percent(new_clients.exploited_outside_home_country / new_clients.total)}";
    assert_eq!(sentence(ENGLISH, claim), "76 percent");
    assert_eq!(sentence(FINNISH, claim), "76 prosenttia");
    let elative = "{claim: percent(new_clients.exploited_outside_home_country / new_clients.total), in elative}";
    assert_eq!(sentence(FINNISH, elative), "76 prosentista");
}

#[test]
fn all_clients_are_a_record_and_new_clients_are_not() {
    assert_eq!(findings(ENGLISH, "[higher than ever]{claim: record(stock.clients)}"), []);
    let of_new = kinds(ENGLISH, "[a record number of new clients]{claim: record(new_clients.total)}");
    let untrue = FindingKind::UntrueClaim {
        claim: "record(new_clients.total)".to_owned(),
        figures: "new_clients.total = 76".to_owned(),
    };
    assert_eq!(of_new, [untrue]);
    let of_others = kinds(ENGLISH, "[a record]{claim: record(stock.minors_now)}");
    assert_eq!(of_others, [FindingKind::UnknownFigure { path: "stock.minors_now".to_owned() }]);
}

#[test]
fn the_largest_nationality_is_named_without_a_count() {
    assert_eq!(findings(SWEDISH, "[Nigeria]{claim: largest_nationality(stock) == NG}"), []);
    let mut numbers = numbers();
    numbers.largest_nationality = None;
    let found = findings_with(&numbers, SWEDISH, "[Nigeria]{claim: largest_nationality(stock) == NG}");
    assert!(matches!(found[0].kind, FindingKind::UntrueClaim { .. }));
}

#[test]
fn near_the_edges_a_claim_is_exact() {
    let share = |part, whole, claim: &str| {
        let mut numbers = numbers();
        numbers.values.insert("new_clients.exploited_in_finland".to_owned(), part);
        numbers.values.insert("new_clients.total".to_owned(), whole);
        findings_with(&numbers, ENGLISH, claim).is_empty()
    };
    let of = "new_clients.exploited_in_finland / new_clients.total";
    let almost = format!("{{claim: almost_percent({of}, 40)}}");
    assert!(share(39, 100, &almost) && share(39_999, 100_000, &almost));
    assert!(!share(40, 100, &almost) && !share(38_999, 100_000, &almost));
    let about = format!("{{claim: about_fraction({of}, 1/4)}}");
    assert!(share(225, 1000, &about) && share(275, 1000, &about));
    assert!(!share(22_499, 100_000, &about) && !share(27_501, 100_000, &about));
    let less = format!("{{claim: less_than({of}, 1/4)}}");
    assert!(share(24, 100, &less) && !share(25, 100, &less));
    let more = format!("{{claim: more_than({of}, 1/4)}}");
    assert!(share(26, 100, &more) && !share(25, 100, &more));
    let huge = u64::MAX;
    assert!(share(huge / 3, huge, &format!("{{claim: about_fraction({of}, 1/3)}}")));
}

#[test]
fn nobody_is_no_percent_and_nearly_everybody_is_not_everybody() {
    let with = |part, claim: &str| {
        let mut numbers = numbers();
        numbers.values.insert("stock.men_or_boys".to_owned(), part);
        numbers.values.insert("stock.clients".to_owned(), 300);
        findings_with(&numbers, ENGLISH, claim).is_empty()
    };
    let percent = "{claim: percent(stock.men_or_boys / stock.clients)}";
    assert!(!with(299, percent) && !with(1, percent));
    assert!(with(300, percent) && with(0, percent) && with(150, percent));
    let almost = "{claim: almost_percent(stock.men_or_boys / stock.clients, 1)}";
    assert!(!with(0, almost) && with(2, almost));
    let tenth = "{claim: about_fraction(stock.men_or_boys / stock.clients, 1/10)}";
    assert!(with(30, tenth) && !with(39, tenth));
}

#[test]
fn only_figures_that_count_the_same_are_compared() {
    let found = kinds(ENGLISH, "[more]{claim: higher_than(new_clients.total, proposals.outcome.awaiting)}");
    assert!(matches!(found.as_slice(), [FindingKind::BadArgument { .. }]), "{found:?}");
    let years = "higher_than(stock.people_covered, earlier_years.2017.people_covered_on_last_day)";
    assert_eq!(kinds(ENGLISH, &format!("[more]{{claim: {years}}}")), []);
}

#[test]
fn equal_figures_are_said_to_be_equal_only_while_they_are() {
    let claim = "[the same]{claim: equal(proposals.outcome.accepted, new_clients.total)}";
    assert_eq!(findings(ENGLISH, claim), []);
    let changed = findings_with(&numbers_with("new_clients.total", 75), ENGLISH, claim);
    assert!(matches!(changed[0].kind, FindingKind::UntrueClaim { .. }));
}

#[test]
fn a_part_of_which_nothing_is_known_is_left_out_only_while_it_is_nobody() {
    let claim =
        "{claim: about_fraction(new_clients.in_finland_by_residence.* / new_clients.exploited_in_finland, 1/3)}";
    let numbers = numbers_with("new_clients.in_finland_by_residence.not_known", 1);
    assert_eq!(findings_with(&numbers, ENGLISH, claim).len(), 1);
}

#[test]
fn what_is_no_claim_is_refused() {
    for claim in [
        "almost_percent(new_clients.total, 40)",
        "almost_percent(a / b, 0)",
        "about_fraction(a / b, 4/3)",
        "about_fraction(a / b, 1/30)",
        "about_fraction(a / b, 1/0)",
        "record()",
        "record(stock.clients) and",
        "largest(stock) = x",
        "largest_nationality(stock) == Nigeria",
        "higher_than(a)",
        "twice(a / b)",
        "",
    ] {
        let found = kinds(ENGLISH, &format!("[words]{{claim: {claim}}}"));
        assert!(matches!(found.as_slice(), [FindingKind::BadArgument { .. }]), "{claim}: {found:?}");
    }
}
