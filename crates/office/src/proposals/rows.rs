//! SQL of proposals, one function a query. One text for both engines.

use lyhty_base::{AccountId, Day, DecisionId, DeedId, Moment, ProposalId, RecordId, ThreadId};
use lyhty_store::{Row, StoreError, Tx, params};
use lyhty_vault::Sealed;

use super::sealed::{AlreadyClient, ContactNote, HelpNote, LaterConsent, QueueLine};
use super::words::{
    AgeGroup, Channel, ConsentGivenBy, ContactChannel, DecisionKind, Guardian, LapseReason, Measure, ProposerKind,
    Urgency, UrgencyReason, WithdrawnBy,
};
use super::{ClearWords, FactLinks, SealedColumns, Standing};

/// A proposal as it lies in the database.
pub struct ProposalRow {
    /// Its id.
    pub id: ProposalId,
    /// Whose record key opens the sealed columns.
    pub record: RecordId,
    /// The proposer's thread.
    pub proposer_thread: Option<ThreadId>,
    /// The person's own thread.
    pub person_thread: Option<ThreadId>,
    /// The Helsinki day of arrival.
    pub arrived_day: Day,
    /// When it was written into the database.
    pub submitted_at: Moment,
    /// What is in clear.
    pub words: ClearWords,
    /// What is sealed.
    pub columns: SealedColumns,
    /// The sealed links to the facts.
    pub links: FactLinks,
}

const COLUMNS: &str = "id, record, proposer_thread, person_thread, proposer_kind, channel, arrived_day, submitted_at, \
     urgency, urgency_reason, age_group, guardian, consent, complete, \
     queue_line, consent_record, safe_contact, person, narrative, proposer, fact, person_fact";

fn proposal(row: &Row) -> Result<ProposalRow, StoreError> {
    Ok(ProposalRow {
        id: row.get(0)?,
        record: row.get(1)?,
        proposer_thread: row.get(2)?,
        person_thread: row.get(3)?,
        words: ClearWords {
            proposer_kind: row.parse(4)?,
            channel: row.parse(5)?,
            urgency: row.parse(8)?,
            urgency_reason: row.parse(9)?,
            age_group: row.parse(10)?,
            guardian: row.parse(11)?,
            consent: row.parse(12)?,
            complete: row.get(13)?,
        },
        arrived_day: row.get(6)?,
        submitted_at: row.get(7)?,
        columns: SealedColumns {
            queue_line: row.get(14)?,
            consent_record: row.get(15)?,
            safe_contact: row.get(16)?,
            person: row.get(17)?,
            narrative: row.get(18)?,
            proposer: row.get(19)?,
        },
        links: FactLinks { own: row.get(20)?, persons: row.get(21)? },
    })
}

/// The threads of a proposal.
#[derive(Clone, Copy)]
pub(super) struct Threads {
    pub proposer: Option<ThreadId>,
    pub person: Option<ThreadId>,
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: ProposalId,
    record: RecordId,
    threads: Threads,
    words: ClearWords,
    columns: &SealedColumns,
    links: &FactLinks,
) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        &format!(
            "INSERT INTO proposals ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, \
             $15, $16, $17, $18, $19, $20, $21, $22)"
        ),
        params![
            id,
            record,
            threads.proposer,
            threads.person,
            words.proposer_kind.word(),
            words.channel.word(),
            day,
            now,
            words.urgency.word(),
            words.urgency_reason.word(),
            words.age_group.word(),
            words.guardian.word(),
            words.consent.word(),
            words.complete,
            columns.queue_line,
            columns.consent_record,
            columns.safe_contact,
            columns.person,
            columns.narrative,
            columns.proposer,
            links.own,
            links.persons
        ],
    )?;
    Ok(())
}

