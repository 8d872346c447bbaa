//! The pages on which somebody records and puts right who a client is, exploitation and children.

use askama::Template;
use lyhty_base::{ChildId, ClientId, ExploitationId, Outcome, Private, Problem, Refusal};
use lyhty_web::policy::RecordClient;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::fields::{
    exploitation_form, identity_form, month, read_childs_birth, read_exploitation, read_identity, read_reason,
    set_birth,
};
use super::{ExploitationForm, ListShown, Residence, ResidenceReason, Sex, find_by_name};
use crate::clients::words::{ContactChannel, PresentAs, WhoseTelephone};
use crate::clients::{
    OpenedClient, correct_child, correct_exploitation, end_child, open_with, record_child, record_exploitation,
    record_identity, share_child, strike_child, strike_exploitation,
};

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/identity", show_identity)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/identity", save_identity)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/exploitation", show_exploitation)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/exploitation", save_exploitation)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/exploitation/{exploitation}", show_row)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/exploitation/{exploitation}", save_row)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/child", show_child)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/child", save_child)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/shared-child", show_shared)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/shared-child", save_shared)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/child/{child}", show_end)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/child/{child}", save_end)
        .staff::<RecordClient>(
            Method::Get,
            "/{language}/staff/clients/{client}/child/{child}/correct",
            show_known_child,
        )
        .staff::<RecordClient>(
            Method::Post,
            "/{language}/staff/clients/{client}/child/{child}/correct",
            save_known_child,
        )
}

/// A child of another client, to be chosen.
pub(super) struct ChildFound {
    /// Client and child, as the form sends them.
    pub value: String,
    /// The child's name, and whose child.
    pub words: String,
}

/// What is recorded on a page.
pub(super) enum Recorded {
    Identity,
    Exploitation,
    /// A row that is put right.
    Row,
    Child,
    /// A child who is recorded of another client.
    Shared(Vec<ChildFound>),
    EndChild(ChildId),
    /// A child who is put right.
    KnownChild(ChildId),
}

impl Recorded {
    const fn title(&self) -> &'static str {
        match self {
            Self::Identity => "clients-identity-title",
            Self::Exploitation => "clients-exploitation-title",
            Self::Row => "clients-correct-exploitation-title",
            Self::Child => "clients-child-title",
            Self::Shared(_) => "clients-shared-child-title",
            Self::EndChild(_) => "clients-end-child-title",
            Self::KnownChild(_) => "clients-correct-child-title",
        }
    }
}

#[derive(Template)]
#[template(path = "clients/pages/record.html")]
pub(super) struct RecordPage {
    pub frame: Frame,
    pub form: Form,
    pub recorded: Recorded,
    pub opened: OpenedClient,
    /// A colleague has written the identity since it was read: what stands there now is shown beside what was typed.
    pub changed: bool,
}

impl RecordPage {
    /// The children found, to choose one of.
    fn children_found<'a>(&'a self, found: &[ChildFound]) -> lyhty_web::components::Select<'a> {
        let select = self.frame.select(&self.form, "child", "clients-child");
        found.iter().fold(select, |select, child| select.named(&child.value, &child.words))
    }

    /// The name of the child whom the page is about.
    fn childs_name(&self) -> &str {
        let (Recorded::EndChild(id) | Recorded::KnownChild(id)) = &self.recorded else { return "" };
        let child = self.opened.children.iter().find(|child| child.id == *id);
        child.map_or("", |child| child.details.name.reveal().as_str())
    }
}

async fn opened(visit: &StaffVisit<RecordClient>) -> Outcome<OpenedClient> {
    let (id, opener) = (visit.id::<ClientId>("client")?, visit.may().opener());
    visit.read("open-client", move |tx| open_with(tx, &opener, id)).await
}

async fn show(visit: &StaffVisit<RecordClient>, recorded: Recorded, form: Form) -> Outcome<Answer> {
    let opened = opened(visit).await?;
    let (Recorded::EndChild(child) | Recorded::KnownChild(child)) = &recorded else {
        return page(visit, recorded, opened, form);
    };
    if !opened.children.iter().any(|candidate| candidate.id == *child) {
        return Err(Problem::Absent);
    }
    page(visit, recorded, opened, form)
}

