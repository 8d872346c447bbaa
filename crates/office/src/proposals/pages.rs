//! The office's pages of proposals: the queue, one proposal, and the small acts. Also what a receipt shows of it.

mod acts;
mod already_client;
mod entry;
mod mailbox;

use std::collections::BTreeMap;

use askama::Template;
use lyhty_base::{AccountId, ClientId, Day, Moment, Outcome, ProposalId, ThreadId};
use lyhty_store::Tx;
use lyhty_web::policy::{self, Grade, Permission as _, ReadProposal, ReadSharedRecord, SeeClients, SeeQueue};
use lyhty_web::{Answer, Frame, Method, Opener, Routes, StaffVisit, form_codes};

pub use already_client::{open_and_look, told_day};
pub use mailbox::{mailbox_panel, safety_panel};

use super::decision::{DecisionShown, find_decision};
use super::rows::{self, DeedRow, QueueRow};
use super::sealed::{ContactNote, HelpNote, LaterConsent, QueueLine};
use super::words::{
    AgeGroup, Channel, ConsentAnswer, ConsentGivenBy, ContactChannel, Danger, DecisionKind, Guardian, Interpreter,
    LapseReason, Measure, Present, PresentAs, ProposalOutcome, ProposerKind, ProposerView, Told, Urgency,
    UrgencyReason, WhoseTelephone, WithdrawnBy,
};
use super::{OpenedProposal, Standing, consultation, decision, flow, open_with, read, standing};
use crate::accounts::{self, Colleagues};
use crate::contact;

form_codes!(
    AgeGroup,
    Channel,
    ConsentAnswer,
    ConsentGivenBy,
    ContactChannel,
    Danger,
    DecisionKind,
    Guardian,
    Interpreter,
    LapseReason,
    Measure,
    Present,
    PresentAs,
    ProposalOutcome,
    ProposerKind,
    ProposerView,
    Told,
    Urgency,
    UrgencyReason,
    WhoseTelephone,
    WithdrawnBy,
);

/// Every page of the room.
pub fn routes() -> Routes {
    let routes = Routes::new("proposals")
        .staff::<SeeQueue>(Method::Get, "/{language}/staff/proposals", queue)
        .staff::<SeeQueue>(Method::Get, "/{language}/staff/all-proposals", all)
        .staff::<ReadProposal>(Method::Get, "/{language}/staff/proposals/{proposal}", one)
        .staff::<ReadSharedRecord>(Method::Get, "/{language}/staff/given", given)
        .staff::<ReadSharedRecord>(Method::Get, "/{language}/staff/given/{proposal}", one_given)
        .navigation::<SeeQueue>("/{language}/staff/proposals", "proposals-queue-title")
        .navigation::<ReadSharedRecord>("/{language}/staff/given", "proposals-given-title");
    let routes = entry::routes(already_client::routes(acts::routes(mailbox::routes(routes))));
    consultation::routes(decision::routes(flow::routes(routes)))
}

/// A row of the queue with its line, when the reader's keys open it.
struct QueueShown {
    row: QueueRow,
    line: Option<QueueLine>,
}

/// Rows on one page of a list.
const ROWS_A_PAGE: usize = 50;

#[derive(Template)]
#[template(path = "proposals/pages/queue.html")]
struct QueuePage {
    frame: Frame,
    shown: Vec<QueueShown>,
    colleagues: Colleagues,
    everything: bool,
    /// The query of the next page.
    next: Option<String>,
}

/// Opens the lines of a list. What does not open stays a row of clear words.
fn open_lines(tx: &mut Tx<'_>, opener: &Opener, found: Vec<QueueRow>) -> Outcome<Vec<QueueShown>> {
    let records: Vec<_> = found.iter().map(|row| row.record).collect();
    let keys: BTreeMap<_, _> = opener.open_keys(tx, &records)?.into_iter().collect();
    Ok(found
        .into_iter()
        .map(|row| {
            let line = keys.get(&row.record).and_then(|key| key.open(row.record, &row.line).ok());
            QueueShown { row, line }
        })
        .collect())
}

