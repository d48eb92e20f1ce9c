-- The composite and partial indexes of the hottest reads: trades of a position, open positions.
CREATE INDEX ix_trades_portfolio_id_instrument_id ON trades (portfolio_id, instrument_id);
CREATE INDEX ix_positions_portfolio_id_instrument_id_open ON positions (portfolio_id, instrument_id)
    WHERE quantity <> 0;
