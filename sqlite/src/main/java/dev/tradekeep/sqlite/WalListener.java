package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/**
 * Hears of each commit that a connection makes to a write-ahead log, after it is made, on the
 * connection's thread. It may not use the connection. What it throws goes to the thread's handler
 * of uncaught exceptions; the commit stands.
 *
 * @see <a href="https://www.sqlite.org/c3ref/wal_hook.html">Write-Ahead Log Commit Hook</a>
 */
@FunctionalInterface
public interface WalListener {
    /** What SQLite does where nothing else is said. */
    int CHECKPOINT_FRAMES_DEFAULT = 1000;

    /**
     * A transaction has been committed.
     *
     * @param schema {@code main} or the name of an attached database
     * @param logFrames frames in the log now
     */
    void committed(String schema, int logFrames);

    /**
     * Makes a connection tell its commits to a listener, in place of another.
     *
     * @param checkpointFrames a log of so many frames is checkpointed after a commit; 0 for never.
     *     {@code PRAGMA wal_autocheckpoint} ends the listening.
     */
    static void install(Connection connection, WalListener listener, int checkpointFrames) {
        long handle = connection.checkUsable();
        NativeBuffer hook = new NativeBuffer();
        long address = hook.reserve(2L * Long.BYTES);
        connection
                .callbacks()
                .install(
                        "log",
                        (schema, logFrames, c, d) -> deliver(listener, schema, (int) logFrames),
                        hook,
                        stub -> {
                            Sqlite3.MEMORY.set(JAVA_LONG, address, stub);
                            Sqlite3.MEMORY.set(JAVA_LONG, address + Long.BYTES, checkpointFrames);
                            Sqlite3Connection.walHook(handle, address);
                            return ResultCode.OK.number();
                        });
    }

    /** Ends the listening; SQLite checkpoints by itself again. */
    static void remove(Connection connection) {
        long handle = connection.checkUsable();
        connection
                .callbacks()
                .remove(
                        "log",
                        none ->
                                Sqlite3Connection.walAutocheckpoint(
                                        handle, CHECKPOINT_FRAMES_DEFAULT));
    }

    private static long deliver(WalListener listener, long schema, int logFrames) {
        try {
            listener.committed(Sqlite3.textAt(schema), logFrames);
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
        return 1;
    }
}
