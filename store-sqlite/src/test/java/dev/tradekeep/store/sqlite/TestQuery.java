package dev.tradekeep.store.sqlite;

import dev.tradekeep.store.sql.Binder;
import dev.tradekeep.store.sql.Query;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** Queries that only tests run. */
enum TestQuery implements Query {
    PORTFOLIO_NAMES("SELECT name FROM portfolios ORDER BY id");

    private final String sql;

    TestQuery(String sql) {
        this.sql = sql;
    }

    static List<String> portfolioNames(Transaction transaction) {
        return transaction.list(PORTFOLIO_NAMES, Binder.NONE, row -> row.getText(0));
    }

    @Override
    public String sql() {
        return sql;
    }
}
