package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/** Simple moving average: the mean of the last prices. The sum is exact. */
public final class Sma extends RunningIndicator {
    private static final String NAME = "SMA";

    private final Price price;
    private final Window window;
    private final WideSum sum = new WideSum();

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
    public double value() {
        return warm(sum.toDouble() / ((long) window.size() * price.parts()));
    }
}
