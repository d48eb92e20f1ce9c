package dev.tradekeep.store.follows;

import dev.tradekeep.store.sql.Query;

/** Queries over what is followed. */
public enum FollowQuery implements Query {
    INSERT(FollowColumns.FOLLOW.insert()),
    FIND(
            """
            SELECT id FROM market_follows
            WHERE exchange_id = :exchange_id AND symbol = :symbol AND channel = :channel
                AND interval_micros = :interval_micros\
            """),
    LIST(Texts.READ + " WHERE f.id > 0 ORDER BY f.id LIMIT ?1"),
    GET(Texts.READ + " WHERE f.id = ?1"),
    NOTE(
            """
            UPDATE market_follows SET state = :state, reason = :reason, changed_at = :changed_at
            WHERE id = :id\
            """),
    DELETE("DELETE FROM market_follows WHERE id = ?1");

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Texts {
        static final String READ =
                """
                SELECT f.id, e.code AS exchange, f.symbol, f.channel, f.interval_micros, f.address
                FROM market_follows AS f JOIN exchanges AS e ON e.id = f.exchange_id\
                """;
    }

    private final String sql;

    FollowQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
