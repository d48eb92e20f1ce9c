package dev.tradekeep.store.connections;

import dev.tradekeep.store.sql.Query;

/** Queries over addresses that exchanges have blocked us at. */
public enum BlockQuery implements Query {
    SAVE(ConnectionColumns.BLOCK.insert() + ConnectionColumns.BLOCK.orUpdate("address")),
    FIND("SELECT blocked_until FROM address_blocks WHERE address = :address");

    private final String sql;

    BlockQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
