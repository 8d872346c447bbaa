//! The code lists of proposals: the words that routing, urgency and figures need in clear.

use lyhty_base::code_list;

pub use crate::clients::words::{ContactChannel, PresentAs, WhoseTelephone};

code_list! {
    /// Who proposed. The kinds that the office's statistics have really used, and those that the law names
    /// (Act 746/2011 §34: any public, private or third-sector actor, and the person).
    pub enum ProposerKind: "proposer-kind" {
        /// The person, for themself.
        ThePerson = "the-person",
        /// Attorney, lawyer or legal aid counsel.
        Lawyer = "lawyer",
        /// The immigration service.
        ImmigrationService = "immigration-service",
        /// A reception centre.
        ReceptionCentre = "reception-centre",
        /// The police.
        Police = "police",
        /// The border guard.
        BorderGuard = "border-guard",
        /// Social services of a municipality or a wellbeing services county.
        SocialServices = "social-services",
        /// Child welfare.
        ChildWelfare = "child-welfare",
        /// Health care.
        HealthCare = "health-care",
        /// Victim support.
        VictimSupport = "victim-support",
        /// A shelter.
        Shelter = "shelter",
        /// Another organisation of the third sector.
        Organisation = "organisation",
        /// A congregation.
        Congregation = "congregation",
        /// The occupational safety authority.
        OccupationalSafety = "occupational-safety",
        /// A school.
        School = "school",
        /// A private person.
        PrivatePerson = "private-person",
        /// Somebody else.
        Other = "other",
    }
}

code_list! {
    /// How a proposal or a consultation reached the office.
    pub enum Channel: "channel" {
        /// Written on the site.
        Site = "site",
        /// Told to staff on the telephone.
        Telephone = "telephone",
        /// On paper: by post, fax or in the hand.
        Paper = "paper",
    }
}

code_list! {
    /// How soon somebody has to look.
    pub enum Urgency: "urgency" {
        /// Now, also at night.
        Now = "now",
        /// The same day.
        Today = "today",
        /// In its turn.
        InTurn = "in-turn",
    }
}

code_list! {
    /// Why a proposal is as urgent as it is. A queue shows the reason beside the word.
    pub enum UrgencyReason: "urgency-reason" {
        /// The proposer says the person is in danger now.
        DangerNow = "danger-now",
        /// A child whose guardian is suspected.
        GuardianSuspected = "guardian-suspected",
        /// A child whose guardian is absent, or of whom nothing is known.
        GuardianAbsent = "guardian-absent",
        /// A child: children's matters are urgent (Act 746/2011 §5).
        Child = "child",
        /// Age unknown: treated as a child (Directive 2011/36/EU, Article 13).
        AgeUnknown = "age-unknown",
        /// No safe place for the coming night.
        NoSafePlace = "no-safe-place",
        /// Told on the telephone at night; the rest is still to come.
        UrgentEntry = "urgent-entry",
        /// Nothing of these.
        Nothing = "nothing",
    }
}

code_list! {
    /// Is there danger or need that can't wait? As the proposer answers it.
    pub enum Danger: "danger" {
        /// Danger to life or health now.
        Now = "now",
        /// No safe place for the coming night.
        NoSafePlace = "no-safe-place",
        /// Neither, as far as the proposer knows.
        None = "none",
        /// The proposer does not know.
        NotKnown = "not-known",
    }
}

code_list! {
    /// Adult or child, as far as is known. Nothing finer is in clear.
    pub enum AgeGroup: "age-group" {
        /// 18 or older.
        Adult = "adult",
        /// Under 18, and 15 or older: the child's own consent is needed.
        From15To17 = "from-15-to-17",
        /// Under 15.
        Under15 = "under-15",
        /// Not known: treated as a child.
        NotKnown = "not-known",
    }
}

impl AgeGroup {
    /// Treated as a child, which whoever's age is unknown is too.
    pub const fn treated_as_child(self) -> bool {
        !matches!(self, Self::Adult)
    }
}

code_list! {
    /// Where a child's guardian stands.
    pub enum Guardian: "guardian" {
        /// An adult has none.
        NotNeeded = "not-needed",
        /// There is a guardian who knows and may be asked.
        Present = "present",
        /// There is a representative appointed for the child.
        Representative = "representative",
        /// There is no guardian in the country, or none can be reached.
        Absent = "absent",
        /// The guardian may have a part in the exploitation: nothing goes to them.
        Suspected = "suspected",
        /// Not known: held like absent, and nothing goes to anybody but the child.
        NotKnown = "not-known",
    }
}

impl Guardian {
    /// Consent can't be had from a guardian: the proposal is held as urgent until a representative is there.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Absent | Self::Suspected | Self::NotKnown)
    }
}

code_list! {
    /// The first question: has the person agreed to be proposed?
    pub enum ConsentAnswer: "consent-answer" {
        /// Yes.
        Yes = "yes",
        /// A child, or perhaps a child, whose guardian is absent or suspected.
        ChildWithoutGuardian = "child-without-guardian",
        /// No, or not asked: the ending is a consultation.
        No = "no",
    }
}

