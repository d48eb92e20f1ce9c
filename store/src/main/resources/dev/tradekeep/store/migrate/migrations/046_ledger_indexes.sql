-- The ledger of a portfolio's asset, and the lines that a trade caused.
CREATE INDEX ix_balances_asset_id ON balances (asset_id);
CREATE INDEX ix_ledger_entries_portfolio_id_asset_id ON ledger_entries (portfolio_id, asset_id);
CREATE INDEX ix_ledger_entries_trade_id ON ledger_entries (trade_id) WHERE trade_id IS NOT NULL;