pub(super) fn rewrite(
    tx: &mut Tx<'_>,
    id: ProposalId,
    words: ClearWords,
    columns: &SealedColumns,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE proposals SET proposer_kind = $2, urgency = $3, urgency_reason = $4, age_group = $5, guardian = $6, \
         consent = $7, complete = $8, queue_line = $9, consent_record = $10, safe_contact = $11, person = $12, \
         narrative = $13, proposer = $14 WHERE id = $1",
        params![
            id,
            words.proposer_kind.word(),
            words.urgency.word(),
            words.urgency_reason.word(),
            words.age_group.word(),
            words.guardian.word(),
            words.consent.word(),
            words.complete,
            columns.queue_line,
            columns.consent_record,
            columns.safe_contact,
            columns.person,
            columns.narrative,
            columns.proposer
        ],
    )?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<ProposalRow>, StoreError> {
    tx.query_optional(&format!("SELECT {COLUMNS} FROM proposals WHERE id = $1"), params![id])?
        .as_ref()
        .map(proposal)
        .transpose()
}

pub(super) fn by_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<ProposalId>, StoreError> {
    tx.query_optional("SELECT id FROM proposals WHERE proposer_thread = $1 OR person_thread = $1", params![thread])?
        .map(|row| row.get(0))
        .transpose()
}

pub(super) fn by_person_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Result<Option<ProposalId>, StoreError> {
    tx.query_optional("SELECT id FROM proposals WHERE person_thread = $1", params![thread])?
        .map(|row| row.get(0))
        .transpose()
}

/// A row of the queue: clear words and the sealed line.
pub struct QueueRow {
    /// The proposal.
    pub id: ProposalId,
    /// Whose key opens the line.
    pub record: RecordId,
    /// How soon.
    pub urgency: Urgency,
    /// Why.
    pub reason: UrgencyReason,
    /// The Helsinki day of arrival.
    pub arrived_day: Day,
    /// Who proposed.
    pub proposer_kind: ProposerKind,
    /// How it came.
    pub channel: Channel,
    /// Nothing is still to come.
    pub complete: bool,
    /// What it is about, under seal.
    pub line: Sealed<QueueLine>,
    /// Who has taken it up last.
    pub taken_up_by: Option<AccountId>,
    /// What has ended it.
    pub standing: Standing,
}

const STANDING: &str = "d.id, d.kind, d.decided_day, d.signer, d.delegation, w.withdrawn_by, w.day, l.reason, l.day";

const ENDINGS: &str = "LEFT JOIN decisions d ON d.proposal = p.id LEFT JOIN withdrawals w ON w.proposal = p.id \
     LEFT JOIN lapses l ON l.proposal = p.id";

fn standing_from(row: &Row, first: usize) -> Result<Standing, StoreError> {
    if let Some(decision) = row.get::<Option<DecisionId>>(first)? {
        return Ok(Standing::Decided {
            decision,
            kind: row.parse::<DecisionKind>(first + 1)?,
            day: row.get(first + 2)?,
            signer: row.get(first + 3)?,
            by_delegation: row.get::<Option<String>>(first + 4)?.is_some(),
        });
    }
    if let Some(by) = row.parse_optional::<WithdrawnBy>(first + 5)? {
        return Ok(Standing::Withdrawn { by, day: row.get(first + 6)? });
    }
    if let Some(reason) = row.parse_optional::<LapseReason>(first + 7)? {
        return Ok(Standing::Lapsed { reason, day: row.get(first + 8)? });
    }
    Ok(Standing::Awaiting)
}

fn queue_row(row: &Row) -> Result<QueueRow, StoreError> {
    Ok(QueueRow {
        id: row.get(0)?,
        record: row.get(1)?,
        urgency: row.parse(2)?,
        reason: row.parse(3)?,
        arrived_day: row.get(4)?,
        proposer_kind: row.parse(5)?,
        channel: row.parse(6)?,
        complete: row.get(7)?,
        line: row.get(8)?,
        taken_up_by: row.get(9)?,
        standing: standing_from(row, 10)?,
    })
}

const QUEUE: &str = "SELECT p.id, p.record, p.urgency, p.urgency_reason, p.arrived_day, p.proposer_kind, p.channel, \
     p.complete, p.queue_line, \
     (SELECT t.account FROM take_ups t WHERE t.proposal = p.id ORDER BY t.at DESC, t.id DESC LIMIT 1), ";

