package dev.tradekeep.store.performance;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static dev.tradekeep.store.testing.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradekeep.model.error.ErrorCode;
import dev.tradekeep.store.testing.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceRepositoryContract extends StoreContract {
    private static final long NO_SUCH_ROW = 99;
    private static final int SEEDS = 20;

    private long portfolio;
    private long asset;

    @BeforeEach
    void makeRows() {
        World world = makeWorld();
        portfolio = world.portfolioId();
        asset = world.listed().quoteAssetId();
    }

    @Test
    void keepsEveryColumnOfASnapshotAndReplacesOneOfTheSameTime() {
        save(NOW, 100);
        save(NOW, -200);

        assertThat(rows("SELECT * FROM equity_snapshots"))
                .containsExactly("%d|%d|%d|-200|7".formatted(portfolio, NOW, asset));
    }

    @Test
    void aShortCurveIsWhole() {
        for (int i = 0; i < 5; i++) {
            save(NOW + i, i);
        }

        assertThat(curve(NOW + 1, NOW + 3, 5)).containsExactly(1L, 2L, 3L);
        assertThat(curve(NOW + 9, NOW + 10, 5)).isEmpty();
        assertThat(curve(NOW, NOW, 2)).containsExactly(0L);
    }

    @Test
    void aLongCurveIsThinnedToTheLastOfEachPart() {
        for (int seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Long> times = new ArrayList<>();
            long from = NOW + seed * 1_000_000L;
            long at = from;
            for (int i = 0; i < 100; i++) {
                at += random.nextLong(1, 1_000);
                times.add(at);
                save(at, i);
            }
            int points = random.nextInt(2, 40);

            List<Long> curve = curve(from, from + 999_999, points);

            assertThat(curve).as("seed %d", seed).isEqualTo(naive(times, points));
            assertThat(curve).as("seed %d", seed).hasSizeLessThanOrEqualTo(points).endsWith(99L);
        }
    }

    /** The number of the first, then of the last in each part of equal length. */
    private static List<Long> naive(List<Long> times, int points) {
        long first = times.getFirst();
        long span = times.getLast() - first;
        long part = Math.ceilDiv(span, points - 1L);
        List<Long> numbers = new ArrayList<>(List.of(0L));
        for (int i = 1; i < times.size(); i++) {
            boolean isLast =
                    i == times.size() - 1
                            || (times.get(i) - first - 1) / part
                                    != (times.get(i + 1) - first - 1) / part;
            if (isLast) {
                numbers.add((long) i);
            }
        }
        return numbers;
    }

    @Test
    void refusesMorePointsThanTheBound() {
        assertThatThrownBy(() -> curve(0, 1, EquityRepository.CURVE_POINTS_MAX + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsEveryColumnOfADayAndReplacesOneOfTheSameDay() {
        DailyPerformance before = day(20_000, 1);
        DailyPerformance after = day(20_000, 2);
        DailyPerformance next = day(20_001, 3);
        for (DailyPerformance day : List.of(before, next, after)) {
            run(t -> new PerformanceRepository(t).save(day));
        }

        assertThat(days(20_000, 20_001)).containsExactly(after, next);
        assertThat(days(20_001, 30_000)).containsExactly(next);
        assertThat(rows("SELECT * FROM performance_daily WHERE day = 20000"))
                .containsExactly("%d|20000|%d|100|2|30000|4|-5|5|6".formatted(portfolio, asset));
    }

    @Test
    void refusesRowsOfAPortfolioThatIsNotThere() {
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                new EquityRepository(t)
                                        .save(new EquitySnapshot(NO_SUCH_ROW, 1, asset, 1, 1))));
        assertFails(
                ErrorCode.CONSTRAINT_VIOLATED,
                () ->
                        run(t ->
                                new PerformanceRepository(t)
                                        .save(
                                                new DailyPerformance(
                                                        NO_SUCH_ROW,
                                                        1,
                                                        asset,
                                                        1,
                                                        1,
                                                        0,
                                                        0,
                                                        0,
                                                        0,
                                                        0))));
    }

    private DailyPerformance day(long day, long end) {
        return new DailyPerformance(portfolio, day, asset, 100, end, 30_000, 4, -5, 5, 6);
    }

    private List<DailyPerformance> days(long from, long to) {
        return read(t -> new PerformanceRepository(t).days(portfolio, from, to));
    }

    private void save(long at, long equity) {
        run(t -> new EquityRepository(t).save(new EquitySnapshot(portfolio, at, asset, equity, 7)));
    }

    private List<Long> curve(long from, long to, int points) {
        return read(t -> new EquityRepository(t).curve(portfolio, from, to, points)).stream()
                .map(EquitySnapshot::equity)
                .toList();
    }
}
