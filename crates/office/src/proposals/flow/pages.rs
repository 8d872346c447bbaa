//! The pages of the form: start, a question a page, check your answers, the receipt; the whole form on one page.

use askama::Template;
use lyhty_base::{Outcome, Problem};
use lyhty_vault::{ReceiptDigits, Stamp};
use lyhty_web::{Answer, Form, Frame, Method, Routes, Visit, drafts, stamps};

use super::super::words::{
    AgeGroup, Channel, ConsentAnswer, ConsentGivenBy, ContactChannel, Danger, Guardian, Interpreter, Present,
    PresentAs, ProposerKind, Told, WhoseTelephone,
};
use super::super::{NewProposal, SealedProposal, propose, rows};
use super::{Answers, Step, ends_in_consultation, is_own, journey, read_all, read_step};
use crate::{contact, notices};

/// The pages of the form.
pub fn routes(routes: Routes) -> Routes {
    routes
        .open(Method::Get, "/{language}/form", start)
        .open(Method::Get, "/{language}/form/check", check)
        .open(Method::Post, "/{language}/form/check", send)
        .open(Method::Get, "/{language}/form/whole", whole)
        .open(Method::Post, "/{language}/form/whole", send_whole)
        .open(Method::Get, "/{language}/form/{step}", question)
        .open(Method::Post, "/{language}/form/{step}", answer)
}

#[derive(Template)]
#[template(path = "proposals/flow/pages/start.html")]
struct StartPage {
    frame: Frame,
}

async fn start(visit: Visit) -> Outcome<Answer> {
    Answer::page(&StartPage { frame: visit.frame("proposals-start-title") })
}

#[derive(Template)]
#[template(path = "proposals/flow/pages/question.html")]
struct QuestionPage {
    frame: Frame,
    form: Form,
    step: Step,
    own: bool,
    number: usize,
    total: usize,
    back: String,
}

impl QuestionPage {
    fn new(visit: &Visit, step: Step, form: Form) -> Self {
        let own = is_own(&form);
        let steps = journey(&form);
        let place = steps.iter().position(|candidate| *candidate == step).unwrap_or(0);
        let back = match place.checked_sub(1).and_then(|before| steps.get(before)) {
            Some(before) => visit.to(&format!("/form/{}", before.word())),
            None => visit.to("/form"),
        };
        let frame = visit.form_frame(step.title(own));
        Self { frame, own, number: place + 1, total: steps.len(), back, form, step }
    }
}

async fn question(visit: Visit) -> Outcome<Answer> {
    let step: Step = visit.path("step").parse().map_err(|_| Problem::Absent)?;
    let Some(answers) = visit.draft::<Answers>().await? else {
        // Without answers there is nothing to go on with: the first question starts a form.
        return if step == Step::Who {
            Answer::page(&QuestionPage::new(&visit, step, Form::empty()))
        } else {
            Ok(Answer::to(visit.to("/form/who")))
        };
    };
    let form = answers.form();
    let steps = journey(&form);
    let place = |wanted: Step| steps.iter().position(|candidate| *candidate == wanted);
    let Some(here) = place(step) else { return Ok(Answer::to(visit.to("/form/check"))) };
    if let Some(open) = answers.next_open()
        && place(open).is_some_and(|open| open < here)
    {
        return Ok(Answer::to(visit.to(&format!("/form/{}", open.word()))));
    }
    Answer::page(&QuestionPage::new(&visit, step, form))
}

async fn answer(visit: Visit) -> Outcome<Answer> {
    let step: Step = visit.path("step").parse().map_err(|_| Problem::Absent)?;
    visit.stamp()?;
    let mut answers = visit.draft::<Answers>().await?.unwrap_or_default();
    answers.put(step, &visit.form());
    let mut form = answers.form();
    read_step(step, &mut form);
    if form.has_problems() {
        return Answer::form(&form, &QuestionPage::new(&visit, step, form.clone()));
    }
    if ends_in_consultation(&form) {
        let who = form.value("who").to_owned();
        let erase = visit.draft_row();
        visit.write("stop-form", move |tx| erase.as_ref().map_or(Ok(()), |row| drafts::erase(tx, row))).await?;
        return Ok(Answer::to(visit.to(&format!("/form/advice?who={who}"))).dropping_draft());
    }
    let next = match answers.next_open() {
        Some(open) => visit.to(&format!("/form/{}", open.word())),
        None => visit.to("/form/check"),
    };
    match visit.save_draft(&answers).await {
        Ok(cookie) => Ok(Answer::to(next).with_cookie(cookie)),
        Err(problem) => {
            form.take(problem)?;
            Answer::form(&form, &QuestionPage::new(&visit, step, form.clone()))
        }
    }
}

/// An answer as "check your answers" shows it.
struct AnswerShown {
    label: &'static str,
    /// Keys of words, or one text as typed.
    words: Vec<String>,
    text: String,
}

struct StepShown {
    step: Step,
    title: &'static str,
    answers: Vec<AnswerShown>,
}

