//! The page on which a decision is signed.

use askama::Template;
use lyhty_base::{ClientId, Outcome, Private, Problem, ProposalId, Refusal, code_list};
use lyhty_web::policy::Decide;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, form_codes};

use super::{AdmittedAs, Grounds, IsKnown, Limb, Ruling, decide};
use crate::clients::{Candidates, read_known};
use crate::facts::Citizenship;
use crate::facts::words::{ClientKind, Sex};
use crate::proposals::OpenedProposal;
use crate::proposals::pages::{open_and_look, told_day};
use crate::proposals::sealed::PersonProposed;
use crate::proposals::words::DecisionKind;

code_list! {
    /// How a limb of the test came out.
    enum LimbAnswer: "decision-limb" {
        /// It holds.
        Yes = "yes",
        /// It does not.
        No = "no",
    }
}

code_list! {
    /// Whether the person is known, as whoever decides answers it.
    enum KnownAnswer: "decision-known" {
        /// Never was a client, as far as the office knows.
        No = "no",
        /// Was a client and has left.
        Left = "left",
        /// Is a client.
        Client = "client",
    }
}
form_codes!(KnownAnswer, LimbAnswer);

/// The pages of decisions.
pub fn routes(routes: Routes) -> Routes {
    routes.staff::<Decide>(Method::Get, "/{language}/staff/proposals/{proposal}/decide", show).staff::<Decide>(
        Method::Post,
        "/{language}/staff/proposals/{proposal}/decide",
        sign,
    )
}

#[derive(Template)]
#[template(path = "proposals/decision/pages/decide.html")]
struct DecidePage {
    frame: Frame,
    form: Form,
    opened: OpenedProposal,
    candidates: Candidates,
}

async fn page(visit: &StaffVisit<Decide>, id: ProposalId, form: Form) -> Outcome<DecidePage> {
    let (opener, other_name) = (visit.may().opener(), form.value("known-name").to_owned());
    let (opened, candidates) = visit.read("show-decide", move |tx| open_and_look(tx, &opener, id, &other_name)).await?;
    Ok(DecidePage { frame: visit.frame("decision-title"), form, opened, candidates })
}

async fn show(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    let id = visit.id("proposal")?;
    let mut page = page(&visit, id, Form::empty()).await?;
    page.form = as_told(&page.opened.person);
    Answer::page(&page)
}

/// The form with what was told in a form that can be taken over: a whole day of birth, citizenships in letters.
fn as_told(person: &PersonProposed) -> Form {
    let mut form = Form::empty();
    if let Some(day) = told_day(person.birth.reveal().as_str()) {
        form.set("born-day", day.day().to_string());
        form.set("born-month", day.month().to_string());
        form.set("born-year", day.year().to_string());
    }
    let citizenship = person.citizenship.reveal().as_str();
    let mut letters = citizenship.split([',', ' ', ';']).filter(|part| !part.is_empty()).peekable();
    if letters.peek().is_some() && letters.all(|part| part.parse::<Citizenship>().is_ok()) {
        form.set("citizenships", citizenship);
    }
    form
}

async fn sign(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    let id: ProposalId = visit.id("proposal")?;
    let mut form = visit.form();
    if form.has("look") {
        return Answer::page(&page(&visit, id, form).await?);
    }
    let known_as = is_known(&mut form);
    let kind = form.choice::<DecisionKind>("kind");
    let victim = limb(&mut form, "victim", "grounds-victim")?;
    let help = limb(&mut form, "help", "grounds-help")?;
    // Who is not accepted is not admitted: then nothing is asked of them.
    let admitted = match kind {
        Some(DecisionKind::Accept) => {
            let known = read_known(&mut form);
            form.choice::<ClientKind>("admitted-as").map(|kind| AdmittedAs { kind, known })
        }
        _ => None,
    };
    if let (Some(kind), Some(known_as), Some(victim), Some(help), false) =
        (kind, known_as, victim, help, form.has_problems())
    {
        match Ruling::new(kind, known_as, victim, help, admitted) {
            Ok(ruling) => {
                let may = visit.may().clone();
                match visit.write("decide", move |tx| decide(tx, &may, id, &ruling)).await {
                    Ok(_) => return Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}")))),
                    Err(Problem::Refusal(refusal)) if refusal.key.starts_with("decision-earlier") => {
                        form.add("earlier", refusal);
                    }
                    Err(problem) => form.take(problem)?,
                }
            }
            Err(Problem::Refusal(refusal)) => {
                form.add(if refusal.key == "decision-is-client" { "known" } else { "kind" }, refusal);
            }
            Err(other) => return Err(other),
        }
    }
    Answer::form(&form.clone(), &page(&visit, id, form).await?)
}

/// Reads whether the person is known, and as whom.
fn is_known(form: &mut Form) -> Option<IsKnown> {
    match form.choice::<KnownAnswer>("known")? {
        KnownAnswer::No => Some(IsKnown::No),
        KnownAnswer::Client => Some(IsKnown::AsClient),
        KnownAnswer::Left => match form.value("earlier").parse::<ClientId>() {
            Ok(earlier) => Some(IsKnown::HasLeft(earlier)),
            Err(_) => {
                form.add("earlier", Refusal::new("decision-earlier-choose"));
                None
            }
        },
    }
}

/// Reads one limb: the answer and its grounds, each problem beside its field.
fn limb(form: &mut Form, answer: &'static str, grounds: &'static str) -> Outcome<Option<Limb>> {
    let holds = form.choice::<LimbAnswer>(answer);
    let text = Private::new(form.text::<15_000>(grounds));
    match Grounds::new(text) {
        Ok(written) => Ok(holds.map(|holds| Limb { holds: holds == LimbAnswer::Yes, grounds: written })),
        Err(Problem::Refusal(refusal)) => {
            if form.problems_of(grounds).next().is_none() {
                form.add(grounds, refusal);
            }
            Ok(None)
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::{full, looks, spare, wrong};

    impl Samples for DecidePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let fields = ["known", "earlier", "kind", "victim", "grounds-victim", "help", "grounds-help"];
            let typed = fields.map(|name| (name, "<typed>"));
            let page = |form, opened, candidates| Self { frame: frame.clone(), form, opened, candidates };
            let [no_key, nobody, some] = looks();
            vec![
                page(Form::empty(), spare(), no_key),
                page(as_told(&full().person), full(), nobody),
                page(wrong(&typed), full(), some),
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<DecidePage>();
    }
}
