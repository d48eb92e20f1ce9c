package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes at an address, for whose validity the caller answers. */
final class NativeBytes {
    private static final int SHORT_BYTES_MAX = 64;
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private NativeBytes() {}

    /** Copies the bytes to the start of the array. */
    static void copy(long address, byte[] target, int length) {
        if (length > SHORT_BYTES_MAX) {
            MemorySegment.copy(Sqlite3.MEMORY, JAVA_BYTE, address, target, 0, length);
            return;
        }
        // A short text is copied in fewer steps than it takes to set up a bulk copy.
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            WORDS.set(target, at, Sqlite3.MEMORY.get(JAVA_LONG_UNALIGNED, address + at));
        }
        for (; at < length; at++) {
            target[at] = Sqlite3.MEMORY.get(JAVA_BYTE, address + at);
        }
    }
}