#[derive(Template)]
#[template(path = "proposals/flow/pages/check.html")]
struct CheckPage {
    frame: Frame,
    form: Form,
    steps: Vec<StepShown>,
}

impl CheckPage {
    fn new(visit: &Visit, form: Form) -> Self {
        let own = is_own(&form);
        let steps = journey(&form)
            .iter()
            .map(|step| StepShown {
                step: *step,
                title: step.title(own),
                answers: step
                    .fields()
                    .iter()
                    .filter_map(|field| {
                        let values: Vec<&str> = form.values_of(field.name).filter(|value| !value.is_empty()).collect();
                        match field.list {
                            Some("guardian") if values.is_empty() => None,
                            Some(list) => Some(AnswerShown {
                                label: field.label,
                                words: values.iter().map(|word| format!("{list}-{word}")).collect(),
                                text: String::new(),
                            }),
                            None => Some(AnswerShown { label: field.label, words: Vec::new(), text: values.concat() }),
                        }
                    })
                    .collect(),
            })
            .collect();
        Self { frame: visit.form_frame("proposals-check-title"), form, steps }
    }
}

async fn check(visit: Visit) -> Outcome<Answer> {
    let Some(answers) = visit.draft::<Answers>().await? else { return Ok(Answer::to(visit.to("/form"))) };
    if let Some(open) = answers.next_open() {
        return Ok(Answer::to(visit.to(&format!("/form/{}", open.word()))));
    }
    Answer::page(&CheckPage::new(&visit, answers.form()))
}

