package dev.tradekeep.sqlite;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of a statement's parameters, from being bound to the run that uses them.
 *
 * <p>They wait in one array of cells that C takes over with the first step, so that a run costs one
 * call however many parameters it has. A cell of the type {@link #TAKEN} has nothing new for C.
 */
final class Bindings {
    private static final int TAKEN = 0;
    private static final int WORD_BITS = 64;

    /** A buffer larger than this is given back when the statement goes back to its cache. */
    private static final int BUFFER_KEPT_MAX_BYTES = 1 << 16;

    private final int count;

    /** One bit a parameter: whether it has been bound. */
    private final long[] bound;

    private final NativeBuffer cells = new NativeBuffer();

    /** The bytes of texts, blobs and arrays, which C reads where they are. */
    private final @Nullable NativeBuffer[] values;

    private boolean waiting;

    Bindings(int count) {
        this.count = count;
        bound = new long[(count + WORD_BITS - 1) / WORD_BITS];
        values = new NativeBuffer[count];
    }

    int count() {
        return count;
    }

    /** Whether C has not yet taken every value over. */
    boolean areWaiting() {
        return waiting;
    }

    /** Where the cells of all parameters lie, when values wait. */
    long address() {
        return cells.address();
    }

    /** C has taken every value over. */
    void taken() {
        waiting = false;
    }

    void integer(int index, long value) {
        wait(index, ColumnType.INTEGER, value, 0);
    }

    void real(int index, double value) {
        wait(index, ColumnType.REAL, Double.doubleToRawLongBits(value), 0);
    }

    void nothing(int index) {
        wait(index, ColumnType.NULL, 0, 0);
    }

    /** The length in bytes is returned: a caller who finds it too long takes the value back. */
    int text(int index, String value) {
        NativeBuffer buffer = buffer(index);
        if (buffer.putAscii(value)) {
            int length = value.length();
            wait(index, ColumnType.TEXT, buffer.address(), length);
            return length;
        }
        byte[] bytes = Utf8.encode(value);
        wait(index, ColumnType.TEXT, buffer.put(bytes), bytes.length);
        return bytes.length;
    }

    void blob(int index, byte[] value, int from, int length) {
        wait(index, ColumnType.BLOB, buffer(index).put(value, from, length), length);
    }

    void integers(int first, long[] numbers, int from, int length) {
        long cell = cell(first);
        for (int i = 0; i < length; i++, cell += Cell.BYTES) {
            Cell.setInteger(cell, numbers[from + i]);
        }
        mark(first, length);
    }

    /** Puts an array that stays until the parameter is bound again; returns its address. */
    long array(int index, long[] numbers) {
        return buffer(index).put(numbers, 0, numbers.length);
    }

    long array(int index, double[] numbers) {
        long address = buffer(index).reserve((long) numbers.length * Double.BYTES);
        MemorySegment.copy(numbers, 0, Sqlite3.MEMORY, JAVA_DOUBLE, address, numbers.length);
        return address;
    }

    long array(int index, String[] texts) {
        return TextArray.put(texts, buffer(index));
    }

    /** The parameter was bound by a call of its own. */
    void direct(int index) {
        if (waiting) {
            Cell.set(cell(index), TAKEN, 0, 0);
        }
        mark(index);
    }

    /** The parameter has no value. */
    void unbind(int index) {
        if (waiting) {
            Cell.set(cell(index), TAKEN, 0, 0);
        }
        bound[(index - 1) / WORD_BITS] &= ~(1L << (index - 1));
    }

    /**
     * No parameter has a value.
     *
     * @return whether memory was given back that C must forget
     */
    boolean clear() {
        Arrays.fill(bound, 0);
        if (waiting) {
            waiting = false;
            long end = cells.address() + (long) count * Cell.BYTES;
            for (long cell = cells.address(); cell < end; cell += Cell.BYTES) {
                Cell.set(cell, TAKEN, 0, 0);
            }
        }
        boolean freed = false;
        for (NativeBuffer value : values) {
            if (value != null && value.capacity() > BUFFER_KEPT_MAX_BYTES) {
                value.close();
                freed = true;
            }
        }
        return freed;
    }

    /** The first parameter without a value; 0 when there is none. */
    int firstUnbound() {
        for (int word = 0; word < bound.length; word++) {
            int parameters = Math.min(WORD_BITS, count - word * WORD_BITS);
            long unbound = ~bound[word] & (-1L >>> (WORD_BITS - parameters));
            if (unbound != 0) {
                return word * WORD_BITS + Long.numberOfTrailingZeros(unbound) + 1;
            }
        }
        return 0;
    }

    /** Frees all memory; the statement is gone. */
    void release() {
        cells.close();
        for (NativeBuffer value : values) {
            if (value != null) {
                value.close();
            }
        }
    }

    private void wait(int index, ColumnType type, long value, int length) {
        Cell.set(cell(index), type.number(), value, length);
        mark(index);
    }

    private void mark(int index) {
        bound[(index - 1) / WORD_BITS] |= 1L << (index - 1);
    }

    /** A run of parameters, one at least. */
    private void mark(int first, int length) {
        int end = first - 1 + length;
        for (int word = (first - 1) / WORD_BITS; word * WORD_BITS < end; word++) {
            int from = Math.max(0, first - 1 - word * WORD_BITS);
            int to = Math.min(WORD_BITS, end - word * WORD_BITS);
            bound[word] |= -1L >>> (WORD_BITS - (to - from)) << from;
        }
    }

    /** Where a parameter waits; from now on, values do. */
    private long cell(int index) {
        if (cells.capacity() == 0) {
            cells.reserveZeros((long) count * Cell.BYTES / Long.BYTES);
        }
        waiting = true;
        return cells.address() + (long) (index - 1) * Cell.BYTES;
    }

    private NativeBuffer buffer(int index) {
        NativeBuffer buffer = values[index - 1];
        if (buffer == null) {
            buffer = new NativeBuffer();
            values[index - 1] = buffer;
        }
        return buffer;
    }
}
