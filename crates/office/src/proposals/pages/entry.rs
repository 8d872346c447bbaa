//! What staff enter for others: four fields while somebody is on the telephone, the rest later; and the whole form, from paper
//! or from a conversation that had time for it.

use askama::Template;
use lyhty_base::{Day, Outcome, Private, ProposalId, Refusal};
use lyhty_vault::Stamp;
use lyhty_web::policy::{CompleteProposal, EnterUrgent};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use crate::proposals::flow::{Step, read_all, read_later_consent};
use crate::proposals::sealed::{ConsentRecord, Narrative, PersonProposed, Proposer, SafeContact};
use crate::proposals::words::{
    AgeGroup, Channel, ConsentAnswer, ConsentGivenBy, ContactChannel, Danger, Guardian, Interpreter, Present,
    PresentAs, ProposerKind, Told, WhoseTelephone,
};
use crate::proposals::{NewProposal, SealedProposal, complete, enter_for_another, open_with, record_consent};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<EnterUrgent>(Method::Get, "/{language}/staff/urgent", blank)
        .staff::<EnterUrgent>(Method::Post, "/{language}/staff/urgent", save)
        .staff::<EnterUrgent>(Method::Get, "/{language}/staff/new-proposal", show_whole)
        .staff::<EnterUrgent>(Method::Post, "/{language}/staff/new-proposal", save_whole)
        .staff::<CompleteProposal>(Method::Get, "/{language}/staff/proposals/{proposal}/complete", show_rest)
        .staff::<CompleteProposal>(Method::Post, "/{language}/staff/proposals/{proposal}/complete", save_rest)
        .staff::<CompleteProposal>(Method::Get, "/{language}/staff/proposals/{proposal}/consent", show_consent)
        .staff::<CompleteProposal>(Method::Post, "/{language}/staff/proposals/{proposal}/consent", save_consent)
        .navigation::<EnterUrgent>("/{language}/staff/urgent", "urgent-title")
}

#[derive(Template)]
#[template(path = "proposals/pages/urgent.html")]
struct UrgentPage {
    frame: Frame,
    form: Form,
}

impl UrgentPage {
    fn new(visit: &StaffVisit<EnterUrgent>, form: Form) -> Self {
        Self { frame: visit.form_frame("urgent-title"), form }
    }
}

async fn blank(visit: StaffVisit<EnterUrgent>) -> Outcome<Answer> {
    Answer::page(&UrgentPage::new(&visit, Form::empty()))
}

