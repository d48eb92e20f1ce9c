package dev.tradekeep.market.series;

import dev.tradekeep.store.sql.Query;

/** Queries over packed ticks. */
public enum TickChunkQuery implements Query {
    /** A chunk holds ticks of one day, so those of a range begin on its first day or later. */
    RANGE(
            Text.CHUNK
                    + """
                    FROM tick_chunks
                    WHERE series_id = ?1 AND first_at >= ?2 AND first_at < ?4 AND last_at >= ?3
                    ORDER BY first_at, first_sequence\
                    """),
    /** The first that ends at a place or behind it. */
    ENDING_FROM(
            Text.CHUNK
                    + """
                    FROM tick_chunks
                    WHERE series_id = ?1 AND first_at >= ?2 AND (last_at, last_sequence) >= (?3, ?4)
                    ORDER BY first_at, first_sequence LIMIT 1\
                    """),
    NEXT_FIRST(
            """
            SELECT first_at, first_sequence FROM tick_chunks
            WHERE series_id = ?1 AND (first_at, first_sequence) > (?2, ?3)
            ORDER BY first_at, first_sequence LIMIT 1\
            """),
    OLDEST(
            """
            SELECT first_at, first_sequence, last_at, ticks FROM tick_chunks WHERE series_id = ?1
            ORDER BY first_at, first_sequence LIMIT 1\
            """),
    NEWEST(
            """
            SELECT last_at, last_sequence FROM tick_chunks WHERE series_id = ?1
            ORDER BY first_at DESC, first_sequence DESC LIMIT 1\
            """),
    TOTAL("SELECT count(*), sum(ticks) FROM tick_chunks WHERE series_id = ?1"),
    INSERT(
            """
            INSERT INTO tick_chunks
                (series_id, first_at, first_sequence, last_at, last_sequence, ticks, checksum, packed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)\
            """),
    DELETE(
            """
            DELETE FROM tick_chunks
            WHERE series_id = ?1 AND first_at = ?2 AND first_sequence = ?3\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String CHUNK =
                "SELECT series_id, first_at, first_sequence, last_at, last_sequence, ticks, checksum, packed\n";
    }

    private final String sql;

    TickChunkQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
