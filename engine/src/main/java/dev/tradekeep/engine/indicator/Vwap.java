package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Volume-weighted average price: the typical prices of the last candles, each counted as often as
 * something was traded. The sums are exact. Without any volume in the window ta4j has no number;
 * here it is the last typical price.
 */
public final class Vwap extends RunningIndicator {
    private static final String NAME = "VWAP";

    private final Window prices;
    private final Window volumes;
    private final WideSum traded = new WideSum();
    private final WideSum volume = new WideSum();
    private double last;

    public Vwap(int candles) {
        super(NAME + "(" + candles + ")", period(NAME, candles));
        prices = new Window(candles);
        volumes = new Window(candles);
    }

    @Override
    protected void next(Bar bar) {
        long price = Price.TYPICAL.sum(bar);
        long weight = bar.volume();
        last = Price.TYPICAL.of(bar);
        traded.addProduct(price, weight);
        volume.add(weight);
        long oldestWeight = volumes.push(weight);
        traded.subtractProduct(prices.push(price), oldestWeight);
        volume.subtract(oldestWeight);
    }

    /** The average, price units. */
    @Override
    public double value() {
        requireWarm();
        double weights = volume.toDouble();
        return weights == 0 ? last : traded.toDouble() / (weights * Price.TYPICAL.parts());
    }
}
