//! The office's side of a reset: starting, confirming, stopping.

use askama::Template;
use lyhty_base::{AccountId, Outcome, Problem, ResetId};
use lyhty_store::Tx;
use lyhty_web::policy::ResetAccount;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::{ResetState, confirm, rows, start, stop};
use crate::accounts::names;
use crate::accounts::token::{OneTimeToken, TokenPurpose};

pub fn routes(routes: Routes) -> Routes {
    routes
        .staff::<ResetAccount>(Method::Get, "/{language}/staff/resets", see)
        .staff::<ResetAccount>(Method::Get, "/{language}/staff/accounts/{account}/reset", start_form)
        .staff::<ResetAccount>(Method::Post, "/{language}/staff/accounts/{account}/reset", start_now)
        .staff::<ResetAccount>(Method::Post, "/{language}/staff/resets/{reset}/confirm", confirm_now)
        .staff::<ResetAccount>(Method::Post, "/{language}/staff/resets/{reset}/stop", stop_now)
        .navigation::<ResetAccount>("/{language}/staff/resets", "accounts-resets-title")
}

/// A reset as the page shows it.
struct Line {
    id: ResetId,
    name: String,
    started_by: String,
    state: String,
    moment: String,
    confirmable: bool,
    stoppable: bool,
}

#[derive(Template)]
#[template(path = "accounts/resets/pages/resets.html")]
struct ResetsPage {
    frame: Frame,
    form: Form,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "accounts/resets/pages/start.html")]
struct StartPage {
    frame: Frame,
    form: Form,
    name: String,
}

#[derive(Template)]
#[template(path = "accounts/resets/pages/link.html")]
struct LinkPage {
    frame: Frame,
    link: String,
}

async fn page(visit: &StaffVisit<ResetAccount>, form: Form) -> Outcome<Answer> {
    let may = visit.may().clone();
    let own = may.account();
    let read = move |tx: &mut Tx<'_>| Ok((rows::list(tx)?, names(tx, &may.names())?));
    let (resets, colleagues) = visit.read("see-resets", read).await?;
    let (frame, now) = (visit.frame("accounts-resets-title"), visit.now());
    let lines = resets.iter().map(|reset| {
        let state = reset.state(now);
        Line {
            id: reset.id,
            name: colleagues.shown(&frame, reset.account),
            started_by: colleagues.shown(&frame, reset.started_by),
            state: frame.plain(state.message_key()),
            moment: frame.moment_text(&state.moment()),
            confirmable: matches!(state, ResetState::Started { .. }) && reset.started_by != own && reset.account != own,
            stoppable: matches!(state, ResetState::Started { .. } | ResetState::Confirmed { .. }),
        }
    });
    let lines = lines.collect();
    Answer::form(&form.clone(), &ResetsPage { frame, form, lines })
}

async fn see(visit: StaffVisit<ResetAccount>) -> Outcome<Answer> {
    page(&visit, Form::empty()).await
}

async fn start_page(visit: &StaffVisit<ResetAccount>, form: Form) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    let colleagues = visit.read("see-account-to-reset", move |tx| names(tx, &may.names())).await?;
    if !colleagues.0.contains_key(&id) {
        return Err(Problem::Absent);
    }
    let frame = visit.frame("accounts-reset-start-title");
    let name = colleagues.shown(&frame, id);
    Answer::form(&form.clone(), &StartPage { frame, form, name })
}

async fn start_form(visit: StaffVisit<ResetAccount>) -> Outcome<Answer> {
    start_page(&visit, Form::empty()).await
}

async fn start_now(visit: StaffVisit<ResetAccount>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<AccountId>("account")?);
    match visit.write("start-reset", move |tx| start(tx, &may, id)).await {
        Ok(_) => Ok(Answer::to(visit.to("/staff/resets"))),
        Err(problem) => {
            let mut form = visit.form();
            form.take(problem)?;
            start_page(&visit, form).await
        }
    }
}

async fn confirm_now(visit: StaffVisit<ResetAccount>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<ResetId>("reset")?);
    let token = OneTimeToken::fresh(&**visit.desk().chance());
    let token_hash = token.hash(TokenPurpose::Reset, &visit.desk().machine().login_key);
    match visit.write("confirm-reset", move |tx| confirm(tx, &may, id, &token_hash)).await {
        Ok(()) => {
            let path = visit.to(&format!("/staff/reset/{}", token.reveal()));
            let link = format!("{}{path}", visit.desk().settings().public_origin.clone().unwrap_or_default());
            Answer::page(&LinkPage { frame: visit.frame("accounts-reset-link-title"), link })
        }
        Err(problem) => {
            let mut form = visit.form();
            form.take(problem)?;
            page(&visit, form).await
        }
    }
}

async fn stop_now(visit: StaffVisit<ResetAccount>) -> Outcome<Answer> {
    let (may, id) = (visit.may().clone(), visit.id::<ResetId>("reset")?);
    visit.write("stop-reset", move |tx| stop(tx, &may, id)).await?;
    Ok(Answer::to(visit.to("/staff/resets")))
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    impl Samples for ResetsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut wrong = Form::empty();
            wrong.add("", lyhty_base::Refusal::new("accounts-reset-second"));
            let line = |open| Line {
                id: ResetId::fresh(&SeededChance::new(1)),
                name: "Keksitty Nimi".to_owned(),
                started_by: "Keksitty Nimi".to_owned(),
                state: "Completed".to_owned(),
                moment: "1 July 2018, 00:30".to_owned(),
                confirmable: open,
                stoppable: open,
            };
            let of = |form, lines| Self { frame: frame.clone(), form, lines };
            vec![of(Form::empty(), Vec::new()), of(wrong, vec![line(true), line(false)])]
        }
    }

    impl Samples for StartPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), form: Form::empty(), name: "Keksitty Nimi".to_owned() }]
        }
    }

    impl Samples for LinkPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), link: "/en/staff/reset/0".to_owned() }]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ResetsPage>();
        shows_every_sample::<StartPage>();
        shows_every_sample::<LinkPage>();
    }
}