async fn list(visit: StaffVisit<SeeQueue>, everything: bool) -> Outcome<Answer> {
    let page: i64 = visit.query("page").and_then(|page| page.parse().ok()).unwrap_or(0).clamp(0, 100_000);
    let after: Option<ProposalId> = visit.query("after").and_then(|id| id.parse().ok());
    let may = visit.may().clone();
    let (mut shown, colleagues) = visit
        .read("list-proposals", move |tx| {
            let (limit, offset) = (ROWS_A_PAGE as i64 + 1, page * ROWS_A_PAGE as i64);
            let found =
                if everything { rows::list_all(tx, after, limit)? } else { rows::list_awaiting(tx, limit, offset)? };
            Ok((open_lines(tx, &may.opener(), found)?, accounts::names(tx, &may.names())?))
        })
        .await?;
    let more = shown.len() > ROWS_A_PAGE;
    shown.truncate(ROWS_A_PAGE);
    let next = shown
        .last()
        .filter(|_| more)
        .map(|last| if everything { format!("after={}", last.row.id) } else { format!("page={}", page + 1) });
    let title = if everything { "proposals-queue-all" } else { "proposals-queue-title" };
    Answer::page(&QueuePage { frame: visit.frame(title), shown, colleagues, everything, next })
}

async fn queue(visit: StaffVisit<SeeQueue>) -> Outcome<Answer> {
    list(visit, false).await
}

async fn all(visit: StaffVisit<SeeQueue>) -> Outcome<Answer> {
    list(visit, true).await
}

#[derive(Template)]
#[template(path = "proposals/pages/given.html")]
struct GivenPage {
    frame: Frame,
    shown: Vec<QueueShown>,
}

async fn given(visit: StaffVisit<ReadSharedRecord>) -> Outcome<Answer> {
    let may = visit.may().clone();
    let shown = visit
        .read("list-given", move |tx| {
            let found = rows::list_shared_with(tx, may.account())?;
            open_lines(tx, &may.opener(), found)
        })
        .await?;
    Answer::page(&GivenPage { frame: visit.frame("proposals-given-title"), shown })
}

/// A deed with its note opened.
struct DeedShown {
    at: Moment,
    account: AccountId,
    what: DeedWords,
}

enum DeedWords {
    TakenUp,
    ArrivalSet { day: Day, previous: Day },
    HelpGiven { measure: Measure, day: Day, note: Option<HelpNote> },
    ContactMade { channel: ContactChannel, note: Option<ContactNote> },
    Consented { given_by: ConsentGivenBy, record: LaterConsent },
    Shared { with: AccountId },
}

/// What the two mailboxes hold.
struct ThreadShown {
    title: &'static str,
    thread: ThreadId,
    messages: Vec<contact::MessageShown>,
}

#[derive(Template)]
#[template(path = "proposals/pages/one.html")]
struct OnePage {
    frame: Frame,
    opened: OpenedProposal,
    standing: Standing,
    decision: Option<DecisionShown>,
    deeds: Vec<DeedShown>,
    threads: Vec<ThreadShown>,
    linked_to: Option<ProposalId>,
    linked_here: Vec<(ProposalId, ProposalOutcome)>,
    /// Which client the person was already, for whoever sees clients.
    client: Option<ClientId>,
    colleagues: Colleagues,
    /// Whoever holds a single record reads and does nothing else.
    acts: bool,
}

impl OnePage {
    fn awaiting(&self) -> bool {
        self.standing.outcome() == ProposalOutcome::Awaiting
    }
}

