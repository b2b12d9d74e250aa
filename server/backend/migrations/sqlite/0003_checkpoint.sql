-- Health declarations, scans by staff, and the lists that checkpoints rest on.
-- Times and keys as in 0001; a day is counted from 1970-01-01.

CREATE TABLE declarations (
    -- The serial number of the credential: none is ever used twice.
    key         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          BLOB    NOT NULL UNIQUE,
    digest      BLOB    NOT NULL,
    -- The phone that declared, and the only one that gets the credential.
    device      INTEGER NOT NULL REFERENCES devices (key),
    holder      BLOB    NOT NULL,
    -- On the phone's clock.
    declared_at INTEGER NOT NULL,
    -- The same moment on the server's clock, and until when it counts.
    at          INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    -- The bits of `Signs`; 0 is normal.
    signs       INTEGER NOT NULL,
    -- The home ward's code, where it was chosen from the list.
    home        INTEGER,
    -- The JSON of `Declaration`.
    text        TEXT    NOT NULL,
    received_at INTEGER NOT NULL,
    -- Its credential counts no more.
    revoked_at  INTEGER
) STRICT;
CREATE INDEX declarations_of_holder ON declarations (holder, at);
CREATE INDEX declarations_by_time ON declarations (at);
CREATE INDEX declarations_revoked ON declarations (valid_until, revoked_at)
    WHERE revoked_at IS NOT NULL;

-- What a scan by staff has beside the check-in that it is.
CREATE TABLE staff_scans (
    id          BLOB    NOT NULL PRIMARY KEY REFERENCES check_ins (id),
    direction   INTEGER NOT NULL,
    -- The number of `Outcome`.
    outcome     INTEGER NOT NULL,
    masked_name TEXT    NOT NULL,
    holder      BLOB,
    -- The JSON of `Sighting`, without the number of a document; NULL when what
    -- the phone sealed could not be opened.
    sighting    TEXT,
    -- As it came: what is sensitive is in here alone, and only the key that is
    -- not in the database opens it.
    sealed      TEXT    NOT NULL,
    -- Whoever scanned had no right to at that time, or what came was not readable.
    is_flagged  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_scans_of_holder ON staff_scans (holder) WHERE holder IS NOT NULL;

-- Outbreak areas: a ward with days, or a venue with moments.
CREATE TABLE outbreaks (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    ward       INTEGER,
    ward_name  TEXT,
    venue      INTEGER REFERENCES venues (key),
    level      INTEGER NOT NULL,
    -- Days for a ward, milliseconds for a venue; NULL: it goes on.
    begins     INTEGER NOT NULL,
    ends       INTEGER,
    added_at   INTEGER NOT NULL,
    CHECK ((ward IS NULL) <> (venue IS NULL))
) STRICT;

-- Whose certificates are believed: the JSON of `TrustList`, as last imported.
CREATE TABLE trust_list (
    only_one    INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    signers     TEXT    NOT NULL,
    imported_at INTEGER NOT NULL
) STRICT;
