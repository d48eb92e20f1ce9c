package dev.tradekeep.store.sql;

/**
 * One SQL text with a name, a constant of an enum in the package it belongs to. The name is the
 * label in errors, metrics and the slow-query log; the plan test walks over all of them.
 */
public interface Query {
    /** The name of the constant. */
    String name();

    /**
     * The neutral text, which every database understands alike: one statement. Its parameters are
     * named, {@code :name}; those of a text that is generated for many rows are counted, {@code ?1,
     * ?2, …}.
     */
    String sql();

    /** What a database runs for it. */
    default String sql(Dialect dialect) {
        String own = dialect.override(this);
        return own == null ? sql() : own;
    }

    /** The name with that of its enum, such as {@code OrderQuery.INSERT}. */
    default String label() {
        return getClass().getSimpleName() + "." + name();
    }

    /** Whether it is meant to read whole tables, as a check of every row must. */
    default boolean readsWholeTables() {
        return false;
    }
}
