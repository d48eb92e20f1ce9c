-- People look for an instrument by any word of it; the words are indexed here and kept in v_instrument_words alone.
CREATE VIEW v_instrument_words AS
SELECT
    i.id,
    i.symbol,
    replace(replace(replace(replace(replace(i.symbol || ' ' || n.symbol,
        '/', ''), '-', ''), '_', ''), ':', ''), '.', '') AS code,
    i.description,
    e.code AS exchange,
    i.kind,
    coalesce(b.code || ' ', '') || q.code AS assets,
    n.symbol AS exchange_symbol
FROM instrument_symbols AS n
JOIN instruments AS i ON i.id = n.instrument_id
JOIN exchanges AS e ON e.id = i.exchange_id
JOIN assets AS q ON q.id = i.quote_asset_id
LEFT JOIN assets AS b ON b.id = i.base_asset_id;

CREATE VIRTUAL TABLE instrument_search USING fts5 (
    symbol, code, description, exchange, kind, assets, exchange_symbol,
    content = 'v_instrument_words', content_rowid = 'id');
