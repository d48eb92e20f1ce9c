package dev.tradekeep.sqlite;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement and, while it stands on a row, that row.
 *
 * <p>Parameters count from 1, columns from 0, as in SQLite. Bind every parameter, then {@link
 * #step} while it answers true. When the last row has been passed, or the statement has failed, it
 * is ready to be bound and run again; the values bound stay until bound again or cleared. Belongs
 * to the thread of its connection.
 */
public final class Statement extends ResultRow {
    /** The array stays where it is until the parameter is bound again. */
    private static final long FREE_NOTHING = 0;

    private final @Nullable StatementCache cache;
    private final Bindings bindings;

    private @Nullable Names parameterNames;
    private boolean running;

    Statement(Connection connection, String sql, long handle, @Nullable StatementCache cache) {
        super(connection, sql, handle);
        this.cache = cache;
        bindings = new Bindings(Sqlite3.bindParameterCount(handle));
    }

    /** The number of parameters: the highest index in use. */
    public int parameterCount() {
        return bindings.count();
    }

    /**
     * The index of a named parameter.
     *
     * @param name with or without its prefix: {@code :symbol} or {@code symbol}
     * @throws IllegalArgumentException when the statement has no such parameter
     */
    public int parameterIndex(String name) {
        checkOpen();
        int index = name.isEmpty() ? Names.NONE : findParameter(name);
        if (index == Names.NONE) {
            throw new IllegalArgumentException("No parameter " + name + " in: " + sql);
        }
        return index + 1;
    }

    private int findParameter(String name) {
        int index = parameterNames().indexOf(name);
        if (index != Names.NONE || !isPrefix(name.charAt(0))) {
            return index;
        }
        index = parameterNames().indexOf(name.substring(1));
        return index != Names.NONE && name.equals(parameterName(index + 1)) ? index : Names.NONE;
    }

    private static boolean isPrefix(char first) {
        return first == ':' || first == '@' || first == '$';
    }

    /** The names of all parameters without their prefixes; empty for one that has none. */
    private Names parameterNames() {
        if (parameterNames == null) {
            String[] names = new String[parameterCount()];
            for (int i = 0; i < names.length; i++) {
                String name = parameterName(i + 1);
                names[i] = name == null ? "" : name.substring(1);
            }
            parameterNames = new Names(names);
        }
        return parameterNames;
    }

    /** The name of a parameter with its prefix; null for one that has none. */
    public @Nullable String parameterName(int index) {
        checkOpen();
        checkParameter(index);
        long name = Sqlite3Statement.bindParameterName(handle, index);
        return name == Sqlite3.NULL ? null : Sqlite3.textAt(name);
    }

    /** Whether the statement, run directly, leaves the database as it is. */
    public boolean isReadOnly() {
        checkOpen();
        return Sqlite3Statement.stmtReadonly(handle) != 0;
    }

    /** Binds an integer. */
    public Statement bind(int index, long value) {
        checkBindable(index);
        bindings.integer(index, value);
        return this;
    }

    /** Binds a floating-point number; NaN becomes NULL in SQLite. */
    public Statement bind(int index, double value) {
        checkBindable(index);
        bindings.real(index, value);
        return this;
    }

    /** Binds a text; null binds NULL. */
    public Statement bind(int index, @Nullable String value) {
        if (value == null) {
            return bindNull(index);
        }
        checkBindable(index);
        checkLength(index, bindings.text(index, value));
        return this;
    }

    /** Binds a copy of the bytes as a blob; null binds NULL. */
    public Statement bind(int index, byte @Nullable [] value) {
        if (value == null) {
            return bindNull(index);
        }
        return bind(index, value, 0, value.length);
    }

    /** Binds a copy of {@code length} bytes from {@code from} as a blob. */
    public Statement bind(int index, byte[] value, int from, int length) {
        Objects.checkFromIndexSize(from, length, value.length);
        checkBindable(index);
        bindings.blob(index, value, from, length);
        checkLength(index, length);
        return this;
    }

    /** Binds a blob of zeros, to be filled through {@link Blob}. */
    public Statement bindZeros(int index, long length) {
        checkBindable(index);
        if (length < 0) {
            throw new IllegalArgumentException("Wanted a length from 0, found " + length);
        }
        return direct(index, Sqlite3Statement.bindZeroblob64(handle, index, length));
    }

    /**
     * Binds integers to parameters in a row, as for an INSERT of many rows.
     *
     * @param first the parameter of the first value
     * @param from where the first value lies
     */
    public Statement bindAll(int first, long[] values, int from, int count) {
        Objects.checkFromIndexSize(from, count, values.length);
        if (count == 0) {
            checkReady();
            return this;
        }
        checkBindable(first);
        checkBindable(first + (count - 1));
        bindings.integers(first, values, from, count);
        return this;
    }

    /**
     * Binds a copy of an array for {@code carray(?)}, which returns one row a value.
     *
     * @see <a href="https://www.sqlite.org/carray.html">The carray() Table-Valued Function</a>
     */
    public Statement bindArray(int index, long[] values) {
        checkBindable(index);
        return bindArray(index, bindings.array(index, values), values.length, CarrayType.INT64);
    }

    /** Binds a copy of an array of floating-point numbers for {@code carray(?)}. */
    public Statement bindArray(int index, double[] values) {
        checkBindable(index);
        return bindArray(index, bindings.array(index, values), values.length, CarrayType.DOUBLE);
    }

    /**
     * Binds a copy of an array of texts for {@code carray(?)}.
     *
     * @throws IllegalArgumentException when a text holds a NUL character, which would end it
     */
    public Statement bindArray(int index, String[] values) {
        checkBindable(index);
        return bindArray(index, bindings.array(index, values), values.length, CarrayType.TEXT);
    }

    private Statement bindArray(int index, long address, int count, CarrayType type) {
        return direct(
                index,
                Sqlite3Statement.carrayBind(
                        handle, index, address, count, type.number(), FREE_NOTHING));
    }

    /** Binds NULL. */
    public Statement bindNull(int index) {
        checkBindable(index);
        bindings.nothing(index);
        return this;
    }

    /** Forgets every value bound. */
    public Statement clearBindings() {
        checkReady();
        unbindAll();
        return this;
    }

    /**
     * Runs to the next row.
     *
     * @return true on a row; false when there are no more, and the statement may be run again
     * @throws SqliteException when it fails; it may be run again
     * @throws IllegalStateException when a parameter has not been bound
     */
    public boolean step() {
        connection.checkUsable();
        checkOpen();
        if (!running) {
            checkAllBound();
        }
        onRow = false;
        int result = stepInC();
        if (result == ResultCode.ROW.number()) {
            if (!running) {
                // A schema change may have narrowed SELECT * since the last run.
                columnCount = Sqlite3.columnCount(handle);
                running = true;
            }
            onRow = true;
            return true;
        }
        if (result < 0) {
            return readWiderRow(-result);
        }
        running = false;
        if (result != ResultCode.DONE.number()) {
            throw connection.failure(sql, SqliteException.OFFSET_UNKNOWN);
        }
        return false;
    }

    private int stepInC() {
        int capacity = (int) (row.capacity() / Cell.BYTES);
        if (!bindings.areWaiting()) {
            return Sqlite3.step(handle, row.address(), capacity);
        }
        int result =
                Sqlite3.bindAndStep(
                        handle, bindings.address(), bindings.count(), row.address(), capacity);
        if (result <= 0
                || result == ResultCode.ROW.number()
                || result == ResultCode.DONE.number()) {
            bindings.taken();
        }
        return result;
    }

    /** The schema changed under {@code SELECT *}: the row has more columns than before. */
    private boolean readWiderRow(int count) {
        running = true;
        columnCount = count;
        Sqlite3.readRow(handle, row.reserve((long) count * Cell.BYTES), count);
        onRow = true;
        return true;
    }

    /**
     * Runs to the end, discarding rows.
     *
     * @return the rows an INSERT, UPDATE or DELETE changed, without those of triggers
     */
    public long update() {
        while (step()) {
            // Rows of a RETURNING clause or a pragma are not wanted here.
        }
        return connection.changes();
    }

    /** Leaves the row and ends the run; the values bound stay. */
    public Statement reset() {
        connection.checkUsable();
        checkOpen();
        endRun();
        return this;
    }

    private void endRun() {
        if (running) {
            // The result repeats that of the last step, which has been reported.
            Sqlite3.reset(handle);
            running = false;
        }
        onRow = false;
    }

    /**
     * Ends the run. A statement from the cache goes back there, without its bindings; another is
     * finalized. Closing twice does nothing.
     */
    @Override
    public void close() {
        if (!open) {
            return;
        }
        connection.checkUsable();
        if (cache == null) {
            release();
            return;
        }
        endRun();
        unbindAll();
        open = false;
        endUse();
        cache.give(this);
    }

    private void unbindAll() {
        // What C still holds is never read: every parameter must be bound again before a run.
        boolean freed = bindings.clear();
        if (freed) {
            Sqlite3.clearBindings(handle);
        }
    }

    void reopen() {
        open = true;
        beginUse();
    }

    /** Finalizes the statement and frees its memory. */
    @Override
    void release() {
        open = false;
        onRow = false;
        running = false;
        if (handle == Sqlite3.NULL) {
            return;
        }
        Sqlite3.finalizeStatement(handle);
        handle = Sqlite3.NULL;
        row.close();
        bindings.release();
        forget();
    }

    private void checkLength(int index, int length) {
        int max = connection.valueBytesMax();
        if (length > max) {
            bindings.unbind(index);
            throw new SqliteException(
                    ResultCode.TOOBIG.number(),
                    "string or blob too big: wanted at most " + max + " bytes, found " + length,
                    sql,
                    SqliteException.OFFSET_UNKNOWN);
        }
    }

    private Statement direct(int index, int result) {
        if (result != ResultCode.OK.number()) {
            // SQLite has put NULL there.
            bindings.unbind(index);
            throw connection.failure(result, sql);
        }
        bindings.direct(index);
        return this;
    }

    private void checkReady() {
        connection.checkUsable();
        checkOpen();
        if (running) {
            throw new IllegalStateException(
                    "The statement is running: step it to the end or reset it first: " + sql);
        }
    }

    private void checkBindable(int index) {
        checkReady();
        checkParameter(index);
    }

    private void checkParameter(int index) {
        if (index < 1 || index > bindings.count()) {
            throw new IndexOutOfBoundsException(
                    "Wanted a parameter of 1 to "
                            + bindings.count()
                            + ", found "
                            + index
                            + ": "
                            + sql);
        }
    }

    private void checkAllBound() {
        int index = bindings.firstUnbound();
        if (index != 0) {
            throw new IllegalStateException("Parameter " + index + " has not been bound: " + sql);
        }
    }
}
