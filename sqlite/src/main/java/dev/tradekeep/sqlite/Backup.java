package dev.tradekeep.sqlite;

import java.nio.file.Path;

/**
 * Copies a database page by page into another, while others read and write it.
 *
 * <p>The copy holds the source as it was at the last step. Changes made meanwhile through the same
 * connection are copied too; changes by others begin the copy again, by itself. Until it is
 * complete, nobody may use the target, and a backup closed before takes back what it wrote.
 *
 * @see <a href="https://www.sqlite.org/c3ref/backup_finish.html">Online Backup API</a>
 */
public final class Backup extends ConnectionPart {
    /** A number of pages that is more than any database has. */
    public static final int ALL_PAGES = -1;

    private final Connection target;
    private long handle;

    /** Hears how far a copy is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Pages have been copied.
         *
         * @param remainingPages still to be copied
         * @param totalPages of the source
         */
        void copied(int remainingPages, int totalPages);
    }

    private Backup(Connection source, Connection target, long handle) {
        super(source, source.name() + " to " + target.name());
        this.target = target;
        this.handle = handle;
        target.register(this);
        target.block("is the target of a backup");
    }

    /**
     * Begins a copy of the main database; nothing is copied yet.
     *
     * @throws SqliteException when the target is in use
     */
    public static Backup start(Connection source, Connection target) {
        long from = source.checkUsable();
        long to = target.checkUsable();
        if (source == target) {
            throw new IllegalArgumentException("A database cannot be copied into itself.");
        }
        try (NativeBuffer main = new NativeBuffer()) {
            long schema = main.put(Utf8.encode(Connection.MAIN));
            long handle = Sqlite3Connection.backupInit(to, schema, from, schema);
            if (handle == Sqlite3.NULL) {
                throw target.failure(null, SqliteException.OFFSET_UNKNOWN);
            }
            return new Backup(source, target, handle);
        }
    }

    /** Copies the main database into a file, which is made, or loses what it held. */
    public static void copy(Connection source, Path file, int stepPages, Progress progress) {
        try (Connection target = Connection.open(file, OpenMode.READ_WRITE_CREATE);
                Backup backup = start(source, target)) {
            boolean more = true;
            while (more) {
                more = backup.step(stepPages);
                progress.copied(backup.remainingPages(), backup.totalPages());
            }
        }
    }

    /**
     * Copies the next pages.
     *
     * @param pages how many, or {@link #ALL_PAGES}
     * @return whether there are more
     * @throws SqliteException with {@link ResultCode#BUSY} or {@link ResultCode#LOCKED} when the
     *     source or the target was in use for longer than the busy timeout: the step may be tried
     *     again. After any other the backup has failed.
     */
    public boolean step(int pages) {
        connection.checkUsable();
        checkOpen();
        int result = Sqlite3Connection.backupStep(handle, pages);
        if (result == ResultCode.OK.number() || result == ResultCode.DONE.number()) {
            return result == ResultCode.OK.number();
        }
        throw SqliteException.ofCode(result, "copying " + connection.name() + " failed");
    }

    /** Pages that the last step has left. */
    public int remainingPages() {
        connection.checkUsable();
        checkOpen();
        return Sqlite3Connection.backupRemaining(handle);
    }

    /** Pages that the source had at the last step. */
    public int totalPages() {
        connection.checkUsable();
        checkOpen();
        return Sqlite3Connection.backupPagecount(handle);
    }

    private void checkOpen() {
        if (handle == Sqlite3.NULL) {
            throw new IllegalStateException("The backup is closed.");
        }
    }

    @Override
    void release() {
        if (handle == Sqlite3.NULL) {
            return;
        }
        // Its result repeats that of the last step, which has been reported.
        Sqlite3Connection.backupFinish(handle);
        handle = Sqlite3.NULL;
        target.unblock();
        target.forget(this);
        forget();
    }
}