fn page(visit: &StaffVisit<RecordClient>, recorded: Recorded, opened: OpenedClient, form: Form) -> Outcome<Answer> {
    let frame = visit.form_frame(recorded.title());
    let changed = form.problems().iter().any(|problem| problem.refusal.key == "clients-identity-changed");
    Answer::form(&form.clone(), &RecordPage { frame, form, recorded, opened, changed })
}

fn back(visit: &StaffVisit<RecordClient>) -> Outcome<Answer> {
    let id: ClientId = visit.id("client")?;
    Ok(Answer::to(visit.to(&format!("/staff/clients/{id}"))))
}

async fn show_identity(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let opened = opened(&visit).await?;
    let form = identity_form(&opened.identity);
    page(&visit, Recorded::Identity, opened, form)
}

async fn save_identity(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    let version = form.required_number("version", 0..=i64::from(i32::MAX));
    if let (Some(identity), Some(version)) = (read_identity(&mut form), version) {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("record-identity", move |tx| record_identity(tx, &may, id, &identity, version)).await {
            Ok(()) => return back(&visit),
            Err(Problem::Refusal(refusal)) if refusal.key == "clients-born-day" => form.add("born", refusal),
            Err(problem) => form.take(problem)?,
        }
    }
    show(&visit, Recorded::Identity, form).await
}

async fn show_exploitation(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::Exploitation, Form::empty()).await
}

async fn save_exploitation(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    if let Some(row) = read_exploitation(&mut form) {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("record-exploitation", move |tx| record_exploitation(tx, &may, id, &row, &stamp)).await {
            Ok(_) => return back(&visit),
            Err(problem) => take(&mut form, problem)?,
        }
    }
    show(&visit, Recorded::Exploitation, form).await
}

/// Puts what a verb refused beside its field.
fn take(form: &mut Form, problem: Problem) -> Outcome<()> {
    let field = match &problem {
        Problem::Refusal(refusal) => match refusal.key {
            "clients-main-in-finland-is-main" => "main-in-finland",
            "clients-child-grown-up" | "clients-born-day" => "born",
            "clients-since" => "since-month",
            "clients-until" => "until-month",
            _ => "",
        },
        _ => "",
    };
    match problem {
        Problem::Refusal(refusal) => {
            form.add(field, refusal);
            Ok(())
        }
        other => form.take(other),
    }
}

async fn show_row(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let id: ExploitationId = visit.id("exploitation")?;
    let opened = opened(&visit).await?;
    let found = opened.exploitations.iter().find(|(candidate, _)| *candidate == id);
    let form = exploitation_form(found.map(|(_, row)| row).ok_or(Problem::Absent)?);
    page(&visit, Recorded::Row, opened, form)
}

async fn save_row(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let (id, row_id) = (visit.id::<ClientId>("client")?, visit.id::<ExploitationId>("exploitation")?);
    let (mut form, may) = (visit.form(), visit.may().clone());
    let reason = read_reason(&mut form, "reason-of-correction");
    let written = if form.yes("strike") {
        if form.has_problems() {
            return show(&visit, Recorded::Row, form).await;
        }
        visit.write("strike-exploitation", move |tx| strike_exploitation(tx, &may, id, row_id, &reason)).await
    } else {
        let Some(row) = read_exploitation(&mut form) else { return show(&visit, Recorded::Row, form).await };
        visit.write("correct-exploitation", move |tx| correct_exploitation(tx, &may, id, row_id, &row, &reason)).await
    };
    match written {
        Ok(()) => back(&visit),
        Err(problem) => {
            take(&mut form, problem)?;
            show(&visit, Recorded::Row, form).await
        }
    }
}

async fn show_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::Child, Form::empty()).await
}

async fn save_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let stamp = visit.stamp()?;
    let mut form = visit.form();
    let name = Private::new(form.text::<200>("name"));
    let birth = read_childs_birth(&mut form);
    let since = month(&mut form, "since-month", "since-year");
    if let (Some(since), false) = (since, form.has_problems()) {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        let write = move |tx: &mut lyhty_store::Tx<'_>| record_child(tx, &may, id, (&name, &birth, since), &stamp);
        match visit.write("record-child", write).await {
            Ok(_) => return back(&visit),
            Err(problem) => take(&mut form, problem)?,
        }
    }
    show(&visit, Recorded::Child, form).await
}

