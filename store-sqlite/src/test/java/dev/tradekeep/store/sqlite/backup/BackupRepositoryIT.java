package dev.tradekeep.store.sqlite.backup;

import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.testing.Pages;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class BackupRepositoryIT extends BooksIT {
    private static final String SHA256 = "a".repeat(64);

    @Test
    void keepsABackupFromBeginToVerified() {
        long id = begin("b1", NOW);
        assertThat(read((Transaction t) -> new BackupRepository(t).latestDone())).isEmpty();
        done(id, NOW + 1);

        assertThat(verified("b1", SHA256)).isTrue();
        assertThat(read((Transaction t) -> new BackupRepository(t).latestDone()))
                .contains(
                        new Backup(id, "b1", BackupCause.COMMAND, 4_096, SHA256, NOW + 1, NOW + 2));
        assertThat(rows("SELECT cause, outcome, started_at FROM backups"))
                .containsExactly("command|done|" + NOW);
    }

    @Test
    void knowsTheNewestThatIsThere() {
        done(begin("b1", NOW), NOW + 1);
        done(begin("b2", NOW + 2), NOW + 3);
        long failed = begin("b3", NOW + 4);
        assertThat(failed(failed, NOW + 5)).isTrue();
        done(begin("b4", NOW + 6), NOW + 7);
        assertThat(removed("b4")).isTrue();

        assertThat(read((Transaction t) -> new BackupRepository(t).latestDone()).map(Backup::path))
                .contains("b2");
        assertThat(
                        read((Transaction t) ->
                                Pages.column(
                                        t,
                                        BackupListing.BACKUPS_OF_OUTCOME,
                                        Map.of("outcome", "removed"),
                                        "path")))
                .containsExactly("b4");
    }

    @Test
    void twoThatEndAtOnceAreNoProblem() {
        done(begin("b1", NOW), NOW + 1);
        done(begin("b2", NOW), NOW + 1);

        assertThat(read((Transaction t) -> new BackupRepository(t).latestDone()).map(Backup::path))
                .contains("b2");
    }

    @Test
    void knowsWhenOneOfACauseWasLastDone() {
        done(begin("b1", NOW), NOW + 1);
        done(write(t -> new BackupRepository(t).begin("b2", BackupCause.ARCHIVE, NOW)), NOW + 2);

        assertThat(lastDone(BackupCause.COMMAND)).hasValue(NOW + 1);
        assertThat(lastDone(BackupCause.ARCHIVE)).hasValue(NOW + 2);
        assertThat(lastDone(BackupCause.SCHEDULE)).isEmpty();
    }

    @Test
    void makesNoChangeThatDoesNotFollow() {
        long id = begin("b1", NOW);

        assertThat(verified("b1", SHA256)).isFalse();
        assertThat(removed("b1")).isFalse();
        done(id, NOW + 1);
        assertThat(write((Transaction t) -> new BackupRepository(t).done(id, 1, SHA256, NOW + 2)))
                .isFalse();
        assertThat(failed(id, NOW + 2)).isFalse();
        assertThat(verified("b1", "b".repeat(64))).isFalse();
        assertThat(verified("b2", SHA256)).isFalse();
        assertThat(removed("b2")).isFalse();
        assertThat(rows("SELECT outcome, size_bytes, ended_at, verified_at FROM backups"))
                .containsExactly("done|4096|%d|".formatted(NOW + 1));
    }

    @Test
    void knowsABackupByItsPathAndItsContent() {
        long id = begin("b1", NOW);
        assertThat(isKnown("b1", SHA256)).isFalse();
        done(id, NOW + 1);

        assertThat(isKnown("b1", SHA256)).isTrue();
        assertThat(isKnown("b1", "b".repeat(64))).isFalse();
        assertThat(isKnown("b2", SHA256)).isFalse();
    }

    @Test
    void whatNeverEndedHasFailed() {
        begin("b1", NOW);

        assertThat(write((Transaction t) -> new BackupRepository(t).abandon(NOW + 1)))
                .isEqualTo(1L);
        assertThat(rows("SELECT outcome, ended_at FROM backups"))
                .containsExactly("failed|" + (NOW + 1));
    }

    @Test
    void forgetsOldOnesThatAreGoneAndNoOthers() {
        done(begin("kept", NOW), NOW + 1);
        for (int i = 0; i < 4; i++) {
            assertThat(failed(begin("b" + i, NOW + i), NOW + 9)).isTrue();
        }

        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(rows("SELECT path FROM backups ORDER BY id"))
                .containsExactly("kept", "b2", "b3");
    }

    private long sweep() {
        return write(t -> new BackupRepository(t).sweep(2, 1));
    }

    private boolean isKnown(String path, String sha256) {
        return read(t -> new BackupRepository(t).isKnown(path, sha256));
    }

    private OptionalLong lastDone(BackupCause cause) {
        return read(t -> new BackupRepository(t).lastDone(cause));
    }

    private boolean verified(String path, String sha256) {
        return write(t -> new BackupRepository(t).verified(path, sha256, NOW + 2));
    }

    private boolean removed(String path) {
        return write(t -> new BackupRepository(t).removed(path));
    }

    private boolean failed(long id, long at) {
        return write(t -> new BackupRepository(t).failed(id, at));
    }

    private void done(long id, long at) {
        assertThat(write((Transaction t) -> new BackupRepository(t).done(id, 4_096, SHA256, at)))
                .isTrue();
    }

    private long begin(String path, long at) {
        return write(t -> new BackupRepository(t).begin(path, BackupCause.COMMAND, at));
    }
}
