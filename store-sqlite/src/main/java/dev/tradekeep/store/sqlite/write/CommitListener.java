package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.sqlite.Connection;

/**
 * Hears on the writer's thread, after each batch and each piece of upkeep, that something may have
 * been committed, and before anything else is. It must be quick and may only read; it may not
 * throw.
 */
@FunctionalInterface
public interface CommitListener {
    /** Hears nothing. */
    CommitListener NONE = connection -> {};

    /** Something may have been committed. */
    void mayHaveCommitted(Connection connection);
}
