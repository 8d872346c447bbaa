use std::sync::Arc;

use askama::Template;
use lyhty_base::{AccountId, FieldProblem, Outcome, Problem, ThreadId};
use lyhty_vault::ReceiptDigits;
use lyhty_web::policy::{self, AnswerThread, Grade, Opening, Permission as _, ReadThread};
use lyhty_web::{Answer, Cookie, Form, Frame, Method, ReceiptVisit, Routes, StaffVisit, Visit, receipts};

use super::{
    MESSAGE_LENGTH_MAX, MessageShown, MessageText, Panel, PanelShown, SafetyPanel, SafetyShown, Thread, find_thread,
    open_mailbox, open_messages, open_own, write_from_holder, write_from_office,
};
use crate::notices;

/// The pages of the room; the panels are what other rooms say in the mailbox and, about safety, to staff, in their order.
pub fn routes(panels: &'static [Panel], safety: &'static [SafetyPanel]) -> Routes {
    Routes::new("contact")
        .open(Method::Get, "/{language}/receipt", ask_receipt)
        .open(Method::Post, "/{language}/receipt", take_receipt)
        .receipt(Method::Get, "/{language}/mailbox", move |visit: ReceiptVisit| mailbox(visit, panels))
        .receipt(Method::Post, "/{language}/mailbox", move |visit: ReceiptVisit| write(visit, panels))
        .receipt(Method::Post, "/{language}/mailbox/leave", leave)
        .staff::<ReadThread>(Method::Get, "/{language}/staff/threads/{thread}", move |visit| thread(visit, safety))
        .staff::<AnswerThread>(Method::Post, "/{language}/staff/threads/{thread}", move |visit| answer(visit, safety))
}

#[derive(Template)]
#[template(path = "contact/pages/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    form: Form,
}

async fn ask_receipt(visit: Visit) -> Outcome<Answer> {
    Answer::page(&ReceiptPage { frame: visit.form_frame("contact-receipt-title"), form: Form::empty() })
}

async fn take_receipt(visit: Visit) -> Outcome<Answer> {
    let mut form = visit.form();
    match open_with_digits(&visit, form.value("receipt")).await {
        Ok(cookie) => Ok(Answer::to(visit.to("/mailbox")).with_cookie(cookie)),
        Err(problem) => {
            form.take(beside("receipt", problem))?;
            let page = ReceiptPage { frame: visit.form_frame("contact-receipt-title"), form: form.clone() };
            Answer::form(&form, &page)
        }
    }
}

/// The check digit comes first and costs nothing; then the slow derivation, in the bounded pool that throttles guessing;
/// then one look-up. Whatever is wrong, the sentence is the same.
async fn open_with_digits(visit: &Visit, typed: &str) -> Outcome<Cookie> {
    let digits = ReceiptDigits::parse(typed).map_err(|_| Problem::refusal("receipt-opens-nothing"))?;
    let digits = Arc::new(digits);
    let (desk, derived) = (visit.desk().clone(), Arc::clone(&digits));
    let keys = visit.derive(move || derived.derive(&desk.machine().pepper)).await??;
    let secrets = visit.desk().node_secrets();
    visit
        .write("open-mailbox", move |tx| {
            let thread = open_mailbox(tx, &keys)?;
            receipts::begin(tx, &secrets, thread.id, &digits)
        })
        .await
}

/// Puts a refusal beside a field.
fn beside(field: &'static str, problem: Problem) -> Problem {
    match problem {
        Problem::Refusal(refusal) => Problem::Fields(vec![FieldProblem { field: field.into(), refusal }]),
        other => other,
    }
}

/// What the mailbox shows: a page of messages that fits into the fixed length, newest first.
#[derive(Template)]
#[template(path = "contact/pages/mailbox.html")]
struct MailboxPage {
    frame: Frame,
    form: Form,
    thread: Thread,
    panels: Vec<PanelShown>,
    messages: Vec<MessageShown>,
    pages: Pages,
    sent: bool,
}

