package dev.tradekeep.engine.indicator;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.testing.TestBar;
import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.market.Bar;
import dev.tradekeep.model.market.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalBarsTest {
    private final List<String> closed = new ArrayList<>();

    @Test
    void closesWithItsLastPart() {
        IntervalBars bars = bars("1m", "5m");
        feed(bars, 0, 1, 2, 3);
        assertThat(closed).isEmpty();
        feed(bars, 4);
        assertThat(closed).containsExactly("0-5: 10 18 5 15 v10");
    }

    @Test
    void closesWhenALaterOneBegins() {
        IntervalBars bars = bars("1m", "5m");
        feed(bars, 0, 1, 2);
        feed(bars, 6);
        assertThat(closed).containsExactly("0-5: 10 16 5 13 v3");
        feed(bars, 7, 8, 9);
        assertThat(closed).hasSize(2).last().isEqualTo("5-10: 16 23 11 20 v30");
    }

    @Test
    void onePartMayCloseTwo() {
        IntervalBars bars = bars("1m", "2m");
        feed(bars, 0, 3);
        assertThat(closed).containsExactly("0-2: 10 14 5 11 v0", "2-4: 13 17 8 14 v3");
    }

    @Test
    void candleThatWasNotSeenFromItsBeginningIsNone() {
        IntervalBars bars = bars("1m", "5m");
        feed(bars, 2, 3, 4);
        assertThat(closed).isEmpty();
        feed(bars, 6, 7, 8, 9);
        assertThat(closed).containsExactly("5-10: 16 23 11 20 v30");
    }

    @Test
    void marketThatIsSilentForLongMakesNoCandles() {
        IntervalBars bars = bars("1m", "5m");
        feed(bars, 0, 1, 33, 34);
        assertThat(closed).containsExactly("0-5: 10 15 5 12 v1", "30-35: 43 48 38 45 v67");
    }

    @Test
    void weeksOpenOnMondays() {
        IntervalBars bars = bars("1d", "1w");
        long day = 24 * 60 * TestBar.MINUTE;
        for (int i = 0; i < 12; i++) {
            bars.add(new TestBar(i * day, (i + 1) * day, 1, 1, 1, 1, 1), this::note);
        }
        // The epoch was a Thursday, and its week began before.
        assertThat(closed).containsExactly("5760-15840: 1 1 1 1 v7");
    }

    @Test
    void volumeBeyondTheEndIsTheLargest() {
        IntervalBars bars = bars("1m", "2m");
        bars.add(TestBar.flat(0, 1, Long.MAX_VALUE), this::note);
        bars.add(TestBar.flat(1, 1, 1), this::note);
        assertThat(closed).containsExactly("0-2: 1 1 1 1 v" + Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"1m, 1m", "5m, 1m", "2m, 3m", "1w, 1mo"})
    void refusesAnIntervalThatIsNoMultiple(String parts, String interval) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> bars(parts, interval));
    }

    /** However far into a candle they begin, so many parts close so many candles. */
    @Test
    void partsForSoManyCandles() {
        Interval minute = Interval.ONE_MINUTE;
        Interval five = Interval.parse("5m");
        int parts = IntervalBars.partsFor(minute, five, 3);
        assertThat(parts).isEqualTo(19);
        for (int first = 0; first < 5; first++) {
            closed.clear();
            IntervalBars bars = new IntervalBars(minute, five);
            for (int i = first; i < first + parts; i++) {
                feed(bars, i);
            }
            assertThat(closed).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    private static IntervalBars bars(String parts, String interval) {
        return new IntervalBars(Interval.parse(parts), Interval.parse(interval));
    }

    private void feed(IntervalBars bars, int... minutes) {
        for (int n : minutes) {
            bars.add(TestBar.minute(n, 10 + n, 14 + n, 5 + n, 11 + n, n), this::note);
        }
    }

    private void note(Bar bar) {
        closed.add(
                bar.openTime() / TestBar.MINUTE
                        + "-"
                        + bar.closeTime() / TestBar.MINUTE
                        + ": "
                        + bar.open()
                        + " "
                        + bar.high()
                        + " "
                        + bar.low()
                        + " "
                        + bar.close()
                        + " v"
                        + bar.volume());
    }
}
