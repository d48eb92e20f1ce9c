package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.Durability;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sqlite.Database;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Notes in the books which backups there are. */
public final class BackupLog {
    /** A rotation removes few; older rows of files that somebody deleted stay as they are. */
    private static final int ROWS_MAX = 10_000;

    private BackupLog() {}

    /** Notes a backup that was made, and those that were deleted for it. */
    public static void record(Database database, BackupReport report, BackupCause cause) {
        boolean done =
                database.write(
                        Durability.FORCED,
                        t -> {
                            note(t, report, cause);
                            return true;
                        });
        assert done;
    }

    private static void note(Transaction transaction, BackupReport report, BackupCause cause) {
        BackupRepository backups = new BackupRepository(transaction);
        Set<String> removed = new HashSet<>();
        report.removed().stream().map(Path::toString).forEach(removed::add);
        if (!removed.isEmpty()) {
            backups.doneBefore(Long.MAX_VALUE, ROWS_MAX).stream()
                    .filter(backup -> removed.contains(backup.path()))
                    .map(Backup::id)
                    .forEach(backups::removed);
        }
        long id =
                backups.begin(report.file().toString(), BackupKind.FULL, cause, report.startedAt());
        backups.done(id, report.sizeBytes(), report.sha256(), report.endedAt());
    }
}