async fn save(visit: StaffVisit<EnterUrgent>) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    if let Some(proposal) = read_urgent(&mut form) {
        match write(&visit, &proposal, None, stamp).await {
            Ok(()) => return Ok(Answer::to(visit.to("/staff/proposals"))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form, &UrgentPage::new(&visit, form.clone()))
}

async fn write(
    visit: &StaffVisit<EnterUrgent>,
    proposal: &NewProposal,
    arrived: Option<Day>,
    stamp: Stamp,
) -> Outcome<()> {
    let chance = visit.desk().chance().as_ref();
    let sealed = SealedProposal::seal(proposal, chance, &visit.desk().letterbox()?, None, None)?;
    let may = visit.may().clone();
    visit.write("enter-for-another", move |tx| enter_for_another(tx, &may, &sealed, arrived, &stamp)).await?;
    Ok(())
}

/// Reads the four fields. Age and guardian are not asked yet: they stay unknown, which is treated as a child.
fn read_urgent(form: &mut Form) -> Option<NewProposal> {
    let kind = form.choice::<ProposerKind>("who");
    let answer = form.choice::<ConsentAnswer>("consent");
    if answer == Some(ConsentAnswer::No) {
        form.add("consent", Refusal::new("urgent-no-consent"));
    }
    let never = Private::new(form.text::<2000>("never"));
    let told = Private::new(form.required_text::<15_000>("told"));
    let danger = form.choice::<Danger>("danger");
    if form.has_problems() {
        return None;
    }
    let given_by = match answer? {
        ConsentAnswer::ChildWithoutGuardian => ConsentGivenBy::Held,
        ConsentAnswer::Yes | ConsentAnswer::No => ConsentGivenBy::ThePerson,
    };
    Some(NewProposal {
        channel: Channel::Telephone,
        consent: ConsentRecord {
            given_by,
            told: Vec::new(),
            language: Private::default(),
            interpreter: Interpreter::NotKnown,
            present: Present::NotKnown,
            more: Private::default(),
        },
        age_group: AgeGroup::NotKnown,
        guardian: Guardian::NotKnown,
        safe_contact: SafeContact {
            safe: Vec::new(),
            whose_telephone: WhoseTelephone::None,
            when: Private::default(),
            present_as: PresentAs::FirstName,
            as_told: Private::default(),
            never,
        },
        person: PersonProposed {
            name: Private::default(),
            birth: Private::default(),
            citizenship: Private::default(),
            languages: Private::default(),
            place: Private::default(),
            contact: Private::default(),
            residence: Private::default(),
            others: Private::default(),
        },
        narrative: Narrative { told, observed: Private::default() },
        proposer: Proposer {
            kind: kind?,
            name: Private::default(),
            workplace: Private::default(),
            contact: Private::default(),
        },
        danger: danger?,
        mailbox: false,
        complete: false,
    })
}

#[derive(Template)]
#[template(path = "proposals/pages/enter.html")]
struct EnterPage {
    frame: Frame,
    form: Form,
    own: bool,
    steps: &'static [Step],
}

impl EnterPage {
    fn new(visit: &StaffVisit<EnterUrgent>, form: Form) -> Self {
        Self { frame: visit.form_frame("proposals-enter-title"), own: false, steps: BY_STAFF, form }
    }
}

async fn show_whole(visit: StaffVisit<EnterUrgent>) -> Outcome<Answer> {
    Answer::page(&EnterPage::new(&visit, Form::empty()))
}

async fn save_whole(visit: StaffVisit<EnterUrgent>) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    form.set("mailbox", "no");
    let channel = form.choice::<Channel>("channel");
    if channel == Some(Channel::Site) {
        form.add("channel", Refusal::new("form-choose-one"));
    }
    let arrived = form.day("arrived");
    if form.value("consent") == ConsentAnswer::No.word() {
        form.add("consent", Refusal::new("urgent-no-consent"));
    }
    if let Some(proposal) = read_all(&mut form, channel.unwrap_or(Channel::Paper)) {
        match write(&visit, &proposal, arrived, stamp).await {
            Ok(()) => return Ok(Answer::to(visit.to("/staff/proposals"))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form, &EnterPage::new(&visit, form.clone()))
}

/// The questions that staff ask for another: all but the mailbox, whose receipt can't be handed over on the telephone.
const BY_STAFF: &[Step] = &[
    Step::Who,
    Step::Consent,
    Step::Age,
    Step::ConsentRecord,
    Step::SafeContact,
    Step::Person,
    Step::Told,
    Step::Observed,
    Step::Danger,
    Step::You,
];

#[derive(Template)]
#[template(path = "proposals/pages/complete.html")]
struct CompletePage {
    frame: Frame,
    form: Form,
    own: bool,
    steps: &'static [Step],
}

impl CompletePage {
    fn new(visit: &StaffVisit<CompleteProposal>, form: Form) -> Self {
        Self { frame: visit.frame("urgent-complete-title"), own: false, steps: BY_STAFF, form }
    }
}

async fn show_rest(visit: StaffVisit<CompleteProposal>) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ProposalId>("proposal")?, visit.may().opener());
    let form = visit
        .read("show-complete", move |tx| {
            let opened = open_with(tx, &opener, id)?;
            if opened.row.words.complete {
                return Err(lyhty_base::Problem::refusal("proposals-already-complete"));
            }
            let mut form = Form::empty();
            form.set("who", opened.proposer.kind.word());
            let answer = if opened.consent.given_by.is_held() {
                ConsentAnswer::ChildWithoutGuardian
            } else {
                ConsentAnswer::Yes
            };
            form.set("consent", answer.word());
            form.set("told", opened.narrative.told.reveal().as_str());
            form.set("observed", opened.narrative.observed.reveal().as_str());
            form.set("never", opened.safe_contact.never.reveal().as_str());
            Ok(form)
        })
        .await?;
    Answer::page(&CompletePage::new(&visit, form))
}

