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
CREATE INDEX fact_proposals_by_arrival ON fact_proposals (arrived, known_from, known_until);

CREATE TABLE fact_decisions (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    made TEXT NOT NULL,
    kind TEXT NOT NULL
) {{BY_KEY}};
CREATE INDEX fact_decisions_by_month ON fact_decisions (made);

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
CREATE INDEX fact_clients_by_admission ON fact_clients (admitted, sex, age, known_from, known_until);
CREATE INDEX fact_clients_by_citizenship ON fact_clients (citizenship, admitted, known_from, known_until);
CREATE INDEX fact_clients_by_coming_of_age ON fact_clients (comes_of_age, admitted) WHERE comes_of_age IS NOT NULL;

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
CREATE INDEX fact_leavings_by_month ON fact_leavings (left_in);

CREATE TABLE fact_exploitations (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    known_from TEXT NOT NULL,
    known_until TEXT,
    admitted TEXT NOT NULL,
    in_finland BOOLEAN NOT NULL,
    at_home BOOLEAN NOT NULL,
    form TEXT NOT NULL,
    main BOOLEAN NOT NULL,
    main_in_finland BOOLEAN NOT NULL,
    residence TEXT NOT NULL,
    residence_reason TEXT NOT NULL
) {{BY_KEY}};
CREATE INDEX fact_exploitations_by_subject ON fact_exploitations (subject);
CREATE INDEX fact_exploitations_by_admission ON fact_exploitations (admitted, subject);
CREATE INDEX fact_exploitations_by_form ON fact_exploitations (form, admitted, known_from, known_until)
    WHERE main_in_finland;

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
