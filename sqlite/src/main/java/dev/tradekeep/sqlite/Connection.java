package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one database.
 *
 * <p>It belongs to the thread that opened it: every other thread gets an {@link
 * IllegalStateException} from every method but {@link #interrupt}. Closing it closes its
 * statements.
 *
 * @see <a href="https://www.sqlite.org/c3ref/sqlite3.html">Database Connection Handle</a>
 */
public final class Connection implements AutoCloseable {
    private static final int OPEN_NO_MUTEX = 0x8000;
    private static final int OPEN_EXTENDED_RESULT_CODES = 0x2000000;
    private static final String IN_MEMORY = ":memory:";

    private final Thread owner = Thread.currentThread();
    private final String name;
    private final NativeBuffer sqlText = new NativeBuffer();
    private final Set<Statement> statements = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StatementCache cache = new StatementCache(this);

    /** Guards the handle between {@link #interrupt} and {@link #close}. */
    private final Object handleLock = new Object();

    private volatile long handle;

    private Connection(String name, long handle) {
        this.name = name;
        this.handle = handle;
    }

    /**
     * Opens a database file for the calling thread.
     *
     * @throws SqliteException when the file cannot be opened; whether it is a database shows at the
     *     first read
     */
    public static Connection open(Path file, OpenMode mode) {
        return open(file.toAbsolutePath().toString(), mode, null);
    }

    /**
     * Opens a database file through a file system (VFS) registered with SQLite under a name.
     *
     * @throws SqliteException when the file cannot be opened, or there is no such file system
     * @see <a href="https://www.sqlite.org/vfs.html">The SQLite OS Interface or "VFS"</a>
     */
    public static Connection open(Path file, OpenMode mode, String fileSystem) {
        return open(file.toAbsolutePath().toString(), mode, fileSystem);
    }

    /** Opens a new empty database in memory, gone when the connection closes. */
    public static Connection openInMemory() {
        return open(IN_MEMORY, OpenMode.READ_WRITE_CREATE, null);
    }

    private static Connection open(String path, OpenMode mode, @Nullable String fileSystem) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment connectionOut = arena.allocate(JAVA_LONG);
            int flags = mode.flags() | OPEN_NO_MUTEX | OPEN_EXTENDED_RESULT_CODES;
            long pathText = arena.allocateFrom(path).address();
            long vfs = fileSystem == null ? Sqlite3.NULL : arena.allocateFrom(fileSystem).address();
            int result = Sqlite3.openV2(pathText, connectionOut.address(), flags, vfs);
            long handle = connectionOut.get(JAVA_LONG, 0);
            if (result == ResultCode.OK.number()) {
                Connection connection = new Connection(path, handle);
                // Counting every loop of every statement costs a third of the speed.
                connection.set(ConnectionSwitch.SCAN_STATUS, false);
                return connection;
            }
            String reason = Sqlite3.textAt(Sqlite3.errmsg(handle)) + ": " + path;
            Sqlite3.close(handle);
            throw new SqliteException(result, reason, null, SqliteException.OFFSET_UNKNOWN);
        }
    }

    /** The path given at open, made absolute, or {@code :memory:}. */
    public String name() {
        return name;
    }

    /**
     * Prepares one statement. The caller closes it.
     *
     * @throws SqliteException when the SQL is wrong, empty, or more than one statement
     */
    public Statement prepare(String sql) {
        return new Statement(this, sql, compileOne(sql, 0), null);
    }

    /**
     * A prepared statement from this connection's cache, made when it is not there, with nothing
     * bound. Closing it gives it back. Two in use at once are two statements.
     *
     * @throws SqliteException when the SQL is wrong, empty, or more than one statement
     */
    public Statement statement(String sql) {
        checkUsable();
        return cache.take(sql);
    }

    /**
     * Runs every statement of a script in turn and discards the rows they return.
     *
     * @throws SqliteException at the first statement that fails, with its place in the script; the
     *     statements before it have run
     */
    public void execute(String script) {
        checkUsable();
        byte[] text = encodeSql(script);
        // A script of its own buffer: a statement of it may fail while its text is shown.
        try (NativeBuffer buffer = new NativeBuffer()) {
            long start = buffer.put(text);
            int at = 0;
            while (at < text.length) {
                Compiled compiled = compile(script, text, start, at, 0);
                if (compiled.statement() != Sqlite3.NULL) {
                    runToEnd(script, text, at, compiled.statement());
                }
                at = compiled.tail();
            }
        }
    }

    private void runToEnd(String script, byte[] text, int at, long statement) {
        try {
            int result;
            do {
                // Room for no column: rows are counted, not read.
                result = Sqlite3.step(statement, Sqlite3.NULL, 0);
            } while (result < 0 || result == ResultCode.ROW.number());
            if (result != ResultCode.DONE.number()) {
                int offset = SqlText.skipBlank(script, Utf8.charactersIn(text, at));
                throw failure(script, offset);
            }
        } finally {
            Sqlite3.finalizeStatement(statement);
        }
    }

    /** Begins a transaction. */
    public void begin(TransactionMode mode) {
        run(mode.sql());
    }

    /**
     * Commits the transaction; when that fails, the transaction is still open unless {@link
     * #inTransaction} says otherwise.
     */
    public void commit() {
        run("COMMIT");
    }

    /** Rolls the transaction back; without one, nothing happens. */
    public void rollback() {
        if (inTransaction()) {
            run("ROLLBACK");
        }
    }

    private void run(String sql) {
        try (Statement statement = statement(sql)) {
            statement.update();
        }
    }

    /** Whether a transaction is open. SQLite rolls some failures back by itself. */
    public boolean inTransaction() {
        return Sqlite3.getAutocommit(checkUsable()) == 0;
    }

    /** Rows changed by the last INSERT, UPDATE or DELETE, without those of triggers. */
    public long changes() {
        return Sqlite3.changes64(checkUsable());
    }

    /** Rows changed since the connection was opened, with those of triggers. */
    public long totalChanges() {
        return Sqlite3.totalChanges64(checkUsable());
    }

    /** The rowid of the last row inserted by this connection; 0 before the first. */
    public long lastInsertRowid() {
        return Sqlite3.lastInsertRowid(checkUsable());
    }

    /** How long a statement waits for a lock before it fails with {@link ResultCode#BUSY}. */
    public void setBusyTimeout(Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        check(Sqlite3.busyTimeout(checkUsable(), millis));
    }

    /** Turns a switch of this connection on or off. */
    public void set(ConnectionSwitch option, boolean on) {
        check(Sqlite3.switchOption(checkUsable(), option.number(), on ? 1 : 0));
    }

    /**
     * Makes the statements that are running end with {@link ResultCode#INTERRUPT}. The one method
     * that any thread may call; on a closed connection it does nothing.
     */
    public void interrupt() {
        synchronized (handleLock) {
            if (handle != Sqlite3.NULL) {
                Sqlite3.interrupt(handle);
            }
        }
    }

    public boolean isOpen() {
        return handle != Sqlite3.NULL;
    }

    /**
     * Closes the statements and the connection; an open transaction is rolled back. Closing twice
     * does nothing.
     */
    @Override
    public void close() {
        if (handle == Sqlite3.NULL) {
            return;
        }
        checkThread();
        for (Statement statement : statements.toArray(Statement[]::new)) {
            statement.release();
        }
        sqlText.close();
        synchronized (handleLock) {
            int result = Sqlite3.close(handle);
            if (result != ResultCode.OK.number()) {
                throw failure(null, SqliteException.OFFSET_UNKNOWN);
            }
            handle = Sqlite3.NULL;
        }
    }

    Statement prepareCached(String sql, int flags) {
        return new Statement(this, sql, compileOne(sql, flags), cache);
    }

    void register(Statement statement) {
        statements.add(statement);
    }

    void forget(Statement statement) {
        statements.remove(statement);
    }

    /** The handle, after a check that this thread may use it now. */
    long checkUsable() {
        checkThread();
        long open = handle;
        if (open == Sqlite3.NULL) {
            throw new IllegalStateException("The connection to " + name + " is closed.");
        }
        return open;
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "The connection to "
                            + name
                            + " belongs to thread \""
                            + owner.getName()
                            + "\"; thread \""
                            + Thread.currentThread().getName()
                            + "\" must open one of its own.");
        }
    }

    private void check(int result) {
        if (result != ResultCode.OK.number()) {
            throw failure(null, SqliteException.OFFSET_UNKNOWN);
        }
    }

    /** The connection's last error. */
    SqliteException failure(@Nullable String sql, int offset) {
        return new SqliteException(
                Sqlite3.extendedErrcode(handle),
                Sqlite3.textAt(Sqlite3.errmsg(handle)),
                sql,
                offset);
    }

    private record Compiled(long statement, int tail) {}

    private long compileOne(String sql, int flags) {
        checkUsable();
        byte[] text = encodeSql(sql);
        long start = sqlText.put(text);
        Compiled first = compile(sql, text, start, 0, flags);
        if (first.statement() == Sqlite3.NULL) {
            throw misuse("Wanted one SQL statement, found none.", sql, 0);
        }
        int tail = Utf8.charactersIn(text, first.tail());
        int next = SqlText.skipBlank(sql, tail);
        if (next < sql.length()) {
            Sqlite3.finalizeStatement(first.statement());
            throw misuse("Wanted one SQL statement, found more.", sql, next);
        }
        return first.statement();
    }

    /** Compiles the statement that begins at byte {@code at}. */
    private Compiled compile(String sql, byte[] text, long start, int at, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(JAVA_LONG, 2);
            long from = start + at;
            int result =
                    Sqlite3.prepareV3(
                            handle,
                            from,
                            text.length - at + 1,
                            flags,
                            out.address(),
                            out.address() + JAVA_LONG.byteSize());
            if (result != ResultCode.OK.number()) {
                int offset = Sqlite3.errorOffset(handle);
                throw failure(
                        sql,
                        offset < 0
                                ? SqlText.skipBlank(sql, Utf8.charactersIn(text, at))
                                : Utf8.charactersIn(text, at + offset));
            }
            int tail = Math.toIntExact(out.getAtIndex(JAVA_LONG, 1) - start);
            return new Compiled(out.getAtIndex(JAVA_LONG, 0), Math.min(tail, text.length));
        }
    }

    private static byte[] encodeSql(String sql) {
        int nul = sql.indexOf('\0');
        if (nul >= 0) {
            throw misuse("The SQL text holds a NUL character.", sql, nul);
        }
        return Utf8.encode(sql);
    }

    private static SqliteException misuse(String reason, String sql, int offset) {
        return new SqliteException(ResultCode.MISUSE.number(), reason, sql, offset);
    }
}
