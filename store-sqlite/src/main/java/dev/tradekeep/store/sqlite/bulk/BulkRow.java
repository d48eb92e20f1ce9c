package dev.tradekeep.store.sqlite.bulk;

import org.jspecify.annotations.Nullable;

/**
 * A row to write: values in the order of its input's columns, each a {@link Long}, {@link Double},
 * {@link String}, {@code byte[]} or null; or the reason why it could not be read. Must not be
 * changed once it is handed over.
 */
public final class BulkRow {
    /** About what an object of a value takes next to its text or bytes. */
    private static final int VALUE_BYTES = 32;

    private final long number;
    private final @Nullable Object[] values;
    private final @Nullable String problem;

    private BulkRow(long number, @Nullable Object[] values, @Nullable String problem) {
        this.number = number;
        this.values = values;
        this.problem = problem;
    }

    /**
     * A row.
     *
     * @param number of the row or of the line where it starts, from 1, for messages
     */
    public static BulkRow of(long number, @Nullable Object... values) {
        return new BulkRow(number, values, null);
    }

    /** A row that cannot be read; it is rejected as the load's policy says. */
    public static BulkRow unreadable(long number, String problem) {
        return new BulkRow(number, new Object[0], problem);
    }

    public long number() {
        return number;
    }

    /** How many values it has. */
    public int width() {
        return values.length;
    }

    /** A value, counted from 0. */
    public @Nullable Object value(int column) {
        return values[column];
    }

    /** Why it cannot be read, or null. */
    @Nullable String problem() {
        return problem;
    }

    /** About what it takes in memory. */
    long sizeBytes() {
        long bytes = (long) VALUE_BYTES * (values.length + 1);
        for (Object value : values) {
            if (value instanceof String text) {
                bytes += text.length();
            } else if (value instanceof byte[] blob) {
                bytes += blob.length;
            }
        }
        return bytes;
    }
}
