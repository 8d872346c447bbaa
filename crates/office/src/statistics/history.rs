//! Everything that came and went, by months: from it come the stock and the admissions of any time, and what is a record.

use std::collections::BTreeMap;

use lyhty_base::{Half, Month, Outcome};
use lyhty_store::Tx;

use super::rows::{self, Group, Months};

/// What came and went in every month, as it was known by a cut-off.
pub(super) struct History {
    admissions: Vec<Group>,
    leavings: Vec<Group>,
    children_coming: Months,
    children_going: Months,
    proposals: Months,
}

impl History {
    pub(super) fn read(tx: &mut Tx<'_>, known_by: Month) -> Outcome<Self> {
        Ok(Self {
            admissions: rows::admissions(tx, known_by)?,
            leavings: rows::leavings(tx, known_by)?,
            children_coming: rows::children_coming(tx, known_by)?,
            children_going: rows::children_going(tx, known_by)?,
            proposals: rows::proposals_by_month(tx, known_by)?,
        })
    }

    /// Clients admitted from one month to another: of each group as many as `of` says.
    pub(super) fn admitted(&self, first: Month, last: Month, of: impl Fn(&Group) -> u64) -> u64 {
        self.admissions.iter().filter(|group| (first..=last).contains(&group.month)).map(of).sum()
    }

    /// Clients at the end of a month: those admitted by then less those who had left, of each group as many as `of` says.
    pub(super) fn stock(&self, month: Month, of: impl Fn(&Group) -> u64) -> u64 {
        let by_then = |groups: &[Group]| -> u64 { groups.iter().filter(|group| group.month <= month).map(&of).sum() };
        by_then(&self.admissions).saturating_sub(by_then(&self.leavings))
    }

    /// Children of clients at the end of a month.
    pub(super) fn children(&self, month: Month) -> u64 {
        let by_then = |months: &Months| -> u64 {
            months.iter().filter(|(candidate, _)| *candidate <= month).map(|(_, number)| number).sum()
        };
        by_then(&self.children_coming).saturating_sub(by_then(&self.children_going))
    }

    /// Clients and children of clients at the end of a month.
    pub(super) fn people(&self, month: Month) -> u64 {
        self.stock(month, |group| group.number) + self.children(month)
    }

    /// Proposals that arrived from one month to another.
    pub(super) fn received(&self, first: Month, last: Month) -> u64 {
        let counted = self.proposals.iter().filter(|(month, _)| (first..=last).contains(month));
        counted.map(|(_, number)| number).sum()
    }

    /// Whether there were more clients at the end of a month than at the end of every month before.
    pub(super) fn is_record_of_clients(&self, month: Month) -> bool {
        let changes = || coming(&self.admissions).chain(going(&self.leavings));
        most_before(month, changes()) < signed(self.stock(month, |group| group.number))
    }

    /// The same of people: clients and children of clients.
    pub(super) fn is_record_of_people(&self, month: Month) -> bool {
        let clients = coming(&self.admissions).chain(going(&self.leavings));
        let came = self.children_coming.iter().map(|(month, number)| (*month, signed(*number)));
        let went = self.children_going.iter().map(|(month, number)| (*month, -signed(*number)));
        most_before(month, clients.chain(came).chain(went)) < signed(self.people(month))
    }

    /// Whether more were admitted in a half than in every half before, of any year.
    pub(super) fn is_record_of_new_clients(&self, half: Half) -> bool {
        is_record_of_half(half, self.admissions.iter().map(|group| (group.month, group.number)))
    }

    /// The same of proposals received.
    pub(super) fn is_record_of_received(&self, half: Half) -> bool {
        is_record_of_half(half, self.proposals.iter().copied())
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn coming(groups: &[Group]) -> impl Iterator<Item = (Month, i64)> {
    groups.iter().map(|group| (group.month, signed(group.number)))
}

fn going(groups: &[Group]) -> impl Iterator<Item = (Month, i64)> {
    groups.iter().map(|group| (group.month, -signed(group.number)))
}

/// The most that a stock was at the end of any month before one. Between the months in which something changed it stays.
fn most_before(month: Month, changes: impl Iterator<Item = (Month, i64)>) -> i64 {
    let mut of_month: BTreeMap<Month, i64> = BTreeMap::new();
    for (changed, by) in changes.filter(|(changed, _)| *changed < month) {
        *of_month.entry(changed).or_insert(0) += by;
    }
    let ends = of_month.values().scan(0, |stock, change| {
        *stock += change;
        Some(*stock)
    });
    ends.max().unwrap_or(0).max(0)
}

fn is_record_of_half(half: Half, months: impl Iterator<Item = (Month, u64)>) -> bool {
    let mut of_half: BTreeMap<Half, u64> = BTreeMap::new();
    for (month, number) in months {
        *of_half.entry(Half::of(month)).or_insert(0) += number;
    }
    let most = of_half.range(..half).map(|(_, number)| *number).max().unwrap_or(0);
    of_half.get(&half).is_some_and(|number| *number > most)
}
