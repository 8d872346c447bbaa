//! The page that ends a proposal whose person is a client already, and the look for such a client, which the page of the
//! decision has too.

use askama::Template;
use lyhty_base::{ClientId, Day, Outcome, Problem, ProposalId, Refusal};
use lyhty_store::Tx;
use lyhty_web::policy::EndAsClient;
use lyhty_web::{Answer, Form, Frame, Method, Opener, Routes, StaffVisit};

use crate::clients::{Candidates, Sought, candidates};
use crate::proposals::{OpenedProposal, end_as_client, open_with};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<EndAsClient>(Method::Get, "/{language}/staff/proposals/{proposal}/already-client", show)
        .staff::<EndAsClient>(Method::Post, "/{language}/staff/proposals/{proposal}/already-client", end)
}

#[derive(Template)]
#[template(path = "proposals/pages/already_client.html")]
struct AlreadyClientPage {
    frame: Frame,
    form: Form,
    opened: OpenedProposal,
    candidates: Candidates,
}

/// Opens a proposal and looks whether its person is known: by the name and the day of birth that were told, and by another
/// name when one was typed.
///
/// # Errors
/// [`Problem::Absent`] when the proposal does not open.
pub fn open_and_look(
    tx: &mut Tx<'_>,
    opener: &Opener,
    id: ProposalId,
    other_name: &str,
) -> Outcome<(OpenedProposal, Candidates)> {
    let opened = open_with(tx, opener, id)?;
    let person = &opened.person;
    let sought = Sought::default()
        .named(person.name.reveal().as_str())
        .named(other_name)
        .born(told_day(person.birth.reveal().as_str()));
    let found = candidates(tx, opener, &sought)?;
    Ok((opened, found))
}

/// The day that was told, when it was told as a whole day that can be read in one way only: as ISO 8601 or as Finns write it.
pub fn told_day(told: &str) -> Option<Day> {
    let told = told.trim();
    if let Some((day, rest)) = told.split_once('.') {
        let (month, year) = rest.split_once('.')?;
        let year: i16 = year.trim().parse().ok().filter(|year| *year >= 1000)?;
        return Day::new(year, month.trim().parse().ok()?, day.trim().parse().ok()?);
    }
    told.parse().ok().filter(|day: &Day| day.year() >= 1000)
}

async fn page(visit: &StaffVisit<EndAsClient>, form: Form) -> Outcome<Answer> {
    let (id, opener) = (visit.id("proposal")?, visit.may().opener());
    let other_name = form.value("known-name").to_owned();
    let (opened, candidates) =
        visit.read("show-already-client", move |tx| open_and_look(tx, &opener, id, &other_name)).await?;
    let frame = visit.frame("proposals-already-client-title");
    Answer::form(&form.clone(), &AlreadyClientPage { frame, form, opened, candidates })
}

async fn show(visit: StaffVisit<EndAsClient>) -> Outcome<Answer> {
    page(&visit, Form::empty()).await
}

async fn end(visit: StaffVisit<EndAsClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    if form.has("look") {
        return page(&visit, form).await;
    }
    match form.value("client").parse::<ClientId>() {
        Ok(client) => {
            let (id, may) = (visit.id::<ProposalId>("proposal")?, visit.may().clone());
            match visit.write("end-as-client", move |tx| end_as_client(tx, &may, id, client)).await {
                Ok(()) => return Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}")))),
                Err(Problem::Refusal(refusal)) => form.add("client", refusal),
                Err(other) => form.take(other)?,
            }
        }
        Err(_) => form.add("client", Refusal::new("proposals-already-client-choose")),
    }
    page(&visit, form).await
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::{full, looks, spare, wrong};

    impl Samples for AlreadyClientPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |form, opened, candidates| Self { frame: frame.clone(), form, opened, candidates };
            let [no_key, nobody, some] = looks();
            let chosen = some.present()[1].id.to_string();
            vec![
                page(Form::empty(), spare(), no_key),
                page(wrong(&[("known-name", "<typed>"), ("client", "")]), full(), nobody),
                page(wrong(&[("known-name", "<typed>"), ("client", &chosen)]), full(), some),
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<AlreadyClientPage>();
    }

    #[test]
    fn a_day_is_read_only_when_it_was_told_whole_and_in_one_way() {
        let day = |text: &str| told_day(text).map(|day| day.to_string());
        for told in ["30.6.2000", "30. 6. 2000", " 2000-06-30 ", "30.06.2000"] {
            assert_eq!(day(told).as_deref(), Some("2000-06-30"), "{told}");
        }
        for vague in ["", "2000", "6/5/2000", "30.6.", "30.6.00", "31.2.2000", "about 2000-06-30", "00-06-30"] {
            assert_eq!(day(vague), None, "{vague}");
        }
    }
}
