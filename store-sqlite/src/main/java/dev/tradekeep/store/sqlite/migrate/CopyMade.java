package dev.tradekeep.store.sqlite.migrate;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Transaction;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A copy that was made before a change of the schema.
 *
 * @param file where it lies
 * @param sizeBytes of the file
 * @param sha256 of the file, 64 hexadecimal digits
 * @param startedAt UTC microseconds
 * @param endedAt UTC microseconds
 */
record CopyMade(Path file, long sizeBytes, String sha256, long startedAt, long endedAt) {
    /**
     * Notes it among the backups, and which older ones are gone. A schema that has no table for
     * them yet stays as it is.
     *
     * @param kept all copies of this database that are there now
     */
    void note(Transaction transaction, List<Path> kept) {
        if (!transaction.get(MigrationQuery.HAS_BACKUPS, Binder.NONE, row -> row.getBoolean(0))) {
            return;
        }
        transaction.insert(
                MigrationQuery.NOTE_COPY,
                p ->
                        p.set("path", file.toString())
                                .set("cause", "migration")
                                .set("outcome", "done")
                                .set("size_bytes", sizeBytes)
                                .set("sha256", sha256)
                                .set("started_at", startedAt)
                                .set("ended_at", endedAt));
        Set<String> there = new HashSet<>();
        kept.forEach(copy -> there.add(copy.toString()));
        transaction
                .list(MigrationQuery.NOTED_COPIES, Binder.NONE, row -> row.getText("path"))
                .stream()
                .filter(path -> !there.contains(path))
                .forEach(path ->
                        transaction.update(MigrationQuery.COPY_REMOVED, p -> p.set("path", path)));
    }
}
