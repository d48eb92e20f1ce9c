package dev.tradekeep.app.upkeep;

import dev.tradekeep.store.sqlite.maintenance.QuietWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What is done for the database while the server runs.
 *
 * @param backupFolder where backups are made; nothing for none
 * @param backupEvery from one to the next
 * @param backupsKept how many stay in the folder
 * @param compressed whether backups are
 * @param archive where commits are shipped to; nothing for none
 * @param quiet when heavier work may begin
 */
public record UpkeepSettings(
        Optional<Path> backupFolder,
        Duration backupEvery,
        int backupsKept,
        boolean compressed,
        Optional<Path> archive,
        QuietWindow quiet) {
    /** No backups and no archive, the rest at any time of the day. */
    public static final UpkeepSettings NO_COPIES =
            new UpkeepSettings(
                    Optional.empty(),
                    Duration.ofDays(1),
                    1,
                    false,
                    Optional.empty(),
                    QuietWindow.ALWAYS);
}
