//! What the holder of a receipt sees of a proposal, and taking it back.

use askama::Template;
use lyhty_base::{Outcome, Problem, ThreadId};
use lyhty_store::Tx;
use lyhty_web::{Answer, Form, Frame, Method, Opener, ReceiptVisit, Routes};

use crate::contact::{PanelLine, PanelLink, PanelShown, SafetyLine, SafetyShown};
use crate::proposals::rows;
use crate::proposals::words::{LapseReason, ProposerView, WithdrawnBy};
use crate::proposals::{Standing, is_persons_thread, open_with, proposer_view, standing, withdraw};

pub(super) fn routes(routes: Routes) -> Routes {
    routes.receipt(Method::Get, "/{language}/mailbox/withdraw", ask).receipt(
        Method::Post,
        "/{language}/mailbox/withdraw",
        take_back,
    )
}

/// The panel of the mailbox: awaiting, accepted or not accepted. Only the person's own mailbox has the way to take the
/// proposal back.
///
/// # Errors
/// From the store.
pub fn mailbox_panel(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<Option<PanelShown>> {
    let Some(view) = proposer_view(tx, thread)? else { return Ok(None) };
    let mut links = Vec::new();
    if view == ProposerView::Awaiting && is_persons_thread(tx, thread)? {
        links.push(PanelLink { path: "/mailbox/withdraw".to_owned(), label: "proposals-withdraw-title" });
    }
    let lines = vec![PanelLine { key: person_line(tx, thread)?.unwrap_or(view.message_key()), day: None }];
    Ok(Some(PanelShown { title: "proposer-view-title", lines, links }))
}

/// In the person's own mailbox a proposal that they took back says so, and so does one of somebody who is a client already:
/// neither looks like a refusal.
fn person_line(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<Option<&'static str>> {
    let Some(id) = rows::by_person_thread(tx, thread)? else { return Ok(None) };
    Ok(match standing(tx, id)? {
        Standing::Withdrawn { .. } => Some("proposals-withdraw-done"),
        Standing::Lapsed { reason: LapseReason::AlreadyClient, .. } => Some("proposals-already-client-mailbox"),
        _ => None,
    })
}

/// Before staff write into the person's own mailbox: how the person may be reached without danger.
///
/// # Errors
/// From the store; nothing when the proposal does not open to this reader.
pub fn safety_panel(tx: &mut Tx<'_>, opener: &Opener, thread: ThreadId) -> Outcome<Option<SafetyShown>> {
    let Some(id) = rows::by_person_thread(tx, thread)? else { return Ok(None) };
    let safe = match open_with(tx, opener, id) {
        Ok(opened) => opened.safe_contact,
        Err(Problem::Absent) => return Ok(None),
        Err(other) => return Err(other),
    };
    let line = |label, words: Vec<&'static str>, text: &str| SafetyLine { label, words, text: text.to_owned().into() };
    let ways = safe.safe.iter().map(|channel| channel.message_key()).collect();
    Ok(Some(SafetyShown {
        title: "proposals-one-safe-contact-first",
        lines: vec![
            line("proposals-one-safe-only", ways, ""),
            line("proposals-telephone-legend", vec![safe.whose_telephone.message_key()], ""),
            line("proposals-safe-when", Vec::new(), safe.when.reveal().as_str()),
            line("proposals-safe-never", Vec::new(), safe.never.reveal().as_str()),
        ],
    }))
}

#[derive(Template)]
#[template(path = "proposals/pages/withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    form: Form,
}

async fn ask(visit: ReceiptVisit) -> Outcome<Answer> {
    let thread = visit.thread()?;
    if !visit.read("show-withdraw", move |tx| is_persons_thread(tx, thread)).await? {
        return Err(Problem::Absent);
    }
    Answer::page(&WithdrawPage { frame: visit.form_frame("proposals-withdraw-title"), form: Form::empty() })
}

async fn take_back(visit: ReceiptVisit) -> Outcome<Answer> {
    visit.stamp()?;
    let mut form = visit.form();
    let thread = visit.thread()?;
    if let Some(by) = form.choice::<WithdrawnBy>("by") {
        let opener = visit.opener();
        match visit.write("withdraw", move |tx| withdraw(tx, &opener, thread, by)).await {
            Ok(()) => return Ok(Answer::to(visit.to("/mailbox"))),
            Err(problem) => form.take(problem)?,
        }
    }
    let page = WithdrawPage { frame: visit.form_frame("proposals-withdraw-title"), form: form.clone() };
    Answer::form(&form, &page)
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::wrong;

    impl Samples for WithdrawPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            [Form::empty(), wrong(&[("by", "nobody")])].map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<WithdrawPage>();
    }
}
