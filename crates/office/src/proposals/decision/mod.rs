//! Decide: the administrative act that ends a proposal. It has grounds, a signer who may sign that day, and a rule of law
//! in force that day; without any of them there is no [`Ruling`] and nothing to write.

mod pages;
mod rows;
#[cfg(test)]
mod tests;

use lyhty_base::{ClientId, Day, DecisionId, FactId, Month, Outcome, Private, Problem, ProposalId, Text};
use lyhty_store::Tx;
use lyhty_vault::Compartment;
use lyhty_web::May;
use lyhty_web::policy::Decide;

pub(super) use pages::routes;

use super::sealed::{DecisionGrounds, Long, PersonProposed, SafeContact as ToldSafeContact};
use super::words::{AgeGroup, DecisionKind, ProposalOutcome};
use super::{enter, fact_of, find, note, rows as proposal_rows, standing};
use crate::accounts::Signer;
use crate::clients;
use crate::clients::sealed::{AdmissionNote, AsTold, Birth, Identity, SafeContact};
use crate::clients::{Admission, Known};
use crate::facts::words::ClientKind;
use crate::facts::{self, DecisionFact};

/// Grounds that somebody has written: never empty.
#[derive(Clone, Debug)]
pub struct Grounds(Long);

impl Grounds {
    /// Grounds for one limb.
    ///
    /// # Errors
    /// A refusal when nothing is written: a decision without grounds can't be signed (Act 434/2003, reasons).
    pub fn new(text: Long) -> Outcome<Self> {
        if text.reveal().is_empty() { Err(Problem::refusal("decision-grounds-required")) } else { Ok(Self(text)) }
    }
}

/// How one limb of the test came out, with its grounds.
#[derive(Clone, Debug)]
pub struct Limb {
    /// It holds.
    pub holds: bool,
    /// Why.
    pub grounds: Grounds,
}

/// A decision in the making: which, and why. Accepting needs both limbs (Act 746/2011 §35): one of those whom the system
/// helps in their own right (a possible victim, somebody who assists the investigation of an offence), and in need of
/// assistance measures; not accepting says which does not hold. A child of a client is recorded with the parent.
#[derive(Clone, Debug)]
pub enum Ruling {
    /// Both limbs hold.
    Accept {
        /// Why the person may be a victim.
        possible_victim: Grounds,
        /// Why they need help.
        needs_help: Grounds,
        /// As what they are admitted, and what is known of them that day.
        admitted: AdmittedAs,
        /// The same person as a client who has left.
        earlier: Option<ClientId>,
    },
    /// At least one does not.
    NotAccept {
        /// Whether the person may be a victim, and why.
        possible_victim: Grounds,
        /// Whether they need help, and why.
        needs_help: Grounds,
    },
}

/// As what somebody is admitted, and what is known of them on the day.
#[derive(Clone, Debug)]
pub struct AdmittedAs {
    /// Victim, or assisting the investigation.
    pub kind: ClientKind,
    /// Sex, birth, citizenships.
    pub known: Known,
}

/// Whether the person is known to the office: asked before every decision, since somebody may be proposed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsKnown {
    /// Not known.
    No,
    /// Was this client, and has left.
    HasLeft(ClientId),
    /// Is a client: then there is nothing to decide.
    AsClient,
}

impl Ruling {
    /// From how the two limbs came out.
    ///
    /// # Errors
    /// A refusal when the kind does not follow from the limbs, when somebody is accepted and not said as what, and for
    /// whoever is a client already: [`super::end_as_client`] ends their proposal.
    pub fn new(
        kind: DecisionKind,
        is_known: IsKnown,
        possible_victim: Limb,
        needs_help: Limb,
        admitted: Option<AdmittedAs>,
    ) -> Outcome<Self> {
        let earlier = match is_known {
            IsKnown::No => None,
            IsKnown::HasLeft(client) => Some(client),
            IsKnown::AsClient => return Err(Problem::refusal("decision-is-client")),
        };
        let both = possible_victim.holds && needs_help.holds;
        let (possible_victim, needs_help) = (possible_victim.grounds, needs_help.grounds);
        match (kind, both) {
            (DecisionKind::Accept, true) => {
                let admitted = admitted.ok_or(Problem::refusal("decision-admitted-as"))?;
                Ok(Self::Accept { possible_victim, needs_help, admitted, earlier })
            }
            (DecisionKind::NotAccept, false) => Ok(Self::NotAccept { possible_victim, needs_help }),
            (DecisionKind::Accept, false) => Err(Problem::refusal("decision-both-limbs")),
            (DecisionKind::NotAccept, true) => Err(Problem::refusal("decision-no-limb-fails")),
        }
    }