/// Everything that the page of one proposal shows, in one reading.
fn page(
    tx: &mut Tx<'_>,
    opener: &Opener,
    names: &Opener,
    opened: OpenedProposal,
    frame: Frame,
    acts: bool,
) -> Outcome<OnePage> {
    let (id, record) = (opened.row.id, opened.row.record);
    let key = opener.open_key(tx, record)?;
    let deeds = rows::list_deeds(tx, id)?
        .into_iter()
        .map(|(at, deed)| {
            let (account, what) = match deed {
                DeedRow::TakenUp { account } => (account, DeedWords::TakenUp),
                DeedRow::ArrivalSet { day, previous, account } => (account, DeedWords::ArrivalSet { day, previous }),
                DeedRow::HelpGiven { measure, day, account, record, note } => {
                    let note = match opener.open_key(tx, record) {
                        Ok(key) => Some(key.open(record, &note)?),
                        Err(lyhty_base::Problem::Absent) => None,
                        Err(other) => return Err(other),
                    };
                    (account, DeedWords::HelpGiven { measure, day, note })
                }
                DeedRow::ContactMade { channel, account, note } => {
                    (account, DeedWords::ContactMade { channel, note: Some(key.open(record, &note)?) })
                }
                DeedRow::Consented { given_by, account, record: sealed } => {
                    (account, DeedWords::Consented { given_by, record: key.open(record, &sealed)? })
                }
                DeedRow::Shared { with, account } => (account, DeedWords::Shared { with }),
            };
            Ok(DeedShown { at, account, what })
        })
        .collect::<Outcome<Vec<_>>>()?;
    let mut threads = Vec::new();
    if acts {
        let both = [
            ("proposals-thread-proposer", opened.row.proposer_thread),
            ("proposals-thread-person", opened.row.person_thread),
        ];
        for (title, thread) in both {
            if let Some(thread) = thread {
                match contact::messages(tx, opener, thread) {
                    Ok(messages) => threads.push(ThreadShown { title, thread, messages }),
                    // A thread ends a year after somebody last wrote in it; the proposal is read all the same.
                    Err(lyhty_base::Problem::Absent) => {}
                    Err(other) => return Err(other),
                }
            }
        }
    }
    let mut linked = Vec::new();
    for other in rows::linked_here(tx, id)? {
        linked.push((other, rows::standing(tx, other)?.outcome()));
    }
    Ok(OnePage {
        standing: standing(tx, id)?,
        decision: find_decision(tx, &key, record, id)?,
        deeds,
        threads,
        linked_to: rows::linked_to(tx, id)?,
        linked_here: linked,
        client: match rows::already_client(tx, id)? {
            Some(which) if acts => Some(key.open(record, &which)?.client),
            _ => None,
        },
        colleagues: accounts::names(tx, names)?,
        frame,
        opened,
        acts,
    })
}

async fn one(visit: StaffVisit<ReadProposal>) -> Outcome<Answer> {
    let id: ProposalId = visit.id("proposal")?;
    let (may, frame) = (visit.may().clone(), visit.frame("proposals-one-title"));
    let shown = visit
        .read("read-proposal", move |tx| {
            let opened = read(tx, &may, id)?;
            let mut shown = page(tx, &may.opener(), &may.names(), opened, frame.clone(), true)?;
            shown.client = shown.client.filter(|_| policy::allows(may.role(), SeeClients::NAME) != Grade::No);
            Ok(shown)
        })
        .await?;
    Answer::page(&shown)
}

async fn one_given(visit: StaffVisit<ReadSharedRecord>) -> Outcome<Answer> {
    let id: ProposalId = visit.id("proposal")?;
    let (may, frame) = (visit.may().clone(), visit.frame("proposals-one-title"));
    let shown = visit
        .read("read-given-proposal", move |tx| {
            if !rows::is_shared_with(tx, id, may.account())? {
                return Err(lyhty_base::Problem::Absent);
            }
            let opened = open_with(tx, &may.opener(), id)?;
            page(tx, &may.opener(), &may.names(), opened, frame.clone(), false)
        })
        .await?;
    Answer::page(&shown)
}

#[cfg(test)]
mod tests {
    use lyhty_base::{DecisionId, Identity as _, SeededChance};
    use lyhty_web::testing::{Samples, shows_every_sample};

    use super::*;
    use crate::proposals::samples::{
        account, client, colleagues, day, full, moment, private, proposal, queue_row, spare, thread,
    };
    use crate::proposals::sealed::DecisionGrounds;

