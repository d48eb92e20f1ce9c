-- What exchanges ask of orders apart from tick, lot and minimums: a row for each filter of an instrument.
CREATE TABLE instrument_filters (
    instrument_id INTEGER NOT NULL REFERENCES instruments (id),
    filter TEXT NOT NULL CHECK (filter IN (
        'min_price', 'max_price', 'max_quantity', 'max_market_quantity', 'max_notional', 'bid_up', 'bid_down',
        'ask_up', 'ask_down', 'max_orders', 'max_stops')),
    figure INTEGER NOT NULL CHECK (figure >= 0),
    figure_scale INTEGER NOT NULL CHECK (figure_scale BETWEEN 0 AND 18),
    PRIMARY KEY (instrument_id, filter)
) STRICT, WITHOUT ROWID;
