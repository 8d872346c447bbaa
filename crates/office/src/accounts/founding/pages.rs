use std::sync::Arc;

use askama::Template;
use lyhty_base::{Outcome, Private, Problem};
use lyhty_web::policy::Role;
use lyhty_web::{Answer, Form, Frame, Method, Routes, Visit};

use super::{Founding, found_with_code, set_up_waits};
use crate::accounts::credential_fields::{self, OfferedFactor};
use crate::accounts::credentials::NewAccount;
use crate::accounts::rows::any_account;
use crate::accounts::shown_once::ShownOncePage;
use crate::accounts::token::{OneTimeToken, TokenPurpose};

/// The pages of the set-up: open, since there is nobody yet; the code from the console is what lets in.
pub fn routes(routes: Routes) -> Routes {
    routes.open(Method::Get, "/{language}/staff/set-up", set_up_form).open(
        Method::Post,
        "/{language}/staff/set-up",
        set_up,
    )
}

#[derive(Template)]
#[template(path = "accounts/founding/pages/set_up.html")]
struct SetUpPage {
    frame: Frame,
    form: Form,
    factor: OfferedFactor,
}

fn page(visit: &Visit, form: Form) -> Outcome<Answer> {
    let frame = visit.form_frame("accounts-set-up-title");
    let factor = OfferedFactor::on(visit, &form);
    Answer::form(&form.clone(), &SetUpPage { frame, form, factor })
}

async fn set_up_form(visit: Visit) -> Outcome<Answer> {
    if visit.read("see-set-up", |tx| Ok(any_account(tx)?)).await? {
        return Err(Problem::Absent);
    }
    page(&visit, Form::empty())
}

async fn set_up(visit: Visit) -> Outcome<Answer> {
    let mut form = visit.form();
    let code = OneTimeToken::typed(form.value("code-set-up"));
    // Before anything slow: whoever has not read the console costs us nothing.
    let code_hash = code.hash(TokenPurpose::SetUp, &visit.desk().machine().login_key);
    if let Err(problem) = visit.read("see-set-up", move |tx| set_up_waits(tx, &code_hash)).await {
        form.take(problem)?;
        return page(&visit, form);
    }
    let login = credential_fields::login_name(&mut form);
    let name = form.required_text::<100>("name");
    let password = credential_fields::new_password(&mut form);
    let second_factor = credential_fields::shown(&mut form, visit.now());
    let (Some(login), Some(password), Some(factor), false) = (login, password, second_factor, form.has_problems())
    else {
        return page(&visit, form);
    };
    let new = NewAccount {
        login,
        name: Private::new(name),
        role: Role::Director,
        password,
        second_factor: factor.secret,
        used_step: factor.step,
    };
    match carry_out(&visit, code, new).await {
        Ok(founding) => {
            visit.desk().hang_letterbox(founding.letterbox()?);
            let frame = visit.frame("accounts-set-up-done-title");
            ShownOncePage::new(frame, founding.recovery_codes(), visit.to("/staff/sign-in"))
                .with_recovery_key(founding.recovery_key())
                .answer()
        }
        Err(problem) => {
            form.take(problem)?;
            page(&visit, form)
        }
    }
}

/// Makes all keys outside the transaction, then founds.
async fn carry_out(visit: &Visit, code: OneTimeToken, new: NewAccount) -> Outcome<Arc<Founding>> {
    let code_hash = code.hash(TokenPurpose::SetUp, &visit.desk().machine().login_key);
    let (machine, chance) = (visit.desk().machine().clone(), visit.desk().chance().clone());
    let founding = visit.derive(move || Founding::prepare(new.prepare(&*chance, &machine)?)).await??;
    let founding = Arc::new(founding);
    let kept = Arc::clone(&founding);
    visit.write("found", move |tx| found_with_code(tx, &code_hash, &founding)).await?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for SetUpPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("code-set-up", lyhty_base::Refusal::new("accounts-set-up-code-wrong"));
            let of = |form| Self { frame: frame.clone(), form, factor: OfferedFactor::sample() };
            vec![of(Form::empty()), of(wrong)]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<SetUpPage>();
    }
}