    /// Which decision it is.
    pub const fn kind(&self) -> DecisionKind {
        match self {
            Self::Accept { .. } => DecisionKind::Accept,
            Self::NotAccept { .. } => DecisionKind::NotAccept,
        }
    }

    fn grounds(&self) -> DecisionGrounds {
        let (Self::Accept { possible_victim, needs_help, .. } | Self::NotAccept { possible_victim, needs_help }) = self;
        DecisionGrounds { possible_victim: possible_victim.0.clone(), needs_help: needs_help.0.clone() }
    }
}

/// The admission test's provision, as dated law: the day of the decision picks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AdmissionRule {
    /// The lasting word, stored with the decision; its sentence names statute and section.
    pub word: &'static str,
    /// First day in force.
    pub from: (i16, i8, i8),
}

/// Versions of the admission test: Act 746/2011 §35 as amended by 388/2015 and by 1294/2022. For the days before 1 July 2015
/// the short chapter 4 held; which of its sections carried the test is unconfirmed, so its sentence names the chapter only.
pub const ADMISSION_RULES: &[AdmissionRule] = &[
    AdmissionRule { word: "2011", from: (2011, 9, 1) },
    AdmissionRule { word: "2015", from: (2015, 7, 1) },
    AdmissionRule { word: "2023", from: (2023, 1, 1) },
];

/// The rule in force on a day. Before the first there was none.
pub fn admission_rule(day: Day) -> Option<AdmissionRule> {
    let came_into_force = |rule: &&AdmissionRule| {
        let (year, month, first) = rule.from;
        Day::new(year, month, first).is_some_and(|from| from <= day)
    };
    ADMISSION_RULES.iter().rfind(came_into_force).copied()
}

