//! The table itself. A line: the permission's type, its word, what it can open, and the roles that have it.

use lyhty_vault::Compartment::{self, Intake, Register};

use super::{Grade, Granting, Opening, OwnSecret, Permission, Role};

/// One line of the table, for looking through all of it.
#[derive(Clone, Copy, Debug)]
pub struct TableLine {
    /// The permission's word.
    pub name: &'static str,
    /// Whether records about people are opened with it.
    pub opening: bool,
    /// The compartments through which they are opened, besides single records shared with the account.
    pub opens: &'static [Compartment],
    /// Whether the person has to confirm that it is they.
    pub step_up: bool,
    /// The roles that have it, with the grade.
    pub roles: &'static [(Role, Grade)],
}

/// What the table says about a role and a permission's word.
pub fn allows(role: Role, name: &str) -> Grade {
    let line = TABLE.iter().find(|line| line.name == name);
    let cell = line.and_then(|line| line.roles.iter().find(|(candidate, _)| *candidate == role));
    cell.map_or(Grade::No, |(_, grade)| *grade)
}

macro_rules! permissions {
    ($($(#[$meta:meta])* $permission:ident = $name:literal $(opening $opens:tt)? $([$($kind:ident),+])? {
        $($role:ident: $grade:ident),+ $(,)?
    })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug)]
            pub enum $permission {}

            impl Permission for $permission {
                const NAME: &'static str = $name;
                const OPENS: &'static [Compartment] = permissions!(@opens $($opens)?);
                const STEP_UP: bool = permissions!(@step_up $($($kind)+)?);
            }

            $(permissions!(@opening $permission $opens);)?
            $($(permissions!(@kind $permission $kind);)+)?
        )+

        /// Every permission in the order of a proposal's life, then the office's own.
        pub const TABLE: &[TableLine] = &[$(TableLine {
            name: $name,
            opening: permissions!(@is_opening $($opens)?),
            opens: permissions!(@opens $($opens)?),
            step_up: permissions!(@step_up $($($kind)+)?),
            roles: &[$((Role::$role, permissions!(@grade $grade))),+],
        }),+];
    };
    (@opens) => { &[] };
    (@opens [$($compartment:ident),*]) => { &[$($compartment),*] };
    (@is_opening) => { false };
    (@is_opening $opens:tt) => { true };
    (@opening $permission:ident $opens:tt) => { impl Opening for $permission {} };
    (@kind $permission:ident granting) => { impl Granting for $permission {} };
    (@kind $permission:ident own_secret) => { impl OwnSecret for $permission {} };
    (@kind $permission:ident step_up) => {};
    (@step_up) => { false };
    (@step_up step_up $($rest:ident)*) => { true };
    (@step_up $other:ident $($rest:ident)*) => { permissions!(@step_up $($rest)*) };
    (@grade yes) => { Grade::Yes };
    (@grade own) => { Grade::Own };
    (@grade deed) => { Grade::Deed };
}

