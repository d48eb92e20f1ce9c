package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Columns;
import dev.tradekeep.store.sql.Query;

/** Queries over the last 24 hours of series. */
public enum LastDayQuery implements Query {
    PUT(Text.COLUMNS.insert() + Text.COLUMNS.orUpdate("series_id")),
    DELETE("DELETE FROM candle_statistics WHERE series_id = :series_id"),
    ALL(Text.COLUMNS.select() + " ORDER BY series_id");

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final Columns COLUMNS =
                Columns.of(
                        "candle_statistics",
                        "series_id",
                        "from_time",
                        "open",
                        "high",
                        "low",
                        "close",
                        "volume",
                        "candles");
    }

    private final String sql;

    LastDayQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    /** A row for each series is what is wanted. */
    @Override
    public boolean readsWholeTables() {
        return this == ALL;
    }
}
