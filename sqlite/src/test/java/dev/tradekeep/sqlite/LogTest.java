package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class LogTest {
    private static final int HEADER_BYTES = 32;
    private static final int FRAME_BYTES = 4_096 + 24;
    private static final int MAGIC = 0x377f0682;

    @TempDir Path folder;

    @Test
    void readsTheLogAsItLies() throws IOException {
        try (Connection connection = openWithLog();
                LogReader log = LogReader.of(connection)) {
            byte[] found = new byte[HEADER_BYTES + FRAME_BYTES];
            log.read(0, found, found.length);

            byte[] file = Files.readAllBytes(log());
            assertThat(found).isEqualTo(Arrays.copyOf(file, found.length));
            assertThat(ByteBuffer.wrap(found).getInt() & ~1).isEqualTo(MAGIC);
        }
    }

    @Test
    void findsNothingBehindTheEndOfTheLog() throws IOException {
        try (Connection connection = openWithLog();
                LogReader log = LogReader.of(connection)) {
            byte[] found = {1, 2, 3};
            log.read(Files.size(log()), found, found.length);

            assertThat(found).containsOnly(0);
            assertThatThrownBy(() -> log.read(0, found, 4))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("Wanted a part of the log, found offset 0, length 4");
        }
    }

    @Test
    void makesRoomThatCommitsFill() throws IOException {
        try (Connection connection = openWithLog()) {
            int frames = Checkpoint.run(connection, CheckpointMode.NOOP).logFrames();
            LogRoom.reserve(connection, 1_000);
            long size = Files.size(log());
            assertThat(size).isGreaterThan(HEADER_BYTES + 1_000L * FRAME_BYTES);
            LogRoom.reserve(connection, 10);
            assertThat(Files.size(log())).isEqualTo(size);

            connection.execute("INSERT INTO t VALUES (zeroblob(4096 * 100))");

            assertThat(Files.size(log())).isEqualTo(size);
            assertThat(Checkpoint.run(connection, CheckpointMode.NOOP).logFrames())
                    .isGreaterThan(frames + 100);
        }
    }

    /** As after a crash: what is read is a copy that nobody closed. */
    @Test
    void roomIsNoPartOfTheLogWhenItIsRecovered() throws IOException {
        Path copy = folder.resolve("copy.db");
        try (Connection connection = openWithLog()) {
            LogRoom.reserve(connection, 500);
            connection.execute("INSERT INTO t VALUES (x'01')");
            Files.copy(folder.resolve("log.db"), copy);
            Files.copy(log(), folder.resolve("copy.db-wal"));
        }
        try (Connection connection = Connection.open(copy, OpenMode.READ_WRITE);
                Statement statement =
                        connection.prepare("SELECT count(*), max(hex(content)) FROM t")) {
            assertThat(statement.step()).isTrue();
            assertThat(statement.getLong(0)).isEqualTo(2);
            assertThat(statement.getText(1)).isEqualTo("AB");
        }
    }

    @Test
    void makesNoRoomWhereThereIsNoLog() {
        try (Connection connection =
                Connection.open(folder.resolve("plain.db"), OpenMode.READ_WRITE_CREATE)) {
            connection.execute("CREATE TABLE t (content BLOB)");
            LogRoom.reserve(connection, 1_000);

            assertThat(folder.resolve("plain.db-wal")).doesNotExist();
            assertThat(folder.resolve("plain.db-journal")).doesNotExist();
            assertThatThrownBy(() -> LogRoom.reserve(connection, -1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Wanted a number of frames, found -1");
        }
    }

    @Test
    void makesNoRoomForAnotherJournal() throws IOException {
        try (Connection memory = Connection.openInMemory();
                Connection plain =
                        Connection.open(folder.resolve("plain.db"), OpenMode.READ_WRITE_CREATE)) {
            for (Connection connection : List.of(memory, plain)) {
                connection.execute("CREATE TABLE t (content BLOB)");
                connection.begin(TransactionMode.IMMEDIATE);
                connection.execute("INSERT INTO t VALUES (zeroblob(100000))");
                LogRoom.reserve(connection, 1_000);
                connection.commit();
            }
            assertThat(Files.size(folder.resolve("plain.db"))).isLessThan(1 << 20);
        }
    }

    private Connection openWithLog() {
        Connection connection =
                Connection.open(folder.resolve("log.db"), OpenMode.READ_WRITE_CREATE);
        connection.execute(
                """
                PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;
                CREATE TABLE t (content BLOB); INSERT INTO t VALUES (x'ab')\
                """);
        return connection;
    }

    private Path log() {
        return folder.resolve("log.db-wal");
    }
}
