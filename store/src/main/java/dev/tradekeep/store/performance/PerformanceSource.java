package dev.tradekeep.store.performance;

import dev.tradekeep.store.listing.ListingSource;

/** The nouns of this package. */
final class PerformanceSource {
    private static final ListingSource.Builder SNAPSHOT_COLUMNS =
            ListingSource.named("equity-snapshots", "what portfolios were worth")
                    .text("portfolio", "f.name")
                    .time("measured_at", "s.measured_at")
                    .decimal("equity", "s.equity", "q.scale")
                    .decimal("cash", "s.cash", "q.scale")
                    .text("quote_asset", "q.code")
                    .from(
                            """
                            equity_snapshots AS s
                            LEFT JOIN portfolios AS f ON f.id = s.portfolio_id
                            LEFT JOIN assets AS q ON q.id = s.quote_asset_id\
                            """);

    static final ListingSource SNAPSHOTS =
            SNAPSHOT_COLUMNS.descending("s.portfolio_id", "s.measured_at");

    /** Of one portfolio. */
    static final ListingSource SNAPSHOTS_BY_TIME = SNAPSHOT_COLUMNS.descending("s.measured_at");

    private static final ListingSource.Builder DAY_COLUMNS =
            ListingSource.named("performance-days", "what each day made of portfolios")
                    .text("portfolio", "f.name")
                    .day("day", "d.day")
                    .decimal("start_equity", "d.start_equity", "q.scale")
                    .decimal("end_equity", "d.end_equity", "q.scale")
                    .text("quote_asset", "q.code")
                    .integer("max_drawdown_bps", "d.max_drawdown_bps")
                    .integer("trades", "d.trades")
                    .decimal("fees", "d.fees", "q.scale")
                    .time("began_at", "d.began_at")
                    .time("ended_at", "d.ended_at")
                    .from(
                            """
                            performance_daily AS d
                            LEFT JOIN portfolios AS f ON f.id = d.portfolio_id
                            LEFT JOIN assets AS q ON q.id = d.quote_asset_id\
                            """);

    static final ListingSource DAYS = DAY_COLUMNS.descending("d.portfolio_id", "d.day");

    /** Of one portfolio. */
    static final ListingSource DAYS_BY_DAY = DAY_COLUMNS.descending("d.day");

    private PerformanceSource() {}
}
