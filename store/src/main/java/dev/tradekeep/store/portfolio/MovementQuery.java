package dev.tradekeep.store.portfolio;

import dev.tradekeep.store.sql.Query;

/** Queries over all that ever moved. */
public enum MovementQuery implements Query {
    /** The first line of a trade's posting is what was traded. */
    ALL(
            """
            SELECT e.posting_id, e.portfolio_id, e.asset_id, e.amount, e.reason, e.posted_at,
                e.trade_id, t.instrument_id, t.side, t.price, t.quantity, t.notional, t.slippage,
                t.fee, t.fee_asset_id
            FROM ledger_entries AS e
            LEFT JOIN trades AS t ON t.id = e.trade_id
            WHERE CASE WHEN e.trade_id IS NULL THEN e.account = 'portfolio' ELSE e.line = 1 END
            ORDER BY e.posting_id, e.line\
            """),
    /** Pairs that were traded. */
    TRADED_PAIRS(
            """
            SELECT id, base_asset_id, quote_asset_id FROM instruments AS i
            WHERE EXISTS (SELECT 1 FROM trades WHERE instrument_id = i.id)\
            """),
    /** Between two portfolios, in the order in which they left. */
    TRANSFERS(
            """
            SELECT from_portfolio_id, to_portfolio_id, asset_id, amount FROM transfers
            WHERE from_portfolio_id IS NOT NULL AND to_portfolio_id IS NOT NULL
            ORDER BY id\
            """),
    /** Portfolios of backtests. */
    BACKTESTED(
            """
            SELECT portfolio_id FROM engines WHERE mode = 'backtest'
            UNION SELECT y.portfolio_id FROM engines AS e
            JOIN engine_presets AS y ON y.engine_id = e.id AND y.portfolio_id IS NOT NULL
            WHERE e.mode = 'backtest'\
            """);

    private final String sql;

    MovementQuery(String sql) {
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
