package dev.tradekeep.store.sqlite.backup;

import dev.tradekeep.model.error.TradekeepException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that backs a database up or restores it. It prints {@code start}, and {@code done} or
 * the code of the error; then it waits for a line.
 *
 * <p>Arguments: {@code backup} or {@code restore}, the database, and the backup.
 */
final class BackupProcess {
    private BackupProcess() {}

    public static void main(String[] arguments) throws IOException {
        Path database = Path.of(arguments[1]);
        Path backup = Path.of(arguments[2]);
        System.out.println("start");
        try {
            if (arguments[0].equals("backup")) {
                Backups.make(database, backup);
            } else {
                Backups.restore().restore(backup, database, true);
            }
            System.out.println("done");
        } catch (TradekeepException e) {
            System.out.println(e.code() + " " + e.getMessage());
        }
        int ignored = System.in.read();
        assert ignored >= -1;
    }
}
