package dev.tradekeep.store.performance;

import dev.tradekeep.store.sql.Binder;
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
                Binder.of(
                        day.portfolioId(),
                        day.day(),
                        day.quoteAssetId(),
                        day.startEquity(),
                        day.endEquity(),
                        day.drawdownMaxBps(),
                        day.trades(),
                        day.fees()));
    }

    /**
     * The days of a portfolio in their order.
     *
     * @param from days since the epoch, inclusive, as is {@code to}
     */
    public List<DailyPerformance> days(long portfolioId, long from, long to) {
        return transaction.list(
                PerformanceQuery.DAYS,
                Binder.of(portfolioId, from, to),
                row ->
                        new DailyPerformance(
                                portfolioId,
                                row.getLong(0),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getLong(6)));
    }
}