/// Counted proposals that nothing has ended, the most urgent first, then the oldest. Those that were ended are not looked at:
/// the queue is as fast after a hundred thousand as after ten.
pub(super) fn list_awaiting(tx: &mut Tx<'_>, limit: i64, offset: i64) -> Result<Vec<QueueRow>, StoreError> {
    tx.query(
        &format!(
            "{QUEUE} {STANDING} FROM proposals p {ENDINGS} WHERE p.ending IS NULL \
             ORDER BY CASE p.urgency WHEN 'now' THEN 0 WHEN 'today' THEN 1 ELSE 2 END, p.arrived_day, p.submitted_at, \
             p.id LIMIT $1 OFFSET $2"
        ),
        params![limit, offset],
    )?
    .iter()
    .map(queue_row)
    .collect()
}

/// Every proposal, the newest first; a page is picked by the last row of the page before.
pub(super) fn list_all(tx: &mut Tx<'_>, after: Option<ProposalId>, limit: i64) -> Result<Vec<QueueRow>, StoreError> {
    let place = match after {
        Some(id) => {
            tx.query_optional("SELECT arrived_day, submitted_at, id FROM proposals WHERE id = $1", params![id])?
        }
        None => None,
    };
    let order = "ORDER BY p.arrived_day DESC, p.submitted_at DESC, p.id DESC";
    let rows = match place {
        Some(place) => tx.query(
            &format!(
                "{QUEUE} {STANDING} FROM proposals p {ENDINGS} \
                 WHERE (p.arrived_day, p.submitted_at, p.id) < ($1, $2, $3) {order} LIMIT $4"
            ),
            params![place.get::<Day>(0)?, place.get::<Moment>(1)?, place.get::<ProposalId>(2)?, limit],
        )?,
        None => tx.query(&format!("{QUEUE} {STANDING} FROM proposals p {ENDINGS} {order} LIMIT $1"), params![limit])?,
    };
    rows.iter().map(queue_row).collect()
}

/// Proposals given to one colleague by name.
pub(super) fn list_shared_with(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<QueueRow>, StoreError> {
    tx.query(
        &format!(
            "{QUEUE} {STANDING} FROM proposals p {ENDINGS} JOIN proposal_shares s ON s.proposal = p.id \
             WHERE s.account = $1 ORDER BY s.at DESC, p.id"
        ),
        params![account],
    )?
    .iter()
    .map(queue_row)
    .collect()
}

pub(super) fn is_shared_with(tx: &mut Tx<'_>, id: ProposalId, account: AccountId) -> Result<bool, StoreError> {
    Ok(tx
        .query_optional("SELECT id FROM proposal_shares WHERE proposal = $1 AND account = $2", params![id, account])?
        .is_some())
}

/// What has ended this very proposal, links aside.
pub(super) fn standing(tx: &mut Tx<'_>, id: ProposalId) -> Result<Standing, StoreError> {
    match tx.query_optional(&format!("SELECT {STANDING} FROM proposals p {ENDINGS} WHERE p.id = $1"), params![id])? {
        Some(row) => standing_from(&row, 0),
        None => Ok(Standing::Awaiting),
    }
}

pub(super) fn linked_to(tx: &mut Tx<'_>, id: ProposalId) -> Result<Option<ProposalId>, StoreError> {
    tx.query_optional("SELECT counted_proposal FROM proposal_links WHERE proposal = $1", params![id])?
        .map(|row| row.get(0))
        .transpose()
}

pub(super) fn linked_here(tx: &mut Tx<'_>, counted: ProposalId) -> Result<Vec<ProposalId>, StoreError> {
    tx.query("SELECT proposal FROM proposal_links WHERE counted_proposal = $1 ORDER BY at, id", params![counted])?
        .iter()
        .map(|row| row.get(0))
        .collect()
}

pub(super) fn insert_take_up(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO take_ups (id, proposal, account, at) VALUES ($1, $2, $3, $4)",
        params![deed, proposal, account, now],
    )?;
    Ok(())
}

