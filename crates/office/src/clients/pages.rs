//! The office's pages of the register: the list, one client, and what is recorded.

use std::collections::BTreeMap;

use askama::Template;
use lyhty_base::{ChildId, ClientId, Day, Month, Outcome, Private, Problem, Refusal};
use lyhty_web::policy::{RecordClient, RecordLeaving, SeeClients};
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit, form_codes};

use super::rows::{self, ClientRow};
use super::rules::leaving_rule;
use super::sealed::{Birth, Exploitation, Identity, ListLine, SafeContact};
use super::words::{ContactChannel, PresentAs, WhoseTelephone};
use super::{
    Known, OpenedClient, end_child, leave, open_with, read, record_child, record_exploitation, record_identity,
};
use crate::facts::Citizenship;
use crate::facts::words::{ClientKind, Form as ExploitationForm, LeavingGround, Residence, ResidenceReason, Sex};

form_codes!(ClientKind, ExploitationForm, LeavingGround, Residence, ResidenceReason, Sex);

/// The pages of the register.
pub fn routes() -> Routes {
    Routes::new("clients")
        .staff::<SeeClients>(Method::Get, "/{language}/staff/clients", list)
        .staff::<SeeClients>(Method::Get, "/{language}/staff/clients/{client}", one)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/identity", show_identity)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/identity", save_identity)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/exploitation", show_exploitation)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/exploitation", save_exploitation)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/child", show_child)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/child", save_child)
        .staff::<RecordClient>(Method::Get, "/{language}/staff/clients/{client}/child/{child}", show_end_child)
        .staff::<RecordClient>(Method::Post, "/{language}/staff/clients/{client}/child/{child}", save_end_child)
        .staff::<RecordLeaving>(Method::Get, "/{language}/staff/clients/{client}/leave", show_leave)
        .staff::<RecordLeaving>(Method::Post, "/{language}/staff/clients/{client}/leave", save_leave)
        .navigation::<SeeClients>("/{language}/staff/clients", "clients-list-title")
}

/// A row of the list with its line, when the reader's keys open it.
struct ListShown {
    row: ClientRow,
    line: Option<ListLine>,
}

/// Rows on one page of the list.
const ROWS_A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "clients/pages/list.html")]
struct ListPage {
    frame: Frame,
    shown: Vec<ListShown>,
    everybody: bool,
    /// The query of the next page.
    next: Option<String>,
}

async fn list(visit: StaffVisit<SeeClients>) -> Outcome<Answer> {
    let everybody = visit.query("everybody").is_some();
    let month: Option<Month> = visit.query("month").and_then(|month| month.parse().ok());
    let after = month.zip(visit.query("after").and_then(|id| id.parse::<ClientId>().ok()));
    let may = visit.may().clone();
    let mut shown = visit
        .read("list-clients", move |tx| {
            let limit = i64::try_from(ROWS_A_PAGE + 1).unwrap_or(i64::MAX);
            let found = rows::list(tx, after, everybody, limit)?;
            let records: Vec<_> = found.iter().map(|row| row.record).collect();
            let keys: BTreeMap<_, _> = may.opener().open_keys(tx, &records)?.into_iter().collect();
            Ok(found
                .into_iter()
                .map(|row| {
                    let line = keys.get(&row.record).and_then(|key| key.open(row.record, &row.list_line).ok());
                    ListShown { row, line }
                })
                .collect::<Vec<_>>())
        })
        .await?;
    let more = shown.len() > ROWS_A_PAGE;
    shown.truncate(ROWS_A_PAGE);
    let next = shown.last().filter(|_| more).map(|last| {
        let all = if everybody { "everybody=yes&" } else { "" };
        format!("?{all}month={}&after={}", last.row.admitted_in, last.row.id)
    });
    Answer::page(&ListPage { frame: visit.frame("clients-list-title"), shown, everybody, next })
}

#[derive(Template)]
#[template(path = "clients/pages/one.html")]
struct OnePage {
    frame: Frame,
    opened: OpenedClient,
    age_then: Option<i64>,
    age_now: Option<i64>,
}

async fn one(visit: StaffVisit<SeeClients>) -> Outcome<Answer> {
    let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
    let opened = visit.read("read-client", move |tx| read(tx, &may, id)).await?;
    let today = visit.now().helsinki_day();
    let age_then = opened.identity.birth.age_on(opened.admitted_day);
    let age_now = opened.identity.birth.day().map(|born| i64::from(born.whole_years_until(today)));
    Answer::page(&OnePage { frame: visit.frame("clients-one-title"), opened, age_then, age_now })
}

