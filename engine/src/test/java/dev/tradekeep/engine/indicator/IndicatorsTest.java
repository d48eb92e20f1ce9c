package dev.tradekeep.engine.indicator;

import static dev.tradekeep.model.testing.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradekeep.engine.testing.Markets;
import dev.tradekeep.engine.testing.TestBar;
import dev.tradekeep.model.error.ErrorCode;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorsTest {
    @Test
    void readingBeforeItIsWarmSaysWhatIsMissing() {
        Rsi rsi = new Rsi(14);
        Markets.flat(12, 100).forEach(rsi::update);

        assertThat(rsi.warmupBars()).isEqualTo(96);
        assertThatThrownBy(rsi::value)
                .hasMessageContaining("RSI(14) was read before it was warm")
                .hasMessageContaining("wanted 96 candles, found 12, 84 are missing");
    }

    /** An EMA of 200 keeps 0.248 % of its seed after 600 candles more, and 0.2504 % after 599. */
    @Test
    void averageIsWarmWhenItsFirstValueHardlyCounts() {
        assertThat(new Ema(200).warmupBars()).isEqualTo(200 + 1 + 600);
        assertThat(new Ema(1).warmupBars()).isEqualTo(3);
        assertThat(new Sma(200).warmupBars()).isEqualTo(200);
        assertThat(new Macd(12, 26, 9).warmupBars()).isEqualTo(26 + 1 + 78 + 27);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10081"})
    void refusesAPeriod(int period) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Sma(period));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Ema(period));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Macd(1, period, 9));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Stochastic(14, period));
    }

    @ParameterizedTest
    @CsvSource({"0", "-2", "NaN", "1000.5", "Infinity"})
    void refusesAFactor(double factor) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new Bollinger(20, factor));
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new SuperTrend(20, factor));
    }

    @Test
    void refusesAFastAverageThatIsNotFaster() {
        assertThatThrownBy(() -> new Macd(26, 26, 9)).hasMessageContaining("found 26 and 26");
    }

    @Test
    void namesSayTheParameters() {
        assertThat(new Sma(20)).hasToString("SMA(20)");
        assertThat(new Sma(Price.TYPICAL, 20)).hasToString("SMA(typical,20)");
        assertThat(new Bollinger(20, 2)).hasToString("Bollinger(20,2)");
        assertThat(new Bollinger(20, 2.5)).hasToString("Bollinger(20,2.5)");
        assertThat(new Ema(new Rsi(14), 9)).hasToString("EMA(RSI(14),9)");
        assertThat(new Adx(14)).hasToString("ADX(14)");
        assertThat(new Adx(14, 7)).hasToString("ADX(14,7)");
    }

    @Test
    void marketThatHasNotMovedIsFlatForAnRsi() {
        Rsi rsi = new Rsi(3);
        Markets.flat(60, 100).forEach(rsi::update);

        assertThat(rsi.value()).isZero();
        assertThat(rsi.isFlat()).isTrue();

        rsi.update(TestBar.flat(60, 99, 1));
        assertThat(rsi.value()).isZero();
        assertThat(rsi.isFlat()).isFalse();
    }

    @Test
    void stochasticWithoutAHeightIsInTheMiddle() {
        Stochastic stochastic = new Stochastic(5, 3);
        Markets.flat(7, 100).forEach(stochastic::update);

        assertThat(stochastic.k()).isEqualTo(50);
        assertThat(stochastic.d()).isEqualTo(50);
    }

    @Test
    void meanOfTheLastValuesOfAStochastic() {
        Stochastic stochastic = new Stochastic(2, 3);
        stochastic.update(TestBar.minute(0, 10, 20, 10, 15, 1));
        stochastic.update(TestBar.minute(1, 15, 20, 10, 20, 1));
        stochastic.update(TestBar.minute(2, 20, 20, 10, 10, 1));
        stochastic.update(TestBar.minute(3, 10, 20, 10, 15, 1));

        assertThat(stochastic.k()).isEqualTo(50);
        assertThat(stochastic.d()).isEqualTo((100 + 0 + 50) / 3.0);
    }

    @Test
    void averageWithoutVolumeIsTheLastPrice() {
        Vwap vwap = new Vwap(2);
        vwap.update(TestBar.flat(0, 10, 0));
        vwap.update(TestBar.flat(1, 30, 0));
        assertThat(vwap.value()).isEqualTo(30);

        vwap.update(TestBar.flat(2, 40, 5));
        assertThat(vwap.value()).isEqualTo(40);
    }

    @Test
    void channelBeforeTheLastCandle() {
        Donchian channel = new Donchian(2);
        channel.update(TestBar.minute(0, 5, 9, 1, 5, 1));
        channel.update(TestBar.minute(1, 5, 7, 3, 5, 1));
        assertThat(channel.isWarm()).isFalse();
        channel.update(TestBar.minute(2, 5, 20, 5, 19, 1));

        assertThat(channel.upperBefore()).isEqualTo(9);
        assertThat(channel.lowerBefore()).isEqualTo(1);
        assertThat(channel.upper()).isEqualTo(20);
        assertThat(channel.lower()).isEqualTo(3);
        assertThat(channel.middle()).isEqualTo(11.5);
    }

    @Test
    void superTrendChangesSides() {
        SuperTrend trend = new SuperTrend(2, 1);
        for (int i = 0; i < 20; i++) {
            trend.update(TestBar.minute(i, 100, 102, 98, 100, 1));
        }
        assertThat(trend.isRising()).isTrue();
        trend.update(TestBar.minute(20, 100, 100, 80, 81, 1));
        assertThat(trend.isRising()).isFalse();
        assertThat(trend.value()).isEqualTo(trend.upper());
    }

    /** A million candles later nothing has drifted: the window says what it says alone. */
    @Test
    void nothingDriftsInAMillionCandles() {
        SplittableRandom random = new SplittableRandom(1);
        List<Indicator> running =
                List.of(
                        new Sma(20),
                        new Wma(20),
                        new Bollinger(20, 2),
                        new Vwap(20),
                        new Donchian(20),
                        new Stochastic(20, 3),
                        new Ema(20),
                        new Rsi(20),
                        new Atr(20));
        List<TestBar> last = List.of();
        for (int part = 0; part < 100; part++) {
            last = Markets.spikes(random, 10_000);
            for (TestBar bar : last) {
                running.forEach(one -> one.update(bar));
            }
        }
        List<Indicator> fresh =
                List.of(
                        new Sma(20),
                        new Wma(20),
                        new Bollinger(20, 2),
                        new Vwap(20),
                        new Donchian(20),
                        new Stochastic(20, 3),
                        new Ema(20),
                        new Rsi(20),
                        new Atr(20));
        for (TestBar bar : last.subList(8_000, 10_000)) {
            fresh.forEach(one -> one.update(bar));
        }
        for (int i = 0; i < running.size(); i++) {
            double wanted = fresh.get(i).value();
            assertThat(running.get(i).value())
                    .as(running.get(i).name())
                    .isCloseTo(wanted, within(1e-9 * Math.abs(wanted)));
        }
        // Of what looks back at a window, to the bit.
        for (int i = 0; i < 6; i++) {
            assertThat(running.get(i).value()).isEqualTo(fresh.get(i).value());
        }
    }

    /** Prices near the end of 64 bits, one unit apart: in doubles nothing of it would be left. */
    @Test
    void bandsOfHugePricesAreExact() {
        long base = 4_000_000_000_000_000_000L;
        Bollinger bands = new Bollinger(3, 2);
        bands.update(TestBar.flat(0, 1, 1));
        for (int i = 1; i < 400; i++) {
            bands.update(TestBar.flat(i, base + 1_000L * (i % 3), 1));
        }

        double wanted = Math.sqrt((1_000_000 + 0 + 1_000_000) / 3.0);
        assertThat(bands.deviation()).isCloseTo(wanted, within(1e-9 * wanted));
    }

    @Test
    void wideSumsAreWholeNumbers() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            WideSum sum = new WideSum();
            BigInteger wanted = BigInteger.ZERO;
            for (int i = 0; i < 40; i++) {
                long a = random.nextLong() >> random.nextInt(64);
                long b = random.nextLong() >> random.nextInt(64);
                BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
                switch (random.nextInt(4)) {
                    case 0 -> {
                        sum.add(a);
                        wanted = wanted.add(BigInteger.valueOf(a));
                    }
                    case 1 -> {
                        sum.subtract(a);
                        wanted = wanted.subtract(BigInteger.valueOf(a));
                    }
                    case 2 -> {
                        sum.addProduct(a, b);
                        wanted = wanted.add(product);
                    }
                    default -> {
                        sum.subtractProduct(a, b);
                        wanted = wanted.subtract(product);
                    }
                }
                double expected = wanted.doubleValue();
                assertThat(sum.toDouble())
                        .as("seed %d, step %d", seed, i)
                        .isCloseTo(expected, within(1e-15 * Math.abs(expected)));
                assertThat(sum.lowBits()).isEqualTo(wanted.longValue());
            }
        }
    }

    @Test
    void wideSumTimesAFactorIsTakenAway() {
        for (long seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            WideSum small = new WideSum();
            long a = random.nextLong() >>> (1 + random.nextInt(60));
            long b = random.nextLong() >>> (1 + random.nextInt(60));
            small.addProduct(a, b);
            long factor = random.nextLong() >>> (1 + random.nextInt(60));
            WideSum sum = new WideSum();
            sum.subtractProduct(small, factor);
            double wanted =
                    BigInteger.valueOf(a)
                            .multiply(BigInteger.valueOf(b))
                            .multiply(BigInteger.valueOf(factor))
                            .negate()
                            .doubleValue();
            assertThat(sum.toDouble())
                    .as("seed %d", seed)
                    .isCloseTo(wanted, within(1e-15 * Math.abs(wanted)));
        }
    }

    @Test
    void stateIsTextAndBack() {
        StateWriter writer = new StateWriter();
        writer.write(-1L);
        writer.write(0.1);
        writer.write(true);
        StateReader reader = new StateReader(writer.text());

        assertThat(writer.text()).isEqualTo("ffffffffffffffff.3fb999999999999a.0000000000000001");
        assertThat(reader.readLong()).isEqualTo(-1);
        assertThat(reader.readDouble()).isEqualTo(0.1);
        assertThat(reader.isAtEnd()).isFalse();
        assertThat(reader.readBoolean()).isTrue();
        assertThat(reader.isAtEnd()).isTrue();
        assertThat(new StateReader("").isAtEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "ffffffffffffffff,", "gggggggggggggggg", "fffffffffffffffff"})
    void stateThatIsNoneIsRefused(String text) {
        assertFails(ErrorCode.INVALID_ARGUMENT, () -> new StateReader(text).readLong());
    }
}
