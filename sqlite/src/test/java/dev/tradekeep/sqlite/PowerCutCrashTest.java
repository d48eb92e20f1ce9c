package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.testing.Ask;
import dev.tradekeep.sqlite.testing.FaultyFileSystem;
import dev.tradekeep.sqlite.testing.Operation;
import dev.tradekeep.sqlite.testing.PowerCut;
import dev.tradekeep.sqlite.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts the power at random places of a run of transactions and opens what is left: sound, whole
 * transactions only, in their order, and all that were acknowledged where the mode promises it.
 */
final class PowerCutCrashTest {
    private static final int SEEDS_USUAL = 100;
    private static final int SEEDS_WITHOUT_SYNCS = 100;
    private static final int HARMED_MIN = 10;
    private static final int TRANSACTIONS = 60;
    private static final int WORKLOAD_SEED = 42;

    /** The table that says which transaction was last does not exist yet. */
    private static final int BEFORE_THE_FIRST = -1;

    private static final String STATE =
            "SELECT (SELECT last FROM progress), count(*), total(id * 7919 + length(v) * 31 + k),"
                    + " min(substr(v, 1, 8)), max(substr(v, 1, 8)) FROM t";

    /** What a mode promises of a transaction whose COMMIT has returned. */
    enum Mode {
        WAL_FULL("WAL", "FULL", true, 4096),
        WAL_FULL_SMALL_PAGES("WAL", "FULL", true, 512),
        /** Commits are not synced: the last may be lost, in their order. */
        WAL_NORMAL("WAL", "NORMAL", false, 4096),
        TRUNCATE_FULL("TRUNCATE", "FULL", true, 4096),
        PERSIST_FULL("PERSIST", "FULL", true, 1024),
        DELETE_EXTRA("DELETE", "EXTRA", true, 4096),
        /** The deletion that commits is not synced: a journal that comes back undoes the last. */
        DELETE_FULL("DELETE", "FULL", false, 4096);

        private final String pragmas;
        private final boolean keepsAcknowledged;

        Mode(String journal, String synchronous, boolean keepsAcknowledged, int pageBytes) {
            // A cache of few pages spills in mid-transaction; a small log wraps round often.
            pragmas =
                    "PRAGMA page_size = %d; PRAGMA journal_mode = %s; PRAGMA synchronous = %s; "
                                    .formatted(pageBytes, journal, synchronous)
                            + "PRAGMA cache_size = 10; PRAGMA wal_autocheckpoint = 25";
            this.keepsAcknowledged = keepsAcknowledged;
        }
    }

    /** A run: where in the record each transaction was acknowledged, and what was there then. */
    private record Run(List<Long> acknowledgedAt, List<String> states) {
        Run() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        /** The last transaction acknowledged before a position. */
        int acknowledgedBefore(long position) {
            int last = BEFORE_THE_FIRST;
            while (last + 1 < acknowledgedAt.size() && acknowledgedAt.get(last + 1) <= position) {
                last++;
            }
            return last;
        }
    }

    @TempDir private Path folder;
    @TempDir private Path images;
    private FaultyFileSystem reader;

    /** Images are read without faults, and without waiting for a disk. */
    @BeforeEach
    void register() {
        reader = FaultyFileSystem.register();
    }