/// What is recorded on a page.
enum Recorded {
    Identity,
    Exploitation,
    Child,
    EndChild,
    Leaving(Vec<LeavingGround>),
}

impl Recorded {
    const fn title(&self) -> &'static str {
        match self {
            Self::Identity => "clients-identity-title",
            Self::Exploitation => "clients-exploitation-title",
            Self::Child => "clients-child-title",
            Self::EndChild => "clients-end-child-title",
            Self::Leaving(_) => "clients-leave-title",
        }
    }
}

#[derive(Template)]
#[template(path = "clients/pages/record.html")]
struct RecordPage {
    frame: Frame,
    form: Form,
    recorded: Recorded,
    id: ClientId,
}

fn page(frame: Frame, id: ClientId, recorded: Recorded, form: Form) -> Outcome<Answer> {
    Answer::form(&form.clone(), &RecordPage { frame, form, recorded, id })
}

fn show(visit: &StaffVisit<RecordClient>, recorded: Recorded, form: Form) -> Outcome<Answer> {
    page(visit.frame(recorded.title()), visit.id("client")?, recorded, form)
}

fn back(visit: &StaffVisit<RecordClient>) -> Outcome<Answer> {
    let id: ClientId = visit.id("client")?;
    Ok(Answer::to(visit.to(&format!("/staff/clients/{id}"))))
}

/// Reads what figures count of somebody: sex, birth, citizenships. Problems go beside their fields.
pub fn read_known(form: &mut Form) -> Known {
    let sex = form.choice::<Sex>("sex").unwrap_or(Sex::NotKnown);
    let born = form.day("born");
    let age = form.number("age", 0..=120);
    let birth = match (born, age) {
        (Some(day), _) => Birth::on(day),
        (None, Some(years)) => Birth::AgeThen(years),
        (None, None) => Birth::NotKnown,
    };
    let letters = form.text::<100>("citizenships");
    let mut citizenships = Vec::new();
    for part in letters.as_str().split([',', ' ', ';']).filter(|part| !part.is_empty()) {
        match part.to_ascii_uppercase().parse::<Citizenship>() {
            Ok(citizenship) => citizenships.push(citizenship.to_string()),
            Err(_) => {
                form.add("citizenships", Refusal::new("clients-citizenship-letters"));
                break;
            }
        }
    }
    Known { sex, birth, citizenships }
}

/// Reads how a client may be reached without danger. Whoever leaves it empty says that nothing is safe.
fn read_safe_contact(form: &mut Form) -> SafeContact {
    let contact = SafeContact {
        safe: form.several::<ContactChannel>("safe"),
        whose_telephone: form.optional_choice::<WhoseTelephone>("whose-telephone"),
        when: Private::new(form.text::<200>("safe-when")),
        present_as: form.optional_choice::<PresentAs>("present-as"),
        as_told: Private::new(form.text::<200>("as-told")),
        never: Private::new(form.text::<2000>("never")),
    };
    if contact.present_as == Some(PresentAs::AsTold) && contact.as_told.reveal().is_empty() {
        form.add("as-told", Refusal::new("form-required"));
    }
    contact
}

/// A form that begins with what is recorded of safe contact.
fn form_with(contact: &SafeContact) -> Form {
    let chosen = |channel: &ContactChannel| ("safe".to_owned(), Private::new(channel.word().to_owned()));
    let mut form = Form::typed(contact.safe.iter().map(chosen).collect());
    if let Some(whose) = contact.whose_telephone {
        form.set("whose-telephone", whose.word());
    }
    form.set("safe-when", contact.when.reveal().as_str());
    if let Some(present_as) = contact.present_as {
        form.set("present-as", present_as.word());
    }
    form.set("as-told", contact.as_told.reveal().as_str());
    form.set("never", contact.never.reveal().as_str());
    form
}

/// Reads the fields that say who a client is.
fn read_identity(form: &mut Form) -> Option<Identity> {
    let Known { sex, birth, citizenships } = read_known(form);
    let identity = Identity {
        name: Private::new(form.text::<200>("name")),
        birth,
        sex,
        citizenships,
        languages: Private::new(form.text::<200>("languages")),
        safe_contact: read_safe_contact(form),
        contact: Private::new(form.text::<4000>("contact")),
        home_municipality: Private::new(form.text::<200>("home-municipality")),
        circumstances: Private::new(form.text::<4000>("circumstances")),
    };
    (!form.has_problems()).then_some(identity)
}

