package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.time.Micros;
import dev.tradekeep.sqlite.Backup;
import dev.tradekeep.store.Durability;
import dev.tradekeep.store.Store;
import dev.tradekeep.store.sql.UnitOfWork;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups of one cause and notes in the books what becomes of each: running, then done or
 * failed. Books that cannot be written do not keep a backup from being made. For any thread but the
 * writer's.
 */
public final class BackupLog {
    private static final Logger LOG = LoggerFactory.getLogger(BackupLog.class);

    private final Books books;
    private final BackupCause cause;
    private final InstantSource clock;

    /** Where backups are noted: the books, open or opened for each note. */
    @FunctionalInterface
    public interface Books {
        /**
         * Runs a unit of work.
         *
         * @return what it returns
         * @throws TradekeepException when they cannot be written
         */
        long write(UnitOfWork<Long> work);
    }

    /** For books that are open. */
    public static BackupLog of(Store store, BackupCause cause, InstantSource clock) {
        return new BackupLog(work -> store.write(Durability.FORCED, work), cause, clock);
    }

    public BackupLog(Books books, BackupCause cause, InstantSource clock) {
        this.books = books;
        this.cause = cause;
        this.clock = clock;
    }

    /**
     * Makes a backup.
     *
     * @throws TradekeepException as {@link DatabaseBackup#make}; what had begun is noted as failed,
     *     and so is what a schedule could not begin, which nobody watches
     */
    public NotedBackup make(BackupRequest request, Backup.Progress progress) {
        BackupNote note = note();
        try {
            BackupReport report = new DatabaseBackup(clock).make(request, progress, note::begun);
            note.done(report);
            if (!report.ofTheFuture().isEmpty()) {
                LOG.warn(
                        "{} backups next to {} are dated later than now, so some clock was wrong;"
                                + " they do not count towards those that are kept",
                        report.ofTheFuture().size(),
                        report.file());
            }
            return new NotedBackup(report, note.problem());
        } catch (RuntimeException e) {
            if (cause == BackupCause.SCHEDULE) {
                note.begun(request.target(), Micros.now(clock));
            }
            note.failed(Micros.now(clock));
            throw e;
        }
    }

    /** For a backup that has not begun. */
    BackupNote note() {
        return new BackupNote(books, cause);
    }
}
