-- What every room stands on: the trail, the keys, the jobs, sessions and stamps.

CREATE TABLE migrations (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
);

-- The trail. The number is given when the entry is written, after the facts: of two entries about the same row the
-- later has the higher one. The position is given by the chainer, in the order in which entries became visible.
CREATE TABLE entries (
    number {{COUNTER}},
    id TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    role TEXT,
    verb TEXT NOT NULL,
    permission TEXT,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    reason TEXT,
    route TEXT,
    result TEXT,
    begun TEXT,
    facts TEXT NOT NULL,
    position BIGINT
);
CREATE INDEX entries_unlinked ON entries (number) WHERE position IS NULL;
CREATE INDEX entries_by_subject ON entries (subject, number);
CREATE INDEX entries_by_actor ON entries (actor, number);

CREATE TABLE links (
    position BIGINT NOT NULL PRIMARY KEY,
    entry BIGINT NOT NULL UNIQUE,
    hash TEXT NOT NULL
);

CREATE TABLE jobs (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    run_after BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_until BIGINT,
    last_failure TEXT,
    dead_at BIGINT
);
CREATE INDEX jobs_waiting ON jobs (run_after) WHERE dead_at IS NULL;

CREATE TABLE compartments (
    compartment TEXT NOT NULL PRIMARY KEY,
    public_key {{BYTES}} NOT NULL,
    created_at BIGINT NOT NULL
);

-- Every copy of a record key lies here and nowhere else.
CREATE TABLE record_keys (
    record TEXT NOT NULL,
    holder TEXT NOT NULL,
    wrapped {{BYTES}} NOT NULL,
    PRIMARY KEY (record, holder)
);

CREATE TABLE sessions (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    sealed {{BYTES}} NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    stepped_up_at BIGINT,
    ends_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_end ON sessions (ends_at);

CREATE TABLE drafts (
    id TEXT NOT NULL PRIMARY KEY,
    sealed {{BYTES}} NOT NULL,
    created_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX drafts_by_end ON drafts (ends_at);

-- Forms that were sent: the same form sent again writes nothing.
CREATE TABLE stamps (
    hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    result_id TEXT
);
CREATE INDEX stamps_by_use ON stamps (used_at);
