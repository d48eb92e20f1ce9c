package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over the roll-ups of candles. */
public enum RollupQuery implements Query {
    PUT(Text.PUT_HEAD + MultiRow.values(9, 1) + Text.PUT_TAIL),
    PUT_MANY(Text.PUT_HEAD + MultiRow.values(9, MultiRow.ROWS) + Text.PUT_TAIL),
    /** For a volume that does not fit 64 bits. */
    PUT_WITHOUT_VOLUME(
            Text.PUT_HEAD + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8)" + Text.PUT_TAIL),
    RANGE(
            """
            SELECT open_time, open, high, low, close, volume, candles FROM candle_rollups
            WHERE series_id = ?1 AND interval_micros = ?2 AND open_time >= ?3 AND open_time < ?4
            ORDER BY open_time\
            """),
    /** When the n-th roll-up opens that retention looks at. */
    NTH_TIME(
            """
            SELECT open_time FROM candle_rollups WHERE series_id = ?1 AND interval_micros = ?2
            ORDER BY open_time LIMIT 1 OFFSET ?3\
            """),
    DELETE_BEFORE(
            """
            DELETE FROM candle_rollups
            WHERE series_id = ?1 AND interval_micros = ?2 AND open_time < ?3\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String PUT_HEAD =
                """
                INSERT INTO candle_rollups (series_id, interval_micros, open_time, open, high, low, close,
                    volume, candles)
                """;
        static final String PUT_TAIL =
                """

                ON CONFLICT (series_id, interval_micros, open_time) DO UPDATE SET
                    open = excluded.open, high = excluded.high, low = excluded.low,
                    close = excluded.close, volume = excluded.volume, candles = excluded.candles\
                """;
    }

    private final String sql;

    RollupQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
