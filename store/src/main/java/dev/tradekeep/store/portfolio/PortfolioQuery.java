package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over portfolios, balances, positions and the ledger. */
public enum PortfolioQuery implements Query {
    ENSURE(
            """
            INSERT INTO portfolios (name, created_at) VALUES (?1, ?2)
            ON CONFLICT (name) DO NOTHING\
            """),
    SAVE_BALANCE(
            """
            INSERT INTO balances (portfolio_id, asset_id, amount, updated_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (portfolio_id, asset_id) DO UPDATE SET
                amount = excluded.amount, updated_at = excluded.updated_at\
            """),
    FIND_BALANCE("SELECT amount FROM balances WHERE portfolio_id = ?1 AND asset_id = ?2"),
    SAVE_POSITION(
            """
            INSERT INTO positions (portfolio_id, instrument_id, quantity, cost, realized_pnl, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (portfolio_id, instrument_id) DO UPDATE SET
                quantity = excluded.quantity, cost = excluded.cost,
                realized_pnl = excluded.realized_pnl, updated_at = excluded.updated_at\
            """),
    FIND_POSITION(
            """
            SELECT quantity, cost, realized_pnl FROM positions
            WHERE portfolio_id = ?1 AND instrument_id = ?2\
            """),
    LAST_POSTING("SELECT coalesce(max(posting_id), 0) FROM ledger_entries"),
    INSERT_ENTRY(
            """
            INSERT INTO ledger_entries (posting_id, line, portfolio_id, account, asset_id, amount, reason,
                trade_id, posted_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)\
            """);

    private final String sql;

    PortfolioQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