async fn show_identity(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let (id, opener) = (visit.id::<ClientId>("client")?, visit.may().opener());
    let opened = visit.read("show-identity", move |tx| open_with(tx, &opener, id)).await?;
    let identity = &opened.identity;
    let mut form = form_with(&identity.safe_contact);
    form.set("name", identity.name.reveal().as_str());
    form.set("sex", identity.sex.word());
    match &identity.birth {
        Birth::Day(_) => {
            if let Some(day) = identity.birth.day() {
                form.set("born-day", day.day().to_string());
                form.set("born-month", day.month().to_string());
                form.set("born-year", day.year().to_string());
            }
        }
        Birth::AgeThen(years) => form.set("age", years.to_string()),
        Birth::Under18 | Birth::NotKnown => {}
    }
    form.set("citizenships", identity.citizenships.join(", "));
    form.set("languages", identity.languages.reveal().as_str());
    form.set("contact", identity.contact.reveal().as_str());
    form.set("home-municipality", identity.home_municipality.reveal().as_str());
    form.set("circumstances", identity.circumstances.reveal().as_str());
    show(&visit, Recorded::Identity, form)
}

async fn save_identity(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    if let Some(identity) = read_identity(&mut form) {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("record-identity", move |tx| record_identity(tx, &may, id, &identity)).await {
            Ok(()) => return back(&visit),
            Err(problem) => form.take(problem)?,
        }
    }
    show(&visit, Recorded::Identity, form)
}

async fn show_exploitation(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::Exploitation, Form::empty())
}

async fn save_exploitation(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    let country = form.required_text::<2>("country").as_str().to_ascii_uppercase();
    if form.problems_of("country").next().is_none() && country.parse::<Citizenship>().is_err() {
        form.add("country", Refusal::new("clients-citizenship-letters"));
    }
    let kind = form.choice::<ExploitationForm>("form");
    let residence = form.choice::<Residence>("residence");
    let reason = form.choice::<ResidenceReason>("reason");
    let months = Private::new(form.text::<200>("months"));
    let means = Private::new(form.text::<4000>("means"));
    if let (Some(kind), Some(residence), Some(reason), false) = (kind, residence, reason, form.has_problems()) {
        let row = Exploitation {
            country,
            months,
            form: kind,
            residence,
            reason,
            means,
            main: form.yes("main"),
            main_in_finland: form.yes("main-in-finland"),
        };
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("record-exploitation", move |tx| record_exploitation(tx, &may, id, &row)).await {
            Ok(_) => return back(&visit),
            Err(problem) => form.take(problem)?,
        }
    }
    show(&visit, Recorded::Exploitation, form)
}

/// A month from the two fields `name-month`, `name-year`.
fn month(form: &mut Form, name: &'static str, month: &'static str, year: &'static str) -> Option<Month> {
    let (number, years) = (form.required_number(month, 1..=12), form.required_number(year, 1900..=2999));
    let found = i16::try_from(years?).ok().zip(i8::try_from(number?).ok()).and_then(|(y, m)| Month::new(y, m));
    if found.is_none() {
        form.add(name, Refusal::new("form-no-such-day"));
    }
    found
}

async fn show_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::Child, Form::empty())
}

async fn save_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    let name = Private::new(form.text::<200>("name"));
    let birth = form.day("born").map_or(Birth::NotKnown, Birth::on);
    let since = month(&mut form, "since-month", "since-month", "since-year");
    if let (Some(since), false) = (since, form.has_problems()) {
        let (id, may) = (visit.id::<ClientId>("client")?, visit.may().clone());
        match visit.write("record-child", move |tx| record_child(tx, &may, id, &name, &birth, since)).await {
            Ok(_) => return back(&visit),
            Err(problem) => form.take(problem)?,
        }
    }
    show(&visit, Recorded::Child, form)
}

async fn show_end_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    show(&visit, Recorded::EndChild, Form::empty())
}

async fn save_end_child(visit: StaffVisit<RecordClient>) -> Outcome<Answer> {
    let mut form = visit.form();
    if let Some(until) = month(&mut form, "until-month", "until-month", "until-year") {
        let (id, child) = (visit.id::<ClientId>("client")?, visit.id::<ChildId>("child")?);
        let may = visit.may().clone();
        match visit.write("end-child", move |tx| end_child(tx, &may, id, child, until)).await {
            Ok(()) => return back(&visit),
            Err(problem) => form.take(problem)?,
        }
    }
    show(&visit, Recorded::EndChild, form)
}

