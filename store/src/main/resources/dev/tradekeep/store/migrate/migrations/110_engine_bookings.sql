-- Each booking of an engine, numbered without gaps: a second process that writes for it fails.
CREATE TABLE engine_bookings (
    engine_id INTEGER NOT NULL REFERENCES engines (id),
    number INTEGER NOT NULL CHECK (number > 0),
    epoch INTEGER NOT NULL CHECK (epoch >= 0),
    booked_at INTEGER NOT NULL,
    PRIMARY KEY (engine_id, number)
) STRICT, WITHOUT ROWID;
