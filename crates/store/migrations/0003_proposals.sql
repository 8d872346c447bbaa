-- A person proposed. Working columns are the coarsest that routing and urgency need; the rest lies under seal.
CREATE TABLE proposals (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    proposer_thread TEXT,
    person_thread TEXT,
    proposer_kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    arrived_day TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    urgency TEXT NOT NULL,
    urgency_reason TEXT NOT NULL,
    age_group TEXT NOT NULL,
    guardian TEXT NOT NULL,
    consent TEXT NOT NULL,
    complete BOOLEAN NOT NULL,
    queue_line {{BYTES}} NOT NULL,
    consent_record {{BYTES}} NOT NULL,
    safe_contact {{BYTES}} NOT NULL,
    person {{BYTES}} NOT NULL,
    narrative {{BYTES}} NOT NULL,
    proposer {{BYTES}} NOT NULL
);
CREATE INDEX proposals_by_arrival ON proposals (arrived_day);
CREATE INDEX proposals_by_proposer_thread ON proposals (proposer_thread);
CREATE INDEX proposals_by_person_thread ON proposals (person_thread);

-- A yes that was given after the proposal came: by a representative for a child who was held. The first record stays.
CREATE TABLE later_consents (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL,
    given_by TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    consent_record {{BYTES}} NOT NULL
);
CREATE INDEX later_consents_by_proposal ON later_consents (proposal);

-- An adviser takes a proposal up; the newest row says whose it is now.
CREATE TABLE take_ups (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX take_ups_by_proposal ON take_ups (proposal);

-- The administrative act. A proposal has at most one; its outcome on a day is derived and is another thing.
CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    decided_day TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    signer TEXT NOT NULL,
    delegation TEXT,
    rule TEXT NOT NULL,
    grounds {{BYTES}} NOT NULL
);

CREATE TABLE withdrawals (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL UNIQUE,
    withdrawn_by TEXT NOT NULL,
    recorded_by TEXT,
    day TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE lapses (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL,
    account TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A second proposal for the same open matter: linked to the one that is counted, not counted itself.
CREATE TABLE proposal_links (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL UNIQUE,
    counted_proposal TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX proposal_links_by_counted ON proposal_links (counted_proposal);

-- Staff set the day of arrival of what came on paper or by telephone.
CREATE TABLE arrival_settings (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL,
    day TEXT NOT NULL,
    previous_day TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Help given before the decision (in urgency help may begin at once).
CREATE TABLE help_given (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    proposal TEXT NOT NULL,
    measure TEXT NOT NULL,
    day TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    note {{BYTES}} NOT NULL
);
CREATE INDEX help_given_by_proposal ON help_given (proposal);

-- Staff reached out to the person, by a channel that the person said is safe.
CREATE TABLE contacts_made (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL,
    channel TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    note {{BYTES}} NOT NULL
);
CREATE INDEX contacts_made_by_proposal ON contacts_made (proposal);

-- One proposal given to one colleague who holds no compartment.
CREATE TABLE proposal_shares (
    id TEXT PRIMARY KEY,
    proposal TEXT NOT NULL,
    account TEXT NOT NULL,
    shared_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (proposal, account)
);

-- Advice asked without naming the person: there is no column for an identity.
CREATE TABLE consultations (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    thread TEXT,
    asked_by TEXT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    account TEXT,
    question {{BYTES}} NOT NULL
);
CREATE INDEX consultations_by_day ON consultations (day);
