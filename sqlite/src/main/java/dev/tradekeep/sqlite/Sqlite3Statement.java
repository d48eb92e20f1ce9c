package dev.tradekeep.sqlite;

/**
 * The C functions of a statement that many programs never call, looked up at the first use of one
 * of them. See {@link Sqlite3}.
 */
final class Sqlite3Statement {
    private static final long BIND_ZEROBLOB64 = NativeCall.find("sqlite3_bind_zeroblob64");
    private static final long CARRAY_BIND = NativeCall.find("sqlite3_carray_bind");
    private static final long BIND_PARAMETER_INDEX =
            NativeCall.find("sqlite3_bind_parameter_index");
    private static final long BIND_PARAMETER_NAME = NativeCall.find("sqlite3_bind_parameter_name");
    private static final long COLUMN_NAME = NativeCall.find("sqlite3_column_name");
    private static final long STMT_READONLY = NativeCall.find("sqlite3_stmt_readonly");
    private static final long STMT_STATUS = NativeCall.find("sqlite3_stmt_status");
    private static final long STMT_SCANSTATUS_V2 = NativeCall.find("sqlite3_stmt_scanstatus_v2");
    private static final long STMT_SCANSTATUS_RESET =
            NativeCall.find("sqlite3_stmt_scanstatus_reset");

    private Sqlite3Statement() {}

    static int bindZeroblob64(long statement, int index, long length) {
        return (int) NativeCall.call(BIND_ZEROBLOB64, statement, index, length);
    }

    static int carrayBind(
            long statement, int index, long values, int count, int type, long destructor) {
        return (int)
                NativeCall.call(CARRAY_BIND, statement, index, values, count, type, destructor);
    }

    static int bindParameterIndex(long statement, long name) {
        return (int) NativeCall.call(BIND_PARAMETER_INDEX, statement, name);
    }

    static long bindParameterName(long statement, int index) {
        return NativeCall.call(BIND_PARAMETER_NAME, statement, index);
    }

    static long columnName(long statement, int column) {
        return NativeCall.call(COLUMN_NAME, statement, column);
    }

    static int stmtReadonly(long statement) {
        return (int) NativeCall.call(STMT_READONLY, statement);
    }

    static int stmtStatus(long statement, int counter, int reset) {
        return (int) NativeCall.call(STMT_STATUS, statement, counter, reset);
    }

    static int stmtScanstatusV2(long statement, int element, int value, int flags, long out) {
        return (int) NativeCall.call(STMT_SCANSTATUS_V2, statement, element, value, flags, out);
    }

    static void stmtScanstatusReset(long statement) {
        NativeCall.call(STMT_SCANSTATUS_RESET, statement);
    }
}
