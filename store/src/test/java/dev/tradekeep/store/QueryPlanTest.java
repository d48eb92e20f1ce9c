package dev.tradekeep.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.migrate.Migrator;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.testing.PlainSql;
import dev.tradekeep.store.testing.TestBooks;
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
    /** 50 runs with 100 orders each, all filled; 20 series with 2,500 candles each. */
    private static final String REALISTIC_BOOKS =
            """
            CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (
                SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT i FROM n;
            INSERT INTO exchanges SELECT i, 'x' || i, 'simulated', 0 FROM n WHERE i <= 3;
            INSERT INTO assets (id, code, scale, created_at)
                SELECT i, 'A' || i, 8, 0 FROM n WHERE i <= 60;
            INSERT INTO instruments (id, exchange_id, symbol, base_asset_id, quote_asset_id,
                    price_scale, quantity_scale, tick_size, lot_size, min_quantity, min_notional,
                    created_at, kind, description)
                SELECT i, 1 + i % 3, 'S' || i, iif(i % 5, 1 + i % 50, NULL), 51 + i % 10, 2, 8, 1, 1,
                    0, 0, 0, iif(i % 5, 'crypto', 'future'), 'Instrument ' || i
                FROM n WHERE i <= 3000;
            INSERT INTO instrument_symbols (exchange_id, symbol, kind, instrument_id)
                SELECT exchange_id, symbol, kind, id FROM instruments;
            INSERT INTO instrument_defaults (exchange_id, kind, quote_asset, tick_size,
                    tick_size_scale, lot_size, lot_size_scale, contract_multiplier,
                    contract_multiplier_scale)
                SELECT id, 'future', 'A1', 1, 2, 1, 0, 1, 0 FROM exchanges;
            INSERT INTO instrument_imports (id, file_name, file_sha256, exchange, inserted, updated,
                    unchanged, rejected, imported_at)
                SELECT i, 'f' || i, printf('%064d', i), '', 1, 0, 0, 0, i FROM n WHERE i <= 100;
            INSERT INTO portfolios SELECT i, 'f' || i, 0 FROM n WHERE i <= 5;
            INSERT INTO engines SELECT i, 'e' || i, 'backtest', 1, i, 0 FROM n WHERE i <= 5;
            INSERT INTO engine_runs
                SELECT i, 1 + i % 5, 'buy and hold', 'completed', 1000, i, i FROM n WHERE i <= 50;
            INSERT INTO orders
                SELECT i, 'o' || i, 'x' || i, 1 + i % 50, 1 + i % 5, 1 + i % 300,
                    iif(i % 2, 'BUY', 'SELL'), 'MARKET', 10, 0,
                    iif(i % 10, 'FILLED', 'REJECTED'), NULL, iif(i % 10, 10, 0), 100, i, i
                FROM n WHERE i <= 5000;
            INSERT INTO order_events
                SELECT o.id, k.i, 'Filled', 'FILLED', NULL, o.created_at
                FROM orders AS o JOIN n AS k ON k.i <= 3;
            INSERT INTO trades
                SELECT id, id, 't' || id, portfolio_id, instrument_id, side, 10, 10, 100, 1, 51, id
                FROM orders;
            INSERT INTO balances SELECT f.id, a.id, 100, 0 FROM portfolios AS f, assets AS a;
            INSERT INTO positions SELECT f.id, s.id, 10, 5, 1, 0 FROM portfolios AS f, instruments AS s;
            INSERT INTO ledger_entries
                SELECT (i + 3) / 4, 1 + i % 4, 1 + i % 5, 'market', 1 + i % 60, 1, 'trade',
                    1 + i % 5000, i
                FROM n WHERE i <= 20000;
            INSERT INTO candle_series
                SELECT i, i, 60000000, 'file', 8, 2500, 0, 1 FROM n WHERE i <= 20;
            INSERT INTO candles SELECT 1 + i % 20, i * 60000000, 10, 12, 9, 11, 5 FROM n;
            INSERT INTO data_imports
                SELECT i, 1 + i % 20, 'f' || i, printf('%064d', i), 1, 0, 0, 0, i
                FROM n WHERE i <= 500;
            DROP TABLE n;
            ANALYZE;
            """;

    private final Connection connection = Connection.openInMemory();

    @BeforeAll
    void fillBooks() {
        new Migrator(MigrationCatalogue.load(), TestBooks.CLOCK).migrate(connection);
        connection.execute(REALISTIC_BOOKS);
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
            assertThat(index).isEqualTo("ix_" + table + "_" + String.join("_", columns));
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
        boolean inserts = query.sql().startsWith("INSERT");
        connection.execute("PRAGMA foreign_keys=" + (inserts ? "OFF" : "ON"));
        try (Statement statement = connection.prepare("EXPLAIN QUERY PLAN " + query.sql())) {
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
