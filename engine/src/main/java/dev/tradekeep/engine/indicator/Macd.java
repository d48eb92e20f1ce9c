package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;

/**
 * Moving average convergence divergence: a fast EMA of the price less a slow one, the signal line,
 * which is an EMA of that, and the histogram, the first less the second.
 */
public final class Macd extends RecursiveIndicator {
    private static final String NAME = "MACD";

    private final Price price;
    private final int fastCandles;
    private final int slowCandles;
    private final int signalCandles;
    private final Smoothing fast;
    private final Smoothing slow;
    private final Smoothing signal;

    /** The one that is updated: this, or one that it follows. */
    private Macd of = this;

    /** Of closes. */
    public Macd(int fast, int slow, int signal) {
        this(Price.CLOSE, fast, slow, signal);
    }

    /**
     * Of another price.
     *
     * @param fast candles of the fast EMA, fewer than of the slow one
     * @param slow candles of the slow EMA
     * @param signal candles of the EMA of the difference
     */
    public Macd(Price price, int fast, int slow, int signal) {
        super(
                NAME + "(" + price.prefix() + fast + "," + slow + "," + signal + ")",
                warmupBars(fast, slow, signal));
        this.price = price;
        fastCandles = fast;
        slowCandles = slow;
        signalCandles = signal;
        this.fast = Smoothing.exponential(fast);
        this.slow = Smoothing.exponential(slow);
        this.signal = Smoothing.exponential(signal);
    }

    private static int warmupBars(int fast, int slow, int signal) {
        if (period(NAME, fast) >= period(NAME, slow)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    NAME
                            + ": the fast average must be shorter than the slow one, found "
                            + fast
                            + " and "
                            + slow
                            + ".");
        }
        int begun = Math.max(slow, period(NAME, signal)) + 1;
        return begun
                + Smoothing.exponential(slow).fading()
                + Smoothing.exponential(signal).fading();
    }

    @Override
    protected void next(Bar bar) {
        double value = price.of(bar);
        long index = seen();
        if (index >= fastCandles) {
            fast.next(value);
        }
        if (index < slowCandles) {
            return;
        }
        slow.next(value);
        if (index >= signalCandles) {
            signal.next(fast.average() - slow.average());
        }
    }

    @Override
    public boolean follow(Indicator other) {
        if (other instanceof Macd same && adopts(same)) {
            of = same;
            return true;
        }
        return false;
    }

    /** The fast average less the slow one, price units. */
    @Override
    public double value() {
        return warm(of.fast.average() - of.slow.average());
    }

    /** The signal line, price units. */
    public double signal() {
        return warm(of.signal.average());
    }

    /** How far the line is above its signal, price units. */
    public double histogram() {
        return value() - of.signal.average();
    }

    @Override
    protected void saveNumbers(StateWriter state) {
        fast.save(state);
        slow.save(state);
        signal.save(state);
    }

    @Override
    protected void restoreNumbers(StateReader state) {
        fast.restore(state);
        slow.restore(state);
        signal.restore(state);
    }
}
