//! Pages for what did not happen: each a kind sentence, in the visitor's language, with everything that was typed.

use askama::Template;
use axum::http::StatusCode;
use lyhty_base::{Fault, FieldProblem, Language, Problem, Refusal};

use crate::guard::{Unreadable, status_of};
use crate::visit::Visit;
use crate::{Answer, Desk, Form, Frame};

/// The page: a title, what to do, what was refused, what was typed, and a button to send it again.
#[derive(Clone, Template)]
#[template(path = "errors/template.html")]
pub(crate) struct ErrorPage {
    frame: Frame,
    /// Keys of the sentences.
    sentences: Vec<&'static str>,
    refusals: Vec<Refusal>,
    typed: Form,
    /// Where the same form can be sent again.
    send_again: Option<String>,
    /// A way on: the path with its language and the key of its words.
    way_on: Option<(String, &'static str)>,
    /// What to tell us about a fault of ours.
    reference: Option<String>,
}

impl ErrorPage {
    fn new(frame: Frame, sentence: &'static str) -> Self {
        Self {
            frame,
            sentences: vec![sentence],
            refusals: Vec::new(),
            typed: Form::empty(),
            send_again: None,
            way_on: None,
            reference: None,
        }
    }

    fn for_nobody(desk: &Desk, language: Language, title: &'static str, sentence: &'static str) -> Self {
        let frame = Frame::new(desk.texts().clone(), desk.settings().clone(), language, title, "");
        Self::new(frame, sentence)
    }

    fn answer(&self, status: StatusCode) -> Answer {
        match Answer::page(self) {
            Ok(answer) => answer.status(status.as_u16()),
            Err(_) => Answer::of(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", Vec::new()),
        }
    }
}

/// Not there, or not for you: always the same page, whoever asks.
pub(crate) fn not_found(desk: &Desk, language: Language) -> Answer {
    let mut page = ErrorPage::for_nobody(desk, language, "error-not-found-title", "error-not-found");
    page.way_on = Some((format!("/{language}"), "error-to-front-page"));
    page.answer(StatusCode::NOT_FOUND)
}

/// Asked for in the wrong way: a form's address typed by hand, most often.
pub(crate) fn wrong_method(desk: &Desk, language: Language) -> Answer {
    let mut page = ErrorPage::for_nobody(desk, language, "error-wrong-method-title", "error-wrong-method");
    page.way_on = Some((format!("/{language}"), "error-to-front-page"));
    page.answer(StatusCode::METHOD_NOT_ALLOWED)
}

/// A body that could not be read.
pub(crate) fn unreadable(desk: &Desk, language: Language, problem: Unreadable) -> Answer {
    let (status, sentence) = match problem {
        Unreadable::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "error-too-large"),
        Unreadable::NotAForm => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "error-not-a-form"),
        Unreadable::NotText => (StatusCode::BAD_REQUEST, "error-not-text"),
        Unreadable::Broken => (StatusCode::BAD_REQUEST, "error-broken"),
    };
    ErrorPage::for_nobody(desk, language, "error-unreadable-title", sentence).answer(status)
}

/// A form from another site, or from nobody can tell where. It is shown, so that nothing is lost, but can't be sent on.
pub(crate) fn foreign(visit: &Visit) -> Answer {
    let mut page = ErrorPage::new(visit.frame("error-foreign-title"), "error-foreign");
    page.typed = visit.form();
    page.answer(StatusCode::FORBIDDEN)
}

/// A form by somebody whose session has ended.
pub(crate) fn signed_out(desk: &Desk, language: Language, path: &str, form: Form) -> Answer {
    let mut page = ErrorPage::for_nobody(desk, language, "error-signed-out-title", "error-signed-out");
    page.typed = form;
    page.send_again = Some(path.to_owned());
    page.way_on = Some((format!("/{language}/staff/sign-in"), "error-to-sign-in"));
    page.answer(StatusCode::FORBIDDEN)
}