async fn save_rest(visit: StaffVisit<CompleteProposal>) -> Outcome<Answer> {
    let mut form = visit.form();
    form.set("mailbox", "no");
    if let Some(proposal) = read_all(&mut form, Channel::Telephone) {
        let (id, may) = (visit.id::<ProposalId>("proposal")?, visit.may().clone());
        match visit.write("complete", move |tx| complete(tx, &may, id, &proposal)).await {
            Ok(()) => return Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}")))),
            Err(problem) => form.take(problem)?,
        }
    } else if form.value("consent") == ConsentAnswer::No.word() {
        form.add("consent", Refusal::new("urgent-no-consent"));
    }
    Answer::form(&form, &CompletePage::new(&visit, form.clone()))
}

/// The questions about a yes that was given later.
const LATER_CONSENT: &[Step] = &[Step::Age, Step::ConsentRecord];

async fn show_consent(visit: StaffVisit<CompleteProposal>) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ProposalId>("proposal")?, visit.may().opener());
    let words = visit.read("show-consent", move |tx| Ok(open_with(tx, &opener, id)?.row.words)).await?;
    let mut form = Form::empty();
    form.set("age", words.age_group.word());
    form.set("guardian", words.guardian.word());
    Answer::page(&ConsentPage::new(&visit, form))
}

async fn save_consent(visit: StaffVisit<CompleteProposal>) -> Outcome<Answer> {
    let mut form = visit.form();
    form.set("consent", ConsentAnswer::Yes.word());
    if let Some((age_group, guardian, consent)) = read_later_consent(&mut form) {
        let (id, may) = (visit.id::<ProposalId>("proposal")?, visit.may().clone());
        let written = visit
            .write("record-consent", move |tx| record_consent(tx, &may, id, age_group, guardian, consent.clone()))
            .await;
        match written {
            Ok(_) => return Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}")))),
            Err(problem) => form.take(problem)?,
        }
    }
    Answer::form(&form, &ConsentPage::new(&visit, form.clone()))
}

#[derive(Template)]
#[template(path = "proposals/pages/consent.html")]
struct ConsentPage {
    frame: Frame,
    form: Form,
    own: bool,
    steps: &'static [Step],
}

impl ConsentPage {
    fn new(visit: &StaffVisit<CompleteProposal>, form: Form) -> Self {
        Self { frame: visit.frame("proposals-later-consent-title"), own: false, steps: LATER_CONSENT, form }
    }
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::wrong;

    fn everything() -> Form {
        let fields: Vec<_> =
            BY_STAFF.iter().flat_map(|step| step.fields()).map(|field| (field.name, "<typed>")).collect();
        wrong(&[&fields[..], &[("channel", "site"), ("arrived", "")]].concat())
    }

    impl Samples for UrgentPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let fields = ["who", "consent", "never", "told", "danger"].map(|name| (name, "<typed>"));
            [Form::empty(), wrong(&fields)].map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    impl Samples for EnterPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |form| Self { frame: frame.clone(), form, own: false, steps: BY_STAFF };
            [Form::empty(), everything()].map(page).into()
        }
    }

    impl Samples for CompletePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |form| Self { frame: frame.clone(), form, own: false, steps: BY_STAFF };
            [Form::empty(), everything()].map(page).into()
        }
    }

    impl Samples for ConsentPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let fields: Vec<_> =
                LATER_CONSENT.iter().flat_map(|step| step.fields()).map(|field| (field.name, "<typed>")).collect();
            let page = |form| Self { frame: frame.clone(), form, own: false, steps: LATER_CONSENT };
            [Form::empty(), wrong(&fields)].map(page).into()
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<UrgentPage>();
        shows_every_sample::<EnterPage>();
        shows_every_sample::<CompletePage>();
        shows_every_sample::<ConsentPage>();
    }
}
