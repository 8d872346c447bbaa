//! The office's pages of the register: the list and one client. What is recorded has its own pages below.

mod deciding;
mod fields;
mod recording;
#[cfg(test)]
mod samples;

use std::collections::BTreeMap;

use askama::Template;
use lyhty_base::{ClientId, Country, Day, Outcome};
use lyhty_store::Tx;
use lyhty_web::components::Pager;
use lyhty_web::policy::{
    self, CorrectAdmission, Grade, Permission, RecordClient, RecordLeaving, Role, SeeClients, TakeBackLeaving,
};
use lyhty_web::{Answer, Form, Frame, Method, Opener, Routes, StaffVisit, form_codes};

pub use fields::{country_select, read_known};

use super::leaving::TakenBackWhy;
use super::rows::{self, ClientRow, Place};
use super::sealed::{ListLine, NOT_KNOWN};
use super::{OpenedClient, read};
use crate::facts::words::{ClientKind, Form as ExploitationForm, LeavingGround, Residence, ResidenceReason, Sex};

form_codes!(ClientKind, ExploitationForm, LeavingGround, Residence, ResidenceReason, Sex, TakenBackWhy);

/// The pages of the register.
pub fn routes() -> Routes {
    let routes = Routes::new("clients")
        .staff::<SeeClients>(Method::Get, "/{language}/staff/clients", list)
        .staff::<SeeClients>(Method::Post, "/{language}/staff/clients", search)
        .staff::<SeeClients>(Method::Get, "/{language}/staff/clients/{client}", one);
    deciding::routes(recording::routes(routes))
        .navigation::<SeeClients>("/{language}/staff/clients", "clients-list-title")
}

/// A row of the list with its line, when the reader's keys open it.
struct ListShown {
    row: ClientRow,
    line: Option<ListLine>,
    /// The day of admission, when the line opens.
    admitted: Option<Day>,
}

/// Rows on one page of the list.
const ROWS_A_PAGE: usize = 50;

/// Clients whose lines one search opens at the most.
const SEARCHED_MOST: i64 = 20_000;

/// Clients that one search shows at the most.
const FOUND_MOST: usize = 200;

#[derive(Template)]
#[template(path = "clients/pages/list.html")]
struct ListPage {
    frame: Frame,
    form: Form,
    shown: Vec<ListShown>,
    everybody: bool,
    /// The query of the page before.
    before: Option<String>,
    /// The query of the page after.
    after: Option<String>,
}

impl ListPage {
    /// The ways to the pages before and after.
    fn pager(&self) -> Pager<'_> {
        let mut pager = self.frame.pager();
        if let Some(query) = &self.before {
            pager = pager.before(query);
        }
        if let Some(query) = &self.after {
            pager = pager.after(query);
        }
        pager
    }
}

fn opened_lines(tx: &mut Tx<'_>, opener: &Opener, found: Vec<ClientRow>) -> Outcome<Vec<ListShown>> {
    let records: Vec<_> = found.iter().map(|row| row.record).collect();
    let keys: BTreeMap<_, _> = opener.open_keys(tx, &records)?.into_iter().collect();
    let shown = found.into_iter().map(|row| {
        let line: Option<ListLine> = keys.get(&row.record).and_then(|key| key.open(row.record, &row.list_line).ok());
        let admitted = line.as_ref().and_then(|line| line.admitted_day().ok());
        ListShown { row, line, admitted }
    });
    Ok(shown.collect())
}

/// Clients in whose name the letters are, the newest admissions first.
fn find_by_name(tx: &mut Tx<'_>, opener: &Opener, name: &str) -> Outcome<Vec<ListShown>> {
    let wanted = name.to_lowercase();
    let found = rows::list(tx, Place::Beginning, true, SEARCHED_MOST)?;
    let mut shown = opened_lines(tx, opener, found)?;
    let has = |line: &ListLine| line.name.reveal().as_str().to_lowercase().contains(&wanted);
    shown.retain(|shown| shown.line.as_ref().is_some_and(has));
    shown.truncate(FOUND_MOST);
    Ok(shown)
}

