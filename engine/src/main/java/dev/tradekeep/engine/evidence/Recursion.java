package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestFeed;
import dev.tradekeep.engine.backtest.BacktestFill;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.core.EngineSetup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a strategy signals the same when it has seen more before: begun one, two and four
 * warm-ups earlier, once nothing is held in either run.
 */
final class Recursion {
    /** Runs that it takes. */
    static final int RUNS = 3;

    private static final int MOST_WARM_UP = 4;

    private final BacktestPlan plan;
    private final Runs runs;

    Recursion(BacktestPlan plan, Runs runs) {
        this.plan = plan;
        this.runs = runs;
    }

    Check check() {
        long warmUp = warmUpMicros();
        if (warmUp == 0) {
            return new Check(CheckKind.RECURSION, Grade.OK, 0, 0, "it needs no warm-up");
        }
        long begin = plan.firstOpenTime() + MOST_WARM_UP * warmUp;
        if (begin + warmUp >= plan.lastCloseTime()) {
            return Check.none(
                    CheckKind.RECURSION, "the candles are shorter than five times its warm-up");
        }
        List<BacktestOutcome> outcomes = new ArrayList<>();
        for (int times = 1; times <= MOST_WARM_UP; times *= 2) {
            long from = begin - times * warmUp;
            outcomes.add(
                    runs.run(Rerun.Variation.ofFeeds(feed -> ChangedCandles.from(feed, from))));
        }
        Grade worst = Grade.OK;
        for (BacktestOutcome more : outcomes.subList(1, outcomes.size())) {
            Grade grade = convergence(outcomes.getFirst(), more, begin);
            worst = grade.compareTo(worst) > 0 ? grade : worst;
        }
        String note =
                switch (worst) {
                    case OK, NOT_AVAILABLE -> "";
                    case DOUBT -> "it comes to the same signals only later";
                    case FAIL -> "its signals depend on where the candles begin";
                };
        return new Check(CheckKind.RECURSION, worst, outcomes.size(), 0, note);
    }

    private long warmUpMicros() {
        long longest = 0;
        for (EngineSetup.StrategySetup strategy : plan.strategies()) {
            BacktestFeed feed = plan.feeds().get(strategy.feeds().getFirst());
            int bars = strategy.strategy().inputs().getFirst().warmupBars(feed.interval());
            longest = Math.max(longest, bars * feed.interval().micros());
        }
        return longest;
    }

    private static Grade convergence(BacktestOutcome one, BacktestOutcome other, long begin) {
        boolean first = true;
        for (long at : flatInBoth(one, other, begin)) {
            if (one.orders().hasSameSignalsAfter(other.orders(), at)) {
                return first ? Grade.OK : Grade.DOUBT;
            }
            first = false;
        }
        return Grade.FAIL;
    }

    /** Times from which nothing is held in either, the first from the beginning on. */
    private static List<Long> flatInBoth(BacktestOutcome one, BacktestOutcome other, long begin) {
        List<Long> flat = new ArrayList<>();
        List<Flatness.Span> left = Flatness.of(one.fills());
        List<Flatness.Span> right = Flatness.of(other.fills());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            long from = Math.max(begin, Math.max(left.get(l).from(), right.get(r).from()));
            if (from < Math.min(left.get(l).until(), right.get(r).until())) {
                flat.add(from);
            }
            if (left.get(l).until() < right.get(r).until()) {
                l++;
            } else {
                r++;
            }
        }
        return flat;
    }

    /** When a run holds nothing. */
    private static final class Flatness {
        private Flatness() {}

        /** A time in which nothing is held. */
        record Span(long from, long until) {}

        static List<Span> of(List<BacktestFill> fills) {
            List<Span> spans = new ArrayList<>();
            int held = 0;
            long from = Long.MIN_VALUE;
            Map<Integer, Boolean> holds = new HashMap<>();
            for (BacktestFill fill : fills) {
                boolean before = holds.getOrDefault(fill.market(), false);
                boolean after = fill.after().quantity() != 0;
                holds.put(fill.market(), after);
                int now = held + (after ? 1 : 0) - (before ? 1 : 0);
                if (held == 0 && now > 0) {
                    spans.add(new Span(from, fill.fill().at()));
                } else if (held > 0 && now == 0) {
                    from = fill.fill().at();
                }
                held = now;
            }
            if (held == 0) {
                spans.add(new Span(from, Long.MAX_VALUE));
            }
            return spans;
        }
    }
}
