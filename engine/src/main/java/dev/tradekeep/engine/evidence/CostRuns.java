package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.backtest.BacktestOutcome;
import dev.tradekeep.engine.run.VenueSettings;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.venue.VenueCosts;
import dev.tradekeep.venue.VenueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a strategy earns when trading costs less or more, and when it is a bar late. */
final class CostRuns {
    /** Runs that it takes. */
    static final int RUNS = 5;

    private static final long MICRO = 1;

    private final BacktestOutcome base;
    private final Runs runs;

    CostRuns(BacktestOutcome base, Runs runs) {
        this.base = base;
        this.runs = runs;
    }

    Check check() {
        List<String> nets = new ArrayList<>();
        double twice = 0;
        double once = net(base);
        for (int halves : new int[] {0, 1, 4, 6}) {
            double net = net(runs.run(Rerun.Variation.ofRules(rules -> costing(rules, halves))));
            twice = halves == 4 ? net : twice;
            nets.add(format(halves / 2.0, 1) + " × " + format(net, 2));
        }
        double late = net(runs.run(Rerun.Variation.ofRules(CostRuns::late)));
        nets.add("a bar later " + format(late, 2));
        Grade grade = twice > 0 ? Grade.OK : once > 0 ? Grade.DOUBT : Grade.FAIL;
        return new Check(CheckKind.COSTS, grade, twice, 0, String.join(", ", nets));
    }

    private static String format(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private double net(BacktestOutcome outcome) {
        BacktestOutcome.Account account = outcome.accounts().getFirst();
        double units = account.curve().last().equity() - account.portfolio().cash();
        return units / StrictMath.pow(10, account.portfolio().quote().scale());
    }

    /** The rules with costs times halves by two. */
    private static VenueSettings costing(VenueSettings rules, int halves) {
        VenueCosts costs = rules.model().costs();
        return with(
                rules,
                new VenueCosts(
                        times(costs.makerFee(), halves),
                        times(costs.takerFee(), halves),
                        times(costs.slippage(), halves)),
                rules.model().latencyMicros());
    }

    private static BasisPoints times(BasisPoints rate, int halves) {
        return new BasisPoints(rate.units() * halves / 2);
    }

    /** What is asked for at a close misses the open of the next bar. */
    private static VenueSettings late(VenueSettings rules) {
        return with(rules, rules.model().costs(), rules.model().latencyMicros() + MICRO);
    }

    private static VenueSettings with(VenueSettings rules, VenueCosts costs, long latency) {
        VenueModel model = rules.model();
        return new VenueSettings(
                new VenueModel(model.fills(), costs, model.volumeShareBps(), latency),
                rules.volumeUnit(),
                rules.days());
    }
}
