use super::NewProposal;
use super::words::{AgeGroup, Danger, Guardian, Urgency, UrgencyReason};

impl NewProposal {
    /// How urgent it is and why. Children first (Act 746/2011 §5); whose age is unknown is treated as a child
    /// (Directive 2011/36/EU, Article 13); a child whose guardian is absent or suspected is held as urgent.
    pub fn urgency(&self) -> (Urgency, UrgencyReason) {
        let child = self.age_group.treated_as_child();
        match (self.danger, self.guardian) {
            (Danger::Now, _) => (Urgency::Now, UrgencyReason::DangerNow),
            (_, Guardian::Suspected) if child => (Urgency::Now, UrgencyReason::GuardianSuspected),
            (_, guardian) if child && guardian.is_held() && self.age_group != AgeGroup::NotKnown => {
                (Urgency::Now, UrgencyReason::GuardianAbsent)
            }
            _ if self.age_group == AgeGroup::NotKnown => (Urgency::Today, UrgencyReason::AgeUnknown),
            _ if child => (Urgency::Today, UrgencyReason::Child),
            (Danger::NoSafePlace, _) => (Urgency::Today, UrgencyReason::NoSafePlace),
            _ if !self.complete => (Urgency::Today, UrgencyReason::UrgentEntry),
            _ => (Urgency::InTurn, UrgencyReason::Nothing),
        }
    }
}
