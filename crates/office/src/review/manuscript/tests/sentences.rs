//! What inserts give, in three languages.

use super::support::{ENGLISH, FINNISH, SWEDISH, kinds, sentence};
use crate::review::manuscript::FindingKind;

#[test]
fn sentences_of_the_review_come_out_in_three_languages() {
    for (language, written, expected) in [
        (
            ENGLISH,
            "A total of {figure: proposals.received, person} were proposed, and {figure: proposals.outcome.accepted} were accepted.",
            "A total of 115 people were proposed, and 76 were accepted.",
        ),
        (FINNISH, "Esitys tehtiin {figure: proposals.received, person, in elative}.", "Esitys tehtiin 115 henkilöstä."),
        (SWEDISH, "Av {figure: new_clients.exploited_in_finland, person, definite}", "Av de 30 personerna"),
        (
            ENGLISH,
            "{figure: new_clients.minors, words, capital, new-client, named}.",
            "Six new clients who were under 18 on the day of admission.",
        ),
        (
            FINNISH,
            "{figure: new_clients.minors, words, capital, named}.",
            "Kuusi uutta asiakasta, jotka olivat alle 18-vuotiaita asiakkaiksi otettaessa.",
        ),
        (
            SWEDISH,
            "{figure: new_clients.minors, words, capital, named}.",
            "Sex nya klienter som var under 18 år vid upptagningen.",
        ),
        (SWEDISH, "Av dem var {figure: stock.minors_now, attribute}.", "Av dem var 14 under 18 år den 30 juni 2018."),
        (ENGLISH, "{figure: stock.minors_now, predicate}", "14 were under 18 on 30 June 2018"),
        (FINNISH, "{figure: proposals.outcome.awaiting, words, capital, proposal} odottaa", "Viisi esitystä odottaa"),
        (FINNISH, "{figure: stock.clients, in elative}", "299:stä"),
        (SWEDISH, "{figure: new_clients.nationalities, different-nationality}", "29 olika nationaliteter"),
        (
            ENGLISH,
            "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40), capital} of them",
            "Almost 40 percent of them",
        ),
        (
            FINNISH,
            "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40)}",
            "lähes 40 prosenttia",
        ),
        (
            SWEDISH,
            "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40)}",
            "nästan 40 procent",
        ),
        (
            ENGLISH,
            "{claim: less_than(new_clients.exploited_only_in_home_country / new_clients.total, 1/4)}",
            "less than one fourth",
        ),
        (
            FINNISH,
            "{claim: less_than(new_clients.exploited_only_in_home_country / new_clients.total, 1/4), in partitive}",
            "alle neljäsosaa",
        ),
        (
            SWEDISH,
            "{claim: about_fraction(new_clients.in_finland_by_residence.* / new_clients.exploited_in_finland, 1/3)}",
            "ungefär en tredjedel",
        ),
        (FINNISH, "{share: new_clients.exploited_in_finland / new_clients.total, decimal}", "39,5 prosenttia"),
        (
            ENGLISH,
            "on {date: stock}, {date: known_by}, {date: half.first}, {date: half.last}",
            "on 30 June 2018, 31 July 2018, 1 January 2018, 30 June 2018",
        ),
        (
            FINNISH,
            "{half, in inessive, capital} ja {half: 2017-1} ja {month: 2018-06, in elative} ja {year: 2018, in essive}",
            "Tammi–kesäkuussa 2018 ja tammi–kesäkuu 2017 ja kesäkuusta 2018 ja vuonna 2018",
        ),
        (
            SWEDISH,
            "den {date: 2018-06-01} och {half} och {month: known_by}",
            "den 1 juni 2018 och januari–juni 2018 och juli 2018",
        ),
        (FINNISH, "{date: stock, words}", "30. kesäkuuta 2018"),
        (
            ENGLISH,
            "{law: 746/2011 38 f}",
            "section 38 f of the Act on the Reception of Persons Applying for International Protection and on the Identification of and Assistance to Victims of Trafficking in Human Beings (746/2011)",
        ),
        (
            FINNISH,
            "{law: 746/2011 38 f, in inessive}",
            "kansainvälistä suojelua hakevan vastaanotosta sekä ihmiskaupan uhrin tunnistamisesta ja auttamisesta annetun lain (746/2011) 38 f §:ssä",
        ),
        (FINNISH, "{law: 434/2003, in illative}", "hallintolakiin (434/2003)"),
        (SWEDISH, "{law: 1326/2014}", "lagen om diskrimineringsombudsmannen (1326/2014)"),
        (ENGLISH, "{telephone: information-hotline}", "+358\u{a0}29\u{a0}54\u{a0}63\u{a0}177"),
        (
            ENGLISH,
            "{stated: training_officers_reached} officers in [all 11 districts]{stated: training_police_districts}",
            "200–300 officers in all 11 districts",
        ),
        (FINNISH, "[kahdestatoista vuodesta]{stated: years_of_existence}", "kahdestatoista vuodesta"),
        (
            ENGLISH,
            "Victims fear punishment from [two sides]{plain: a phrase, not a figure}",
            "Victims fear punishment from two sides",
        ),
        (ENGLISH, "Braces \\{ and \\} and \\*stars\\*", "Braces { and } and *stars*"),
    ] {
        assert_eq!(sentence(language, written), expected, "{written}");
    }
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let text = |text: &str| text.to_owned();
    let option = |insert: &str, option: &str| FindingKind::UnknownOption { insert: text(insert), option: text(option) };
    let bad =
        |insert: &str, argument: &str| FindingKind::BadArgument { insert: text(insert), argument: text(argument) };
    for (language, written, expected) in [
        (ENGLISH, "{figure: stock.nobody}", FindingKind::UnknownFigure { path: text("stock.nobody") }),
        (
            ENGLISH,
            "{figure: new_clients.total, child-of-client}",
            FindingKind::WrongNoun { path: text("new_clients.total"), noun: text("child-of-client") },
        ),
        (
            ENGLISH,
            "{figure: stock.clients, victim}",
            FindingKind::WrongNoun { path: text("stock.clients"), noun: text("victim") },
        ),
        (ENGLISH, "{figure: stock.clients, clients}", option("figure", "clients")),
        (ENGLISH, "{figure: stock.clients, client, person}", option("figure", "person")),
        (ENGLISH, "{figure: stock.clients, named}", option("figure", "named")),
        (ENGLISH, "{figure: stock.clients, in elative}", FindingKind::CaseOutsideFinnish),
        (FINNISH, "{figure: stock.clients, client, in vocative}", option("figure", "in vocative")),
        (FINNISH, "{figure: stock.clients, client, definite}", FindingKind::DefiniteInFinnish),
        (ENGLISH, "{figure}", bad("figure", "")),
        (ENGLISH, "{figure: Stock Clients}", bad("figure", "Stock Clients")),
        (ENGLISH, "{number: stock.clients}", FindingKind::UnknownInsert { name: text("number") }),
        (ENGLISH, "{}", FindingKind::UnknownInsert { name: text("") }),
        (ENGLISH, "{date: 2018-02-31}", bad("date", "2018-02-31")),
        (ENGLISH, "{half: 2018-3}", bad("half", "2018-3")),
        (ENGLISH, "{year: 18}", bad("year", "18")),
        (ENGLISH, "{law: 746/2011 99}", FindingKind::UnknownLaw { law: text("746/2011 99") }),
        (ENGLISH, "{telephone: director}", bad("telephone", "director")),
        (ENGLISH, "{stated: budget}", FindingKind::UnknownStated { key: text("budget") }),
        (
            ENGLISH,
            "[13 districts]{stated: training_police_districts}",
            FindingKind::StatedMismatch {
                key: text("training_police_districts"),
                text: text("13 districts"),
                fact: text("11 police districts"),
            },
        ),
        (
            ENGLISH,
            "[200 officers]{stated: training_officers_reached}",
            FindingKind::StatedMismatch {
                key: text("training_officers_reached"),
                text: text("200 officers"),
                fact: text("200–300"),
            },
        ),
        (
            FINNISH,
            "[12.4.2007]{stated: feature_source}",
            FindingKind::StatedMismatch {
                key: text("feature_source"),
                text: text("12.4.2007"),
                fact: text("Kaleva 4.12.2007"),
            },
        ),
        (ENGLISH, "[words]{plain}", bad("plain", "")),
        (ENGLISH, "{plain: alone}", FindingKind::OutOfPlace { insert: text("plain") }),
        (
            ENGLISH,
            "{claim: record(stock.clients)}",
            FindingKind::ClaimWithoutWords { claim: text("record(stock.clients)") },
        ),
        (ENGLISH, "[words]{figure: stock.clients}", FindingKind::OutOfPlace { insert: text("figure") }),
        (ENGLISH, "[words]{claim: record(stock.clients), capital}", option("claim", "capital")),
        (
            ENGLISH,
            "{share: new_clients.exploited_in_finland / new_clients.total}",
            bad("share", "new_clients.exploited_in_finland / new_clients.total"),
        ),
        (
            ENGLISH,
            "{share: new_clients.exploited_in_finland / new_clients.total, fraction}",
            FindingKind::NoSimpleFraction {
                part: text("new_clients.exploited_in_finland"),
                whole: text("new_clients.total"),
                percent: text("39.5 percent"),
            },
        ),
        (ENGLISH, "see {chart: sex} here", FindingKind::OutOfPlace { insert: text("chart") }),
        (ENGLISH, "{chart: sex}", bad("chart", "")),
        (ENGLISH, "{chart: age} Title", bad("chart", "age")),
        (ENGLISH, "{emblem: other}", bad("emblem", "other")),
        (ENGLISH, "{margin: stock.clients}", bad("margin", "")),
        (ENGLISH, "{margin: stock.minors_now, named} of them", bad("margin", "of them")),
        (ENGLISH, "{contact}\n\nLyhty", bad("contact", "")),
        (ENGLISH, "an open { brace", FindingKind::UnclosedInsert),
        (ENGLISH, "an open ** star", FindingKind::UnclosedEmphasis),
        (ENGLISH, "[words](javascript:x)", FindingKind::BadLink { target: text("javascript:x") }),
        (ENGLISH, "[words](https://)", FindingKind::BadLink { target: text("https://") }),
        (ENGLISH, "## Heading", FindingKind::BadHeading),
        (ENGLISH, "### [Heading](https://example.org)", FindingKind::OutOfPlace { insert: text("link") }),
        (ENGLISH, "{margin: stock.clients} clients\n\n{margin: stock.clients} clients", FindingKind::SecondMargin),
        (ENGLISH, " \n ", FindingKind::Empty),
    ] {
        assert_eq!(kinds(language, written), [expected], "{written}");
    }
}

#[test]
fn a_finding_has_a_sentence_and_its_arguments() {
    let found = kinds(ENGLISH, "There are 76 of them, and 77.");
    assert_eq!(found[0].message_key(), "review-finding-unbound-number-may-mean");
    assert_eq!(
        found[0].arguments()[1],
        ("figures", "new_clients.total, proposals.outcome.accepted".to_owned()).clone()
    );
    assert_eq!(found[1].message_key(), "review-finding-unbound-number");
}
