-- The result of each backtest: what was tried, on which candles, and its result.
CREATE TABLE backtests (
    id INTEGER PRIMARY KEY,
    engine_run_id INTEGER NOT NULL UNIQUE REFERENCES engine_runs (id),
    strategy_id INTEGER NOT NULL REFERENCES strategies (id),
    preset_id INTEGER REFERENCES presets (id),
    series_id INTEGER NOT NULL REFERENCES candle_series (id),
    parameters TEXT NOT NULL,
    quote_asset_id INTEGER NOT NULL REFERENCES assets (id),
    first_open_time INTEGER NOT NULL,
    last_open_time INTEGER NOT NULL CHECK (last_open_time >= first_open_time),
    start_equity INTEGER NOT NULL,
    end_equity INTEGER NOT NULL,
    max_drawdown_bps INTEGER NOT NULL CHECK (max_drawdown_bps BETWEEN 0 AND 10000),
    orders INTEGER NOT NULL CHECK (orders >= 0),
    trades INTEGER NOT NULL CHECK (trades >= 0),
    fees INTEGER NOT NULL,
    slippage INTEGER NOT NULL DEFAULT 0 CHECK (slippage >= 0),
    created_at INTEGER NOT NULL
) STRICT;
