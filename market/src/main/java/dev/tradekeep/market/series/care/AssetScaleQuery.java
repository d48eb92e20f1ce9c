package dev.tradekeep.market.series.care;

import dev.tradekeep.store.sql.Query;

/** Queries that give an asset other decimals. */
public enum AssetScaleQuery implements Query {
    /** Whether amounts of an asset are in the books. */
    IS_BOOKED(
            """
            SELECT id FROM assets AS a
            WHERE id = :id AND (
                EXISTS (SELECT 1 FROM balances WHERE asset_id = a.id)
                OR EXISTS (
                    SELECT 1 FROM instruments AS i JOIN orders AS o ON o.instrument_id = i.id
                    WHERE i.base_asset_id = a.id OR i.quote_asset_id = a.id)
                OR EXISTS (
                    SELECT 1 FROM instruments AS i
                    JOIN preset_instruments AS p ON p.instrument_id = i.id
                    WHERE i.base_asset_id = a.id OR i.quote_asset_id = a.id)
                OR EXISTS (SELECT 1 FROM risk_limits))\
            """),
    /** Whether an exchange has declared an instrument of an asset. */
    IS_DECLARED(
            """
            SELECT id FROM instruments AS i
            WHERE (base_asset_id = :id OR quote_asset_id = :id)
                AND NOT EXISTS (SELECT 1 FROM detected_ticks WHERE instrument_id = i.id)
            LIMIT 1\
            """),
    SET("UPDATE assets SET scale = :scale WHERE id = :id"),
    SET_QUANTITIES(
            """
            UPDATE instruments SET quantity_scale = :scale, lot_size = 1
            WHERE base_asset_id = :id AND quantity_scale > :scale\
            """);

    private final String sql;

    AssetScaleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** A scale changes rarely. */
    @Override
    public boolean readsWholeTables() {
        return true;
    }
}
