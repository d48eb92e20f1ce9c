package dev.tradekeep.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.engine.performance.EquityTracker;
import dev.tradekeep.venue.TradingDays;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** One example, worked out by hand and by other programs. */
class VectorsTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final int DAYS_A_YEAR = 365;
    private static final long[] EQUITY = {
        1000, 1010, 1005, 1020, 1000, 990, 1030, 1030, 1050, 1040, 1060
    };
    private static final long[] BENCHMARK = {
        1000, 1020, 1000, 1010, 980, 970, 1000, 1010, 1020, 1000, 1030
    };

    private final DayCurve curve = curve(EQUITY);
    private final double[] returns = curve.returns(TradingDays.EVERY_DAY);
    private final double[] benchmark = curve(BENCHMARK).returns(TradingDays.EVERY_DAY);

    static DayCurve curve(long... equity) {
        DayCurve curve = new DayCurve();
        long day = DayTracker.DAY_MICROS;
        for (int i = 1; i < equity.length; i++) {
            curve.add(i, equity[i - 1], equity[i], i * day, (i + 1) * day);
        }
        return curve;
    }

    @Test
    void growth() {
        Statistic total = curve.totalReturn();
        assertThat(value(total)).isEqualTo(0.06, EXACTLY);
        Statistic cagr = Growth.cagr(value(total), curve.micros());
        assertThat(value(cagr)).isEqualTo(7.3881093256, EXACTLY);
        assertThat(value(Growth.calmar(value(cagr), 30.0 / 1020)))
                .isEqualTo(251.1957170700, EXACTLY);
    }

    @Test
    void ratios() {
        assertThat(value(Ratios.sharpe(returns, 0, DAYS_A_YEAR))).isEqualTo(6.3279571290, EXACTLY);
        assertThat(value(Ratios.sharpeError(returns, 0, DAYS_A_YEAR)))
                .isEqualTo(6.0580383820, EXACTLY);
        assertThat(value(Ratios.sortino(returns, 0, DAYS_A_YEAR)))
                .isEqualTo(14.7768442915, EXACTLY);
        Moments moments = Moments.of(returns);
        assertThat(moments.skewness()).isEqualTo(0.3993359792, EXACTLY);
        assertThat(moments.kurtosis()).isEqualTo(2.3561771780, EXACTLY);
    }

    @Test
    void againstTheBenchmark() {
        assertThat(value(Ratios.beta(returns, benchmark, 0))).isEqualTo(0.7474763130, EXACTLY);
        assertThat(value(Ratios.alpha(returns, benchmark, 0, DAYS_A_YEAR)))
                .isEqualTo(1.3211526064, EXACTLY);
    }

    @Test
    void drawdown() {
        EquityTracker tracker = new EquityTracker();
        for (int i = 0; i < EQUITY.length; i++) {
            tracker.record(i, EQUITY[i]);
        }
        double peak = tracker.maximumDrawdown().peak().equity();
        assertThat(tracker.maximumDrawdown().amount() / peak).isEqualTo(0.0294117647, EXACTLY);
        assertThat(tracker.drawdownMicros()).isEqualTo(3);
    }

    @Test
    void trades() {
        TradeTotals totals = new TradeTotals();
        Arrays.stream(new long[] {20, -30, 40, 10}).forEach(net -> totals.add(net, 1_000));

        assertThat(value(totals.profitFactor())).isEqualTo(2.3333333333, EXACTLY);
        assertThat(value(totals.sqn())).isEqualTo(0.6793662205, EXACTLY);
        assertThat(value(totals.winRate())).isEqualTo(0.75, EXACTLY);
        assertThat(totals.expectancy()).isEqualTo(new Statistic.Money(10));
    }

    static double value(Statistic statistic) {
        assertThat(statistic).isInstanceOf(Statistic.Value.class);
        return ((Statistic.Value) statistic).value();
    }
}
