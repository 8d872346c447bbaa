//! Writes a register as the office's verbs would have written it: under the office's own keys, which are opened with the
//! director's password as at a sign-in. The verbs themselves take the guard's word that somebody may, and the guard opens
//! one door at a time, which for a hundred thousand people would take a day.

use std::path::Path;

use lyhty_base::{
    AccountId, ChildId, ClientId, DecisionId, DeedId, ExploitationId, FactId, Month, Outcome as Done, Problem,
    ProposalId, RecordId,
};
use lyhty_office::accounts;
use lyhty_office::clients::leaving_rule;
use lyhty_office::clients::sealed::{AdmissionNote, ChildLink, ChildOfClient, FactLink, Leaving, ListLine, Parentage};
use lyhty_office::facts::words::LeavingGround;
use lyhty_office::facts::{
    self, ADULT, ChildFact, ClientFact, DecisionFact, ExploitationFact, LeavingFact, ProposalFact,
};
use lyhty_office::proposals::sealed::{
    ConsentRecord, DecisionGrounds, FactLink as ProposalLink, Narrative, PersonProposed, Proposer, QueueLine,
    SafeContact,
};
use lyhty_office::proposals::words::{
    AgeGroup, Channel, ConsentGivenBy, ContactChannel, DecisionKind, Guardian, Interpreter, Present, PresentAs,
    ProposalOutcome, Told, Urgency, UrgencyReason, WhoseTelephone,
};
use lyhty_store::keys::{self, Holder};
use lyhty_store::{Actor, Entry, Store, Tx, params};
use lyhty_vault::{Compartment, CompartmentSecret, Grant, LockedAccount, MachineSecrets, Password, RecordKey};

use super::people::{Person, private};
use crate::Outcome;

const DIRECTOR: &str = "director";

/// The director's keys.
pub struct Hands {
    account: AccountId,
    intake: CompartmentSecret,
    register: CompartmentSecret,
}

/// A client who has not left yet.
pub struct Client {
    pub id: ClientId,
    record: RecordId,
    key: RecordKey,
    fact: ClientFact,
    child: Option<Child>,
    /// The month in which they will leave.
    pub leaves: Month,
}

/// A child, under a key of its own.
struct Child {
    id: ChildId,
    record: RecordId,
    key: RecordKey,
    details: ChildOfClient,
}

struct Proposed {
    id: ProposalId,
    fact: FactId,
    key: RecordKey,
    record: RecordId,
}

impl Hands {
    /// Opens the keys with the director's password.
    pub fn open(store: &Store, secrets: &Path, password: &str) -> Outcome<Self> {
        let machine = MachineSecrets::load(secrets)?;
        let (account, locked, recovery, grants) = store
            .read_blocking("keys of the director", |tx| {
                let row = tx.query_one(
                    "SELECT account, locked_key FROM account_keys WHERE ended_at IS NULL ORDER BY made_at LIMIT 1",
                    params![],
                )?;
                let (account, locked): (AccountId, Vec<u8>) = (row.get(0)?, row.get(1)?);
                let mut grants = Vec::new();
                for row in tx.query("SELECT sealed FROM grants WHERE account = $1", params![account])? {
                    grants.push(Grant::from_bytes(row.get(0)?)?);
                }
                Ok((account, locked, accounts::recovery_public(tx)?, grants))
            })
            .map_err(refused)?;
        let recovery = recovery.ok_or("the office has no recovery key")?;
        let own = LockedAccount::from_bytes(locked)?.unlock(&Password::typed(password), &machine.pepper)?;
        let open = |compartment| -> Outcome<CompartmentSecret> {
            let grant = grants.iter().find(|grant| grant.compartment() == compartment).ok_or("a grant is missing")?;
            Ok(grant.open_from_recovery(&own, account, DIRECTOR, &recovery)?)
        };
        Ok(Self { account, intake: open(Compartment::Intake)?, register: open(Compartment::Register)? })
    }

    /// In whose name everything is written.
    pub const fn actor(&self) -> Actor {
        Actor::Account { id: self.account, role: DIRECTOR }
    }

    /// Somebody is proposed and awaits a decision.
    pub fn propose(&self, tx: &mut Tx<'_>, person: &Person) -> Done<()> {
        let proposed = self.write_proposal(tx, person)?;
        note_proposal(tx, &proposed, person, ProposalOutcome::Awaiting)
    }

