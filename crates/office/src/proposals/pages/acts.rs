//! The small acts on a proposal, a page each: take up, ask more, record a contact, set the day of arrival, link, record
//! help, record a withdrawal, let lapse, give to a colleague.

use askama::Template;
use lyhty_base::{AccountId, Identity as _, Outcome, Private, Problem, ProposalId, RecordId, code_list};
use lyhty_web::policy::{
    AskMore, LinkProposals, Permission, RecordHelpGiven, RecordWithdrawal, SetArrival, ShareRecord, TakeUp,
};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, form_codes};

use crate::accounts::{self, Colleagues};
use crate::proposals::rows::{self, QueueRow};
use crate::proposals::sealed::SafeContact;
use crate::proposals::words::{ContactChannel, LapseReason, Measure, WithdrawnBy};
use crate::proposals::{
    AskWhom, SealedHelp, ask_more, lapse, link, open_with, reach_out, reads_when_given, record_help, record_withdrawal,
    set_arrival, share, take_up,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<TakeUp>(Method::Post, "/{language}/staff/proposals/{proposal}/take-up", post_take_up)
        .staff::<AskMore>(Method::Get, "/{language}/staff/proposals/{proposal}/ask", show_ask)
        .staff::<AskMore>(Method::Post, "/{language}/staff/proposals/{proposal}/ask", post_ask)
        .staff::<AskMore>(Method::Get, "/{language}/staff/proposals/{proposal}/reach", show_reach)
        .staff::<AskMore>(Method::Post, "/{language}/staff/proposals/{proposal}/reach", post_reach)
        .staff::<SetArrival>(Method::Get, "/{language}/staff/proposals/{proposal}/arrival", show_arrival)
        .staff::<SetArrival>(Method::Post, "/{language}/staff/proposals/{proposal}/arrival", post_arrival)
        .staff::<LinkProposals>(Method::Get, "/{language}/staff/proposals/{proposal}/link", show_link)
        .staff::<LinkProposals>(Method::Post, "/{language}/staff/proposals/{proposal}/link", post_link)
        .staff::<RecordHelpGiven>(Method::Get, "/{language}/staff/proposals/{proposal}/help", show_help)
        .staff::<RecordHelpGiven>(Method::Post, "/{language}/staff/proposals/{proposal}/help", post_help)
        .staff::<RecordWithdrawal>(Method::Get, "/{language}/staff/proposals/{proposal}/withdrawal", show_withdrawal)
        .staff::<RecordWithdrawal>(Method::Post, "/{language}/staff/proposals/{proposal}/withdrawal", post_withdrawal)
        .staff::<RecordWithdrawal>(Method::Get, "/{language}/staff/proposals/{proposal}/lapse", show_lapse)
        .staff::<RecordWithdrawal>(Method::Post, "/{language}/staff/proposals/{proposal}/lapse", post_lapse)
        .staff::<ShareRecord>(Method::Get, "/{language}/staff/proposals/{proposal}/share", show_share)
        .staff::<ShareRecord>(Method::Post, "/{language}/staff/proposals/{proposal}/share", post_share)
}

code_list! {
    /// Whom the office asks.
    enum Asked: "proposals-ask" {
        /// The proposer.
        Proposer = "proposer",
        /// The person.
        Person = "person",
    }
}
form_codes!(Asked);

/// Which act a page is for, with what it shows besides its fields.
enum Act {
    Ask(SafeContact),
    Reach(SafeContact),
    Arrival,
    Link(Vec<QueueRow>),
    Help,
    Withdrawal,
    Lapse,
    Share(Vec<AccountId>, Colleagues),
}

