package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * A backup that was made.
 *
 * @param file where it lies
 * @param databaseBytes size of the copy before it was compressed
 * @param sizeBytes size of the file
 * @param sha256 of the file, 64 hexadecimal digits
 * @param startedAt UTC microseconds
 * @param endedAt UTC microseconds
 * @param removed older backups that were deleted because only some are kept
 * @param ofTheFuture other backups that are dated later than now, so that some clock was wrong;
 *     they do not count towards those that are kept
 */
public record BackupReport(
        Path file,
        long databaseBytes,
        long sizeBytes,
        String sha256,
        long startedAt,
        long endedAt,
        List<Path> removed,
        List<Path> ofTheFuture) {
    public BackupReport {
        removed = List.copyOf(removed);
        ofTheFuture = List.copyOf(ofTheFuture);
    }
}
