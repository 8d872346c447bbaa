//! What every figure means: unit, day, who is in it, and what "not known" does. `docs/figures.md` is made from this.

/// A figure's meaning.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The dotted path, `*` for a word of a code list.
    pub path: &'static str,
    /// What is counted.
    pub unit: Unit,
    /// By which date.
    pub day: DatedBy,
    /// The key of the sentence that says who is in it.
    pub who: &'static str,
    /// The key of the sentence that says what "not known" does.
    pub not_known: &'static str,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// People proposed; a second proposal of the same open matter is not counted.
    PersonProposed,
    /// Administrative acts.
    Decision,
    /// Clients in their own right.
    Client,
    /// Children of clients.
    Child,
    /// People: clients and children of clients.
    Person,
    /// Different citizenships.
    Citizenship,
}

impl Definition {
    /// Whether this is the meaning of the figure of that path.
    pub fn covers(&self, path: &str) -> bool {
        covers(self.path, path)
    }
}

/// Whether a pattern, in which `*` is any one word, is of that path.
pub fn covers(pattern: &str, path: &str) -> bool {
    let (mut own, mut asked) = (pattern.split('.'), path.split('.'));
    loop {
        match (own.next(), asked.next()) {
            (None, None) => return true,
            (Some(own), Some(asked)) if own == "*" || own == asked => {}
            _ => return false,
        }
    }
}

/// The meaning of a figure.
pub fn definition_of(path: &str) -> Option<&'static Definition> {
    DEFINITIONS.iter().find(|definition| definition.covers(path))
}

impl Unit {
    /// The key of its word.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::PersonProposed => "figures-unit-person-proposed",
            Self::Decision => "figures-unit-decision",
            Self::Client => "figures-unit-client",
            Self::Child => "figures-unit-child",
            Self::Person => "figures-unit-person",
            Self::Citizenship => "figures-unit-citizenship",
        }
    }
}

/// By which date something falls into a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatedBy {
    /// The day of arrival lies in the half.
    Arrival,
    /// The day of the decision lies in the half.
    Decision,
    /// The day of admission lies in the half.
    Admission,
    /// The day of admission lies in the earlier year.
    AdmissionInYear,
    /// On the last day of the stock's month.
    StockDay,
    /// On that day a year earlier.
    StockDayOfYearBefore,
    /// On the last day of the earlier year.
    LastDayOfYear,
}

impl DatedBy {
    /// The key of its words.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Arrival => "figures-day-arrival",
            Self::Decision => "figures-day-decision",
            Self::Admission => "figures-day-admission",
            Self::AdmissionInYear => "figures-day-admission-in-year",
            Self::StockDay => "figures-day-stock",
            Self::StockDayOfYearBefore => "figures-day-stock-of-year-before",
            Self::LastDayOfYear => "figures-day-last-of-year",
        }
    }
}

const fn figure(
    path: &'static str,
    unit: Unit,
    day: DatedBy,
    who: &'static str,
    not_known: &'static str,
) -> Definition {
    Definition { path, unit, day, who, not_known }
}

use DatedBy::{Admission, AdmissionInYear, Arrival, LastDayOfYear, StockDay, StockDayOfYearBefore};
use Unit::{Child, Citizenship, Client, Person, PersonProposed};

const NOTHING_UNKNOWN: &str = "figures-not-known-cannot-be";
const OWN_ROW: &str = "figures-not-known-own-row";

