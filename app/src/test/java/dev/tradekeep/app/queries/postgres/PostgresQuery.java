package dev.tradekeep.app.queries.postgres;

import dev.tradekeep.store.sql.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Has PostgreSQL take a query apart and plan it, which is all that it takes to prepare one. */
public final class PostgresQuery {
    /** What a column of a result may be: the types in which a row is read. */
    private static final List<String> RESULT_TYPES = List.of("bigint", "integer", "text", "bytea");

    private final Connection connection;

    public PostgresQuery(Connection connection) {
        this.connection = connection;
    }

    /**
     * Prepares the neutral text of a query, the types of its parameters unsaid, and looks at the
     * types of its result.
     *
     * @throws SQLException when PostgreSQL does not take it
     * @throws IllegalStateException when a column of its result is of no type that is read
     */
    public void check(Query query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PREPARE one AS " + PostgresText.ofQuery(query.sql()));
            try (ResultSet types =
                    statement.executeQuery(
                            "SELECT unnest(result_types)::text FROM pg_prepared_statements")) {
                for (int column = 1; types.next(); column++) {
                    checkType(query, column, types.getString(1));
                }
            } finally {
                statement.execute("DEALLOCATE one");
            }
        }
    }

    private static void checkType(Query query, int column, String type) {
        if (!RESULT_TYPES.contains(type)) {
            throw new IllegalStateException(
                    "Column %d of %s is %s, wanted one of %s."
                            .formatted(column, query.label(), type, RESULT_TYPES));
        }
    }
}
