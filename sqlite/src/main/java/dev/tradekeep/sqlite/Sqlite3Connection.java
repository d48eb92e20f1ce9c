package dev.tradekeep.sqlite;

/**
 * The C functions of a connection that many programs never call, looked up at the first use of one
 * of them. See {@link Sqlite3}.
 */
final class Sqlite3Connection {
    private static final long LIBVERSION = NativeCall.find("sqlite3_libversion");
    private static final long ERRSTR = NativeCall.find("sqlite3_errstr");
    private static final long TOTAL_CHANGES64 = NativeCall.find("sqlite3_total_changes64");
    private static final long LAST_INSERT_ROWID = NativeCall.find("sqlite3_last_insert_rowid");
    private static final long LIMIT = NativeCall.find("sqlite3_limit");
    private static final long WAL_CHECKPOINT_V2 = NativeCall.find("sqlite3_wal_checkpoint_v2");
    private static final long WAL_AUTOCHECKPOINT = NativeCall.find("sqlite3_wal_autocheckpoint");
    private static final long WAL_HOOK = NativeCall.find("tk_wal_hook");
    private static final long WAL_READ = NativeCall.find("tk_wal_read");
    private static final long WAL_RESERVE = NativeCall.find("tk_wal_reserve");
    private static final long FILE_CONTROL = NativeCall.find("sqlite3_file_control");
    private static final long DB_STATUS64 = NativeCall.find("sqlite3_db_status64");
    private static final long SET_DEADLINE = NativeCall.find("tk_set_deadline");
    private static final long TRACE_SLOW = NativeCall.find("tk_trace_slow");
    private static final long CREATE_FUNCTION = NativeCall.find("tk_create_function");
    private static final long CREATE_COLLATION = NativeCall.find("tk_create_collation");
    private static final long BACKUP_INIT = NativeCall.find("sqlite3_backup_init");
    private static final long BACKUP_STEP = NativeCall.find("sqlite3_backup_step");
    private static final long BACKUP_FINISH = NativeCall.find("sqlite3_backup_finish");
    private static final long BACKUP_REMAINING = NativeCall.find("sqlite3_backup_remaining");
    private static final long BACKUP_PAGECOUNT = NativeCall.find("sqlite3_backup_pagecount");
    private static final long SERIALIZE = NativeCall.find("sqlite3_serialize");
    private static final long DESERIALIZE = NativeCall.find("sqlite3_deserialize");
    private static final long BLOB_OPEN = NativeCall.find("tk_blob_open");
    private static final long BLOB_CLOSE = NativeCall.find("sqlite3_blob_close");
    private static final long BLOB_BYTES = NativeCall.find("sqlite3_blob_bytes");
    private static final long BLOB_READ = NativeCall.find("sqlite3_blob_read");
    private static final long BLOB_WRITE = NativeCall.find("sqlite3_blob_write");
    private static final long BLOB_REOPEN = NativeCall.find("sqlite3_blob_reopen");

    private Sqlite3Connection() {}

    static long libversion() {
        return NativeCall.call(LIBVERSION, 0);
    }

    static long errstr(int code) {
        return NativeCall.call(ERRSTR, code);
    }

    static long totalChanges64(long connection) {
        return NativeCall.call(TOTAL_CHANGES64, connection);
    }

    static long lastInsertRowid(long connection) {
        return NativeCall.call(LAST_INSERT_ROWID, connection);
    }

    static int limit(long connection, int limit, int value) {
        return (int) NativeCall.call(LIMIT, connection, limit, value);
    }

    static int walCheckpointV2(
            long connection, long schema, int mode, long logOut, long checkpointedOut) {
        return (int)
                NativeCall.call(
                        WAL_CHECKPOINT_V2, connection, schema, mode, logOut, checkpointedOut);
    }

    static int walAutocheckpoint(long connection, int frames) {
        return (int) NativeCall.call(WAL_AUTOCHECKPOINT, connection, frames);
    }

    static void walHook(long connection, long hook) {
        NativeCall.call(WAL_HOOK, connection, hook);
    }

    static int walRead(long connection, long offset, long into, int length) {
        return (int) NativeCall.call(WAL_READ, connection, offset, into, length);
    }

    static int walReserve(long connection, long size) {
        return (int) NativeCall.call(WAL_RESERVE, connection, size);
    }

    static int fileControl(long connection, long schema, int operation, long argument) {
        return (int) NativeCall.call(FILE_CONTROL, connection, schema, operation, argument);
    }

    static int dbStatus64(
            long connection, int counter, long currentOut, long highestOut, int reset) {
        return (int)
                NativeCall.call(DB_STATUS64, connection, counter, currentOut, highestOut, reset);
    }

    static void setDeadline(long connection, long deadline, long nanos) {
        NativeCall.call(SET_DEADLINE, connection, deadline, nanos);
    }

    static int traceSlow(long connection, long ring) {
        return (int) NativeCall.call(TRACE_SLOW, connection, ring);
    }

    static int createFunction(
            long connection, long name, int argumentCount, int flags, long callback) {
        return (int)
                NativeCall.call(CREATE_FUNCTION, connection, name, argumentCount, flags, callback);
    }

    static int createCollation(long connection, long name, long callback) {
        return (int) NativeCall.call(CREATE_COLLATION, connection, name, callback);
    }

    static long backupInit(long target, long targetSchema, long source, long sourceSchema) {
        return NativeCall.call(BACKUP_INIT, target, targetSchema, source, sourceSchema);
    }

    static int backupStep(long backup, int pages) {
        return (int) NativeCall.call(BACKUP_STEP, backup, pages);
    }

    static int backupFinish(long backup) {
        return (int) NativeCall.call(BACKUP_FINISH, backup);
    }

    static int backupRemaining(long backup) {
        return (int) NativeCall.call(BACKUP_REMAINING, backup);
    }

    static int backupPagecount(long backup) {
        return (int) NativeCall.call(BACKUP_PAGECOUNT, backup);
    }

    static long serialize(long connection, long schema, long sizeOut, int flags) {
        return NativeCall.call(SERIALIZE, connection, schema, sizeOut, flags);
    }

    static int deserialize(
            long connection, long schema, long bytes, long size, long capacity, int flags) {
        return (int) NativeCall.call(DESERIALIZE, connection, schema, bytes, size, capacity, flags);
    }

    static int blobOpen(long connection, long names, long rowid, int writable, long blobOut) {
        return (int) NativeCall.call(BLOB_OPEN, connection, names, rowid, writable, blobOut);
    }

    static int blobClose(long blob) {
        return (int) NativeCall.call(BLOB_CLOSE, blob);
    }

    static int blobBytes(long blob) {
        return (int) NativeCall.call(BLOB_BYTES, blob);
    }

    static int blobRead(long blob, long into, int length, int offset) {
        return (int) NativeCall.call(BLOB_READ, blob, into, length, offset);
    }

    static int blobWrite(long blob, long from, int length, int offset) {
        return (int) NativeCall.call(BLOB_WRITE, blob, from, length, offset);
    }

    static int blobReopen(long blob, long rowid) {
        return (int) NativeCall.call(BLOB_REOPEN, blob, rowid);
    }
}
