package dev.tradekeep.sqlite;

/**
 * Room on the disk for the write-ahead log of a connection's main database. A commit that makes the
 * file longer makes the file system write more than the commit; in a file that is long enough it
 * does not.
 *
 * @see <a
 *     href="https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html">SQLITE_FCNTL_SIZE_HINT
 *     </a>
 */
public final class LogRoom {
    private static final int HEADER_BYTES = 32;
    private static final int FRAME_HEADER_BYTES = 24;

    private LogRoom() {}

    /**
     * Makes the file of the log long enough, if it is not; where the disk has no room, or the
     * database no log, all stays as it is. Belongs to the thread of the connection.
     *
     * @param frames that the log may come to hold, at least 0
     */
    public static void reserve(Connection connection, int frames) {
        long handle = connection.checkUsable();
        if (frames < 0) {
            throw new IllegalArgumentException("Wanted a number of frames, found " + frames);
        }
        long frameBytes = FRAME_HEADER_BYTES + pageBytes(connection);
        connection.check(Sqlite3Connection.walReserve(handle, HEADER_BYTES + frames * frameBytes));
    }

    private static long pageBytes(Connection connection) {
        try (Statement statement = connection.prepare("PRAGMA page_size")) {
            statement.step();
            return statement.getLong(0);
        }
    }
}
