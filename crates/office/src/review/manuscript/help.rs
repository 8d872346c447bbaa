/// An insert for the editor's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InsertHelp {
    /// Its name.
    pub name: &'static str,
    /// One line of a manuscript with it.
    pub example: &'static str,
    /// The key of the sentence that says what it gives.
    pub key: &'static str,
}

const HELP: &[InsertHelp] = &[
    InsertHelp { name: "figure", example: "{figure: new_clients.total, new-client}", key: "review-insert-figure" },
    InsertHelp {
        name: "figure",
        example: "{figure: stock.minors_now, words, capital, named}",
        key: "review-insert-figure-named",
    },
    InsertHelp {
        name: "figure",
        example: "{figure: new_clients.exploited_in_finland, person, in elative}",
        key: "review-insert-figure-case",
    },
    InsertHelp {
        name: "share",
        example: "{share: new_clients.exploited_in_finland / new_clients.total, percent}",
        key: "review-insert-share",
    },
    InsertHelp {
        name: "claim",
        example: "{claim: almost_percent(new_clients.exploited_in_finland / new_clients.total, 40)}",
        key: "review-insert-claim",
    },
    InsertHelp {
        name: "claim",
        example: "[higher than ever before]{claim: record(stock.clients)}",
        key: "review-insert-claim-words",
    },
    InsertHelp { name: "date", example: "{date: stock}", key: "review-insert-date" },
    InsertHelp { name: "month", example: "{month: 2018-06}", key: "review-insert-month" },
    InsertHelp { name: "half", example: "{half: 2017-1}", key: "review-insert-half" },
    InsertHelp { name: "year", example: "{year: 2018}", key: "review-insert-year" },
    InsertHelp { name: "law", example: "{law: 746/2011 38 f}", key: "review-insert-law" },
    InsertHelp { name: "telephone", example: "{telephone: information-hotline}", key: "review-insert-telephone" },
    InsertHelp { name: "stated", example: "{stated: training_police_districts}", key: "review-insert-stated" },
    InsertHelp { name: "plain", example: "[two sides]{plain: not a figure}", key: "review-insert-plain" },
    InsertHelp { name: "margin", example: "{margin: new_clients.total} new clients", key: "review-insert-margin" },
    InsertHelp {
        name: "chart",
        example: "{chart: form-in-finland} {figure: new_clients.exploited_in_finland, person} by form",
        key: "review-insert-chart",
    },
    InsertHelp { name: "emblem", example: "{emblem: internal-security-fund}", key: "review-insert-emblem" },
    InsertHelp { name: "contact", example: "{contact}", key: "review-insert-contact" },
];

/// Every insert with a line of example.
pub const fn inserts_help() -> &'static [InsertHelp] {
    HELP
}
