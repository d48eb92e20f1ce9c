package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Donchian channel: the highest high and the lowest low of the last candles, the last one included,
 * as in ta4j. A breakout is a close beyond the channel as it was before that candle: {@link
 * #upperBefore} and {@link #lowerBefore}, for which it sees one candle more before it is warm.
 */
public final class Donchian extends RunningIndicator {
    private static final String NAME = "Donchian";

    private final WindowMaximum highs;

    /** Of lows below 0, so that the largest is the lowest. */
    private final WindowMaximum lows;

    private long upper;
    private long lower;
    private long upperBefore;
    private long lowerBefore;

    /** The one that is updated: this, or one that it follows. */
    private Donchian of = this;

    public Donchian(int candles) {
        super(NAME + "(" + candles + ")", period(NAME, candles) + 1);
        highs = new WindowMaximum(candles);
        lows = new WindowMaximum(candles);
    }

    @Override
    protected void next(Bar bar) {
        upperBefore = upper;
        lowerBefore = lower;
        highs.push(bar.high());
        lows.push(-bar.low());
        upper = highs.largest();
        lower = -lows.largest();
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Donchian same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    /** Midway between the two, price units. */
    @Override
    public double value() {
        return warm(((double) of.lower + of.upper) / 2);
    }

    /** The highest high, price units. */
    public double upper() {
        return warm((double) of.upper);
    }

    /** Midway between the two, price units. */
    public double middle() {
        return value();
    }

    /** The lowest low, price units. */
    public double lower() {
        return warm((double) of.lower);
    }

    /** The highest high of as many candles before the last one, price units. */
    public double upperBefore() {
        return warm((double) of.upperBefore);
    }

    /** The lowest low of as many candles before the last one, price units. */
    public double lowerBefore() {
        return warm((double) of.lowerBefore);
    }
}
