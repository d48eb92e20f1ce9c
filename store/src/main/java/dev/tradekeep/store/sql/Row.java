package dev.tradekeep.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, columns by name or counted from 0. Valid only while its reader runs.
 */
public interface Row {
    /** An integer column that is not NULL. */
    long getLong(int column);

    /** A text column that is not NULL. */
    String getText(int column);

    /** A text column, or null for NULL. */
    @Nullable String getTextOrNull(int column);

    /** A column of bytes that is not NULL. */
    byte[] getBytes(int column);

    /** A column of bytes, or null for NULL. */
    byte @Nullable [] getBytesOrNull(int column);

    /** Whether the column is NULL. */
    boolean isNull(int column);

    /** An integer column within the range of an {@code int}. */
    default int getInt(int column) {
        return Math.toIntExact(getLong(column));
    }

    /** An integer column, or null for NULL. */
    default @Nullable Long getLongOrNull(int column) {
        return isNull(column) ? null : getLong(column);
    }

    /** Whether an integer column holds 1 rather than 0. */
    default boolean getBoolean(int column) {
        return getLong(column) != 0;
    }

    /** An integer column, or {@code instead} for NULL. */
    default long getLongOr(int column, long instead) {
        return isNull(column) ? instead : getLong(column);
    }

    /**
     * The place of a column.
     *
     * @throws IllegalArgumentException when the result has none of this name
     */
    int index(String column);

    /** An integer column that is not NULL. */
    default long getLong(String column) {
        return getLong(index(column));
    }

    /** A text column that is not NULL. */
    default String getText(String column) {
        return getText(index(column));
    }

    /** A text column, or null for NULL. */
    default @Nullable String getTextOrNull(String column) {
        return getTextOrNull(index(column));
    }

    /** A column of bytes that is not NULL. */
    default byte[] getBytes(String column) {
        return getBytes(index(column));
    }

    /** A column of bytes, or null for NULL. */
    default byte @Nullable [] getBytesOrNull(String column) {
        return getBytesOrNull(index(column));
    }

    /** Whether the column is NULL. */
    default boolean isNull(String column) {
        return isNull(index(column));
    }

    /** An integer column within the range of an {@code int}. */
    default int getInt(String column) {
        return getInt(index(column));
    }

    /** An integer column, or null for NULL. */
    default @Nullable Long getLongOrNull(String column) {
        return getLongOrNull(index(column));
    }

    /** Whether an integer column holds 1 rather than 0. */
    default boolean getBoolean(String column) {
        return getBoolean(index(column));
    }

    /** An integer column, or {@code instead} for NULL. */
    default long getLongOr(String column, long instead) {
        return getLongOr(index(column), instead);
    }

    /** A text column that holds the word of a constant, as {@link Word} spells it. */
    default <E extends Enum<E>> E getWord(Class<E> set, String column) {
        return Word.read(set, getText(index(column)));
    }
}