    /// Somebody is proposed, accepted and recorded, all on the transaction's day.
    pub fn admit(&self, tx: &mut Tx<'_>, person: &Person) -> Done<Client> {
        let proposed = self.write_proposal(tx, person)?;
        let decision = self.write_decision(tx, &proposed)?;
        note_proposal(tx, &proposed, person, ProposalOutcome::Accepted)?;

        let (id, record, fact): (ClientId, RecordId, FactId) = (tx.new_id(), tx.new_id(), tx.new_id());
        let key = RecordKey::generate();
        put_key(tx, &self.register, &key, record)?;
        let (identity, today) = (&person.identity, tx.today());
        let line = ListLine {
            kind: person.kind,
            admitted: today.to_string(),
            name: identity.name.clone(),
            languages: identity.languages.clone(),
            birth: identity.birth.clone(),
            version: 0,
        };
        tx.execute(
            "INSERT INTO clients (id, record, decision, admitted_in, identity, list_line, fact, admission) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            params![
                id,
                record,
                decision,
                Month::of(today),
                key.seal(record, identity)?,
                key.seal(record, &line)?,
                key.seal(record, &FactLink { fact })?,
                key.seal(record, &AdmissionNote::default())?
            ],
        )?;
        let client_fact = client_fact(person, today);
        facts::note_client(tx, fact, &client_fact)?;
        enter(tx, "admit", "client", id.to_string(), &[("clients", id.to_string())])?;
        self.write_exploitations(tx, id, record, &key, fact, person)?;
        let child = self.write_child(tx, id, (record, &key), person)?;
        Ok(Client { id, record, key, fact: client_fact, child, leaves: Month::of(today).plus_months(person.stay) })
    }

    /// A client leaves in the transaction's month, and a child is counted no more.
    pub fn leave(&self, tx: &mut Tx<'_>, client: &Client) -> Done<()> {
        let (deed, fact): (DeedId, FactId) = (tx.new_id(), tx.new_id());
        let (today, ground) = (tx.today(), LeavingGround::NoMoreNeed);
        let rule = leaving_rule(today).ok_or(Problem::fault("no rule of leaving for that day"))?.word.to_owned();
        let decision_fact: FactId = tx.new_id();
        let details = Leaving {
            day: today.to_string(),
            ground,
            rule,
            grounds: private("(invented) No help is needed any more.")
                .map_err(|error| Problem::fault(error.to_string()))?,
            signer: self.account,
            delegation: None,
            on_paper: None,
            fact,
            decision_fact,
        };
        tx.execute(
            "INSERT INTO leavings (id, client, account, taken_back, details) VALUES ($1, $2, $3, FALSE, $4)",
            params![deed, client.id, self.account, client.key.seal(client.record, &details)?],
        )?;
        tx.execute("UPDATE clients SET leaving = $2 WHERE id = $1", params![client.id, deed])?;
        facts::note_leaving(tx, fact, &LeavingFact::of(&client.fact, Month::of(today), ground))?;
        facts::note_decision(tx, decision_fact, &DecisionFact { made: Month::of(today), kind: "end" })?;
        let mut written = vec![("leavings", deed.to_string()), ("clients", client.id.to_string())];
        if let Some(child) = &client.child {
            let mut ended = child.details.clone();
            for parentage in &mut ended.parents {
                parentage.until = Some(Month::of(today).to_string());
                parentage.by_leaving = true;
            }
            tx.execute(
                "UPDATE children_of_clients SET details = $2 WHERE id = $1",
                params![child.id, child.key.seal(child.record, &ended)?],
            )?;
            facts::note_child(tx, ended.fact, &child_fact(&ended, client.fact.admitted, Some(Month::of(today))))?;
            written.push(("children_of_clients", child.id.to_string()));
        }
        enter(tx, "leave", "client", client.id.to_string(), &written)
    }

    fn write_proposal(&self, tx: &mut Tx<'_>, person: &Person) -> Done<Proposed> {
        let (id, record, fact): (ProposalId, RecordId, FactId) = (tx.new_id(), tx.new_id(), tx.new_id());
        let key = RecordKey::generate();
        put_key(tx, &self.intake, &key, record)?;
        let texts = ProposalTexts::of(person).map_err(|error| Problem::fault(error.to_string()))?;
        tx.execute(
            "INSERT INTO proposals (id, record, proposer_kind, channel, arrived_day, submitted_at, urgency, \
             urgency_reason, age_group, guardian, consent, complete, queue_line, consent_record, safe_contact, person, \
             narrative, proposer, fact) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
            params![
                id,
                record,
                person.proposer.word(),
                Channel::Site.word(),
                tx.today(),
                tx.now(),
                Urgency::InTurn.word(),
                UrgencyReason::Nothing.word(),
                AgeGroup::Adult.word(),
                Guardian::NotNeeded.word(),
                ConsentGivenBy::ThePerson.word(),
                true,
                key.seal(record, &texts.queue_line)?,
                key.seal(record, &texts.consent)?,
                key.seal(record, &texts.safe_contact)?,
                key.seal(record, &texts.person)?,
                key.seal(record, &texts.narrative)?,
                key.seal(record, &texts.proposer)?,
                key.seal(record, &ProposalLink { fact })?
            ],
        )?;
        enter(tx, "propose", "proposal", id.to_string(), &[("proposals", id.to_string())])?;
        Ok(Proposed { id, fact, key, record })
    }

    fn write_decision(&self, tx: &mut Tx<'_>, proposed: &Proposed) -> Done<DecisionId> {
        let (decision, fact): (DecisionId, FactId) = (tx.new_id(), tx.new_id());
        let grounds = "(invented) What was told is of one piece and agrees with what others saw.";
        let grounds = private(grounds).and_then(|possible_victim| {
            let needs_help = private("(invented) Lives where the debt is collected, without money or papers.")?;
            Ok(DecisionGrounds { possible_victim, needs_help })
        });
        let grounds = grounds.map_err(|error| Problem::fault(error.to_string()))?;
        tx.execute(
            "INSERT INTO decisions (id, proposal, kind, decided_day, decided_at, signer, delegation, rule, grounds) \
             VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8)",
            params![
                decision,
                proposed.id,
                DecisionKind::Accept.word(),
                tx.today(),
                tx.now(),
                self.account,
                "2015",
                proposed.key.seal(proposed.record, &grounds)?
            ],
        )?;
        tx.execute("UPDATE proposals SET ending = $2 WHERE id = $1", params![proposed.id, decision])?;
        let made = DecisionFact { made: Month::of(tx.today()), kind: DecisionKind::Accept.word() };
        facts::note_decision(tx, fact, &made)?;
        enter(
            tx,
            "decide",
            "proposal",
            proposed.id.to_string(),
            &[("decisions", decision.to_string()), ("proposals", proposed.id.to_string())],
        )?;
        Ok(decision)
    }

    fn write_exploitations(
        &self,
        tx: &mut Tx<'_>,
        client: ClientId,
        record: RecordId,
        key: &RecordKey,
        fact: FactId,
        person: &Person,
    ) -> Done<()> {
        let mut written = Vec::new();
        for row in &person.exploitations {
            let id: ExploitationId = tx.new_id();
            tx.execute(
                "INSERT INTO exploitations (id, client, account, at, details) VALUES ($1, $2, $3, $4, $5)",
                params![id, client, self.account, tx.now(), key.seal(record, row)?],
            )?;
            written.push(("exploitations", id.to_string()));
        }
        let (home, today) = (person.identity.citizenships.first(), tx.today());
        let contributions: Vec<ExploitationFact> = person
            .exploitations
            .iter()
            .map(|row| ExploitationFact {
                admitted: Month::of(today),
                in_finland: row.country == lyhty_office::clients::FINLAND,
                at_home: home == Some(&row.country),
                form: row.form,
                main_in_finland: row.main_in_finland,
                residence: row.residence,
                reason: row.reason,
            })
            .collect();
        facts::note_exploitations(tx, fact, &contributions)?;
        enter(tx, "record-exploitation", "client", client.to_string(), &written)
    }

    fn write_child(
        &self,
        tx: &mut Tx<'_>,
        client: ClientId,
        parent: (RecordId, &RecordKey),
        person: &Person,
    ) -> Done<Option<Child>> {
        let Some(birth) = &person.child else { return Ok(None) };
        let (id, record, fact): (ChildId, RecordId, FactId) = (tx.new_id(), tx.new_id(), tx.new_id());
        let key = RecordKey::generate();
        put_key(tx, &self.register, &key, record)?;
        let since = Month::of(tx.today());
        let name = private("(invented) A child").map_err(|error| Problem::fault(error.to_string()))?;
        let parentage =
            Parentage { client, since: since.to_string(), admitted: since.to_string(), until: None, by_leaving: false };
        let details = ChildOfClient {
            name,
            birth: birth.clone(),
            recorded: since.to_string(),
            parents: vec![parentage],
            became_client: None,
            fact,
            struck: false,
        };
        tx.execute(
            "INSERT INTO children_of_clients (id, record, account, details) VALUES ($1, $2, $3, $4)",
            params![id, record, self.account, key.seal(record, &details)?],
        )?;
        let link: DeedId = tx.new_id();
        tx.execute(
            "INSERT INTO child_links (id, client, link) VALUES ($1, $2, $3)",
            params![link, client, parent.1.seal(parent.0, &ChildLink { child: id })?],
        )?;
        facts::note_child(tx, fact, &child_fact(&details, since, None))?;
        enter(tx, "record-child", "client", client.to_string(), &[("children_of_clients", id.to_string())])?;
        Ok(Some(Child { id, record, key, details }))
    }
}