permissions! {
    /// See the queue of proposals, with the one line of each that the reader's keys open.
    SeeQueue = "see-queue" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes, HotlineDuty: yes,
    }
    /// Read a proposal.
    ReadProposal = "read-proposal" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, HotlineDuty: own,
    }
    /// Take a proposal up for assessment.
    TakeUp = "take-up" {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Ask the proposer or the person for more.
    AskMore = "ask-more" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Decide: accept, not accept.
    Decide = "decide" opening [Intake, Register] {
        Director: yes, SeniorAdviser: deed,
    }
    /// Hand on the power to decide, for a time, and take it back.
    DelegateDecisions = "delegate-decisions" [step_up] {
        Director: yes,
    }
    /// Set the day on which a proposal on paper or by telephone arrived.
    SetArrival = "set-arrival" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Enter an urgent proposal told on the telephone.
    EnterUrgent = "enter-urgent" {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes, HotlineDuty: yes,
    }
    /// Complete an urgent entry: the rest of what was told on the telephone.
    CompleteProposal = "complete-proposal" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes,
    }
    /// Record help given before the decision.
    RecordHelpGiven = "record-help-given" {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes, HotlineDuty: yes,
    }
    /// Link a second proposal for the same open matter, so that the person is counted once.
    LinkProposals = "link-proposals" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Record that the person, or their representative, withdrew.
    RecordWithdrawal = "record-withdrawal" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, HotlineDuty: yes,
    }
    /// End a proposal whose person is a client already.
    EndAsClient = "end-as-client" opening [Intake, Register] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Give a single record to a colleague without the compartment.
    ShareRecord = "share-record" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes,
    }
    /// Read a single record that somebody shared.
    ReadSharedRecord = "read-shared-record" opening [] {
        SocialInstructor: own, Nurse: own, Trainee: own,
    }
    /// Record a consultation: advice asked without naming the person.
    RecordConsultation = "record-consultation" {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes, HotlineDuty: yes,
    }
    /// See the consultations.
    SeeConsultations = "see-consultations" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, HotlineDuty: yes,
    }
    /// See the register and read a client.
    SeeClients = "see-clients" opening [Register] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes,
    }
    /// Record who a client is, exploitation, children.
    RecordClient = "record-client" opening [Register] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes,
    }
    /// Decide that a client leaves.
    RecordLeaving = "record-leaving" opening [Register] {
        Director: yes, SeniorAdviser: deed,
    }
    /// Take back that a client left.
    TakeBackLeaving = "take-back-leaving" opening [Register] {
        Director: yes,
    }
    /// Put right as what a client was admitted.
    CorrectAdmission = "correct-admission" opening [Register] {
        Director: yes, SeniorAdviser: deed,
    }
    /// See figures of the office, small ones too.
    SeeFigures = "see-figures" {
        Director: yes, SeniorAdviser: yes, ProjectManager: yes, Editor: yes,
    }
    /// Decide that a small figure may leave the office.
    ReleaseSmallCells = "release-small-cells" [step_up] {
        Director: yes,
    }
    /// See the reviews of the office, drafts too.
    SeeReviews = "see-reviews" {
        Director: yes, SeniorAdviser: yes, ProjectManager: yes, Editor: yes,
    }
    /// Write a review: begin it, its texts, notes of corrections.
    WriteReview = "write-review" {
        Director: yes, SeniorAdviser: yes, ProjectManager: yes, Editor: yes,
    }
    /// Approve a review that somebody else wrote.
    ApproveReview = "approve-review" [step_up] {
        Director: yes, SeniorAdviser: yes,
    }
    /// Publish a review that was approved.
    PublishReview = "publish-review" [step_up] {
        Director: yes, Editor: yes,
    }
    /// Read a thread: what the office and a holder of a receipt wrote.
    ReadThread = "read-thread" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, HotlineDuty: yes,
    }
    /// Answer in a thread.
    AnswerThread = "answer-thread" opening [Intake] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, HotlineDuty: yes,
    }
    /// Look after one's own account: password, second factor, sessions.
    ManageOwnAccount = "manage-own-account" [own_secret] {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, SocialInstructor: yes, Nurse: yes, ProjectManager: yes,
        Trainee: yes, Auditor: yes, Editor: yes, HotlineDuty: yes, SystemAdministrator: yes,
    }
    /// See the accounts and what each is granted.
    SeeAccounts = "see-accounts" {
        Director: yes, SeniorAdviser: yes, Auditor: yes, SystemAdministrator: yes,
    }
    /// Invite a colleague to make an account.
    Invite = "invite" {
        Director: yes, SeniorAdviser: yes,
    }
    /// Grant keys of compartments to a colleague, and take them away.
    GrantCompartments = "grant-compartments" [granting, step_up] {
        Director: yes, SeniorAdviser: yes,
    }
    /// Close an account: its keys and sessions go the same minute.
    CloseAccount = "close-account" [step_up] {
        Director: yes, SeniorAdviser: yes,
    }
    /// Reset an account whose holder can't sign in; two colleagues are needed.
    ResetAccount = "reset-account" [granting, step_up] {
        Director: yes, SeniorAdviser: yes,
    }
    /// See who may decide, since when and until when.
    SeeDelegations = "see-delegations" {
        Director: yes, SeniorAdviser: yes, SocialWorker: yes, Auditor: yes,
    }
    /// Read the trail.
    ReadTrail = "read-trail" {
        Director: yes, Auditor: yes,
    }
    /// See who has looked at a record.
    SeeWhoLooked = "see-who-looked" {
        Director: yes, SeniorAdviser: yes, Auditor: yes,
    }
    /// Export the trail.
    ExportTrail = "export-trail" [step_up] {
        Director: yes, Auditor: yes,
    }
    /// See the jobs that wait and those that died.
    SeeJobs = "see-jobs" {
        SystemAdministrator: yes,
    }
    /// Let a dead job run again.
    ReviveJobs = "revive-jobs" {
        SystemAdministrator: yes,
    }
    /// See the tray of mails: fixed texts only.
    SeeMailTray = "see-mail-tray" {
        SystemAdministrator: yes,
    }
}