/// A form by somebody whose visit with a receipt has ended.
pub(crate) fn receipt_over(desk: &Desk, language: Language, path: &str, form: Form) -> Answer {
    let mut page = ErrorPage::for_nobody(desk, language, "error-receipt-over-title", "error-receipt-over");
    page.typed = form;
    page.send_again = Some(path.to_owned());
    page.way_on = Some((format!("/{language}/receipt"), "error-to-receipt"));
    page.answer(StatusCode::FORBIDDEN)
}

/// A form by somebody who has to confirm first that it is they.
pub(crate) fn confirm_first(visit: &Visit) -> Answer {
    let mut page = ErrorPage::new(visit.frame("error-confirm-title"), "error-confirm");
    page.typed = visit.form();
    page.send_again = Some(visit.to(&visit.inner().path));
    page.way_on = Some((visit.to("/staff/confirm"), "error-to-confirm"));
    page.answer(StatusCode::FORBIDDEN)
}

/// What a handler could not do and did not show itself.
pub(crate) fn of_problem(visit: &Visit, problem: Problem) -> Answer {
    // The frame carries the stamp: the one that was sent while it is good, and else a new one, so that sending again helps.
    let frame = |title| visit.form_frame(title);
    let again = Some(visit.to(&visit.inner().path));
    if matches!(problem, Problem::Absent) {
        return not_found(visit.desk(), visit.language());
    }
    of_any(visit.desk(), frame, visit.form().without("stamp"), again, problem)
}

/// What could not be done before there was a visit.
pub(crate) fn of_nobodys_problem(desk: &Desk, language: Language, path: &str, form: Form, problem: Problem) -> Answer {
    let frame = |title| Frame::new(desk.texts().clone(), desk.settings().clone(), language, title, "");
    of_any(desk, frame, form, Some(path.to_owned()), problem)
}

fn of_any(
    desk: &Desk,
    frame: impl Fn(&'static str) -> Frame,
    form: Form,
    again: Option<String>,
    problem: Problem,
) -> Answer {
    let status = status_of(&problem);
    let mut page = match problem {
        Problem::Refusal(refusal) => refused(&frame, vec![refusal]),
        Problem::Fields(problems) => {
            refused(&frame, problems.into_iter().map(|FieldProblem { refusal, .. }| refusal).collect())
        }
        Problem::Absent => ErrorPage::new(frame("error-not-found-title"), "error-not-found"),
        Problem::Busy => ErrorPage::new(frame("error-busy-title"), "error-busy"),
        Problem::Fault(fault) => {
            let mut page = ErrorPage::new(frame("error-fault-title"), "error-fault");
            page.reference = Some(logged(desk, &fault));
            page
        }
    };
    if form.shown_again().next().is_some() {
        page.send_again = again;
    }
    page.typed = form;
    page.answer(status)
}

fn refused(frame: &impl Fn(&'static str) -> Frame, refusals: Vec<Refusal>) -> ErrorPage {
    let mut page = ErrorPage::new(frame("error-refused-title"), "error-refused");
    page.refusals = refusals;
    page
}

/// Writes a fault to the log, once, and gives the reference under which it stands there.
fn logged(desk: &Desk, fault: &Fault) -> String {
    let mut bytes = [0; 5];
    desk.chance().fill(&mut bytes);
    let reference = data_encoding::BASE32_NOPAD.encode(&bytes);
    tracing::error!(reference, chain = fault.chain(), "a fault");
    reference
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn page(language: Language) -> ErrorPage {
        let mut page = ErrorPage::new(testing::frame(language), "error-busy");
        page.refusals = vec![Refusal::new("form-too-long").with_number("most", 15_000)];
        page.typed.set("facts", "first line\nsecond <b>");
        page.typed.set("password", "never shown");
        page.send_again = Some("/en/propose".to_owned());
        page.way_on = Some(("/en".to_owned(), "error-to-front-page"));
        page.reference = Some("ABCDEFGH".to_owned());
        page
    }

    #[test]
    fn everything_typed_is_shown_again_but_no_secret() {
        for &language in Language::ALL {
            let shown = page(language).render().expect("a page");
            assert!(shown.contains("first line\nsecond &#60;b&#62;"), "{shown}");
            assert!(!shown.contains("never shown"));
            testing::well_formed(&shown).expect("well-formed");
        }
    }
}
