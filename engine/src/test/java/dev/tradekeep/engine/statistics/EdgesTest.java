package dev.tradekeep.engine.statistics;

import static dev.tradekeep.engine.statistics.VectorsTest.curve;
import static dev.tradekeep.engine.statistics.VectorsTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.performance.DayTracker;
import dev.tradekeep.venue.TradingDays;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is undefined has a reason, and is never 0 or infinite. */
class EdgesTest {
    private static final long DAY = DayTracker.DAY_MICROS;
    private static final int A = 365;

    /** A Friday. */
    private static final long FRIDAY = 20_007;

    private static String reason(Statistic statistic) {
        assertThat(statistic).isInstanceOf(Statistic.NotAvailable.class);
        return ((Statistic.NotAvailable) statistic).reason();
    }

    private static double[] filled(double value) {
        double[] all = new double[20];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void ratiosOfFewPeriodsSayNothing() {
        double[] nine = {1, 2, 3, 1, 2, 3, 1, 2, 3};
        assertThat(reason(Ratios.sharpe(nine, 0, A))).contains("10 whole periods", "there are 9");
        assertThat(reason(Ratios.sharpeError(nine, 0, A))).contains("there are 9");
        assertThat(reason(Ratios.sortino(nine, 0, A))).contains("there are 9");
        assertThat(reason(Ratios.beta(nine, nine, 0))).contains("there are 9");
        assertThat(reason(Ratios.alpha(nine, nine, 0, A))).contains("there are 9");
        assertThat(reason(Ratios.sharpe(new double[0], 0, A))).contains("there are 0");
    }

    @Test
    void returnsThatDoNotDeviateHaveNoSharpe() {
        for (double same : new double[] {0, 0.001, 1e-9, -0.3}) {
            assertThat(reason(Ratios.sharpe(filled(same), 0, A))).contains("do not deviate");
            assertThat(reason(Ratios.sharpeError(filled(same), 0, A))).contains("do not deviate");
        }
        assertThat(reason(Ratios.beta(filled(0.1), filled(0), 0))).contains("benchmark");
    }

    @Test
    void returnsThatNeverFallHaveNoSortino() {
        double[] up = filled(0.01);
        up[3] = 0;
        assertThat(reason(Ratios.sortino(up, 0, A))).contains("no period lost");
        assertThat(value(Ratios.sortino(up, 0.005, A))).isPositive();
    }

    @Test
    void aRiskFreeReturnIsTakenOff() {
        double[] returns = {.01, -.02, .03, .01, 0, .02, -.01, .01, .02, .03};
        double[] less = Arrays.stream(returns).map(r -> r - .005).toArray();
        assertThat(value(Ratios.sharpe(returns, .005, A)))
                .isEqualTo(value(Ratios.sharpe(less, 0, A)), within(1e-12));
    }

    @Test
    void withoutTradesThereIsNoRate() {
        TradeTotals none = new TradeTotals();
        assertThat(reason(none.winRate())).isEqualTo("no trade was closed");
        assertThat(reason(none.profitFactor())).isEqualTo("no trade was closed");
        assertThat(reason(none.expectancy())).isEqualTo("no trade was closed");
        assertThat(reason(none.sqn())).contains("there are 0");
    }

    @Test
    void withoutALossThereIsNoProfitFactor() {
        TradeTotals wins = new TradeTotals();
        wins.add(5, 100);
        assertThat(reason(wins.profitFactor())).isEqualTo("no trade lost anything");
        assertThat(reason(wins.sqn())).contains("there are 1");
        wins.add(5, 100);
        assertThat(reason(wins.sqn())).isEqualTo("all trades earned the same share");
        wins.add(0, 0);
        assertThat(reason(wins.sqn())).isEqualTo("a trade risked nothing");
        assertThat(value(wins.winRate())).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void sumsOfMoneyDoNotOverflow() {
        TradeTotals large = new TradeTotals();
        for (int i = 0; i < 3; i++) {
            large.add(Long.MAX_VALUE, Long.MAX_VALUE);
            large.add(-Long.MAX_VALUE, Long.MAX_VALUE);
        }
        assertThat(value(large.profitFactor())).isEqualTo(1);
        assertThat(large.expectancy()).isEqualTo(new Statistic.Money(0));
        assertThat(value(large.sqn())).isZero();
    }

    @Test
    void ruinLosesAll() {
        DayCurve curve = curve(1_000, 900, -50);
        assertThat(value(curve.totalReturn())).isEqualTo(-1.05, within(1e-12));
        assertThat(Growth.cagr(-1.05, DAY)).isEqualTo(new Statistic.Value(-1));
        assertThat(Growth.cagr(-1, DAY)).isEqualTo(new Statistic.Value(-1));
    }

    @Test
    void nothingToBeginWithHasNoReturn() {
        assertThat(reason(Growth.totalReturn(0, 5))).contains("to begin with");
        assertThat(reason(new DayCurve().totalReturn())).contains("no day");
        assertThat(reason(Growth.cagr(0.1, 0))).isEqualTo("no time has passed");
        assertThat(reason(Growth.calmar(0.1, 0))).isEqualTo("equity never fell");
        assertThat(reason(Growth.cagr(1e9, 1))).contains("too large");
    }

    @Test
    void amountsOfOppositeEndsHaveAReturn() {
        assertThat(Growth.between(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(-2, within(1e-12));
        assertThat(Growth.between(1_000, 1_010)).isEqualTo(0.01);
    }

    @Test
    void brokenDaysCountEverywhereButInRatios() {
        DayCurve curve = new DayCurve();
        curve.add(10, 100, 110, 10 * DAY + 5, 11 * DAY);
        curve.add(11, 110, 121, 11 * DAY, 12 * DAY);
        curve.add(12, 121, 242, 12 * DAY, 12 * DAY + 1);

        assertThat(curve.returns(TradingDays.EVERY_DAY)).containsExactly(0.1);
        assertThat(value(curve.totalReturn())).isEqualTo(1.42, within(1e-12));
        assertThat(curve.micros()).isEqualTo(2 * DAY - 4);
    }

    @Test
    void aMissingDayIsIdle() {
        DayCurve curve = new DayCurve();
        curve.add(10, 100, 110, 10 * DAY, 11 * DAY);
        curve.add(13, 110, 99, 13 * DAY, 14 * DAY);

        double[] returns = curve.returns(TradingDays.EVERY_DAY);
        assertThat(returns).containsExactly(new double[] {0.1, 0, 0, -0.1}, within(1e-12));
    }

    @Test
    void aDayCanBeToldAgainAsItGoesOn() {
        DayCurve curve = new DayCurve();
        curve.add(10, 100, 105, 10 * DAY, 10 * DAY + 1);
        curve.add(10, 100, 120, 10 * DAY, 11 * DAY);

        assertThat(curve.returns(TradingDays.EVERY_DAY)).hasSize(1);
        assertThat(curve.endEquity()).isEqualTo(120);
        assertThatThrownBy(() -> curve.add(9, 1, 1, 9 * DAY, 10 * DAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve.add(10 + DayCurve.DAYS_MAX, 1, 1, 0, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWeekendBelongsToTheNextSession() {
        DayCurve curve = new DayCurve();
        long[] ends = {100, 110, 121, 121, 242};
        for (int i = 1; i < ends.length; i++) {
            long day = FRIDAY + i - 1;
            curve.add(day, ends[i - 1], ends[i], day * DAY, (day + 1) * DAY);
        }

        // Friday; then Saturday, Sunday and Monday in one.
        assertThat(curve.returns(TradingDays.WEEKDAYS))
                .containsExactly(new double[] {0.1, 1.2}, within(1e-12));
        assertThat(curve.returns(TradingDays.EVERY_DAY)).hasSize(4);
        assertThat(Terms.of(TradingDays.WEEKDAYS).periodsPerYear()).isEqualTo(252);
        assertThat(Terms.of(TradingDays.EVERY_DAY).periodsPerYear()).isEqualTo(365);
    }

    /** Half of what there is is taken out, which is no loss. */
    @Test
    void moneyThatLeavesIsNoLoss() {
        DayCurve curve = new DayCurve();
        curve.add(10, 100, 110, 10 * DAY, 11 * DAY);
        curve.add(11, 55, 66, 11 * DAY, 12 * DAY);

        assertThat(value(curve.totalReturn())).isEqualTo(1.1 * 1.2 - 1, within(1e-12));
        assertThat(curve.returns(TradingDays.EVERY_DAY)[1]).isEqualTo(0.2);
    }

    @Test
    void figuresAreFinite() {
        assertThatThrownBy(() -> new Statistic.Value(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reason(Statistic.of(Double.POSITIVE_INFINITY))).contains("too large");
        assertThat(reason(Statistic.ratio(1, 0, "why"))).isEqualTo("why");
    }
}
