package dev.tradekeep.store.sqlite.write;

import dev.tradekeep.sqlite.Connection;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on the writer's own connection, between two batches and outside of a transaction:
 * a checkpoint, some pages of a vacuum, statistics. The writer does nothing else meanwhile, so it
 * must be short. It leaves no transaction open and makes one commit at most.
 */
@FunctionalInterface
public interface Upkeep<R extends @Nullable Object> {
    /** Does it. */
    R run(Connection connection);
}