    fn standings() -> Vec<Standing> {
        let decided = |kind, by_delegation| Standing::Decided {
            decision: DecisionId::fresh(&SeededChance::new(8)),
            kind,
            day: day(),
            signer: account(),
            by_delegation,
        };
        vec![
            Standing::Awaiting,
            decided(DecisionKind::Accept, true),
            decided(DecisionKind::NotAccept, false),
            Standing::Withdrawn { by: WithdrawnBy::Representative, day: day() },
            Standing::Lapsed { reason: LapseReason::Gone, day: day() },
            Standing::Lapsed { reason: LapseReason::AlreadyClient, day: day() },
        ]
    }

    fn rows() -> Vec<QueueShown> {
        let row = |(place, standing): (usize, Standing)| {
            let (row, line) = queue_row(place % 2 == 0, place > 1, standing);
            QueueShown { row, line: (place != 2).then_some(line) }
        };
        standings().into_iter().enumerate().map(row).collect()
    }

    impl Samples for QueuePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let page = |shown, everything, next| Self {
                frame: frame.clone(),
                shown,
                colleagues: colleagues(),
                everything,
                next,
            };
            vec![
                page(Vec::new(), false, None),
                page(rows(), false, Some("page=1".to_owned())),
                page(rows(), true, None),
            ]
        }
    }

    impl Samples for GivenPage {
        fn samples(frame: &Frame) -> Vec<Self> {
            [Vec::new(), rows()].map(|shown| Self { frame: frame.clone(), shown }).into()
        }
    }

    fn deeds() -> Vec<DeedShown> {
        let note = || Some(HelpNote { text: private("A bed <for> the night.") });
        let words = vec![
            DeedWords::TakenUp,
            DeedWords::ArrivalSet { day: day(), previous: day() },
            DeedWords::HelpGiven { measure: Measure::SafeAccommodation, day: day(), note: note() },
            DeedWords::HelpGiven { measure: Measure::Advice, day: day(), note: None },
            DeedWords::ContactMade {
                channel: ContactChannel::Call,
                note: Some(ContactNote { text: private("Said.") }),
            },
            DeedWords::Shared { with: account() },
            DeedWords::Consented { given_by: ConsentGivenBy::Representative, record: LaterConsent(full().consent) },
        ];
        words.into_iter().map(|what| DeedShown { at: moment(), account: account(), what }).collect()
    }

    fn talk() -> Vec<ThreadShown> {
        let message = contact::MessageShown {
            id: lyhty_base::MessageId::fresh(&SeededChance::new(9)),
            author: contact::Author::Holder,
            account: None,
            at: moment(),
            text: private("At a <friend's>."),
        };
        let shown = |title, messages| ThreadShown { title, thread: thread(), messages };
        vec![shown("proposals-thread-proposer", Vec::new()), shown("proposals-thread-person", vec![message])]
    }

    impl Samples for OnePage {
        fn samples(frame: &Frame) -> Vec<Self> {
            let grounds =
                || DecisionGrounds { possible_victim: private("Told <so>."), needs_help: private("Needs it.") };
            let mut pages = Vec::new();
            for standing in standings() {
                for (opened, is_full) in [(spare(), false), (full(), true)] {
                    let decided = matches!(standing, Standing::Decided { .. });
                    // Each rule that there is stands on one of the pages.
                    let rules = decision::ADMISSION_RULES;
                    let rule = rules[pages.len() % rules.len()].word.to_owned();
                    pages.push(Self {
                        frame: frame.clone(),
                        opened,
                        standing,
                        decision: decided.then(|| DecisionShown { rule, grounds: grounds() }),
                        deeds: if is_full { deeds() } else { Vec::new() },
                        threads: if is_full { talk() } else { Vec::new() },
                        linked_to: is_full.then(proposal),
                        linked_here: if is_full { vec![(proposal(), ProposalOutcome::Awaiting)] } else { Vec::new() },
                        client: is_full.then(client),
                        colleagues: colleagues(),
                        acts: !is_full || !decided,
                    });
                }
            }
            pages
        }
    }

    #[test]
    fn every_page_shows_its_samples_in_every_language() {
        shows_every_sample::<QueuePage>();
        shows_every_sample::<GivenPage>();
        shows_every_sample::<OnePage>();
    }
}
