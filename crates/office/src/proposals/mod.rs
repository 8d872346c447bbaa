//! Propose a person; take the proposal up; ask more; decide.
//!
//! **Nouns.** A *proposal* is a person proposed for the system, with their consent, by a *proposer* who may be the person.
//! Without consent there is only a [`consultation`], which has no place for an identity. A *decision* is the
//! administrative act ([`decision`]); the *outcome* of a proposal is what became of it by a day and is derived from deeds:
//! decision, withdrawal, lapse. A second proposal of the same open matter is *linked*: only the first is counted.
//!
//! **States.** `awaiting → accepted | not accepted | withdrawn | lapsed`; nothing leads back. The proposer sees
//! [`ProposerView`] and nothing else.
//!
//! **Verbs**, in the order of a proposal's life: [`propose`] (the form, in [`flow`]), [`enter_for_another`] and [`complete`]
//! (staff, from telephone and paper), [`record_consent`], [`take_up`], [`ask_more`], [`reach_out`], [`record_help`], [`set_arrival`], [`link`], [`share`], then one
//! of [`decision::decide`], [`withdraw`], [`record_withdrawal`], [`lapse`], [`end_as_client`].
//!
//! **Keys.** What a proposal holds is sealed under its own record key, wrapped to the compartment `intake`. The two
//! threads (the proposer's, the person's) have record keys of their own, so that neither receipt opens the other or
//! the proposal.

pub mod consultation;
pub mod decision;
mod ending;
pub mod flow;
mod outcome;
mod pages;
mod rows;
#[cfg(test)]
mod samples;
pub mod sealed;
#[cfg(test)]
mod tests;
mod urgency;
pub mod words;

use lyhty_base::{
    AccountId, Chance, Day, DeedId, FactId, Identity as _, Month, Outcome, Private, Problem, ProposalId, RecordId,
    Text, ThreadId,
};
use lyhty_store::{Entry, Tx, keys};
use lyhty_vault::{Letterbox, RecordKey, Sealed, Stamp, WrappedKey};
use lyhty_web::policy::{
    self, AskMore, CompleteProposal, EnterUrgent, Grade, Permission as _, ReadProposal, ReadSharedRecord,
    RecordHelpGiven, SetArrival, ShareRecord, TakeUp,
};
use lyhty_web::{May, stamps};

use crate::contact;
use crate::facts::{self, ProposalFact};

pub use ending::{end_as_client, lapse, link, record_withdrawal, withdraw};
pub use outcome::Standing;
pub use pages::routes;
pub use pages::{mailbox_panel, safety_panel};
pub use rows::{ProposalRow, QueueRow};
use sealed::{
    ConsentRecord, ContactNote, FactLink, HelpNote, LaterConsent, Lines, Narrative, PersonProposed, PersonsFactLink,
    Proposer, QueueLine, SafeContact,
};
use words::{
    AgeGroup, Channel, ConsentGivenBy, ContactChannel, Danger, Guardian, Measure, ProposalOutcome, ProposerKind,
    ProposerView, Urgency, UrgencyReason,
};

/// A person proposed, as the form or the telephone gave it: looked at, and not yet sealed. Lives in memory only.
#[derive(Debug)]
pub struct NewProposal {
    /// How it reached the office.
    pub channel: Channel,
    /// The yes, or why it is held.
    pub consent: ConsentRecord,
    /// Adult, child or not known.
    pub age_group: AgeGroup,
    /// Where a child's guardian stands.
    pub guardian: Guardian,
    /// How the person may be reached.
    pub safe_contact: SafeContact,
    /// Who the person is.
    pub person: PersonProposed,
    /// What was told and seen.
    pub narrative: Narrative,
    /// Who proposes.
    pub proposer: Proposer,
    /// Danger and need that can't wait.
    pub danger: Danger,
    /// Whether the person wants a mailbox of their own.
    pub mailbox: bool,
    /// Nothing is still to come. False for a four-field entry on the telephone.
    pub complete: bool,
}

