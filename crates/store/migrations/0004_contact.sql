-- A thread: what is written between the office and the holder of one receipt.
CREATE TABLE threads (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    receipt TEXT UNIQUE,
    holder TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    holder_opened_at BIGINT,
    holder_previously_opened_at BIGINT,
    ends_at BIGINT NOT NULL,
    erased_at BIGINT
);
CREATE INDEX threads_by_end ON threads (ends_at);

CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    thread TEXT NOT NULL,
    author TEXT NOT NULL,
    account TEXT,
    at BIGINT NOT NULL,
    body {{BYTES}} NOT NULL
);
CREATE INDEX messages_by_thread ON messages (thread, at);
