package dev.tradekeep.bench.sqlite;

import dev.tradekeep.bench.report.Goal;
import dev.tradekeep.bench.report.Unit;
import java.util.List;
import java.util.stream.Stream;

/** What every subject does, in the same SQL, and what ours must reach at it. */
enum Work {
    /** One row a statement, a candle of eight integers. */
    INSERT_ONE(
            "insert-1",
            Unit.ROWS_PER_SECOND,
            "INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    /** The same with as many rows a statement as suits the subject best. */
    INSERT_MULTI(
            "insert-multi",
            Unit.ROWS_PER_SECOND,
            "INSERT INTO candles VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    /** An order of five texts and three integers; each row is six entries in B-trees. */
    INSERT_ORDER(
            "insert-order",
            Unit.ROWS_PER_SECOND,
            "INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
    /** Six integers of a row found by its integer key. */
    POINT_READ(
            "point-read",
            Unit.ROWS_PER_SECOND,
            "SELECT open_time, open, high, low, close, volume FROM bars WHERE id = ?"),
    /** Three texts of a row found by its text key. */
    POINT_READ_TEXT(
            "point-read-text",
            Unit.ROWS_PER_SECOND,
            "SELECT client_order_id, symbol, status FROM orders WHERE client_order_id = ?"),
    /** Six integers of every row. */
    SCAN_INT(
            "scan-int",
            Unit.ROWS_PER_SECOND,
            "SELECT open_time, open, high, low, close, volume FROM bars"),
    /** Three texts of every row. */
    SCAN_TEXT(
            "scan-text",
            Unit.ROWS_PER_SECOND,
            "SELECT client_order_id, symbol, status FROM orders"),
    /** A connection with all its settings, each read back, and a first look at the schema. */
    OPEN_EMPTY("open-empty", Unit.MILLISECONDS, ""),
    /** The same where the schema has a hundred indexes. */
    OPEN_INDEXED("open-indexed", Unit.MILLISECONDS, "");

    /** The rows of a statement that {@link #INSERT_MULTI} may choose from. */
    static final List<Integer> BATCHES = List.of(4, 16, 64, 256);

    /** Rows of one transaction; a multiple of every batch. */
    static final int TRANSACTION_ROWS = 1_024;

    private final String label;
    private final Unit unit;
    private final String sql;

    Work(String label, Unit unit, String sql) {
        this.label = label;
        this.unit = unit;
        this.sql = sql;
    }

    static Work of(String label) {
        return Stream.of(values())
                .filter(work -> work.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no work " + label + "."));
    }

    /** Its name in tables and between the processes. */
    String label() {
        return label;
    }

    Unit unit() {
        return unit;
    }

    /** The speed to reach, all of it here. */
    List<Goal> goals() {
        return switch (this) {
            case INSERT_ONE, INSERT_ORDER -> List.of(Goal.ofC(0.95), Goal.ofBestPeer(1.0));
            case INSERT_MULTI -> List.of(Goal.ofC(0.90));
            case POINT_READ -> List.of(Goal.ofC(0.90), Goal.ofBestPeer(1.25));
            case SCAN_INT -> List.of(Goal.ofC(0.85), Goal.ofBestPeer(1.5));
            case POINT_READ_TEXT, SCAN_TEXT -> List.of(Goal.ofC(0.75));
            case OPEN_EMPTY -> List.of(Goal.atMost(1));
            case OPEN_INDEXED -> List.of(Goal.atMost(2));
        };
    }

    /** The statement; empty where the work is none. */
    String sql() {
        return sql;
    }

    /** The statement for {@code batch} rows at once. */
    String sql(int batch) {
        return sql + ", (?, ?, ?, ?, ?, ?, ?, ?)".repeat(batch - 1);
    }

    /** The name of the file that holds the statement. */
    String sqlFile(int batch) {
        return batch == 1 ? label + ".sql" : label + "-" + batch + ".sql";
    }
}
