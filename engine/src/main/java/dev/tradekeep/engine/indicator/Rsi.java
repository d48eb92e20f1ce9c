package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Relative strength index, 0 to 100: the share of rises in all changes of the price, both smoothed
 * as Wilder does. As in ta4j, it begins with the change after the first {@code candles}, and is 0
 * where the price has never moved, which {@link #isFlat} tells from a fall.
 *
 * <p>The steps are those of ta4j, in this order, each rounded as IEEE 754 does: {@code average +=
 * (change - average) × (1 / candles)} for rises and falls; {@code 100 - 100 / (1 + rises / falls)}.
 */
public final class Rsi extends RecursiveIndicator {
    private static final String NAME = "RSI";
    private static final double WHOLE = 100;

    private final int candles;
    private final Price price;
    private final Smoothing rises;
    private final Smoothing falls;
    private long previous;

    /** The one that is updated: this, or one that it follows. */
    private Rsi of = this;

    /** Of closes. */
    public Rsi(int candles) {
        this(Price.CLOSE, candles);
    }

    /** Of another price. */
    public Rsi(Price price, int candles) {
        super(
                NAME + "(" + price.prefix() + candles + ")",
                period(NAME, candles) + 1 + Smoothing.wilder(candles).fading());
        this.candles = candles;
        this.price = price;
        rises = Smoothing.wilder(candles);
        falls = Smoothing.wilder(candles);
    }

    @Override
    protected void next(Bar bar) {
        long current = price.sum(bar);
        if (seen() >= candles) {
            double parts = price.parts();
            rises.next(Math.max(0, current - previous) / parts);
            falls.next(Math.max(0, previous - current) / parts);
        }
        previous = current;
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Rsi same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    @Override
    public double value() {
        requireWarm();
        if (of.falls.average() == 0) {
            return of.rises.average() == 0 ? 0 : WHOLE;
        }
        return WHOLE - WHOLE / (1 + of.rises.average() / of.falls.average());
    }

    /** Whether the price has not moved, so that its value says nothing. */
    public boolean isFlat() {
        requireWarm();
        return of.rises.average() == 0 && of.falls.average() == 0;
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        state.write(previous);
        rises.save(state);
        falls.save(state);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        previous = state.readLong();
        rises.restore(state);
        falls.restore(state);
    }
}
