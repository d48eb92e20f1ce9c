package dev.tradekeep.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.testing.Markets;
import dev.tradekeep.engine.testing.TestBar;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.num.Num;

/** Every indicator says what ta4j's says, candle by candle. */
class IndicatorsAndTa4jTest {
    private static final double TOLERANCE = 1e-9;
    private static final List<Integer> PERIODS = List.of(1, 2, 3, 14, 20, 50);
    private static final int CANDLES = 900;

    @Test
    void agreeOnWalks() {
        for (long seed = 0; seed < 12; seed++) {
            agree("walk " + seed, Markets.walk(new SplittableRandom(seed), CANDLES));
        }
    }

    @Test
    void agreeOnHugeSpikes() {
        for (long seed = 100; seed < 108; seed++) {
            agree("spikes " + seed, Markets.spikes(new SplittableRandom(seed), CANDLES));
        }
    }

    @Test
    void agreeWhereNothingMoves() {
        agree("flat", Markets.flat(CANDLES, 123_456_789));
    }

    @Test
    void agreeOnAMarketThatFallsAsleep() {
        List<TestBar> bars = Markets.walk(new SplittableRandom(7), CANDLES);
        for (int i = 300; i < CANDLES; i++) {
            bars.set(i, TestBar.flat(i, bars.get(299).close(), 7));
        }
        agree("asleep", bars);
    }

    private static void agree(String market, List<TestBar> bars) {
        BarSeries series = Ta4jSeries.of(bars);
        for (int period : PERIODS) {
            for (IndicatorCase one : IndicatorCase.all(period)) {
                for (IndicatorCase.Line<?> line : one.lines()) {
                    agree(market + ", " + one + " of " + period, one, line, series, bars);
                }
            }
        }
    }

    private static void agree(
            String what,
            IndicatorCase one,
            IndicatorCase.Line<?> line,
            BarSeries series,
            List<TestBar> bars) {
        Indicator ours = one.ours().get();
        org.ta4j.core.Indicator<Num> theirs = line.theirs().apply(series);
        int compared = 0;
        for (int i = 0; i < bars.size(); i++) {
            ours.update(bars.get(i));
            Num wanted = theirs.getValue(i);
            // Without a height or a volume ta4j has no number.
            if (ours.isWarm() && !wanted.isNaN()) {
                compared++;
                double found = line.read(ours);
                double expected = wanted.doubleValue();
                if (!(Math.abs(found - expected)
                        <= TOLERANCE * Math.max(Math.abs(expected), scale(ours, bars.get(i))))) {
                    assertThat(found)
                            .as("%s, line %s, candle %d", what, line.name(), i)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(ours.isWarm()).as(what).isTrue();
        assertThat(compared > 0 || isFlat(bars)).as(what).isTrue();
    }

    private static boolean isFlat(List<TestBar> bars) {
        return bars.stream().allMatch(bar -> bar.high() == bars.getFirst().low());
    }

    /** Differences of prices are as exact as the prices are: 0 need not be 0. */
    private static double scale(Indicator indicator, TestBar bar) {
        return indicator instanceof Bollinger ? bar.high() : 0;
    }
}
