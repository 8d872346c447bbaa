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

CREATE TABLE children_of_clients (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    details {{BYTES}} NOT NULL
);
CREATE INDEX children_of_clients_by_client ON children_of_clients (client);

-- The end of being a client: day, ground and rule under the client's seal. In clear only that it is so.
CREATE TABLE leavings (
    id TEXT PRIMARY KEY,
    client TEXT NOT NULL UNIQUE,
    account TEXT NOT NULL,
    details {{BYTES}} NOT NULL
);
