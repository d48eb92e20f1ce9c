-- By which rules a backtest was filled, and what leads to the same result again: the hash is of all of its inputs.
CREATE TABLE backtest_inputs (
    backtest_id INTEGER PRIMARY KEY REFERENCES backtests (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    program_version TEXT NOT NULL,
    fill_model TEXT NOT NULL CHECK (fill_model IN ('bars', 'next_open_tick')),
    -- Rates are units of 10^-4 basis points; a fee below 0 is a rebate.
    maker_fee INTEGER NOT NULL CHECK (maker_fee BETWEEN -100000000 AND 100000000),
    taker_fee INTEGER NOT NULL CHECK (taker_fee BETWEEN -100000000 AND 100000000),
    slippage INTEGER NOT NULL CHECK (slippage BETWEEN 0 AND 100000000),
    volume_share_bps INTEGER NOT NULL CHECK (volume_share_bps BETWEEN 0 AND 10000),
    volume_unit TEXT NOT NULL CHECK (volume_unit IN ('unknown', 'base', 'quote', 'contracts')),
    -- NULL: as the kind of each instrument tells.
    trading_days TEXT CHECK (trading_days IN ('every_day', 'weekdays', 'sessions')),
    latency_micros INTEGER NOT NULL CHECK (latency_micros BETWEEN 0 AND 60000000)
) STRICT;
