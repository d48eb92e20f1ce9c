package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Columns;

/** The tables of this package, column by column. */
final class PerformanceColumns {
    static final Columns SNAPSHOT =
            Columns.of(
                    "equity_snapshots",
                    "portfolio_id",
                    "measured_at",
                    "quote_asset_id",
                    "equity",
                    "cash");

    static final Columns DAY =
            Columns.of(
                    "performance_daily",
                    "portfolio_id",
                    "day",
                    "quote_asset_id",
                    "start_equity",
                    "end_equity",
                    "max_drawdown_bps",
                    "trades",
                    "fees",
                    "began_at",
                    "ended_at");

    private PerformanceColumns() {}
}
