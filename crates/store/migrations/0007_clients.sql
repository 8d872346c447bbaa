-- The register: people accepted into the system in their own right.
CREATE TABLE clients (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    decision TEXT NOT NULL UNIQUE,
    admitted_in TEXT NOT NULL,
    identity {{BYTES}} NOT NULL,
    list_line {{BYTES}} NOT NULL,
    fact {{BYTES}} NOT NULL,
    leaving TEXT,
    admission {{BYTES}} NOT NULL
);
CREATE INDEX clients_by_admission ON clients (admitted_in, id);
-- Those who have not left, so that their list is as fast to its end among many who have.
CREATE INDEX clients_present ON clients (admitted_in, id) WHERE leaving IS NULL;

-- Which client the person of a lapsed proposal was already, under the proposal's seal.
ALTER TABLE lapses ADD COLUMN client {{BYTES}};

-- A row of exploitation, all of it under the client's seal.
CREATE TABLE exploitations (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    details {{BYTES}} NOT NULL
);
CREATE INDEX exploitations_by_client ON exploitations (client);

-- A child of one client or of two, under a key of its own. Whose child it is lies under seal on both sides.
CREATE TABLE children_of_clients (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    details {{BYTES}} NOT NULL
);

CREATE TABLE child_links (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    link {{BYTES}} NOT NULL
);
CREATE INDEX child_links_by_client ON child_links (client);

-- The end of being a client: day, ground and rule under the client's seal. In clear only that it is so, and whether it was
-- taken back.
CREATE TABLE leavings (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    taken_back BOOLEAN NOT NULL,
    details {{BYTES}} NOT NULL
);
CREATE UNIQUE INDEX leavings_in_force ON leavings (client) WHERE NOT taken_back;

-- What was put right of a client, why, and what stood there before, under the client's seal.
CREATE TABLE register_corrections (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    details {{BYTES}} NOT NULL
);
CREATE INDEX register_corrections_by_client ON register_corrections (client);