async fn list(visit: StaffVisit<SeeClients>) -> Outcome<Answer> {
    let everybody = visit.query("everybody").is_some();
    let id = |name: &str| visit.query(name).and_then(|id| id.parse::<ClientId>().ok());
    let place = match (id("after"), id("before")) {
        (Some(id), _) => Place::After(id),
        (None, Some(id)) => Place::Before(id),
        (None, None) => Place::Beginning,
    };
    let opener = visit.may().opener();
    let mut shown = visit
        .read("list-clients", move |tx| {
            let found = rows::list(tx, place, everybody, i64::try_from(ROWS_A_PAGE + 1).unwrap_or(i64::MAX))?;
            opened_lines(tx, &opener, found)
        })
        .await?;
    let more = shown.len() > ROWS_A_PAGE;
    let (more_before, more_after) = match place {
        Place::Beginning => (false, more),
        Place::After(_) => (true, more),
        Place::Before(_) => (more, true),
    };
    match place {
        Place::Before(_) if more => drop(shown.remove(0)),
        _ => shown.truncate(ROWS_A_PAGE),
    }
    let all = if everybody { "everybody=yes&" } else { "" };
    let query = |to: &str, row: &ListShown| format!("/staff/clients?{all}{to}={}", row.row.id);
    let before = shown.first().filter(|_| more_before).map(|row| query("before", row));
    let after = shown.last().filter(|_| more_after).map(|row| query("after", row));
    let frame = visit.frame("clients-list-title");
    Answer::page(&ListPage { frame, form: Form::empty(), shown, everybody, before, after })
}

/// The name is sent, not asked for in an address: it would stay in the browser's history.
async fn search(visit: StaffVisit<SeeClients>) -> Outcome<Answer> {
    let mut form = visit.form();
    let name = form.required_text::<200>("name");
    let opener = visit.may().opener();
    let shown = if form.has_problems() {
        Vec::new()
    } else {
        visit.read("search-clients", move |tx| find_by_name(tx, &opener, name.as_str())).await?
    };
    let frame = visit.frame("clients-list-title");
    Answer::form(&form.clone(), &ListPage { frame, form, shown, everybody: true, before: None, after: None })
}

/// What whoever reads a client may do with them.
#[derive(Clone, Copy)]
struct MayDo {
    record: bool,
    leave: bool,
    take_back: bool,
    correct_kind: bool,
}

impl MayDo {
    fn of(role: Role) -> Self {
        let may = |name: &'static str| policy::allows(role, name) != Grade::No;
        Self {
            record: may(RecordClient::NAME),
            leave: may(RecordLeaving::NAME),
            take_back: may(TakeBackLeaving::NAME),
            correct_kind: may(CorrectAdmission::NAME),
        }
    }
}

#[derive(Template)]
#[template(path = "clients/pages/one.html")]
struct OnePage {
    frame: Frame,
    opened: OpenedClient,
    age_then: Option<i64>,
    age_now: Option<i64>,
    may: MayDo,
}

impl OnePage {
    /// A country by its name, as the page's reader writes it.
    fn country(&self, code: &str) -> String {
        match Country::find(code) {
            Some(country) => country.name(self.frame.language()).to_owned(),
            None if code == NOT_KNOWN => self.frame.plain("clients-country-not-known"),
            None => self.frame.plain("clients-stateless"),
        }
    }
}

async fn one(visit: StaffVisit<SeeClients>) -> Outcome<Answer> {
    let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
    let may_do = MayDo::of(may.role());
    let opened = visit.read("read-client", move |tx| read(tx, &may, id)).await?;
    let today = visit.now().helsinki_day();
    let age_then = opened.identity.birth.age_on(opened.admitted_day);
    let age_now = opened.identity.birth.day().map(|born| i64::from(born.whole_years_until(today)));
    Answer::page(&OnePage { frame: visit.frame("clients-one-title"), opened, age_then, age_now, may: may_do })
}
