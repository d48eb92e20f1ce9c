package dev.tradekeep.bench.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * The figures of one subject at one piece of work, over all rounds.
 *
 * @param median the middle one; of an even number the mean of the middle two
 */
public record Figures(double median, double min, double max) {
    private static final double LARGE = 1_000;

    /**
     * Sums up one figure a round.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Figures of(double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("Wanted the figure of one round at least.");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figures(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** A figure for people: {@code 5,500,000} or {@code 0.84}. */
    static String text(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) >= LARGE ? "%,.0f" : "%.3f", figure);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
