package dev.tradekeep.market.series;

import dev.tradekeep.store.marketdata.TickChunkColumns;
import dev.tradekeep.store.sql.Query;

/** Queries over packed ticks. */
public enum TickChunkQuery implements Query {
    /** A chunk holds ticks of one day, so those of a range begin on its first day or later. */
    RANGE(
            TickChunkColumns.CHUNK.select()
                    + """

                    WHERE series_id = :series_id AND first_at >= :first_day AND first_at < :to_time
                        AND last_at >= :from_time
                    ORDER BY first_at, first_sequence\
                    """),
    /** The first that ends at a place or behind it. */
    ENDING_FROM(
            TickChunkColumns.CHUNK.select()
                    + """

                    WHERE series_id = :series_id AND first_at >= :beginning_from
                        AND (last_at, last_sequence) >= (:at, :sequence)
                    ORDER BY first_at, first_sequence LIMIT 1\
                    """),
    NEXT_FIRST(
            """
            SELECT first_at, first_sequence FROM tick_chunks
            WHERE series_id = :series_id AND (first_at, first_sequence) > (:at, :sequence)
            ORDER BY first_at, first_sequence LIMIT 1\
            """),
    OLDEST(
            """
            SELECT first_at, first_sequence, last_at, ticks FROM tick_chunks
            WHERE series_id = :series_id
            ORDER BY first_at, first_sequence LIMIT 1\
            """),
    NEWEST(
            """
            SELECT last_at, last_sequence FROM tick_chunks WHERE series_id = :series_id
            ORDER BY first_at DESC, first_sequence DESC LIMIT 1\
            """),
    TOTAL("SELECT CAST(sum(ticks) AS BIGINT) FROM tick_chunks WHERE series_id = :series_id"),
    INSERT(TickChunkColumns.CHUNK.insert()),
    DELETE(
            """
            DELETE FROM tick_chunks
            WHERE series_id = :series_id AND first_at = :at AND first_sequence = :sequence\
            """);

    private final String sql;

    TickChunkQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
