use std::sync::Arc;

use lyhty_base::{EntryId, Outcome, Problem};
use lyhty_store::{Entry, Tx};

use super::arrival::Arrival;
use super::origin::{self, Verdict};
use super::{in_its_task, visit};
use crate::form::encoded;
use crate::policy::{self, Grade, Role};
use crate::routes::{Method, Route, StaffEntry};
use crate::sessions::{self, OpenSession};
use crate::site::Site;
use crate::visit::{Entrance, Visit};
use crate::{Answer, Desk, Form, errors};

/// Answers a route for staff.
pub(super) async fn answer(
    site: &Site,
    route: &Arc<Route>,
    staff: &StaffEntry,
    arrival: &Arrival,
    form: Form,
) -> Answer {
    let desk = &site.0.desk;
    let session = match open(desk, arrival).await {
        Ok(Some(session)) => Arc::new(session),
        Ok(None) if arrival.is_reading => return to_sign_in(arrival),
        Ok(None) => return errors::signed_out(desk, arrival.language, &arrival.whole_path(), form),
        Err(problem) => {
            return errors::of_nobodys_problem(desk, arrival.language, &arrival.whole_path(), form, problem);
        }
    };
    let visit = visit(site, route, arrival, form, Entrance::Staff(Arc::clone(&session)));
    let line = Line::of(route, staff, arrival);
    let grade = policy::allows(session.holder.role, staff.permission);
    if grade == Grade::No {
        return match enter(&visit, line.clone(), "denied").await {
            Ok(_) => errors::not_found(desk, arrival.language),
            Err(problem) => unwritten(&visit, problem),
        };
    }
    if staff.step_up && !session.row.is_confirmed(visit.now()) {
        return if arrival.is_reading { to_confirm(arrival) } else { errors::confirm_first(&visit) };
    }
    if origin::check(arrival, &visit) == Verdict::Foreign {
        return errors::foreign(&visit);
    }
    let verb = match route.method {
        Method::Get => "look",
        Method::Post => "try",
    };
    let begun = match enter(&visit, line.clone(), verb).await {
        Ok(begun) => begun,
        Err(problem) => return unwritten(&visit, problem),
    };
    let answered = in_its_task((staff.answer)(visit.clone(), session, grade)).await;
    let result = match &answered {
        Ok(answer) => answer.result(),
        Err(Problem::Refusal(_) | Problem::Fields(_)) => "refused",
        Err(Problem::Absent) => "absent",
        Err(Problem::Busy) => "busy",
        Err(Problem::Fault(_)) => "fault",
    };
    if let Err(problem) = complete(&visit, line, begun, result).await {
        // The deed has its own entry in its own transaction; only the end of this one is missing.
        tracing::error!(?problem, route = route.path, "the end of an entry could not be written");
    }
    answered.unwrap_or_else(|problem| errors::of_problem(&visit, problem))
}

/// Leads to the page for signing in, and back afterwards.
pub(super) fn to_sign_in(arrival: &Arrival) -> Answer {
    Answer::to(format!("/{}/staff/sign-in?next={}", arrival.language, encoded(&arrival.whole_path())))
}

/// Leads to the page where one confirms that it is they, and back afterwards.
fn to_confirm(arrival: &Arrival) -> Answer {
    Answer::to(format!("/{}/staff/confirm?next={}", arrival.language, encoded(&arrival.whole_path())))
}

/// Opens the session of the cookie, if the account is still what it was when it signed in.
async fn open(desk: &Desk, arrival: &Arrival) -> Outcome<Option<OpenSession>> {
    let Some(cookie) = arrival.session_cookie.clone() else { return Ok(None) };
    let (secrets, standing) = (desk.node_secrets(), desk.standing());
    desk.store()
        .read("open session", move |tx| {
            let Some(session) = sessions::open(tx, &secrets, cookie.reveal())? else { return Ok(None) };
            let role: Option<Role> = standing(tx, session.row.account)?;
            // Grants are bound to the role: with another role the opened keys are another person's in the office.
            Ok((role == Some(session.holder.role)).then_some(session))
        })
        .await
}

/// What the guard's entries say of a request: ids and fixed words, nothing of a person's.
#[derive(Clone)]
struct Line {
    permission: &'static str,
    route: &'static str,
    subject_kind: &'static str,
    subject: String,
}

impl Line {
    fn of(route: &Route, staff: &StaffEntry, arrival: &Arrival) -> Self {
        let (subject_kind, subject) = match arrival.subject() {
            // The name of the part as it stands in the route, which lives as long as the programme.
            Some((name, id)) => (part_of(route.path, name), id.to_owned()),
            None => (route.room, String::new()),
        };
        Self { permission: staff.permission, route: route.path, subject_kind, subject }
    }

    fn entry(&self, verb: &'static str) -> Entry<'_> {
        Entry {
            permission: Some(self.permission),
            route: Some(self.route),
            subject_kind: self.subject_kind,
            subject: self.subject.clone(),
            ..Entry::of(verb)
        }
    }
}

/// A named part of a path, cut out of the route's own text.
fn part_of(path: &'static str, name: &str) -> &'static str {
    let mut names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    names.find(|candidate| *candidate == name).unwrap_or("")
}

/// Writes the entry that begins, or denies, a visit, and notes that the session was used.
async fn enter(visit: &Visit, line: Line, verb: &'static str) -> Outcome<EntryId> {
    let session = session_id(visit);
    visit
        .write("begin visit", move |tx: &mut Tx<'_>| {
            sessions::touch(tx, &session)?;
            Ok(tx.enter(line.entry(verb))?)
        })
        .await
}

async fn complete(visit: &Visit, line: Line, begun: EntryId, result: &'static str) -> Outcome<EntryId> {
    visit
        .write("end visit", move |tx: &mut Tx<'_>| {
            Ok(tx.enter(Entry { result: Some(result), begun: Some(begun), ..line.entry("complete") })?)
        })
        .await
}

fn session_id(visit: &Visit) -> String {
    match &visit.inner().entrance {
        Entrance::Staff(session) => session.row.id.clone(),
        Entrance::Open | Entrance::Receipt(_) => String::new(),
    }
}

/// Without its entry nothing is done: 503, and what was typed is kept.
fn unwritten(visit: &Visit, problem: Problem) -> Answer {
    if let Problem::Fault(fault) = &problem {
        tracing::error!(chain = fault.chain(), "no entry could be written, so nothing was done");
    }
    errors::of_problem(visit, Problem::Busy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_as_in_its_route() {
        assert_eq!(part_of("/{language}/staff/proposals/{proposal}/decide", "proposal"), "proposal");
        assert_eq!(part_of("/{language}/staff", "proposal"), "");
    }
}
