package dev.tradekeep.app.sweep;

import dev.tradekeep.app.backtest.BacktestRun;
import java.util.List;

/**
 * A walk forward that is over.
 *
 * @param run the folds stitched together: one account over all that was not learnt from
 * @param embargo candles between learning and judging
 * @param holdOutFrom when the hold-out begins, UTC microseconds
 * @param candidates points that were tried in each window
 */
public record WalkForward(
        BacktestRun run, List<Fold> folds, int embargo, long holdOutFrom, int candidates) {
    public WalkForward {
        folds = List.copyOf(folds);
    }

    /** What all folds earned, one after another, as a share. */
    public double total() {
        double growth = 1;
        for (Fold fold : folds) {
            growth *= 1 + fold.earned();
        }
        return growth - 1;
    }

    /**
     * What a candle earned outside of what was learnt from by what one earned inside (Pardo 2008);
     * NaN when nothing was earned inside.
     */
    public double efficiency() {
        double inside = 0;
        int chosen = 0;
        long judged = 0;
        for (Fold fold : folds) {
            judged += fold.window().testUntil() - fold.window().testFrom();
            if (!Double.isNaN(fold.learnt())) {
                int candles = fold.window().trainUntil() - fold.window().trainFrom();
                inside += each(fold.learnt(), candles);
                chosen++;
            }
        }
        return chosen == 0 || inside <= 0 ? Double.NaN : each(total(), judged) / (inside / chosen);
    }

    private static double each(double all, long candles) {
        return all <= -1 ? -1 : StrictMath.expm1(StrictMath.log1p(all) / candles);
    }

    /** Fees and slippage of all seams, quote-asset units. */
    public long seamCost() {
        return folds.stream().mapToLong(Fold::seamCost).sum();
    }
}
