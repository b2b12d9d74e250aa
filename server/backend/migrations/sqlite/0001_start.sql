-- Times are INTEGER milliseconds since 1970-01-01 UTC on the server's clock,
-- unless a comment says otherwise. Ids of the contract are 16-byte BLOBs;
-- inside the store, `key` is a small integer that never leaves it.

CREATE TABLE areas (
    code        INTEGER NOT NULL,
    name        TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    parent      INTEGER,
    -- Codes are used again after reforms: code and date together name an area.
    valid_from  INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    key        INTEGER PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE,
    phone      TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    -- SHA-256 of the token; the token itself is only in the browser.
    token_hash   BLOB    NOT NULL PRIMARY KEY,
    id           BLOB    NOT NULL UNIQUE,
    person       INTEGER NOT NULL REFERENCES people (key) ON DELETE CASCADE,
    browser      TEXT    NOT NULL,
    started_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_person ON sessions (person, started_at);

CREATE TABLE otp_challenges (
    id         BLOB    NOT NULL PRIMARY KEY,
    phone      TEXT    NOT NULL,
    purpose    INTEGER NOT NULL,
    code_hash  BLOB    NOT NULL,
    expires_at INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX otp_challenges_by_age ON otp_challenges (expires_at);

CREATE TABLE otp_counters (
    scope      INTEGER NOT NULL,
    -- Keyed hash of what is counted: a number or a network.
    subject    BLOB    NOT NULL,
    started_at INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    PRIMARY KEY (scope, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX otp_counters_by_age ON otp_counters (started_at);

CREATE TABLE devices (
    key           INTEGER PRIMARY KEY,
    public_key    BLOB    NOT NULL UNIQUE,
    person        INTEGER REFERENCES people (key),
    first_seen_at INTEGER NOT NULL,
    revoked_at    INTEGER
) STRICT;

CREATE TABLE venues (
    key                INTEGER PRIMARY KEY,
    id                 BLOB    NOT NULL UNIQUE,
    owner              INTEGER NOT NULL REFERENCES people (key),
    name               TEXT    NOT NULL,
    kind               INTEGER NOT NULL,
    address            TEXT    NOT NULL,
    ward               INTEGER NOT NULL,
    ward_name          TEXT    NOT NULL,
    usual_stay_minutes INTEGER NOT NULL,
    registered_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX venues_of_owner ON venues (owner);

CREATE TABLE points (
    venue          INTEGER NOT NULL REFERENCES venues (key),
    number         INTEGER NOT NULL,
    -- The JSON of `PointKind`.
    kind           TEXT    NOT NULL,
    poster_version INTEGER NOT NULL,
    PRIMARY KEY (venue, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_ins (
    id             BLOB    NOT NULL PRIMARY KEY,
    -- First half of the record's digest: tells other content under the same id.
    digest         BLOB    NOT NULL,
    device         INTEGER NOT NULL REFERENCES devices (key),
    venue          INTEGER NOT NULL REFERENCES venues (key),
    point          INTEGER NOT NULL,
    poster_version INTEGER NOT NULL,
    method         INTEGER NOT NULL,
    -- On the phone's clock.
    scanned_at     INTEGER NOT NULL,
    -- The same moment on the server's clock, as far as it is known.
    at             INTEGER NOT NULL,
    -- How far `at` may be off, in milliseconds; NULL: the clock was never measured.
    clock_error_ms INTEGER,
    received_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX check_ins_of_venue ON check_ins (venue, at DESC, id DESC);

CREATE TABLE undos (
    id          BLOB    NOT NULL PRIMARY KEY,
    digest      BLOB    NOT NULL,
    device      INTEGER NOT NULL REFERENCES devices (key),
    -- No foreign key: an undo may arrive before its check-in.
    check_in    BLOB    NOT NULL,
    -- On the phone's clock.
    undone_at   INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX undos_of_check_in ON undos (check_in);