/// Notes which deed ended a proposal, so that the queue need not look for it: a decision, a withdrawal, a lapse, a link. The
/// first one counts.
pub(super) fn end(tx: &mut Tx<'_>, id: ProposalId, deed: impl std::fmt::Display) -> Result<(), StoreError> {
    let deed = deed.to_string();
    tx.execute("UPDATE proposals SET ending = $2 WHERE id = $1 AND ending IS NULL", params![id, deed])?;
    Ok(())
}

pub(super) fn insert_withdrawal(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    by: WithdrawnBy,
    recorded_by: Option<AccountId>,
) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        "INSERT INTO withdrawals (id, proposal, withdrawn_by, recorded_by, day, at) VALUES ($1, $2, $3, $4, $5, $6)",
        params![deed, proposal, by.word(), recorded_by, day, now],
    )?;
    Ok(())
}

pub(super) fn insert_lapse(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    reason: LapseReason,
    account: AccountId,
    client: Option<&Sealed<AlreadyClient>>,
) -> Result<(), StoreError> {
    let (day, now) = (tx.today(), tx.now());
    tx.execute(
        "INSERT INTO lapses (id, proposal, reason, account, day, at, client) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![deed, proposal, reason.word(), account, day, now, client],
    )?;
    Ok(())
}

/// Which client the person of a lapsed proposal was already.
pub(super) fn already_client(
    tx: &mut Tx<'_>,
    proposal: ProposalId,
) -> Result<Option<Sealed<AlreadyClient>>, StoreError> {
    let row = tx.query_optional("SELECT client FROM lapses WHERE proposal = $1", params![proposal])?;
    row.map_or(Ok(None), |row| row.get(0))
}

pub(super) fn insert_link(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    counted: ProposalId,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO proposal_links (id, proposal, counted_proposal, account, at) VALUES ($1, $2, $3, $4, $5)",
        params![deed, proposal, counted, account, now],
    )?;
    Ok(())
}

pub(super) fn insert_arrival_setting(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    day: Day,
    previous_day: Day,
    account: AccountId,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO arrival_settings (id, proposal, day, previous_day, account, at) VALUES ($1, $2, $3, $4, $5, $6)",
        params![deed, proposal, day, previous_day, account, now],
    )?;
    Ok(())
}

pub(super) fn set_arrived_day(tx: &mut Tx<'_>, id: ProposalId, day: Day) -> Result<(), StoreError> {
    tx.execute("UPDATE proposals SET arrived_day = $2 WHERE id = $1", params![id, day])?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "one argument a column")]
pub(super) fn insert_help(
    tx: &mut Tx<'_>,
    deed: DeedId,
    record: RecordId,
    proposal: ProposalId,
    measure: Measure,
    day: Day,
    account: AccountId,
    note: &Sealed<HelpNote>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO help_given (id, record, proposal, measure, day, account, at, note) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![deed, record, proposal, measure.word(), day, account, now, note],
    )?;
    Ok(())
}

pub(super) fn insert_contact_made(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    channel: ContactChannel,
    account: AccountId,
    note: &Sealed<ContactNote>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO contacts_made (id, proposal, channel, account, at, note) VALUES ($1, $2, $3, $4, $5, $6)",
        params![deed, proposal, channel.word(), account, now, note],
    )?;
    Ok(())
}

/// Inserts a share and gives its id, or the id of the one that is there already.
pub(super) fn insert_share(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    account: AccountId,
    shared_by: AccountId,
) -> Result<DeedId, StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO proposal_shares (id, proposal, account, shared_by, at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
        params![deed, proposal, account, shared_by, now],
    )?;
    tx.query_one("SELECT id FROM proposal_shares WHERE proposal = $1 AND account = $2", params![proposal, account])?
        .get(0)
}

