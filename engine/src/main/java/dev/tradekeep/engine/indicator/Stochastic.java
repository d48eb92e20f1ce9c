package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;

/**
 * Stochastic oscillator: where the close lies between the lowest low (0) and the highest high (100)
 * of the last candles, %K, and the mean of the last few of these, %D. Where the price has not moved
 * at all, ta4j has no number; here it is 50, neither high nor low.
 */
public final class Stochastic extends RunningIndicator {
    /** The most values that %D averages: it adds them up anew each time. */
    public static final int SMOOTHING_MAX = 100;

    private static final String NAME = "Stochastic";
    private static final double WHOLE = 100;
    private static final double MIDDLE = 50;

    private final WindowMaximum highs;

    /** Of lows below 0, so that the largest is the lowest. */
    private final WindowMaximum lows;

    private final double[] lastOnes;
    private int next;
    private double current;

    /**
     * @param candles that %K looks back at
     * @param smoothing values of %K that %D averages, up to {@link #SMOOTHING_MAX}
     */
    public Stochastic(int candles, int smoothing) {
        super(
                NAME + "(" + candles + "," + smoothing + ")",
                period(NAME, candles) + smoothing(smoothing) - 1);
        highs = new WindowMaximum(candles);
        lows = new WindowMaximum(candles);
        lastOnes = new double[smoothing];
    }

    private static int smoothing(int values) {
        if (values < 1 || values > SMOOTHING_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    NAME
                            + ": %D averages from 1 to "
                            + SMOOTHING_MAX
                            + " values, found "
                            + values
                            + ".");
        }
        return values;
    }

    @Override
    protected void next(Bar bar) {
        highs.push(bar.high());
        lows.push(-bar.low());
        long lowest = -lows.largest();
        long height = highs.largest() - lowest;
        current = height == 0 ? MIDDLE : (double) (bar.close() - lowest) / height * WHOLE;
        lastOnes[next] = current;
        next = next + 1 == lastOnes.length ? 0 : next + 1;
    }

    /** %K, 0 to 100. */
    @Override
    public double value() {
        return warm(current);
    }

    /** %K, 0 to 100. */
    public double k() {
        return value();
    }

    /** %D, the mean of the last values of %K. */
    public double d() {
        requireWarm();
        double sum = 0;
        for (int i = next; i < lastOnes.length; i++) {
            sum += lastOnes[i];
        }
        for (int i = 0; i < next; i++) {
            sum += lastOnes[i];
        }
        return sum / lastOnes.length;
    }
}
