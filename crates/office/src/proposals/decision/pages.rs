//! The page on which a decision is signed.

use askama::Template;
use lyhty_base::{Outcome, Private, Problem, ProposalId, code_list};
use lyhty_web::policy::Decide;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, form_codes};

use super::{AdmittedAs, Grounds, Limb, Ruling, decide};
use crate::clients::read_known;
use crate::facts::words::{ClientKind, Sex};
use crate::proposals::words::DecisionKind;
use crate::proposals::{OpenedProposal, open_with};

code_list! {
    /// How a limb of the test came out.
    enum LimbAnswer: "decision-limb" {
        /// It holds.
        Yes = "yes",
        /// It does not.
        No = "no",
    }
}
form_codes!(LimbAnswer);

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
}

async fn page(visit: &StaffVisit<Decide>, id: ProposalId, form: Form) -> Outcome<DecidePage> {
    let opener = visit.may().opener();
    let opened = visit.read("show-decide", move |tx| open_with(tx, &opener, id)).await?;
    Ok(DecidePage { frame: visit.frame("decision-title"), form, opened })
}

async fn show(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    let id = visit.id("proposal")?;
    Answer::page(&page(&visit, id, Form::empty()).await?)
}

async fn sign(visit: StaffVisit<Decide>) -> Outcome<Answer> {
    let id: ProposalId = visit.id("proposal")?;
    let mut form = visit.form();
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
    if let (Some(kind), Some(victim), Some(help), false) = (kind, victim, help, form.has_problems()) {
        match Ruling::new(kind, victim, help, admitted) {
            Ok(ruling) => {
                let may = visit.may().clone();
                match visit.write("decide", move |tx| decide(tx, &may, id, &ruling)).await {
                    Ok(_) => return Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}")))),
                    Err(problem) => form.take(problem)?,
                }
            }
            Err(Problem::Refusal(refusal)) => form.add("kind", refusal),
            Err(other) => return Err(other),
        }
    }
    Answer::form(&form.clone(), &page(&visit, id, form).await?)
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
    use crate::proposals::samples::{full, spare, wrong};

    impl Samples for DecidePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let fields = ["kind", "victim", "grounds-victim", "help", "grounds-help"].map(|name| (name, "<typed>"));
            vec![
                Self { frame: frame.clone(), form: Form::empty(), opened: spare() },
                Self { frame: frame.clone(), form: wrong(&fields), opened: full() },
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<DecidePage>();
    }
}
