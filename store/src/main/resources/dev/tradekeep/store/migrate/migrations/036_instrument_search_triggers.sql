-- The full-text index follows every change: what the view said before is taken out, what it says after is put in.
CREATE TRIGGER instrument_symbols_after_insert AFTER INSERT ON instrument_symbols BEGIN
    INSERT INTO instrument_search (rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = new.instrument_id;
END;

CREATE TRIGGER instrument_symbols_before_update BEFORE UPDATE ON instrument_symbols BEGIN
    INSERT INTO instrument_search (
        instrument_search, rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT 'delete', id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = old.instrument_id;
END;

CREATE TRIGGER instrument_symbols_after_update AFTER UPDATE ON instrument_symbols BEGIN
    INSERT INTO instrument_search (rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = new.instrument_id;
END;

CREATE TRIGGER instrument_symbols_before_delete BEFORE DELETE ON instrument_symbols BEGIN
    INSERT INTO instrument_search (
        instrument_search, rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT 'delete', id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = old.instrument_id;
END;

CREATE TRIGGER instruments_before_update
BEFORE UPDATE OF exchange_id, symbol, base_asset_id, quote_asset_id, kind, description ON instruments BEGIN
    INSERT INTO instrument_search (
        instrument_search, rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT 'delete', id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = old.id;
END;

CREATE TRIGGER instruments_after_update
AFTER UPDATE OF exchange_id, symbol, base_asset_id, quote_asset_id, kind, description ON instruments BEGIN
    INSERT INTO instrument_search (rowid, symbol, code, description, exchange, kind, assets, exchange_symbol)
    SELECT id, symbol, code, description, exchange, kind, assets, exchange_symbol
    FROM v_instrument_words WHERE id = new.id;
END;
