-- The instruments of one kind, exchange by exchange, in the order of their symbols.
CREATE INDEX ix_instruments_exchange_id_kind_symbol ON instruments (exchange_id, kind, symbol);
