//! The one door: who comes in, and what is written down before and after.
//!
//! For staff: session → role now → policy → confirmation → origin of the form → *begun entry, committed* → handler →
//! completion entry. The handler runs in a task of its own, so that neither a panic nor a visitor who hangs up leaves an entry
//! without its end.

mod arrival;
mod headers;
mod origin;
mod receipt;
mod staff;

use std::sync::Arc;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::Response;
use lyhty_base::{Outcome, Private, Problem};

use crate::answer::Answer;
use crate::cookie::{self, Cookie};
use crate::errors;
use crate::routes::{BoxedAnswer, Entry, Method, Route};
use crate::site::Site;
use crate::visit::{Entrance, Inner, Visit};
use crate::{Desk, Form};

use arrival::Arrival;
use headers::Kept;

pub(crate) use arrival::Unreadable;
pub(crate) use headers::closed;

/// Answers a request for a route.
pub(crate) async fn answer(site: Site, route: Arc<Route>, request: Request) -> Response {
    let desk = site.0.desk.clone();
    let (arrival, body) = match Arrival::of(request).await {
        Ok(arrived) => arrived,
        Err(language) => return finished(&desk, errors::not_found(&desk, language)),
    };
    if let Some(away) = away(&desk, &arrival) {
        return away;
    }
    let form = match route.method {
        Method::Get => Form::empty(),
        Method::Post => match arrival.read_form(body).await {
            Ok(form) => form,
            Err(problem) => return finished(&desk, errors::unreadable(&desk, arrival.language, problem)),
        },
    };
    let answer = match &route.entry {
        Entry::Open(handler) => {
            let visit = visit(&site, &route, &arrival, form, Entrance::Open);
            match origin::check(&arrival, &visit) {
                origin::Verdict::Foreign => errors::foreign(&visit),
                origin::Verdict::Own => match in_its_task(handler.answer(visit.clone())).await {
                    Ok(answer) if answer.is_for_everybody() => return kept(&desk, &arrival, answer),
                    Ok(answer) => answer,
                    Err(problem) => errors::of_problem(&visit, problem),
                },
            }
        }
        Entry::Receipt(handler) => receipt::answer(&site, &route, handler.as_ref(), &arrival, form).await,
        Entry::Staff(staff) => staff::answer(&site, &route, staff, &arrival, form).await,
    };
    finished(&desk, answer)
}

/// `/`: leads to the front page in the language that the browser asks for.
pub(crate) async fn front_door(site: Site, request: Request) -> Response {
    let language = arrival::preferred_language(request.headers());
    finished(&site.0.desk, Answer::to(format!("/{language}")))
}

/// "Leave now": writes nothing in the trail, drops the cookies and leads to the neutral site. It needs no mark of its origin.
pub(crate) async fn exit(site: Site, request: Request) -> Response {
    let desk = site.0.desk.clone();
    if let Ok((arrival, _)) = Arrival::of(request).await {
        forget(&desk, &arrival).await;
    }
    let answer = Answer::see_other(desk.settings().neutral_site.address())
        .dropping_session()
        .with_cookie(Cookie::dropped(cookie::RECEIPT))
        .with_cookie(Cookie::dropped(cookie::DRAFT))
        .with_cookie(Cookie::exit());
    finished(&desk, answer)
}

/// A path that no room has.
pub(crate) async fn absent(site: Site, request: Request) -> Response {
    let desk = site.0.desk.clone();
    let arrival = match Arrival::of(request).await {
        Ok((arrival, _)) => arrival,
        Err(language) => return finished(&desk, errors::not_found(&desk, language)),
    };
    if let Some(away) = away(&desk, &arrival) {
        return away;
    }
    if arrival.is_below_staff() && arrival.session_cookie.is_none() && arrival.is_reading {
        return finished(&desk, staff::to_sign_in(&arrival));
    }
    finished(&desk, errors::not_found(&desk, arrival.language))
}

/// A path that is asked for in the wrong way.
pub(crate) async fn wrong_method(site: Site, request: Request) -> Response {
    let desk = site.0.desk.clone();
    let language = Arrival::of(request).await.map_or_else(|language| language, |(arrival, _)| arrival.language);
    finished(&desk, errors::wrong_method(&desk, language))
}

/// While the mark of an exit lives, every page below the front page leads away: so "Back" leads away too.
fn away(desk: &Desk, arrival: &Arrival) -> Option<Response> {
    let leads_away = arrival.has_exit_mark && !arrival.path.is_empty();
    leads_away.then(|| finished(desk, Answer::see_other(desk.settings().neutral_site.address()).clearing_browser()))
}

/// Removes the rows of the cookies that are dropped. If the store can't, the rows end by themselves; the person leaves.
async fn forget(desk: &Desk, arrival: &Arrival) {
    let session = arrival.session_cookie.clone();
    let receipt = arrival.receipt_cookie.clone();
    let draft = arrival.draft_cookie.clone();
    if session.is_none() && receipt.is_none() && draft.is_none() {
        return;
    }
    let forgotten = desk.store().write("exit", lyhty_store::Actor::Nobody, move |tx| -> Outcome<()> {
        crate::sessions::forget(tx, session.as_ref().map(|value| value.reveal().as_str()))?;
        crate::receipts::forget(tx, receipt.as_ref().map(|value| value.reveal().as_str()))?;
        if let Some(row) = crate::drafts::row(draft.as_ref().map(|value| value.reveal().as_str())) {
            crate::drafts::erase(tx, &row)?;
        }
        Ok(())
    });
    if let Err(problem) = forgotten.await {
        tracing::warn!(?problem, "rows of an exit stay until they end by themselves");
    }
}

/// The visit that a handler gets.
fn visit(site: &Site, route: &Route, arrival: &Arrival, form: Form, entrance: Entrance) -> Visit {
    Visit::new(Inner {
        desk: site.0.desk.clone(),
        room: route.room,
        language: arrival.language,
        path: arrival.path.clone(),
        parameters: arrival.parameters.clone(),
        query: arrival.query.clone(),
        form,
        draft_cookie: arrival.draft_cookie.clone(),
        navigation: Arc::clone(&site.0.navigation),
        entrance,
    })
}

/// Runs a handler to its end, whatever the visitor does, and makes a panic a fault.
async fn in_its_task(answer: BoxedAnswer) -> Outcome<Answer> {
    match tokio::spawn(answer).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Problem::fault("a handler panicked; the message stands above")),
    }
}

/// The answer with the headers that every answer of ours has.
fn finished(desk: &Desk, answer: Answer) -> Response {
    headers::complete(desk, answer.into_response(), Kept::Nowhere)
}

/// The answer of an open route that is the same for everybody, with its mark.
fn kept(desk: &Desk, arrival: &Arrival, answer: Answer) -> Response {
    headers::complete(desk, answer.marked(arrival.known_marks.as_deref()).into_response(), Kept::AsSaid)
}

/// The status that an answer to nobody in particular has.
pub(crate) const fn status_of(problem: &Problem) -> StatusCode {
    match problem {
        Problem::Refusal(_) | Problem::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Problem::Absent => StatusCode::NOT_FOUND,
        Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A cookie's value, covered.
fn covered(value: &str) -> Private<String> {
    Private::new(value.to_owned())
}
