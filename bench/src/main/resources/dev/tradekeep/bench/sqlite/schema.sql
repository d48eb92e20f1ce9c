-- A candle of eight integers, kept in the order of its key.
CREATE TABLE candles (
    series_id INTEGER NOT NULL,
    open_time INTEGER NOT NULL,
    open INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    close INTEGER NOT NULL,
    volume INTEGER NOT NULL,
    trades INTEGER NOT NULL,
    PRIMARY KEY (series_id, open_time)
) STRICT, WITHOUT ROWID;

-- An order under a text key, with four indexes next to that of the key.
CREATE TABLE orders (
    client_order_id TEXT PRIMARY KEY NOT NULL,
    symbol TEXT NOT NULL,
    side TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    limit_price INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_by_time ON orders (created_at);
CREATE INDEX orders_by_symbol ON orders (symbol, created_at);
CREATE INDEX orders_by_status ON orders (status, created_at);
CREATE INDEX orders_by_price ON orders (limit_price);

-- What point reads and scans read.
CREATE TABLE bars (
    id INTEGER PRIMARY KEY,
    open_time INTEGER NOT NULL,
    open INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    close INTEGER NOT NULL,
    volume INTEGER NOT NULL
) STRICT;
