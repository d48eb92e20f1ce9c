package dev.tradekeep.store.sqlite;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.portfolio.PortfolioRepository;
import dev.tradekeep.store.sqlite.file.DamageMark;
import dev.tradekeep.store.sqlite.file.DatabaseFile;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DatabaseIT {
    private static final String SOMEBODY_ELSES =
            "CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('Help!');";

    private static final int PAGE_BYTES = 4_096;

    @TempDir Path folder;

    private Path path;

    @BeforeEach
    void namePath() {
        path = folder.resolve("books.db");
    }

    @Test
    void makesAMissingFile() {
        try (Database database = TestBooks.open(path)) {
            assertThat(database.migrations().applied()).hasSize(database.migrations().total());
            assertThat(database.migrations().applied()).startsWith("000_migrations");
        }
        assertThat(PlainSql.row(path, "PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void makesADatabaseOfAnEmptyFile() throws IOException {
        Files.createFile(path);

        try (Database database = TestBooks.open(path)) {
            assertThat(database.migrations().applied()).isNotEmpty();
        }
    }

    @Test
    void migratesOnce() {
        TestBooks.open(path).close();
        String history = history();

        try (Database database = TestBooks.open(path)) {
            assertThat(database.migrations().applied()).isEmpty();
            assertThat(database.migrations().total()).isPositive();
        }
        assertThat(history()).isEqualTo(history);
    }

    @Test
    void keepsWhatWasWritten() {
        try (Database database = TestBooks.open(path)) {
            book(database, "main");
            try (DatabaseReader reader = database.openReader()) {
                List<String> names = reader.read(TestQuery::portfolioNames);
                assertThat(names).containsExactly("main");
            }
        }
        assertThat(PlainSql.rows(path, "SELECT id, name FROM portfolios"))
                .containsExactly("1|main");
    }

    @Test
    void readerCannotWrite() {
        try (Database database = TestBooks.open(path);
                DatabaseReader reader = database.openReader()) {
            assertFails(
                    ErrorCode.DATABASE_READ_ONLY,
                    () -> reader.read(t -> new PortfolioRepository(t).ensure("new", 0)));
        }
    }

    /** A folder in the way of the log is what a folder that may not be written looks like. */
    @Test
    void readsAClosedFileWhereNoLogCanBeMade() throws IOException {
        try (Database database = TestBooks.open(path)) {
            database.write(Durability.RELAXED, t -> new PortfolioRepository(t).ensure("main", 0));
        }
        Path log = Files.createDirectory(path.resolveSibling(path.getFileName() + "-wal"));

        try (DatabaseReader reader = DatabaseReader.open(path)) {
            assertThat(reader.read(TestQuery::portfolioNames)).containsExactly("main");
        }
        Files.delete(log);
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws IOException {
        PlainSql.run(path, SOMEBODY_ELSES);

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "belongs to another program");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgramWithAnIdOfItsOwn() throws IOException {
        PlainSql.run(path, "PRAGMA application_id=1196444487; " + SOMEBODY_ELSES);

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "application id 0x47504b47");
    }

    @Test
    void leavesTheLogOfAnotherProgramAlone() throws IOException {
        // As a program leaves it that was killed: its last commits are in the log alone.
        Path living = folder.resolve("living.db");
        try (Connection other = Connection.open(living, OpenMode.READ_WRITE_CREATE)) {
            other.execute("PRAGMA journal_mode=WAL; " + SOMEBODY_ELSES);
            Files.copy(living, path);
            Files.copy(folder.resolve("living.db-wal"), folder.resolve("books.db-wal"));
        }
        byte[] log = Files.readAllBytes(folder.resolve("books.db-wal"));

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "belongs to another program");

        assertThat(folder.resolve("books.db-wal")).hasBinaryContent(log);
        assertThat(PlainSql.row(path, "SELECT title FROM songs")).isEqualTo("Help!");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(path, "time,open,high,low,close,volume\n");

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "no SQLite database");
    }

    @Test
    void refusesALargeFileThatIsNoDatabase() throws IOException {
        Files.write(path, "candle\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "no SQLite database");
    }

    @Test
    void refusesADatabaseThatWasCutShort() throws IOException {
        TestBooks.open(path).close();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(3 * 4096);
        }

        assertRefusedUnchanged(
                ErrorCode.DATABASE_CORRUPT,
                "malformed (SQLITE_CORRUPT). Keep the file as it is and restore a backup");
    }

    @Test
    void refusesANewerDatabase() throws IOException {
        TestBooks.open(path).close();
        addMigrationOfTheFuture();

        assertRefusedUnchanged(ErrorCode.DATABASE_NEWER, "it has the migration 999_tomorrow");
    }

    @Test
    void refusesACopyOfANewerDatabaseUnchanged() throws IOException {
        TestBooks.open(path).close();
        addMigrationOfTheFuture();
        // A copy that SQLite makes with VACUUM INTO has no write-ahead log.
        PlainSql.run(path, "PRAGMA journal_mode=DELETE");

        assertRefusedUnchanged(ErrorCode.DATABASE_NEWER, "999_tomorrow");
    }

    @Test
    void refusesADatabaseWhoseHistoryWasEdited() throws IOException {
        TestBooks.open(path).close();
        PlainSql.run(
                path,
                "UPDATE migrations SET checksum = replace(hex(zeroblob(32)), '0', 'a')"
                        + " WHERE name = '030_assets'");

        assertRefusedUnchanged(ErrorCode.MIGRATION_HISTORY_BROKEN, "030_assets");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(path);

        assertFails(ErrorCode.INVALID_ARGUMENT, () -> TestBooks.open(path).close())
                .hasMessageContaining("is a folder");
    }

    @Test
    void refusesAMissingFolder() {
        assertFails(
                        ErrorCode.FILE_NOT_FOUND,
                        () -> TestBooks.open(folder.resolve("no/books.db")).close())
                .hasMessageContaining("The folder of")
                .hasMessageContaining("does not exist");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void refusesAFileWithASecondName() throws IOException {
        TestBooks.open(path).close();
        Path second = Files.createLink(folder.resolve("second.db"), path);

        assertRefusedUnchanged(ErrorCode.DATABASE_FOREIGN, "hard link");
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> TestBooks.open(second).close());
    }

    @Test
    void refusesALinkToNothing() throws IOException {
        // SQLite would make the file that the link names, and its owner would be marked elsewhere.
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), path);

        assertFails(ErrorCode.FILE_NOT_FOUND, () -> TestBooks.open(link).close())
                .hasMessageContaining("link");
        assertThat(path).doesNotExist();
    }

    @Test
    void everyWayToAFileHasOneOwner() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        try (Database database = TestBooks.open(path)) {
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), path);
            Path linkedFolder = Files.createSymbolicLink(inner.resolve("up"), folder);

            assertFails(ErrorCode.DATABASE_LOCKED, () -> TestBooks.open(link).close());
            assertFails(
                    ErrorCode.DATABASE_LOCKED,
                    () -> TestBooks.open(linkedFolder.resolve("books.db")).close());
            assertFails(
                    ErrorCode.DATABASE_LOCKED,
                    () -> TestBooks.open(inner.resolve("../books.db")).close());
            assertThat(DatabaseFile.at(link).path()).isEqualTo(database.path());
        }
    }

    @Test
    void closingTwiceDoesNothing() {
        Database database = TestBooks.open(path);
        database.close();
        database.close();

        assertFails(ErrorCode.WRITER_STOPPED, () -> book(database, "late"));
    }

    @Test
    void aFailedOpenGivesTheFileUp() throws IOException {
        Files.writeString(path, "no database");
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> TestBooks.open(path).close());
        Files.delete(path);

        TestBooks.open(path).close();
    }

    private void addMigrationOfTheFuture() {
        PlainSql.run(
                path,
                "INSERT INTO migrations SELECT max(position) + 1, 'tradekeep', '999_tomorrow',"
                        + " replace(hex(zeroblob(32)), '0', 'f'),"
                        + " replace(hex(zeroblob(32)), '0', 'f'), 0, 0 FROM migrations;"
                        + " PRAGMA user_version=999;");
    }

    private void assertRefusedUnchanged(ErrorCode code, String message) throws IOException {
        byte[] before = Files.readAllBytes(path);

        assertFails(code, () -> TestBooks.open(path).close()).hasMessageContaining(message);

        assertThat(path).hasBinaryContent(before);
    }

    private String history() {
        return PlainSql.rows(path, "SELECT * FROM migrations").toString();
    }

    private static void book(Database database, String name) {
        database.write(
                Durability.RELAXED, t -> new PortfolioRepository(t).ensure(name, TestBooks.NOW));
    }

    @Test
    void checksAFileWhoseDiskFailedAndGoesOnWhenItIsSound() {
        TestBooks.open(path).close();
        DamageMark mark = DamageMark.of(path);
        mark.set("disk I/O error");
        assertThat(mark.isSet()).isTrue();

        TestBooks.open(path).close();

        assertThat(mark.isSet()).isFalse();
    }

    @Test
    void refusesAFileWhoseDiskFailedWhenItIsDamaged() throws IOException {
        TestBooks.open(path).close();
        DamageMark mark = DamageMark.of(path);
        mark.set("disk I/O error");
        long page =
                Long.parseLong(
                        PlainSql.row(
                                path,
                                "SELECT rootpage FROM sqlite_schema"
                                        + " WHERE name = 'ix_trades_order_id'"));
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[64]), (page - 1) * PAGE_BYTES);
        }

        assertFails(ErrorCode.DATABASE_CORRUPT, () -> TestBooks.open(path))
                .hasMessageContaining("restore a backup");
        assertThat(mark.isSet()).isTrue();
    }
}
