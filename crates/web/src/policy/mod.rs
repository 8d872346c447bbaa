//! Who may do what: one table, roles across and permissions down.
//!
//! A permission is a type, so that a verb can ask for exactly its own ([`crate::May`]) and a route can't be registered
//! without one. The whole table is printed to `golden/policy.txt`, which a director can read.

mod permissions;
mod print;

use lyhty_vault::Compartment;

pub use permissions::*;
pub use print::policy_text;

lyhty_base::code_list! {
    /// What somebody is in the office. An account has exactly one.
    pub enum Role: "role" {
        /// Heads the system: decides, hands the power to decide on, sees everything that is seen.
        Director = "director",
        /// Senior adviser: prepares decisions, decides with a valid delegation, substitutes the director as granter.
        SeniorAdviser = "senior-adviser",
        /// Social worker.
        SocialWorker = "social-worker",
        /// Social instructor.
        SocialInstructor = "social-instructor",
        /// Nurse.
        Nurse = "nurse",
        /// Leads a project of development; sees no person's record.
        ProjectManager = "project-manager",
        /// Trainee: reads the records that somebody shares.
        Trainee = "trainee",
        /// Auditor: reads the trail and nobody's record.
        Auditor = "auditor",
        /// Editor of guides, news and the review.
        Editor = "editor",
        /// On duty on the telephone at night.
        HotlineDuty = "hotline-duty",
        /// Runs the machine and reads nobody's life.
        SystemAdministrator = "system-administrator",
    }
}

/// What the table says about one role and one permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Not allowed. For anything about a person this looks like "not there".
    No,
    /// Allowed.
    Yes,
    /// Allowed for records that were given to the account; the look-up checks it.
    Own,
    /// Allowed while a valid deed of delegation stands; the verb checks it.
    Deed,
}

/// A permission, as a type that exists once in the table.
pub trait Permission: Send + Sync + 'static {
    /// The lasting word, as in the trail and in the golden files.
    const NAME: &'static str;
    /// The compartments through which records are opened with it, besides single records shared with the account.
    const OPENS: &'static [Compartment];
    /// Whether the person has to have confirmed within minutes that it is they.
    const STEP_UP: bool;
}

/// A permission with which records about people are opened.
pub trait Opening: Permission {}

/// A permission with which keys of compartments are handed on.
pub trait Granting: Permission {}

/// A permission for what belongs to the account alone: its password, its second factor.
pub trait OwnSecret: Permission {}

/// The compartments that this role may be granted; the golden table shows them.
pub const fn compartments(role: Role) -> &'static [Compartment] {
    use Compartment::{Health, Intake, Linkage, Protected, Register, Staff};
    match role {
        Role::Director => Compartment::ALL,
        Role::SeniorAdviser => &[Intake, Register, Protected, Linkage, Staff],
        Role::SocialWorker => &[Intake, Register, Health, Staff],
        Role::SocialInstructor => &[Intake, Register, Staff],
        Role::Nurse => &[Health, Register, Staff],
        Role::HotlineDuty => &[Intake, Staff],
        Role::ProjectManager | Role::Trainee | Role::Auditor | Role::Editor => &[Staff],
        Role::SystemAdministrator => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_administrator_is_granted_nothing_and_opens_nothing() {
        assert!(compartments(Role::SystemAdministrator).is_empty());
        for line in TABLE.iter().filter(|line| line.opening) {
            assert_eq!(allows(Role::SystemAdministrator, line.name), Grade::No, "{}", line.name);
        }
    }

    #[test]
    fn a_permission_that_nobody_wrote_is_not_allowed() {
        assert_eq!(allows(Role::Director, "no-such-permission"), Grade::No);
    }

    #[test]
    fn the_auditor_reads_no_record() {
        for line in TABLE.iter().filter(|line| line.opening) {
            assert_eq!(allows(Role::Auditor, line.name), Grade::No, "{}", line.name);
        }
    }
}
