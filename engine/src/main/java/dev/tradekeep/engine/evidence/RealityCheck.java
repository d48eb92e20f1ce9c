package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.statistics.NeumaierSum;
import java.util.Arrays;

/**
 * How often the best of some worthless trials is as good as the best that was found (White 2000).
 * Returns are those less a benchmark's.
 */
public final class RealityCheck {
    /** Returns that are drawn in all, about. */
    private static final long WORK_MAX = 10_000_000_000L;

    private static final int SERIES_MIN = 100;

    private final int[][] draws;

    private RealityCheck(int[][] draws) {
        this.draws = draws;
    }

    /** √n × the mean of the best trial. */
    static double best(double[][] trials) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] trial : trials) {
            best = Math.max(best, mean(trial));
        }
        return StrictMath.sqrt(trials[0].length) * best;
    }

    /**
     * The p-value: (1 + how many draws are as good) / (draws + 1).
     *
     * @param trials excess returns of each trial, of the same periods
     * @param draws places of each series that is drawn, the same for all trials
     */
    public static double pValue(double[][] trials, int[][] draws) {
        RealityCheck check = new RealityCheck(draws);
        double[] best = check.none();
        for (double[] trial : trials) {
            merge(best, check.measure(trial));
        }
        return check.pValue(best);
    }

    /**
     * A check of trials that come one by one.
     *
     * @param benchmark returns that trials are compared with, 2 or more; their blocks are drawn
     * @param trials how many there may be: of very many fewer series are drawn
     */
    public static RealityCheck begin(double[] benchmark, int trials, long seed) {
        long each = Math.max(1, (long) benchmark.length * trials);
        int series = Math.clamp(WORK_MAX / each, SERIES_MIN, StationaryBootstrap.SERIES);
        return new RealityCheck(
                new StationaryBootstrap(benchmark).places(series, Draws.of(seed, "reality check")));
    }

    /**
     * What a trial adds; several threads may call it.
     *
     * @param excess its returns less the benchmark's
     * @return the mean, then of each series that is drawn the mean less that
     */
    public double[] measure(double[] excess) {
        double[] measured = new double[draws.length + 1];
        double mean = mean(excess);
        measured[0] = mean;
        for (int i = 0; i < draws.length; i++) {
            measured[i + 1] = mean(excess, draws[i]) - mean;
        }
        return measured;
    }

    /** What there is before the first trial. */
    public double[] none() {
        double[] none = new double[draws.length + 1];
        Arrays.fill(none, Double.NEGATIVE_INFINITY);
        return none;
    }

    /** Takes what is larger, in any order. */
    public static void merge(double[] into, double[] measured) {
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.max(into[i], measured[i]);
        }
    }

    /** The p-value of all trials that were merged. */
    public double pValue(double[] merged) {
        int asGood = 0;
        for (int i = 0; i < draws.length; i++) {
            double scale = StrictMath.sqrt(draws[i].length);
            asGood += scale * merged[i + 1] >= scale * merged[0] ? 1 : 0;
        }
        return (1.0 + asGood) / (draws.length + 1);
    }

    private static double mean(double[] values) {
        return NeumaierSum.of(values) / values.length;
    }

    private static double mean(double[] values, int[] places) {
        double sum = 0;
        for (int place : places) {
            sum += values[place];
        }
        return sum / places.length;
    }
}
