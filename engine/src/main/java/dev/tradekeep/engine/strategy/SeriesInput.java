package dev.tradekeep.engine.strategy;

import dev.tradekeep.engine.indicator.Indicator;
import dev.tradekeep.engine.indicator.IntervalBars;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine hands over the candles of a feed to what a strategy has registered on it. For the
 * engine's thread alone.
 */
public final class SeriesInput {
    private final Series series;
    private final boolean watched;
    private final List<Series> higher;
    private final List<Built> built = new ArrayList<>();

    /** Candles of a longer interval. */
    private record Built(IntervalBars bars, Consumer<Bar> closed) {}

    /**
     * @param watched whether the strategy looks at its candles themselves
     * @param higher series of longer intervals that are built of it
     */
    SeriesInput(Series series, boolean watched, List<Series> higher) {
        this.series = series;
        this.watched = watched;
        this.higher = List.copyOf(higher);
    }

    /** Whether a series of a strategy is kept up to date by it. */
    public boolean isOf(Series one) {
        return one == series || higher.contains(one);
    }

    /** The symbol of another instrument; null for that which the strategy trades. */
    public @Nullable String symbol() {
        return series.symbol();
    }

    /** The interval that its candles must have; null for any. */
    public @Nullable Interval interval() {
        return series.interval();
    }

    /** How many closes of the feed are looked back at. */
    public int lookback() {
        return series.lookback();
    }

    /**
     * How many candles of the feed lead to the same state as all of them, but for what indicators
     * save.
     *
     * @param of the feed
     */
    public int warmupBars(Interval of) {
        int bars = series.warmupBars();
        for (Series longer : higher) {
            // The first may have begun in a gap, and would then be left out.
            int candles = longer.warmupBars() + 1;
            bars = Math.max(bars, IntervalBars.partsFor(of, intervalOf(longer), candles));
        }
        return bars;
    }

    private static Interval intervalOf(Series series) {
        Interval interval = series.interval();
        if (interval == null) {
            throw new IllegalStateException("A longer series has an interval");
        }
        return interval;
    }

    /**
     * Begins with the candles of a feed.
     *
     * @param column the closes of the feed, which the engine keeps
     * @param interval of the feed
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a longer interval
     *     cannot be built of the feed's
     */
    public void connect(CloseColumn column, Interval interval) {
        series.follow(column);
        built.clear();
        for (Series longer : higher) {
            CloseColumn closes = new CloseColumn(longer.lookback());
            longer.follow(closes);
            built.add(
                    new Built(
                            new IntervalBars(interval, intervalOf(longer)),
                            bar -> {
                                closes.add(bar.close());
                                longer.update(bar);
                            }));
        }
    }

    /**
     * Lets its indicators follow the same ones of other strategies on the feed, so that each is
     * computed once; before the first candle.
     *
     * @param known those of strategies before; what is new here is added
     */
    public void share(List<Indicator> known) {
        series.share(known);
    }

    /** Whether it has to be told of candles; the closes alone are kept by the engine. */
    public boolean needsBars() {
        return watched || series.updates() || !higher.isEmpty();
    }

    /** A candle of the feed has closed, and its close is in the column. */
    public void add(Bar bar) {
        series.update(bar);
        for (int i = 0; i < built.size(); i++) {
            Built one = built.get(i);
            one.bars.add(bar, one.closed);
        }
    }

    boolean isWarm() {
        for (Series longer : higher) {
            if (!longer.isWarm()) {
                return false;
            }
        }
        return series.isWarm();
    }

    /** All series that its candles keep up to date. */
    List<Series> all() {
        List<Series> all = new ArrayList<>(higher);
        all.addFirst(series);
        return all;
    }
}
