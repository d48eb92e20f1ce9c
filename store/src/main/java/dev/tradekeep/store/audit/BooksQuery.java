package dev.tradekeep.store.audit;

import dev.tradekeep.store.sql.Query;

/** Queries that read whole tables, because they check every row. */
public enum BooksQuery implements Query {
    POSITIONS("SELECT portfolio_id, instrument_id, quantity FROM positions"),
    POSITIONS_IN_FULL(
            "SELECT portfolio_id, instrument_id, quantity, cost, realized_pnl FROM positions"),
    POSITION_CHANGES(
            """
            SELECT portfolio_id, instrument_id, quantity, cost, realized_pnl, quantity_change, trade_id
            FROM position_changes ORDER BY trade_id\
            """),
    TRADES("SELECT portfolio_id, instrument_id, side, quantity FROM trades"),
    BALANCES("SELECT portfolio_id, asset_id, amount FROM balances"),
    LEDGER("SELECT portfolio_id, asset_id, account, amount FROM ledger_entries"),
    TRADES_WITHOUT_ORDER(
            """
            SELECT t.id FROM trades AS t LEFT JOIN orders AS o ON o.id = t.order_id
            WHERE o.id IS NULL\
            """),
    COUNT_TRADES("SELECT count(*) FROM trades");

    private final String sql;

    BooksQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }

    @Override
    public boolean readsWholeTables() {
        return true;
    }
}