impl NewProposal {
    /// The line of the queue, cut from the rest.
    fn queue_line(&self) -> QueueLine {
        let told = self.narrative.told.reveal().as_str();
        let text = if told.is_empty() { self.narrative.observed.reveal().as_str() } else { told };
        let beginning: String =
            text.chars().take(120).map(|letter| if letter == '\n' { ' ' } else { letter }).collect();
        QueueLine {
            language: self.person.languages.clone(),
            place: self.person.place.clone(),
            beginning: Private::new(Text::new(&beginning).unwrap_or_default()),
        }
    }
}

/// The sealed columns of a proposal, which are rewritten together when an urgent entry is completed.
#[derive(Clone)]
pub struct SealedColumns {
    pub(super) queue_line: Sealed<QueueLine>,
    pub(super) consent_record: Sealed<ConsentRecord>,
    pub(super) safe_contact: Sealed<SafeContact>,
    pub(super) person: Sealed<PersonProposed>,
    pub(super) narrative: Sealed<Narrative>,
    pub(super) proposer: Sealed<Proposer>,
}

/// The words of a proposal that stay in clear.
#[derive(Clone, Copy, Debug)]
pub struct ClearWords {
    pub(super) proposer_kind: ProposerKind,
    pub(super) channel: Channel,
    pub(super) urgency: Urgency,
    pub(super) urgency_reason: UrgencyReason,
    pub(super) age_group: AgeGroup,
    pub(super) guardian: Guardian,
    pub(super) consent: ConsentGivenBy,
    pub(super) complete: bool,
}

impl From<&NewProposal> for ClearWords {
    fn from(proposal: &NewProposal) -> Self {
        let (urgency, urgency_reason) = proposal.urgency();
        Self {
            proposer_kind: proposal.proposer.kind,
            channel: proposal.channel,
            urgency,
            urgency_reason,
            age_group: proposal.age_group,
            guardian: proposal.guardian,
            consent: proposal.consent.given_by,
            complete: proposal.complete,
        }
    }
}

/// A proposal sealed outside the transaction, ready to be inserted as often as the transaction is tried.
pub struct SealedProposal {
    record: RecordId,
    key: WrappedKey,
    words: ClearWords,
    columns: SealedColumns,
    links: FactLinks,
    fact: FactId,
    proposer_thread: Option<contact::PreparedThread>,
    person_thread: Option<contact::PreparedThread>,
}

/// The sealed links from a proposal to its facts.
#[derive(Clone)]
pub struct FactLinks {
    pub(super) own: Option<Sealed<FactLink>>,
    pub(super) persons: Option<Sealed<PersonsFactLink>>,
}

impl SealedProposal {
    /// Seals to the office. Whoever holds only a letterbox can do this and can't open it again.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the cryptography fails.
    pub fn seal(
        proposal: &NewProposal,
        chance: &dyn Chance,
        letterbox: &Letterbox,
        proposer_thread: Option<contact::PreparedThread>,
        person_thread: Option<contact::PreparedThread>,
    ) -> Outcome<Self> {
        let (record, fact) = (RecordId::fresh(chance), FactId::fresh(chance));
        let fresh = letterbox.new_record(record);
        let persons = person_thread.as_ref().map(|thread| thread.seal(&PersonsFactLink { fact })).transpose()?;
        let links = FactLinks { own: Some(fresh.seal(&FactLink { fact })?), persons };
        let columns = SealedColumns {
            queue_line: fresh.seal(&proposal.queue_line())?,
            consent_record: fresh.seal(&proposal.consent)?,
            safe_contact: fresh.seal(&proposal.safe_contact)?,
            person: fresh.seal(&proposal.person)?,
            narrative: fresh.seal(&proposal.narrative)?,
            proposer: fresh.seal(&proposal.proposer)?,
        };
        let key = fresh.wrapped_for_intake()?;
        Ok(Self {
            record,
            key,
            words: ClearWords::from(proposal),
            columns,
            links,
            fact,
            proposer_thread,
            person_thread,
        })
    }
}

