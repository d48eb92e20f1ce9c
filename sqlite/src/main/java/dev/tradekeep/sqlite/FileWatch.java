package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/**
 * Looks whether the file of a connection's main database still lies where it was opened.
 *
 * @see <a
 *     href="https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html">SQLITE_FCNTL_HAS_MOVED</a>
 */
public final class FileWatch {
    private static final int HAS_MOVED = 20;

    private FileWatch() {}

    /**
     * Whether the file was renamed or deleted, or another one put in its place. What is written
     * then goes to a file that nobody finds. Costs one look at the file system. Belongs to the
     * thread of the connection.
     */
    public static boolean hasMoved(Connection connection) {
        long handle = connection.checkUsable();
        try (NativeBuffer answer = new NativeBuffer()) {
            answer.reserveZeros(1);
            connection.check(
                    Sqlite3Connection.fileControl(
                            handle, Sqlite3.NULL, HAS_MOVED, answer.address()));
            return Sqlite3.MEMORY.get(JAVA_INT, answer.address()) != 0;
        }
    }
}
