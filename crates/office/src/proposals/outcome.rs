use lyhty_base::{AccountId, Day, DecisionId};

use super::words::{DecisionKind, LapseReason, ProposalOutcome, WithdrawnBy};

/// What has ended a proposal. At most one thing ends it, and nothing undoes that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing yet.
    Awaiting,
    /// A decision.
    Decided {
        /// The decision.
        decision: DecisionId,
        /// Which.
        kind: DecisionKind,
        /// Its Helsinki day.
        day: Day,
        /// Who signed.
        signer: AccountId,
        /// By delegation and not as the director.
        by_delegation: bool,
    },
    /// The person or their representative took it back.
    Withdrawn {
        /// Who.
        by: WithdrawnBy,
        /// When, in Helsinki.
        day: Day,
    },
    /// It lapsed.
    Lapsed {
        /// Why.
        reason: LapseReason,
        /// When, in Helsinki.
        day: Day,
    },
}

impl Standing {
    /// What became of the proposal.
    pub const fn outcome(self) -> ProposalOutcome {
        match self {
            Self::Awaiting => ProposalOutcome::Awaiting,
            Self::Decided { kind: DecisionKind::Accept, .. } => ProposalOutcome::Accepted,
            Self::Decided { kind: DecisionKind::NotAccept, .. } => ProposalOutcome::NotAccepted,
            Self::Withdrawn { .. } => ProposalOutcome::Withdrawn,
            Self::Lapsed { .. } => ProposalOutcome::Lapsed,
        }
    }

    /// The key of what became of the proposal, for the office: that somebody is a client already does not look like a lapse.
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Lapsed { reason: LapseReason::AlreadyClient, .. } => "proposals-already-client-outcome",
            _ => self.outcome().message_key(),
        }
    }

    /// What had become of the proposal by the end of `day`.
    pub fn outcome_on(self, day: Day) -> ProposalOutcome {
        match self {
            Self::Decided { day: ended, .. } | Self::Withdrawn { day: ended, .. } | Self::Lapsed { day: ended, .. }
                if ended > day =>
            {
                ProposalOutcome::Awaiting
            }
            _ => self.outcome(),
        }
    }
}
