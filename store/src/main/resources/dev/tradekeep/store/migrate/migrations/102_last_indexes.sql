-- The hottest read of all: the open positions of a portfolio, few among the many that were.
CREATE INDEX ix_positions_portfolio_id_instrument_id_open ON positions (portfolio_id, instrument_id)
    WHERE quantity <> 0;
