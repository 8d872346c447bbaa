use std::path::Path;
use std::sync::Arc;

use askama::Template;
use lyhty_base::{AccountId, Day, JobId, Moment, Outcome, Problem, RecordId, Refusal};
use lyhty_store::jobs::{self, DeadJob};
use lyhty_store::trail::{self, Finding, Report};
use lyhty_web::components::{Cell, Select};
use lyhty_web::policy::{self, ExportTrail, Grade, Permission, ReadTrail, ReviveJobs, SeeJobs, SeeWhoLooked};
use lyhty_web::texts::Said;
use lyhty_web::{Answer, Form, Frame, Method, Routes, StaffVisit};

use super::rows::{self, EntryRow};
use super::{Search, note_exported, note_verified, revive, write_export};
use crate::accounts::{self, Colleagues};

/// Entries on one page.
const SHOWN_MAX: i64 = 100;

/// The pages of the room. The file of checkpoints lies outside the database; the check reads it.
pub fn routes(checkpoints: Arc<Path>) -> Routes {
    Routes::new("audit")
        .staff::<ReadTrail>(Method::Get, "/{language}/staff/trail", find)
        .staff::<ReadTrail>(Method::Post, "/{language}/staff/trail/verify", move |visit: StaffVisit<ReadTrail>| {
            verify(visit, Arc::clone(&checkpoints))
        })
        .staff::<ExportTrail>(Method::Post, "/{language}/staff/trail/export", export)
        .staff::<SeeWhoLooked>(Method::Get, "/{language}/staff/looked", ask_record)
        .staff::<SeeWhoLooked>(Method::Get, "/{language}/staff/looked/{record}", who_looked)
        .staff::<SeeJobs>(Method::Get, "/{language}/staff/jobs", list_jobs)
        .staff::<ReviveJobs>(Method::Post, "/{language}/staff/jobs/{job}/revive", revive_job)
        .navigation::<ReadTrail>("/{language}/staff/trail", "audit-navigation-trail")
        .navigation::<SeeWhoLooked>("/{language}/staff/looked", "audit-navigation-looked")
        .navigation::<SeeJobs>("/{language}/staff/jobs", "audit-navigation-jobs")
}

/// The fields of the search; they travel in the address, since they hold ids and fixed words only.
const FIELDS: [&str; 9] =
    ["subject", "actor", "verb", "since-day", "since-month", "since-year", "until-day", "until-month", "until-year"];

fn asked<P: Permission>(visit: &StaffVisit<P>) -> Form {
    let mut form = Form::empty();
    for field in FIELDS {
        if let Some(value) = visit.query(field) {
            form.set(field, value);
        }
    }
    form
}

/// Reads the search out of the form; what is wrong with it stands in the form then.
fn search(form: &mut Form) -> Search {
    let words = |form: &mut Form, field| {
        let text = form.text::<64>(field);
        (!text.is_empty()).then(|| text.as_str().to_owned())
    };
    let (subject, verb) = (words(form, "subject"), words(form, "verb"));
    let actor = words(form, "actor").and_then(|typed| {
        let actor = typed.parse::<AccountId>().ok();
        if actor.is_none() {
            form.add("actor", Refusal::new("audit-not-an-account"));
        }
        actor
    });
    let since = form.day("since").map(beginning_of);
    let until = form.day("until").map(|day: Day| beginning_of(day.plus_days(1)));
    Search { subject, actor, verb, since, until, before: None }
}

/// The first moment of the day in Helsinki, found among the moments by halving.
fn beginning_of(day: Day) -> Moment {
    // The middle of 2255: a day after it begins there.
    let (mut earlier, mut later) = (0_i64, 9_000_000_000_000_i64);
    while earlier < later {
        let middle = i64::midpoint(earlier, later);
        if Moment::from_milliseconds(middle).helsinki_day() < day { earlier = middle + 1 } else { later = middle }
    }
    Moment::from_milliseconds(earlier)
}

