package dev.tradekeep.store.strategies;

import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;
import java.util.List;

/** The results of backtests in one transaction. */
public final class BacktestRepository {
    /** The most points of an equity curve that are kept. */
    public static final int CURVE_POINTS_MAX = 500;

    private final Transaction transaction;

    public BacktestRepository(Transaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Writes a result with its equity curve down.
     *
     * @param curve in order of time; at most {@link #CURVE_POINTS_MAX} points
     * @return its id
     */
    public long insert(BacktestResult result, List<CurvePoint> curve) {
        if (curve.size() > CURVE_POINTS_MAX) {
            throw new IllegalArgumentException(
                    "Wanted at most " + CURVE_POINTS_MAX + " points, found " + curve.size());
        }
        long id =
                transaction.insert(
                        StrategyQuery.INSERT_BACKTEST,
                        p ->
                                p.set(1, result.engineRunId())
                                        .set(2, result.strategyId())
                                        .set(3, result.presetId())
                                        .set(4, result.seriesId())
                                        .set(5, result.parameters())
                                        .set(6, result.quoteAssetId())
                                        .set(7, result.firstOpenTime())
                                        .set(8, result.lastOpenTime())
                                        .set(9, result.startEquity())
                                        .set(10, result.endEquity())
                                        .set(11, result.drawdownMaxBps())
                                        .set(12, result.orders())
                                        .set(13, result.trades())
                                        .set(14, result.fees())
                                        .set(15, result.createdAt()));
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_EQUITY)) {
            batch.set(1, id);
            for (CurvePoint point : curve) {
                batch.set(2, point.at()).set(3, point.equity()).set(4, point.drawdownBps());
                batch.add();
            }
        }
        return id;
    }

    /** Begins to add the round trips of a backtest; close it before the unit of work ends. */
    public RoundTripAppender appendRoundTrips(long backtestId, long instrumentId) {
        return new RoundTripAppender(transaction, backtestId, instrumentId);
    }
}
