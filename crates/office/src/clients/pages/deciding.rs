//! The pages of what is decided about a client: leaving, taking it back, as what they were admitted.

use askama::Template;
use lyhty_base::{ClientId, Day, Outcome, Private, Problem};
use lyhty_web::policy::{CorrectAdmission, RecordLeaving, TakeBackLeaving};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::fields::read_reason;
use super::{ClientKind, LeavingGround, TakenBackWhy};
use crate::clients::rules::{LeavingRule, leaving_rule};
use crate::clients::{LeavingDecision, OpenedClient, correct_kind, leave, open_with, take_back_leaving};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<RecordLeaving>(Method::Get, "/{language}/staff/clients/{client}/leave", show_leave)
        .staff::<RecordLeaving>(Method::Post, "/{language}/staff/clients/{client}/leave", save_leave)
        .staff::<TakeBackLeaving>(Method::Get, "/{language}/staff/clients/{client}/take-back", show_take_back)
        .staff::<TakeBackLeaving>(Method::Post, "/{language}/staff/clients/{client}/take-back", save_take_back)
        .staff::<CorrectAdmission>(Method::Get, "/{language}/staff/clients/{client}/kind", show_kind)
        .staff::<CorrectAdmission>(Method::Post, "/{language}/staff/clients/{client}/kind", save_kind)
}

/// Where somebody who decides that a client leaves is. The day of the decision picks the law, and the law the grounds: so days
/// come first.
pub(super) enum Step {
    /// The days.
    Days,
    /// Ground and grounds, by the rule in force.
    Grounds(&'static LeavingRule),
    /// Once more, before it is so.
    Check(&'static LeavingRule, Day, LeavingGround),
    /// Taking a leaving back.
    TakeBack,
    /// As what they were admitted.
    Kind,
}

impl Step {
    const fn title(&self) -> &'static str {
        match self {
            Self::Days | Self::Grounds(_) | Self::Check(..) => "clients-leave-title",
            Self::TakeBack => "clients-take-back-title",
            Self::Kind => "clients-correct-kind-title",
        }
    }
}

#[derive(Template)]
#[template(path = "clients/pages/decide.html")]
pub(super) struct DecidePage {
    pub frame: Frame,
    pub form: Form,
    pub step: Step,
    pub opened: OpenedClient,
}

impl DecidePage {
    /// What was typed on the steps before, carried on.
    fn carried(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let days = ["day-day", "day-month", "day-year", "decided-day", "decided-month", "decided-year"].as_slice();
        let all = match self.step {
            Step::Grounds(_) => [days, &[]],
            Step::Check(..) => [days, &["ground", "grounds"]],
            Step::Days | Step::TakeBack | Step::Kind => [&[][..], &[]],
        };
        all.concat().into_iter().map(|name| (name, self.form.value(name)))
    }

    fn rule(frame: &Frame, rule: &LeavingRule) -> String {
        frame.plain(rule.message_key)
    }
}

fn page(frame: Frame, step: Step, opened: OpenedClient, form: Form) -> Outcome<Answer> {
    Answer::form(&form.clone(), &DecidePage { frame, form, step, opened })
}

async fn show_leave(visit: StaffVisit<RecordLeaving>) -> Outcome<Answer> {
    leave_page(&visit, Step::Days, Form::empty()).await
}

async fn leave_page(visit: &StaffVisit<RecordLeaving>, step: Step, form: Form) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ClientId>("client")?, visit.may().opener());
    let opened = visit.read("open-client", move |tx| open_with(tx, &opener, id)).await?;
    page(visit.frame(step.title()), step, opened, form)
}

