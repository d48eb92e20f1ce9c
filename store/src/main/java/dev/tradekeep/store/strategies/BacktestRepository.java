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
                                p.set("engine_run_id", result.engineRunId())
                                        .set("strategy_id", result.strategyId())
                                        .set("preset_id", result.presetId())
                                        .set("series_id", result.seriesId())
                                        .set("parameters", result.parameters())
                                        .set("quote_asset_id", result.quoteAssetId())
                                        .set("first_open_time", result.firstOpenTime())
                                        .set("last_open_time", result.lastOpenTime())
                                        .set("start_equity", result.startEquity())
                                        .set("end_equity", result.endEquity())
                                        .set("max_drawdown_bps", result.drawdownMaxBps())
                                        .set("orders", result.orders())
                                        .set("trades", result.trades())
                                        .set("fees", result.fees())
                                        .set("slippage", result.slippage())
                                        .set("created_at", result.createdAt()));
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_EQUITY)) {
            batch.set("backtest_id", id);
            for (CurvePoint point : curve) {
                batch.set("measured_at", point.at())
                        .set("equity", point.equity())
                        .set("drawdown_bps", point.drawdownBps());
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
