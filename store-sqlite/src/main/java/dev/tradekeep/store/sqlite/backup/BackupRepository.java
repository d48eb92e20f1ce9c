package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import dev.tradekeep.store.sql.Word;
import java.util.List;
import java.util.Optional;

/**
 * Backups in one transaction. One goes from running to done or failed, and from done to removed;
 * any other change fails with {@link ErrorCode#CONFLICT}.
 */
public final class BackupRepository {
    private final Transaction transaction;

    public BackupRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Notes that a backup begins.
     *
     * @return its id
     */
    public long begin(String path, BackupKind kind, BackupCause cause, long at) {
        return transaction.insert(
                BackupQuery.BEGIN,
                p -> p.set(1, path).set(2, Word.of(kind)).set(3, Word.of(cause)).set(4, at));
    }

    /**
     * Notes that the file is whole and on disk.
     *
     * @param sha256 of the file, 64 hexadecimal digits
     */
    public void done(long id, long sizeBytes, String sha256, long at) {
        requireOne(
                id,
                BackupOutcome.RUNNING,
                transaction.update(
                        BackupQuery.DONE,
                        p -> p.set(1, id).set(2, sizeBytes).set(3, sha256).set(4, at)));
    }

    /** Notes that there is no file. */
    public void failed(long id, long at) {
        requireOne(
                id,
                BackupOutcome.RUNNING,
                transaction.update(BackupQuery.FAILED, Binder.of(id, at)));
    }

    /** Notes that the file was read back and is good. */
    public void verified(long id, long at) {
        requireOne(
                id,
                BackupOutcome.DONE,
                transaction.update(BackupQuery.VERIFIED, Binder.of(id, at)));
    }

    /** Notes that the file is gone. */
    public void removed(long id) {
        requireOne(id, BackupOutcome.DONE, transaction.update(BackupQuery.REMOVED, Binder.of(id)));
    }

    /**
     * Notes every backup that never ended as failed: at a start nothing can be running.
     *
     * @return how many
     */
    public long abandon(long at) {
        return transaction.update(BackupQuery.ABANDON, Binder.of(at));
    }

    /** The newest one that is there. */
    public Optional<Backup> latestDone() {
        return transaction.find(BackupQuery.LATEST_DONE, Binder.NONE, BackupRepository::readBackup);
    }

    /**
     * Those that are there and older than a time, the oldest first: what a rotation looks at.
     *
     * @param before UTC microseconds, exclusive
     */
    public List<Backup> doneBefore(long before, int rowsMax) {
        return transaction.list(
                BackupQuery.DONE_BEFORE, Binder.of(before, rowsMax), BackupRepository::readBackup);
    }

    /**
     * Forgets backups whose files are not there, and leaves the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(BackupQuery.SWEEP, Binder.of(keep, rowsMax));
    }

    private static void requireOne(long id, BackupOutcome wanted, long changed) {
        if (changed != 1) {
            throw new TradekeepException(
                    ErrorCode.CONFLICT,
                    "Wanted backup "
                            + id
                            + " to be "
                            + Word.of(wanted)
                            + ", found it otherwise or not at all.");
        }
    }

    private static Backup readBackup(Row row) {
        return new Backup(
                row.getLong(0),
                row.getText(1),
                Word.read(BackupKind.class, row.getText(2)),
                row.getLong(3),
                row.getText(4),
                row.getLong(5),
                row.getLongOrNull(6));
    }
}
