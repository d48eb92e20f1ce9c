-- Trades of a portfolio and of an instrument, newest first.
CREATE INDEX ix_trades_portfolio_id ON trades (portfolio_id);
CREATE INDEX ix_trades_instrument_id ON trades (instrument_id);
