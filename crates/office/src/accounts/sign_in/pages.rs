use std::sync::Arc;

use askama::Template;
use lyhty_base::{Outcome, Private, Problem};
use lyhty_vault::Password;
use lyhty_web::policy::ManageOwnAccount;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, Visit, sessions};

use super::{Attempt, Proof, begin_attempt, begin_own_attempt, confirm, give_back, refuse, sign_in, wrong};

/// The pages of the sign-in.
pub fn routes(routes: Routes) -> Routes {
    routes
        .open(Method::Get, "/{language}/staff/sign-in", sign_in_form)
        .open(Method::Post, "/{language}/staff/sign-in", sign_in_now)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff/confirm", confirm_form)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/confirm", confirm_now)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/sign-out", sign_out)
}

#[derive(Template)]
#[template(path = "accounts/sign_in/pages/sign_in.html")]
struct SignInPage {
    frame: Frame,
    form: Form,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "accounts/sign_in/pages/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    form: Form,
    next: Option<String>,
}

fn sign_in_page(visit: &Visit, mut form: Form) -> Outcome<Answer> {
    // A code is good once and soon over.
    form.set("code", "");
    let frame = visit.form_frame("accounts-sign-in-title");
    Answer::form(&form.clone(), &SignInPage { frame, form, next: visit.next() })
}

async fn sign_in_form(visit: Visit) -> Outcome<Answer> {
    sign_in_page(&visit, Form::empty())
}

async fn sign_in_now(visit: Visit) -> Outcome<Answer> {
    let mut form = visit.form();
    let login_hash = visit.desk().machine().login_key.hash(form.value("login"));
    let counted = visit.write("begin-sign-in", move |tx| begin_attempt(tx, &login_hash)).await;
    let attempt = match counted {
        Ok(attempt) => Arc::new(attempt),
        Err(problem) => {
            form.take(problem)?;
            return sign_in_page(&visit, form);
        }
    };
    let signed_in = match prove(&visit, &attempt, &form).await {
        Ok(proof) => {
            let (proof, secrets) = (Arc::new(proof), visit.desk().node_secrets());
            visit.write("sign-in", move |tx| sign_in(tx, &secrets, &proof)).await
        }
        Err(problem) => Err(problem),
    };
    match signed_in {
        Ok(cookie) => Ok(Answer::to(visit.next().unwrap_or_else(|| visit.to("/staff"))).with_cookie(cookie)),
        Err(problem) => {
            let account = attempt.account();
            if matches!(problem, Problem::Refusal(_)) {
                visit.write("refuse-sign-in", move |tx| refuse(tx, account)).await?;
            }
            form.take(problem)?;
            sign_in_page(&visit, form)
        }
    }
}

/// Tries what was typed in `password` and `code`. An attempt that the office was too busy to try is given back.
pub(in crate::accounts) async fn prove(visit: &Visit, attempt: &Arc<Attempt>, form: &Form) -> Outcome<Proof> {
    let password = Password::typed(form.value("password"));
    let code = Private::new(form.value("code").to_owned());
    let (machine, now, tried) = (visit.desk().machine().clone(), visit.now(), Arc::clone(attempt));
    match visit.derive(move || tried.unlock(&password, code.reveal(), now, &machine)).await.flatten() {
        Ok(proof) => proof.ok_or_else(wrong),
        Err(problem) => {
            let attempt = Arc::clone(attempt);
            visit.write("give-attempt-back", move |tx| give_back(tx, &attempt)).await?;
            Err(problem)
        }
    }
}

fn confirm_page(visit: &StaffVisit<ManageOwnAccount>, form: Form) -> Outcome<Answer> {
    let frame = visit.frame("accounts-confirm-title");
    Answer::form(&form.clone(), &ConfirmPage { frame, form, next: visit.next() })
}

async fn confirm_form(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    confirm_page(&visit, Form::empty())
}

/// The proof, by the fields `password` and `code`, that the person signed in still sits there.
pub(in crate::accounts) async fn prove_own(visit: &StaffVisit<ManageOwnAccount>, form: &Form) -> Outcome<Proof> {
    let may = visit.may().clone();
    let attempt = Arc::new(visit.write("begin-confirm", move |tx| begin_own_attempt(tx, &may)).await?);
    let proof = prove(visit, &attempt, form).await;
    if matches!(proof, Err(Problem::Refusal(_))) {
        let account = attempt.account();
        visit.write("refuse-confirm", move |tx| refuse(tx, account)).await?;
    }
    proof
}

async fn confirm_now(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let mut form = visit.form();
    let confirmed = match prove_own(&visit, &form).await {
        Ok(proof) => {
            let (may, session, proof) = (visit.may().clone(), visit.session().clone(), Arc::new(proof));
            visit.write("confirm", move |tx| confirm(tx, &may, &session, &proof)).await
        }
        Err(problem) => Err(problem),
    };
    match confirmed {
        Ok(()) => Ok(Answer::to(visit.next().unwrap_or_else(|| visit.to("/staff")))),
        Err(problem) => {
            form.take(problem)?;
            confirm_page(&visit, form)
        }
    }
}

async fn sign_out(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let (session, account) = (visit.session().clone(), visit.may().account());
    visit
        .write("sign-out", move |tx| {
            sessions::end(tx, &session)?;
            crate::accounts::enter(tx, "sign-out", None, account, &[])
        })
        .await?;
    Ok(Answer::to(visit.to("/staff/sign-in")).dropping_session())
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for SignInPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("", lyhty_base::Refusal::new("accounts-sign-in-wrong"));
            let of = |form, next| Self { frame: frame.clone(), form, next };
            vec![of(Form::empty(), None), of(wrong, Some("/en/staff".to_owned()))]
        }
    }

    impl Samples for ConfirmPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), form: Form::empty(), next: None }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<SignInPage>();
        shows_every_sample::<ConfirmPage>();
    }
}
