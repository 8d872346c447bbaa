//! The person's side: completing a reset behind its link, and using the recovery key.

use std::sync::Arc;

use askama::Template;
use lyhty_base::{AccountId, Outcome};
use lyhty_vault::RecoverySecret;
use lyhty_web::{Answer, Form, Frame, Method, Routes, Visit};

use super::{Recovery, complete, find_confirmed, recover, request_recovery};
use crate::accounts::credential_fields::{self, OfferedFactor};
use crate::accounts::credentials::Credentials;
use crate::accounts::shown_once::ShownOncePage;
use crate::accounts::token::{OneTimeToken, TokenPurpose};

pub fn routes(routes: Routes) -> Routes {
    routes
        .open(Method::Get, "/{language}/staff/reset/{token}", complete_form)
        .open(Method::Post, "/{language}/staff/reset/{token}", complete_now)
        .open(Method::Get, "/{language}/staff/recovery", recover_form)
        .open(Method::Post, "/{language}/staff/recovery", recover_now)
}

#[derive(Template)]
#[template(path = "accounts/resets/pages/complete.html")]
struct CompletePage {
    frame: Frame,
    form: Form,
    factor: OfferedFactor,
}

#[derive(Template)]
#[template(path = "accounts/resets/pages/recover.html")]
struct RecoverPage {
    frame: Frame,
    form: Form,
    factor: OfferedFactor,
}

/// The account behind the link of this visit and the token's hash.
async fn account_behind(visit: &Visit) -> Outcome<(AccountId, String)> {
    let token = OneTimeToken::typed(visit.path("token"));
    let token_hash = token.hash(TokenPurpose::Reset, &visit.desk().machine().login_key);
    let looked_up = token_hash.clone();
    let reset = visit.read("see-reset", move |tx| find_confirmed(tx, &looked_up)).await?;
    Ok((reset.account, token_hash))
}

fn complete_page(visit: &Visit, form: Form) -> Outcome<Answer> {
    let frame = visit.form_frame("accounts-reset-complete-title");
    let factor = OfferedFactor::on(visit, &form);
    Answer::form(&form.clone(), &CompletePage { frame, form, factor })
}

async fn complete_form(visit: Visit) -> Outcome<Answer> {
    account_behind(&visit).await?;
    complete_page(&visit, Form::empty())
}

async fn complete_now(visit: Visit) -> Outcome<Answer> {
    let (account, token_hash) = account_behind(&visit).await?;
    let mut form = visit.form();
    let password = credential_fields::new_password(&mut form);
    let second_factor = credential_fields::shown(&mut form, visit.now());
    let (Some(password), Some(factor), false) = (password, second_factor, form.has_problems()) else {
        return complete_page(&visit, form);
    };
    let machine = visit.desk().machine().clone();
    let completed = async {
        let make = move || Credentials::make(account, &password, &factor.secret, factor.step, &machine);
        let credentials = Arc::new(visit.derive(make).await??);
        let stored = Arc::clone(&credentials);
        visit.write("complete-reset", move |tx| complete(tx, &token_hash, &stored)).await?;
        Ok(credentials)
    };
    match completed.await {
        Ok(credentials) => {
            let frame = visit.frame("accounts-reset-done-title");
            let next = visit.to("/staff/sign-in");
            ShownOncePage::new(frame, credentials.recovery_codes(), next).waiting_for_keys().answer()
        }
        Err(problem) => {
            form.take(problem)?;
            complete_page(&visit, form)
        }
    }
}

fn recover_page(visit: &Visit, form: Form) -> Outcome<Answer> {
    let frame = visit.form_frame("accounts-recovery-title");
    let factor = OfferedFactor::on(visit, &form);
    Answer::form(&form.clone(), &RecoverPage { frame, form, factor })
}

async fn recover_form(visit: Visit) -> Outcome<Answer> {
    recover_page(&visit, Form::empty())
}

async fn recover_now(visit: Visit) -> Outcome<Answer> {
    let mut form = visit.form();
    let key = RecoverySecret::parse(form.value("code-recovery-key"))
        .map_err(|problem| form.add("code-recovery-key", problem.into()))
        .ok();
    let login = credential_fields::login_name(&mut form);
    let password = credential_fields::new_password(&mut form);
    let second_factor = credential_fields::shown(&mut form, visit.now());
    let (Some(key), Some(login), Some(password), Some(factor), false) =
        (key, login, password, second_factor, form.has_problems())
    else {
        return recover_page(&visit, form);
    };
    let recovered = async {
        let (key, machine) = (Arc::new(key), visit.desk().machine().clone());
        let (read_with, login_hash) = (Arc::clone(&key), login.hash(&machine.login_key));
        let request = visit.read("see-recovery", move |tx| request_recovery(tx, &read_with, &login_hash)).await?;
        let open = move || request.open(&key, &password, &factor.secret, factor.step, &machine);
        let recovery: Arc<Recovery> = Arc::new(visit.derive(open).await??);
        let stored = Arc::clone(&recovery);
        visit.write("use-recovery-key", move |tx| recover(tx, &stored)).await?;
        Ok(recovery)
    };
    match recovered.await {
        Ok(recovery) => {
            let frame = visit.frame("accounts-recovered-title");
            ShownOncePage::new(frame, recovery.recovery_codes(), visit.to("/staff/sign-in")).answer()
        }
        Err(problem) => {
            form.take(problem)?;
            recover_page(&visit, form)
        }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for CompletePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("code-new", lyhty_base::Refusal::new("accounts-code-wrong"));
            vec![Self { frame: frame.clone(), form: wrong, factor: OfferedFactor::sample() }]
        }
    }

    impl Samples for RecoverPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("login", lyhty_base::Refusal::new("accounts-recovery-login"));
            vec![Self { frame: frame.clone(), form: wrong, factor: OfferedFactor::sample() }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<CompletePage>();
        shows_every_sample::<RecoverPage>();
    }
}
