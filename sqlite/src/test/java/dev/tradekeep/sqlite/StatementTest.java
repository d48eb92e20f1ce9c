package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementTest {
    private Connection connection;

    @BeforeEach
    void open() {
        connection = Connection.openInMemory();
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void returnsEveryTypeAsItWasBound() {
        byte[] blob = {0, 1, (byte) 0xff};
        String text = "Größe 価格 \uD83D\uDCC8 with \0 inside";
        try (Statement echo = connection.prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7")) {
            echo.bind(1, Long.MIN_VALUE).bind(2, 0.1).bind(3, text).bind(4, blob).bindNull(5);
            echo.bind(6, "").bind(7, new byte[0]);
            assertThat(echo.step()).isTrue();
            assertThat(echo.getLong(0)).isEqualTo(Long.MIN_VALUE);
            assertThat(echo.getDouble(0)).isEqualTo((double) Long.MIN_VALUE);
            assertThat(echo.getDouble(1)).isEqualTo(0.1);
            assertThat(echo.getText(2)).isEqualTo(text);
            assertThat(echo.getBlob(3)).isEqualTo(blob);
            assertThat(echo.isNull(4)).isTrue();
            assertThat(echo.getText(4)).isNull();
            assertThat(echo.getText(5)).isEmpty();
            assertThat(echo.getBlob(6)).isEmpty();
            assertThat(echo.step()).isFalse();
        }
    }

    @Test
    void runsAgainWithNewValuesOfGrowingLength() {
        connection.execute("CREATE TABLE t(a TEXT)");
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (?)")) {
            for (int length = 1; length < 100_000; length *= 7) {
                assertThat(insert.bind(1, "x".repeat(length)).update()).isEqualTo(1);
            }
        }
        try (Statement lengths = connection.prepare("SELECT a, length(a) FROM t ORDER BY rowid")) {
            for (int length = 1; length < 100_000; length *= 7) {
                assertThat(lengths.step()).isTrue();
                assertThat(lengths.getText(0)).hasSize(length);
                assertThat(lengths.getLong(1)).isEqualTo(length);
            }
        }
    }

    @Test
    void refusesWrongIndexes() {
        try (Statement statement = connection.prepare("SELECT ?")) {
            assertThatThrownBy(() -> statement.bind(0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> statement.bind(2, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            statement.bind(1, 1).step();
            assertThatThrownBy(() -> statement.getLong(1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> statement.getLong(-1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void refusesToRunWithAnUnboundParameter() {
        try (Statement statement = connection.prepare("SELECT ?70, ?1")) {
            statement.bind(1, 1);
            assertThatThrownBy(statement::step)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Parameter 2 has not been bound");
        }
    }

    @Test
    void refusesAValueOfAnotherType() {
        try (Statement statement = connection.prepare("SELECT 'x' AS name, NULL, 1.5")) {
            statement.step();
            assertThatThrownBy(() -> statement.getLong(0))
                    .hasMessageContaining("Wanted INTEGER in column name, found TEXT");
            assertThatThrownBy(() -> statement.getLong(1))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> statement.getText(2))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> statement.getBlob(0))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesToReadWithoutARow() {
        try (Statement statement = connection.prepare("SELECT 1")) {
            assertThatThrownBy(() -> statement.getLong(0)).hasMessageContaining("no row");
            statement.step();
            statement.step();
            assertThatThrownBy(() -> statement.getLong(0)).hasMessageContaining("no row");
        }
    }

    @Test
    void refusesToBindWhileRunning() {
        try (Statement statement = connection.prepare("SELECT ? UNION ALL SELECT 2")) {
            statement.bind(1, "held").step();
            assertThatThrownBy(() -> statement.bind(1, "other"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(statement.getText(0)).isEqualTo("held");
            statement.reset().bind(1, "other").step();
            assertThat(statement.getText(0)).isEqualTo("other");
        }
    }

    @Test
    void refusesHalfASurrogatePair() {
        try (Statement statement = connection.prepare("SELECT ?")) {
            for (String broken : new String[] {"a\uD83D", "\uDCC8b", "\uD83Dx"}) {
                assertThatThrownBy(() -> statement.bind(1, broken))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void findsNamedParameters() {
        try (Statement statement = connection.prepare("SELECT :price, @quantity")) {
            assertThat(statement.parameterIndex("@quantity")).isEqualTo(2);
            assertThat(statement.parameterIndex("quantity")).isEqualTo(2);
            assertThat(statement.parameterIndex("a price".substring(2))).isOne();
            for (String none : new String[] {":none", "none", ":quantity", "@", ""}) {
                assertThatThrownBy(() -> statement.parameterIndex(none))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void parametersWithoutANameAreNotFoundByOne() {
        try (Statement statement = connection.prepare("SELECT ?, ?2, :third")) {
            assertThat(statement.parameterIndex("third")).isEqualTo(3);
            assertThatThrownBy(() -> statement.parameterIndex(""))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void findsColumnsByName() {
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
        try (Statement all = connection.prepare("SELECT a AS first, a, a FROM t")) {
            assertThat(all.columnIndex("first")).isZero();
            assertThat(all.columnIndex("a")).isOne();
            assertThatThrownBy(() -> all.columnIndex("b"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("No column b");
        }
    }

    @Test
    void readsColumnsByName() {
        try (Statement row = connection.prepare("SELECT 1 AS a, 'x' AS b, NULL AS c")) {
            row.step();
            assertThat(row.getLong("a")).isOne();
            assertThat(row.getText("b")).isEqualTo("x");
            assertThat(row.getText("c")).isNull();
            assertThat(row.isNull("a")).isFalse();
            assertThat(row.isNull("c")).isTrue();
        }
    }

    @Test
    void findsColumnsThatAChangedSchemaAdded() {
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
        try (Statement all = connection.prepare("SELECT * FROM t")) {
            assertThat(all.step()).isTrue();
            assertThat(all.columnIndex("a")).isZero();
            all.reset();
            connection.execute("ALTER TABLE t ADD b DEFAULT 2");
            assertThat(all.step()).isTrue();
            assertThat(all.getLong(all.columnIndex("b"))).isEqualTo(2);
        }
    }

    @Test
    void followsAChangedSchema() {
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
        try (Statement all = connection.prepare("SELECT * FROM t")) {
            assertThat(all.step()).isTrue();
            all.reset();
            connection.execute(
                    "ALTER TABLE t ADD b DEFAULT 2; ALTER TABLE t ADD c DEFAULT 3;"
                            + "ALTER TABLE t ADD d DEFAULT 4; ALTER TABLE t ADD e DEFAULT 5");
            assertThat(all.step()).isTrue();
            assertThat(all.columnCount()).isEqualTo(5);
            assertThat(all.getLong(4)).isEqualTo(5);
            all.reset();
            connection.execute("ALTER TABLE t DROP COLUMN b");
            assertThat(all.step()).isTrue();
            assertThat(all.columnCount()).isEqualTo(4);
        }
    }

    @Test
    void givesCachedStatementsBackWithoutTheirBindings() {
        String sql = "SELECT ?";
        Statement first = connection.statement(sql);
        first.bind(1, 1).step();
        Statement second = connection.statement(sql);
        assertThat(second).isNotSameAs(first);
        first.close();
        second.close();
        assertThatThrownBy(first::step).isInstanceOf(IllegalStateException.class);
        try (Statement again = connection.statement(sql)) {
            assertThat(again).isSameAs(first);
            assertThatThrownBy(again::step).hasMessageContaining("not been bound");
        }
    }

    @Test
    void keepsTheCacheBounded() {
        for (int i = 0; i < 2 * StatementCache.STATEMENTS_MAX; i++) {
            connection.statement("SELECT " + i).close();
        }
        try (Statement count = connection.prepare("SELECT count(*) FROM sqlite_stmt")) {
            count.step();
            assertThat(count.getLong(0)).isBetween(1L, StatementCache.STATEMENTS_MAX + 1L);
        }
    }

    @Test
    void countsChangesOfAnUpdate() {
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1), (2), (3)");
        try (Statement update = connection.prepare("UPDATE t SET a = a + 1 WHERE a > ?")) {
            assertThat(update.bind(1, 1).update()).isEqualTo(2);
        }
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (9) RETURNING rowid, a")) {
            insert.step();
            assertThat(insert.getLong(0)).isEqualTo(4);
        }
        assertThat(connection.lastInsertRowid()).isEqualTo(4);
    }

    @Test
    void saysWhichConstraintFailed() {
        connection.execute("CREATE TABLE t(a CHECK (a > 0))");
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (?)")) {
            assertThatThrownBy(insert.bind(1, -1)::update)
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ResultCode.CONSTRAINT);
                                assertThat(e.extendedCode()).isEqualTo(275);
                                assertThat(e.getMessage()).contains("a > 0", "INSERT INTO t");
                            });
            assertThat(insert.bind(1, 1).update()).isEqualTo(1);
        }
    }

    @Test
    void readsTextThatIsNotUtf8AsReplacementCharacters() {
        try (Statement statement = connection.prepare("SELECT CAST(x'ff41' AS TEXT)")) {
            statement.step();
            assertThat(statement.getText(0))
                    .isEqualTo(new String(new byte[] {-1, 'A'}, StandardCharsets.UTF_8));
        }
    }
}
