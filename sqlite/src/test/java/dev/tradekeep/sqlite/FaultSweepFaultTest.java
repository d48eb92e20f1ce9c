package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.testing.Ask;
import dev.tradekeep.sqlite.testing.Fault;
import dev.tradekeep.sqlite.testing.FaultyFileSystem;
import dev.tradekeep.sqlite.testing.NativeHeap;
import dev.tradekeep.sqlite.testing.OpenDescriptors;
import dev.tradekeep.sqlite.testing.Operation;
import dev.tradekeep.sqlite.testing.PowerCut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each kind of work again and again, and fails its first file operation, its second, and so on
 * until the work gets through untouched. Whatever fails: an exception with a fitting code, nothing
 * left open, and a sound database as it was before the work or after it.
 */
final class FaultSweepFaultTest {
    /** No work here does more calls of an operation than this. */
    private static final int CALLS_MAX = 2_000;

    private static final int CALLS_OF_AN_UPDATE = 24;
    private static final int WARM_UP_FAULTS = 2_000;
    private static final int MEASURED_FAULTS = 5_000;
    private static final int MEASURED_ROUNDS = 3;

    /** What the smallest allocation takes of the heap. */
    private static final int SMALLEST_BYTES = 32;

    private static final Set<ResultCode> FITTING =
            EnumSet.of(
                    ResultCode.IOERR,
                    ResultCode.FULL,
                    ResultCode.CANTOPEN,
                    ResultCode.READONLY,
                    ResultCode.PROTOCOL);

    private static final List<Plan> PLANS = plans();

    private static final String STATE =
            "SELECT count(*), total(id), total(length(v)), (SELECT count(*) FROM u) FROM t";

    /** What is done under faults. */
    enum Work {
        /** The first read of a database that was left with an unfinished log or journal. */
        OPEN("SELECT count(*) FROM t"),
        INSERT("INSERT INTO t(v) VALUES ('one more')"),
        /** Larger than the page cache, so that it spills before it commits. */
        COMMIT(
                """
                BEGIN IMMEDIATE;
                INSERT INTO t(v) SELECT printf('%01500d', id) FROM t LIMIT 4;
                UPDATE t SET v = v || 'x' WHERE id % 2;
                CREATE TABLE u2(a);
                INSERT INTO u VALUES (1);
                COMMIT
                """),
        CHECKPOINT("PRAGMA wal_checkpoint(TRUNCATE)"),
        VACUUM("VACUUM");

        private final String sql;

        Work(String sql) {
            this.sql = sql;
        }
    }

    enum Journal {
        WAL,
        DELETE,
        TRUNCATE
    }

    @TempDir private Path prepared;
    @TempDir private Path folder;
    private Path file;
    private FaultyFileSystem disk;

    @BeforeEach
    void register() {
        file = folder.resolve("a.db");
        disk = FaultyFileSystem.register();
    }

    @AfterEach
    void leavesNothingOpen() throws IOException {
        assertThat(disk.openFiles()).isZero();
        disk.close();
        assertThat(OpenDescriptors.under(folder)).isEmpty();
    }

    /**
     * A fault that loses one small allocation each time shows; what the JVM takes now and then does
     * not.
     */
    @Test
    void losesNoMemory() throws IOException {
        prepare(Journal.WAL, Work.INSERT);
        restore();
        failManyCalls(WARM_UP_FAULTS);
        long grownLeast = Long.MAX_VALUE;
        for (int round = 0; round < MEASURED_ROUNDS; round++) {
            long before = NativeHeap.bytesInUse();
            failManyCalls(MEASURED_FAULTS);
            grownLeast = Math.min(grownLeast, NativeHeap.bytesInUse() - before);
        }
        assertThat(grownLeast).isLessThan(MEASURED_FAULTS * SMALLEST_BYTES);
    }