code_list! {
    /// Who has consented.
    pub enum ConsentGivenBy: "consent-given-by" {
        /// The person.
        ThePerson = "the-person",
        /// The child of 15 or older, or of unknown age, and the guardian.
        ChildAndGuardian = "child-and-guardian",
        /// The child of 15 or older, or of unknown age, and the appointed representative.
        ChildAndRepresentative = "child-and-representative",
        /// The guardian of a child under 15.
        Guardian = "guardian",
        /// The representative of a child under 15, or of an adult.
        Representative = "representative",
        /// Held: a child's own yes, while a representative is still to be appointed.
        HeldChild = "held-child",
        /// Held: nobody could be asked yet.
        Held = "held",
    }
}

impl ConsentGivenBy {
    /// The yes of a guardian or a representative is still to come.
    pub const fn is_held(self) -> bool {
        matches!(self, Self::HeldChild | Self::Held)
    }
}

code_list! {
    /// What the person was told before they consented.
    pub enum Told: "told" {
        /// Whom the system helps and how.
        WhatTheSystemIs = "what-the-system-is",
        /// That it is voluntary and may be ended.
        Voluntary = "voluntary",
        /// What is written down and who reads it.
        WhatIsWritten = "what-is-written",
        /// That the office may ask authorities for what it needs.
        MayAskAuthorities = "may-ask-authorities",
        /// That the proposal may be withdrawn.
        MayBeWithdrawn = "may-be-withdrawn",
        /// When the office tells others without asking: to protect a child, or in serious danger.
        WhenOthersAreTold = "when-others-are-told",
    }
}

code_list! {
    /// Who interpreted.
    pub enum Interpreter: "interpreter" {
        /// Nobody was needed.
        NotNeeded = "not-needed",
        /// A professional interpreter.
        Professional = "professional",
        /// Somebody else: a friend, a relative, a colleague. Needs care.
        SomebodyElse = "somebody-else",
        /// One was needed and there was none.
        Missing = "missing",
        /// Not known, as after an urgent entry.
        NotKnown = "not-known",
    }
}

code_list! {
    /// Who else was in the room when the person consented.
    pub enum Present: "present" {
        /// Nobody else.
        Nobody = "nobody",
        /// Other professionals only.
        Professionals = "professionals",
        /// Family or a friend.
        FamilyOrFriend = "family-or-friend",
        /// Somebody on whom the person may depend: needs care.
        SomebodyDependedOn = "somebody-depended-on",
        /// The proposer does not know.
        NotKnown = "not-known",
    }
}

code_list! {
    /// The administrative act that a proposal ends with.
    pub enum DecisionKind: "decision-kind" {
        /// Accepted into the system: both limbs hold.
        Accept = "accept",
        /// Not accepted.
        NotAccept = "not-accept",
    }
}

code_list! {
    /// Who withdrew a proposal: only the person or their representative can.
    pub enum WithdrawnBy: "withdrawn-by" {
        /// The person.
        ThePerson = "the-person",
        /// The person's representative.
        Representative = "representative",
    }
}

code_list! {
    /// Why a proposal lapsed. A person confirms it; no job does it alone.
    pub enum LapseReason: "lapse-reason" {
        /// The person can't be reached.
        NotReached = "not-reached",
        /// The person has died or left for good.
        Gone = "gone",
        /// It was made by mistake.
        Mistake = "mistake",
        /// The person is a client already: which, lies under seal.
        AlreadyClient = "already-client",
    }
}

impl LapseReason {
    /// Those that need nothing besides the word. Which client somebody is already has a page of its own.
    pub const PLAIN: &[Self] = &[Self::NotReached, Self::Gone, Self::Mistake];
}

code_list! {
    /// The nine assistance measures (Act 388/2015 §38a), of which the urgent ones may begin before the decision.
    pub enum Measure: "measure" {
        /// Advice and guidance.
        Advice = "advice",
        /// Safe accommodation.
        SafeAccommodation = "safe-accommodation",
        /// Reception allowance or social assistance.
        Allowance = "allowance",
        /// Social services.
        SocialServices = "social-services",
        /// Health services.
        HealthServices = "health-services",
        /// Interpretation and translation.
        Interpretation = "interpretation",
        /// Legal aid and legal advice.
        LegalAid = "legal-aid",
        /// Tracing the parent or guardian of an unaccompanied child.
        Tracing = "tracing",
        /// Support for a safe return.
        SafeReturn = "safe-return",
    }
}

code_list! {
    /// What became of a proposal by a day. Not the decision: that is an act.
    pub enum ProposalOutcome: "outcome" {
        /// Nothing has ended it yet.
        Awaiting = "awaiting",
        /// Accepted.
        Accepted = "accepted",
        /// Not accepted.
        NotAccepted = "not-accepted",
        /// Withdrawn by the person or their representative.
        Withdrawn = "withdrawn",
        /// Lapsed.
        Lapsed = "lapsed",
    }
}

impl ProposalOutcome {
    /// What the proposer may see, and nothing else: withdrawn and lapsed look like not accepted.
    pub const fn for_proposer(self) -> ProposerView {
        match self {
            Self::Awaiting => ProposerView::Awaiting,
            Self::Accepted => ProposerView::Accepted,
            Self::NotAccepted | Self::Withdrawn | Self::Lapsed => ProposerView::NotAccepted,
        }
    }
}

code_list! {
    /// All that a proposer learns.
    pub enum ProposerView: "proposer-view" {
        /// No decision yet.
        Awaiting = "awaiting",
        /// Accepted.
        Accepted = "accepted",
        /// Not accepted, withdrawn or lapsed: the proposer can't tell which.
        NotAccepted = "not-accepted",
    }
}
