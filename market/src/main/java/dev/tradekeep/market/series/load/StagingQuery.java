package dev.tradekeep.market.series.load;

import dev.tradekeep.market.series.SeriesColumns;
import dev.tradekeep.store.sql.Query;

/** Queries over rows on their way into series. */
public enum StagingQuery implements Query {
    BEGIN(SeriesColumns.LOAD.insert()),
    GET("SELECT id, " + SeriesColumns.LOAD.list() + " FROM staged_loads WHERE id = :id"),
    LIST("SELECT id FROM staged_loads ORDER BY id"),
    OF_CANDLES("SELECT id FROM staged_loads WHERE series_id = :series_id"),
    OF_TICKS("SELECT id FROM staged_loads WHERE tick_series_id = :series_id"),
    OF_INSTRUMENT(
            """
            SELECT min(l.id) FROM staged_loads AS l
            LEFT JOIN candle_series AS c ON c.id = l.series_id
            LEFT JOIN tick_series AS t ON t.id = l.tick_series_id
            WHERE coalesce(c.instrument_id, t.instrument_id) = :instrument_id\
            """),
    LAST_CANDLE_SERIES("SELECT max(id) FROM candle_series"),
    LAST_TICK_SERIES("SELECT max(id) FROM tick_series"),
    STAGE("INSERT INTO staged_rows (load_id, number, packed) VALUES (:load_id, :number, :packed)"),
    COMPLETE(
            """
            UPDATE staged_loads SET complete = 1, rejected = :rejected, rounded = :rounded
            WHERE id = :id\
            """),
    FIRST_ROWS(
            """
            SELECT number, packed FROM staged_rows WHERE load_id = :load_id
            ORDER BY number LIMIT 1\
            """),
    DELETE_ROWS("DELETE FROM staged_rows WHERE load_id = :load_id AND number <= :number"),
    ADVANCE(
            """
            UPDATE staged_loads
            SET rows_done = :rows_done, inserted = inserted + :inserted,
                unchanged = unchanged + :unchanged, replaced = replaced + :replaced,
                rejected = rejected + :rejected
            WHERE id = :id\
            """),
    DELETE("DELETE FROM staged_loads WHERE id = :id");

    private final String sql;

    StagingQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
