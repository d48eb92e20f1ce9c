-- Instruments whose tick no exchange has declared: it is the coarsest step that nearly all prices of their files share.
CREATE TABLE detected_ticks (
    instrument_id INTEGER PRIMARY KEY REFERENCES instruments (id),
    -- Of the file that was imported last: its prices, and how many of them lie off the tick.
    prices INTEGER NOT NULL CHECK (prices >= 0),
    off_tick INTEGER NOT NULL CHECK (off_tick BETWEEN 0 AND prices)
) STRICT;