/// Every figure.
pub const DEFINITIONS: &[Definition] = &[
    figure("proposals.received", PersonProposed, Arrival, "figures-who-received", NOTHING_UNKNOWN),
    figure("proposals.proposed_themselves", PersonProposed, Arrival, "figures-who-themselves", NOTHING_UNKNOWN),
    figure("proposals.by_proposer.*", PersonProposed, Arrival, "figures-who-by-proposer", "figures-not-known-other"),
    figure("proposals.outcome.accepted", PersonProposed, Arrival, "figures-who-accepted", NOTHING_UNKNOWN),
    figure("proposals.outcome.awaiting", PersonProposed, Arrival, "figures-who-awaiting", NOTHING_UNKNOWN),
    figure(
        "proposals.outcome.neither_accepted_nor_awaiting",
        PersonProposed,
        Arrival,
        "figures-who-neither",
        NOTHING_UNKNOWN,
    ),
    figure("decisions.*", Unit::Decision, DatedBy::Decision, "figures-who-decisions", NOTHING_UNKNOWN),
    figure("new_clients.total", Client, Admission, "figures-who-new", NOTHING_UNKNOWN),
    figure("new_clients.minors", Client, Admission, "figures-who-minors", OWN_ROW),
    figure("new_clients.adults", Client, Admission, "figures-who-adults", OWN_ROW),
    figure("new_clients.age_not_known", Client, Admission, "figures-who-age-not-known", NOTHING_UNKNOWN),
    figure(
        "new_clients.nationalities",
        Citizenship,
        Admission,
        "figures-who-nationalities",
        "figures-not-known-left-out",
    ),
    figure("new_clients.exploited_in_finland", Client, Admission, "figures-who-in-finland", OWN_ROW),
    figure("new_clients.exploited_abroad_only", Client, Admission, "figures-who-abroad-only", OWN_ROW),
    figure("new_clients.exploitation_not_known", Client, Admission, "figures-who-place-not-known", NOTHING_UNKNOWN),
    figure("new_clients.exploited_only_in_home_country", Client, Admission, "figures-who-only-home", OWN_ROW),
    figure(
        "new_clients.exploited_outside_home_country",
        Client,
        Admission,
        "figures-who-outside-home",
        "figures-not-known-outside-home",
    ),
    figure("new_clients.in_finland_by_form.*", Client, Admission, "figures-who-by-form", "figures-not-known-other"),
    figure("new_clients.in_finland_by_residence.*", Client, Admission, "figures-who-by-residence", OWN_ROW),
    figure("stock.clients", Client, StockDay, "figures-who-stock", NOTHING_UNKNOWN),
    figure("stock.men_or_boys", Client, StockDay, "figures-who-men", OWN_ROW),
    figure("stock.women_or_girls", Client, StockDay, "figures-who-women", OWN_ROW),
    figure("stock.other_or_not_known_sex", Client, StockDay, "figures-who-other-sex", NOTHING_UNKNOWN),
    figure("stock.minors_now", Client, StockDay, "figures-who-minors-now", "figures-not-known-not-counted"),
    figure("stock.minors_on_admission", Client, StockDay, "figures-who-minors-then", "figures-not-known-not-counted"),
    figure("stock.children_of_clients", Child, StockDay, "figures-who-children", "figures-not-known-child"),
    figure("stock.people_covered", Person, StockDay, "figures-who-covered", NOTHING_UNKNOWN),
    figure("largest_nationality.stock", Citizenship, StockDay, "figures-who-largest", "figures-not-known-left-out"),
    figure("earlier_halves.*.received", PersonProposed, Arrival, "figures-who-earlier-received", NOTHING_UNKNOWN),
    figure("earlier_halves.*.new_clients", Client, Admission, "figures-who-earlier-new", NOTHING_UNKNOWN),
    figure("earlier_days.*.people_covered", Person, StockDayOfYearBefore, "figures-who-day-covered", NOTHING_UNKNOWN),
    figure("earlier_years.*.new_clients", Client, AdmissionInYear, "figures-who-year-new", NOTHING_UNKNOWN),
    figure("earlier_years.*.women_or_girls", Client, AdmissionInYear, "figures-who-women", OWN_ROW),
    figure("earlier_years.*.men_or_boys", Client, AdmissionInYear, "figures-who-men", OWN_ROW),
    figure("earlier_years.*.other_or_not_known_sex", Client, AdmissionInYear, "figures-who-other-sex", NOTHING_UNKNOWN),
    figure("earlier_years.*.minors", Client, AdmissionInYear, "figures-who-minors", "figures-not-known-not-counted"),
    figure(
        "earlier_years.*.sexual_exploitation_in_finland",
        Client,
        AdmissionInYear,
        "figures-who-year-sexual",
        "figures-not-known-not-counted",
    ),
    figure(
        "earlier_years.*.people_covered_on_last_day",
        Person,
        LastDayOfYear,
        "figures-who-year-covered",
        NOTHING_UNKNOWN,
    ),
];

/// Sums that have to hold: the whole and its parts (`.*` at the end for everything directly below a path; `*` in the whole and
/// its parts for the same word).
pub const SUMS: &[(&str, &[&str])] = &[
    ("proposals.received", &["proposals.by_proposer.*"]),
    ("proposals.received", &["proposals.outcome.*"]),
    ("new_clients.total", &["new_clients.minors", "new_clients.adults", "new_clients.age_not_known"]),
    (
        "new_clients.total",
        &[
            "new_clients.exploited_in_finland",
            "new_clients.exploited_abroad_only",
            "new_clients.exploitation_not_known",
        ],
    ),
    (
        "new_clients.total",
        &[
            "new_clients.exploited_only_in_home_country",
            "new_clients.exploited_outside_home_country",
            "new_clients.exploitation_not_known",
        ],
    ),
    ("new_clients.exploited_in_finland", &["new_clients.in_finland_by_form.*"]),
    ("new_clients.exploited_in_finland", &["new_clients.in_finland_by_residence.*"]),
    ("stock.clients", &["stock.men_or_boys", "stock.women_or_girls", "stock.other_or_not_known_sex"]),
    ("stock.people_covered", &["stock.clients", "stock.children_of_clients"]),
    (
        "earlier_years.*.new_clients",
        &["earlier_years.*.women_or_girls", "earlier_years.*.men_or_boys", "earlier_years.*.other_or_not_known_sex"],
    ),
];

/// A chapter of `docs/figures.md`: in the language whose sentences `say` gives.
pub fn figures_markdown(say: &dyn Fn(&str) -> String) -> String {
    let mut text = format!("## {}\n\n{}\n\n", say("figures-title"), say("figures-lead"));
    text.push_str(&format!(
        "| {} | {} | {} | {} | {} |\n|---|---|---|---|---|\n",
        say("figures-heading-figure"),
        say("figures-heading-unit"),
        say("figures-heading-day"),
        say("figures-heading-who"),
        say("figures-heading-not-known")
    ));
    for definition in DEFINITIONS {
        text.push_str(&format!(
            "| `{}` | {} | {} | {} | {} |\n",
            definition.path,
            say(definition.unit.message_key()),
            say(definition.day.message_key()),
            say(definition.who),
            say(definition.not_known)
        ));
    }
    text.push_str(&format!(
        "\n{}\n\n{}\n\n{}\n\n",
        say("figures-dates"),
        say("figures-two-tables"),
        say("figures-sums")
    ));
    for (whole, parts) in SUMS {
        text.push_str(&format!(
            "- `{whole}` = {}\n",
            parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(" + ")
        ));
    }
    text.push_str(&format!("\n{}\n\n", say("figures-small")));
    text
}
