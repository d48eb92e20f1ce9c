package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Checks that run the backtest again with something changed: that it repeats, that it does not look
 * ahead, that it does not depend on where it begins, and what it bears in costs.
 */
public final class RepeatedRuns {
    /** Runs at most: what progress is counted in. */
    public static final long RUNS =
            2L + LookAhead.RUNS + Recursion.RUNS + CostRuns.RUNS + Starts.RUNS;

    private RepeatedRuns() {}

    /**
     * Makes them all.
     *
     * @param plan of the run; its strategies are used up
     * @param base what came of it
     * @param randomEntry how well its trades are timed
     * @param progress hears how many runs are done; what it throws ends the checks
     */
    public static List<Check> make(
            Rerun rerun,
            BacktestPlan plan,
            BacktestOutcome base,
            Check randomEntry,
            long seed,
            LongConsumer progress) {
        Runs runs = new Runs(rerun, progress);
        return List.of(
                repeat(base, runs),
                new LookAhead(plan, base, runs, seed).check(randomEntry),
                new Recursion(plan, runs).check(),
                new CostRuns(base, runs).check(),
                new Starts(plan, runs).check());
    }

    private static Check repeat(BacktestOutcome base, Runs runs) {
        for (Rerun.Variation same : List.of(Rerun.Variation.NONE, Rerun.Variation.FRESH)) {
            if (!isSame(base, runs.run(same))) {
                return new Check(
                        CheckKind.REPEAT, Grade.FAIL, 0, 0, "another run gives another result");
            }
        }
        return Check.of(CheckKind.REPEAT, Grade.OK, 2, 0);
    }

    private static boolean isSame(BacktestOutcome base, BacktestOutcome other) {
        return base.orders().isSameUntil(other.orders(), Long.MAX_VALUE)
                && base.fills().equals(other.fills())
                && base.ledger().equals(other.ledger());
    }
}
