//! What may be said of a figure: which nouns fit it, what it is a part of, and which figures are easily taken for another.

use crate::review::wording::Noun;
use crate::statistics::covers;

/// The phrase that says what a confusable figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// Under 18 on the day of the stock.
    MinorsNow,
    /// Under 18 when they were admitted, whatever they are now.
    MinorsOnAdmission,
    /// New clients of the half or year who were under 18 on admission.
    NewMinors,
    /// Children of clients.
    ChildrenOfClients,
}

impl Naming {
    /// The key of the clause after a noun: "who were under 18 on …".
    pub(super) const fn clause_key(self) -> &'static str {
        match self {
            Self::MinorsNow => "review-named-minors-now",
            Self::MinorsOnAdmission => "review-named-minors-on-admission",
            Self::NewMinors => "review-named-new-minors",
            Self::ChildrenOfClients => "review-named-children-of-clients",
        }
    }

    /// The key of the predicate after a number: "were under 18 on …".
    pub(super) const fn predicate_key(self) -> &'static str {
        match self {
            Self::MinorsNow => "review-predicate-minors-now",
            Self::MinorsOnAdmission => "review-predicate-minors-on-admission",
            Self::NewMinors => "review-predicate-new-minors",
            Self::ChildrenOfClients => "review-predicate-children-of-clients",
        }
    }

    /// The key of what stands after a verb and the number: "under 18 on …".
    pub(super) const fn attribute_key(self) -> &'static str {
        match self {
            Self::MinorsNow => "review-attribute-minors-now",
            Self::MinorsOnAdmission => "review-attribute-minors-on-admission",
            Self::NewMinors => "review-attribute-new-minors",
            Self::ChildrenOfClients => "review-attribute-children-of-clients",
        }
    }

    /// The noun that the clause follows when none is given.
    pub(super) const fn noun(self) -> Noun {
        match self {
            Self::MinorsNow | Self::MinorsOnAdmission => Client,
            Self::NewMinors => NewClient,
            Self::ChildrenOfClients => Noun::ChildOfClient,
        }
    }
}

/// What a figure is.
pub(super) struct Meaning {
    path: &'static str,
    nouns: &'static [Noun],
    /// What it is directly a part of: a path, in which `*` is the part that the figure's own path has there.
    whole: Option<&'static str>,
    /// How it must be named, when it is easily taken for another.
    pub naming: Option<Naming>,
}

const fn figure(path: &'static str, nouns: &'static [Noun], whole: &'static str) -> Meaning {
    Meaning { path, nouns, whole: if whole.is_empty() { None } else { Some(whole) }, naming: None }
}

const fn confusable(path: &'static str, nouns: &'static [Noun], whole: &'static str, naming: Naming) -> Meaning {
    Meaning { naming: Some(naming), ..figure(path, nouns, whole) }
}

use Noun::{Client, NewClient, Person, PossibleVictim, Proposal, Victim};

const PROPOSED: &[Noun] = &[Person, Proposal, PossibleVictim];
const NEW: &[Noun] = &[Person, Client, NewClient, PossibleVictim];
// Only victims have rows of exploitation; persons assisting the investigation have none.
const EXPLOITED: &[Noun] = &[Person, Client, NewClient, PossibleVictim, Victim];
const STOCK: &[Noun] = &[Person, Client];

