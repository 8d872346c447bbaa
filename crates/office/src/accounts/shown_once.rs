//! The page that shows secrets once, as the answer of the form that made them: no redirect, since the secrets would have to
//! travel in an address.

use askama::Template;
use lyhty_base::Outcome;
use lyhty_web::{Answer, Frame};
use zeroize::Zeroizing;

use super::credentials::RecoveryCodes;

/// Recovery codes, and at set-up the recovery key, to be written down.
#[derive(Template)]
#[template(path = "accounts/pages/shown_once.html")]
pub(super) struct ShownOncePage {
    frame: Frame,
    recovery_key: Option<Zeroizing<String>>,
    codes: Vec<Zeroizing<String>>,
    waits_for_keys: bool,
    next: String,
}

impl ShownOncePage {
    /// The codes; `next` is where the button below leads.
    pub fn new(frame: Frame, codes: &RecoveryCodes, next: String) -> Self {
        Self { frame, recovery_key: None, codes: codes.grouped().collect(), waits_for_keys: false, next }
    }

    /// The same with the recovery key of the office.
    pub fn with_recovery_key(mut self, recovery_key: Zeroizing<String>) -> Self {
        self.recovery_key = Some(recovery_key);
        self
    }

    /// The same, saying that a colleague has to grant the keys now.
    pub const fn waiting_for_keys(mut self) -> Self {
        self.waits_for_keys = true;
        self
    }

    /// The answer.
    pub fn answer(self) -> Outcome<Answer> {
        Answer::page(&self)
    }
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for ShownOncePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let of = || Self::new(frame.clone(), &RecoveryCodes::generate(), "/en/staff".to_owned());
            vec![of(), of().waiting_for_keys(), of().with_recovery_key(Zeroizing::new("AAAAA BBBBB".to_owned()))]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ShownOncePage>();
    }
}
