package dev.tradekeep.sqlite;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The C functions that every program calls, one method each, with the C names in Java's spelling;
 * the others are in {@link Sqlite3Statement}, {@link Sqlite3Connection} and {@link Sqlite3Session},
 * which are looked up at their first use.
 *
 * <p>Pointers cross as {@code long}: no object is made for them. The caller answers for their
 * validity.
 */
final class Sqlite3 {
    /** All of memory: reads and writes at native addresses go through it, unchecked. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final long NULL = 0;

    private static final long OPEN_V2 = NativeCall.find("sqlite3_open_v2");
    private static final long CLOSE = NativeCall.find("sqlite3_close");
    private static final long PREPARE = NativeCall.find("tk_prepare");
    private static final long FINALIZE = NativeCall.find("sqlite3_finalize");
    private static final long RESET = NativeCall.find("sqlite3_reset");
    private static final long STEP = NativeCall.find("tk_step");
    private static final long BIND_AND_STEP = NativeCall.find("tk_bind_and_step");
    private static final long READ_ROW = NativeCall.find("tk_read_row");
    private static final long CLEAR_BINDINGS = NativeCall.find("sqlite3_clear_bindings");
    private static final long BIND_PARAMETER_COUNT =
            NativeCall.find("sqlite3_bind_parameter_count");
    private static final long COLUMN_COUNT = NativeCall.find("sqlite3_column_count");
    private static final long ERRMSG = NativeCall.find("sqlite3_errmsg");
    private static final long EXTENDED_ERRCODE = NativeCall.find("sqlite3_extended_errcode");
    private static final long ERROR_OFFSET = NativeCall.find("sqlite3_error_offset");
    private static final long CHANGES64 = NativeCall.find("sqlite3_changes64");
    private static final long GET_AUTOCOMMIT = NativeCall.find("sqlite3_get_autocommit");
    private static final long BUSY_TIMEOUT = NativeCall.find("sqlite3_busy_timeout");
    private static final long SWITCH = NativeCall.find("tk_switch");
    private static final long INTERRUPT = NativeCall.find("sqlite3_interrupt");
    private static final long MALLOC64 = NativeCall.find("sqlite3_malloc64");
    private static final long FREE = NativeCall.find("sqlite3_free");

    private Sqlite3() {}

    static int openV2(long path, long connectionOut, int flags, long vfs) {
        return (int) NativeCall.call(OPEN_V2, path, connectionOut, flags, vfs);
    }

    static int close(long connection) {
        return (int) NativeCall.call(CLOSE, connection);
    }

    static int prepare(long connection, long sql, long lengthAndFlags, long out) {
        return (int) NativeCall.call(PREPARE, connection, sql, lengthAndFlags, out);
    }

    static int finalizeStatement(long statement) {
        return (int) NativeCall.call(FINALIZE, statement);
    }

    static int reset(long statement) {
        return (int) NativeCall.call(RESET, statement);
    }

    static int step(long statement, long cells, int capacity) {
        return (int) NativeCall.call(STEP, statement, cells, capacity);
    }

    static int bindAndStep(long statement, long parameters, int count, long cells, int capacity) {
        return (int) NativeCall.call(BIND_AND_STEP, statement, parameters, count, cells, capacity);
    }

    static void readRow(long statement, long cells, int count) {
        NativeCall.call(READ_ROW, statement, cells, count);
    }

    static int clearBindings(long statement) {
        return (int) NativeCall.call(CLEAR_BINDINGS, statement);
    }

    static int bindParameterCount(long statement) {
        return (int) NativeCall.call(BIND_PARAMETER_COUNT, statement);
    }

    static int columnCount(long statement) {
        return (int) NativeCall.call(COLUMN_COUNT, statement);
    }

    static long errmsg(long connection) {
        return NativeCall.call(ERRMSG, connection);
    }

    static int extendedErrcode(long connection) {
        return (int) NativeCall.call(EXTENDED_ERRCODE, connection);
    }

    static int errorOffset(long connection) {
        return (int) NativeCall.call(ERROR_OFFSET, connection);
    }

    static long changes64(long connection) {
        return NativeCall.call(CHANGES64, connection);
    }

    static int getAutocommit(long connection) {
        return (int) NativeCall.call(GET_AUTOCOMMIT, connection);
    }

    static int busyTimeout(long connection, int milliseconds) {
        return (int) NativeCall.call(BUSY_TIMEOUT, connection, milliseconds);
    }

    static int switchOption(long connection, int option, int on, long stateOut) {
        return (int) NativeCall.call(SWITCH, connection, option, on, stateOut);
    }

    static void interrupt(long connection) {
        NativeCall.call(INTERRUPT, connection);
    }

    static long malloc64(long size) {
        return NativeCall.call(MALLOC64, size);
    }

    static void free(long address) {
        NativeCall.call(FREE, address);
    }

    /** The NUL-terminated UTF-8 text at an address; empty for NULL. */
    static String textAt(long address) {
        return address == NULL ? "" : MEMORY.getString(address, StandardCharsets.UTF_8);
    }
}
