package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.sqlite.testing.Ask;
import dev.tradekeep.sqlite.testing.Fault;
import dev.tradekeep.sqlite.testing.FaultyFileSystem;
import dev.tradekeep.sqlite.testing.OpenDescriptors;
import dev.tradekeep.sqlite.testing.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Copies a database again and again, and fails the first file operation, the second, and so on
 * until the copy gets through untouched. Whatever fails, on the side of the source or of the
 * target: the source is as it was and goes on, nothing is left open, and the target is what it was
 * before or a whole copy, never a part that passes for one.
 */
final class BackupFaultTest {
    /** No copy here does more calls of an operation than this. */
    private static final int CALLS_MAX = 2_000;

    private static final int STEP_PAGES = 4;

    /** Larger than the page cache of the target. */
    private static final int ROWS = 40;

    private static final int WRITES_MEANWHILE = 3;

    /** What the target held before the copy. */
    private static final long OLD = -1;

    private static final Set<ResultCode> FITTING =
            EnumSet.of(
                    ResultCode.IOERR,
                    ResultCode.FULL,
                    ResultCode.CANTOPEN,
                    ResultCode.READONLY,
                    ResultCode.PROTOCOL,
                    // The lock that a copy needs is one of the calls that fail.
                    ResultCode.BUSY);

    private static final List<Plan> PLANS =
            List.of(
                    new Plan(Operation.ANY, Fault.IO_ERROR, false),
                    new Plan(Operation.ANY, Fault.IO_ERROR, true),
                    new Plan(Operation.WRITE, Fault.NO_SPACE, false),
                    new Plan(Operation.WRITE, Fault.NO_SPACE, true),
                    new Plan(Operation.WRITE, Fault.SHORT, true),
                    new Plan(Operation.SYNC, Fault.IO_ERROR, false));

    /** Whose file operations fail. */
    enum Side {
        SOURCE,
        TARGET
    }

    /** Who changes the source while it is copied. */
    enum Writer {
        NONE,
        /** Its changes go into the copy. */
        SAME_CONNECTION,
        /** Its changes begin the copy again. */
        OTHER_CONNECTION
    }

    private record Plan(Operation operation, Fault fault, boolean forever) {
        /** A source that nobody writes is only read and locked. */
        boolean mayFindNothing(Side side) {
            return side == Side.SOURCE && operation != Operation.ANY;
        }

        void arm(FaultyFileSystem disk, int nth) {
            if (forever) {
                disk.failForever(operation, nth, fault);
                return;
            }
            disk.failOnce(operation, nth, fault);
        }
    }

    @TempDir private Path prepared;
    @TempDir private Path folder;
    private Path sourceFile;
    private Path targetFile;
    private FaultyFileSystem sourceDisk;
    private FaultyFileSystem targetDisk;

    /** Rows of the source that a commit has said to be there. */
    private long committed;

    @BeforeEach
    void prepare() {
        sourceFile = folder.resolve("source.db");
        targetFile = folder.resolve("target.db");
        sourceDisk = FaultyFileSystem.register();
        targetDisk = FaultyFileSystem.register();
        try (Connection source = openPrepared("source.db")) {
            source.execute(
                    """
                    PRAGMA page_size = 1024;
                    PRAGMA journal_mode = WAL;
                    CREATE TABLE t(id INTEGER PRIMARY KEY, v);
                    """);
            for (int row = 0; row < ROWS; row++) {
                insert(source);
            }
        }
        try (Connection target = openPrepared("target.db")) {
            target.execute(
                    """
                    PRAGMA page_size = 1024;
                    CREATE TABLE old(v);
                    INSERT INTO old VALUES (zeroblob(9000));
                    """);
        }
    }

    private Connection openPrepared(String name) {
        Path file = prepared.resolve(name);
        return Connection.open(file, OpenMode.READ_WRITE_CREATE, sourceDisk.name());
    }

    @AfterEach
    void leavesNothingOpen() throws IOException {
        sourceDisk.close();
        targetDisk.close();
        assertThat(OpenDescriptors.under(folder)).isEmpty();
        assertThat(Leaks.open()).isEmpty();
    }

