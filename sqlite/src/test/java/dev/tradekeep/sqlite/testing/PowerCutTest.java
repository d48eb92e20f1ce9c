package dev.tradekeep.sqlite.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.sqlite.Connection;
import dev.tradekeep.sqlite.OpenMode;
import dev.tradekeep.sqlite.ResultCode;
import dev.tradekeep.sqlite.SqliteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PowerCutTest {
    private static final int SEEDS = 200;
    private static final int SECTOR_BYTES = 512;
    private static final int PAGE_BYTES = 4096;

    @TempDir private Path folder;
    @TempDir private Path images;
    private FaultyFileSystem disk;

    @BeforeEach
    void register() {
        disk = FaultyFileSystem.register();
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void keepsWhatWasSyncedWithEverySeed() throws IOException {
        PowerCut power = disk.record();
        try (Connection connection = open()) {
            connection.execute("PRAGMA synchronous = EXTRA; CREATE TABLE t(v)");
            byte[] synced = Files.readAllBytes(copyOf(power));
            for (long seed = 0; seed < SEEDS; seed++) {
                power.writeImage(power.position(), seed, images);
                assertThat(images.resolve("a.db")).hasBinaryContent(synced);
                assertThat(images.resolve("a.db-journal")).doesNotExist();
            }
        }
    }

    @Test
    void keepsDropsAndTearsWhatWasNotSynced() throws IOException {
        create();
        byte[] before = Files.readAllBytes(folder.resolve("a.db"));
        PowerCut power = disk.record();
        try (Connection connection = open()) {
            connection.execute("PRAGMA synchronous = OFF; UPDATE t SET v = randomblob(20000)");
        }
        byte[] after = Files.readAllBytes(folder.resolve("a.db"));
        assertThat(after).hasSameSizeAs(before);
        Set<Integer> sectorsKept = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            power.writeImage(power.position(), seed, images);
            sectorsKept.add(sectorsOf(Files.readAllBytes(images.resolve("a.db")), before, after));
        }
        int changed = sectorsOf(after, before, after);
        assertThat(sectorsKept).contains(0, changed).hasSizeGreaterThan(10);
    }

    /** How many sectors are as after; every other must be as before. */
    private static int sectorsOf(byte[] image, byte[] before, byte[] after) {
        assertThat(image).hasSameSizeAs(before);
        int kept = 0;
        for (int at = 0; at < image.length; at += SECTOR_BYTES) {
            int end = at + SECTOR_BYTES;
            boolean asBefore = Arrays.equals(image, at, end, before, at, end);
            boolean asAfter = Arrays.equals(image, at, end, after, at, end);
            assertThat(asBefore || asAfter).as("sector at %d", at).isTrue();
            kept += asBefore ? 0 : 1;
        }
        return kept;
    }

    @Test
    void answersTheSameImageToTheSameSeed() throws IOException {
        create();
        PowerCut power = disk.record();
        try (Connection connection = open()) {
            connection.execute("PRAGMA synchronous = OFF; UPDATE t SET v = randomblob(20000)");
        }
        power.writeImage(power.position(), 7, images);
        byte[] first = Files.readAllBytes(images.resolve("a.db"));
        power.writeImage(power.position(), 8, images);
        power.writeImage(power.position(), 7, images);
        assertThat(images.resolve("a.db")).hasBinaryContent(first);
    }

    @Test
    void undoesACreationAndADeletionThatNoFolderSyncMadeLast() throws IOException {
        PowerCut power = disk.record();
        long created;
        try (Connection connection = open()) {
            connection.execute("PRAGMA synchronous = OFF; CREATE TABLE t(v)");
            created = power.position();
            // FULL syncs the new journal and its folder, but not the deletion that commits.
            connection.execute("PRAGMA synchronous = FULL; INSERT INTO t VALUES (1)");
        }
        assertThat(namesOf(power, created)).contains("", "a.db");
        assertThat(namesOf(power, power.position()))
                .containsExactlyInAnyOrder("a.db", "a.db a.db-journal");
    }

    private Set<String> namesOf(PowerCut power, long position) throws IOException {
        Set<String> found = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            power.writeImage(position, seed, images);
            String database = Files.exists(images.resolve("a.db")) ? "a.db" : "";
            boolean journal = Files.exists(images.resolve("a.db-journal"));
            found.add((database + (journal ? " a.db-journal" : "")).strip());
        }
        return found;
    }

    @Test
    void doesNotTrustALaterSyncAfterAFailedOne() throws IOException {
        assertThat(isLostAfterSync(false)).isFalse();
        assertThat(isLostAfterSync(true)).isTrue();
    }

    /** Whether some seed loses pages that were written before a sync that worked. */
    private boolean isLostAfterSync(boolean failedBefore) throws IOException {
        create();
        PowerCut power = disk.record();
        try (Connection connection = open()) {
            connection.execute("PRAGMA synchronous = OFF; UPDATE t SET v = randomblob(20000)");
            connection.execute("PRAGMA synchronous = FULL");
            if (failedBefore) {
                // The journal is synced twice, then the database.
                disk.failOnce(Operation.SYNC, 3, Fault.IO_ERROR);
                assertThatThrownBy(() -> connection.execute("INSERT INTO u VALUES (1)"))
                        .isInstanceOf(SqliteException.class);
            }
            connection.execute("INSERT INTO u VALUES (1)");
        }
        byte[] written = Files.readAllBytes(folder.resolve("a.db"));
        boolean lost = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            power.writeImage(power.position(), seed, images);
            lost |= !Arrays.equals(Files.readAllBytes(images.resolve("a.db")), written);
        }
        return lost;
    }

    @Test
    void failsEverythingOnceThePowerIsOff() throws IOException {
        create();
        PowerCut power = disk.record();
        try (Connection connection = open()) {
            connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            // The log's header, and a sync for each commit.
            power.after(Operation.SYNC, 3);
            connection.execute("INSERT INTO t VALUES (1)");
            assertThat(power.isOff()).isFalse();
            connection.execute("INSERT INTO t VALUES (2)");
            assertThat(power.isOff()).isTrue();
            long position = power.position();
            assertThatThrownBy(() -> connection.execute("INSERT INTO t VALUES (3)"))
                    .isInstanceOfSatisfying(
                            SqliteException.class,
                            e -> assertThat(e.code()).isEqualTo(ResultCode.IOERR));
            assertThatThrownBy(this::open).isInstanceOf(SqliteException.class);
            assertThat(power.position()).isEqualTo(position);
        }
        assertThat(disk.openFiles()).isZero();
        power.writeImage(power.position(), 1, images);
        try (Connection connection = Connection.open(images.resolve("a.db"), OpenMode.READ_WRITE)) {
            assertThat(Ask.number(connection, "SELECT count(*) FROM t")).isEqualTo(3);
        }
        try (PowerCut next = disk.record()) {
            assertThat(next.isOff()).isFalse();
            assertThat(next.position()).isZero();
            assertThatThrownBy(power::position).hasMessageContaining("has ended");
        }
    }

    @Test
    void refusesAPositionThatWasNotRecordedAndAFolderThatIsMissing() {
        PowerCut power = disk.record();
        create();
        assertThatThrownBy(() -> power.writeImage(power.position() + 1, 1, images))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> power.writeImage(power.position(), 1, images.resolve("missing")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
        try (Connection connection = open()) {
            connection.execute("SELECT * FROM t");
            assertThatThrownBy(disk::record).isInstanceOf(IllegalStateException.class);
        }
    }

    /** The database as a disk has it that lost nothing: some seed keeps all. */
    private Path copyOf(PowerCut power) throws IOException {
        power.writeImage(power.position(), 0, images);
        return images.resolve("a.db");
    }

    private void create() {
        try (Connection connection = open()) {
            connection.execute(
                    "PRAGMA page_size = "
                            + PAGE_BYTES
                            + "; DROP TABLE IF EXISTS t; DROP TABLE IF EXISTS u; CREATE TABLE u(v);"
                            + "CREATE TABLE t(v); INSERT INTO t VALUES (zeroblob(20000))");
        }
    }

    private Connection open() {
        return Connection.open(folder.resolve("a.db"), OpenMode.READ_WRITE_CREATE, disk.name());
    }
}