#[derive(Template)]
#[template(path = "audit/pages/trail.html")]
struct TrailPage {
    frame: Frame,
    form: Form,
    colleagues: Colleagues,
    rows: Vec<Vec<Cell>>,
    /// The number of the oldest entry shown, when there are older ones.
    older: Option<i64>,
    may_export: bool,
}

impl TrailPage {
    /// The colleagues to choose from.
    fn actors(&self) -> Select<'_> {
        let mut select = self.frame.select(&self.form, "actor", "audit-actor");
        for account in self.colleagues.0.keys() {
            select = select.named(&account.to_string(), &self.colleagues.shown(&self.frame, *account));
        }
        select
    }

    /// The search as hidden fields, for the next page and the export.
    fn kept(&self) -> String {
        FIELDS.iter().map(|field| self.frame.hidden(field, self.form.value(field)).to_string()).collect()
    }
}

async fn find(visit: StaffVisit<ReadTrail>) -> Outcome<Answer> {
    let mut form = asked(&visit);
    let mut search = search(&mut form);
    search.before = visit.query("before").and_then(|number| number.parse().ok());
    let (may, sound) = (visit.may().clone(), !form.has_problems());
    let (mut entries, colleagues) = visit
        .read("find-entries", move |tx| {
            let colleagues = accounts::names(tx, &may.names())?;
            let entries = if sound { rows::find(tx, &search, SHOWN_MAX + 1)? } else { Vec::new() };
            Ok((entries, colleagues))
        })
        .await?;
    let older = cut(&mut entries);
    let frame = visit.frame("audit-trail-title");
    let rows = entries.iter().map(|entry| trail_row(&frame, &colleagues, entry)).collect();
    let may_export = policy::allows(visit.may().role(), ExportTrail::NAME) != Grade::No;
    Answer::form(&form, &TrailPage { frame, form: form.clone(), colleagues, rows, older, may_export })
}

/// Keeps what fits on a page; the number from which the next page goes on, when there is one.
fn cut(entries: &mut Vec<EntryRow>) -> Option<i64> {
    let shown = usize::try_from(SHOWN_MAX).unwrap_or(usize::MAX);
    let more = entries.len() > shown;
    entries.truncate(shown);
    entries.last().filter(|_| more).map(|entry| entry.number)
}

fn trail_row(frame: &Frame, colleagues: &Colleagues, entry: &EntryRow) -> Vec<Cell> {
    let subject = format!("{} {}", entry.subject_kind, entry.subject);
    let subject = Cell::text(subject.trim());
    let subject = match entry.subject.parse::<RecordId>() {
        Ok(id) => subject.leading_to(frame.path(&format!("/staff/looked/{id}"))),
        Err(_) => subject,
    };
    vec![
        Cell::text(frame.moment_text(&entry.at)),
        Cell::text(doer(frame, colleagues, entry)),
        Cell::text(&entry.verb),
        subject,
        Cell::text(entry.result.as_deref().unwrap_or("")),
        entry.position.map_or_else(|| Cell::said(&frame.say("audit-not-linked")), Cell::number),
    ]
}

/// Who it was, as the reader may know them.
fn doer(frame: &Frame, colleagues: &Colleagues, entry: &EntryRow) -> String {
    match (entry.actor_kind.as_str(), entry.actor.parse::<AccountId>()) {
        ("account", Ok(account)) => colleagues.shown(frame, account),
        ("receipt", _) => frame.plain("audit-doer-receipt"),
        ("duty", _) => frame.say("audit-doer-duty").word("duty", &entry.actor).plain(),
        _ => frame.plain("audit-doer-nobody"),
    }
}

#[derive(Template)]
#[template(path = "audit/pages/verified.html")]
struct VerifiedPage {
    frame: Frame,
    report: Arc<Report>,
}

