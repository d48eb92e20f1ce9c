package dev.tradekeep.sqlite;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The C functions that every program calls, one method each, with the C names in Java's spelling;
 * the others are in {@link Sqlite3Statement}, {@link Sqlite3Connection} and {@link Sqlite3Session},
 * which are looked up at their first use.
 *
 * <p>Pointers cross as {@code long}: no object is made for them. The caller answers for their
 * validity. Functions that never block, do I/O or call back are called as critical.
 */
final class Sqlite3 {
    /** All of memory: reads and writes at native addresses go through it, unchecked. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final long NULL = 0;

    private static final MemorySegment OPEN_V2 = NativeCall.find("sqlite3_open_v2");
    private static final MemorySegment CLOSE = NativeCall.find("sqlite3_close");
    private static final MemorySegment PREPARE = NativeCall.find("tk_prepare");
    private static final MemorySegment FINALIZE = NativeCall.find("sqlite3_finalize");
    private static final MemorySegment RESET = NativeCall.find("sqlite3_reset");
    private static final MemorySegment STEP = NativeCall.find("tk_step");
    private static final MemorySegment READ_ROW = NativeCall.find("tk_read_row");
    private static final MemorySegment BIND_INT64 = NativeCall.find("sqlite3_bind_int64");
    private static final MemorySegment BIND_DOUBLE_BITS = NativeCall.find("tk_bind_double_bits");
    private static final MemorySegment BIND_NULL = NativeCall.find("sqlite3_bind_null");
    private static final MemorySegment BIND_TEXT = NativeCall.find("tk_bind_text");
    private static final MemorySegment BIND_BLOB = NativeCall.find("tk_bind_blob");
    private static final MemorySegment CLEAR_BINDINGS = NativeCall.find("sqlite3_clear_bindings");
    private static final MemorySegment BIND_PARAMETER_COUNT =
            NativeCall.find("sqlite3_bind_parameter_count");
    private static final MemorySegment COLUMN_COUNT = NativeCall.find("sqlite3_column_count");
    private static final MemorySegment ERRMSG = NativeCall.find("sqlite3_errmsg");
    private static final MemorySegment EXTENDED_ERRCODE =
            NativeCall.find("sqlite3_extended_errcode");
    private static final MemorySegment ERROR_OFFSET = NativeCall.find("sqlite3_error_offset");
    private static final MemorySegment CHANGES64 = NativeCall.find("sqlite3_changes64");
    private static final MemorySegment GET_AUTOCOMMIT = NativeCall.find("sqlite3_get_autocommit");
    private static final MemorySegment BUSY_TIMEOUT = NativeCall.find("sqlite3_busy_timeout");
    private static final MemorySegment SWITCH = NativeCall.find("tk_switch");
    private static final MemorySegment INTERRUPT = NativeCall.find("sqlite3_interrupt");
    private static final MemorySegment MALLOC64 = NativeCall.find("sqlite3_malloc64");
    private static final MemorySegment FREE = NativeCall.find("sqlite3_free");

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

    static void readRow(long statement, long cells, int count) {
        NativeCall.critical(READ_ROW, statement, cells, count);
    }

    static int bindInt64(long statement, int index, long value) {
        return (int) NativeCall.critical(BIND_INT64, statement, index, value);
    }

    static int bindDoubleBits(long statement, int index, long bits) {
        return (int) NativeCall.critical(BIND_DOUBLE_BITS, statement, index, bits);
    }

    static int bindNull(long statement, int index) {
        return (int) NativeCall.critical(BIND_NULL, statement, index);
    }

    static int bindText(long statement, int index, long text, int length) {
        return (int) NativeCall.critical(BIND_TEXT, statement, index, text, length);
    }

    static int bindBlob(long statement, int index, long bytes, int length) {
        return (int) NativeCall.critical(BIND_BLOB, statement, index, bytes, length);
    }

    static int clearBindings(long statement) {
        return (int) NativeCall.critical(CLEAR_BINDINGS, statement);
    }

    static int bindParameterCount(long statement) {
        return (int) NativeCall.critical(BIND_PARAMETER_COUNT, statement);
    }

    static int columnCount(long statement) {
        return (int) NativeCall.critical(COLUMN_COUNT, statement);
    }

    static long errmsg(long connection) {
        return NativeCall.critical(ERRMSG, connection);
    }

    static int extendedErrcode(long connection) {
        return (int) NativeCall.critical(EXTENDED_ERRCODE, connection);
    }

    static int errorOffset(long connection) {
        return (int) NativeCall.critical(ERROR_OFFSET, connection);
    }

    static long changes64(long connection) {
        return NativeCall.critical(CHANGES64, connection);
    }

    static int getAutocommit(long connection) {
        return (int) NativeCall.critical(GET_AUTOCOMMIT, connection);
    }

    static int busyTimeout(long connection, int milliseconds) {
        return (int) NativeCall.critical(BUSY_TIMEOUT, connection, milliseconds);
    }

    static int switchOption(long connection, int option, int on, long stateOut) {
        return (int) NativeCall.critical(SWITCH, connection, option, on, stateOut);
    }

    static void interrupt(long connection) {
        NativeCall.critical(INTERRUPT, connection);
    }

    static long malloc64(long size) {
        return NativeCall.critical(MALLOC64, size);
    }

    static void free(long address) {
        NativeCall.critical(FREE, address);
    }

    /** The NUL-terminated UTF-8 text at an address; empty for NULL. */
    static String textAt(long address) {
        return address == NULL ? "" : MEMORY.getString(address, StandardCharsets.UTF_8);
    }
}
