package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.statistics.NeumaierSum;

/**
 * How often the best of some worthless trials is as good as the best that was found (White 2000).
 * Returns are those less a benchmark's.
 */
public final class RealityCheck {
    private RealityCheck() {}

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
        double found = best(trials);
        double[] means = new double[trials.length];
        for (int t = 0; t < trials.length; t++) {
            means[t] = mean(trials[t]);
        }
        int asGood = 0;
        for (int[] places : draws) {
            double best = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < trials.length; t++) {
                best = Math.max(best, mean(trials[t], places) - means[t]);
            }
            asGood += StrictMath.sqrt(places.length) * best >= found ? 1 : 0;
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