impl VerifiedPage {
    /// The sentence of a finding.
    fn said(&self, finding: &Finding) -> Said<'_> {
        let say = |key| self.frame.say(key);
        match finding {
            Finding::Changed { position } => say("audit-finding-changed").number("position", *position),
            Finding::Reordered { position } => say("audit-finding-reordered").number("position", *position),
            Finding::Removed { position } => say("audit-finding-removed").number("position", *position),
            Finding::Gap { first, last } => say("audit-finding-gap").number("first", *first).number("last", *last),
            Finding::Truncated { head, checkpoint } => {
                say("audit-finding-truncated").number("head", *head).number("checkpoint", *checkpoint)
            }
            Finding::Rewritten { checkpoint, .. } => say("audit-finding-rewritten").number("checkpoint", *checkpoint),
            Finding::Checkpoint { line } => say("audit-finding-checkpoint").number("line", *line),
            Finding::NoCheckpoint => say("audit-finding-no-checkpoint"),
            Finding::Fact { table, id, entry } => {
                say("audit-finding-fact").word("table", table).word("id", id).number("entry", *entry)
            }
            Finding::Unrecorded { table, id } => say("audit-finding-unrecorded").word("table", table).word("id", id),
            Finding::KnownFacts { table, before } => {
                let day = before.first_day().map_or_else(|| before.to_string(), |day| self.frame.day_text(&day));
                say("audit-finding-known-facts").word("table", table).word("day", day)
            }
        }
    }
}

async fn verify(visit: StaffVisit<ReadTrail>, checkpoints: Arc<Path>) -> Outcome<Answer> {
    let desk = visit.desk().clone();
    // Long and heavy, like a derivation: the same bounded pool, so that it can't take the machine.
    let report = visit
        .derive(move || trail::verify(desk.store(), &desk.machine().trail_key.public(), &checkpoints, None))
        .await??;
    let (may, report) = (visit.may().clone(), Arc::new(report));
    let verified = Arc::clone(&report);
    visit.write("note-verified", move |tx| note_verified(tx, &may, &verified)).await?;
    Answer::page(&VerifiedPage { frame: visit.frame("audit-verified-title"), report })
}

async fn export(visit: StaffVisit<ExportTrail>) -> Outcome<Answer> {
    let mut form = visit.form();
    let search = search(&mut form);
    if form.has_problems() {
        return Err(Problem::Fields(form.problems().to_vec()));
    }
    let may = visit.may().clone();
    visit.write("note-exported", move |tx| note_exported(tx, &may)).await?;
    let file = visit.read("export-trail", move |tx| write_export(tx, &search)).await?;
    Ok(Answer::download(&format!("trail-{}.csv", visit.now().helsinki_day()), "text/csv; charset=utf-8", file))
}

#[derive(Template)]
#[template(path = "audit/pages/ask_record.html")]
struct AskRecordPage {
    frame: Frame,
    form: Form,
}

async fn ask_record(visit: StaffVisit<SeeWhoLooked>) -> Outcome<Answer> {
    let mut form = Form::empty();
    if let Some(typed) = visit.query("record") {
        match typed.trim().parse::<RecordId>() {
            Ok(id) => return Ok(Answer::to(visit.to(&format!("/staff/looked/{id}")))),
            Err(_) => {
                form.set("record", typed);
                form.add("record", Refusal::new("audit-not-an-id"));
            }
        }
    }
    Answer::form(&form, &AskRecordPage { frame: visit.frame("audit-looked-title"), form: form.clone() })
}

#[derive(Template)]
#[template(path = "audit/pages/who_looked.html")]
struct WhoLookedPage {
    frame: Frame,
    record: RecordId,
    rows: Vec<Vec<Cell>>,
    older: Option<i64>,
}

