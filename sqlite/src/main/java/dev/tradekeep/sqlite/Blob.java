package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * One blob or text of one row, read and written in parts. Its length is fixed. A table WITHOUT
 * ROWID has none.
 *
 * <p>When its row is changed by other means, every further use ends with {@link ResultCode#ABORT}.
 *
 * @see <a href="https://www.sqlite.org/c3ref/blob_open.html">Incremental BLOB I/O</a>
 */
public final class Blob extends ConnectionPart {
    private final NativeBuffer buffer = new NativeBuffer();
    private long handle;

    private Blob(Connection connection, String name, long handle) {
        super(connection, name);
        this.handle = handle;
    }

    /**
     * Opens the value of a column of one row of the main database.
     *
     * @throws SqliteException when there is no such row, or its value is no blob or text
     */
    public static Blob open(
            Connection connection, String table, String column, long rowid, boolean writable) {
        long owner = connection.checkUsable();
        try (NativeBuffer names = new NativeBuffer();
                NativeBuffer out = new NativeBuffer()) {
            long array = TextArray.put(new String[] {Connection.MAIN, table, column}, names);
            long handleOut = out.reserve(Long.BYTES);
            connection.check(
                    Sqlite3Connection.blobOpen(owner, array, rowid, writable ? 1 : 0, handleOut));
            String name = table + "." + column + " of row " + rowid;
            return new Blob(connection, name, Sqlite3.MEMORY.get(JAVA_LONG, handleOut));
        }
    }

    /** The length, bytes. */
    public int length() {
        return Sqlite3Connection.blobBytes(usable());
    }

    /** Copies bytes from {@code offset} of the blob into an array. */
    public void read(int offset, byte[] into, int at, int count) {
        Objects.checkFromIndexSize(at, count, into.length);
        long blob = usable();
        Objects.checkFromIndexSize(offset, count, length());
        if (count == 0) {
            return;
        }
        long bytes = buffer.reserve(count);
        connection.check(Sqlite3Connection.blobRead(blob, bytes, count, offset));
        MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, bytes, into, at, count);
    }

    /** Writes bytes of an array at {@code offset} of the blob. */
    public void write(int offset, byte[] bytes, int from, int count) {
        Objects.checkFromIndexSize(from, count, bytes.length);
        long blob = usable();
        Objects.checkFromIndexSize(offset, count, length());
        long copied = buffer.put(bytes, from, count);
        connection.check(Sqlite3Connection.blobWrite(blob, copied, count, offset));
    }

    /** Goes to the same column of another row, which is quicker than opening it again. */
    public void moveTo(long rowid) {
        connection.check(Sqlite3Connection.blobReopen(usable(), rowid));
    }

    private long usable() {
        connection.checkUsable();
        if (handle == Sqlite3.NULL) {
            throw new IllegalStateException("The blob is closed.");
        }
        return handle;
    }

    @Override
    void release() {
        if (handle == Sqlite3.NULL) {
            return;
        }
        Sqlite3Connection.blobClose(handle);
        handle = Sqlite3.NULL;
        buffer.close();
        forget();
    }
}
