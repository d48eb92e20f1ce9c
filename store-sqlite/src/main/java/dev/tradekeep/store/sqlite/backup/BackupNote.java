package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.UnitOfWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the books say of one backup as it is made. Books that cannot be written are a {@link
 * #problem}, never an exception. For one thread.
 */
final class BackupNote {
    private final BackupLog.Books books;
    private final BackupCause cause;
    private OptionalLong id = OptionalLong.empty();
    private Optional<String> problem = Optional.empty();

    BackupNote(BackupLog.Books books, BackupCause cause) {
        this.books = books;
        this.cause = cause;
    }

    /** Notes that it begins; the second time does nothing. */
    void begun(Path file, long at) {
        if (id.isEmpty()) {
            id = write(t -> new BackupRepository(t).begin(file.toString(), cause, at));
        }
    }

    /** Notes that it is done, and which older ones were deleted for it. */
    void done(BackupReport report) {
        OptionalLong begun = id;
        write(t -> {
            BackupRepository backups = new BackupRepository(t);
            report.removed().forEach(file -> backups.removed(file.toString()));
            if (begun.isPresent() && done(backups, begun.getAsLong(), report)) {
                return 0L;
            }
            // It could not be noted before, or the server was started and took it for abandoned.
            long late = backups.begin(report.file().toString(), cause, report.startedAt());
            return done(backups, late, report) ? 1L : 0L;
        });
    }

    private static boolean done(BackupRepository backups, long id, BackupReport report) {
        return backups.done(id, report.sizeBytes(), report.sha256(), report.endedAt());
    }

    /** Notes that there is none, if it had begun. */
    void failed(long at) {
        OptionalLong begun = id;
        if (begun.isPresent()) {
            write(t -> new BackupRepository(t).failed(begun.getAsLong(), at) ? 1L : 0L);
        }
    }

    /** Notes that files are gone. */
    void removed(List<Path> files) {
        if (!files.isEmpty()) {
            write(t -> {
                BackupRepository backups = new BackupRepository(t);
                return files.stream().filter(file -> backups.removed(file.toString())).count();
            });
        }
    }

    /** Why the last thing could not be noted. */
    Optional<String> problem() {
        return problem;
    }

    private OptionalLong write(UnitOfWork<Long> work) {
        try {
            long result = books.write(work);
            problem = Optional.empty();
            return OptionalLong.of(result);
        } catch (TradekeepException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
            return OptionalLong.empty();
        }
    }
}
