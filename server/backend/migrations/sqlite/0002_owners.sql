-- What owners do beside registering: roles, sharing, withdrawing, deleting,
-- and a history of all that. Times and keys as in 0001.

ALTER TABLE venues RENAME COLUMN owner TO registered_by;
DROP INDEX venues_of_owner;
ALTER TABLE venues ADD COLUMN deleted_at INTEGER;
-- Whether posters hang that say another name.
ALTER TABLE venues ADD COLUMN renamed INTEGER NOT NULL DEFAULT 0;

-- Who had which role, and when: a change of role ends one row and begins another.
CREATE TABLE members (
    key    INTEGER PRIMARY KEY,
    venue  INTEGER NOT NULL REFERENCES venues (key),
    person INTEGER NOT NULL REFERENCES people (key),
    role   INTEGER NOT NULL,
    since  INTEGER NOT NULL,
    -- NULL: has it now.
    until  INTEGER
) STRICT;
CREATE UNIQUE INDEX members_now ON members (person, venue) WHERE until IS NULL;
CREATE INDEX members_of_venue ON members (venue, since);
INSERT INTO members (venue, person, role, since)
    SELECT key, registered_by, 1, registered_at FROM venues;

CREATE TABLE shares (
    id         BLOB    NOT NULL PRIMARY KEY,
    venue      INTEGER NOT NULL REFERENCES venues (key),
    phone      TEXT    NOT NULL,
    role       INTEGER NOT NULL,
    invited_by INTEGER NOT NULL REFERENCES people (key),
    invited_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The code that completes it.
    challenge  BLOB    NOT NULL,
    -- Accepted, withdrawn, or replaced by another; NULL: neither yet.
    ended_at   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX shares_of_venue ON shares (venue) WHERE ended_at IS NULL;
CREATE INDEX shares_of_phone ON shares (phone) WHERE ended_at IS NULL;

-- The log that phones fetch: what is withdrawn, by whom it does not say.
CREATE TABLE withdrawals (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    venue         INTEGER NOT NULL REFERENCES venues (key),
    -- A poster; both NULL for a venue.
    point         INTEGER,
    below         INTEGER,
    -- The venue is back.
    restored      INTEGER NOT NULL DEFAULT 0,
    at            INTEGER NOT NULL,
    -- When somebody was last refused a check-in because of it.
    last_scan_at  INTEGER
) STRICT;
CREATE INDEX withdrawals_of_venue ON withdrawals (venue);

-- Who did what with a venue. Rows are only added; each hash covers the one
-- before, and the head, sealed by a key that is not in the database, tells how
-- many there are.
CREATE TABLE venue_events (
    venue    INTEGER NOT NULL REFERENCES venues (key),
    number   INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    person   INTEGER REFERENCES people (key),
    -- The name of another system's key; NULL when it was a person.
    key_name TEXT,
    ip       TEXT    NOT NULL,
    -- The JSON of `VenueEvent`.
    event    TEXT    NOT NULL,
    hash     BLOB    NOT NULL,
    PRIMARY KEY (venue, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE venue_event_heads (
    venue  INTEGER NOT NULL PRIMARY KEY REFERENCES venues (key),
    number INTEGER NOT NULL,
    seal   BLOB    NOT NULL
) STRICT;
CREATE TRIGGER venue_events_stay BEFORE UPDATE ON venue_events
    BEGIN SELECT raise(ABORT, 'venue events are only added'); END;
CREATE TRIGGER venue_events_remain BEFORE DELETE ON venue_events
    BEGIN SELECT raise(ABORT, 'venue events are only added'); END;
-- REPLACE removes a row without asking the trigger above.
CREATE TRIGGER venue_events_once BEFORE INSERT ON venue_events
    WHEN EXISTS (SELECT 1 FROM venue_events WHERE venue = NEW.venue AND number = NEW.number)
    BEGIN SELECT raise(ABORT, 'venue events are only added'); END;

CREATE TABLE api_keys (
    id           BLOB    NOT NULL PRIMARY KEY,
    venue        INTEGER NOT NULL REFERENCES venues (key),
    name         TEXT    NOT NULL,
    -- SHA-256 of the secret.
    secret_hash  BLOB    NOT NULL UNIQUE,
    made_at      INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX api_keys_of_venue ON api_keys (venue);

CREATE TABLE webhooks (
    venue        INTEGER NOT NULL PRIMARY KEY REFERENCES venues (key),
    url          TEXT    NOT NULL,
    -- Not a hash: it signs what is sent.
    secret       TEXT    NOT NULL,
    -- What was delivered so far.
    cursor_at    INTEGER NOT NULL,
    cursor_id    BLOB    NOT NULL,
    delivered_at INTEGER,
    failures     INTEGER NOT NULL DEFAULT 0,
    next_try_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX webhooks_due ON webhooks (next_try_at);

-- The point belongs to the index: a filter by it needs no look at each row.
DROP INDEX check_ins_of_venue;
CREATE INDEX check_ins_of_venue ON check_ins (venue, at DESC, id DESC, point);
-- In the order in which they came in: what other systems ask for.
CREATE INDEX check_ins_by_arrival ON check_ins (venue, received_at, id);
-- The last time that was given to an arrival; the next is later.
CREATE TABLE arrivals (
    only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    last_at  INTEGER NOT NULL
) STRICT;
INSERT INTO arrivals SELECT 1, coalesce(max(received_at), 0) FROM check_ins;