async fn show_shared(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::Shared(Vec::new()), Form::empty()).await
}

/// First the other client's name is looked for, then one of the children found is chosen.
async fn save_shared(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    let id: ClientId = visit.id("client")?;
    let chosen = form
        .value("child")
        .split_once('.')
        .and_then(|(client, child)| Some((client.parse::<ClientId>().ok()?, child.parse::<ChildId>().ok()?)));
    if let Some(chosen) = chosen {
        let since = month(&mut form, "since-month", "since-year");
        if let (Some(since), false) = (since, form.has_problems()) {
            let may = visit.may().clone();
            match visit.write("share-child", move |tx| share_child(tx, &may, id, chosen, since)).await {
                Ok(()) => return back(&visit),
                Err(problem) => take(&mut form, problem)?,
            }
        }
    }
    let name = form.required_text::<200>("parent");
    let opener = visit.may().opener();
    let found = visit
        .read("search-children", move |tx| {
            let mut found = Vec::new();
            if name.is_empty() {
                return Ok(found);
            }
            let parents: Vec<ListShown> = find_by_name(tx, &opener, name.as_str())?;
            for parent in parents.into_iter().filter(|parent| parent.row.id != id && !parent.row.left) {
                let parent = open_with(tx, &opener, parent.row.id)?;
                let of = parent.identity.name.reveal().as_str();
                found.extend(parent.children.iter().map(|child| ChildFound {
                    value: format!("{}.{}", parent.row.id, child.id),
                    words: format!("{} ({of})", child.details.name.reveal().as_str()),
                }));
            }
            Ok(found)
        })
        .await?;
    if found.is_empty() && !form.has_problems() {
        form.add("parent", Refusal::new("clients-no-child-found"));
    }
    show(&visit, Recorded::Shared(found), form).await
}

async fn show_end(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let child = visit.id("child")?;
    show(&visit, Recorded::EndChild(child), Form::empty()).await
}

async fn save_end(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    let child: ChildId = visit.id("child")?;
    if let Some(until) = month(&mut form, "until-month", "until-year") {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("end-child", move |tx| end_child(tx, &may, id, child, until)).await {
            Ok(()) => return back(&visit),
            Err(problem) => take(&mut form, problem)?,
        }
    }
    show(&visit, Recorded::EndChild(child), form).await
}

async fn show_known_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let id: ChildId = visit.id("child")?;
    let opened = opened(&visit).await?;
    let child = opened.children.iter().find(|child| child.id == id).ok_or(Problem::Absent)?;
    let mut form = Form::empty();
    form.set("name", child.details.name.reveal().as_str());
    set_birth(&mut form, &child.details.birth);
    if let Some((year, month)) = child.with(&opened.row.id).and_then(|parentage| parentage.since.split_once('-')) {
        form.set("since-month", month.trim_start_matches('0'));
        form.set("since-year", year);
    }
    page(&visit, Recorded::KnownChild(id), opened, form)
}

async fn save_known_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let (id, child) = (visit.id::<ClientId>("client")?, visit.id::<ChildId>("child")?);
    let (mut form, may) = (visit.form(), visit.may().clone());
    let reason = read_reason(&mut form, "reason-of-correction");
    let written = if form.yes("strike") {
        if form.has_problems() {
            return show(&visit, Recorded::KnownChild(child), form).await;
        }
        visit.write("strike-child", move |tx| strike_child(tx, &may, id, child, &reason)).await
    } else {
        let name = Private::new(form.text::<200>("name"));
        let birth = read_childs_birth(&mut form);
        let since = month(&mut form, "since-month", "since-year");
        let (Some(since), false) = (since, form.has_problems()) else {
            return show(&visit, Recorded::KnownChild(child), form).await;
        };
        let write =
            move |tx: &mut lyhty_store::Tx<'_>| correct_child(tx, &may, id, child, (&name, &birth, since), &reason);
        visit.write("correct-child", write).await
    };
    match written {
        Ok(()) => back(&visit),
        Err(problem) => {
            take(&mut form, problem)?;
            show(&visit, Recorded::KnownChild(child), form).await
        }
    }
}
