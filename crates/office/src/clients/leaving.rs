//! Leaving: the decision that ends being a client (Act 746/2011 §38f), and taking it back.

use lyhty_base::{ClientId, Day, DeedId, FactId, Month, Outcome, Problem, code_list};
use lyhty_store::Tx;
use lyhty_web::May;
use lyhty_web::policy::{RecordLeaving, TakeBackLeaving};

use super::sealed::{Before, Leaving, Lines, Long};
use super::{
    LEAVING_RULES, LeavingRule, children, correct, enter, fact_of, leaving_rule, open_locked, open_to_change, rows,
};
use crate::accounts::Signer;
use crate::facts::words::LeavingGround;
use crate::facts::{self, DecisionFact, LeavingFact};

/// The lasting word of the decision, in figures.
const END: &str = "end";

/// A decision that somebody leaves.
#[derive(Clone, Debug)]
pub struct LeavingDecision {
    /// The Helsinki day from which on they are no client.
    pub day: Day,
    /// On which ground of the law.
    pub ground: LeavingGround,
    /// Why, in writing (Act 434/2003).
    pub grounds: Long,
    /// The day of a decision that was made on paper earlier and is only entered now.
    pub on_paper: Option<Day>,
}

/// A leaving, opened.
pub struct LeavingShown {
    /// The Helsinki day.
    pub day: Day,
    /// Of the decision on paper.
    pub on_paper: Option<Day>,
    /// The provision in force on the day of the decision.
    pub rule: &'static LeavingRule,
    /// The rest.
    pub details: Leaving,
    pub(super) deed: DeedId,
}

impl LeavingShown {
    pub(super) fn of(deed: DeedId, details: Leaving) -> Outcome<Self> {
        let day = |text: &str| text.parse::<Day>().map_err(|_| Problem::fault("a day under seal is none"));
        let on_paper = details.on_paper.as_deref().map(day).transpose()?;
        let rule = LEAVING_RULES.iter().find(|rule| rule.word == details.rule);
        let rule = rule.ok_or(Problem::fault("a rule of leaving under seal is none"))?;
        Ok(Self { day: day(&details.day)?, on_paper, rule, details, deed })
    }
}

/// Decides that a client leaves, on a ground that the law in force on the day of the decision knows. With it the client's
/// children are counted no more with this client.
///
/// # Errors
/// [`Problem::Absent`]; a refusal when the client has left already, nothing is written as grounds, a day can't be, the law of
/// the day of the decision does not know the ground, or the signer holds no valid deed.
pub fn leave(tx: &mut Tx<'_>, may: &May<RecordLeaving>, id: ClientId, decision: &LeavingDecision) -> Outcome<DeedId> {
    let opened = open_to_change(tx, &may.opener(), id)?;
    let (today, admitted) = (tx.today(), opened.admitted_day);
    if decision.day > today || decision.day < admitted {
        return Err(Problem::refusal("clients-leaving-day"));
    }
    if decision.on_paper.is_some_and(|day| day > today || day < admitted) {
        return Err(Problem::refusal("clients-leaving-decided"));
    }
    if decision.grounds.reveal().is_empty() {
        return Err(Problem::refusal("decision-grounds-required"));
    }
    let signer = Signer::today(tx, may)?;
    let decided = decision.on_paper.unwrap_or(today);
    let rule = leaving_rule(decided).filter(|rule| rule.grounds.contains(&decision.ground));
    let rule = rule.ok_or(Problem::refusal("clients-leaving-ground"))?;
    let (deed, fact, decision_fact): (DeedId, FactId, FactId) = (tx.new_id(), tx.new_id(), tx.new_id());
    let details = Leaving {
        day: decision.day.to_string(),
        ground: decision.ground,
        rule: rule.word.to_owned(),
        grounds: decision.grounds.clone(),
        signer: signer.account,
        delegation: signer.delegation,
        on_paper: decision.on_paper.map(|day| day.to_string()),
        fact,
        decision_fact,
    };
    rows::insert_leaving(tx, deed, id, may.account(), &opened.key.seal(opened.row.record, &details)?)?;
    let (month, client) = (Month::of(decision.day), fact_of(opened.kind, &opened.identity, admitted));
    facts::note_leaving(tx, fact, &LeavingFact::of(&client, month, decision.ground))?;
    facts::note_decision(tx, decision_fact, &DecisionFact { made: Month::of(decided), kind: END })?;
    let mut written = vec![("leavings", deed.to_string()), ("clients", id.to_string())];
    let ended = children::end_by_leaving(tx, opened, month)?;
    written.extend(ended.into_iter().map(|child| ("children_of_clients", child.to_string())));
    enter(tx, "leave", id, &written)?;
    Ok(deed)
}

code_list! {
    /// Why a leaving is taken back.
    pub enum TakenBackWhy: "taken-back-why" {
        /// There was no such decision of this client: it was entered by mistake.
        Mistake = "mistake",
        /// There was, and it was annulled on appeal or corrected by the office.
        Annulled = "annulled",
    }
}

/// Takes a leaving back: the person is a client as if they had never left. A decision that was annulled is still a decision
/// that was made; one entered by mistake is not counted.
///
/// # Errors
/// [`Problem::Absent`] when there is no such client or they have not left.
pub fn take_back_leaving(
    tx: &mut Tx<'_>,
    may: &May<TakeBackLeaving>,
    id: ClientId,
    why: TakenBackWhy,
    reason: &Lines,
) -> Outcome<()> {
    let mut opened = open_locked(tx, &may.opener(), id)?;
    let leaving = opened.leaving.take().ok_or(Problem::Absent)?;
    rows::take_back_leaving(tx, leaving.deed)?;
    facts::end_leaving(tx, leaving.details.fact)?;
    if why == TakenBackWhy::Mistake {
        facts::end_decision(tx, leaving.details.decision_fact)?;
    }
    let correction = correct(tx, may.account(), &opened, reason, Before::Leaving(leaving.details))?;
    let mut written = vec![("leavings", leaving.deed.to_string()), ("clients", id.to_string()), correction];
    let going_on = children::go_on(tx, opened)?;
    written.extend(going_on.into_iter().map(|child| ("children_of_clients", child.to_string())));
    enter(tx, "take-back-leaving", id, &written)
}
