package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.nio.file.Path;

/**
 * A backup that is wanted.
 *
 * @param database that is copied
 * @param target a file that is not there yet, or a folder in which it is named by its date
 * @param compress with gzip
 * @param gentle whether it takes an eighth of its time only, for the sake of those who write the
 *     database meanwhile
 * @param keep how many backups of this database stay in the folder; {@link #ALL} deletes none
 */
public record BackupRequest(
        Path database, Path target, boolean compress, boolean gentle, int keep) {
    /** Keeps every backup. */
    public static final int ALL = 0;

    public BackupRequest {
        if (keep < ALL) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Wanted to keep one backup or more, found " + keep + ".");
        }
    }
}
