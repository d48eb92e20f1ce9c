package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement and, while it stands on a row, that row.
 *
 * <p>Parameters count from 1, columns from 0, as in SQLite. Bind every parameter, then {@link
 * #step} while it answers true. When the last row has been passed, or the statement has failed, it
 * is ready to be bound and run again; the values bound stay until bound anew or cleared. Belongs to
 * the thread of its connection.
 *
 * <p>A row lies in native memory as an array of 16-byte cells that one call fills (see {@code
 * tradekeep.c}), so reading an integer is a memory read.
 */
public final class Statement implements AutoCloseable {
    private static final int CELL_BYTES = 16;
    private static final int LENGTH_OFFSET = 8;
    private static final int TYPE_OFFSET = 12;
    private static final int WORD_BITS = 64;

    /** A text or blob buffer larger than this is given back when the statement is closed. */
    private static final int BUFFER_KEPT_MAX_BYTES = 1 << 16;

    private final Connection connection;
    private final String sql;
    private final @Nullable StatementCache cache;
    private final int parameterCount;

    /** One bit a parameter: whether it has been bound. */
    private final long[] bound;

    private final @Nullable NativeBuffer[] values;
    private final NativeBuffer row = new NativeBuffer();

    private long handle;
    private int columnCount;
    private boolean open = true;
    private boolean running;
    private boolean onRow;
    private byte[] text = new byte[64];

    Statement(Connection connection, String sql, long handle, @Nullable StatementCache cache) {
        this.connection = connection;
        this.sql = sql;
        this.handle = handle;
        this.cache = cache;
        parameterCount = Sqlite3.bindParameterCount(handle);
        bound = new long[(parameterCount + WORD_BITS - 1) / WORD_BITS];
        values = new NativeBuffer[parameterCount];
        columnCount = Sqlite3.columnCount(handle);
        row.reserve((long) Math.max(1, columnCount) * CELL_BYTES);
        connection.register(this);
    }

    /** The SQL text as it was given. */
    public String sql() {
        return sql;
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
            int index = Sqlite3.bindParameterIndex(handle, buffer.put(Utf8.encode(name)));
            if (index == 0) {
                throw new IllegalArgumentException("No parameter " + name + " in: " + sql);
            }
            return index;
        }
    }

    /** The number of columns of a row; 0 for a statement that returns none. */
    public int columnCount() {
        return columnCount;
    }

    /** The name of a column, as {@code AS} gives it. */
    public String columnName(int column) {
        checkOpen();
        checkColumn(column);
        return Sqlite3.textAt(Sqlite3.columnName(handle, column));
    }

    /** Whether the statement, run directly, leaves the database as it is. */
    public boolean isReadOnly() {
        checkOpen();
        return Sqlite3.stmtReadonly(handle) != 0;
    }

    /** Binds an integer. */
    public Statement bind(int index, long value) {
        checkBindable(index);
        return bound(index, Sqlite3.bindInt64(handle, index, value));
    }

    /** Binds a floating-point number; NaN becomes NULL in SQLite. */
    public Statement bind(int index, double value) {
        checkBindable(index);
        return bound(index, Sqlite3.bindDouble(handle, index, value));
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
        checkBindable(index);
        long address = buffer(index).put(value);
        return bound(index, Sqlite3.bindBlob(handle, index, address, value.length, Sqlite3.STATIC));
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
        int result = Sqlite3.step(handle, row.address(), (int) (row.capacity() / CELL_BYTES));
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
        Sqlite3.readRow(handle, row.reserve((long) count * CELL_BYTES), count);
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

    /** The storage class of a column of the current row. */
    public ColumnType type(int column) {
        return ColumnType.of(Sqlite3.MEMORY.get(JAVA_INT, cell(column) + TYPE_OFFSET));
    }

    public boolean isNull(int column) {
        return type(column) == ColumnType.NULL;
    }

    /**
     * An integer of the current row.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public long getLong(int column) {
        long cell = cell(column);
        if (Sqlite3.MEMORY.get(JAVA_INT, cell + TYPE_OFFSET) != ColumnType.INTEGER.number()) {
            throw wrongType(column, ColumnType.INTEGER);
        }
        return Sqlite3.MEMORY.get(JAVA_LONG, cell);
    }

    /**
     * A number of the current row; an integer is widened.
     *
     * @throws IllegalStateException when the value is no number, or there is no row
     */
    public double getDouble(int column) {
        long cell = cell(column);
        int type = Sqlite3.MEMORY.get(JAVA_INT, cell + TYPE_OFFSET);
        if (type == ColumnType.INTEGER.number()) {
            return Sqlite3.MEMORY.get(JAVA_LONG, cell);
        }
        if (type != ColumnType.REAL.number()) {
            throw wrongType(column, ColumnType.REAL);
        }
        return Sqlite3.MEMORY.get(JAVA_DOUBLE, cell);
    }

    /**
     * A text of the current row; null for NULL.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public @Nullable String getText(int column) {
        long cell = cell(column);
        int type = Sqlite3.MEMORY.get(JAVA_INT, cell + TYPE_OFFSET);
        if (type == ColumnType.NULL.number()) {
            return null;
        }
        if (type != ColumnType.TEXT.number()) {
            throw wrongType(column, ColumnType.TEXT);
        }
        int length = Sqlite3.MEMORY.get(JAVA_INT, cell + LENGTH_OFFSET);
        if (length > text.length) {
            text = new byte[Math.max(length, 2 * text.length)];
        }
        copyBytes(cell, text, length);
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * A copy of a blob of the current row; null for NULL.
     *
     * @throws IllegalStateException when the value is of another type, or there is no row
     */
    public byte @Nullable [] getBlob(int column) {
        long cell = cell(column);
        int type = Sqlite3.MEMORY.get(JAVA_INT, cell + TYPE_OFFSET);
        if (type == ColumnType.NULL.number()) {
            return null;
        }
        if (type != ColumnType.BLOB.number()) {
            throw wrongType(column, ColumnType.BLOB);
        }
        byte[] blob = new byte[Sqlite3.MEMORY.get(JAVA_INT, cell + LENGTH_OFFSET)];
        copyBytes(cell, blob, blob.length);
        return blob;
    }

    private void copyBytes(long cell, byte[] target, int length) {
        if (length == 0) {
            return;
        }
        long bytes = Sqlite3.MEMORY.get(JAVA_LONG, cell);
        if (bytes == Sqlite3.NULL) {
            throw new SqliteException(
                    ResultCode.NOMEM.number(), "no memory to read a value", sql, -1);
        }
        NativeBytes.copy(bytes, target, length);
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
    }

    /** Finalizes the statement and frees its memory. */
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
        for (NativeBuffer value : values) {
            if (value != null) {
                value.close();
            }
        }
        connection.forget(this);
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
        return bound(index, Sqlite3.bindText(handle, index, address, length, Sqlite3.STATIC));
    }

    private Statement bound(int index, int result) {
        if (result != ResultCode.OK.number()) {
            throw connection.failure(sql, SqliteException.OFFSET_UNKNOWN);
        }
        bound[(index - 1) / WORD_BITS] |= 1L << (index - 1);
        return this;
    }

    private void checkOpen() {
        if (!open) {
            throw new IllegalStateException("The statement is closed: " + sql);
        }
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

    private void checkColumn(int column) {
        if (column < 0 || column >= columnCount) {
            throw new IndexOutOfBoundsException(
                    "Wanted a column of 0 to "
                            + (columnCount - 1)
                            + ", found "
                            + column
                            + ": "
                            + sql);
        }
    }

    /** Where the cell of a column lies, after a check that there is a row. */
    private long cell(int column) {
        connection.checkUsable();
        if (!onRow) {
            throw new IllegalStateException("The statement stands on no row: " + sql);
        }
        checkColumn(column);
        return row.address() + (long) column * CELL_BYTES;
    }

    private IllegalStateException wrongType(int column, ColumnType wanted) {
        return new IllegalStateException(
                "Wanted "
                        + wanted
                        + " in column "
                        + columnName(column)
                        + ", found "
                        + type(column)
                        + ": "
                        + sql);
    }
}