/// Every figure that may leave the office; the first row that fits counts.
const MEANINGS: &[Meaning] = &[
    figure("proposals.received", PROPOSED, ""),
    figure("proposals.proposed_themselves", PROPOSED, "proposals.received"),
    figure("proposals.by_proposer.*", PROPOSED, "proposals.received"),
    figure("proposals.outcome.*", PROPOSED, "proposals.received"),
    figure("new_clients.total", NEW, ""),
    confusable(
        "new_clients.minors",
        &[Person, Client, NewClient, PossibleVictim, Noun::Minor, Noun::Child],
        "new_clients.total",
        Naming::NewMinors,
    ),
    figure("new_clients.adults", &[Person, Client, NewClient, PossibleVictim, Noun::Adult], "new_clients.total"),
    figure("new_clients.age_not_known", NEW, "new_clients.total"),
    figure("new_clients.nationalities", &[Noun::Nationality, Noun::DifferentNationality], ""),
    figure("new_clients.exploited_in_finland", EXPLOITED, "new_clients.total"),
    figure("new_clients.exploited_abroad_only", EXPLOITED, "new_clients.total"),
    figure("new_clients.exploitation_not_known", NEW, "new_clients.total"),
    figure("new_clients.exploited_only_in_home_country", EXPLOITED, "new_clients.total"),
    figure("new_clients.exploited_outside_home_country", EXPLOITED, "new_clients.total"),
    figure("new_clients.in_finland_by_form.*", EXPLOITED, "new_clients.exploited_in_finland"),
    figure(
        "new_clients.in_finland_by_residence.asylum_seeker",
        &[Person, Client, NewClient, PossibleVictim, Victim, Noun::AsylumSeeker],
        "new_clients.exploited_in_finland",
    ),
    figure("new_clients.in_finland_by_residence.*", EXPLOITED, "new_clients.exploited_in_finland"),
    figure("stock.people_covered", &[Person], ""),
    figure("stock.clients", STOCK, "stock.people_covered"),
    figure("stock.men_or_boys", &[Person, Client, Noun::ManOrBoy], "stock.clients"),
    figure("stock.women_or_girls", &[Person, Client, Noun::WomanOrGirl], "stock.clients"),
    figure("stock.other_or_not_known_sex", STOCK, "stock.clients"),
    confusable("stock.minors_now", &[Person, Client, Noun::Minor, Noun::Child], "stock.clients", Naming::MinorsNow),
    confusable("stock.minors_on_admission", STOCK, "stock.clients", Naming::MinorsOnAdmission),
    confusable(
        "stock.children_of_clients",
        &[Person, Noun::Child, Noun::ChildOfClient],
        "stock.people_covered",
        Naming::ChildrenOfClients,
    ),
    figure("earlier_halves.*.received", PROPOSED, ""),
    figure("earlier_halves.*.new_clients", NEW, ""),
    figure("earlier_years.*.new_clients", NEW, ""),
    figure(
        "earlier_years.*.women_or_girls",
        &[Person, Client, NewClient, PossibleVictim, Noun::WomanOrGirl],
        "earlier_years.*.new_clients",
    ),
    figure(
        "earlier_years.*.men_or_boys",
        &[Person, Client, NewClient, PossibleVictim, Noun::ManOrBoy],
        "earlier_years.*.new_clients",
    ),
    confusable(
        "earlier_years.*.minors",
        &[Person, Client, NewClient, PossibleVictim, Noun::Minor, Noun::Child],
        "earlier_years.*.new_clients",
        Naming::NewMinors,
    ),
    figure("earlier_years.*.sexual_exploitation_in_finland", EXPLOITED, "earlier_years.*.new_clients"),
    figure("earlier_years.*.people_covered_on_last_day", &[Person], ""),
    figure("earlier_days.*.people_covered", &[Person], ""),
];

/// What the figure of a path is; nothing for a path that is no figure.
pub(super) fn meaning(path: &str) -> Option<&'static Meaning> {
    MEANINGS.iter().find(|meaning| covers(meaning.path, path))
}

impl Meaning {
    /// Whether the figure counts what the noun names.
    pub(super) fn fits(&self, noun: Noun) -> bool {
        self.nouns.contains(&noun)
    }
}

/// Whether one figure counts some of those whom another counts: the only figures that a share may be made of. Accepted
/// proposals and new clients are different people even where their numbers are alike.
pub(super) fn is_part_of(part: &str, whole: &str) -> bool {
    let mut path = part.to_owned();
    // The table is a few steps deep.
    for _ in 0..MEANINGS.len() {
        let Some(above) = meaning(&path).and_then(|meaning| meaning.whole) else { return false };
        path = above
            .split('.')
            .zip(path.split('.'))
            .map(|(above, own)| if above == "*" { own } else { above })
            .collect::<Vec<_>>()
            .join(".");
        if path == whole {
            return true;
        }
    }
    false
}

/// Whether two figures count the same, so that one may be higher than the other: proposals and clients are people both, and
/// still different things.
pub(super) fn count_alike(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (meaning(one), meaning(other)) else { return false };
    let own = |noun: &&Noun| !matches!(noun, Person | PossibleVictim);
    let mut nouns = one.nouns.iter().filter(own).peekable();
    if nouns.peek().is_none() {
        return !other.nouns.iter().any(|noun| own(&noun));
    }
    nouns.any(|noun| other.fits(*noun))
}
