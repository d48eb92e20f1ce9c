package dev.tradekeep.store.sqlite.backup;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.testing.Eventually;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.ChildProcess;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.sqlite.testing.PlainSql;
import dev.tradekeep.store.sqlite.testing.TestBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
final class BackupIT extends BooksIT {
    private static final int BACKUPS_UNDER_LOAD = 5;

    @Test
    void holdsOneMomentOfBooksThatAreWritten() throws Exception {
        AtomicInteger booked = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        Thread producer =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!stop.get()) {
                                Backups.bookPair(database(), booked.get());
                                booked.incrementAndGet();
                            }
                        });
        for (int i = 0; i < BACKUPS_UNDER_LOAD; i++) {
            int seen = booked.get();
            int before = Eventually.await("one more pair", booked::get, n -> n > seen);
            Path target = folder.resolve(i + ".backup");
            Backups.make(path(), target);
            int after = booked.get();
            assertThat(Backups.verify(target, folder).isSound()).isTrue();
            assertThat(Backups.pairs(target)).isBetween(before, after + 1);
        }
        stop.set(true);
        producer.join();
    }

    @Test
    void equalsTheBooksRowForRow() {
        makeWorld();
        Path target = folder.resolve("copy.db");

        BackupReport report = Backups.make(path(), target);

        assertThat(Backups.contents(target)).isEqualTo(Backups.contents(path()));
        assertThat(report.sizeBytes()).isEqualTo(target.toFile().length());
        assertThat(PlainSql.row(target, "PRAGMA journal_mode")).isEqualTo("delete");
        assertThat(filesIn(folder)).doesNotContain("copy.db-wal", "copy.db-shm");
    }

    @Test
    void leavesAChecksumThatOtherProgramsRead() throws Exception {
        Backups.make(path(), folder.resolve("copy.db"));

        Process check =
                new ProcessBuilder("sha256sum", "-c", "copy.db.sha256")
                        .directory(folder.toFile())
                        .start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void compressesAndSaysHowLargeTheDatabaseIs() throws IOException {
        BackupReport report =
                Backups.make(
                        new BackupRequest(
                                path(), folder.resolve("copy.db"), true, false, BackupRequest.ALL));

        assertThat(report.file()).hasFileName("copy.db.gz");
        assertThat(report.sizeBytes()).isLessThan(report.databaseBytes() / 2);
        assertThat(StoredCopy.isCompressed(report.file())).isTrue();
        assertThat(Backups.verify(report.file(), folder).isSound()).isTrue();
    }

    /** Backups of a clock that was years ahead do not push out the ones made since. */
    @Test
    void aClockThatWasWrongDeletesNoneMadeSince() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        BackupRequest two = new BackupRequest(path(), kept, false, false, 2);
        makeAt("2030-01-01T00:00:00Z", two);
        makeAt("2030-01-01T00:00:00Z", two);

        BackupReport made = makeAt("2026-11-02T00:00:00Z", two);
        assertThat(made.file()).exists();
        assertThat(made.ofTheFuture()).hasSize(2);
        assertThat(made.removed()).isEmpty();

        BackupReport next = makeAt("2026-11-03T00:00:00Z", two);
        assertThat(next.file()).exists();
        assertThat(made.file()).exists();
        assertThat(next.removed()).as("they go with what is older").hasSize(2);
        assertThat(next.ofTheFuture()).isEmpty();
    }

    private static BackupReport makeAt(String time, BackupRequest request) {
        return new DatabaseBackup(InstantSource.fixed(Instant.parse(time)))
                .make(request, (remaining, total) -> {}, BackupListener.NONE);
    }

    @Test
    void keepsTheNewestOfAFolder() throws IOException {
        Path backups = Files.createDirectory(folder.resolve("backups"));
        Files.writeString(backups.resolve("books-of-somebody.db"), "untouched");
        BackupReport first = makeNoted(BackupCause.COMMAND, backups, false);
        makeNoted(BackupCause.COMMAND, backups, true);
        BackupReport third = makeNoted(BackupCause.SCHEDULE, backups, false);

        assertThat(third.removed()).containsExactly(first.file());
        assertThat(filesIn(backups))
                .containsExactly(
                        "books-20260102T030405Z-2.db.gz",
                        "books-20260102T030405Z-2.db.gz.sha256",
                        "books-20260102T030405Z-3.db",
                        "books-20260102T030405Z-3.db.sha256",
                        "books-of-somebody.db");
        assertThat(rows("SELECT outcome, cause FROM backups ORDER BY id"))
                .containsExactly("removed|command", "done|command", "done|schedule");
    }

    private BackupReport makeNoted(BackupCause cause, Path backups, boolean compress) {
        NotedBackup made =
                log(cause)
                        .make(
                                new BackupRequest(path(), backups, compress, false, 2),
                                (remaining, total) -> {});
        assertThat(made.notNoted()).isEmpty();
        return made.report();
    }

    private BackupLog log(BackupCause cause) {
        return BackupLog.of(database(), cause, TestBooks.CLOCK);
    }

    @Test
    void isNotedAsRunningWhileItIsMadeAndAsFailedWhenItIsNot() {
        makeWorld();
        BackupRequest request =
                new BackupRequest(
                        path(), folder.resolve("copy.db"), false, false, BackupRequest.ALL);
        List<String> meanwhile = new ArrayList<>();

        assertThatThrownBy(() ->
                        log(BackupCause.COMMAND)
                                .make(
                                        request,
                                        (remaining, total) -> {
                                            meanwhile.addAll(rows("SELECT outcome FROM backups"));
                                            throw new IllegalStateException("as it should");
                                        }))
                .hasMessage("as it should");

        assertThat(meanwhile).containsOnly("running").isNotEmpty();
        assertThat(rows("SELECT path, outcome, ended_at IS NOT NULL FROM backups"))
                .containsExactly(folder.resolve("copy.db") + "|failed|1");
    }

    @Test
    void notesWhatCouldNotBeginOfAScheduleAlone() {
        BackupRequest request =
                new BackupRequest(path(), folder.resolve("gone/x"), false, false, 0);

        assertFails(ErrorCode.FILE_NOT_FOUND, () -> make(BackupCause.COMMAND, request));
        assertThat(rows("SELECT outcome FROM backups")).isEmpty();
        assertFails(ErrorCode.FILE_NOT_FOUND, () -> make(BackupCause.SCHEDULE, request));
        assertThat(rows("SELECT path, outcome FROM backups"))
                .containsExactly(request.target() + "|failed");
    }

    private NotedBackup make(BackupCause cause, BackupRequest request) {
        return log(cause).make(request, (remaining, total) -> {});
    }

    @Test
    void isMadeAndSaysSoWhenTheBooksCannotBeWritten() {
        BackupLog unwritable =
                new BackupLog(
                        work -> {
                            throw new TradekeepException(ErrorCode.DATABASE_FULL, "no room");
                        },
                        BackupCause.SCHEDULE,
                        TestBooks.CLOCK);
        Path target = folder.resolve("copy.db");

        NotedBackup made =
                unwritable.make(
                        new BackupRequest(path(), target, false, false, BackupRequest.ALL),
                        (remaining, total) -> {});

        assertThat(made.notNoted()).contains("no room");
        assertThat(Backups.verify(target, folder).isSound()).isTrue();
    }

    @Test
    void isDoneAlthoughAStartTookItForAbandoned() {
        makeWorld();
        Path target = folder.resolve("copy.db");

        log(BackupCause.COMMAND)
                .make(
                        new BackupRequest(path(), target, false, false, BackupRequest.ALL),
                        (remaining, total) ->
                                run(t -> new BackupRepository(t).abandon(TestBooks.NOW)));

        assertThat(rows("SELECT outcome FROM backups ORDER BY id"))
                .containsExactly("failed", "done");
    }

    @Test
    void refusesATargetThatIsTheDatabase() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), path());
        for (Path target :
                List.of(
                        path(),
                        link,
                        folder.resolve("books.db-wal"),
                        folder.resolve(".").resolve("books.db"))) {
            assertFails(ErrorCode.INVALID_ARGUMENT, () -> Backups.make(path(), target))
                    .hasMessageContaining("is the database itself");
        }
        assertThat(database().openReader()).satisfies(reader -> reader.close());
    }

    @Test
    void refusesATargetThatIsThereOrCannotBe() throws IOException {
        Path there = Files.writeString(folder.resolve("there.db"), "mine");
        Path dangling =
                Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));

        assertFails(ErrorCode.CONFLICT, () -> Backups.make(path(), there));
        assertFails(ErrorCode.CONFLICT, () -> Backups.make(path(), dangling));
        assertFails(
                ErrorCode.FILE_NOT_FOUND,
                () -> Backups.make(path(), folder.resolve("no").resolve("copy.db")));
        assertFails(
                ErrorCode.INVALID_ARGUMENT,
                () ->
                        Backups.make(
                                new BackupRequest(
                                        path(), folder.resolve("one.db"), false, false, 3)));
        assertThat(there).hasContent("mine");
    }

    @Test
    void refusesADatabaseOfAnotherProgram() {
        Path songs = folder.resolve("songs.db");
        PlainSql.run(songs, "CREATE TABLE songs (title TEXT)");

        assertFails(
                ErrorCode.DATABASE_FOREIGN, () -> Backups.make(songs, folder.resolve("copy.db")));
        assertThat(filesIn(folder)).noneMatch(name -> name.startsWith("copy.db"));
    }

    @Test
    void leavesNothingWhenTheDiskIsFull() {
        Path target = folder.resolve("copy.db");
        try (ChildProcess child =
                ChildProcess.startWithFileSizeLimit(
                        200, BackupProcess.class, "backup", path(), target)) {
            assertThat(child.readLine()).isEqualTo("start");
            assertThat(child.readLine()).startsWith("DATABASE_");
        }
        assertThat(filesIn(folder)).noneMatch(name -> name.contains("copy.db"));
    }

    @Test
    void goesToAnotherFileSystemAndBack() throws IOException {
        makeWorld();
        Path memory = Files.createTempDirectory(Path.of("/dev/shm"), "tradekeep");
        Path target = memory.resolve("copy.db");
        try {
            assertThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(folder));
            Backups.make(path(), target);
            Path restored = folder.resolve("restored.db");
            Backups.restore().restore(target, restored, false);

            assertThat(Backups.contents(restored)).isEqualTo(Backups.contents(target));
            assertThat(filesIn(memory)).containsExactlyInAnyOrder("copy.db", "copy.db.sha256");
        } finally {
            Files.deleteIfExists(ChecksumFile.of(target));
            Files.deleteIfExists(target);
            Files.delete(memory);
        }
    }

    @Test
    void saysWhereNothingCanBeWritten() {
        // Not even the administrator of the machine may make a file there.
        Path target = Path.of("/proc/copy.db");

        assertFails(ErrorCode.DATABASE_FULL, () -> Backups.make(path(), target))
                .hasMessageContaining("/proc");
    }

    @Test
    void holdsTheSameAtAGentlePace() throws IOException {
        makeWorld();
        Path target = folder.resolve("copy.db");

        Backups.make(new BackupRequest(path(), target, false, true, BackupRequest.ALL));

        assertThat(Backups.contents(target)).isEqualTo(Backups.contents(path()));
    }

    @Test
    void leavesNothingWhenItIsGivenUp() {
        makeWorld();
        Path target = folder.resolve("copy.db");
        BackupRequest request = new BackupRequest(path(), target, false, true, BackupRequest.ALL);

        assertFails(
                ErrorCode.DATABASE_IO,
                () ->
                        new DatabaseBackup(InstantSource.system())
                                .make(
                                        request,
                                        (remaining, total) -> Thread.currentThread().interrupt(),
                                        BackupListener.NONE));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(filesIn(folder)).noneMatch(name -> name.contains("copy.db"));
        Backups.make(path(), target);
        assertThat(Backups.verify(target, folder).isSound()).isTrue();
    }

    @Test
    void removesWhatAKilledOneLeft() throws IOException {
        Path left = Files.writeString(folder.resolve("copy.db.part-999999999"), "left");
        Path living =
                Files.writeString(
                        folder.resolve("copy.db.part-" + ProcessHandle.current().pid() + "1"), "");
        Files.delete(living);

        Backups.make(path(), folder.resolve("copy.db"));

        assertThat(left).doesNotExist();
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
