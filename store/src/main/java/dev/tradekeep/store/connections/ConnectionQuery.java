package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over connections. */
public enum ConnectionQuery implements Query {
    INSERT(ConnectionColumns.CONNECTION.insert()),
    FIND(Text.CONNECTIONS + "WHERE exchange_connections.id = :id"),
    FIND_BY_NAME(Text.CONNECTIONS + "WHERE exchange_connections.name = :name"),
    ENABLED(
            Text.CONNECTIONS
                    + """
                    WHERE exchange_connections.enabled = 1
                    ORDER BY exchange_connections.exchange_id, exchange_connections.id\
                    """),
    SET_ENABLED(
            """
            UPDATE exchange_connections SET enabled = :enabled,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id\
            """),
    CHANGE(
            "UPDATE exchange_connections SET "
                    + ConnectionColumns.SETTINGS.assignments()
                    + """
                    ,
                        updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
                    WHERE id = :id\
                    """),
    CLAIM(
            """
            UPDATE exchange_connections SET owner_node = :node,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id AND (owner_node IS NULL OR owner_node = :node)\
            """),
    RELEASE(
            """
            UPDATE exchange_connections SET owner_node = NULL,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE id = :id AND owner_node = :node\
            """),
    RELEASE_ALL(
            """
            UPDATE exchange_connections SET owner_node = NULL,
                updated_at = CASE WHEN updated_at > :at THEN updated_at ELSE :at END
            WHERE owner_node = :node\
            """);

    /** Enum constants cannot refer to constants of their own enum. */
    private static final class Text {
        static final String CONNECTIONS =
                "SELECT exchange_connections.id, owner_node, e.code AS exchange, "
                        + ConnectionColumns.CONNECTION.listOf("exchange_connections")
                        + """

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
