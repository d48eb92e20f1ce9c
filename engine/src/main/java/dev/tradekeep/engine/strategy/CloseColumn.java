package dev.tradekeep.engine.strategy;

import dev.tradekeep.market.series.BarColumns;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last closes of a feed, one column for all strategies that hear it. It holds as many as the
 * strategy that looks back furthest needs, and one more. Adding allocates nothing. For the engine's
 * thread alone.
 */
public final class CloseColumn {
    private final long[] ring;
    private final int mask;
    private long count;

    /** Every candle that closes, from the first on; null where nobody knows them ahead. */
    private @Nullable BarColumns foreseen;

    /**
     * @param lookback how many closes a strategy looks back at most
     */
    public CloseColumn(int lookback) {
        // A power of two above the lookback: the close that leaves an average is still there.
        ring = new long[Math.max(2, Integer.highestOneBit(lookback) * 2)];
        mask = ring.length - 1;
    }

    /**
     * Says which candles will close, as is known in a backtest. No strategy sees them earlier for
     * it; what looks at closes alone may find out when it has to be asked next.
     *
     * @param candles all of them, in their order, from the first on
     */
    public void foresee(BarColumns candles) {
        if (count > 0) {
            throw new IllegalStateException("Candles are foreseen before the first, not later");
        }
        foreseen = candles;
    }

    @Nullable BarColumns foreseen() {
        return foreseen;
    }

    /** The next candle has closed. */
    public void add(long close) {
        ring[(int) count & mask] = close;
        count++;
    }

    /** How many candles have closed, those included that are forgotten. */
    public long count() {
        return count;
    }

    /**
     * The close of so many candles ago, price units; 0 for the last.
     *
     * @throws IndexOutOfBoundsException when there were not so many, or it is forgotten
     */
    public long ago(int candles) {
        Objects.checkIndex(candles, Math.min(count, ring.length));
        return ring[(int) (count - 1 - candles) & mask];
    }
}
