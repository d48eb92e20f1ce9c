package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Row;
import dev.tradekeep.store.sql.Transaction;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Backups in one transaction. One goes from running to done or failed, and from done to removed; no
 * other change is made.
 */
public final class BackupRepository {
    private final Transaction transaction;

    public BackupRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Notes that a backup begins.
     *
     * @param path where it will lie
     * @return its id
     */
    public long begin(String path, BackupCause cause, long at) {
        return transaction.insert(
                BackupQuery.BEGIN,
                p ->
                        p.set("path", path)
                                .set("cause", cause)
                                .set("outcome", BackupOutcome.RUNNING)
                                .set("size_bytes", 0)
                                .set("started_at", at));
    }

    /**
     * Notes that the file is whole and on disk.
     *
     * @param sha256 of the file, 64 hexadecimal digits
     * @return whether it was running; another process may have abandoned it
     */
    public boolean done(long id, long sizeBytes, String sha256, long at) {
        return transaction.update(
                        BackupQuery.DONE,
                        p ->
                                p.set("id", id)
                                        .set("size_bytes", sizeBytes)
                                        .set("sha256", sha256)
                                        .set("ended_at", at))
                == 1;
    }

    /**
     * Notes that there is no file.
     *
     * @return whether it was running
     */
    public boolean failed(long id, long at) {
        return transaction.update(BackupQuery.FAILED, p -> p.set("id", id).set("ended_at", at))
                == 1;
    }

    /**
     * Notes that a file was read back and is good.
     *
     * @param sha256 of what was read
     * @return whether there is such a backup
     */
    public boolean verified(String path, String sha256, long at) {
        return transaction.update(
                        BackupQuery.VERIFIED,
                        p -> p.set("path", path).set("sha256", sha256).set("verified_at", at))
                > 0;
    }

    /**
     * Whether a backup lies at a path and should have this content.
     *
     * @param sha256 64 hexadecimal digits
     */
    public boolean isKnown(String path, String sha256) {
        return transaction.get(
                BackupQuery.IS_KNOWN,
                p -> p.set("path", path).set("sha256", sha256),
                row -> row.getBoolean(0));
    }

    /**
     * Notes that a file is gone.
     *
     * @return whether there was such a backup
     */
    public boolean removed(String path) {
        return transaction.update(BackupQuery.REMOVED, p -> p.set("path", path)) > 0;
    }

    /**
     * Notes every backup that never ended as failed: at a start nothing can be running.
     *
     * @return how many
     */
    public long abandon(long at) {
        return transaction.update(BackupQuery.ABANDON, p -> p.set("ended_at", at));
    }

    /** The newest one that is there. */
    public Optional<Backup> latestDone() {
        return transaction.find(BackupQuery.LATEST_DONE, Binder.NONE, BackupRepository::readBackup);
    }

    /** When one of a cause was last done, UTC microseconds. */
    public OptionalLong lastDone(BackupCause cause) {
        return transaction
                .find(
                        BackupQuery.LAST_OF_CAUSE,
                        p -> p.set("cause", cause),
                        row -> OptionalLong.of(row.getLong(0)))
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Forgets backups whose files are not there, and leaves the newest ones.
     *
     * @return how many, at most {@code rowsMax}
     */
    public long sweep(long keep, int rowsMax) {
        return transaction.update(
                BackupQuery.SWEEP, p -> p.set("keep", keep).set("rows_max", rowsMax));
    }

    private static Backup readBackup(Row row) {
        return new Backup(
                row.getLong("id"),
                row.getText("path"),
                row.getWord(BackupCause.class, "cause"),
                row.getLong("size_bytes"),
                row.getText("sha256"),
                row.getLong("ended_at"),
                row.getLongOrNull("verified_at"));
    }
}
