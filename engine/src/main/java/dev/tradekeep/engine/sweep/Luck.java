package dev.tradekeep.engine.sweep;

import dev.tradekeep.engine.evidence.RealityCheck;
import dev.tradekeep.engine.statistics.Moments;

/**
 * What is remembered of the days of all trials together, so that the days themselves need not be:
 * for the reality check the best of each series that is drawn, for their correlation the sum of
 * their standardised days. Not thread-safe.
 */
public final class Luck {
    private final double[] best;
    private final double[] standard;
    private long counted;

    private Luck(double[] best, double[] standard, long counted) {
        this.best = best;
        this.standard = standard;
        this.counted = counted;
    }

    static Luck none(RealityCheck check, int days) {
        return new Luck(check.none(), new double[days], 0);
    }

    /** Of one trial. */
    static Luck of(RealityCheck check, double[] returns, double[] hold) {
        double[] excess = new double[returns.length];
        for (int i = 0; i < excess.length; i++) {
            excess[i] = returns[i] - hold[i];
        }
        Moments moments = Moments.of(returns);
        double[] standard = new double[returns.length];
        boolean deviates = moments.deviation() > 0;
        for (int i = 0; deviates && i < standard.length; i++) {
            standard[i] = (returns[i] - moments.mean()) / moments.deviation();
        }
        return new Luck(check.measure(excess), standard, deviates ? 1 : 0);
    }

    void add(Luck other) {
        RealityCheck.merge(best, other.best);
        for (int i = 0; i < standard.length; i++) {
            standard[i] += other.standard[i];
        }
        counted += other.counted;
    }

    /** The p-value of the reality check. */
    double pValue(RealityCheck check) {
        return check.pValue(best);
    }

    /** The mean correlation of two trials; 0 of fewer than two. */
    double correlation() {
        if (counted < 2) {
            return 0;
        }
        double variance = 0;
        for (double one : standard) {
            variance += one * one;
        }
        variance /= standard.length - 1.0;
        return (variance - counted) / ((double) counted * (counted - 1));
    }

    /** One line. */
    public String text() {
        return Trial.encode(best) + " " + Trial.encode(standard) + " " + counted;
    }

    /** Reads {@link #text}. */
    public static Luck parse(String text) {
        String[] fields = text.split(" ", -1);
        return new Luck(
                Trial.decode(fields[0]), Trial.decode(fields[1]), Long.parseLong(fields[2]));
    }
}