async fn send(visit: Visit) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    if let Some(shown) = sent_before(&visit).await? {
        return Answer::page(&SentPage::new(&visit, shown));
    }
    let Some(answers) = visit.draft::<Answers>().await? else {
        let mut form = Form::empty();
        form.add("", lyhty_base::Refusal::new("proposals-draft-gone"));
        return Answer::form(&form, &QuestionPage::new(&visit, Step::Who, form.clone()));
    };
    let mut form = answers.form();
    let Some(proposal) = read_all(&mut form, Channel::Site) else {
        let open = answers.next_open().unwrap_or(Step::Who);
        return Ok(Answer::to(visit.to(&format!("/form/{}", open.word()))));
    };
    match send_proposal(&visit, proposal, stamp).await {
        Ok(shown) => Ok(Answer::page(&SentPage::new(&visit, shown))?.dropping_draft()),
        Err(problem) => {
            form.take(problem)?;
            Answer::form(&form, &CheckPage::new(&visit, form.clone()))
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/flow/pages/whole.html")]
struct WholePage {
    frame: Frame,
    form: Form,
    own: bool,
    steps: &'static [Step],
}

impl WholePage {
    fn new(visit: &Visit, form: Form) -> Self {
        let own = is_own(&form);
        Self { frame: visit.form_frame("proposals-whole-title"), own, steps: journey(&form), form }
    }
}

async fn whole(visit: Visit) -> Outcome<Answer> {
    Answer::page(&WholePage::new(&visit, Form::empty()))
}

async fn send_whole(visit: Visit) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    if ends_in_consultation(&form) {
        return Ok(Answer::to(visit.to("/form/advice")));
    }
    let Some(proposal) = read_all(&mut form, Channel::Site) else {
        return Answer::form(&form, &WholePage::new(&visit, form.clone()));
    };
    match send_proposal(&visit, proposal, stamp).await {
        Ok(shown) => Answer::page(&SentPage::new(&visit, shown)),
        Err(problem) => {
            form.take(problem)?;
            Answer::form(&form, &WholePage::new(&visit, form.clone()))
        }
    }
}

/// The receipts that the page shows once.
pub struct ReceiptsShown {
    /// Of whoever sent the form.
    pub own: ReceiptDigits,
    /// Of the person, when the person wanted a mailbox.
    pub person: Option<ReceiptDigits>,
    /// The form was of the person themself.
    pub by_person: bool,
    /// Held: a child without a guardian.
    pub held: bool,
}

/// Derives the receipts of a form and seals the proposal, outside any transaction, then writes all in one.
async fn send_proposal(visit: &Visit, proposal: NewProposal, stamp: Stamp) -> Outcome<ReceiptsShown> {
    let by_person = proposal.proposer.kind == ProposerKind::ThePerson;
    let shown = receipts(visit, &stamp, proposal.mailbox, by_person, proposal.guardian.is_held());
    let letterbox = visit.desk().letterbox()?;
    let desk = visit.desk().clone();
    let ReceiptsShown { own, person, .. } = receipts(visit, &stamp, proposal.mailbox, by_person, false);
    let holder = if by_person { contact::Holder::Person } else { contact::Holder::Proposer };
    let sealed = visit
        .derive(move || {
            let thread = |digits: &ReceiptDigits, holder| -> Outcome<contact::PreparedThread> {
                let keys = digits.derive(&desk.machine().pepper)?;
                contact::PreparedThread::new(&letterbox, &keys, holder, desk.chance().as_ref())
            };
            let own = thread(&own, holder)?;
            let person = person.as_ref().map(|digits| thread(digits, contact::Holder::Person)).transpose()?;
            // Who asks for themself has one thread, and it is the person's.
            let (own, person) = if by_person { (None, Some(own)) } else { (Some(own), person) };
            SealedProposal::seal(&proposal, desk.chance().as_ref(), &letterbox, own, person)
        })
        .await??;
    let erase = visit.draft_row();
    visit
        .write("propose", move |tx| {
            if propose(tx, &sealed, &stamp)?.is_some() {
                notices::tell_office(tx)?;
            }
            erase.as_ref().map_or(Ok(()), |row| drafts::erase(tx, row))
        })
        .await?;
    Ok(shown)
}

/// The digits of a form's receipts: the same stamp gives the same digits.
pub fn receipts(visit: &Visit, stamp: &Stamp, mailbox: bool, by_person: bool, held: bool) -> ReceiptsShown {
    let key = &visit.desk().machine().stamp_key;
    let person = mailbox.then(|| key.receipt_digits(stamp, 1));
    ReceiptsShown { own: key.receipt_digits(stamp, 0), person, by_person, held }
}

/// The receipts of a form that was sent before: the answer got lost, the person sends again.
async fn sent_before(visit: &Visit) -> Outcome<Option<ReceiptsShown>> {
    let stamp = visit.stamp()?;
    let found = visit
        .read("sent-before", move |tx| {
            let Some(id) = stamps::made(tx, &stamp)? else { return Ok(None) };
            // The stamp of another form of this room, such as a consultation's, made no proposal.
            id.parse().ok().map_or(Ok(None), |id| Ok(rows::find(tx, id)?))
        })
        .await?;
    let stamp = visit.stamp()?;
    Ok(found.map(|row| {
        let by_person = row.words.proposer_kind == ProposerKind::ThePerson;
        receipts(visit, &stamp, !by_person && row.person_thread.is_some(), by_person, row.words.guardian.is_held())
    }))
}

#[derive(Template)]
#[template(path = "proposals/flow/pages/sent.html")]
struct SentPage {
    frame: Frame,
    shown: ReceiptsShown,
}

impl SentPage {
    fn new(visit: &Visit, shown: ReceiptsShown) -> Self {
        Self { frame: visit.frame("proposals-sent-title"), shown }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::{digits, wrong};

    fn own() -> Form {
        let mut form = Form::empty();
        form.set("who", ProposerKind::ThePerson.word());
        form
    }

    impl Samples for StartPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            vec![Self { frame: frame.clone() }]
        }
    }

    impl Samples for QuestionPage {
        /// Every step of both ways, empty and with a problem beside each of its fields.
        fn samples(frame: &Frame) -> Vec<Self> {
            let mut pages = Vec::new();
            for start in [Form::empty(), own()] {
                for (place, step) in journey(&start).iter().enumerate() {
                    let fields: Vec<_> = step.fields().iter().map(|field| (field.name, "<typed>")).collect();
                    for mut form in [Form::empty(), wrong(&fields)] {
                        if is_own(&start) {
                            form.set("who", ProposerKind::ThePerson.word());
                        }
                        pages.push(Self {
                            frame: frame.clone(),
                            own: is_own(&start),
                            form,
                            step: *step,
                            number: place + 1,
                            total: journey(&start).len(),
                            back: "/en/form".to_owned(),
                        });
                    }
                }
            }
            pages
        }
    }

    impl Samples for CheckPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let shown = |words: &[&str], text: &str| StepShown {
                step: Step::Person,
                title: "proposals-person-title",
                answers: vec![AnswerShown {
                    label: "proposals-person-name",
                    words: words.iter().map(|word| (*word).to_owned()).collect(),
                    text: text.to_owned(),
                }],
            };
            let full =
                vec![shown(&["told-voluntary", "told-what-is-written"], ""), shown(&[], "Koe <b>"), shown(&[], "")];
            vec![
                Self { frame: frame.clone(), form: Form::empty(), steps: Vec::new() },
                Self { frame: frame.clone(), form: wrong(&[("", "")]), steps: full },
            ]
        }
    }

    impl Samples for WholePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |form: Form| Self { frame: frame.clone(), own: is_own(&form), steps: journey(&form), form };
            vec![page(Form::empty()), page(own()), page(wrong(&[("who", "nobody"), ("told", "<typed>"), ("age", "")]))]
        }
    }

    impl Samples for SentPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |person: Option<u8>, by_person, held| {
                let shown = ReceiptsShown { own: digits(0), person: person.map(digits), by_person, held };
                Self { frame: frame.clone(), shown }
            };
            vec![page(None, true, false), page(Some(1), false, false), page(Some(1), false, true)]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<StartPage>();
        shows_every_sample::<QuestionPage>();
        shows_every_sample::<CheckPage>();
        shows_every_sample::<WholePage>();
        shows_every_sample::<SentPage>();
    }
}
