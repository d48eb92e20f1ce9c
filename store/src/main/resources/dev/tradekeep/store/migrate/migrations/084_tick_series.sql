-- The catalogue of ticks: what is there, from when to when, without looking at the ticks themselves.
CREATE TABLE tick_series (
    id INTEGER PRIMARY KEY,
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    kind TEXT NOT NULL CHECK (kind IN ('trades', 'quotes')),
    source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
    size_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    ticks INTEGER NOT NULL CHECK (ticks >= 0),
    first_at INTEGER,
    last_at INTEGER,
    keep_days INTEGER CHECK (keep_days > 0),
    retained_from INTEGER,
    UNIQUE (kind, instrument_id, source),
    CHECK ((ticks = 0) = (first_at IS NULL) AND (ticks = 0) = (last_at IS NULL))
) STRICT;
