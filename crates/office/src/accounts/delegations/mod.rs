//! The power to decide, handed on. A **delegation** is the director's deed: to one account, from a first day to a last
//! day, both counted. Every decision signed under it names it. A revocation is a deed of its own and works at once.
//!
//! **Verbs:** [`delegate`], [`revoke`]. **Look-up** for whoever decides: [`valid_delegation`].

mod pages;
mod rows;

use lyhty_base::{AccountId, Day, DeedId, DelegationId, Moment, Outcome, Problem, Refusal};
use lyhty_store::{Entry, Tx};
use lyhty_web::May;
use lyhty_web::policy::{self, Decide, DelegateDecisions, Grade, Permission};

pub(super) use pages::routes;

/// The longest a delegation may hold, in days. It is renewed by a new deed, so that nobody keeps a power that everybody
/// has forgotten.
pub const DAYS_MOST: i32 = 366;

/// The days on which a delegation holds: the first is not after the last, and they are not too far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DelegatedDays {
    first: Day,
    last: Day,
}

impl DelegatedDays {
    /// From the first day to the last, both counted.
    ///
    /// # Errors
    /// A refusal when the last day comes before the first, or more than [`DAYS_MOST`] days later.
    pub fn new(first: Day, last: Day) -> Result<Self, Refusal> {
        if last < first {
            return Err(Refusal::new("accounts-delegation-order"));
        }
        if last > first.plus_days(DAYS_MOST - 1) {
            return Err(Refusal::new("accounts-delegation-long").with_number("most", i64::from(DAYS_MOST)));
        }
        Ok(Self { first, last })
    }

    /// As stored, where the rule was kept when it was written.
    const fn stored(first: Day, last: Day) -> Self {
        Self { first, last }
    }

    /// The first day on which it holds.
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day on which it holds.
    pub const fn last(self) -> Day {
        self.last
    }

    /// Whether it holds on this day.
    pub fn hold_on(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }
}

/// A delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Its id, which decisions name.
    pub id: DelegationId,
    /// To whom.
    pub account: AccountId,
    /// By which director.
    pub delegated_by: AccountId,
    /// On which days.
    pub days: DelegatedDays,
    /// When it was revoked; nothing when it was not.
    pub revoked_at: Option<Moment>,
}

/// Where a delegation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelegationState {
    /// It holds from a later day.
    Coming,
    /// It holds.
    Valid,
    /// Its last day is over.
    Ended,
    /// It was taken back.
    Revoked {
        /// When.
        at: Moment,
    },
}

impl DelegationState {
    /// The key of the word that a reader sees.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Coming => "accounts-delegation-coming",
            Self::Valid => "accounts-delegation-valid",
            Self::Ended => "accounts-delegation-ended",
            Self::Revoked { .. } => "accounts-delegation-revoked",
        }
    }
}

impl Delegation {
    /// Where it stands on a day.
    pub fn state(&self, day: Day) -> DelegationState {
        match self.revoked_at {
            Some(at) => DelegationState::Revoked { at },
            None if day < self.days.first => DelegationState::Coming,
            None if self.days.hold_on(day) => DelegationState::Valid,
            None => DelegationState::Ended,
        }
    }
}

/// The director hands the power to decide on.
///
/// # Errors
/// [`Problem::Absent`] when there is no such account or it can't sign in; refusals when its role decides with no
/// delegation, when the last day is over, or when the director holds no keys yet.
pub fn delegate(
    tx: &mut Tx<'_>,
    may: &May<DelegateDecisions>,
    account: AccountId,
    days: DelegatedDays,
) -> Outcome<DelegationId> {
    super::acts_with_keys(tx, may.account())?;
    let role = super::standing(tx, account)?.ok_or(Problem::Absent)?;
    if policy::allows(role, Decide::NAME) != Grade::Deed {
        return Err(Problem::refusal("accounts-delegation-role"));
    }
    if days.last < tx.today() {
        return Err(Problem::refusal("accounts-delegation-past"));
    }
    let id: DelegationId = tx.new_id();
    rows::insert(tx, id, account, may.account(), days)?;
    enter(tx, "delegate", id, &[("delegations", id.to_string())])?;
    Ok(id)
}

/// The director takes a delegation back, from this moment on. Decisions made under it stand.
///
/// # Errors
/// [`Problem::Absent`] when there is no such delegation or it was revoked before.
pub fn revoke(tx: &mut Tx<'_>, may: &May<DelegateDecisions>, id: DelegationId) -> Outcome<()> {
    super::acts_with_keys(tx, may.account())?;
    let deed: DeedId = tx.new_id();
    if !rows::exists(tx, id)? || !rows::insert_revocation(tx, deed, id, may.account())? {
        return Err(Problem::Absent);
    }
    enter(tx, "revoke-delegation", id, &[("delegation_revocations", deed.to_string())])
}

/// The delegation under which an account may decide on a day; the one that holds longest, when several do.
///
/// # Errors
/// From the store.
pub fn valid_delegation(tx: &mut Tx<'_>, account: AccountId, day: Day) -> Outcome<Option<DelegationId>> {
    Ok(rows::find_valid(tx, account, day)?)
}

/// Every delegation, the newest first.
///
/// # Errors
/// From the store.
pub fn list(tx: &mut Tx<'_>) -> Outcome<Vec<Delegation>> {
    Ok(rows::list(tx)?)
}

fn enter(tx: &mut Tx<'_>, verb: &'static str, id: DelegationId, facts: &[(&'static str, String)]) -> Outcome<()> {
    let permission = Some(DelegateDecisions::NAME);
    tx.enter(Entry { subject_kind: "delegation", subject: id.to_string(), permission, facts, ..Entry::of(verb) })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn the_last_day_is_not_before_the_first_and_not_a_year_and_more_later() {
        let first = day("2026-01-01");
        assert!(DelegatedDays::new(first, first).is_ok());
        assert!(DelegatedDays::new(first, day("2027-01-01")).is_ok());
        assert_eq!(
            DelegatedDays::new(first, day("2027-01-02")).map_err(|refusal| refusal.key),
            Err("accounts-delegation-long")
        );
        assert_eq!(
            DelegatedDays::new(first, day("2025-12-31")).map_err(|refusal| refusal.key),
            Err("accounts-delegation-order")
        );
    }

    #[test]
    fn both_ends_are_counted() {
        let days = DelegatedDays::new(day("2026-01-10"), day("2026-01-12")).expect("in order");
        let held: Vec<bool> = (9..=13).map(|number| days.hold_on(Day::new(2026, 1, number).expect("a day"))).collect();
        assert_eq!(held, [false, true, true, true, false]);
    }
}