/// What lies under seal in a proposal.
struct ProposalTexts {
    queue_line: QueueLine,
    consent: ConsentRecord,
    safe_contact: SafeContact,
    person: PersonProposed,
    narrative: Narrative,
    proposer: Proposer,
}

impl ProposalTexts {
    fn of(person: &Person) -> Outcome<Self> {
        let identity = &person.identity;
        let beginning: String = person.told.chars().take(120).collect();
        Ok(Self {
            queue_line: QueueLine {
                language: identity.languages.clone(),
                place: private("(invented) A town in the south")?,
                beginning: private(&beginning)?,
            },
            consent: ConsentRecord {
                given_by: ConsentGivenBy::ThePerson,
                told: Told::ALL.to_vec(),
                language: private("An invented language")?,
                interpreter: Interpreter::Professional,
                present: Present::Nobody,
                more: private("")?,
            },
            safe_contact: SafeContact {
                safe: vec![ContactChannel::Call],
                whose_telephone: WhoseTelephone::OwnAlone,
                when: private("(invented) In the morning")?,
                present_as: PresentAs::FirstName,
                as_told: private("")?,
                never: private("(invented) Never through the employer.")?,
            },
            person: PersonProposed {
                name: identity.name.clone(),
                birth: private("")?,
                citizenship: private("")?,
                languages: identity.languages.clone(),
                place: private("(invented) A town in the south")?,
                contact: private("(invented) Through the interpreter")?,
                residence: private("(invented) A permit that has run out")?,
                others: private("")?,
            },
            narrative: Narrative { told: private(person.told)?, observed: private("")? },
            proposer: Proposer {
                kind: person.proposer,
                name: private("An invented proposer")?,
                workplace: private("")?,
                contact: private("")?,
            },
        })
    }
}