/// Inserts a sealed proposal with its threads, once for each stamp. Shared by the form and the telephone.
fn insert(
    tx: &mut Tx<'_>,
    proposal: &SealedProposal,
    stamp: &Stamp,
    verb: &'static str,
) -> Outcome<Option<ProposalId>> {
    let id: ProposalId = tx.new_id();
    if stamps::take(tx, stamp, "proposals", &id.to_string())?.is_some() {
        return Ok(None);
    }
    let open = |tx: &mut Tx<'_>, thread: Option<&contact::PreparedThread>| -> Outcome<Option<ThreadId>> {
        thread.map(|thread| contact::open_thread(tx, thread)).transpose()
    };
    let proposer_thread = open(tx, proposal.proposer_thread.as_ref())?;
    let person_thread = open(tx, proposal.person_thread.as_ref())?;
    keys::put(tx, proposal.record, &keys::Holder::Compartment(lyhty_vault::Compartment::Intake), &proposal.key)?;
    let threads = rows::Threads { proposer: proposer_thread, person: person_thread };
    rows::insert(tx, id, proposal.record, threads, proposal.words, &proposal.columns, &proposal.links)?;
    let arrived = tx.today();
    note(tx, proposal.fact, proposal.words.proposer_kind, arrived, ProposalOutcome::Awaiting)?;
    enter(tx, verb, id, &[("proposals", id.to_string())])?;
    Ok(Some(id))
}

/// The public form sends a proposal. The stamp makes a second sending of the same form write nothing: then the
/// answer is `None` and the caller shows the same receipt again.
///
/// # Errors
/// [`Problem::Fault`] and [`Problem::Busy`] from the store.
pub fn propose(tx: &mut Tx<'_>, proposal: &SealedProposal, stamp: &Stamp) -> Outcome<Option<ProposalId>> {
    insert(tx, proposal, stamp, "propose")
}

/// Staff enter a proposal for another: four fields while somebody is on the telephone, or the whole of a paper, which
/// arrived on the day that they say.
///
/// # Errors
/// As [`propose`]; a refusal for a day to come.
pub fn enter_for_another(
    tx: &mut Tx<'_>,
    may: &May<EnterUrgent>,
    proposal: &SealedProposal,
    arrived: Option<Day>,
    stamp: &Stamp,
) -> Outcome<Option<ProposalId>> {
    let Some(id) = insert(tx, proposal, stamp, "enter-for-another")? else { return Ok(None) };
    if let Some(day) = arrived {
        put_arrival(tx, may.account(), id, day, proposal.fact)?;
    }
    Ok(Some(id))
}

/// Staff give the rest of an urgent entry: everything sealed is written anew under the proposal's own key.
///
/// # Errors
/// [`Problem::Absent`] when there is no such proposal or it does not open; a refusal when it has ended or is complete: what
/// somebody sent is never written over.
pub fn complete(tx: &mut Tx<'_>, may: &May<CompleteProposal>, id: ProposalId, proposal: &NewProposal) -> Outcome<()> {
    let row = awaiting(tx, id)?;
    if row.words.complete {
        return Err(Problem::refusal("proposals-already-complete"));
    }
    let key = may.opener().open_key(tx, row.record)?;
    let columns = SealedColumns {
        queue_line: key.seal(row.record, &proposal.queue_line())?,
        consent_record: key.seal(row.record, &proposal.consent)?,
        safe_contact: key.seal(row.record, &proposal.safe_contact)?,
        person: key.seal(row.record, &proposal.person)?,
        narrative: key.seal(row.record, &proposal.narrative)?,
        proposer: key.seal(row.record, &proposal.proposer)?,
    };
    rows::rewrite(tx, id, ClearWords::from(proposal), &columns)?;
    let fact = fact_of(&key, &row)?;
    note(tx, fact, proposal.proposer.kind, row.arrived_day, ProposalOutcome::Awaiting)?;
    enter(tx, "complete", id, &[("proposals", id.to_string())])
}

