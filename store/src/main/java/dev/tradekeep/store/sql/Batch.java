package dev.tradekeep.store.sql;

/**
 * Runs one query for many sets of parameters. Set them all, {@link #add}, and begin again; close to
 * have every one of them applied.
 */
public interface Batch extends Parameters, AutoCloseable {
    /** Takes the parameters set as one run of the query. */
    void add();

    /** The rows changed by the runs so far; final once the batch is closed. */
    long changedRows();

    @Override
    void close();
}