    static Stream<Arguments> sides() {
        return Stream.of(Side.values())
                .flatMap(side ->
                        Stream.of(Writer.values()).map(writer -> Arguments.of(side, writer)));
    }

    @ParameterizedTest
    @MethodSource("sides")
    void leavesTheSourceSoundAndTheTargetOldOrWhole(Side side, Writer writer) throws IOException {
        FaultyFileSystem disk = side == Side.SOURCE ? sourceDisk : targetDisk;
        for (Plan plan : PLANS) {
            boolean struck = true;
            int nth = 1;
            for (; struck; nth++) {
                assertThat(nth).isLessThan(CALLS_MAX);
                restore();
                String where = plan + " at call " + nth;
                SqliteException failure = copy(disk, plan, nth, writer);
                struck = disk.isStruck();
                disk.heal();
                assertThat(sourceDisk.openFiles()).as(where).isZero();
                assertThat(targetDisk.openFiles()).as(where).isZero();
                check(failure, struck, where);
            }
            assertThat(nth > 2 || plan.mayFindNothing(side)).as("%s", plan).isTrue();
        }
    }

    private void restore() throws IOException {
        for (String name : List.of("source.db", "target.db")) {
            for (String suffix : List.of("-journal", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve(name + suffix));
            }
            Files.write(folder.resolve(name), Files.readAllBytes(prepared.resolve(name)));
        }
        committed = ROWS;
    }

    /** Opens both, copies in steps, closes; what failed, if anything. */
    private @Nullable SqliteException copy(
            FaultyFileSystem disk, Plan plan, int nth, Writer writer) {
        try (Connection source = open(sourceFile, sourceDisk);
                Connection other = open(sourceFile, sourceDisk);
                Connection target = open(targetFile, targetDisk)) {
            target.execute("PRAGMA cache_size = 5");
            plan.arm(disk, nth);
            try (Backup backup = Backup.start(source, target)) {
                int writes = 0;
                while (backup.step(STEP_PAGES)) {
                    if (writer != Writer.NONE && writes++ < WRITES_MEANWHILE) {
                        insert(writer == Writer.OTHER_CONNECTION ? other : source);
                        committed++;
                    }
                }
            }
            return null;
        } catch (SqliteException e) {
            return e;
        }
    }

    private static Connection open(Path file, FaultyFileSystem disk) {
        return Connection.open(file, OpenMode.READ_WRITE, disk.name());
    }

    private static void insert(Connection source) {
        source.execute("INSERT INTO t(v) VALUES (zeroblob(700))");
    }

    private void check(@Nullable SqliteException failure, boolean struck, String where) {
        long held = rowsOfSource(where, failure);
        long copied = rowsOfTarget(where, failure);
        if (failure != null) {
            assertThat(struck).as("%s: %s", where, failure).isTrue();
            assertThat(failure.code()).as("%s: %s", where, failure).isIn(FITTING);
            assertThat(copied).as("%s: %s", where, failure).isIn(OLD, held, committed);
            return;
        }
        assertThat(copied).as(where).isEqualTo(held);
    }

    /** The source holds what was committed; a commit that failed may have got through. */
    private long rowsOfSource(String where, @Nullable SqliteException failure) {
        try (Connection source = open(sourceFile, sourceDisk)) {
            assertThat(Ask.isSound(source)).as("%s: %s", where, failure).isTrue();
            long rows = Ask.number(source, "SELECT count(*) FROM t");
            assertThat(rows)
                    .as("%s: %s", where, failure)
                    .isBetween(committed, failure == null ? committed : committed + 1);
            insert(source);
            assertThat(Ask.number(source, "SELECT count(*) FROM t")).isEqualTo(rows + 1);
            return rows;
        }
    }

    private long rowsOfTarget(String where, @Nullable SqliteException failure) {
        try (Connection target = open(targetFile, targetDisk)) {
            assertThat(Ask.isSound(target)).as("%s: %s", where, failure).isTrue();
            String tables = Ask.text(target, "SELECT group_concat(name) FROM sqlite_schema");
            if (tables.equals("old")) {
                assertThat(Ask.number(target, "SELECT length(v) FROM old")).isEqualTo(9000);
                return OLD;
            }
            return Ask.number(target, "SELECT count(*) FROM t");
        }
    }
}
