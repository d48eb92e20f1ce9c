package dev.tradekeep.bench.allocation;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.Statement;
import dev.tradekeep.sqlite.TransactionMode;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The paths that rows of integers take; one invocation is one row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RowBenchmark {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 6;

    private Connection connection = Connection.openInMemory();
    private Statement insert = connection.prepare("SELECT 1");
    private Statement point = insert;
    private Statement scan = insert;
    private long next;

    @Setup
    public void fill() {
        insert.close();
        connection.close();
        connection = Connection.openInMemory();
        connection.execute(
                "CREATE TABLE bars (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, c INTEGER, d INTEGER,"
                        + " e INTEGER)");
        insert = connection.prepare("INSERT OR REPLACE INTO bars VALUES (?, ?, ?, ?, ?, ?)");
        point = connection.prepare("SELECT id, a, b, c, d, e FROM bars WHERE id = ?");
        scan = connection.prepare("SELECT id, a, b, c, d, e FROM bars");
        connection.begin(TransactionMode.IMMEDIATE);
        for (int i = 0; i < ROWS; i++) {
            insertRow();
        }
    }

    /** Binds six integers and inserts the row. */
    @Benchmark
    public long insertRow() {
        next = next % ROWS + 1;
        for (int i = 1; i <= COLUMNS; i++) {
            insert.bind(i, next * i);
        }
        insert.bind(1, next);
        insert.step();
        return next;
    }

    /** Finds a row by its key and reads six integers. */
    @Benchmark
    public long pointRead() {
        next = next % ROWS + 1;
        point.bind(1, next).step();
        long sum = sum(point);
        point.reset();
        return sum;
    }

    /** Steps to the next row and reads six integers. */
    @Benchmark
    public long scanRow() {
        return scan.step() ? sum(scan) : 0;
    }

    private static long sum(Statement row) {
        long sum = 0;
        for (int i = 0; i < COLUMNS; i++) {
            sum += row.getLong(i);
        }
        return sum;
    }

    @TearDown
    public void close() {
        connection.rollback();
        connection.close();
    }
}
