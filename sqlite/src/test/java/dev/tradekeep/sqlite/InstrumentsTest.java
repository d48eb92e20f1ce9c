package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InstrumentsTest {
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000)"
                    + " SELECT i FROM n";

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
    void countsCacheHitsAndMisses(@TempDir Path folder) {
        Path file = folder.resolve("a.db");
        try (Connection writer = Connection.open(file, OpenMode.READ_WRITE_CREATE)) {
            writer.execute("CREATE TABLE t(a); INSERT INTO t " + NUMBERS);
            assertThat(ConnectionCounter.CACHE_WRITES.of(writer)).isPositive();
        }
        try (Connection reader = Connection.open(file, OpenMode.READ_ONLY)) {
            reader.execute("SELECT sum(a) FROM t");
            long misses = ConnectionCounter.CACHE_MISSES.reset(reader);
            assertThat(misses).isGreaterThan(10);
            reader.execute("SELECT sum(a) FROM t");
            assertThat(ConnectionCounter.CACHE_MISSES.of(reader)).isLessThan(misses);
            assertThat(ConnectionCounter.CACHE_HITS.of(reader)).isPositive();
            assertThat(reader.memoryUsedBytes())
                    .isGreaterThan(ConnectionCounter.CACHE_USED_BYTES.of(reader));
            for (ConnectionCounter counter : ConnectionCounter.values()) {
                assertThat(counter.of(reader)).as("%s", counter).isNotNegative();
            }
        }
    }

    @Test
    void countsWhatAStatementDoes() {
        connection.execute("CREATE TABLE t(a, b); INSERT INTO t(a) " + NUMBERS);
        try (Statement sorted = connection.prepare("SELECT a FROM t ORDER BY a DESC")) {
            sorted.update();
            sorted.update();
            assertThat(StatementCounter.FULL_SCAN_STEPS.of(sorted)).isGreaterThan(9000);
            assertThat(StatementCounter.SORTS.of(sorted)).isEqualTo(2);
            assertThat(StatementCounter.RUNS.reset(sorted)).isEqualTo(2);
            assertThat(StatementCounter.RUNS.of(sorted)).isZero();
            assertThat(StatementCounter.MACHINE_STEPS.of(sorted)).isPositive();
            assertThat(StatementCounter.MEMORY_BYTES.of(sorted)).isPositive();
            connection.execute("ALTER TABLE t ADD c");
            sorted.update();
            assertThat(StatementCounter.REPREPARES.of(sorted)).isEqualTo(1);
        }
        Statement closed = connection.prepare("SELECT 1");
        closed.close();
        assertThatThrownBy(() -> StatementCounter.RUNS.of(closed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsWhatEachLoopDid() {
        connection.set(ConnectionSwitch.SCAN_STATUS, true);
        connection.execute(
                "CREATE TABLE t(a); CREATE TABLE u(b INTEGER PRIMARY KEY); INSERT INTO t "
                        + NUMBERS
                        + "; INSERT INTO u VALUES (3), (4)");
        try (Statement join = connection.prepare("SELECT * FROM t CROSS JOIN u WHERE b = a")) {
            join.update();
            List<ScanLoop> loops = ScanLoop.of(join);
            assertThat(loops).hasSize(2);
            assertThat(loops.get(0).runs()).isEqualTo(1);
            assertThat(loops.get(0).rows()).isEqualTo(10_000);
            assertThat(loops.get(0).name()).isEqualTo("t");
            assertThat(loops.get(0).explanation()).contains("SCAN t");
            assertThat(loops.get(1).runs()).isEqualTo(10_000);
            assertThat(loops.get(1).rows()).isEqualTo(2);
            assertThat(loops.get(1).estimatedRows()).isPositive();
            ScanLoop.reset(join);
            assertThat(ScanLoop.of(join).getFirst().rows()).isZero();
        }
        connection.set(ConnectionSwitch.SCAN_STATUS, false);
        try (Statement plain = connection.prepare("SELECT * FROM t")) {
            plain.update();
            assertThat(ScanLoop.of(plain)).allMatch(loop -> loop.rows() <= 0);
        }
    }

    @Test
    void collectsSlowStatements() {
        String slow = "SELECT count(*) FROM (" + NUMBERS.replace("10000", "300000") + ")";
        try (SlowStatements found = SlowStatements.collect(connection, Duration.ofMillis(2))) {
            connection.execute(slow);
            assertThat(found.take())
                    .singleElement()
                    .satisfies(statement -> {
                        assertThat(statement.sql()).isEqualTo(slow);
                        assertThat(statement.sqlBytes()).isEqualTo(slow.length());
                        assertThat(statement.time()).isGreaterThanOrEqualTo(Duration.ofMillis(2));
                    });
        }
        try (SlowStatements none = SlowStatements.collect(connection, Duration.ofDays(1))) {
            connection.execute("SELECT 1");
            assertThat(none.take()).isEmpty();
        }
        try (SlowStatements all = SlowStatements.collect(connection, Duration.ZERO)) {
            for (int i = 0; i < SlowStatements.ENTRIES_MAX + 5; i++) {
                connection.execute("SELECT " + i + " --" + "x".repeat(2000));
            }
            List<SlowStatement> kept = all.take();
            assertThat(kept).hasSize(SlowStatements.ENTRIES_MAX);
            assertThat(kept.getFirst().sql()).startsWith("SELECT 5 --x").hasSizeLessThan(1100);
            assertThat(all.lost()).isEqualTo(5);
            try (SlowStatements next = SlowStatements.collect(connection, Duration.ZERO)) {
                connection.execute("SELECT 1");
                assertThat(next.take()).hasSize(1);
                assertThat(all.take()).isEmpty();
            }
        }
        connection.execute("SELECT 1");
    }

    @Test
    void namesExtendedCodes() {
        connection.execute("CREATE TABLE t(a UNIQUE CHECK (a > 0)); INSERT INTO t VALUES (1)");
        assertThatThrownBy(() -> connection.execute("INSERT INTO t VALUES (1)"))
                .hasMessageContaining("SQLITE_CONSTRAINT_UNIQUE")
                .isInstanceOfSatisfying(
                        SqliteException.class,
                        e -> assertThat(e.extended()).contains(ExtendedCode.CONSTRAINT_UNIQUE));
        assertThatThrownBy(() -> connection.execute("nonsense"))
                .isInstanceOfSatisfying(
                        SqliteException.class, e -> assertThat(e.extended()).isEmpty());
        for (ExtendedCode code : ExtendedCode.values()) {
            assertThat(ExtendedCode.of(code.number())).contains(code);
            assertThat(ResultCode.of(code.number())).isEqualTo(code.primary());
            assertThat(code.name()).startsWith(code.primary().name());
        }
        assertThat(ExtendedCode.nameOf(10 | 99 << 8)).isEqualTo("IOERR, code 25354");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsOneSqliteInThisProcess() {
        assertThat(Sqlite.librariesLoaded())
                .singleElement()
                .satisfies(library -> assertThat(library.toString()).contains("tradekeep-sqlite"));
    }
}