/// Records a yes that was given after the proposal came, as when a representative has been appointed for a child who was
/// held. What was recorded first stays.
///
/// # Errors
/// [`Problem::Absent`] when there is no such proposal or it does not open; a refusal when it has ended.
pub fn record_consent(
    tx: &mut Tx<'_>,
    may: &May<CompleteProposal>,
    id: ProposalId,
    age_group: AgeGroup,
    guardian: Guardian,
    consent: ConsentRecord,
) -> Outcome<DeedId> {
    let row = awaiting(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    let given_by = consent.given_by;
    let deed: DeedId = tx.new_id();
    rows::insert_later_consent(tx, deed, id, given_by, may.account(), &key.seal(row.record, &LaterConsent(consent))?)?;
    rows::set_consent(tx, id, age_group, guardian, given_by)?;
    enter(tx, "record-consent", id, &[("proposals", id.to_string()), ("later_consents", deed.to_string())])?;
    Ok(deed)
}

/// An adviser takes a proposal up, or takes it over from a colleague.
///
/// # Errors
/// [`Problem::Absent`] when there is none; a refusal when it has ended.
pub fn take_up(tx: &mut Tx<'_>, may: &May<TakeUp>, id: ProposalId) -> Outcome<DeedId> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    awaiting(tx, id)?;
    let deed: DeedId = tx.new_id();
    rows::insert_take_up(tx, deed, id, may.account())?;
    enter(tx, "take-up", id, &[("take_ups", deed.to_string())])?;
    Ok(deed)
}

/// Whom the office asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskWhom {
    /// The proposer, in their thread.
    Proposer,
    /// The person, in their own thread.
    Person,
}

/// Writes a question into one of the two mailboxes.
///
/// # Errors
/// A refusal when there is no such mailbox, or the person's own was not said to be safe, or the proposal has ended.
pub fn ask_more(
    tx: &mut Tx<'_>,
    may: &May<AskMore>,
    id: ProposalId,
    whom: AskWhom,
    text: &Private<Text<4000>>,
) -> Outcome<()> {
    let row = awaiting(tx, id)?;
    let thread = match whom {
        AskWhom::Proposer => row.proposer_thread,
        AskWhom::Person => row.person_thread,
    }
    .ok_or(Problem::refusal("proposals-ask-no-mailbox"))?;
    if whom == AskWhom::Person {
        let key = may.opener().open_key(tx, row.record)?;
        if !key.open(row.record, &row.columns.safe_contact)?.allows(ContactChannel::Mailbox) {
            return Err(Problem::refusal("proposals-ask-not-safe"));
        }
    }
    contact::write_from_office(tx, may, thread, text.reveal())?;
    enter(tx, "ask-more", id, &[])
}

