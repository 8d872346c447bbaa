-- Facts for figures: coarse, under random ids of their own, months instead of days. A change is a new version: the old one
-- is known until the month of the change, so that the figures of an earlier cut-off stay what they were.
--
-- Where a row lies must not tell when it came: SQLite keeps these tables by their random ids; PostgreSQL is rewritten nightly.
CREATE TABLE fact_proposals (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    arrived TEXT NOT NULL,
    proposer_kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    ended TEXT
) {{BY_KEY}};
CREATE INDEX fact_proposals_by_subject ON fact_proposals (subject);
-- Figures add up over all of the years. An index that holds all they ask for is read from one end to the other; without it the
-- database would look up every row of it in the table, one here and one there.
CREATE INDEX fact_proposals_by_arrival ON fact_proposals (arrived, proposer_kind, outcome, known_from, known_until);

CREATE TABLE fact_decisions (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    made TEXT NOT NULL,
    kind TEXT NOT NULL
) {{BY_KEY}};
CREATE INDEX fact_decisions_by_month ON fact_decisions (made, kind, known_from, known_until);

CREATE TABLE fact_clients (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    admitted TEXT NOT NULL,
    kind TEXT NOT NULL,
    sex TEXT NOT NULL,
    age BIGINT,
    comes_of_age TEXT,
    citizenship TEXT
) {{BY_KEY}};
CREATE INDEX fact_clients_by_subject ON fact_clients (subject);
CREATE INDEX fact_clients_by_admission ON fact_clients (admitted, sex, age, known_from, known_until, citizenship);
CREATE INDEX fact_clients_by_citizenship ON fact_clients (citizenship, admitted, known_from, known_until);
CREATE INDEX fact_clients_by_coming_of_age ON fact_clients (comes_of_age, admitted, known_from, known_until)
    WHERE comes_of_age IS NOT NULL;

-- Of a leaver what the stock has to be lessened by, under an id of its own: that month and the month of admission stand in no
-- row together.
CREATE TABLE fact_leavings (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    left_in TEXT NOT NULL,
    ground TEXT NOT NULL,
    kind TEXT NOT NULL,
    sex TEXT NOT NULL,
    minor_on_admission BOOLEAN NOT NULL,
    comes_of_age TEXT,
    citizenship TEXT
) {{BY_KEY}};
CREATE INDEX fact_leavings_by_subject ON fact_leavings (subject);
CREATE INDEX fact_leavings_by_month
    ON fact_leavings (left_in, sex, minor_on_admission, comes_of_age, citizenship, known_from, known_until);

-- One row a client with what is counted of all rows of exploitation: how many there are, the register and the trail tell.
CREATE TABLE fact_exploitations (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    admitted TEXT NOT NULL,
    in_finland BOOLEAN NOT NULL,
    only_at_home BOOLEAN NOT NULL,
    form TEXT,
    residence TEXT,
    residence_reason TEXT
) {{BY_KEY}};
CREATE INDEX fact_exploitations_by_subject ON fact_exploitations (subject);
CREATE INDEX fact_exploitations_by_admission ON fact_exploitations
    (admitted, known_from, known_until, in_finland, only_at_home, form, residence);
CREATE INDEX fact_exploitations_by_form ON fact_exploitations
    (form, admitted, known_from, known_until, in_finland) WHERE in_finland;

CREATE TABLE fact_children (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    since TEXT NOT NULL,
    until TEXT,
    comes_of_age TEXT
) {{BY_KEY}};
CREATE INDEX fact_children_by_subject ON fact_children (subject);

-- One digest for each whole table of facts as it was known before a month: an entry of the trail that named a fact would lead
-- from a client to it.
CREATE TABLE figure_digests (
    id TEXT PRIMARY KEY,
    of_table TEXT NOT NULL,
    known_before TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- The director decided that a small figure of this very value may leave the office.
CREATE TABLE small_cell_releases (
    id TEXT PRIMARY KEY,
    half TEXT NOT NULL,
    stock TEXT NOT NULL,
    known_by TEXT NOT NULL,
    path TEXT NOT NULL,
    value BIGINT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (half, stock, known_by, path, value)
);

-- The link from a proposal to its facts, under the proposal's seal; and the same under the seal of the person's own thread, so
-- that whoever takes a proposal back by receipt can move its facts.
ALTER TABLE proposals ADD COLUMN fact {{BYTES}};
ALTER TABLE proposals ADD COLUMN person_fact {{BYTES}};

-- The deed that ended a proposal, so that the queue looks at those that await and at no other: it is as long as the work that is
-- to be done, however many were ended.
ALTER TABLE proposals ADD COLUMN ending TEXT;
UPDATE proposals SET ending = COALESCE(
    (SELECT id FROM decisions WHERE proposal = proposals.id),
    (SELECT id FROM withdrawals WHERE proposal = proposals.id),
    (SELECT id FROM lapses WHERE proposal = proposals.id),
    (SELECT id FROM proposal_links WHERE proposal = proposals.id)
);
CREATE INDEX proposals_awaiting ON proposals (arrived_day) WHERE ending IS NULL;
-- The list of all is read page by page from where the page before ended.
DROP INDEX proposals_by_arrival;
CREATE INDEX proposals_by_arrival ON proposals (arrived_day, submitted_at, id);
