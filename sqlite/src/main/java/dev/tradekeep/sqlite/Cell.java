package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** One value in native memory, as {@code tradekeep.c} lays it: value, length, type. */
final class Cell {
    static final int BYTES = 16;
    private static final int LENGTH_OFFSET = 8;
    private static final int TYPE_OFFSET = 12;

    private Cell() {}

    /** A number of {@link ColumnType}. */
    static int type(long cell) {
        return Sqlite3.MEMORY.get(JAVA_INT, cell + TYPE_OFFSET);
    }

    static long integer(long cell) {
        return Sqlite3.MEMORY.get(JAVA_LONG, cell);
    }

    static double real(long cell) {
        return Sqlite3.MEMORY.get(JAVA_DOUBLE, cell);
    }

    /** The length of a text or blob, bytes. */
    static int length(long cell) {
        return Sqlite3.MEMORY.get(JAVA_INT, cell + LENGTH_OFFSET);
    }

    /** Where the bytes of a text or blob lie that is not empty. */
    static long bytes(long cell) {
        long bytes = Sqlite3.MEMORY.get(JAVA_LONG, cell);
        if (bytes == Sqlite3.NULL) {
            throw new SqliteException(
                    ResultCode.NOMEM.number(),
                    "no memory to read a value",
                    null,
                    SqliteException.OFFSET_UNKNOWN);
        }
        return bytes;
    }

    /** Copies the bytes of a text or blob. */
    static void copyBytes(long cell, byte[] target, int at, int length) {
        if (length == 0) {
            return;
        }
        MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, bytes(cell), target, at, length);
    }

    static void set(long cell, int type, long value, int length) {
        Sqlite3.MEMORY.set(JAVA_LONG, cell, value);
        Sqlite3.MEMORY.set(JAVA_INT, cell + LENGTH_OFFSET, length);
        Sqlite3.MEMORY.set(JAVA_INT, cell + TYPE_OFFSET, type);
    }

    /** An integer, which has no length. */
    static void setInteger(long cell, long value) {
        Sqlite3.MEMORY.set(JAVA_LONG, cell, value);
        Sqlite3.MEMORY.set(JAVA_INT, cell + TYPE_OFFSET, ColumnType.INTEGER.number());
    }
}
