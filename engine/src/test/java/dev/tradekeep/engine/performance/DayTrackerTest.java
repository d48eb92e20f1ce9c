package dev.tradekeep.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayTrackerTest {
    private static final long DAY = DayTracker.DAY_MICROS;
    private static final long HOUR = DAY / 24;
    private static final long START = 20_000 * DAY;

    private final DayTracker tracker = new DayTracker();

    @Test
    void tellsWhatADayMade() {
        tracker.begin(START, 1_000, 400);
        tracker.record(START + HOUR, 1_200, 300);
        tracker.record(START + 2 * HOUR, 900, 200);
        tracker.trade(3);
        tracker.trade(-1);
        tracker.record(START + DAY, 1_100, 100);

        assertThat(tracker.isOver(START + DAY - 1)).isFalse();
        assertThat(tracker.isOver(START + DAY)).isTrue();
        assertThat(tracker.next(START + DAY))
                .isEqualTo(
                        new DayTracker.Result(
                                20_000,
                                1_000,
                                1_100,
                                2_500,
                                2,
                                2,
                                START + DAY,
                                100,
                                START,
                                START + DAY));
        assertThat(tracker.result())
                .isEqualTo(
                        new DayTracker.Result(
                                20_001,
                                1_100,
                                1_100,
                                0,
                                0,
                                0,
                                START + DAY,
                                100,
                                START + DAY,
                                START + DAY));
    }

    @Test
    void idleDaysAreToldOneByOne() {
        tracker.begin(START + HOUR, 1_000, 0);
        tracker.record(START + 2 * HOUR, 1_500, 0);
        long at = START + 3 * DAY;

        DayTracker.Result first = tracker.next(at);
        DayTracker.Result idle = tracker.next(at);
        assertThat(tracker.isOver(at)).isTrue();
        assertThat(tracker.next(at).day()).isEqualTo(20_002);
        assertThat(tracker.isOver(at)).isFalse();

        assertThat(first.isWhole()).as("it began late").isFalse();
        assertThat(idle)
                .isEqualTo(
                        new DayTracker.Result(
                                20_001,
                                1_500,
                                1_500,
                                0,
                                0,
                                0,
                                START + 2 * HOUR,
                                0,
                                START + DAY,
                                START + 2 * DAY));
        assertThat(idle.isWhole()).isTrue();
        assertThat(tracker.result().day()).isEqualTo(20_003);
        assertThat(tracker.startEquity()).isEqualTo(1_500);
        assertThat(tracker.result().isWhole()).isFalse();
    }

    @Test
    void leavesOutAStretchThatIsTooLongToBeTold() {
        tracker.begin(START, 1_000, 0);
        long at = START + (DayTracker.IDLE_DAYS_MAX + 1) * DAY;

        assertThat(tracker.next(at).day()).isEqualTo(20_000);
        assertThat(tracker.result().day()).isEqualTo(20_001 + DayTracker.IDLE_DAYS_MAX);
    }

    /** A restart in the middle of a day loses nothing of it. */
    @Test
    void goesOnWithADay() {
        tracker.begin(START, 1_000, 0);
        tracker.record(START + HOUR, 2_000, 0);
        tracker.record(START + 2 * HOUR, 1_000, 0);
        tracker.trade(7);
        DayTracker.Result before = tracker.result();

        DayTracker resumed = new DayTracker();
        resumed.resume(
                before.day(),
                before.beganAt(),
                before.startEquity(),
                tracker.highEquity(),
                before.drawdownMaxBps(),
                before.trades(),
                before.fees(),
                before.measuredAt(),
                before.endEquity());

        assertThat(resumed.result()).isEqualTo(before);
        resumed.record(START + 3 * HOUR, 500, 0);
        resumed.trade(2);
        assertThat(resumed.result())
                .isEqualTo(
                        new DayTracker.Result(
                                20_000,
                                1_000,
                                500,
                                7_500,
                                2,
                                9,
                                START + 3 * HOUR,
                                0,
                                START,
                                START + 3 * HOUR));
    }

    @Test
    void daysBefore1970CountBackwards() {
        tracker.begin(-DAY - 1, 5, 5);

        assertThat(tracker.result().day()).isEqualTo(-2);
        assertThat(tracker.isOver(-DAY)).isTrue();
    }
}
