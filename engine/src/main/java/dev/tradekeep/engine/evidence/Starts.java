package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.performance.DayTracker;
import java.util.Locale;

/** Whether a strategy earns wherever in the first fifth it begins, judged on the rest. */
final class Starts {
    /** Runs that it takes. */
    static final int RUNS = Starts.STARTS;

    private static final int STARTS = 20;
    private static final int CANDLES_MIN = 50;
    private static final double MOST = 0.9;

    private final BacktestPlan plan;
    private final Runs runs;

    Starts(BacktestPlan plan, Runs runs) {
        this.plan = plan;
        this.runs = runs;
    }

    Check check() {
        if (plan.leastCandles() < CANDLES_MIN) {
            return Check.none(CheckKind.STARTS, "it needs " + CANDLES_MIN + " candles");
        }
        long fifth = (plan.lastCloseTime() - plan.firstOpenTime()) / 5;
        int earned = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < STARTS; i++) {
            long from = plan.firstOpenTime() + fifth * i / STARTS;
            double rest =
                    returnAfter(
                            runs.run(
                                    Rerun.Variation.ofFeeds(
                                            feed -> ChangedCandles.from(feed, from))),
                            plan.firstOpenTime() + fifth);
            earned += rest > 0 ? 1 : 0;
            least = Math.min(least, rest);
            most = Math.max(most, rest);
        }
        double same = Math.max(earned, STARTS - earned) / (double) STARTS;
        Grade grade = same == 1 ? Grade.OK : same >= MOST ? Grade.DOUBT : Grade.FAIL;
        return new Check(
                CheckKind.STARTS,
                grade,
                same,
                1,
                String.format(Locale.ROOT, "between %,.2f %% and %,.2f %%", 100 * least, 100 * most)
                        + "; bars that begin within an interval are left out");
    }

    private static double returnAfter(BacktestOutcome outcome, long at) {
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        double begun = account.portfolio().cash();
        for (DayTracker.Result day : account.days()) {
            if (day.beganAt() > at) {
                break;
            }
            begun = day.startEquity();
        }
        return begun <= 0 ? -1 : account.curve().last().equity() / begun - 1;
    }
}
