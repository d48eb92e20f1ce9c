-- Who holds an instrument, and the history of one position.
CREATE INDEX ix_positions_instrument_id ON positions (instrument_id);
CREATE INDEX ix_position_changes_portfolio_id_instrument_id
    ON position_changes (portfolio_id, instrument_id);
