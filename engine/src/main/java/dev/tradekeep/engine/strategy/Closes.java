package dev.tradekeep.engine.strategy;

import dev.tradekeep.market.series.BarColumns;
import org.jspecify.annotations.Nullable;

/**
 * The last closes of a series, exact, as a strategy sees them. All strategies on one feed look at
 * the same column. For the engine's thread alone.
 */
public final class Closes {
    private CloseColumn column;

    Closes() {
        this(new CloseColumn(0));
    }

    Closes(CloseColumn column) {
        this.column = column;
    }

    /** From now on it shows another column. */
    void follow(CloseColumn other) {
        column = other;
    }

    /** Every candle that closes, from the first on; null where nobody knows them ahead. */
    @Nullable BarColumns foreseen() {
        return column.foreseen();
    }

    /** How many candles have closed, those included that are forgotten. */
    public long count() {
        return column.count();
    }

    /**
     * The close of so many candles ago, price units; 0 for the last.
     *
     * @throws IndexOutOfBoundsException when there were not so many, or it is forgotten
     */
    public long ago(int candles) {
        return column.ago(candles);
    }
}
