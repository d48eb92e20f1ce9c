package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionTest {
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
    void passesEveryTypeThroughAFunction() {
        ScalarFunction.define(
                connection,
                "echo",
                1,
                call -> {
                    assertThat(call.argumentCount()).isEqualTo(1);
                    switch (call.type(0)) {
                        case INTEGER -> call.result(call.getLong(0));
                        case REAL -> call.result(call.getDouble(0));
                        case TEXT -> call.result(call.getText(0));
                        case BLOB -> call.result(call.getBlob(0));
                        case NULL -> {
                            // NULL is the result of a function that sets none.
                        }
                    }
                });
        try (Statement echo =
                connection.prepare("SELECT echo(?), echo(?), echo(?), echo(?), echo(echo(?))")) {
            echo.bind(1, Long.MIN_VALUE).bind(2, 0.5).bind(3, "größer \0 \uD83D\uDCC8");
            echo.bind(4, new byte[] {0, -1}).bindNull(5);
            assertThat(echo.step()).isTrue();
            assertThat(echo.getLong(0)).isEqualTo(Long.MIN_VALUE);
            assertThat(echo.getDouble(1)).isEqualTo(0.5);
            assertThat(echo.getText(2)).isEqualTo("größer \0 \uD83D\uDCC8");
            assertThat(echo.getBlob(3)).containsExactly(0, -1);
            assertThat(echo.isNull(4)).isTrue();
        }
    }

    @Test
    void takesAnyNumberOfArguments() {
        ScalarFunction.define(
                connection,
                "total_of",
                ScalarFunction.ANY_ARGUMENTS,
                call -> {
                    long sum = 0;
                    for (int i = 0; i < call.argumentCount(); i++) {
                        sum += call.getLong(i);
                    }
                    call.result(sum);
                });
        assertThat(number("SELECT total_of()")).isZero();
        assertThat(number("SELECT total_of(1, 2, 3)")).isEqualTo(6);
    }

    @Test
    void makesAnSqlErrorOfWhatAFunctionThrows() {
        IllegalStateException thrown = new IllegalStateException("no more of this");
        ScalarFunction.define(
                connection,
                "fail",
                0,
                call -> {
                    throw thrown;
                });
        ScalarFunction.define(connection, "recurse", 0, FunctionTest::recurse);
        assertThatThrownBy(() -> number("SELECT fail()"))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining("no more of this")
                .hasMessageContaining("SELECT fail()")
                .hasCause(thrown);
        assertThatThrownBy(() -> number("SELECT recurse()"))
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> connection.execute("SELECT 1; SELECT fail()")).hasCause(thrown);
        assertThatThrownBy(() -> number("SELECT abs(-9223372036854775808)")).hasNoCause();
    }

    @Test
    void refusesArgumentsOfTheWrongTypeOrNumber() {
        ScalarFunction.define(connection, "f", 1, call -> call.result(call.getLong(0)));
        ScalarFunction.define(connection, "g", 1, call -> call.result(call.getLong(1)));
        assertThatThrownBy(() -> number("SELECT f('x')"))
                .hasMessageContaining("Wanted INTEGER as argument 0, found TEXT");
        assertThatThrownBy(() -> number("SELECT g(1)"))
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> number("SELECT f()")).hasMessageContaining("wrong number");
    }

    @Test
    void keepsAFunctionFromUsingItsConnection() {
        AtomicReference<Statement> running = new AtomicReference<>();
        ScalarFunction.define(
                connection,
                "meddle",
                0,
                call -> {
                    assertThatThrownBy(connection::close).hasMessageContaining("may not use it");
                    assertThatThrownBy(() -> running.get().reset())
                            .hasMessageContaining("may not use it");
                    assertThatThrownBy(() -> running.get().close())
                            .hasMessageContaining("may not use it");
                    call.result(1);
                });
        try (Statement statement = connection.prepare("SELECT meddle()")) {
            running.set(statement);
            assertThat(statement.step()).isTrue();
            assertThat(statement.getLong(0)).isEqualTo(1);
        }
    }

    @Test
    void endsACallWhenItReturns() {
        AtomicReference<FunctionCall> kept = new AtomicReference<>();
        ScalarFunction.define(connection, "keep", 1, kept::set);
        connection.execute("SELECT keep(1)");
        assertThatThrownBy(() -> kept.get().getLong(0)).hasMessageContaining("is over");
        assertThatThrownBy(() -> kept.get().result(1)).hasMessageContaining("is over");
    }

    @Test
    void replacesAndRemovesFunctions() {
        for (int round = 0; round < 300; round++) {
            long answer = round;
            ScalarFunction.define(connection, "answer", 0, call -> call.result(answer));
            assertThat(number("SELECT answer()")).isEqualTo(round);
        }
        ScalarFunction.remove(connection, "ANSWER", 0);
        assertThatThrownBy(() -> number("SELECT answer()"))
                .hasMessageContaining("no such function");
        ScalarFunction.define(connection, "one", 0, call -> call.result(1));
        try (Statement running = connection.prepare("SELECT one() UNION ALL SELECT one()")) {
            running.step();
            assertThatThrownBy(() -> ScalarFunction.remove(connection, "one", 0))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.BUSY));
            assertThat(running.step()).isTrue();
        }
        assertThatThrownBy(() -> ScalarFunction.define(connection, "x".repeat(300), 0, call -> {}))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void servesAnIndexWhenDeterministic() {
        ScalarFunction.define(
                connection,
                "twice",
                1,
                call -> call.result(2 * call.getLong(0)),
                ScalarFunction.Trait.DETERMINISTIC,
                ScalarFunction.Trait.INNOCUOUS);
        connection.execute(
                "CREATE TABLE t(a); CREATE INDEX i ON t(twice(a)); INSERT INTO t VALUES (4), (5)");
        assertThat(number("SELECT a FROM t INDEXED BY i WHERE twice(a) = 10")).isEqualTo(5);
    }

    @Test
    void ordersByACollation() {
        Collation.define(connection, "by_length", Comparator.comparingInt(String::length));
        try (Statement sorted =
                connection.prepare(
                        "SELECT group_concat(column1) FROM (SELECT * FROM (VALUES ('ccc'), ('ä'),"
                                + " ('bb')) ORDER BY column1 COLLATE by_length)")) {
            sorted.step();
            assertThat(sorted.getText(0)).isEqualTo("ä,bb,ccc");
        }
        Collation.remove(connection, "BY_LENGTH");
        assertThatThrownBy(() -> number("SELECT 'a' = 'b' COLLATE by_length"))
                .hasMessageContaining("no such collation");
    }

    @Test
    void failsAStatementWhoseCollationThrows() {
        IllegalStateException thrown = new IllegalStateException("no order");
        Collation.define(
                connection,
                "broken",
                (_, _) -> {
                    throw thrown;
                });
        assertThatThrownBy(() -> number("SELECT 'a' = 'b' COLLATE broken"))
                .isInstanceOf(SqliteException.class)
                .hasCause(thrown);
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES ('a'), ('b'), ('c')");
        assertThatThrownBy(() -> number("SELECT count(*) FROM t ORDER BY max(a COLLATE broken)"))
                .hasCause(thrown);
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(3);
    }

    private static void recurse(FunctionCall call) {
        if (call.argumentCount() == 0) {
            recurse(call);
        }
        call.result(1);
    }

    private long number(String sql) {
        try (Statement statement = connection.prepare(sql)) {
            assertThat(statement.step()).isTrue();
            return statement.getLong(0);
        }
    }
}
