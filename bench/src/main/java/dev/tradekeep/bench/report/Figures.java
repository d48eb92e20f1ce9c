package dev.tradekeep.bench.report;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The figures of one subject at one piece of work.
 *
 * @param rounds one figure a round, in their order
 */
public record Figures(List<Double> rounds) {
    private static final double LARGE = 1_000;

    public Figures {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("Wanted the figure of one round at least.");
        }
        rounds = List.copyOf(rounds);
    }

    /**
     * One figure a round.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Figures of(double... rounds) {
        return new Figures(DoubleStream.of(rounds).boxed().toList());
    }

    /** The middle one; of an even number the mean of the middle two. */
    public double median() {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest. */
    public double min() {
        return Collections.min(rounds);
    }

    /** The largest. */
    public double max() {
        return Collections.max(rounds);
    }

    /**
     * How many times as good these are as others: the median of the ratios of each round, for what
     * slows a moment of the machine slows both. Of the medians when the rounds are not the same.
     */
    public double ratio(Figures others, Unit unit) {
        return ratios(others, unit).median();
    }

    /** The ratio of each round to that of others; one ratio when the rounds are not the same. */
    public Figures ratios(Figures others, Unit unit) {
        if (rounds.size() != others.rounds.size()) {
            return of(unit.ratio(median(), others.median()));
        }
        double[] ratios = new double[rounds.size()];
        Arrays.setAll(ratios, i -> unit.ratio(rounds.get(i), others.rounds.get(i)));
        return of(ratios);
    }

    /** Whether some round of these lies among those of others, or the other way round. */
    public boolean overlaps(Figures others) {
        return min() <= others.max() && others.min() <= max();
    }

    /** A figure for people: {@code 5,500,000} or {@code 0.84}. */
    public static String text(double figure) {
        return String.format(Locale.ROOT, Math.abs(figure) >= LARGE ? "%,.0f" : "%.3f", figure);
    }

    /** A ratio for people: {@code 1.07}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
