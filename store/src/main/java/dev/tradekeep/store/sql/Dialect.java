package dev.tradekeep.store.sql;

import org.jspecify.annotations.Nullable;

/** What one database says in its own words. Immutable, for any thread. */
@FunctionalInterface
public interface Dialect {
    /**
     * The text that this database runs in place of the neutral one: with the same parameters and
     * columns. Null where the neutral text serves it well. Asked at every run of a query.
     */
    @Nullable String override(Query query);
}
