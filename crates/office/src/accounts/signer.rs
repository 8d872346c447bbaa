//! Who may sign a decision on a day.

use lyhty_base::{AccountId, DelegationId, Outcome, Problem};
use lyhty_store::Tx;
use lyhty_web::May;
use lyhty_web::policy::{Grade, Permission};

/// Somebody who may sign on a day: the director, or whoever holds the director's dated deed (Act 746/2011 §33).
#[derive(Clone, Copy, Debug)]
pub struct Signer {
    /// Who signs.
    pub account: AccountId,
    /// The director's deed, for whoever is not the director.
    pub delegation: Option<DelegationId>,
}

impl Signer {
    /// Looks the signer's power up, in the very transaction that signs.
    ///
    /// # Errors
    /// A refusal when the deed is not valid today.
    pub fn today<P: Permission>(tx: &mut Tx<'_>, may: &May<P>) -> Outcome<Self> {
        let delegation = match may.grade() {
            Grade::Yes => None,
            Grade::Deed => {
                let today = tx.today();
                let deed = super::valid_delegation(tx, may.account(), today)?;
                Some(deed.ok_or(Problem::refusal("decision-needs-delegation"))?)
            }
            Grade::Own | Grade::No => return Err(Problem::Absent),
        };
        Ok(Self { account: may.account(), delegation })
    }
}