fn put_key(tx: &mut Tx<'_>, compartment: &CompartmentSecret, key: &RecordKey, record: RecordId) -> Done<()> {
    let wrapped = compartment.wrap(key, record)?;
    Ok(keys::put(tx, record, &Holder::Compartment(compartment.compartment()), &wrapped)?)
}

fn note_proposal(tx: &mut Tx<'_>, proposed: &Proposed, person: &Person, outcome: ProposalOutcome) -> Done<()> {
    let arrived = Month::of(tx.today());
    let ended = (outcome != ProposalOutcome::Awaiting).then_some(arrived);
    let contribution = ProposalFact { arrived, proposer_kind: person.proposer.word(), outcome: outcome.word(), ended };
    facts::note_proposal(tx, proposed.fact, &contribution)
}

fn client_fact(person: &Person, admitted: lyhty_base::Day) -> ClientFact {
    let birth = &person.identity.birth;
    let age = birth.age_on(admitted);
    let is_minor = age.is_some_and(|age| age < ADULT);
    ClientFact {
        admitted: Month::of(admitted),
        kind: person.kind,
        sex: person.identity.sex,
        age,
        comes_of_age: birth.day().filter(|_| is_minor).and_then(comes_of_age),
        citizenship: person.identity.first_citizenship(),
    }
}

fn child_fact(details: &ChildOfClient, since: Month, until: Option<Month>) -> ChildFact {
    ChildFact { since, until, comes_of_age: details.birth.day().and_then(comes_of_age) }
}

fn comes_of_age(born: lyhty_base::Day) -> Option<Month> {
    Month::new(born.year() + 18, born.month())
}

fn enter(
    tx: &mut Tx<'_>,
    verb: &'static str,
    subject_kind: &'static str,
    subject: String,
    facts: &[(&'static str, String)],
) -> Done<()> {
    tx.enter(Entry { subject_kind, subject, facts, ..Entry::of(verb) })?;
    Ok(())
}

/// A problem of the office's code as an error of this programme.
pub fn refused(problem: Problem) -> Box<dyn std::error::Error + Send + Sync> {
    match problem {
        Problem::Fault(fault) => fault.chain().into(),
        other => format!("{other:?}").into(),
    }
}
