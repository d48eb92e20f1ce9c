package dev.tradekeep.store.sqlite.backup;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.DatabaseReader;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
final class RestoreIT {
    @TempDir Path folder;

    private Path path;
    private Path backup;

    /** A backup with one pair, and books that hold two. */
    @BeforeEach
    void makeBackup() {
        path = folder.resolve("books.db");
        backup = folder.resolve("backup.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 0);
            Backups.make(path, backup);
            Backups.bookPair(database, 1);
        }
    }

    @Test
    void bringsBackWhatTheBackupHolds() throws IOException {
        List<String> wanted = Backups.contents(backup);
        Files.delete(path);

        RestoreReport report = Backups.restore().restore(backup, path, false);

        assertThat(report.aside()).isEmpty();
        assertThat(report.verification().hasChecksum()).isTrue();
        assertThat(Backups.contents(path)).isEqualTo(wanted);
        try (Database database = TestBooks.open(path);
                DatabaseReader reader = database.openReader()) {
            assertThat(database.migrations().applied()).isEmpty();
            assertThat(reader.settings()).isNotEmpty();
        }
    }

    @Test
    void canBeReadBeforeAnybodyWroteIt() throws IOException {
        Files.delete(path);
        Backups.restore().restore(backup, path, false);

        try (DatabaseReader reader = DatabaseReader.open(path)) {
            assertThat(reader.settings()).isNotEmpty();
        }
    }

    @Test
    void unpacksACompressedOne() {
        Path packed =
                Backups.make(new BackupRequest(path, folder.resolve("packed"), true, false, 0))
                        .file();

        Backups.restore().restore(packed, path, true);

        assertThat(Backups.pairs(path)).isEqualTo(2);
    }

    /** What was committed lies in the log, which a plain copy of the file leaves behind. */
    @Test
    void saysThatAPlainCopyOfALiveFileMayBeBehind() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (Database database = TestBooks.open(path)) {
            Backups.bookPair(database, 2);
            Files.copy(path, copy);
        }

