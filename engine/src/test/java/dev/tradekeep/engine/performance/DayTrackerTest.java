package dev.tradekeep.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTrackerTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long START = 20_000 * DAY + 22 * HOUR;

    private final List<DayTracker.Result> days = new ArrayList<>();
    private final DayTracker tracker = new DayTracker(days::add);

    @Test
    void tellsNothingWhenNothingBegan() {
        tracker.finish();

        assertThat(tracker.hasBegun()).isFalse();
        assertThat(days).isEmpty();
    }

    @Test
    void tellsEachDayWhenTheNextOneBegins() {
        tracker.begin(START, 1_000, 1_000);
        hour(0, 900, 10);
        hour(1, 950, 20);
        assertThat(days).isEmpty();
        hour(2, 1_100, 30);
        assertThat(days).hasSize(1);
        tracker.finish();

        assertThat(days)
                .containsExactly(
                        new DayTracker.Result(
                                20_000, 1_000, 950, 1_000, 0, 0, START + 2 * HOUR, 20),
                        new DayTracker.Result(20_001, 950, 1_100, 0, 0, 0, START + 3 * HOUR, 30));
    }

    /** A fill at the first open of a day comes before that day's first close. */
    @Test
    void countsATradeForTheDayItHappenedOn() {
        tracker.begin(START, 1_000, 1_000);
        tracker.trade(START, 3);
        hour(0, 1_000, 0);
        hour(1, 1_000, 0);
        tracker.trade(START + 2 * HOUR, 5);
        tracker.trade(START + 2 * HOUR, -1);
        hour(2, 1_000, 0);
        tracker.finish();

        assertThat(days).extracting(DayTracker.Result::trades).containsExactly(1L, 2L);
        assertThat(days).extracting(DayTracker.Result::fees).containsExactly(3L, 4L);
    }

    @Test
    void aTradeBeforeTheBeginningCountsForTheFirstDay() {
        tracker.trade(START - DAY, 3);
        tracker.begin(START, 1_000, 1_000);
        hour(0, 1_000, 0);
        tracker.finish();

        assertThat(days).extracting(DayTracker.Result::trades).containsExactly(1L);
    }

    @Test
    void leavesOutDaysWithoutCandles() {
        tracker.begin(START, 1_000, 1_000);
        hour(0, 1_000, 0);
        hour(24 * 5, 1_200, 0);
        tracker.finish();

        assertThat(days).extracting(DayTracker.Result::day).containsExactly(20_000L, 20_005L);
        assertThat(days.getLast().startEquity()).isEqualTo(1_000);
    }

    @Test
    void measuresTheFallWithinTheDayOnly() {
        tracker.begin(START, 1_000, 1_000);
        hour(0, 2_000, 0);
        hour(1, 1_500, 0);
        hour(2, 1_350, 0);
        tracker.finish();

        assertThat(days)
                .extracting(DayTracker.Result::drawdownMaxBps)
                .as("500 of 2000, then 150 of 1500")
                .containsExactly(2_500, 1_000);
    }

    @Test
    void knowsDaysBefore1970() {
        tracker.begin(-DAY - 1, 5, 5);
        tracker.record(-DAY - 1, -DAY, 6, 6);
        tracker.record(-1, 0, 7, 7);
        tracker.finish();

        assertThat(days).extracting(DayTracker.Result::day).containsExactly(-2L, -1L);
    }

    private void hour(int number, long equity, long cash) {
        long open = START + number * HOUR;
        tracker.record(open, open + HOUR, equity, cash);
    }
}
