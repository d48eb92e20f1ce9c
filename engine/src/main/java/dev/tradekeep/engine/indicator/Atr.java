package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Average true range: how far the price goes in a candle, gaps included, smoothed as Wilder does.
 * As in ta4j, it begins with the range after the first {@code candles}.
 */
public final class Atr extends RecursiveIndicator {
    private static final String NAME = "ATR";

    private final int candles;
    private final TrueRange range = new TrueRange();
    private final Smoothing smoothing;

    /** The one that is updated: this, or one that it follows. */
    private Atr of = this;

    public Atr(int candles) {
        super(NAME + "(" + candles + ")", warmupBars(period(NAME, candles)));
        this.candles = candles;
        smoothing = Smoothing.wilder(candles);
    }

    /** Those that do not count, the first, and those that make it fade. */
    static int warmupBars(int candles) {
        return candles + 1 + Smoothing.wilder(candles).fading();
    }

    @Override
    protected void next(Bar bar) {
        long current = range.next(bar);
        if (seen() >= candles) {
            smoothing.next((double) current);
        }
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Atr same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    /** The range, price units. */
    @Override
    public double value() {
        return warm(of.smoothing.average());
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        range.save(state);
        smoothing.save(state);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        range.restore(state);
        smoothing.restore(state);
    }
}
