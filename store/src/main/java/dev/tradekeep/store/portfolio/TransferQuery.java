package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over transfers. */
public enum TransferQuery implements Query {
    INSERT(PortfolioColumns.TRANSFER.insert()),
    FIND(PortfolioColumns.TRANSFER.select() + " WHERE transfer_id = :transfer_id"),
    ARRIVE(
            """
            UPDATE transfers SET arrived_at = :at
            WHERE transfer_id = :transfer_id AND arrived_at IS NULL\
            """),
    OPEN(
            PortfolioColumns.TRANSFER.select()
                    + " WHERE arrived_at IS NULL AND id > :after ORDER BY id");

    private final String sql;

    TransferQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
