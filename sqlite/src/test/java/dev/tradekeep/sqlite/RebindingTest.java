package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One parameter that holds values of every kind, each after every other. */
class RebindingTest {
    private static final String WORDS = "grüße, 你好";

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

    /** A value and what SQLite says of it. */
    private enum Kind {
        INTEGER("integer", Long.toString(Long.MIN_VALUE)),
        REAL("real", "0.5"),
        NOT_A_NUMBER("null", null),
        TEXT("text", WORDS),
        EMPTY_TEXT("text", ""),
        BLOB("blob", WORDS),
        NOTHING("null", null),
        ARRAY("null", null);

        private final String type;
        private final @Nullable String text;

        Kind(String type, @Nullable String text) {
            this.type = type;
            this.text = text;
        }

        private void bind(Statement statement) {
            switch (this) {
                case INTEGER -> statement.bind(1, Long.MIN_VALUE);
                case REAL -> statement.bind(1, 0.5);
                case NOT_A_NUMBER -> statement.bind(1, Double.NaN);
                case TEXT -> statement.bind(1, WORDS);
                case EMPTY_TEXT -> statement.bind(1, "");
                case BLOB -> statement.bind(1, WORDS.getBytes(StandardCharsets.UTF_8));
                case NOTHING -> statement.bindNull(1);
                case ARRAY -> statement.bindArray(1, new long[] {1, 2});
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16le", "UTF-16be"})
    void everyKindFollowsEveryOther(String encoding) {
        connection.execute("PRAGMA encoding = '" + encoding + "'; CREATE TABLE t(a)");
        try (Statement select = connection.prepare("SELECT typeof(?1), CAST(?1 AS TEXT)")) {
            for (Kind before : Kind.values()) {
                for (Kind after : Kind.values()) {
                    if (after == Kind.BLOB && !encoding.equals("UTF-8")) {
                        // Its bytes are those of another encoding than the cast reads.
                        continue;
                    }
                    before.bind(select);
                    assertThat(select.step()).isTrue();
                    select.reset();
                    after.bind(select);
                    assertThat(select.step()).isTrue();
                    assertThat(select.getText(0)).as(before + ", " + after).isEqualTo(after.type);
                    assertThat(select.getText(1)).as(before + ", " + after).isEqualTo(after.text);
                    select.reset();
                }
            }
        }
    }

    @Test
    void planThatDependsOnAValueIsMadeAnewForAnother() {
        connection.execute(
                """
                CREATE TABLE t(a, b);
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
                INSERT INTO t SELECT iif(i < 990, 'often', 'rare ' || i), i FROM n;
                CREATE INDEX ta ON t(a);
                CREATE INDEX tb ON t(b);
                ANALYZE;
                """);
        try (Statement select =
                connection.prepare("SELECT count(*) FROM t WHERE a > ?1 AND b < ?2")) {
            assertThat(count(select, "often", 2_000)).isEqualTo(11);
            assertThat(count(select, "rare", 995)).isEqualTo(5);
            assertThat(count(select, "", 3)).isEqualTo(2);
        }
    }

    private static long count(Statement select, String a, long b) {
        select.bind(1, a).bind(2, b);
        assertThat(select.step()).isTrue();
        long count = select.getLong(0);
        select.reset();
        return count;
    }
}
