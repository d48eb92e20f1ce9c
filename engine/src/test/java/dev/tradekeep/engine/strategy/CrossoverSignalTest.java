package dev.tradekeep.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.strategy.CrossoverSignal.Crossing;
import dev.tradekeep.market.series.BarColumns;
import dev.tradekeep.model.market.CandleGrid;
import dev.tradekeep.model.market.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

class CrossoverSignalTest {
    @Test
    void crossesWhereTheAveragesDo() {
        // Fast (2): -, 9.5, 8.5, 8.5, 10.5, 10.5, 7.5. Slow (3): -, -, 9, 8.67, 9.67, 10, 9.
        assertThat(signals(2, 3, 10, 9, 8, 9, 12, 9, 6))
                .containsExactly(
                        Crossing.NONE,
                        Crossing.NONE,
                        Crossing.NONE,
                        Crossing.NONE,
                        Crossing.ABOVE,
                        Crossing.NONE,
                        Crossing.BELOW);
    }

    @Test
    void remembersTheSideThroughAFlatMarketLongerThanTheWindow() {
        assertThat(signals(1, 2, 10, 9, 9, 9, 9, 9, 9, 9, 10)).last().isEqualTo(Crossing.ABOVE);
    }

    @Test
    void seesCrossingsOfThePricesOfACheapCoin() {
        // Units of 1e-8: less apart than the tolerance of ta4j's numbers.
        assertThat(signals(1, 2, 35, 34, 35)).last().isEqualTo(Crossing.ABOVE);
    }

