-- One seal over the histories of all venues, and one upon each account, so that
-- a venue that is gone and a person who is somebody else are found out too.

-- All rows of all venues in the order in which they were written. No foreign
-- keys: it is to tell of what is missing.
CREATE TABLE event_order (
    place  INTEGER NOT NULL PRIMARY KEY,
    venue  INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;

-- How many there are, and a keyed hash that went over each of them.
CREATE TABLE event_total (
    only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
    rows     INTEGER NOT NULL,
    chain    BLOB    NOT NULL
) STRICT;

-- Over key, id, phone and name.
ALTER TABLE people ADD COLUMN seal BLOB;

-- A later withdrawal makes an earlier one of the same point void.
DROP INDEX withdrawals_of_venue;
CREATE INDEX withdrawals_of_venue ON withdrawals (venue, point);
