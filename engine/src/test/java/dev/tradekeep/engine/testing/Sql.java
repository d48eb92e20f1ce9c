package dev.tradekeep.engine.testing;

import dev.tradekeep.store.sql.Query;

/** A query of a test. */
public record Sql(String sql) implements Query {
    @Override
    public String name() {
        return "TEST";
    }
}
