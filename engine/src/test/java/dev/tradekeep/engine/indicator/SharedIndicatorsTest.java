package dev.tradekeep.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradekeep.engine.core.BarClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An indicator that follows another of the same declaration tells the same, to the last bit. */
class SharedIndicatorsTest {
    private static final int BARS = 2_000;

    private final List<BarClosed> bars = walk();

    @Test
    void followersTellWhatTheyWouldHaveComputed() {
        check(() -> new Sma(20), Sma::value);
        check(() -> new Sma(Price.TYPICAL, 20), Sma::value);
        check(() -> new Wma(20), Wma::value);
        check(() -> new Ema(20), Ema::value);
        check(() -> new Rsi(14), Rsi::value, rsi -> rsi.isFlat() ? 1 : 0);
        check(() -> new Atr(14), Atr::value);
        check(() -> new Macd(12, 26, 9), Macd::value, Macd::signal, Macd::histogram);
        check(
                () -> new Bollinger(20, 2),
                Bollinger::value,
                Bollinger::middle,
                Bollinger::upper,
                Bollinger::lower,
                Bollinger::deviation);
        check(
                () -> new Donchian(20),
                Donchian::value,
                Donchian::middle,
                Donchian::upper,
                Donchian::lower,
                Donchian::upperBefore,
                Donchian::lowerBefore);
    }

    @Test
    void followsNoneThatWasDeclaredInAnotherWay() {
        assertThat(new Sma(20).follow(new Sma(21))).isFalse();
        assertThat(new Sma(20).follow(new Sma(Price.TYPICAL, 20))).isFalse();
        assertThat(new Sma(20).follow(new Wma(20))).isFalse();
        assertThat(new Bollinger(20, 2).follow(new Bollinger(20, 2.5))).isFalse();
        assertThat(new Ema(new Sma(5), 20).follow(new Ema(new Sma(5), 20))).isFalse();
        assertThat(new Obv().follow(new Obv())).isFalse();
    }

    @Test
    void followsNoneThatHasSeenCandles() {
        Sma older = new Sma(2);
        older.update(bars.getFirst());
        assertThat(new Sma(2).follow(older)).isFalse();
        assertThat(older.follow(new Sma(2))).isFalse();
        Sma alone = new Sma(2);
        assertThat(alone.follow(alone)).isFalse();
    }

    @SafeVarargs
    private <I extends Indicator> void check(Supplier<I> maker, Function<I, Number>... readings) {
        I alone = maker.get();
        I leader = maker.get();
        I follower = maker.get();
        assertThat(follower.follow(leader)).as(alone.name()).isTrue();
        for (BarClosed bar : bars) {
            alone.update(bar);
            leader.update(bar);
            assertThat(follower.isWarm()).isEqualTo(alone.isWarm());
            if (!alone.isWarm()) {
                continue;
            }
            for (Function<I, Number> reading : readings) {
                assertThat(reading.apply(follower))
                        .as(alone.name())
                        .isEqualTo(reading.apply(alone));
            }
        }
    }

    private static List<BarClosed> walk() {
        SplittableRandom random = new SplittableRandom(1);
        List<BarClosed> bars = new ArrayList<>();
        long price = 100_000;
        for (int i = 0; i < BARS; i++) {
            long next = Math.max(1_000, price + random.nextLong(-500, 501));
            long high = Math.max(price, next) + random.nextLong(300);
            long low = Math.min(price, next) - random.nextLong(300);
            bars.add(
                    new BarClosed()
                            .set(0, i * 60L, (i + 1) * 60L, price, high, low, next, 1_000 + i % 7));
            price = next;
        }
        return bars;
    }
}