async fn show_leave(visit: StaffVisit<RecordLeaving>) -> Outcome<Answer> {
    let recorded = Recorded::Leaving(grounds(visit.now().helsinki_day()));
    page(visit.frame(recorded.title()), visit.id("client")?, recorded, Form::empty())
}

async fn save_leave(visit: StaffVisit<RecordLeaving>) -> Outcome<Answer> {
    let mut form = visit.form();
    let id: ClientId = visit.id("client")?;
    let day = form.required_day("day");
    let ground = form.choice::<LeavingGround>("ground");
    if let (Some(day), Some(ground)) = (day, ground) {
        let may = visit.may().clone();
        match visit.write("leave", move |tx| leave(tx, &may, id, day, ground)).await {
            Ok(_) => return Ok(Answer::to(visit.to(&format!("/staff/clients/{id}")))),
            Err(Problem::Refusal(refusal)) => {
                let field = if refusal.key == "clients-leaving-day" { "day" } else { "ground" };
                form.add(field, refusal);
            }
            Err(other) => form.take(other)?,
        }
    }
    let recorded = Recorded::Leaving(grounds(day.unwrap_or(visit.now().helsinki_day())));
    page(visit.frame(recorded.title()), id, recorded, form)
}

/// The grounds that the law of a day knows, to choose from.
fn grounds(day: Day) -> Vec<LeavingGround> {
    leaving_rule(day).map_or_else(Vec::new, |rule| rule.grounds.to_vec())
}

#[cfg(test)]
mod tests {
    use lyhty_base::{DecisionId, ExploitationId, FactId, Identity as _, Language, RecordId, SeededChance, Text};
    use lyhty_vault::RecordKey;
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::clients::LeavingShown;
    use crate::clients::sealed::{AdmissionNote, ChildOfClient, FactLink};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn private<const MAX: usize>(text: &str) -> Private<Text<MAX>> {
        Private::new(Text::new(text).unwrap())
    }

    fn id() -> ClientId {
        ClientId::fresh(&SeededChance::new(11))
    }

    fn identity(full: bool) -> Identity {
        let text = |text: &'static str| if full { text } else { "" };
        Identity {
            name: private(text("Koe <b>")),
            birth: if full { Birth::on(day("2000-06-30")) } else { Birth::AgeThen(17) },
            sex: if full { Sex::Woman } else { Sex::NotKnown },
            citizenships: if full { vec!["NG".to_owned(), "FI".to_owned()] } else { Vec::new() },
            languages: private(text("tigrinja")),
            safe_contact: if full { safe_contact() } else { SafeContact::default() },
            contact: private(text("Only by the mailbox\nand mornings")),
            home_municipality: private(text("Oulu")),
            circumstances: private(text("Left <i>at night</i>.")),
        }
    }

    fn safe_contact() -> SafeContact {
        SafeContact {
            safe: vec![ContactChannel::Message, ContactChannel::Mailbox],
            whose_telephone: Some(WhoseTelephone::OwnWatched),
            when: private("Weekdays 9–12"),
            present_as: Some(PresentAs::AsTold),
            as_told: private("The <b>library</b>"),
            never: private("Never call\nafter six"),
        }
    }

    fn line(identity: &Identity, left: bool) -> ListLine {
        let kind = if left { ClientKind::Assisting } else { ClientKind::Victim };
        crate::clients::line_of(kind, day("2018-03-27"), identity)
    }

    fn row(identity: &Identity, left: bool) -> (ClientRow, RecordKey, FactId) {
        let chance = SeededChance::new(12);
        let (record, key, fact) = (RecordId::fresh(&chance), RecordKey::generate(), FactId::fresh(&chance));
        let line = line(identity, left);
        let row = ClientRow {
            id: id(),
            record,
            decision: DecisionId::fresh(&chance),
            admitted_in: "2018-03".parse().unwrap(),
            identity: key.seal(record, identity).unwrap(),
            list_line: key.seal(record, &line).unwrap(),
            fact: key.seal(record, &FactLink { fact }).unwrap(),
            admission: key.seal(record, &AdmissionNote::default()).unwrap(),
            left,
        };
        (row, key, fact)
    }

    fn exploitation(country: &str, form: ExploitationForm, main: bool) -> (ExploitationId, Exploitation) {
        let in_finland = country == "FI";
        let row = Exploitation {
            country: country.to_owned(),
            months: private("2017-01 – 2017-05"),
            form,
            residence: if in_finland { Residence::Permit } else { Residence::NotKnown },
            reason: if in_finland { ResidenceReason::Work } else { ResidenceReason::NotKnown },
            means: private("Debts & <threats>"),
            main,
            main_in_finland: in_finland,
        };
        (ExploitationId::fresh(&SeededChance::new(13)), row)
    }

