package dev.tradekeep.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.sqlite.testing.Ask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFeaturesTest {
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n";
    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000)"
                    + " SELECT i FROM n";

    private Connection connection;

    @BeforeEach
    void open() {
        connection = Connection.openInMemory();
    }

    @AfterEach
    void close() {
        connection.close();
        assertThat(Leaks.open()).isEmpty();
    }

    @Test
    void takesBackTheInnerSavepointOnly() {
        connection.execute("CREATE TABLE t(a)");
        try (Savepoint outer = Savepoint.begin(connection)) {
            connection.execute("INSERT INTO t VALUES (1)");
            try (Savepoint inner = Savepoint.begin(connection)) {
                connection.execute("INSERT INTO t VALUES (2)");
                assertThat(number("SELECT count(*) FROM t")).isEqualTo(2);
                assertThat(inner).isNotSameAs(outer);
            }
            outer.keep();
        }
        assertThat(connection.inTransaction()).isFalse();
        assertThat(number("SELECT sum(a) FROM t")).isEqualTo(1);
    }

    @Test
    void checksTheTreesOfRtrees() {
        connection.execute("CREATE VIRTUAL TABLE places USING rtree (id, x0, x1)");
        connection.execute("INSERT INTO places VALUES (1, 0, 1), (2, 3, 4)");
        assertThat(Ask.isSound(connection)).isTrue();

        connection.execute("DELETE FROM places_rowid WHERE rowid = 2");

        assertThat(Ask.text(connection, "PRAGMA integrity_check")).contains("places");
    }

    @Test
    void rollsBackToASavepointAndGoesOn() {
        connection.execute("CREATE TABLE t(a)");
        connection.begin(TransactionMode.IMMEDIATE);
        try (Savepoint part = Savepoint.begin(connection)) {
            connection.execute("INSERT INTO t VALUES (1)");
            part.rollback();
            connection.execute("INSERT INTO t VALUES (2)");
            part.keep();
        }
        connection.commit();
        assertThat(number("SELECT sum(a) FROM t")).isEqualTo(2);
    }

    @Test
    void closesASavepointWhoseTransactionHasEnded() {
        connection.begin(TransactionMode.IMMEDIATE);
        try (Savepoint part = Savepoint.begin(connection)) {
            connection.rollback();
            assertThatThrownBy(part::keep).hasMessageContaining("no such savepoint");
        }
        Savepoint.begin(connection);
        connection.close();
    }

    @Test
    void stopsAStatementAtTheTimeLimit() {
        try (TimeLimit limit = TimeLimit.start(connection, Duration.ofMillis(5))) {
            assertThatThrownBy(() -> number(ENDLESS))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(ResultCode.INTERRUPT);
                                assertThat(e.reason()).contains("time limit of PT0.005S");
                            });
            assertThat(limit.hasPassed()).isTrue();
            assertThatThrownBy(() -> TimeLimit.start(connection, Duration.ofDays(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(number("SELECT count(*) FROM (" + NUMBERS + ")")).isEqualTo(100_000);
        try (TimeLimit limit = TimeLimit.start(connection, Duration.ofDays(100_000))) {
            assertThat(number("SELECT count(*) FROM (" + NUMBERS + ")")).isEqualTo(100_000);
            assertThat(limit.hasPassed()).isFalse();
        }
    }

    @Test
    void turnsSwitchesOnAndOff() {
        for (ConnectionSwitch option : ConnectionSwitch.values()) {
            boolean before = connection.isOn(option);
            connection.set(option, !before);
            assertThat(connection.isOn(option)).as("%s", option).isEqualTo(!before);
            connection.set(option, before);
            assertThat(connection.isOn(option)).as("%s", option).isEqualTo(before);
        }
        connection.set(ConnectionSwitch.DEFENSIVE, true);
        assertThatThrownBy(() ->
                        connection.execute(
                                "PRAGMA writable_schema=ON;" + " UPDATE sqlite_schema SET sql=''"))
                .isInstanceOf(SqliteException.class);
    }

    @Test
    void holdsToItsLimits() {
        int columns = Limit.COLUMNS.of(connection);
        assertThat(Limit.COLUMNS.set(connection, 2)).isEqualTo(2);
        assertThatThrownBy(() -> connection.execute("SELECT 1, 2, 3"))
                .hasMessageContaining("too many columns");
        assertThat(Limit.COLUMNS.set(connection, Integer.MAX_VALUE)).isEqualTo(columns);
        for (Limit limit : Limit.values()) {
            assertThat(limit.of(connection)).as("%s", limit).isNotNegative();
            assertThat(limit.set(connection, limit.of(connection))).isEqualTo(limit.of(connection));
        }
    }

    @Test
    void copiesADatabaseInSteps(@TempDir Path folder) {
        fill();
        Path file = folder.resolve("copy.db");
        List<Integer> remaining = new ArrayList<>();
        Backup.copy(
                connection,
                file,
                10,
                (left, total) -> {
                    assertThat(left).isBetween(0, total);
                    remaining.add(left);
                });
        assertThat(remaining).hasSizeGreaterThan(2).endsWith(0);
        assertThat(remaining).isSortedAccordingTo(Comparator.reverseOrder());
        try (Connection copy = Connection.open(file, OpenMode.READ_ONLY);
                Statement count = copy.prepare("SELECT sum(a) FROM t")) {
            count.step();
            assertThat(count.getLong(0)).isEqualTo(number("SELECT sum(a) FROM t"));
        }
    }

    @Test
    void guardsTheTargetOfABackup() {
        fill();
        Connection target = Connection.openInMemory();
        Backup backup = Backup.start(connection, target);
        assertThat(backup.step(1)).isTrue();
        assertThatThrownBy(() -> target.execute("SELECT 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("target of a backup");
        backup.close();
        backup.close();
        assertThatThrownBy(() -> backup.step(1)).isInstanceOf(IllegalStateException.class);
        target.execute("SELECT 1");
        Backup again = Backup.start(connection, target);
        again.step(1);
        target.close();
        assertThatThrownBy(() -> again.step(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Backup.start(connection, connection))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesABackupAgainWhenTheTargetIsBusy(@TempDir Path folder) {
        fill();
        Path file = folder.resolve("busy.db");
        try (Connection holder = Connection.open(file, OpenMode.READ_WRITE_CREATE);
                Connection target = Connection.open(file, OpenMode.READ_WRITE)) {
            holder.execute("CREATE TABLE x(a)");
            holder.begin(TransactionMode.IMMEDIATE);
            try (Backup backup = Backup.start(connection, target)) {
                assertThatThrownBy(() -> backup.step(Backup.ALL_PAGES))
                        .isInstanceOfSatisfying(
                                SqliteException.class,
                                e -> assertThat(e.code()).isEqualTo(ResultCode.BUSY));
                holder.rollback();
                assertThat(backup.step(Backup.ALL_PAGES)).isFalse();
                assertThat(backup.remainingPages()).isZero();
                assertThat(backup.totalPages()).isPositive();
            }
        }
    }

    @Test
    void opensAnImageOfADatabaseWithALog(@TempDir Path folder) {
        try (Connection file =
                Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE)) {
            file.execute("PRAGMA journal_mode=WAL; CREATE TABLE t(a); INSERT INTO t VALUES (7)");
            byte[] image = DatabaseImage.of(file);
            try (Connection copy = DatabaseImage.open(image)) {
                copy.execute("INSERT INTO t VALUES (8)");
                try (Statement sum = copy.prepare("SELECT sum(a) FROM t")) {
                    sum.step();
                    assertThat(sum.getLong(0)).isEqualTo(15);
                }
            }
        }
        try (Connection empty = DatabaseImage.open(new byte[0])) {
            empty.execute("CREATE TABLE t(a)");
        }
        try (Connection broken = DatabaseImage.open(new byte[4096])) {
            assertThatThrownBy(() -> broken.execute("SELECT * FROM sqlite_schema"))
                    .isInstanceOf(SqliteException.class);
        }
    }

    @Test
    void readsAndWritesPartsOfABlob() {
        connection.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)");
        try (Statement insert = connection.prepare("INSERT INTO t VALUES (?, ?)")) {
            insert.bind(1, 1).bindZeros(2, 10).update();
            insert.bind(1, 2).bind(2, new byte[] {1, 2, 3}).update();
        }
        byte[] part = {7, 8, 9};
        try (Blob blob = Blob.open(connection, "t", "b", 1, true)) {
            assertThat(blob.length()).isEqualTo(10);
            blob.write(4, part, 0, 3);
            assertThatThrownBy(() -> blob.write(8, part, 0, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            byte[] read = new byte[6];
            blob.read(3, read, 1, 5);
            assertThat(read).containsExactly(0, 0, 7, 8, 9, 0);
            blob.moveTo(2);
            assertThat(blob.length()).isEqualTo(3);
            assertThatThrownBy(() -> blob.moveTo(3)).isInstanceOf(SqliteException.class);
        }
        assertThatThrownBy(() -> Blob.open(connection, "t", "c", 1, false))
                .isInstanceOf(SqliteException.class)
                .hasMessageContaining("no such column");
        Blob changed = Blob.open(connection, "t", "b", 1, false);
        connection.execute("UPDATE t SET b = 'other'");
        assertThatThrownBy(() -> changed.read(0, part, 0, 1))
                .isInstanceOfSatisfying(
                        SqliteException.class,
                        e -> assertThat(e.code()).isEqualTo(ResultCode.ABORT));
        connection.close();
        assertThatThrownBy(changed::length).isInstanceOf(IllegalStateException.class);
        changed.close();
    }

    @Test
    void carriesChangesToAnotherDatabase() {
        String schema = "CREATE TABLE t(a INTEGER PRIMARY KEY, b)";
        connection.execute(schema + "; INSERT INTO t VALUES (1, 'one')");
        try (Connection other = Connection.openInMemory();
                Session session = Session.start(connection)) {
            other.execute(schema + "; INSERT INTO t VALUES (1, 'one')");
            session.attachAll();
            assertThat(session.isEmpty()).isTrue();
            connection.execute(
                    "INSERT INTO t VALUES (2, 'two'); UPDATE t SET b = 'uno' WHERE a = 1");
            session.setRecording(false);
            connection.execute("INSERT INTO t VALUES (3, 'three')");
            Changeset changes = session.changeset();
            assertThat(changes.isEmpty()).isFalse();
            assertThat(session.patchset().toBytes()).hasSizeLessThan(changes.toBytes().length);
            assertThat(changes.applyTo(other, ConflictPolicy.ABORT)).isZero();
            assertThat(text(other)).isEqualTo("1uno,2two");
            assertThat(changes.then(changes.invert()).isEmpty()).isTrue();
            assertThatThrownBy(() -> changes.applyTo(other, ConflictPolicy.ABORT))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.ABORT));
            assertThat(changes.applyTo(other, ConflictPolicy.OMIT)).isEqualTo(2);
            other.execute("UPDATE t SET b = 'x'");
            assertThat(changes.applyTo(other, ConflictPolicy.REPLACE)).isEqualTo(2);
            assertThat(text(other)).isEqualTo("1uno,2two");
            changes.invert().applyTo(other, ConflictPolicy.ABORT);
            assertThat(text(other)).isEqualTo("1one");
        }
        assertThatThrownBy(() -> Changeset.of(new byte[] {1, 2, 3}).invert())
                .isInstanceOf(SqliteException.class);
    }

    @Test
    void checkpointsTheLogAndTellsOfCommits(@TempDir Path folder) {
        try (Connection file =
                Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE)) {
            assertThat(Checkpoint.run(file, CheckpointMode.PASSIVE).logFrames())
                    .isEqualTo(Checkpoint.NO_LOG);
            file.execute("PRAGMA journal_mode=WAL");
            List<Integer> frames = new ArrayList<>();
            WalListener.install(file, (schema, count) -> frames.add(count), 0);
            file.execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
            assertThat(frames).hasSize(2).isSorted();
            Checkpoint before = Checkpoint.run(file, CheckpointMode.NOOP);
            assertThat(before.logFrames()).isEqualTo(frames.getLast());
            assertThat(before.copiedFrames()).isZero();
            Checkpoint full = Checkpoint.run(file, CheckpointMode.FULL);
            assertThat(full)
                    .isEqualTo(new Checkpoint(false, before.logFrames(), before.logFrames()));
            assertThat(Checkpoint.run(file, CheckpointMode.TRUNCATE).logFrames()).isZero();
            WalListener.install(file, (schema, count) -> frames.add(count), 1);
            file.execute("INSERT INTO t VALUES (2)");
            Checkpoint automatic = Checkpoint.run(file, CheckpointMode.NOOP);
            assertThat(automatic.copiedFrames()).isEqualTo(automatic.logFrames()).isPositive();
            try (Connection reader = Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE)) {
                reader.begin(TransactionMode.DEFERRED);
                reader.execute("SELECT * FROM t");
                file.execute("INSERT INTO t VALUES (3)");
                assertThat(Checkpoint.run(file, CheckpointMode.TRUNCATE).isBusy()).isTrue();
            }
            WalListener.remove(file);
            int heard = frames.size();
            file.execute("INSERT INTO t VALUES (4)");
            assertThat(frames).hasSize(heard);
        }
    }

    @Test
    void opensFilesUnmapped(@TempDir Path folder) {
        try (Connection file = Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE);
                Statement mapped = file.prepare("PRAGMA mmap_size")) {
            assertThat(mapped.step()).isTrue();
            assertThat(mapped.getLong(0)).isZero();
        }
    }

    private void fill() {
        connection.execute("CREATE TABLE t(a); INSERT INTO t " + NUMBERS);
    }

    private static String text(Connection connection) {
        try (Statement all =
                connection.prepare(
                        "SELECT group_concat(a || b) FROM (SELECT * FROM t ORDER BY a)")) {
            all.step();
            return String.valueOf(all.getText(0));
        }
    }

    private long number(String sql) {
        try (Statement statement = connection.prepare(sql)) {
            assertThat(statement.step()).isTrue();
            return statement.getLong(0);
        }
    }
}
