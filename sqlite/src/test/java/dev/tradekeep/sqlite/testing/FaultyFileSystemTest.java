package dev.tradekeep.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultyFileSystemTest {
    private static final int IOERR_WRITE = 778;
    private static final int IOERR_FSYNC = 1034;
    private static final String INSERT = "INSERT INTO t VALUES (zeroblob(5000))";

    @TempDir private Path folder;
    private FaultyFileSystem disk;

    @BeforeEach
    void register() {
        disk = FaultyFileSystem.register();
    }

    @AfterEach
    void closeEverything() throws Exception {
        assertThat(disk.openFiles()).isZero();
        disk.close();
        assertThat(OpenDescriptors.under(folder)).isEmpty();
    }

    @Test
    void countsTheSyncsOfACommit() {
        try (Connection connection = open("a.db", "WAL")) {
            connection.execute("PRAGMA synchronous = FULL");
            assertThat(syncsOf(connection)).isEqualTo(1);
            assertThat(syncsOf(connection)).isEqualTo(1);
            connection.execute("PRAGMA synchronous = NORMAL");
            assertThat(syncsOf(connection)).isZero();
        }
        try (Connection connection = open("b.db", "TRUNCATE")) {
            connection.execute("PRAGMA synchronous = FULL");
            // The journal's content, its header, the database, and the truncated journal.
            assertThat(syncsOf(connection)).isEqualTo(4);
            connection.execute("PRAGMA synchronous = OFF");
            assertThat(syncsOf(connection)).isZero();
        }
    }

    @Test
    void countsEveryCallOnceUnderItsNameAndOnceUnderAny() {
        try (Connection connection = open("a.db", "WAL")) {
            connection.execute(INSERT);
        }
        long sum = 0;
        for (Operation operation : Operation.values()) {
            if (operation != Operation.ANY) {
                sum += disk.count(operation);
            }
        }
        assertThat(disk.count(Operation.ANY)).isEqualTo(sum);
        for (Operation operation :
                List.of(Operation.OPEN, Operation.SHM_MAP, Operation.LOCK, Operation.DELETE)) {
            assertThat(disk.count(operation)).as("%s", operation).isPositive();
        }
    }

    @Test
    void failsTheNthCallOnce() {
        try (Connection connection = open("a.db", "WAL")) {
            disk.failOnce(Operation.WRITE, 2, Fault.IO_ERROR);
            assertThat(disk.isStruck()).isFalse();
            assertThat(failure(connection).extendedCode()).isEqualTo(IOERR_WRITE);
            assertThat(disk.isStruck()).isTrue();
            connection.execute(INSERT);
            assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
            disk.heal();
            assertThat(disk.isStruck()).isFalse();
        }
    }

    @Test
    void failsForEverUntilHealed() {
        try (Connection connection = open("a.db", "WAL")) {
            connection.execute("PRAGMA synchronous = FULL");
            disk.failForever(Operation.SYNC, 2, Fault.IO_ERROR);
            connection.execute(INSERT);
            assertThat(failure(connection).extendedCode()).isEqualTo(IOERR_FSYNC);
            assertThat(failure(connection).extendedCode()).isEqualTo(IOERR_FSYNC);
            disk.heal();
            connection.execute(INSERT);
        }
    }

    @Test
    void aFullDiskAndAShortWriteRollBack() {
        for (Fault fault : List.of(Fault.NO_SPACE, Fault.SHORT)) {
            for (String journal : List.of("WAL", "DELETE")) {
                try (Connection connection = open(fault + journal + ".db", journal)) {
                    connection.execute(INSERT);
                    disk.failOnce(Operation.WRITE, 1, fault);
                    assertThat(failure(connection).code()).isEqualTo(ResultCode.FULL);
                    assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(1);
                    assertThat(Ask.isSound(connection)).isTrue();
                }
            }
        }
    }

    @Test
    void aShortReadIsNeverTakenForTheWholePage() {
        try (Connection connection = open("a.db", "DELETE")) {
            connection.execute(INSERT);
        }
        try (Connection connection = reopen("a.db")) {
            disk.failForever(Operation.READ, 1, Fault.SHORT);
            assertThatThrownBy(() -> Ask.number(connection, "SELECT sum(length(v)) FROM t"))
                    .isInstanceOf(SqliteException.class);
            disk.heal();
        }
    }

    @Test
    void keepsTheRulesOfTwoFileSystemsApart() {
        try (FaultyFileSystem other = FaultyFileSystem.register();
                Connection broken = open("a.db", "WAL");
                Connection sound =
                        Connection.open(
                                folder.resolve("a.db"), OpenMode.READ_WRITE, other.name())) {
            disk.failForever(Operation.WRITE, 1, Fault.IO_ERROR);
            assertThat(failure(broken).code()).isEqualTo(ResultCode.IOERR);
            sound.execute(INSERT);
            disk.heal();
            assertThat(Ask.number(broken, "SELECT count(*) FROM t")).isEqualTo(1);
            assertThat(other.name()).isNotEqualTo(disk.name());
        }
    }

    @Test
    void countsTheCallsOfTwoThreads() {
        int commits = 50;
        CompletableFuture<Long> first =
                CompletableFuture.supplyAsync(() -> commit("1.db", commits));
        CompletableFuture<Long> second =
                CompletableFuture.supplyAsync(() -> commit("2.db", commits));
        long rows = first.join() + second.join();
        assertThat(rows).isEqualTo(2L * commits);
        long both = disk.syncs();
        commit("3.db", commits);
        assertThat(both).isEqualTo(2 * (disk.syncs() - both));
    }

    @Test
    void mapsNoFile() {
        try (Connection connection = open("a.db", "WAL")) {
            assertThat(Ask.text(connection, "PRAGMA mmap_size = 30000000")).isEqualTo("0");
        }
    }

    @Test
    void refusesToCloseUnderAnOpenConnection() {
        try (Connection connection = open("a.db", "DELETE")) {
            assertThatThrownBy(disk::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 files are open");
            connection.execute(INSERT);
        }
    }

    @Test
    void isGoneAfterClosing() {
        FaultyFileSystem other = FaultyFileSystem.register();
        other.close();
        other.close();
        assertThatThrownBy(() ->
                        Connection.open(
                                folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE, other.name()))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining("no such vfs");
        assertThatThrownBy(other::syncs).isInstanceOf(IllegalStateException.class);
    }

    private long commit(String name, int commits) {
        try (Connection connection = open(name, "WAL")) {
            connection.execute("PRAGMA synchronous = FULL");
            for (int i = 0; i < commits; i++) {
                connection.execute(INSERT);
            }
            return Ask.number(connection, "SELECT count(*) FROM t");
        }
    }

    private long syncsOf(Connection connection) {
        long before = disk.syncs();
        connection.execute(INSERT);
        return disk.syncs() - before;
    }

    private static SqliteException failure(Connection connection) {
        SqliteException failure =
                catchThrowableOfType(SqliteException.class, () -> connection.execute(INSERT));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Connection open(String name, String journal) {
        Connection connection =
                Connection.open(folder.resolve(name), OpenMode.READ_WRITE_CREATE, disk.name());
        connection.execute("PRAGMA journal_mode = " + journal + "; CREATE TABLE t(v)");
        return connection;
    }

    private Connection reopen(String name) {
        return Connection.open(folder.resolve(name), OpenMode.READ_WRITE, disk.name());
    }
}
