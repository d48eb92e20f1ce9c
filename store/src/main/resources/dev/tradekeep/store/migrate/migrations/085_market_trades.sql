-- Public trades of a market, in the order in which they are read; several may share one time.
CREATE TABLE market_trades (
    series_id INTEGER NOT NULL REFERENCES tick_series (id),
    traded_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    price INTEGER NOT NULL CHECK (price > 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    PRIMARY KEY (series_id, traded_at, sequence)
) STRICT, WITHOUT ROWID;
