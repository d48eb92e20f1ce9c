-- The catalogue of candles: what is there, from when to when, without looking at the candles themselves.
CREATE TABLE candle_series (
    id INTEGER PRIMARY KEY,
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    interval_micros INTEGER NOT NULL CHECK (interval_micros > 0),
    source TEXT NOT NULL CHECK (length(source) BETWEEN 1 AND 64),
    price TEXT NOT NULL DEFAULT 'trade' CHECK (price IN ('trade', 'bid', 'ask', 'mid')),
    built INTEGER NOT NULL DEFAULT 0 CHECK (built IN (0, 1)),
    anchor_micros INTEGER NOT NULL DEFAULT 0 CHECK (anchor_micros BETWEEN 0 AND 604799000000),
    zone TEXT NOT NULL DEFAULT 'UTC' CHECK (length(zone) BETWEEN 1 AND 64),
    volume_scale INTEGER NOT NULL REFERENCES decimal_scales (scale),
    candles INTEGER NOT NULL CHECK (candles >= 0),
    first_open_time INTEGER,
    last_open_time INTEGER,
    keep_days INTEGER CHECK (keep_days > 0),
    keep_rollup_days INTEGER CHECK (keep_rollup_days >= keep_days),
    retained_from INTEGER,
    UNIQUE (interval_micros, instrument_id, source, price, built),
    CHECK ((candles = 0) = (first_open_time IS NULL) AND (candles = 0) = (last_open_time IS NULL))
) STRICT;