    /** Fails one call of opening, changing or closing each time. */
    private void failManyCalls(int faults) {
        String sql = "PRAGMA cache_size = 5; UPDATE t SET v = 'changed' WHERE id = 3";
        for (int i = 0; i < faults; i++) {
            disk.failOnce(Operation.ANY, 1 + i % CALLS_OF_AN_UPDATE, Fault.IO_ERROR);
            try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
                connection.execute(sql);
            } catch (SqliteException e) {
                assertThat(e.code()).isIn(FITTING);
            }
            assertThat(disk.isStruck()).isTrue();
            disk.heal();
        }
    }

    static Stream<Arguments> works() {
        return Stream.of(Journal.values())
                .flatMap(journal ->
                        Stream.of(Work.values())
                                .filter(work -> work != Work.CHECKPOINT || journal == Journal.WAL)
                                .map(work -> Arguments.of(journal, work)));
    }

    @ParameterizedTest
    @MethodSource("works")
    void leavesTheDatabaseBeforeOrAfter(Journal journal, Work work) throws IOException {
        prepare(journal, work);
        restore();
        String before = state();
        restore();
        assertThat(run(journal, work, () -> {})).isNull();
        String after = state();
        for (Plan plan : PLANS) {
            sweep(journal, work, plan, before, after);
        }
    }

    private record Plan(Operation operation, Fault fault, boolean forever) {
        void arm(FaultyFileSystem disk, int nth) {
            if (forever) {
                disk.failForever(operation, nth, fault);
                return;
            }
            disk.failOnce(operation, nth, fault);
        }
    }

    /**
     * Any call once is each call once. A short read is none of them: it says that the file ends
     * there, and what SQLite makes of that is not a promise.
     */
    private static List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan(Operation.ANY, Fault.IO_ERROR, false));
        for (Operation operation : Operation.values()) {
            plans.add(new Plan(operation, Fault.IO_ERROR, true));
        }
        for (boolean forever : new boolean[] {false, true}) {
            plans.add(new Plan(Operation.WRITE, Fault.NO_SPACE, forever));
            plans.add(new Plan(Operation.WRITE, Fault.SHORT, forever));
            plans.add(new Plan(Operation.SHM_MAP, Fault.NO_SPACE, forever));
        }
        return plans;
    }

    private void sweep(Journal journal, Work work, Plan plan, String before, String after)
            throws IOException {
        boolean struck = true;
        for (int nth = 1; struck; nth++) {
            assertThat(nth).isLessThan(CALLS_MAX);
            String where = plan + " at call " + nth;
            int call = nth;
            restore();
            SqliteException failure = run(journal, work, () -> plan.arm(disk, call));
            struck = disk.isStruck();
            disk.heal();
            assertThat(disk.openFiles()).as(where).isZero();
            if (failure != null) {
                assertThat(struck).as("%s: %s", where, failure).isTrue();
                assertThat(failure.code()).as("%s: %s", where, failure).isIn(FITTING);
                assertThat(state()).as("%s: %s", where, failure).isIn(before, after);
            } else {
                assertThat(state()).as(where).isEqualTo(after);
            }
        }
    }

    /** Opens, works, closes; what failed, if anything. */
    private @Nullable SqliteException run(Journal journal, Work work, Runnable arm) {
        if (work == Work.OPEN) {
            arm.run();
        }
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            connection.execute(settings(journal));
            if (work != Work.OPEN) {
                arm.run();
            }
            connection.execute(work.sql);
            return null;
        } catch (SqliteException e) {
            return e;
        }
    }

    private static String settings(Journal journal) {
        String common = "PRAGMA synchronous = FULL; PRAGMA cache_size = 5";
        // The mode of a log is a property of the file, that of a journal is one of the connection.
        return journal == Journal.WAL ? common : "PRAGMA journal_mode = " + journal + ";" + common;
    }

    /** The state as it is found without faults. */
    private String state() {
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            assertThat(Ask.text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            return Ask.text(connection, STATE);
        }
    }

    /**
     * The files as the power went: for OPEN in mid-transaction, otherwise after the last commit.
     */
    private void prepare(Journal journal, Work work) throws IOException {
        try (PowerCut power = disk.record();
                Connection connection =
                        Connection.open(file, OpenMode.READ_WRITE_CREATE, disk.name())) {
            connection.execute(
                    "PRAGMA page_size = 1024; PRAGMA journal_mode = "
                            + journal
                            + "; PRAGMA wal_autocheckpoint = 0");
            connection.execute(settings(journal));
            connection.execute(
                    """
                    CREATE TABLE u(a);
                    CREATE TABLE t(id INTEGER PRIMARY KEY, v);
                    CREATE INDEX t_by_value ON t(v);
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
                    INSERT INTO t(v) SELECT printf('%0300d', i) FROM n;
                    DELETE FROM t WHERE id % 7 = 0;
                    """);
            if (work == Work.OPEN) {
                connection.begin(TransactionMode.IMMEDIATE);
                connection.execute("UPDATE t SET v = printf('%0500d', id)");
            }
            power.writeImage(power.position(), 1, prepared);
        }
    }

    private void restore() throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Path source = prepared.resolve("a.db" + suffix);
            Path target = folder.resolve("a.db" + suffix);
            Files.deleteIfExists(target);
            if (Files.exists(source)) {
                Files.copy(source, target);
            }
        }
    }
}
