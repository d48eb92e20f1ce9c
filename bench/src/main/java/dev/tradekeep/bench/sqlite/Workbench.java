package dev.tradekeep.bench.sqlite;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.file.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays out the folder that a subject works in; each gets one of its own with the same content.
 *
 * <ul>
 *   <li>{@code candles.bin}, {@code keys.bin}: 64-bit integers in the machine's byte order
 *   <li>{@code orders.txt}: a line an order, fields apart by tabs; {@code keys.txt}: a line a key
 *   <li>{@code settings.txt}: a line {@code pragma=value}, in the order to set them
 *   <li>{@code schema.sql}, {@code WORK.sql}, {@code insert-multi-BATCH.sql}: the statements
 *   <li>{@code check-….sql}: what an insert came to; {@code touch.sql}: brings the tables into
 *       memory
 *   <li>{@code read.db}, {@code empty.db}, {@code indexed.db}: the databases that exist already
 * </ul>
 */
public final class Workbench {
    /** The tables and indexes of {@code indexed.db}. */
    static final int INDEXED_SCHEMA_ENTRIES = 110;

    private static final int INDEXED_TABLES = 10;

    private static final String CHECK_CANDLES =
            "SELECT count(*) + sum(open + high + low + close + volume + trades) FROM candles";
    private static final String CHECK_ORDERS =
            "SELECT sum(1 + length(client_order_id) + quantity) FROM orders";
    private static final String TOUCH =
            "SELECT (SELECT sum(volume) FROM bars) + (SELECT count(status) FROM orders NOT INDEXED)"
                    + " + (SELECT count(client_order_id) FROM orders)";

    private Workbench() {}

    /** The ten settings of the profile. */
    public static List<Setting> profile() {
        return Stream.of(Setting.values())
                .filter(setting -> setting.scope() != Setting.Scope.HARDENING)
                .toList();
    }

    /** Fills an empty folder. */
    static void layOut(Path folder, MadeUpData data) {
        try {
            writeIntegers(folder.resolve("candles.bin"), data.candles());
            writeIntegers(folder.resolve("keys.bin"), data.keys());
            Files.write(
                    folder.resolve("orders.txt"),
                    data.orders().stream().map(OrderRow::line).toList());
            Files.write(folder.resolve("keys.txt"), data.textKeys());
            Files.write(
                    folder.resolve("settings.txt"),
                    profile().stream()
                            .map(setting -> setting.pragma() + "=" + setting.value())
                            .toList());
            writeStatements(folder);
            makeReadDatabase(folder, data);
            makeSchema(folder.resolve("empty.db"), "");
            makeSchema(folder.resolve("indexed.db"), indexedSchema());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be filled", e);
        }
    }

    private static void writeStatements(Path folder) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), schema());
        Files.writeString(folder.resolve("check-candles.sql"), CHECK_CANDLES);
        Files.writeString(folder.resolve("check-orders.sql"), CHECK_ORDERS);
        Files.writeString(folder.resolve("touch.sql"), TOUCH);
        Files.writeString(folder.resolve("schema-size.sql"), "SELECT count(*) FROM sqlite_schema");
        for (Work work : Work.values()) {
            if (!work.sql().isEmpty()) {
                Files.writeString(folder.resolve(work.sqlFile(1)), work.sql());
            }
        }
        for (int batch : Work.BATCHES) {
            Files.writeString(
                    folder.resolve(Work.INSERT_MULTI.sqlFile(batch)), Work.INSERT_MULTI.sql(batch));
        }
    }

    /** The schema of inserts and reads. */
    static String schema() throws IOException {
        try (InputStream schema = Workbench.class.getResourceAsStream("schema.sql")) {
            if (schema == null) {
                throw new IOException("This build lacks the resource schema.sql.");
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void makeReadDatabase(Path folder, MadeUpData data) throws IOException {
        try (Connection connection = open(folder.resolve("read.db"))) {
            connection.execute(schema());
            connection.begin(TransactionMode.IMMEDIATE);
            try (Statement insert =
                    connection.prepare("INSERT INTO bars VALUES (NULL, ?, ?, ?, ?, ?, ?)")) {
                long[] candles = data.candles();
                for (int row = 0; row < MadeUpData.CANDLES; row++) {
                    for (int column = 1; column <= 6; column++) {
                        insert.bind(column, candles[row * MadeUpData.CANDLE_COLUMNS + column]);
                    }
                    insert.update();
                }
            }
            try (Statement insert = connection.prepare(Work.INSERT_ORDER.sql())) {
                for (OrderRow order : data.orders()) {
                    TradekeepSubject.bind(insert, order);
                    insert.update();
                }
            }
            connection.commit();
        }
    }

    private static void makeSchema(Path file, String schema) {
        try (Connection connection = open(file)) {
            connection.execute(schema);
        }
    }

    /** A new database of ours with the profile. */
    private static Connection open(Path file) {
        Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE);
        profile().forEach(set -> connection.execute("PRAGMA " + set.pragma() + "=" + set.value()));
        connection.execute("PRAGMA application_id=" + DatabaseFile.APPLICATION_ID);
        return connection;
    }

    private static String indexedSchema() {
        int indexes = INDEXED_SCHEMA_ENTRIES / INDEXED_TABLES - 1;
        return IntStream.range(0, INDEXED_TABLES)
                .mapToObj(table -> tableWithIndexes("t" + table, indexes))
                .collect(Collectors.joining());
    }

    private static String tableWithIndexes(String table, int indexes) {
        String columns =
                IntStream.range(0, indexes)
                        .mapToObj(column -> "column_" + column + " INTEGER NOT NULL")
                        .collect(Collectors.joining(", "));
        String indexSql =
                IntStream.range(0, indexes)
                        .mapToObj(column ->
                                "CREATE INDEX %s_by_%d ON %s (column_%d, id);\n"
                                        .formatted(table, column, table, column))
                        .collect(Collectors.joining());
        return "CREATE TABLE %s (id INTEGER PRIMARY KEY, %s) STRICT;\n".formatted(table, columns)
                + indexSql;
    }

    private static void writeIntegers(Path file, long[] values) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.nativeOrder());
        bytes.asLongBuffer().put(values);
        Files.write(file, bytes.array());
    }
}