    @Test
    void agreesWithANaiveModelInWholeNumbers() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int fast = random.nextInt(1, 30);
            int slow = random.nextInt(fast + 1, 80);
            long[] closes = walk(random, 600);
            assertThat(signals(fast, slow, closes))
                    .as("seed %d, fast %d, slow %d", seed, fast, slow)
                    .isEqualTo(naive(fast, slow, closes));
        }
    }

    /** After a restart, the sums are made again of the closes of the warm-up. */
    @Test
    void goesOnFromTheClosesOfItsWarmUp() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int fast = random.nextInt(1, 30);
            int slow = random.nextInt(fast + 1, 80);
            long[] closes = walk(random, 300);
            int restart = random.nextInt(slow, 300);
            List<Crossing> whole = signals(fast, slow, closes);

            CrossoverSignal signal = new CrossoverSignal(fast, slow);
            signal.lastSide(lastSide(fast, slow, Arrays.copyOf(closes, restart)));
            CloseColumn column = new CloseColumn(slow);
            Closes seen = new Closes(column);
            for (int i = restart - slow; i < restart; i++) {
                column.add(closes[i]);
            }
            for (int i = restart; i < closes.length; i++) {
                column.add(closes[i]);
                assertThat(signal.next(seen)).as("seed %d at %d", seed, i).isEqualTo(whole.get(i));
            }
        }
    }

    /** Where the candles to come are known, it is asked at few of them, and crosses at the same. */
    @Test
    void crossesAtTheSameCandlesWhenItIsAskedOnlyAtThoseThatCount() {
        long[] scales = {1, 1L << 14, 1L << 26};
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int fast = random.nextInt(1, 30);
            int slow = random.nextInt(fast + 1, 80);
            long scale = scales[(int) seed % scales.length];
            long[] closes =
                    Arrays.stream(walk(random, 3_000)).map(close -> close * scale).toArray();
            assertThat(foreseen(fast, slow, closes))
                    .as("seed %d, fast %d, slow %d", seed, fast, slow)
                    .isEqualTo(signals(fast, slow, closes));
        }
    }

    @Test
    void asksForTheCandleWhoseSumDoesNotFit() {
        long most = Long.MAX_VALUE / 2;
        long[] closes = {most - 1, most - 2, most, most + 2, most + 2, most + 1, most + 3};
        assertThat(foreseen(1, 2, closes))
                .isEqualTo(signals(1, 2, closes))
                .contains(Crossing.ABOVE, Crossing.BELOW);
    }

    private static List<Crossing> foreseen(int fast, int slow, long... closes) {
        BarColumns.Builder candles =
                new BarColumns.Builder(CandleGrid.utc(Interval.ONE_MINUTE), closes.length);
        for (int i = 0; i < closes.length; i++) {
            long close = closes[i];
            candles.add(i * Interval.ONE_MINUTE.micros(), close, close, close, close, 0);
        }
        CrossoverSignal signal = new CrossoverSignal(fast, slow);
        CloseColumn column = new CloseColumn(slow);
        column.foresee(candles.build());
        Closes seen = new Closes(column);
        List<Crossing> signals = new ArrayList<>();
        long quietUntil = 0;
        for (int i = 0; i < closes.length; i++) {
            column.add(closes[i]);
            Crossing crossing = Crossing.NONE;
            if (column.count() >= quietUntil) {
                crossing = signal.next(seen);
                quietUntil = signal.quietUntil(seen);
            }
            signals.add(crossing);
        }
        return signals;
    }

    private static int lastSide(int fast, int slow, long... closes) {
        CrossoverSignal signal = new CrossoverSignal(fast, slow);
        CloseColumn column = new CloseColumn(slow);
        Closes seen = new Closes(column);
        for (int i = 0; i < closes.length; i++) {
            column.add(closes[i]);
            signal.next(seen);
        }
        return signal.lastSide();
    }

    @Test
    void agreesWithTheRulesOfTa4j() {
        for (long seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int fast = random.nextInt(2, 20);
            int slow = random.nextInt(fast + 1, 50);
            long[] closes = walk(random, 400);
            assertThat(signals(fast, slow, closes))
                    .as("seed %d, fast %d, slow %d", seed, fast, slow)
                    .isEqualTo(rules(fast, slow, closes));
        }
    }

    @Test
    void comparesSumsThatDoNotFitADouble() {
        long big = 4_000_000_000_000_000_000L;
        assertThat(signals(1, 2, big, big - 1, big)).last().isEqualTo(Crossing.ABOVE);
    }

    @Test
    void comparesSumsThatDoNotFit64Bits() {
        long big = Long.MAX_VALUE;
        assertThat(signals(1, 2, big - 1, big - 2, big)).last().isEqualTo(Crossing.ABOVE);
        assertThat(signals(1, 2, big - 1, big, big - 2)).last().isEqualTo(Crossing.BELOW);
    }

    private static List<Crossing> signals(int fast, int slow, long... closes) {
        CrossoverSignal signal = new CrossoverSignal(fast, slow);
        CloseColumn column = new CloseColumn(slow);
        Closes seen = new Closes(column);
        List<Crossing> signals = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            column.add(closes[i]);
            signals.add(signal.next(seen));
        }
        return signals;
    }

    /** Both sums made again at every candle and compared crosswise, in longs. */
    private static List<Crossing> naive(int fast, int slow, long[] closes) {
        List<Crossing> signals = new ArrayList<>();
        int side = 0;
        for (int i = 0; i < closes.length; i++) {
            int now =
                    i + 1 < slow
                            ? 0
                            : Long.compare(
                                    sum(closes, i, fast) * slow, sum(closes, i, slow) * fast);
            boolean crossed = now != 0 && side != 0 && now != side;
            signals.add(!crossed ? Crossing.NONE : now > 0 ? Crossing.ABOVE : Crossing.BELOW);
            side = now == 0 ? side : now;
        }
        return signals;
    }

    private static long sum(long[] closes, int last, int count) {
        long sum = 0;
        for (int i = last - count + 1; i <= last; i++) {
            sum += closes[i];
        }
        return sum;
    }

    /** What ta4j's own averages and rules say over the whole history. */
    private static List<Crossing> rules(int fast, int slow, long[] closes) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        SMAIndicator fastAverage = new SMAIndicator(close, fast);
        SMAIndicator slowAverage = new SMAIndicator(close, slow);
        CrossedUpIndicatorRule above = new CrossedUpIndicatorRule(fastAverage, slowAverage);
        CrossedDownIndicatorRule below = new CrossedDownIndicatorRule(fastAverage, slowAverage);
        List<Crossing> signals = new ArrayList<>();
        for (int i = 0; i < closes.length; i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.ofEpochSecond(60L * (i + 1)))
                    .openPrice(closes[i])
                    .highPrice(closes[i])
                    .lowPrice(closes[i])
                    .closePrice(closes[i])
                    .volume(0)
                    .add();
            signals.add(
                    above.isSatisfied(i)
                            ? Crossing.ABOVE
                            : below.isSatisfied(i) ? Crossing.BELOW : Crossing.NONE);
        }
        return signals;
    }

    private static long[] walk(SplittableRandom random, int count) {
        long[] closes = new long[count];
        long close = random.nextLong(1_000, 1_000_000_000);
        for (int i = 0; i < count; i++) {
            closes[i] = close;
            close = Math.max(1, close + random.nextLong(-20, 21));
        }
        return closes;
    }
}
