package dev.tradekeep.engine.sweep;

import dev.tradekeep.engine.backtest.Backtest;
import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.backtest.BacktestPlan;
import dev.tradekeep.engine.evidence.Overfitting;
import dev.tradekeep.engine.evidence.RealityCheck;
import dev.tradekeep.engine.statistics.DayCurve;
import dev.tradekeep.engine.statistics.Measure;
import dev.tradekeep.engine.statistics.Moments;
import dev.tradekeep.engine.statistics.Performance;
import dev.tradekeep.engine.statistics.Statistic;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import java.util.Arrays;
import java.util.function.Function;

/** Runs points, each in memory of its own over the same candles. Thread-safe. */
public final class TrialRunner {
    /** Of fewer days there is nothing to compare. */
    private static final int DAYS_MIN = 2;

    private final Function<Place, BacktestPlan> plans;
    private final double[] hold;
    private final RealityCheck check;
    private final int blocks;

    /**
     * @param plans makes the plan of a point; throws {@link ErrorCode#INVALID_ARGUMENT} where the
     *     strategy refuses its parameters. Called by several threads
     * @param base a plan of the same candles
     * @param points how many there will be, about
     * @param seed of what is drawn
     */
    public TrialRunner(
            Function<Place, BacktestPlan> plans, BacktestPlan base, int points, long seed) {
        this.plans = plans;
        double[] held =
                Backtest.holdDays(base)
                        .map(days -> days.returns(base.sessions()))
                        .orElse(new double[0]);
        hold = held.length < DAYS_MIN ? new double[DAYS_MIN] : held;
        check = RealityCheck.begin(hold, points, seed);
        blocks = Overfitting.blocks(hold.length);
    }

    /** What came of a point, with what its days add. */
    record Ran(Trial trial, Luck luck) {}

    Luck none() {
        return Luck.none(check, hold.length);
    }

    RealityCheck check() {
        return check;
    }

    /** How many days are compared. */
    int days() {
        return hold.length;
    }

    int blocks() {
        return blocks;
    }

    Ran run(Place place) {
        BacktestPlan plan;
        try {
            plan = plans.apply(place);
        } catch (TradekeepException e) {
            if (e.code() != ErrorCode.INVALID_ARGUMENT) {
                throw e;
            }
            return new Ran(Trial.refused(place, String.valueOf(e.getMessage())), none());
        }
        BacktestOutcome outcome = Backtest.trial(plan);
        double[] returns = returns(plan, outcome);
        return new Ran(trial(place, outcome, returns), Luck.of(check, returns, hold));
    }

    /** A run that ended early holds nothing from then on. */
    private double[] returns(BacktestPlan plan, BacktestOutcome outcome) {
        DayCurve days = new DayCurve();
        outcome.accounts().getFirst().days().forEach(days::add);
        return Arrays.copyOf(days.returns(plan.sessions()), hold.length);
    }

    private Trial trial(Place place, BacktestOutcome outcome, double[] returns) {
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        Performance performance = account.statistics().account();
        double[] figures =
                Trial.MEASURES.stream()
                        .mapToDouble(measure -> figure(performance, measure))
                        .toArray();
        double[] days = new double[1 + 2 * Math.max(1, blocks)];
        Moments moments = Moments.of(returns);
        days[0] = moments.deviation() > 0 ? moments.mean() / moments.deviation() : 0;
        System.arraycopy(Overfitting.sums(returns, blocks), 0, days, 1, 2 * blocks);
        return new Trial(
                place,
                outcome.orders().size() == 0 ? "asked for no order" : "",
                account.curve().last().equity(),
                outcome.trips().size(),
                account.fees(),
                figures,
                days);
    }

    private static double figure(Performance performance, Measure measure) {
        return performance.get(measure) instanceof Statistic.Value(double value)
                ? value
                : Double.NaN;
    }
}
