package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;

/**
 * A figure made of the closed candles of one feed, brought up to date candle by candle. Values that
 * are prices are in price units, like {@link Bar#close}, so that they can be compared with it.
 *
 * <p>An update takes constant time and allocates nothing. The same candles make the same value, bit
 * for bit, also over a restart: an indicator is first fed the last {@link #warmupBars} candles,
 * then {@link #restore}d. One that looks back at a window saves nothing and is what its last
 * candles make it; one that depends on all candles before saves the bits of its numbers.
 *
 * <p>For one thread.
 */
public interface Indicator {

    /** What people call it, parameters included: {@code RSI(14)}. */
    String name();

    /** How many candles it must have seen before it may be read; 1 or more. */
    int warmupBars();

    /** Whether it has seen enough candles to be read. */
    boolean isWarm();

    /**
     * The next candle has closed.
     *
     * @param bar copied where it is kept
     */
    void update(Bar bar);

    /**
     * The value after the last candle; of an indicator with several lines, the one that it is named
     * after or the one in the middle.
     *
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is not warm,
     *     naming it and how many candles are missing
     */
    double value();

    /**
     * From now on tells what another indicator of the same series tells, which was declared as it
     * was and has seen no candle either; it is not updated any more then. False, and nothing
     * changes, when the other is not the same or this cannot do it.
     */
    default boolean follow(Indicator other) {
        return false;
    }

    /** Writes what its last candles do not tell; nothing for one that looks back at a window. */
    default void save(StateWriter state) {}

    /** Reads what {@link #save} wrote, after it was fed the candles of its warm-up. */
    default void restore(StateReader state) {}
}
