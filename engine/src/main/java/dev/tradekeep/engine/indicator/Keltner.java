package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Keltner channel: an EMA of the typical price, and a number of average true ranges above and below
 * it.
 */
public final class Keltner extends RecursiveIndicator {
    private static final String NAME = "Keltner";

    private final int candles;
    private final int rangeCandles;
    private final double factor;
    private final Smoothing average;
    private final TrueRange range = new TrueRange();
    private final Smoothing ranges;

    /**
     * @param candles of the EMA
     * @param factor how many average true ranges the bands are away from it
     * @param rangeCandles of the average true range
     */
    public Keltner(int candles, double factor, int rangeCandles) {
        super(
                NAME + "(" + candles + "," + plain(factor) + "," + rangeCandles + ")",
                Math.max(
                        Ema.warmupBars(period(NAME, candles)),
                        Atr.warmupBars(period(NAME, rangeCandles))));
        this.candles = candles;
        this.rangeCandles = rangeCandles;
        this.factor = factor(NAME, factor);
        average = Smoothing.exponential(candles);
        ranges = Smoothing.wilder(rangeCandles);
    }

    @Override
    protected void next(Bar bar) {
        long current = range.next(bar);
        if (seen() >= candles) {
            average.next(Price.TYPICAL.of(bar));
        }
        if (seen() >= rangeCandles) {
            ranges.next((double) current);
        }
    }

    /** The average, price units. */
    @Override
    public double value() {
        return warm(average.average());
    }

    /** The band above, price units. */
    public double upper() {
        return warm(average.average() + factor * ranges.average());
    }

    /** The average, price units. */
    public double middle() {
        return value();
    }

    /** The band below, price units. */
    public double lower() {
        return warm(average.average() - factor * ranges.average());
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        range.save(state);
        average.save(state);
        ranges.save(state);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        range.restore(state);
        average.restore(state);
        ranges.restore(state);
    }
}
