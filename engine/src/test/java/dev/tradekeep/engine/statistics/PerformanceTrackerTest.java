package dev.tradekeep.engine.statistics;

import static dev.tradekeep.engine.statistics.VectorsTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.model.instrument.Asset;
import dev.tradekeep.model.instrument.Instrument;
import dev.tradekeep.model.number.BasisPoints;
import dev.tradekeep.model.order.Side;
import dev.tradekeep.venue.TradingDays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTrackerTest {
    private static final long DAY = DayTracker.DAY_MICROS;
    private static final Asset USD = new Asset("USD", 2);

    /** A unit of quantity at a price of n units is worth n cents. */
    private static final Instrument PLAIN =
            new Instrument("A/USD", new Asset("A", 0), USD, 2, 0, 1, 1, 0, 0);

    private final PerformanceTracker tracker =
            new PerformanceTracker(List.of(PLAIN, PLAIN), RoundTripSink.NONE);

    private Performance told(long... prices) {
        List<Long> last = List.of(prices[0], prices[1]);
        return Figures.of(
                tracker,
                new Figures.Fall(new Statistic.Value(0), 0),
                new Figures.Marks(last, BasisPoints.parse("100"), BasisPoints.parse("50")),
                Terms.of(TradingDays.EVERY_DAY),
                null);
    }

    /** Half of two days: two instruments that overlap, and one that is still open. */
    @Test
    void isExposedWhileAnythingIsHeld() {
        tracker.trade(0, Side.BUY, 10, 100, 1_000, 5, 10, 0);
        tracker.trade(1, Side.BUY, 10, 100, 1_000, 0, 0, DAY / 4);
        tracker.trade(0, Side.SELL, 10, 110, 1_100, 0, 0, DAY / 4 + 1);
        tracker.trade(1, Side.SELL, 10, 100, 1_000, 0, 0, DAY / 2);
        tracker.trade(1, Side.SELL, 10, 100, 1_000, 0, 0, 3 * DAY / 2);
        tracker.days().add(0, 10_000, 10_085, 0, DAY);
        tracker.days().add(1, 10_085, 10_185, DAY, 2 * DAY);

        Performance told = told(110, 90);

        assertThat(value(told.get(Measure.EXPOSURE))).isEqualTo(0.5, within(1e-12));
        assertThat(value(told.get(Measure.TURNOVER)))
                .isEqualTo(5_100 / ((10_000 + 10_085 + 10_185) / 3.0), within(1e-12));
        assertThat(told.get(Measure.FEES)).isEqualTo(new Statistic.Money(10));
        assertThat(told.get(Measure.SLIPPAGE)).isEqualTo(new Statistic.Money(5));
        assertThat(told.get(Measure.TRADES)).isEqualTo(new Statistic.Count(2));
        // Sold short for 10.00, worth 9.00: of 1.85 in all. Closing costs 0.05, and 1 % of 8.95.
        assertThat(told.get(Measure.OPEN_PROFIT)).isEqualTo(new Statistic.Money(100));
        assertThat(value(told.get(Measure.OPEN_SHARE))).isEqualTo(100 / 185.0, within(1e-12));
        assertThat(told.get(Measure.CLOSING_COST)).isEqualTo(new Statistic.Money(5 + 9));
        assertThat(told.get(Measure.CAGR)).isInstanceOf(Statistic.NotAvailable.class);
    }

    @Test
    void withoutAPriceAnOpenPositionIsNotValued() {
        tracker.trade(0, Side.BUY, 10, 100, 1_000, 0, 0, 0);
        tracker.days().add(0, 10_000, 10_000, 0, DAY);

        assertThat(told(0, 0).get(Measure.OPEN_PROFIT))
                .isEqualTo(Statistic.none("no price of what is open is known"));
    }

    /** A grid buys lower and sells each part higher, and is never flat until the end. */
    @Test
    void tellsAGridByItsClosingFills() {
        tracker.trade(0, Side.BUY, 10, 100, 1_000, 0, 10, 0);
        tracker.trade(0, Side.BUY, 10, 80, 800, 0, 10, 1);
        tracker.trade(0, Side.SELL, 10, 100, 1_000, 0, 10, 2);
        tracker.trade(0, Side.SELL, 10, 85, 850, 0, 10, 3);
        tracker.days().add(0, 10_000, 10_010, 0, DAY);

        Performance told = told(85, 85);

        // At an average cost of 0.90: 1.00 less 0.20 of fees, and −0.50 less as much.
        assertThat(told.get(Measure.TRADES)).isEqualTo(new Statistic.Count(1));
        assertThat(told.get(Measure.CLOSING_FILLS)).isEqualTo(new Statistic.Count(2));
        assertThat(value(told.get(Measure.CLOSING_FILLS_WON))).isEqualTo(0.5);
        assertThat(value(told.get(Measure.CLOSING_FILLS_PROFIT_FACTOR)))
                .isEqualTo(80 / 70.0, within(1e-12));
        assertThat(told.get(Measure.CLOSING_FILLS_EXPECTANCY)).isEqualTo(new Statistic.Money(5));
        assertThat(told.get(Measure.EXPECTANCY)).isEqualTo(new Statistic.Money(10));
    }

    @Test
    void seesTheWorstPriceInsideABar() {
        tracker.trade(0, Side.BUY, 10, 100, 1_000, 0, 0, 0);
        tracker.inside(0, 10, 60, 120, 100, 10_000, 10_000);
        tracker.inside(0, 10, 70, 120, 100, 10_000, 10_000);
        tracker.days().add(0, 10_000, 10_000, 0, DAY);

        assertThat(value(told(100, 100).get(Measure.DRAWDOWN_INSIDE)))
                .isEqualTo(0.04, within(1e-12));
    }

    @Test
    void figuresOfAYearAreShownAfterAYear() {
        tracker.days().add(0, 10_000, 11_000, 0, DAY);
        tracker.days().add(364, 11_000, 12_000, 364 * DAY, 365 * DAY);

        assertThat(value(told(1, 1).get(Measure.CAGR))).isEqualTo(0.2, within(1e-12));
        assertThat(told(1, 1).get(Measure.CALMAR)).isEqualTo(Statistic.none("equity never fell"));
    }
}
