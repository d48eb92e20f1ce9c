package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** The results of portfolios day by day, in one transaction. */
public final class PerformanceRepository {
    private final Transaction transaction;

    public PerformanceRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Writes the result of a day down; it replaces one of the same day. */
    public void save(DailyPerformance day) {
        transaction.update(
                PerformanceQuery.SAVE_DAY,
                p ->
                        p.set("portfolio_id", day.portfolioId())
                                .set("day", day.day())
                                .set("quote_asset_id", day.quoteAssetId())
                                .set("start_equity", day.startEquity())
                                .set("end_equity", day.endEquity())
                                .set("max_drawdown_bps", day.drawdownMaxBps())
                                .set("trades", day.trades())
                                .set("fees", day.fees())
                                .set("began_at", day.beganAt())
                                .set("ended_at", day.endedAt()));
    }

    /**
     * The days of a portfolio in their order.
     *
     * @param from days since the epoch, inclusive, as is {@code to}
     */
    public List<DailyPerformance> days(long portfolioId, long from, long to) {
        return transaction.list(
                PerformanceQuery.DAYS,
                p -> p.set("portfolio_id", portfolioId).set("from", from).set("to", to),
                row ->
                        new DailyPerformance(
                                row.getLong("portfolio_id"),
                                row.getLong("day"),
                                row.getLong("quote_asset_id"),
                                row.getLong("start_equity"),
                                row.getLong("end_equity"),
                                row.getInt("max_drawdown_bps"),
                                row.getLong("trades"),
                                row.getLong("fees"),
                                row.getLong("began_at"),
                                row.getLong("ended_at")));
    }
}
