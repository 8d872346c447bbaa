-- The semiannual review: what is written to be published. Its texts stand in clear, since they tell of no person: numbers come
-- out of figures that may leave the office, and everything else is an editor's sentence meant for everybody.
CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    half TEXT NOT NULL UNIQUE,
    stock TEXT NOT NULL,
    known_by TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- A chapter's text in one language. Saving again is a new row; nothing is overwritten.
CREATE TABLE review_texts (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL,
    language TEXT NOT NULL,
    chapter TEXT NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (review, language, chapter, version)
);

-- Why there will be another edition after a published one, as its readers will be told. The newest of an edition counts.
CREATE TABLE review_corrections (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL,
    edition BIGINT NOT NULL,
    note_en TEXT NOT NULL,
    note_fi TEXT NOT NULL,
    note_sv TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX review_corrections_by_review ON review_corrections (review, edition, at);

-- A second person approved exactly the content that has this digest.
CREATE TABLE review_approvals (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL,
    edition BIGINT NOT NULL,
    digest TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX review_approvals_by_review ON review_approvals (review, digest);

-- What was published, as it was on that day. It never changes; a correction is another edition.
CREATE TABLE review_editions (
    id TEXT PRIMARY KEY,
    review TEXT NOT NULL,
    number BIGINT NOT NULL,
    approval TEXT NOT NULL,
    correction TEXT,
    published_at BIGINT NOT NULL,
    account TEXT NOT NULL,
    figures TEXT NOT NULL,
    composition_en TEXT NOT NULL,
    composition_fi TEXT NOT NULL,
    composition_sv TEXT NOT NULL,
    -- What the note of a correction says to readers, with its figures in it.
    note_en TEXT,
    note_fi TEXT,
    note_sv TEXT,
    UNIQUE (review, number)
);

CREATE TABLE review_files (
    id TEXT PRIMARY KEY,
    edition TEXT NOT NULL,
    language TEXT NOT NULL,
    format TEXT NOT NULL,
    bytes {{BYTES}} NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (edition, language, format)
);
