package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over payments of funding. */
public enum FundingQuery implements Query {
    INSERT(PortfolioColumns.FUNDING.insert()),
    LAST(
            """
            SELECT due_at FROM funding_payments
            WHERE portfolio_id = :portfolio_id AND instrument_id = :instrument_id
            ORDER BY due_at DESC LIMIT 1\
            """);

    private final String sql;

    FundingQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
