-- How each exchange calls its instruments. One may use a name once a kind: a coin and its perpetual share theirs.
CREATE TABLE instrument_symbols (
    exchange_id INTEGER NOT NULL REFERENCES exchanges (id),
    symbol TEXT NOT NULL CHECK (length(symbol) BETWEEN 1 AND 64),
    kind TEXT NOT NULL,
    instrument_id INTEGER NOT NULL UNIQUE REFERENCES instruments (id),
    PRIMARY KEY (exchange_id, symbol, kind)
) STRICT, WITHOUT ROWID;
