use std::sync::Arc;

use askama::Template;
use lyhty_base::Outcome;
use lyhty_store::Tx;
use lyhty_web::policy::ManageOwnAccount;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, sessions};

use super::{change_password, change_second_factor, renew_recovery_codes, sign_out_everywhere};
use crate::accounts::credential_fields::{self, OfferedFactor};
use crate::accounts::credentials::RecoveryCodes;
use crate::accounts::shown_once::ShownOncePage;
use crate::accounts::sign_in::pages::prove_own;
use crate::accounts::{AccountState, names, resets, rows};

/// The pages of one's own account.
pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff", home)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff/account", see)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff/account/password", password_form)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/account/password", password_now)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff/account/second-factor", second_factor_form)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/account/second-factor", second_factor_now)
        .staff::<ManageOwnAccount>(Method::Get, "/{language}/staff/account/recovery-codes", codes_form)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/account/recovery-codes", codes_now)
        .staff::<ManageOwnAccount>(Method::Post, "/{language}/staff/account/sign-out-everywhere", everywhere)
        .navigation::<ManageOwnAccount>("/{language}/staff/account", "accounts-own-title")
}

/// A use of the recovery key as everybody sees it.
struct UseLine {
    name: String,
    moment: String,
}

#[derive(Template)]
#[template(path = "accounts/own/pages/home.html")]
struct HomePage {
    frame: Frame,
    uses: Vec<UseLine>,
    awaiting_keys: bool,
}

/// A session as its owner sees it.
struct SessionLine {
    begun: String,
    last_seen: String,
    this_one: bool,
}

#[derive(Template)]
#[template(path = "accounts/own/pages/account.html")]
struct AccountPage {
    frame: Frame,
    role: String,
    state: String,
    codes_left: i64,
    sessions: Vec<SessionLine>,
}

#[derive(Template)]
#[template(path = "accounts/own/pages/password.html")]
struct PasswordPage {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "accounts/own/pages/second_factor.html")]
struct SecondFactorPage {
    frame: Frame,
    form: Form,
    factor: OfferedFactor,
}

#[derive(Template)]
#[template(path = "accounts/own/pages/recovery_codes.html")]
struct RecoveryCodesPage {
    frame: Frame,
    form: Form,
}

async fn home(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let may = visit.may().clone();
    let read =
        move |tx: &mut Tx<'_>| Ok((rows::find(tx, may.account())?, resets::shown_uses(tx)?, names(tx, &may.names())?));
    let (account, uses, colleagues) = visit.read("see-home", read).await?;
    let frame = visit.frame("accounts-home-title");
    let line = |used: &resets::RecoveryUse| UseLine {
        name: colleagues.shown(&frame, used.account),
        moment: frame.moment_text(&used.used_at),
    };
    let uses = uses.iter().map(line).collect();
    let awaiting_keys = account.is_some_and(|account| account.state == AccountState::AwaitingKeys);
    Answer::page(&HomePage { frame, uses, awaiting_keys })
}

async fn see(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let own = visit.may().account();
    let read = move |tx: &mut Tx<'_>| {
        Ok((rows::find(tx, own)?, rows::count_recovery_codes(tx, own)?, sessions::list(tx, own)?))
    };
    let (account, codes_left, open) = visit.read("see-own-account", read).await?;
    let frame = visit.frame("accounts-own-title");
    let line = |session: &sessions::SessionRow| SessionLine {
        begun: frame.moment_text(&session.begun_at),
        last_seen: frame.moment_text(&session.last_seen_at),
        this_one: session.id == visit.session().id,
    };
    let page = AccountPage {
        role: frame.plain(visit.may().role().message_key()),
        state: account.map(|account| frame.plain(account.state.message_key())).unwrap_or_default(),
        codes_left,
        sessions: open.iter().map(line).collect(),
        frame,
    };
    Answer::page(&page)
}

fn password_page(visit: &StaffVisit<ManageOwnAccount>, form: Form) -> Outcome<Answer> {
    Answer::form(&form.clone(), &PasswordPage { frame: visit.frame("accounts-password-title"), form })
}

async fn password_form(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    password_page(&visit, Form::empty())
}

