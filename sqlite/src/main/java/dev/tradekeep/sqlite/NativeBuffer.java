package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * A piece of native memory that grows to what is put into it. Not thread-safe; the owner closes it.
 */
final class NativeBuffer implements AutoCloseable {
    private static final int SMALLEST_BYTES = 64;
    private static final char ASCII_MAX = 0x7f;

    private long address;
    private long capacity;

    /** Where the buffer begins; {@link Sqlite3#NULL} before the first use. */
    long address() {
        return address;
    }

    long capacity() {
        return capacity;
    }

    /** Makes room for {@code size} bytes; what was in the buffer may be lost. */
    long reserve(long size) {
        if (size <= capacity) {
            return address;
        }
        long wanted = Math.max(SMALLEST_BYTES, Math.max(size, capacity * 2));
        close();
        address = Sqlite3.malloc64(wanted);
        if (address == Sqlite3.NULL) {
            throw new SqliteException(
                    ResultCode.NOMEM.number(),
                    "no memory for " + wanted + " bytes",
                    null,
                    SqliteException.OFFSET_UNKNOWN);
        }
        capacity = wanted;
        return address;
    }

    /** Puts the bytes and a NUL behind them; returns their address. */
    long put(byte[] bytes) {
        long start = reserve(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, Sqlite3.MEMORY, JAVA_BYTE, start, bytes.length);
        Sqlite3.MEMORY.set(JAVA_BYTE, start + bytes.length, (byte) 0);
        return start;
    }

    /**
     * Puts an ASCII text without an array between; answers false, and leaves the buffer as it is,
     * when the text is none.
     */
    boolean putAscii(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > ASCII_MAX) {
                return false;
            }
        }
        long start = reserve(length + 1L);
        for (int i = 0; i < length; i++) {
            Sqlite3.MEMORY.set(JAVA_BYTE, start + i, (byte) text.charAt(i));
        }
        Sqlite3.MEMORY.set(JAVA_BYTE, start + length, (byte) 0);
        return true;
    }

    /** Gives the memory back; the buffer may be used again. */
    @Override
    public void close() {
        if (address != Sqlite3.NULL) {
            Sqlite3.free(address);
            address = Sqlite3.NULL;
            capacity = 0;
        }
    }
}
