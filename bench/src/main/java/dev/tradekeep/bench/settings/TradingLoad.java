package dev.tradekeep.bench.settings;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What an engine asks of its file in a while: each turn books orders in transactions of their own,
 * stores a batch of candles, reads orders by key and scans the candles of a series.
 */
final class TradingLoad {
    private static final String SCHEMA =
            """
            CREATE TABLE engines (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO engines VALUES (1, 'one'), (2, 'two');
            CREATE TABLE orders (
                id INTEGER PRIMARY KEY,
                client_order_id TEXT NOT NULL UNIQUE,
                engine_id INTEGER NOT NULL REFERENCES engines (id),
                status TEXT NOT NULL,
                quantity INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX orders_by_engine ON orders (engine_id, created_at);
            CREATE TABLE order_events (
                order_id INTEGER NOT NULL REFERENCES orders (id),
                sequence INTEGER NOT NULL,
                event TEXT NOT NULL,
                PRIMARY KEY (order_id, sequence)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE candles (
                series_id INTEGER NOT NULL,
                open_time INTEGER NOT NULL,
                open INTEGER NOT NULL,
                high INTEGER NOT NULL,
                low INTEGER NOT NULL,
                close INTEGER NOT NULL,
                volume INTEGER NOT NULL,
                PRIMARY KEY (series_id, open_time)
            ) STRICT, WITHOUT ROWID;
            """;

    private static final int ORDERS_PER_TURN = 20;
    private static final int CANDLES_PER_TURN = 500;
    private static final int READS_PER_TURN = 500;
    private static final int SERIES = 8;
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");
    private static final long SEED = 1;

    private TradingLoad() {}

    /** Runs so many turns on a new file and returns the nanoseconds they took. */
    static long run(Path folder, Variant variant, int turns) throws IOException {
        Path file = folder.resolve("load.db");
        for (String suffix : SUFFIXES) {
            Files.deleteIfExists(folder.resolve("load.db" + suffix));
        }
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            variant.settings()
                    .forEach(set ->
                            connection.execute("PRAGMA " + set.pragma() + "=" + set.value()));
            connection.execute(SCHEMA);
            SplittableRandom random = new SplittableRandom(SEED);
            long start = System.nanoTime();
            for (int turn = 0; turn < turns; turn++) {
                bookOrders(connection, turn);
                storeCandles(connection, turn, random);
                readOrders(connection, turn, random);
                scanCandles(connection, turn);
            }
            long nanos = System.nanoTime() - start;
            check(connection, turns);
            return nanos;
        }
    }

    private static void bookOrders(Connection connection, int turn) {
        for (int i = 0; i < ORDERS_PER_TURN; i++) {
            int order = turn * ORDERS_PER_TURN + i + 1;
            connection.begin(TransactionMode.IMMEDIATE);
            try (Statement insert =
                    connection.statement(
                            "INSERT INTO orders VALUES (?, ?, ?, 'SUBMITTED', ?, ?)")) {
                insert.bind(1, order).bind(2, orderId(order)).bind(3, 1 + order % 2);
                insert.bind(4, 100L * order).bind(5, order).update();
            }
            try (Statement insert =
                    connection.statement("INSERT INTO order_events VALUES (?, 1, 'SUBMITTED')")) {
                insert.bind(1, order).update();
            }
            connection.commit();
        }
    }

    private static void storeCandles(Connection connection, int turn, SplittableRandom random) {
        connection.begin(TransactionMode.IMMEDIATE);
        try (Statement insert =
                connection.statement("INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < CANDLES_PER_TURN; i++) {
                long price = 1_000_000 + random.nextLong(100_000);
                insert.bind(1, i % SERIES).bind(2, (long) turn * CANDLES_PER_TURN + i);
                insert.bind(3, price).bind(4, price + 50).bind(5, price - 50).bind(6, price + 7);
                insert.bind(7, random.nextLong(1_000_000)).update();
            }
        }
        connection.commit();
    }

    private static void readOrders(Connection connection, int turn, SplittableRandom random) {
        int orders = (turn + 1) * ORDERS_PER_TURN;
        try (Statement select =
                connection.statement("SELECT quantity FROM orders WHERE client_order_id = ?")) {
            for (int i = 0; i < READS_PER_TURN; i++) {
                int order = 1 + random.nextInt(orders);
                select.bind(1, orderId(order)).step();
                if (select.getLong(0) != 100L * order) {
                    throw new IllegalStateException("Read another order than " + order);
                }
                select.reset();
            }
        }
    }

    private static void scanCandles(Connection connection, int turn) {
        try (Statement select =
                connection.statement(
                        "SELECT open_time, open, high, low, close, volume FROM candles"
                                + " WHERE series_id = ?")) {
            select.bind(1, turn % SERIES);
            long last = -1;
            while (select.step()) {
                if (select.getLong(0) <= last) {
                    throw new IllegalStateException("Candles are not in order");
                }
                last = select.getLong(0);
            }
        }
    }

    private static void check(Connection connection, int turns) {
        try (Statement count =
                connection.prepare(
                        "SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM order_events),"
                                + " (SELECT count(*) FROM candles)")) {
            count.step();
            long orders = (long) turns * ORDERS_PER_TURN;
            if (count.getLong(0) != orders
                    || count.getLong(1) != orders
                    || count.getLong(2) != (long) turns * CANDLES_PER_TURN) {
                throw new IllegalStateException("The load lost rows");
            }
        }
    }

    private static String orderId(int order) {
        return String.format(Locale.ROOT, "TK-%012d", order);
    }
}
