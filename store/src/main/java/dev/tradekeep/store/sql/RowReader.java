package dev.tradekeep.store.sql;

/** Makes a value of a row. */
@FunctionalInterface
public interface RowReader<R> {
    /** Reads the row; must not keep it. */
    R read(Row row);
}
