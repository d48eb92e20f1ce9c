package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Query;

/** Queries over exchanges, assets and instruments. */
public enum InstrumentQuery implements Query {
    ENSURE_EXCHANGE(
            """
            INSERT INTO exchanges (code, kind, created_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (code) DO NOTHING\
            """),
    FIND_EXCHANGE("SELECT id, code, kind FROM exchanges WHERE code = ?1"),
    ENSURE_ASSET(
            """
            INSERT INTO assets (code, scale, created_at) VALUES (?1, ?2, ?3)
            ON CONFLICT (code) DO NOTHING\
            """),
    FIND_ASSET("SELECT id, scale FROM assets WHERE code = ?1"),
    INSERT(
            """
            INSERT INTO instruments (exchange_id, symbol, base_asset_id, quote_asset_id, price_scale,
                quantity_scale, tick_size, lot_size, min_quantity, min_notional, created_at, kind,
                description, status, min_quantity_scale, contract_multiplier, contract_multiplier_scale,
                price_magnifier, price_magnifier_scale, strike_multiplier, strike_multiplier_scale)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                ?19, ?20, ?21)\
            """),
    INSERT_SYMBOL(
            """
            INSERT INTO instrument_symbols (exchange_id, symbol, kind, instrument_id)
            VALUES (?1, ?2, ?3, ?4)\
            """),
    FIND(
            """
            SELECT i.id, i.exchange_id, i.base_asset_id, i.quote_asset_id, i.symbol, b.code, b.scale,
                q.code, q.scale, i.price_scale, i.quantity_scale, i.tick_size, i.lot_size,
                i.min_quantity, i.min_quantity_scale, i.min_notional, i.kind
            FROM instruments AS i
            JOIN assets AS q ON q.id = i.quote_asset_id
            LEFT JOIN assets AS b ON b.id = i.base_asset_id
            WHERE i.exchange_id = ?1 AND i.symbol = ?2\
            """),
    GET(
            """
            SELECT i.id, i.exchange_id, i.base_asset_id, i.quote_asset_id, i.symbol, b.code, b.scale,
                q.code, q.scale, i.price_scale, i.quantity_scale, i.tick_size, i.lot_size,
                i.min_quantity, i.min_quantity_scale, i.min_notional, i.kind
            FROM instruments AS i
            JOIN assets AS q ON q.id = i.quote_asset_id
            LEFT JOIN assets AS b ON b.id = i.base_asset_id
            WHERE i.id = ?1\
            """);

    private final String sql;

    InstrumentQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
