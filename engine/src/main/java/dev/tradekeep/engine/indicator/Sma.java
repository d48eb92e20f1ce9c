package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/** Simple moving average: the mean of the last prices. The sum is exact. */
public final class Sma extends RunningIndicator {
    private static final String NAME = "SMA";

    private final Price price;
    private final Window window;
    private final WideSum sum = new WideSum();

    /** The one that is updated: this, or one that it follows. */
    private Sma of = this;

    /** Of closes. */
    public Sma(int candles) {
        this(Price.CLOSE, candles);
    }

    /** Of another price. */
    public Sma(Price price, int candles) {
        super(NAME + "(" + price.prefix() + candles + ")", period(NAME, candles));
        this.price = price;
        window = new Window(candles);
    }

    @Override
    protected void next(Bar bar) {
        long value = price.sum(bar);
        sum.add(value);
        sum.subtract(window.push(value));
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Sma same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    @Override
    public double value() {
        return warm(of.sum.toDouble() / ((long) window.size() * price.parts()));
    }
}
