package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.app.queries.postgres.PostgresQuery;
import dev.tradekeep.app.queries.postgres.PostgresSchema;
import dev.tradekeep.market.queries.MarketQueries;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.queries.StoreQueries;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the seam: PostgreSQL takes the schema, and the neutral text of every query. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeutralQueriesIT {
    /** For a machine that is slow and busy; what is usual is 10 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private EmbeddedPostgres postgres;
    private java.sql.Connection connection;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, SQLException {
        postgres =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(folder.toFile())
                        .setLocaleConfig("locale", "C")
                        .setPGStartupWait(PATIENCE)
                        .start();
        connection = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String sql : PostgresSchema.statements(MigrationCatalogue.load().migrations())) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void everyColumnOfTheSchemaIsThere() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns =
                        statement.executeQuery(
                                """
                                SELECT table_name || '.' || column_name FROM information_schema.columns
                                WHERE table_schema = 'public'
                                """)) {
            while (columns.next()) {
                found.add(columns.getString(1));
            }
        }

        try (Connection sqlite = Connection.openInMemory()) {
            new Migrator(MigrationCatalogue.load(), TestBooks.CLOCK).migrate(sqlite);
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            PlainSql.rows(
                                    sqlite,
                                    """
                                    SELECT t.name || '.' || c.name
                                    FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
                                    WHERE t.schema = 'main' AND t.type IN ('table', 'view')
                                        AND t.name NOT LIKE 'sqlite_%'\
                                    """));
        }
    }

    @ParameterizedTest
    @MethodSource("neutral")
    void everyNeutralQueryPrepares(Query query) throws SQLException {
        new PostgresQuery(connection).check(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT max(quantity, filled_quantity) FROM orders",
                "SELECT id FROM orders INDEXED BY ix_orders_portfolio_id WHERE portfolio_id = :id",
                "SELECT rowid FROM orders",
                "SELECT id FROM orders WHERE connection_id IS :id",
                "SELECT ifnull(closed_at, 0) FROM orders",
                "SELECT group_concat(side) FROM orders",
                "INSERT OR IGNORE INTO strategies (name) VALUES (:name)",
                "SELECT id FROM orders WHERE client_order_id MATCH :words",
                "SELECT name FROM pragma_table_info('orders')",
                "SELECT max(quantity), id FROM orders",
                "SELECT closed_at IS NULL FROM orders",
                "SELECT sum(quantity) FROM orders",
            })
    void textOfSqliteAloneIsFound(String sql) {
        assertThatThrownBy(() -> new PostgresQuery(connection).check(query(sql)))
                .isInstanceOfAny(SQLException.class, IllegalStateException.class);
    }

    private static Query query(String sql) {
        return new Query() {
            @Override
            public String name() {
                return "ONE";
            }

            @Override
            public String sql() {
                return sql;
            }
        };
    }

    static Stream<Query> neutral() {
        return Stream.of(StoreQueries.all(), MarketQueries.all()).flatMap(List::stream);
    }
}
