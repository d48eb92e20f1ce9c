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
     * Records that a backup begins.
     *
     * @return its id
     */
    public long begin(String path, BackupKind kind, BackupCause cause, long at) {
        return transaction.insert(
                BackupQuery.BEGIN,
                p ->
                        p.set("path", path)
                                .set("kind", kind)
                                .set("cause", cause)
                                .set("outcome", BackupOutcome.RUNNING)
                                .set("size_bytes", 0)
                                .set("started_at", at));
    }

    /**
     * Records that the file is whole and on disk.
     *
     * @param sha256 of the file, 64 hexadecimal digits
     */
    public void done(long id, long sizeBytes, String sha256, long at) {
        requireOne(
                id,
                BackupOutcome.RUNNING,
                transaction.update(
                        BackupQuery.DONE,
                        p ->
                                p.set("id", id)
                                        .set("size_bytes", sizeBytes)
                                        .set("sha256", sha256)
                                        .set("ended_at", at)));
    }

    /** Records that there is no file. */
    public void failed(long id, long at) {
        requireOne(
                id,
                BackupOutcome.RUNNING,
                transaction.update(BackupQuery.FAILED, p -> p.set("id", id).set("ended_at", at)));
    }

    /** Records that the file was read back and is good. */
    public void verified(long id, long at) {
        requireOne(
                id,
                BackupOutcome.DONE,
                transaction.update(
                        BackupQuery.VERIFIED, p -> p.set("id", id).set("verified_at", at)));
    }

    /** Records that the file is gone. */
    public void removed(long id) {
        requireOne(id, BackupOutcome.DONE, transaction.update(BackupQuery.REMOVED, Binder.of(id)));
    }

    /**
     * Records every backup that never ended as failed: at a start nothing can be running.
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
                BackupQuery.DONE_BEFORE,
                p -> p.set("before", before).set("rows_max", rowsMax),
                BackupRepository::readBackup);
    }

    /**
     * Deletes the records of backups whose files are not there, and keeps the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(
                BackupQuery.SWEEP, p -> p.set("keep", keep).set("rows_max", rowsMax));
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
                row.getLong("id"),
                row.getText("path"),
                row.getWord(BackupKind.class, "kind"),
                row.getLong("size_bytes"),
                row.getText("sha256"),
                row.getLong("ended_at"),
                row.getLongOrNull("verified_at"));
    }
}
