package dev.tradekeep.sqlite;

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

    /** What the library is built with (SQLITE_MAX_LENGTH). */
    private static final int VALUE_BYTES_MAX = 1_000_000_000;

    private static final String IN_MEMORY = ":memory:";

    /** The name of a connection's own database, as against attached ones. */
    static final String MAIN = "main";

    private final Thread owner = Thread.currentThread();

    /** The owner; null while nobody may use the connection. */
    private @Nullable Thread user = owner;

    /** Why nobody may use the connection. */
    private String blockedBy = "";

    private final String name;
    private final SqlCompiler compiler = new SqlCompiler(this);
    private final Set<ConnectionPart> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final StatementCache cache = new StatementCache(this);
    private final TextReader texts = new TextReader();
    private final @Nullable Leak leak;
    private @Nullable Callbacks callbacks;
    private @Nullable TimeLimit timeLimit;
    private @Nullable SlowStatements slowStatements;
    private long lastNumber;
    private int valueBytesMax = VALUE_BYTES_MAX;

    /** Guards the handle between {@link #interrupt} and {@link #close}. */
    private final Object handleLock = new Object();

    private volatile long handle;

    private Connection(String name, long handle) {
        this.name = name;
        this.handle = handle;
        leak = Leaks.WATCHED ? Leaks.opened("Connection", name) : null;
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
        NativeLibrary.load();
        try (NativeBuffer connectionOut = new NativeBuffer();
                NativeBuffer pathText = new NativeBuffer();
                NativeBuffer vfsText = new NativeBuffer()) {
            connectionOut.reserveZeros(1);
            pathText.put(Utf8.encode(mode.location(path)));
            if (fileSystem != null) {
                vfsText.put(Utf8.encode(fileSystem));
            }
            int flags = mode.flags() | OPEN_NO_MUTEX | OPEN_EXTENDED_RESULT_CODES;
            int result =
                    Sqlite3.openV2(
                            pathText.address(), connectionOut.address(), flags, vfsText.address());
            long handle = connectionOut.getLong(0);
            if (result == ResultCode.OK.number()) {
                Connection connection = new Connection(path, handle);
                // Counting every loop of every statement costs a third of the speed.
                connection.set(ConnectionSwitch.SCAN_STATUS, false);
                return connection;
            }
            throw SqliteException.ofOpening(result, handle, path);
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
        return new Statement(this, sql, compiler.compileOne(sql, 0), null);
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
        compiler.execute(script);
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
        return Sqlite3Connection.totalChanges64(checkUsable());
    }

    /** The rowid of the last row inserted by this connection; 0 before the first. */
    public long lastInsertRowid() {
        return Sqlite3Connection.lastInsertRowid(checkUsable());
    }

    /** How long a statement waits for a lock before it fails with {@link ResultCode#BUSY}. */
    public void setBusyTimeout(Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        check(Sqlite3.busyTimeout(checkUsable(), millis));
    }

    /** Turns a switch of this connection on or off. */
    public void set(ConnectionSwitch option, boolean on) {
        option.set(this, on);
    }

    /** Whether a switch is on. */
    public boolean isOn(ConnectionSwitch option) {
        return option.isOn(this);
    }

    /** Memory of the caches, the schemas and the statements of this connection, bytes. */
    public long memoryUsedBytes() {
        return ConnectionCounter.CACHE_USED_BYTES.of(this)
                + ConnectionCounter.SCHEMA_USED_BYTES.of(this)
                + ConnectionCounter.STATEMENT_USED_BYTES.of(this);
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
        if (Thread.currentThread() != owner || (callbacks != null && callbacks.isRunning())) {
            throw refusal();
        }
        for (ConnectionPart part : parts.toArray(new ConnectionPart[0])) {
            part.abandon();
        }
        compiler.close();
        synchronized (handleLock) {
            int result = Sqlite3.close(handle);
            if (result != ResultCode.OK.number()) {
                throw failure(null, SqliteException.OFFSET_UNKNOWN);
            }
            handle = Sqlite3.NULL;
        }
        if (callbacks != null) {
            callbacks.close();
        }
        Leaks.closed(leak);
    }

    Statement prepareCached(String sql, int flags) {
        return new Statement(this, sql, compiler.compileOne(sql, flags), cache);
    }

    void register(ConnectionPart part) {
        parts.add(part);
    }

    void forget(ConnectionPart part) {
        parts.remove(part);
    }

    boolean holds(ConnectionPart part) {
        return parts.contains(part);
    }

    /** What makes strings of this connection's texts. */
    TextReader texts() {
        return texts;
    }

    /** {@link Limit#VALUE_BYTES}, known here because every text bound is held against it. */
    int valueBytesMax() {
        return valueBytesMax;
    }

    void setValueBytesMax(int bytes) {
        valueBytesMax = bytes;
    }

    /** The Java functions that C calls for this connection. */
    Callbacks callbacks() {
        if (callbacks == null) {
            callbacks = new Callbacks(this);
        }
        return callbacks;
    }

    @Nullable TimeLimit timeLimit() {
        return timeLimit;
    }

    void setTimeLimit(@Nullable TimeLimit limit) {
        timeLimit = limit;
    }

    @Nullable SlowStatements slowStatements() {
        return slowStatements;
    }

    void setSlowStatements(@Nullable SlowStatements collecting) {
        slowStatements = collecting;
    }

    /** A number that this connection has not given out before. */
    long nextNumber() {
        return ++lastNumber;
    }

    /** Refuses every use until {@link #unblock}. */
    void block(String reason) {
        blockedBy = reason;
        user = null;
    }

    void unblock() {
        user = owner;
    }

    /** The handle, for use while the connection is open or closes. */
    long handle() {
        return handle;
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

    /** Enough for what cannot be there when the connection is closed. */
    void checkThread() {
        // One comparison serves both: a blocked connection has no user.
        if (Thread.currentThread() != user) {
            throw refusal();
        }
    }

    private IllegalStateException refusal() {
        Thread current = Thread.currentThread();
        if (current == owner) {
            return new IllegalStateException(
                    "The connection to " + name + " cannot be used now: it " + blockedBy + ".");
        }
        return new IllegalStateException(
                "The connection to "
                        + name
                        + " belongs to thread \""
                        + owner.getName()
                        + "\"; thread \""
                        + current.getName()
                        + "\" must open one of its own.");
    }

    void check(int result) {
        if (result != ResultCode.OK.number()) {
            throw failure(result, null);
        }
    }

    /** The error of a call that returned {@code result}, which some calls do not note down. */
    SqliteException failure(int result, @Nullable String sql) {
        if (ResultCode.of(Sqlite3.extendedErrcode(handle)) == ResultCode.of(result)) {
            return failure(sql, SqliteException.OFFSET_UNKNOWN);
        }
        String reason = Sqlite3.textAt(Sqlite3Connection.errstr(result));
        return new SqliteException(result, reason, sql, SqliteException.OFFSET_UNKNOWN);
    }

    /** The connection's last error. */
    SqliteException failure(@Nullable String sql, int offset) {
        int code = Sqlite3.extendedErrcode(handle);
        String reason = Sqlite3.textAt(Sqlite3.errmsg(handle));
        Throwable thrown = callbacks == null ? null : callbacks.takeThrown(code, reason);
        if (thrown != null) {
            return new SqliteException(
                    ResultCode.ERROR.number(), "Java code threw " + thrown, sql, offset, thrown);
        }
        if (timeLimit != null && code == ResultCode.INTERRUPT.number() && timeLimit.hasPassed()) {
            return new SqliteException(code, timeLimit.reason(), sql, offset);
        }
        return new SqliteException(code, reason, sql, offset);
    }
}
