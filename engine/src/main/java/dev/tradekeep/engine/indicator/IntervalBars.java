package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.model.market.ReusedBar;
import dev.tradekeep.model.market.RollupLevels;
import java.util.function.Consumer;

/**
 * Makes the candles of a longer interval out of those of a shorter one, closed ones only. They open
 * as {@link CandleGrid#utc} says and are what the roll-ups of the market data are.
 *
 * <p>A candle closes with its last part, or, where that is missing, when the first part of a later
 * one comes. The first one counts only when it was seen from its beginning; of later ones, parts
 * may be missing, as in the market. Allocates nothing.
 *
 * <p>For one thread.
 */
public final class IntervalBars {
    private static final long LONGEST_MONTH = 31 * 86_400_000_000L;

    private final Interval interval;
    private final CandleGrid grid;
    private final ReusedBar candle = new ReusedBar();
    private boolean begun;

    /** Whether the candle in hand is made of parts that were seen from its beginning. */
    private boolean whole;

    private boolean open;

    /**
     * @param parts interval of the candles that are fed
     * @param interval of those to make, a multiple of it
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when it is none
     */
    public IntervalBars(Interval parts, Interval interval) {
        if (!RollupLevels.isMultiple(interval, parts)) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Candles of "
                            + interval
                            + " are made of shorter ones that divide it, found "
                            + parts
                            + ".");
        }
        this.interval = interval;
        grid = CandleGrid.utc(interval);
    }

    /** The interval of the candles that it makes. */
    public Interval interval() {
        return interval;
    }

    /**
     * How many candles of one interval to feed for so many closed ones of a longer one, wherever
     * they begin.
     */
    public static int partsFor(Interval parts, Interval interval, int candles) {
        long ratio = (interval.isMonth() ? LONGEST_MONTH : interval.micros()) / parts.micros();
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (candles + 1) * ratio - 1));
    }

    /**
     * The next candle of the shorter interval has closed.
     *
     * @param closed takes what has closed because of it, up to two candles, oldest first; the same
     *     object each time, to be copied where it is kept. A volume beyond 64 bits is {@link
     *     Long#MAX_VALUE}
     */
    public void add(Bar part, Consumer<? super Bar> closed) {
        if (open && part.openTime() >= candle.closeTime()) {
            close(closed);
        }
        if (open) {
            candle.extend(part);
        } else {
            long opens = grid.floor(part.openTime());
            candle.begin(part, opens, grid.next(opens));
            whole = begun || part.openTime() == opens;
            begun = true;
            open = true;
        }
        if (part.closeTime() >= candle.closeTime()) {
            close(closed);
        }
    }

    private void close(Consumer<? super Bar> closed) {
        open = false;
        if (whole) {
            closed.accept(candle);
        }
    }
}