async fn save_leave(visit: StaffVisit<RecordLeaving>) -> Outcome<Answer> {
    let mut form = visit.form();
    let id: ClientId = visit.id("client")?;
    let (day, on_paper) = (form.required_day("day"), form.day("decided"));
    let rule = leaving_rule(on_paper.unwrap_or(visit.now().helsinki_day()));
    let (Some(day), Some(rule), false) = (day, rule, form.has_problems()) else {
        if rule.is_none() {
            form.add("decided", lyhty_base::Refusal::new("clients-leaving-decided"));
        }
        return leave_page(&visit, Step::Days, form).await;
    };
    if !form.has("ground") && !form.has("grounds") {
        return leave_page(&visit, Step::Grounds(rule), form).await;
    }
    let ground = form.choice::<LeavingGround>("ground");
    let grounds = Private::new(form.required_text::<15_000>("grounds"));
    let (Some(ground), false) = (ground, form.has_problems()) else {
        return leave_page(&visit, Step::Grounds(rule), form).await;
    };
    if !rule.grounds.contains(&ground) {
        form.add("ground", lyhty_base::Refusal::new("clients-leaving-ground"));
        return leave_page(&visit, Step::Grounds(rule), form).await;
    }
    if !form.yes("checked") {
        return leave_page(&visit, Step::Check(rule, day, ground), form).await;
    }
    let (may, decision) = (visit.may().clone(), LeavingDecision { day, ground, grounds, on_paper });
    match visit.write("leave", move |tx| leave(tx, &may, id, &decision)).await {
        Ok(_) => Ok(Answer::to(visit.to(&format!("/staff/clients/{id}")))),
        Err(Problem::Refusal(refusal)) => {
            let (field, step) = match refusal.key {
                "clients-leaving-day" => ("day", Step::Days),
                "clients-leaving-decided" => ("decided", Step::Days),
                _ => ("", Step::Grounds(rule)),
            };
            form.add(field, refusal);
            leave_page(&visit, step, form).await
        }
        Err(other) => {
            form.take(other)?;
            leave_page(&visit, Step::Grounds(rule), form).await
        }
    }
}

async fn show_take_back(visit: StaffVisit<TakeBackLeaving>) -> Outcome<Answer> {
    take_back_page(&visit, Form::empty()).await
}

async fn take_back_page(visit: &StaffVisit<TakeBackLeaving>, form: Form) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ClientId>("client")?, visit.may().opener());
    let opened = visit.read("open-client", move |tx| open_with(tx, &opener, id)).await?;
    if opened.leaving.is_none() {
        return Err(Problem::Absent);
    }
    page(visit.frame(Step::TakeBack.title()), Step::TakeBack, opened, form)
}

async fn save_take_back(visit: StaffVisit<TakeBackLeaving>) -> Outcome<Answer> {
    let mut form = visit.form();
    let why = form.choice::<TakenBackWhy>("why");
    let reason = read_reason(&mut form, "reason-of-correction");
    let (Some(why), false) = (why, form.has_problems()) else { return take_back_page(&visit, form).await };
    let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
    match visit.write("take-back-leaving", move |tx| take_back_leaving(tx, &may, id, why, &reason)).await {
        Ok(()) => Ok(Answer::to(visit.to(&format!("/staff/clients/{id}")))),
        Err(problem) => {
            form.take(problem)?;
            take_back_page(&visit, form).await
        }
    }
}

async fn show_kind(visit: StaffVisit<CorrectAdmission>) -> Outcome<Answer> {
    kind_page(&visit, Form::empty()).await
}

async fn kind_page(visit: &StaffVisit<CorrectAdmission>, form: Form) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ClientId>("client")?, visit.may().opener());
    let opened = visit.read("open-client", move |tx| open_with(tx, &opener, id)).await?;
    page(visit.frame(Step::Kind.title()), Step::Kind, opened, form)
}

async fn save_kind(visit: StaffVisit<CorrectAdmission>) -> Outcome<Answer> {
    let mut form = visit.form();
    let kind = form.choice::<ClientKind>("kind");
    let reason = read_reason(&mut form, "reason-of-correction");
    let (Some(kind), false) = (kind, form.has_problems()) else { return kind_page(&visit, form).await };
    let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
    match visit.write("correct-kind", move |tx| correct_kind(tx, &may, id, kind, &reason)).await {
        Ok(()) => Ok(Answer::to(visit.to(&format!("/staff/clients/{id}")))),
        Err(problem) => {
            form.take(problem)?;
            kind_page(&visit, form).await
        }
    }
}
