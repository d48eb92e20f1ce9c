package dev.tradekeep.store.sqlite.backup;

import org.jspecify.annotations.Nullable;

/**
 * A backup that is done and whose file is there.
 *
 * @param id never given to another backup
 * @param path where it lies
 * @param cause what began it
 * @param sizeBytes of the file
 * @param sha256 of the file, 64 hexadecimal digits
 * @param endedAt UTC microseconds
 * @param verifiedAt UTC microseconds; null when nobody tried to read it yet
 */
public record Backup(
        long id,
        String path,
        BackupCause cause,
        long sizeBytes,
        String sha256,
        long endedAt,
        @Nullable Long verifiedAt) {}
