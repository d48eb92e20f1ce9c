package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkTest {
    /** For the machine's own occasional needs; a byte a row would be far more. */
    private static final long ALLOCATED_MAX_BYTES = 100_000;

    private Connection connection;

    @BeforeEach
    void open() {
        connection = Connection.openInMemory();
    }

    @AfterEach
    void close() {
        connection.close();
        assertThat(Leaks.open()).isEmpty();
    }

    @Test
    void insertsManyRowsOfIntegersInOneStatement() {
        connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b) WITHOUT ROWID");
        long[] values = {-1, 1, 10, 2, 20, 3, 30, -1};
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (?,?),(?,?),(?,?)")) {
            assertThat(insert.bindAll(1, values, 1, 6).update()).isEqualTo(3);
        }
        assertThat(number("SELECT sum(a * b) FROM t")).isEqualTo(140);
    }

    @Test
    void bindsPartOfTheParametersAtOnceAndMissesTheOthers() {
        try (Statement select = connection.prepare("SELECT ?, ?, ?, ?")) {
            select.bindAll(2, new long[] {2, 3}, 0, 2).bind(1, 1);
            assertThatThrownBy(select::step).hasMessageContaining("Parameter 4");
            assertThat(select.bind(4, 4).step()).isTrue();
            long[] row = new long[4];
            select.getLongs(row);
            assertThat(row).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void knowsWhichOfManyParametersARunOfThemLeavesOut() {
        String marks = "?,".repeat(199) + "?";
        for (int[] run : new int[][] {{1, 200}, {1, 64}, {64, 2}, {65, 64}, {60, 80}, {129, 72}}) {
            try (Statement select = connection.prepare("SELECT " + marks)) {
                select.bindAll(1, new long[200], 0, 200).clearBindings();
                select.bindAll(run[0], new long[run[1]], 0, run[1]);
                int end = run[0] + run[1];
                for (int index = 1; index <= 200; index++) {
                    if (index < run[0] || index >= end) {
                        String missing = "Parameter " + index + " has";
                        assertThatThrownBy(select::step).hasMessageContaining(missing);
                        select.bind(index, index);
                    }
                }
                assertThat(select.step()).isTrue();
            }
        }
    }

    @Test
    void refusesToBindBeyondTheArrayOrTheParameters() {
        try (Statement select = connection.prepare("SELECT ?, ?")) {
            assertThatThrownBy(() -> select.bindAll(1, new long[1], 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> select.bindAll(2, new long[2], 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> select.bindAll(0, new long[2], 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> select.bindAll(2, new long[2], 0, Integer.MAX_VALUE))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            select.bindAll(2, new long[0], 0, 0);
            assertThatThrownBy(select::step).hasMessageContaining("Parameter 1");
        }
    }

    @Test
    void returnsBoundArraysAsRows() {
        try (Statement sum = connection.prepare("SELECT sum(value), count(*) FROM carray(?)")) {
            sum.bindArray(1, new long[] {Long.MIN_VALUE, 1, Long.MAX_VALUE}).step();
            assertThat(sum.getLong(0)).isZero();
            sum.reset().bindArray(1, new double[] {0.5, 0.25}).step();
            assertThat(sum.getDouble(0)).isEqualTo(0.75);
            sum.reset().bindArray(1, new long[0]).step();
            assertThat(sum.isNull(0)).isTrue();
            assertThat(sum.getLong(1)).isZero();
        }
        try (Statement texts =
                connection.prepare("SELECT group_concat(value, '|') FROM carray(?)")) {
            texts.bindArray(1, new String[] {"a", "", "größer", "\uD83D\uDCC8"}).step();
            assertThat(texts.getText(0)).isEqualTo("a||größer|\uD83D\uDCC8");
            texts.reset();
            assertThatThrownBy(() -> texts.bindArray(1, new String[] {"a\0b"}))
                    .isInstanceOf(IllegalArgumentException.class);
            texts.bindArray(1, new String[0]).step();
            assertThat(texts.getText(0)).isNull();
        }
    }

    @Test
    void keepsArraysUntilTheyAreBoundAnewOrTheStatementCloses() {
        String sql = "SELECT sum(value) FROM carray(?)";
        for (int round = 1; round < 200; round++) {
            long[] values = LongStream.rangeClosed(1, round * 50L).toArray();
            long sum = LongStream.of(values).sum();
            try (Statement statement = connection.statement(sql)) {
                statement.bindArray(1, values);
                Arrays.fill(values, -1);
                for (int run = 0; run < 3; run++) {
                    assertThat(statement.step()).isTrue();
                    assertThat(statement.getLong(0)).isEqualTo(sum);
                    statement.reset();
                }
            }
        }
    }

    @Test
    void findsRowsByAnArrayOfKeys() {
        connection.execute(
                "CREATE TABLE t(a INTEGER PRIMARY KEY, b); INSERT INTO t SELECT value,"
                        + " value * 2 FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1"
                        + " FROM n LIMIT 100) SELECT value FROM n)");
        try (Statement select =
                connection.prepare("SELECT b FROM t WHERE a IN carray(?) ORDER BY a")) {
            select.bindArray(1, new long[] {99, 7, 1000});
            assertThat(select.step()).isTrue();
            assertThat(select.getLong(0)).isEqualTo(14);
            assertThat(select.step()).isTrue();
            assertThat(select.getLong(0)).isEqualTo(198);
            assertThat(select.step()).isFalse();
        }
    }

    @Test
    void readsAMillionRowsWithoutAllocating() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        String sql =
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?)"
                        + " SELECT i, -i, i * 2 FROM n";
        long[] row = new long[3];
        for (long rows : new long[] {20_000, 1_000_000}) {
            try (Statement statement = connection.statement(sql)) {
                statement.bind(1, rows);
                long sum = 0;
                long before = thread.getCurrentThreadAllocatedBytes();
                while (statement.step()) {
                    statement.getLongs(row);
                    sum += row[0] + row[1] + row[2] - statement.getLong(0);
                }
                long allocated = thread.getCurrentThreadAllocatedBytes() - before;
                assertThat(sum).isEqualTo(rows * (rows + 1) / 2);
                if (rows == 1_000_000) {
                    assertThat(allocated).isLessThan(ALLOCATED_MAX_BYTES);
                }
            }
        }
    }

    @Test
    void insertsWithoutAllocating() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b, c)");
        long[] values = new long[3];
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (?, ?, ?)")) {
            connection.begin(TransactionMode.IMMEDIATE);
            long before = 0;
            for (int i = 0; i < 200_000; i++) {
                if (i == 20_000) {
                    before = thread.getCurrentThreadAllocatedBytes();
                }
                values[0] = i;
                insert.bindAll(1, values, 0, 3).bind(2, 7L).update();
            }
            assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                    .isLessThan(ALLOCATED_MAX_BYTES);
            connection.commit();
        }
    }

    @Test
    void copiesBlobsIntoAnArrayThatIsThere() {
        byte[] into = {9, 9, 9, 9};
        try (Statement select = connection.prepare("SELECT ?, NULL, x'010203'")) {
            select.bind(1, new byte[] {5, 6, 7, 8}, 1, 2).step();
            assertThat(select.getBlob(0, into, 1)).isEqualTo(2);
            assertThat(into).containsExactly(9, 6, 7, 9);
            assertThat(select.getBlob(1, into, 0)).isEqualTo(ResultRow.NULL_LENGTH);
            assertThatThrownBy(() -> select.getBlob(2, into, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(into).containsExactly(9, 6, 7, 9);
        }
    }

    @Test
    void refusesMoreZerosThanAValueMayHold() {
        Limit.VALUE_BYTES.set(connection, 1000);
        try (Statement select = connection.prepare("SELECT ?")) {
            assertThatThrownBy(() -> select.bindZeros(1, 1001))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.TOOBIG));
        }
    }

    @Test
    void leavesAParameterUnboundWhoseValueIsTooLong() {
        Limit.VALUE_BYTES.set(connection, 1000);
        try (Statement select = connection.prepare("SELECT ?")) {
            select.bind(1, "short");
            assertThatThrownBy(() -> select.bind(1, "x".repeat(1001)))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.TOOBIG));
            assertThatThrownBy(select::step).hasMessageContaining("has not been bound");
        }
    }

    @Test
    void returnsTheRowsThatAnInsertMade() {
        connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)");
        try (Statement insert =
                connection.prepare("INSERT INTO t(b) VALUES (?), (?) RETURNING a, b")) {
            insert.bindAll(1, new long[] {10, 20}, 0, 2);
            assertThat(insert.step()).isTrue();
            assertThat(insert.getLong(1)).isEqualTo(10);
            assertThat(insert.step()).isTrue();
            assertThat(insert.getLong(0)).isEqualTo(2);
            assertThat(insert.step()).isFalse();
        }
    }

    @Test
    void namesItsParameters() {
        try (Statement select = connection.prepare("SELECT :price, ?, @quantity")) {
            assertThat(select.parameterName(1)).isEqualTo(":price");
            assertThat(select.parameterName(2)).isNull();
            assertThat(select.parameterName(3)).isEqualTo("@quantity");
            assertThatThrownBy(() -> select.parameterName(4))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private long number(String sql) {
        try (Statement statement = connection.prepare(sql)) {
            assertThat(statement.step()).isTrue();
            return statement.getLong(0);
        }
    }
}
