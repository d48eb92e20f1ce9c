package dev.tradekeep.store.sqlite.write;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.testing.Fault;
import dev.tradekeep.sqlite.testing.FaultyFileSystem;
import dev.tradekeep.sqlite.testing.Operation;
import dev.tradekeep.store.Completion;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.UnitOfWork;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the writer does when the disk fails or is full under it. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class WriterFaultTest {
    private static final int WAITING = 20;

    @TempDir Path folder;

    private final FaultyFileSystem disk = FaultyFileSystem.register();
    private final ConcurrentLinkedQueue<TradekeepException> stops = new ConcurrentLinkedQueue<>();
    private Path path;
    private Writer writer;

    @BeforeEach
    void start() {
        path = folder.resolve("notes.db");
        PlainSql.run(path, "PRAGMA journal_mode=WAL; " + NoteQuery.SCHEMA);
        writer = start(Ballast.none());
        insertNow(Durability.FORCED, "before");
    }

    @AfterEach
    void close() {
        writer.close();
        disk.close();
        // After a failure the log is left for the next process that opens the file; that is us.
        PlainSql.row(path, "SELECT count(*) FROM notes");
    }

    private Writer start(Ballast ballast) {
        return Writer.start(this::open, "notes.db", TestBooks.UNHURRIED, ballast, stops::add);
    }

    private Connection open() {
        Connection connection = Connection.open(path, OpenMode.READ_WRITE, disk.name());
        connection.execute("PRAGMA synchronous=NORMAL");
        return connection;
    }

    @Test
    void aSyncThatFailsStopsTheWriterAndIsNotTriedAgain() {
        disk.failOnce(Operation.SYNC, 1, Fault.IO_ERROR);

        List<CompletableFuture<String>> results = submitTogether(Durability.FORCED);

        assertEachFails(results, ErrorCode.DATABASE_IO);
        long syncs = disk.syncs();
        assertFails(ErrorCode.WRITER_STOPPED, () -> insertNow(Durability.FORCED, "later"))
                .hasMessageContaining("disk I/O error");
        assertFails(ErrorCode.WRITER_STOPPED, () -> insertNow(Durability.RELAXED, "later"));
        writer.close();

        assertThat(disk.syncs()).isEqualTo(syncs);
        assertThat(stops)
                .singleElement()
                .satisfies(cause -> assertThat(cause.code()).isEqualTo(ErrorCode.DATABASE_IO));
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(PlainSql.rows(path, "SELECT note FROM notes")).contains("before");
    }

    @Test
    void anInputErrorInsideATaskStopsTheWriter() {
        insertNow(Durability.FORCED, "x".repeat(500_000));
        Gate gate = Gate.close(writer);
        CompletableFuture<String> good = insert(Durability.FORCED, "good");
        CompletableFuture<List<String>> reads =
                writer.submit(
                        Durability.FORCED,
                        t -> {
                            disk.failOnce(Operation.READ, 1, Fault.IO_ERROR);
                            return uncached(NoteQuery::all).run(t);
                        });
        gate.open();

        assertFails(ErrorCode.DATABASE_IO, () -> Completion.await(reads));
        assertFails(ErrorCode.DATABASE_IO, () -> Completion.await(good));
        assertFails(ErrorCode.WRITER_STOPPED, () -> insertNow(Durability.FORCED, "later"));
        assertThat(stops).hasSize(1);
        writer.close();
        assertThat(notes()).doesNotContain("good", "later").contains("before");
    }

    /** Reads what only the file holds: the page cache of the writer's connection is emptied. */
    private static <R> UnitOfWork<R> uncached(UnitOfWork<R> work) {
        return t -> {
            t.update(NoteQuery.SHRINK, p -> {});
            return work.run(t);
        };
    }

    @Test
    void onAFullDiskEachWaitingTaskHearsOfItAndWorkGoesOnWhenThereIsRoom() {
        disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);

        for (Durability durability : Durability.values()) {
            assertEachFails(submitTogether(durability), ErrorCode.DATABASE_FULL);
        }
        assertThat(notes()).containsExactly("before");
        disk.heal();

        insertNow(Durability.FORCED, "after");
        insertNow(Durability.RELAXED, "after that");
        assertThat(notes()).containsExactly("before", "after", "after that");
        assertThat(stops).isEmpty();
    }

    /**
     * Every write of a run in turn finds the disk full: what was acknowledged is there after it.
     */
    @Test
    void losesNothingAcknowledgedWhereverTheDiskBecomesFull() {
        boolean struck = true;
        List<String> acknowledged = new ArrayList<>(List.of("before"));
        for (int nth = 1; struck; nth++) {
            disk.failOnce(Operation.WRITE, nth, Fault.SHORT);
            for (int i = 0; i < 3; i++) {
                String note = nth + " " + i + "x".repeat(3_000);
                insert(Durability.FORCED, note)
                        .handle((done, failure) -> failure == null && acknowledged.add(done))
                        .join();
            }
            struck = disk.isStruck();
            disk.heal();
        }

        assertThat(stops).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(3);
        assertThat(notes()).containsExactlyElementsOf(acknowledged);
    }

    @Test
    void theBallastLetsCriticalTasksThroughAFullDisk() {
        writer.close();
        DiskBallast ballast = new DiskBallast();
        writer = start(ballast);
        disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);
        assertFails(ErrorCode.DATABASE_FULL, () -> insertNow(Durability.FORCED, "entry"));
        assertThat(ballast.isHeld()).isTrue();

        Gate gate = Gate.close(writer);
        CompletableFuture<String> entry = insert(Durability.FORCED, "another entry");
        CompletableFuture<String> exit = insert(Durability.CRITICAL, "exit");
        CompletableFuture<String> candle = insert(Durability.RELAXED, "candle");
        gate.open();

        assertThat(Completion.await(exit)).isEqualTo("exit");
        assertFails(ErrorCode.DATABASE_FULL, () -> Completion.await(entry))
                .hasMessageContaining("only exits, halts and alarms");
        assertFails(ErrorCode.DATABASE_FULL, () -> Completion.await(candle));
        assertThat(ballast.isHeld()).isFalse();
        // The room is for what is critical, as long as the disk has no other.
        assertFails(ErrorCode.DATABASE_FULL, () -> insertNow(Durability.FORCED, "third entry"));
        insertNow(Durability.CRITICAL, "second exit");

        ballast.diskHasRoom = true;
        insertNow(Durability.FORCED, "last entry");

        assertThat(ballast.isHeld()).isTrue();
        assertThat(notes()).containsExactly("before", "exit", "second exit", "last entry");
        assertThat(stops).isEmpty();
    }

    @Test
    void whenTheBallastIsUsedUpCriticalTasksFailToo() {
        writer.close();
        writer = start(new DiskBallast());
        disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);
        insertNow(Durability.CRITICAL, "exit");
        disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);

        assertFails(ErrorCode.DATABASE_FULL, () -> insertNow(Durability.CRITICAL, "late exit"));
        disk.heal();
        insertNow(Durability.CRITICAL, "last exit");

        assertThat(notes()).containsExactly("before", "exit", "last exit");
    }

    @Test
    void aDiskThatFailsWhileCriticalTasksAreRescuedStopsTheWriter() {
        writer.close();
        writer =
                start(
                        new DiskBallast() {
                            @Override
                            public void release() {
                                super.release();
                                disk.failForever(Operation.SYNC, 1, Fault.IO_ERROR);
                            }
                        });
        disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);

        assertFails(ErrorCode.DATABASE_IO, () -> insertNow(Durability.CRITICAL, "exit"));
        assertFails(ErrorCode.WRITER_STOPPED, () -> insertNow(Durability.CRITICAL, "later"));
        assertThat(stops).hasSize(1);
    }

    /** Room on the disk of this test: released, it lets writes through. */
    private class DiskBallast implements Ballast {
        private boolean held = true;
        private volatile boolean diskHasRoom;

        @Override
        public boolean isHeld() {
            return held;
        }

        @Override
        public void release() {
            held = false;
            disk.heal();
        }

        @Override
        public boolean restore() {
            held = held || diskHasRoom;
            return held;
        }
    }

    @Test
    void batchesOfLedgerAreSyncedOnceAndMarketDataNever() {
        long before = disk.syncs();
        for (int i = 0; i < 5; i++) {
            insertNow(Durability.RELAXED, "candle " + i);
        }
        assertThat(disk.syncs()).isEqualTo(before);

        for (int i = 1; i <= 5; i++) {
            insertNow(Durability.FORCED, "order " + i);
            assertThat(disk.syncs()).isEqualTo(before + i);
        }
        submitTogether(Durability.FORCED).forEach(CompletableFuture::join);
        assertThat(disk.syncs()).isEqualTo(before + 6);
    }

    private List<CompletableFuture<String>> submitTogether(Durability durability) {
        Gate gate = Gate.close(writer);
        List<CompletableFuture<String>> results = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            results.add(insert(durability, durability + " " + i));
        }
        gate.open();
        return results;
    }

    private static void assertEachFails(List<CompletableFuture<String>> results, ErrorCode code) {
        assertThat(results).hasSize(WAITING);
        for (CompletableFuture<String> result : results) {
            assertFails(code, () -> Completion.await(result));
        }
    }

    private CompletableFuture<String> insert(Durability durability, String note) {
        return writer.submit(durability, t -> NoteQuery.insert(t, note));
    }

    private void insertNow(Durability durability, String note) {
        assertThat(writer.<String>write(durability, t -> NoteQuery.insert(t, note)))
                .isEqualTo(note);
    }

    private List<String> notes() {
        return PlainSql.rows(path, "SELECT note FROM notes ORDER BY id");
    }
}
