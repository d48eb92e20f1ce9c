package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

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

    /**
     * Makes room for {@code size} bytes; what was in the buffer may be lost. Without memory for
     * them the buffer stays as it is: SQLite may still know its address.
     */
    long reserve(long size) {
        if (size <= capacity) {
            return address;
        }
        long wanted = Math.max(SMALLEST_BYTES, Math.max(size, capacity * 2));
        long larger = Sqlite3.malloc64(wanted);
        if (larger == Sqlite3.NULL) {
            throw new SqliteException(
                    ResultCode.NOMEM.number(),
                    "no memory for " + wanted + " bytes",
                    null,
                    SqliteException.OFFSET_UNKNOWN);
        }
        close();
        address = larger;
        capacity = wanted;
        return address;
    }

    /** Makes room for so many integers of 64 bits, all zero. */
    void reserveZeros(long integers) {
        long start = reserve(integers * Long.BYTES);
        for (long i = 0; i < integers; i++) {
            Sqlite3.MEMORY.set(JAVA_LONG, start + i * Long.BYTES, 0L);
        }
    }

    /** The integer of 64 bits with this number, counted from 0. */
    long getLong(int number) {
        return Sqlite3.MEMORY.get(JAVA_LONG, address + (long) number * Long.BYTES);
    }

    /** Puts the bytes and a NUL behind them; returns their address. */
    long put(byte[] bytes) {
        return put(bytes, 0, bytes.length);
    }

    /** Puts a part of the bytes and a NUL behind them; returns their address. */
    long put(byte[] bytes, int from, int length) {
        long start = reserve(length + 1L);
        MemorySegment.copy(bytes, from, Sqlite3.MEMORY, JAVA_BYTE, start, length);
        Sqlite3.MEMORY.set(JAVA_BYTE, start + length, (byte) 0);
        return start;
    }

    /** Puts integers; returns their address. */
    long put(long[] values, int from, int count) {
        long start = reserve((long) count * Long.BYTES);
        MemorySegment.copy(values, from, Sqlite3.MEMORY, JAVA_LONG, start, count);
        return start;
    }

    /**
     * Puts an ASCII text without an array between; answers false, with the text not there, when it
     * is none.
     */
    boolean putAscii(String text) {
        int length = text.length();
        long start = reserve(length + 1L);
        int seen = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            Sqlite3.MEMORY.set(JAVA_BYTE, start + i, (byte) c);
            seen |= c;
        }
        Sqlite3.MEMORY.set(JAVA_BYTE, start + length, (byte) 0);
        return seen <= ASCII_MAX;
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
