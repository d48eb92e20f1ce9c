package dev.tradekeep.store.orders;

import dev.tradekeep.store.sql.Query;

/** Queries over groups of orders. */
public enum GroupQuery implements Query {
    SAVE(OrderColumns.GROUP.insert() + OrderColumns.GROUP.orUpdate("group_id")),
    OPEN(
            OrderColumns.GROUP.select()
                    + " WHERE engine_id = :engine_id AND state <> 'DONE' ORDER BY group_id"),
    FIND(OrderColumns.GROUP.select() + " WHERE group_id = :group_id");

    private final String sql;

    GroupQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
