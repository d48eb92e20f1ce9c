package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import java.util.Locale;

/**
 * An indicator that counts its candles, and may not be read before it has seen enough. Base of
 * those here, and of one's own. As it is, it saves nothing: right for what looks back at a window.
 */
public abstract class RunningIndicator implements Indicator {
    /** The longest window or average: a week of minutes. */
    public static final int PERIOD_MAX = 10_080;

    /** The largest factor of a band. */
    private static final double FACTOR_MAX = 1_000;

    private final String name;
    private final int warmupBars;
    private long seen;

    /** Whose candles count: another one that is the same, or this. */
    private RunningIndicator source = this;

    /**
     * @param name for people, parameters included
     * @param warmupBars how many candles make it readable, 1 or more
     */
    protected RunningIndicator(String name, int warmupBars) {
        this.name = name;
        this.warmupBars = warmupBars;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final int warmupBars() {
        return warmupBars;
    }

    @Override
    public final boolean isWarm() {
        return source.seen >= warmupBars;
    }

    @Override
    public final void update(Bar bar) {
        next(bar);
        seen++;
    }

    /** Takes the next candle; {@link #seen} does not count it yet. */
    protected abstract void next(Bar bar);

    /**
     * Whether another one was declared as this was, its name says so, and neither has seen a
     * candle: then its candles count from now on.
     */
    @SuppressWarnings("ReferenceEquality") // It must not be its own source.
    final boolean adopts(RunningIndicator other) {
        boolean same = other != this && other.name.equals(name) && other.seen == 0 && seen == 0;
        if (same) {
            source = other;
        }
        return same;
    }

    /** How many candles it has seen before this one. */
    protected final long seen() {
        return seen;
    }

    /** Sets how many candles it has seen, when it is restored. */
    final void seen(long count) {
        seen = count;
    }

    /**
     * The value that is read, once there may be one.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is not warm
     */
    protected final double warm(double value) {
        requireWarm();
        return value;
    }

    /**
     * Fails when it has not seen enough candles to be read.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is not warm
     */
    protected final void requireWarm() {
        if (!isWarm()) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    name
                            + " was read before it was warm: wanted "
                            + warmupBars
                            + " candles, found "
                            + source.seen
                            + ", "
                            + (warmupBars - source.seen)
                            + " are missing. Ask isWarm() first, or read it after the warm-up.");
        }
    }

    @Override
    public final String toString() {
        return name;
    }

    /** A period that is allowed: from 1 to {@link #PERIOD_MAX}. */
    static int period(String indicator, int candles) {
        if (candles < 1 || candles > PERIOD_MAX) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    indicator
                            + ": a period is from 1 to "
                            + PERIOD_MAX
                            + " candles, found "
                            + candles
                            + ".");
        }
        return candles;
    }

    /** A factor that is allowed: above 0 and at most {@link #FACTOR_MAX}. */
    static double factor(String indicator, double factor) {
        if (!(factor > 0 && factor <= FACTOR_MAX)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    indicator
                            + ": a factor is above 0 and at most "
                            + plain(FACTOR_MAX)
                            + ", found "
                            + plain(factor)
                            + ".");
        }
        return factor;
    }

    /** A factor in a name: 2 rather than 2.0. */
    static String plain(double factor) {
        return factor == Math.rint(factor) && Math.abs(factor) <= FACTOR_MAX
                ? String.format(Locale.ROOT, "%.0f", factor)
                : Double.toString(factor);
    }
}
