package dev.tradekeep.store.sqlite.bulk;

import dev.tradekeep.store.sql.Query;

/**
 * A query made for a table that is known only when it runs, so that no catalogue can hold it.
 *
 * @param name what it does, and to which table
 */
record GeneratedQuery(String name, String sql) implements Query {
    @Override
    public String label() {
        return name;
    }
}