        assertThat(Backups.verify(copy, folder).mayBeBehind()).isTrue();
        assertThat(Backups.verify(backup, folder).mayBeBehind()).isFalse();
        assertThat(Backups.pairs(copy)).as("the last pair was in the log").isEqualTo(2);
    }

    @Test
    void keepsWhatWasThere() {
        assertFails(ErrorCode.CONFLICT, () -> Backups.restore().restore(backup, path, false))
                .hasMessageContaining("--force");
        assertThat(Backups.pairs(path)).isEqualTo(2);

        Aside aside = Backups.restore().restore(backup, path, true).aside().orElseThrow();

        assertThat(Backups.pairs(path)).isEqualTo(1);
        assertThat(aside.file()).hasFileName("books.db.before-restore-20260102T030405Z-1");
        assertThat(Backups.pairs(aside.file())).isEqualTo(2);
        assertThat(aside.damaged()).isFalse();
    }

    @Test
    void letsNoLogOfTheOldBooksSurvive() throws IOException {
        leaveAsKilled();

        Aside aside = Backups.restore().restore(backup, path, true).aside().orElseThrow();

        assertThat(folder.resolve("books.db-wal")).doesNotExist();
        assertThat(folder.resolve("books.db-shm")).doesNotExist();
        assertThat(Backups.pairs(path)).isEqualTo(1);
        assertThat(Backups.pairs(aside.file())).as("what lay in the log").isEqualTo(3);
    }

    @Test
    void letsNoLogSurviveWhoseDatabaseIsGone() throws IOException {
        leaveAsKilled();
        Files.delete(path);

        Aside aside = Backups.restore().restore(backup, path, false).aside().orElseThrow();

        assertThat(folder.resolve("books.db-wal")).doesNotExist();
        assertThat(Backups.pairs(path)).isEqualTo(1);
        assertThat(Files.size(aside.file())).isPositive();
        Files.delete(aside.file());
    }

    /** The database as a process leaves it that was killed: its last commit is in the log alone. */
    private void leaveAsKilled() throws IOException {
        Path living = Files.createDirectory(folder.resolve("living")).resolve("books.db");
        Files.copy(path, living);
        try (Database database = TestBooks.open(living)) {
            Backups.bookPair(database, 2);
            Files.copy(living, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    living.resolveSibling("books.db-wal"),
                    path.resolveSibling("books.db-wal"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void quarantinesADamagedDatabaseWithItsLog() throws IOException {
        Files.write(folder.resolve("books.db-wal"), "what the last run left".getBytes(UTF_8));
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(new byte[100]);
        }
        byte[] damaged = Files.readAllBytes(path);
        byte[] log = Files.readAllBytes(folder.resolve("books.db-wal"));

        Aside aside = Backups.restore().restore(backup, path, true).aside().orElseThrow();

        assertThat(aside.damaged()).isTrue();
        assertThat(aside.file()).hasFileName("books.db.damaged-20260102T030405Z-1");
        assertThat(aside.file()).hasBinaryContent(damaged);
        assertThat(aside.file().resolveSibling(aside.file().getFileName() + "-wal"))
                .hasBinaryContent(log);
        assertThat(Backups.pairs(path)).isEqualTo(1);
        Files.delete(aside.file().resolveSibling(aside.file().getFileName() + "-wal"));
    }

    @Test
    void leavesADatabaseAloneThatSomebodyOwnsOrReads() {
        try (Database database = TestBooks.open(path)) {
            assertThat(database.path()).isEqualTo(path);
            assertFails(
                    ErrorCode.DATABASE_LOCKED, () -> Backups.restore().restore(backup, path, true));
        }
        try (Connection reading = Connection.open(path, OpenMode.READ_WRITE)) {
            reading.execute("INSERT INTO portfolios (name, created_at) VALUES ('late', 1)");
            reading.execute("BEGIN; SELECT * FROM portfolios");
            assertThat(PlainSql.rows(path, "SELECT count(*) FROM portfolios")).containsExactly("5");
        }
    }

    @Test
    void leavesADatabaseOfAnotherProgramAlone() throws IOException {
        Path songs = folder.resolve("songs.db");
        PlainSql.run(songs, "CREATE TABLE songs (title TEXT)");
        byte[] before = Files.readAllBytes(songs);

        assertFails(
                ErrorCode.DATABASE_FOREIGN, () -> Backups.restore().restore(backup, songs, true));
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> Backups.restore().restore(songs, path, true));
        assertThat(songs).hasBinaryContent(before);
        assertThat(Backups.pairs(path)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoSoundBackup() throws IOException {
        Path cut = folder.resolve("cut.db");
        byte[] bytes = Files.readAllBytes(backup);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path noise = Files.write(folder.resolve("noise.db"), new byte[5_000]);
        Path empty = Files.createFile(folder.resolve("empty.db"));
        Path text = Files.writeString(folder.resolve("text.db"), "not a database ".repeat(50));

        assertFails(ErrorCode.DATABASE_CORRUPT, () -> Backups.restore().restore(cut, path, true));
        assertFails(ErrorCode.DATABASE_CORRUPT, () -> Backups.restore().restore(empty, path, true));
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> Backups.restore().restore(noise, path, true));
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> Backups.restore().restore(text, path, true));
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> Backups.restore().restore(folder.resolve("x"), path, true));
        assertFails(
                ErrorCode.INVALID_ARGUMENT, () -> Backups.restore().restore(folder, path, true));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> Backups.restore().restore(path, path, true));
        assertThat(Backups.pairs(path)).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().contains(".part-"));
        }
    }

    @Test
    void refusesADatabaseInUseInPlaceOfABackup() throws IOException {
        Path living = Files.createDirectory(folder.resolve("living")).resolve("books.db");
        Files.copy(path, living);
        try (Database database = TestBooks.open(living)) {
            Backups.bookPair(database, 2);
            assertFails(ErrorCode.CONFLICT, () -> Backups.restore().restore(living, path, true))
                    .hasMessageContaining("tradekeep db backup");
        }
    }

    @Test
    void refusesABackupOfANewerProgram() {
        PlainSql.run(
                backup,
                "INSERT INTO migrations SELECT position + 1, namespace, '999_later', checksum, chain,"
                        + " applied_at, duration_micros FROM migrations"
                        + " ORDER BY position DESC LIMIT 1");
        assertFails(ErrorCode.DATABASE_CORRUPT, () -> Backups.restore().restore(backup, path, true))
                .hasMessageContaining("checksum");
        assertThat(Backups.verify(backup, folder).verdicts())
                .filteredOn(verdict -> !verdict.passed())
                .extracting(Verdict::id)
                .containsExactly("checksum", "schema");
    }

    @Test
    void verifyNamesRowsWithoutParents() {
        PlainSql.run(
                backup,
                "PRAGMA foreign_keys=OFF;"
                        + "INSERT INTO balances (portfolio_id, asset_id, amount, updated_at) VALUES (77, 88, 5, 1)");

        assertThat(Backups.verify(backup, folder).verdicts())
                .filteredOn(verdict -> !verdict.passed())
                .extracting(Verdict::id)
                .containsExactly("checksum", "foreign-keys", "books");
    }
}
