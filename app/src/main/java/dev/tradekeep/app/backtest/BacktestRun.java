package dev.tradekeep.app.backtest;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.evidence.CandleReport;
import dev.tradekeep.store.strategies.BacktestInputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest that has run.
 *
 * @param feeds in the order of the plan's
 * @param plan whose strategies are used up
 * @param inputs what led to the outcome
 * @param candles what is odd about the candles of each feed
 * @param presetId of the preset that was run last; null without one
 * @param startNanos when it began, {@link System#nanoTime}
 * @param loadNanos until the candles were in memory
 */
public record BacktestRun(
        List<LoadedFeed> feeds,
        BacktestPlan plan,
        BacktestInputs inputs,
        List<CandleReport> candles,
        BacktestOutcome outcome,
        @Nullable Long presetId,
        long startNanos,
        long loadNanos) {
    public BacktestRun {
        feeds = List.copyOf(feeds);
        candles = List.copyOf(candles);
    }
}