/// Decides a proposal: writes the decision with its grounds sealed, its signer and its rule.
///
/// # Errors
/// [`Problem::Absent`] when there is no such proposal or it does not open; a refusal when it has ended, is linked to
/// another, has not been taken up, is not complete, or the signer holds no valid deed; for accepting also while consent
/// is held, and when the signer does not hold the key of the register.
pub fn decide(tx: &mut Tx<'_>, may: &May<Decide>, id: ProposalId, ruling: &Ruling) -> Outcome<DecisionId> {
    if !tx.lock("proposals", id)? {
        return Err(Problem::Absent);
    }
    let row = find(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    if proposal_rows::linked_to(tx, id)?.is_some() {
        return Err(Problem::refusal("decision-linked"));
    }
    if standing(tx, id)?.outcome() != ProposalOutcome::Awaiting {
        return Err(Problem::refusal("decision-already"));
    }
    if !proposal_rows::is_taken_up(tx, id)? {
        return Err(Problem::refusal("proposals-not-taken-up"));
    }
    // Who consented, and to what, is not recorded yet; urgent help does not wait for a decision.
    if !row.words.complete {
        return Err(Problem::refusal("decision-incomplete"));
    }
    if ruling.kind() == DecisionKind::Accept {
        // Nobody is helped against their will; a child's yes is not whole without whoever speaks for the child.
        if row.words.consent.is_held() {
            return Err(Problem::refusal("decision-consent-held"));
        }
        // Said as a refusal, so that the grounds that were typed are still there when the key has been handed on.
        if !may.opener().holds(Compartment::Register) {
            return Err(Problem::refusal("decision-no-register-key"));
        }
    }
    if let Ruling::Accept { earlier: Some(earlier), .. } = ruling {
        match clients::is_present(tx, &may.opener(), *earlier) {
            Ok(false) => {}
            Ok(true) => return Err(Problem::refusal("decision-earlier-present")),
            Err(Problem::Absent) => return Err(Problem::refusal("decision-earlier-choose")),
            Err(other) => return Err(other),
        }
    }
    let signer = Signer::today(tx, may)?;
    let rule = admission_rule(tx.today()).ok_or(Problem::refusal("decision-no-rule"))?;
    let decision: DecisionId = tx.new_id();
    let grounds = key.seal(row.record, &ruling.grounds())?;
    rows::insert(tx, decision, id, ruling.kind(), signer.account, signer.delegation, rule, &grounds)?;
    proposal_rows::end(tx, id, decision)?;
    enter(tx, "decide", id, &[("decisions", decision.to_string()), ("proposals", id.to_string())])?;
    let made = DecisionFact { made: Month::of(tx.today()), kind: ruling.kind().word() };
    let chain: FactId = tx.new_id();
    facts::note_decision(tx, chain, &made)?;
    let outcome = match ruling {
        Ruling::Accept { admitted, earlier, .. } => {
            let person = key.open(row.record, &row.columns.person)?;
            let safe = key.open(row.record, &row.columns.safe_contact)?;
            let admission = admission(&person, &safe, row.words.age_group, admitted, *earlier);
            clients::admit(tx, may, decision, &admission)?;
            ProposalOutcome::Accepted
        }
        Ruling::NotAccept { .. } => ProposalOutcome::NotAccepted,
    };
    note(tx, fact_of(&key, &row)?, row.words.proposer_kind, row.arrived_day, outcome)?;
    Ok(decision)
}

/// Who is admitted: what the proposal said of the person and of how they may be reached, with what the decision knows better.
fn admission(
    person: &PersonProposed,
    safe: &ToldSafeContact,
    age_group: AgeGroup,
    admitted: &AdmittedAs,
    earlier: Option<ClientId>,
) -> Admission {
    let contact = Text::new(person.contact.reveal().as_str()).unwrap_or_default();
    let is_child = matches!(age_group, AgeGroup::Under15 | AgeGroup::From15To17);
    let birth = match &admitted.known.birth {
        // That somebody is a child is known by the time of a decision, even when nothing finer is.
        Birth::NotKnown if is_child => Birth::Under18,
        known => known.clone(),
    };
    Admission {
        kind: admitted.kind,
        identity: Identity {
            name: person.name.clone(),
            birth,
            sex: admitted.known.sex,
            citizenships: admitted.known.citizenships.clone(),
            languages: person.languages.clone(),
            safe_contact: SafeContact {
                safe: safe.safe.clone(),
                whose_telephone: Some(safe.whose_telephone),
                when: safe.when.clone(),
                present_as: Some(safe.present_as),
                as_told: safe.as_told.clone(),
                never: safe.never.clone(),
            },
            contact: Private::new(contact),
            home_municipality: Private::default(),
            circumstances: Private::default(),
        },
        note: AdmissionNote {
            earlier,
            as_told: AsTold {
                birth: person.birth.clone(),
                citizenship: person.citizenship.clone(),
                place: person.place.clone(),
                residence: person.residence.clone(),
                others: person.others.clone(),
            },
        },
    }
}

/// A decision for somebody who may read its proposal.
pub struct DecisionShown {
    /// The rule's word.
    pub rule: String,
    /// The grounds.
    pub grounds: DecisionGrounds,
}

/// Opens the grounds of a proposal's decision.
///
/// # Errors
/// From the store, and when the seal does not open.
pub fn find_decision(
    tx: &mut Tx<'_>,
    key: &lyhty_vault::RecordKey,
    record: lyhty_base::RecordId,
    id: ProposalId,
) -> Outcome<Option<DecisionShown>> {
    let Some((rule, grounds)) = rows::find(tx, id)? else { return Ok(None) };
    Ok(Some(DecisionShown { rule, grounds: key.open(record, &grounds)? }))
}
