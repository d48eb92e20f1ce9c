package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.sqlite.testing.Ask;
import dev.tradekeep.sqlite.testing.Fault;
import dev.tradekeep.sqlite.testing.FaultyFileSystem;
import dev.tradekeep.sqlite.testing.OpenDescriptors;
import dev.tradekeep.sqlite.testing.Operation;
import dev.tradekeep.sqlite.testing.PowerCut;
import dev.tradekeep.sqlite.testing.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are damaged, missing, full, locked or taken away end in an exception, never worse. */
final class CorruptFileCorruptTest {
    private static final int SEEDS_USUAL = 300;
    private static final int TIME_LIMIT_SECONDS = 5;
    private static final int ROWS_READ_MAX = 100_000;
    private static final int HEADER_BYTES = 100;
    private static final int PAGE_BYTES = 1024;

    /** What reading and writing a damaged database may end in. */
    private static final Set<ResultCode> OF_DAMAGE =
            EnumSet.of(
                    ResultCode.CORRUPT,
                    ResultCode.NOTADB,
                    ResultCode.ERROR,
                    ResultCode.IOERR,
                    ResultCode.CANTOPEN,
                    ResultCode.CONSTRAINT,
                    ResultCode.FULL,
                    ResultCode.INTERRUPT,
                    ResultCode.NOMEM,
                    ResultCode.READONLY,
                    ResultCode.SCHEMA,
                    ResultCode.TOOBIG);

    private static final List<String> READS =
            List.of(
                    "SELECT * FROM sqlite_schema",
                    "SELECT * FROM t",
                    "SELECT * FROM t ORDER BY k DESC",
                    "SELECT id, length(v) FROM t WHERE k BETWEEN 10 AND 90",
                    "SELECT * FROM w",
                    "SELECT count(*) FROM words WHERE words MATCH 'word7 OR word1'",
                    "PRAGMA integrity_check",
                    "PRAGMA foreign_key_check",
                    "PRAGMA quick_check");

    private static final List<String> WRITES =
            List.of(
                    "INSERT INTO t(k, v) VALUES (5, zeroblob(3000))",
                    "UPDATE t SET v = v || v, k = k + 1",
                    "DELETE FROM w WHERE k % 2",
                    "DELETE FROM t WHERE k > 20",
                    "PRAGMA incremental_vacuum",
                    "REINDEX",
                    "VACUUM");

    /** The side file that is damaged, too, or only. */
    enum Journal {
        NONE("DELETE", ""),
        WAL("WAL", "-wal"),
        JOURNAL("DELETE", "-journal");

        private final String mode;
        private final String suffix;

        Journal(String mode, String suffix) {
            this.mode = mode;
            this.suffix = suffix;
        }
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

    @ParameterizedTest
    @EnumSource(Journal.class)
    void endsInAResultOrAnExceptionWhateverBitsFlip(Journal journal) throws IOException {
        prepare(journal);
        byte[] database = Files.readAllBytes(prepared.resolve("a.db"));
        Path side = prepared.resolve("a.db" + journal.suffix);
        byte[] sideBytes = Files.readAllBytes(side);
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            Seeds.of(SEEDS_USUAL)
                    .forEach(seed -> {
                        SplittableRandom random = new SplittableRandom(seed);
                        try {
                            place(journal, database, sideBytes, random);
                            use(watch);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        } catch (RuntimeException | AssertionError e) {
                            throw new AssertionError(journal + " fails with the seed " + seed, e);
                        }
                    });
            watch.shutdownNow();
        }
    }

