package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The C functions, one method each, with the C names in Java's spelling.
 *
 * <p>Pointers cross as {@code long}: no object is made for them, and functions of one shape share
 * their compiled call. The caller answers for their validity. Functions that never block, do I/O or
 * call back are linked as critical, which saves the thread-state change around the call.
 */
final class Sqlite3 {
    /** All of memory: reads and writes at native addresses go through it, unchecked. */
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final long NULL = 0;

    /** SQLite is to copy the bytes before the bind returns. */
    static final long TRANSIENT = -1;

    /** The bytes stay where they are until the parameter is bound again. */
    static final long STATIC = 0;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LIBRARY = NativeLibrary.load();
    private static final Linker.Option CRITICAL = Linker.Option.critical(false);

    private static final MethodHandle OPEN_V2 =
            link("sqlite3_open_v2", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG);
    private static final MethodHandle CLOSE = link("sqlite3_close", JAVA_INT, JAVA_LONG);
    private static final MethodHandle PREPARE_V3 =
            link(
                    "sqlite3_prepare_v3",
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_LONG);
    private static final MethodHandle FINALIZE = link("sqlite3_finalize", JAVA_INT, JAVA_LONG);
    private static final MethodHandle RESET = link("sqlite3_reset", JAVA_INT, JAVA_LONG);
    private static final MethodHandle STEP =
            link("tk_step", JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ_ROW =
            linkCritical("tk_read_row", null, JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle BIND_INT64 =
            linkCritical("sqlite3_bind_int64", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG);
    private static final MethodHandle BIND_DOUBLE =
            linkCritical("sqlite3_bind_double", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_DOUBLE);
    private static final MethodHandle BIND_NULL =
            linkCritical("sqlite3_bind_null", JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle BIND_TEXT =
            linkCritical(
                    "sqlite3_bind_text",
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_LONG);
    private static final MethodHandle BIND_BLOB =
            linkCritical(
                    "sqlite3_bind_blob",
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_LONG,
                    JAVA_INT,
                    JAVA_LONG);
    private static final MethodHandle BIND_INT64S =
            linkCritical("tk_bind_int64s", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLEAR_BINDINGS =
            linkCritical("sqlite3_clear_bindings", JAVA_INT, JAVA_LONG);
    private static final MethodHandle BIND_PARAMETER_COUNT =
            linkCritical("sqlite3_bind_parameter_count", JAVA_INT, JAVA_LONG);
    private static final MethodHandle BIND_PARAMETER_INDEX =
            linkCritical("sqlite3_bind_parameter_index", JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle COLUMN_COUNT =
            linkCritical("sqlite3_column_count", JAVA_INT, JAVA_LONG);
    private static final MethodHandle COLUMN_NAME =
            linkCritical("sqlite3_column_name", JAVA_LONG, JAVA_LONG, JAVA_INT);
    private static final MethodHandle STMT_READONLY =
            linkCritical("sqlite3_stmt_readonly", JAVA_INT, JAVA_LONG);
    private static final MethodHandle ERRMSG = linkCritical("sqlite3_errmsg", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle EXTENDED_ERRCODE =
            linkCritical("sqlite3_extended_errcode", JAVA_INT, JAVA_LONG);
    private static final MethodHandle ERROR_OFFSET =
            linkCritical("sqlite3_error_offset", JAVA_INT, JAVA_LONG);
    private static final MethodHandle ERRSTR = linkCritical("sqlite3_errstr", JAVA_LONG, JAVA_INT);
    private static final MethodHandle CHANGES64 =
            linkCritical("sqlite3_changes64", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle TOTAL_CHANGES64 =
            linkCritical("sqlite3_total_changes64", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle LAST_INSERT_ROWID =
            linkCritical("sqlite3_last_insert_rowid", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle GET_AUTOCOMMIT =
            linkCritical("sqlite3_get_autocommit", JAVA_INT, JAVA_LONG);
    private static final MethodHandle BUSY_TIMEOUT =
            linkCritical("sqlite3_busy_timeout", JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SWITCH =
            linkCritical("tk_switch", JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle INTERRUPT =
            linkCritical("sqlite3_interrupt", null, JAVA_LONG);
    private static final MethodHandle LIBVERSION = linkCritical("sqlite3_libversion", JAVA_LONG);
    private static final MethodHandle MALLOC64 =
            linkCritical("sqlite3_malloc64", JAVA_LONG, JAVA_LONG);
    private static final MethodHandle FREE = linkCritical("sqlite3_free", null, JAVA_LONG);

    private Sqlite3() {}

    static int openV2(long path, long connectionOut, int flags, long vfs) {
        try {
            return (int) OPEN_V2.invokeExact(path, connectionOut, flags, vfs);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int close(long connection) {
        try {
            return (int) CLOSE.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int prepareV3(
            long connection, long sql, int length, int flags, long statementOut, long tailOut) {
        try {
            return (int)
                    PREPARE_V3.invokeExact(connection, sql, length, flags, statementOut, tailOut);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int finalizeStatement(long statement) {
        try {
            return (int) FINALIZE.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int reset(long statement) {
        try {
            return (int) RESET.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int step(long statement, long cells, int capacity) {
        try {
            return (int) STEP.invokeExact(statement, cells, capacity);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void readRow(long statement, long cells, int count) {
        try {
            READ_ROW.invokeExact(statement, cells, count);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindInt64(long statement, int index, long value) {
        try {
            return (int) BIND_INT64.invokeExact(statement, index, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindDouble(long statement, int index, double value) {
        try {
            return (int) BIND_DOUBLE.invokeExact(statement, index, value);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindNull(long statement, int index) {
        try {
            return (int) BIND_NULL.invokeExact(statement, index);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindText(long statement, int index, long text, int length, long destructor) {
        try {
            return (int) BIND_TEXT.invokeExact(statement, index, text, length, destructor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindBlob(long statement, int index, long bytes, int length, long destructor) {
        try {
            return (int) BIND_BLOB.invokeExact(statement, index, bytes, length, destructor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindInt64s(long statement, int first, long values, int count) {
        try {
            return (int) BIND_INT64S.invokeExact(statement, first, values, count);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int clearBindings(long statement) {
        try {
            return (int) CLEAR_BINDINGS.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindParameterCount(long statement) {
        try {
            return (int) BIND_PARAMETER_COUNT.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int bindParameterIndex(long statement, long name) {
        try {
            return (int) BIND_PARAMETER_INDEX.invokeExact(statement, name);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int columnCount(long statement) {
        try {
            return (int) COLUMN_COUNT.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long columnName(long statement, int column) {
        try {
            return (long) COLUMN_NAME.invokeExact(statement, column);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int stmtReadonly(long statement) {
        try {
            return (int) STMT_READONLY.invokeExact(statement);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long errmsg(long connection) {
        try {
            return (long) ERRMSG.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int extendedErrcode(long connection) {
        try {
            return (int) EXTENDED_ERRCODE.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int errorOffset(long connection) {
        try {
            return (int) ERROR_OFFSET.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long errstr(int code) {
        try {
            return (long) ERRSTR.invokeExact(code);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long changes64(long connection) {
        try {
            return (long) CHANGES64.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long totalChanges64(long connection) {
        try {
            return (long) TOTAL_CHANGES64.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long lastInsertRowid(long connection) {
        try {
            return (long) LAST_INSERT_ROWID.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int getAutocommit(long connection) {
        try {
            return (int) GET_AUTOCOMMIT.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int busyTimeout(long connection, int milliseconds) {
        try {
            return (int) BUSY_TIMEOUT.invokeExact(connection, milliseconds);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static int switchOption(long connection, int option, int on) {
        try {
            return (int) SWITCH.invokeExact(connection, option, on);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void interrupt(long connection) {
        try {
            INTERRUPT.invokeExact(connection);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long libversion() {
        try {
            return (long) LIBVERSION.invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static long malloc64(long size) {
        try {
            return (long) MALLOC64.invokeExact(size);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void free(long address) {
        try {
            FREE.invokeExact(address);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The NUL-terminated UTF-8 text at an address; empty for NULL. */
    static String textAt(long address) {
        return address == NULL ? "" : MEMORY.getString(address, StandardCharsets.UTF_8);
    }

    private static MethodHandle link(String name, ValueLayout result, ValueLayout... parameters) {
        return LINKER.downcallHandle(
                LIBRARY.findOrThrow(name),
                FunctionDescriptor.of(result, (MemoryLayout[]) parameters));
    }

    private static MethodHandle linkCritical(
            String name, @Nullable ValueLayout result, ValueLayout... parameters) {
        FunctionDescriptor shape =
                result == null
                        ? FunctionDescriptor.ofVoid((MemoryLayout[]) parameters)
                        : FunctionDescriptor.of(result, (MemoryLayout[]) parameters);
        return LINKER.downcallHandle(LIBRARY.findOrThrow(name), shape, CRITICAL);
    }

    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("A call into SQLite threw, which C code cannot do", e);
    }
}
