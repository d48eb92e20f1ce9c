package dev.tradekeep.app.audit;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.ConnectionSwitch;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.store.sqlite.audit.AuditFile;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileIT {
    @TempDir Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void findFolder() throws IOException {
        folder = temporary.toRealPath();
    }

    @Test
    void refusesWhatIsNoDatabase() throws IOException {
        assertFails(ErrorCode.DATABASE_NOT_FOUND, () -> open(folder.resolve("none.db")))
                .hasMessageContaining("--db");
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> open(folder));
        assertFails(ErrorCode.DATABASE_CORRUPT, () -> open(write("empty.db", new byte[0])))
                .hasMessageContaining("is empty");
        byte[] text = "timestamp,open\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> open(write("a.csv", text)))
                .hasMessageContaining("encrypted");
        byte[] encrypted = new byte[8192];
        new SplittableRandom(1).nextBytes(encrypted);
        assertFails(ErrorCode.DATABASE_FOREIGN, () -> open(write("secret.db", encrypted)));
    }

    @Test
    void refusesAFileThatWasCut() throws IOException {
        Path whole = SoundBooks.make(folder);
        byte[] bytes = Files.readAllBytes(whole);
        byte[] half = new byte[bytes.length / 2];
        System.arraycopy(bytes, 0, half, 0, half.length);

        assertFails(ErrorCode.DATABASE_CORRUPT, () -> open(write("half.db", half)))
                .hasMessageContaining("half.db");
    }

    @Test
    void opensTheFileThatALinkLeadsTo() throws IOException {
        Path file = SoundBooks.make(folder);
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        try (AuditFile opened = AuditFile.open(link)) {
            assertThat(opened.path()).isEqualTo(file);
            assertThat(opened.isOurs()).isTrue();
        }
    }

    /** A folder in the way of the log is what a folder that may not be written looks like. */
    @Test
    void opensAClosedFileWhereNoLogCanBeMade() throws IOException {
        Path file = SoundBooks.make(folder);
        Files.createDirectory(AuditFile.nextTo(file, "-wal"));
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(opened.number("SELECT count(*) FROM trades")).isEqualTo(3);
            assertThat(opened.number("PRAGMA user_version")).isPositive();
        }
        assertThat(PlainSqlFiles.nextTo(file)).containsExactly("sound.db", "sound.db-wal");
    }

    @Test
    void knowsHowAFileIsWrittenThatItCannotOpenForWriting() throws IOException {
        Path file = SoundBooks.make(folder);
        Files.createDirectory(AuditFile.nextTo(file, "-wal"));
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(opened.journalMode()).isEqualTo("wal");
        }
    }

    @Test
    void leavesNothingNextToAFile() throws IOException {
        Path file = SoundBooks.make(folder);
        byte[] before = Files.readAllBytes(file);
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(opened.journalMode()).isEqualTo("wal");
            assertThat(opened.number("SELECT count(*) FROM trades")).isEqualTo(3);
        }
        assertThat(PlainSqlFiles.nextTo(file)).containsExactly("sound.db");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void readsALogThatAKilledProcessLeft() throws IOException {
        Path file = SoundBooks.make(folder);
        try (Connection killed = Connection.open(file, OpenMode.READ_WRITE)) {
            killed.set(ConnectionSwitch.NO_CHECKPOINT_ON_CLOSE, true);
            killed.execute("DELETE FROM signals; UPDATE balances SET updated_at = 77");
        }
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(opened.logBytes()).isPositive();
            assertThat(opened.number("SELECT max(updated_at) FROM balances")).isEqualTo(77);
        }
    }

    @Test
    void changesNothingAndKeepsSqlFromChangingAnything() throws IOException {
        Path file = SoundBooks.make(folder);
        byte[] before = Files.readAllBytes(file);
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(PlainSql.rows(opened.connection(), "PRAGMA query_only"))
                    .containsExactly("1");
            assertThat(PlainSql.rows(opened.connection(), "PRAGMA mmap_size")).containsExactly("0");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void knowsOursByItsTablesWhenTheHeaderLost() throws IOException {
        Path file = SoundBooks.make(folder);
        PlainSql.run(file, "PRAGMA application_id=0");
        try (AuditFile opened = AuditFile.open(file)) {
            assertThat(opened.isOurs()).isTrue();
        }
    }

    private static void open(Path file) {
        AuditFile.open(file).close();
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The names of a file and of what lies next to it. */
    private static final class PlainSqlFiles {
        static List<String> nextTo(Path file) throws IOException {
            try (var names = Files.list(file.resolveSibling(""))) {
                return names.map(name -> name.getFileName().toString())
                        .filter(name -> name.startsWith(file.getFileName().toString()))
                        .filter(name -> !name.endsWith(".lock"))
                        .sorted()
                        .toList();
            }
        }
    }
}
