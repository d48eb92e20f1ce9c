package dev.tradekeep.store.sqlite.backup;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.store.sqlite.Database;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
final class ChangeShipperIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int MOMENTS = 8;

    /** Enough commits for the log to restart between two moments. */
    private static final int COMMITS_BETWEEN = 250;

    @TempDir Path folder;

    private Path path;
    private Path archive;

    @BeforeEach
    void namePaths() {
        path = folder.resolve("books.db");
        archive = folder.resolve("archive");
    }

    static ShipperSettings settings(Duration shipEvery, Duration baseEvery, int bases) {
        return new ShipperSettings(shipEvery, baseEvery, bases, Duration.ofMillis(50));
    }

    /**
     * Books that were right at a time: at least what was booked by then, at most what was begun.
     */
    private record Moment(long time, int atLeast, int atMost) {}

    @Test
    void restoresChosenMomentsOfBooksThatAreWritten() throws Exception {
        List<Moment> moments = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger booked = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(
                                database,
                                archive,
                                settings(Duration.ofMillis(20), Duration.ofMillis(500), 100),
                                CLOCK)) {
            shipper.flush(PATIENCE);
            Thread producer =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!stop.get()) {
                                    Backups.bookPair(database, begun.getAndIncrement());
                                    booked.incrementAndGet();
                                }
                            });
            for (int i = 0; i < MOMENTS; i++) {
                int wanted = booked.get() + COMMITS_BETWEEN;
                int atLeast = Eventually.await(wanted + " pairs", booked::get, n -> n >= wanted);
                shipper.flush(PATIENCE);
                long time = Micros.now(CLOCK);
                moments.add(new Moment(time, atLeast, begun.get()));
            }
            Eventually.await("a second full copy", this::bases, n -> n > 1);
            stop.set(true);
            producer.join();
        }
        Path restored = folder.resolve("restored.db");
        for (Moment moment : moments) {
            RestoreReport report =
                    Backups.restore().restoreFrom(archive, moment.time(), restored, true);
            assertThat(report.statesAt().orElseThrow()).isLessThanOrEqualTo(moment.time());
            assertThat(Backups.pairs(restored))
                    .as("%s", moment)
                    .isBetween(moment.atLeast(), moment.atMost());
        }
        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, true);
        assertThat(Backups.contents(restored)).isEqualTo(Backups.contents(path));
    }

    /** Full copies of the archive's only generation. */
    private int bases() throws IOException {
        return Archive.bases(new Archive(archive).generations().getFirst()).size();
    }

    @Test
    void shipsByItselfWithinItsTime() throws IOException {
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(database, archive, ShipperSettings.DEFAULT, CLOCK)) {
            shipper.flush(PATIENCE);
            Backups.bookPair(database, 0);
            ShipperStatus status =
                    Eventually.await(
                            "everything to be shipped",
                            shipper::status,
                            now -> now.shippedFrames() > 0 && now.waitingFrames() == 0);
            assertThat(status.failure()).isEmpty();
        }
    }

    @Test
    void followsUpkeepAndALogThatWasCut() throws IOException {
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(database, archive, ShipperSettings.DEFAULT, CLOCK)) {
            shipper.flush(PATIENCE);
            for (int i = 0; i < 5; i++) {
                Backups.bookPair(database, i);
                boolean done =
                        database.runUpkeep(connection -> {
                            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                            return true;
                        });
                assertThat(done).isTrue();
            }
            boolean analyzed =
                    database.runUpkeep(connection -> {
                        connection.execute("ANALYZE");
                        return true;
                    });
            assertThat(analyzed).isTrue();
        }
        Path restored = folder.resolve("restored.db");
        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
        assertThat(Backups.contents(restored)).isEqualTo(Backups.contents(path));
        assertThat(new Archive(archive).generations()).hasSize(1);
    }

    @Test
    void goesBackNoFurtherThanItsFirstCopy() {
        long before = Micros.now(CLOCK) - 1;
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(database, archive, ShipperSettings.DEFAULT, CLOCK)) {
            shipper.flush(PATIENCE);
        }
        Path restored = folder.resolve("restored.db");
        assertFails(
                        ErrorCode.NOT_FOUND,
                        () -> Backups.restore().restoreFrom(archive, before, restored, false))
                .hasMessageContaining("goes back to");
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () ->
                        Backups.restore()
                                .restoreFrom(folder.resolve("none"), before, restored, false));
        assertThat(restored).doesNotExist();
    }

    @Test
    void namesTheMomentBeforeADamagedGroup() throws IOException {
        long whole;
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(database, archive, ShipperSettings.DEFAULT, CLOCK)) {
            shipper.flush(PATIENCE);
            Backups.bookPair(database, 0);
            shipper.flush(PATIENCE);
            whole = shipper.status().shippedAt();
            Backups.bookPair(database, 1);
        }
        Path generation = new Archive(archive).generations().getFirst();
        Path segment = Archive.segments(generation).getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        byte[] flipped = bytes.clone();
        flipped[bytes.length - 500] ^= 1;
        Files.write(segment, flipped);
        Path restored = folder.resolve("restored.db");
        assertFails(
                ErrorCode.DATABASE_CORRUPT,
                () -> Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false));
        assertThat(restored).doesNotExist();

        // What a process writes that is killed meanwhile.
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 500));
        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
        assertThat(Backups.pairs(restored)).isEqualTo(1);
        assertThat(whole).isPositive();
    }

    @Test
    void beginsAnewWhenTheArchiveFailsAndHoldsNobodyUp() throws IOException {
        Path blocked = Files.writeString(folder.resolve("archive"), "no folder yet");
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(
                                database,
                                archive,
                                settings(Duration.ofMillis(10), Duration.ofHours(1), 2),
                                CLOCK)) {
            Backups.bookPair(database, 0);
            assertFails(ErrorCode.DATABASE_IO, () -> shipper.flush(PATIENCE));
            assertThat(shipper.status().failure()).isPresent();
            Files.delete(blocked);
            Backups.bookPair(database, 1);
            Eventually.await("a full copy", () -> shipper.status().baseAt(), at -> at > 0);
            shipper.flush(PATIENCE);
            assertThat(shipper.status().failure()).isEmpty();
        }
        assertThat(PlainSql.rows(path, "SELECT cause, outcome FROM backups"))
                .containsExactly("archive|done");
        Path restored = folder.resolve("restored.db");
        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
        assertThat(Backups.pairs(restored)).isEqualTo(2);
    }

    /** Years ahead and back again: each a generation, and the newest state is the one restored. */
    @Test
    void aClockThatWasWrongLosesNothing() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
        try (Database database = TestBooks.open(path);
                ChangeShipper shipper =
                        ChangeShipper.start(
                                database,
                                archive,
                                settings(Duration.ofMillis(20), Duration.ofHours(1), 1),
                                now::get)) {
            shipper.flush(PATIENCE);
            book(database, shipper, 0);
            now.set(Instant.parse("2030-01-01T00:00:00Z"));
            book(database, shipper, 1);
            now.set(Instant.parse("2026-11-01T01:00:00Z"));
            Path before = generations().getFirst();
            Backups.bookPair(database, 2);
            Eventually.await(
                    "a generation with a copy",
                    () -> generations().getFirst(),
                    newest -> !newest.equals(before) && shipper.status().baseAt() > 0);
            shipper.flush(PATIENCE);
            book(database, shipper, 3);
        }
        Path restored = folder.resolve("restored.db");

        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
        assertThat(Backups.contents(restored)).isEqualTo(Backups.contents(path));
        long later = Micros.of(Instant.parse("2026-11-02T00:00:00Z"));
        Backups.restore().restoreFrom(archive, later, restored, true);
        assertThat(Backups.pairs(restored)).isEqualTo(4);
    }

    private static void book(Database database, ChangeShipper shipper, int number) {
        Backups.bookPair(database, number);
        shipper.flush(PATIENCE);
    }

    private List<Path> generations() {
        try {
            return new Archive(archive).generations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsWhatItsCopiesNeed() throws IOException {
        for (int run = 0; run < 4; run++) {
            try (Database database = TestBooks.open(path);
                    ChangeShipper shipper =
                            ChangeShipper.start(
                                    database,
                                    archive,
                                    settings(Duration.ofSeconds(1), Duration.ofHours(1), 2),
                                    CLOCK)) {
                shipper.flush(PATIENCE);
                Backups.bookPair(database, run);
            }
        }
        assertThat(new Archive(archive).generations()).hasSize(2);
        assertThat(PlainSql.rows(path, "SELECT cause, outcome FROM backups ORDER BY id"))
                .containsExactly(
                        "archive|removed", "archive|removed", "archive|done", "archive|done");
        Path newest =
                Archive.bases(new Archive(archive).generations().getFirst()).getFirst().file();
        assertThat(PlainSql.row(path, "SELECT path, sha256 FROM backups WHERE id = 4"))
                .isEqualTo(newest + "|" + ChecksumFile.read(newest).orElseThrow());
        Path restored = folder.resolve("restored.db");
        Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
        assertThat(Backups.pairs(restored)).isEqualTo(4);
    }

    @Test
    void losesNothingThatWasShippedWhenTheProcessIsKilled() throws IOException {
        try (ChildProcess child = ChildProcess.start(ShippingProcess.class, path, archive)) {
            int shipped = 0;
            for (int i = 0; i < 20; i++) {
                shipped = Integer.parseInt(child.readLine());
            }
            child.kill();
            Path restored = folder.resolve("restored.db");
            Backups.restore().restoreFrom(archive, Long.MAX_VALUE, restored, false);
            assertThat(Backups.pairs(restored)).isGreaterThanOrEqualTo(shipped);
        }
        TestBooks.open(path).close();
    }
}
