-- Instruments whose tick no exchange has declared: it is the coarsest step that nearly all prices of their files share.
CREATE TABLE detected_ticks (
    instrument_id INTEGER PRIMARY KEY REFERENCES instruments (id)
) STRICT;
