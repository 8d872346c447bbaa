//! The way of the invented people through the door: on a working day the director enters what has come, decides, and records
//! what is known of clients, in several windows of one browser at once. Nobody else signs in: to open an account takes its time,
//! and the director may do all of it.

use std::collections::BTreeMap;

use lyhty_base::{Day, Half, Moment, Month};
use lyhty_web::policy::Role;
use lyhty_web::walker::Walker;
use tokio::task::JoinSet;

use super::forms::{self, Fields};
use super::plan::{Client, End, Person, Plan, working_day};
use super::quotas::{reviewed, working_month};
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

/// The page on which staff enter a proposal from paper or the telephone.
const NEW_PROPOSAL: &str = "/en/staff/new-proposal";

/// What stands before the address of the next page of a list, and how the address begins.
const NEXT_PROPOSALS: [&str; 2] = ["href=\"", "?page="];
const NEXT_CLIENTS: [&str; 2] = ["rel=\"next\" href=\"/en/staff/clients", "?after="];

/// How the paths end of what is recorded as something new: whoever sends it twice is told so by the stamp of its page.
const STAMPED: &[&str] = &["/new-proposal", "/exploitation", "/child"];

/// A form that is sent.
struct Deed {
    path: String,
    fields: Fields,
}

impl Deed {
    fn on(kind: &str, id: &str, what: &str, fields: Fields) -> Self {
        Self { path: format!("/en/staff/{kind}/{id}/{what}"), fields }
    }
}

/// What becomes of one person in one go: forms that are sent one after the other.
type Deeds = Vec<Deed>;

/// The walk through a plan.
pub struct Walk<'a> {
    office: &'a Office<'a>,
    plan: &'a Plan,
    /// Ids of proposals, by the person's number.
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
        let director = self.office.let_in(Role::Director).await?;
        if month == reviewed().plus_months(2) {
            self.release_small_cells(&director).await?;
        }
        self.send(&director, self.what_has_come(month)?).await?;
        let entered = self.people().filter(|(_, person)| person.entered == month).map(|(number, _)| number).collect();
        self.proposals.extend(find(&director, "proposals", NEXT_PROPOSALS, entered).await?);
        self.send(&director, self.what_ends(month)?).await?;
        let ended = |person: &Person| person.ended == month && person.client().is_some();
        let admitted = self.people().filter(|(_, person)| ended(person)).map(|(number, _)| number).collect();
        self.clients.extend(find(&director, "clients", NEXT_CLIENTS, admitted).await?);
        self.send(&director, self.what_is_known_of_new_clients(month)?).await
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

    /// Proposals that have come, and what has changed for clients.
    fn what_has_come(&self, month: Month) -> Result<Vec<Deeds>, Stop> {
        let mut deeds = Vec::new();
        for (number, person) in self.people() {
            if person.entered == month {
                let fields = forms::proposal(number, person);
                deeds.push(vec![Deed { path: NEW_PROPOSAL.to_owned(), fields }]);
            }
            let Some(client) = person.client().filter(|_| person.ended < month) else { continue };
            let id = self.client(number)?;
            let mut of_client = children(client, id, month);
            let left = client.left.iter().filter(|leaving| leaving.recorded == month);
            of_client.extend(left.map(|leaving| Deed::on("clients", id, "leave", forms::leaving(leaving))));
            if !of_client.is_empty() {
                deeds.push(of_client);
            }
        }
        Ok(deeds)
    }

    /// Taking up, decisions, proposals that are taken back or lapse.
    fn what_ends(&self, month: Month) -> Result<Vec<Deeds>, Stop> {
        let mut deeds = Vec::new();
        for (number, person) in self.people() {
            if month < person.entered || person.ended < month {
                continue;
            }
            let id = self.proposal(number)?;
            let on = |what: &str, fields: Fields| Deed::on("proposals", id, what, fields);
            let mut of_person = Vec::new();
            if person.entered == month && matches!(person.end, End::Accepted(_) | End::NotAccepted) {
                of_person.push(on("take-up", Fields::new()));
            }
            if person.ended == month {
                of_person.push(match &person.end {
                    End::Accepted(client) => on("decide", forms::accept(person, client)),
                    End::NotAccepted => on("decide", forms::not_accept()),
                    End::Withdrawn => on("withdrawal", forms::withdrawal()),
                    End::Lapsed => on("lapse", forms::lapse()),
                });
            }
            if !of_person.is_empty() {
                deeds.push(of_person);
            }
        }
        Ok(deeds)
    }

    fn what_is_known_of_new_clients(&self, month: Month) -> Result<Vec<Deeds>, Stop> {
        let mut deeds = Vec::new();
        for (number, person) in self.people().filter(|(_, person)| person.ended == month) {
            let Some(client) = person.client() else { continue };
            let id = self.client(number)?;
            let rows = client.exploitations.iter();
            let rows = rows.map(|row| Deed::on("clients", id, "exploitation", forms::exploitation(row)));
            deeds.push(rows.chain(children(client, id, month)).collect());
        }
        Ok(deeds)
    }

    fn client(&self, number: usize) -> Result<&str, Stop> {
        let found = self.clients.get(&number).map(String::as_str);
        found.ok_or_else(|| Stop::Fault(format!("{} has not become a client", forms::name(number))))
    }

    fn proposal(&self, number: usize) -> Result<&str, Stop> {
        let found = self.proposals.get(&number).map(String::as_str);
        found.ok_or_else(|| Stop::Fault(format!("{} has not been proposed", forms::name(number))))
    }

    /// Sends the forms of many people, each person's one after the other.
    async fn send(&self, director: &Walker, deeds: Vec<Deeds>) -> Result<(), Stop> {
        let count = WINDOWS.min(deeds.len());
        let mut shares: Vec<Deeds> = (0..count).map(|_| Vec::new()).collect();
        for (place, of_person) in deeds.into_iter().enumerate() {
            if let Some(share) = shares.get_mut(place % count.max(1)) {
                share.extend(of_person);
            }
        }
        let mut windows = JoinSet::new();
        for share in shares {
            windows.spawn(send_in(director.another_window(), share));
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

/// Children of a client who are recorded in a month.
fn children(client: &Client, id: &str, month: Month) -> Deeds {
    let come = client.children.iter().filter(|child| working_month(child.since) == month);
    come.map(|child| Deed::on("clients", id, "child", forms::child(child))).collect()
}

/// Sends forms in one window.
async fn send_in(mut window: Walker, share: Deeds) -> Result<(), Stop> {
    for deed in share {
        let fields: Vec<_> = deed.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        // Only what makes something new needs the page's stamp, which can be used once.
        let seen = if STAMPED.iter().any(|end| deed.path.ends_with(end)) {
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
    [before, address]: [&str; 2],
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
        let next = seen.text.split_once(&format!("{before}{address}")).and_then(|(_, rest)| rest.split_once('"'));
        let Some((next, _)) = next else { break };
        query = format!("{address}{next}");
    }
    if found.len() == numbers.len() {
        return Ok(found);
    }
    Err(Stop::Fault(format!("{} of {} people are in the list of {kind}", found.len(), numbers.len())))
}
