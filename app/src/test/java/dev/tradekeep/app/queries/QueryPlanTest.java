package dev.tradekeep.app.queries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sqlite.dialect.SqliteDialect;
import dev.tradekeep.store.sqlite.migrate.Migrator;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.RealisticBooks;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How SQLite would run every query of the catalogue on books of a realistic shape. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTest {
    private final Connection connection = Connection.openInMemory();

    @BeforeAll
    void fillBooks() {
        new Migrator(MigrationCatalogue.load(), TestBooks.CLOCK).migrate(connection);
        connection.execute(RealisticBooks.sql());
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void booksAreOfARealisticShape() {
        assertThat(PlainSql.rows(connection, "SELECT count(*) FROM candles"))
                .containsExactly("50000");
        assertThat(PlainSql.rows(connection, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(PlainSql.rows(connection, "SELECT DISTINCT tbl FROM sqlite_stat1 ORDER BY tbl"))
                .contains("orders", "trades", "candles", "ledger_entries");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void servesEveryQueryWithAnIndex(Query query) {
        assertThat(PlanRules.faults(plan(query))).as(query.label()).isEmpty();
    }

    @Test
    void everyIndexServesAQuery() {
        List<String> plans = new ArrayList<>();
        for (Query query : QueryCatalogue.all()) {
            plans.addAll(plan(query));
        }

        assertThat(PlanRules.unused(explicitIndexes(), plans)).isEmpty();
    }

    @Test
    void everyIndexIsNamedAfterItsTableAndColumns() {
        for (String index : explicitIndexes()) {
            String table =
                    PlainSql.rows(
                                    connection,
                                    "SELECT tbl_name FROM sqlite_schema WHERE name = '"
                                            + index
                                            + "'")
                            .getFirst();
            List<String> columns =
                    PlainSql.rows(
                            connection,
                            "SELECT name FROM pragma_index_info('" + index + "') ORDER BY seqno");
            String name = "ix_" + table + "_" + String.join("_", columns);
            boolean partial =
                    !PlainSql.rows(
                                    connection,
                                    "SELECT 1 FROM pragma_index_list('"
                                            + table
                                            + "') WHERE partial = 1 AND name = '"
                                            + index
                                            + "'")
                            .isEmpty();
            // A partial index may say which rows it holds: ix_orders_portfolio_id_open.
            assertThat(index).matches(name + (partial ? "(_[a-z]+)?" : ""));
        }
    }

    private List<String> explicitIndexes() {
        return PlainSql.rows(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
    }

    /**
     * The plan of a query. An INSERT of a parent row has a scan of its child tables in it that runs
     * only while a foreign key is violated; nothing of ours defers that, so it is left out. An
     * UPDATE or DELETE keeps its scans.
     */
    private List<String> plan(Query query) {
        List<String> lines = new ArrayList<>();
        boolean inserts = query.sql(SqliteDialect.INSTANCE).startsWith("INSERT");
        connection.execute("PRAGMA foreign_keys=" + (inserts ? "OFF" : "ON"));
        try (Statement statement =
                connection.prepare("EXPLAIN QUERY PLAN " + query.sql(SqliteDialect.INSTANCE))) {
            for (int index = 1; index <= statement.parameterCount(); index++) {
                statement.bind(index, 1);
            }
            while (statement.step()) {
                lines.add(Objects.requireNonNull(statement.getText(3)));
            }
        }
        return lines;
    }

    static List<Query> queries() {
        return QueryCatalogue.all().stream().filter(query -> !query.readsWholeTables()).toList();
    }
}
