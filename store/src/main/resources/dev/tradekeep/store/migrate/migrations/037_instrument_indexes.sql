-- The instruments of one kind, of all exchanges or of one, in the order of their symbols.
CREATE INDEX ix_instruments_kind_exchange_id_symbol ON instruments (kind, exchange_id, symbol);
