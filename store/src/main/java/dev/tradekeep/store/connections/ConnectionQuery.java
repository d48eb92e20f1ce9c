package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over connections. */
public enum ConnectionQuery implements Query {
    INSERT(
            """
            INSERT INTO exchange_connections (exchange_id, name, environment, enabled, created_at,
                updated_at)
            VALUES (?1, ?2, ?3, 0, ?4, ?4)\
            """),
    FIND(Columns.CONNECTION + "WHERE exchange_connections.id = ?1"),
    FIND_BY_NAME(Columns.CONNECTION + "WHERE exchange_connections.name = ?1"),
    ENABLED(
            Columns.CONNECTION
                    + """
                    WHERE exchange_connections.enabled = 1
                    ORDER BY exchange_connections.exchange_id, exchange_connections.id\
                    """),
    SET_ENABLED(
            """
            UPDATE exchange_connections SET enabled = ?2, updated_at = max(updated_at, ?3)
            WHERE id = ?1\
            """),
    CLAIM(
            """
            UPDATE exchange_connections SET owner_node = ?2, updated_at = max(updated_at, ?3)
            WHERE id = ?1 AND (owner_node IS NULL OR owner_node = ?2)\
            """),
    RELEASE(
            """
            UPDATE exchange_connections SET owner_node = NULL, updated_at = max(updated_at, ?3)
            WHERE id = ?1 AND owner_node = ?2\
            """),
    RELEASE_ALL(
            """
            UPDATE exchange_connections SET owner_node = NULL, updated_at = max(updated_at, ?2)
            WHERE owner_node = ?1\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Columns {
        static final String CONNECTION =
                """
                SELECT exchange_connections.id, exchange_connections.name, e.code, environment, enabled,
                    owner_node, exchange_connections.created_at, updated_at
                FROM exchange_connections LEFT JOIN exchanges AS e ON e.id = exchange_id
                """;
    }

    private final String sql;

    ConnectionQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
