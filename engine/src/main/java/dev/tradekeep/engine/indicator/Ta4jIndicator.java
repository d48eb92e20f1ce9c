package dev.tradekeep.engine.indicator;

import dev.tradekeep.model.market.Bar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * Any indicator of ta4j, for what is not here:
 *
 * <pre>{@code
 * setup.indicator(Ta4jIndicator.of(s -> new CCIIndicator(s, 20), 40));
 * }</pre>
 *
 * <p>It is made anew of its last candles each time that it is read, so that its value depends on
 * nothing else and a restart changes nothing. That costs: an object or more for each of these
 * candles at each reading, instead of a few additions. One that depends on all candles before needs
 * many of them.
 */
public final class Ta4jIndicator extends RunningIndicator {
    private static final NumFactory NUMBERS = DoubleNumFactory.getInstance();

    private final Function<? super BarSeries, ? extends org.ta4j.core.Indicator<Num>> constructor;
    private final Deque<org.ta4j.core.Bar> history = new ArrayDeque<>();

    /** The last value that was read; null since another candle has closed. */
    private @Nullable Double value;

    private Ta4jIndicator(
            String name,
            Function<? super BarSeries, ? extends org.ta4j.core.Indicator<Num>> constructor,
            int candles) {
        super(name, candles);
        this.constructor = constructor;
    }

    /**
     * One that is made of so many last candles, prices in price units.
     *
     * @param constructor called each time that it is read
     * @param candles how many it sees, from 1 to {@link #PERIOD_MAX}: it is warm when there are so
     *     many
     */
    public static Ta4jIndicator of(
            Function<? super BarSeries, ? extends org.ta4j.core.Indicator<Num>> constructor,
            int candles) {
        String what = constructor.apply(series(List.of())).getClass().getSimpleName();
        return new Ta4jIndicator(
                what + " of " + candles + " candles", constructor, period(what, candles));
    }

    @Override
    protected void next(Bar bar) {
        if (history.size() == warmupBars()) {
            history.removeFirst();
        }
        history.addLast(
                new BaseBar(
                        null,
                        instant(bar.openTime()),
                        instant(bar.closeTime()),
                        NUMBERS.numOf(bar.open()),
                        NUMBERS.numOf(bar.high()),
                        NUMBERS.numOf(bar.low()),
                        NUMBERS.numOf(bar.close()),
                        NUMBERS.numOf(bar.volume()),
                        NUMBERS.zero(),
                        0));
        value = null;
    }

    /** What ta4j says; not a number where it has none. */
    @Override
    public double value() {
        requireWarm();
        Double known = value;
        if (known == null) {
            BarSeries series = series(new ArrayList<>(history));
            known = constructor.apply(series).getValue(series.getEndIndex()).doubleValue();
            value = known;
        }
        return known;
    }

    private static BarSeries series(List<org.ta4j.core.Bar> bars) {
        return new BaseBarSeriesBuilder().withNumFactory(NUMBERS).withBars(bars).build();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
