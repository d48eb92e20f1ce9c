package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement and, while it stands on a row, that row.
 *
 * <p>Parameters count from 1, columns from 0, as in SQLite. Bind every parameter, then {@link
 * #step} while it answers true. When the last row has been passed, or the statement has failed, it
 * is ready to be bound and run again; the values bound stay until bound anew or cleared. Belongs to
 * the thread of its connection.
 */
public final class Statement extends Row {
    private static final int WORD_BITS = 64;

    /** The array stays where it is until the parameter is bound again. */
    private static final long FREE_NOTHING = 0;

    /** A text or blob buffer larger than this is given back when the statement is closed. */
    private static final int BUFFER_KEPT_MAX_BYTES = 1 << 16;

    private final @Nullable StatementCache cache;
    private final int parameterCount;

    /** One bit a parameter: whether it has been bound. */
    private final long[] bound;

    private final @Nullable NativeBuffer[] values;
    private final NativeBuffer integers = new NativeBuffer();

    private boolean running;

    Statement(Connection connection, String sql, long handle, @Nullable StatementCache cache) {
        super(connection, sql, handle);
        this.cache = cache;
        parameterCount = Sqlite3.bindParameterCount(handle);
        bound = new long[(parameterCount + WORD_BITS - 1) / WORD_BITS];
        values = new NativeBuffer[parameterCount];
    }

    /** The number of parameters: the highest index in use. */
    public int parameterCount() {
        return parameterCount;
    }

    /**
     * The index of a named parameter.
     *
     * @param name with its prefix, such as {@code :symbol}
     * @throws IllegalArgumentException when the statement has no such parameter
     */
    public int parameterIndex(String name) {
        checkOpen();
        try (NativeBuffer buffer = new NativeBuffer()) {
            int index = Sqlite3Statement.bindParameterIndex(handle, buffer.put(Utf8.encode(name)));
            if (index == 0) {
                throw new IllegalArgumentException("No parameter " + name + " in: " + sql);
            }
            return index;
        }
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
        return bound(index, Sqlite3.bindInt64(handle, index, value));
    }

    /** Binds a floating-point number; NaN becomes NULL in SQLite. */
    public Statement bind(int index, double value) {
        checkBindable(index);
        return bound(
                index, Sqlite3.bindDoubleBits(handle, index, Double.doubleToRawLongBits(value)));
    }

    /** Binds a text; null binds NULL. */
    public Statement bind(int index, @Nullable String value) {
        if (value == null) {
            return bindNull(index);
        }
        checkBindable(index);
        NativeBuffer buffer = buffer(index);
        if (buffer.putAscii(value)) {
            return boundText(index, buffer.address(), value.length());
        }
        byte[] bytes = Utf8.encode(value);
        return boundText(index, buffer.put(bytes), bytes.length);
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
        long address = buffer(index).put(value, from, length);
        return bound(index, Sqlite3.bindBlob(handle, index, address, length));
    }

    /** Binds a blob of zeros, to be filled through {@link Blob}. */
    public Statement bindZeros(int index, long length) {
        checkBindable(index);
        if (length < 0) {
            throw new IllegalArgumentException("Wanted a length from 0, found " + length);
        }
        return bound(index, Sqlite3Statement.bindZeroblob64(handle, index, length));
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
        long address = integers.put(values, from, count);
        bound(first, Sqlite3Statement.bindInt64s(handle, first, address, count));
        for (int index = first; index < first + count; index++) {
            bound[(index - 1) / WORD_BITS] |= 1L << (index - 1);
        }
        return this;
    }

    /**
     * Binds a copy of an array for {@code carray(?)}, which returns one row a value.
     *
     * @see <a href="https://www.sqlite.org/carray.html">The carray() Table-Valued Function</a>
     */
    public Statement bindArray(int index, long[] values) {
        checkBindable(index);
        long address = buffer(index).put(values, 0, values.length);
        return bindArray(index, address, values.length, CarrayType.INT64);
    }

    /** Binds a copy of an array of floating-point numbers for {@code carray(?)}. */
    public Statement bindArray(int index, double[] values) {
        checkBindable(index);
        long address = buffer(index).reserve((long) values.length * Double.BYTES);
        MemorySegment.copy(values, 0, Sqlite3.MEMORY, JAVA_DOUBLE, address, values.length);
        return bindArray(index, address, values.length, CarrayType.DOUBLE);
    }

    /**
     * Binds a copy of an array of texts for {@code carray(?)}.
     *
     * @throws IllegalArgumentException when a text holds a NUL character, which would end it
     */
    public Statement bindArray(int index, String[] values) {
        checkBindable(index);
        long address = TextArray.put(values, buffer(index));
        return bindArray(index, address, values.length, CarrayType.TEXT);
    }

    private Statement bindArray(int index, long address, int count, CarrayType type) {
        return bound(
                index,
                Sqlite3Statement.carrayBind(
                        handle, index, address, count, type.number(), FREE_NOTHING));
    }

    /** Binds NULL. */
    public Statement bindNull(int index) {
        checkBindable(index);
        return bound(index, Sqlite3.bindNull(handle, index));
    }

    /** Forgets every value bound. */
    public Statement clearBindings() {
        checkReady();
        Sqlite3.clearBindings(handle);
        Arrays.fill(bound, 0);
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
        int result = Sqlite3.step(handle, row.address(), (int) (row.capacity() / Cell.BYTES));
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
        if (parameterCount > 0) {
            clearBindings();
            giveLargeBuffersBack();
        }
        open = false;
        endUse();
        cache.give(this);
    }

    private void giveLargeBuffersBack() {
        for (NativeBuffer value : values) {
            if (value != null && value.capacity() > BUFFER_KEPT_MAX_BYTES) {
                value.close();
            }
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
        integers.close();
        for (NativeBuffer value : values) {
            if (value != null) {
                value.close();
            }
        }
        forget();
    }

    private NativeBuffer buffer(int index) {
        NativeBuffer buffer = values[index - 1];
        if (buffer == null) {
            buffer = new NativeBuffer();
            values[index - 1] = buffer;
        }
        return buffer;
    }

    private Statement boundText(int index, long address, int length) {
        return bound(index, Sqlite3.bindText(handle, index, address, length));
    }

    private Statement bound(int index, int result) {
        if (result != ResultCode.OK.number()) {
            // SQLite has put NULL there.
            bound[(index - 1) / WORD_BITS] &= ~(1L << (index - 1));
            throw connection.failure(result, sql);
        }
        bound[(index - 1) / WORD_BITS] |= 1L << (index - 1);
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
        if (index < 1 || index > parameterCount) {
            throw new IndexOutOfBoundsException(
                    "Wanted a parameter of 1 to "
                            + parameterCount
                            + ", found "
                            + index
                            + ": "
                            + sql);
        }
    }

    private void checkAllBound() {
        for (int word = 0; word < bound.length; word++) {
            int parameters = Math.min(WORD_BITS, parameterCount - word * WORD_BITS);
            long unbound = ~bound[word] & (-1L >>> (WORD_BITS - parameters));
            if (unbound != 0) {
                int index = word * WORD_BITS + Long.numberOfTrailingZeros(unbound) + 1;
                throw new IllegalStateException(
                        "Parameter " + index + " has not been bound: " + sql);
            }
        }
    }
}
