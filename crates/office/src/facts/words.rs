//! The code lists that figures are made of. What of them is exported maps to HTCDS, Eurostat and UNODC in a table of its own.

use lyhty_base::code_list;

code_list! {
    /// What somebody is in the system (Act 746/2011 §35 as amended by 388/2015).
    pub enum ClientKind: "client-kind" {
        /// A possible or identified victim.
        Victim = "victim",
        /// A person who assists the investigation of such an offence and needs special help.
        Assisting = "assisting",
    }
}

code_list! {
    /// Sex, as recorded.
    pub enum Sex: "sex" {
        /// Woman or girl.
        Woman = "woman",
        /// Man or boy.
        Man = "man",
        /// Another.
        Other = "other",
        /// Not known.
        NotKnown = "not-known",
    }
}

code_list! {
    /// The form of exploitation. The categories that the published reviews have really used.
    pub enum Form: "form" {
        /// Sexual exploitation.
        Sexual = "sexual-exploitation",
        /// Exploitation of labour, or a related offence.
        Labour = "labour-exploitation-or-related-offence",
        /// Forced marriage.
        ForcedMarriage = "forced-marriage",
        /// Forced criminal activity.
        ForcedCriminality = "forced-criminal-activity",
        /// Forced begging.
        Begging = "forced-begging",
        /// Removal of organs.
        OrganRemoval = "organ-removal",
        /// Benefit fraud.
        BenefitFraud = "benefit-fraud",
        /// Use as a child soldier.
        ChildSoldier = "child-soldier",
        /// Illegal adoption.
        Adoption = "illegal-adoption",
        /// Another.
        Other = "other",
        /// Unclear so far.
        Unclear = "unclear",
    }
}

code_list! {
    /// Residence in Finland during the exploitation.
    pub enum Residence: "residence" {
        /// No lawful residence.
        None = "none",
        /// Asylum seeker.
        AsylumSeeker = "asylum-seeker",
        /// Residence permit.
        Permit = "permit",
        /// Visa.
        Visa = "visa",
        /// Temporary protection.
        TemporaryProtection = "temporary-protection",
        /// Citizen of Finland or of another state of the European Union.
        Citizen = "citizen",
        /// Not known, or not in Finland.
        NotKnown = "not-known",
    }
}

code_list! {
    /// The finer reason of a residence: the phase of an asylum application, the ground of a permit, why there was no right.
    pub enum ResidenceReason: "residence-reason" {
        /// First instance of an asylum application.
        FirstInstance = "first-instance",
        /// Appeal phase of an asylum application.
        Appeal = "appeal",
        /// A new application for asylum.
        NewApplication = "new-application",
        /// Permit for work.
        Work = "work",
        /// Permit for family ties.
        Family = "family",
        /// Permit for study.
        Study = "study",
        /// Permit for protection.
        Protection = "protection",
        /// No right: after a negative decision on asylum.
        NegativeAsylum = "negative-asylum",
        /// No right: a permit or visa had ended.
        Ended = "ended",
        /// No right: never had one.
        NeverHad = "never-had",
        /// Another, or not known.
        NotKnown = "not-known",
    }
}

code_list! {
    /// The ground on which somebody leaves the system. Which of them the law knows depends on the day.
    pub enum LeavingGround: "leaving-ground" {
        /// No more need of help.
        NoMoreNeed = "no-more-need",
        /// Not formally identified (2015–2022).
        NotIdentified = "not-identified",
        /// The investigation was closed: not trafficking (2015–2022).
        InvestigationClosed = "investigation-closed",
        /// The prosecutor brings no charge of trafficking (2015–2022).
        NoCharge = "no-charge",
        /// The court: not trafficking (2015–2022).
        CourtNotTrafficking = "court-not-trafficking",
        /// Leaves, or is removed from, Finland.
        LeftFinland = "left-finland",
        /// Asks to leave.
        AsksOut = "asks-out",
        /// Has disappeared.
        Disappeared = "disappeared",
        /// Serious danger to public order or safety.
        Danger = "danger",
    }
}
