package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;

/**
 * Bollinger bands: the mean of the last prices, and a number of standard deviations (of the whole
 * population) above and below it.
 *
 * <p>Squares are summed exactly, in 192 bits. The deviation is taken from the sum of {@code (x -
 * m)²}, where {@code m} is a whole number next to the mean: {@code Σx² - m × (Σx + r)} with {@code
 * r = Σx - n × m}. That is exact, too, so that nothing cancels.
 */
public final class Bollinger extends RunningIndicator {
    private static final String NAME = "Bollinger";

    private final Price price;
    private final double factor;
    private final Window window;
    private final WideSum sum = new WideSum();
    private final WideSum squares = new WideSum();
    private final WideSum scratch = new WideSum();
    private final WideSum spread = new WideSum();
    private double mean;
    private double deviation;

    /** Whether the two are of the last candle: they are made when they are read. */
    private boolean fresh;

    /** The one that is updated: this, or one that it follows. */
    private Bollinger of = this;

    /** Of closes. */
    public Bollinger(int candles, double factor) {
        this(Price.CLOSE, candles, factor);
    }

    /**
     * Of another price.
     *
     * @param factor how many standard deviations the bands are away from the mean
     */
    public Bollinger(Price price, int candles, double factor) {
        super(
                NAME + "(" + price.prefix() + candles + "," + plain(factor) + ")",
                period(NAME, candles));
        this.price = price;
        this.factor = factor(NAME, factor);
        window = new Window(candles);
    }

    @Override
    protected void next(Bar bar) {
        long value = price.sum(bar);
        long oldest = window.push(value);
        sum.add(value);
        sum.subtract(oldest);
        squares.addProduct(value, value);
        squares.subtractProduct(oldest, oldest);
        fresh = false;
    }

    private void refresh() {
        requireWarm();
        if (fresh) {
            return;
        }
        fresh = true;
        int size = window.size();
        double center = sum.toDouble() / size;
        mean = center / price.parts();
        deviation = Math.sqrt(variance((long) center, size)) / price.parts();
    }

    private double variance(long near, int size) {
        scratch.set(sum);
        scratch.subtractProduct(near, size);
        long rest = scratch.lowBits();
        scratch.set(sum);
        scratch.add(rest);
        spread.set(squares);
        spread.subtractProduct(scratch, near);
        double correction = (double) rest * rest / size;
        return Math.max(0, spread.toDouble() - correction) / size;
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Bollinger same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    /** The mean, price units. */
    @Override
    public double value() {
        of.refresh();
        return of.mean;
    }

    /** The band above, price units. */
    public double upper() {
        of.refresh();
        return of.mean + of.deviation * factor;
    }

    /** The mean, price units. */
    public double middle() {
        return value();
    }

    /** The band below, price units. */
    public double lower() {
        of.refresh();
        return of.mean - of.deviation * factor;
    }

    /** The standard deviation, price units. */
    public double deviation() {
        of.refresh();
        return of.deviation;
    }
}