    @AfterEach
    void close() {
        reader.close();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void leavesWholeTransactionsInTheirOrder(Mode mode) {
        try (FaultyFileSystem disk = FaultyFileSystem.register()) {
            PowerCut power = disk.record();
            Run run = new Run();
            work(disk, power, mode, run);
            checkCuts(mode, power, run);
        }
    }

    @Test
    void leavesThemWhileAnotherThreadCheckpoints() {
        try (FaultyFileSystem disk = FaultyFileSystem.register()) {
            PowerCut power = disk.record();
            Run run = new Run();
            AtomicBoolean working = new AtomicBoolean(true);
            try (Connection holdsTheLog = open(disk, Mode.WAL_FULL)) {
                holdsTheLog.execute("SELECT * FROM sqlite_schema");
                CompletableFuture<Long> checkpoints =
                        CompletableFuture.supplyAsync(() -> checkpoint(disk, working));
                try {
                    work(disk, power, Mode.WAL_FULL, run);
                } finally {
                    working.set(false);
                }
                assertThat(checkpoints.join()).isPositive();
            }
            checkCuts(Mode.WAL_FULL, power, run);
        }
    }

    private long checkpoint(FaultyFileSystem disk, AtomicBoolean working) {
        try (Connection connection = open(disk, Mode.WAL_FULL)) {
            long rounds = 0;
            do {
                connection.execute("PRAGMA wal_checkpoint(PASSIVE)");
                rounds++;
            } while (working.get());
            return rounds;
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void leavesThemWhenTheProgramRunsOnWithoutItsDisk(Mode mode) {
        Path image = images.resolve("a.db");
        try (FaultyFileSystem disk = FaultyFileSystem.register()) {
            for (int writes = 1; writes < 400; writes += 37) {
                deleteDatabase();
                PowerCut power = disk.record();
                power.after(Operation.WRITE, writes);
                Run run = new Run();
                try {
                    work(disk, power, mode, run);
                } catch (SqliteException e) {
                    assertThat(e.code()).isIn(ResultCode.IOERR, ResultCode.CANTOPEN);
                }
                assertThat(power.isOff()).isTrue();
                assertThat(disk.openFiles()).isZero();
                int acknowledged = run.acknowledgedBefore(power.position());
                writeImage(power, power.position(), writes);
                // The transaction that the cut interrupted has no state to compare with.
                int last = lastOf(image);
                assertThat(last).isLessThanOrEqualTo(acknowledged + 1);
                if (mode.keepsAcknowledged) {
                    assertThat(last).isGreaterThanOrEqualTo(acknowledged);
                }
            }
        }
    }

    /** The proof that these tests can fail: without syncs, the same cuts do harm. */
    @Test
    void doesHarmWithoutSyncs() {
        try (FaultyFileSystem disk = FaultyFileSystem.register()) {
            PowerCut power = disk.record();
            Run run = new Run();
            try (Connection connection = open(disk, Mode.DELETE_FULL)) {
                connection.execute("PRAGMA synchronous = OFF");
                work(connection, power, run);
            }
            int harmed = 0;
            for (long seed = 0; seed < SEEDS_WITHOUT_SYNCS; seed++) {
                harmed += isHarmed(power, run, seed) ? 1 : 0;
            }
            assertThat(harmed).isGreaterThan(HARMED_MIN);
        }
    }

    private boolean isHarmed(PowerCut power, Run run, long seed) {
        try {
            checkCut(Mode.DELETE_FULL, power, run, seed);
            return false;
        } catch (SqliteException | AssertionError e) {
            return true;
        }
    }

    private void checkCuts(Mode mode, PowerCut power, Run run) {
        LongConsumer check =
                seed -> {
                    try {
                        checkCut(mode, power, run, seed);
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError(mode + " fails with the seed " + seed, e);
                    }
                };
        Seeds.of(SEEDS_USUAL).forEach(check);
    }

    private void checkCut(Mode mode, PowerCut power, Run run, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long position = random.nextLong(power.position() + 1);
        int acknowledged = run.acknowledgedBefore(position);
        writeImage(power, position, seed);
        try (Connection connection =
                Connection.open(
                        images.resolve("a.db"), OpenMode.READ_WRITE_CREATE, reader.name())) {
            assertThat(Ask.text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            int last = lastOf(connection);
            // The one in flight may have become durable before it was acknowledged.
            assertThat(last).isLessThanOrEqualTo(acknowledged + 1);
            if (mode.keepsAcknowledged) {
                assertThat(last).isGreaterThanOrEqualTo(acknowledged);
            }
            if (last != BEFORE_THE_FIRST) {
                assertThat(Ask.text(connection, STATE)).isEqualTo(run.states().get(last));
                connection.execute("UPDATE progress SET last = last + 1; DELETE FROM t");
            }
        }
    }

    private int lastOf(Path image) {
        try (Connection connection =
                Connection.open(image, OpenMode.READ_WRITE_CREATE, reader.name())) {
            assertThat(Ask.isSound(connection)).isTrue();
            return lastOf(connection);
        }
    }

    private static int lastOf(Connection connection) {
        String table = "SELECT count(*) FROM sqlite_schema WHERE name = 'progress'";
        return Ask.number(connection, table) == 0
                ? BEFORE_THE_FIRST
                : Math.toIntExact(Ask.number(connection, "SELECT last FROM progress"));
    }

    private void work(FaultyFileSystem disk, PowerCut power, Mode mode, Run run) {
        try (Connection connection = open(disk, mode)) {
            work(connection, power, run);
        }
    }

    private static void work(Connection connection, PowerCut power, Run run) {
        SplittableRandom random = new SplittableRandom(WORKLOAD_SEED);
        connection.begin(TransactionMode.IMMEDIATE);
        connection.execute(
                """
                CREATE TABLE progress(last INTEGER NOT NULL);
                CREATE TABLE t(id INTEGER PRIMARY KEY, k INTEGER NOT NULL, v TEXT NOT NULL);
                CREATE INDEX t_by_value ON t(v, k);
                INSERT INTO progress VALUES (0);
                """);
        commit(connection, power, run);
        for (int k = 1; k < TRANSACTIONS; k++) {
            transact(connection, k, random);
            commit(connection, power, run);
        }
    }

    private static void transact(Connection connection, int k, SplittableRandom random) {
        connection.begin(TransactionMode.IMMEDIATE);
        connection.execute("UPDATE progress SET last = " + k);
        try (Statement insert = connection.statement("INSERT INTO t(k, v) VALUES (?, ?)")) {
            for (int row = random.nextInt(1, 6); row > 0; row--) {
                String value = Long.toHexString(random.nextLong());
                insert.bind(1, k).bind(2, value.repeat(random.nextInt(1, 300))).update();
            }
        }
        if (random.nextInt(3) == 0) {
            connection.execute("UPDATE t SET v = v || 'x' WHERE id % 3 = " + k % 3);
        }
        if (random.nextInt(5) == 0) {
            connection.execute("DELETE FROM t WHERE k < " + random.nextInt(k));
        }
    }

    private static void commit(Connection connection, PowerCut power, Run run) {
        String state = Ask.text(connection, STATE);
        connection.commit();
        run.acknowledgedAt().add(power.position());
        run.states().add(state);
    }

    private Connection open(FaultyFileSystem disk, Mode mode) {
        Connection connection =
                Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE, disk.name());
        try {
            connection.setBusyTimeout(Duration.ofSeconds(10));
            connection.execute(mode.pragmas);
            return connection;
        } catch (SqliteException e) {
            connection.close();
            throw e;
        }
    }

    private void writeImage(PowerCut power, long position, long seed) {
        try {
            power.writeImage(position, seed, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteDatabase() {
        try {
            for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve("a.db" + suffix));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
