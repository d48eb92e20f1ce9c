package dev.tradekeep.engine.strategy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine hands over the candles of a feed to what a strategy has registered on it. For the
 * engine's thread alone.
 */
public final class SeriesInput {
    /** A month has so many days at most, which its interval does not say. */
    private static final long DAYS_OF_MONTH_MAX = 31;

    private static final long DAYS_OF_MONTH = 30;

    private final Series series;
    private final boolean watched;
    private final List<Series> higher;
    private final List<Built> built = new ArrayList<>();

    /** Candles of a longer interval. */
    private record Built(Series series, HigherCandle candle, CloseColumn closes) {
        void hand() {
            closes.add(candle.close());
            series.update(candle);
        }
    }

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
        long bars = series.warmupBars();
        for (Series longer : higher) {
            // One is under way, and the first may be half over.
            bars = Math.max(bars, (longer.warmupBars() + 2L) * ratio(longer, of));
        }
        return Math.toIntExact(bars);
    }

    private static long ratio(Series longer, Interval of) {
        Interval interval = intervalOf(longer);
        long micros =
                interval.isMonth()
                        ? interval.micros() / DAYS_OF_MONTH * DAYS_OF_MONTH_MAX
                        : interval.micros();
        return Math.ceilDiv(micros, of.micros());
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
     * @param grid of the feed
     * @throws TradekeepException with {@link ErrorCode#INVALID_ARGUMENT} when a longer interval
     *     cannot be built of the feed's
     */
    public void connect(CloseColumn column, CandleGrid grid) {
        series.follow(column);
        built.clear();
        for (Series longer : higher) {
            Interval interval = intervalOf(longer);
            requireBuildable(interval, grid.interval());
            CloseColumn closes = new CloseColumn(longer.lookback());
            longer.follow(closes);
            built.add(new Built(longer, new HigherCandle(grid.of(interval)), closes));
        }
    }

    private static void requireBuildable(Interval longer, Interval of) {
        boolean multiple =
                longer.micros() > of.micros()
                        && (longer.isMonth() || longer.micros() % of.micros() == 0);
        if (!multiple) {
            throw new TradekeepException(
                    ErrorCode.INVALID_ARGUMENT,
                    "Candles of "
                            + longer
                            + " cannot be built of candles of "
                            + of
                            + ": wanted a multiple of "
                            + of
                            + ".");
        }
    }

    /** Whether it has to be told of candles; the closes alone are kept by the engine. */
    public boolean needsBars() {
        return watched || !series.indicators().isEmpty() || !higher.isEmpty();
    }

    /** A candle of the feed has closed, and its close is in the column. */
    public void add(Bar bar) {
        series.update(bar);
        for (int i = 0; i < built.size(); i++) {
            Built one = built.get(i);
            if (one.candle.endsBefore(bar)) {
                one.hand();
            }
            if (one.candle.add(bar)) {
                one.hand();
            }
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
