package dev.tradekeep.app.backtest;

import dev.tradekeep.engine.backtest.BacktestPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many runs have in common.
 *
 * @param feeds in the order of the plan's
 * @param plan with the strategies as they were asked for
 * @param presetId of the preset that was named last; null without one
 */
public record BacktestBase(List<LoadedFeed> feeds, BacktestPlan plan, @Nullable Long presetId) {
    public BacktestBase {
        feeds = List.copyOf(feeds);
    }
}
