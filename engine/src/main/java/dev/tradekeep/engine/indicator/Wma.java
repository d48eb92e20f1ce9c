package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Weighted moving average: the last price counts as often as there are candles in the window, the
 * one before once less, and so on. The sums are exact.
 */
public final class Wma extends RunningIndicator {
    private static final String NAME = "WMA";

    private final Price price;
    private final Window window;
    private final WideSum sum = new WideSum();
    private final WideSum weighted = new WideSum();

    /** The one that is updated: this, or one that it follows. */
    private Wma of = this;

    /** Of closes. */
    public Wma(int candles) {
        this(Price.CLOSE, candles);
    }

    /** Of another price. */
    public Wma(Price price, int candles) {
        super(NAME + "(" + price.prefix() + candles + ")", period(NAME, candles));
        this.price = price;
        window = new Window(candles);
    }

    @Override
    protected void next(Bar bar) {
        long value = price.sum(bar);
        weighted.subtract(sum);
        weighted.addProduct(value, window.size());
        sum.add(value);
        sum.subtract(window.push(value));
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Wma same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    @Override
    public double value() {
        long size = window.size();
        return warm(of.weighted.toDouble() / (size * (size + 1) / 2 * price.parts()));
    }
}
