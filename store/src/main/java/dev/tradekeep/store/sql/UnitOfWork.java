package dev.tradekeep.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * Work that happens as a whole or not at all. It may be run more than once, so it touches nothing
 * but the transaction and its own result.
 */
@FunctionalInterface
public interface UnitOfWork<R extends @Nullable Object> {
    /** Does the work; an exception undoes it. */
    R run(Transaction transaction);
}
