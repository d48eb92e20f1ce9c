-- The result of each backtest: what was tried, on which candles, and its result. Nothing in the books depends on it, so
-- it says itself what its amounts are counted in.
CREATE TABLE backtests (
    id INTEGER PRIMARY KEY,
    -- NULL for one that ran in memory and left nothing in the books.
    engine_run_id INTEGER UNIQUE REFERENCES engine_runs (id),
    -- Of the first strategy; backtest_strategies has all of them.
    strategy_id INTEGER NOT NULL REFERENCES strategies (id),
    preset_id INTEGER REFERENCES presets (id),
    -- The first series; NULL for candles of a file that was not imported. backtest_feeds has all of them.
    series_id INTEGER REFERENCES candle_series (id),
    parameters TEXT NOT NULL,
    quote TEXT NOT NULL,
    quote_scale INTEGER NOT NULL CHECK (quote_scale BETWEEN 0 AND 18),
    first_open_time INTEGER NOT NULL,
    last_open_time INTEGER NOT NULL CHECK (last_open_time >= first_open_time),
    start_equity INTEGER NOT NULL,
    end_equity INTEGER NOT NULL,
    max_drawdown_bps INTEGER NOT NULL CHECK (max_drawdown_bps >= 0),
    candles INTEGER NOT NULL CHECK (candles > 0),
    orders INTEGER NOT NULL CHECK (orders >= 0),
    denied INTEGER NOT NULL CHECK (denied >= 0),
    expired INTEGER NOT NULL CHECK (expired >= 0),
    trades INTEGER NOT NULL CHECK (trades >= 0),
    fees INTEGER NOT NULL,
    slippage INTEGER NOT NULL CHECK (slippage >= 0),
    created_at INTEGER NOT NULL
) STRICT;
