package dev.tradekeep.store.sql;

import org.jspecify.annotations.Nullable;

/** The parameters of one run of a query, counted from 1. Valid only while the binder runs. */
public interface Parameters {
    /** Sets an integer. */
    Parameters set(int index, long value);

    /** Sets a floating-point number. Never for money, which is counted in integers. */
    Parameters set(int index, double value);

    /** Sets a text; null sets NULL. */
    Parameters set(int index, @Nullable String value);

    /** Sets bytes; null sets NULL. */
    Parameters set(int index, byte @Nullable [] value);

    /** Sets an integer, or NULL. */
    default Parameters set(int index, @Nullable Long value) {
        return value == null ? setNull(index) : set(index, value.longValue());
    }

    /**
     * Sets integers to parameters in a row, as for an INSERT of many rows.
     *
     * @param first the index of the first
     * @param from where the first value lies
     */
    default Parameters setAll(int first, long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            set(first + i, values[from + i]);
        }
        return this;
    }

    /** Sets NULL. */
    Parameters setNull(int index);
}
