package dev.tradekeep.engine.evidence;

import dev.tradekeep.engine.statistics.NeumaierSum;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Draws series anew out of a series, in blocks of random length, so that what follows what is kept
 * (Politis and Romano 1994). Blocks run on from the end to the beginning.
 */
public final class StationaryBootstrap {
    /** How many series are drawn unless a caller wants fewer. */
    public static final int SERIES = 2_000;

    private static final int INSIGNIFICANT_MIN = 5;
    private static final double SIGNIFICANCE = 2;

    private final double[] values;
    private final double restart;

    /**
     * @param values 2 or more
     */
    public StationaryBootstrap(double[] values) {
        this.values = values.clone();
        restart = 1 / Math.max(1, blockLength(values));
    }

    /**
     * Places of a series that is drawn.
     *
     * @param size of the series that is drawn from
     * @param restart the probability that a block ends, above 0
     * @param uniform draws from 0 up to, but without, 1
     * @param into filled
     */
    static void places(int size, double restart, DoubleSupplier uniform, int[] into) {
        int place = 0;
        for (int i = 0; i < into.length; i++) {
            boolean begins = i == 0 || uniform.getAsDouble() < restart;
            place = begins ? (int) (uniform.getAsDouble() * size) : (place + 1) % size;
            into[i] = place;
        }
    }

    /** Places of some series as long as the one that is drawn from. */
    int[][] places(int series, RandomGenerator random) {
        int[][] drawn = new int[series][values.length];
        for (int[] one : drawn) {
            places(values.length, restart, random::nextDouble, one);
        }
        return drawn;
    }

    /**
     * What a figure is in series that are drawn, sorted.
     *
     * @param length of each series
     * @param figure of one; the array is reused
     */
    double[] figures(
            int series, int length, RandomGenerator random, ToDoubleFunction<double[]> figure) {
        double[] figures = new double[series];
        int[] places = new int[length];
        double[] drawn = new double[length];
        for (int i = 0; i < series; i++) {
            places(values.length, restart, random::nextDouble, places);
            for (int k = 0; k < length; k++) {
                drawn[k] = values[places[k]];
            }
            figures[i] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return figures;
    }

    /**
     * The value that a share of sorted figures lies below.
     *
     * @param share 0 to 1
     */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
    }

    /**
     * The length of blocks that suits a series (Politis and White 2004, corrected by Patton and
     * others 2009), 0 or more.
     *
     * @param values 2 or more
     */
    static double blockLength(double[] values) {
        int n = values.length;
        double mean = NeumaierSum.of(values) / n;
        double[] off = new double[n];
        for (int i = 0; i < n; i++) {
            off[i] = values[i] - mean;
        }
        double most = StrictMath.ceil(Math.min(3 * StrictMath.sqrt(n), n / 3.0));
        int row = Math.max(INSIGNIFICANT_MIN, (int) StrictMath.log10(n));
        int lags = Math.min(n - 2, (int) StrictMath.ceil(StrictMath.sqrt(n)) + row);
        double[] covariance = new double[lags + 1];
        int bandwidth = bandwidth(off, covariance, row);
        double weighted = 0;
        double spectrum = covariance[0];
        for (int lag = 1; lag <= bandwidth; lag++) {
            double share = (double) lag / bandwidth;
            double weight = share <= 0.5 ? 1 : 2 * (1 - share);
            weighted += 2 * weight * lag * covariance[lag];
            spectrum += 2 * weight * covariance[lag];
        }
        if (spectrum == 0) {
            return 0;
        }
        double length =
                StrictMath.cbrt(weighted * weighted / (spectrum * spectrum)) * StrictMath.cbrt(n);
        return Math.min(length, most);
    }

    /** Twice the lag after which nothing is significant any more; fills in the covariances. */
    private static int bandwidth(double[] off, double[] covariance, int row) {
        int n = off.length;
        int lags = covariance.length - 1;
        double limit = SIGNIFICANCE * StrictMath.sqrt(StrictMath.log10(n) / n);
        int insignificant = 0;
        int found = -1;
        for (int lag = 0; lag <= lags; lag++) {
            double product = product(off, lag, off, 0, n - lag);
            covariance[lag] = product / n;
            if (found < 0 && insignificant >= row) {
                found = lag - row;
            }
            double ahead = product(off, lag + 1, off, lag + 1, n - lag - 1);
            double behind = product(off, 0, off, 0, n - lag - 1);
            double scale = StrictMath.sqrt(ahead * behind);
            boolean significant = scale == 0 || Math.abs(product) / scale >= limit;
            insignificant = significant ? 0 : insignificant + 1;
        }
        return Math.min(lags, found < 0 ? lags : 2 * Math.max(1, found));
    }

    private static double product(double[] left, int from, double[] right, int start, int count) {
        NeumaierSum sum = new NeumaierSum();
        for (int i = 0; i < count; i++) {
            sum.add(left[from + i] * right[start + i]);
        }
        return sum.total();
    }
}