    private void place(Journal journal, byte[] database, byte[] sideBytes, SplittableRandom random)
            throws IOException {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("a.db" + suffix));
        }
        boolean damageSide = journal != Journal.NONE && random.nextInt(3) > 0;
        boolean damageDatabase = !damageSide || random.nextInt(3) == 0;
        Files.write(file, damageDatabase ? damaged(database, random) : database);
        if (journal != Journal.NONE) {
            Files.write(
                    folder.resolve("a.db" + journal.suffix),
                    damageSide ? damaged(sideBytes, random) : sideBytes);
        }
    }

    private static byte[] damaged(byte[] sound, SplittableRandom random) {
        byte[] bytes = sound.clone();
        for (int times = 1 << random.nextInt(6); times > 0; times--) {
            // Half the time where pages keep their structure: a flip in the middle is mere data.
            int at = random.nextInt(bytes.length);
            int page = at - at % PAGE_BYTES;
            int structural = Math.min(page + random.nextInt(64), bytes.length - 1);
            switch (random.nextInt(8)) {
                case 0 -> bytes[random.nextInt(HEADER_BYTES)] ^= (byte) (1 << random.nextInt(8));
                case 1, 2, 3 -> bytes[structural] ^= (byte) (1 << random.nextInt(8));
                case 4 -> bytes[structural] = (byte) random.nextInt();
                case 5 -> {
                    int end = Math.min(at + random.nextInt(PAGE_BYTES), bytes.length);
                    Arrays.fill(bytes, at, end, (byte) random.nextInt());
                }
                case 6 -> {
                    int from = random.nextInt(bytes.length / PAGE_BYTES) * PAGE_BYTES;
                    int length = Math.min(PAGE_BYTES, bytes.length - Math.max(page, from));
                    System.arraycopy(bytes, from, bytes, page, length);
                }
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return random.nextInt(6) == 0
                ? Arrays.copyOf(bytes, HEADER_BYTES + random.nextInt(bytes.length - HEADER_BYTES))
                : bytes;
    }

    private void use(ScheduledExecutorService watch) {
        // Through this file system nothing is mapped, and nothing waits for a disk.
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            Future<?> limit =
                    watch.schedule(connection::interrupt, TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
            tryEach(connection, READS);
            tryEach(connection, WRITES);
            tryEach(connection, READS);
            limit.cancel(false);
        } catch (SqliteException e) {
            assertThat(e.code()).isIn(OF_DAMAGE);
        }
    }

    private static void tryEach(Connection connection, List<String> texts) {
        for (String sql : texts) {
            try {
                readAll(connection, sql);
            } catch (SqliteException e) {
                assertThat(e.code()).as("%s: %s", sql, e.getMessage()).isIn(OF_DAMAGE);
            }
        }
    }

    private static void readAll(Connection connection, String sql) {
        try (Statement statement = connection.prepare(sql)) {
            for (int row = 0; row < ROWS_READ_MAX && statement.step(); row++) {
                for (int column = 0; column < statement.columnCount(); column++) {
                    switch (statement.type(column)) {
                        case INTEGER -> statement.getLong(column);
                        case REAL -> statement.getDouble(column);
                        case TEXT -> assertThat(statement.getText(column)).isNotNull();
                        case BLOB -> assertThat(statement.getBlob(column)).isNotNull();
                        case NULL -> assertThat(statement.isNull(column)).isTrue();
                    }
                }
            }
        }
    }

    /** A database with every kind of page, and the journal of a transaction that was cut short. */
    private void prepare(Journal journal) throws IOException {
        try (PowerCut power = disk.record();
                Connection connection =
                        Connection.open(file, OpenMode.READ_WRITE_CREATE, disk.name())) {
            connection.execute(
                    "PRAGMA page_size = 1024; PRAGMA auto_vacuum = INCREMENTAL;"
                            + "PRAGMA journal_mode = "
                            + journal.mode);
            connection.execute(
                    """
                    CREATE TABLE t(id INTEGER PRIMARY KEY, k INTEGER NOT NULL, v);
                    CREATE INDEX t_by_key ON t(k, v);
                    CREATE TABLE w(k INTEGER, v TEXT, r REAL, PRIMARY KEY(k, v)) WITHOUT ROWID;
                    CREATE VIRTUAL TABLE words USING fts5(body);
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
                    INSERT INTO t(k, v) SELECT i, printf('%0*d', 20 + 2000 * (i % 9 = 0), i) FROM n;
                    INSERT INTO w SELECT k, 'w' || k, k / 3.0 FROM t;
                    INSERT INTO words SELECT 'word' || (k % 9) || ' word' || (k % 5) FROM t;
                    ANALYZE;
                    DELETE FROM t WHERE k BETWEEN 30 AND 50;
                    """);
            if (journal == Journal.JOURNAL) {
                connection.execute("PRAGMA cache_size = 5; BEGIN; UPDATE t SET v = v || 'y'");
            }
            power.writeImage(power.position(), 1, prepared);
        }
    }

    @Test
    void aTruncatedFileIsReportedAsCorrupt() throws IOException {
        prepare(Journal.NONE);
        byte[] whole = Files.readAllBytes(prepared.resolve("a.db"));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        try (Connection connection = Connection.open(file, OpenMode.READ_ONLY)) {
            SqliteException failure =
                    failure(() -> Ask.text(connection, "SELECT * FROM t ORDER BY k"));
            assertThat(failure.code()).isEqualTo(ResultCode.CORRUPT);
            assertThat(failure).hasMessageContaining("malformed").hasMessageContaining("FROM t");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsReportedAsSuch() throws IOException {
        Files.writeString(file, "These are only words. ".repeat(200));
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            assertThat(failure(() -> connection.execute("CREATE TABLE t(a)")).code())
                    .isEqualTo(ResultCode.NOTADB);
        }
    }

    @Test
    void aMissingFolderOrAFolderInsteadOfAFileCannotBeOpened() {
        Path missing = folder.resolve("missing/a.db");
        assertThatThrownBy(() -> Connection.open(missing, OpenMode.READ_WRITE_CREATE))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining(missing.toString());
        assertThat(failure(() -> Connection.open(folder, OpenMode.READ_WRITE_CREATE)).code())
                .isEqualTo(ResultCode.CANTOPEN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Journal.class,
            names = {"NONE", "WAL"})
    void aFullDiskFailsTheTransactionAndNothingElse(Journal journal) {
        try (Connection connection = create(journal.mode)) {
            disk.failForever(Operation.WRITE, 1, Fault.NO_SPACE);
            SqliteException failure = failure(() -> connection.execute("INSERT INTO t VALUES (2)"));
            assertThat(failure.code()).isEqualTo(ResultCode.FULL);
            assertThat(failure).hasMessageContaining("full");
            assertThat(connection.inTransaction()).isFalse();
            assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
            disk.heal();
            connection.execute("INSERT INTO t VALUES (2)");
            assertThat(Ask.isSound(connection)).isTrue();
        }
    }

    @Test
    void aLockedFileIsBusyAfterTheTimeout() {
        try (Connection owner = create("DELETE");
                Connection other = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            other.setBusyTimeout(Duration.ofMillis(2));
            owner.execute("BEGIN EXCLUSIVE");
            SqliteException failure = failure(() -> other.execute("SELECT * FROM t"));
            assertThat(failure.code()).isEqualTo(ResultCode.BUSY);
            assertThat(failure).hasMessageContaining("locked");
            owner.rollback();
            assertThat(Ask.number(other, "SELECT count(*) FROM t")).isEqualTo(1);
        }
    }

    @Test
    void aReadOnlyFolderCanBeReadButNotWritten() {
        create("DELETE").close();
        disk.makeFolderReadOnly();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            assertThat(failure(() -> connection.execute("INSERT INTO t VALUES (2)")).code())
                    .isEqualTo(ResultCode.READONLY);
            assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
        }
        Path fresh = folder.resolve("fresh.db");
        assertThat(
                        failure(() ->
                                        Connection.open(
                                                fresh, OpenMode.READ_WRITE_CREATE, disk.name()))
                                .code())
                .isEqualTo(ResultCode.CANTOPEN);
        assertThat(fresh).doesNotExist();
    }

    @Test
    void aLogInAReadOnlyFolderCannotBeOpened() {
        create("WAL").close();
        disk.makeFolderReadOnly();
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE, disk.name())) {
            assertThat(failure(() -> connection.execute("SELECT * FROM t")).code())
                    .isIn(ResultCode.CANTOPEN, ResultCode.READONLY);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Journal.class,
            names = {"NONE", "WAL"})
    void aFileDeletedWhileOpenRefusesWrites(Journal journal) throws IOException {
        try (Connection connection = create(journal.mode)) {
            Files.delete(file);
            refusesOrKeepsItsOwn(connection, journal);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Journal.class,
            names = {"NONE", "WAL"})
    void aFileReplacedWhileOpenLeavesTheNewOneAlone(Journal journal) throws IOException {
        Path other = folder.resolve("other.db");
        try (Connection connection = Connection.open(other, OpenMode.READ_WRITE_CREATE)) {
            connection.execute("CREATE TABLE other(a); INSERT INTO other VALUES (7)");
        }
        try (Connection connection = create(journal.mode)) {
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            refusesOrKeepsItsOwn(connection, journal);
        }
        for (String suffix : List.of("-wal", "-shm", "-journal")) {
            Files.deleteIfExists(folder.resolve("a.db" + suffix));
        }
        try (Connection connection = Connection.open(file, OpenMode.READ_WRITE)) {
            assertThat(Ask.number(connection, "SELECT a FROM other")).isEqualTo(7);
            assertThat(Ask.isSound(connection)).isTrue();
        }
    }

    /** Only a journal, made for each transaction, would go astray; a log is open already. */
    private static void refusesOrKeepsItsOwn(Connection connection, Journal journal) {
        assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
        if (journal == Journal.WAL) {
            connection.execute("INSERT INTO t VALUES (2)");
            assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(2);
            return;
        }
        SqliteException failure = failure(() -> connection.execute("INSERT INTO t VALUES (2)"));
        assertThat(failure.code()).isEqualTo(ResultCode.READONLY);
    }

    private Connection create(String mode) {
        Connection connection = Connection.open(file, OpenMode.READ_WRITE_CREATE, disk.name());
        connection.execute(
                "PRAGMA journal_mode = " + mode + "; CREATE TABLE t(a); INSERT INTO t VALUES (1)");
        return connection;
    }

    private static SqliteException failure(ThrowingCallable action) {
        SqliteException failure = catchThrowableOfType(SqliteException.class, action);
        assertThat(failure).isNotNull();
        return failure;
    }
}
