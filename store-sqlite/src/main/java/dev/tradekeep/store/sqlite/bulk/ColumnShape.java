package dev.tradekeep.store.sqlite.bulk;

/**
 * A column of a table.
 *
 * @param notNull whether NULL is refused; false for the key of a table that numbers its rows
 * @param hasDefault whether a row may leave it out although it is {@code notNull}
 * @param keyPosition where it stands in the primary key, from 1; 0 when it is not part of it
 * @param generated whether SQLite computes it, so that it cannot be written
 */
public record ColumnShape(
        String name,
        ColumnKind kind,
        boolean notNull,
        boolean hasDefault,
        int keyPosition,
        boolean generated) {

    /** Whether a new row must bring a value. */
    public boolean required() {
        return notNull && !hasDefault;
    }
}
