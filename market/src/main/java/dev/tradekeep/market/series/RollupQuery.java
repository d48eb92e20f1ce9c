package dev.tradekeep.market.series;

import dev.tradekeep.store.marketdata.CandleColumns;
import dev.tradekeep.store.sql.MultiRow;
import dev.tradekeep.store.sql.Query;

/** Queries over the roll-ups of candles. */
public enum RollupQuery implements Query {
    PUT(MultiRow.insert(CandleColumns.ROLLUP, 1) + Text.OR_REPLACE),
    PUT_MANY(MultiRow.insert(CandleColumns.ROLLUP, MultiRow.ROWS) + Text.OR_REPLACE),
    /** For a volume that does not fit 64 bits, which is NULL. */
    PUT_WITHOUT_VOLUME(CandleColumns.ROLLUP.insert() + Text.OR_REPLACE),
    RANGE(
            CandleColumns.ROLLUP_VALUES.select()
                    + """

                    WHERE series_id = :series_id AND interval_micros = :interval_micros
                        AND open_time >= :from_time AND open_time < :to_time
                    ORDER BY open_time\
                    """),
    /** When the n-th roll-up opens that retention looks at. */
    NTH_TIME(
            """
            SELECT open_time FROM candle_rollups
            WHERE series_id = :series_id AND interval_micros = :interval_micros
            ORDER BY open_time LIMIT 1 OFFSET :nth\
            """),
    DELETE_BEFORE(
            """
            DELETE FROM candle_rollups
            WHERE series_id = :series_id AND interval_micros = :interval_micros
                AND open_time < :before\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String OR_REPLACE =
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