impl Act {
    const fn title(&self) -> &'static str {
        match self {
            Self::Ask(_) => "proposals-ask-more-title",
            Self::Reach(_) => "proposals-reach-title",
            Self::Arrival => "proposals-arrival-title",
            Self::Link(_) => "proposals-link-title",
            Self::Help => "proposals-help-title",
            Self::Withdrawal => "proposals-withdrawal-title",
            Self::Lapse => "proposals-lapse-title",
            Self::Share(..) => "proposals-share-title",
        }
    }

    /// How the person may be reached, where the act reaches out: shown first.
    const fn safe_contact(&self) -> Option<&SafeContact> {
        match self {
            Self::Ask(safe) | Self::Reach(safe) => Some(safe),
            _ => None,
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/pages/act.html")]
struct ActPage {
    frame: Frame,
    form: Form,
    act: Act,
    id: ProposalId,
}

fn show<P: Permission>(visit: &StaffVisit<P>, act: Act, form: Form) -> Outcome<Answer> {
    let id = visit.id("proposal")?;
    let page = ActPage { frame: visit.frame(act.title()), form: form.clone(), act, id };
    Answer::form(&form, &page)
}

/// Back to the proposal, for whoever may read it.
fn back<P: Permission>(visit: &StaffVisit<P>) -> Outcome<Answer> {
    let id: ProposalId = visit.id("proposal")?;
    Ok(Answer::to(visit.to(&format!("/staff/proposals/{id}"))))
}

async fn post_take_up(visit: StaffVisit<TakeUp>) -> Outcome<Answer> {
    let (id, may) = (visit.id("proposal")?, visit.may().clone());
    visit.write("take-up", move |tx| take_up(tx, &may, id)).await?;
    back(&visit)
}

async fn safe_contact(visit: &StaffVisit<AskMore>) -> Outcome<SafeContact> {
    let (id, opener) = (visit.id("proposal")?, visit.may().opener());
    visit.read("show-safe-contact", move |tx| Ok(open_with(tx, &opener, id)?.safe_contact)).await
}

async fn show_ask(visit: StaffVisit<AskMore>) -> Outcome<Answer> {
    let act = Act::Ask(safe_contact(&visit).await?);
    show(&visit, act, Form::empty())
}

async fn post_ask(visit: StaffVisit<AskMore>) -> Outcome<Answer> {
    let mut form = visit.form();
    let whom = form.choice::<Asked>("whom");
    let text = Private::new(form.required_text::<4000>("text"));
    if let (Some(whom), false) = (whom, form.has_problems()) {
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        let whom = match whom {
            Asked::Proposer => AskWhom::Proposer,
            Asked::Person => AskWhom::Person,
        };
        match visit.write("ask-more", move |tx| ask_more(tx, &may, id, whom, &text)).await {
            Ok(()) => return back(&visit),
            Err(problem) => beside("whom", &mut form, problem)?,
        }
    }
    let act = Act::Ask(safe_contact(&visit).await?);
    show(&visit, act, form)
}

/// Puts a refusal beside the field that it is about.
fn beside(field: &'static str, form: &mut Form, problem: Problem) -> Outcome<()> {
    match problem {
        Problem::Refusal(refusal) => {
            form.add(field, refusal);
            Ok(())
        }
        other => form.take(other),
    }
}

async fn show_reach(visit: StaffVisit<AskMore>) -> Outcome<Answer> {
    let act = Act::Reach(safe_contact(&visit).await?);
    show(&visit, act, Form::empty())
}

async fn post_reach(visit: StaffVisit<AskMore>) -> Outcome<Answer> {
    let mut form = visit.form();
    let channel = form.choice::<ContactChannel>("channel");
    let note = Private::new(form.text::<2000>("note"));
    if let (Some(channel), false) = (channel, form.has_problems()) {
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        match visit.write("reach-out", move |tx| reach_out(tx, &may, id, channel, &note)).await {
            Ok(_) => return back(&visit),
            Err(problem) => beside("channel", &mut form, problem)?,
        }
    }
    let act = Act::Reach(safe_contact(&visit).await?);
    show(&visit, act, form)
}

async fn show_arrival(visit: StaffVisit<SetArrival>) -> Outcome<Answer> {
    show(&visit, Act::Arrival, Form::empty())
}

async fn post_arrival(visit: StaffVisit<SetArrival>) -> Outcome<Answer> {
    let mut form = visit.form();
    if let Some(day) = form.required_day("arrived") {
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        match visit.write("set-arrival", move |tx| set_arrival(tx, &may, id, day)).await {
            Ok(()) => return back(&visit),
            Err(problem) => beside("arrived", &mut form, problem)?,
        }
    }
    show(&visit, Act::Arrival, form)
}

/// Most of the open matters offered for linking; the newest matter most.
const OFFERED_MOST: i64 = 100;

async fn linkable(visit: &StaffVisit<LinkProposals>) -> Outcome<Act> {
    let id: ProposalId = visit.id("proposal")?;
    let mut offered = visit.read("list-linkable", move |tx| Ok(rows::list_awaiting(tx, OFFERED_MOST, 0)?)).await?;
    offered.retain(|row| row.id != id);
    Ok(Act::Link(offered))
}

async fn show_link(visit: StaffVisit<LinkProposals>) -> Outcome<Answer> {
    let act = linkable(&visit).await?;
    show(&visit, act, Form::empty())
}

async fn post_link(visit: StaffVisit<LinkProposals>) -> Outcome<Answer> {
    let mut form = visit.form();
    let counted: Option<ProposalId> = form.value("counted").parse().ok();
    match counted {
        Some(counted) => {
            let (id, may) = (visit.id("proposal")?, visit.may().clone());
            match visit.write("link", move |tx| link(tx, &may, id, counted)).await {
                Ok(_) => return back(&visit),
                Err(problem) => beside("counted", &mut form, problem)?,
            }
        }
        None => form.add("counted", lyhty_base::Refusal::new("form-choose-one")),
    }
    let act = linkable(&visit).await?;
    show(&visit, act, form)
}

async fn show_help(visit: StaffVisit<RecordHelpGiven>) -> Outcome<Answer> {
    show(&visit, Act::Help, Form::empty())
}

async fn post_help(visit: StaffVisit<RecordHelpGiven>) -> Outcome<Answer> {
    let mut form = visit.form();
    let measure = form.choice::<Measure>("measure");
    let day = form.required_day("day");
    let note = Private::new(form.text::<2000>("note"));
    if let (Some(measure), Some(day), false) = (measure, day, form.has_problems()) {
        let record = RecordId::fresh(visit.desk().chance().as_ref());
        let help = SealedHelp::seal(&note, record, &visit.desk().letterbox()?)?;
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        match visit.write("record-help", move |tx| record_help(tx, &may, id, measure, day, &help)).await {
            Ok(_) => return Ok(Answer::to(visit.to("/staff/proposals"))),
            Err(problem) => beside("day", &mut form, problem)?,
        }
    }
    show(&visit, Act::Help, form)
}

async fn show_withdrawal(visit: StaffVisit<RecordWithdrawal>) -> Outcome<Answer> {
    show(&visit, Act::Withdrawal, Form::empty())
}

async fn post_withdrawal(visit: StaffVisit<RecordWithdrawal>) -> Outcome<Answer> {
    let mut form = visit.form();
    if let Some(by) = form.choice::<WithdrawnBy>("by") {
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        match visit.write("record-withdrawal", move |tx| record_withdrawal(tx, &may, id, by)).await {
            Ok(()) => return Ok(Answer::to(visit.to("/staff/proposals"))),
            Err(problem) => beside("by", &mut form, problem)?,
        }
    }
    show(&visit, Act::Withdrawal, form)
}

async fn show_lapse(visit: StaffVisit<RecordWithdrawal>) -> Outcome<Answer> {
    show(&visit, Act::Lapse, Form::empty())
}

async fn post_lapse(visit: StaffVisit<RecordWithdrawal>) -> Outcome<Answer> {
    let mut form = visit.form();
    if let Some(reason) = form.choice::<LapseReason>("reason") {
        let (id, may) = (visit.id("proposal")?, visit.may().clone());
        match visit.write("lapse", move |tx| lapse(tx, &may, id, reason)).await {
            Ok(()) => return Ok(Answer::to(visit.to("/staff/proposals"))),
            Err(problem) => beside("reason", &mut form, problem)?,
        }
    }
    show(&visit, Act::Lapse, form)
}

async fn colleagues(visit: &StaffVisit<ShareRecord>) -> Outcome<Act> {
    let may = visit.may().clone();
    let (open, names) = visit
        .read("list-colleagues", move |tx| {
            let colleagues = accounts::names(tx, &may.names())?;
            let mut open = Vec::new();
            for (account, colleague) in &colleagues.0 {
                if reads_when_given(colleague.role) && accounts::public_key(tx, *account)?.is_some() {
                    open.push(*account);
                }
            }
            Ok((open, colleagues))
        })
        .await?;
    Ok(Act::Share(open, names))
}

async fn show_share(visit: StaffVisit<ShareRecord>) -> Outcome<Answer> {
    let act = colleagues(&visit).await?;
    show(&visit, act, Form::empty())
}

async fn post_share(visit: StaffVisit<ShareRecord>) -> Outcome<Answer> {
    let mut form = visit.form();
    let with: Option<AccountId> = form.value("with").parse().ok();
    match with {
        Some(with) => {
            let (id, may) = (visit.id("proposal")?, visit.may().clone());
            match visit.write("share", move |tx| share(tx, &may, id, with)).await {
                Ok(_) => return back(&visit),
                Err(problem) => beside("with", &mut form, problem)?,
            }
        }
        None => form.add("with", lyhty_base::Refusal::new("form-choose-one")),
    }
    let act = colleagues(&visit).await?;
    show(&visit, act, form)
}

#[cfg(test)]
mod tests {
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::Standing;
    use crate::proposals::samples::{account, colleagues, full, proposal, queue_row, spare, wrong};

    impl Samples for ActPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let offered = || [true, false].map(|complete| queue_row(complete, false, Standing::Awaiting).0).into();
            let acts: Vec<(Act, &[&'static str])> = vec![
                (Act::Ask(spare().safe_contact), &["whom", "text"]),
                (Act::Reach(full().safe_contact), &["channel", "note"]),
                (Act::Arrival, &["arrived"]),
                (Act::Link(Vec::new()), &[]),
                (Act::Link(offered()), &["counted"]),
                (Act::Help, &["measure", "day", "note"]),
                (Act::Withdrawal, &["by"]),
                (Act::Lapse, &["reason"]),
                (Act::Share(Vec::new(), colleagues()), &["with"]),
                (Act::Share(vec![account()], colleagues()), &["with"]),
            ];
            let mut pages = Vec::new();
            for (act, fields) in acts {
                let typed: Vec<_> = fields.iter().map(|name| (*name, "<typed>")).collect();
                pages.push(Self { frame: frame.clone(), form: wrong(&typed), act, id: proposal() });
            }
            pages.push(Self { frame: frame.clone(), form: Form::empty(), act: Act::Help, id: proposal() });
            pages
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ActPage>();
    }
}
