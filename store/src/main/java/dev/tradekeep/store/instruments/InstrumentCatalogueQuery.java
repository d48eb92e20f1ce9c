package dev.tradekeep.store.instruments;

import dev.tradekeep.store.sql.Query;

/** Queries over the catalogue of instruments. */
public enum InstrumentCatalogueQuery implements Query {
    OF_EXCHANGE(
            Sql.COLUMNS
                    + """
                    FROM instruments AS i
                    JOIN exchanges AS e ON e.id = i.exchange_id
                    """
                    + Sql.JOINS
                    + "WHERE i.exchange_id = ?1"),
    NAMED(
            Sql.COLUMNS
                    + """
                    FROM instruments AS i
                    JOIN exchanges AS e ON e.id = i.exchange_id
                    """
                    + Sql.JOINS
                    + """
                    WHERE i.id IN (
                        SELECT id FROM instruments WHERE exchange_id = ?1 AND symbol = ?2
                        UNION ALL
                        SELECT instrument_id FROM instrument_symbols
                        WHERE exchange_id = ?1 AND symbol = ?2)\
                    """),
    SEARCH(
            Sql.COLUMNS
                    + """
                    FROM instrument_search AS s
                    CROSS JOIN instruments AS i ON i.id = s.rowid
                    JOIN exchanges AS e ON e.id = i.exchange_id
                    """
                    + Sql.JOINS
                    + """
                    WHERE s.instrument_search MATCH ?1
                        AND s.rank MATCH 'bm25(10.0, 10.0, 4.0, 1.0, 1.0, 5.0, 5.0)'
                        AND (?2 IS NULL OR e.code = ?2) AND (?3 IS NULL OR i.kind = ?3)
                    ORDER BY s.rank
                    LIMIT ?4\
                    """),
    UPDATE(
            """
            UPDATE instruments SET price_scale = ?2, quantity_scale = ?3, tick_size = ?4, lot_size = ?5,
                min_quantity = ?6, min_quantity_scale = ?7, min_notional = ?8, status = ?9,
                contract_multiplier = ?10, contract_multiplier_scale = ?11, price_magnifier = ?12,
                price_magnifier_scale = ?13, strike_multiplier = ?14, strike_multiplier_scale = ?15
            WHERE id = ?1\
            """),
    UPDATE_DESCRIPTION("UPDATE instruments SET description = ?2 WHERE id = ?1"),
    UPDATE_STATUS("UPDATE instruments SET status = ?2 WHERE id = ?1"),
    DELETE_SYMBOL("DELETE FROM instrument_symbols WHERE instrument_id = ?1"),
    IN_USE(
            """
            SELECT id FROM instruments AS i
            WHERE EXISTS (SELECT 1 FROM orders WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM trades WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM positions WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM candle_series WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM tick_series WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM signals WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM preset_instruments WHERE instrument_id = i.id)
                OR EXISTS (SELECT 1 FROM risk_limits WHERE instrument_id = i.id)\
            """),
    PUT_DEFAULTS(
            """
            INSERT INTO instrument_defaults (exchange_id, kind, quote_asset, tick_size, tick_size_scale,
                lot_size, lot_size_scale, contract_multiplier, contract_multiplier_scale)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (exchange_id, kind) DO UPDATE SET
                quote_asset = excluded.quote_asset,
                tick_size = excluded.tick_size,
                tick_size_scale = excluded.tick_size_scale,
                lot_size = excluded.lot_size,
                lot_size_scale = excluded.lot_size_scale,
                contract_multiplier = excluded.contract_multiplier,
                contract_multiplier_scale = excluded.contract_multiplier_scale\
            """),
    FIND_DEFAULTS(
            """
            SELECT quote_asset, tick_size, tick_size_scale, lot_size, lot_size_scale,
                contract_multiplier, contract_multiplier_scale
            FROM instrument_defaults WHERE exchange_id = ?1 AND kind = ?2\
            """),
    RECORD_IMPORT(
            """
            INSERT INTO instrument_imports (file_name, file_sha256, exchange, inserted, updated,
                unchanged, rejected, imported_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (file_sha256, exchange) DO NOTHING\
            """),
    FIND_IMPORT(
            "SELECT imported_at FROM instrument_imports WHERE file_sha256 = ?1 AND exchange = ?2");

    private final String sql;

    InstrumentCatalogueQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** Only the rare change of a scale asks what is in use, and then once for all instruments. */
    @Override
    public boolean readsWholeTables() {
        return this == IN_USE;
    }

    /** What the reading queries share. */
    private static final class Sql {
        static final String COLUMNS =
                """
                SELECT i.id, i.exchange_id, e.code, i.symbol, i.kind, i.description, b.code, q.code,
                    q.scale, i.price_scale, i.quantity_scale, i.tick_size, i.lot_size, i.min_quantity,
                    i.min_quantity_scale, i.min_notional, i.contract_multiplier,
                    i.contract_multiplier_scale, i.price_magnifier, i.price_magnifier_scale,
                    i.strike_multiplier, i.strike_multiplier_scale, n.symbol, i.status
                """;
        static final String JOINS =
                """
                JOIN assets AS q ON q.id = i.quote_asset_id
                JOIN instrument_symbols AS n ON n.instrument_id = i.id
                LEFT JOIN assets AS b ON b.id = i.base_asset_id
                """;

        private Sql() {}
    }
}
