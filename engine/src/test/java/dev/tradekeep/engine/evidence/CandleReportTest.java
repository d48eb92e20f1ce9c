package dev.tradekeep.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import dev.tradekeep.venue.TradingDays;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is odd about candles. */
final class CandleReportTest {
    private static final long MINUTE = 60_000_000;
    private static final long DAY = 1_440 * MINUTE;

    /** Closes that go up and down by one. */
    private static final long[] USUAL = {
        1000, 1001, 1000, 1002, 1001, 1003, 1001, 1002, 1000, 1001
    };

    @Test
    void nothingIsOddAboutUsualCandles() {
        CandleReport report = look(closes(USUAL));
        assertThat(report.candles()).isEqualTo(USUAL.length);
        assertThat(report.gaps()).isZero();
        assertThat(report.filled().count()).isZero();
        assertThat(report.badPrints().count()).isZero();
        assertThat(report.jumps().count()).isZero();
        assertThat(report.stale()).isZero();
    }

    @Test
    void candlesThatWereDrawnBetweenTwoOthersAreFound() {
        CandleReport report = look(closes(1000, 1007, 1001, 1004, 1007, 1010, 1013, 1016, 1000));
        assertThat(report.filled().at()).containsExactly(4 * MINUTE, 5 * MINUTE, 6 * MINUTE);
        assertThat(report.filled().count()).isEqualTo(3);
        assertThat(look(closes(1000, 1007, 1001, 1004, 1007, 1010, 1000)).filled().count())
                .isZero();
        assertThat(look(closes(1000, 1000, 1000, 1000, 1000)).filled().count()).isZero();
    }

    @Test
    void aCloseThatIsTakenBackIsABadPrintAndWhatTakesItBackIsNone() {
        CandleReport report = look(closes(1000, 1001, 1000, 1002, 1001, 1300, 1001, 1002, 1001));
        assertThat(report.badPrints().at()).containsExactly(5 * MINUTE);
        assertThat(look(closes(1000, 1001, 1000, 1002, 1001, 1300, 1299, 1300)).badPrints().count())
                .isZero();
    }

    @Test
    void aLowFarFromBothClosesIsABadPrint() {
        BarColumns.Builder builder = minutes();
        builder.add(0, 1000, 1001, 999, 1000, 1);
        builder.add(MINUTE, 1000, 1001, 60, 1001, 1);
        builder.add(2 * MINUTE, 1001, 1001, 1000, 1000, 1);
        assertThat(look(builder.build()).badPrints().at()).containsExactly(MINUTE);
    }

    @Test
    void aCloseOfFiveTimesTheOneBeforeIsAJump() {
        assertThat(look(closes(100, 101, 505, 506)).jumps().at()).containsExactly(2 * MINUTE);
        assertThat(look(closes(505, 101, 100)).jumps().at()).containsExactly(MINUTE);
        assertThat(look(closes(100, 499, 498)).jumps().count()).isZero();
    }

    @Test
    void gapsCountAsTheCalendarHasThem() {
        BarColumns.Builder builder = minutes();
        builder.add(0, 10, 11, 9, 10, 1);
        builder.add(4 * MINUTE, 10, 12, 9, 11, 1);
        CandleReport report = look(builder.build());
        assertThat(report.gaps()).isEqualTo(1);
        assertThat(report.missing()).isEqualTo(3);
        assertThat(report.longestGap()).isEqualTo(3 * MINUTE);
    }

    @Test
    void aWeekendIsNoGapWhereNobodyTradesThen() {
        BarColumns.Builder builder =
                new BarColumns.Builder(CandleGrid.utc(Interval.parse("1d")), 2);
        long friday = DAY;
        builder.add(friday, 10, 11, 9, 10, 1);
        builder.add(friday + 3 * DAY, 10, 12, 9, 11, 1);
        BarColumns candles = builder.build();
        assertThat(CandleReport.of(candles, TradingDays.WEEKDAYS).gaps()).isZero();
        assertThat(CandleReport.of(candles, TradingDays.EVERY_DAY).missing()).isEqualTo(2);
    }

    @Test
    void theMiddleOfManyValuesIsThatOfTheSorted() {
        for (int size = 1; size < 60; size++) {
            double[] values =
                    new SplittableRandom(size).ints(size, 0, 20).asDoubleStream().toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double middle =
                    size % 2 == 1
                            ? sorted[size / 2]
                            : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
            assertThat(Median.of(values)).isEqualTo(middle);
        }
    }

    @Test
    void oneCandleIsEnough() {
        assertThat(look(closes(5)).candles()).isEqualTo(1);
    }

    private static CandleReport look(BarColumns candles) {
        return CandleReport.of(candles, TradingDays.EVERY_DAY);
    }

    private static BarColumns.Builder minutes() {
        return new BarColumns.Builder(CandleGrid.utc(Interval.parse("1m")), 10);
    }

    /** Candles whose prices go from one close to the next. */
    private static BarColumns closes(long... closes) {
        BarColumns.Builder builder = minutes();
        for (int i = 0; i < closes.length; i++) {
            long open = i == 0 ? closes[0] : closes[i - 1];
            builder.add(
                    i * MINUTE,
                    open,
                    Math.max(open, closes[i]),
                    Math.min(open, closes[i]),
                    closes[i],
                    1);
        }
        return builder.build();
    }
}