async fn password_now(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let mut form = visit.form();
    let Some(password) = credential_fields::new_password(&mut form) else { return password_page(&visit, form) };
    let changed = async {
        let proof = Arc::new(prove_own(&visit, &form).await?);
        let (may, machine) = (visit.may().clone(), visit.desk().machine().clone());
        let locked = visit.derive(move || may.own_secret().lock_with_password(&password, &machine.pepper)).await??;
        let may = visit.may().clone();
        visit.write("change-password", move |tx| change_password(tx, &may, &proof, &locked)).await
    };
    match changed.await {
        Ok(()) => Ok(Answer::to(visit.to("/staff/sign-in")).dropping_session()),
        Err(problem) => {
            form.take(problem)?;
            password_page(&visit, form)
        }
    }
}

fn second_factor_page(visit: &StaffVisit<ManageOwnAccount>, form: Form) -> Outcome<Answer> {
    let (frame, factor) = (visit.frame("accounts-own-second-factor-title"), OfferedFactor::on(visit, &form));
    Answer::form(&form.clone(), &SecondFactorPage { frame, form, factor })
}

async fn second_factor_form(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    second_factor_page(&visit, Form::empty())
}

async fn second_factor_now(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let mut form = visit.form();
    let Some(factor) = credential_fields::shown(&mut form, visit.now()) else {
        return second_factor_page(&visit, form);
    };
    let changed = async {
        let proof = prove_own(&visit, &form).await?;
        let may = visit.may().clone();
        let sealed = may.own_secret().seal_own(may.account(), &factor.secret)?;
        let step = i64::try_from(factor.step).unwrap_or(i64::MAX);
        let body = move |tx: &mut Tx<'_>| change_second_factor(tx, &may, &proof, &sealed, step);
        visit.write("change-second-factor", body).await
    };
    match changed.await {
        Ok(()) => Ok(Answer::to(visit.to("/staff/account"))),
        Err(problem) => {
            form.take(problem)?;
            second_factor_page(&visit, form)
        }
    }
}

fn codes_page(visit: &StaffVisit<ManageOwnAccount>, form: Form) -> Outcome<Answer> {
    Answer::form(&form.clone(), &RecoveryCodesPage { frame: visit.frame("accounts-own-codes-title"), form })
}

async fn codes_form(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    codes_page(&visit, Form::empty())
}

async fn codes_now(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let mut form = visit.form();
    let codes = RecoveryCodes::generate();
    let hashes = codes.stored(visit.may().account(), &visit.desk().machine().pepper);
    let renewed = async {
        let (proof, may) = (prove_own(&visit, &form).await?, visit.may().clone());
        visit.write("renew-recovery-codes", move |tx| renew_recovery_codes(tx, &may, &proof, &hashes)).await
    };
    match renewed.await {
        Ok(()) => {
            let frame = visit.frame("accounts-own-codes-done-title");
            ShownOncePage::new(frame, &codes, visit.to("/staff/account")).answer()
        }
        Err(problem) => {
            form.take(problem)?;
            codes_page(&visit, form)
        }
    }
}

async fn everywhere(visit: StaffVisit<ManageOwnAccount>) -> Outcome<Answer> {
    let may = visit.may().clone();
    visit.write("sign-out-everywhere", move |tx| sign_out_everywhere(tx, &may)).await?;
    Ok(Answer::to(visit.to("/staff/sign-in")).dropping_session())
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for HomePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let used = || UseLine { name: "Keksitty Nimi".to_owned(), moment: "1 July 2018, 00:30".to_owned() };
            let of = |uses, awaiting_keys| Self { frame: frame.clone(), uses, awaiting_keys };
            vec![of(Vec::new(), false), of(vec![used()], true)]
        }
    }

    impl Samples for AccountPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let line = |this_one| SessionLine {
                begun: "1 July 2018, 00:30".to_owned(),
                last_seen: "1 July 2018, 00:31".to_owned(),
                this_one,
            };
            vec![Self {
                frame: frame.clone(),
                role: "Nurse".to_owned(),
                state: "In use".to_owned(),
                codes_left: 9,
                sessions: vec![line(true), line(false)],
            }]
        }
    }

    impl Samples for PasswordPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("password-again", lyhty_base::Refusal::new("accounts-password-differs"));
            vec![Self { frame: frame.clone(), form: wrong }]
        }
    }

    impl Samples for SecondFactorPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), form: Form::empty(), factor: OfferedFactor::sample() }]
        }
    }

    impl Samples for RecoveryCodesPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), form: Form::empty() }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<HomePage>();
        shows_every_sample::<AccountPage>();
        shows_every_sample::<PasswordPage>();
        shows_every_sample::<SecondFactorPage>();
        shows_every_sample::<RecoveryCodesPage>();
    }
}