/// Where a reader stands among the pages of a long thread; counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pages {
    this: usize,
    all: usize,
}

impl Pages {
    fn newer(self) -> Option<usize> {
        (self.this > 1).then(|| self.this - 1)
    }

    fn older(self) -> Option<usize> {
        (self.this < self.all).then(|| self.this + 1)
    }
}

async fn mailbox(visit: ReceiptVisit, panels: &'static [Panel]) -> Outcome<Answer> {
    Answer::page(&mailbox_page(&visit, panels, Form::empty()).await?)
}

async fn write(visit: ReceiptVisit, panels: &'static [Panel]) -> Outcome<Answer> {
    let mut form = visit.form();
    let text = form.required_text::<MESSAGE_LENGTH_MAX>("message");
    if !form.has_problems() {
        match send(&visit, text).await {
            Ok(()) => return Ok(Answer::to(visit.to("/mailbox?sent=yes"))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form, &mailbox_page(&visit, panels, form.clone()).await?)
}

async fn send(visit: &ReceiptVisit, text: MessageText) -> Outcome<()> {
    let (stamp, id, opener) = (visit.stamp()?, visit.thread()?, visit.opener());
    visit
        .write("write-from-holder", move |tx| {
            let thread = find_thread(tx, id)?;
            let key = opener.open_key(tx, thread.record)?;
            if write_from_holder(tx, &thread, &key, &stamp, &text)? {
                notices::tell_office(tx)?;
            }
            Ok(())
        })
        .await
}

async fn leave(visit: ReceiptVisit) -> Outcome<Answer> {
    let row = visit.row()?;
    visit.write("leave-mailbox", move |tx| receipts::end(tx, &row)).await?;
    Ok(Answer::to(visit.to("")).dropping_receipt())
}

async fn mailbox_page(visit: &ReceiptVisit, panels: &'static [Panel], form: Form) -> Outcome<MailboxPage> {
    let (id, opener) = (visit.thread()?, visit.opener());
    let (thread, panels, messages) = visit
        .read("mailbox", move |tx| {
            let thread = find_thread(tx, id)?;
            let key = opener.open_key(tx, thread.record)?;
            let mut shown = Vec::new();
            for panel in panels {
                shown.extend(panel(tx, thread.id)?);
            }
            Ok((thread, shown, open_messages(tx, &thread, &key)?))
        })
        .await?;
    let asked = visit.query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let (messages, pages) = one_page(messages, asked);
    let frame = visit.form_frame("contact-mailbox-title");
    Ok(MailboxPage { frame, form, thread, panels, messages, pages, sent: visit.query("sent").is_some() })
}

/// The most bytes of messages on one page of the mailbox. Together with the frame, the panels and a message of full
/// length typed into the form they stay below the fixed length of 64 KiB.
const PAGE_BYTES_MAX: usize = 28_000;

/// What the markup around a message takes.
const MESSAGE_MARKUP_BYTES: usize = 300;

/// The asked page of the messages, newest first, or the nearest there is. A page holds at least one message: the
/// longest possible one fits.
fn one_page(oldest_first: Vec<MessageShown>, asked: usize) -> (Vec<MessageShown>, Pages) {
    let mut pages = vec![Vec::new()];
    let mut room = PAGE_BYTES_MAX;
    for message in oldest_first.into_iter().rev() {
        let length = MESSAGE_MARKUP_BYTES + escaped_length(message.text.reveal().as_str());
        if length > room && pages.last().is_some_and(|page| !page.is_empty()) {
            pages.push(Vec::new());
            room = PAGE_BYTES_MAX;
        }
        room = room.saturating_sub(length);
        if let Some(page) = pages.last_mut() {
            page.push(message);
        }
    }
    let place = Pages { this: asked.clamp(1, pages.len()), all: pages.len() };
    (pages.swap_remove(place.this - 1), place)
}

/// How many bytes the text takes in HTML, where five characters are written as references.
fn escaped_length(text: &str) -> usize {
    text.chars().map(|character| if "\"&'<>".contains(character) { 5 } else { character.len_utf8() }).sum()
}

#[derive(Template)]
#[template(path = "contact/pages/thread.html")]
struct ThreadPage {
    frame: Frame,
    form: Form,
    thread: Thread,
    messages: Vec<MessageShown>,
    safety: Vec<SafetyShown>,
    reader: AccountId,
    may_answer: bool,
}

async fn thread(visit: StaffVisit<ReadThread>, safety: &'static [SafetyPanel]) -> Outcome<Answer> {
    Answer::page(&thread_page(&visit, safety, Form::empty()).await?)
}

async fn answer(visit: StaffVisit<AnswerThread>, safety: &'static [SafetyPanel]) -> Outcome<Answer> {
    let id = visit.id::<ThreadId>("thread")?;
    let mut form = visit.form();
    let text = form.required_text::<MESSAGE_LENGTH_MAX>("message");
    if !form.has_problems() {
        let may = visit.may().clone();
        match visit.write("answer", move |tx| write_from_office(tx, &may, id, &text)).await {
            Ok(_) => return Ok(Answer::to(visit.to(&format!("/staff/threads/{id}")))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form, &thread_page(&visit, safety, form.clone()).await?)
}

async fn thread_page<P: Opening>(
    visit: &StaffVisit<P>,
    panels: &'static [SafetyPanel],
    form: Form,
) -> Outcome<ThreadPage> {
    let id = visit.id::<ThreadId>("thread")?;
    let may = visit.may().clone();
    let (thread, messages, safety) = visit
        .read("thread", move |tx| {
            let (thread, key) = open_own(tx, &may, id)?;
            let mut safety = Vec::new();
            for panel in panels {
                safety.extend(panel(tx, &may.opener(), id)?);
            }
            Ok((thread, open_messages(tx, &thread, &key)?, safety))
        })
        .await?;
    let reader = visit.may().account();
    let may_answer = policy::allows(visit.may().role(), AnswerThread::NAME) != Grade::No;
    Ok(ThreadPage { frame: visit.frame("contact-thread-title"), form, thread, messages, safety, reader, may_answer })
}

#[cfg(test)]
mod tests {
    use lyhty_base::{Day, Identity as _, Language, MessageId, Moment, Private, RecordId, Refusal, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::contact::{Author, Holder, PanelLine, PanelLink, SafetyLine};

    fn thread(holder: Holder, came_at: Option<Moment>) -> Thread {
        let chance = SeededChance::new(8);
        Thread {
            id: ThreadId::fresh(&chance),
            record: RecordId::fresh(&chance),
            holder,
            opened_at: Moment::from_milliseconds(1_528_102_800_000),
            opened_by_holder_at: came_at,
            previously_opened_by_holder_at: came_at,
            ends_at: Moment::from_milliseconds(1_559_638_800_000),
        }
    }

    fn wrong(field: &'static str) -> Form {
        let mut form = Form::empty();
        form.set("message", "Hei <b>");
        form.add(field, Refusal::new("form-required"));
        form
    }

    fn talk() -> Vec<MessageShown> {
        let mut messages = messages(&["How are you?\nPlease <answer>.".to_owned(), "سلام".to_owned(), "Yes".to_owned()]);
        let chance = SeededChance::new(9);
        for message in messages.iter_mut().take(2) {
            (message.author, message.account) = (Author::Office, Some(AccountId::fresh(&chance)));
        }
        messages
    }

    impl Samples for ReceiptPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            [Form::empty(), wrong("receipt")].map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    impl Samples for MailboxPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let panel = PanelShown {
                title: "contact-mailbox-title",
                lines: vec![
                    PanelLine { key: "contact-mailbox-none", day: None },
                    PanelLine { key: "contact-mailbox-kept", day: Day::new(2018, 6, 30) },
                ],
                links: vec![PanelLink { path: "/mailbox".to_owned(), label: "contact-mailbox-newer" }],
            };
            let empty = Self {
                frame: frame.clone(),
                form: Form::empty(),
                thread: thread(Holder::Person, None),
                panels: Vec::new(),
                messages: Vec::new(),
                pages: Pages { this: 1, all: 1 },
                sent: false,
            };
            let full = Self {
                frame: frame.clone(),
                form: wrong("message"),
                thread: thread(Holder::Proposer, Some(Moment::from_milliseconds(1_530_394_200_000))),
                panels: vec![panel],
                messages: talk(),
                pages: Pages { this: 2, all: 3 },
                sent: true,
            };
            vec![empty, full]
        }
    }

    impl Samples for ThreadPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |holder, messages: Vec<MessageShown>, form, may_answer| Self {
                frame: frame.clone(),
                form,
                thread: thread(holder, messages.first().map(|message| message.at)),
                reader: messages
                    .first()
                    .and_then(|message| message.account)
                    .unwrap_or(AccountId::fresh(&SeededChance::new(1))),
                messages,
                safety: vec![SafetyShown {
                    title: "contact-thread-title",
                    lines: vec![SafetyLine {
                        label: "contact-message",
                        words: vec!["contact-thread-you"],
                        text: "Ei iltaisin <b>".to_owned().into(),
                    }],
                }],
                may_answer,
            };
            vec![
                page(Holder::Consultation, Vec::new(), Form::empty(), true),
                page(Holder::Person, talk(), wrong("message"), true),
                page(Holder::Proposer, talk(), Form::empty(), false),
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ReceiptPage>();
        shows_every_sample::<MailboxPage>();
        shows_every_sample::<ThreadPage>();
    }

    #[test]
    fn a_full_page_of_the_mailbox_fits_into_its_fixed_length() {
        for &language in Language::ALL {
            let frame = lyhty_web::testing::frame(language);
            let Some(mut page) = MailboxPage::samples(&frame).pop() else { continue };
            let long = vec!["\"".repeat(MESSAGE_LENGTH_MAX); 9];
            (page.messages, page.pages) = one_page(messages(&long), 2);
            page.form.set("message", "\"".repeat(MESSAGE_LENGTH_MAX));
            assert!(page.render().unwrap().len() < 64 * 1024, "{language}");
        }
    }

    fn messages(texts: &[String]) -> Vec<MessageShown> {
        let chance = SeededChance::new(7);
        let message = |(number, text): (usize, &String)| MessageShown {
            id: MessageId::fresh(&chance),
            author: Author::Holder,
            account: None,
            at: Moment::from_milliseconds(i64::try_from(number).unwrap()),
            text: Private::new(MessageText::new(text).unwrap()),
        };
        texts.iter().enumerate().map(message).collect()
    }

    #[test]
    fn a_long_thread_is_shown_in_pages_newest_first_and_none_is_lost() {
        let texts = (0..40).map(|number| format!("{number} {}", "أ".repeat(2000))).collect::<Vec<_>>();
        let (first, pages) = one_page(messages(&texts), 1);
        assert_eq!((pages.newer(), pages.older()), (None, Some(2)));
        assert!(first[0].text.reveal().as_str().starts_with("39 "));
        let shown = (1..=pages.all).map(|page| one_page(messages(&texts), page).0.len()).sum::<usize>();
        assert_eq!(shown, 40);
        let (_, beyond) = one_page(messages(&texts), 9999);
        assert_eq!((beyond.this, beyond.older()), (pages.all, None));
    }

    #[test]
    fn the_longest_message_of_the_worst_characters_fits_on_a_page() {
        let (shown, pages) = one_page(messages(&["\"".repeat(MESSAGE_LENGTH_MAX), "<".repeat(MESSAGE_LENGTH_MAX)]), 1);
        assert_eq!((shown.len(), pages.all), (1, 2));
        assert!(escaped_length(shown[0].text.reveal().as_str()) + MESSAGE_MARKUP_BYTES < PAGE_BYTES_MAX);
    }

    #[test]
    fn an_empty_mailbox_is_one_page() {
        assert_eq!(one_page(Vec::new(), 3), (Vec::new(), Pages { this: 1, all: 1 }));
    }
}
