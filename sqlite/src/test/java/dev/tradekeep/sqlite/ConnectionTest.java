package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
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
    void runsTheLibraryOfThisBuild() {
        assertThat(Sqlite.version()).matches("3\\.\\d+\\.\\d+");
        try (Statement options = connection.prepare("PRAGMA compile_options")) {
            boolean stat4 = false;
            while (options.step()) {
                stat4 |= "ENABLE_STAT4".equals(options.getText(0));
            }
            assertThat(stat4).isTrue();
        }
    }

    @Test
    void runsEveryStatementOfAScript() {
        connection.execute(
                "CREATE TABLE t(a); -- one\n INSERT INTO t VALUES (1); /* two */ INSERT INTO t VALUES (2);");
        assertThat(number("SELECT count(*) FROM t")).isEqualTo(2);
    }

    @Test
    void marksTheOffendingPlaceOfAScript() {
        assertThatThrownBy(() -> connection.execute("CREATE TABLE t(ä);\nSELECT nothing FROM t;"))
                .isInstanceOfSatisfying(
                        SqliteException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ResultCode.ERROR);
                            assertThat(e.offset()).isEqualTo(26);
                            assertThat(e.getMessage()).endsWith("SELECT nothing FROM t;\n       ^");
                        });
    }

    @Test
    void pointsAtTheStatementThatFailsWhileRunning() {
        assertThatThrownBy(() ->
                        connection.execute(
                                "CREATE TABLE t(a NOT NULL);\n-- why\nINSERT INTO t VALUES (NULL);"))
                .isInstanceOfSatisfying(
                        SqliteException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ResultCode.CONSTRAINT);
                            assertThat(e.line()).isEqualTo(3);
                        });
    }

    @Test
    void refusesNulInSqlInsteadOfCuttingItOff() {
        assertThatThrownBy(() -> connection.execute("SELECT 1;\0DROP TABLE t"))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void refusesMoreOrLessThanOneStatement() {
        assertThatThrownBy(() -> connection.prepare("SELECT 1; SELECT 2"))
                .hasMessageContaining("found more");
        assertThatThrownBy(() -> connection.prepare(" -- nothing\n;"))
                .hasMessageContaining("found none");
        connection.prepare("SELECT 1; -- one").close();
    }

    @Test
    void rollsBackAndCommits() {
        connection.execute("CREATE TABLE t(a)");
        connection.begin(TransactionMode.IMMEDIATE);
        connection.execute("INSERT INTO t VALUES (1)");
        assertThat(connection.inTransaction()).isTrue();
        connection.rollback();
        connection.begin(TransactionMode.DEFERRED);
        connection.execute("INSERT INTO t VALUES (2)");
        connection.commit();
        assertThat(connection.inTransaction()).isFalse();
        assertThat(number("SELECT sum(a) FROM t")).isEqualTo(2);
        connection.rollback();
    }

    @Test
    void refusesAnotherThread() {
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> connection.execute("SELECT 1"));
        assertThatThrownBy(other::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to thread");
    }

    @Test
    void closesTwiceAndRefusesUseAfterwards() {
        Statement statement = connection.prepare("SELECT 1");
        connection.close();
        connection.close();
        statement.close();
        connection.interrupt();
        assertThatThrownBy(() -> connection.execute("SELECT 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(statement::step).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void interruptsALongStatement() throws Exception {
        try (Statement endless =
                connection.prepare(
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                + " SELECT i FROM n")) {
            endless.step();
            Thread interrupter = Thread.ofPlatform().start(connection::interrupt);
            assertThatThrownBy(endless::update)
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.INTERRUPT));
            interrupter.join();
        }
    }

    @Test
    void reportsABusyDatabaseAfterTheTimeout(@TempDir Path folder) {
        Path file = folder.resolve("busy.db");
        try (Connection first = Connection.open(file, OpenMode.READ_WRITE_CREATE);
                Connection second = Connection.open(file, OpenMode.READ_WRITE)) {
            second.setBusyTimeout(Duration.ofMillis(5));
            first.begin(TransactionMode.IMMEDIATE);
            assertThatThrownBy(() -> second.begin(TransactionMode.IMMEDIATE))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.BUSY));
        }
    }

    @Test
    void namesTheFileThatCannotBeOpened(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing/x.db");
        assertThatThrownBy(() -> Connection.open(missing, OpenMode.READ_WRITE_CREATE))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining(missing.toString());
        Path text =
                Files.writeString(folder.resolve("text"), "no database, only words ".repeat(99));
        try (Connection connection = Connection.open(text, OpenMode.READ_ONLY)) {
            assertThatThrownBy(() -> connection.execute("SELECT * FROM sqlite_schema"))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.NOTADB));
        }
    }

    private long number(String sql) {
        try (Statement statement = connection.prepare(sql)) {
            assertThat(statement.step()).isTrue();
            return statement.getLong(0);
        }
    }
}
