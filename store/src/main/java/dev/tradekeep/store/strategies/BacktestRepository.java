package dev.tradekeep.store.strategies;

import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.store.engines.EngineVenue;
import dev.tradekeep.store.sql.Batch;
import dev.tradekeep.store.sql.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
                                        .set("quote", result.quote().code())
                                        .set("quote_scale", result.quote().scale())
                                        .set("first_open_time", result.firstOpenTime())
                                        .set("last_open_time", result.lastOpenTime())
                                        .set("start_equity", result.startEquity())
                                        .set("end_equity", result.endEquity())
                                        .set("max_drawdown_bps", result.drawdownMaxBps())
                                        .set("candles", result.candles())
                                        .set("orders", result.orders())
                                        .set("denied", result.denied())
                                        .set("expired", result.expired())
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
    public RoundTripAppender appendRoundTrips(long backtestId) {
        return new RoundTripAppender(transaction, backtestId);
    }

    /** Writes down what a backtest traded and what it was made of. */
    public void insertInputs(long backtestId, BacktestInputs inputs) {
        insertVenue(backtestId, inputs);
        insertMarkets(backtestId, inputs.markets());
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_BACKTEST_FEED)) {
            batch.set("backtest_id", backtestId);
            for (int i = 0; i < inputs.feeds().size(); i++) {
                BacktestInputs.Feed feed = inputs.feeds().get(i);
                batch.set("feed", i)
                        .set("market", feed.market())
                        .set("series_id", feed.seriesId())
                        .set("source", feed.source())
                        .set("interval_micros", feed.interval().micros())
                        .set("volume_scale", feed.volumeScale())
                        .set("candles", feed.candles())
                        .set("first_open_time", feed.firstOpenTime())
                        .set("last_open_time", feed.lastOpenTime())
                        .set("fingerprint", feed.fingerprint());
                batch.add();
            }
        }
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_BACKTEST_STRATEGY)) {
            batch.set("backtest_id", backtestId);
            for (int slot = 0; slot < inputs.strategies().size(); slot++) {
                BacktestInputs.Heard heard = inputs.strategies().get(slot);
                batch.set("slot", slot)
                        .set("strategy", heard.strategy())
                        .set("parameters", heard.parameters())
                        .set("sha256", heard.sha256())
                        .set("feed", heard.feed());
                batch.add();
            }
        }
    }

    /** Writes down the figures of a backtest. */
    public void insertStatistics(long backtestId, List<BacktestStatistic> statistics) {
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_BACKTEST_STATISTIC)) {
            batch.set("backtest_id", backtestId);
            for (BacktestStatistic statistic : statistics) {
                batch.set("account", statistic.account())
                        .set("measure", statistic.measure())
                        .set("kind", statistic.kind())
                        .set("value", statistic.value());
                batch.add();
            }
        }
    }

    /** Writes down what the result of a backtest is worth, once. */
    public void insertVerdict(long backtestId, BacktestVerdict verdict) {
        transaction.update(
                StrategyQuery.INSERT_BACKTEST_VERDICT,
                p ->
                        p.set("backtest_id", backtestId)
                                .set("verdict", verdict.verdict())
                                .set("report", verdict.report()));
    }

    /** Writes down what a backtest traded. */
    public void insertMarkets(long backtestId, List<Instrument> markets) {
        try (Batch batch = transaction.batch(StrategyQuery.INSERT_BACKTEST_MARKET)) {
            batch.set("backtest_id", backtestId);
            for (int i = 0; i < markets.size(); i++) {
                Instrument market = markets.get(i);
                batch.set("market", i)
                        .set("symbol", market.symbol())
                        .set("price_scale", market.priceScale())
                        .set("quantity_scale", market.quantityScale())
                        .set("tick_size", market.tickSize())
                        .set("lot_size", market.lotSize());
                batch.add();
            }
        }
    }

    private void insertVenue(long backtestId, BacktestInputs inputs) {
        EngineVenue venue = inputs.venue();
        transaction.update(
                StrategyQuery.INSERT_BACKTEST_INPUTS,
                p ->
                        p.set("backtest_id", backtestId)
                                .set("sha256", inputs.sha256())
                                .set("program_version", inputs.programVersion())
                                .set("fill_model", venue.fillModel())
                                .set("maker_fee", venue.makerFee().units())
                                .set("taker_fee", venue.takerFee().units())
                                .set("slippage", venue.slippage().units())
                                .set("volume_share_bps", venue.volumeShareBps())
                                .set("volume_unit", venue.volumeUnit())
                                .set("trading_days", venue.tradingDays())
                                .set("latency_micros", venue.latencyMicros()));
    }

    /**
     * Counts a trial of each strategy on each instrument that it heard, unless the same was tried
     * before.
     *
     * @return how many different trials there are by now of these strategies on these instruments
     *     whose candles overlap with its own, itself included
     */
    public int countTrial(BacktestInputs inputs) {
        noteTrial(inputs);
        return trials(inputs, Long.MIN_VALUE).size();
    }

    /** Counts a trial as {@link #countTrial} does, without looking at others. */
    public void noteTrial(BacktestInputs inputs) {
        for (BacktestInputs.Heard heard : inputs.strategies()) {
            BacktestInputs.Feed feed = inputs.feeds().get(heard.feed());
            String symbol = inputs.markets().get(feed.market()).symbol();
            transaction.update(
                    StrategyQuery.INSERT_TRIAL,
                    p ->
                            p.set("strategy", heard.strategy())
                                    .set("symbol", symbol)
                                    .set("sha256", inputs.sha256())
                                    .set("first_open_time", feed.firstOpenTime())
                                    .set("last_open_time", feed.lastOpenTime()));
        }
    }

    /**
     * How many different trials there are of the strategies of some inputs on candles that overlap
     * with its own.
     *
     * @param from only those that reach beyond this time, UTC microseconds
     */
    public int countTrials(BacktestInputs inputs, long from) {
        return trials(inputs, from).size();
    }

    private Set<String> trials(BacktestInputs inputs, long from) {
        Set<String> trials = new HashSet<>();
        for (BacktestInputs.Heard heard : inputs.strategies()) {
            BacktestInputs.Feed feed = inputs.feeds().get(heard.feed());
            String symbol = inputs.markets().get(feed.market()).symbol();
            transaction.forEach(
                    StrategyQuery.TRIALS,
                    p ->
                            p.set("strategy", heard.strategy())
                                    .set("symbol", symbol)
                                    .set("first_open_time", Math.max(from, feed.firstOpenTime()))
                                    .set("last_open_time", Math.max(from, feed.lastOpenTime())),
                    row -> trials.add(row.getText(0)));
        }
        return trials;
    }
}
