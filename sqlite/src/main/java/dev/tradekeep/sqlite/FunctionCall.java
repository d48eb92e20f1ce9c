package dev.tradekeep.sqlite;

import java.nio.charset.StandardCharsets;

/**
 * One call of a {@link ScalarFunction}: its arguments, counted from 0, and its result. Good only
 * during the call and on its thread.
 */
public final class FunctionCall {
    private static final long RETURNED = 1;

    private final Thread thread = Thread.currentThread();
    private final ScalarFunction function;
    private final NativeBuffer bytes;

    private long cells;
    private int count;
    private long result;

    FunctionCall(ScalarFunction function, NativeBuffer bytes) {
        this.function = function;
        this.bytes = bytes;
    }

    /** Runs the function; C has laid the arguments out and waits for the result. */
    long enter(long cells, long count, long result, long unused) {
        this.cells = cells;
        this.count = (int) count;
        this.result = result;
        try {
            function.call(this);
            return RETURNED;
        } finally {
            this.cells = Sqlite3.NULL;
        }
    }

    /** The number of arguments. */
    public int argumentCount() {
        checkRunning();
        return count;
    }

    /** The storage class of an argument. */
    public ColumnType type(int argument) {
        return ColumnType.of(Cell.type(cell(argument)));
    }

    /** An integer argument. */
    public long getLong(int argument) {
        return Cell.integer(cell(argument, ColumnType.INTEGER));
    }

    /** A floating-point argument; an integer is widened. */
    public double getDouble(int argument) {
        long cell = cell(argument);
        if (Cell.type(cell) == ColumnType.INTEGER.number()) {
            return Cell.integer(cell);
        }
        return Cell.real(cell(argument, ColumnType.REAL));
    }

    /** A text argument. */
    public String getText(int argument) {
        return new String(copy(cell(argument, ColumnType.TEXT)), StandardCharsets.UTF_8);
    }

    /** A copy of a blob argument. */
    public byte[] getBlob(int argument) {
        return copy(cell(argument, ColumnType.BLOB));
    }

    private static byte[] copy(long cell) {
        byte[] copy = new byte[Cell.length(cell)];
        Cell.copyBytes(cell, copy, 0, copy.length);
        return copy;
    }

    /** Sets an integer result. */
    public void result(long value) {
        checkRunning();
        Cell.set(result, ColumnType.INTEGER.number(), value, 0);
    }

    /** Sets a floating-point result; NaN becomes NULL in SQLite. */
    public void result(double value) {
        checkRunning();
        Cell.set(result, ColumnType.REAL.number(), Double.doubleToRawLongBits(value), 0);
    }

    /** Sets a text result. */
    public void result(String value) {
        setBytes(ColumnType.TEXT, Utf8.encode(value));
    }

    /** Sets a blob result. */
    public void result(byte[] value) {
        setBytes(ColumnType.BLOB, value);
    }

    private void setBytes(ColumnType type, byte[] value) {
        checkRunning();
        Cell.set(result, type.number(), bytes.put(value), value.length);
    }

    private void checkRunning() {
        if (Thread.currentThread() != thread || cells == Sqlite3.NULL) {
            throw new IllegalStateException("The call of this function is over.");
        }
    }

    private long cell(int argument) {
        checkRunning();
        if (argument < 0 || argument >= count) {
            throw new IndexOutOfBoundsException(
                    "Wanted an argument of 0 to " + (count - 1) + ", found " + argument);
        }
        return cells + (long) argument * Cell.BYTES;
    }

    private long cell(int argument, ColumnType wanted) {
        long cell = cell(argument);
        if (Cell.type(cell) != wanted.number()) {
            throw new IllegalArgumentException(
                    "Wanted " + wanted + " as argument " + argument + ", found " + type(argument));
        }
        return cell;
    }
}
