package dev.tradekeep.engine.statistics;

import dev.tradekeep.model.time.Micros;

/** How equity grew, whatever happened between. Pure functions. */
public final class Growth {
    /** A year has 365 days, microseconds. */
    public static final long YEAR_MICROS = 365 * 24 * 3_600 * Micros.PER_SECOND;

    private static final String NO_TIME = "no time has passed";

    private Growth() {}

    /** The whole return: 0.01 for one percent; below −1 when more was lost than there was. */
    public static Statistic totalReturn(long start, long end) {
        return start <= 0
                ? Statistic.none("there was no equity to begin with")
                : Statistic.of(between(start, end));
    }

    /**
     * The return a year that leads to the whole return in so much time; −1 when nothing is left.
     *
     * @param total the whole return
     * @param micros how long it took
     */
    public static Statistic cagr(double total, long micros) {
        if (total <= -1) {
            return new Statistic.Value(-1);
        }
        if (micros <= 0) {
            return Statistic.none(NO_TIME);
        }
        double years = (double) micros / YEAR_MICROS;
        return Statistic.of(StrictMath.pow(1 + total, 1 / years) - 1);
    }

    /**
     * Calmar ratio (Young 1991).
     *
     * @param cagr return a year
     * @param drawdown share of the peak that was lost
     */
    public static Statistic calmar(double cagr, double drawdown) {
        return Statistic.ratio(cagr, drawdown, "equity never fell");
    }

    /** The return between two amounts, the first above 0. */
    static double between(long start, long end) {
        long change = end - start;
        // The difference of two amounts of different signs may not fit 64 bits.
        boolean wraps = ((start ^ end) & (end ^ change)) < 0;
        return wraps ? (double) end / start - 1 : (double) change / start;
    }
}
