-- What a hook may trade, and what the service calls it.
CREATE TABLE signal_hook_instruments (
    hook_id INTEGER NOT NULL REFERENCES signal_hooks (id) ON DELETE CASCADE,
    ticker TEXT NOT NULL CHECK (length(ticker) BETWEEN 1 AND 64),
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    PRIMARY KEY (hook_id, ticker)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_signal_hook_instruments_instrument_id ON signal_hook_instruments (instrument_id);
