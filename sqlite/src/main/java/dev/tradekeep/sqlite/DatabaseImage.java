package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * A whole database as bytes, the same as its file would hold.
 *
 * @see <a href="https://www.sqlite.org/c3ref/serialize.html">Serialize a database</a>
 */
public final class DatabaseImage {
    private static final int FREE_ON_CLOSE = 1;
    private static final int RESIZEABLE = 2;

    /** Bytes 18 and 19 of the header say how the file is written and read: 2 with a log. */
    private static final int WRITE_VERSION_AT = 18;

    private static final int READ_VERSION_AT = 19;
    private static final byte WITH_LOG = 2;
    private static final byte WITHOUT_LOG = 1;

    private DatabaseImage() {}

    /**
     * The main database of a connection, with what has been committed and what its own transaction
     * has changed.
     *
     * @throws SqliteException with {@link ResultCode#TOOBIG} when it is longer than an array
     */
    public static byte[] of(Connection connection) {
        long handle = connection.checkUsable();
        try (NativeBuffer main = new NativeBuffer();
                NativeBuffer out = new NativeBuffer()) {
            long sizeOut = out.reserve(Long.BYTES);
            long schema = main.put(Utf8.encode(Connection.MAIN));
            Sqlite3.MEMORY.set(JAVA_LONG, sizeOut, 0);
            long image = Sqlite3Connection.serialize(handle, schema, sizeOut, 0);
            long size = Sqlite3.MEMORY.get(JAVA_LONG, sizeOut);
            if (image == Sqlite3.NULL) {
                if (size == 0) {
                    return new byte[0];
                }
                throw failed(ResultCode.NOMEM, connection.name() + " of " + size + " bytes");
            }
            try {
                if (size > Integer.MAX_VALUE - Long.BYTES) {
                    throw failed(ResultCode.TOOBIG, connection.name() + " of " + size + " bytes");
                }
                byte[] copy = new byte[(int) size];
                MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, image, copy, 0, copy.length);
                return copy;
            } finally {
                Sqlite3.free(image);
            }
        }
    }

    /** {@link #of} a database that will be written with a log once it is a file. */
    public static byte[] withLog(Connection connection) {
        byte[] image = of(connection);
        if (image.length > READ_VERSION_AT) {
            image[WRITE_VERSION_AT] = WITH_LOG;
            image[READ_VERSION_AT] = WITH_LOG;
        }
        return image;
    }

    /**
     * Opens a copy of a database in memory. One that was written with a log is opened without:
     * memory has none.
     *
     * @throws SqliteException when there is no memory; whether the bytes are a database shows at
     *     the first read
     */
    public static Connection open(byte[] image) {
        Connection connection = Connection.openInMemory();
        try {
            fill(connection, image);
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void fill(Connection connection, byte[] image) {
        if (image.length == 0) {
            return;
        }
        long copy = Sqlite3.malloc64(image.length);
        if (copy == Sqlite3.NULL) {
            throw failed(ResultCode.NOMEM, image.length + " bytes");
        }
        MemorySegment.copy(image, 0, Sqlite3.MEMORY, JAVA_BYTE, copy, image.length);
        if (image.length > READ_VERSION_AT
                && image[WRITE_VERSION_AT] == WITH_LOG
                && image[READ_VERSION_AT] == WITH_LOG) {
            Sqlite3.MEMORY.set(JAVA_BYTE, copy + WRITE_VERSION_AT, WITHOUT_LOG);
            Sqlite3.MEMORY.set(JAVA_BYTE, copy + READ_VERSION_AT, WITHOUT_LOG);
        }
        try (NativeBuffer main = new NativeBuffer()) {
            // SQLite owns the copy from here, also when it fails.
            connection.check(
                    Sqlite3Connection.deserialize(
                            connection.handle(),
                            main.put(Utf8.encode(Connection.MAIN)),
                            copy,
                            image.length,
                            image.length,
                            FREE_ON_CLOSE | RESIZEABLE));
        }
    }

    private static SqliteException failed(ResultCode code, String what) {
        return SqliteException.ofCode(code.number(), "no image of " + what);
    }
}
