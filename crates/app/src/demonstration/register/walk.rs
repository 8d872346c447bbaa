//! The way of the invented people through the door: on one working day a month staff enter what has come, the director decides,
//! and what is known of clients is recorded. A person works in several windows of one browser at once.

use std::collections::BTreeMap;

use lyhty_base::{Day, Half, Moment, Month};
use lyhty_web::policy::Role;
use lyhty_web::walker::Walker;
use tokio::task::JoinSet;

use super::forms::{self, Fields};
use super::plan::{End, Person, Plan, working_day};
use super::quotas::reviewed;
use crate::console::Stop;
use crate::demonstration::office::{Office, expect};

/// Windows in which somebody works at once: so many commits are made durable together.
const WINDOWS: usize = 24;

/// A day, in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Seven o'clock of the world's time, in milliseconds: nine or ten in Helsinki.
const MORNING: i64 = 7 * 3_600_000;

/// Pages of a list that are looked through for somebody, at most.
const PAGES_MOST: usize = 20;

/// A form that is sent.
struct Deed {
    path: String,
    fields: Fields,
    /// The page is looked at first, for its stamp.
    stamped: bool,
}

impl Deed {
    fn on(kind: &str, id: &str, what: &str, fields: Fields) -> Self {
        Self { path: format!("/en/staff/{kind}/{id}/{what}"), fields, stamped: false }
    }
}

/// The walk through a plan.
pub struct Walk<'a> {
    office: &'a Office<'a>,
    plan: &'a Plan,
    /// Ids of proposals that have not ended, by the person's number.
    proposals: BTreeMap<usize, String>,
    /// Ids of clients, by the person's number.
    clients: BTreeMap<usize, String>,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    pub const fn new(office: &'a Office<'a>, plan: &'a Plan) -> Self {
        Self { office, plan, proposals: BTreeMap::new(), clients: BTreeMap::new() }
    }

    /// Walks through every month.
    ///
    /// # Errors
    /// A fault when the office did not answer as it should.
    pub async fn make(mut self, done: impl Fn()) -> Result<(), Stop> {
        for month in self.plan.months() {
            self.work(month).await?;
            done();
        }
        Ok(())
    }

    fn people(&self) -> impl Iterator<Item = (usize, &'a Person)> {
        self.plan.people.iter().enumerate()
    }

    /// The working day of a month.
    async fn work(&mut self, month: Month) -> Result<(), Stop> {
        self.wait_for(working_day(month)?);
        let (director, adviser) =
            tokio::try_join!(self.office.let_in(Role::Director), self.office.let_in(Role::SeniorAdviser))?;
        if month == reviewed().plus_months(2) {
            self.release_small_cells(&director).await?;
        }
        self.enter_proposals(&adviser, month).await?;
        self.end_proposals(&director, &adviser, month).await?;
        self.record_clients(&adviser, month).await
    }

    /// Sets the clock to the morning of a later day.
    fn wait_for(&self, day: Day) {
        let now = self.office.now().milliseconds();
        let mut moment = Moment::from_milliseconds(now - now.rem_euclid(DAY) + MORNING);
        while moment.helsinki_day() < day {
            moment = moment.plus_hours(24);
        }
        self.office.clock.set(moment);
    }

    async fn enter_proposals(&mut self, adviser: &Walker, month: Month) -> Result<(), Stop> {
        let arrived: Vec<_> = self.people().filter(|(_, person)| person.entered == month).collect();
        let deed = |(number, person): &(usize, &Person)| {
            let fields = forms::proposal(*number, person);
            vec![Deed { path: "/en/staff/new-proposal".to_owned(), fields, stamped: true }]
        };
        self.send(adviser, arrived.iter().map(deed).collect()).await?;
        let numbers = arrived.iter().map(|(number, _)| *number).collect();
        let found = find(adviser, "proposals", "?page=", numbers).await?;
        self.proposals.extend(found);
        let decided = arrived.iter().filter(|(_, person)| matches!(person.end, End::Accepted(_) | End::NotAccepted));
        let mut deeds = Vec::new();
        for (number, _) in decided {
            deeds.push(vec![Deed::on("proposals", self.proposal(*number)?, "take-up", Fields::new())]);
        }
        self.send(adviser, deeds).await
    }

    async fn end_proposals(&mut self, director: &Walker, adviser: &Walker, month: Month) -> Result<(), Stop> {
        let ended: Vec<_> = self.people().filter(|(_, person)| person.ended == month).collect();
        let (mut by_director, mut by_adviser) = (Vec::new(), Vec::new());
        for (number, person) in &ended {
            let id = self.proposal(*number)?;
            let (list, what, fields) = match &person.end {
                End::Accepted(client) => (&mut by_director, "decide", forms::accept(person, client)),
                End::NotAccepted => (&mut by_director, "decide", forms::not_accept()),
                End::Withdrawn => (&mut by_adviser, "withdrawal", forms::withdrawal()),
                End::Lapsed => (&mut by_adviser, "lapse", forms::lapse()),
            };
            list.push(vec![Deed::on("proposals", id, what, fields)]);
        }
        tokio::try_join!(self.send(director, by_director), self.send(adviser, by_adviser))?;
        self.proposals.retain(|number, _| !ended.iter().any(|(candidate, _)| candidate == number));
        let admitted = ended.iter().filter(|(_, person)| person.client().is_some());
        let found = find(adviser, "clients", "?", admitted.map(|(number, _)| *number).collect()).await?;
        self.clients.extend(found);
        Ok(())
    }

    async fn record_clients(&mut self, adviser: &Walker, month: Month) -> Result<(), Stop> {
        let mut deeds = Vec::new();
        for (number, person) in self.people() {
            let Some(client) = person.client().filter(|_| person.ended <= month) else { continue };
            let mut chain = Vec::new();
            let lacking = || Stop::Fault(format!("{} has not become a client", forms::name(number)));
            let id = self.clients.get(&number).ok_or_else(lacking)?;
            let rows = client.exploitations.iter().filter(|_| person.ended == month);
            chain.extend(rows.map(|row| Deed::on("clients", id, "exploitation", forms::exploitation(row))));
            let children = client.children.iter().filter(|child| child.since == month);
            chain.extend(children.map(|child| Deed::on("clients", id, "child", forms::child(child))));
            let left = client.left.iter().filter(|leaving| leaving.recorded == month);
            chain.extend(left.map(|leaving| Deed::on("clients", id, "leave", forms::leaving(leaving))));
            if !chain.is_empty() {
                deeds.push(chain);
            }
        }
        self.send(adviser, deeds).await
    }

    fn proposal(&self, number: usize) -> Result<&str, Stop> {
        let found = self.proposals.get(&number).map(String::as_str);
        found.ok_or_else(|| Stop::Fault(format!("{} has not been proposed", forms::name(number))))
    }

    /// Sends the forms of many people, each person's one after the other.
    async fn send(&self, walker: &Walker, deeds: Vec<Vec<Deed>>) -> Result<(), Stop> {
        let mut shares: Vec<Vec<Vec<Deed>>> = (0..WINDOWS.min(deeds.len())).map(|_| Vec::new()).collect();
        let count = shares.len();
        for (place, chain) in deeds.into_iter().enumerate() {
            if let Some(share) = shares.get_mut(place % count.max(1)) {
                share.push(chain);
            }
        }
        let mut windows = JoinSet::new();
        for share in shares {
            windows.spawn(send_in(walker.another_window(), share));
        }
        while let Some(ended) = windows.join_next().await {
            ended.map_err(|error| Stop::fault("a window of the demonstration", error))??;
        }
        // What so many did takes its time; what asks for a confirmation that it is they still comes within ten minutes.
        self.office.clock.advance_seconds(3 * 60);
        Ok(())
    }

    /// The director decides that the small figures of the reviewed half may leave the office.
    async fn release_small_cells(&self, director: &Walker) -> Result<(), Stop> {
        let mut window = director.another_window();
        let half = Half::of(reviewed());
        let page = format!("/en/staff/figures?half={half}&later=1");
        let seen = expect(window.get(&page).await?, 200, "the page of figures")?;
        let half = half.to_string();
        for cell in seen.text.split("/staff/figures/release\"").skip(1) {
            let hidden = |name: &str| {
                let (_, rest) = cell.split_once(&format!("name=\"{name}\" value=\""))?;
                rest.split_once('"').map(|(value, _)| value)
            };
            let (Some(path), Some(value)) = (hidden("path"), hidden("value")) else { continue };
            let fields = [("half", half.as_str()), ("later", "1"), ("path", path), ("value", value)];
            expect(window.post("/en/staff/figures/release", &fields).await?, 303, "releasing a small cell")?;
        }
        let left = expect(window.get(&page).await?, 200, "the page of figures")?;
        if left.text.contains("/staff/figures/release\"") {
            return Err(Stop::Fault("a small cell of the demonstration is not released".to_owned()));
        }
        Ok(())
    }
}

