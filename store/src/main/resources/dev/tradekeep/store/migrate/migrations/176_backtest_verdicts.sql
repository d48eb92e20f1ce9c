-- What the result of a backtest is worth.
CREATE TABLE backtest_verdicts (
    backtest_id INTEGER PRIMARY KEY REFERENCES backtests (id) ON DELETE CASCADE,
    verdict TEXT NOT NULL CHECK (verdict IN ('invalid', 'not_shown', 'not_refuted')),
    -- Lines and checks as JSON, the same that the report had.
    report TEXT NOT NULL CHECK (length(report) BETWEEN 2 AND 100000)
) STRICT;
