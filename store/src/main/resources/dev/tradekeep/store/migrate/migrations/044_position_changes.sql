-- Every change of a position with the trade that made it: replaying them gives the position.
CREATE TABLE position_changes (
    trade_id INTEGER PRIMARY KEY REFERENCES trades (id),
    portfolio_id INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL,
    quantity_change INTEGER NOT NULL CHECK (quantity_change <> 0),
    quantity INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    realized_pnl INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    FOREIGN KEY (portfolio_id, instrument_id) REFERENCES positions (portfolio_id, instrument_id)
) STRICT;