/// A deed about a proposal, for its time line.
pub enum DeedRow {
    /// Taken up.
    TakenUp {
        /// By whom.
        account: AccountId,
    },
    /// Day of arrival set.
    ArrivalSet {
        /// To this day.
        day: Day,
        /// From this day.
        previous: Day,
        /// By whom.
        account: AccountId,
    },
    /// Help given before the decision.
    HelpGiven {
        /// Which.
        measure: Measure,
        /// On which day.
        day: Day,
        /// Recorded by whom.
        account: AccountId,
        /// Whose key opens the note.
        record: RecordId,
        /// The note.
        note: Sealed<HelpNote>,
    },
    /// The person was reached.
    ContactMade {
        /// How.
        channel: ContactChannel,
        /// By whom.
        account: AccountId,
        /// The note, under the proposal's own key.
        note: Sealed<ContactNote>,
    },
    /// A yes given later.
    Consented {
        /// Who gave it.
        given_by: ConsentGivenBy,
        /// Recorded by whom.
        account: AccountId,
        /// How it was given, under the proposal's own key.
        record: Sealed<LaterConsent>,
    },
    /// Given to a colleague.
    Shared {
        /// To whom.
        with: AccountId,
        /// By whom.
        account: AccountId,
    },
}

/// The deeds about a proposal, the oldest first.
pub(super) fn list_deeds(tx: &mut Tx<'_>, id: ProposalId) -> Result<Vec<(Moment, DeedRow)>, StoreError> {
    let mut deeds = Vec::new();
    for row in tx.query("SELECT at, account FROM take_ups WHERE proposal = $1", params![id])? {
        deeds.push((row.get(0)?, DeedRow::TakenUp { account: row.get(1)? }));
    }
    for row in
        tx.query("SELECT at, day, previous_day, account FROM arrival_settings WHERE proposal = $1", params![id])?
    {
        let deed = DeedRow::ArrivalSet { day: row.get(1)?, previous: row.get(2)?, account: row.get(3)? };
        deeds.push((row.get(0)?, deed));
    }
    for row in
        tx.query("SELECT at, measure, day, account, record, note FROM help_given WHERE proposal = $1", params![id])?
    {
        let deed = DeedRow::HelpGiven {
            measure: row.parse(1)?,
            day: row.get(2)?,
            account: row.get(3)?,
            record: row.get(4)?,
            note: row.get(5)?,
        };
        deeds.push((row.get(0)?, deed));
    }
    for row in tx.query("SELECT at, channel, account, note FROM contacts_made WHERE proposal = $1", params![id])? {
        let deed = DeedRow::ContactMade { channel: row.parse(1)?, account: row.get(2)?, note: row.get(3)? };
        deeds.push((row.get(0)?, deed));
    }
    for row in
        tx.query("SELECT at, given_by, account, consent_record FROM later_consents WHERE proposal = $1", params![id])?
    {
        let deed = DeedRow::Consented { given_by: row.parse(1)?, account: row.get(2)?, record: row.get(3)? };
        deeds.push((row.get(0)?, deed));
    }
    for row in tx.query("SELECT at, account, shared_by FROM proposal_shares WHERE proposal = $1", params![id])? {
        deeds.push((row.get(0)?, DeedRow::Shared { with: row.get(1)?, account: row.get(2)? }));
    }
    deeds.sort_by_key(|(at, _)| *at);
    Ok(deeds)
}

pub(super) fn is_taken_up(tx: &mut Tx<'_>, id: ProposalId) -> Result<bool, StoreError> {
    Ok(tx.query_optional("SELECT id FROM take_ups WHERE proposal = $1 LIMIT 1", params![id])?.is_some())
}

pub(super) fn insert_later_consent(
    tx: &mut Tx<'_>,
    deed: DeedId,
    proposal: ProposalId,
    given_by: ConsentGivenBy,
    account: AccountId,
    record: &Sealed<LaterConsent>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO later_consents (id, proposal, given_by, account, at, consent_record) VALUES ($1, $2, $3, $4, $5, $6)",
        params![deed, proposal, given_by.word(), account, now, record],
    )?;
    Ok(())
}

pub(super) fn set_consent(
    tx: &mut Tx<'_>,
    id: ProposalId,
    age_group: AgeGroup,
    guardian: Guardian,
    given_by: ConsentGivenBy,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE proposals SET age_group = $2, guardian = $3, consent = $4 WHERE id = $1",
        params![id, age_group.word(), guardian.word(), given_by.word()],
    )?;
    Ok(())
}