/// Records that staff reached the person, which only a way that the person called safe allows.
///
/// # Errors
/// A refusal beside the field when the way is not safe.
pub fn reach_out(
    tx: &mut Tx<'_>,
    may: &May<AskMore>,
    id: ProposalId,
    channel: ContactChannel,
    note: &Lines,
) -> Outcome<DeedId> {
    let row = find(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    if !key.open(row.record, &row.columns.safe_contact)?.allows(channel) {
        return Err(Problem::refusal("proposals-reach-unsafe"));
    }
    let deed: DeedId = tx.new_id();
    let note = key.seal(row.record, &ContactNote { text: note.clone() })?;
    rows::insert_contact_made(tx, deed, id, channel, may.account(), &note)?;
    enter(tx, "reach-out", id, &[("contacts_made", deed.to_string())])?;
    Ok(deed)
}

/// A note on help, sealed outside the transaction under a record key of its own.
pub struct SealedHelp {
    record: RecordId,
    key: WrappedKey,
    note: Sealed<HelpNote>,
}

impl SealedHelp {
    /// Seals a note to the office.
    ///
    /// # Errors
    /// [`Problem::Fault`] when the cryptography fails.
    pub fn seal(text: &Lines, record: RecordId, letterbox: &Letterbox) -> Outcome<Self> {
        let fresh = letterbox.new_record(record);
        Ok(Self { record, key: fresh.wrapped_for_intake()?, note: fresh.seal(&HelpNote { text: text.clone() })? })
    }
}

/// Records help given before the decision: urgent help may begin at once.
///
/// # Errors
/// A refusal when the proposal has ended: what comes after is a service.
pub fn record_help(
    tx: &mut Tx<'_>,
    may: &May<RecordHelpGiven>,
    id: ProposalId,
    measure: Measure,
    day: Day,
    help: &SealedHelp,
) -> Outcome<DeedId> {
    find(tx, id)?;
    if standing(tx, id)?.outcome() != ProposalOutcome::Awaiting {
        return Err(Problem::refusal("proposals-help-after"));
    }
    if day > tx.today() {
        return Err(Problem::refusal("proposals-arrival-future"));
    }
    let deed: DeedId = tx.new_id();
    keys::put(tx, help.record, &keys::Holder::Compartment(lyhty_vault::Compartment::Intake), &help.key)?;
    rows::insert_help(tx, deed, help.record, id, measure, day, may.account(), &help.note)?;
    enter(tx, "record-help", id, &[("help_given", deed.to_string())])?;
    Ok(deed)
}

/// Sets the Helsinki day on which a proposal on paper or by telephone arrived.
///
/// # Errors
/// A refusal for a day to come, and for what was written on the site, whose day is when it was sent.
pub fn set_arrival(tx: &mut Tx<'_>, may: &May<SetArrival>, id: ProposalId, day: Day) -> Outcome<()> {
    crate::accounts::acts_with_keys(tx, may.account())?;
    let row = find(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    put_arrival(tx, may.account(), id, day, fact_of(&key, &row)?)
}

fn put_arrival(tx: &mut Tx<'_>, account: AccountId, id: ProposalId, day: Day, fact: FactId) -> Outcome<()> {
    let row = find(tx, id)?;
    if row.words.channel == Channel::Site {
        return Err(Problem::refusal("proposals-arrival-site"));
    }
    if day > tx.today() {
        return Err(Problem::refusal("proposals-arrival-future"));
    }
    let deed: DeedId = tx.new_id();
    rows::insert_arrival_setting(tx, deed, id, day, row.arrived_day, account)?;
    rows::set_arrived_day(tx, id, day)?;
    // A linked proposal is not counted, whenever it arrived.
    if rows::linked_to(tx, id)?.is_none() {
        let outcome = rows::standing(tx, id)?.outcome();
        note(tx, fact, row.words.proposer_kind, day, outcome)?;
    }
    enter(tx, "set-arrival", id, &[("proposals", id.to_string()), ("arrival_settings", deed.to_string())])
}

/// Gives one proposal to one colleague who holds no compartment: its record key, sealed to their account.
///
/// # Errors
/// [`Problem::Absent`] when the proposal does not open to the giver; a refusal when there is no such colleague, or one whose
/// role reads no record even when it is given to them.
pub fn share(tx: &mut Tx<'_>, may: &May<ShareRecord>, id: ProposalId, with: AccountId) -> Outcome<DeedId> {
    let row = find(tx, id)?;
    let key = may.opener().open_key(tx, row.record)?;
    if !crate::accounts::standing(tx, with)?.is_some_and(reads_when_given) {
        return Err(Problem::refusal("proposals-share-nobody"));
    }
    let public = crate::accounts::public_key(tx, with)?.ok_or(Problem::refusal("proposals-share-nobody"))?;
    let wrapped = public.wrap(&key, row.record)?;
    keys::put(tx, row.record, &keys::Holder::Account(with), &wrapped)?;
    let deed: DeedId = tx.new_id();
    let deed = rows::insert_share(tx, deed, id, with, may.account())?;
    enter(tx, "share", id, &[("proposal_shares", deed.to_string())])?;
    Ok(deed)
}

/// Whether somebody of this role may read a proposal that is given to them by name. The system administrator never.
fn reads_when_given(role: policy::Role) -> bool {
    policy::allows(role, ReadSharedRecord::NAME) != Grade::No || policy::allows(role, ReadProposal::NAME) == Grade::Own
}

/// The chain of facts of a proposal, for whoever opened it.
fn fact_of(key: &RecordKey, row: &ProposalRow) -> Outcome<FactId> {
    let link = row.links.own.as_ref().ok_or(Problem::fault("a proposal without its link to facts"))?;
    Ok(key.open(row.record, link)?.fact)
}

/// Notes what a proposal contributes to figures from now on.
fn note(tx: &mut Tx<'_>, fact: FactId, kind: ProposerKind, arrived: Day, outcome: ProposalOutcome) -> Outcome<()> {
    let ended = (outcome != ProposalOutcome::Awaiting).then(|| Month::of(tx.today()));
    let contribution =
        ProposalFact { arrived: Month::of(arrived), proposer_kind: kind.word(), outcome: outcome.word(), ended };
    facts::note_proposal(tx, fact, &contribution)
}

/// Finds a proposal's row.
fn find(tx: &mut Tx<'_>, id: ProposalId) -> Outcome<ProposalRow> {
    rows::find(tx, id)?.ok_or(Problem::Absent)
}

/// Locks a proposal that nothing has ended yet.
fn awaiting(tx: &mut Tx<'_>, id: ProposalId) -> Outcome<ProposalRow> {
    if !tx.lock("proposals", id)? {
        return Err(Problem::Absent);
    }
    let row = find(tx, id)?;
    if standing(tx, id)?.outcome() == ProposalOutcome::Awaiting {
        Ok(row)
    } else {
        Err(Problem::refusal("proposals-already-ended"))
    }
}

/// What has ended a proposal, if anything has. A linked proposal stands as the one that is counted.
///
/// # Errors
/// From the store.
pub fn standing(tx: &mut Tx<'_>, id: ProposalId) -> Outcome<Standing> {
    let counted = rows::linked_to(tx, id)?.unwrap_or(id);
    let own = rows::standing(tx, id)?;
    // Who withdrew the linked one has withdrawn it, whatever becomes of the other.
    if own.outcome() == ProposalOutcome::Awaiting { Ok(rows::standing(tx, counted)?) } else { Ok(own) }
}

/// What the proposer may see of the proposal behind their thread.
///
/// # Errors
/// From the store.
pub fn proposer_view(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<Option<ProposerView>> {
    let Some(id) = rows::by_thread(tx, thread)? else { return Ok(None) };
    Ok(Some(standing(tx, id)?.outcome().for_proposer()))
}

/// The thread is the person's own, from which alone the proposal is taken back.
///
/// # Errors
/// From the store.
pub fn is_persons_thread(tx: &mut Tx<'_>, thread: ThreadId) -> Outcome<bool> {
    Ok(rows::by_person_thread(tx, thread)?.is_some())
}

/// One proposal opened for somebody who may read it.
pub struct OpenedProposal {
    /// The row.
    pub row: ProposalRow,
    /// How the person may be reached: first on every page.
    pub safe_contact: SafeContact,
    /// The yes.
    pub consent: ConsentRecord,
    /// Who the person is.
    pub person: PersonProposed,
    /// What was told.
    pub narrative: Narrative,
    /// Who proposes.
    pub proposer: Proposer,
}

/// Opens a proposal for reading.
///
/// # Errors
/// [`Problem::Absent`] when there is none or it does not open to this reader: both look the same.
pub fn read(tx: &mut Tx<'_>, may: &May<ReadProposal>, id: ProposalId) -> Outcome<OpenedProposal> {
    if may.grade() == Grade::Own && !rows::is_shared_with(tx, id, may.account())? {
        return Err(Problem::Absent);
    }
    open_with(tx, &may.opener(), id)
}

fn open_with(tx: &mut Tx<'_>, opener: &lyhty_web::Opener, id: ProposalId) -> Outcome<OpenedProposal> {
    let row = find(tx, id)?;
    let key = opener.open_key(tx, row.record)?;
    Ok(OpenedProposal {
        safe_contact: key.open(row.record, &row.columns.safe_contact)?,
        consent: key.open(row.record, &row.columns.consent_record)?,
        person: key.open(row.record, &row.columns.person)?,
        narrative: key.open(row.record, &row.columns.narrative)?,
        proposer: key.open(row.record, &row.columns.proposer)?,
        row,
    })
}

/// Writes the trail's entry of a deed about a proposal.
fn enter(tx: &mut Tx<'_>, verb: &'static str, id: ProposalId, facts: &[(&'static str, String)]) -> Outcome<()> {
    tx.enter(Entry { subject_kind: "proposal", subject: id.to_string(), facts, ..Entry::of(verb) })?;
    Ok(())
}
