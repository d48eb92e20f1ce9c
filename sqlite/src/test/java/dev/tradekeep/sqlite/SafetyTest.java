package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SafetyTest {
    private static final int ROUNDS = 3_000;

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(Leaks.open()).isEmpty();
    }

    @Test
    void saysWhereUnclosedObjectsWereOpened() {
        assertThat(Leaks.WATCHED).isTrue();
        Connection connection = Connection.openInMemory();
        connection.execute("CREATE TABLE t(a)");
        Statement prepared = connection.prepare("SELECT 1");
        connection.statement("SELECT 2").close();
        Statement cached = connection.statement("SELECT 2");
        Session session = Session.start(connection);
        assertThat(Leaks.open())
                .extracting(Leak::kind)
                .containsExactlyInAnyOrder("Connection", "Statement", "Statement", "Session");
        assertThat(Leaks.open())
                .allSatisfy(leak -> assertThat(leak.toString()).contains("SafetyTest.java"));
        assertThat(Leaks.open()).extracting(Leak::name).contains("SELECT 1", "SELECT 2");
        session.close();
        cached.close();
        prepared.close();
        assertThat(Leaks.open()).extracting(Leak::kind).containsExactly("Connection");
        connection.close();
    }

    @Test
    void closesEverythingWithTheConnection() {
        Connection connection = Connection.openInMemory();
        connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (x'01')");
        Statement statement = connection.prepare("SELECT * FROM t");
        statement.step();
        Blob blob = Blob.open(connection, "t", "a", 1, false);
        Session session = Session.start(connection).attachAll();
        TimeLimit limit = TimeLimit.start(connection, Duration.ofDays(1));
        SlowStatements slow = SlowStatements.collect(connection, Duration.ZERO);
        Connection target = Connection.openInMemory();
        Backup backup = Backup.start(connection, target);
        connection.close();
        for (ConnectionPart part : List.of(statement, blob, session, limit, slow, backup)) {
            part.close();
        }
        assertThatThrownBy(session::changeset).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(limit::hasPassed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(slow::take).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(backup::remainingPages).isInstanceOf(IllegalStateException.class);
        target.execute("SELECT 1");
        target.close();
    }

    @Test
    void survivesInterruptsThatRaceClose() throws InterruptedException {
        AtomicReference<Connection> current = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread interrupter =
                Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, e) -> failure.set(e))
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                Connection connection = current.get();
                                if (connection != null) {
                                    connection.interrupt();
                                }
                            }
                        });
        for (int round = 0; round < ROUNDS; round++) {
            Connection connection = Connection.openInMemory();
            current.set(connection);
            try {
                connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
            } catch (SqliteException e) {
                assertThat(e.code()).isEqualTo(ResultCode.INTERRUPT);
            }
            connection.close();
        }
        interrupter.interrupt();
        interrupter.join();
        assertThat(failure.get()).isNull();
    }

    @Test
    void refusesForeignStepsWhileTheOwnerCloses() throws InterruptedException {
        AtomicReference<Statement> current = new AtomicReference<>();
        List<Throwable> unexpected = new ArrayList<>();
        Thread stranger =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                Statement statement = current.get();
                                if (statement != null) {
                                    meddle(statement, unexpected);
                                }
                            }
                        });
        for (int round = 0; round < ROUNDS; round++) {
            Connection connection = Connection.openInMemory();
            Statement statement = connection.prepare("SELECT ?1");
            current.set(statement);
            statement.bind(1, round);
            assertThat(statement.step()).isTrue();
            assertThat(statement.getLong(0)).isEqualTo(round);
            connection.close();
            connection.close();
            statement.close();
        }
        stranger.interrupt();
        stranger.join();
        assertThat(unexpected).isEmpty();
    }

    private static void meddle(Statement statement, List<Throwable> unexpected) {
        List<Runnable> uses =
                List.of(
                        statement::step,
                        statement::reset,
                        () -> statement.bind(1, 1),
                        () -> statement.getLong(0),
                        () -> StatementCounter.RUNS.of(statement));
        for (Runnable use : uses) {
            try {
                use.run();
                unexpected.add(new AssertionError("A foreign thread was let in."));
            } catch (IllegalStateException expected) {
                // What a foreign thread gets.
            } catch (RuntimeException | Error e) {
                unexpected.add(e);
            }
        }
    }
}
