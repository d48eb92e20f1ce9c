package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * Reads the write-ahead log of a connection's main database as it lies in its file, through the
 * file that SQLite has open itself.
 *
 * @see <a href="https://www.sqlite.org/fileformat.html#the_write_ahead_log">The Write-Ahead Log
 *     format</a>
 */
public final class LogReader extends ConnectionPart {
    private final NativeBuffer buffer = new NativeBuffer();

    private LogReader(Connection connection) {
        super(connection, connection.name() + "-wal");
    }

    /** A reader of the log of a connection, which has one. */
    public static LogReader of(Connection connection) {
        connection.checkUsable();
        return new LogReader(connection);
    }

    /**
     * Reads bytes; those behind the end of the log are zero.
     *
     * @param offset in the log
     * @param length how many, at most as many as the array takes
     */
    public void read(long offset, byte[] into, int length) {
        long handle = connection.checkUsable();
        if (offset < 0 || length < 0 || length > into.length) {
            throw new IndexOutOfBoundsException(
                    "Wanted a part of the log, found offset " + offset + ", length " + length);
        }
        long address = buffer.reserve(length);
        connection.check(Sqlite3Connection.walRead(handle, offset, address, length));
        MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, address, into, 0, length);
    }

    @Override
    void release() {
        buffer.close();
        forget();
    }
}
