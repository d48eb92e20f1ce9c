package dev.tradekeep.bench.write;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Books that hold many orders already, which have ended, with what orders refer to: 20 connections,
 * engines and runs, 200 instruments and two series of candles.
 */
public final class LoadedBooks {
    static final int CONNECTIONS = 20;
    static final int INSTRUMENTS = 200;

    /** 2026-01-02T00:00:00Z, UTC microseconds. */
    static final long START = 1_767_312_000_000_000L;

    private static final String PARENTS =
            """
            INSERT INTO exchanges (code, kind, created_at) VALUES ('bench', 'simulated', 1);
            INSERT INTO assets (code, scale, created_at) VALUES ('MADE', 8, 1), ('UP', 2, 1);
            INSERT INTO portfolios (name, created_at) VALUES ('bench', 1);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $CONNECTIONS)
            INSERT INTO exchange_connections (exchange_id, name, environment, enabled, created_at, updated_at)
            SELECT 1, 'connection ' || i, 'local', 1, 1, 1 FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $CONNECTIONS)
            INSERT INTO engines (name, mode, exchange_id, connection_id, portfolio_id, created_at)
            SELECT 'engine ' || i, 'paper', 1, i, 1, 1 FROM n;
            INSERT INTO engine_runs (engine_id, strategy, status, candles, started_at)
            SELECT id, 'bench', 'running', 0, 1 FROM engines;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $INSTRUMENTS)
            INSERT INTO instruments (exchange_id, symbol, base_asset_id, quote_asset_id, price_scale,
                quantity_scale, tick_size, lot_size, min_quantity, min_notional, created_at)
            SELECT 1, 'MADE' || i || '/UP', 1, 2, 2, 8, 1, 1, 0, 0, 1 FROM n;
            INSERT INTO candle_series (instrument_id, interval_micros, source, volume_scale, candles)
            VALUES (1, 60000000, 'appended', 8, 0), (1, 60000000, 'inserted', 8, 0);
            """;

    private static final String INSERT_ORDER =
            """
            INSERT INTO orders (id, client_order_id, engine_run_id, connection_id, portfolio_id,
                instrument_id, side, type, quantity, limit_price, status, filled_quantity,
                filled_notional, created_at, updated_at, closed_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'LIMIT', ?8, ?9, 'CANCELED', 0, 0, ?10, ?10, ?10)\
            """;
    private static final String INSERT_EVENT =
            """
            INSERT INTO order_events (order_id, sequence, event, status, occurred_at)
            VALUES (?1, 1, 'Submitted', 'SUBMITTED', ?2)\
            """;

    private static final String ORDER_INDEXES =
            "FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('orders', 'order_events')"
                    + " AND sql IS NOT NULL ORDER BY name";
    private static final String INDEXES = "SELECT sql " + ORDER_INDEXES;
    private static final String INDEX_NAMES = "SELECT name " + ORDER_INDEXES;

    private LoadedBooks() {}

    /** Makes a new file. */
    public static void make(Path file, int orders) {
        Database.open(file, Duration.ZERO, InstantSource.system()).close();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            // It is rebuilt when the machine fails meanwhile: nothing has to be durable.
            connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
            connection.execute(
                    PARENTS.replace("$CONNECTIONS", Integer.toString(CONNECTIONS))
                            .replace("$INSTRUMENTS", Integer.toString(INSTRUMENTS)));
            List<String> indexes = texts(connection, INDEXES);
            texts(connection, INDEX_NAMES)
                    .forEach(name -> connection.execute("DROP INDEX " + name));
            insert(connection, orders);
            indexes.forEach(connection::execute);
            connection.execute("PRAGMA journal_mode=WAL");
        }
    }

    /** The rows that orders may refer to. */
    public static MadeUpOrders rows(Connection connection) {
        return new MadeUpOrders(
                numbers(connection, "SELECT id FROM engine_runs ORDER BY id"),
                numbers(connection, "SELECT id FROM exchange_connections ORDER BY id"),
                numbers(connection, "SELECT id FROM portfolios ORDER BY id LIMIT 1")[0],
                numbers(connection, "SELECT id FROM instruments ORDER BY id"),
                START);
    }

    private static void insert(Connection connection, int orders) {
        MadeUpOrders rows = rows(connection);
        connection.begin(TransactionMode.IMMEDIATE);
        try (Statement order = connection.statement(INSERT_ORDER);
                Statement event = connection.statement(INSERT_EVENT)) {
            for (long n = 1; n <= orders; n++) {
                order.bind(1, n).bind(2, MadeUpOrders.id(n)).bind(3, rows.run(n));
                order.bind(4, rows.connection(n)).bind(5, rows.portfolio());
                order.bind(6, rows.instrument(n)).bind(7, rows.order(n).side().name());
                order.bind(8, MadeUpOrders.quantity(n)).bind(9, MadeUpOrders.price(n));
                order.bind(10, rows.time(n)).update();
                event.bind(1, n).bind(2, rows.time(n)).update();
            }
        }
        connection.commit();
    }

    private static List<String> texts(Connection connection, String sql) {
        List<String> texts = new ArrayList<>();
        try (Statement select = connection.prepare(sql)) {
            while (select.step()) {
                texts.add(String.valueOf(select.getText(0)));
            }
        }
        return texts;
    }

    static long[] numbers(Connection connection, String sql) {
        List<Long> numbers = new ArrayList<>();
        try (Statement select = connection.prepare(sql)) {
            while (select.step()) {
                numbers.add(select.getLong(0));
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