/// Sends forms in one window.
async fn send_in(mut window: Walker, share: Vec<Vec<Deed>>) -> Result<(), Stop> {
    for deed in share.into_iter().flatten() {
        let fields: Vec<_> = deed.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let seen = if deed.stamped {
            window.fill(&deed.path, &fields).await?
        } else {
            window.post(&deed.path, &fields).await?
        };
        expect(seen, 303, &deed.path)?;
    }
    Ok(())
}

/// Looks people up in a list of the office, page by page; gives the ids of their records.
async fn find(
    walker: &Walker,
    kind: &'static str,
    first: &str,
    numbers: Vec<usize>,
) -> Result<BTreeMap<usize, String>, Stop> {
    let mut window = walker.another_window();
    let mut found = BTreeMap::new();
    let mut query = String::new();
    for _ in 0..PAGES_MOST {
        if found.len() == numbers.len() {
            return Ok(found);
        }
        let seen = expect(window.get(&format!("/en/staff/{kind}{query}")).await?, 200, "a list")?;
        let mark = format!("/staff/{kind}/");
        for row in seen.text.split("<tr>").skip(1) {
            let number = numbers.iter().find(|number| row.contains(&forms::name(**number)));
            let id = row.split_once(&mark).and_then(|(_, rest)| rest.get(..32));
            found.extend(number.copied().zip(id.map(str::to_owned)));
        }
        let next = seen.text.split_once(&format!("href=\"{first}")).and_then(|(_, rest)| rest.split_once('"'));
        let Some((next, _)) = next.filter(|(next, _)| !next.starts_with("everybody")) else { break };
        query = format!("{first}{}", next.replace("&amp;", "&").replace("&#38;", "&"));
    }
    if found.len() == numbers.len() {
        return Ok(found);
    }
    Err(Stop::Fault(format!("{} of {} people are in the list of {kind}", found.len(), numbers.len())))
}