async fn who_looked(visit: StaffVisit<SeeWhoLooked>) -> Outcome<Answer> {
    // Whatever kind of thing it is: ids of all kinds are spelled alike.
    let record = visit.id::<RecordId>("record")?;
    let before = visit.query("before").and_then(|number| number.parse().ok());
    let may = visit.may().clone();
    let (mut entries, colleagues) = visit
        .read("who-looked", move |tx| {
            let colleagues = accounts::names(tx, &may.names())?;
            Ok((rows::find_acts(tx, &record.to_string(), before, SHOWN_MAX + 1)?, colleagues))
        })
        .await?;
    let older = cut(&mut entries);
    let frame = visit.frame("audit-looked-title");
    let rows = entries.iter().map(|entry| looked_row(&frame, &colleagues, entry)).collect();
    Answer::page(&WhoLookedPage { frame, record, rows, older })
}

fn looked_row(frame: &Frame, colleagues: &Colleagues, entry: &EntryRow) -> Vec<Cell> {
    vec![
        Cell::text(frame.moment_text(&entry.at)),
        Cell::text(doer(frame, colleagues, entry)),
        Cell::text(&entry.verb),
        Cell::text(entry.permission.as_deref().unwrap_or("")),
        Cell::text(entry.result.as_deref().unwrap_or("")),
    ]
}

#[derive(Template)]
#[template(path = "audit/pages/jobs.html")]
struct JobsPage {
    frame: Frame,
    waiting: i64,
    dead: Vec<DeadJob>,
    may_revive: bool,
}

async fn list_jobs(visit: StaffVisit<SeeJobs>) -> Outcome<Answer> {
    let (waiting, dead) = visit.read("list-jobs", |tx| Ok((jobs::waiting(tx)?, jobs::dead(tx)?))).await?;
    let may_revive = policy::allows(visit.may().role(), ReviveJobs::NAME) != Grade::No;
    Answer::page(&JobsPage { frame: visit.frame("audit-jobs-title"), waiting, dead, may_revive })
}

async fn revive_job(visit: StaffVisit<ReviveJobs>) -> Outcome<Answer> {
    let (job, may) = (visit.id::<JobId>("job")?, visit.may().clone());
    visit.write("revive-job", move |tx| revive(tx, &may, job)).await?;
    Ok(Answer::to(visit.to("/staff/jobs")))
}

#[cfg(test)]
mod tests {
    use lyhty_base::{EntryId, Identity as _, Private, SeededChance, Text};
    use lyhty_store::jobs::Job;
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;

    fn entry(actor_kind: &str, position: Option<i64>) -> EntryRow {
        EntryRow {
            number: 7,
            id: EntryId::fresh(&SeededChance::new(1)),
            at: Moment::from_milliseconds(1_530_394_200_000),
            actor_kind: actor_kind.to_owned(),
            actor: AccountId::fresh(&SeededChance::new(2)).to_string(),
            role: None,
            verb: "decide".to_owned(),
            permission: Some("decide".to_owned()),
            subject_kind: "proposal".to_owned(),
            subject: "a".repeat(32),
            reason: None,
            route: None,
            result: Some("done".to_owned()),
            begun: None,
            facts: String::new(),
            position,
            hash: None,
        }
    }

    fn entries() -> [EntryRow; 4] {
        [entry("account", Some(7)), entry("receipt", None), entry("duty", None), entry("nobody", None)]
    }

    fn colleagues() -> Colleagues {
        let name = Private::new(Text::new("Aino <b>").unwrap());
        let colleague = accounts::Colleague { role: policy::Role::Auditor, ordinal: 0, name: Some(name) };
        Colleagues([(AccountId::fresh(&SeededChance::new(2)), colleague)].into())
    }

    fn wrong(field: &'static str, key: &'static str) -> Form {
        let mut form = Form::empty();
        form.set(field, "<b>");
        form.add(field, Refusal::new(key));
        form
    }

