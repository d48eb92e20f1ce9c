package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Query;

/** Queries over equity and the results of days. */
public enum PerformanceQuery implements Query {
    SAVE_SNAPSHOT(
            """
            INSERT INTO equity_snapshots (portfolio_id, measured_at, quote_asset_id, equity, cash)
            VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (portfolio_id, measured_at) DO UPDATE SET
                quote_asset_id = excluded.quote_asset_id, equity = excluded.equity,
                cash = excluded.cash\
            """),
    FIRST_SNAPSHOT(
            """
            SELECT measured_at, quote_asset_id, equity, cash FROM equity_snapshots
            WHERE portfolio_id = ?1 AND measured_at BETWEEN ?2 AND ?3
            ORDER BY measured_at LIMIT 1\
            """),
    LAST_SNAPSHOT(
            """
            SELECT measured_at, quote_asset_id, equity, cash FROM equity_snapshots
            WHERE portfolio_id = ?1 AND measured_at BETWEEN ?2 AND ?3
            ORDER BY measured_at DESC LIMIT 1\
            """),
    DELETE_SNAPSHOTS(
            """
            DELETE FROM equity_snapshots WHERE portfolio_id = ?1 AND measured_at IN (
                SELECT measured_at FROM equity_snapshots WHERE portfolio_id = ?1 AND measured_at < ?2
                ORDER BY measured_at LIMIT ?3)\
            """),
    SAVE_DAY(
            """
            INSERT INTO performance_daily (portfolio_id, day, quote_asset_id, start_equity, end_equity,
                max_drawdown_bps, trades, fees)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (portfolio_id, day) DO UPDATE SET
                quote_asset_id = excluded.quote_asset_id, start_equity = excluded.start_equity,
                end_equity = excluded.end_equity, max_drawdown_bps = excluded.max_drawdown_bps,
                trades = excluded.trades, fees = excluded.fees\
            """),
    DAYS(
            """
            SELECT day, quote_asset_id, start_equity, end_equity, max_drawdown_bps, trades, fees
            FROM performance_daily
            WHERE portfolio_id = ?1 AND day BETWEEN ?2 AND ?3
            ORDER BY day\
            """);

    private final String sql;

    PerformanceQuery(String sql) {
        this.sql = sql;
    }

    @Override
    public String sql() {
        return sql;
    }
}
