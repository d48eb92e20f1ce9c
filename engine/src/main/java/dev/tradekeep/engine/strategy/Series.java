package dev.tradekeep.engine.strategy;

import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closed candles that a strategy looks at: those that it decides on, those of a longer interval, or
 * those of another instrument. What is registered here is up to date before the strategy is asked.
 * For the engine's thread alone.
 */
public final class Series {
    private final @Nullable String symbol;
    private final @Nullable Interval interval;
    private final List<Indicator> indicators = new ArrayList<>();

    /** Those of them that are updated here, and follow no other. */
    private final List<Indicator> updated = new ArrayList<>();

    private final Closes closes = new Closes();
    private final LastCandle last = new LastCandle();
    private int lookback;

    /**
     * @param symbol null for the instrument that the strategy trades
     * @param interval null for that of the candles that it decides on
     */
    Series(@Nullable String symbol, @Nullable Interval interval) {
        this.symbol = symbol;
        this.interval = interval;
    }

    /** Keeps an indicator up to date with its candles. */
    public <I extends Indicator> I indicator(I indicator) {
        indicators.add(indicator);
        updated.add(indicator);
        return indicator;
    }

    /** Keeps so many closes, and the one before them. */
    public Closes closes(int candles) {
        if (candles < 1) {
            throw new IllegalArgumentException("Wanted 1 close or more, found " + candles + ".");
        }
        lookBack(candles);
        return closes;
    }

    /**
     * The last candle that has closed; the same object each time.
     *
     * @throws dev.tradekeep.model.error.TradekeepException before the first
     */
    public Bar last() {
        return last.require(toString());
    }

    /** The symbol of another instrument; null for that which the strategy trades. */
    @Nullable String symbol() {
        return symbol;
    }

    @Nullable Interval interval() {
        return interval;
    }

    List<Indicator> indicators() {
        return indicators;
    }

    int lookback() {
        return lookback;
    }

    /** Sees to it that so many candles are there before the strategy is asked. */
    void lookBack(int candles) {
        lookback = Math.max(lookback, candles);
    }

    /** How many of its candles must have closed before the strategy is asked. */
    int warmupBars() {
        int bars = lookback;
        for (Indicator indicator : indicators) {
            bars = Math.max(bars, indicator.warmupBars());
        }
        return bars;
    }

    void follow(CloseColumn column) {
        closes.follow(column);
    }

    /** A candle of it has closed; the closes are kept by the engine. */
    void update(Bar bar) {
        last.copy(bar);
        for (int i = 0; i < updated.size(); i++) {
            updated.get(i).update(bar);
        }
    }

    /**
     * Lets its indicators follow the same ones of others, which they join if they are the first.
     */
    void share(List<Indicator> known) {
        updated.removeIf(mine -> follows(mine, known));
        known.addAll(updated);
    }

    private static boolean follows(Indicator mine, List<Indicator> known) {
        for (Indicator other : known) {
            if (mine.follow(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an indicator is updated here. */
    boolean updates() {
        return !updated.isEmpty();
    }

    boolean isWarm() {
        for (Indicator indicator : indicators) {
            if (!indicator.isWarm()) {
                return false;
            }
        }
        return closes.count() >= warmupBars();
    }

    @Override
    public String toString() {
        String of = symbol == null ? "the instrument" : symbol;
        return interval == null ? of : of + " of " + interval;
    }
}
