package dev.tradekeep.sqlite;

import java.lang.foreign.MemorySegment;

/**
 * Lets the testing package hand functions of this process's SQLite library to C code of its own.
 */
public final class SqliteSymbols {
    private SqliteSymbols() {}

    /** The address of a C function. */
    public static MemorySegment address(String function) {
        return MemorySegment.ofAddress(NativeCall.find(function));
    }
}
