package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tradekeep.sqlite.testing.Ask;
import dev.tradekeep.sqlite.testing.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any text at all as SQL, on a database with small limits, ends in rows or in a {@link
 * SqliteException}, and the connection goes on.
 */
final class SqlFuzzIT {
    private static final int SEEDS_USUAL = 4_000;
    private static final int ROWS_READ_MAX = 1_000;
    private static final Duration TIME_LIMIT = Duration.ofMillis(100);

    private static final List<String> CORPUS = corpus();

    private static List<String> corpus() {
        try (InputStream corpus = SqlFuzzIT.class.getResourceAsStream("corpus.sql")) {
            byte[] bytes = Objects.requireNonNull(corpus).readAllBytes();
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\n\n+", -1));
        } catch (IOException e) {
            throw new AssertionError("The corpus cannot be read.", e);
        }
    }

    /** Guided by the branches of this module when {@code JAZZER_FUZZ} is set. */
    @MethodSource("statements")
    @FuzzTest(maxDuration = "5m")
    void anyBytes(byte[] data) {
        run(new String(data, StandardCharsets.UTF_8));
    }

    static Stream<Arguments> statements() {
        return CORPUS.stream()
                .map(sql -> Arguments.of((Object) sql.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void statementsOfTheCorpusMixedAndDamaged() {
        Seeds.of(SEEDS_USUAL)
                .forEach(seed -> {
                    String sql = mixed(new SplittableRandom(seed));
                    try {
                        run(sql);
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError("The seed " + seed + " fails: " + sql, e);
                    }
                });
    }

    private static String mixed(SplittableRandom random) {
        StringBuilder sql = new StringBuilder(any(random));
        for (int times = random.nextInt(5); times > 0; times--) {
            int at = random.nextInt(sql.length() + 1);
            int end = Math.min(sql.length(), at + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> sql.delete(at, end);
                case 1 -> sql.insert(at, (char) random.nextInt(Character.MAX_VALUE + 1));
                case 2 -> sql.insert(at, sql.substring(at, end));
                case 3 -> sql.append(';').append(any(random));
                case 4 -> {
                    String other = any(random);
                    int from = random.nextInt(other.length() + 1);
                    sql.replace(at, sql.length(), other.substring(from));
                }
                default ->
                        sql.insert(
                                at,
                                List.of("?", "NULL", "(", ")", "'", "-1e999", " ", ",")
                                        .get(random.nextInt(8)));
            }
        }
        return sql.toString();
    }

    private static String any(SplittableRandom random) {
        return CORPUS.get(random.nextInt(CORPUS.size()));
    }

    private static void run(String sql) {
        try (Connection connection = Connection.openInMemory()) {
            limit(connection);
            connection.execute(
                    """
                    CREATE TABLE trader(id INTEGER PRIMARY KEY, name TEXT UNIQUE, boss INTEGER);
                    CREATE TABLE fill(id INTEGER PRIMARY KEY, trader, symbol, quantity, price);
                    CREATE TABLE book(symbol TEXT PRIMARY KEY, quantity, note) WITHOUT ROWID;
                    CREATE VIRTUAL TABLE news USING fts5(title, body);
                    INSERT INTO trader VALUES (1, 'ann', NULL), (2, 'ben', 1);
                    INSERT INTO fill VALUES (1, 1, 'BTC', 2, 100), (2, 2, x'00ff', 0.5, NULL);
                    INSERT INTO news VALUES ('bitcoin', 'the price of bitcoin');
                    """);
            try (TimeLimit limit = TimeLimit.start(connection, TIME_LIMIT)) {
                attempt(limit, () -> readOne(connection, sql));
                attempt(limit, () -> connection.execute(sql));
            }
            assertThat(Ask.number(connection, "SELECT 40 + 2")).isEqualTo(42);
        }
        assertThat(Leaks.open()).isEmpty();
    }

    /** Without attached databases nothing can be written outside. */
    private static void limit(Connection connection) {
        connection.set(ConnectionSwitch.DEFENSIVE, true);
        Limit.VALUE_BYTES.set(connection, 100_000);
        Limit.SQL_BYTES.set(connection, 10_000);
        Limit.COLUMNS.set(connection, 100);
        Limit.EXPRESSION_DEPTH.set(connection, 60);
        Limit.PROGRAM_STEPS.set(connection, 25_000);
        Limit.PATTERN_BYTES.set(connection, 100);
        Limit.TRIGGER_DEPTH.set(connection, 10);
        Limit.ATTACHED.set(connection, 0);
    }

    private static void attempt(TimeLimit limit, Runnable use) {
        try {
            use.run();
        } catch (SqliteException e) {
            Outcomes.assertDocumented(e);
            String sql = e.sql();
            if (sql != null) {
                assertThat(e.offset()).isBetween(SqliteException.OFFSET_UNKNOWN, sql.length());
            }
            if (e.code() == ResultCode.INTERRUPT) {
                assertThat(limit.hasPassed()).isTrue();
            }
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("half a surrogate pair");
        }
    }

    private static void readOne(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            for (int index = 1; index <= statement.parameterCount(); index++) {
                statement.bind(index, index);
            }
            for (int row = 0; row < ROWS_READ_MAX && statement.step(); row++) {
                for (int column = 0; column < statement.columnCount(); column++) {
                    read(statement, column);
                }
            }
        }
    }

    private static void read(Statement row, int column) {
        assertThat(row.columnName(column)).isNotNull();
        switch (row.type(column)) {
            case INTEGER -> row.getLong(column);
            case REAL -> row.getDouble(column);
            case TEXT -> assertThat(row.getText(column)).isNotNull();
            case BLOB -> assertThat(row.getBlob(column)).isNotNull();
            case NULL -> assertThat(row.isNull(column)).isTrue();
        }
    }
}
