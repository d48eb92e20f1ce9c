package dev.tradekeep.store.sqlite.backup;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.sqlite.testing.TestBooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.testing.BooksIT;
import dev.tradekeep.store.sqlite.testing.LeakCheck;
import dev.tradekeep.store.testing.Pages;
import java.util.List;
import java.util.Map;
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
        run(t -> new BackupRepository(t).verified(id, NOW + 2));

        assertThat(read((Transaction t) -> new BackupRepository(t).latestDone()))
                .contains(new Backup(id, "b1", BackupKind.FULL, 4_096, SHA256, NOW + 1, NOW + 2));
        assertThat(rows("SELECT kind, cause, outcome, started_at FROM backups"))
                .containsExactly("full|command|done|" + NOW);
    }

    @Test
    void knowsTheNewestThatIsThere() {
        done(begin("b1", NOW), NOW + 1);
        done(begin("b2", NOW + 2), NOW + 3);
        long failed = begin("b3", NOW + 4);
        run(t -> new BackupRepository(t).failed(failed, NOW + 5));
        long removed = begin("b4", NOW + 6);
        done(removed, NOW + 7);
        run(t -> new BackupRepository(t).removed(removed));

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
    void showsARotationTheOldestFirst() {
        done(begin("b1", NOW), NOW + 1);
        done(begin("b2", NOW + 2), NOW + 3);
        done(begin("b3", NOW + 4), NOW + 5);

        assertThat(paths(NOW + 5, 10)).containsExactly("b1", "b2");
        assertThat(paths(NOW + 6, 1)).containsExactly("b1");
    }

    @Test
    void refusesAChangeThatDoesNotFollow() {
        long id = begin("b1", NOW);

        assertFails(
                        ErrorCode.CONFLICT,
                        () -> run(t -> new BackupRepository(t).verified(id, NOW + 1)))
                .hasMessageContaining("backup 1 to be done");
        done(id, NOW + 1);
        assertFails(ErrorCode.CONFLICT, () -> done(id, NOW + 2));
        assertFails(
                ErrorCode.CONFLICT, () -> run(t -> new BackupRepository(t).failed(id, NOW + 2)));
        assertFails(ErrorCode.CONFLICT, () -> run(t -> new BackupRepository(t).removed(99)));
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
            long id = begin("b" + i, NOW + i);
            run(t -> new BackupRepository(t).failed(id, NOW + 9));
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

    private List<String> paths(long before, int rowsMax) {
        return read(t -> new BackupRepository(t).doneBefore(before, rowsMax)).stream()
                .map(Backup::path)
                .toList();
    }

    private void done(long id, long at) {
        run(t -> new BackupRepository(t).done(id, 4_096, SHA256, at));
    }

    private long begin(String path, long at) {
        return write(
                t -> new BackupRepository(t).begin(path, BackupKind.FULL, BackupCause.COMMAND, at));
    }
}