    impl Samples for TrailPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let colleagues = colleagues();
            let rows = entries().iter().map(|entry| trail_row(frame, &colleagues, entry)).collect();
            let page = |form, rows, older, may_export| Self {
                frame: frame.clone(),
                form,
                colleagues: self::colleagues(),
                rows,
                older,
                may_export,
            };
            vec![
                page(wrong("actor", "audit-not-an-account"), Vec::new(), None, false),
                page(Form::empty(), rows, Some(7), true),
            ]
        }
    }

    impl Samples for VerifiedPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let findings = vec![
                Finding::Changed { position: 1 },
                Finding::Reordered { position: 2 },
                Finding::Removed { position: 3 },
                Finding::Gap { first: 4, last: 5 },
                Finding::Truncated { head: 6, checkpoint: 7 },
                Finding::Rewritten { checkpoint: 8, held: false },
                Finding::Checkpoint { line: 9 },
                Finding::NoCheckpoint,
                Finding::Fact { table: "decisions".to_owned(), id: "a".repeat(32), entry: 10 },
                Finding::Unrecorded { table: "decisions".to_owned(), id: "b".repeat(32) },
                Finding::KnownFacts { table: "fact_clients".to_owned(), before: "2018-07".parse().unwrap() },
            ];
            let not_sound = Report { entries: 12_345, checkpoints: 1, unsigned_tail: 1, facts: 2, findings };
            [Report::default(), not_sound].map(|report| Self { frame: frame.clone(), report: Arc::new(report) }).into()
        }
    }

    impl Samples for AskRecordPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let forms = [Form::empty(), wrong("record", "audit-not-an-id")];
            forms.map(|form| Self { frame: frame.clone(), form }).into()
        }
    }

    impl Samples for WhoLookedPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let record = RecordId::fresh(&SeededChance::new(3));
            let rows = entries().iter().map(|entry| looked_row(frame, &colleagues(), entry)).collect();
            vec![
                Self { frame: frame.clone(), record, rows: Vec::new(), older: None },
                Self { frame: frame.clone(), record, rows, older: Some(7) },
            ]
        }
    }

    impl Samples for JobsPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let id = JobId::fresh(&SeededChance::new(4));
            let job = Job { id, kind: "send-notice".to_owned(), payload: String::new(), attempts: 10 };
            let dead =
                DeadJob { job, dead_at: Moment::from_milliseconds(0), failure: "the mail server refuses".to_owned() };
            vec![
                Self { frame: frame.clone(), waiting: 0, dead: Vec::new(), may_revive: true },
                Self { frame: frame.clone(), waiting: 2, dead: vec![dead], may_revive: true },
            ]
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<TrailPage>();
        shows_every_sample::<VerifiedPage>();
        shows_every_sample::<AskRecordPage>();
        shows_every_sample::<WhoLookedPage>();
        shows_every_sample::<JobsPage>();
    }

    #[test]
    fn a_day_begins_at_midnight_in_helsinki_in_summer_and_in_winter() {
        let begins = |day: &str| beginning_of(day.parse().unwrap()).to_string();
        assert_eq!(begins("2018-07-01"), "2018-06-30T21:00:00Z");
        assert_eq!(begins("2018-01-01"), "2017-12-31T22:00:00Z");
    }

    #[test]
    fn a_search_reads_days_ids_and_verbs_and_says_what_it_can_not_read() {
        let mut form = Form::empty();
        for (name, value) in [("verb", " decide "), ("until-day", "30"), ("until-month", "6"), ("until-year", "2018")] {
            form.set(name, value);
        }
        let found = search(&mut form);
        assert!(!form.has_problems());
        assert_eq!(found.verb.as_deref(), Some("decide"));
        assert_eq!(found.until, Some(beginning_of("2018-07-01".parse().unwrap())));
        assert_eq!((found.subject, found.since), (None, None));
        form.set("actor", "the director");
        search(&mut form);
        assert_eq!(form.problems()[0].refusal.key, "audit-not-an-account");
    }
}
