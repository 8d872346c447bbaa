//! The page that asks for advice, and the office's list of consultations.

use askama::Template;
use lyhty_base::{ConsultationId, Identity as _, Outcome, Private, RecordId, Refusal};
use lyhty_vault::ReceiptDigits;
use lyhty_web::policy::{RecordConsultation, SeeConsultations};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, Visit};

use super::{ConsultationRow, SealedConsultation, ask, read, record, rows};
use crate::proposals::sealed::Question;
use crate::proposals::words::{Channel, ProposerKind};
use crate::{contact, notices};

/// The pages of consultations.
pub fn routes(routes: Routes) -> Routes {
    routes
        .open(Method::Get, "/{language}/form/advice", question)
        .open(Method::Post, "/{language}/form/advice", send)
        .staff::<SeeConsultations>(Method::Get, "/{language}/staff/consultations", list)
        .staff::<SeeConsultations>(Method::Get, "/{language}/staff/consultations/{consultation}", show)
        .staff::<RecordConsultation>(Method::Get, "/{language}/staff/new-consultation", blank)
        .staff::<RecordConsultation>(Method::Post, "/{language}/staff/new-consultation", enter)
        .navigation::<SeeConsultations>("/{language}/staff/consultations", "consultations-title")
}

#[derive(Template)]
#[template(path = "proposals/consultation/pages/question.html")]
struct QuestionPage {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "proposals/consultation/pages/sent.html")]
struct SentPage {
    frame: Frame,
    receipt: ReceiptDigits,
}

async fn question(visit: Visit) -> Outcome<Answer> {
    let mut form = Form::empty();
    if let Some(kind) = visit.query("who").and_then(|word| word.parse::<ProposerKind>().ok()) {
        form.set("who", kind.word());
    }
    Answer::page(&QuestionPage { frame: visit.form_frame("consultation-title"), form })
}

async fn send(visit: Visit) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    let text = Private::new(form.required_text::<15_000>("question"));
    let asked_by = form.optional_choice::<ProposerKind>("who").unwrap_or(ProposerKind::Other);
    let page = |form: &Form| {
        let page = QuestionPage { frame: visit.form_frame("consultation-title"), form: form.clone() };
        Answer::form(form, &page)
    };
    if form.has_problems() {
        return page(&form);
    }
    let question = Question { text, advice: Private::default() };
    let machine = std::sync::Arc::clone(visit.desk().machine());
    let digits = machine.stamp_key.receipt_digits(&stamp, 0);
    let receipt = machine.stamp_key.receipt_digits(&stamp, 0);
    let (letterbox, desk) = (visit.desk().letterbox()?, visit.desk().clone());
    let prepared = visit
        .derive(move || {
            let keys = digits.derive(&machine.pepper)?;
            let holder = contact::Holder::Consultation;
            let thread = contact::PreparedThread::new(&letterbox, &keys, holder, desk.chance().as_ref())?;
            let record = RecordId::fresh(desk.chance().as_ref());
            SealedConsultation::seal(&question, asked_by, Channel::Site, record, &letterbox, Some(thread))
        })
        .await
        .flatten();
    let written = match prepared {
        Ok(sealed) => {
            visit
                .write("ask", move |tx| {
                    if ask(tx, &sealed, &stamp)?.is_some() {
                        notices::tell_office(tx)?;
                    }
                    Ok(())
                })
                .await
        }
        Err(problem) => Err(problem),
    };
    match written {
        Ok(()) => Answer::page(&SentPage { frame: visit.frame("consultation-sent-title"), receipt }),
        Err(problem) => {
            form.take(problem)?;
            page(&form)
        }
    }
}

/// Rows on one page of the list.
const ROWS_A_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "proposals/consultation/pages/list.html")]
struct ListPage {
    frame: Frame,
    rows: Vec<ConsultationRow>,
    next: Option<i64>,
}

