package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One value in native memory, as {@code tradekeep.c} lays it: value, length, type. */
final class Cell {
    static final int BYTES = 16;
    private static final int LENGTH_OFFSET = 8;
    private static final int TYPE_OFFSET = 12;
    private static final int SHORT_BYTES_MAX = 64;
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

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

    /** Copies the bytes of a text or blob. */
    static void copyBytes(long cell, byte[] target, int at, int length) {
        if (length == 0) {
            return;
        }
        long bytes = Sqlite3.MEMORY.get(JAVA_LONG, cell);
        if (bytes == Sqlite3.NULL) {
            throw new SqliteException(
                    ResultCode.NOMEM.number(),
                    "no memory to read a value",
                    null,
                    SqliteException.OFFSET_UNKNOWN);
        }
        if (length > SHORT_BYTES_MAX) {
            MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, bytes, target, at, length);
            return;
        }
        // A short text is copied in fewer steps than it takes to set up a bulk copy.
        int done = 0;
        for (; done <= length - Long.BYTES; done += Long.BYTES) {
            WORDS.set(target, at + done, Sqlite3.MEMORY.get(JAVA_LONG_UNALIGNED, bytes + done));
        }
        for (; done < length; done++) {
            target[at + done] = Sqlite3.MEMORY.get(JAVA_BYTE, bytes + done);
        }
    }

    static void set(long cell, int type, long value, int length) {
        Sqlite3.MEMORY.set(JAVA_LONG, cell, value);
        Sqlite3.MEMORY.set(JAVA_INT, cell + LENGTH_OFFSET, length);
        Sqlite3.MEMORY.set(JAVA_INT, cell + TYPE_OFFSET, type);
    }
}
