package dev.tradekeep.store.sqlite.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.migrate.Migration;
import dev.tradekeep.store.migrate.MigrationCatalogue;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Migrators at work on one file without any lock but SQLite's own. */
@ExtendWith(LeakCheck.class)
class MigratorIT {
    private static final int MIGRATORS = 4;

    @TempDir Path folder;

    @RepeatedTest(3)
    void eachMigrationIsAppliedOnceWhenManyStartTogether() throws InterruptedException {
        Path path = folder.resolve("books.db");
        PlainSql.run(path, "PRAGMA journal_mode=WAL");
        MigrationCatalogue catalogue = MigrationCatalogue.load();
        CyclicBarrier start = new CyclicBarrier(MIGRATORS);
        ConcurrentLinkedQueue<String> applied = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MIGRATORS; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try (Connection connection =
                                        Connection.open(path, OpenMode.READ_WRITE)) {
                                    connection.setBusyTimeout(Duration.ofMinutes(5));
                                    start.await();
                                    applied.addAll(
                                            new Migrator(catalogue, TestBooks.CLOCK)
                                                    .migrate(connection)
                                                    .applied());
                                } catch (Exception e) {
                                    failures.add(e);
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        List<String> names = catalogue.migrations().stream().map(Migration::name).toList();
        assertThat(failures).isEmpty();
        assertThat(applied).containsExactlyInAnyOrderElementsOf(names);
        assertThat(PlainSql.rows(path, "SELECT name FROM migrations ORDER BY position"))
                .isEqualTo(names);
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }
}