async fn list(visit: StaffVisit<SeeConsultations>) -> Outcome<Answer> {
    let number: i64 = visit.query("page").and_then(|page| page.parse().ok()).unwrap_or(0).clamp(0, 10_000);
    let mut found =
        visit.read("list-consultations", move |tx| Ok(rows::list(tx, ROWS_A_PAGE + 1, number * ROWS_A_PAGE)?)).await?;
    let more = i64::try_from(found.len()).unwrap_or(i64::MAX) > ROWS_A_PAGE;
    found.truncate(50);
    Answer::page(&ListPage { frame: visit.frame("consultations-title"), rows: found, next: more.then_some(number + 1) })
}

#[derive(Template)]
#[template(path = "proposals/consultation/pages/one.html")]
struct OnePage {
    frame: Frame,
    row: ConsultationRow,
    question: Question,
}

async fn show(visit: StaffVisit<SeeConsultations>) -> Outcome<Answer> {
    let id: ConsultationId = visit.id("consultation")?;
    let may = visit.may().clone();
    let (row, question) = visit.read("read-consultation", move |tx| read(tx, &may, id)).await?;
    Answer::page(&OnePage { frame: visit.frame("consultations-title"), row, question })
}

#[derive(Template)]
#[template(path = "proposals/consultation/pages/record.html")]
struct RecordPage {
    frame: Frame,
    form: Form,
}

async fn blank(visit: StaffVisit<RecordConsultation>) -> Outcome<Answer> {
    Answer::page(&RecordPage { frame: visit.form_frame("consultations-record-title"), form: Form::empty() })
}

async fn enter(visit: StaffVisit<RecordConsultation>) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    let asked_by = form.choice::<ProposerKind>("who");
    let channel = form.choice::<Channel>("channel");
    if channel == Some(Channel::Site) {
        form.add("channel", Refusal::new("form-choose-one"));
    }
    let text = Private::new(form.required_text::<15_000>("question"));
    let advice = Private::new(form.text::<15_000>("advice"));
    if let (Some(asked_by), Some(channel), false) = (asked_by, channel, form.has_problems()) {
        let record_id = RecordId::fresh(visit.desk().chance().as_ref());
        let letterbox = visit.desk().letterbox()?;
        let question = Question { text, advice };
        let sealed = SealedConsultation::seal(&question, asked_by, channel, record_id, &letterbox, None)?;
        let may = visit.may().clone();
        match visit.write("record-consultation", move |tx| record(tx, &may, &sealed, &stamp)).await {
            Ok(_) => return Ok(Answer::to(visit.to("/staff/consultations"))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form.clone(), &RecordPage { frame: visit.form_frame("consultations-record-title"), form })
}

#[cfg(test)]
mod tests {
    use lyhty_vault::RecordKey;
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::{self, digits, private, wrong};

    fn question(advice: &str) -> Question {
        Question { text: private("May I <ask>?\nAnd how?"), advice: private(advice) }
    }

    fn row(channel: Channel, answered: bool) -> ConsultationRow {
        ConsultationRow {
            id: ConsultationId::fresh(&lyhty_base::SeededChance::new(11)),
            record: samples::record(),
            thread: answered.then(samples::thread),
            asked_by: ProposerKind::School,
            channel,
            day: samples::day(),
            question: RecordKey::generate().seal(samples::record(), &question("")).unwrap(),
        }
    }

    impl Samples for QuestionPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let wrong = wrong(&[("question", "<typed>"), ("who", "nobody")]);
            [Form::empty(), wrong].map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    impl Samples for SentPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone(), receipt: digits(0) }]
        }
    }

    impl Samples for ListPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let rows = vec![row(Channel::Site, true), row(Channel::Telephone, false)];
            vec![
                Self { frame: frame.clone(), rows: Vec::new(), next: None },
                Self { frame: frame.clone(), rows, next: Some(1) },
            ]
        }
    }

    impl Samples for OnePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![
                Self { frame: frame.clone(), row: row(Channel::Site, true), question: question("") },
                Self { frame: frame.clone(), row: row(Channel::Paper, false), question: question("Call <us>.") },
            ]
        }
    }

    impl Samples for RecordPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let fields = ["who", "channel", "question", "advice"].map(|name| (name, "<typed>"));
            [Form::empty(), wrong(&fields)].map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<QuestionPage>();
        shows_every_sample::<SentPage>();
        shows_every_sample::<ListPage>();
        shows_every_sample::<OnePage>();
        shows_every_sample::<RecordPage>();
    }
}
