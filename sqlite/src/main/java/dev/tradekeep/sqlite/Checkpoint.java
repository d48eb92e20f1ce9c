package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * What a checkpoint of the write-ahead log found and did.
 *
 * @param isBusy whether a reader or writer kept it from completing within the busy timeout
 * @param logFrames frames in the log; {@link #NO_LOG} when the database has none
 * @param copiedFrames of them, those that are in the database file; {@link #NO_LOG} without a log
 * @see <a href="https://www.sqlite.org/wal.html">Write-Ahead Logging</a>
 */
public record Checkpoint(boolean isBusy, int logFrames, int copiedFrames) {
    /** In place of a number of frames. */
    public static final int NO_LOG = -1;

    /** Copies the log of the main database into its file. */
    public static Checkpoint run(Connection connection, CheckpointMode mode) {
        long handle = connection.checkUsable();
        try (NativeBuffer main = new NativeBuffer();
                NativeBuffer out = new NativeBuffer()) {
            long logOut = out.reserve(2L * Integer.BYTES);
            long copiedOut = logOut + Integer.BYTES;
            int result =
                    Sqlite3Connection.walCheckpointV2(
                            handle,
                            main.put(Utf8.encode(Connection.MAIN)),
                            mode.number(),
                            logOut,
                            copiedOut);
            boolean isBusy = result == ResultCode.BUSY.number();
            if (!isBusy) {
                connection.check(result);
            }
            return new Checkpoint(
                    isBusy,
                    Sqlite3.MEMORY.get(JAVA_INT, logOut),
                    Sqlite3.MEMORY.get(JAVA_INT, copiedOut));
        }
    }
}
