-- Somebody of the office. The name lies under seal; the login name is found by a keyed hash and stands nowhere.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    login_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    name_record TEXT NOT NULL UNIQUE,
    name {{BYTES}} NOT NULL,
    created_at BIGINT NOT NULL,
    signed_in_at BIGINT NOT NULL,
    UNIQUE (role, ordinal)
);

-- The keys of an account. Those without an end are in force; a reset, a closing and 90 days of disuse end them and
-- blank the private half.
CREATE TABLE account_keys (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    public_key {{BYTES}} NOT NULL,
    locked_key {{BYTES}},
    second_factor {{BYTES}} NOT NULL,
    second_factor_step BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT
);
CREATE UNIQUE INDEX account_keys_in_force ON account_keys (account) WHERE ended_at IS NULL;

-- Recovery codes that are not yet used. A used one is erased.
CREATE TABLE recovery_codes (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    code_hash TEXT NOT NULL
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (account);

-- A compartment's key sealed to one account and signed by the granter. Without a granter the recovery key signed.
CREATE TABLE grants (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    compartment TEXT NOT NULL,
    granter TEXT REFERENCES accounts (id),
    granter_key TEXT REFERENCES account_keys (id),
    sealed {{BYTES}},
    granted_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX grants_in_force ON grants (account, compartment) WHERE ended_at IS NULL;

CREATE TABLE closures (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL UNIQUE REFERENCES accounts (id),
    closed_by TEXT NOT NULL REFERENCES accounts (id),
    closed_at BIGINT NOT NULL
);

CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    invited_by TEXT REFERENCES accounts (id),
    invited_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    account TEXT REFERENCES accounts (id),
    accepted_at BIGINT,
    withdrawn_by TEXT REFERENCES accounts (id),
    withdrawn_at BIGINT
);

-- A new way in for somebody who lost theirs: one colleague starts it, a second confirms it, the person completes it.
CREATE TABLE resets (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    started_by TEXT NOT NULL REFERENCES accounts (id),
    started_at BIGINT NOT NULL,
    confirmed_by TEXT REFERENCES accounts (id),
    confirmed_at BIGINT,
    token_hash TEXT UNIQUE,
    ends_at BIGINT NOT NULL,
    completed_at BIGINT,
    stopped_by TEXT REFERENCES accounts (id),
    stopped_at BIGINT
);
CREATE INDEX resets_by_account ON resets (account);

-- The public half of the recovery key, whose secret half lies on paper.
CREATE TABLE recovery_keys (
    id TEXT PRIMARY KEY,
    public_key {{BYTES}} NOT NULL,
    made_at BIGINT NOT NULL
);

-- The compartments' keys, sealed to the recovery key.
CREATE TABLE recovery_grants (
    compartment TEXT PRIMARY KEY,
    recovery_key TEXT NOT NULL REFERENCES recovery_keys (id),
    sealed {{BYTES}} NOT NULL
);

-- The recovery key was used: everybody sees it.
CREATE TABLE recovery_key_uses (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    used_at BIGINT NOT NULL
);

-- The deed by which the director hands on the power to decide, from a first day to a last day.
CREATE TABLE delegations (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (id),
    delegated_by TEXT NOT NULL REFERENCES accounts (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    delegated_at BIGINT NOT NULL
);
CREATE INDEX delegations_by_account ON delegations (account);

CREATE TABLE delegation_revocations (
    id TEXT PRIMARY KEY,
    delegation TEXT NOT NULL UNIQUE REFERENCES delegations (id),
    revoked_by TEXT NOT NULL REFERENCES accounts (id),
    revoked_at BIGINT NOT NULL
);

-- The one code with which the office is set up. Gone once an account exists.
CREATE TABLE set_up_codes (
    id TEXT PRIMARY KEY,
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

-- Sign-ins that failed, by lane: some bits of the login name's keyed hash, so that nothing tells which name was typed.
CREATE TABLE sign_in_lanes (
    lane TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    failed_at BIGINT NOT NULL
);