    fn child(number: u64, until: Option<&str>) -> (ChildId, ChildOfClient) {
        let chance = SeededChance::new(number);
        let details = ChildOfClient {
            name: private("Lapsi <Koe>"),
            birth: Birth::NotKnown,
            since: "2018-03".to_owned(),
            until: until.map(str::to_owned),
            fact: FactId::fresh(&chance),
        };
        (ChildId::fresh(&chance), details)
    }

    impl Samples for ListPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let shown = |left: bool, opens: bool| {
                let identity = identity(true);
                ListShown { row: row(&identity, left).0, line: opens.then(|| line(&identity, left)) }
            };
            let empty = Self { frame: frame.clone(), shown: Vec::new(), everybody: false, next: None };
            let full = Self {
                frame: frame.clone(),
                shown: vec![shown(false, true), shown(true, true), shown(false, false)],
                everybody: true,
                next: Some("?everybody=yes&month=2018-03".to_owned()),
            };
            vec![empty, full]
        }
    }

    impl Samples for OnePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |full: bool, left: bool| {
                let identity = identity(full);
                let (row, key, fact) = row(&identity, left);
                let leaving = left.then(|| LeavingShown {
                    day: day("2018-06-30"),
                    ground: LeavingGround::NoMoreNeed,
                    rule: "2015".to_owned(),
                });
                let line = line(&identity, left);
                let (exploitations, children) = if full {
                    let rows = vec![
                        exploitation("NG", ExploitationForm::Sexual, true),
                        exploitation("FI", ExploitationForm::Labour, false),
                    ];
                    (rows, vec![child(15, None), child(16, Some("2018-05"))])
                } else {
                    (Vec::new(), Vec::new())
                };
                let opened = OpenedClient {
                    row,
                    kind: line.kind,
                    admitted_day: day("2018-03-27"),
                    identity,
                    exploitations,
                    children,
                    leaving,
                    admission: AdmissionNote::default(),
                    key,
                    fact,
                };
                Self { frame: frame.clone(), opened, age_then: Some(17), age_now: full.then_some(18) }
            };
            vec![page(false, false), page(true, false), page(true, true)]
        }
    }

    impl Samples for RecordPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let wrong = |fields: &[&'static str]| {
                let mut form = Form::empty();
                for field in fields {
                    form.set(field, "<b>");
                    form.add(*field, Refusal::new("form-required"));
                }
                form
            };
            let grounds = || grounds(day("2018-06-30"));
            let fields: [(Recorded, &[&'static str]); 10] = [
                (Recorded::Identity, &[]),
                (Recorded::Identity, &["sex", "born", "age", "citizenships", "name", "circumstances"]),
                (Recorded::Exploitation, &[]),
                (Recorded::Exploitation, &["country", "form", "residence", "reason", "main", "means"]),
                (Recorded::Child, &[]),
                (Recorded::Child, &["name", "born", "since-month", "since-year"]),
                (Recorded::EndChild, &[]),
                (Recorded::EndChild, &["until-month", "until-year"]),
                (Recorded::Leaving(grounds()), &[]),
                (Recorded::Leaving(grounds()), &["day", "ground"]),
            ];
            fields
                .into_iter()
                .map(|(recorded, fields)| Self { frame: frame.clone(), form: wrong(fields), recorded, id: id() })
                .collect()
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<ListPage>();
        shows_every_sample::<OnePage>();
        shows_every_sample::<RecordPage>();
    }

    #[test]
    fn every_word_that_a_page_of_the_register_may_show_is_translated() {
        let texts = lyhty_web::Texts::new().unwrap();
        let mut keys = Vec::new();
        keys.extend(ClientKind::ALL.iter().map(|word| word.message_key()));
        keys.extend(ExploitationForm::ALL.iter().map(|word| word.message_key()));
        keys.extend(LeavingGround::ALL.iter().map(|word| word.message_key()));
        keys.extend(Residence::ALL.iter().map(|word| word.message_key()));
        keys.extend(ResidenceReason::ALL.iter().map(|word| word.message_key()));
        keys.extend(Sex::ALL.iter().map(|word| word.message_key()));
        for &language in Language::ALL {
            for key in &keys {
                assert!(texts.has(language, key), "{language}: {key}");
            }
        }
    }
}
