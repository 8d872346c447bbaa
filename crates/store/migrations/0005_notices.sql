-- Mails not yet sent: which fixed text, and an envelope (address, language, perhaps a link) sealed to the machine key;
-- none for the office's own notices, whose address is a setting. The row goes when the mail is sent or given up.
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    notice TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    envelope {{BYTES}}
);
CREATE INDEX deliveries_by_notice ON deliveries (notice, created_at);

-- Notices that no mail server took: which fixed text, why, when. Not to whom.
CREATE TABLE tray (
    id TEXT PRIMARY KEY,
    notice TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX tray_by_moment ON tray (at);
