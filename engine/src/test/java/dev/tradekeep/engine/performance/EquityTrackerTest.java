package dev.tradekeep.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.model.error.TradekeepException;
import dev.tradekeep.store.strategies.CurvePoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquityTrackerTest {
    @Test
    void findsHighWaterMarkAndMaximumDrawdown() {
        EquityTracker tracker = tracked(1_000, 1_200, 900, 1_300, 1_100, 1_250);

        assertThat(tracker.first()).isEqualTo(new EquityPoint(0, 1_000));
        assertThat(tracker.last()).isEqualTo(new EquityPoint(5, 1_250));
        assertThat(tracker.highWaterMark()).isEqualTo(new EquityPoint(3, 1_300));
        Drawdown drawdown = tracker.maximumDrawdown();
        assertThat(drawdown.peak()).isEqualTo(new EquityPoint(1, 1_200));
        assertThat(drawdown.trough()).isEqualTo(new EquityPoint(2, 900));
        assertThat(drawdown.amount()).isEqualTo(300);
        assertThat(drawdown.shareBps()).isEqualTo(2_500);
    }

    @Test
    void measuresDrawdownByShareRatherThanAmount() {
        Drawdown drawdown = tracked(100, 50, 10_000, 9_000).maximumDrawdown();
        assertThat(drawdown.amount()).isEqualTo(50);
        assertThat(drawdown.shareBps()).isEqualTo(5_000);
    }

    @Test
    void cutsNothingOffALossBeyondTheWhole() {
        Drawdown drawdown = tracked(100, -50).maximumDrawdown();
        assertThat(drawdown.amount()).isEqualTo(150);
        assertThat(drawdown.shareBps()).isEqualTo(15_000);
    }

    @Test
    void hasNoDrawdownWhenEquityNeverFalls() {
        Drawdown drawdown = tracked(100, 100, 101).maximumDrawdown();
        assertThat(drawdown.amount()).isZero();
        assertThat(drawdown.shareBps()).isZero();
    }

    @Test
    void aFallLastsFromItsPeakUntilEquityIsBackOrTheEnd() {
        assertThat(tracked(100, 120, 90, 110, 120, 119).drawdownMicros()).isEqualTo(3);
        assertThat(tracked(100, 120, 90, 110, 119).drawdownMicros()).isEqualTo(3);
        assertThat(tracked(100, 90, 100, 50, 70).drawdownMicros()).isEqualTo(4);
        assertThat(tracked(100, 120).drawdownMicros()).isZero();
    }

    @Test
    void leavesOutPeaksWithoutValue() {
        assertThat(tracked(0, -5).maximumDrawdown().amount()).isZero();
        assertThat(tracked(-10, -20, 100, 90).maximumDrawdown().amount()).isEqualTo(10);
    }

    @Test
    void comparesSharesThatDoNotFit64Bits() {
        long large = 4_000_000_000_000_000_000L;
        Drawdown drawdown = tracked(large, large - 2, large + 1, large - 2, 0).maximumDrawdown();
        assertThat(drawdown.trough()).isEqualTo(new EquityPoint(4, 0));
        assertThat(drawdown.peak()).isEqualTo(new EquityPoint(2, large + 1));
    }

    @Test
    void refusesTimeThatRunsBackwards() {
        EquityTracker tracker = tracked(1, 2);
        assertThatThrownBy(() -> tracker.record(0, 3))
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
        assertThat(tracker.last()).isEqualTo(new EquityPoint(1, 2));
        assertThat(tracker.count()).isEqualTo(2);
    }

    @Test
    void hasNoPointsBeforeTheFirst() {
        EquityTracker tracker = new EquityTracker();
        assertThat(tracker.sample()).isEmpty();
        assertThatThrownBy(tracker::first)
                .isInstanceOfSatisfying(
                        TradekeepException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void keepsEveryPointUntilTheSampleIsFull() {
        EquityTracker tracker = new EquityTracker();
        for (int i = 0; i < EquityTracker.SAMPLE_POINTS_MAX; i++) {
            tracker.record(i, i);
        }
        assertThat(tracker.sample()).hasSize(EquityTracker.SAMPLE_POINTS_MAX);
        tracker.record(EquityTracker.SAMPLE_POINTS_MAX, 0);
        assertThat(tracker.sample()).hasSize(EquityTracker.SAMPLE_POINTS_MAX / 2 + 1);
    }

    @Test
    void spreadsABoundedSampleEvenlyAndEndsItAtTheLastPoint() {
        for (int count : new int[] {513, 1_000, 1_024, 1_025, 45_031, 100_000}) {
            EquityTracker tracker = new EquityTracker();
            for (int i = 0; i < count; i++) {
                tracker.record(i, 3L * i);
            }
            List<EquityPoint> sample = tracker.sample();
            assertThat(sample)
                    .as("count %d", count)
                    .hasSizeBetween(
                            EquityTracker.SAMPLE_POINTS_MAX / 2,
                            EquityTracker.SAMPLE_POINTS_MAX + 1);
            assertThat(sample.getLast()).isEqualTo(new EquityPoint(count - 1, 3L * (count - 1)));
            long stride = sample.get(1).time();
            assertThat(Long.bitCount(stride)).as("stride of %d", count).isEqualTo(1);
            for (int i = 0; i < sample.size() - 1; i++) {
                assertThat(sample.get(i))
                        .as("count %d, point %d", count, i)
                        .isEqualTo(new EquityPoint(i * stride, 3L * i * stride));
            }
        }
    }

    @Test
    void agreesWithARecomputationOverAllPoints() {
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long step = 1L << random.nextInt(1, 55);
            List<EquityPoint> points = new ArrayList<>();
            EquityTracker tracker = new EquityTracker();
            long equity = random.nextLong(1, 3 * step);
            int count = random.nextInt(1, 300);
            for (int i = 0; i < count; i++) {
                points.add(new EquityPoint(i * 60L, equity));
                tracker.record(i * 60L, equity);
                equity += random.nextLong(-step, step + 1);
            }
            Drawdown expected = naiveMaximumDrawdown(points);
            assertThat(tracker.maximumDrawdown()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void roundsTheShareInWholeBasisPointsUp() {
        assertThat(tracked(3, 2).maximumDrawdown().shareBps()).isEqualTo(3_334);
        assertThat(tracked(1_000_000, 999_999).maximumDrawdown().shareBps()).isEqualTo(1);
        assertThat(tracked(100, -50).maximumDrawdown().shareBps()).isEqualTo(15_000);
        assertThat(Drawdown.bps(Long.MAX_VALUE, Long.MIN_VALUE)).isEqualTo(20_001);
        assertThat(Drawdown.bps(1, Long.MIN_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(Drawdown.bps(1, -214_746)).isEqualTo(2_147_470_000);
        assertThat(tracked(100, 200).maximumDrawdown().shareBps()).isZero();
    }

    @Test
    void aCurveTellsHowFarEachPointLiesBelowTheHighBeforeIt() {
        assertThat(tracked(1_000, 1_200, 900, 1_300, 1_287).curve(10))
                .containsExactly(
                        new CurvePoint(0, 1_000, 0),
                        new CurvePoint(1, 1_200, 0),
                        new CurvePoint(2, 900, 2_500),
                        new CurvePoint(3, 1_300, 0),
                        new CurvePoint(4, 1_287, 100));
        assertThat(new EquityTracker().curve(10)).isEmpty();
    }

    @Test
    void aCurveIsBoundedAndKeepsItsEndsAndItsHighs() {
        for (int count : new int[] {1, 499, 500, 501, 512, 513, 1_023, 1_025, 45_031}) {
            SplittableRandom random = new SplittableRandom(count);
            EquityTracker tracker = new EquityTracker();
            List<Long> equities = new ArrayList<>();
            List<Long> highs = new ArrayList<>();
            long high = 0;
            for (int i = 0; i < count; i++) {
                long equity = random.nextLong(1_000, 2_000 + i);
                high = Math.max(high, equity);
                equities.add(equity);
                highs.add(high);
                tracker.record(i, equity);
            }
            List<CurvePoint> curve = tracker.curve(500);
            assertThat(curve).as("count %d", count).hasSizeBetween(Math.min(count, 256), 500);
            assertThat(curve.getFirst().at()).isZero();
            assertThat(curve.getLast().at()).isEqualTo(count - 1);
            long before = -1;
            for (CurvePoint point : curve) {
                int index = (int) point.at();
                assertThat(point.at()).as("count %d", count).isGreaterThan(before);
                before = point.at();
                assertThat(point.equity()).isEqualTo(equities.get(index));
                long lost = highs.get(index) - point.equity();
                assertThat((long) point.drawdownBps())
                        .as("count %d, point %d", count, index)
                        .isEqualTo(Math.ceilDiv(lost * 10_000, highs.get(index)));
            }
        }
    }

    /** Every pair of a high and a later point, compared as fractions. */
    private static Drawdown naiveMaximumDrawdown(List<EquityPoint> points) {
        Drawdown deepest = new Drawdown(points.getFirst(), points.getFirst());
        EquityPoint high = points.getFirst();
        for (EquityPoint point : points) {
            if (point.equity() > high.equity()) {
                high = point;
            }
            Drawdown candidate = new Drawdown(high, point);
            BigInteger left = product(candidate.amount(), deepest.peak().equity());
            BigInteger right = product(deepest.amount(), high.equity());
            if (left.compareTo(right) > 0) {
                deepest = candidate;
            }
        }
        return deepest;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static EquityTracker tracked(long... equities) {
        EquityTracker tracker = new EquityTracker();
        for (int i = 0; i < equities.length; i++) {
            tracker.record(i, equities[i]);
        }
        return tracker;
    }
}
