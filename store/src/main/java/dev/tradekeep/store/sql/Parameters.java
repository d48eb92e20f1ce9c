package dev.tradekeep.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of one run of a query, by name or counted from 1. Valid only while the binder
 * runs.
 *
 * <p>A parameter is named {@code :name} in the text and {@code name} here.
 */
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

    /**
     * The index of a parameter.
     *
     * @throws IllegalArgumentException when the query has none of this name
     */
    int index(String name);

    /** Sets an integer. */
    default Parameters set(String name, long value) {
        return set(index(name), value);
    }

    /** Sets a text; null sets NULL. */
    default Parameters set(String name, @Nullable String value) {
        return set(index(name), value);
    }

    /** Sets bytes; null sets NULL. */
    default Parameters set(String name, byte @Nullable [] value) {
        return set(index(name), value);
    }

    /** Sets an integer, or NULL. */
    default Parameters set(String name, @Nullable Long value) {
        return set(index(name), value);
    }

    /** Sets 1 for true and 0 for false. */
    default Parameters set(String name, boolean value) {
        return set(index(name), value ? 1 : 0);
    }

    /** Sets the word of a constant, as {@link Word} spells it. */
    default Parameters set(String name, Enum<?> value) {
        return set(index(name), Word.of(value));
    }
}
