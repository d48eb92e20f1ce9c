package dev.tradekeep.store.sqlite.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * What was found in a backup.
 *
 * @param backup the file
 * @param sizeBytes of the file
 * @param sha256 of the file as it is now
 * @param hasChecksum whether a checksum lies next to it
 * @param migrations how many it holds
 * @param mayBeBehind whether the file is one that was written through a log, which is not there: a
 *     plain copy of a database, which lacks what was only in the log when it was copied
 * @param verdicts in the order in which they were made
 */
public record Verification(
        Path backup,
        long sizeBytes,
        String sha256,
        boolean hasChecksum,
        long migrations,
        boolean mayBeBehind,
        List<Verdict> verdicts) {
    public Verification {
        verdicts = List.copyOf(verdicts);
    }

    /** Whether it can be restored. */
    public boolean isSound() {
        return verdicts.stream().allMatch(Verdict::passed);
    }
}
