package dev.tradekeep.market.series.care;

import dev.tradekeep.store.sql.Query;

/** Queries that count the volumes and sizes of a series in smaller units. */
public enum SizeScaleQuery implements Query {
    LARGEST_VOLUME("SELECT max(volume) FROM candles WHERE series_id = :series_id"),
    GROW_VOLUMES("UPDATE candles SET volume = volume * :factor WHERE series_id = :series_id"),
    /** A sum that no longer fits is NULL, as when it is made. */
    GROW_ROLLUPS(
            """
            UPDATE candle_rollups
            SET volume = CASE WHEN volume <= :largest THEN volume * :factor END
            WHERE series_id = :series_id\
            """),
    SET_VOLUME_SCALE("UPDATE candle_series SET volume_scale = :scale WHERE id = :id"),
    LARGEST_QUANTITY("SELECT max(quantity) FROM market_trades WHERE series_id = :series_id"),
    GROW_QUANTITIES(
            "UPDATE market_trades SET quantity = quantity * :factor WHERE series_id = :series_id"),
    LARGEST_SIZE(
            """
            SELECT max(CASE WHEN bid_size > ask_size THEN bid_size ELSE ask_size END)
            FROM quotes WHERE series_id = :series_id\
            """),
    GROW_SIZES(
            """
            UPDATE quotes SET bid_size = bid_size * :factor, ask_size = ask_size * :factor
            WHERE series_id = :series_id\
            """),
    SET_SIZE_SCALE("UPDATE tick_series SET size_scale = :scale WHERE id = :id"),
    FIRST_CHUNK("SELECT min(first_at) FROM tick_chunks WHERE series_id = :series_id");

    private final String sql;

    SizeScaleQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
