package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.BacktestBase;
import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.sweep.Search;
import dev.tradekeep.engine.sweep.SweepFindings;
import dev.tradekeep.engine.sweep.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that is over.
 *
 * @param base what the points have in common
 * @param searched the candles that were searched
 * @param trials all points, in the order in which they were tried
 * @param coarse those that were tried on longer candles before; empty without
 * @param chosen the choice run again over what was searched; null without one
 * @param deflated the probability that its Sharpe ratio is better than that of the luckiest; NaN
 *     where there is none
 * @param counted different trials of the strategy on overlapping candles by now; 0 without a
 *     database
 * @param looks of these that reach into the hold-out
 * @param holdOutFrom when the hold-out begins, UTC microseconds
 * @param look the choice over the hold-out; null when nobody wanted to see it
 */
public record SweepRun(
        BacktestBase base,
        Search search,
        List<BacktestFeed> searched,
        List<Trial> trials,
        List<Trial> coarse,
        SweepFindings findings,
        @Nullable BacktestOutcome chosen,
        double deflated,
        int counted,
        int looks,
        long holdOutFrom,
        @Nullable BacktestOutcome look) {
    public SweepRun {
        searched = List.copyOf(searched);
        trials = List.copyOf(trials);
        coarse = List.copyOf(coarse);
    }
}
